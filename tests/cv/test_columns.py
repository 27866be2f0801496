"""Columns, margins, side bars and lists side by side: no line mixes two of them, and each keeps its order."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talent.cv import parse
from talent.cv.formats.read_pdf import read_pdf
from talent.cv.layout import TextLine, Word
from talent.cv.page.columns import _count_left, cut_regions
from talent.cv.page.headed_columns import find_headed_columns
from talent.cv.page.margin_headings import find_margin_headings
from talent.cv.page.margin_notes import with_notes
from talent.cv.page.rows import Row, joined_text, rejoin_dates, rows_of
from tests.cv.documents import Ink, lines, pdf

WORD = st.sampled_from(
    ["pagi", "kabar", "layanan", "data", "peta", "warga", "jalan", "desa", "surat", "rapat", "kebun", "pasar"]
)
STEP = st.sampled_from((12.5, 14.0, 15.0, 15.5, 18.0))
WIDTH, MARGIN = 595, 45


def texts(most: int, *, least: int = 5) -> st.SearchStrategy[list[str]]:
    return st.lists(st.lists(WORD, min_size=1, max_size=2).map(" ".join), min_size=least, max_size=most)


def named(name: str, words: list[str]) -> list[str]:
    return [f"{name} {number} {text}" for number, text in enumerate(words)]


def width_of(column: list[str], size: float) -> float:
    """At least as much as the longest line takes, in points."""
    return max(len(text) for text in column) * size * 0.58


def read(page: list[Ink], extra: bytes = b"") -> list[TextLine]:
    return read_pdf(pdf(page, extra=extra)).lines


def check(found: list[TextLine], *columns: list[str]) -> None:
    """Every column is whole and in order, and one is read after the other."""
    names = [column[0].split()[0] for column in columns]
    for column, name in zip(columns, names, strict=True):
        assert [line.text for line in found if name in line.text.split()] == column
    order = [line.text.split()[0] for line in found if line.text.split()[0] in names]
    assert order == sorted(order, key=names.index)
    assert len({line.region for line in found if line.text.split()[0] in names}) >= len(names)


@settings(max_examples=60, deadline=None)
@given(
    left=texts(20), right=texts(20), gutter=st.integers(12, 70), steps=st.tuples(STEP, STEP),
    size=st.sampled_from((8.0, 9.5, 11.0)), start=st.integers(-20, 20),
)  # fmt: skip
# The name above reaches nearer to the right column than the left one does.
@example(
    left=["pagi"] * 4 + ["kabar layanan"],
    right=["pagi"] * 5,
    gutter=40,
    steps=(12.5, 12.5),
    size=11.0,
    start=4,
)
def test_two_columns_with_headings(
    left: list[str], right: list[str], gutter: int, steps: tuple[float, float], size: float, start: int
) -> None:
    one, two = named("kiri", left), named("kanan", right)
    x = MARGIN + max(width_of(one, size), 90) + gutter
    found = read(
        [
            Ink(MARGIN, 40, "Asep Sunandar", 22, bold=True),
            *lines(["#Keahlian", *one], x=MARGIN, y=110 + start, step=steps[0], size=size),
            *lines(["#Pengalaman", *two], x=x, y=110, step=steps[1], size=size),
        ]
    )
    check(found, one, two)


@settings(max_examples=40, deadline=None)
@given(left=texts(16, least=8), right=texts(16, least=8), gutter=st.integers(16, 60))
def test_two_columns_of_another_rhythm_without_headings(
    left: list[str], right: list[str], gutter: int
) -> None:
    one, two = named("kiri", left), named("kanan", right)
    x = MARGIN + width_of(one, 10) + gutter
    check(
        read([*lines(one, x=MARGIN, step=13.1, size=10), *lines(two, x=x, y=56, step=17.3, size=10)]),
        one,
        two,
    )


@settings(max_examples=40, deadline=None)
@given(
    columns=st.tuples(texts(14), texts(14), texts(14)),
    gutter=st.integers(14, 30),
    steps=st.tuples(STEP, STEP, STEP),
)
def test_three_columns(
    columns: tuple[list[str], list[str], list[str]], gutter: int, steps: tuple[float, float, float]
) -> None:
    page: list[Ink] = [Ink(MARGIN, 40, "Asep Sunandar", 22, bold=True)]
    x = float(MARGIN)
    all_named = []
    for name, heading, words, step in zip(
        ("kiri", "tengah", "kanan"), ("#Keahlian", "#Pengalaman", "#Pendidikan"), columns, steps, strict=True
    ):
        column = named(name, words)
        all_named.append(column)
        page += lines([heading, *column], x=x, y=110, step=step, size=8)
        x += max(width_of(column, 8), 75) + gutter
    check(read(page), *all_named)


@settings(max_examples=40, deadline=None)
@given(
    left=texts(14),
    right=texts(14),
    gutter=st.integers(14, 60),
    header=st.integers(1, 4),
    footer=st.integers(0, 3),
)
def test_a_header_and_a_footer_over_two_columns(
    left: list[str], right: list[str], gutter: int, header: int, footer: int
) -> None:
    one, two = named("kiri", left), named("kanan", right)
    wide = "kata yang berdiri di atas kedua kolom dari satu tepi sampai ke tepi lain halaman ini"
    top = [f"awal {number} {wide}" for number in range(header)]
    end = [f"akhir {number} {wide}" for number in range(footer)]
    x = MARGIN + max(width_of(one, 10), 90) + gutter
    y = 60 + 15 * header
    below = y + 40 + 15 * max(len(one), len(two))
    found = read(
        [
            *lines(top, x=MARGIN, y=40, step=15, size=10),
            *lines(["#Keahlian", *one], x=MARGIN, y=y, step=15, size=10),
            *lines(["#Pengalaman", *two], x=x, y=y, step=15, size=10),
            *lines(end, x=MARGIN, y=below, step=15, size=10),
        ]
    )
    check(found, one, two)
    assert [line.text for line in found[:header]] == top
    assert [line.text for line in found[len(found) - footer :]] == end


@settings(max_examples=40, deadline=None)
@given(bar=texts(16, least=6), main=texts(20, least=6), at_left=st.booleans(), step=STEP)
def test_a_drawn_side_bar_is_read_by_itself(
    bar: list[str], main: list[str], at_left: bool, step: float
) -> None:
    own, other = named("bilah", bar), named("utama", main)
    x = 0 if at_left else 400
    panel = b"0.2 0.3 0.5 rg %d 0 195 842 re f\n" % x
    page = [
        Ink(x + 15, 40 + step * number, text, 9, color="1 1 1") for number, text in enumerate(own)
    ] + lines(other, x=215 if at_left else 40, y=47, step=15, size=9)
    check(read(page, panel), *((own, other) if at_left else (other, own)))


def test_white_words_on_white_are_left_out_and_those_on_a_dark_ground_are_not() -> None:
    page = [
        *lines(
            ["!Asep Sunandar", "asep@example.com", "#Keahlian", "Python, SQL, Docker dan lain-lain"], x=260
        ),
        Ink(20, 60, "Terlihat di bilah", 10, color="1 1 1"),
        Ink(260, 400, "Tersembunyi di kertas", 10, color="1 1 1"),
    ]
    parsed = parse(pdf(page, extra=b"0.1 0.1 0.2 rg 0 0 200 842 re f\n"))
    assert "Terlihat di bilah" in parsed.pages[0].text
    assert "Tersembunyi" not in parsed.pages[0].text
    assert "cv.warning.white_text" in [warning.code for warning in parsed.warnings]


def test_dates_of_several_lines_at_the_right_stand_with_their_entry() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com", "", "#Pengalaman Kerja"]),
        Ink(50, 126, "Kepala Gudang, PT Maju Jaya", bold=True),
        Ink(50, 142, "Mengelola gudang dengan empat belas petugas dan"),
        Ink(50, 156, "kartu stok"),
        Ink(420, 120, "April 2012"),
        Ink(440, 133, "-"),
        Ink(410, 146, "September 2021"),
        Ink(50, 200, "Petugas Gudang, CV Karya Bersama", bold=True),
        Ink(50, 216, "Mencatat barang masuk dan keluar setiap hari"),
        Ink(420, 194, "Januari 2004"),
        Ink(440, 207, "-"),
        Ink(410, 220, "Maret 2012"),
    ]
    first, second = parse(pdf(page)).resume["work"]
    assert (first["startDate"], first["endDate"]) == ("2012-04", "2021-09")
    assert (second["startDate"], second["endDate"]) == ("2004-01", "2012-03")
    assert first["highlights"] == ["Mengelola gudang dengan empat belas petugas dan kartu stok"]


def test_a_heading_of_two_lines_in_the_margin_comes_before_its_text() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"], x=200),
        Ink(50, 123, "Pengalaman", 14, bold=True),
        Ink(50, 139, "Kerja", 14, bold=True),
        *lines(
            ["Analis Data, PT Maju Jaya", "Menyusun laporan bulanan", "Menulis SQL"], x=200, y=121, size=10
        ),
        Ink(50, 223, "Riwayat", 14, bold=True),
        Ink(50, 239, "Pendidikan", 14, bold=True),
        *lines(["S1 Statistika, Universitas Pasundan", "Lulus 2016", "IPK 3,45"], x=200, y=221, size=10),
    ]
    found = [line.text for line in read(page)]
    assert found.index("Pengalaman Kerja") == found.index("Analis Data, PT Maju Jaya") - 1
    assert found.index("Riwayat Pendidikan") == found.index("S1 Statistika, Universitas Pasundan") - 1


def test_headings_in_the_margin_keep_what_stands_beside_their_second_line() -> None:
    page = [
        Ink(MARGIN, 30, "Asep Sunandar", 20, bold=True),
        Ink(MARGIN, 56, "asep@example.com, 0812 9000 1000, Bandung, Jawa Barat"),
    ]
    y = 90.0
    for heading, jobs in (
        (("Pengalaman", "Kerja"), ("PT Maju", "PT Mundur")),
        (("Kegiatan", "Organisasi"), ("Karang Taruna", "Himpunan Mahasiswa")),
    ):
        page += [Ink(MARGIN, y + 4 + 13 * n, part, 11, bold=True) for n, part in enumerate(heading)]
        for number, job in enumerate(jobs):
            page += [Ink(150, y, job, 10), Ink(400, y, f"20{18 - number} - 20{19 - number}", 10)]
            page += [Ink(150, y + 13, "Staf Data", 10)]
            y += 40
    resume = parse(pdf(page)).resume
    assert [entry["name"] for entry in resume["work"]] == ["PT Maju", "PT Mundur"]
    assert [entry["organization"] for entry in resume["volunteer"]] == ["Karang Taruna", "Himpunan Mahasiswa"]


def test_places_below_dates_in_the_margin_make_no_column_of_it() -> None:
    page = [
        Ink(MARGIN, 30, "Asep Sunandar", 20, bold=True),
        Ink(MARGIN, 56, "asep@example.com"),
        Ink(MARGIN, 90, "Jejak Langkah", 13),
    ]
    for number, name in enumerate(("PT Maju", "Dinas Kesehatan", "Koperasi Sauyunan")):
        y = 108.0 + 70 * number
        page += [
            Ink(MARGIN, y, f"Mei 20{20 - number} -", 11),
            Ink(MARGIN, y + 13, f"Juni 20{21 - number}", 11),
        ]
        page += [Ink(MARGIN, y + 26, "Bandung | Kontrak", 10)]
        page += [
            Ink(170, y, f"{name} | Analis Data", 12, bold=True),
            Ink(170, y + 16, "Menyusun laporan bulanan."),
        ]
    work = parse(pdf(page)).resume["work"]
    assert [(entry["name"], entry["startDate"], entry["endDate"], entry["location"]) for entry in work] == [
        ("PT Maju", "2020-05", "2021-06", "Bandung"),
        ("Dinas Kesehatan", "2019-05", "2020-06", "Bandung"),
        ("Koperasi Sauyunan", "2018-05", "2019-06", "Bandung"),
    ]


def test_employers_with_place_and_dates_beside_their_jobs_are_no_column() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"], x=220),
        Ink(230, 96, "PENGALAMAN KERJA", 13, bold=True),
    ]
    y = 126.0
    for number, (name, more, place) in enumerate(
        (("Koperasi Simpan", "Sauyunan", "Garut"), ("Kestrel", "", "Bekasi"), ("PT Maju", "", "Cimahi"))
    ):
        shift = 13 * bool(more)
        page += [Ink(140 - 5 * len(name), y, name, 10, bold=True), Ink(95, y + 13, more, 10, bold=True)]
        page += [
            Ink(105, y + 13 + shift, place, 10),
            Ink(60, y + 26 + shift, f"{2019 - number} - {2020 - number}", 10),
        ]
        page += [Ink(220, y, "Analis Data", 10, bold=True)]
        page += [Ink(220, y + 18 + 14 * n, f"Menyusun laporan ke-{n + 1}", 10) for n in range(3)]
        y += 85
    work = parse(pdf([ink for ink in page if ink.text])).resume["work"]
    assert [(entry["name"], entry["position"], entry["endDate"]) for entry in work] == [
        ("Koperasi Simpan Sauyunan", "Analis Data", "2020"),
        ("Kestrel", "Analis Data", "2019"),
        ("PT Maju", "Analis Data", "2018"),
    ]


def test_a_list_in_two_columns_is_read_down_and_then_down() -> None:
    page = [
        *lines(
            ["!Asep Sunandar", "asep@example.com", "#Pengalaman Kerja", "Analis, PT Maju Jaya, 2018 - 2021"]
        ),
        Ink(50, 115, "\u2022 Menyusun laporan bulanan"),
        Ink(50, 129, "dinas untuk pimpinan"),
        Ink(50, 143, "\u2022 Menulis SQL"),
        Ink(300, 115, "\u2022 Melatih tiga orang"),
        Ink(300, 129, "\u2022 Memeriksa data bulanan"),
        Ink(300, 143, "sebelum terbit"),
    ]
    assert [line.text for line in read(page)][4:] == [
        "Menyusun laporan bulanan", "dinas untuk pimpinan", "Menulis SQL",
        "Melatih tiga orang", "Memeriksa data bulanan", "sebelum terbit",
    ]  # fmt: skip


def test_values_far_behind_colons_of_their_own_are_no_column() -> None:
    rows = [
        ("Company", "PT Contoh Karya"), ("Job Title", "Data Analyst"), ("Duties", "Wrote reports for the"),
        ("", "office of the mayor"), ("Level", "Bachelor's Degree"), ("School", "Institute of"),
        ("", "Statistics"), ("Field of Study", "Management"), ("GPA", "3.95"),
    ]  # fmt: skip
    page = [Ink(50, 60, "Euis Contoh", size=18, bold=True)]
    for number, (label, value) in enumerate(rows):
        page.append(Ink(320, 110 + 15 * number, value))
        if label:
            page += [Ink(50, 110 + 15 * number, label), Ink(185, 110 + 15 * number, ":")]
    found = [line.text for line in read(page)]
    assert "Company\t:\tPT Contoh Karya" in found
    assert "GPA\t:\t3.95" in found


def test_letters_of_two_sizes_on_one_baseline_are_one_line() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"]),
        Ink(50, 120, "Analis Data", 14, bold=True),
        Ink(400, 125, "2018 - 2021", 9),
        Ink(140, 125, "PT Maju Jaya", 9),
    ]
    assert "Analis Data PT Maju Jaya\t2018 - 2021" in [line.text for line in read(page)]


def test_a_heading_below_one_of_unknown_words_in_the_margin_begins_its_own_section() -> None:
    rows = [(100, "SUMMARY OF", "Tells stories with data."), (135, "AREAS OF", "Python, SQL")]
    rows += [(170, "LANGUAGE", "Bahasa Sunda")]
    inks = lines(["!Asep Sunandar", "", "asep@example.com"])
    for (y, first, text), second in zip(rows, ("QUALIFICATIONS", "EXPERTISE", "SKILLS"), strict=True):
        inks += [Ink(50, y, first, bold=True), Ink(50, y + 13, second, bold=True), Ink(190, y, text)]
        inks += [
            Ink(
                190,
                y + 13,
                "Docker, R" if "Python" in text else "Bahasa Jawa" if "Bahasa" in text else "Since 2020.",
            )
        ]
    resume = parse(pdf(inks)).resume
    assert [item["name"] for item in resume["skills"]] == ["Python", "SQL", "Docker", "R"]
    assert [item["language"] for item in resume["languages"]] == ["Bahasa Sunda", "Bahasa Jawa"]


def test_an_address_that_reaches_over_the_edge_of_its_panel_leaves_the_panel_whole() -> None:
    panel = b"0.9 0.9 0.9 rg 34 100 147 620 re f 0 g "
    left = [
        "#Kontak",
        "kartika.dewanti.kusuma@example.com",
        "0896 5090 3024",
        "Jayapura",
        "#Keahlian",
        "SPSS",
        "R",
    ]
    right = [
        "#Pengalaman Kerja",
        "Analis Data",
        "Juni 2021 - Mei 2024",
        "Menyusun laporan untuk kantor bupati",
    ]
    page = [Ink(50, 40, "Kartika Dewanti", 22, bold=True), *lines(left, x=41, y=140, size=9)]
    page += lines([*right, *right[1:], "#Minat", "Catur"], x=200, y=140, size=9)
    texts = [line.text for line in read(page, panel)]
    assert texts[1:8] == [text.lstrip("#") for text in left]


def test_framed_words_beside_a_column_are_no_table() -> None:
    names = [(200, 240, "Python"), (243, 283, "Kotlin"), (286, 346, "PostgreSQL")]
    frames = "".join(f"{x0} {y} {x1 - x0} 15 re S " for x0, x1, _ in names for y in (655, 637))
    left = ["#Pendidikan", "S1 Ilmu Komputer", "Universitas Contoh", "2014 – 2018", "IPK 3.04"]
    page = [Ink(41, 40, "Eva Riyanti", 22, bold=True), *lines(left, x=41, y=150, size=9)]
    page += [Ink(200, 160, "Keahlian", 11, bold=True)]
    page += [Ink(x0 + 3, y, text, 8) for x0, _, text in names for y in (183, 201)]
    texts = [line.text for line in read(page, f"0.4 w {frames}".encode())]
    assert [text for text in texts if text in {word.lstrip("#") for word in left}] == [
        text.lstrip("#") for text in left
    ]
    assert not any("Python" in text and any(word in text for word in left) for text in texts)


@pytest.mark.parametrize("at_left", [True, False])
def test_an_address_that_is_wider_than_its_column_ends_no_column(at_left: bool) -> None:
    address = "kartika.dewanti.kusuma@example.com"
    bar = [
        "#Kontak",
        "0896 5090 3024",
        address,
        "Jayapura",
        "#Keahlian",
        "SPSS",
        "R",
        "Tableau",
        "Statistika",
    ]
    jobs = ["#Pengalaman Kerja"]
    for job in ("Analis Data", "Petugas Sensus"):
        jobs += [job, "Juni 2021 - Mei 2024", "Menyusun laporan untuk kantor bupati", "Memetakan desa"]
    over = bar.index(address)
    if at_left:
        page = [*lines(bar, x=41, y=140, size=9), *lines(jobs, x=170, y=140, size=9)]
    else:
        page = [*lines(jobs, x=41, y=140, size=9), *lines(bar, x=240, y=140, size=9)]
        page = [replace(ink, x=200) if ink.text == address else ink for ink in page]
    # The row beside the address is free, as nothing could be read where one lies over the other.
    beside = jobs.pop(over)
    page = [ink for ink in page if ink.text != beside or ink.y != page[over].y]
    texts = [line.text for line in read([Ink(50, 40, "Kartika Dewanti", 22, bold=True), *page])]
    assert [text for text in texts if text in {word.lstrip("#") for word in bar}] == [
        text.lstrip("#") for text in bar
    ]
    assert texts.index("Statistika") - texts.index("Kontak") == len(bar) - 1


@pytest.mark.parametrize(
    ("words", "at_left"),
    [
        (
            [("linkedin.com/in/kartika", 40, 153), ("Profil", 155, 190)],
            1,
        ),  # it ends where the right column begins
        ([("kartika@example.com", 40, 170)], 1),
        ([("kartika@example.com", 120, 230)], 0),  # the longer part lies in a column set flush right
        ([("Kartikasari-Dewanti", 40, 170)], 0),  # no address
        ([("Telp", 40, 60), ("kartika@example.com", 70, 170), ("Profil", 175, 200)], 1),  # one line over both
    ],
)
def test_an_address_that_reaches_over_belongs_to_the_side_it_fills(
    words: list[tuple[str, float, float]], at_left: int
) -> None:
    row = Row([Word(text, [], 9.0, False, x0, 100.0, x1, 110.0) for text, x0, x1 in words], 100.0, 110.0)
    assert _count_left(row, 153.0) == at_left


def test_a_mark_before_the_headings_of_a_margin_is_part_of_them() -> None:
    def words(text: str, x: float, y: float, style: int) -> Word:
        return Word(text, [], 10, style == 1, x, y, x + 6 * len(text), y + 10, style=style)

    page = [words("\u2605", 50, y, 3) for y in (100, 160)]
    page += [words("Pengalaman", 60, 100, 1), words("Profesional", 60, 113, 1), words("Keahlian", 60, 160, 1)]
    page += [
        words(text, 190, y, 2) for text, y in (("Analis", 100), ("Rapi", 115), ("Peta", 130), ("SQL", 160))
    ]
    headed = find_margin_headings(rows_of(page), [186.0], WIDTH)
    assert headed is not None
    assert [heading and heading.text for heading, _ in headed.parts] == [
        "\u2605 Pengalaman Profesional",
        "\u2605 Keahlian",
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#Education &", "#Training"])
    page += lines(["Padjadjaran University, Bachelor in Statistics, 2014 - 2018"], y=130)
    resume = parse(pdf(page)).resume
    assert [entry["institution"] for entry in resume["education"]] == ["Padjadjaran University"]
    assert "certificates" not in resume


def test_the_second_line_of_a_heading_is_no_entry() -> None:
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#Pendidikan Non", "#Formal"])
    page += lines(["MTCNA, MikroTik, Mei 2023", "CCNA, Cisco, Juni 2021"], y=130)
    resume = parse(pdf(page)).resume
    assert [entry["name"] for entry in resume["certificates"]] == ["MTCNA", "CCNA"]
    assert "education" not in resume


def test_heads_begin_alike_whatever_white_space_their_first_letter_has() -> None:
    body = ["!Asep Sunandar", "asep@example.com", "", "#Pengalaman Kerja"]
    page = lines(body, x=51.1)
    for number, (job, x) in enumerate((("Pengembang Web", 51.2), ("Analis Data", 50.9), ("Juru Peta", 51.2))):
        y = 130 + 80 * number
        page += [Ink(x, y, job, 10, bold=True), Ink(x, y + 13, f"Kantor Desa {job.split()[1]}", 10)]
        page += [Ink(51.1, y + 26, f"01/201{number} - 12/201{number}", 9), Ink(51.1, y + 39, "•", 10)]
        page += [Ink(65, y + 39, "Menyusun laporan bulanan untuk pimpinan", 10)]
    positions = [entry.get("position") for entry in parse(pdf(page)).resume["work"]]
    assert positions == ["Pengembang Web", "Analis Data", "Juru Peta"]


def test_a_role_beside_its_dates_is_no_heading_of_a_column() -> None:
    page = lines(
        ["!Asep Sunandar", "asep@example.com", "", "#Pendidikan", "Statistika", "Universitas Padjadjaran"]
    )
    page += [
        Ink(480, 125, "2013 - 2017"),
        *lines(["#Pengalaman Kerja"], y=150),
        *lines(["#Organisasi"], y=260),
    ]
    for y, when, role, where in (
        (170, "12.2021 - Sekarang (5 thn)", "Programmer", "RSUD Al-Ihsan"),
        (210, "09.2019 - 11.2021 (2 thn 3 bln)", "Manajer Proyek", "PT Maju Jaya"),
        (280, "03.2014 - 03.2015 (1 thn 1 bln)", "Relawan", "Karang Taruna Melati"),
    ):
        page += [Ink(50, y, when, 9), Ink(210, y, role, 9, bold=True), Ink(210, y + 13, where, 9)]
    resume = parse(pdf(page)).resume
    assert [(job["position"], job["name"]) for job in resume["work"]] == [
        ("Programmer", "RSUD Al-Ihsan"), ("Manajer Proyek", "PT Maju Jaya"),
    ]  # fmt: skip
    assert resume["volunteer"][0]["position"] == "Relawan"


def test_lines_of_a_margin_without_text_beside_them_stay_lines() -> None:
    """The list below a section with dates in a margin is no note that wraps."""
    places = [(50, 100, "2018-2021"), (200, 100, "Analis"), (200, 115, "Bappeda"), (50, 140, "2015-2017"),
              (200, 140, "Staf"), (200, 155, "Diskominfo"), (50, 180, "Keahlian"), (50, 195, "Pelayanan"),
              (50, 210, "Python")]  # fmt: skip
    words = [
        Word(text, [(x, y, x + 50, y + 11)] * len(text), 11, False, x, y, x + 50, y + 11)
        for x, y, text in places
    ]
    assert [row.text for row in with_notes(rows_of(words), [190])][-3:] == ["Keahlian", "Pelayanan", "Python"]


def test_a_date_that_wraps_behind_the_mark_of_a_time_line_is_one() -> None:
    places = [(40, 100, "•"), (50, 100, "2023-03"), (88, 100, "sampai"), (250, 100, "Analis"), (40, 113, "sekarang"),
              (250, 113, "Bappeda")]  # fmt: skip
    words = [
        Word(text, [(x, y, x + 5 * len(text), y + 9)] * len(text), 9, False, x, y, x + 5 * len(text), y + 9)
        for x, y, text in places
    ]
    assert [row.text for row in rejoin_dates(rows_of(words))] == [
        "• 2023-03 sampai sekarang\tAnalis",
        "Bappeda",
    ]


def test_headings_set_lower_than_what_they_head_stand_before_it() -> None:
    """In a margin of their own, one line each, in a page whose other lines tell nothing of two columns."""
    sections = {"Profil": ["Pribadi yang teliti"], "Keahlian": ["Pelayanan Publik", "SIPD"],
                "Bahasa": ["Inggris (Aktif)", "Sunda (Lancar)"]}  # fmt: skip
    words, y = [], 100.0
    for heading, below in sections.items():
        for x, top, text, style in [
            (40.0, y + 5, heading, 1),
            *((190.0, y + 13 * n, t, 2) for n, t in enumerate(below)),
        ]:
            words.append(
                Word(
                    text,
                    [(x, top, x + 90, top + 10)] * len(text),
                    10,
                    style == 1,
                    x,
                    top,
                    x + 90,
                    top + 10,
                    style,
                )
            )
        y += 13 * len(below) + 16
    found = find_margin_headings(rows_of(words), [150.0], 595)
    assert found is not None
    assert [(head.text, [row.text for row in rows]) for head, rows in found.parts if head] == list(
        sections.items()
    )


def test_dates_beside_schools_are_no_column_though_a_list_stands_below_them() -> None:
    page = [*lines(["!Rina Contoh", "rina@example.com", "", "#PENDIDIKAN"], y=40)]
    for y, when, school, study in (
        (120, "2012 - 2016", "Universitas Pasundan", "S1 Hukum"),
        (160, "2009 - 2012", "SMA Negeri 3 Garut", "IPA"),
    ):
        page += [Ink(50, y, when), Ink(190, y, school, bold=True), Ink(190, y + 14, study)]
    page += [Ink(50, 205, "KEAHLIAN", 14, bold=True)]
    page += [
        Ink(50, 228 + 14 * row, text) for row, text in enumerate(("SQL", "Python", "Docker", "Git", "QGIS"))
    ]
    resume = parse(pdf(page)).resume
    assert [(study["institution"], study["startDate"]) for study in resume["education"]] == [
        ("Universitas Pasundan", "2012"),
        ("SMA Negeri 3 Garut", "2009"),
    ]
    assert [skill["name"] for skill in resume["skills"]] == ["SQL", "Python", "Docker", "Git", "QGIS"]


def test_columns_with_headings_are_parted_though_a_line_reaches_into_the_gutter_and_go_on_with_an_item() -> (
    None
):
    left, right = 50.0, 350.9
    long = "Menyusun laporan bulanan untuk pimpinan kantor pusat daerah"
    ink = [Ink(left, 40, "Asep Sunandar", 20, bold=True), Ink(left, 90, "PENGALAMAN", 13, bold=True)]
    for at, letter in enumerate("ABCDEF"):
        ink += [Ink(left, 115 + 66 * at, f"PT Contoh {letter}", 10, bold=True)]
        ink += [Ink(left, 129 + 66 * at, f"{2020 - 2 * at} - {2021 - 2 * at}", 10)]
        ink += [Ink(left, 143 + 66 * at, "•", 10), Ink(left + 12, 143 + 66 * at, "Memimpin pegawai", 10)]
        ink += [
            Ink(left, 157 + 66 * at, "•", 10),
            Ink(left + 12, 157 + 66 * at, long if at == 2 else "Mengisi data", 10),
        ]
    ink += [Ink(right, 90, "KEAHLIAN", 13, bold=True)]
    ink += [Ink(right, 118 + 23 * at, text, 10) for at, text in enumerate(("Python", "SQL", "Jira", "Stata"))]
    ink += [Ink(right, 230, "PENDIDIKAN", 13, bold=True), Ink(right, 254, "S1 Statistika", 10, bold=True)]
    ink += [Ink(right, 275, "Universitas Padjadjaran", 10), Ink(right, 296, "2000 - 2004", 10)]
    below = [Ink(left, 50, "•", 10), Ink(left + 12, 50, "Melatih rekan", 10)]
    below += [Ink(left, 70, "PT Contoh G", 10, bold=True), Ink(left, 84, "2006 - 2007", 10)]
    resume = parse(pdf(ink, below)).resume
    assert [job["name"] for job in resume["work"]] == [f"PT Contoh {letter}" for letter in "ABCDEFG"]
    assert [study["institution"] for study in resume["education"]] == ["Universitas Padjadjaran"]


def rows(*words: tuple[float, float, str]) -> list[Row]:
    """Rows of words set at their x and y, those in capitals in another font."""
    return rows_of([
        Word(text, [(x, y, x + 5.0 * len(text), y + 10)], 10, text.isupper(), x, y, x + 5.0 * len(text), y + 10,
             int(text.isupper()), y + 8)
        for x, y, text in words
    ])  # fmt: skip


def test_columns_below_headings_of_which_one_wraps_are_whole() -> None:
    heads = (
        (65.0, 100.0, "ACADEMIC"),
        (60.0, 111.0, "BACKGROUND"),
        (230.0, 100.0, "SKILLS"),
        (400.0, 100.0, "LANGUAGES"),
    )
    schools = ((50.0, 128.0, "Pasundan"), (50.0, 140.0, "(Bahasa),"))
    items = [(230.0, 120.0 + 20 * at, "Airflow") for at in range(6)]
    page = rows(*heads, *schools, *items, (400.0, 120.0, "English"))
    found = find_headed_columns(page, [226.0])
    assert found is not None
    assert found[:2] == (0, len(page) - 1)


def test_two_sections_side_by_side_leave_the_dates_in_the_margin_above_with_their_entries() -> None:
    above = (
        (28.0, 80.0, "EDUCATION"),
        (28.0, 95.0, "2012-2016"),
        (119.0, 95.0, "Pasundan"),
        (119.0, 107.0, "Hukum"),
    )
    more = ((28.0, 127.0, "2009-2012"), (119.0, 127.0, "Cikutra"), (119.0, 139.0, "Alam"))
    below = [(x, 170.0, name) for x, name in ((28.0, "PROJECTS"), (303.0, "VOLUNTEERING"))]
    below += [(x, 185.0 + 12 * at, "Permainan") for x in (28.0, 303.0) for at in range(3)]
    regions: list[list[Row]] = []
    cut_regions(rows(*above, *more, *below), regions, 595, depth=0)
    assert [row.text for row in regions[0]][:2] == ["EDUCATION", "2012-2016\tPasundan"]


def test_jobs_titled_in_the_manner_of_headings_are_jobs() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 70, "Tentang Saya", 11, bold=True)]
    inks += [Ink(50, 85, "Menata angka desa."), Ink(50, 110, "Pengalaman", 11, bold=True)]
    jobs = (
        ("Penyelia", "PT Maju Jaya", "Mei 2020 - Juni 2024"),
        ("Peninjau Mutu", "Blue Quokka", "Mei 2015 - Mei 2020"),
    )
    for at, (position, company, dates) in enumerate(jobs):
        y = 124 + 70 * at
        inks += [Ink(50, y, position, 11, bold=True), Ink(50, y + 13, company), Ink(50, y + 26, dates, 9)]
        inks += [Ink(62, y + 39, "Menyusun laporan tiap bulan untuk kantor desa")]
    inks += [
        Ink(50, 270, "Pendidikan", 11, bold=True),
        Ink(50, 284, "SMA Negeri 5"),
        Ink(50, 297, "2009 - 2012"),
    ]
    resume = parse(pdf(inks)).resume
    assert [(job["position"], job["name"]) for job in resume["work"]] == [job[:2] for job in jobs]


def test_capitals_that_are_set_apart_are_closed_up_though_some_pairs_touch() -> None:
    place = 0.0
    words: list[Word] = []
    for part in ("WA", "RTA", "JE", "R", "N", "IH"):
        place += 3.5 if part == "JE" else 0.0
        boxes = []
        for letter in part:
            place -= 1.1 if letter == "A" else 0.0
            boxes.append((place, 0.0, place + 6.0, 10.0))
            place += 7.5
        words.append(Word(part, boxes, 10, bold=False, x0=boxes[0][0], y0=0, x1=boxes[-1][2], y1=10))
    assert joined_text(words) == "WARTA JERNIH"


def test_names_of_lists_that_begin_before_their_items_leave_two_columns_of_them_whole() -> None:
    left = [
        (28.0, "DATA"),
        (40.0, "sqlite"),
        (40.0, "airflow"),
        (40.0, "metabase"),
        (40.0, "stata"),
        (40.0, "excel"),
    ]
    right = [
        (326.0, "nginx"),
        (326.0, "docker"),
        (326.0, "linux"),
        (314.0, "JARINGAN"),
        (326.0, "bgp"),
        (326.0, "ospf"),
    ]
    words = [
        (x, y, text)
        for start, column in ((100.0, left), (97.0, right))
        for y, (x, text) in zip((start + 13 * at for at in range(6)), column, strict=True)
    ]
    regions: list[list[Row]] = []
    cut_regions(rows((28.0, 80.0, "SKILLS"), *words), regions, 595, depth=0)
    assert [row.text for region in regions for row in region] == [
        "SKILLS",
        *(t for _, t in left),
        *(t for _, t in right),
    ]
