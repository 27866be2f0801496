"""Headings of recognised pages: told by their words and the white above, where a letter or the manner is mistaken."""

import pytest

from talent.cv.layout import TextLine
from talent.cv.sections.heading_lines import heading_keys
from talent.cv.vocabulary.misread_headings import misread_section_of


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Rrwayat Kerja", "work"),
        ("Keanrian Utama", "skills"),
        ("Bamasa", "languages"),
        ("Moodle", None),
        ("Manajer Proyek", None),
        ("Universitas Padjadjaran", None),
    ],
)
def test_a_heading_may_have_one_letter_in_six_wrong(text: str, section: str | None) -> None:
    assert misread_section_of(text) == section


@pytest.mark.parametrize("recognised", [True, False])
def test_a_recognised_heading_set_as_text_needs_its_words_and_the_white_above(recognised: bool) -> None:
    """On a picture, sizes and weights are measured; of a printed page they are known, and count."""
    runs = [] if recognised else [(0, 1)]

    def line(text: str, gap: float, *, size: float = 11.0) -> TextLine:
        boxes = [(0.0, 0.0, 5.0, 9.0)] * len(text)
        return TextLine(text, size=size, bold=size > 11, gap=gap, boxes=list(boxes), runs=list(runs))

    page = [line("Experience", 1.2, size=14.0), *[line("Wrote a report on the flood", 0.2)] * 3]
    page += [line("Skills", 1.2, size=14.0), *[line("Python and QGIS", 0.2)] * 3]
    page += [line("Certificates", 1.2, size=14.0), *[line("Surveyor, 2021", 0.2)] * 3]
    page += [line("Educaton", 1.3), line("Education", 1.3), line("Education", 0.2)]
    expected = ["education", "education", None] if recognised else [None, None, None]
    assert heading_keys(page, 11.0)[-3:] == expected
