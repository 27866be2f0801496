"""Plain text is read by how it is typed: marks around headings, leaders before dates, lines that are full."""

import pytest

from talent.cv import parse
from talent.cv.formats.read_text import read_text
from talent.cv.sections.sections import split_sections

HEADINGS = ("Ringkasan", "Pengalaman Kerja", "Pendidikan", "Keahlian")
ENTRY = "PT Cahaya Pagi\nAnalis Data\nJanuari 2020 - Maret 2024\n- Menyusun laporan harian"


@pytest.mark.parametrize(
    "marked",
    [
        "[{}]",
        "<{}>",
        "~ {} ~",
        "B. {}",
        ">> {}",
        "*******\n* {} *\n*******",
        "{} ________",
        "── {} ──────",
        "+ {}",
        "{}\n",
    ],
)
def test_lines_marked_alike_that_name_several_sections_are_headings(marked: str) -> None:
    text = "Sri Wahyuni\nsri@example.com\n\n" + "\n\n".join(f"{marked.format(h)}\n{ENTRY}" for h in HEADINGS)
    sections = split_sections(read_text(text.encode()).lines)
    assert [section.key for section in sections] == ["head", "summary", "work", "education", "skills"]
    assert {len(section.lines) for section in sections[1:]} == {4}


def test_a_label_that_comes_again_below_every_entry_is_no_heading() -> None:
    text = "\n\n".join(f"{h}\n\n{ENTRY}\n\nPrestasi\n\n{ENTRY}" for h in HEADINGS)
    assert "awards" not in {section.key for section in split_sections(read_text(text.encode()).lines)}


def test_a_leader_of_dots_parts_the_name_from_its_dates() -> None:
    line = read_text(b"PT Cahaya Pagi ........... Sep 2019 - Mei 2021").lines[0]
    assert [line.text[a:b] for a, b in line.cells] == ["PT Cahaya Pagi", "Sep 2019 - Mei 2021"]


@pytest.mark.parametrize(
    ("full", "then"),
    [
        (
            "Analis Data, PT Cahaya Pagi Nusantara, Bekasi, Februari 2020 - Mei 2021",
            "Menyusunlaporanharian bagi",
        ),
        ("Sertifikasi Analis Data Muda, Lembaga Data Cahaya Nusantara (Mei 2021)", "Sertifikasi Kedua, BNSP"),
        ("Analis yang teliti, jujur dan gemar menata data, juga yang berserakan.", "Pengalaman Kerja"),
    ],
)
def test_a_full_line_that_ends_with_its_dates_or_before_a_heading_is_not_gone_on_with(
    full: str, then: str
) -> None:
    filled = "Menulis panduan pemakaian data bagi pegawai di lima belas kecamatan dan"
    text = "\n".join([full, then, filled, "mengajarkannya kepada mereka", filled, "desa"])
    assert read_text(text.encode()).lines[0].text == full


def test_a_colon_parts_employer_and_position_beside_their_dates() -> None:
    jobs = "Kestrel: Analis Data (2019 - 2021)\n- Menyusun laporan\n\nLajur: Staf Data (2016 - 2018)\n"
    work = parse(f"Asep Sunandar\nasep@example.com\n\nPENGALAMAN KERJA\n{jobs}".encode()).resume["work"]
    assert [(job["name"], job["position"]) for job in work] == [
        ("Kestrel", "Analis Data"),
        ("Lajur", "Staf Data"),
    ]


def test_columns_set_side_by_side_with_spaces_are_read_one_after_the_other() -> None:
    left = ["KONTAK", "sri@example.com", "", "KEAHLIAN", "Python", "SQL", "", "BAHASA", "Indonesia"]
    right = ["PENGALAMAN KERJA", *ENTRY.split("\n"), "", "PENDIDIKAN", "Universitas Cakrawala", "2015 - 2019"]
    page = ["Sri Wahyuni", "", *(f"{a:<24}{b}" for a, b in zip(left, right, strict=True))]
    lines = [line.text for line in read_text("\n".join(page).encode()).lines]
    assert lines == ["Sri Wahyuni", *filter(None, left), *(line.removeprefix("- ") for line in right if line)]


def test_a_table_below_its_heading_is_no_two_columns() -> None:
    rows = [f"{year} - {year + 1:<14} Analis Data" for year in range(2008, 2024)]
    lines = read_text("\n".join(["PENGALAMAN KERJA", *rows, "", "PENDIDIKAN", *rows]).encode()).lines
    assert all(len(line.cells) == 2 for line in lines if line.text[0].isdigit())


def test_dates_typed_in_a_margin_are_no_column() -> None:
    rows = [
        (f"Mei {year}–Juni {year + 1}", post, name)
        for year, post, name in (
            (2023, "Analis Data", "PT Contoh Satu"), (2021, "Relawan", "PMI"), (2019, "Arsiparis", "CV Contoh Dua"),
            (2017, "Kasir", "UD Contoh Tiga"), (2015, "Operator", "PT Contoh Empat"), (2013, "Kurir", "PT Contoh Lima"),
        )
    ]  # fmt: skip
    body = "".join(f"{when:<24}{post}\n{'':<24}{name}\n\n" for when, post, name in rows)
    text = f"Sri Contoh\nsri@example.com\n\nPENGALAMAN KERJA\n\n{body}KEAHLIAN\n\n{'':<24}Python, SQL\n\nBAHASA\n\n"
    jobs = parse(f"{text}{'':<24}Bahasa Sunda\n".encode()).resume["work"]
    assert [(job["position"], job["name"]) for job in jobs] == [(post, name) for _, post, name in rows]


def test_letters_that_number_a_list_are_no_part_of_its_items() -> None:
    text = "Asep Sunandar\n\nKEAHLIAN\na. Tata Naskah Dinas\nb. Python\nc. SIPD\n\nBAHASA\na. Inggris\n"
    resume = parse(text.encode()).resume
    assert [skill["name"] for skill in resume["skills"]] == ["Tata Naskah Dinas", "Python", "SIPD"]
    assert resume["languages"][0]["language"] == "Inggris"


def test_letters_that_number_jobs_stay_with_them() -> None:
    jobs = "\n\n".join(
        f"{letter}. {post} - {body} ({year} - {year + 2})\n   Menyusun laporan harian"
        for letter, post, body, year in (
            ("a", "Analis Data", "PT Cahaya Pagi", 2020),
            ("b", "Staf Arsip", "Dinas Sosial Kabupaten Garut", 2017),
            ("c", "Kasir", "Toko Buku Pelita", 2014),
        )
    )
    work = parse(f"Sri Wahyuni\n\nPENGALAMAN KERJA\n\n{jobs}\n\nKEAHLIAN\n\nExcel\n".encode()).resume["work"]
    assert [item["startDate"] for item in work] == ["2020", "2017", "2014"]


@pytest.mark.parametrize("rule", ["   ", " | "])
@pytest.mark.parametrize(
    "parts",
    [
        ("sri.wahyuni@mail.exam", "ple.com"),
        ("sri.wahyuni77@surel.co", "ntoh.example"),
        ("wahyunisri-bandung@example.ne", "t"),
    ],
)
def test_an_address_that_a_typed_column_has_broken_is_whole(parts: tuple[str, str], rule: str) -> None:
    width = len(parts[0])
    left = [
        "KONTAK",
        "0812-3456-7890",
        *parts,
        "Garut",
        "",
        "KEAHLIAN",
        "",
        "Excel",
        "SQL",
        "Python",
        "Canva",
    ]
    right = ["PROFIL", "Analis data yang teliti.", "", "PENGALAMAN KERJA", ""]
    right += [
        "Analis Data, PT Cahaya Pagi",
        "2020 - 2024",
        "- Menyusun laporan",
        "- Membuat dasbor",
        "",
        "PENDIDIKAN",
    ]
    right += ["S1 Statistika, Universitas Pasundan, 2012 - 2016"]
    rows = [f"{one:<{width}}{rule}{two}".rstrip() for one, two in zip(left, right, strict=True)]
    text = "\n".join(["Sri Wahyuni", "", *rows])
    assert parse(text.encode()).resume["basics"]["email"] == "".join(parts)


TYPED_SKILLS = ["Python", "SQL", "Microsoft Excel", "Analisis Data", "Public Speaking", "Git"]


@pytest.mark.parametrize(
    "listed",
    [
        "Keahlian: Python, SQL, Microsoft Excel,\n  Analisis Data, Public Speaking, Git",
        "Keahlian\nPython, SQL, Microsoft\nExcel, Analisis Data, Public\nSpeaking, Git",
        "Hard Skills: Python, SQL, Microsoft Excel, Git\nSoft Skills: Analisis Data, Public Speaking",
        "Keahlian\n[Teknis] Python, SQL, Microsoft Excel, Git\n[Umum] Analisis Data, Public Speaking",
        "Keahlian\nTeknis -> Python, SQL, Microsoft Excel, Git\nUmum -> Analisis Data, Public Speaking",
        "Keahlian\nTeknis = Python, SQL, Microsoft Excel, Git\nUmum = Analisis Data, Public Speaking",
        "Keahlian\nPython + SQL + Microsoft Excel +\nAnalisis Data + Public Speaking + Git",
        "Keahlian\nPython - SQL - Microsoft Excel -\nAnalisis Data - Public Speaking - Git",
        *(
            "Keahlian\n" + between.join(map(form.format, TYPED_SKILLS))
            for between, form in [
                ("\n", "{} [####-]"), ("\n", "{} *****"), ("\n", "{} = Mahir"), ("\n", "[x] {}"), (" ~ ", "{}"),
                (", ", "`{}`"), (", ", '"{}"'), (" ", "[{}]"), (" + ", "{}"), (" - ", "{}"),
            ]
        ),
    ],
)  # fmt: skip
def test_typed_lists_of_skills_are_read_in_every_manner(listed: str) -> None:
    text = (
        "Rani Wulandari\nrani.w@example.com\n\nPendidikan\nS1 Informatika, Universitas Contoh Raya\n2014 - 2018\n\n"
        f"{listed}\n\nPengalaman Kerja\nAnalis Data, PT Contoh Jaya\nJanuari 2020 - Maret 2024\n"
    )
    resume = parse(text.encode()).resume
    found = [item for skill in resume["skills"] for item in skill.get("keywords") or [skill["name"]]]
    assert sorted(found) == sorted(TYPED_SKILLS)
    assert [job["name"] for job in resume["work"]] == ["PT Contoh Jaya"]
    assert resume["education"][0].get("courses") is None


def test_a_single_heading_below_a_blank_line_heads_its_section() -> None:
    work = "Pengalaman Kerja\nAnalis Data, PT Contoh\nJanuari 2020 - Maret 2024\n"
    text = f"Rani Wulandari\nrani.w@example.com\n\nKeahlian: Python, SQL\n\n{work}"
    resume = parse(text.encode()).resume
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL"]
    assert resume["work"][0]["position"] == "Analis Data"


@pytest.mark.parametrize("study", ["Jurusan Teknik Informatika (S1)", "Program Studi Teknik Informatika S1"])
def test_a_degree_behind_the_subject_is_the_degree(study: str) -> None:
    text = (
        f"Rani Wulandari\nrani.w@example.com\n\nPendidikan\nUniversitas Contoh Raya\n{study}\n2014 - 2018\n"
    )
    (read,) = parse(text.encode()).resume["education"]
    assert (read["studyType"], read["area"]) == ("S1", "Teknik Informatika")


@pytest.mark.parametrize(
    "head", ["PT Contoh Jaya (Analis Data, 2016-2017)", "Analis Data (PT Contoh Jaya, 2016-2017)"]
)
def test_a_bracket_that_closes_behind_the_dates_parts_employer_and_post(head: str) -> None:
    text = f"Rani Wulandari\nrani.w@example.com\n\nPengalaman Kerja\n{head}\n- Menyusun laporan\n"
    (job,) = parse(text.encode()).resume["work"]
    assert (job["name"], job["position"], job["startDate"]) == ("PT Contoh Jaya", "Analis Data", "2016")


def test_marked_headings_need_no_blank_line_where_blank_lines_part_entries() -> None:
    jobs = f"{ENTRY}\n\n{ENTRY.replace('Januari 2020 - Maret 2024', 'Mei 2017 - Juni 2019')}"
    text = f"Sri Wahyuni\nsri@example.com\nA. Pengalaman Kerja\n{jobs}\nB. Pendidikan\nUniversitas Contoh\n"
    text += "S1 Statistika\n2012 - 2016\nC. Keahlian\nPython\nSQL\n"
    sections = split_sections(read_text(text.encode()).lines)
    assert [section.key for section in sections] == ["head", "work", "education", "skills"]


@pytest.mark.parametrize("closing", ["Hormat saya,", "Sincerely,", "Yang membuat"])
@pytest.mark.parametrize("signed", ["(Rani Wulandari)", "Rani Wulandari, S.Kom.", "[ Rani Wulandari ]"])
def test_who_signs_a_cv_without_a_name_above_is_its_person(closing: str, signed: str) -> None:
    work = "Pengalaman Kerja\nAnalis Data, PT Contoh\nJanuari 2020 - Maret 2024\n- Menyusun laporan\n"
    text = f"CURRICULUM VITAE\n\n0812 3456 7890\nrani.w@example.com\n\n{work}\nGarut, 3 Mei 2026\n"
    text += f"{closing}\n\n{signed}\n"
    assert parse(text.encode()).resume["basics"]["name"] == "Rani Wulandari"


def test_two_hyphens_part_a_name_and_its_titles_from_the_trade() -> None:
    text = "Hj. Rani Wulandari, S.Kom. -- Analis Data\nGarut; rani.w@example.com\n\nKeahlian\nPython\n"
    basics = parse(text.encode()).resume["basics"]
    assert (basics["name"], basics["label"]) == ("Rani Wulandari", "Analis Data")


def test_signs_of_equality_behind_labels_are_colons() -> None:
    text = "Nama = Rani Wulandari\nEmail = rani.w@example.com\n\nPENGALAMAN KERJA\nPosisi = Analis Data\n"
    text += "Perusahaan = PT Contoh Jaya\nPeriode = Mei 2019 - Juni 2021\n\nPENGHARGAAN\n"
    text += "Karyawan Teladan = PT Contoh Jaya, Mei 2020\n"
    resume = parse(text.encode()).resume
    assert resume["basics"]["name"] == "Rani Wulandari"
    assert [(job["position"], job["name"]) for job in resume["work"]] == [("Analis Data", "PT Contoh Jaya")]
    assert [(one["title"], one["awarder"]) for one in resume["awards"]] == [
        ("Karyawan Teladan", "PT Contoh Jaya")
    ]


def test_a_full_line_that_ends_with_a_comma_and_a_month_is_an_entry() -> None:
    rows = [
        "Literasi Keuangan Mahasiswa Perantau, Majalah Ekonomi Rakyat, Nov 2021",
        "Perbaikan Struktur Sekolah Bata, Forum Teknik Sipil Daerah, Okt 2015",
        "Perancangan Ulang Tata Letak Gudang dengan Metode Kelas, Prosiding untuk",
        "ilmu industri, Mei 2016",
    ]
    typed = [line.text for line in read_text("\n".join(["PUBLIKASI", *rows]).encode()).lines]
    assert typed == ["PUBLIKASI", rows[0], rows[1], f"{rows[2]} {rows[3]}"]
