"""Pages as design sites print them: cards below one heading, marks for levels, contact in bands, ragged bars."""

from typing import Any

from talent.cv import parse
from talent.cv.vocabulary.levels import is_only_level, level_of
from tests.cv.documents import Ink, lines, pdf

HEAD = lines(["!Sari Dewi", "Analis Data"])


def _read(inks: list[Ink]) -> dict[str, Any]:
    return parse(pdf(inks)).resume


def _card(x: float, y: float, *texts: str) -> list[Ink]:
    return [Ink(x, y + 14 * number, text, 10, bold=not number) for number, text in enumerate(texts)]


def test_cards_side_by_side_stay_below_the_heading_above_them() -> None:
    inks = [*HEAD, Ink(270, 110, "KARIER", 13, bold=True)]
    inks += _card(50, 132, "Analis Data", "PT Sinar Tani", "Jan 2021 - Des 2023", "Menyusun laporan bulanan")
    inks += _card(320, 132, "Staf Humas", "CV Mitra Kota", "Jan 2018 - Des 2020", "Mengelola media sosial")
    inks += [Ink(258, 215, "PENDIDIKAN", 13, bold=True)]
    inks += _card(50, 237, "Universitas Padjadjaran", "S1 Statistika", "2013 - 2017")
    inks += _card(320, 237, "SMA Negeri 3 Bandung", "SMA IPA", "2010 - 2013")
    resume = _read(inks)
    assert [job["name"] for job in resume["work"]] == ["PT Sinar Tani", "CV Mitra Kota"]
    schools = [study["institution"] for study in resume["education"]]
    assert schools == ["Universitas Padjadjaran", "SMA Negeri 3 Bandung"]


def test_a_band_at_the_foot_is_how_to_reach_the_person() -> None:
    inks = [*HEAD, *lines(["#Bahasa", "Bahasa Indonesia - Penutur asli", "Bahasa Inggris - Aktif"], y=100)]
    inks += [Ink(50, 780, "Cirebon, Jawa Barat", 9), Ink(220, 780, "0812-3456-7890", 9)]
    inks += [Ink(380, 780, "sari.dewi@example.com", 9)]
    resume = _read(inks)
    assert resume["basics"]["location"]["city"] == "Cirebon"
    assert [each["language"] for each in resume["languages"]] == ["Bahasa Indonesia", "Bahasa Inggris"]


def test_a_summary_without_a_heading_opens_the_main_column() -> None:
    bar = [
        "#Kontak",
        "sari.dewi@example.com",
        "0812-3456-7890",
        "#Keahlian",
        "Python",
        "SQL",
        "Tableau",
        "QGIS",
    ]
    told = ["Analis yang terbiasa bekerja dengan data layanan publik", "dan tenggat yang ketat."]
    jobs = [
        "#Pengalaman Kerja",
        "Analis Data",
        "PT Sinar Tani",
        "Jan 2021 - Des 2023",
        "Menyusun laporan bulanan",
    ]
    inks = [*lines(["!Sari Dewi"], x=40), *lines(bar, x=40, y=100, size=10, step=16)]
    inks += [*lines(told, x=220, y=104, size=10), *lines(jobs, x=220, y=150, size=10)]
    resume = _read(inks)
    assert resume["basics"]["summary"] == " ".join(told)
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL", "Tableau", "QGIS"]


def test_a_head_in_two_columns_parts_contact_data_from_trade_and_summary() -> None:
    inks = [Ink(40, 40, "Sari Dewi", 24, bold=True), Ink(40, 72, "Insinyur sipil konsultan", 12)]
    inks += [Ink(40, 92, "Lulusan baru yang tertarik pada layanan publik digital dan", 9)]
    inks += [Ink(40, 104, "senang belajar hal baru bersama warga.", 9)]
    reach = ("sari.dewi@example.com", "0812-3456-7890", "Cirebon, Jawa Barat", "linkedin.com/in/saridewi")
    inks += [Ink(420, 42 + 17 * number, text, 9) for number, text in enumerate(reach)]
    inks += lines(["#Keahlian", "Python, SQL, Tableau"], x=40, y=140, size=9)
    basics = _read(inks)["basics"]
    assert basics["label"] == "Insinyur sipil konsultan"
    assert basics["summary"].endswith("publik digital dan senang belajar hal baru bersama warga.")


def test_marks_set_apart_from_each_other_are_a_level() -> None:
    assert is_only_level("● ● ○ ○ ○")
    assert level_of("● ● ○ ○ ○") == 2


def test_studies_set_flush_right_are_told_apart() -> None:
    inks = [*HEAD, Ink(150, 100, "Pendidikan", 14, bold=True)]
    texts = ["Universitas Pendidikan Indonesia", "S1 Statistika", "2013 - 2017", "IPK 3.40"]
    texts += ["SMA Negeri 3 Bandung", "SMA IPA", "2010 - 2013"]
    widths = (147.9, 55.6, 53.4, 38.4, 104.5, 39.3, 53.4)
    for number, (text, width) in enumerate(zip(texts, widths, strict=True)):
        inks.append(Ink(220 - width, 122 + 14 * number + 8 * (number > 3), text, 10))
    schools = [study["institution"] for study in _read(inks)["education"]]
    assert schools == ["Universitas Pendidikan Indonesia", "SMA Negeri 3 Bandung"]


def test_dates_in_figures_are_whole_in_a_narrow_column() -> None:
    inks = [*HEAD, Ink(50, 100, "Experience", 14, bold=True)]
    for y, first, last in ((122, "2023-07 \u2014 2024-", "05"), (170, "2022-08 \u2014 2023-", "06")):
        inks += [Ink(50, y, first, 8), Ink(50, y + 10, last, 8), Ink(140, y, "Data Analyst", 10, bold=True)]
        inks += [Ink(140, y + 13, "King-Perry", 10), Ink(140, y + 26, "Wrote monthly reports", 10)]
    ends = [job["endDate"] for job in _read(inks)["work"]]
    assert ends == ["2024-05", "2023-06"]


def test_dates_at_the_right_of_entries_above_two_columns_stay_with_their_entries() -> None:
    inks = [*HEAD, Ink(50, 100, "PENDIDIKAN", 12, bold=True)]
    inks += [Ink(50, 120, "Universitas Padjadjaran \u2014 S1 Statistika, jurusan pilihan yang panjang", 10)]
    inks += [Ink(470, 120, "2013 \u2013 2017", 10), Ink(50, 134, "IPK 3.40", 10)]
    inks += [Ink(50, 150, "SMA Negeri 3 \u2014 SMA IPA", 10), Ink(470, 150, "2010 \u2013 2013", 10)]
    inks += lines(["#KEAHLIAN", "Python", "SQL", "Tableau", "QGIS"], x=50, y=180, size=10)
    inks += lines(["#BAHASA", "Bahasa Indonesia", "Bahasa Inggris"], x=310, y=180, size=10)
    resume = _read(inks)
    assert [study["startDate"] for study in resume["education"]] == ["2013", "2010"]
    assert [skill["name"] for skill in resume["skills"]] == ["Python", "SQL", "Tableau", "QGIS"]


def test_a_name_in_small_letters_is_a_name() -> None:
    inks = [
        Ink(200, 40, "sari dewi", 28),
        *lines(["sari.dewi@example.com", "#Keahlian", "Python, SQL"], y=100),
    ]
    assert _read(inks)["basics"]["name"] == "Sari Dewi"


def test_headings_set_upright_head_what_stands_beside_them() -> None:
    entries = [
        ("Analis Data", "PT Sinar Tani", "Jan 2021 - Des 2023"),
        ("S1 Statistika", "Universitas Padjadjaran", "2013 - 2017"),
    ]
    inks = [Ink(50, 40, "Sari Dewi", 22, bold=True), Ink(50, 68, "sari.dewi@example.com", 10)]
    turned = b""
    for y, heading, texts in zip((120, 260), (b"PENGALAMAN", b"PENDIDIKAN"), entries, strict=True):
        turned += b"BT /F2 10 Tf 0 1 -1 0 60 %d Tm (%s) Tj ET\n" % (842 - y - 70, heading)
        inks += _card(90, y, *texts)
    resume = parse(pdf(inks, extra=turned)).resume
    assert [job["name"] for job in resume["work"]] == ["PT Sinar Tani"]
    assert [study["institution"] for study in resume["education"]] == ["Universitas Padjadjaran"]
    decorated = parse(pdf(inks, extra=turned.splitlines()[0].replace(b"PENGALAMAN", b"RESUME") + b"\n"))
    assert [warning.code for warning in decorated.warnings] == ["cv.warning.rotated_text"]
