"""Words divided at the end of a line are whole again, and compounds keep their hyphen."""

import pytest

from talent.cv.layout import TextLine
from talent.cv.page.hyphenation import undivided


def _line(
    text: str, *, x0: float = 50.0, gap: float = 0.1, cells: tuple[tuple[int, int], ...] = ()
) -> TextLine:
    boxes = [(x0 + 5.0 * at, 0.0, x0 + 5.0 * at + 5.0, 10.0) for at in range(len(text))]
    right = boxes[-1][2]
    return TextLine(text, size=10.0, gap=gap, x0=x0, x1=right, right=right, boxes=[*boxes], cells=[*cells])


@pytest.mark.parametrize(
    ("above", "below", "first", "second"),
    [
        ("Humanitarian Leadership Program-", "me, Deakin", "Humanitarian Leadership Programme,", "Deakin"),
        ("Survei Da-", "ring (2021)", "Survei Daring", "(2021)"),
        ("Adobe Illustra‐", "tor, Figma", "Adobe Illustrator,", "Figma"),
        ("R, scikit-", "learn, SQL", "R, scikit-learn,", "SQL"),
        ("Administrasi MIKRO-", "TIK", "Administrasi MIKROTIK", ""),
        ("Sertifikasi Mikro-", "Tik", "Sertifikasi MikroTik", ""),
        ("bermain bersama anak-", "anak kota", "bermain bersama anak-anak", "kota"),
        ("payment systems of high-", "volume trade", "payment systems of high-volume", "trade"),
        ("tests from end-", "to-end alone", "tests from end-to-end", "alone"),
        ("Rini Andriyani Az-", "Zahra", "Rini Andriyani Az-Zahra", ""),
    ],
)
def test_the_rest_of_a_divided_word_moves_up(above: str, below: str, first: str, second: str) -> None:
    lines = undivided([_line(above), _line(below)])
    assert [line.text for line in lines] == [text for text in (first, second) if text]
    assert all(len(line.boxes) == len(line.text) for line in lines)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("github.com/kartika-", "dewanti"),  # an address
        ("Portofolio suharto-", "nohq.example.com"),  # its rest is one
        ("2019-", "sekarang"),
        ("Pengalaman -", "kerja"),
    ],
)
def test_what_is_no_divided_word_stays(above: str, below: str) -> None:
    assert [line.text for line in undivided([_line(above), _line(below)])] == [above, below]


def test_a_word_goes_on_below_its_own_cell_only() -> None:
    above = _line("2019\tPoliteknik Elek-", cells=((0, 4), (5, 21)))
    own = _line("tronika Negeri", x0=75.0)
    other = _line("tronika Negeri", x0=300.0)
    assert [line.text for line in undivided([above, own])] == ["2019\tPoliteknik Elektronika", "Negeri"]
    assert above.cells == [(0, 4), (5, 27)]
    above = _line("2019\tPoliteknik Elek-", cells=((0, 4), (5, 21)))
    assert undivided([above, other])[1].text == "tronika Negeri"


def test_letters_at_another_place_do_not_finish_a_word() -> None:
    assert len(undivided([_line("Keahlian Kepe-"), _line("mimpinan", gap=2.0)])) == 2


def test_a_line_that_gave_its_first_word_away_ends_with_a_divided_one() -> None:
    lines = undivided([_line("Kaji Cepat, Sphe-"), _line("re, Cash Program-"), _line("ming, Figma")])
    assert [line.text for line in lines] == ["Kaji Cepat, Sphere,", "Cash Programming,", "Figma"]


@pytest.mark.parametrize("label", ["[J2] ", "[12] ", "(3) ", "10. "])
def test_words_stand_right_of_what_numbers_their_entry(label: str) -> None:
    left = _line(f"{label}Speech Recogni-")
    lines = undivided([left, _line("tion, 2021", x0=50.0 + 5 * len(label))])
    assert [line.text for line in lines] == [f"{label}Speech Recognition,", "2021"]


def test_a_recognised_letter_may_stand_left_of_where_its_line_begins() -> None:
    below = _line("rosesan Bahasa", x0=35.0)
    below.x0 = 50.0
    assert undivided([_line("Python, Pem-"), below])[0].text == "Python, Pemrosesan"
