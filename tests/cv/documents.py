"""Small documents made by hand for the tests of the reader: PDF from drawing orders, DOCX from paragraphs."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Ink:
    """Words at a place on an A4 page, in points from the top left corner."""

    x: float
    y: float
    text: str
    size: float = 11.0
    bold: bool = False
    color: str = "0 0 0"
    mode: int = 0
    spacing: float = 0.0


@dataclass(frozen=True)
class Leads:
    """A box of an A4 page, in points from the top left corner, that leads to an address."""

    x0: float
    y0: float
    x1: float
    y1: float
    target: str


def pdf(*pages: Sequence[Ink], extra: bytes = b"", links: Sequence[Leads] = ()) -> bytes:
    """A PDF with one page for each list of words; `extra` are drawing orders put before the words of each, `links`
    what can be clicked on each."""
    objects: list[bytes] = [b"", b""]
    fonts = b"/F1 3 0 R /F2 4 0 R"
    objects += [
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    annotations = b"".join(map(_annotation, links))
    for page in pages:
        stream = extra + b"\n".join(_order(ink) for ink in page)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Annots[%s]/Resources<</Font<<%s>>>>>>"
            % (len(objects), annotations, fonts)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed)
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _annotation(link: Leads) -> bytes:
    rect = b"%.1f %.1f %.1f %.1f" % (link.x0, 842 - link.y1, link.x1, 842 - link.y0)
    return b"<</Type/Annot/Subtype/Link/Rect[%s]/A<</S/URI/URI(%s)>>>>" % (rect, link.target.encode())


def _order(ink: Ink) -> bytes:
    text = ink.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if ink.bold else b"F1"
    head = b"BT /%s %.1f Tf %s rg %d Tr %.1f Tc " % (
        font,
        ink.size,
        ink.color.encode(),
        ink.mode,
        ink.spacing,
    )
    return head + b"%.1f %.1f Td (%s) Tj ET" % (ink.x, 842 - ink.y - ink.size, text)


def lines(
    texts: Sequence[str], *, x: float = 50, y: float = 50, step: float = 15, size: float = 11
) -> list[Ink]:
    """Words one below the other; a leading `#` makes a bold heading, a leading `!` the large name."""
    inks = []
    for number, text in enumerate(texts):
        place = y + number * step
        if text.startswith("#"):
            inks.append(Ink(x, place, text[1:], size + 3, bold=True))
        elif text.startswith("!"):
            inks.append(Ink(x, place - 6, text[1:], size + 9, bold=True))
        elif text:
            inks.append(Ink(x, place, text, size))
    return inks


def paragraph(
    text: str, *, bold: bool = False, hidden: bool = False, size: int = 22, listed: bool = False
) -> str:
    """One paragraph of a DOCX; `size` is in half points."""
    settings = ("<w:b/>" if bold else "") + ("<w:vanish/>" if hidden else "") + f'<w:sz w:val="{size}"/>'
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' if listed else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    run = f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'
    return f"<w:p>{number}{run}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of a DOCX; a cell is text, or paragraphs where it begins with `<`."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
        + "</w:tbl>"
    )


def docx(*blocks: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX whose body is `blocks`; `parts` are further entries of the archive."""
    document = f"<w:document {NAMESPACE}><w:body>{''.join(blocks)}</w:body></w:document>"
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})})


def archive(entries: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


CV = (
    "!Asep Sunandar",
    "",
    "Backend Developer",
    "Kota Bandung | 0812-3456-7890 | asep.sunandar@example.com",
    "",
    "#Pengalaman Kerja",
    "",
    "Backend Developer, PT Maju Jaya, Bandung",
    "Januari 2020 s.d. sekarang",
    "- Membangun layanan REST dengan Python dan PostgreSQL",
    "- Memimpin tim lima orang",
    "",
    "Staf IT, CV Karya Bersama, Cimahi",
    "Mar 2017 - Des 2019",
    "- Merawat jaringan kantor",
    "",
    "#Pendidikan",
    "",
    "S1 Teknik Informatika, Universitas Pasundan (IPK 3,45)",
    "2012 - 2016",
    "",
    "#Keahlian",
    "",
    "Python, PostgreSQL, Docker (menengah), Linux",
    "",
    "#Bahasa",
    "",
    "Bahasa Indonesia (penutur asli), Bahasa Inggris (menengah)",
)


def cv_pdf() -> bytes:
    """A one-column CV as PDF."""
    return pdf(lines(CV))


def cv_docx() -> bytes:
    """The same CV as DOCX."""
    blocks = []
    for text in CV:
        if text.startswith("!"):
            blocks.append(paragraph(text[1:], bold=True, size=40))
        elif text.startswith("#"):
            blocks.append(paragraph(text[1:], bold=True, size=28))
        elif text.startswith("- "):
            blocks.append(paragraph(text[2:], listed=True))
        else:
            blocks.append(paragraph(text) if text else "<w:p/>")
    return docx(*blocks)


def cv_text() -> bytes:
    """The same CV as plain text."""
    return "\n".join(
        text.lstrip("!").removeprefix("#").upper() if text[:1] in "!#" and text else text for text in CV
    ).encode()


def cv_html() -> bytes:
    """The same CV as HTML."""
    parts = []
    for text in CV:
        tag = {"!": "h1", "#": "h2", "-": "li"}.get(text[:1], "p")
        if text:
            parts.append(f"<{tag}>{text.lstrip('!#- ') if tag != 'p' else text}</{tag}>")
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>".encode()
