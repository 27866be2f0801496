"""Pictures of pages, with the boxes of quotes in fractions."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from talent.core.errors import Unsupported
from talent.cv import parse
from talent.cv.draw import PageNotThere, page_picture, page_png
from tests.cv.documents import cv_docx, cv_html, cv_pdf, cv_text


@pytest.mark.parametrize("make", [cv_pdf, cv_docx, cv_html, cv_text])
def test_every_quote_is_inked_where_it_is_lit(make: Callable[[], bytes]) -> None:
    data = make()
    parsed = parse(data)
    picture = page_picture(data, parsed, 1)
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    assert image.size == (picture.width, picture.height)
    assert len(picture.png) < 80_000
    for field in parsed.fields:
        boxes = picture.boxes_of(field.start, field.end)
        assert boxes
        for x0, y0, x1, y1 in boxes:
            assert 0 <= x0 < x1 <= 1
            assert 0 <= y0 < y1 <= 1
            patch = image.crop(
                (
                    int(x0 * image.width),
                    int(y0 * image.height),
                    int(x1 * image.width) + 1,
                    int(y1 * image.height) + 1,
                )
            )
            assert min(patch.tobytes()) < 128, field.path


def test_page_png_scales() -> None:
    small = Image.open(io.BytesIO(page_png(cv_pdf(), 1, scale=0.5)))
    assert small.size == (298, 421)


def test_a_page_that_is_not_there_is_said() -> None:
    data = cv_pdf()
    with pytest.raises(PageNotThere):
        page_png(data, 2, scale=1)
    with pytest.raises(PageNotThere):
        page_picture(data, parse(data), 0)
    with pytest.raises(Unsupported):
        page_png(b"no pdf", 1, scale=1)
