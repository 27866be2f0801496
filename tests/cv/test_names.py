"""Names that are set in pieces: over several lines, beside other lines, before the trade or the address."""

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, lines, pdf

BELOW = lines(
    ["#Work", "Backend Developer, PT Maju Jaya", "2020 - 2023", "#Skills", "Python, SQL, Docker, Git"], y=200
)


def name_of(*inks: Ink) -> str | None:
    """The name that is read of a page with these words at its top."""
    found = parse(pdf([*inks, *BELOW])).resume["basics"].get("name")
    return None if found is None else str(found)


def test_a_name_over_two_lines_beside_the_address() -> None:
    address = [
        Ink(420, 44 + 13 * number, text, 9)
        for number, text in enumerate(
            ("Yogyakarta, Indonesia", "ayu@example.com", "0812-3456-7890", "ayu.example.com")
        )
    ]
    assert (
        name_of(Ink(50, 45, "Ni Putu Ayu", 26), Ink(50, 73, "Lestari", 26), *address) == "Ni Putu Ayu Lestari"
    )


def test_a_name_over_two_lines_set_to_the_right() -> None:
    name = (Ink(400, 45, "Johannes", 26), Ink(439, 73, "Fretes", 26))
    beside = [
        Ink(50, 50 + 13 * number, text, 9)
        for number, text in enumerate(("Jayapura", "jo@example.com", "0812-3456-7890"))
    ]
    assert name_of(*name, *beside) == "Johannes Fretes"


@pytest.mark.parametrize("trade", ["Fresh Graduate", "Cyber Security Analyst"])
def test_a_trade_behind_the_name_in_other_letters(trade: str) -> None:
    assert name_of(Ink(50, 45, "Kevin Sanjaya", 20, bold=True), Ink(215, 45, trade, 20)) == "Kevin Sanjaya"


@pytest.mark.parametrize("head", ["Kevin Sanjaya, Student", "Kevin Sanjaya, Mahasiswa Informatika"])
def test_who_studies_says_so_behind_the_name(head: str) -> None:
    assert name_of(Ink(50, 45, head, 18)) == "Kevin Sanjaya"


def test_an_address_behind_the_name_on_its_line() -> None:
    inks = (
        Ink(50, 45, "Anastasia Widjaja", 14, bold=True),
        Ink(190, 47, "anastasia@mail.example.com | +62 852 5090 1022", 9),
    )
    assert name_of(*inks) == "Anastasia Widjaja"


def test_a_name_divided_at_its_hyphen() -> None:
    assert (
        name_of(Ink(50, 45, "Anastasia Widjaja-", 26), Ink(50, 73, "Koesoema", 26))
        == "Anastasia Widjaja-Koesoema"
    )


def test_titles_in_capitals_are_no_part_of_the_name() -> None:
    assert name_of(Ink(50, 45, "RINI ANDRIYANI AZ-ZAHRA, A.MD.RMIK", 20)) == "Rini Andriyani Az-Zahra"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("*** Asep Sunandar, S.Kom. ***", "Asep Sunandar"),
        ("[ Asep Sunandar ]", "Asep Sunandar"),
        ("A S E P   S U N A N D A R", "Asep Sunandar"),
        ('Asep Sunandar "Acep"', "Asep Sunandar"),
        ("ASEP SUNANDAR (ACEP)", "Asep Sunandar"),
        ("Asep Sunandar, S.H., LL.M. <halo@example.com>", "Asep Sunandar"),
        ("Asep Sunandar halo@example.com", "Asep Sunandar"),
        ("0812-3456-7890          Asep Sunandar", "Asep Sunandar"),
        ("Asep Sunandar / Data Engineer", "Asep Sunandar"),
        ("Halo, saya Asep Sunandar.", "Asep Sunandar"),
        ("CV / Asep Sunandar", "Asep Sunandar"),
        ("Asep Sunandar's CV", "Asep Sunandar"),
        ("Nama Lengkap........: Asep Sunandar", "Asep Sunandar"),
        ("Nama  Asep Sunandar", "Asep Sunandar"),
        ("Halo kak, nama saya Asep Sunandar.", "Asep Sunandar"),
        ("Curriculum Vitae\n================\nSunandar", "Sunandar"),
        ("Data Engineer\nSunandar", "Sunandar"),
        ("asep sunandar", None),
        ("data engineer", None),
        ("Bandung, Jawa Barat", None),
    ],
)
def test_names_that_are_typed_with_something_around_them(typed: str, name: str | None) -> None:
    text = f"{typed}\nBandung, kontak@example.com\n\nPENGALAMAN\n\nAnalis, PT Maju Jaya\n2020 - 2023\n"
    assert parse(text.encode()).resume["basics"].get("name") == name


@pytest.mark.parametrize(
    ("first", "second", "below", "name"),
    [
        (("Asep", 16), ("SUNANDAR", 24), "Analis Data", "Asep SUNANDAR"),
        (("Asep", 24), ("Sunandar", 16), "Analis Data", "Asep Sunandar"),
        (("Asep Maulana", 24), ("Sunandar", 16), "sunandar@example.com", "Asep Maulana Sunandar"),
        (("Asep Maulana", 24), ("Barista", 16), "sunandar@example.com", "Asep Maulana"),
        (("Asep Maulana", 24), ("Data Analyst", 16), "Bandung", "Asep Maulana"),
        (("Asep", 20), ("Samosir", 20), "Analis Data", "Asep Samosir"),
        (("asep maulana", 24), ("analis data", 11), "Bandung", "Asep Maulana"),
    ],
)
def test_a_name_over_two_lines_of_unlike_size(
    first: tuple[str, int], second: tuple[str, int], below: str, name: str
) -> None:
    (one, big), (two, small) = first, second
    y = 45 + 1.2 * big
    inks = (Ink(50, 45, one, big), Ink(50, y, two, small), Ink(50, y + 1.3 * small, below, 10))
    assert name_of(*inks) == name


def test_a_title_without_a_point_behind_the_name_is_no_part_of_it() -> None:
    assert name_of(Ink(50, 45, "Meisya Permadi, S.Kep., Ners", 24)) == "Meisya Permadi"


@pytest.mark.parametrize(
    "head",
    [
        "Perkenalkan, nama saya Rani Wulandari.", "Pelamar: Rani Wulandari", "Nama . . . . . . : Rani Wulandari",
        "DAFTAR RIWAYAT HIDUP A.N. RANI WULANDARI", "CV Rani Wulandari (2024)", "CV 2024 RANI WULANDARI",
        "Rani Wulandari Resume", "--- Rani Wulandari ---", "Rani Wulandari;", "Rani Wulandari, 28, Bandung",
        "Rani Wulandari (She/Her)", "RANI WULANDARI 40123 BANDUNG", "RANI WULANDARI BANDUNG 40123",
        "Rani Wulandari. Bandung. 0812-3456-7890", "RANI WULANDARI HP. 0812-3456-7890", "RANI\nWULANDARI",
        "RANI WULANDARI [1/2]", "01 RANI WULANDARI", "NAMA : RANI WULANDARI 0812",
    ],
)  # fmt: skip
def test_a_typed_name_ends_where_something_else_begins(head: str) -> None:
    text = f"{head}\nsurel@example.com\n\nPengalaman Kerja\nAnalis Data, PT Contoh Jaya\nJanuari 2020 - Maret 2024\n"
    assert parse(text.encode()).resume["basics"]["name"] == "Rani Wulandari"
