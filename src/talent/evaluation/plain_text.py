"""The text of a document as a program without knowledge of layout has it: what the plain baseline reads."""

from talent.cv.types import ParsedCv


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
