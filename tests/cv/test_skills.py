"""Listed skills in the manners of CVs: items as listed, groups, levels, what wraps."""

import re
import time

import pytest

from talent.cv import parse
from talent.cv.fields.items import items_of
from talent.cv.fields.skills import read_skills
from talent.cv.layout import TextLine
from tests.cv.documents import Ink, pdf

LISTS: tuple[tuple[str, list[str]], ...] = (
    ("Python, SQL, Docker", ["Python", "SQL", "Docker"]),
    ("Python\nSQL\nDocker", ["Python", "SQL", "Docker"]),
    ("- Python\n- SQL\n- Docker", ["Python", "SQL", "Docker"]),
    ("Python | SQL | Docker", ["Python", "SQL", "Docker"]),
    ("Python • SQL • Docker", ["Python", "SQL", "Docker"]),
    ("Python · SQL · Docker", ["Python", "SQL", "Docker"]),
    ("Python / SQL / Docker", ["Python", "SQL", "Docker"]),
    ("Python; SQL; Docker.", ["Python", "SQL", "Docker"]),
    ("GIS ★★★☆☆\nPostGIS, QGIS\nPemrograman ★★★★☆\nPython, R", ["PostGIS", "QGIS", "Python", "R"]),
    ("Pendidikan (Moodle, Quizizz, Kahoot, Canva)", ["Moodle", "Quizizz", "Kahoot", "Canva"]),
    ("Python, SQL, dan Docker", ["Python", "SQL", "Docker"]),
    ("Python, SQL, and Docker", ["Python", "SQL", "Docker"]),
    ("JavaScript (Node.js, Express), SQL", ["JavaScript (Node.js, Express)", "SQL"]),
    ("Python (mahir)\nSQL (menengah)", ["Python", "SQL"]),
    ("Python [mahir]\nSQL [menengah]", ["Python", "SQL"]),
    ("Python - Advanced\nSQL - Intermediate", ["Python", "SQL"]),
    ("Python: 80%\nSQL: 60%", ["Python", "SQL"]),
    ("Python 80%\nSQL 60%", ["Python", "SQL"]),
    ("Python ●●●●○\nSQL ●●●○○", ["Python", "SQL"]),
    ("Python ★★★★☆\nSQL ★★★☆☆", ["Python", "SQL"]),
    ("Python 4/5\nSQL 3/5", ["Python", "SQL"]),
    ("Python\tMahir\nSQL\tMenengah", ["Python", "SQL"]),
    ("Python\nMahir\nSQL\nMenengah", ["Python", "SQL"]),
    ("Bahasa: Python, Go\nBasis data: MySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Bahasa pemrograman: Python, Go; Basis data: MySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Languages: Python | Go\nDatabases: MySQL | Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Bahasa\tPython, Go\nBasis data\tMySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Analisis (Pandas, R)\nData (MySQL, dbt)\nUmum (Notion)", ["Pandas", "R", "MySQL", "dbt", "Notion"]),
    ("Microsoft Office (Word, Excel)\nPython", ["Microsoft Office (Word, Excel)", "Python"]),
    ("Python Ahli\nSQL Dasar\nFigma Menengah", ["Python", "SQL", "Figma"]),
    ("Python Advanced\nPower BI Beginner\nSQL Very Good", ["Python", "Power BI", "SQL"]),
    ("Pembelajaran Tingkat Dasar\nPython\nSQL", ["Pembelajaran Tingkat Dasar", "Python", "SQL"]),
    ("Tenaga Ahli\nPenulisan\nNegosiasi", ["Tenaga Ahli", "Penulisan", "Negosiasi"]),
    ("Excel (Advanced):\nWord (Beginner):", ["Excel", "Word"]),
    ("Excel (mahir), Word (dasar), Canva (menengah)", ["Excel", "Word", "Canva"]),
    ("Perkantoran: Excel (mahir), Word (dasar)", ["Excel", "Word"]),
    ("Excel (mahir), Word (dasar),\nCanva (menengah), Go (mahir)", ["Excel", "Word", "Canva", "Go"]),
    ("✓ Python ✓ SQL ✓ Docker", ["Python", "SQL", "Docker"]),
    ("Menguasai Python, SQL, dan Go. Juga memahami Rust, R.", ["Python", "SQL", "Go", "Rust", "R"]),
    ("Proficient in Python, SQL, and Go", ["Python", "SQL", "Go"]),
    ("1. Python\n2. SQL\n10. Docker", ["Python", "SQL", "Docker"]),
    ("1) Python\n2) SQL", ["Python", "SQL"]),
    ("6 . Python\n7 . SQL", ["Python", "SQL"]),
    ("3D Modelling, 2FA", ["3D Modelling", "2FA"]),
    ("Python > SQL > Docker", ["Python", "SQL", "Docker"]),
    ("Keahlian\tTingkat\nPython\tMahir\nSQL\tDasar", ["Python", "SQL"]),
    ("No\tSkill\tLevel\n1\tPython\t80%\n2\tSQL\t60%", ["Python", "SQL"]),
    ("Skill\tBasic\tAdvanced\nPython\t\t✓\nSQL\t✓\t", ["Python", "SQL"]),
    ("Python\nSQL\nHalaman 1 dari 2\nDocker", ["Python", "SQL", "Docker"]),
    ("Python\nsiti@example.com\nSQL", ["Python", "SQL"]),
    ("Python (3 tahun)\nSQL (2 years)", ["Python", "SQL"]),
    ("Python 3 tahun\nSQL 2 years\nGo 10+ yrs", ["Python", "SQL", "Go"]),
    ("scikit-learn (mahir)\nSQL (dasar)", ["scikit-learn", "SQL"]),
    ("Python\nSQL\nAsep Sunandar – Curriculum Vitae\nDocker", ["Python", "SQL", "Docker"]),
    ("Python\nSQL\nAsep Sunandar | Halaman 2\nDocker", ["Python", "SQL", "Docker"]),
    ("Data: Excel & Power BI, HTML & CSS", ["Excel & Power BI", "HTML & CSS"]),
    ("Python ()\nSQL ()", ["Python", "SQL"]),
    ("Go, Java dan Python", ["Go", "Java", "Python"]),
    (
        "SQL, Monitoring dan Evaluasi, Terms & Conditions",
        ["SQL", "Monitoring dan Evaluasi", "Terms & Conditions"],
    ),
    ("Soft Skills\nNegosiasi, Presentasi", ["Negosiasi", "Presentasi"]),
    ("Web\nHTML, CSS\n\nData\nSQL, R", ["HTML", "CSS", "SQL", "R"]),
    ("CI/CD, TCP/IP, UI/UX", ["CI/CD", "TCP/IP", "UI/UX"]),
    ("C++, C#, .NET, Node.js", ["C++", "C#", ".NET", "Node.js"]),
    ("Hootsuite, Trello, OSPF dan MikroTik RouterOS", ["Hootsuite", "Trello", "OSPF", "MikroTik RouterOS"]),
    ("Menguasai SQL, Triase dan\nKaji Cepat.", ["SQL", "Triase", "Kaji Cepat"]),
    ("Program – Sphere, Kaji Cepat\nLapangan – Radio, GNSS", ["Sphere", "Kaji Cepat", "Radio", "GNSS"]),
    (
        "Analisis - Pandas, SPSS\nData - dbt, Airflow\nUmum - Notion",
        ["Pandas", "SPSS", "dbt", "Airflow", "Notion"],
    ),
    ("Programming Languages\nPython\nGo\nSoft Skills\nNegosiasi", ["Python", "Go", "Negosiasi"]),
    (
        "Docker Git Nginx GitHub Actions\nGoogle Earth Pro",
        ["Docker", "Git", "Nginx", "GitHub Actions", "Google Earth Pro"],
    ),
    ("Research & Development, Terms & Conditions", ["Research & Development", "Terms & Conditions"]),
)


def listed(text: str) -> list[str]:
    """The listed items of a plain text with one section, flat."""
    resume = parse(f"Asep Sunandar\nasep@example.com\n\nKEAHLIAN\n\n{text}\n".encode()).resume
    return [word for item in resume.get("skills", []) for word in item.get("keywords", [item["name"]])]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_items_as_listed(text: str, items: list[str]) -> None:
    assert listed(text) == items


SET_APART: tuple[tuple[str, list[int], list[str]], ...] = (
    ("Nmap / Wazuh / Splunk", [0, 5, 7, 13, 15], ["Nmap", "Wazuh", "Splunk"]),
    ("Figma Expert Card Sorting Basic", [0, 6, 13, 26], ["Figma", "Card Sorting"]),
)


@pytest.mark.parametrize(("text", "changes", "items"), SET_APART)
def test_marks_and_levels_in_another_colour_part_items(
    text: str, changes: list[int], items: list[str]
) -> None:
    line = TextLine(text, runs=[(at, number % 2) for number, at in enumerate(changes)])
    assert [skill.name.value for skill in read_skills([line]) if not skill.keywords] == items


def test_a_list_further_in_below_an_item_is_what_the_item_names() -> None:
    rows = ((50, "Data"), (64, "SQL"), (64, "Airflow"), (50, "Web"), (64, "HTML"))
    lines = [
        TextLine(
            text,
            bullet=True,
            x0=x,
            x1=x + 40,
            size=10,
            start=at * 20,
            boxes=[(x, at * 12, x + 40, at * 12 + 10)],
        )
        for at, (x, text) in enumerate(rows)
    ]
    groups = [(skill.name.value, [word.value for word in skill.keywords]) for skill in read_skills(lines)]
    assert groups == [("Data", ["SQL", "Airflow"]), ("Web", ["HTML"])]


def test_the_rest_of_an_item_that_had_no_room_stands_closer_than_items_do() -> None:
    rows = ((0, "Moodle"), (15, "Learning Styles"), (27, "Inventory"), (42, "Observation"), (57, "Kahoot"))
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Keahlian", 16, bold=True)]
    resume = parse(pdf([*inks, *(Ink(50, 120 + y, text, 11) for y, text in rows)])).resume
    assert [item["name"] for item in resume["skills"]] == [
        "Moodle", "Learning Styles Inventory", "Observation", "Kahoot"
    ]  # fmt: skip


def test_the_name_of_a_group_that_its_column_has_broken_is_one() -> None:
    rows = [(0, "Programming", True), (12, "Languages", True), (28, "Python", False), (40, "Go", False)]
    rows += [(60, "Data", True), (76, "SQL", False), (88, "dbt", False)]
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "KEAHLIAN", 16, bold=True)]
    resume = parse(pdf([*inks, *(Ink(50, 120 + y, text, 11, bold=bold) for y, text, bold in rows)])).resume
    assert resume["skills"] == [
        {"name": "Programming Languages", "keywords": ["Python", "Go"]},
        {"name": "Data", "keywords": ["SQL", "dbt"]},
    ]


def test_letters_of_a_short_word_that_are_set_apart_evenly_are_one_word() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Keahlian", 16, bold=True)]
    items = [Ink(50, 120 + 20 * at, text, 10, spacing=3) for at, text in enumerate(("OKR", "CSS", "PHP"))]
    about = Ink(50, 65, "Petani muda yang menulis tentang irigasi, benih dan pasar desa di Garut.")
    resume = parse(pdf([*inks, about, *items])).resume
    assert [item["name"] for item in resume["skills"]] == ["OKR", "CSS", "PHP"]


SPOKEN: tuple[tuple[str, list[str]], ...] = (
    ("Bahasa Indonesia: Penutur asli\nBahasa Inggris: Mahir", ["Bahasa Indonesia", "Bahasa Inggris"]),
    ("Bahasa Indonesia\nIbu\nBahasa Inggris\nAktif", ["Bahasa Indonesia", "Bahasa Inggris"]),
    ("Indonesian\nFluency: Native\nEnglish\nFluency: Good", ["Indonesian", "English"]),
    ("Bahasa\nIndonesia\nBahasa\nInggris", ["Bahasa\nIndonesia", "Bahasa\nInggris"]),
    ("Bahasa Jawa (aktif), Bahasa Inggris (pasif)", ["Bahasa Jawa", "Bahasa Inggris"]),
    ("Inggris (aktif)\nSemarang, Jawa Tengah", ["Inggris"]),
)


@pytest.mark.parametrize(("text", "names"), SPOKEN)
def test_languages_as_listed(text: str, names: list[str]) -> None:
    resume = parse(f"Asep Sunandar\nasep@example.com\n\nBAHASA\n\n{text}\n".encode()).resume
    assert [item["language"] for item in resume["languages"]] == [" ".join(name.split()) for name in names]


def test_a_language_among_the_skills_is_a_language() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nPython\nSQL\nInggris (aktif)\n\nBAHASA\n\nBahasa Indonesia: Ibu\n"
    resume = parse(text.encode()).resume
    assert [item["name"] for item in resume["skills"]] == ["Python", "SQL"]
    assert resume["languages"] == [
        {"language": "Bahasa Indonesia", "fluency": "Ibu"},
        {"language": "Inggris", "fluency": "aktif"},
    ]


def test_the_level_of_a_group_is_no_part_of_its_name() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nPengembangan Web (Mahir)\n- HTML\n- CSS\nData (Dasar)\n- SQL\n"
    assert parse(text.encode()).resume["skills"] == [
        {"name": "Pengembangan Web", "level": "Mahir", "keywords": ["HTML", "CSS"]},
        {"name": "Data", "level": "Dasar", "keywords": ["SQL"]},
    ]


def test_a_group_of_languages_among_the_skills_holds_languages() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nData: SQL, Excel\nKomunikasi: Inggris (aktif), Jepang (pasif)\n"
    resume = parse(text.encode()).resume
    assert resume["skills"] == [{"name": "Data", "keywords": ["SQL", "Excel"]}]
    assert [item["language"] for item in resume["languages"]] == ["Inggris", "Jepang"]


def test_languages_of_programming_stay_skills() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nBahasa: Python, Go\nData: SQL, Excel\n"
    resume = parse(text.encode()).resume
    assert [item["keywords"] for item in resume["skills"]] == [["Python", "Go"], ["SQL", "Excel"]]
    assert "languages" not in resume


@pytest.mark.parametrize(
    ("title", "level"),
    [("Senior Data Engineer", 4), ("Head of Design", 5), ("Pranata Komputer Ahli Muda", 3), ("Junior Programmer", 2),
     ("Internal Auditor", None), ("Leadership Trainer", None)],
)  # fmt: skip
def test_the_grade_of_a_position_is_a_stated_level_of_its_craft(title: str, level: int | None) -> None:
    text = (
        f"Sari Utami\n\nEXPERIENCE\n\n{title}\nPT Contoh, Bandung\nJanuary 2023 – Present\n- Menulis Python\n"
    )
    told = {phrase.text: phrase.level for phrase in parse(text.encode()).phrases}
    assert (told[title], told["Menulis Python"]) == (level, None)


def test_a_group_of_skills_may_be_called_as_a_section_is_and_stand_on_the_next_page() -> None:
    head = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Pendidikan", 16, bold=True)]
    head += [
        Ink(50, 115, "Universitas Pasundan, S1 Informatika, 2014 - 2018"),
        Ink(50, 780, "Keahlian", 16, bold=True),
    ]
    groups = [("Pendidikan", ("Moodle", "Quizizz")), ("Humanitarian", ("Kaji Cepat", "Sphere"))]
    rest = [
        ink
        for number, (name, items) in enumerate(groups)
        for ink in (
            Ink(50, 40 + 90 * number, name, 13, bold=True),
            *(Ink(64, 66 + 90 * number + 18 * at, item, 10) for at, item in enumerate(items)),
        )
    ]
    resume = parse(pdf(head, rest)).resume
    assert [item["institution"] for item in resume["education"]] == ["Universitas Pasundan"]
    found = [item for group in resume["skills"] for item in group.get("keywords", [group["name"]])]
    assert found == ["Moodle", "Quizizz", "Kaji Cepat", "Sphere"]


def test_names_of_lists_side_by_side_are_no_skills() -> None:
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Keahlian", 16, bold=True)]
    inks += [Ink(50, 120, "GIS", 13), Ink(300, 120, "Lapangan", 13)]
    inks += [
        Ink(50 + 90 * at, 140, text, 10) for at, text in enumerate(("QGIS", "GeoServer", "Drone", "GNSS"))
    ]
    inks += [Ink(50, 160, "_" * 60, 10)]
    assert [item["name"] for item in parse(pdf(inks)).resume["skills"]] == [
        "QGIS",
        "GeoServer",
        "Drone",
        "GNSS",
    ]


def skills_of(*lists: Ink) -> list[str]:
    """The listed items of a page whose section of skills is drawn, flat."""
    head = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "Keahlian", 16, bold=True)]
    resume = parse(pdf([*head, *lists])).resume
    return [word for item in resume.get("skills", []) for word in item.get("keywords", [item["name"]])]


def test_the_rest_of_a_name_below_its_level_is_no_skill_of_its_own() -> None:
    rows = [("SQL", 0), ("Triase", 1), ("Cash Transfer", 2), ("Sphere", 4)]
    inks = [Ink(50, 120 + 16 * at, name, 10) for name, at in rows] + [Ink(50, 163, "Programming", 10)]
    inks += [Ink(150, 120 + 16 * at, "75%", 10) for _, at in rows]
    assert skills_of(*inks) == ["SQL", "Triase", "Cash Transfer Programming", "Sphere"]


def test_labels_flush_right_before_items_that_begin_at_one_place_are_no_items() -> None:
    rows = [(87.8, "GIS", "PostGIS, QGIS"), (83.3, "Field", "Drone, GNSS"), (67.8, "Analysis", "Stata, SPSS")]
    inks = [
        Ink(x, 120 + 16 * at, text, 10)
        for at, (left, label, items) in enumerate(rows)
        for x, text in ((left, label), (109.5, items))
    ]
    assert skills_of(*inks) == ["PostGIS", "QGIS", "Drone", "GNSS", "Stata", "SPSS"]


def test_rows_of_items_larger_than_the_names_of_their_lists_are_items() -> None:
    rows: list[tuple[str, ...]] = [
        ("DESAIN",), ("Canva", "Sketch"), ("Photoshop", "CorelDRAW"), ("RISET",), ("Stata", "SPSS"), ("LAINNYA",),
        ("CSS",),
    ]  # fmt: skip
    inks = [
        Ink(
            50 + 90 * column,
            120 + 16 * at,
            text,
            7 if row[0].isupper() and len(row[0]) > 4 else 9,
            bold=at in (0, 3, 5),
        )
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    assert skills_of(*inks) == ["Canva", "Sketch", "Photoshop", "CorelDRAW", "Stata", "SPSS", "CSS"]


def test_sections_side_by_side_under_a_row_of_headings_are_read_one_after_the_other() -> None:
    columns = [
        (50, "SKILLS", ("SQL", "Triase", "Kaji Cepat", "Sphere")),
        (220, "LANGUAGES", ("English – Advanced", "Indonesian – Native")),
        (390, "CERTIFICATES", ("Scrum Master, Scrum Alliance (2024)",)),
    ]
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True)]
    for x, heading, lines in columns:
        inks += [Ink(x, 90, heading, 13, bold=True)]
        inks += [Ink(x, 112 + 14 * at, line, 9) for at, line in enumerate(lines)]
    resume = parse(pdf(inks)).resume
    assert [item["name"] for item in resume["skills"]] == ["SQL", "Triase", "Kaji Cepat", "Sphere"]
    assert [item["language"] for item in resume["languages"]] == ["English", "Indonesian"]
    assert [item["name"] for item in resume["certificates"]] == ["Scrum Master"]


def test_the_first_cells_of_a_ruled_table_head_the_sections_in_the_second() -> None:
    jobs = [
        ("Analis Data", "PT Maju Jaya", "2021 – 2023"),
        ("Operator Data", "PT Sinar Abadi", "2019 – 2021"),
    ]
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(56, 90, "Pengalaman Kerja", 10, bold=True)]
    for at, (position, employer, dates) in enumerate(jobs):
        inks += [Ink(186, 90 + 40 * at, position, 10, bold=True), Ink(420, 90 + 40 * at, dates, 10)]
        inks += [Ink(186, 106 + 40 * at, employer, 10)]
    inks += [Ink(56, 180, "Keahlian", 10, bold=True), Ink(186, 180, "Desain", 10, bold=True)]
    inks += [
        Ink(186, 196, "Figma, Canva", 10),
        Ink(186, 212, "Lainnya", 10, bold=True),
        Ink(186, 228, "SQL, Go", 10),
    ]
    rules = [f"{x} {842 - top - 178} 0.5 178 re f" for top in (72,) for x in (50, 180, 540)]
    rules += [f"50 {842 - y} 490 0.5 re f" for y in (72, 172, 250)]
    resume = parse(pdf(inks, extra=("\n".join(rules) + "\n").encode())).resume
    assert [job["position"] for job in resume["work"]] == ["Analis Data", "Operator Data"]
    assert [group["keywords"] for group in resume["skills"]] == [["Figma", "Canva"], ["SQL", "Go"]]


def test_a_grid_of_items_in_one_manner_has_no_groups_and_ticks_are_no_items() -> None:
    rows = ["Python\tGeoServer\tLeaflet", "Kubernetes\t√\t√"]
    lines = [
        TextLine(
            text,
            cells=[match.span() for match in re.finditer(r"[^\t]+", text)],
            runs=[(0, 1), (text.index("\t") + 1, 1)],
        )
        for text in rows
    ]
    assert [skill.name.value for skill in read_skills(lines)] == [
        "Python",
        "GeoServer",
        "Leaflet",
        "Kubernetes",
    ]


def test_a_known_name_that_a_narrow_column_breaks_is_one_skill() -> None:
    names = ("Google Earth Pro", "Social Network", "Analysis", "Manajemen", "Waktu", "Figma")
    inks = [Ink(50, 120 + 13 * at, name, 10) for at, name in enumerate(names)]
    assert skills_of(*inks) == ["Google Earth Pro", "Social Network Analysis", "Manajemen Waktu", "Figma"]


def test_what_a_label_among_the_skills_calls_languages_are_languages() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\n\nBahasa ibu: Bahasa Sunda\nBahasa lain: Inggris: IELTS 7.0\nData: SQL, Excel\n"
    resume = parse(text.encode()).resume
    assert resume["skills"] == [{"name": "Data", "keywords": ["SQL", "Excel"]}]
    assert [item["language"] for item in resume["languages"]] == ["Bahasa Sunda", "Inggris"]


def test_headings_in_a_margin_may_be_set_as_the_titles_of_positions_are() -> None:
    margin = [
        (90, "Pengalaman"),
        (104, "Kerja"),
        (190, "Pendidikan"),
        (230, "Core"),
        (244, "Skills"),
        (290, "Bahasa"),
    ]
    titles = [(90, "Analis Data"), (190, "Universitas Pasundan")]
    texts = [(104, "PT Maju Jaya"), (118, "2021 – 2023")]
    texts += [
        (204, "S1 Informatika, 2014 – 2018"),
        (230, "Figma"),
        (244, "Triase"),
        (258, "SQL"),
        (290, "Bahasa Sunda"),
    ]
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True)]
    inks += [Ink(50, y, text, 10, bold=True) for y, text in margin]
    inks += [Ink(180, y, text, 10, bold=True) for y, text in titles] + [
        Ink(180, y, text, 10) for y, text in texts
    ]
    resume = parse(pdf(inks)).resume
    assert [item["name"] for item in resume["skills"]] == ["Figma", "Triase", "SQL"]
    assert [job["position"] for job in resume["work"]] == ["Analis Data"]


def test_the_first_item_behind_the_label_of_a_group_may_go_on_below() -> None:
    texts = ("Administrasi: Tata Naskah", "Dinas, Microsoft Excel, SIPD", "Hukum: Mediasi, Legal Drafting")
    inks = [Ink(50, 120 + 13 * at, text, 10) for at, text in enumerate(texts)]
    assert skills_of(*inks) == ["Tata Naskah Dinas", "Microsoft Excel", "SIPD", "Mediasi", "Legal Drafting"]


def test_marks_without_end_behind_an_item_take_time_that_grows_with_them() -> None:
    def spent(size: int) -> float:
        marks = ("[xxx", " *", "( ", "= ", "[#] ")
        lines = [TextLine(f"Python {(mark * size)[:size]}") for mark in marks]
        began = time.process_time()
        for line in lines:
            items_of(line, 0)
        return time.process_time() - began

    # Eight times the marks: with their square it would be sixty-four times the work.
    short, long = (min(spent(size) for _ in range(3)) for size in (1_000, 8_000))
    assert long < 24 * short


def test_the_rest_of_an_item_with_a_mark_begins_below_its_words() -> None:
    rows = [
        ("Kaji Cepat", True),
        ("Analisis", True),
        ("Beban", False),
        ("Kerja", False),
        ("SPBE", True),
        ("Legal", True),
    ]
    inks = [Ink(50, 40, "Asep Sunandar", 20, bold=True), Ink(50, 90, "KEAHLIAN", 16, bold=True)]
    for row, (text, marked) in enumerate([*rows, ("Drafting", False), ("PHP", True)]):
        # Lines stand a little closer or further apart, as a browser rounds them.
        y = 120 + 13 * row + row % 2
        inks += [Ink(50, y, "\u2022", 11), Ink(62, y, text, 11)] if marked else [Ink(62, y, text, 11)]
    assert [item["name"] for item in parse(pdf(inks)).resume["skills"]] == [
        "Kaji Cepat", "Analisis Beban Kerja", "SPBE", "Legal Drafting", "PHP"
    ]  # fmt: skip


def test_an_item_in_capitals_heads_no_section_where_headings_are_capitals() -> None:
    rows = (
        "RINGKASAN",
        "Analis yang teliti dan sabar.",
        "PENDIDIKAN",
        "S1 Statistika, Universitas Contoh",
        "2014 - 2018",
    )
    items = ("Python", "QGIS", "Tableau", "SEO", "Excel")
    inks = [Ink(50, 40, "Sri Contoh", 20), Ink(50, 66, "sri@example.com")]
    inks += [Ink(50, 100 + 22 * number, text) for number, text in enumerate((*rows, "KEAHLIAN", *items))]
    assert [skill["name"] for skill in parse(pdf(inks)).resume["skills"]] == list(items)


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            "Mahir Figma\nDasar SQL\nMenengah Tableau",
            [("Figma", "Mahir"), ("SQL", "Dasar"), ("Tableau", "Menengah")],
        ),
        (
            "Advanced Python, Basic SQL, Expert Docker, Git",
            [("Python", "Advanced"), ("SQL", "Basic"), ("Docker", "Expert"), ("Git", None)],
        ),
        (
            "Basic Life Support\nBasic Trauma Life Support\nBasic Sea Survival",
            [("Basic Life Support", None), ("Basic Trauma Life Support", None), ("Basic Sea Survival", None)],
        ),
        (
            "Advanced Excel, Basic Life Support, Jira",
            [("Advanced Excel", None), ("Basic Life Support", None), ("Jira", None)],
        ),
    ],
)
def test_levels_before_names_are_taken_off_where_most_items_have_them_and_they_differ(
    listed: str, expected: list[tuple[str, str | None]]
) -> None:
    resume = parse(f"Asep Sunandar\nasep@example.com\n\nKeahlian\n{listed}\n".encode()).resume
    assert [(skill["name"], skill.get("level")) for skill in resume["skills"]] == expected


def test_levels_before_the_names_in_a_group_are_no_part_of_its_keywords() -> None:
    listed = "Backend: Advanced Python, Basic SQL\nDevOps: Expert Docker, Basic Git"
    resume = parse(f"Asep Sunandar\nasep@example.com\n\nKeahlian\n{listed}\n".encode()).resume
    assert [(group["name"], group["keywords"]) for group in resume["skills"]] == [
        ("Backend", ["Python", "SQL"]),
        ("DevOps", ["Docker", "Git"]),
    ]
