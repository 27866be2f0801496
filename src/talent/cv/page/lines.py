"""A page of words to lines in the order in which a person reads them, ruled tables and bullets included."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from talent.cv.layout import TextLine, Word
from talent.cv.page.cell_words import with_whole_words
from talent.cv.page.columns import MARGIN_GAP, cut_regions
from talent.cv.page.drawn_marks import DrawnMarks
from talent.cv.page.grid import Band, Grid, Line, words_of_cells
from talent.cv.page.open_tables import find_open_tables
from talent.cv.page.panels import find_panel, parted
from talent.cv.page.rows import (
    BULLET_GLYPHS,
    CELL_GAP,
    DATE_CONNECTOR,
    Row,
    is_only_date,
    join_words,
    rejoin_dates,
    rows_of,
)
from talent.cv.page.side_lists import with_lists
from talent.cv.page.stacked_dates import with_stacked_dates
from talent.cv.page.stacked_notes import with_stacked_notes
from talent.cv.page.wrapped_cells import (
    rejoin_cells,
    rejoin_heads,
    rejoin_labels,
    rejoin_left_dates,
    with_closed_dates,
    with_whole_months,
)
from talent.cv.types import Box
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import names_columns, section_of
from talent.cv.vocabulary.titles import kind_of_title

# What a page's number is set as; four figures are a year.
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|halaman|hal|p)\b\.?\s*)?\d{1,3}(?:\s*(?:/|\||of|dari)\s*\d{1,3})?\W*$", re.I
)
# "Page 2 of 3" behind other words, which at the foot of a page are the name again.
NUMBERED_FOOT = re.compile(
    r"[\s|·•/–—-]*\b(?:page|halaman|hal)\b\.?\s*\d{1,3}(?:\s*(?:/|of|dari)\s*\d{1,3})?\W*$", re.I
)
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"\w+")
# The most white space at the right edge of a cell, in points.
PADDING = 12.0
# What parts an employer from the post on one line, how far it may stand from the left edge, and the white below a row.
JOINTS, FLUSH, LEADING = frozenset("–—"), 2.0, 0.6
# The most lines that a span of time takes in its cell.
MOST_OF_DATE = 4
# How many lines at the top and at the foot of a page may be those that all pages have.
EDGE = 2
FOOT = 4
# How many dots in a row are more than an ellipsis.
LEADER = 5
NO_WORD = re.compile(r"\b(?:page|halaman|hal|of|dari)\b|[^a-z]")
ITEM_NUMBER = re.compile(r"^\(?\d{1,2}[.)]$")
# "-Menyusun laporan": a mark with no space behind it.
GLUED_MARK = re.compile(r"[-–*](?=[^\W\d_a-z][^\W\d_A-Z])")


def lines_of_page(
    words: list[Word],
    number: int,
    width: float,
    dots: list[tuple[float, float]],
    grids: Sequence[Grid] = (),
    *,
    height: float = 0.0,
    frames: Sequence[Box] = (),
    dividers: Sequence[Line] = (),
) -> list[TextLine]:
    """Lines of one page in reading order; `number` starts at 1, sizes are points.

    `dots` are right edges and middles of small drawn shapes, some of which are the bullets of lists; `grids` are
    the ruled tables of the page, `frames` drawn areas and `dividers` drawn upright lines.
    """
    writer = _PageWriter(number, width, dots, dividers)
    words = _without_leaders(words)
    outside = [word for word in words if not any(grid.holds(word) for grid in grids)] if grids else words
    rows = rows_of(outside)
    open_tables = find_open_tables(rows)
    grids = sorted([*grids, *open_tables], key=lambda grid: grid.y0) if open_tables else grids
    panel = find_panel(frames, words, width, height) if frames else None
    if panel is None and not grids:
        writer.flow(rows)
        return writer.lines
    for part in parted(panel, words) if panel is not None else [words]:
        _write(writer, part, grids)
    return writer.lines


def _without_leaders(words: list[Word]) -> list[Word]:
    """The words without rows of dots that lead the eye to what stands at the end of the line."""
    longest = max(
        (sum(len(word.text) for word in part) for dots, part in groupby(words, _is_dots) if dots), default=0
    )
    # Behind a full line they are two or one.
    return [word for word in words if not _is_dots(word)] if longest >= LEADER else words


def _is_dots(word: Word) -> bool:
    return word.text[0] == "." and not word.text.strip(".")


def _write(writer: "_PageWriter", words: list[Word], grids: Sequence[Grid]) -> None:
    """Ruled tables, and the text above, between and below them."""
    for grid in grids:
        inside = [word for word in words if grid.holds(word)]
        if not inside or _are_chips(grid, inside, words):
            continue
        taken = {id(word) for word in inside}
        # What a line is drawn through, as through the date at the head of a block, stands above what is below it.
        above = [word for word in words if id(word) not in taken and word.y0 + word.y1 < 2 * grid.y0]
        taken |= {id(word) for word in above}
        writer.flow(rows_of(above))
        writer.table(grid, inside)
        words = [word for word in words if id(word) not in taken]
    writer.flow(rows_of(words))


def _are_chips(grid: Grid, inside: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether frames that touch are no table of the page: each holds one line, and other words stand beside them."""
    beside = any(grid.y0 <= (word.y0 + word.y1) / 2 <= grid.y1 and not grid.holds(word) for word in words)
    return beside and not any(
        len(rows_of(cell)) > 1 for band in grid.bands for cell in words_of_cells(band, inside) if cell
    )


# So many sections in the first cells of a table are its headings; where all cells name one, two that head more lines
# than a value takes.
FEWEST_HEADED, ONE_VALUE = 4, 3


class _PageWriter:
    """Appends lines in reading order and numbers the regions."""

    def __init__(
        self, number: int, width: float, dots: list[tuple[float, float]], dividers: Sequence[Line] = ()
    ) -> None:
        self.dividers = dividers
        self.number = number
        self.width = width
        self.dots = DrawnMarks(dots)
        self.lines: list[TextLine] = []
        self.region = number * 1000

    def flow(self, page_rows: list[Row]) -> None:
        """Text outside of ruled tables."""
        regions: list[list[Row]] = []
        cut_regions(page_rows, regions, self.width, depth=0, dividers=self.dividers)
        for rows in regions:
            rows = with_stacked_dates(with_lists(with_closed_dates(rows), self.dots))
            rows = with_stacked_notes(rows, self.dots)
            rows = rejoin_heads(rejoin_dates(rejoin_left_dates(rejoin_labels(rows))), self.dots)
            rows = rejoin_cells(rows, self.dots)
            self.rows(with_whole_months(rows))

    def rows(self, rows: list[Row]) -> None:
        """The rows of one region."""
        self.region += 1
        rows = _with_joints(rows)
        right = max((row.words[-1].x1 for row in rows), default=0.0)
        previous: Row | None = None
        labels = _Labels(rows)
        for row in rows:
            for line in _lines_of_row(row, self.number, labels):
                gap = 2.0 if previous is None else max(0.0, (row.y0 - previous.y1) / max(row.size, 1.0))
                self.line(line, row, gap, row.right or right)
            previous = row

    def line(self, line: TextLine, row: Row, gap: float, right: float) -> None:
        """One line with what its surroundings tell."""
        line.region, line.right, line.gap = self.region, right, gap
        if any(line.x0 - 26 < x < line.x0 - 1 for x in self.dots.edges(row.y0, row.y1)):
            line.bullet = True
        self.lines.append(line)

    def table(self, grid: Grid, words: list[Word]) -> None:
        """The bands of a ruled table: cells side by side, or one after the other where they hold sections."""
        self.region += 1
        headed = _with_headings(grid, words)
        for band in grid.bands:
            filled = [
                (cell, box[2])
                for cell, box in zip(words_of_cells(band, words), band.cells, strict=True)
                if cell
            ]
            at = len(self.lines)
            if id(band) in headed:
                heading = headed[id(band)]
                self.rows([Row(heading, heading[0].y0, heading[-1].y1)])
                filled = filled[1:]
            self.cells(filled, band)
            if id(band) in headed:
                self.lines[at].region = self.lines[min(at + 1, len(self.lines) - 1)].region
        banded = [(band.y0, band.y1) for band in grid.bands]
        between = [
            word for word in words if not any(low <= (word.y0 + word.y1) / 2 <= high for low, high in banded)
        ]
        self.flow(rows_of(between))

    def cells(self, filled: Sequence[tuple[list[Word], float]], band: Band) -> None:
        """The cells of a band that hold words, each with where it ends (0: where its longest row does)."""
        grouped = [rows_of(cell) for cell, _ in filled]
        sections = sum(len(rows) > 2 and any(section_of(row.text) for row in rows) for rows in grouped)
        if len(grouped) == 1 or sections >= 2:
            for rows in grouped:
                self.flow(rows)
        elif grouped:
            self.band([with_whole_words(rows, band) for rows in grouped], band, [edge for _, edge in filled])

    def band(self, cells: list[list[Row]], band: Band, edges: Sequence[float]) -> None:
        """One row: what wraps inside its cell is put together, what a rich cell holds besides follows.

        `edges` are where the cells end (0: where their longest row does)."""
        rich = [
            index
            for index, (rows, edge) in enumerate(zip(cells, edges, strict=True))
            if not _is_one_text(rows, self.dots, edge)
        ]
        keep = max(rich, key=lambda index: len(cells[index])) if rich else None
        first: list[Word] = []
        later: list[Row] = []
        for index, rows in enumerate(cells):
            if index == keep:
                first += rows[0].words
                later += rows[1:]
            else:
                first += [word for row in rows for word in row.words]
        top = Row(first, band.y0, cells[0][0].y1)
        head = _make_line(
            first,
            self.number,
            cells=[
                len([w for row in rows for w in row.words]) if i != keep else len(rows[0].words)
                for i, rows in enumerate(cells)
            ],
        )
        self.line(head, top, 1.0, max(word.x1 for word in first))
        head.bullet = False
        right = max((row.words[-1].x1 for row in later), default=0.0)
        previous = cells[keep][0] if keep is not None else top
        for row in later:
            gap = max(0.0, (row.y0 - previous.y1) / max(row.size, 1.0))
            self.line(_make_line(row.words, self.number), row, gap, right)
            previous = row


def _with_headings(grid: Grid, words: Sequence[Word]) -> dict[int, list[Word]]:
    """The bands, by their `id`, of a table whose first cells are headings, with the words of each heading.

    Labels of a form name sections too ("Pendidikan"), beside more that name none. In a column of headings each stands
    beside the first entry of its section.
    """
    headed: dict[int, list[Word]] = {}
    keys: set[str] = set()
    heads, longest, several = 0, 0, False
    for band in grid.bands:
        cells = words_of_cells(band, words)
        filled = [cell for cell in cells if cell]
        if len(filled) < 2 or not cells[0]:
            continue
        heads += 1
        heading = [word for row in rows_of(cells[0]) for word in row.words]
        key = section_of(" ".join(word.text for word in heading))
        if key is not None:
            keys.add(key)
            headed[id(band)] = heading
            longest = max(longest, len(rows_of(filled[1])))
            several = several or len(filled) > 2
    main = not keys.isdisjoint(("work", "education"))
    if len(headed) == heads and len(keys) > 1:
        return headed if longest > ONE_VALUE or (several and main) else {}
    return headed if main and len(keys) >= FEWEST_HEADED and 2 * len(headed) > heads else {}


def _is_one_text(rows: list[Row], dots: DrawnMarks, edge: float) -> bool:
    """Whether the rows of a cell that ends at `edge` are one wrapped text: set alike, without bullets, each as full as
    its cell."""
    if len(rows) < 2:
        return True
    styles = {(round(word.size, 1), word.bold) for row in rows for word in row.words}
    left = rows[0].words[0].x0
    marked = any(left - 26 < x < left + 26 for row in rows for x in dots.edges(row.y0, row.y1))
    if marked or len(styles) > 1:
        return False
    if len(rows) <= MOST_OF_DATE and all(is_only_date(row.text) for row in rows):
        return True
    right = max(*(row.words[-1].x1 for row in rows), edge - PADDING)
    if any(row.words[0].text in BULLET_GLYPHS or row.words[0].text in ("-", "–") for row in rows):
        return False
    for row, following in pairwise(rows):
        word = following.words[0]
        if row.words[-1].x1 + (word.x1 - word.x0) + 2 <= right and not DATE_CONNECTOR.search(row.text[-16:]):
            return False
    return True


class _Labels:
    """The labels of a form in a column at the left, set flush at either side, which are no headings of what stands
    beside them."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places: set[_Place] | None = None

    def __contains__(self, row: Row) -> bool:
        if self._places is None:
            asked: dict[_Place, set[str]] = {}
            for each in self._rows:
                kind = kind_of_title(each.text.split("\t")[0].rstrip(" :"))
                for place in _places(each) if kind else ():
                    asked.setdefault(place, set()).add(kind)
            self._places = {place for place, kinds in asked.items() if "dates" in kinds and len(kinds) > 2}
        return not self._places.isdisjoint(_places(row))


# The left or the right edge of a cell, and whether it is bold.
_Place = tuple[str, int, bool]


def _places(row: Row) -> tuple[_Place, _Place]:
    first = row.words[0]
    last = next(
        (before for before, after in pairwise(row.words) if after.x0 - before.x1 > CELL_GAP * before.size),
        row.words[-1],
    )
    return ("left", round(first.x0), first.bold), ("right", round(last.x1), first.bold)


def _with_joints(rows: list[Row]) -> list[Row]:
    """The rows, one that begins with a dash put behind the row above where it parts bold words from plain ones
    ("**PT Contoh, Garut**" above "— Analis Data") as it does inside of other rows."""
    result = rows[:1]
    for row in rows[1:]:
        above, first = result[-1], row.words[0]
        joins = (
            first.text in JOINTS
            and len(row.words) > 1
            and above.words[-1].bold
            and not row.words[1].bold
            and abs(first.x0 - above.words[0].x0) < FLUSH
            and row.y0 - above.y1 < LEADING * row.size
            and any(
                one.bold and dash.text == first.text and not two.bold
                for other in rows
                for one, dash, two in zip(other.words, other.words[1:], other.words[2:], strict=False)
            )
        )
        if joins:
            result[-1] = Row([*above.words, *row.words], above.y0, row.y1, above.right)
        else:
            result.append(row)
    return result


def _lines_of_row(row: Row, number: int, labels: _Labels) -> list[TextLine]:
    """One line, or two where a heading stands in the margin beside its first line."""
    words = row.words
    whole = row.text
    whole_is_heading = section_of(whole.replace("\t", " ")) is not None and not find_ranges(whole)
    whole_is_heading = whole_is_heading or names_columns(whole.split("\t"))
    for count in range(1, 1 if whole_is_heading else min(5, len(words))):
        before, after = words[count - 1], words[count]
        if after.x0 - before.x1 < MARGIN_GAP * max(before.size, after.size):
            continue
        text, _, cells = join_words(words[:count])
        apart = before.bold != after.bold or before.text.isupper() or before.size > after.size * 1.05
        apart = apart or after.x0 - before.x1 > before.size
        if len(cells) == 1 and apart and section_of(text) is not None and not after.text.startswith(":"):
            if row in labels:
                break
            rest = Row(words[count:], row.y0, row.y1)
            return [_make_line(words[:count], number), *_lines_of_row(rest, number, labels)]
    return [_make_line(words, number)]


def _make_line(words: Sequence[Word], number: int, cells: Sequence[int] = ()) -> TextLine:
    """A line with its bullet taken off the text; `cells` are numbers of words where a table says
    what a cell is."""
    if cells:
        return _line_of_cells(words, number, cells)
    bullet = False
    # "• Redis • Kotlin" goes on with a list that dots part.
    parts = words[0].text in BULLET_GLYPHS and any(word.text == words[0].text for word in words[1:])
    marks = words[0].text in BULLET_GLYPHS or (words[0].text in "-–—*o·>›" and len(words[0].text) == 1)
    if len(words) > 1 and marks and not parts:
        bullet = True
        words = words[1:]
    if len(words) > 1 and ITEM_NUMBER.match(words[0].text) and section_of(join_words(words)[0]) is None:
        bullet = True
        words = words[1:]
    text, boxes, spans = join_words(words)
    runs = _runs(text, words)
    if len(text) > 1 and not parts and (text[0] in BULLET_GLYPHS or GLUED_MARK.match(text)):
        bullet = True
        text, boxes = text[1:], boxes[1:]
        runs = [(max(at - 1, 0), style) for at, style in runs]
        spans = [(max(start - 1, 0), end - 1) for start, end in spans]
    letters = sum([len(word.text) for word in words])
    bold = sum(len(word.text) for word in words if word.bold)
    lead = 0
    for word in words:
        if not word.bold:
            break
        lead += len(word.text) + 1
    return TextLine(
        text=text,
        page=number,
        size=max(word.size for word in words),
        bold=bold > 0.8 * letters,
        bold_start=min(max(lead - 1, 0), len(text)),
        bullet=bullet,
        cells=spans if len(spans) > 1 else [],
        boxes=boxes,
        x0=words[0].x0,
        x1=words[-1].x1,
        runs=runs,
        order=(words[0].order[0], words[-1].order[1]),
    )


def _runs(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where in `text`, which `words` make, the setting changes; empty where it is not known."""
    runs: list[tuple[int, int]] = []
    at = 0
    for word in words:
        at = text.index(word.text, at)
        if word.style and (not runs or runs[-1][1] != word.style):
            runs.append((at if runs else 0, word.style))
        at += len(word.text)
    return runs


def _line_of_cells(words: Sequence[Word], number: int, counts: Sequence[int]) -> TextLine:
    """The cells of a table's row, parted by tabs."""
    text = ""
    boxes: list[Box | None] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for count in counts:
        part, part_boxes, _ = join_words(words[position : position + count])
        part = part.replace("\t", " ")
        if spans:
            text += "\t"
            boxes.append(None)
        spans.append((len(text), len(text) + len(part)))
        text += part
        boxes += part_boxes
        position += count
    lead = sum(word.bold for word in words[: counts[0]]) == counts[0]
    return TextLine(
        text=text,
        page=number,
        size=max(word.size for word in words),
        bold=all(word.bold for word in words),
        bold_start=spans[0][1] if lead else 0,
        cells=spans,
        boxes=boxes,
        x0=words[0].x0,
        x1=words[-1].x1,
        table=1,
        runs=_runs(text, words),
    )


def without_running_heads(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """Drop page numbers, what is repeated at the top or the bottom of later pages, and the name in the first foot."""
    if pages and pages[0] and _is_foot(pages[0][-1], pages[0][:3], several=len(pages) > 1):
        pages = [pages[0][:-1], *pages[1:]]
    if len(pages) < 2:
        return pages
    pages = _without_cut_lines(pages)
    tops = [{_key(line) for line in lines[:EDGE]} for lines in pages]
    feet = [{_key(line) for line in lines[-FOOT:]} for lines in pages]
    # What heads the first page may stand at the foot of the others.
    above = Counter(key for keys in tops for key in keys)
    below = Counter(key for keys in (tops[0], *feet) for key in keys)
    result = [_with_foot_in_head(pages[0], below)]
    for lines in pages[1:]:
        start, end = 0, len(lines)
        while start < min(EDGE, end) and _runs_on(lines[start], above):
            start += 1
        while end > max(start, len(lines) - FOOT) and _runs_on(lines[end - 1], below):
            end -= 1
        result.append(lines[start:end])
    return result


def _with_foot_in_head(lines: list[TextLine], below: Counter[str]) -> list[TextLine]:
    """The lines of the first page; where its foot tells how to reach the person and is that of other pages too, it
    stands below the name, so that the last section of the page ends before it."""
    foot = len(lines)
    while foot > max(len(lines) - FOOT, 0) and _runs_on(lines[foot - 1], below):
        foot -= 1
    first = next((number for number, line in enumerate(lines[:foot]) if section_of(line.text) is not None), 0)
    if not first or not any("@" in line.text for line in lines[foot:]):
        return lines
    moved = [replace(line, region=lines[first - 1].region) for line in lines[foot:]]
    return [*lines[:first], *moved, *lines[first:foot]]


def _runs_on(line: TextLine, seen: Counter[str]) -> bool:
    """Whether an outermost line of a page is its number, or one that other pages have; `seen` counts these."""
    key = _key(line)
    listed = line.bullet and "@" not in line.text
    repeated = bool(key) and seen[key] > 1 and section_of(line.text) is None and not listed
    return repeated or PAGE_NUMBER.match(line.text) is not None


def _without_cut_lines(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """A line through which the end of a page goes is drawn on both pages: the fuller of the two stays."""
    pages = [list(lines) for lines in pages]
    for above, below in pairwise(pages):
        if len(above) > EDGE and len(below) > EDGE and _bare(above[-1]) == _bare(below[0]) != "":
            if len(above[-1].text) < len(below[0].text):
                del above[-1]
            else:
                del below[0]
    return pages


def _bare(line: TextLine) -> str:
    """The letters and figures of a line that has a word."""
    text = "".join(filter(str.isalnum, line.text.lower()))
    return text if len(text) > 3 and not text.isdecimal() else ""


def _is_foot(foot: TextLine, head: list[TextLine], *, several: bool) -> bool:
    """Whether the last line of the first page says nothing but its number and what is in the head of the page."""
    if several and PAGE_NUMBER.match(foot.text) and int(NUMBER.findall(foot.text)[0]) == 1:
        return True
    number = NUMBERED_FOOT.search(foot.text)
    if number is None:
        return False
    told = {word for line in head if line is not foot for word in WORD.findall(line.text.casefold())}
    return told.issuperset(WORD.findall(foot.text[: number.start()].casefold()))


def _key(line: TextLine) -> str:
    """The line without figures; empty where little else is left, as in dates and in short items of lists."""
    text = NO_WORD.sub("", NUMBER.sub("", line.text.lower()))
    return text if len(text) > 3 else ""
