"""Plain text of any encoding to lines; the encoding is told by charset-normalizer."""

import re
import unicodedata

from charset_normalizer import from_bytes

from talent.cv.headings import section_of
from talent.cv.layout import Layout, TextLine
from talent.cv.refusal import refuse

MAX_CHARS = 400_000
BULLET = re.compile(r"^\s*(?:[•●▪■◦‣▸►➢➤∙⁃✓✔❖◆○✦»\uf0b7\uf0a7\uf0d8]|[-–—*o·](?=\s))\s*")
NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\D)")
WIDE = re.compile(r"\t+| {3,}")
RULE = re.compile(r"^[\s\-=_*~#.─━═—–|+]+$")
MARKDOWN = re.compile(r"^#{1,6}\s+")
# Half of a surrogate pair, as a JSON escape may give one, is no character and can be stored nowhere.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)


def decode(data: bytes) -> str:
    """The characters of `data`; raises Refusal where no encoding makes text of it."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:100_000], cp_isolation=["cp1252", "utf_16_le", "utf_16_be", "latin_1"]).best()
        if best is None:
            raise refuse("cv.reason.unknown_format") from None
        return data.decode(best.encoding, errors="replace")


def read_text(data: bytes) -> Layout:
    """Lines of a plain text; form feeds part pages, blank lines become the gap of the next line."""
    pages = decode(data)[:MAX_CHARS].replace("\r\n", "\n").replace("\r", "\n").split("\f")
    pages = [page for page in pages if page.strip()] or [""]
    layout = Layout([(0.0, 0.0)] * len(pages), [])
    for number, page in enumerate(pages, start=1):
        gap = 2.0
        for raw in page.split("\n"):
            line = text_line(raw, number, gap)
            if line is None:
                gap = 1.0
                continue
            layout.lines.append(line)
            gap = 0.0
    return layout


def text_line(raw: str, page: int, gap: float) -> TextLine | None:
    """One line without its bullet, its cells parted by tabs; None where it is blank or a ruler."""
    raw = clean(raw)
    if RULE.match(raw) or not raw.strip():
        return None
    heading = 0
    if MARKDOWN.match(raw):
        heading = raw.index(" ")
        raw = MARKDOWN.sub("", raw)
    bullet = BULLET.match(raw)
    if bullet:
        raw = raw[bullet.end() :]
    number = NUMBERED.match(raw)
    if number and section_of(raw) is None:
        raw = raw[number.end() :]
    indent = len(raw) - len(raw.lstrip())
    text = (
        WIDE.sub("\t", raw.strip().strip("|").strip())
        if raw.strip().startswith("|")
        else WIDE.sub("\t", raw.strip())
    )
    if not text or RULE.match(text):
        return None
    line = TextLine(
        text, page=page, bullet=bool(bullet or number), gap=gap, heading=heading, x0=float(indent)
    )
    line.cells = cells_of(text)
    return line


def cells_of(text: str) -> list[tuple[int, int]]:
    """The stretches between tabs; none where the line is one stretch."""
    if "\t" not in text:
        return []
    cells, start = [], 0
    for part in text.split("\t"):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def clean(text: str) -> str:
    """Composed characters, plain spaces, nothing invisible."""
    return unicodedata.normalize("NFC", CONTROL.sub("", text)).replace("\xa0", " ").replace("\u202f", " ")
