"""What the tables of forms say: titles of several rows and languages, and columns that hold two things."""

from fixtures.cvs.golden.layouts.word_parts import row, words
from fixtures.cvs.golden.layouts.word_xml import cell, package, table
from talent.cv import ParsedCv, parse
from talent.cv.vocabulary.titles import kind_of_title


def _word(*blocks: str) -> ParsedCv:
    head = words("Sri Contoh", bold=True, size=18) + words("sri@example.com")
    return parse(package(head + "".join(blocks)))


def _jobs(parsed: ParsedCv) -> list[tuple[str, ...]]:
    keys = ("name", "position", "startDate", "endDate")
    return [tuple(str(job.get(key, "")) for key in keys) for job in parsed.resume["work"]]


def test_a_title_above_two_titles_belongs_to_both() -> None:
    widths = [500, 1500, 1500, 3000, 3000]
    top = [
        cell(words("No"), 500, merged="restart"),
        cell(words("Periode"), 3000, span=2),
        cell(words("Instansi"), 3000, merged="restart"),
        cell(words("Jabatan"), 3000, merged="restart"),
    ]
    below = [
        cell("", 500, merged="continue"),
        *row(("Mulai", "Selesai"), (1500, 1500)),
        cell("", 3000, merged="continue"),
        cell("", 3000, merged="continue"),
    ]
    first = row(("1", "03/2019", "04/2021", "Dinas Contoh Kota Garut", "Analis Data"), widths)
    second = row(("2", "01/2016", "02/2019", "Badan Contoh", "Arsiparis"), widths)
    parsed = _word(words("Riwayat Pekerjaan", bold=True), table([top, below, first, second], widths))
    assert _jobs(parsed) == [
        ("Dinas Contoh Kota Garut", "Analis Data", "2019-03", "2021-04"),
        ("Badan Contoh", "Arsiparis", "2016-01", "2019-02"),
    ]


def test_a_column_that_asks_for_two_things_is_read_as_the_head_of_an_entry() -> None:
    widths = [2000, 4000, 3500]
    titles = row(("Waktu", "Jabatan dan Instansi", "Uraian"), widths, bold=True)
    rows = [
        [
            cell(words(when), 2000),
            cell(words(post) + words(where), 4000),
            cell(words("Menyusun laporan tahunan"), 3500),
        ]
        for when, post, where in (
            ("2019 - 2021", "Analis Data", "PT Contoh Satu"),
            ("2016 - 2019", "Arsiparis", "CV Contoh Dua"),
        )
    ]
    parsed = _word(words("Pengalaman Kerja", bold=True), table([titles, *rows], widths))
    assert _jobs(parsed) == [
        ("PT Contoh Satu", "Analis Data", "2019", "2021"),
        ("CV Contoh Dua", "Arsiparis", "2016", "2019"),
    ]


def test_a_label_in_two_languages_is_one_label() -> None:
    asked = (
        ("Nama Perusahaan", "Company Name", "PT Contoh Satu"),
        ("Jabatan", "Position", "Analis Data"),
        ("Periode", "Period", "Mei 2019 - Juni 2021"),
    )
    stacked = table(
        [[cell(words(a) + words(b), 3000), cell(words(c), 6000)] for a, b, c in asked], [3000, 6000]
    )
    facing = table([row((a, c, b), (3000, 4000, 2500)) for a, b, c in asked], [3000, 4000, 2500])
    heading = words("Pengalaman Kerja", bold=True) + words("Work Experience")
    expected = [("PT Contoh Satu", "Analis Data", "2019-05", "2021-06")]
    assert _jobs(_word(heading, stacked)) == expected
    assert _jobs(_word(heading, facing)) == expected


def test_cells_that_a_pasted_table_has_lost_are_told_by_what_the_others_hold() -> None:
    text = (
        "Sri Contoh\nsri@example.com\n\nRIWAYAT PEKERJAAN\nNo\tInstansi\tJabatan\tPeriode\tUraian Tugas\n"
        "1.\tDinas Contoh\tAnalis Data\tMei 2019 s.d. Juni 2021\t\n"
        "2.\tBadan Contoh\tArsiparis\t2016 s.d. 2019\tMenata arsip\n"
    )
    assert _jobs(parse(text.encode())) == [
        ("Dinas Contoh", "Analis Data", "2019-05", "2021-06"),
        ("Badan Contoh", "Arsiparis", "2016", "2019"),
    ]


def test_a_title_with_an_unknown_word_asks_for_nothing() -> None:
    assert kind_of_title("Nama dan alamat pemberi kerja") == "name"
    assert kind_of_title("Kedudukan dalam Organisasi") == "position"
    assert kind_of_title("Analis Jabatan") == ""


def test_a_table_drawn_with_bars_is_read_by_its_columns() -> None:
    text = (
        "Sri Contoh\nsri@example.com\n\nRiwayat Pekerjaan\n"
        "+----+------------------+--------------+------------+\n"
        "| No | Jabatan          | Instansi     | Tahun      |\n"
        "+----+------------------+--------------+------------+\n"
        "| 1  | Analis Kebijakan | Dinas Sosial | Mei 2019 - |\n"
        "|    | Muda             | Kota Contoh  | Juni 2021  |\n"
        "+----+------------------+--------------+------------+\n"
        "| 2  | Staf non- PNS    | Badan Contoh | 2016-2019  |\n"
        "+----+------------------+--------------+------------+\n"
    )
    assert _jobs(parse(text.encode())) == [
        ("Dinas Sosial Kota Contoh", "Analis Kebijakan Muda", "2019-05", "2021-06"),
        ("Badan Contoh", "Staf non- PNS", "2016", "2019"),
    ]


def test_a_form_of_an_office_has_tables_of_its_own_below_their_captions() -> None:
    widths = [1000] * 5
    posts = ("No", "Jabatan/Pekerjaan", "Mulai dan Sampai", "Gaji Pokok", "Surat Keputusan")
    ranks = ("No", "Pangkat", "Gol. Ruang", "TMT", "Surat Keputusan")
    parsed = _word(
        words("III. RIWAYAT PEKERJAAN", bold=True),
        words("1. Riwayat Kepangkatan"),
        table([row(ranks, widths), row(("1", "Penata", "III c", "01-04-2013", "823/9"), widths)], widths),
        words("2. Pengalaman Jabatan/Pekerjaan"),
        table(
            [
                row(posts, widths),
                row(("1", "2", "3", "4", "5"), widths),
                row(
                    ("1", "Staf Dinas Sosial Kota Contoh", "01-03-2005 s.d. 31-12-2010", "1.500.000", "800"),
                    widths,
                ),
            ],
            widths,
        ),
        words("IV. KETERANGAN KELUARGA", bold=True),
        words("1. Istri/Suami"),
        table(
            [row(("No", "Nama", "Pekerjaan"), [1000] * 3), row(("1", "Budi Fiktif", "Guru"), [1000] * 3)],
            [1000] * 3,
        ),
    )
    assert _jobs(parsed) == [("Dinas Sosial Kota Contoh", "Staf", "2005-03-01", "2010-12-31")]
    assert "phone" not in parsed.resume["basics"]
    assert "Budi" not in str(parsed.resume)
    assert "family" in parsed.protected


def test_what_stands_behind_sebagai_is_the_post() -> None:
    text = (
        "Sri Contoh\nsri@example.com\n\nPENGALAMAN KERJA\n2019 s/d 2021 : PT Padi Emas sebagai Analis Mutu\n"
        "Tahun 2016 s/d 2019 bekerja di CV Rimba sebagai Staf Gudang\n"
    )
    assert _jobs(parse(text.encode())) == [
        ("PT Padi Emas", "Analis Mutu", "2019", "2021"),
        ("CV Rimba", "Staf Gudang", "2016", "2019"),
    ]


def test_headings_alone_in_the_column_of_the_labels_open_their_sections() -> None:
    """Europe's form sets them as it sets its labels."""
    widths = [3000, 6000]
    rows = [
        ("Pengalaman Kerja", ""),
        ("Tanggal", "Mei 2019 - Juni 2021"),
        ("Jabatan", "Analis Data"),
        ("Nama perusahaan", "PT Contoh Satu"),
        ("Pendidikan", ""),
        ("Nama institusi", "Universitas Contoh"),
        ("Organisasi", ""),
        ("Tanggal", "2015 - 2016"),
        ("Jabatan", "Bendahara"),
        ("Nama organisasi", "Karang Taruna Contoh"),
        ("Bahasa", ""),
        ("", "Bahasa Sunda"),
    ]
    parsed = _word(table([row(cells, widths) for cells in rows], widths))
    assert _jobs(parsed) == [("PT Contoh Satu", "Analis Data", "2019-05", "2021-06")]
    assert [post["organization"] for post in parsed.resume["volunteer"]] == ["Karang Taruna Contoh"]
    assert [item["language"] for item in parsed.resume["languages"]] == ["Bahasa Sunda"]


def test_a_label_with_a_colon_beside_it_heads_no_section_and_a_number_may_stand_before_it() -> None:
    for first, widths in (
        (("Organisasi", ":"), [2500, 300, 6000]),
        (("1", "Organisasi :"), [500, 3000, 5000]),
    ):
        rows = [[*first, "PyContoh"], ["Jabatan", ":", "Bendahara"], ["Periode", ":", "2015 - 2016"]]
        parsed = _word(
            words("Pengalaman Organisasi", bold=True),
            table([row(cells, widths) for cells in rows], widths),
        )
        posts = [(post["organization"], post["position"]) for post in parsed.resume["volunteer"]]
        assert posts == [("PyContoh", "Bendahara")]


def test_a_list_in_columns_of_a_table_is_one_list() -> None:
    columns = [("Python", "SQL"), ("Excel", "Tableau"), ("Canva",)]
    cells = [cell("".join(words(f"• {item}") for item in column), 3000) for column in columns]
    parsed = _word(words("Keahlian", bold=True), table([cells], [3000] * 3))
    assert [skill["name"] for skill in parsed.resume["skills"]] == [
        "Python",
        "SQL",
        "Excel",
        "Tableau",
        "Canva",
    ]


def test_now_below_the_beginning_ends_a_span_and_names_nobody() -> None:
    rows = [
        [cell(words(first) + words(last), 1800), cell(words(post) + words(name), 7000)]
        for first, last, post, name in (
            ("Jun 2025", "Sekarang", "Analis Data", "PT Contoh Satu"),
            ("Feb 2024", "Jan 2025", "Arsiparis", "CV Contoh Dua"),
        )
    ]
    parsed = _word(words("Pengalaman Kerja", bold=True), table(rows, [1800, 7000]))
    assert _jobs(parsed) == [
        ("PT Contoh Satu", "Analis Data", "2025-06", ""),
        ("CV Contoh Dua", "Arsiparis", "2024-02", "2025-01"),
    ]


def test_a_table_of_years_and_remarks_is_read_as_lines() -> None:
    titles = row(("Tahun", "Keterangan"), (2000, 7000), bold=True)
    jobs = [titles, row(("2019-2021", "PT Contoh Satu sebagai Analis Data"), (2000, 7000))]
    studies = [titles, row(("2014-2018", "Universitas Contoh (S1 Statistika)"), (2000, 7000))]
    parsed = _word(
        words("Pengalaman Kerja", bold=True),
        table(jobs, [2000, 7000]),
        words("Pendidikan", bold=True),
        table(studies, [2000, 7000]),
    )
    assert _jobs(parsed) == [("PT Contoh Satu", "Analis Data", "2019", "2021")]
    study = parsed.resume["education"][0]
    assert (study["institution"], study["studyType"], study["area"]) == (
        "Universitas Contoh",
        "S1",
        "Statistika",
    )


def test_a_dash_in_the_next_column_opens_no_span() -> None:
    titles = ("Jenjang", "Nama Sekolah", "Jurusan", "Masuk", "Lulus", "IPK")
    rows = [
        row(titles, [1500] * 6),
        row(("S1", "Universitas Contoh", "Statistika", "2014", "2018", "-"), [1500] * 6),
    ]
    study = _word(words("Pendidikan", bold=True), table(rows, [1500] * 6)).resume["education"][0]
    assert (study["startDate"], study["endDate"]) == ("2014", "2018")


def test_a_number_beside_the_address_of_a_form_is_no_part_of_it() -> None:
    cells = row(("Alamat", "Cimahi, Jawa Barat", "Telepon", "(+62) 812-0000-0000"), [2400] * 4)
    parsed = _word(table([row(("Nama", "Sri Contoh", "Agama", "Islam"), [2400] * 4), cells], [2400] * 4))
    assert parsed.resume["basics"]["phone"] == "+6281200000000"


def test_bold_words_beside_plain_ones_head_what_they_name() -> None:
    rows = [
        [cell(words(heading, bold=True), 2600), cell(words(text), 7000)]
        for heading, text in (("Kompetensi Utama", "Python, SQL"), ("Bahasa", "Bahasa Sunda"))
    ]
    job = words("PT Contoh Satu", bold=True) + words("Analis Data") + words("2019 - 2021")
    parsed = _word(words("Pengalaman Kerja", bold=True, size=14), job, table(rows, [2600, 7000]))
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "SQL"]
    assert [item["language"] for item in parsed.resume["languages"]] == ["Bahasa Sunda"]


def test_a_mark_below_a_subject_is_no_part_of_it() -> None:
    titles = row(("Institusi", "Jurusan", "Periode"), [3000] * 3)
    study = [
        cell(words("Universitas Contoh"), 3000),
        cell(words("S1 Statistika") + words("IPK 3,50"), 3000),
        cell(words("2014 - 2018"), 3000),
    ]
    found = _word(words("Pendidikan", bold=True), table([titles, study], [3000] * 3)).resume["education"][0]
    assert (found["area"], found["score"]) == ("Statistika", "3,50")


def test_a_column_of_unknown_title_beside_the_dates_says_who_and_as_what() -> None:
    widths = [3000, 6500]
    rows = [
        [*row(("Lama Bekerja",), [3000]), *row(("Pengalaman",), [6500])],
        [*row(("(1)",), [3000]), *row(("(2)",), [6500])],
        [
            cell(words("Mei 2021 – sekarang"), 3000),
            cell(words("Analis Data, Dinas Contoh Kota Garut") + words("1. Menyusun laporan bulanan"), 6500),
        ],
        row(("Juni 2018 – April 2021", "Arsiparis, Badan Contoh"), widths),
    ]
    parsed = _word(words("Riwayat Pekerjaan", bold=True), table(rows, widths))
    assert _jobs(parsed) == [
        ("Dinas Contoh Kota Garut", "Analis Data", "2021-05", ""),
        ("Badan Contoh", "Arsiparis", "2018-06", "2021-04"),
    ]


def test_dates_in_two_columns_do_not_make_a_row_the_rest_of_another() -> None:
    titles = "".join(f"<th>{title}</th>" for title in ("Instansi", "Jabatan", "Mulai", "Selesai"))
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for cells in (
            ("Dinas Contoh", "Analis Data", "05/2021", "saat ini"),
            ("Badan Contoh", "Arsiparis", "06/2018", "04/2021"),
        )
    )
    page = f"<h1>Sri Contoh</h1><h2>Riwayat Pekerjaan</h2><table><tr>{titles}</tr>{rows}</table>"
    assert _jobs(parse(f"<!doctype html><html><body>{page}</body></html>".encode())) == [
        ("Dinas Contoh", "Analis Data", "2021-05", ""),
        ("Badan Contoh", "Arsiparis", "2018-06", "2021-04"),
    ]


def test_a_cell_over_all_columns_tells_what_was_done() -> None:
    widths = [3000, 3000, 3500]
    rows = [
        row(("Tahun", "Posisi", "Instansi"), widths),
        row(("Mei 2021 – sekarang", "Analis Data", "Dinas Contoh"), widths),
        [cell(words("Laporan bulanan untuk pimpinan"), 9500, span=3)],
        row(("Juni 2018 – April 2021", "Arsiparis", "Badan Contoh"), widths),
    ]
    parsed = _word(words("Riwayat Pekerjaan", bold=True), table(rows, widths))
    assert [job[:2] for job in _jobs(parsed)] == [
        ("Dinas Contoh", "Analis Data"),
        ("Badan Contoh", "Arsiparis"),
    ]
    assert parsed.resume["work"][0]["highlights"] == ["Laporan bulanan untuk pimpinan"]


def test_the_second_line_of_a_certificate_is_who_gave_it() -> None:
    widths = [2000, 7500]
    rows = [row(("Tahun", "Nama Pelatihan"), widths)]
    for year, name, giver in (("2023", "Cek Fakta Dasar", "Dewan Contoh"), ("2021", "Arsip Digital", "LKPP")):
        rows.append([cell(words(year), 2000), cell(words(name) + words(giver), 7500)])
    found = _word(words("Pelatihan", bold=True), table(rows, widths)).resume["certificates"]
    assert [(item["name"], item["issuer"]) for item in found] == [
        ("Cek Fakta Dasar", "Dewan Contoh"),
        ("Arsip Digital", "LKPP"),
    ]


def test_a_column_of_headings_stands_beside_the_first_entry_of_each_section() -> None:
    widths = [2300, 5600, 1800]
    entries = (
        ("Pengalaman Kerja", "PT Contoh Satu", "Analis Data", "2019 - 2021"),
        ("", "CV Contoh Dua", "Arsiparis", "2016 - 2019"),
        ("Pendidikan", "Universitas Contoh", "S1 Statistika", "2012 - 2016"),
        ("Organisasi", "Karang Taruna Contoh", "Bendahara", "2014 - 2015"),
    )
    rows = [
        [
            cell(words(heading, bold=True), 2300),
            cell(words(first, bold=True) + words(second), 5600),
            cell(words(when), 1800),
        ]
        for heading, first, second, when in entries
    ]
    parsed = _word(table([*rows, row(("Kotak Alat", "Python, SQL", ""), widths)], widths))
    assert _jobs(parsed) == [
        ("PT Contoh Satu", "Analis Data", "2019", "2021"),
        ("CV Contoh Dua", "Arsiparis", "2016", "2019"),
    ]
    assert [study["institution"] for study in parsed.resume["education"]] == ["Universitas Contoh"]
    assert [post["organization"] for post in parsed.resume["volunteer"]] == ["Karang Taruna Contoh"]


def test_an_employer_merged_over_its_posts_is_that_of_each() -> None:
    widths = [600, 3000, 3000, 1500, 1500]
    titles = row(("No", "Perusahaan", "Posisi", "Mulai", "Selesai"), widths, bold=True)
    rows = [
        row(("1.", "PT Contoh Satu", "Kepala Arsip", "2021", "2023"), widths),
        [
            cell("", 600, merged="continue"),
            cell("", 3000, merged="continue"),
            *row(("Arsiparis", "2019", "2021"), widths[2:]),
        ],
    ]
    parsed = _word(words("Pengalaman Kerja", bold=True), table([titles, *rows], widths))
    assert _jobs(parsed) == [
        ("PT Contoh Satu", "Kepala Arsip", "2021", "2023"),
        ("PT Contoh Satu", "Arsiparis", "2019", "2021"),
    ]


def test_a_degree_beside_a_labelled_subject_or_before_a_school_in_one_cell_is_parted() -> None:
    labelled = words("Universitas Contoh (2012 - 2016)", bold=True) + words("Jurusan\t: S1 Statistika")
    widths = [1500, 1500, 6000]
    rows = [row(("Dari", "Sampai", "Pendidikan"), widths)]
    rows += [row(("2012", "2016", "S1 Statistika, Universitas Contoh"), widths)]
    for body in (labelled, table(rows, widths)):
        study = _word(words("Pendidikan", bold=True), body).resume["education"][0]
        found = tuple(study.get(key) for key in ("institution", "studyType", "area", "startDate", "endDate"))
        assert found == ("Universitas Contoh", "S1", "Statistika", "2012", "2016")


def test_a_span_of_time_in_paragraphs_of_its_cell_is_one() -> None:
    widths = [2000, 7000]
    for dates in (("Mei 2019 –", "Juni 2021"), ("Mei 2019", "s.d.", "Juni 2021"), ("Mei 2019", "Juni 2021")):
        when = cell("".join(map(words, (*dates, "Bandung"))), 2000)
        post = cell(words("PT Contoh Satu", bold=True) + words("Analis Data"), 7000)
        parsed = _word(words("Pengalaman Kerja", bold=True), table([[when, post]], widths, ruled=False))
        assert _jobs(parsed) == [("PT Contoh Satu", "Analis Data", "2019-05", "2021-06")]


def test_a_bar_whose_first_heading_is_smaller_than_those_beside_it_has_its_headings_so() -> None:
    bar = words("Kontak", bold=True) + words("Garut, Jawa Barat") + words("Keterampilan", bold=True)
    bar += (
        words("Python") + words("SQL") + words("Sertifikat", bold=True) + words("Arsip Digital, LKPP, 2023")
    )
    story = "".join(
        words(title, bold=True, size=13)
        + words("PT Contoh Satu")
        + words("Analis Data")
        + words("2019 - 2021")
        for title in ("Pengalaman Kerja", "Pengalaman Organisasi")
    )
    resume = _word(table([[cell(bar, 3000), cell(story, 6700)]], [3000, 6700], ruled=False)).resume
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL"]
    assert [item["name"] for item in resume["certificates"]] == ["Arsip Digital"]


def test_a_town_in_the_cell_beside_a_name_is_no_part_of_it() -> None:
    head = row(("Galih", "Malang, Jawa Timur"), [5000, 4700])
    lines = words("galih@example.com") + words("Pengalaman Kerja", bold=True) + words("\u3161")
    parsed = parse(package(table([head], [5000, 4700], ruled=False) + lines))
    assert parsed.resume["basics"]["name"] == "Galih"
    assert "\u3161" not in parsed.pages[0].text
