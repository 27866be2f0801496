"""HTML to lines: blocks become lines, tables read across, what a browser would not show is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from talent.cv.formats.link_target import links_of_words
from talent.cv.formats.read_text import BULLET, cells_of, clean, decode
from talent.cv.layout import Layout, TextLine
from talent.cv.refusal import refuse
from talent.cv.types import Reason
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.titles import names_entries

MAX_CHARS = 2_000_000
MAX_NODES = 60_000
MAX_DEPTH = 400
SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
        "-comment",
        "-undef",
    )
)
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "dd", "details", "div", "dl", "dt", "fieldset",
        "figure", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr",
        "ul",
    )
)  # fmt: skip
# What begins another line within a cell.
IN_CELLS = frozenset(("br", "p", "div", "ul", "ol", "li"))
SHORT_CELL = 60
# One cell of a row may say more than this, such as what was done.
LONG_CELL = 4
SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.5, "h5": 12.0, "h6": 11.5}
BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"))
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|"
    r"font-size\s*:\s*[0-3](?:\.\d+)?(?:px|pt)|"
    r"text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|(?<!-)color\s*:\s*(?:#fff(?:fff)?|white|"
    r"transparent)\b",
    re.I,
)
WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
TRANSFORM = re.compile(r"text-transform\s*:\s*(\w+)", re.I)
BACKGROUND = re.compile(r"background", re.I)
# Classes for what only a screen reader says; sites repeat in them what stands beside.
UNSEEN = frozenset(
    ("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-only", "screen-reader-text")
)
# The name of a picture in a font of icons ("expand_more"), which the font draws as that picture.
ICON = re.compile(r"\s*[a-z]+(?:_[a-z0-9]+)*\s*")
ICON_FONT = re.compile(r"\bmaterial-(?:icons|symbols)")
# A drawn button that takes a label away.
CROSS = re.compile(r"^\s*[×✕✖✗⨯╳]\s*$")


def read_html(data: bytes) -> Layout:
    """Lines of the body in document order, as page 1."""
    text = decode(data)[:MAX_CHARS]
    if text.count("<") > MAX_NODES * 2:
        raise refuse("cv.reason.too_complex")
    root = LexborHTMLParser(text).body
    writer = _Writer()
    if root is not None:
        writer.walk(root)
        writer.flush()
    layout = Layout([(0.0, 0.0)], writer.lines)
    if root is not None:
        layout.links = links_of_words(
            (each.attributes.get("href"), each.text()) for each in root.css("a[href]")
        )
    if writer.hidden:
        layout.warnings.append(Reason("cv.warning.hidden_html", {"page": 1, "characters": writer.hidden}))
    if writer.photo:
        layout.protected.add("photo")
    return layout


def _is_label(node: LexborNode) -> bool:
    """Whether an inline element is one of three or more alike beside each other: items of a list drawn as labels."""
    if node.tag in BLOCKS or not node.attributes.get("class"):
        return False
    before, after = _beside(node, back=True), _beside(node, back=False)
    return (
        sum(map(bool, before[:1] + after[:1])) + sum(before[:2] == [True, True] for before in (before, after))
        > 1
    )


def _is_set_off(node: LexborNode) -> bool:
    """Whether an inline element follows another one without a space, though its words begin anew: only a style
    sheet sets them apart ("<b>PT Maju</b><time>2019</time>")."""
    before = node.prev
    if before is None or before.tag in BLOCKS or (before.tag or "-").startswith("-"):
        return False
    last, words = _edge(before, end=True)[-1:], _edge(node, end=False)[:2]
    if not last or last.isspace() or not words or words[0].isspace():
        return False
    anew = words[0].isupper() and (last.islower() or last in (")", ".") or words[1:].islower())
    figure = (last.isalpha() or last == ")") and words[0].isdigit() and node.tag not in ("sub", "sup")
    return node.tag == "time" or anew or figure


def _edge(node: LexborNode, *, end: bool) -> str:
    """The first or the last words inside of an element."""
    inner: LexborNode | None = node
    while inner is not None and inner.tag != "-text":
        inner = inner.last_child if end else inner.first_child
    return (inner.text_content or "") if inner is not None else ""


def _is_grid(row: LexborNode, cells: Sequence[LexborNode]) -> bool:
    """Whether the cells of a row are values of an entry; columns of a page and of a list are read one by one."""
    if len(cells) < 2 or row.css_first("h1, h2, h3, h4, h5, h6, table") is not None:
        return False
    if len(cells) == 2:
        # An entry with its dates at the right or at the left.
        return any(_tells_when(cell.text().strip()) for cell in cells)
    if all(cell.css_first("li") is not None for cell in cells):
        return False
    return sum(len(cell.css("p, li, br, div")) > LONG_CELL for cell in cells) < 2


def _tells_when(text: str) -> bool:
    """Whether a cell holds a span of time and hardly anything else."""
    return len(text) < SHORT_CELL and any(not date.single for date in find_ranges(text))


def _repeats(node: LexborNode) -> bool:
    """Whether the element says once more what the one before it says."""
    before = node.prev
    while before is not None and before.tag == "-text":
        before = before.prev
    return before is not None and before.text().strip() == node.text().strip()


def _beside(node: LexborNode, *, back: bool) -> list[bool]:
    """Whether the next two elements on one side are alike, nothing but white space between."""
    found: list[bool] = []
    other: LexborNode | None = node
    while other is not None and len(found) < 2:
        other = other.prev if back else other.next
        if other is None or (other.tag == "-text" and (other.text_content or "").strip()):
            break
        if other.tag != "-text":
            found.append(
                other.tag == node.tag and other.attributes.get("class") == node.attributes.get("class")
            )
    return found


@dataclass(frozen=True, slots=True)
class _Setting:
    """How letters are set, after the elements that surround them."""

    bold: bool = False
    capitals: bool = False

    def within(self, tag: str | None, style: str) -> "_Setting":
        """The setting inside of an element with that `style` attribute."""
        bold = self.bold or tag in BOLD
        capitals = self.capitals
        if style:
            bold = bold or WEIGHT.search(style) is not None
            if transform := TRANSFORM.search(style):
                capitals = transform[1].lower() == "uppercase"
        if (bold, capitals) == (self.bold, self.capitals):
            return self
        return _Setting(bold, capitals)

    def shown(self, words: str) -> str:
        """The letters that a browser shows."""
        return words.upper() if self.capitals else words


class _Writer:
    """Gathers the words of inline elements until a block ends the line."""

    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self.parts: list[tuple[str, bool]] = []
        self.size, self.heading, self.bullet, self.region, self.table = 11.0, 0, False, 0, 0
        self.gap = 1.0
        self.hidden = 0
        self.photo = self.button = False
        # Of a row of three cells and more: the first lines of the cells read so far, and what stands below them.
        self.grid, self.columns, self.column, self.begun = False, 0, -1, 0
        # How many columns the titles above name.
        self.titled = 0
        self.row: list[tuple[str, bool]] | None = None
        self.below: list[tuple[int, list[tuple[str, bool]]]] = []

    def walk(self, root: LexborNode) -> None:
        """Visit without recursion, so that depth costs nothing."""
        stack: list[tuple[LexborNode, _Setting, bool, int]] = [(root, _Setting(), False, 0)]
        while stack:
            node, setting, leaving, depth = stack.pop()
            tag = node.tag
            if leaving:
                self._leave(tag)
                continue
            if tag == "-text":
                words = setting.shown(node.text_content or "")
                self.parts.append((" " if CROSS.match(words) else re.sub(r"\s+", " ", words), setting.bold))
                continue
            if tag in SKIPPED or depth > MAX_DEPTH:
                continue
            style = node.attributes.get("style") or ""
            if "hidden" in node.attributes or (HIDDEN.search(style) and not BACKGROUND.search(style)):
                self.hidden += len(node.text().strip())
                continue
            if UNSEEN.intersection((node.attributes.get("class") or "").split()):
                self.hidden += 0 if _repeats(node) else len(node.text().strip())
                continue
            if ICON_FONT.search(node.attributes.get("class") or "") and ICON.fullmatch(node.text()):
                continue
            if tag == "nav" and "@" not in node.text():
                continue
            self._enter(node)
            stack.append((node, setting, True, depth))
            inside = setting.within(tag, style)
            children = list(node.iter(include_text=True))
            stack.extend((child, inside, False, depth + 1) for child in reversed(children))

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag
        if self.grid and tag in IN_CELLS:
            self._break_cell("• " if tag == "li" else "")
        elif tag == "br":
            self.flush()
        elif tag in ("td", "th"):
            if any(text.strip() for text, _ in self.parts):
                self.parts.append(("\t", False))
            self.column += 1
            self.begun = len(self.parts)
        elif _is_label(node) or (tag not in BLOCKS and _is_set_off(node)):
            self.parts.append(("\t", False))
        elif tag in BLOCKS and not (self.table and tag in ("p", "div") and not self._row_has_blocks):
            self.flush()
        if tag in SIZES:
            self.size, self.heading = SIZES[tag], int(tag[1])
        elif tag == "li" and not self.grid:
            self.bullet = True
        elif tag == "button":
            self.button = True
        elif tag == "table":
            self.table += 1
            self.titled = 0
        elif tag in ("section", "article", "aside", "main", "header"):
            self.region += 1
            self.gap = max(self.gap, 1.0)
        elif tag == "tr":
            cells = [child for child in node.iter() if child.tag in ("td", "th")]
            self.columns, self.grid = len(cells), _is_grid(node, cells)
            self.column = -1
            self._row_has_blocks = node.css_first("li, h1, h2, h3, table, p + p") is not None
        elif tag == "img":
            self.photo = True

    _row_has_blocks = False

    def _leave(self, tag: str | None) -> None:
        if self.grid and tag in ("td", "th"):
            self._end_cell()
        elif self.grid and tag == "tr":
            self._end_row()
        elif self.grid and tag in IN_CELLS:
            return
        elif tag in BLOCKS and not (self.table and tag in ("p", "div") and not self._row_has_blocks):
            self.flush()
        if tag in SIZES:
            self.size, self.heading = 11.0, 0
        elif tag == "li":
            self.bullet = False
        elif tag == "button":
            self.button = False
        elif tag == "table":
            self.table = max(0, self.table - 1)
            self.gap = 1.0
        elif tag in ("p", "ul", "ol", "section", "article"):
            self.gap = max(self.gap, 0.6)

    def _break_cell(self, mark: str) -> None:
        """What a cell of a grid says further stands in lines of its own below the row."""
        if not any(text.strip() for text, _ in self.parts[self.begun :]):
            return
        if self.row is None:
            self.row = self.parts
        else:
            self.below.append((self.column, self.parts))
        self.parts, self.begun = [(mark, False)], 0

    def _end_cell(self) -> None:
        if self.row is not None:
            self.below.append((self.column, self.parts))
            self.parts, self.row = self.row, None

    def _end_row(self) -> None:
        """The row, and below it what else its cells hold, each line in its column."""
        count = len(self.lines)
        self.flush()
        for line in self.lines[count:]:
            if names_entries([line.text[slice(*cell)] for cell in line.cells]):
                self.titled = self.columns
        for column, parts in self.below:
            count, self.parts = len(self.lines), parts
            self.flush()
            for line in self.lines[count:] if self.titled == self.columns else ():
                end = len(line.text)
                line.cells = [(0, 0)] * column + [(0, end)] + [(end, end)] * (self.columns - column - 1)
        self.below, self.grid = [], False

    def flush(self) -> None:
        """End the line."""
        parts, self.parts = self.parts, []
        text = clean("".join(text for text, _ in parts))
        text = re.sub(r" ?\t ?", "\t", re.sub(r" +", " ", text)).strip(" \n")
        text = re.sub(r"\t:\t", "\t", text).strip("\t")
        if not text.strip():
            return
        bullet = BULLET.match(text)
        if bullet and text[bullet.end() :].strip():
            text = text[bullet.end() :]
        letters = sum(len(piece.strip()) for piece, _ in parts) or 1
        bold = sum(len(piece.strip()) for piece, is_bold in parts if is_bold)
        # White space of the page itself has no weight.
        loud = takewhile(lambda part: part[1] or part[0].isspace() or not part[0], parts)
        first = clean("".join(piece for piece, _ in loud)).strip()
        line = TextLine(
            text,
            size=self.size,
            bold=bold > 0.8 * letters,
            bold_start=len(first) if first and text.startswith(first) else 0,
            heading=self.heading,
            bullet=self.bullet or bool(bullet),
            gap=self.gap,
            region=self.region,
            table=self.table,
        )
        if self.button and section_of(text) is not None:
            # What folds and unfolds a section is its heading.
            line.heading = line.heading or 3
        line.cells = cells_of(text)
        self.lines.append(line)
        self.gap = 0.0
        # Only the first line of a list item has the bullet.
        self.bullet = False
