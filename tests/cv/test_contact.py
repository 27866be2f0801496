"""E-mail, telephone, links and home however they are written."""

from typing import Any

import pytest

from talent.cv import parse


def basics(*lines: str) -> dict[str, object]:
    """The basics of a plain text with these lines under the name."""
    text = "\n".join(("Asep Sunandar", *lines, "", "KEAHLIAN", "", "Python, SQL", ""))
    found: dict[str, object] = parse(text.encode()).resume.get("basics", {})
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
        "mailto:asep@example.com",
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
        ("Jakarta Selatan, DKI Jakarta", {"city": "Jakarta Selatan", "region": "DKI Jakarta"}),
        ("Alamat: Jl. Melati No. 3, Cimahi, Jawa Barat", {"city": "Cimahi", "region": "Jawa Barat"}),
    ],
)
def test_home(written: str, location: dict[str, str]) -> None:
    assert basics(written, "asep@example.com")["location"] == location
