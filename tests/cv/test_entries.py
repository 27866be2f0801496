"""Where entries begin and end: sites and places in heads, brackets, page breaks, sections without a heading."""

from typing import Any

import pytest

from talent.cv import parse
from talent.cv.fields.entry_starts import find_anchors, find_starts
from talent.cv.layout import TextLine
from talent.cv.page.lines import without_running_heads
from talent.cv.vocabulary.features import DUTY
from talent.cv.vocabulary.headings import section_of
from tests.cv.documents import Ink, pdf

WORK = ("name", "position", "startDate", "endDate")
STUDY = ("institution", "studyType", "area", "startDate", "endDate")


def read(rows: list[str], heading: str, section: str, keys: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """The entries of a page with one section; a row that begins with `*` is bold, one with `=` is larger as well."""
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    if heading:
        inks.append(Ink(50, 96, heading, 16, bold=True))
    for number, row in enumerate(rows):
        size = 12 if row.startswith("=") else 10
        inks.append(Ink(50, 122 + 16 * number, row.lstrip("*="), size, bold=row[0] in "*="))
    return [tuple(entry.get(key) for key in keys) for entry in parse(pdf(inks)).resume.get(section, [])]


JOBS: dict[str, tuple[str, list[str]]] = {
    "only one employer has a site": (
        "Riwayat Pekerjaan",
        [
            "=PT Maju Jaya", "Bogor", "https://majujaya.example", "November 2024 - Saat ini", "=Analis Data",
            "- Menyusun laporan bulanan",
            "=CV Karya Bersama", "Palu", "Agustus 2023 - Oktober 2024", "=Staf IT",
            "- Merawat jaringan kantor",
        ],
    ),
    "dates in square brackets behind a long head": (
        "Riwayat Pekerjaan",
        [
            "Analis Data Ahli Pertama - PT Maju Jaya Sejahtera Bersama, Bogor [Nov 2024 - Sekarang]",
            "- Menyusun laporan bulanan",
            "Staf IT Pelaksana Lanjutan - CV Karya Bersama Mandiri, Palu [Agu 2023 - Okt 2024]",
            "- Merawat jaringan kantor",
        ],
    ),
    "jobs below the name, dates in figures": (
        "",
        [
            "Analis Data - PT Maju Jaya. Bogor, 2024-11 - Sekarang", "- Menyusun laporan bulanan",
            "Staf IT - CV Karya Bersama. Palu, 2023-08 - 2024-10", "- Merawat jaringan kantor",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", JOBS)
def test_every_job_is_an_entry(case: str) -> None:
    heading, rows = JOBS[case]
    found = read(rows, heading, "work", WORK)
    assert [entry[2:] for entry in found] == [("2024-11", None), ("2023-08", "2024-10")]
    assert [str(entry[0])[:8] for entry in found] == ["PT Maju ", "CV Karya"]
    assert [str(entry[1])[:7] for entry in found] == ["Analis ", "Staf IT"]


def test_a_degree_alone_is_no_school() -> None:
    rows = ["Teknik Telekomunikasi - D-III  Agustus 2021", "IPA - SMA  Januari 2017"]
    found = read(rows, "Pendidikan", "education", STUDY)
    assert [entry[:3] for entry in found] == [(None, "D-III", "Teknik Telekomunikasi"), (None, "SMA", "IPA")]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("2", False), ("- 2 -", False), ("Halaman 2 dari 3", False), ("Page 2 of 3", False), ("2 / 3", False),
        ("1990 - 1993", True), ("2013", True), ("01/2020 – 03/2021", True), ("PHP", True), ("R", True),
    ],
)  # fmt: skip
def test_only_page_numbers_leave_the_edges_of_pages(text: str, stays: bool) -> None:
    pages = [[TextLine("Asep Sunandar")], [TextLine(text, page=2), TextLine("Pendidikan", page=2)]]
    kept = [line.text for line in without_running_heads(pages)[1]]
    assert kept == ([text, "Pendidikan"] if stays else ["Pendidikan"])


def test_the_name_with_the_number_of_the_page_is_no_text_of_its_last_section() -> None:
    def pages(foot: str) -> list[list[TextLine]]:
        return [[TextLine(text) for text in ("Asep Sunandar, S.T.", "Proyek", "Sawah Pintar", foot)]]

    assert len(without_running_heads(pages("Asep Sunandar, S.T. – Halaman 1 dari 2"))[0]) == 3
    assert len(without_running_heads(pages("asep@example.com – Halaman 1 dari 2"))[0]) == 4


def test_a_post_called_as_the_trade_below_the_name_stays_below_its_dates_on_a_new_page() -> None:
    first = ["Asep Sunandar", "Analis Data", "Pendidikan", "S1 Statistika, Universitas Pasundan"]
    second = ["Jan 2026 - sekarang", "Analis Data", "Bappeda Kota Cimahi"]
    pages = [[TextLine(text, page=n) for text in texts] for n, texts in enumerate((first, second), 1)]
    assert [line.text for line in without_running_heads(pages)[1]] == second


LONG_HEADS = {
    "a place behind the dates": (
        "Analis Data\nSekretariat Daerah Kabupaten Garut | Juli 2025 s.d. sekarang | Tasikmalaya\n- Menyusun laporan\n"
        "Staf Data\nDinas Pendidikan Provinsi Jawa Barat | Juli 2021 s.d. Mei 2025 | Tasikmalaya\n- Mengolah data\n",
        ["2025-07", "2021-07"],
    ),
    "a mark of a list before all": (
        "- Analis Kebijakan Ahli Muda, Badan Perencanaan Pembangunan Daerah Kabupaten Garut, Januari 2022 – Mei 2025\n"
        "- Analis Data, Satuan Polisi Pamong Praja Kota Depok, Januari 2019 – Desember 2021\n",
        ["2022-01", "2019-01"],
    ),
}


@pytest.mark.parametrize("case", LONG_HEADS)
def test_the_dates_of_a_long_head(case: str) -> None:
    text, starts = LONG_HEADS[case]
    work = parse(f"Asep Sunandar\nasep@example.com\n\nPENGALAMAN KERJA\n\n{text}".encode()).resume["work"]
    assert [job.get("startDate") for job in work] == starts


def test_heads_in_the_middle_begin_entries_above_lists_at_the_left() -> None:
    texts = ["*Pengadministrasi Umum", "Kelurahan Sukaluyu", "Des 2023 - sekarang", "*Analis Kebijakan", "Bappeda",
             "Februari 2020 - Juli 2023", "*Perencana", "Badan Pusat Statistik", "Mar 2016 - Feb 2020",
             *["- Menyusun laporan tahunan"] * 6]  # fmt: skip
    lines = []
    for text in texts:
        bare = text.lstrip("*- ")
        x0 = 50.0 if text[0] == "-" else 300 - 3.0 * len(bare)
        box = (x0, 0.0, x0 + 6 * len(bare), 10.0)
        lines.append(TextLine(bare, bold=text[0] == "*", bullet=text[0] == "-", boxes=[box] * len(bare), x0=x0,
                              x1=box[2], size=10))  # fmt: skip
    assert find_starts(lines, find_anchors(lines, single_dates=False)) == [0, 3, 6]


def test_a_line_that_the_end_of_a_page_cuts_stays_once() -> None:
    cut, whole = TextLine("SMA Negeri 3 2008 2011"), TextLine("SMA Negeri 3 2008 – 2011", page=2)
    pages = [
        [*map(TextLine, ("Asep Sunandar", "Pendidikan")), cut],
        [whole, *(TextLine(text, page=2) for text in ("IPA", "Proyek"))],
    ]
    texts = [[line.text for line in lines] for lines in without_running_heads(pages)]
    assert texts == [["Asep Sunandar", "Pendidikan"], [whole.text, "IPA", "Proyek"]]


UNUSUAL = {
    "work": ("My Journey", "Positions Held", "Rekam Jejak", "Where I\u2019ve worked", "Experiences"),
    "education": ("Academic Record", "Studies", "What I studied", "Education and Training"),
    "volunteer": ("Pengalaman Berorganisasi", "Giving Back", "Pengabdian kepada Masyarakat"),
    "certificates": ("Sertifikasi Profesi", "Credentials"),
}


@pytest.mark.parametrize(
    ("key", "heading"), [(key, text) for key, texts in UNUSUAL.items() for text in texts]
)
def test_unusual_headings_open_their_section(key: str, heading: str) -> None:
    assert section_of(heading) == key


def test_marks_around_words_make_a_heading_of_plain_text() -> None:
    rows = ["~~~ Riwayat Kerja ~~~", "Jan 2021 - kini   PT Maju Jaya   Analis Data", "", "~~~ Riwayat Pendidikan ~~~",
            "2014 - 2018   Universitas Padjadjaran   S1 Statistika", "", "~~~ Keahlian ~~~", "Python, SQL"]  # fmt: skip
    text = "\n".join(["DEWI ANGGRAINI", "dewi@example.com", "", *rows])
    resume = parse(text.encode(), filename="dewi.txt").resume
    assert [entry["startDate"] for entry in resume["work"]] == ["2021-01"]
    assert [entry["endDate"] for entry in resume["education"]] == ["2018"]


def test_a_table_without_rules_is_read_across_though_a_title_names_a_section() -> None:
    table = [
        ("Periode", "Perusahaan", "Jabatan"),
        ("Jan 2021 - kini", "PT Maju Jaya", "Analis Data"),
        ("Mar 2018 - Des 2020", "CV Karya Bersama", "Staf IT"),
        ("Jun 2017 - Feb 2018", "Kirana", "Operator"),
    ]
    study = [
        ("2014 - 2018", "Universitas Padjadjaran", "S1 Statistika"),
        ("2011 - 2014", "SMA Negeri 3", "IPA"),
    ]
    inks = [Ink(50, 40, "Dewi Anggraini", 20, bold=True), Ink(50, 66, "dewi@example.com")]
    for top, heading, rows in ((100, "RIWAYAT PEKERJAAN", table), (210, "RIWAYAT PENDIDIKAN", study)):
        inks.append(Ink(50, top, heading, 15, bold=True))
        for number, row in enumerate(rows):
            inks += [
                Ink(x, top + 22 + 16 * number, cell) for x, cell in zip((50, 220, 400), row, strict=True)
            ]
    work = [tuple(entry.get(key) for key in WORK[:3]) for entry in parse(pdf(inks)).resume["work"]]
    assert work == [
        ("PT Maju Jaya", "Analis Data", "2021-01"), ("CV Karya Bersama", "Staf IT", "2018-03"),
        ("Kirana", "Operator", "2017-06"),
    ]  # fmt: skip


def test_two_studies_side_by_side_are_read_one_after_the_other() -> None:
    cards = [("Universitas Padjadjaran", "S1", "Statistika", "2014 - 2018"),
             ("SMA Negeri 3 Bandung", "SMA", "IPA", "2011 - 2014")]  # fmt: skip
    inks = [Ink(50, 40, "Dewi Anggraini", 20, bold=True), Ink(50, 66, "dewi@example.com"),
            Ink(50, 100, "Pendidikan", 15, bold=True)]  # fmt: skip
    for x, card in zip((50, 310), cards, strict=True):
        inks += [Ink(x, 122 + 14 * n, text, bold=n == 0) for n, text in enumerate(card)]
    found = [tuple(entry.get(key) for key in STUDY) for entry in parse(pdf(inks)).resume["education"]]
    assert found == cards_as_entries(cards)


def cards_as_entries(cards: list[tuple[str, str, str, str]]) -> list[tuple[str, ...]]:
    """The cards with their dates parted into start and end."""
    return [(*card[:3], *card[3].split(" - ")) for card in cards]


STACKED: dict[str, list[str]] = {
    "over three lines": ["2014", "s.d.", "2018", "*Analis Data", "PT Maju Jaya"],
    "over three lines with a dash": ["Jan 2014", "–", "Mar 2018", "*Analis Data", "PT Maju Jaya"],
    "over two lines": ["2014 –", "2018", "*Analis Data", "PT Maju Jaya"],
    "mark below": ["01/2014", "- 03/2018", "*Analis Data", "PT Maju Jaya"],
    "short years": ["01/14 -", "03/18", "*Analis Data", "PT Maju Jaya"],
}


@pytest.mark.parametrize("case", STACKED)
def test_dates_over_several_lines_are_one_range(case: str) -> None:
    """The second job is set alike and still runs."""
    rows = STACKED[case]
    second = rows[-2:]
    following = ["2018", "s.d.", "Sekarang", *second] if "s.d." in rows else ["2018 –", "Sekarang", *second]
    (first, last) = read(
        [*rows, "- Menyusun laporan", *following, "- Merawat data"], "Pengalaman Kerja", "work", WORK
    )
    assert [date[:4] if date else date for date in first[2:]] == ["2014", "2018"]
    assert (last[2], last[3]) == ("2018", None)


def test_an_end_alone_gives_no_beginning() -> None:
    rows = ["*Analis Data, PT Maju Jaya, 2018 – 2020", "- Menyusun laporan", "*Staf IT, CV Karya, hingga 2017",
            "- Merawat jaringan", "*Guru, SMK Bina, 2010 – 2014", "- Mengajar"]  # fmt: skip
    assert [entry[2:] for entry in read(rows, "Pengalaman Kerja", "work", WORK)] == [
        ("2018", "2020"), (None, "2017"), ("2010", "2014"),
    ]  # fmt: skip


def test_a_lone_month_above_ranges_is_when_the_newest_job_began() -> None:
    rows = ["*Analis Data, PT Maju Jaya\tApr 2025", "- Menyusun laporan", "*Staf IT, CV Karya\tApr 2020 – Mar 2025",
            "- Merawat jaringan", "*Guru, SMK Bina\tSep 2019 – Des 2019", "- Mengajar",
            "*Juri, PT Lomba\tMei 2018", "- Menilai", "*Operator, PT Awal\tJan 2017 – Des 2017", "- Mencetak",
            "*Magang, PT Mula\tJan 2016 – Des 2016", "- Menyalin"]  # fmt: skip
    dates = [
        entry[2:]
        for entry in read([row.replace("\t", ", ") for row in rows], "Pengalaman Kerja", "work", WORK)
    ]
    assert dates[0] == ("2025-04", None)
    assert dates[3] == ("2018-05", "2018-05")


def test_a_lone_month_above_one_range_is_a_beginning_and_a_lone_year_a_whole_job() -> None:
    rows = ["*Analis Data, PT Maju Jaya, {}", "- Menyusun laporan", "*Staf IT, CV Karya, Apr 2020 – Mar 2025",
            "- Merawat jaringan"]  # fmt: skip
    for lone, dates in (("Apr 2025", ("2025-04", None)), ("2026", ("2026", "2026"))):
        told = [row.format(lone) for row in rows]
        assert read(told, "Pengalaman Kerja", "work", WORK)[0][2:] == dates


def test_letters_that_count_the_jobs_are_no_part_of_their_names() -> None:
    jobs = "\n".join(
        f"{mark}. Perusahaan: {name}, {year} - {year + 1}\nJabatan: Staf Data\nTanggung jawab :\n- Menyusun laporan\n"
        for mark, name, year in (("A", "Blue Quokka", 2018), ("B", "Kestrel", 2015), ("C", "Lajur", 2012))
    )
    work = parse(f"Asep Sunandar\nasep@example.com\n\nPENGALAMAN KERJA\n{jobs}".encode()).resume["work"]
    assert [(entry["name"], entry["position"]) for entry in work] == [
        ("Blue Quokka", "Staf Data"),
        ("Kestrel", "Staf Data"),
        ("Lajur", "Staf Data"),
    ]


EMPLOYERS = {
    "an office that is called by its area": (
        "Analis Kebijakan\nBappeda Provinsi Jawa Barat, Bandung\n2016 - 2020\n- Menyusun renstra\n\n"
        "Kepala Seksi Pelayanan\nKecamatan Lembang, Kabupaten Bandung Barat\n2012 - 2015\n- Melayani warga\n",
        [("Bappeda Provinsi Jawa Barat", "Bandung"), ("Kecamatan Lembang", "Kabupaten Bandung Barat")],
    ),
    "somebody who works for herself": (
        "Product Designer\nGovTech Edu, Jakarta\n2020 - 2024\n- Merancang aplikasi\n\n"
        "UI Designer\nFreelance, Denpasar\n2015 - 2019\n- Merancang 40 situs\n",
        [("GovTech Edu", "Jakarta"), ("Freelance", "Denpasar")],
    ),
    "a place that no list has": (
        "Logistics Officer\nPalang Merah Indonesia, Jakarta\n2020 - 2024\n- Mengirim bantuan\n\n"
        "Procurement Coordinator\nSave the Children, Cox's Bazar, Papua New Guinea\n2015 - 2019\n- Membeli tenda\n",
        [("Palang Merah Indonesia", "Jakarta"), ("Save the Children", "Cox's Bazar, Papua New Guinea")],
    ),
    "a field of work behind the position": (
        "Lead Product Manager, Jabar Digital Service (2020 - 2024)\n- Memimpin tim\n\n"
        "Senior Product Manager, Driver Experience, Gojek (2017 - 2020)\n- Merilis fitur\n",
        [("Jabar Digital Service", None), ("Gojek", None)],
    ),
}


@pytest.mark.parametrize("case", EMPLOYERS)
def test_no_employer_is_lent_to_who_names_one(case: str) -> None:
    jobs, wanted = EMPLOYERS[case]
    work = parse(f"Asep Sunandar\nasep@example.com\n\nPENGALAMAN KERJA\n\n{jobs}".encode()).resume["work"]
    assert [(entry["name"], entry.get("location")) for entry in work] == wanted


@pytest.mark.parametrize("heading", ["RIWAYAT PEKERJAAN (Work Experience):", "PENGALAMAN | WORK EXPERIENCE"])
def test_a_heading_in_both_languages_keeps_the_first_job(heading: str) -> None:
    jobs = "Kolase :: Analis Data\n2020 - 2021\n- Menyusun laporan\n\nLajur :: Staf IT\n2018 - 2019\n"
    work = parse(f"Asep Sunandar\nasep@example.com\n\n{heading}\n\n{jobs}".encode()).resume["work"]
    assert [(entry["name"], entry["position"]) for entry in work] == [
        ("Kolase", "Analis Data"),
        ("Lajur", "Staf IT"),
    ]


def test_a_sentence_below_the_name_of_a_project_tells_of_it() -> None:
    text = (
        "Sri Contoh\nsri@example.com\n\nPROYEK\nDasbor Contoh\nAplikasi web untuk memantau laporan warga.\n"
    )
    projects = parse(text.encode()).resume["projects"]
    assert [(one["name"], one["description"]) for one in projects] == [
        ("Dasbor Contoh", "Aplikasi web untuk memantau laporan warga.")
    ]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Memeriksa 482 klaim selama pemilu", True), ("Melatih 105 guru dan pustakawan", True),
        ("Memberikan pelatihan kepada warga", True), ("Memo Bank Indonesia Pusat", False),
        ("Member of the Board", False), ("Mega Kuningan Tower Satu", False), ("Media Relations Officer Senior", False),
    ],
)  # fmt: skip
def test_what_was_done_begins_with_its_verb_and_a_name_does_not(text: str, tells: bool) -> None:
    assert bool(DUTY.match(text)) == tells


def test_a_span_that_goes_on_beside_the_first_duty_is_whole() -> None:
    text = (
        "Asep Sunandar\n\nPENGALAMAN KERJA\n\n2023-04 — Analis Data, PT Cahaya Pagi\n2025-01 ◦ Menyusun laporan\n"
        "◦ Membuat dasbor\n\n2021-01 — Kasir, Toko Buku Pelita\n2023-03 ◦ Melayani 40 pembeli\n\nKEAHLIAN\n\nExcel\n"
    )
    work = parse(text.encode()).resume["work"]
    assert [(item["startDate"], item["endDate"]) for item in work] == [
        ("2023-04", "2025-01"),
        ("2021-01", "2023-03"),
    ]


def test_numbers_before_the_heads_of_entries_are_no_marks_of_tasks() -> None:
    rows = [
        "*1. Analis Data, PT Maju Jaya Sejahtera Bersama Nusantara",
        "*(Nov 2024 - Sekarang)",
        "- Menyusun laporan bulanan",
        "*2. Staf IT, CV Karya Bersama (Agu 2021 - Okt 2024)",
        "- Merawat jaringan kantor",
    ]
    assert [position for _, position, *_ in read(rows, "Riwayat Pekerjaan", "work", WORK)] == [
        "Analis Data",
        "Staf IT",
    ]


def test_the_post_below_dates_that_wrap_in_their_cell_is_no_task() -> None:
    def jobs(row: int, employer: str, dates: str, rest: str, post: str) -> list[Ink]:
        height = 122 + 13 * row
        inks = [Ink(50, height, employer), Ink(400, height, dates), Ink(50, height + 26, post)]
        inks += [Ink(400, height + 13, rest), Ink(70, height + 39, "- Menyusun laporan bulanan")]
        return [*inks, Ink(70, height + 52, "- Merawat jaringan kantor")]

    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Riwayat Pekerjaan", 16, bold=True))
    inks += jobs(0, "PT Maju Jaya", "1 November 2021 s.d.", "1 Januari 2023", "Penata Ruang")
    inks += jobs(5, "CV Karya Bersama", "1 Februari 2019 s.d.", "1 Oktober 2021", "Penata Arsip")
    work = parse(pdf(inks)).resume["work"]
    assert [(job["name"], job.get("position")) for job in work] == [
        ("PT Maju Jaya", "Penata Ruang"),
        ("CV Karya Bersama", "Penata Arsip"),
    ]


def test_years_at_the_end_of_a_name_are_no_dates_where_the_entry_has_its_own() -> None:
    text = (
        "Asep Sunandar\nasep@example.com\n\nPROYEK\nTutupan Lahan 2016–2020\t2021 – 2022\nKlasifikasi citra\n"
    )
    text += "\nPeta Banjir 2010–2014 (2018 – 2019)\nPeta daring bagi warga desa\n"
    projects = parse(text.encode()).resume["projects"]
    assert [(one["name"], one["startDate"], one["endDate"]) for one in projects] == [
        ("Tutupan Lahan 2016–2020", "2021", "2022"),
        ("Peta Banjir 2010–2014", "2018", "2019"),
    ]


def test_the_first_duty_may_run_on_in_the_line_of_the_head() -> None:
    text = "Rani Wulandari\nrani.w@example.com\n\nEXPERIENCE\n"
    text += "2019 - 2021\tData Analyst, Meridian Contoh, Garut. Built a map of 30 villages\n"
    text += "2016 - 2018\tSurveyor, Jaga Contoh, Makassar. Drew up flood maps of two rivers\n"
    work = parse(text.encode()).resume["work"]
    assert [(job["position"], job["name"], job["highlights"]) for job in work] == [
        ("Data Analyst", "Meridian Contoh", ["Built a map of 30 villages"]),
        ("Surveyor", "Jaga Contoh", ["Drew up flood maps of two rivers"]),
    ]
