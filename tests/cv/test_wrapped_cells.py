"""What wraps inside a cell beside the dates is read with its cell; what only follows stays a line of its own."""

from collections.abc import Sequence

import pytest

from talent.cv import parse
from talent.cv.formats.read_pdf import read_pdf
from tests.cv.documents import Ink, pdf

LEFT, DATES, STEP = 50.0, 335.0, 13.0
HEAD = (
    Ink(LEFT, 40, "Asep Sunandar", 20, bold=True),
    Ink(LEFT, 66, "asep@example.com"),
    Ink(LEFT, 96, "Pengalaman Kerja", 14, bold=True),
)
Piece = tuple[float, str, bool]


def page(rows: Sequence[Sequence[Piece]]) -> bytes:
    """Rows of pieces `(x, text, bold)` one below the other."""
    inks = list(HEAD)
    for number, row in enumerate(rows):
        inks += [Ink(x, 120 + STEP * number, text, 10, bold=bold) for x, text, bold in row]
    return pdf(inks)


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data).lines][3:]


LONG = "Badan Penanggulangan Bencana Daerah dan Pemadam"


def test_a_long_name_wraps_beside_the_dates_at_the_right() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, LONG, True), (DATES, "Jan 2020 - Des 2021", False)],
        [(LEFT, "Kebakaran", True)],
        [(LEFT, "Analis Data", False)],
        [(LEFT, "PT Maju", True), (DATES, "Jan 2018 - Des 2019", False)],
        [(LEFT, "Staf IT", False)],
    ]
    assert texts(page(rows))[0] == f"{LONG} Kebakaran\tJan 2020 - Des 2021"
    work = parse(page(rows)).resume["work"]
    assert [(entry["name"], entry["position"]) for entry in work] == [
        (f"{LONG} Kebakaran", "Analis Data"),
        ("PT Maju", "Staf IT"),
    ]


def test_cells_wrap_behind_dates_at_the_left() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "2020 - 2021", False), (150, "Koperasi Simpan Pinjam", False), (282, "Analis Data", False)],
        [(150, "Sauyunan", False)],
        [(LEFT, "2018 - 2019", False), (150, "PT Maju", False), (282, "Staf IT", False)],
    ]
    # The second cell is as wide as its longest row.
    assert texts(page(rows))[0] == "2020 - 2021\tKoperasi Simpan Pinjam Sauyunan\tAnalis Data"


@pytest.mark.parametrize(
    "below",
    [
        [(LEFT, "Universitas Padjadjaran", True)],
        [(LEFT, "- Menyusun laporan", True)],
        [(LEFT, "Kebakaran", False)],
        [(LEFT + 30, "Kebakaran", True)],
        [(LEFT, "2017 - 2018", True)],
    ],
    ids=["a name of its own", "an item of a list", "another setting", "another edge", "a date"],
)
def test_what_is_no_rest_stays_below(below: list[Piece]) -> None:
    rows: list[list[Piece]] = [[(LEFT, LONG, True), (DATES, "Jan 2020 - Des 2021", False)], below]
    assert texts(page(rows))[0] == f"{LONG}\tJan 2020 - Des 2021"


def test_where_others_set_a_second_line_alike_nothing_is_joined() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, LONG, False), (DATES, "Jan 2020 - Des 2021", False)],
        [(LEFT, "Penanggungjawab", False)],
        [(LEFT, "PT Maju", False), (DATES, "Jan 2018 - Des 2019", False)],
        [(LEFT, "Analis", False)],
    ]
    assert texts(page(rows))[0] == f"{LONG}\tJan 2020 - Des 2021"


def test_a_place_at_the_right_edge_does_not_make_a_line_full() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "PT Maju Jaya", True), (400, "Jan 2020 - Des 2021", False)],
        [(LEFT, "Analis Data", False), (465, "Bandung", False)],
        [(LEFT, "Menyusun laporan bulanan tentang layanan warga di seluruh kecamatan", False)],
    ]
    assert texts(page(rows))[1] == "Analis Data\tBandung"
    assert parse(page(rows)).resume["work"][0]["position"] == "Analis Data"


def test_dates_and_places_at_the_right_edge_are_no_column() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "PT Maju Jaya", True), (400, "Jan 2020 - Des 2021", False)],
        [(LEFT, "Analis Data", False), (440, "Bandung", False)],
        [(LEFT, "CV Karya Bersama", True), (400, "Jan 2018 - Des 2019", False)],
        [(LEFT, "Staf IT", False), (440, "Garut", False)],
    ]
    work = parse(page(rows)).resume["work"]
    assert [(entry["name"], entry["position"], entry["startDate"]) for entry in work] == [
        ("PT Maju Jaya", "Analis Data", "2020-01"),
        ("CV Karya Bersama", "Staf IT", "2018-01"),
    ]


def test_a_duration_wraps_in_the_column_of_the_dates() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "2020 - 2021 (1 tahun", False), (190, "Koperasi Simpan", False), (292, "Analis Data", False)],
        [(LEFT, "2 bulan)", False), (190, "Pinjam Sauyunan", False)],
        [(LEFT, "2018 - 2019", False), (190, "PT Maju", False), (292, "Staf IT", False)],
    ]
    first = parse(page(rows)).resume["work"][0]
    assert (first["name"], first["position"]) == ("Koperasi Simpan Pinjam Sauyunan", "Analis Data")


def test_a_range_that_wraps_takes_the_other_cells_of_its_row_along() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Okt 2019 - Sep", False), (150, "Koperasi Simpan", True), (245, "Analis Data", False)],
        [(LEFT, "2021 | Kontrak", False), (150, "Pinjam Sauyunan", True)],
        [(LEFT, "Des 2017 - Mei", False), (150, "PT Maju Bersama", True), (245, "Staf IT", False)],
        [(LEFT, "2019 | Kontrak", False), (150, "Komputer", True)],
    ]
    work = parse(page(rows)).resume["work"]
    assert [(entry["name"], entry["position"], entry["startDate"], entry["endDate"]) for entry in work] == [
        ("Koperasi Simpan Pinjam Sauyunan", "Analis Data", "2019-10", "2021-09"),
        ("PT Maju Bersama Komputer", "Staf IT", "2017-12", "2019-05"),
    ]


def test_an_employer_in_another_colour_opens_its_job_too() -> None:
    jobs = (("PT Maju", "0.1 0.3 0.8"), ("Kolase", "0 0 0"), ("Lajur", "0 0 0"))
    inks, y = list(HEAD), 120.0
    for number, (name, colour) in enumerate(jobs):
        inks += [
            Ink(LEFT, y, name, 12, bold=True, color=colour),
            Ink(LEFT, y + 16, "Staf Data", 10, bold=True),
            Ink(LEFT, y + 29, f"Jan {2020 - number} - Des {2020 - number}", 10),
            Ink(LEFT + 14, y + 42, "\u2022 Menyusun laporan bulanan", 10),
        ]
        y += 80
    assert [entry["name"] for entry in parse(pdf(inks)).resume["work"]] == ["PT Maju", "Kolase", "Lajur"]


def test_dates_below_a_place_beside_the_first_item_belong_to_the_head() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "PT Maju, Analis Data", True), (DATES, "Bandung", False)],
        [(LEFT + 14, "\u2022 Menyusun laporan bulanan", False), (DATES, "Jan 2020 - Des 2021", False)],
        [(LEFT, "CV Karya, Staf IT", True), (DATES, "Garut", False)],
        [(LEFT, "Merawat jaringan dan server kantor", False), (DATES, "Jan 2018 - Des 2019", False)],
    ]
    assert texts(page(rows)) == [
        "PT Maju, Analis Data\tBandung Jan 2020 - Des 2021",
        "Menyusun laporan bulanan",
        "CV Karya, Staf IT\tGarut Jan 2018 - Des 2019",
        "Merawat jaringan dan server kantor",
    ]


def test_dates_beside_a_position_of_their_own_stay_there() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "PT Maju", True), (DATES, "Bandung", False)],
        [(LEFT, "Analis Data", False), (DATES, "Jan 2020 - Des 2021", False)],
        [(LEFT + 14, "\u2022 Menyusun laporan bulanan", False)],
    ]
    assert texts(page(rows))[1] == "Analis Data\tJan 2020 - Des 2021"


@pytest.mark.parametrize("beside", ["Garut", "Jan 2018 - Des 2019"], ids=["a place", "dates"])
def test_words_that_ask_for_more_go_on_though_there_was_room(beside: str) -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Dinas Tenaga Kerja dan", True), (DATES, beside, False)],
        [(LEFT, "Transmigrasi Kabupaten", True)],
        [(LEFT, "Analis Data", False)],
    ]
    assert texts(page(rows))[0] == f"Dinas Tenaga Kerja dan Transmigrasi Kabupaten\t{beside}"


def test_a_name_of_two_lines_wraps_where_the_others_have_one() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Yayasan Sumber Air Bersih", True), (DATES, "Bandung", False)],
        [(LEFT, "Nusantara", True)],
        [(LEFT, "Analis Data", False), (DATES, "Jan 2020 - Des 2021", False)],
        [(LEFT + 14, "\u2022 Menyusun laporan bulanan tentang layanan warga", False)],
        [(LEFT, "PT Maju Jaya Bersama", True), (DATES, "Garut", False)],
        [(LEFT, "Staf IT", False), (DATES, "Jan 2018 - Des 2019", False)],
        [(LEFT + 14, "\u2022 Merawat jaringan dan server kantor", False)],
    ]
    work = parse(page(rows)).resume["work"]
    assert [entry["name"] for entry in work] == [
        "Yayasan Sumber Air Bersih Nusantara",
        "PT Maju Jaya Bersama",
    ]


def test_a_line_that_ends_in_another_setting_goes_on_in_that() -> None:
    data = pdf(
        [
            *HEAD,
            Ink(LEFT, 120, "Staf Administrasi di ", 10),
            Ink(LEFT + 94, 120, "Kantor Notaris dan Pejabat Pembuat", 10, bold=True),
            Ink(LEFT, 133, "Akta Tanah Siti", 10, bold=True),
            Ink(LEFT, 146, "Jan 2020 - Des 2021", 10),
        ]
    )
    job = parse(data).resume["work"][0]
    assert job["name"] == "Kantor Notaris dan Pejabat Pembuat Akta Tanah Siti"


WHOLE = "Sarjana Ilmu Hukum dan Kebijakan Publik Daerah di Universitas"


def head_above_dates(first: str, *, gap: float) -> list[str]:
    """Lines of a page with two studies, the first broken `gap` points below a line in front of it."""
    inks = [*HEAD[:2], Ink(LEFT, 96, "Pendidikan", 14, bold=True)]
    inks += [Ink(LEFT, 120, "SMA Negeri 4 Bandung", 10), Ink(DATES, 120, "2012 - 2015", 10)]
    inks += [Ink(LEFT, 133, "Lulus dengan nilai baik", 10), Ink(LEFT, 133 + gap, first, 10)]
    inks += [Ink(LEFT, 146 + gap, "Padjadjaran", 10), Ink(DATES, 146 + gap, "2015 - 2019", 10)]
    return texts(pdf(inks))


def test_a_head_that_wraps_above_its_dates_is_one_line() -> None:
    assert head_above_dates(WHOLE, gap=22)[-1] == f"{WHOLE} Padjadjaran\t2015 - 2019"


@pytest.mark.parametrize(
    ("first", "gap"),
    [
        (WHOLE, 13),  # the last line of a paragraph
        ("Sarjana Ilmu Hukum", 22),  # there was room
        (f"{WHOLE}.", 22),  # a sentence
        ("Kepala Bidang Ilmu Hukum dan Kebijakan Publik Pemerintahan", 22),  # a title above who it is held at
        (f"- {WHOLE}", 22),  # an item of a list
        ("2014 lulus Sarjana Ilmu Hukum dan Kebijakan di Universitas", 22),  # it has its date
    ],
)
def test_a_line_above_a_head_stays_a_line(first: str, gap: float) -> None:
    assert head_above_dates(first, gap=gap)[-1] == "Padjadjaran\t2015 - 2019"


def test_a_number_of_rome_or_a_bracket_below_a_title_is_its_rest() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Diklat Kepemimpinan Tingkat", True), (DATES, "2021", False)],
        [(LEFT, "IV", True)],
        [(LEFT, "LAN RI", False)],
        [(LEFT, "Chartered Accountant for all Public Interest Companies", True), (DATES, "2023", False)],
        [(LEFT, "(CA)", True)],
        [(LEFT, "IAI", False)],
    ]
    assert [text.split("\t")[0] for text in texts(page(rows))[::2]] == [
        "Diklat Kepemimpinan Tingkat IV",
        "Chartered Accountant for all Public Interest Companies (CA)",
    ]


def test_the_kind_of_a_school_alone_asks_for_its_name_below() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Universitas", True), (DATES, "2008 - 2012", False)],
        [(LEFT, "Padjadjaran", True)],
        [(LEFT, "Sarjana Manajemen Bencana", False)],
    ]
    assert texts(page(rows))[0] == "Universitas Padjadjaran\t2008 - 2012"


def test_a_title_beside_a_short_date_reaches_further_than_one_beside_a_long_date() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Koordinator Lapangan Program Air Bersih", True), (300, "2020", False)],
        [(LEFT, "PT Maju", False)],
        [(LEFT, "Koordinator Lapangan", True), (170, "Januari 2018 - Desember 2019", False)],
        [(LEFT, "Kesehatan Anak", True)],
        [(LEFT, "PT Jaya", False)],
    ]
    assert texts(page(rows))[2] == "Koordinator Lapangan Kesehatan Anak\tJanuari 2018 - Desember 2019"


def test_small_capitals_are_set_alike_however_high_their_letters_are() -> None:
    name = [Ink(50, 140, "V", 10), Ink(56.7, 142, "an", 7), Ink(67, 142, "der", 7), Ink(80, 140, "M", 10)]
    data = pdf([*HEAD, *name, Ink(88.4, 142, "eulen", 7), Ink(120, 140, "Analis", 10, bold=True)])
    line = read_pdf(data).lines[3]
    assert (line.text, len(line.runs)) == ("Van der Meulen Analis", 2)


def test_a_column_whose_names_wrap_for_want_of_room_wraps_also_where_some_would_have_had_it() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Anggota", True)],
        [(LEFT, "HIMPUNAN MAHASISWA", False), (180, "Februari 2025 - Juli 2025", False)],
        [(LEFT, "INFORMATIKA", False)],
        [(LEFT, "Bendahara", True)],
        [(LEFT, "UKM FOTOGRAFI", False), (170, "April 2024 - September 2024", False)],
        [(LEFT, "LENSA", False)],
        *([(LEFT, f"Mengajar kelas ke-{number} setiap pekan", True)] for number in range(6)),
    ]
    read = texts(page(rows))
    assert [text.split("\t")[0] for text in read if "20" in text] == [
        "HIMPUNAN MAHASISWA INFORMATIKA",
        "UKM FOTOGRAFI LENSA",
    ]


def test_east_and_west_go_on_with_the_name_of_their_island() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Penyuluh di Dinas Kesehatan Provinsi Jawa", True), (DATES, "2020 - 2021", False)],
        [(LEFT, "Barat", True)],
        [(LEFT, "Menyusun laporan", False)],
    ]
    assert texts(page(rows))[0] == "Penyuluh di Dinas Kesehatan Provinsi Jawa Barat\t2020 - 2021"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Analis Data, PT Contoh Jaya (2017-09", "– 2023-07)"),
        ("Analis Data, PT Contoh Jaya (2017-09 – 2023-", "07)"),
        ("Analis Data | PT Contoh Jaya |", "2017-09 – 2023-07"),
    ],
)
def test_dates_that_a_bracket_or_a_mark_leaves_open_go_on_below(first: str, second: str) -> None:
    texts = ("Menyusun laporan bulanan", first, second, "Memimpin empat orang pegawai")
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "PENGALAMAN KERJA", 13, bold=True)]
    inks += [Ink(50, 115, "Arsiparis, PT Contoh Makmur (2024-01 – 2025-02)", 10, bold=True)]
    inks += [Ink(50, 130 + 13 * at, text, 10, bold=text in (first, second)) for at, text in enumerate(texts)]
    (_, job) = parse(pdf(inks)).resume["work"]
    assert (job["name"], job["position"]) == ("PT Contoh Jaya", "Analis Data")
    assert (job["startDate"], job["endDate"]) == ("2017-09", "2023-07")
    assert job["highlights"] == ["Memimpin empat orang pegawai"]


def test_two_cells_that_wrap_beside_the_dates_are_one_row_where_others_have_one_line() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Kepala Sumber", False), (160, "Kantor Arsip Pusat,", False), (DATES, "2020 - 2021", False)],
        [(LEFT, "Daya Manusia", False), (160, "Bandung", False)],
        [(LEFT, "Arsiparis", False), (160, "CV Contoh Dua, Garut", False), (DATES, "2018 - 2019", False)],
        [(LEFT, "Pendidikan", True)],
    ]
    assert texts(page(rows))[0] == "Kepala Sumber Daya Manusia\tKantor Arsip Pusat, Bandung\t2020 - 2021"


def test_a_span_of_time_wraps_over_four_lines_of_a_margin() -> None:
    texts_beside = ("Analis Data", "PT Contoh Satu", "Menyusun laporan bulanan", "Menata arsip")
    for dates in (("December", "2020 –", "November", "2025"), ("October 2009", "– February", "2013", "")):
        rows = [
            [(LEFT, date, False), (130, text, not number)] if date else [(130, text, False)]
            for number, (date, text) in enumerate(zip(dates, texts_beside, strict=True))
        ]
        whole = " ".join(filter(None, dates))
        assert texts(page([*rows, [(130, "Melatih arsiparis", False)]]))[0] == f"{whole}\tAnalis Data"


def test_a_dash_between_employer_and_post_opens_no_item_where_it_begins_a_line() -> None:
    def head(y: float, first: str, second: str, *, below: bool) -> list[Ink]:
        at = (LEFT, y + STEP) if below else (LEFT + 130, y)
        return [Ink(LEFT, y, first, 10, bold=True), Ink(*at, f"— {second}", 10)]

    inks = [*HEAD, *head(120, "CV Contoh Dua, Garut", "Arsiparis", below=False)]
    inks += [Ink(LEFT, 133, "Mei 2019 – Juni 2021", 9), *head(150, LONG, "Analis Data", below=True)]
    work = parse(pdf([*inks, Ink(LEFT, 176, "Mei 2016 – April 2019", 9)])).resume["work"]
    assert [(job["name"], job["position"]) for job in work] == [
        ("CV Contoh Dua", "Arsiparis"),
        (LONG, "Analis Data"),
    ]


def test_a_bracket_that_nothing_closes_stays_open() -> None:
    rows: list[list[Piece]] = [
        [(LEFT, "Relawan PMI (anggota sejak 2019", True)],
        [(LEFT, "di Kota Bandung dan Cimahi, sampai kini terus aktif", False)],
    ]
    assert texts(page(rows)) == [text for row in rows for _, text, _ in row]


@pytest.mark.parametrize("join", ["-", "~", "s.d."])
def test_a_span_that_wraps_in_a_narrow_cell_at_the_left_is_one(join: str) -> None:
    rows: list[list[Piece]] = []
    for end, year, post, employer in (
        ("Jun", "2024", "Analis Data", "PT Maju"),
        ("Feb", "2021", "Staf IT", "CV Karya"),
    ):
        rows += [
            [(LEFT, f"Sep {int(year) - 2} {join} {end}", False), (135, post, True)],
            [(LEFT, year, False), (135, employer, False)],
            [(135, "Menyusun laporan bulanan untuk pimpinan", False)],
        ]
    work = parse(page(rows)).resume["work"]
    assert [(job["name"], job["position"], job["endDate"]) for job in work] == [
        ("PT Maju", "Analis Data", "2024-06"),
        ("CV Karya", "Staf IT", "2021-02"),
    ]
