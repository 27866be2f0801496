"""Lines of dots that part columns, large names beside small words, and heads of entries that design sites set apart."""

from collections.abc import Sequence

import pytest

from talent.cv import parse
from talent.cv.page.dotted_lines import put_together
from tests.cv.documents import Ink, lines, pdf

LINE = 297.0
TOP = lines(["!Asep Sunandar", "asep@example.com", "+62 812 0000 1111"])
HELVETICA = {**dict.fromkeys("abdeghnopqu0123456789", 556), **dict.fromkeys("cksvxyz", 500)}
HELVETICA |= {"m": 833, "w": 722, "r": 333, **dict.fromkeys("ft .", 278), **dict.fromkeys("ijl", 222)}


def dots(x: float, top: float, bottom: float, *, every: float = 2.6, size: float = 1.4) -> bytes:
    """Squares one below the other, as a browser draws a dotted border; points from the top of an A4 page."""
    count = int((bottom - top) / every)
    squares = (f"{x} {842 - top - every * n} {size} {size} re f\n" for n in range(count))
    return ("0 0.5 0.7 rg " + "".join(squares)).encode()


def ended(texts: Sequence[str], y: float, edge: float) -> list[Ink]:
    """Lines that end at one edge, each beginning where its length has it."""
    page = []
    for text in texts:
        bold, words = text.startswith("!"), text.lstrip("!")
        long = sum(HELVETICA.get(letter, 700) for letter in words) / 100
        page.append(Ink(edge - long, y, words, 10, bold=bold))
        y += 15
    return page


def test_a_line_of_dots_parts_columns_whose_words_begin_at_no_common_edge() -> None:
    left = [
        "!Keterampilan",
        "Penulisan Laporan",
        "Jira",
        "Wawancara",
        "!Bahasa",
        "Sunda",
        "Lancar",
        "Inggris",
        "Mahir",
    ]
    page = [*TOP, *ended(left, 120, LINE - 8)]
    entries = [
        ("Jan 2022 - sekarang", "Analis Data", "PT Maju Jaya"),
        ("Mei 2019 - Des 2021", "Staf", "CV Sinar"),
    ]
    schools = [("2015 - 2019", "Universitas Padjadjaran", "Statistika")]
    y = 190.0
    for heading, told in (("Pengalaman Kerja", entries), ("Pendidikan", schools)):
        page.append(Ink(LINE + 8, y, heading, 10, bold=True))
        for when, title, below in told:
            page += ended([when], y + 14, LINE + 110)
            page += [Ink(LINE + 125, y + 14, title, 10, bold=True), Ink(LINE + 125, y + 27, below, 10)]
            y += 32
        y += 20
    resume = parse(pdf(page, extra=dots(LINE, 110, y) + dots(LINE + 117, 200, y))).resume
    assert [skill["name"] for skill in resume["skills"]] == ["Penulisan Laporan", "Jira", "Wawancara"]
    assert [each["language"] for each in resume["languages"]] == ["Sunda", "Inggris"]
    assert [(job["position"], job["name"]) for job in resume["work"]] == [
        ("Analis Data", "PT Maju Jaya"),
        ("Staf", "CV Sinar"),
    ]
    assert [each["institution"] for each in resume["education"]] == ["Universitas Padjadjaran"]


def test_dots_of_a_line_become_a_rule_and_marks_of_a_list_stay_marks() -> None:
    line = [(298.0, 100 + 2.6 * number) for number in range(40)]
    marks = [(60.0, 100.0 + 12 * number) for number in range(10)]
    rules, left = put_together([(50.0, 90.0, 500.0, 91.0)], [*line, *marks])
    assert rules == [(50.0, 90.0, 500.0, 91.0), (297.0, 100.0, 298.0, line[-1][1])]
    assert left == marks


def test_dashes_one_below_the_other_become_a_rule() -> None:
    dashes = [(297.0, 100 + 8.0 * number, 298.0, 105 + 8.0 * number) for number in range(9)]
    assert put_together(dashes, []) == ([(297.0, 100.0, 298.0, 169.0)], [])
    assert put_together(dashes[:5], []) == (dashes[:5], [])


@pytest.mark.parametrize("first", [58, 68, 78])
def test_a_large_name_in_two_lines_is_parted_from_small_words_beside(first: float) -> None:
    beside = ["Pemeriksa fakta yang sabar menelusuri satu foto", "sampai ke pemotretnya."]
    page = [Ink(60, 60, "ASEP", 30), Ink(60, 94, "SUNANDAR", 30)]
    page += [Ink(235, first + 12 * number, text, 9) for number, text in enumerate(beside)]
    page += lines(
        ["asep@example.com", "+62 812 0000 1111", "!Pendidikan", "Universitas Padjadjaran 2015 - 2019"], y=150
    )
    basics = parse(pdf(page)).resume["basics"]
    assert (basics["name"], basics["summary"]) == ("Asep Sunandar", " ".join(beside))


def test_a_large_name_is_parted_from_the_small_words_right_behind_it() -> None:
    page = [Ink(60, 60, "ASEP", 30), Ink(150, 72, "Pemeriksa fakta yang sabar menelusuri satu foto.", 9)]
    page += lines(
        ["asep@example.com", "+62 812 0000 1111", "!Pendidikan", "Universitas Padjadjaran 2015 - 2019"], y=170
    )
    basics = parse(pdf(page)).resume["basics"]
    assert (basics["name"], basics["summary"]) == ("Asep", "Pemeriksa fakta yang sabar menelusuri satu foto.")


def test_a_site_below_the_employer_is_no_post_and_white_space_no_end_of_the_head() -> None:
    page = [*TOP, Ink(60, 120, "Pengalaman Kerja", 13, bold=True)]
    y = 145.0
    for name, site, post in (
        ("Jaga Rimba", "jagarimba.com", "Surveyor Pemetaan"),
        ("Kelurahan Cipaganti Wetan", "", "Drone Pilot"),
    ):
        page += [Ink(60, y, name, 12, bold=True), Ink(430, y, "Mei 2021 - Jul 2024", 9)]
        page += [Ink(60, y + 15, site, 9, bold=True)] if site else []
        page += [Ink(60, y + 36, post, 9), Ink(60, y + 58, "• Memetakan 12 desa", 9)]
        y += 90
    work = parse(pdf(page)).resume["work"]
    assert [(job["name"], job["position"]) for job in work] == [
        ("Jaga Rimba", "Surveyor Pemetaan"),
        ("Kelurahan Cipaganti Wetan", "Drone Pilot"),
    ]


def test_marks_of_a_time_line_stand_before_dates_and_before_titles() -> None:
    page = [*TOP, Ink(60, 120, "Pengalaman Kerja", 13, bold=True)]
    marks = b""
    y = 145.0
    for when, post, name in (
        ("Apr 2022 - sekarang", "Analis Data", "Balai Layanan Digital"),
        ("Jul 2019 - Mar 2022", "Staf Arsip", "UPTD Pusat Layanan"),
    ):
        page += [Ink(75, y, when, 8), Ink(90, y + 14, post, 10, bold=True), Ink(90, y + 28, name, 10)]
        for x, at in ((66, y), (81, y + 14)):
            marks += f"{x} {842 - at - 6} 4 4 re f\n".encode()
        y += 70
    work = parse(pdf(page, extra=marks)).resume["work"]
    assert [(job.get("position"), job.get("name")) for job in work] == [
        ("Analis Data", "Balai Layanan Digital"),
        ("Staf Arsip", "UPTD Pusat Layanan"),
    ]


def test_entries_set_centred_begin_at_their_employers_wherever_these_begin() -> None:
    page = [*TOP, Ink(60, 120, "Pengalaman Kerja", 13, bold=True)]
    y = 145.0
    entries = [
        ("Rumah Relawan Sunda", "Januari 2025 - sekarang", "Kepala Bidan", ["Melatih enam relawan"]),
        (
            "Puskesmas Cikole",
            "Maret 2024 - Des 2024",
            "Epidemiolog",
            ["Menyusun peta", "Merawat 56 pasien sehari"],
        ),
        ("RSUD Sindang Barang", "September 2022 - Feb 2024", "Perawat", ["Memeriksa rekam medis"]),
    ]
    for name, when, post, duties in entries:
        for text, bold in ((name, True), (when, False), (post, True)):
            long = sum(HELVETICA.get(letter, 700) for letter in text) / 100
            page.append(Ink(200 - long / 2, y, text, 10, bold=bold))
            y += 15
        for duty in duties:
            page.append(Ink(60, y + 6, duty, 10))
            y += 15
        y += 20
    work = parse(pdf(page)).resume["work"]
    assert [(job.get("name"), job.get("position")) for job in work] == [
        (name, post) for name, _, post, _ in entries
    ]
