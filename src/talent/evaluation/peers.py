"""Bare extraction of text by other libraries: what the speed of the reader is measured beside.

None of them reads a CV: no order of columns, no sections, no fields. The libraries other than PDFium are development
tools, and may be absent.
"""

import ctypes
import io
import logging
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

Extract = Callable[[bytes], int]


def plain(data: bytes) -> int:
    """Take the text out with PDFium in the order of the file; return the number of characters."""
    import pypdfium2

    number = 0
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            number += len(textpage.get_text_bounded())
            textpage.close()
            page.close()
    finally:
        document.close()
    return number


def with_boxes(data: bytes) -> int:
    """Ask PDFium for each character and its box, one after the other; return the number of characters."""
    import pypdfium2
    from pypdfium2 import raw

    edges = [ctypes.c_double() for _ in range(4)]
    number = 0
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            characters = []
            for index in range(raw.FPDFText_CountChars(textpage)):
                raw.FPDFText_GetCharBox(textpage, index, *edges)
                code = raw.FPDFText_GetUnicode(textpage, index)
                characters.append((chr(code), *(edge.value for edge in edges)))
            number += len(characters)
            textpage.close()
            page.close()
    finally:
        document.close()
    return number


def by_pdfminer(data: bytes) -> int:
    """Take the text out with pdfminer.six; return the number of characters."""
    from pdfminer.high_level import extract_text

    _quiet()
    return len(extract_text(io.BytesIO(data)))


def by_pdfplumber(data: bytes) -> int:
    """Take the text out with pdfplumber; return the number of characters."""
    import pdfplumber

    _quiet()
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def _quiet() -> None:
    """Both of them warn of every font that they do not know wholly."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)


# By name: the module that it needs, and the way.
PEERS: Final[dict[str, tuple[str, Extract]]] = {
    "pypdfium2, text": ("pypdfium2", plain),
    "pypdfium2, text with boxes": ("pypdfium2", with_boxes),
    "pdfminer.six": ("pdfminer", by_pdfminer),
    "pdfplumber": ("pdfplumber", by_pdfplumber),
}
# The one that does what any reader with places must do first.
REFERENCE: Final = "pypdfium2, text with boxes"


def installed(module: str) -> bool:
    """Return whether the library of a peer is there."""
    return find_spec(module) is not None
