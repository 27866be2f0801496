"""E-mail, telephone, links and home however they are written."""

from typing import Any

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, lines, pdf


def basics(*lines: str) -> dict[str, Any]:
    """The basics of a plain text with these lines under the name."""
    text = "\n".join(("Asep Sunandar", *lines, "", "KEAHLIAN", "", "Python, SQL", ""))
    found: dict[str, Any] = parse(text.encode()).resume.get("basics", {})
    return found


@pytest.mark.parametrize(
    "written",
    [
        "asep@example.com",
        "E-mail: Asep@Example.com",
        "asep @ example.com",
        "asep(at)example.com",
        "asep [at] example.com",
        "asep [at] example [dot] com",
        "asep at example dot com",
        "mailto:asep@example.com",
        "asep@example.comTelepon 0812-3456-7890",
        "asep@example.comhttps://github.com/asep",
        "0812-3456-7890asep@example.com",
        "Emailasep@example.com",
        "asep<at>example.com",
        "Bandung | 0812-3456-7890 | asep@example.com | github.com/asep",
    ],
)
def test_addresses(written: str) -> None:
    assert basics(written)["email"] == "asep@example.com"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812-3456-7890", "+6281234567890"),
        ("+62 (0) 812 3456 7890", "+6281234567890"),
        ("(+62) 812 3456 7890", "+6281234567890"),
        ("(0812) 3456 7890", "+6281234567890"),
        ("62812 3456 7890", "+6281234567890"),
        ("0812.3456.7890", "+6281234567890"),
        ("0812 3456 7890 (WA)", "+6281234567890"),
        ("WA: 812-3456-7890", "+6281234567890"),
        ("wa.me/6281234567890", "+6281234567890"),
        ("https://wa.me/6281234567890", "+6281234567890"),
        ("HP 0812 3456 7890 / 0813 2222 3333", "+6281234567890"),
        ("(022) 2031234", "+62222031234"),
        ("+1 415-555-2671", "+14155552671"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+65 8123 4567", "+6581234567"),
        ("tel:+6281234567890", "+6281234567890"),
    ],
)
def test_numbers(written: str, number: str) -> None:
    assert basics(written, "asep@example.com")["phone"] == number


@pytest.mark.parametrize(
    ("written", "network", "username"),
    [
        ("linkedin.com/in/asep-sunandar", "LinkedIn", "asep-sunandar"),
        ("https://www.linkedin.com/in/asep-sunandar/", "LinkedIn", "asep-sunandar"),
        ("LinkedIn: asep-sunandar", "LinkedIn", "asep-sunandar"),
        ("LinkedIn: in/asep-sunandar", "LinkedIn", "asep-sunandar"),
        ("GitHub: @asepsun", "GitHub", "asepsun"),
        ("Instagram @asepsun", "Instagram", "asepsun"),
        ("github.com/asepsun", "GitHub", "asepsun"),
        ("Twitter\tasepsun", "Twitter", "asepsun"),
    ],
)
def test_profiles(written: str, network: str, username: str) -> None:
    profiles: Any = basics(written, "asep@example.com")["profiles"]
    assert [(profile["network"], profile["username"]) for profile in profiles] == [(network, username)]


@pytest.mark.parametrize(
    ("written", "location"),
    [
        (
            "Kota Bandung, Jawa Barat, Indonesia",
            {"city": "Kota Bandung", "region": "Jawa Barat", "countryCode": "ID"},
        ),
        ("Bandung, West Java", {"city": "Bandung", "region": "West Java"}),
        ("Kab. Garut", {"city": "Kab. Garut"}),
        ("Bandung, Indonesia", {"city": "Bandung", "countryCode": "ID"}),
        ("Bandung – INDONESIA", {"city": "Bandung", "countryCode": "ID"}),
        ("Bandung, Jawa Barat, ID", {"city": "Bandung", "region": "Jawa Barat", "countryCode": "ID"}),
        ("Leiden, The Netherlands", {"city": "Leiden", "countryCode": "NL"}),
        (
            "Sleman, DI Yogyakarta, Indonesia",
            {"city": "Sleman", "region": "DI Yogyakarta", "countryCode": "ID"},
        ),
        ("Indonesia", {"countryCode": "ID"}),
        ("Jakarta Selatan, DKI Jakarta", {"city": "Jakarta Selatan", "region": "DKI Jakarta"}),
        ("Alamat: Jl. Melati No. 3, Cimahi, Jawa Barat", {"city": "Cimahi", "region": "Jawa Barat"}),
    ],
)
def test_home(written: str, location: dict[str, str]) -> None:
    assert basics(written, "asep@example.com")["location"] == location


@pytest.mark.parametrize(
    ("lines", "network", "value"),
    [
        (("linkedin.com/in/", "asep-sunandar-12"), "LinkedIn", "https://linkedin.com/in/asep-sunandar-12"),
        (("https://www.linkedin.com/in/asep-", "sunandar-12"), "LinkedIn", "https://www.linkedin.com/in/asep-sunandar-12"),
        (("https://www.linkedin.com/", "in/asep-sunandar"), "LinkedIn", "https://www.linkedin.com/in/asep-sunandar"),
        (("www.linkedin.com/in/asep-", "sunandar-12 (LinkedIn)"), "LinkedIn", "https://www.linkedin.com/in/asep-sunandar-12"),
        (("github.com/asep_", "sunandar"), "GitHub", "https://github.com/asep_sunandar"),
        (("instagram.com/asepsunandar.", "id"), "Instagram", "https://instagram.com/asepsunandar.id"),
        (("linkedin.com/in/", "asep-", "sunandar"), "LinkedIn", "https://linkedin.com/in/asep-sunandar"),
        (("Bandung | linkedin.com/in/asep-", "sunandar | Jawa Barat"), "LinkedIn", "https://linkedin.com/in/asep-sunandar"),
    ],
)  # fmt: skip
def test_addresses_over_several_lines(lines: tuple[str, ...], network: str, value: str) -> None:
    profiles: Any = basics("asep@example.com", *lines, "0812-3456-7890")["profiles"]
    assert [(profile["network"], profile["url"]) for profile in profiles] == [(network, value)]


@pytest.mark.parametrize(
    "lines",
    [
        ("linkedin.com/in/asep-sunandar", "asepsunandar"),
        ("linkedin.com/in/asep-sunandar", "Bandung"),
        ("linkedin.com/in/asep-sunandar", "github.com/asep"),
        ("linkedin.com/in/asep-sunandar", "Analis data yang teliti."),
        ("linkedin.com/in/asep-sunandar/", "Bandung, Jawa Barat"),
    ],
)
def test_what_stands_below_an_address_is_not_its_end(lines: tuple[str, ...]) -> None:
    profiles: Any = basics("asep@example.com", *lines)["profiles"]
    assert profiles[0]["url"] == "https://linkedin.com/in/asep-sunandar"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("asep-sunandar-12",), [(None, "asep-sunandar-12")]),
        (("asep-sunandar-12 asepsunandar.dev",), [(None, "asep-sunandar-12")]),
        (("@asepsunandar",), [(None, "asepsunandar")]),
        (("LinkedIn", "asep-sunandar-12"), [("LinkedIn", "asep-sunandar-12")]),
        (("GitHub:", "asepsun"), [("GitHub", "asepsun")]),
        (("asep-sunandar-12 (LinkedIn)",), [("LinkedIn", "asep-sunandar-12")]),
        (("linkedin/asep-sunandar-12",), [("LinkedIn", "asep-sunandar-12")]),
        (("LinkedIn\tGitHub", "asep-12\tasepsun"), [("LinkedIn", "asep-12"), ("GitHub", "asepsun")]),
        (("github asepsunandar",), [("GitHub", "asepsunandar")]),
        (("GitHub", "Instagram"), []),
        (("LinkedIn profile",), []),
        (("Python",), []),
        (("data-driven",), []),
        (("asep",), []),
    ],
)
def test_names_of_users(lines: tuple[str, ...], found: list[tuple[str | None, str]]) -> None:
    profiles: Any = basics("asep@example.com", *lines).get("profiles", [])
    assert [(profile.get("network"), profile["username"]) for profile in profiles] == found


def test_the_end_of_a_sentence_begins_no_address() -> None:
    assert (
        basics("Pemeriksa fakta yang sabar menelusuri sumbernya.", "asep@example.com")["email"]
        == "asep@example.com"
    )


def test_the_end_of_a_broken_address_is_no_site() -> None:
    found = basics("asep.sunandar@exa", "mple.org", "0812-3456-7890")
    assert "url" not in found


def test_contact_data_at_the_foot_under_any_heading() -> None:
    text = "\n".join(
        (
            "Asep Sunandar", "", "PENGALAMAN KERJA", "", "Analis Data", "PT Maju Jaya, https://majujaya.example",
            "Jan 2020 - Mar 2021", "- Menyusun laporan", "", "asep@example.com", "linkedin.com/in/asep-sunandar",
            "Garut, Jawa Barat",
        )
    )  # fmt: skip
    resume: Any = parse(text.encode()).resume
    assert resume["basics"]["profiles"][0]["url"] == "https://linkedin.com/in/asep-sunandar"
    assert resume["basics"]["location"] == {"city": "Garut", "region": "Jawa Barat"}
    assert "url" not in resume["basics"]


def test_the_address_of_a_referee_is_not_the_persons() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nPython, SQL\n\nREFERENSI\n\nDr. Budi Raharja\n{}\n0812-3456-7890\n"
    assert "email" not in parse(text.format("budi@example.com").encode()).resume["basics"]
    own: Any = parse(text.format("asep_sunandar@example.com").encode()).resume["basics"]
    assert own["email"] == "asep_sunandar@example.com"


def test_a_country_behind_a_dash_belongs_to_the_place_of_a_job() -> None:
    text = "Asep\nasep@example.com\n\nPENGALAMAN KERJA\n\nStaf IT | CV Karya | Palu – Indonesia\nJan 2018 - Mar 2019\n"
    resume: Any = parse(text.encode()).resume
    assert resume["work"][0]["location"] == "Palu – Indonesia"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("Telepon: +62 (0)822 8020", "1315 (Seluler)"), "+6282280201315"),
        (("0812-3456-", "7890"), "+6281234567890"),
        (("+62 812 3456", "7890 | Bandung"), "+6281234567890"),
        (("0812-3456-7890", "2019"), "+6281234567890"),
        (("0812-3456-7890", "40123 Bandung"), "+6281234567890"),
        (("+62 (0)822 8020", "Bandung"), None),
    ],
)
def test_numbers_over_two_lines(lines: tuple[str, ...], number: str | None) -> None:
    assert basics(*lines, "asep@example.com").get("phone") == number


@pytest.mark.parametrize(
    ("items", "email", "url"),
    [
        (
            (("asepsunandarwijayakusu", "ma@mail.example.com"),),
            "asepsunandarwijayakusuma@mail.example.com",
            None,
        ),
        ((("asep.sunandar@surel.co", "ntoh.example"),), "asep.sunandar@surel.contoh.example", None),
        (
            (("asep.sunandar@mail.exa", "mple.com"), ("asep.example.com",)),
            "asep.sunandar@mail.example.com",
            "asep.example.com",
        ),
        (
            (("asep@mail.example.com",), ("sunandarwijaya.example", ".com")),
            "asep@mail.example.com",
            "sunandarwijaya.example.com",
        ),
    ],
)
def test_an_address_goes_on_below_where_items_stand_further_apart(
    items: tuple[tuple[str, ...], ...], email: str, url: str | None
) -> None:
    inks = lines(["!Asep Sunandar", "", "#Kontak"])
    y = 110.0
    for item in (("Jl. Kenari Raya No. 5", "Bandung"), *items, ("0812-3456-7890",)):
        inks += [Ink(50, y + 12 * number, text) for number, text in enumerate(item)]
        y += 12 * len(item) + 10
    found = parse(pdf(inks)).resume["basics"]
    assert (found["email"], found.get("url")) == (email, url and f"https://{url}")


@pytest.mark.parametrize(
    ("parts", "key", "value"),
    [
        (("asep.sunandar", "@example", ".com"), "email", "asep.sunandar@example.com"),
        (("» asep@", "mail.", "example.com"), "email", "asep@mail.example.com"),
        (("E-mail: asepsun", "andar@exampl", "e.com"), "email", "asepsunandar@example.com"),
        (("Surel:", "asep", ".sunandar", "@example.com"), "email", "asep.sunandar@example.com"),
        (("081311112222", "asep@example.com"), "email", "asep@example.com"),
        (("(+62)", "813-7777-8888"), "phone", "+6281377778888"),
        (("linkedin", ".com/in/asep"), "url", "https://linkedin.com/in/asep"),
        (("www.linkedin.com", "/in/asep"), "url", "https://www.linkedin.com/in/asep"),
        (("linkedin.", "com/", "in/asep"), "url", "https://linkedin.com/in/asep"),
        (("link", "edin.com/in/asep"), "url", "https://linkedin.com/in/asep"),
        (("linkedin.com/in/asep", "081377778888"), "url", "https://linkedin.com/in/asep"),
    ],
)
def test_parts_that_cannot_stand_alone_are_put_together(parts: tuple[str, ...], key: str, value: str) -> None:
    found = basics("Bandung", *parts, "Cimahi")
    assert (found["profiles"][0]["url"] if key == "url" else found[key]) == value


@pytest.mark.parametrize(
    "line", ["⌂ Garut ✉ asep@example.com ☎ 0812-3456-7890", "P: 0812-3456-7890 A: Garut E: asep@example.com"]
)
def test_a_place_among_other_ways_behind_its_icon_or_label(line: str) -> None:
    links = "https://www.linkedin.com/in/asep-sunandar-bandung-1990"
    assert basics(f"{line} {links}")["location"]["city"] == "Garut"


def test_buah_batu_is_no_town() -> None:
    assert basics("Alamat: Jl. Terusan Buah Batu", "No. 168, Sumedang")["location"]["city"] == "Sumedang"


def test_an_address_that_a_cell_breaks_at_a_hyphen_or_a_point_is_whole() -> None:
    for above, below in (("asep-", "sunandar@example.com"), ("asep_sunandar@mail", ".example.com")):
        inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True)]
        inks += [Ink(56, 90, "Nama", 10), Ink(156, 90, "Asep Sunandar", 10)]
        inks += [Ink(56, 112, "Email", 10), Ink(156, 112, above, 10), Ink(156, 124, below, 10)]
        rules = [f"{x} {842 - 142} 0.5 {142 - 82} re f" for x in (50, 150, 300)]
        rules += [f"50 {842 - y} 250 0.5 re f" for y in (82, 104, 142)]
        basics = parse(pdf(inks, extra=("\n".join(rules) + "\n").encode())).resume["basics"]
        assert basics["email"] == above + below
