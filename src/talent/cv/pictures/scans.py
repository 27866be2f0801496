"""Which pages of a PDF are pictures of text, and how such a page is handed to the recognition of text.

A scan with an invisible layer of text is such a page too: what a person sees is the picture, and the layer may say
anything. Its characters are counted as hidden, and the picture is read.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from talent.cv.layout import Word
from talent.cv.limits import take_time_for_ocr
from talent.cv.pictures.ocr_page import OcrPage, is_blank
from talent.cv.pictures.tesseract import Tesseract
from talent.cv.refusal import refuse

SCAN_AREA = 0.5
SCAN_CHARS = 40
MAX_SCANS = 20
# A4 at 200 dots an inch; a page of another size is drawn with as many pixels on its longer side.
LONG_SIDE = 2_339


class PageOfPdf(Protocol):
    """What is known of a page once its words are read; areas are shares of the page."""

    words: list[Word]
    picture_area: float


def pictures_of_text(pages: Sequence[PageOfPdf]) -> list[int]:
    """The indices of pages to recognise: hardly a word and a large picture.

    Where the whole document has hardly a word, every page may also be one whose letters were turned into drawings.
    Raises Refusal where there are more of them than twenty.
    """
    chars = [sum(len(word.text) for word in page.words) for page in pages]
    area = SCAN_AREA if sum(chars) >= SCAN_CHARS else -1.0
    found = [
        index for index, page in enumerate(pages) if chars[index] < SCAN_CHARS and page.picture_area > area
    ]
    if len(found) > MAX_SCANS:
        raise refuse("cv.reason.too_many_pages", limit=MAX_SCANS, pages=len(found))
    return found


def points_per_scan_pixel(width: float, height: float) -> float:
    """How many points of a page of `width` × `height` points a pixel of its picture is."""
    return max(width, height, 1.0) / LONG_SIDE


def read_scan(document: Any, index: int, *, program: Tesseract) -> OcrPage:  # noqa: ANN401 - pypdfium2 has no types
    """Draw one page of an open PDFium document, as shown, in shades of grey, and read it."""
    page = document[index]
    try:
        width, height = page.get_size()
        picture = page.render(scale=1 / points_per_scan_pixel(width, height), grayscale=True)
        gray = picture.to_numpy()
        if is_blank(gray):
            return OcrPage([], width, height, np.eye(3))
        take_time_for_ocr()
        from talent.cv.pictures.ocr import read_page

        return read_page(gray[:, :, 0] if gray.ndim == 3 else gray, program=program)
    finally:
        page.close()
