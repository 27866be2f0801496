"""Reading order: columns never interleave, tables read across, headings are told however they are set."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent.cv import parse
from talent.cv.formats.read_pdf import read_pdf
from talent.cv.vocabulary.headings import section_of
from tests.cv.documents import Ink, cv_docx, docx, lines, paragraph, pdf, table

WORDS = st.sampled_from(
    [
        "pagi",
        "kabar",
        "layanan",
        "data",
        "peta",
        "warga",
        "jalan",
        "desa",
        "surat",
        "rapat",
        "kebun",
        "pasar",
        "arsip",
        "banjir",
    ]
)
TEXTS = st.lists(st.lists(WORDS, min_size=2, max_size=3).map(" ".join), min_size=4, max_size=18)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS, gutter=st.integers(20, 80), step=st.sampled_from((14.0, 15.5, 18.0)))
def test_two_columns_stay_apart(left: list[str], right: list[str], gutter: int, step: float) -> None:
    one = [f"kiri {number} {text}" for number, text in enumerate(left)]
    two = [f"kanan {number} {text}" for number, text in enumerate(right)]
    page = [
        Ink(50, 40, "Asep Sunandar", 22, bold=True),
        *lines(["#Keahlian", *one], x=50, y=90, step=step, size=10),
        *lines(["#Pengalaman", *two], x=240 + gutter, y=90, step=15, size=10),
    ]
    text = parse(pdf(page)).pages[0].text.split("\n")
    assert [line for line in text if line.startswith("kiri")] == one
    assert [line for line in text if line.startswith("kanan")] == two
    sides = [line.split()[0] for line in text if line.startswith(("kiri", "kanan"))]
    assert sides == sorted(sides, key=("kiri", "kanan").index)


def test_a_side_bar_and_a_main_column_are_two_people_s_worth_of_sections() -> None:
    bar = lines(
        ["#Kontak", "asep@example.com", "0812-3456-7890", "", "#Keahlian", "Python", "PostgreSQL", "Docker"],
        x=40,
    )
    main = lines(
        [
            "!Asep Sunandar",
            "",
            "#Pengalaman Kerja",
            "Backend Developer",
            "PT Maju Jaya",
            "Jan 2020 - Sekarang",
            "Menulis API",
        ],
        x=240,
        step=17,
    )
    resume = parse(pdf([*bar, *main])).resume
    assert resume["basics"]["name"] == "Asep Sunandar"
    assert resume["basics"]["phone"] == "+6281234567890"
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "PostgreSQL", "Docker"]
    assert resume["work"][0]["name"] == "PT Maju Jaya"


def test_dates_in_a_left_column_read_across() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com", "", "#Pengalaman Kerja"]),
        Ink(50, 120, "Januari 2018 –"),
        Ink(50, 134, "Maret 2021"),
        Ink(180, 120, "Analis Data, PT Maju Jaya"),
        Ink(180, 134, "Menyusun laporan bulanan untuk pimpinan"),
        Ink(50, 170, "April 2021 –"),
        Ink(50, 184, "sekarang"),
        Ink(180, 170, "Kepala Bagian, CV Karya Bersama"),
        Ink(180, 184, "Memimpin delapan orang"),
    ]
    first, second = parse(pdf(page)).resume["work"]
    assert (first["name"], first["startDate"], first["endDate"]) == ("PT Maju Jaya", "2018-01", "2021-03")
    assert (second["position"], second["startDate"]) == ("Kepala Bagian", "2021-04")
    assert "endDate" not in second


def test_letter_spaced_capitals_are_a_heading() -> None:
    spaced = Ink(50, 120, "KEAHLIAN", 12, spacing=5)
    parsed = parse(
        pdf([*lines(["!Asep Sunandar", "asep@example.com"]), spaced, *lines(["Python, SQL"], y=145)])
    )
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "SQL"]


@pytest.mark.parametrize("printed", ["Sutisna", "Sutisna, S.Si."])
def test_a_name_set_apart_is_one_word_where_pdfium_sees_spaces(printed: str) -> None:
    """Each letter at a place of its own, as browsers print them."""
    widths = {"u": 0.556, "i": 0.222, "s": 0.5, "n": 0.556, "a": 0.556, "S": 0.667}
    name, x = [], 50.0
    for letter in printed:
        name.append(Ink(x, 60, letter, 18))
        x += 18 * widths.get(letter, 0.278) + 2.5
    parsed = parse(pdf([*name, *lines(["asep@example.com", "#Keahlian", "Python, SQL"], y=100)]))
    assert parsed.resume["basics"]["name"] == "Sutisna"


@pytest.mark.parametrize("below", [0.8, 4.5])
def test_a_ruled_table_keeps_the_words_of_a_cell_together(below: float) -> None:
    """Also where the line below its titles is thicker than the others."""
    rules = [f"50 {842 - y} 300 {below if y == 135 else 0.8} re f" for y in (115, 135, 175)]
    rules += [f"{x} {842 - 175} 0.8 60 re f" for x in (50, 170, 235, 350)]
    page = [
        *lines(["!Asep Sunandar", "asep@example.com", "#Riwayat Pendidikan"]),
        Ink(55, 118, "Nama Sekolah", 10, bold=True),
        Ink(175, 118, "Jurusan", 10, bold=True),
        Ink(240, 118, "Tahun", 10, bold=True),
        Ink(55, 138, "Universitas Pendidikan", 10),
        Ink(55, 152, "Indonesia", 10),
        Ink(175, 138, "Ilmu", 10),
        Ink(175, 152, "Komputer", 10),
        Ink(240, 138, "2010 - 2014", 10),
    ]
    drawn = ("\n".join(rules) + "\n").encode()
    (entry,) = parse(pdf(page, extra=drawn)).resume["education"]
    assert entry == {
        "institution": "Universitas Pendidikan Indonesia",
        "area": "Ilmu Komputer",
        "startDate": "2010",
        "endDate": "2014",
    }


def test_a_word_that_a_narrow_cell_breaks_is_one_word() -> None:
    rules = [f"50 {842 - y} 260 0.8 re f" for y in (115, 135, 175)]
    rules += [f"{x} {842 - 175} 0.8 60 re f" for x in (50, 180, 250, 310)]
    texts = [(55, 118, "Universitas"), (185, 118, "Jurusan"), (255, 118, "Tahun"), (55, 138, "Universitas Pasundan"),
             (185, 138, "Keperawata"), (185, 152, "n"), (255, 138, "2010")]  # fmt: skip
    page = [*lines(["!Asep Sunandar", "#Riwayat Pendidikan"]), *(Ink(x, y, text, 10) for x, y, text in texts)]
    (entry,) = parse(pdf(page, extra=("\n".join(rules) + "\n").encode())).resume["education"]
    assert (entry["institution"], entry["area"]) == ("Universitas Pasundan", "Keperawatan")


def test_tables_text_boxes_and_headers_of_a_docx_are_read() -> None:
    box = (
        '<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>'
        + paragraph("Keahlian", bold=True, size=28)
        + paragraph("Python")
        + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        + paragraph("Asep Sunandar", bold=True, size=40)
        + paragraph("asep@example.com")
        + "</w:hdr>"
    )
    work = table(
        ["No", "Perusahaan", "Jabatan", "Periode"],
        ["1", "PT Maju Jaya", "Analis", "2019 - 2021"],
        ["2", table(["CV Karya Bersama"]), "Staf", "2017 - 2019"],
    )
    heading = paragraph("Riwayat Pekerjaan", bold=True, size=28)
    resume = parse(docx(box, heading, work, parts={"word/header1.xml": header})).resume
    assert resume["basics"] == {"name": "Asep Sunandar", "email": "asep@example.com"}
    assert [skill["name"] for skill in resume["skills"]] == ["Python"]
    assert [(item["name"], item["position"], item["startDate"]) for item in resume["work"]] == [
        ("PT Maju Jaya", "Analis", "2019"),
        ("CV Karya Bersama", "Staf", "2017"),
    ]


def test_a_table_of_a_docx_keeps_what_a_cell_holds_further_in_its_column() -> None:
    work = table(
        ["No", "Jabatan / Pekerjaan", "Instansi / Tempat", "Mulai", "Sampai", "Uraian Tugas"],
        ["1", "2", "3", "4", "5", "6"],
        ["1.", "Analis", paragraph("PT Maju Jaya") + paragraph("Bandung"), "2019", "sekarang", ""],
        ["2.", "Staf", "", "2017", "2018", paragraph("Menyusun arsip") + paragraph("Melayani warga")],
    )
    resume = parse(docx(paragraph("Asep Sunandar"), paragraph("Riwayat Pekerjaan", bold=True), work)).resume
    assert resume["work"] == [
        {"position": "Analis", "name": "PT Maju Jaya", "location": "Bandung", "startDate": "2019"},
        {
            "position": "Staf",
            "startDate": "2017",
            "endDate": "2018",
            "highlights": ["Menyusun arsip", "Melayani warga"],
        },
    ]


def test_entries_side_by_side_in_a_table_of_a_docx_are_read_one_by_one() -> None:
    cards = [
        "".join(map(paragraph, lines_of_card))
        for lines_of_card in (
            ("Analis Data", "PT Maju Jaya", "2019 - 2021", "Menyusun dasbor"),
            ("Staf Arsip", "CV Karya Bersama", "2017 - 2019"),
        )
    ]
    resume = parse(
        docx(paragraph("Asep Sunandar"), paragraph("Riwayat Pekerjaan", bold=True), table(cards))
    ).resume
    assert [(item["position"], item["name"], item["startDate"]) for item in resume["work"]] == [
        ("Analis Data", "PT Maju Jaya", "2019"),
        ("Staf Arsip", "CV Karya Bersama", "2017"),
    ]


def test_underlined_headings_between_blocks_of_broken_lines_of_a_docx_are_headings() -> None:
    def broken(*words: str) -> str:
        return paragraph("|".join(words)).replace("|", "</w:t><w:br/><w:t>")

    def underlined(words: str) -> str:
        return paragraph(words).replace("<w:rPr>", '<w:rPr><w:u w:val="single"/>')

    resume = parse(
        docx(
            broken("Asep Sunandar", "Analis Data"),
            underlined("Kerja / Work"),
            broken("PT Maju Jaya", "Analis Data", "2019 - 2021"),
            underlined("Bahasa / Languages"),
            broken("Indonesia", "Inggris"),
        )
    ).resume
    assert [(item["position"], item["name"]) for item in resume["work"]] == [("Analis Data", "PT Maju Jaya")]
    assert len(resume["languages"]) == 2


def test_numbered_lists_of_a_docx_are_bullets() -> None:
    assert parse(cv_docx()).resume["work"][0]["highlights"][1] == "Memimpin tim lima orang"


def test_dated_items_of_a_docx_above_items_of_another_level_are_jobs() -> None:
    def item(text: str, level: int) -> str:
        return paragraph(text, listed=True).replace('<w:ilvl w:val="0"/>', f'<w:ilvl w:val="{level}"/>')

    long = "Analis Kebijakan Bidang Pelayanan Publik, Dinas Komunikasi dan Informatika Provinsi Jawa Barat"
    resume = parse(
        docx(
            paragraph("Asep Sunandar"),
            paragraph("Riwayat Pekerjaan", bold=True),
            *(item("Staf Arsip, PT Maju Jaya (2019 - 2021)", 0), item("Menyusun arsip", 1)),
            *(item(f"{long} (2015 - 2018)", 0), item("Menulis laporan", 1)),
        )
    ).resume
    assert [job["highlights"] for job in resume["work"]] == [["Menyusun arsip"], ["Menulis laporan"]]


def test_headings_are_told_in_both_languages_however_set() -> None:
    for text, key in (
        ("III. RIWAYAT PENDIDIKAN :", "education"),
        ("Pengalaman Kerja & Magang", "work"),
        ("W O R K  E X P E R I E N C E", "work"),
        ("Licenses & Certifications", "certificates"),
        ("Sertifikasi dan Pelatihan", "certificates"),
        ("Pendidikan / Education", "education"),
        ("RIWAYAT PROYEK (Projects)", "projects"),
        ("PELATIHAN DAN SERTIFIKAT (Certifications)", "certificates"),
        ("Keahlian", "skills"),
        ("// What I know", "skills"),
        ("Tentang Saya", "summary"),
    ):
        assert section_of(text) == key
    assert section_of("Pengalaman kerja saya di bidang data") is None
    assert section_of("PT Pendidikan Maju") is None


def test_a_page_number_and_a_running_head_are_dropped() -> None:
    first = lines(
        ["!Asep Sunandar", "asep@example.com", "#Pengalaman Kerja", "Analis, PT Maju Jaya", "2019 - 2021"]
    )
    second = [
        Ink(50, 30, "Asep Sunandar", 9),
        Ink(280, 800, "Halaman 2 dari 2", 9),
        *lines(["#Keahlian", "Python, SQL"]),
    ]
    parsed = parse(pdf([*first, Ink(280, 800, "Halaman 1 dari 2", 9)], second))
    assert "Halaman" not in parsed.pages[1].text
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "SQL"]


def test_headings_in_the_margin_are_parted_from_their_text() -> None:
    page = [
        *lines(["!Asep Sunandar", "asep@example.com"], x=170),
        Ink(60, 120, "Pengalaman", 16),
        *lines(
            [
                "Analis Data",
                "PT Maju Jaya",
                "Jan 2018 - Mar 2021",
                "Menyusun laporan bulanan untuk pimpinan.",
            ],
            x=165,
            y=122,
        ),
        Ink(60, 200, "Keahlian", 16),
        *lines(["Python, SQL, Docker"], x=165, y=202),
    ]
    resume = parse(pdf(page)).resume
    assert (resume["work"][0]["name"], resume["work"][0]["position"]) == ("PT Maju Jaya", "Analis Data")
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL", "Docker"]


def test_a_heading_set_lower_than_its_text_in_the_margin_opens_it() -> None:
    rows = [
        (100, "PENDIDIKAN", "SMAN 3 Bandung"),
        (140, "KEAHLIAN", "Python"),
        (180, "BAHASA", "Bahasa Sunda"),
    ]
    inks = lines(["!Asep Sunandar", "", "asep@example.com"])
    for y, heading, first in rows:
        inks += [Ink(50, y + 7, heading, bold=True), Ink(170, y, first), Ink(170, y + 12, "SQL")]
    resume = parse(pdf(inks)).resume
    assert [item["name"] for item in resume["skills"]] == ["Python", "SQL"]
    assert [item["language"] for item in resume["languages"]] == ["Bahasa Sunda"]


def test_drawn_dots_are_bullets() -> None:
    dots = b"".join(b"0 0 0 rg 60 %d 4 4 re f\n" % (842 - y - 9) for y in (130, 160))
    texts = ["Menyusun laporan", "bulanan dinas", "Menulis SQL"]
    page = [
        *lines(
            ["!Asep Sunandar", "asep@example.com", "#Pengalaman Kerja", "Analis, PT Maju Jaya, 2018 - 2021"],
            y=50,
        ),
        *[Ink(75, 130 + 15 * number, text) for number, text in enumerate(texts)],
    ]
    (entry,) = parse(pdf(page, extra=dots)).resume["work"]
    assert entry["highlights"] == ["Menyusun laporan bulanan dinas", "Menulis SQL"]


def test_years_one_below_the_other_are_a_range() -> None:
    cv = "Asep Sunandar\nasep@example.com\n\nPENDIDIKAN\n\n2009\n2013\nUniversitas Pasundan\nS1 Hukum\n"
    (entry,) = parse(cv.encode()).resume["education"]
    assert (entry["startDate"], entry["endDate"], entry["studyType"]) == ("2009", "2013", "S1")


def test_the_signature_at_the_end_belongs_to_no_section() -> None:
    cv = (
        "Asep Sunandar\nasep@example.com\n\nPRESTASI\n\n- Pegawai teladan (2020)\n\n"
        "Bandung, 12 November 2026\nHormat saya,\n\nAsep Sunandar\n"
    )
    assert parse(cv.encode()).resume["awards"] == [{"title": "Pegawai teladan", "date": "2020"}]


def test_a_list_of_programming_languages_is_no_section_of_languages() -> None:
    cv = "Asep Sunandar\nasep@example.com\n\nKEAHLIAN\n\nBahasa: Python, Go\nAlat: Docker, Git\n"
    cv += "\nBAHASA\n\nInggris (mahir)\n"
    resume = parse(cv.encode()).resume
    assert [(item["name"], item["keywords"]) for item in resume["skills"]] == [
        ("Bahasa", ["Python", "Go"]),
        ("Alat", ["Docker", "Git"]),
    ]
    assert resume["languages"] == [{"language": "Inggris", "fluency": "mahir"}]


def test_letters_that_the_file_places_one_by_one_are_words_on_a_page_with_few() -> None:
    # PDFium takes such a page for one written downwards, and ends a line behind each stretch.
    orders = "q 1 0 0 -1 0 842 cm\n"
    stretches = [
        (50, "T"),
        (55.5, "o"),
        (61.1, "t"),
        (63.8, "al"),
        (74.6, "Survei"),
        (480, "Mei"),
        (500, "2020"),
    ]
    for row in range(8):
        for x, text in stretches:
            orders += f"BT /F1 10 Tf 1 0 0 -1 {x} {60 + 10 * row} Tm ({text}) Tj ET\n"
    read = read_pdf(pdf([], extra=f"{orders}Q\n".encode())).lines
    assert [line.text for line in read] == ["Total Survei\tMei 2020"] * 8
