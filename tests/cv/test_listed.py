"""Certificates, awards and publications: title against giver against date, however the list is set."""

from typing import Any

import pytest

from talent.cv import parse
from talent.cv.fields.listed_groups import listed_groups
from talent.cv.layout import TextLine
from tests.cv.documents import Ink, lines, pdf

Row = tuple[str | None, str | None, str | None]
KEYS = {
    "Sertifikasi": ("certificates", ("name", "issuer", "date")),
    "Penghargaan": ("awards", ("title", "awarder", "date")),
    "Publikasi": ("publications", ("name", "publisher", "releaseDate")),
}


def read(heading: str, rows: list[str]) -> list[Row]:
    """The entries of a page with one list; `*` makes a row bold, `/` small, `_` sets white space above it."""
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, heading, 16, bold=True))
    y = 122.0
    for row in rows:
        text = row.lstrip("*/_")
        marks = row[: len(row) - len(text)]
        size = 8 if "/" in marks else 10
        y += 12 if "_" in marks else 0
        inks.append(Ink(50, y, text, size, bold="*" in marks))
        y += 13
    section, keys = KEYS[heading]
    resume: Any = parse(pdf(inks)).resume
    return [tuple(entry.get(key) for key in keys) for entry in resume.get(section, [])]


CERTIFICATES: dict[str, list[str]] = {
    "one line each, commas": [
        "Certified Ethical Hacker, EC-Council, Mei 2021", "Pelatihan Jaringan Dasar, BNSP, Juni 2022",
    ],
    "one line each, dashes and brackets": [
        "- Certified Ethical Hacker – EC-Council (Mei 2021)", "- Pelatihan Jaringan Dasar – BNSP (Juni 2022)",
    ],
    "givers in brackets behind": [
        "Mei 2021 : Certified Ethical Hacker (EC-Council)", "Juni 2022 : Pelatihan Jaringan Dasar (BNSP)",
    ],
    "date above, giver set as the date": [
        "/Mei 2021", "Certified Ethical Hacker", "/EC-Council", "/Juni 2022", "Pelatihan Jaringan Dasar", "/BNSP",
    ],
    "dates first": [
        "Mei 2021 – Certified Ethical Hacker – EC-Council", "Juni 2022 – Pelatihan Jaringan Dasar – BNSP",
    ],
    "title, giver, date below each other": [
        "*Certified Ethical Hacker", "EC-Council", "/Mei 2021", "_*Pelatihan Jaringan Dasar", "BNSP", "/Juni 2022",
    ],
    "date above": [
        "/Mei 2021", "*Certified Ethical Hacker", "EC-Council", "_/Juni 2022", "*Pelatihan Jaringan Dasar", "BNSP",
    ],
    "giver in bold above the title": [
        "*EC-Council", "Certified Ethical Hacker", "/Mei 2021", "_*BNSP", "Pelatihan Jaringan Dasar", "/Juni 2022",
    ],
    "labels": [
        "Nama: Certified Ethical Hacker", "Penyelenggara: EC-Council", "Tahun: 05/2021",
        "_Nama: Pelatihan Jaringan Dasar", "Penyelenggara: BNSP", "Tahun: 06/2022",
    ],
    "words before the date": [
        "*Certified Ethical Hacker", "/Diterbitkan pada Mei 2021", "/oleh EC-Council",
        "_*Pelatihan Jaringan Dasar", "/Diterbitkan pada Juni 2022", "/oleh BNSP",
    ],
    "in one paragraph": [
        "Certified Ethical Hacker (EC-Council, Mei 2021); Pelatihan Jaringan Dasar (BNSP, Juni 2022)",
    ],
    "an end of validity is no date": [
        "*Certified Ethical Hacker", "EC-Council, Mei 2021 (berlaku hingga Mei 2024)",
        "_*Pelatihan Jaringan Dasar", "BNSP, Juni 2022 (berlaku hingga Juni 2025)",
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", CERTIFICATES)
def test_certificates(case: str) -> None:
    assert read("Sertifikasi", CERTIFICATES[case]) == [
        ("Certified Ethical Hacker", "EC-Council", "2021-05"),
        ("Pelatihan Jaringan Dasar", "BNSP", "2022-06"),
    ]


def test_titles_without_giver_are_one_entry_each() -> None:
    rows = ["TensorFlow Developer Certificate", "Pelatihan Jaringan Dasar", "Certified Scrum Master"]
    assert [row[0] for row in read("Sertifikasi", rows)] == rows


def test_wrapped_titles_are_told_from_the_next_by_white_space() -> None:
    rows = ["Google Data", "_Sertifikasi Kompetensi Pemrogram Pelaksana Lanjutan Tingkat Nasional dan", "Regional",
            "_Pelatihan Jaringan"]  # fmt: skip
    assert [row[0] for row in read("Sertifikasi", rows)] == [
        "Google Data",
        "Sertifikasi Kompetensi Pemrogram Pelaksana Lanjutan Tingkat Nasional dan Regional",
        "Pelatihan Jaringan",
    ]


def test_entries_that_end_with_their_dates_may_run_over_lines() -> None:
    rows = ["Professional Machine Learning", "Engineer, Google Cloud (2022)", "Diklat Pranata Komputer, Balai",
            "Pelatihan (2021)"]  # fmt: skip
    assert [(row[0], row[2]) for row in read("Sertifikasi", rows)] == [
        ("Professional Machine Learning Engineer", "2022"),
        ("Diklat Pranata Komputer", "2021"),
    ]


def test_a_paragraph_parted_by_semicolons_holds_an_entry_in_each_part() -> None:
    rows = [
        "Certified Scrum Master (Scrum Alliance, 2022); Machine Learning Engineer",
        "Nanodegree (Udacity, 2021)",
    ]
    assert read("Sertifikasi", rows) == [
        ("Certified Scrum Master", "Scrum Alliance", "2022"),
        ("Machine Learning Engineer Nanodegree", "Udacity", "2021"),
    ]


AWARDS: dict[str, tuple[list[str], list[Row]]] = {
    "a comma inside of the title": (
        ["*Juara 2, Hackathon Layanan Publik", "Rumah Inovasi Digital", "/2021"],
        [("Juara 2, Hackathon Layanan Publik", "Rumah Inovasi Digital", "2021")],
    ),
    "a level behind the comma": (["Mahasiswa Berprestasi, Tingkat Fakultas"],
                                 [("Mahasiswa Berprestasi, Tingkat Fakultas", None, None)]),
    "nothing to print": (
        ["*Best Paper Award", "undefined NaN", "Universitas Padjadjaran"],
        [("Best Paper Award", "Universitas Padjadjaran", None)],
    ),
    "told by a word": (
        ["*Pegawai Teladan", "by Dinas Kominfo Kota Bogor", "Awarded 2025-05"],
        [("Pegawai Teladan", "Dinas Kominfo Kota Bogor", "2025-05")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", AWARDS)
def test_awards(case: str) -> None:
    rows, found = AWARDS[case]
    assert read("Penghargaan", rows) == found


PUBLICATIONS: dict[str, list[str]] = {
    "journal below": ["Layanan Digital bagi Warga Desa", "Jurnal Administrasi Nusantara", "2021-10"],
    "journal behind a comma": ["Layanan Digital bagi Warga Desa, Jurnal Administrasi Nusantara, Okt 2021"],
    "journal behind a bar": ["- Layanan Digital bagi Warga Desa | Jurnal Administrasi Nusantara | Okt 2021"],
    "kind before the title": [
        "*Artikel: Layanan Digital bagi Warga Desa", "/Oktober 2021", "Jurnal Administrasi Nusantara",
    ],
    "published by": [
        "*Layanan Digital bagi Warga Desa", "/Published by Jurnal Administrasi Nusantara", "/Published on 2021-10",
    ],
    "dates first": ["Oktober 2021 – Layanan Digital bagi Warga Desa – Jurnal Administrasi Nusantara"],
    "journal behind a word": ["- Layanan Digital bagi Warga Desa dalam Jurnal Administrasi Nusantara, Okt 2021"],
    "published in, above the title": [
        "/2021-10", "/Published in Jurnal Administrasi Nusantara", "Layanan Digital bagi Warga Desa",
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", PUBLICATIONS)
def test_publications(case: str) -> None:
    assert read("Publikasi", PUBLICATIONS[case]) == [
        ("Layanan Digital bagi Warga Desa", "Jurnal Administrasi Nusantara", "2021-10")
    ]


def typed(heading: str, *rows: str) -> dict[str, Any]:
    """The resume of a typed page with one list."""
    return parse("\n".join(["Asep Sunandar", "asep@example.com", "", heading, *rows, ""]).encode()).resume


def test_titles_with_their_journals_are_publications_under_a_portfolio() -> None:
    resume = typed("PORTOFOLIO", "Layanan Digital bagi Warga, Jurnal Desa, Oktober 2021")
    assert [one["publisher"] for one in resume["publications"]] == ["Jurnal Desa"]
    assert "projects" not in resume


def test_a_journal_goes_on_in_the_next_row_and_a_typed_rule_is_no_title() -> None:
    rows = (
        "_" * 20,
        "Digital Services for Rural Villages, Proceedings of the Asian",
        "Hazards Forum, July 2024",
    )
    found = typed("PUBLICATIONS", *rows)["publications"]
    assert [(one["name"], one["publisher"], one["releaseDate"]) for one in found] == [
        ("Digital Services for Rural Villages", "Proceedings of the Asian Hazards Forum", "2024-07")
    ]


def test_a_bracket_that_shortens_a_title_or_tells_its_level_gave_nothing() -> None:
    names = [
        "Project Management for Development Professionals (PMD Pro)",
        "Pelatihan Cek Fakta (Tingkat Lanjut)",
    ]
    assert [name for name, _, _ in read("Sertifikasi", [f"- {name}" for name in names])] == names


def test_entries_begin_with_their_dates_in_a_margin_however_all_is_set() -> None:
    lines = []
    for text in ("2018/08\tIntroduction to Cybersecurity", "Cisco", "2025/04\tExcel Specialist", "Microsoft"):
        x0, cells = (50.0, [(0, 7), (8, len(text))]) if "\t" in text else (140.0, [])
        box = (x0, 0.0, x0 + 9, 9.0)
        lines.append(
            TextLine(text, gap=0.5, boxes=[box] * len(text), cells=cells, x0=x0, x1=x0 + 9 * len(text))
        )
    assert [len(group) for group in listed_groups(lines)] == [2, 2]


def test_a_date_beside_the_title_begins_an_entry_and_its_giver_stands_near_below() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Sertifikasi", 16, bold=True))
    for y, title, giver in (
        (122, "Introduction to Cybersecurity", "Cisco"),
        (160, "Excel Specialist", "BNSP"),
    ):
        inks += [Ink(50, y, title), Ink(480, y, "Mei 2021"), Ink(50, y + 13, giver)]
    found: Any = parse(pdf(inks)).resume
    assert [entry.get("issuer") for entry in found["certificates"]] == ["Cisco", "BNSP"]


def test_much_white_between_all_lines_parts_no_title_from_its_rest() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Sertifikasi", 16, bold=True))
    for y, rows in (
        (125, ("Excel Specialist", "", "BNSP")),
        (190, ("Certified Developer", "Associate", "Cisco")),
    ):
        for number, text in enumerate(filter(None, rows)):
            inks.append(Ink(50, y + 17 * number, text, 10, bold=text not in ("BNSP", "Cisco")))
    found: Any = parse(pdf(inks)).resume
    assert [entry["name"] for entry in found["certificates"]] == [
        "Excel Specialist",
        "Certified Developer Associate",
    ]


def test_how_to_reach_the_person_is_no_certificate() -> None:
    rows = ["- Certified Ethical Hacker, EC-Council, Mei 2021", "__asep.example.com | linkedin.com/in/asep"]
    assert read("Sertifikasi", rows) == [("Certified Ethical Hacker", "EC-Council", "2021-05")]


def test_what_counts_the_items_is_no_part_of_their_names() -> None:
    lines = ["Asep Sunandar", "asep@example.com", "", "SERTIFIKASI", "- 1. Pelatihan Contoh, BNSP (2019)"]
    lines.append("- 2. Uji Kompetensi Contoh, BNSP (2020)")
    certificates = parse("\n".join(lines).encode()).resume["certificates"]
    assert [one["name"] for one in certificates] == ["Pelatihan Contoh", "Uji Kompetensi Contoh"]


def test_who_gave_it_may_stand_in_brackets_before_the_date() -> None:
    page = lines(
        [
            "!Asep Sunandar", "#SERTIFIKASI", "Chartered Accountant (CA) (Ikatan Akuntan Contoh), Jul 2024",
            "Brevet Pajak (Ikatan Akuntan Contoh), Sep 2024",
        ]
    )  # fmt: skip
    assert [(item["name"], item["issuer"]) for item in parse(pdf(page)).resume["certificates"]] == [
        ("Chartered Accountant (CA)", "Ikatan Akuntan Contoh"),
        ("Brevet Pajak", "Ikatan Akuntan Contoh"),
    ]
