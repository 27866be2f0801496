"""The heads of entries: who, as what and when, in whatever order and style a section sets them."""

from collections.abc import Sequence
from typing import Any

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, pdf

Row = Sequence[tuple[str, bool]] | str
WORK = ("name", "position", "startDate", "endDate")


def page(rows: Sequence[Row], heading: str = "Pengalaman Kerja") -> bytes:
    """A page with one section; a row is plain text, or pieces of `(text, bold)` one behind the other."""
    inks = [
        Ink(50, 40, "Asep Sunandar", 20, bold=True),
        Ink(50, 66, "asep@example.com"),
        Ink(50, 96, heading, 14, bold=True),
    ]
    for number, row in enumerate(rows):
        x = 50.0
        for text, bold in [(row, False)] if isinstance(row, str) else row:
            inks.append(Ink(x, 120 + 15 * number, text, 10, bold=bold))
            x += 5.4 * len(text) + 6
    return pdf(inks)


def jobs(data: bytes) -> list[tuple[Any, ...]]:
    """Organisation, position, start and end of each job."""
    return [tuple(entry.get(key) for key in WORK) for entry in parse(data).resume.get("work", [])]


def bold(text: str) -> list[tuple[str, bool]]:
    return [(text, True)]


CASES: dict[str, tuple[list[Row], list[tuple[Any, ...]]]] = {
    "a name without a telling word stands where the other employers stand": (
        [
            bold("PT Maju Jaya"), "Analis Data", "Jan 2020 - Des 2021", "- Menyusun laporan",
            bold("Kirana"), "Arkeolog", "Jan 2018 - Des 2019", "- Menggali",
            bold("CV Karya Bersama"), "Staf IT", "Jan 2016 - Des 2017", "- Merawat jaringan",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", "2021-12"),
            ("Kirana", "Arkeolog", "2018-01", "2019-12"),
            ("CV Karya Bersama", "Staf IT", "2016-01", "2017-12"),
        ],
    ),
    "the same with the position first": (
        [
            bold("Analis Data"), "PT Maju Jaya", "Jan 2020 - Des 2021", "- Menyusun laporan",
            bold("Arkeolog"), "Kirana", "Jan 2018 - Des 2019", "- Menggali",
            bold("Staf IT"), "CV Karya Bersama", "Jan 2016 - Des 2017", "- Merawat jaringan",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", "2021-12"),
            ("Kirana", "Arkeolog", "2018-01", "2019-12"),
            ("CV Karya Bersama", "Staf IT", "2016-01", "2017-12"),
        ],
    ),
    "bold and plain on one line are two things": (
        [
            [("Kirana", True), ("Peramu", False), ("2019 - 2021", False)], "- Meramu jamu",
            [("PT Maju Jaya", True), ("Analis Data", False), ("2017 - 2019", False)], "- Menyusun laporan",
            [("CV Karya Bersama", True), ("Staf IT", False), ("2015 - 2017", False)], "- Merawat jaringan",
        ],
        [
            ("Kirana", "Peramu", "2019", "2021"),
            ("PT Maju Jaya", "Analis Data", "2017", "2019"),
            ("CV Karya Bersama", "Staf IT", "2015", "2017"),
        ],
    ),
    "several positions under one employer": (
        [
            bold("PT Maju Jaya"),
            "Kepala Tim Data", "Jan 2020 - sekarang", "- Memimpin tim lima orang",
            "Analis Data", "Jan 2018 - Des 2019", "- Menyusun laporan bulanan",
            bold("CV Karya Bersama"),
            "Staf IT", "Jan 2016 - Des 2017", "- Merawat jaringan kantor",
        ],
        [
            ("PT Maju Jaya", "Kepala Tim Data", "2020-01", None),
            ("PT Maju Jaya", "Analis Data", "2018-01", "2019-12"),
            ("CV Karya Bersama", "Staf IT", "2016-01", "2017-12"),
        ],
    ),
    "an employer with the whole time, positions with theirs beneath": (
        [
            bold("PT Maju Jaya, 2018 - 2022"),
            "Kepala Tim Data, 2020 - 2022", "- Memimpin tim lima orang",
            "Analis Data, 2018 - 2020", "- Menyusun laporan bulanan",
            bold("CV Karya Bersama, 2016 - 2017"),
            "Staf IT, 2016 - 2017", "- Merawat jaringan kantor",
        ],
        [
            ("PT Maju Jaya", "Kepala Tim Data", "2020", "2022"),
            ("PT Maju Jaya", "Analis Data", "2018", "2020"),
            ("CV Karya Bersama", "Staf IT", "2016", "2017"),
        ],
    ),
    "total durations are no dates and no employer": (
        [
            bold("PT Maju Jaya"), "3 years 2 months", "Analis Data", "Jan 2020 - Feb 2023 (3 yrs 2 mos)", "- Menyusun",
            bold("CV Karya Bersama"), "1 year", "Staf IT", "Jan 2018 - Des 2018 (1 yr)", "- Merawat",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", "2023-02"),
            ("CV Karya Bersama", "Staf IT", "2018-01", "2018-12"),
        ],
    ),
    "dates on their own line above the head": (
        [
            "Jan 2020 - Des 2021", bold("Analis Data"), "PT Maju Jaya", "- Menyusun laporan",
            "Jan 2018 - Des 2019", bold("Arkeolog"), "Kirana", "- Menggali",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", "2021-12"),
            ("Kirana", "Arkeolog", "2018-01", "2019-12"),
        ],
    ),
    "a range over two lines": (
        [
            bold("Analis Data"), "PT Maju Jaya", "Jan 2020 -", "Sekarang", "- Menyusun laporan",
            bold("Staf IT"), "CV Karya Bersama", "Jan 2018 -", "Des 2019", "- Merawat jaringan",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", None),
            ("CV Karya Bersama", "Staf IT", "2018-01", "2019-12"),
        ],
    ),
    "texts without bullets below": (
        [
            bold("Analis Data"), "PT Maju Jaya | Jan 2020 - Des 2021", "Menyusun laporan bulanan",
            "Melatih dua orang baru",
            bold("Arkeolog"), "Kirana | Jan 2018 - Des 2019", "Menggali situs", "Menulis laporan",
        ],
        [
            ("PT Maju Jaya", "Analis Data", "2020-01", "2021-12"),
            ("Kirana", "Arkeolog", "2018-01", "2019-12"),
        ],
    ),
    "a comma between, in each entry alike": (
        [
            "Kirana, Peramu, 2019 - 2021", "- Meramu jamu",
            "PT Maju Jaya, Analis Data, 2017 - 2019", "- Menyusun laporan",
            "CV Karya Bersama, Staf IT, 2015 - 2017", "- Merawat jaringan",
        ],
        [
            ("Kirana", "Peramu", "2019", "2021"),
            ("PT Maju Jaya", "Analis Data", "2017", "2019"),
            ("CV Karya Bersama", "Staf IT", "2015", "2017"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_jobs(case: str) -> None:
    rows, truth = CASES[case]
    assert jobs(page(rows)) == truth


def test_the_site_of_an_employer_is_no_part_of_its_name() -> None:
    rows: list[Row] = [
        bold("PT Maju Jaya (https://majujaya.example)"), "Analis Data", "Jan 2020 - Des 2021", "- Menyusun laporan",
        bold("CV Karya Bersama (https://karya.example)"), "Staf IT", "Jan 2016 - Des 2017", "- Merawat jaringan",
    ]  # fmt: skip
    assert [job[0] for job in jobs(page(rows))] == ["PT Maju Jaya", "CV Karya Bersama"]


def test_a_form_without_colons_is_read() -> None:
    rows: list[Row] = [
        "Tanggal Jan 2020 - Des 2021", "Jabatan Analis Data", "Nama dan alamat perusahaan Kirana",
        "- Menyusun laporan bulanan untuk pimpinan dan dinas",
        "Tanggal Jan 2016 - Des 2017", "Jabatan Staf IT", "Nama dan alamat perusahaan Lajur",
    ]  # fmt: skip
    assert jobs(page(rows)) == [
        ("Kirana", "Analis Data", "2020-01", "2021-12"),
        ("Lajur", "Staf IT", "2016-01", "2017-12"),
    ]


@pytest.mark.parametrize(
    ("row", "truth"),
    [
        (
            "Data Engineer, Parker, Jensen and Martin, Meulaboh",
            ("Parker, Jensen and Martin", "Data Engineer"),
        ),
        ("Nurse, mental health, RSUD Cimahi, Cimahi", ("RSUD Cimahi", "Nurse, mental health")),
        (
            "Public Relations Officer, Brown and Sons, Padang Sidempuan",
            ("Brown and Sons", "Public Relations Officer"),
        ),
        ("Analis Data, kirana, Kota Administrasi Jakarta Timur", ("kirana", "Analis Data")),
    ],
)
def test_a_comma_within_a_name_or_title_parts_nothing(row: str, truth: tuple[str, str]) -> None:
    other = "Data Analyst, PT Padi Emas, Bandung"
    rows = [
        row,
        "Jan 2020 - Des 2021",
        "- Menyusun laporan",
        other,
        "Jan 2018 - Des 2019",
        "- Menyusun laporan",
    ]
    assert jobs(page(rows))[0][:2] == truth


@pytest.mark.parametrize("role", ["Relawan", "Volunteer"])
def test_a_role_in_the_words_of_a_heading_is_a_role(role: str) -> None:
    resume = parse(page([role, "Palang Merah Indonesia", "Mar 2018 - Mar 2019"], "Kegiatan Sukarela")).resume
    assert [entry.get("position") for entry in resume["volunteer"]] == [role]


def test_what_was_done_is_no_rest_of_a_full_line_above() -> None:
    inks = [Ink(45, 40, "Asep Sunandar", 20, bold=True), Ink(45, 90, "Pengalaman", 13, bold=True)]
    texts = [
        "10.2024 - 10.2025", "Content Writer", "Dinas Komunikasi dan Informatika Jawa Barat",
        "Merancang dasbor untuk 58 perangkat", "03.2022 - 09.2024", "Analis Data", "UD Prastuti (Persero) Tbk",
        "Mengelola anggaran",
    ]  # fmt: skip
    inks += [Ink(45, 112 + 13 * number, text, 10) for number, text in enumerate(texts)]
    inks += [Ink(320, 90, "Keahlian", 13, bold=True)]
    inks += [
        Ink(320, 112 + 13 * number, skill, 10)
        for number, skill in enumerate(("Python", "SQL", "Excel", "Go"))
    ]
    assert [job[0] for job in jobs(pdf(inks))] == [
        "Dinas Komunikasi dan Informatika Jawa Barat", "UD Prastuti (Persero) Tbk",
    ]  # fmt: skip


def test_a_table_whose_number_column_is_narrow_has_its_columns() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Karier", 14, bold=True)]
    rows = [
        ("No", "Perusahaan", "Jabatan", "Periode"),
        ("1", "Bukalapak", "Staf Humas", "Jan 2024 - Sep 2025"),
        ("2", "PD Mulyani Lestari", "Pranata Komputer", "Jun 2022 - Des 2023"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((50, 72, 260, 400), row, strict=True):
            inks.append(Ink(x, 115 + 18 * number, text, 10, bold=number == 0))
    assert [job[:2] for job in jobs(pdf(inks))] == [
        ("Bukalapak", "Staf Humas"),
        ("PD Mulyani Lestari", "Pranata Komputer"),
    ]


def test_a_mark_without_a_space_behind_it_is_a_mark() -> None:
    rows = ["PT Padi Emas, Analis Data", "2019 - 2021", "-Menyusun laporan", "*Merawat jaringan"]
    (job,) = parse(page(rows)).resume["work"]
    assert job["highlights"] == ["Menyusun laporan", "Merawat jaringan"]


def test_a_list_parted_by_dots_goes_on_behind_a_dot_at_the_begin_of_a_line() -> None:
    rows = ["Adobe Photoshop • R • SEO • SQL", "• Redis • Kotlin • QGIS •", "Node.js"]
    names = [skill["name"] for skill in parse(page(rows, "Keahlian")).resume["skills"]]
    assert names == ["Adobe Photoshop", "R", "SEO", "SQL", "Redis", "Kotlin", "QGIS", "Node.js"]
