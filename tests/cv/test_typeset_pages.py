"""What TeX does on a page: drawn underscores, accents before letters, columns spread out or set flush right."""

import pytest

from talent.cv.fields.name import find_name
from talent.cv.fields.skills import read_skills
from talent.cv.formats.pdf_chars import _composed
from talent.cv.layout import TextLine, Word
from talent.cv.page.drawn_underscores import with_underscores
from talent.cv.page.lines import lines_of_page, without_running_heads
from talent.cv.page.margin_notes import with_notes
from talent.cv.page.rows import Row
from talent.cv.page.unwrap import unwrap
from talent.cv.page.wrapped_cells import rejoin_labels, rejoin_left_dates
from talent.cv.section import Section


def _word(text: str, x0: float, x1: float, y: float = 100.0) -> Word:
    step = (x1 - x0) / len(text)
    boxes = [(x0 + step * at, y, x0 + step * (at + 1), y + 10) for at in range(len(text))]
    return Word(text, boxes, 10.0, False, x0, y, x1, y + 10, style=1, base=y + 8)


def _row(y: float, *words: tuple[str, float, float]) -> Row:
    return Row([_word(text, x0, x1, y) for text, x0, x1 in words], y, y + 10)


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ((72.5, 107.0, 75.5, 107.4), ["ana_sari@example.com"]),
        ((40.0, 107.0, 180.0, 107.4), ["ana", "sari@example.com"]),  # a rule below the line
        ((72.5, 95.0, 75.5, 95.4), ["ana", "sari@example.com"]),  # far above the baseline
    ],
)
def test_a_short_rule_on_the_baseline_is_an_underscore(
    rule: tuple[float, float, float, float], read: list[str]
) -> None:
    words = with_underscores([_word("ana", 55, 72), _word("sari@example.com", 76, 160)], [rule])
    assert [word.text for word in words] == read
    assert all(len(word.boxes) == len(word.text) for word in words)


def test_an_accent_over_its_letter_is_part_of_it() -> None:
    over, beside = (15.0, 0.0, 20.0, 10.0), (21.0, 0.0, 26.0, 10.0)
    assert _composed("r¨om", [(10.0, 0.0, 14.0, 10.0), over, (15.0, 0.0, 20.0, 10.0), beside])[0] == "röm"
    assert _composed("¨o", [over, beside])[0] == "¨o"


def test_the_end_of_a_date_in_a_spread_column_goes_to_its_beginning() -> None:
    rows = [
        _row(
            100, ("Jun", 63, 80), ("2020", 93, 115), ("-", 128, 131), ("Nov", 142, 160), ("Radio", 177, 200)
        ),
        _row(112, ("2021", 63, 85), ("Grew", 177, 200)),
        _row(124, ("Produced", 177, 220)),
        _row(136, ("Translated", 177, 220)),
    ]
    texts = [row.text.replace("\t", " ") for row in rejoin_left_dates(rows)]
    assert texts == ["Jun 2020 - Nov 2021 Radio", "Grew", "Produced", "Translated"]


def test_dates_of_three_lines_in_a_column_set_flush_right_are_whole() -> None:
    rows = [
        _row(100, ("1", 72, 77), ("September", 80, 125), ("Magang,", 133, 170), ("PD", 173, 185)),
        _row(
            112,
            ("2023", 80, 100),
            ("s/d", 102, 115),
            ("1", 118, 124),
            ("·", 134, 136),
            ("Memimpin", 139, 186),
        ),
        _row(124, ("Maret", 81, 104), ("2024", 106, 125), ("·", 134, 136), ("Menyusun", 139, 186)),
        _row(142, ("2", 73, 78), ("Mei", 80, 98), ("2020", 101, 125), ("Relawan,", 133, 170)),
        _row(154, ("s/d", 80, 93), ("3", 95, 100), ("Mei", 102, 125)),
        _row(166, ("2021", 106, 125)),
    ]
    texts = [row.text.replace("\t", " ") for row in rejoin_left_dates(rows)]
    assert texts == [
        "1 September 2023 s/d 1 Maret 2024 Magang, PD",
        "· Memimpin",
        "· Menyusun",
        "2 Mei 2020 s/d 3 Mei 2021 Relawan,",
    ]


def test_a_whole_date_takes_nothing_from_the_next() -> None:
    rows = [
        _row(100, ("2019", 63, 83), ("–", 85, 90), ("2021", 92, 112), ("Radio", 133, 170)),
        _row(112, ("2017", 63, 83), ("–", 85, 90), ("2019", 92, 112), ("Warta", 133, 170)),
        _row(124, ("2016", 63, 83), ("Kabar", 133, 170)),
    ]
    assert rejoin_left_dates(rows) == rows


def test_a_label_that_wraps_in_a_column_set_flush_right_is_one() -> None:
    rows = [
        _row(100, ("Bahasa", 104, 137), ("Aktif", 146, 170)),
        _row(112, ("Indonesia", 95, 137)),
        _row(130, ("Jawa", 115, 137), ("Pasif", 146, 170)),
    ]
    texts = [" ".join(word.text for word in row.words) for row in rejoin_labels(rows)]
    assert texts == ["Bahasa Indonesia Aktif", "Jawa Pasif"]


def test_the_end_of_a_range_goes_to_no_row_below_it() -> None:
    rows = [
        _row(100, ("Aug", 79, 98), ("2015", 101, 123), ("-", 126, 134), ("Magister", 137, 185)),
        _row(112, ("Jun", 86, 104), ("2018", 106, 128)),
        _row(130, ("2007", 74, 97), ("-", 99, 103), ("2011", 106, 128), ("S-1", 137, 155)),
        _row(148, ("2004", 74, 97), ("-", 99, 103), ("2007", 106, 128), ("SMA", 137, 155)),
    ]
    texts = [row.text.replace("\t", " ") for row in with_notes(rows, [135.0])]
    assert texts == ["Aug 2015 - Magister", "Jun 2018", "2007 - 2011 S-1", "2004 - 2007 SMA"]


def test_heads_that_begin_with_ranges_stay_apart_however_full_the_column() -> None:
    first = "2007 – 2009 Magister Matematika, Monash University, IPK 3,14"
    second = "1999 – 2003 Sarjana Matematika, Universitas Padjadjaran"
    lines = [TextLine(first, right=300), TextLine(second, right=300, gap=0.3, start=len(first) + 1)]
    for line, x1 in zip(lines, (298.0, 280.0), strict=True):
        line.boxes, line.x0, line.x1 = [(0.0, 0.0, 1.0, 1.0)] * len(line.text), 10.0, x1
    assert [line.text for line in unwrap(lines)] == [first, second]


def test_a_foot_of_all_pages_that_tells_the_address_goes_below_the_name() -> None:
    foot = ("Malang, Jawa Timur", "0896 0020 2053 • rina@example.com")
    pages = [
        [TextLine(text) for text in ("Rina Sari", "Keahlian", "Python", *foot, "1/2")],
        [TextLine(text) for text in ("Bahasa", "Inggris", *foot, "2/2")],
    ]
    first, second = without_running_heads(pages)
    assert [line.text for line in first] == ["Rina Sari", *foot, "Keahlian", "Python"]
    assert [line.text for line in second] == ["Bahasa", "Inggris"]


def test_a_name_stands_in_the_middle_of_a_letterhead() -> None:
    line = TextLine("Cimahi, Jawa Barat\tRina Sari\t0895 2000 5128", size=14)
    found, *_ = find_name([Section("head", None, [line])], [line], "rina.sari@example.com")
    assert found is not None
    assert found.value == "Rina Sari"


def test_marks_alone_between_slanted_items_make_no_groups() -> None:
    text, slanted = "Kaji Cepat / Theory of Change / SQL", 1
    runs = [(0, slanted), (11, 2), (13, slanted), (30, 2), (32, slanted)]
    names = [skill.name.value for skill in read_skills([TextLine(text, runs=runs)])]
    assert names == ["Kaji Cepat", "Theory of Change", "SQL"]


def test_labels_in_letters_of_their_own_name_the_items_below_them() -> None:
    lines = [
        TextLine(text, runs=[(0, style)])
        for text, style in (("Bahasa", 1), ("Python", 2), ("Go", 2), ("Basis Data", 1), ("Redis", 2))
    ]
    groups = [(skill.name.value, [item.value for item in skill.keywords]) for skill in read_skills(lines)]
    assert groups == [("Bahasa", ["Python", "Go"]), ("Basis Data", ["Redis"])]


def test_dots_that_lead_to_the_dates_are_no_text() -> None:
    words = [_word("Analis,", 50, 80), _word("Kirimo", 84, 120)]
    words += [_word(".", x, x + 2) for x in range(126, 300, 6)]
    words += [_word("2021", 320, 345), _word("Kata", 50, 70, 130), _word("...", 74, 82, 130)]
    below = [_word("Guru", 50, 70, 115), _word(".", 300, 302, 115), _word("2019", 320, 345, 115)]
    assert [line.text for line in lines_of_page(words + below, 1, 595.0, [])][:2] == [
        "Analis, Kirimo\t2021",
        "Guru\t2019",
    ]
