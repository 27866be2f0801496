"""Words to rows, rows to columns, columns to lines: the order in which a person reads the page.

The page is cut as XY-cut does, with one change: a vertical cut is looked for as the longest run of rows that
all leave the same gutter free, so that a header over two columns or a column that ends half-way is no obstacle.
Whether the gutter parts columns (read one after the other) or cells (read across) is judged by what stands on
its two sides.
"""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from talent.cv.dates import MONTHS, find_ranges
from talent.cv.grid import Band, Grid, words_of_cells
from talent.cv.headings import section_of
from talent.cv.layout import TextLine, Word
from talent.cv.types import Box

BULLETS = "•●▪■◦‣▸►➢➤∙·*⁃–—-o§✓✔❖◆○✦»"
BULLET_GLYPHS = frozenset("•●▪■◦‣▸►➢➤∙⁃✓✔❖◆○✦»§\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2022\uf0a8\uf06e")
MIN_GUTTER = 9.0
CELL_GAP = 1.6
MARGIN_GAP = 0.45
LISTED = ("skills", "languages", "interests")
_MONTH_WORD = "|".join(MONTHS)
DATE_CONNECTOR = re.compile(
    rf"(?:[-–—]|\bs\.?\s?/?\s?d\.?|\bhingga|\bsampai(?: dengan)?|\bto|\buntil|"
    rf"(?<![a-z])(?:{_MONTH_WORD})\.?)\s*$",
    re.I,
)
DATE_ONLY = re.compile(
    rf"^(?:\s|[-–—.,/()]|\d{{1,2}}(?!\d)|(?:19|20)\d\d|(?:{_MONTH_WORD})(?![a-z])|s\.?\s?/?\s?d\b\.?|"
    rf"hingga|sampai|dengan|to\b|until|"
    r"sekarang|saat ini|kini|present|now|current|sejak|since)+$",
    re.I,
)
ITEM_NUMBER = re.compile(r"^\(?\d{1,2}[.)]$")


@dataclass(slots=True)
class Row:
    """Words on one baseline, left to right."""

    words: list[Word]
    y0: float
    y1: float

    @property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return max(word.size for word in self.words)


def lines_of_page(
    words: list[Word],
    number: int,
    width: float,
    dots: list[tuple[float, float]],
    grids: Sequence[Grid] = (),
) -> list[TextLine]:
    """Lines of one page in reading order; `number` starts at 1, sizes are points.

    `dots` are right edges and middles of small drawn shapes, some of which are the bullets of lists; `grids` are
    the ruled tables of the page.
    """
    writer = _PageWriter(number, width, dots)
    for grid in grids:
        inside = [word for word in words if grid.holds(word)]
        if not inside:
            continue
        taken = {id(word) for word in inside}
        above = [word for word in words if id(word) not in taken and word.y1 <= grid.y0 + 3]
        taken |= {id(word) for word in above}
        writer.flow(above)
        writer.table(grid, inside)
        words = [word for word in words if id(word) not in taken]
    writer.flow(words)
    return writer.lines


class _PageWriter:
    """Appends lines in reading order and numbers the regions."""

    def __init__(self, number: int, width: float, dots: list[tuple[float, float]]) -> None:
        self.number = number
        self.width = width
        self.dots = dots
        self.lines: list[TextLine] = []
        self.region = number * 1000

    def flow(self, words: list[Word]) -> None:
        """Text outside of ruled tables."""
        regions: list[list[Row]] = []
        _cut(rows_of(words), regions, self.width, depth=0)
        for rows in regions:
            self.rows(rejoin_dates(rows))

    def rows(self, rows: list[Row]) -> None:
        """The rows of one region."""
        self.region += 1
        right = max((row.words[-1].x1 for row in rows), default=0.0)
        previous: Row | None = None
        for row in rows:
            for line in _lines_of_row(row, self.number):
                gap = 2.0 if previous is None else max(0.0, (row.y0 - previous.y1) / max(row.size, 1.0))
                self.line(line, row, gap, right)
            previous = row

    def line(self, line: TextLine, row: Row, gap: float, right: float) -> None:
        """One line with what its surroundings tell."""
        line.region, line.right, line.gap = self.region, right, gap
        if any(line.x0 - 26 < x < line.x0 - 1 and row.y0 <= y <= row.y1 for x, y in self.dots):
            line.bullet = True
        self.lines.append(line)

    def table(self, grid: Grid, words: list[Word]) -> None:
        """The bands of a ruled table: cells side by side, or one after the other where they hold sections."""
        self.region += 1
        for band in grid.bands:
            cells = [cell for cell in words_of_cells(band, words) if cell]
            grouped = [rows_of(cell) for cell in cells]
            headed = sum(len(rows) > 2 and any(section_of(_text(row)) for row in rows) for rows in grouped)
            if len(grouped) == 1 or headed >= 2:
                for cell in cells:
                    self.flow(cell)
            elif grouped:
                self.band(grouped, band)

    def band(self, cells: list[list[Row]], band: Band) -> None:
        """One row: what wraps inside its cell is put together, what a rich cell holds besides follows."""
        rich = [index for index, rows in enumerate(cells) if not _is_one_text(rows, self.dots)]
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


def _is_one_text(rows: list[Row], dots: list[tuple[float, float]]) -> bool:
    """Whether the rows of a cell are one wrapped text: set alike, without bullets, in a narrow cell
    or short."""
    if len(rows) < 2:
        return True
    styles = {(round(word.size, 1), word.bold) for row in rows for word in row.words}
    left = rows[0].words[0].x0
    marked = any(left - 26 < x < left + 26 and row.y0 <= y <= row.y1 for row in rows for x, y in dots)
    if marked or len(styles) > 1:
        return False
    right = max(row.words[-1].x1 for row in rows)
    for row, following in pairwise(rows):
        word = following.words[0]
        if row.words[-1].x1 + (word.x1 - word.x0) + 2 <= right and not DATE_CONNECTOR.search(_text(row)):
            return False
    return True


def rejoin_dates(rows: list[Row]) -> list[Row]:
    """A range that wraps inside a narrow column of dates ("February 2009 –", "Present") is put on its first row."""
    result: list[Row] = []
    skip: dict[int, list[Word]] = {}
    for index, row in enumerate(rows):
        words = (
            [word for word in row.words if word not in skip.get(index, [])] if index in skip else row.words
        )
        if not words:
            continue
        row = Row(words, row.y0, row.y1)
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following is not None and following.y0 - row.y1 < row.size:
            row = _with_rest_of_date(row, following, skip, index + 1)
        result.append(row)
    return result


def _with_rest_of_date(row: Row, following: Row, skip: dict[int, list[Word]], number: int) -> Row:
    cells = _cells_of(row.words)
    if len(cells) < 2:
        return row
    others = _cells_of(following.words)
    for index in (0, len(cells) - 1):
        cell = cells[index]
        text = join_words(cell)[0]
        if not DATE_CONNECTOR.search(text) or not DATE_ONLY.match(text):
            continue
        for other in others:
            if abs(other[0].x0 - cell[0].x0) < 4 and DATE_ONLY.match(join_words(other)[0]):
                skip[number] = other
                ordered = [word for part in cells[: index + 1] for word in part] + list(other)
                ordered += [word for part in cells[index + 1 :] for word in part]
                return Row(ordered, row.y0, row.y1)
    return row


def _cells_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted at wide gaps."""
    cells: list[list[Word]] = [[]]
    for word in words:
        last = cells[-1][-1] if cells[-1] else None
        if last is not None and word.x0 - last.x1 > CELL_GAP * max(word.size, last.size) * 0.7:
            cells.append([])
        cells[-1].append(word)
    return cells


def rows_of(words: list[Word]) -> list[Row]:
    """Group words whose baselines agree within a third of their size."""
    rows: list[Row] = []
    recent: list[Row] = []
    for word in sorted(words, key=lambda item: (item.y1, item.x0)):
        best = None
        for row in recent:
            lead = row.words[0]
            if abs(word.y1 - lead.y1) <= 0.34 * min(word.size, lead.size) or _same_band(word, row):
                best = row
                break
        if best is None:
            best = Row([], word.y0, word.y1)
            rows.append(best)
            recent = [row for row in [best, *recent] if row.y1 > word.y0 - word.size * 3][:12]
        best.words.append(word)
        best.y0, best.y1 = min(best.y0, word.y0), max(best.y1, word.y1)
    for row in rows:
        row.words.sort(key=lambda item: item.x0)
    rows.sort(key=lambda row: row.y1)
    return rows


def _same_band(word: Word, row: Row) -> bool:
    """Words of different size beside each other: the smaller one's middle lies in the larger one's height."""
    lead = row.words[0]
    overlap = min(word.y1, lead.y1) - max(word.y0, lead.y0)
    ratio = word.size / lead.size if lead.size else 1.0
    return (
        overlap > 0.72 * min(word.y1 - word.y0, lead.y1 - lead.y0)
        and not 0.8 < ratio < 1.25
        and word.x0 > lead.x1
    )


def _cut(rows: list[Row], regions: list[list[Row]], width: float, *, depth: int) -> None:
    """Append the regions of `rows` in reading order."""
    if not rows:
        return
    found = _gutter(rows, width) if depth < 6 and len(rows) > 3 else None
    if found is None:
        regions.append(rows)
        return
    first, last, x = found
    inside = rows[first : last + 1]
    left, right = _halves(inside, x)
    _cut(rows[:first], regions, width, depth=depth + 1)
    _cut(left, regions, width, depth=depth + 1)
    _cut(right, regions, width, depth=depth + 1)
    _cut(rows[last + 1 :], regions, width, depth=depth + 1)


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """The words left and right of `x` as rows of their own."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for words, side in (
            ([word for word in row.words if word.x1 <= x], left),
            ([word for word in row.words if word.x1 > x], right),
        ):
            if words:
                side.append(Row(words, min(word.y0 for word in words), max(word.y1 for word in words)))
    return left, right


def _gutter(rows: list[Row], width: float) -> tuple[int, int, float] | None:
    """The best column gutter: first row, last row, x; None where the rows read across."""
    best: tuple[float, int, int, float] | None = None
    for x in _candidates(rows, width):
        run: list[int] = []
        for index, row in enumerate([*rows, None]):
            if row is not None and not any(word.x0 < x + 2 and word.x1 > x - 2 for word in row.words):
                run.append(index)
                continue
            for part in _by_section(rows, run, x) if len(run) > 3 else []:
                score = _score(rows, part, x)
                if score is not None and (best is None or score[0] > best[0]):
                    best = (score[0], score[1], score[2], x)
            run = []
    return None if best is None else best[1:]


def _by_section(rows: list[Row], run: list[int], x: float) -> list[list[int]]:
    """The run as it is, or cut at the headings where all stand on the left and one gutter serves them all."""
    left = [index for index in run if _heading_at_left(rows[index]) is not None]
    size = max((rows[index].words[0].size for index in left), default=0.0)
    right = [index for index in run if _side_heading(rows[index], x, size)]
    if len(left) < 2 or right:
        return [run]
    starts = [run[0], *(index for index in left if index != run[0])]
    return [
        [index for index in run if start <= index < end]
        for start, end in zip(starts, [*starts[1:], run[-1] + 1], strict=True)
    ]


def _heading_at_left(row: Row) -> str | None:
    """The section named by the first cell of a row, or by its first words before a gap."""
    words = row.words
    for count in range(1, min(5, len(words)) + 1):
        if count < len(words) and words[count].x0 - words[count - 1].x1 < MARGIN_GAP * words[count - 1].size:
            continue
        return section_of(join_words(words[:count])[0])
    return None


def _side_heading(row: Row, x: float, size: float) -> bool:
    """Whether the right part of a row is a heading set no smaller than those on the left."""
    words = [word for word in row.words if word.x1 > x]
    return (
        bool(words)
        and words[0].x0 > x
        and words[0].size > 0.9 * size
        and section_of(join_words(words)[0]) is not None
    )


def _candidates(rows: list[Row], width: float) -> list[float]:
    """Middles of gaps that occur often, and left edges at which many words begin."""
    gaps: Counter[float] = Counter()
    for row in rows:
        words = row.words
        for before, after in pairwise(words):
            if after.x0 - before.x1 >= MIN_GUTTER:
                gaps[round((after.x0 - 4.0) / 3) * 3] += 1
        gaps[round((words[0].x0 - 4.0) / 3) * 3] += 1
    return [x for x, count in gaps.most_common(14) if count >= 2 and 0.12 * width < x < 0.88 * width]


def _score(rows: list[Row], run: list[int], x: float) -> tuple[float, int, int] | None:
    """How much the run looks like two columns; trims the run to rows from where both sides are present."""
    left, right = _halves([rows[index] for index in run], x)
    if min(len(left), len(right)) < 2:
        return None
    gap = min(row.words[0].x0 for row in right) - max(row.words[-1].x1 for row in left)
    if gap < MIN_GUTTER * 0.7:
        return None
    first, last = _trim(rows, run, x)
    while last > first and last + 1 < len(rows) and section_of(_text(rows[last])) is not None:
        # A heading at the end belongs to the wide text below it.
        last -= 1
    left, right = _halves(rows[first : last + 1], x)
    items = sum(section_of(_text(row)) is None for row in left)
    listed = _heading_at_left(rows[first]) in LISTED and items >= max(2, 0.5 * len(left))
    listed = listed and not any(find_ranges(_text(row)) for row in right)
    if min(len(left), len(right)) < (2 if listed else 3) or not (listed or _are_columns(left, right)):
        return None
    return (min(len(left), len(right)) + 0.25 * max(len(left), len(right)) + min(gap, 60) / 60, first, last)


def _trim(rows: list[Row], run: list[int], x: float) -> tuple[int, int]:
    """Rows of one side only at the ends stay with the columns when they continue that side's text.

    A lone line far above both columns (a name, a headline) belongs to the header, so the run starts where the
    shorter side starts, give or take the lines of the other side that stand directly above.
    """
    first, last = run[0], run[-1]
    starts = [
        next(index for index in run if any(side(word, x) for word in rows[index].words))
        for side in (_is_left, _is_right)
    ]
    late = max(starts)
    if late > first:
        gaps = [(rows[index].y0 - rows[index - 1].y1, index) for index in range(first + 1, late + 1)]
        size = statistics.median(row.size for row in rows[first : last + 1])
        wide = [index for gap, index in gaps if gap > 0.9 * size]
        header = [index for index in range(first, late) if rows[index].size > 1.35 * size]
        if header:
            first = max(index + 1 for index in header)
            while first < late and _is_below_name(rows, first, size):
                first += 1
        elif wide and late - first <= 3:
            first = wide[-1] if wide[-1] <= late else first
    return first, last


def _is_below_name(rows: list[Row], index: int, size: float) -> bool:
    """A headline right under the large name still belongs to the header, a section heading does not."""
    text = " ".join(word.text for word in rows[index].words)
    return section_of(text) is None and rows[index].y0 - rows[index - 1].y1 < 0.9 * size


def _is_left(word: Word, x: float) -> bool:
    return word.x1 <= x


def _is_right(word: Word, x: float) -> bool:
    return word.x1 > x


def _text(row: Row) -> str:
    return join_words(row.words)[0]


def _are_columns(left: list[Row], right: list[Row]) -> bool:
    """Columns have headings of their own on both sides or baselines that do not agree; cells do."""
    left_text, right_text = [_text(row) for row in left], [_text(row) for row in right]
    left_heads = [section_of(text) is not None for text in left_text]
    right_heads = [section_of(text) is not None for text in right_text]
    if sum(left_heads) >= 0.75 * len(left):
        return False
    dated = [bool(find_ranges(text)) or len(text) <= 2 for text in left_text]
    if sum(dated) >= 0.6 * len(left):
        return False
    if any(left_heads) and any(right_heads):
        return True
    right_dated = sum(bool(find_ranges(text)) and len(text) < 34 for text in right_text)
    if right_dated >= 0.6 * len(right):
        return False
    baselines = sorted(row.y1 for row in right)
    aligned = sum(any(abs(row.y1 - y) < 1.5 for y in baselines) for row in left)
    aligned_back = sum(any(abs(row.y1 - other.y1) < 1.5 for other in left) for row in right)
    colons = sum(text.startswith(":") for text in right_text)
    if colons >= 0.4 * len(right):
        return False
    if any(left_heads) or any(right_heads):
        shares = (
            aligned / max(len(left) - sum(left_heads), 1),
            aligned_back / max(len(right) - sum(right_heads), 1),
        )
        return min(shares) < 0.6 and max(shares) < 0.85
    return aligned < 0.5 * len(left) and aligned_back < 0.5 * len(right) and min(len(left), len(right)) >= 5


def join_words(words: Sequence[Word]) -> tuple[str, list[Box | None], list[tuple[int, int]]]:
    """Text, a box per character, and the cells that wide gaps part; letter-spaced capitals are closed up."""
    closed = _closed_gap(words)
    text = ""
    boxes: list[Box | None] = []
    cells: list[tuple[int, int]] = []
    start = 0
    previous: Word | None = None
    for word in words:
        if previous is not None:
            gap = word.x0 - previous.x1
            wide = gap > CELL_GAP * max(word.size, previous.size) and not (closed and gap < closed * 1.5)
            if wide:
                cells.append((start, len(text)))
            if not (closed and gap <= closed):
                text += "\t" if wide else " "
                boxes.append(None)
            if wide:
                start = len(text)
        text += word.text
        boxes.extend(word.boxes)
        previous = word
    cells.append((start, len(text)))
    return text, boxes, cells


def _closed_gap(words: Sequence[Word]) -> float:
    """The gap up to which single letters are one word, 0 where the line is not letter-spaced."""
    single = [word for word in words if len(word.text) == 1 and word.text.isalpha()]
    if len(words) < 4 or len(single) < 0.7 * len(words):
        return 0.0
    gaps = sorted(max(after.x0 - before.x1, 0.0) for before, after in pairwise(words))
    middle = statistics.median(gaps)
    return middle * 1.4 + 0.12 * words[0].size


def _lines_of_row(row: Row, number: int) -> list[TextLine]:
    """One line, or two where a heading stands in the margin beside its first line."""
    words = row.words
    whole_is_heading = section_of(join_words(words)[0].replace("\t", " ")) is not None
    for count in range(1, 1 if whole_is_heading else min(5, len(words))):
        before, after = words[count - 1], words[count]
        if after.x0 - before.x1 < MARGIN_GAP * max(before.size, after.size):
            continue
        text, _, cells = join_words(words[:count])
        apart = before.bold != after.bold or before.text.isupper() or before.size > after.size * 1.05
        apart = apart or after.x0 - before.x1 > 0.8 * before.size
        if len(cells) == 1 and apart and section_of(text) is not None and not after.text.startswith(":"):
            rest = Row(words[count:], row.y0, row.y1)
            return [_make_line(words[:count], number), *_lines_of_row(rest, number)]
    return [_make_line(words, number)]


def _make_line(words: Sequence[Word], number: int, cells: Sequence[int] = ()) -> TextLine:
    """A line with its bullet taken off the text; `cells` are numbers of words where a table says
    what a cell is."""
    if cells:
        return _line_of_cells(words, number, cells)
    bullet = False
    if len(words) > 1 and (
        words[0].text in BULLET_GLYPHS or (words[0].text in "-–—*o·" and len(words[0].text) == 1)
    ):
        bullet = True
        words = words[1:]
    if len(words) > 1 and ITEM_NUMBER.match(words[0].text) and section_of(join_words(words)[0]) is None:
        bullet = True
        words = words[1:]
    text, boxes, spans = join_words(words)
    if text[:1] in BULLET_GLYPHS and len(text) > 1:
        bullet = True
        text, boxes = text[1:], boxes[1:]
        spans = [(max(start - 1, 0), end - 1) for start, end in spans]
    letters = sum(len(word.text) for word in words)
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
    )


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
    )


def without_running_heads(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """Drop page numbers and what is repeated at the top or the bottom of later pages."""
    if len(pages) < 2:
        return pages
    edge = [{_key(line) for line in [*lines[:2], *lines[-2:]]} for lines in pages]
    seen: Counter[str] = Counter(key for keys in edge for key in keys if key)
    result = [pages[0]]
    for lines in pages[1:]:
        kept = []
        for index, line in enumerate(lines):
            at_edge = index < 2 or index >= len(lines) - 2
            key = _key(line)
            if at_edge and (not key or (seen[key] > 1 and section_of(line.text) is None and not line.bullet)):
                continue
            kept.append(line)
        result.append(kept)
    return result


def _key(line: TextLine) -> str:
    """The line without figures; empty for a page number."""
    text = re.sub(r"\d+", "", line.text.lower())
    text = re.sub(r"\b(?:page|halaman|hal|of|dari)\b|[^a-z]", "", text)
    return text if len(text) > 3 else ""
