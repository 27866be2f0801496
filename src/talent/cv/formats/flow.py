"""Paragraphs and tables of a word processor to lines: what DOCX, ODT and RTF share once their own marks are read.

A paragraph comes as runs of letters that are set alike. Whoever reads a format says which paragraphs are headings and
items of lists, and which letters nobody sees.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from talent.cv.formats.form_tables import Cell, asks, with_titles, with_whole_labels
from talent.cv.formats.read_text import BULLET, cells_of, clean
from talent.cv.layout import Layout, TextLine, style_at
from talent.cv.page.rows import DATE_CONNECTOR, is_only_date
from talent.cv.sections.heading_lines import body_size
from talent.cv.sections.text_headings import declare_typed
from talent.cv.types import Reason
from talent.cv.vocabulary.date_joins import OPENS_END
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of

SPACES = re.compile(r"\s*\t[\t ]*| {4,}")
MAX_LINES = 20_000
# As many rows as this that name sections show that a table has its headings in rows of their own.
FEWEST_ROWS = 3
# Bold words beside plain ones need fewer rows, of what is listed in one line.
FEWEST_BESIDE = 2
MAIN_SECTIONS = frozenset(("work", "education"))
LISTED_SECTIONS = frozenset(("skills", "languages", "certificates", "interests", "awards"))
LONGEST_HEADING = 60
# The paragraphs that a span of time takes in its cell, and its letters.
MOST_OF_DATE, LONGEST_DATE = 3, 48


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are set alike; `size` in points, `style` a number that is equal for equal settings (0: unknown)."""

    text: str
    size: float
    bold: bool
    style: int = 0


class Flow:
    """Writes the lines of one document in the order in which they are given."""

    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self.hidden: dict[str, int] = {}
        self.region = 1
        self.table = 0
        self.blank = True
        self.styles: dict[object, int] = {}
        self.marks: dict[int, str] = {}

    def style_of(self, *setting: object) -> int:
        """The number of a setting (font, size, weight, colour …): from 1, equal for equal settings."""
        return self.styles.setdefault(setting, len(self.styles) + 1)

    def hide(self, kind: str, text: str) -> None:
        """Count letters that are left out because nobody sees them; `kind` is the end of a warning's code."""
        count = len(text.strip())
        if count:
            self.hidden[kind] = self.hidden.get(kind, 0) + count

    def new_region(self) -> None:
        """A column, text box or the like begins."""
        self.region += 1
        self.blank = True

    def paragraph(
        self, runs: Sequence[Run], *, heading: int = 0, listed: bool = False, level: str = ""
    ) -> None:
        """One line for each line break in the runs; nothing but a gap where they hold no letter.

        `level` names the list and level of a listed paragraph, where the format tells.
        """
        parts = _at_breaks(runs)
        if not parts or len(self.lines) >= MAX_LINES:
            self.blank = True
            return
        # What is broken into lines by hand is a block of its own, as paragraphs without space between them are not.
        block = len(parts) > 1 and not listed
        spaced = self.blank or block
        for part in parts:
            line = self._line(part, heading=heading, listed=listed, level=level)
            if line is None:
                continue
            line.gap = 1.0 if spaced else 0.0
            self.lines.append(line)
            spaced = listed = False
        self.blank = block

    def _line(self, part: Sequence[Run], *, heading: int, listed: bool, level: str) -> TextLine | None:
        text, styles = _text_and_styles(part)
        bullet = BULLET.match(text)
        if bullet and text[bullet.end() :].strip():
            text, styles = text[bullet.end() :], styles[bullet.end() :]
        if not text:
            return None
        letters = sum(len(run.text.strip()) for run in part) or 1
        bold = sum(len(run.text.strip()) for run in part if run.bold)
        line = TextLine(
            text,
            size=max(run.size for run in part if run.text.strip()),
            bold=bold > 0.8 * letters,
            bold_start=min(_bold_lead(part), len(text)),
            heading=heading,
            bullet=(listed and heading == 0 and section_of(text) is None) or bool(bullet),
            region=self.region,
            table=self.table,
        )
        line.cells = cells_of(text)
        line.runs = _changes(styles)
        if line.bullet:
            self.marks[id(line)] = bullet.group().strip() if bullet else level
        return line

    def cell(self, write: Callable[[], None]) -> Cell:
        """The lines that `write` writes, kept apart from those of the document."""
        lines, self.lines = self.lines, []
        self.blank = True
        try:
            write()
            return self.lines
        finally:
            self.lines = lines

    def read_table(self, read_rows: Callable[[], list[list[Cell]]]) -> None:
        """A grid of short cells reads across, row by row; cells that hold paragraphs are read one by one."""
        outer, self.table = self.table, self.table + 1
        rows = read_rows()
        self.table = outer + 1
        if _kind_of_table(rows) == "layout":
            for column in _columns(rows):
                for lines in column:
                    self.region += 1
                    for line in lines:
                        line.region = self.region
                        self.lines.append(line)
                self.region += 1
        else:
            _declare_row_headings(rows)
            rows = [
                [_with_whole_date(lines) for lines in cells] if len(cells) > 1 else cells for cells in rows
            ]
            for titled, cells in with_titles(with_whole_labels(rows)):
                self.lines += _in_columns(cells, titled) if titled else _across(cells)
        self.table = outer
        self.blank = True

    def layout(self, lines: list[TextLine] | None = None) -> Layout:
        """The document as page 1 (word processors have no pages of their own), with what was left out."""
        lines = self.lines if lines is None else lines
        _unmark_headings(lines)
        _declare_alike(lines)
        self._part_entries(lines)
        declare_typed(lines)
        layout = Layout([(0.0, 0.0)], lines)
        layout.warnings = [
            Reason(f"cv.warning.{kind}", {"page": 1, "characters": count})
            for kind, count in self.hidden.items()
        ]
        return layout

    def _part_entries(self, lines: Sequence[TextLine]) -> None:
        """Items that all tell a span of time, with items of another mark or level below, are heads of entries."""
        for listed, group in groupby(lines, key=lambda line: line.bullet):
            items = list(group)
            if not listed:
                continue
            marks = [self.marks.get(id(line), "") for line in items]
            heads = [line for line, mark in zip(items, marks, strict=True) if mark == marks[0]]
            others = [line for line, mark in zip(items, marks, strict=True) if mark != marks[0]]
            if others and all(map(_is_dated, heads)) and not any(map(_is_dated, others)):
                for line in heads:
                    line.bullet = False


def _unmark_headings(lines: Sequence[TextLine]) -> None:
    """Bold lines larger than the text are headings, though some put a mark before each ("» Pendidikan")."""
    body = body_size(list(lines))
    for line in lines:
        if line.bullet and line.bold and line.size > 1.05 * body > 0 and len(line.text) <= LONGEST_HEADING:
            line.bullet = False


def _declare_alike(lines: Sequence[TextLine]) -> None:
    """Bold lines that name sections are headings where one set just so is told to be one by its table alone."""
    told: dict[Hashable, int] = {}
    for line in lines:
        if line.heading and line.bold and line.table:
            told[style_at(line, 0)] = min(line.heading, told.get(style_at(line, 0), line.heading))
    for line in lines:
        if line.bold and not (line.heading or line.bullet or line.cells) and style_at(line, 0) in told:
            line.heading = told[style_at(line, 0)] if section_of(line.text) is not None else 0


def _is_dated(line: TextLine) -> bool:
    """Whether the line tells a span of time, from when to when."""
    return any(not found.single for found in find_ranges(line.text))


def _at_breaks(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs parted at line breaks; lines without a letter are left out."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                parts.append([])
            piece = clean(piece)
            if piece:
                parts[-1].append(Run(piece, run.size, run.bold, run.style))
    return [part for part in parts if any(run.text.strip() for run in part)]


def _text_and_styles(part: Sequence[Run]) -> tuple[str, list[int]]:
    """The text with each wide gap as one tab, and the style of each of its characters."""
    whole = "".join(run.text for run in part)
    styles = [run.style for run in part for _ in run.text]
    text, kept, position = "", list[int](), 0
    for match in SPACES.finditer(whole):
        text += whole[position : match.start()] + "\t"
        kept += [*styles[position : match.start()], styles[match.start()]]
        position = match.end()
    text, kept = text + whole[position:], kept + styles[position:]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return text, kept[lead : lead + len(text)]


def _changes(styles: Sequence[int]) -> list[tuple[int, int]]:
    """`(offset, style)` wherever the style changes; empty where none is known."""
    if not any(styles):
        return []
    return [(at, style) for at, style in enumerate(styles) if not at or style != styles[at - 1]]


def _bold_lead(part: Sequence[Run]) -> int:
    lead = 0
    for run in part:
        if not run.bold and run.text.strip():
            break
        lead += len(run.text)
    return lead


def _kind_of_table(rows: list[list[Cell]]) -> str:
    """`grid`: cells are values; `layout`: cells are columns of the page with sections in them."""
    for cells in rows:
        filled = [lines for lines in cells if lines]
        if len(filled) < 2:
            continue
        if sum(any(section_of(line.text) for line in lines) and len(lines) > 1 for lines in filled) >= 2:
            return "layout"
        if sum(len(lines) > 6 for lines in filled) >= 1 and any(section_of(line.text) for line in filled[0]):
            return "layout" if len(filled[0]) > 1 else "grid"
    return "grid"


def _declare_row_headings(rows: list[list[Cell]]) -> None:
    """Lines alone in the first cells of their rows, or bold ones beside plain words, are headings where they name the
    sections of a CV.

    Europe's form has its headings in the column of its labels, set as these are and with nothing beside them.
    """
    for line in _headings_beside(rows):
        line.heading = line.heading or 2
    first = [
        (cells[0][0], cells[1:], section_of(cells[0][0].text))
        for cells in rows
        if len(cells) > 1 and _is_short(cells[0]) and not asks(cells[0][0].text)
    ]
    alone = {key for _, others, key in first if key is not None and not any(others)}
    plain = {
        key
        for line, others, key in first
        if key is not None and line.bold and any(others) and not any(map(_is_bold, others))
    }
    by_place = len(alone) >= FEWEST_ROWS and bool(alone & MAIN_SECTIONS)
    by_weight = len(plain) >= FEWEST_BESIDE and bool(plain & LISTED_SECTIONS)
    for line, others, key in first:
        if key is not None and ((by_weight and line.bold) if any(others) else by_place):
            line.heading = line.heading or 2


def _headings_beside(rows: list[list[Cell]]) -> list[TextLine]:
    """The lines of the first column where it holds headings and nothing else, each beside the first entry of its
    section; below it the column is empty, or merged. No lines where the column holds something else."""
    beside = [
        (cells[0], sum(map(bool, cells[1:]))) for cells in rows if cells and cells[0] and any(cells[1:])
    ]
    if not any(others > 1 for _, others in beside) or not all(_is_short(lines) for lines, _ in beside):
        return []
    lines = [head[0] for head, _ in beside]
    keys = [section_of(line.text) for line in lines]
    told = {key for key in keys if key is not None}
    enough = len(told) >= FEWEST_ROWS and 3 * keys.count(None) <= len(keys)
    asked = any(asks(line.text) or find_ranges(line.text) for line in lines)
    return lines if enough and told & MAIN_SECTIONS and not asked else []


def _is_short(lines: Cell) -> bool:
    return len(lines) == 1 and not lines[0].bullet


def _is_bold(lines: Cell) -> bool:
    return bool(lines) and lines[0].bold


def _columns(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The cells of a layout table in the order in which they are read: row by row, each from left to right."""
    return [[lines for lines in cells if lines] for cells in rows]


def _in_columns(cells: list[Cell], count: int) -> list[TextLine]:
    """A row below titles: an empty cell keeps its place, and what a cell holds further stays in its column."""
    if len(cells) != count or sum(map(bool, cells)) < 2:
        return _across(cells)
    row = _across([lines or [TextLine("")] for lines in cells])
    for number, lines in enumerate(cells):
        for line in lines[1:]:
            end = len(line.text)
            line.cells = [(0, 0)] * number + [(0, end)] + [(end, end)] * (count - number - 1)
    return row


def _with_whole_date(lines: Cell) -> Cell:
    """The lines of a cell, a span of time that begins it as one: its beginning, its end and what joins them may stand
    in paragraphs of their own."""
    text = lines[0].text if lines else ""
    for count in range(2, min(len(lines), MOST_OF_DATE) + 1):
        line = lines[count - 1]
        before = find_ranges(text)
        if len(before) > 1 or not all(found.single or not any(found.end_span) for found in before):
            break
        # What is read as the mark of an item is the dash before the end.
        ended = before and not DATE_CONNECTOR.search(text) and not OPENS_END.match(line.text)
        text += f" – {line.text}" if ended and not OPENS_END.fullmatch(line.text) else f" {line.text}"
        if len(text) > LONGEST_DATE or not is_only_date(text):
            break
        whole = find_ranges(text)
        if len(whole) == 1 and not whole[0].single:
            first = replace(lines[0], text=text, runs=[], cells=[])
            return [first, *lines[count:]]
    return lines


def _is_card(lines: Cell) -> bool:
    """Whether a cell holds an entry of its own: a span of time in one line, and words without a date in others."""
    return sum(map(_is_dated, lines)) == 1 and len(lines) > 2


def _across(cells: list[Cell]) -> list[TextLine]:
    """A row as lines: the first lines of the cells side by side, then what else the cells hold."""
    filled = [lines for lines in cells if lines]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0]
    if all(len(lines) > 1 and all(line.bullet for line in lines) for lines in filled[:-1]) and all(
        line.bullet for line in filled[-1]
    ):
        # A list in several columns.
        return [line for lines in filled for line in lines]
    if all(_is_card(lines) for lines in filled):
        for lines in filled:
            lines[0].gap = 1.0
        return [line for lines in filled for line in lines]
    if len(filled[0]) == 1 and filled[0][0].heading and not any(lines[0].heading for lines in filled[1:]):
        return [*filled[0], *_across(filled[1:])]
    if (
        len(filled[0]) == 1
        and section_of(filled[0][0].text) is not None
        and not asks(filled[0][0].text)
        and len(filled) == 2
        and not filled[1][0].text.startswith(":")
    ):
        return [*filled[0], *filled[1]]
    first = [lines[0] for lines in filled]
    if len(first) > 2 and first[1].text.strip() == ":":
        first = [first[0], *first[2:]]
    texts = [line.text.replace("\t", " ") for line in first]
    line = TextLine(
        "\t".join(texts), size=max(item.size for item in first), bold=all(item.bold for item in first),
        region=first[0].region, table=first[0].table, gap=first[0].gap,
        bold_start=len(texts[0]) if first[0].bold else 0,
    )  # fmt: skip
    line.cells = cells_of(line.text)
    starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=0)
    line.runs = [
        (start + offset, style)
        for start, item in zip(starts, first, strict=True)
        for offset, style in item.runs
    ]
    return [line, *(other for lines in filled for other in lines[1:])]
