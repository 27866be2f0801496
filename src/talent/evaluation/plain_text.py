"""What a program without knowledge of layout takes out of a document: its text, and where its words lead."""

import ctypes
from typing import Final
from urllib.parse import unquote

from talent.cv.types import ParsedCv

_LONGEST_ADDRESS: Final = 2_000


def plain_text(data: bytes, parsed: ParsedCv) -> str:
    """Return PDFium's own text of a PDF in the order of the file; of other formats the text that the reader took out.

    The second is generous to the baseline. A document that was not read gives an empty text.
    """
    if parsed.status != "parsed":
        return ""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        text = _pdf_text(data)
        if text.strip():
            return text
    return "\n".join(page.text for page in parsed.pages)


def linked_addresses(data: bytes) -> frozenset[str] | None:
    """Return the addresses that words of a PDF lead to, not icons alone; None for another format."""
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        return None
    import pypdfium2
    import pypdfium2.raw as pdfium

    found: set[str] = set()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        words, position, link, rect = (
            page.get_textpage(),
            ctypes.c_int(),
            pdfium.FPDF_LINK(),
            pdfium.FS_RECTF(),
        )
        while pdfium.FPDFLink_Enumerate(page, position, link):
            buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
            pdfium.FPDFAction_GetURIPath(document, pdfium.FPDFLink_GetAction(link), buffer, len(buffer))
            pdfium.FPDFLink_GetAnnotRect(link, rect)
            if any(map(str.isalnum, words.get_text_bounded(rect.left, rect.bottom, rect.right, rect.top))):
                found.add(unquote(buffer.value.decode("utf-8", "replace")))
        words.close()
        page.close()
    document.close()
    return frozenset(found)


def _pdf_text(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for page in document:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_bounded())
            textpage.close()
            page.close()
        return "\n".join(texts).replace("\r", "")
    finally:
        document.close()
