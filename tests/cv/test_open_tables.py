"""Tables without ruled lines: titles tell the columns, white space the rows, wherever text stands in its cell."""

from collections.abc import Sequence
from typing import Any

import pytest

from talent.cv import parse
from talent.cv.layout import Word
from talent.cv.page.open_tables import find_open_tables
from talent.cv.page.rows import rows_of
from tests.cv.documents import Ink, pdf

LINE = 12.0
PLACES = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
JOBS = (
    (
        ("Januari 2020 –", "Maret 2024"),
        ("Dinas Komunikasi", "dan Informatika"),
        ("Analis Data",),
    ),
    (("2017 – 2019",), ("Yayasan Literasi",), ("Koordinator", "Lapangan")),
    (("2015 – 2016",), ("PT Contoh Jaya",), ("Staf Administrasi",)),
)
FOUND = [
    ("Dinas Komunikasi dan Informatika", "Analis Data", "2020-01"),
    ("Yayasan Literasi", "Koordinator Lapangan", "2017"),
    ("PT Contoh Jaya", "Staf Administrasi", "2015"),
]


def page(
    titles: tuple[str, ...],
    rows: Sequence[Sequence[Sequence[str]]],
    *,
    place: float,
    xs: tuple[float, ...] = (50, 150, 270),
) -> bytes:
    """A page with one section of work: its titles, and rows of cells of lines."""
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "PENGALAMAN KERJA", 13, bold=True)]
    inks += [Ink(x, 115, title, 10, bold=True) for x, title in zip(xs, titles, strict=True)]
    top = 135.0
    for cells in rows:
        height = max(map(len, cells))
        for x, cell in zip(xs, cells, strict=True):
            first = top + place * (height - len(cell)) * LINE
            inks += [Ink(x, first + LINE * at, text, 9.5) for at, text in enumerate(cell)]
        top += height * LINE + 6
    return pdf([*inks, Ink(50, top + 30, "KEAHLIAN", 13, bold=True), Ink(50, top + 55, "Python, SQL")])


def jobs(data: bytes) -> list[tuple[Any, ...]]:
    work = parse(data).resume["work"]
    return [tuple(item.get(key) for key in ("name", "position", "startDate")) for item in work]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_cells_are_read_by_their_columns_wherever_their_text_stands(place: float) -> None:
    assert jobs(page(("Periode", "Instansi", "Jabatan"), JOBS, place=place)) == FOUND


def test_duties_below_the_post_in_its_cell_are_no_part_of_it() -> None:
    rows = [
        (*cells[:2], (*cells[2], "- Menyusun laporan bulanan", "untuk pimpinan", "- Memimpin 4 orang"))
        for cells in JOBS
    ]
    data = page(("Periode", "Instansi", "Jabatan dan Uraian Tugas"), rows, place=0.0)
    work = parse(data).resume["work"]
    assert [item["position"] for item in work] == ["Analis Data", "Koordinator Lapangan", "Staf Administrasi"]
    assert work[0]["highlights"] == ["Menyusun laporan bulanan untuk pimpinan", "Memimpin 4 orang"]


def test_rows_that_tell_no_time_are_no_table() -> None:
    def words(*texts: str, y: float) -> list[Word]:
        return [
            Word(text, [], 10, False, x, y, x + 5 * len(text), y + 10)
            for x, text in zip((50, 150, 270), texts, strict=True)
        ]

    head = words("Periode", "Instansi", "Jabatan", y=100)
    assert len(find_open_tables(rows_of([*head, *words("2019", "Kelurahan", "Staf", y=120)]))) == 1
    assert find_open_tables(rows_of([*head, *words("Satu", "dua", "tiga", y=120)])) == []


def test_start_and_end_in_columns_of_their_own_below_numbered_titles() -> None:
    rows = [
        (("(1)",), ("(2)",), ("(3)",), ("(4)",)),
        (("Yayasan Literasi",), ("Koordinator", "Lapangan"), ("Mei 2021",), ("sekarang",)),
        (("Dinas Komunikasi", "dan Informatika"), ("Analis Data",), ("Januari", "2017"), ("April 2021",)),
    ]
    data = page(("Instansi", "Jabatan", "Mulai", "Selesai"), rows, place=0.0, xs=(50, 180, 300, 400))
    assert jobs(data) == [
        ("Yayasan Literasi", "Koordinator Lapangan", "2021-05"),
        ("Dinas Komunikasi dan Informatika", "Analis Data", "2017-01"),
    ]


def test_rows_without_white_space_between_begin_where_all_columns_do() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "PENGALAMAN KERJA", 13, bold=True)]
    lines = (
        ("Periode", "Instansi /", "Jabatan"),
        ("", "Perusahaan", ""),
        ("Januari 2020 –", "Dinas Komunikasi", "Analis Data"),
        ("Maret 2024", "dan Informatika", ""),
        ("2017 – 2019", "Yayasan Literasi", "Koordinator"),
        ("", "", "Lapangan"),
        ("2015 – 2016", "PT Contoh Jaya", "Staf Administrasi"),
    )
    inks += [
        Ink(x, 115 + LINE * at, text, 9.5, bold=at < 2)
        for at, cells in enumerate(lines)
        for x, text in zip((50, 150, 235), cells, strict=True)
        if text
    ]
    assert jobs(pdf([*inks, Ink(50, 260, "KEAHLIAN", 13, bold=True), Ink(50, 285, "Python, SQL")])) == FOUND
