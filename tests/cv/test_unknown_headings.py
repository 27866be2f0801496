"""Sections under headings in words of one's own: told by stems, by how the heading is set, by what stands below."""

from typing import Any

import pytest

from talent.cv import parse
from talent.cv.layout import TextLine
from talent.cv.sections.heading_lines import heading_style
from talent.cv.sections.section_contents import content_key
from talent.cv.sections.typed_marks import without_typed_marks
from talent.cv.vocabulary.heading_stems import stem_section
from tests.cv.documents import Ink, lines, pdf


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("My Learning Journey", "education"),
        ("Perjalanan Belajar", "education"),
        ("Jejak Pendidikan", "education"),
        ("Kuliah & Sekolah", "education"),
        ("Where I Learned", "education"),
        ("Menimba Ilmu", "education"),
        ("Karier Saya", "work"),
        ("Where I've Worked", "work"),
        ("Tempat Saya Pernah Bekerja", "work"),
        ("Rekam Jejak Pekerjaan", "work"),
        ("Riwayat Mengajar", "work"),
        ("Yang Saya Kuasai", "skills"),
        ("Kemampuan Saya", "skills"),
        ("Languages I Speak", "languages"),
        ("Sertifikat yang Diraih", "certificates"),
        ("Work Training", "certificates"),
        ("Kiprah Organisasi", "volunteer"),
        ("Penghargaan yang Diterima", "awards"),
        ("Di Luar Pekerjaan", "interests"),
        ("Data Engineer", None),
        ("Software Engineer", None),
        ("Universitas Pasundan", None),
        ("Mata Kuliah", None),
        ("Tanggung Jawab", None),
        ("Jaga Rimba", None),
    ],
)
def test_the_stems_of_a_heading_tell_its_section(heading: str, section: str | None) -> None:
    assert stem_section(heading) == section


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("S1 Teknik Informatika\nUniversitas Pasundan\n2012 - 2016\nIPK 3,45", "education"),
        ("Bachelor of Science in Physics\nUniversity of Leeds\n2010 - 2013", "education"),
        (
            "Backend Developer\nPT Maju Jaya\nJan 2020 - sekarang\nStaf IT\nCV Karya\nMar 2017 - Des 2019",
            "work",
        ),
        (
            "Product Designer, Kolase Studio\t2019 - 2021\nLed the redesign of the whole shop in a year.",
            "work",
        ),
        (
            "Ketua, Himpunan Mahasiswa Informatika\t2014 - 2015\nRelawan, Palang Merah Indonesia\t2013",
            "volunteer",
        ),
        ("Bahasa Indonesia (penutur asli)\nBahasa Inggris (menengah)", "languages"),
        ("English - fluent, Indonesian - native", "languages"),
        ("Python, PostgreSQL, Docker, Linux, Git", "skills"),
        ("Figma\nPrototyping\nUser research\nSketch\nDesign systems", "skills"),
        ("Certified Scrum Master, Scrum Alliance, 2021\nPelatihan K3, Disnaker, 2019", "certificates"),
        ("Juara 1 Lomba Debat, 2018\nBest Employee, PT Maju Jaya, 2020", "awards"),
        ("Membaca, memasak, bersepeda", "interests"),
        ("Peta Titik Kumpul\t2022\nPeta evakuasi yang digambar warga", "projects"),
        (
            "Clinic Queue: Online queue for three pilot clinics\nData Barn: Price board for farmers",
            "projects",
        ),
        ("Wakil Ketua, Himpunan Mahasiswa\t2023\nSekretaris, Kelas Inspirasi Garut\t2022", "volunteer"),
        ("A Tagger for Sundanese, Workshop on Languages, Nov 2022", "publications"),
        ("Gaji yang diharapkan\tRp 10.500.000\nTipe pekerjaan\tPenuh waktu, Kontrak", None),
        ("Hal ini dan itu", None),
        ("Lorem ipsum\nDolor sit", None),
    ],
)
def test_what_stands_below_tells_the_section(text: str, section: str | None) -> None:
    below = []
    for part in text.split("\n"):
        cells = []
        if "\t" in part:
            at = part.index("\t")
            cells = [(0, at), (at + 1, len(part))]
        below.append(TextLine(part, cells=cells))
    assert content_key(below) == section


WORK = (
    "Backend Developer, PT Maju Jaya, Bandung",
    "Januari 2020 s.d. sekarang",
    "- Membangun layanan REST dengan Python",
    "",
    "Staf IT, CV Karya Bersama, Cimahi",
    "Mar 2017 - Des 2019",
    "- Merawat jaringan kantor",
)
STUDY = ("S1 Teknik Informatika, Universitas Pasundan (IPK 3,45)", "2012 - 2016")
SKILLS = ("Python, PostgreSQL, Docker, Linux, Git, Bash",)
TONGUES = ("Bahasa Indonesia (penutur asli), Bahasa Inggris (menengah)",)
HEAD = (
    "!Asep Sunandar",
    "",
    "Backend Developer",
    "Kota Bandung | 0812-3456-7890 | asep.sunandar@example.com",
    "",
)


def sheet(*sections: tuple[str, tuple[str, ...]], mark: str = "#") -> list[Ink]:
    """A page with a bold heading above each section."""
    texts = [*HEAD]
    for heading, below in sections:
        texts += [mark + heading, "", *below, ""]
    return lines(texts)


def resume(*sections: tuple[str, tuple[str, ...]]) -> dict[str, Any]:
    """What is read of such a page."""
    return parse(pdf(sheet(*sections))).resume


def check(read: dict[str, Any]) -> None:
    """The person above, whatever the headings are called."""
    assert read["basics"]["name"] == "Asep Sunandar"
    assert [(job["position"], job["name"]) for job in read["work"]] == [
        ("Backend Developer", "PT Maju Jaya"),
        ("Staf IT", "CV Karya Bersama"),
    ]
    (study,) = read["education"]
    assert (study["institution"], study["studyType"], study["area"]) == (
        "Universitas Pasundan",
        "S1",
        "Teknik Informatika",
    )
    assert len(read["skills"]) == 6
    assert [each["language"] for each in read["languages"]] == ["Bahasa Indonesia", "Bahasa Inggris"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Pengalaman Kerja", "Pendidikan", "Keahlian", "Bahasa"),
        ("My Professional Journey", "My Learning Journey", "What I'm Good At", "Languages I Speak"),
        ("Perjalanan Karier Saya", "Jejak Pendidikan", "Yang Saya Kuasai", "Bahasa yang Saya Pakai"),
        ("The Story So Far", "Foundations", "Arsenal", "Tongues"),
        ("Cerita Sejauh Ini", "Fondasi", "Senjata Andalan", "Lidah"),
        ("Babak Satu", "Babak Dua", "Keahlian", "Bahasa"),
        ("Experience", "Fondasi", "Arsenal", "Tongues"),
        ("The Story So Far", "Foundations", "Skills", "Tongues"),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_sections_are_found_whatever_their_headings_say(headings: tuple[str, ...], first: int) -> None:
    sections = list(zip(headings, (WORK, STUDY, SKILLS, TONGUES), strict=True))
    if first:
        sections = [sections[1], sections[0], sections[3], sections[2]]
    check(resume(*sections))


@pytest.mark.parametrize(
    ("heading", "below", "section"),
    [
        ("Always Learning", ("Certified Scrum Master, Scrum Alliance, 2021",), "certificates"),
        ("Bukti Keahlian", ("Pelatihan K3, Balai Pelatihan Kerja, 2019",), "certificates"),
        ("My Work", ("Clinic Queue", "2021 - 2022", "- Online queue for three clinics"), "projects"),
        ("Di Luar Kantor", ("Bendahara, Karang Taruna Sukamaju", "2018 - 2019"), "volunteer"),
    ],
)
def test_what_stands_below_outweighs_the_sound_of_a_heading(
    heading: str, below: tuple[str, ...], section: str
) -> None:
    read = resume(("Pengalaman Kerja", WORK), (heading, below), ("Pendidikan", STUDY), ("Keahlian", SKILLS))
    assert len(read[section]) == 1
    assert (len(read["work"]), len(read["education"]), len(read["skills"])) == (2, 1, 6)


def test_offices_in_clubs_are_no_projects_whatever_stands_above_them() -> None:
    offices = ("Anggota, Badan Eksekutif Mahasiswa", "Mei 2022 - Feb 2023", "- Menyusun laporan keuangan")
    read = resume(("Pengalaman", WORK), ("Proyek", offices), ("Pendidikan", STUDY), ("Keahlian", SKILLS))
    assert [each["organization"] for each in read["volunteer"]] == ["Badan Eksekutif Mahasiswa"]
    assert "projects" not in read


def test_headings_of_plain_text_are_found_by_their_capitals_or_the_blank_lines_around_them() -> None:
    for manner in (str.upper, str):
        text = ["Asep Sunandar", "Backend Developer", "asep.sunandar@example.com", ""]
        for heading, below in (
            ("Cerita Sejauh Ini", WORK),
            ("Fondasi", STUDY),
            ("Arsenal", SKILLS),
            ("Lidah", TONGUES),
        ):
            text += [manner(heading), "", *below, ""]
        check(parse("\n".join(text).encode()).resume)


def test_training_within_the_jobs_is_no_section() -> None:
    jobs = (*WORK[:3], "Training", "- Docker, internal course", *WORK[3:])
    read = resume(("Work", jobs), ("Education", STUDY), ("Skills", SKILLS), ("Languages", TONGUES))
    assert [job.get("name") for job in read["work"]] == ["PT Maju Jaya", "CV Karya Bersama"]


def test_languages_above_programming_languages_stay_skills() -> None:
    read = resume(
        ("Work", WORK),
        ("Education", STUDY),
        ("Skills", ("Languages", "Python, Go, Rust, TypeScript", "Tools", "Git, Docker")),
    )
    assert "languages" not in read
    names = {skill["name"] for skill in read["skills"]} | {
        word for skill in read["skills"] for word in skill.get("keywords", [])
    }
    assert {"Python", "Go", "Rust", "TypeScript", "Git", "Docker"} <= names


def test_achievements_below_every_job_are_no_section() -> None:
    jobs = (*WORK[:2], "Achievements", WORK[2], "", *WORK[4:6], "Achievements", WORK[6])
    read = resume(("Work", jobs), ("Education", STUDY), ("Skills", SKILLS))
    assert [job.get("name") for job in read["work"]] == ["PT Maju Jaya", "CV Karya Bersama"]
    assert "awards" not in read


def test_education_as_a_subject_or_an_industry_opens_no_section() -> None:
    study = ("Bachelor of Arts", "Education", "Universitas Pendidikan Indonesia", "2012 - 2016")
    jobs = ("Guru Matematika, SMA Negeri 3 Garut", "2017 - 2020", "Education", "- Mengajar tiga kelas")
    read = resume(("Work", jobs), ("Education", study), ("Skills", SKILLS), ("Languages", TONGUES))
    assert len(read["education"]) == 1
    assert read["education"][0]["institution"] == "Universitas Pendidikan Indonesia"
    assert [job.get("position") for job in read["work"]] == ["Guru Matematika"]


def test_project_names_that_look_like_headings_keep_the_sections_around_them() -> None:
    projects = (
        "#Peta Banjir",
        "Peta risiko banjir untuk 30 kecamatan.",
        "#Pustaka Terbuka",
        "Katalog buku desa.",
    )
    read = resume(("Experience", WORK), ("Projects", projects), ("Education", STUDY), ("Skills", SKILLS))
    assert len(read["work"]) == 2
    assert len(read["education"]) == 1
    assert len(read["skills"]) == 6


def test_employers_set_as_the_headings_are_no_sections() -> None:
    jobs = (
        "#PT Maju Jaya",
        "Backend Developer",
        "2020 - 2023",
        "#CV Karya Bersama",
        "Staf IT",
        "2017 - 2019",
    )
    study = (
        "#Universitas Pasundan",
        "S1 Teknik Informatika",
        "2012 - 2016",
        "#SMA Negeri 3 Garut",
        "2009 - 2012",
    )
    read = resume(
        ("Pengalaman Kerja", jobs), ("Pendidikan", study), ("Keahlian", SKILLS), ("Bahasa", TONGUES)
    )
    assert [job.get("name") for job in read["work"]] == ["PT Maju Jaya", "CV Karya Bersama"]
    assert [each.get("institution") for each in read["education"]] == [
        "Universitas Pasundan",
        "SMA Negeri 3 Garut",
    ]


def test_a_main_column_may_set_its_headings_unlike_the_side_bar() -> None:
    left = lines(
        ["#Arsenal", "Python, Docker, Linux", "Git, Bash, SQL", "#Lidah", *TONGUES[0].split(", ")],
        x=30,
        size=8,
    )
    main = lines(["!Asep Sunandar", "", "#Cerita", "", *WORK, "", "#Fondasi", "", *STUDY], x=230, size=10)
    read = parse(pdf([*left, *main])).resume
    assert [(job["position"], job["name"]) for job in read["work"]] == [
        ("Backend Developer", "PT Maju Jaya"),
        ("Staf IT", "CV Karya Bersama"),
    ]
    assert read["education"][0]["institution"] == "Universitas Pasundan"


@pytest.mark.parametrize(
    "heading", ["", "Latar Belakang", "Experience and Education", "Pendidikan dan Pengalaman Kerja"]
)
@pytest.mark.parametrize("first", [0, 1])
def test_jobs_and_studies_without_headings_of_their_own_are_told_apart(heading: str, first: int) -> None:
    jobs = (
        "Backend Developer, PT Maju Jaya",
        "Jan 2020 - sekarang",
        "- Membangun layanan REST dengan Python",
    )
    study = ("S1 Teknik Informatika, Universitas Pasundan", "2012 - 2016")
    both = [*study, "", *jobs] if first else [*jobs, "", *study]
    texts = [
        "Asep Sunandar",
        "asep.sunandar@example.com",
        "",
        *([heading.upper(), ""] if heading else []),
        *both,
    ]
    read = parse("\n".join([*texts, "", "KEAHLIAN", "", *SKILLS]).encode()).resume
    assert [job.get("name") for job in read["work"]] == ["PT Maju Jaya"]
    assert [each.get("institution") for each in read["education"]] == ["Universitas Pasundan"]
    assert len(read["skills"]) == 6


def test_the_title_of_a_section_is_not_taken_for_that_of_the_document() -> None:
    check(resume(("Riwayat Kerja", WORK), ("Pendidikan", STUDY), ("Keahlian", SKILLS), ("Bahasa", TONGUES)))


def test_a_heading_that_wraps_in_the_margin_is_one() -> None:
    left = [("EMPLOYMENT", 100), ("HISTORY", 113), ("EDUCATION &", 160), ("TRAINING", 173)]
    right = [
        ("Backend Developer | PT Maju Jaya | Jan 2020 - Dec 2022", 100),
        ("Staf IT | CV Karya Bersama | Mar 2017 - Dec 2019", 113),
        ("S1 Teknik Informatika | Universitas Pasundan | 2012 - 2016", 160),
        ("SMA Negeri 3 Garut | 2009 - 2012", 173),
    ]
    inks = [Ink(50, y, text, 10, bold=True) for text, y in left] + [
        Ink(180, y, text, 10) for text, y in right
    ]
    read = parse(pdf([Ink(50, 40, "Asep Sunandar", 20), *inks])).resume
    assert [job.get("name") for job in read["work"]] == ["PT Maju Jaya", "CV Karya Bersama"]
    assert [each.get("institution") for each in read["education"]] == [
        "Universitas Pasundan",
        "SMA Negeri 3 Garut",
    ]


def test_employers_set_as_the_headings_are_open_no_section() -> None:
    page = [Ink(50, 40, "Asep Sunandar", 22, bold=True), Ink(50, 70, "asep@example.com")]
    y = 100.0
    for heading, names in (
        ("Pengalaman Kerja", ("Bintang Biru", "Rumah Relawan Sunda", "Kolase")),
        ("Pengalaman Organisasi", ("Karang Taruna",)),
        ("Pendidikan", ("Universitas Pasundan",)),
    ):
        page.append(Ink(50, y, heading, 14, bold=True))
        y += 30
        for number, name in enumerate(names):
            page += [
                Ink(50, y, name, 14, bold=True),
                Ink(50, y + 20, f"Mei {2020 - number} - Juni {2021 - number}"),
            ]
            page += [Ink(50, y + 34, "Surveyor", bold=True), Ink(50, y + 48, "- Memetakan lahan di 40 desa")]
            y += 80
    resume = parse(pdf(page)).resume
    assert [entry["name"] for entry in resume["work"]] == ["Bintang Biru", "Rumah Relawan Sunda", "Kolase"]
    assert [entry["organization"] for entry in resume["volunteer"]] == ["Karang Taruna"]


def test_a_label_below_every_job_is_no_heading_at_the_top_of_a_page() -> None:
    def job(y: float, title: str, dates: str) -> list[Ink]:
        return [Ink(50, y, title, 14, bold=True), Ink(50, y + 18, dates, 11, bold=True)]

    def label(y: float, item: str) -> list[Ink]:
        return [Ink(50, y, "HIGHLIGHTS", 11, bold=True), Ink(50, y + 26, f"- {item}")]

    first = [Ink(50, 40, "Asep Sunandar", 26, bold=True), Ink(50, 80, "asep@example.com")]
    first += [Ink(50, 120, "WORK EXPERIENCE", 20, bold=True)]
    first += job(160, "Data Analyst at Kestrel", "May 2022 - July 2023") + label(210, "Wrote reports")
    first += job(270, "Web Developer at Blue Quokka", "May 2019 - July 2021")
    second = label(40, "Built a site") + job(100, "Teacher at Lajur", "May 2016 - July 2018")
    second += [*label(150, "Taught"), Ink(50, 220, "EDUCATION", 20, bold=True)]
    second += [Ink(50, 256, "Universitas Pasundan", 14, bold=True), Ink(50, 274, "2010 - 2014", 11)]
    resume = parse(pdf(first, second)).resume
    assert [job["name"] for job in resume["work"]] == ["Kestrel", "Blue Quokka", "Lajur"]
    assert not resume.keys() & {"awards", "summary"}


def test_a_post_below_its_dates_is_no_heading_however_it_is_set() -> None:
    """Posts in the manner of the headings, dates first: told by the dates that alone stand below the heading."""
    rows = ["*Pengalaman Kerja", "Mar 2023 - Mar 2026", "*Marketing Manager", "PT Maju Jaya", "Melayani pelanggan",
            "Okt 2021 - Agu 2022", "*Finance Staff", "PT Karya Indah", "*Pendidikan", "2017 - 2021", "S1 Farmasi",
            "Universitas Pasundan", "*Keahlian", "Canva", "*Bahasa", "Bahasa Inggris (aktif)"]  # fmt: skip
    inks = [Ink(50, 90 + 16 * n, row.lstrip("*"), bold=row[0] == "*") for n, row in enumerate(rows)]
    head = [Ink(50, 40, "Sri Contoh", 18, bold=True), Ink(50, 60, "sri@example.com")]
    work = parse(pdf([*head, *inks])).resume["work"]
    assert [(job["position"], job["name"]) for job in work] == [
        ("Marketing Manager", "PT Maju Jaya"),
        ("Finance Staff", "PT Karya Indah"),
    ]


def test_marks_of_markdown_before_headings_are_taken_off_with_those_of_entries() -> None:
    texts = ("# Rina Sari", "## Work", "### Analyst (2020 - Present)", "## Skills", "Python, C#")
    shown = without_typed_marks([TextLine(text) for text in texts])
    assert [line.text for line in shown] == [
        "Rina Sari",
        "Work",
        "Analyst (2020 - Present)",
        "Skills",
        texts[4],
    ]
    numbers = [TextLine("# 1 in sales"), TextLine("## Skills")]
    assert without_typed_marks(numbers) == numbers


def test_the_first_line_of_a_heading_is_no_item_of_the_list_above() -> None:
    page = [
        Ink(50, 40, "Rina Sari", 20, bold=True),
        Ink(50, 70, "Skills", 14, bold=True),
        Ink(50, 92, "SQL, Triase"),
    ]
    page += [Ink(50, 112, "Licenses &", 14, bold=True), Ink(50, 130, "Certifications", 14, bold=True)]
    page += [Ink(50, 152, "Scrum Master, Scrum Alliance (2024)")]
    read: Any = parse(pdf(page)).resume
    assert [skill["name"] for skill in read["skills"]] == ["SQL", "Triase"]
    assert [entry["name"] for entry in read["certificates"]] == ["Scrum Master"]


def test_numbered_headings_in_words_of_ones_own_are_no_items_of_a_list() -> None:
    page = lines(
        [
            "!Asep Sunandar", "#1. Work Experience", "Data Analyst", "PT Maju Jaya", "Jan 2020 - Mar 2023",
            "#2. Education", "Universitas Contoh", "S1 Statistika", "2014 - 2018",
            "#3. Things I Built", "Peta Banjir", "Peta risiko banjir untuk desa", "Mei 2021 - Jul 2021",
            "#4. Languages", "Indonesia", "Inggris", "#5. Outside Work", "Catur, futsal",
        ],
        size=10,
    )  # fmt: skip
    resume = parse(pdf(page)).resume
    assert len(resume["education"]) == 1
    assert [project["name"] for project in resume["projects"]] == ["Peta Banjir"]


def test_an_icon_before_a_heading_makes_it_no_item_of_a_list() -> None:
    sections = (("Tempat Saya Bekerja", WORK), ("Where I've Learned", STUDY), ("Yang Saya Bawa", SKILLS))
    page = sheet(*sections, ("Saya Berbahasa", TONGUES))
    icons = [b"40 %.1f 5 5 re f\n" % (842 - ink.y - 6) for ink in page if ink.bold and ink.size < 20]
    check(parse(pdf(page, extra=b"".join(icons))).resume)


@pytest.mark.parametrize(("gap", "told"), [(1.4, True), (0.4, False)])
def test_headings_set_in_a_colour_are_told_by_the_white_above_them_where_few_are_known(
    gap: float, told: bool
) -> None:
    known = {"Pengalaman Kerja": "work", "Pendidikan": "education", "Keahlian": "skills"}
    page, keys = [], []
    for words in ("Always Learning", *known, "Proud Moments", "Kind Words"):
        page.append(TextLine(words, size=10.0, gap=gap, runs=[(0, 2)]))
        page += [TextLine("Satu baris di bawahnya", size=9.6, gap=0.4, runs=[(0, 1)]) for _ in range(3)]
        keys += [known.get(words), None, None, None]
    assert (heading_style(page, keys) is not None) is told
