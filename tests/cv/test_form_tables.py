"""What the tables of forms say: titles of several rows and languages, and columns that hold two things."""

from fixtures.cvs.golden.layouts.word_parts import row, words
from fixtures.cvs.golden.layouts.word_xml import cell, package, table
from talent.cv import ParsedCv, parse
from talent.cv.fields.titles import kind_of_title


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
