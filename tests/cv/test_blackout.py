"""What a picture of a page must not show is black in its pixels; what nobody read is covered as well."""

import io

import numpy
import pytest
from PIL import Image

from talent.cv import parse
from talent.cv.draw import Picture, page_picture
from talent.cv.protection.blackout import NotCoverable, black_out, unread_boxes
from talent.cv.types import Box
from tests.factories.documents import Drawn, Who, cv_lines, pdf


def ink(picture: Picture, box: Box) -> float:
    """How dark the pixels inside a box are: 0 (white) to 1 (black)."""
    with Image.open(io.BytesIO(picture.png)) as image:
        grey = numpy.asarray(image.convert("L"), dtype=float)
    x0, x1 = int(box[0] * picture.width) + 1, int(box[2] * picture.width) - 1
    y0, y1 = int(box[1] * picture.height) + 1, int(box[3] * picture.height) - 1
    return float(1 - grey[y0:y1, x0:x1].mean() / 255)


def test_a_named_span_is_black_and_the_rest_stays() -> None:
    data = pdf(cv_lines())
    parsed = parse(data)
    text = parsed.pages[0].text
    start, other = text.index("Sari Wulandari"), text.index("Membangun REST API")
    picture = page_picture(data, parsed, 1)
    covered = black_out(picture, [(start, start + len("Sari Wulandari"))])
    for box in picture.boxes_of(start, start + len("Sari Wulandari")):
        assert ink(covered, box) == 1
    (line,) = picture.boxes_of(other, other + 18)
    assert ink(covered, line) == ink(picture, line) < 0.6


def test_lines_that_state_protected_facts_are_covered_though_no_text_of_the_page_holds_them() -> None:
    who = Who()
    data = pdf(cv_lines(who))
    parsed = parse(data)
    assert who.religion not in parsed.pages[0].text
    boxes = unread_boxes(data, parsed.pages[0])
    picture = page_picture(data, parsed, 1)
    covered = black_out(picture, [], boxes)
    assert len(boxes) >= len(who.religion + who.nik)
    assert all(ink(covered, box) == 1 for box in boxes)


def test_text_too_small_to_be_read_is_covered() -> None:
    data = pdf([*cv_lines(), Drawn("Sari Wulandari", x=500, y=40, size=3)])
    parsed = parse(data)
    assert len(unread_boxes(data, parsed.pages[0])) > len(unread_boxes(pdf(cv_lines()), parsed.pages[0]))


def test_a_cv_that_was_read_whole_has_nothing_unread() -> None:
    lines = [
        "Sari Wulandari",
        "",
        "PENGALAMAN KERJA",
        "Pengembang Backend (Januari 2021 - sekarang)",
        "PT Sagara",
    ]
    data = pdf(lines)
    assert unread_boxes(data, parse(data).pages[0]) == []


def test_a_span_without_a_place_on_the_picture_withholds_the_picture() -> None:
    nowhere = Picture(b"", 10, 10, lambda start, end: [])
    with pytest.raises(NotCoverable):
        black_out(nowhere, [(0, 4)])


def test_a_picture_without_anything_to_cover_is_left_as_it_is() -> None:
    data = pdf(cv_lines())
    picture = page_picture(data, parse(data), 1)
    assert black_out(picture, []) is picture
