"""What the links of a document say of addresses that its page prints in pieces, or not at all."""

from typing import Any

import pytest

from talent.cv import parse
from talent.cv.read_links import target_of
from tests.cv.documents import Ink, Leads, lines, pdf


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
