"""Plain text of any encoding to lines; the encoding is told by charset-normalizer."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from charset_normalizer import from_bytes

from talent.cv.formats.drawn_tables import Cells, drawn_rows
from talent.cv.formats.text_columns import columns_of
from talent.cv.layout import Layout, TextLine
from talent.cv.refusal import refuse
from talent.cv.sections.text_headings import declare_headings
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of

MAX_CHARS = 400_000
BULLET = re.compile(
    r"^\s*(?:[•●▪■◦‣▸►➢➤∙⁃✓✔❖◆○✦»∗∘⋄⋆◇▹▷⊳□▫\uf0b7\uf0a7\uf0d8]|[✅☑✔✳➔→⇒★☆\U0001f538-\U0001f53b]\ufe0f?|"
    r"[-–—*o·>~](?=\s)|[-–*](?=[^\W\d_a-z])|--(?=\s)|[-=]>|\+(?=\s+[^\W\d])|\[[ xX✓✔]?\](?=\s))\s*"
)
NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\D)")
WIDE = re.compile(r"\t+| {3,}")
LEADER = re.compile(r"(?<=\S)\s*(?:[.·_]{4,}|(?:\. ){3,}\.|-{5,})\s*(?=\w)")
LABEL = re.compile(r"^\s*[^\W\d_][^\s:]*(?: [^\s:]+){0,3} ?:\s")
EQUALS = re.compile(r"^([ \t]*[^\W\d_][^\n:=]{0,79})=(?=[ \t]+[^\s=])", re.M)
# How many such labels a text has at least that means colons.
FEWEST_EQUALS = 4
RULE = re.compile(r"^[\s\-=_*~#.─━═—–|+]+$")
UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|─{3,}|═{3,})\s*$")
EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=[^\s*_])(.{1,500}?)(?<=[^\s*_])\1(?![\w*_])")
QUOTED = re.compile(r"^(?:>[ \t]?)+", re.M)
# The head of a mail that is sent on is not quoted.
MOST_QUOTED = 0.7
MARKDOWN = re.compile(r"^#{1,6}\s+")
# Half of a surrogate pair, as a JSON escape may give one, is no character and can be stored nowhere.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)


def decode(data: bytes) -> str:
    """The characters of `data`; raises Refusal where no encoding makes text of it."""
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
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
    """Lines of a plain text; form feeds part pages, blank lines become the gap of the next line.

    A line that was broken because the next word did not fit any more is put together again, and a line that is
    underlined with a row of signs or marked as the other headings are is a heading.
    """
    text = _unquoted(decode(data)[:MAX_CHARS].replace("\r\n", "\n").replace("\r", "\n"))
    pages = _with_colons(text).split("\f")
    pages = [page for page in pages if page.strip()] or [""]
    layout = Layout([(0.0, 0.0)] * len(pages), [])
    typed: list[str] = []
    parts = [(number, part) for number, page in enumerate(pages, 1) for part in columns_of(page.split("\n"))]
    for region, (number, part) in enumerate(parts):
        for line, raw in _lines_of(part, number):
            line.region = region
            layout.lines.append(line)
            typed.append(raw)
    declare_headings(layout.lines, typed)
    return layout


def _unquoted(text: str) -> str:
    """The text without the marks that a mail program puts before each line of what it answers or sends on."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(bool(QUOTED.match(line)) for line in lines)
    return QUOTED.sub("", text) if marked > MOST_QUOTED * len(lines) else text


def _with_colons(text: str) -> str:
    """The text with colons behind its labels where it has signs of equality there ("Posisi = Analis")."""
    return EQUALS.sub(r"\1:", text) if len(EQUALS.findall(text)) >= FEWEST_EQUALS else text


def _lines_of(raws: list[str], number: int) -> Iterator[tuple[TextLine, str]]:
    """The lines, each with how it was typed."""
    lines: list[TextLine] = []
    typed: list[str] = []
    width, gap = _wrapped_at(raws), 2.0
    for stretch in drawn_rows(raws):
        if isinstance(stretch, Cells):
            text = clean("\t".join(stretch))
            lines.append(TextLine(text, page=number, gap=1.0, table=1, cells=cells_of(text)))
            typed.append(text)
            gap = 1.0
            continue
        gap = _add_lines(stretch, lines, typed, number, width, gap)
    return zip(lines, typed, strict=True)


def _add_lines(
    raws: list[str], lines: list[TextLine], typed: list[str], number: int, width: int, gap: float
) -> float:
    """Add plain lines to those there are; returns the white space that the next one has above it."""
    for raw in _unwrapped(raws, width):
        if (
            UNDERLINE.match(raw)
            and gap == 0.0
            and lines
            and len(lines[-1].text) < 60
            and not lines[-1].bullet
            and not LABEL.match(lines[-1].text)
        ):
            lines[-1].heading = lines[-1].heading or (1 if raw.strip()[0] == "=" else 2)
        line = text_line(raw, number, gap)
        if line is None:
            gap = 1.0
            continue
        lines.append(line)
        typed.append(clean(raw))
        gap = 0.0
    return gap


def _wrapped_at(raws: list[str]) -> int:
    """The width at which an editor or mail program broke the lines, 0 where none did."""
    lengths = sorted((len(raw.rstrip()) for raw in raws if raw.strip()), reverse=True)
    if not lengths or not 60 <= lengths[0] <= 132:
        return 0
    full = sum(length > lengths[0] - 12 for length in lengths)
    if full < 3 and (full < 2 or lengths[0] > 80):
        return 0
    # Broken prose goes on in the middle of a sentence; entries of one line each do not.
    broken = [
        below.strip()
        for above, below in pairwise(raws)
        if len(above.rstrip()) > lengths[0] - 12 and below.strip()
    ]
    return lengths[0] if not broken or any(text[0].islower() for text in broken) else 0


def _unwrapped(raws: list[str], width: int) -> Iterator[str]:
    """The lines, those put together of which the first had no room for the first word of the second.

    A line that ends with its dates says all that it has to; a heading, and each of two with a label or with a range of
    dates, begins something.
    """
    whole, last = "", ""
    for raw in raws:
        first = raw.split(maxsplit=1)[0] if raw.strip() else ""
        goes_on = bool(width and first and last.strip()) and len(last.rstrip()) + 1 + len(first) > width
        starts = any(pattern.match(raw) for pattern in (BULLET, NUMBERED, RULE)) or WIDE.search(raw.strip())
        heads = goes_on and raw.strip()[0].isupper() and section_of(raw.strip()) is not None
        ends = RULE.match(last) or WIDE.search(last.strip()) or (goes_on and _ends_dated(last))
        ends = ends or (goes_on and raw.strip()[0].isupper() and _is_dated_item(last))
        both = bool(LABEL.match(raw) and LABEL.match(last))
        both = both or (goes_on and _holds_range(raw) and _holds_range(last))
        if goes_on and not (starts or heads or ends or both):
            whole = f"{whole.rstrip()} {raw.strip()}"
        else:
            if whole or last:
                yield whole
            elif raw is not raws[0]:
                yield ""
            whole = raw
        last = raw
    yield whole


def _holds_range(text: str) -> bool:
    """Whether a line says from when to when, as each of a list of entries does."""
    return any(not date.single for date in find_ranges(text))


def _is_dated_item(text: str) -> bool:
    """Whether a line ends with a comma and a month, as entries of one line do: "Title, Journal, May 2021"."""
    last = max(find_ranges(text), key=lambda date: date.end, default=None)
    if last is None or len(last.end_date or "") < len("2021-05") or text[last.end :].strip(" ."):
        return False
    return text[: last.start].rstrip().endswith(",") and text.count(",", 0, last.start) > 1


def _ends_dated(text: str) -> bool:
    """Whether a range of dates, or a date in brackets, is the last of the line."""
    last = max(find_ranges(text), key=lambda date: date.end, default=None)
    if last is None:
        return False
    behind = text[last.end :].strip()
    return not behind.strip(").]") and (not last.single or behind[:1] in (")", "]"))


def text_line(raw: str, page: int, gap: float) -> TextLine | None:
    """One line without its bullet, its cells parted by tabs; None where it is blank or a ruler."""
    raw = clean(raw)
    if RULE.match(raw) or not raw.strip():
        return None
    heading = 0
    if MARKDOWN.match(raw):
        heading = raw.index(" ")
        raw = MARKDOWN.sub("", raw)
    raw, lead, bold = _without_emphasis(LEADER.sub("\t", raw))
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
    if bold:
        line.bold = True
    line.bold_start = min(lead, len(text))
    return line


def _without_emphasis(raw: str) -> tuple[str, int, bool]:
    """The line without the signs of Markdown, how many letters at its start are bold, and whether all of them are."""
    if not EMPHASIS.search(raw):
        return raw, 0, False
    body = raw.strip().lstrip("-*+ ") if BULLET.match(raw) else raw.strip()
    opening = re.match(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", body)
    lead = len(EMPHASIS.sub(r"\2", opening[0])) if opening else 0
    plain = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", raw))
    return plain, lead, bool(opening and opening[0] == body)


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
