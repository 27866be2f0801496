"""Time lines down the middle of a page, and entries side by side: dates stay with what they are of."""

import pytest

from talent.cv import parse
from talent.cv.formats.read_pdf import read_pdf
from tests.cv.documents import Ink, lines, pdf

AXIS = 297.0
# Widths of Helvetica in thousandths of the size; capitals count 700.
WIDTHS = {**dict.fromkeys("abdeghnopqu0123456789", 556), **dict.fromkeys("cksvxyz", 500)}
WIDTHS |= {"m": 833, "w": 722, "r": 333, "-": 333, **dict.fromkeys("ft .", 278), **dict.fromkeys("ijl", 222)}
JOBS = [
    (
        "Jan 2022 - sekarang",
        "Koordinator Data",
        "PT Maju Jaya",
        ["Menyusun peta risiko banjir", "Melatih enam relawan"],
    ),
    ("Apr 2019 - Des 2021", "Analis Sistem", "PT Karya Bersama", ["Menulis SQL"]),
    (
        "Mei 2016 - Mar 2019",
        "Staf Administrasi",
        "CV Sinar Terang",
        ["Mengelola arsip", "Memeriksa surat masuk"],
    ),
]
FIRST = ("2022-01", None, "Koordinator Data", "PT Maju Jaya")
SECOND = ("2019-04", "2021-12", "Analis Sistem", "PT Karya Bersama")
THIRD = ("2016-05", "2019-03", "Staf Administrasi", "CV Sinar Terang")


def at_axis(text: str, y: float, *, left: bool, bold: bool = False, size: float = 10, off: float = 16) -> Ink:
    """Words that end left of the axis or begin right of it."""
    long = sum(WIDTHS.get(letter, 700) for letter in text) / 1000 * size
    return Ink(AXIS - off - long if left else AXIS + off, y, text, size, bold=bold)


def found(page: list[Ink], extra: bytes = b"") -> list[tuple[object, ...]]:
    jobs = parse(pdf(page, extra=extra)).resume["work"]
    return [tuple(job.get(key) for key in ("startDate", "endDate", "position", "name")) for job in jobs]


def head(y: float = 120, x: float = 250) -> list[Ink]:
    return [
        *lines(["!Asep Sunandar", "asep@example.com", "+62 812 0000 1111"]),
        Ink(x, y, "Pengalaman Kerja", 14, bold=True),
    ]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("x", [50, 250])
@pytest.mark.parametrize("line", [b"", b"0 0 0 rg 296.5 400 1 300 re f\n"])
def test_dates_left_and_right_of_an_axis_go_with_the_entry_across(first: bool, x: float, line: bytes) -> None:
    page = head(x=x)
    y = 150.0
    for number, (when, position, name, duties) in enumerate(JOBS):
        left = (number % 2 == 0) == first
        page.append(at_axis(when, y, left=left, bold=True))
        for row, text in enumerate([position, name, *duties]):
            page.append(at_axis(text, y + 13 * row, left=not left, bold=row == 0))
        y += 13 * (3 + len(duties))
    assert found(page, line) == [FIRST, SECOND, THIRD]


def test_entries_that_reach_beside_the_next_one_stay_whole() -> None:
    page = head()
    for number, (when, position, name, duties) in enumerate(JOBS):
        y, left = 150.0 + 34 * number, number % 2 == 0
        page.append(Ink(AXIS - len(when) * 2.2, y, when, 9))
        for row, text in enumerate([position, name, *duties]):
            page.append(at_axis(text, y + 12 * row, left=left, bold=row == 0, off=70))
    jobs = parse(pdf(page)).resume["work"]
    assert found(page) == [FIRST, SECOND, THIRD]
    assert " ".join(jobs[0]["highlights"]) == "Menyusun peta risiko banjir Melatih enam relawan"


@pytest.mark.parametrize("first", [True, False])
def test_dates_on_the_axis_go_with_the_entry_beside(first: bool) -> None:
    page = head()
    y = 150.0
    for number, (when, position, name, duties) in enumerate(JOBS):
        left = (number % 2 == 0) == first
        page.append(Ink(AXIS - len(when) * 2.2, y, when, 9))
        for row, text in enumerate([position, name, *duties]):
            page.append(at_axis(text, y + 13 * row, left=left, bold=row == 0, off=70))
        y += 13 * (3 + len(duties))
    assert found(page) == [FIRST, SECOND, THIRD]


def test_a_mark_on_the_axis_is_no_bullet_of_the_entry() -> None:
    page = head()
    y = 150.0
    for number, (when, position, name, duties) in enumerate(JOBS):
        left = number % 2 == 0
        page += [at_axis(when, y, left=left), Ink(AXIS - 3, y, "\u2022", 10)]
        for row, text in enumerate([position, name, *duties]):
            page.append(at_axis(text, y + 13 * row, left=not left, bold=row == 0))
        y += 13 * (3 + len(duties))
    assert found(page) == [FIRST, SECOND, THIRD]


def test_studies_of_a_time_line_with_two_entries() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"]),
        Ink(265, 120, "Pendidikan", 14, bold=True),
        at_axis("2014 - 2018", 150, left=True),
        at_axis("S1 Statistika", 150, left=False, bold=True),
        at_axis("Universitas Pasundan", 163, left=False),
        at_axis("SMA IPA", 190, left=True, bold=True),
        at_axis("SMA Negeri 3 Garut", 203, left=True),
        at_axis("2011 - 2014", 190, left=False),
    ]
    studies = parse(pdf(page)).resume["education"]
    assert [(item["institution"], item["startDate"], item["endDate"]) for item in studies] == [
        ("Universitas Pasundan", "2014", "2018"),
        ("SMA Negeri 3 Garut", "2011", "2014"),
    ]


def test_two_columns_with_dates_in_both_are_no_time_line() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"]),
        *lines(["#Pendidikan", "S1 Statistika", "Universitas Pasundan", "2014 - 2018", ""], y=110, size=10),
        *lines(["SMA IPA", "SMA Negeri 3 Garut", "2011 - 2014"], y=185, size=10),
        *lines(["#Pengalaman Kerja", "2019 - 2021", "Analis Sistem", "PT Karya Bersama"], x=260, y=110, size=10),
        *lines(["2016 - 2019", "Staf Administrasi", "CV Sinar Terang"], x=260, y=185, size=10),
    ]  # fmt: skip
    resume = parse(pdf(page)).resume
    assert [job["position"] for job in resume["work"]] == ["Analis Sistem", "Staf Administrasi"]
    assert [item["endDate"] for item in resume["education"]] == ["2018", "2014"]


def card(x: float, y: float, *texts: str) -> list[Ink]:
    return [Ink(x, y + 14 * row, text, 10, bold=row == 0) for row, text in enumerate(texts)]


@pytest.mark.parametrize("dates_first", [True, False])
def test_two_schools_in_one_row_are_two(dates_first: bool) -> None:
    one, two = (
        ["S1 Statistika", "Universitas Pasundan", "2014 - 2018"],
        ["SMA IPA", "SMA Negeri 3 Garut", "2011 - 2014"],
    )
    if dates_first:
        one, two = one[-1:] + one[:-1], two[-1:] + two[:-1]
    page = [
        *lines(["!Asep Sunandar", "asep@example.com", "", "#PENDIDIKAN"]),
        *card(50, 120, *one),
        *card(310, 120, *two),
        *lines(["#KEAHLIAN", "Python, SQL, Excel"], y=180),
    ]
    resume = parse(pdf(page)).resume
    assert [(item["institution"], item["startDate"], item["endDate"]) for item in resume["education"]] == [
        ("Universitas Pasundan", "2014", "2018"),
        ("SMA Negeri 3 Garut", "2011", "2014"),
    ]
    assert [item["name"] for item in resume["skills"]] == ["Python", "SQL", "Excel"]


@pytest.mark.parametrize("across", [2, 3])
def test_jobs_as_cards_in_a_grid(across: int) -> None:
    jobs = [(position, name, when) for when, position, name, _ in JOBS]
    jobs += [
        ("Kasir", "Toko Makmur", "Jan 2015 - Apr 2016"),
        ("Pustakawan", "PT Cahaya", "Jul 2014 - Des 2014"),
    ]
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#PENGALAMAN KERJA"])
    for number, job in enumerate(jobs[: 6 // across * across]):
        row, column = divmod(number, across)
        page += card(50 + 510 / across * column, 125 + 60 * row, *job)
    page += lines(["#PENDIDIKAN", "S1 Statistika, Universitas Pasundan, 2010 - 2014"], y=320)
    resume = parse(pdf(page)).resume
    assert sorted((job["position"], job["name"], job["startDate"]) for job in resume["work"]) == sorted([
        ("Koordinator Data", "PT Maju Jaya", "2022-01"), ("Analis Sistem", "PT Karya Bersama", "2019-04"),
        ("Staf Administrasi", "CV Sinar Terang", "2016-05"), ("Kasir", "Toko Makmur", "2015-01"),
        ("Pustakawan", "PT Cahaya", "2014-07"),
    ])  # fmt: skip
    assert len(resume["education"]) == 1


def test_a_table_of_two_rows_with_dates_in_two_columns_reads_across() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com", "", "#PENGALAMAN KERJA"]),
        *card(50, 120, "Analis Sistem", "PT Karya Bersama"),
        *card(420, 120, "2019 - 2021", "Bandung"),
        *card(50, 160, "Staf Administrasi", "CV Sinar Terang"),
        *card(420, 160, "2016 - 2019", "Garut"),
    ]
    jobs = parse(pdf(page)).resume["work"]
    assert [(job["name"], job["startDate"]) for job in jobs] == [
        ("PT Karya Bersama", "2019"),
        ("CV Sinar Terang", "2016"),
    ]


def test_headings_in_the_middle_end_the_columns_above() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"]),
        Ink(268, 100, "Keahlian", 13, bold=True),
        *lines(["Excel", "SQL", "Python", "Java"], x=50, y=120, size=10),
        *lines(["Docker", "Git", "Linux", "Figma"], x=239, y=120, size=10),
        *lines(["Word", "PHP", "Kotlin", "Redis"], x=455, y=120, size=10),
        Ink(241, 190, "Pengalaman Kerja", 13, bold=True),
        *card(50, 212, "Analis Sistem", "PT Karya Bersama", "2019 - 2021"),
    ]
    resume = parse(pdf(page)).resume
    assert len(resume["skills"]) == 12
    assert [(job["name"], job["startDate"]) for job in resume["work"]] == [("PT Karya Bersama", "2019")]


def test_an_entry_with_places_at_the_right_is_no_margin_of_them() -> None:
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#PENGALAMAN KERJA"])
    for number, (when, position, name, duties) in enumerate(JOBS):
        y = 120.0 + 95 * number
        page += card(50, y, position, name)
        page += [Ink(50, y + 28, when, 8), Ink(500, y + 28, "Bandung", 8), Ink(50, y + 38, "Pencapaian", 8)]
        page += [Ink(60, y + 50 + 13 * row, f"\u2022 {text}", 9) for row, text in enumerate(duties)]
    assert found(page) == [FIRST, SECOND, THIRD]


def drawn(*boxes: tuple[float, float, float, float]) -> bytes:
    """Filled boxes (x, y from the top, width, height)."""
    return b"".join(b"0 0 0 rg %.1f %.1f %.1f %.1f re f\n" % (x, 842 - y - h, w, h) for x, y, w, h in boxes)


def test_the_line_of_a_time_line_with_rules_beside_its_dates_cuts_no_cells() -> None:
    page = [*lines(["!Asep Sunandar", "asep@example.com", "", "#PENGALAMAN KERJA"])]
    marks = [(52.0, 120.0, 1.0, 300.0)]
    for number, (when, position, name, duties) in enumerate(JOBS):
        y = 125.0 + 100 * number
        page += [Ink(40, y, when, 10, bold=True), *card(70, y + 25, position, name)]
        page += [Ink(80, y + 56 + 13 * row, f"\u2022 {text}", 9) for row, text in enumerate(duties)]
        marks += [
            (40, y + 5, 510, 1),
            (70, y + 20, 480, 1),
            (70, y + 85, 480, 1),
            (70, y + 20, 1, 65),
            (550, y + 20, 1, 65),
        ]
    read = [line.text for line in read_pdf(pdf(page, extra=drawn(*marks))).lines]
    assert [text for text in read if text in {job[0] for job in JOBS}] == [job[0] for job in JOBS]
    assert found(page, drawn(*marks)) == [FIRST, SECOND, THIRD]


def test_a_month_in_bold_before_its_year_is_no_note_in_a_margin() -> None:
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#VOLUNTEERING"])
    for number, month in enumerate(("May", "July", "June")):
        y = 120.0 + 50 * number
        page += [Ink(50, y, month, 10, bold=True), Ink(52 + 7.5 * len(month), y, f"{2012 + number}", 10)]
        page += [Ink(82, y + 16, "Volunteer Teacher", 10), Ink(82, y + 30, "Mobile Library Movement", 10)]
    read = [line.text for line in read_pdf(pdf(page)).lines]
    assert [text for text in read if "201" in text] == ["May 2012", "July 2013", "June 2014"]


def test_labels_and_values_with_colons_read_across_under_every_heading() -> None:
    page = lines(["!Asep Sunandar", "asep@example.com", "", "#KEAHLIAN"])
    pairs = [("Keamanan", "Nmap, Metasploit"), ("Infrastruktur", "Linux, AWS"), ("Jaringan", "OSPF, VPN")]
    for number, (label, value) in enumerate(pairs):
        page += [Ink(50, 120 + 15 * number, label, 10), Ink(180, 120 + 15 * number, f": {value}", 10)]
    page += lines(["#BAHASA"], y=190)
    for number, (label, value) in enumerate([("Indonesia", "Ibu"), ("Inggris", "Aktif"), ("Jawa", "Pasif")]):
        page += [Ink(50, 212 + 15 * number, label, 10), Ink(180, 212 + 15 * number, f": {value}", 10)]
    read = [line.text.replace("\t", " ") for line in read_pdf(pdf(page)).lines]
    assert read[3:6] == [f"{label} : {value}" for label, value in pairs]


@pytest.mark.parametrize("newest_on_top", [True, False])
@pytest.mark.parametrize("x", [50, 500])
def test_two_dates_without_a_dash_stand_one_below_the_other_beside_an_entry(
    *, newest_on_top: bool, x: float
) -> None:
    page = [
        *lines(["!Siti Contoh", "siti@example.com"], y=40),
        Ink(50, 90, "PENGALAMAN KERJA", 14, bold=True),
    ]
    jobs = [
        ("Mar 2021", "sekarang", "PT Maju Jaya", "Koordinator Data"),
        ("Feb 2018", "Jan 2021", "PT Karya Bersama", "Analis Sistem"),
        ("Mei 2016", "Des 2017", "CV Sinar Terang", "Staf Administrasi"),
    ]
    for number, (start, end, name, post) in enumerate(jobs):
        y = 120 + 60 * number
        first, second = (end, start) if newest_on_top else (start, end)
        page += [Ink(x, y, first, 10), Ink(140, y, name, 10, bold=True)]
        page += [Ink(x, y + 13, second, 10), Ink(140, y + 13, post, 10)]
        page.append(Ink(140, y + 26, "Menyusun laporan bulanan", 10))
    told = [
        (job["startDate"], job.get("endDate"), job["name"], job["position"])
        for job in parse(pdf(page)).resume["work"]
    ]
    assert told == [
        ("2021-03", None, "PT Maju Jaya", "Koordinator Data"),
        ("2018-02", "2021-01", "PT Karya Bersama", "Analis Sistem"),
        ("2016-05", "2017-12", "CV Sinar Terang", "Staf Administrasi"),
    ]


def test_dates_of_a_list_one_below_the_other_are_no_pairs() -> None:
    page = [*lines(["!Siti Contoh", "siti@example.com"], y=40), Ink(50, 90, "PENGHARGAAN", 14, bold=True)]
    for number, (year, title) in enumerate(
        [("2023", "Juara I Lomba Esai"), ("2021", "Karyawan Teladan"), ("2020", "Lulusan Terbaik")]
    ):
        page += [Ink(50, 120 + 13 * number, year, 10), Ink(140, 120 + 13 * number, title, 10)]
    awards = parse(pdf(page)).resume["awards"]
    assert [(award["date"], award["title"]) for award in awards] == [
        ("2023", "Juara I Lomba Esai"),
        ("2021", "Karyawan Teladan"),
        ("2020", "Lulusan Terbaik"),
    ]
