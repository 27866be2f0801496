"""The letters of a PDF page that can still be read on its picture: those that do not lie on black.

It asks PDFium for the letters in the order of the file, not the reader for its lines, so that a mistake of the reader
cannot hide itself.
"""

import ctypes
import io
from typing import Any, Final

import numpy
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

_GRID: Final = 20_000
_BLACK: Final = 0.92


def visible_text(data: bytes, page: int, png: bytes) -> str:
    """The text of page `page` (from 1) whose letters are not black in the picture `png` of that page."""
    with Image.open(io.BytesIO(png)) as image:
        dark = numpy.asarray(image.convert("L")) == 0
    document = pypdfium2.PdfDocument(data)
    try:
        shown = document[page - 1]
        handle = pdfium.FPDFText_LoadPage(shown.raw)
        try:
            return _read(shown, handle, dark)
        finally:
            pdfium.FPDFText_ClosePage(handle)
            shown.close()
    finally:
        document.close()


def _read(shown: Any, handle: Any, dark: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    rect = pdfium.FS_RECTF()
    letters = []
    for index in range(pdfium.FPDFText_CountChars(handle)):
        letter = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if not letter.isalnum():
            letters.append(letter)
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rect))
        letters.append(" " if _is_covered(shown, rect, dark) else letter)
    return "".join(letters)


def _is_covered(shown: Any, rect: Any, dark: Any) -> bool:  # noqa: ANN401
    corners = []
    for x, y in ((rect.left, rect.bottom), (rect.right, rect.top)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(shown.raw, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        corners.append((across.value / _GRID * dark.shape[1], down.value / _GRID * dark.shape[0]))
    (x0, y0), (x1, y1) = corners
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    patch = dark[
        max(int(top), 0) : max(int(bottom), int(top) + 1), max(int(left), 0) : max(int(right), int(left) + 1)
    ]
    return patch.size == 0 or float(patch.mean()) >= _BLACK
