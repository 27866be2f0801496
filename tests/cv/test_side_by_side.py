"""Labels with their values beside them, entries as cards, headings above what they head: read as they are meant."""

import pytest

from talent.cv import parse
from tests.cv.documents import Ink, lines, pdf

LEFT, RIGHT = 50.0, 190.0


def form(mark: str, *, size: float = 10.0) -> bytes:
    """A page whose skills and languages are labels on the left with values on the right."""
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 75, "asep@example.com", size)]
    y = 110.0
    for heading, pairs in (
        (
            "SKILLS",
            (
                ("Databases", "MySQL, Redis, PostgreSQL"),
                ("Frameworks", "Django, React"),
                ("Platforms", "Docker, Git"),
            ),
        ),
        ("LANGUAGES", (("Indonesian", "Native"), ("English", "Fluent"), ("Javanese", "Intermediate"))),
    ):
        ink.append(Ink(LEFT, y, heading, 12, bold=True))
        y += 20
        for label, value in pairs:
            ink += [Ink(LEFT, y, label, size), Ink(RIGHT, y, f"{mark}{value}", size)]
            y += 14
        y += 16
    return pdf(ink)


@pytest.mark.parametrize("mark", [": ", ""])
@pytest.mark.parametrize("size", [9.0, 11.0])
def test_groups_of_skills_keep_the_items_beside_them(mark: str, size: float) -> None:
    resume = parse(form(mark, size=size)).resume
    assert [(group["name"], group["keywords"]) for group in resume["skills"]] == [
        ("Databases", ["MySQL", "Redis", "PostgreSQL"]),
        ("Frameworks", ["Django", "React"]),
        ("Platforms", ["Docker", "Git"]),
    ]
    assert [item["language"] for item in resume["languages"]] == ["Indonesian", "English", "Javanese"]


@pytest.mark.parametrize(("heading", "x"), [("SKILLS", 270.0), ("KEAHLIAN", 265.0), ("Skills", 280.0)])
@pytest.mark.parametrize(
    "items", ["Python, SQL, Excel, Power BI, Tableau, Looker Studio, dbt, Airflow", "Python, SQL"]
)
def test_a_heading_in_the_middle_heads_the_line_below(heading: str, x: float, items: str) -> None:
    ink = [Ink(230, 50, "Asep Sunandar", 20, bold=True), Ink(250, 75, "asep@example.com")]
    ink += [Ink(255, 110, "CERTIFICATES", bold=True)]
    for number, name in enumerate(("MTCNA", "CCNA Routing")):
        y = 130.0 + 14 * number
        ink += [Ink(LEFT, y, "04/2021"), Ink(170, y, name), Ink(400, y, "MikroTik")]
    ink += [Ink(x, 175, heading, bold=True), Ink(LEFT, 195, items)]
    resume = parse(pdf(ink)).resume
    assert [item["name"] for item in resume["skills"]] == items.split(", ")
    assert [item["name"] for item in resume["certificates"]] == ["MTCNA", "CCNA Routing"]


@pytest.mark.parametrize("heading", ["FORMAL EDUCATION", "PENDIDIKAN", "EDUCATION"])
def test_two_studies_side_by_side_are_two(heading: str) -> None:
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 75, "asep@example.com")]
    ink += [Ink(LEFT, 110, heading, 13, bold=True)]
    cards = (
        ("Bachelor of Science in Geography", "Universitas Airlangga", "09/2017 - 07/2021"),
        ("Senior High School", "SMA Negeri 9 Cirebon", "2014 - 2017"),
    )
    for x, card in zip((LEFT, 315.0), cards, strict=True):
        ink += [Ink(x, 132 + 15 * number, text, bold=number == 0) for number, text in enumerate(card)]
    ink += [
        Ink(LEFT, 200, "ABILITIES", 13, bold=True),
        Ink(LEFT, 222, "Python, SQL, Excel, Power BI, Tableau, Looker Studio, dbt"),
    ]
    found = parse(pdf(ink)).resume["education"]
    assert [(study["institution"], study["startDate"], study["endDate"]) for study in found] == [
        ("Universitas Airlangga", "2017-09", "2021-07"),
        ("SMA Negeri 9 Cirebon", "2014", "2017"),
    ]


@pytest.mark.parametrize(
    "places", [("Semarang", "Jayapura"), ("Kota Palu", "Makassar"), ("Medan", "Cirebon")]
)
def test_places_at_the_right_edge_make_no_margin_of_the_text(places: tuple[str, str]) -> None:
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 75, "asep@example.com")]
    ink += [Ink(LEFT, 110, "WORK EXPERIENCE", 13, bold=True)]
    jobs = (
        ("Drone Pilot", "PT Jaga Rimba", "02/2024 - 06/2026"),
        ("Surveyor", "CV Peta Warga", "04/2021 - 01/2024"),
    )
    y = 132.0
    for job, place in zip(jobs, places, strict=True):
        ink += [Ink(LEFT, y + 14 * number, text, bold=number == 0) for number, text in enumerate(job)]
        ink += [
            Ink(480, y + 28, place),
            Ink(LEFT, y + 42, "Drew up maps of forty districts on a scale of 1:5,000"),
        ]
        y += 66
    found = parse(pdf(ink)).resume["work"]
    assert [(job["position"], job["name"], job["startDate"], job["endDate"]) for job in found] == [
        ("Drone Pilot", "PT Jaga Rimba", "2024-02", "2026-06"),
        ("Surveyor", "CV Peta Warga", "2021-04", "2024-01"),
    ]


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "({}) ", "{} . "])
def test_numbers_that_count_skills_are_no_part_of_them(number: str) -> None:
    text = "\n".join(
        f"{number.format(at)}{skill}" for at, skill in enumerate(("Canva", "Sketch", "R"), start=1)
    )
    found = parse(f"Asep Sunandar\nasep@example.com\n\nSKILLS\n\n{text}\n".encode()).resume["skills"]
    assert [item["name"] for item in found] == ["Canva", "Sketch", "R"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Satu Arsip. Inovasi alih media arsip", "Satu Arsip"),
        ("Hoax Dictionary. Open archive of hoaxes", "Hoax Dictionary"),
        ("Whisperer.", "Whisperer"),
        ("Portal Karya Nusantara Tbk.", "Portal Karya Nusantara Tbk."),
        ("Farmer's Eye", "Farmer's Eye"),
    ],
)
def test_the_full_stop_behind_a_project_is_no_part_of_its_name(line: str, name: str) -> None:
    found = parse(f"Asep Sunandar\nasep@example.com\n\nPROJECTS\n\n{line}\n2021 - 2022\n".encode()).resume
    assert found["projects"][0]["name"] == name


@pytest.mark.parametrize(
    "above", ["He asked who was the photographer.", "Senang bertanya siapa pemotretnya.", "Data first, then operation.",
              "Menulis, menyunting.", "Likes maps."],
)  # fmt: skip
def test_no_word_of_a_sentence_becomes_part_of_the_address_below(above: str) -> None:
    ink = [
        Ink(LEFT, 50, "Asep Sunandar", 20, bold=True),
        Ink(LEFT, 75, above),
        Ink(LEFT, 89, "asep63@example.com"),
    ]
    ink += [Ink(LEFT, 120, "SKILLS", bold=True), Ink(LEFT, 140, "Python, SQL")]
    assert parse(pdf(ink)).resume["basics"]["email"] == "asep63@example.com"


@pytest.mark.parametrize(
    "text",
    [
        "I worked as Data Analyst at Fennel & Rye from 2018 to 2020.",
        "Saya bekerja sebagai Data Analyst di Fennel & Rye sejak 2018 sampai 2020.",
        "2018 - 2020\nSaya menjabat sebagai Data Analyst pada Fennel & Rye",
        "2018 - 2020\nData Analyst at Fennel & Rye",
        "I served as a Data Analyst at Fennel & Rye from 2018 until 2020",
    ],
)
def test_the_words_of_a_sentence_are_no_part_of_post_and_employer(text: str) -> None:
    (job,) = parse(f"Asep Sunandar\nasep@example.com\n\nWORK\n\n{text}\n".encode()).resume["work"]
    assert (job["position"], job["name"]) == ("Data Analyst", "Fennel & Rye")
    assert (job["startDate"], job["endDate"]) == ("2018", "2020")


def test_blocks_of_employer_and_dates_are_read_with_the_duties_beside_them_on_one_baseline() -> None:
    jobs = (
        ("Yayasan Sumber Air", "Bersih Nusantara", "Jan 2020 - Des 2021", "Analis Data"),
        ("Lajur Kencana", None, "Feb 2017 - Nov 2019", "Staf IT"),
    )
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 66, "asep@example.com")]
    inks.append(Ink(50, 96, "Pengalaman Kerja", 14, bold=True))
    y = 120.0
    for name, rest, dates, position in jobs:
        left = [(name, True), *([(rest, True)] if rest else []), ("Bandung", False), (dates, False)]
        inks += [Ink(50, y + 14 * n, text, 10, bold=bold) for n, (text, bold) in enumerate(left)]
        right = [
            (position, True),
            ("\u2022 Menyusun laporan bulanan", False),
            ("\u2022 Merawat basis data", False),
        ]
        inks += [Ink(200, y + 14 * n, text, 10, bold=bold) for n, (text, bold) in enumerate(right)]
        y += 80
    work = parse(pdf(inks)).resume["work"]
    assert [(job["name"], job["position"], job["startDate"][:4], len(job["highlights"])) for job in work] == [
        ("Yayasan Sumber Air Bersih Nusantara", "Analis Data", "2020", 2),
        ("Lajur Kencana", "Staf IT", "2017", 2),
    ]


def test_marks_stand_in_no_column_of_their_own_beside_headings_in_a_margin() -> None:
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 75, "asep@example.com")]
    sections = (
        ("Keahlian", ("Python", "SQL", "Jira", "Penyuntingan", "InVID")),
        ("Bahasa", ("Bahasa Indonesia (Aktif)", "Bahasa Inggris (Pasif)")),
    )
    y = 110.0
    for heading, items in sections:
        ink.append(Ink(LEFT, y, heading, 10, bold=True))
        for item in items:
            ink += [Ink(RIGHT, y, "•", 10), Ink(RIGHT + 20, y, item, 10)]
            y += 14
        y += 8
    resume = parse(pdf(ink)).resume
    assert [skill["name"] for skill in resume["skills"]] == list(sections[0][1])
    assert len(resume["languages"]) == 2


def test_labels_flush_right_are_no_headings_of_their_values() -> None:
    rows = (
        ("Tanggal", "Mei 2021 - sekarang"),
        ("Pekerjaan atau jabatan", "Analis Data"),
        ("Nama perusahaan", "PT Contoh Jaya"),
        ("Tanggal", "Juni 2018 - April 2021"),
        ("Pekerjaan atau jabatan", "Arsiparis"),
        ("Nama perusahaan", "PT Contoh Makmur"),
    )
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 90, "PENGALAMAN KERJA", 12, bold=True)]
    widths = {"Tanggal": 36.13, "Pekerjaan atau jabatan": 102.84, "Nama perusahaan": 82.26}
    for at, (label, value) in enumerate(rows):
        ink += [Ink(RIGHT - 24 - widths[label], 115 + 15 * at, label, 10)]
        ink += [Ink(RIGHT, 115 + 15 * at, value, 10)]
    work = parse(pdf(ink)).resume["work"]
    assert [(job["name"], job["position"], job["startDate"]) for job in work] == [
        ("PT Contoh Jaya", "Analis Data", "2021-05"),
        ("PT Contoh Makmur", "Arsiparis", "2018-06"),
    ]


def test_text_that_flows_to_the_next_column_goes_on_on_the_next_page() -> None:
    ink = [Ink(LEFT, 50, "Asep Sunandar", 20, bold=True), Ink(LEFT, 90, "PENGALAMAN KERJA", 12, bold=True)]
    for at in range(8):
        ink += [Ink(LEFT, 112 + 60 * at, f"PT Contoh {'ABCDEFGH'[at]}", 10, bold=True)]
        ink += [Ink(LEFT, 126 + 60 * at, f"{2020 - 2 * at} - {2021 - 2 * at}", 10)]
        ink += [Ink(LEFT, 140 + 60 * at, "Analis Data di kantor pusat daerah", 10)]
    ink += [Ink(LEFT, 600, "PENDIDIKAN", 12, bold=True)]
    studies = (
        ("S1 Statistika", "Universitas Padjadjaran", "2000 - 2004"),
        ("SMA IPA", "SMA Negeri 3", "1997 - 2000"),
    )
    for at, study in enumerate(studies):
        ink += [Ink(320, 93 + 50 * at + 14 * n, text, 10, bold=not n) for n, text in enumerate(study)]
    ink += [Ink(320, 200, "KEAHLIAN", 12, bold=True)]
    ink += [Ink(320, 222 + 15 * at, text, 10) for at, text in enumerate(("Python", "SQL", "Jira", "Stata"))]
    below = [Ink(LEFT, 50, "QGIS", 10), Ink(LEFT, 65, "Leaflet", 10)]
    skills = [item["name"] for item in parse(pdf(ink, below)).resume["skills"]]
    assert skills == ["Python", "SQL", "Jira", "Stata", "QGIS", "Leaflet"]


def test_headings_in_a_row_are_told_by_those_above_that_are_set_like_them() -> None:
    page = lines(
        [
            "!Asep Sunandar", "#Why Me", "Analis jaringan.", "#Work Experience", "Analis Jaringan",
            "PT Maju Jaya", "Jan 2020 - Mar 2023", "#Education", "Universitas Contoh", "2015 - 2019",
        ],
        size=10,
    )  # fmt: skip
    columns = {
        50: ["#What I Bring", "Jaringan: Nmap, Wazuh", "Sistem: Linux"],
        220: ["#Credentials", "CCNA", "Cisco, 2023"],
        390: ["#I Can Speak", "Indonesia", "Inggris"],
    }
    for x, texts in columns.items():
        page += lines(texts, x=x, y=230, size=10)
    resume = parse(pdf(page)).resume
    assert [item["name"] for item in resume["certificates"]] == ["CCNA"]
    assert [group["keywords"] for group in resume["skills"]] == [["Nmap", "Wazuh"], ["Linux"]]
    assert [item["language"] for item in resume["languages"]] == ["Indonesia", "Inggris"]
