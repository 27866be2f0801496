"""What the readers hand on: words with positions where the format has them, lines in every case."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from talent.cv.types import Box, Reason

Style = tuple[Hashable, bool, bool]


@dataclass(slots=True)
class Word:
    """Characters between two gaps on a PDF page; `boxes` has one box per character of `text`.

    `style` numbers the font, size and colour it is set in: equal numbers are set alike (0: unknown). `base` is the
    height of its baseline from the top (0: unknown), which is more telling than `y1` where fonts are mixed. `order` are
    the numbers of its first character and of the one behind its last in the file (equal: unknown).
    """

    text: str
    boxes: list[Box]
    size: float
    bold: bool
    x0: float
    y0: float
    x1: float
    y1: float
    style: int = 0
    base: float = 0.0
    order: tuple[int, int] = (0, 0)

    @property
    def foot(self) -> float:
        """What words of one line have in common: the baseline, else the lower edge."""
        return self.base or self.y1


@dataclass(slots=True)
class TextLine:
    """One line in reading order.

    `size` is in points (0 where unknown), `heading` the level the document itself declares (0: none),
    `gap` the white space above in line heights, `cells` the stretches of `text` that stand apart from
    each other (a table's cells, or words with wide gaps between), `region` a number that changes where a
    column, side bar, text box or table begins, `table` a number shared by the lines of one table (0: none).
    `runs` are `(offset, style)` where the setting of `text` changes, the first at 0; empty where nothing is known.
    `start` is the offset of the line in the text of its page, filled in when the page is put together. `order` is that
    of its first and last word (see `Word`).
    """

    text: str
    page: int = 1
    size: float = 0.0
    bold: bool = False
    bold_start: int = 0
    heading: int = 0
    bullet: bool = False
    gap: float = 0.0
    region: int = 0
    table: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    right: float = 0.0
    start: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)
    order: tuple[int, int] = (0, 0)
    _style: Style | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def style(self) -> Style:
        """How the line is set: letters, capitals, declared as a heading; it must not be changed any more then."""
        if self._style is None:
            self._style = (style_at(self, 0), self.text.isupper(), self.heading > 0)
        return self._style

    @property
    def end(self) -> int:
        """The offset behind the line in the text of its page."""
        return self.start + len(self.text)

    @property
    def recognised(self) -> bool:
        """Whether the line was read from a picture, where size and weight are measured and not known."""
        return bool(self.boxes) and self.boxes[0] is not None and not self.runs


def style_at(line: TextLine, position: int) -> Hashable:
    """What the letter at `position` is set in, as far as the format tells."""
    for offset, style in reversed(line.runs):
        if offset <= position:
            return ("run", style)
    return (round(line.size, 1), line.bold or line.bold_start > position)


def style_changes(line: TextLine) -> list[int]:
    """Where words set otherwise begin: bold before plain, upright before slanted."""
    if line.runs:
        return [offset for (_, before), (offset, style) in pairwise(line.runs) if style != before]
    return [line.bold_start] if 0 < line.bold_start < len(line.text) else []


def part_of(line: TextLine, start: int, end: int) -> TextLine:
    """The stretch `[start, end)` of a line as a line at its own place."""
    runs = [(max(at - start, 0), style) for at, style in line.runs if at < end]
    first = max((number for number, (at, _) in enumerate(runs) if at == 0), default=0)
    return replace(
        line,
        text=line.text[start:end],
        bold_start=max(min(line.bold_start, end) - start, 0),
        cells=[],
        boxes=line.boxes[start:end],
        start=line.start + start,
        runs=runs[first:],
    )


def end_of_first_word(above: TextLine, line: TextLine, *, space: float = 1.0) -> float:
    """Where the first word of `line` would end behind `above`, in points; `space` is that between them, in letters."""
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    return above.x1 + width * (len(line.text.split(" ", 1)[0]) + space)


def behind(line: TextLine, at: int) -> TextLine:
    """The line without its first `at` characters, a mark, and with the cells that it had."""
    rest = part_of(line, at, len(line.text))
    cells = [(max(start - at, 0), end - at) for start, end in line.cells if end > at]
    box = line.boxes[at] if at < len(line.boxes) else None
    return replace(rest, cells=cells if len(cells) > 1 else [], x0=line.x0 if box is None else box[0])


@dataclass(frozen=True, slots=True)
class Link:
    """Where words of the page lead: `mailto:…`, `tel:…` or the address of a site.

    `box` is the place to click on; `words` are those of the link in a format that has no positions.
    """

    target: str
    page: int
    box: Box | None
    words: str = ""


@dataclass(slots=True)
class Layout:
    """A document as lines: page sizes, lines in reading order, what was left out on the way."""

    sizes: list[tuple[float, float]]
    lines: list[TextLine]
    warnings: list[Reason] = field(default_factory=list)
    protected: set[str] = field(default_factory=set)
    # For each page that was read by OCR: a box and a confidence (0–1) for each of its words.
    sure: dict[int, list[tuple[Box, float]]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
