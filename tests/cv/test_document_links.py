"""What the links of a document say of addresses that its page prints in pieces, or not at all."""

from typing import Any

import pytest

from talent.cv import parse
from talent.cv.formats.link_target import target_of
from talent.cv.protection.identity import identity_of
from talent.cv.types import ParsedCv
from tests.cv.documents import Ink, Leads, docx, lines, paragraph, pdf
from tests.cv.office import odt, p


def basics(inks: list[Ink], *links: Leads) -> dict[str, Any]:
    found: dict[str, Any] = parse(pdf(inks, links=links)).resume.get("basics", {})
    return found


def bar(*texts: str, first: float = 120.0) -> list[Ink]:
    """A name, and lines of a narrow bar 12 points apart from `first` on; work stands beside."""
    inks = [Ink(50, 40, "Asep Sunandar", 22, bold=True)]
    inks += [Ink(50, first + 12 * number, text, 10) for number, text in enumerate(texts)]
    work = (
        "#Pengalaman",
        "Analis Data, PT Contoh Jaya",
        "Januari 2020 - Maret 2024",
        "- Menyusun laporan bulanan",
    )
    return [*inks, *lines(work, x=230, y=120)]


@pytest.mark.parametrize(
    ("printed", "target", "key", "value"),
    [
        (
            ("asep.", "sunandar@example.com"),
            "mailto:asep.sunandar@example.com",
            "email",
            "asep.sunandar@example.com",
        ),
        (("sunan-", "dar@example.com"), "mailto:sunandar@example.com", "email", "sunandar@example.com"),
        (("asep-", "dar@example.com"), "mailto:asep-dar@example.com", "email", "asep-dar@example.com"),
        (("asep@exam", "ple.co", "m"), "mailto:Asep@example.com?subject=Halo", "email", "asep@example.com"),
        (
            ("se-", "tiawan.example.com"),
            "https://setiawan.example.com/",
            "url",
            "https://setiawan.example.com",
        ),
        (("0812 34", "56 7890"), "tel:+62-812-3456-7890", "phone", "+6281234567890"),
    ],
)
def test_a_link_tells_where_a_broken_address_begins_and_ends(
    printed: tuple[str, ...], target: str, key: str, value: str
) -> None:
    links = [Leads(50, 120 + 12 * number, 180, 131 + 12 * number, target) for number in range(len(printed))]
    assert basics(bar(*printed), *links)[key] == value


def test_words_of_one_link_are_read_together_whatever_stands_beside_the_first() -> None:
    target = "mailto:asepsunandar@example.com"
    inks = [*bar("asepsunan-", "dar@example.com", first=126.0), Ink(105, 126, "Cakap", 10)]
    found = basics(inks, Leads(50, 126, 103, 137, target), Leads(50, 138, 140, 149, target))
    assert found["email"] == "asepsunandar@example.com"


def test_a_link_that_leads_elsewhere_than_it_says_changes_nothing() -> None:
    inks = bar("asep@example.com", "0812 3456 7890")
    found = basics(
        inks,
        Leads(50, 120, 150, 131, "mailto:lain@example.com"),
        Leads(50, 132, 150, 143, "tel:0813999888777"),
    )
    assert (found["email"], found["phone"]) == ("asep@example.com", "+6281234567890")


def _linked(parsed: ParsedCv) -> dict[str, tuple[Any, str, str | None]]:
    return {field.path: (field.value, field.quote, field.link) for field in parsed.fields if field.link}


def test_words_that_name_where_they_lead_give_the_address_with_the_words_as_quote() -> None:
    inks = bar("Kirim surel", "LinkedIn", "asep.s", "Portofolio")
    targets = ("mailto:Asep@example.com", "https://www.linkedin.com/in/asep-1", "https://github.com/asep.s",
               "https://asep.example.com")  # fmt: skip
    boxes = [Leads(50, 120 + 12 * at, 130, 131 + 12 * at, target) for at, target in enumerate(targets)]
    parsed = parse(pdf(inks, links=boxes))
    assert _linked(parsed) == {
        "basics.email": ("asep@example.com", "Kirim surel", targets[0]),
        "basics.profiles[0].url": (targets[1], "LinkedIn", targets[1]),
        "basics.profiles[1].url": (targets[2], "asep.s", targets[2]),
        "basics.url": (targets[3], "Portofolio", targets[3]),
    }
    # The blind copy looks for the address, not for every "LinkedIn".
    identity = identity_of(parsed)
    assert "asep-1" in identity.handles
    assert "linkedin" not in identity.handles


def test_a_button_below_the_name_of_a_user_tells_where_that_name_leads() -> None:
    inks = bar("Instagram", "asepsunandar.id", "Link", "GitHub", "asep-77", "Lihat", "Link")
    targets = {
        2: "https://instagram.com/asepsunandar.id",
        5: "https://github.com/asep-77",
        6: "https://github.com/budi",
    }
    boxes = [Leads(50, 120 + 12 * at, 80, 131 + 12 * at, target) for at, target in targets.items()]
    parsed = parse(pdf(inks, links=boxes))
    # Nobody called budi is named, so that the last button stays what it says.
    assert _linked(parsed) == {
        "basics.profiles[0].url": (targets[2], "asepsunandar.id", targets[2]),
        "basics.profiles[1].url": (targets[5], "asep-77", targets[5]),
    }


def test_links_of_others_are_not_the_persons() -> None:
    inks = bar("asep@example.com", "Bandung", "LinkedIn")
    links = (
        Leads(50, 120, 130, 131, "mailto:lain@example.com"),
        Leads(50, 132, 130, 143, "https://github.com/maju"),
        Leads(50, 144, 130, 155, "https://www.linkedin.com/company/maju/jobs"),
        Leads(230, 132, 420, 143, "https://github.com/maju"),
        Leads(230, 168, 420, 179, "https://portfolio.example.com"),
    )
    parsed = parse(pdf(inks, links=links))
    assert _linked(parsed) == {}
    assert parsed.resume["basics"]["email"] == "asep@example.com"


_WORD_RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r7" TargetMode="External" Target="https://github.com/asep-s"/></Relationships>"""
_WORD_LINK = (
    '<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r7">'
    "<w:r><w:t>GitHub</w:t></w:r></w:hyperlink></w:p>"
)


@pytest.mark.parametrize(
    "document",
    [
        docx(
            paragraph("Asep Sunandar", bold=True, size=40),
            _WORD_LINK,
            paragraph("asep@example.com"),
            parts={"word/_rels/document.xml.rels": _WORD_RELATIONS},
        ),
        odt(
            p("Asep Sunandar"),
            p(
                '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://github.com/asep-s">GitHub</text:a>'
            ),
            p("asep@example.com"),
        ),
        b"<h1>Asep Sunandar</h1><p>asep@example.com</p><p><a href='https://github.com/asep-s'>GitHub</a></p>",
    ],
    ids=["docx", "odt", "html"],
)
def test_formats_without_positions_tell_their_links_too(document: bytes) -> None:
    parsed = parse(document)
    assert _linked(parsed) == {
        "basics.profiles[0].url": ("https://github.com/asep-s", "GitHub", "https://github.com/asep-s")
    }


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("mailto:%20asep@example.com?cc=lain@example.com", "mailto:asep@example.com"),
        ("linkedin.com/in/asep", "https://linkedin.com/in/asep"),
        ("HTTPS://example.com/asep", "HTTPS://example.com/asep"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,asep.example.com", ""),
        ("#bab-2", ""),
        ("https://example.com/" + "a" * 400, ""),
        ("mailto:asep%0A@example.com", ""),
    ],
)
def test_only_pages_mails_and_telephones_are_targets(address: str, target: str) -> None:
    assert target_of(address) == target
