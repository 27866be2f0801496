"""Rows to regions: columns and side bars are parted so that they are read one after the other.

The page is cut as XY-cut does, with one change: a vertical cut is looked for as the longest run of rows that
all leave the same gutter free, so that a header over two columns or a column that ends half-way is no obstacle.
Whether the gutter parts columns (read one after the other) or cells (read across) is judged by what stands on its
two sides.
"""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.page.grid import Line
from talent.cv.page.headed_columns import find_headed_columns
from talent.cv.page.header_columns import find_header
from talent.cv.page.margin_cards import find_cards
from talent.cv.page.margin_headings import find_margin_headings
from talent.cv.page.margin_notes import is_heading, is_note, says_where_or_how, with_notes
from talent.cv.page.rows import Row, joined_text, rows_of
from talent.cv.page.timelines import find_time_line
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import COLUMN_TITLE, section_of
from talent.cv.vocabulary.levels import is_only_level
from talent.cv.vocabulary.places import is_place

LEAST_BESIDE = 4
MIN_GUTTER = 9.0
# How much of it is left where a line reaches into it, and where both sides have headings.
LEAST_GAP, HEADED_GAP = 0.7, 0.5
MARGIN_GAP = 0.45
# The longest line of a text that is broken at the edge of its column takes at least this share of it.
FILLED = 0.75
BRACKETED_DURATION = re.compile(r"\s*\([^()]*\)\s*$")
# A column of labels ends at one edge; white space between two lines of a label, in sizes.
FLUSH, LEADING = 1.5, 0.5
ADDRESS = re.compile(r"\w[@/]\w|\w\.[a-z]{2,}$", re.I)
# How much further in than its name a list may begin, in points.
NAMED = (9, 12, 15)
LISTED = ("skills", "languages", "interests")


def cut_regions(
    rows: list[Row],
    regions: list[list[Row]],
    width: float,
    *,
    depth: int,
    dividers: Sequence[Line] = (),
    edge: float = 0.0,
) -> None:
    """Append the regions of `rows` in reading order; `dividers` are drawn upright lines (x, top, bottom), `edge` is
    where the column ends that the rows are (0: not known)."""
    if not rows:
        return
    places = candidates(rows, width)
    parted = _parted_by_line(rows, dividers) if depth < 6 and dividers else None
    if parted is not None:
        first, last, x = parted
        cut_regions(rows[:first], regions, width, depth=depth, dividers=dividers, edge=edge)
        _cut_columns(
            rows[first:], 0, last - first, (x,), regions, width, depth=depth, dividers=dividers, edge=edge
        )
        return
    line = find_time_line(rows, width, places) if depth < 6 and len(rows) > 3 else None
    if line is not None:
        first, last, woven = line
        cut_regions(rows[:first], regions, width, depth=depth + 1, dividers=dividers, edge=edge)
        regions.append(woven)
        cut_regions(rows[last + 1 :], regions, width, depth=depth + 1, dividers=dividers, edge=edge)
        return
    cards = find_cards(rows, places) if depth < 6 and len(rows) > 2 else []
    if cards:
        start = 0
        for first, last, woven in cards:
            part = rows[start:first]
            cut_regions(part, regions, width, depth=depth + 1, dividers=dividers, edge=edge)
            regions.append(woven)
            start = last + 1
        cut_regions(rows[start:], regions, width, depth=depth + 1, dividers=dividers, edge=edge)
        return
    headed = find_margin_headings(rows, places, width) if depth < 2 and len(rows) > 3 else None
    if headed is not None:
        cut_regions(rows[: headed.first], regions, width, depth=depth + 1, dividers=dividers, edge=edge)
        for heading, text in headed.parts:
            before = len(regions)
            cut_regions(text, regions, width, depth=2, dividers=dividers, edge=edge)
            if heading is not None:
                regions[before:] = [[heading, *(regions[before] if text else [])], *regions[before + 1 :]]
        cut_regions(rows[headed.last + 1 :], regions, width, depth=depth + 1, dividers=dividers, edge=edge)
        return
    found = _columns_of(rows, width, places, dividers, depth) if len(rows) > 2 else None
    if found is None:
        region = with_notes(rows, places)
        _set_edge(region, edge)
        regions.append(region)
        return
    _cut_columns(rows, *found, regions, width, depth=depth, dividers=dividers, edge=edge)


def _cut_columns(
    rows: list[Row],
    first: int,
    last: int,
    gutters: tuple[float, ...],
    regions: list[list[Row]],
    width: float,
    *,
    depth: int,
    dividers: Sequence[Line],
    edge: float,
) -> None:
    """Append the regions above the columns, those of each column from left to right, and those below."""
    parts = [(rows[:first], edge)]
    right = rows[first : last + 1]
    for x in gutters:
        left, right = _halves(right, x)
        inner = min([row.words[0].x0 for row in right]) - MIN_GUTTER
        parts.append((_again(left), inner))
    outer = edge or max([row.words[-1].x1 for row in rows])
    for part, end in (*parts, (_again(right), outer), (rows[last + 1 :], edge)):
        cut_regions(part, regions, width, depth=depth + 1, dividers=dividers, edge=end)


def _columns_of(
    rows: list[Row], width: float, places: Sequence[float], dividers: Sequence[Line], depth: int
) -> tuple[int, int, tuple[float, ...]] | None:
    """First row, last row and gutters of columns side by side; None where the rows read across."""
    found = find_header(rows) if not depth else None
    if found is None and depth < 6:
        headed = find_headed_columns(rows, places)
        if headed is not None:
            return headed
        found = _gutter(rows, width, places, dividers)
    return None if found is None else (found[0], found[1], found[2:])


def _set_edge(rows: Sequence[Row], edge: float) -> None:
    """Short lines in a wide column: none of them was broken by its edge, so the longest is not where it ends."""
    start, end = min([row.words[0].x0 for row in rows]), max([row.words[-1].x1 for row in rows])
    if end - start < FILLED * (edge - start):
        for row in rows:
            row.right = edge


def _again(rows: list[Row]) -> list[Row]:
    """The rows of one side, found again: the other side's baselines may have torn them."""
    return rows_of([word for row in rows for word in row.words])


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """The words left and right of `x` as rows of their own."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        first, second = row.halves(_count_left(row, x))
        left += [first] if first is not None else []
        right += [second] if second is not None else []
    return left, right


def _count_left(row: Row, x: float) -> int:
    """How many words of a row belong to the left side."""
    count = row.count_left_of(x)
    if count is None:
        count = _around_address(row, x)
    return sum(word.x1 <= x for word in row.words) if count is None else count


def _around_address(row: Row, x: float) -> int | None:
    """The same of a row in which nothing but an address reaches over `x`; None for other rows."""
    over = [number for number, word in enumerate(row.words) if word.x0 < x + 2 and word.x1 > x - 2]
    if over != [0] or not _reaches_over(row.words[0], x):
        return None
    at_left = row.words[0].x0 + row.words[0].x1 < 2 * x
    return int(at_left) if at_left or len(row.words) == 1 else None


def _reaches_over(word: Word, x: float) -> bool:
    """Whether a word is an address that its column is too narrow for, as no line may break it."""
    return word.x0 < x + 2 and word.x1 > x - 2 and ADDRESS.search(word.text) is not None


def _gutter(
    rows: list[Row], width: float, places: Sequence[float], dividers: Sequence[Line]
) -> tuple[int, int, float] | None:
    """The best column gutter of those at `places`: first row, last row, x; None where the rows read across."""
    if not places:
        return None
    best: tuple[float, int, int, float] | None = None
    heads = _headings(rows)
    breaks = _centred(rows, width)
    for x in places:
        run: list[int] = []
        for index, row in enumerate([*rows, None]):
            if (
                row is not None
                and index not in breaks
                and (row.count_left_of(x) is not None or _around_address(row, x) is not None)
            ):
                run.append(index)
                continue
            for part in _by_section(rows, heads, run, x) if len(run) > 2 else []:
                score = _score(rows, part, x, dividers, 0.0 if best is None else best[0])
                if score is not None and (best is None or score[0] > best[0]):
                    best = (score[0], score[1], score[2], x)
            run = []
    return None if best is None else best[1:]


def _headings(rows: Sequence[Row]) -> list[bool]:
    """Which rows are headings at the left: those that name a section, and those set as such a one is."""
    heads = [_heading_at_left(row) is not None or is_heading(row.text) for row in rows]
    known = [row for row, head in zip(rows, heads, strict=True) if head and _loud(row)]
    alike = {(row.words[0].style, round(row.words[0].x0 / 3)) for row in known if row.words[0].style}
    same = [
        index
        for index, row in enumerate(rows)
        if (row.words[0].style, round(row.words[0].x0 / 3)) in alike
        and len(row.words) < 6
        and all(word.style == row.words[0].style for word in row.words)
    ]
    if len(same) <= max(6, 3 * len(known)):
        for index in same:
            heads[index] = True
    return heads


def _loud(row: Row) -> bool:
    """Whether a row is set in one style that tells it from text."""
    first = row.words[0]
    return all(word.style == first.style for word in row.words) and (row.text.isupper() or first.bold)


def _centred(rows: Sequence[Row], width: float) -> set[int]:
    """Rows that stand by themselves in the middle, over what is left and right of it: headings of centred pages."""
    if len(rows) < 4:
        return set()
    left, right = min([row.words[0].x0 for row in rows]), max([row.words[-1].x1 for row in rows])
    sizes = statistics.median([row.words[0].size for row in rows])
    return {
        index
        for index, row in enumerate(rows)
        if min(abs(row.words[0].x0 + row.words[-1].x1 - twice) for twice in (left + right, width)) < 5
        and row.words[0].x0 - left > 0.2 * (right - left)
        and (row.words[0].bold or row.text.isupper() or row.size > 1.15 * sizes)
        and "\t" not in row.text
        and not any(abs(row.words[0].x0 - other.words[0].x0) < FLUSH for other in _next_to(rows, index))
        and (index == 0 or rows[index - 1].y1 <= row.y0 + 1)
        and (index + 1 == len(rows) or rows[index + 1].y0 >= row.y1 - 1)
    }


def _next_to(rows: Sequence[Row], index: int) -> Sequence[Row]:
    """The rows above and below one."""
    return [*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2]]


def _by_section(rows: list[Row], heads: Sequence[bool], run: list[int], x: float) -> list[list[int]]:
    """The run as it is, or cut at the headings where all stand on the left and one gutter serves them all."""
    left = [index for index in run if heads[index]]
    if not left or (len(left) < 2 and not _are_dates([rows[index] for index in run if index < left[0]], x)):
        return [run]
    size = max(rows[index].words[0].size for index in left)
    beside = next((index for index in run if _side_heading(rows[index], x, size)), None)
    if beside is not None:
        above = [index for index in run if index < beside]
        if beside in left and left[0] < beside and _are_dates([rows[i] for i in above if i not in left], x):
            # Two sections side by side below entries with their dates in a margin.
            return [above, [index for index in run if index >= beside]]
        return [run]
    starts = [run[0], *(index for index in left if index != run[0])]
    return [
        [index for index in run if start <= index < end]
        for start, end in zip(starts, [*starts[1:], run[-1] + 1], strict=True)
    ]


def _are_dates(rows: Sequence[Row], x: float) -> bool:
    """Whether all that rows have left of `x` are dates, of two entries at least."""
    left, _ = _halves(rows, x)
    return len(left) > 1 and all(is_note(row.text) for row in left)


def _heading_at_left(row: Row) -> str | None:
    """The section named by the first cell of a row, or by its first words before a gap."""
    words = row.words
    count = _first_cell(words)
    if not count:
        return None
    return section_of(row.text if count == len(words) else joined_text(words[:count]))


def _first_cell(words: Sequence[Word]) -> int:
    """How many words stand before the first gap; 0 where more than five do."""
    for count in range(1, min(5, len(words)) + 1):
        if count == len(words) or words[count].x0 - words[count - 1].x1 >= MARGIN_GAP * words[count - 1].size:
            return count
    return 0


def _side_heading(row: Row, x: float, size: float) -> bool:
    """Whether the right part of a row is a heading, by size, weight or capitals."""
    count = row.count_left_of(x)
    left, right = row.halves(count) if count is not None else (None, None)
    if right is None or section_of(right.text) is None or (left is not None and is_note(left.text)):
        # "Relawan" beside dates is what somebody was.
        return False
    words = right.words
    return words[0].size > 0.9 * size or all(word.bold for word in words) or right.text.isupper()


def candidates(rows: list[Row], width: float) -> list[float]:
    """Middles of gaps that occur often, and left edges at which many words begin; also where one word begins a little
    before those, as the name of a list does before its items."""
    gaps: Counter[float] = Counter()
    wide: set[float] = set()
    for row in rows:
        words = row.words
        for before, after in pairwise(words):
            if after.x0 - before.x1 >= MIN_GUTTER:
                x = round((after.x0 - 4.0) / 3) * 3
                gaps[x] += 1
                if after.bold and not before.bold and after.x0 - before.x1 >= 3 * MIN_GUTTER:
                    wide.add(x)
        gaps[round((words[0].x0 - 4.0) / 3) * 3] += 1
    often = [x for x, count in gaps.most_common(14) if count >= 2 and 0.12 * width < x < 0.88 * width]
    named = [
        x for x in wide if gaps[x] == 1 and any(gaps[x + step] > 2 for step in NAMED if x + step in often)
    ]
    return [*often, *sorted(named)]


def _parted_by_line(rows: list[Row], dividers: Sequence[Line]) -> tuple[int, int, float] | None:
    """First row, last row and place of an upright line with a heading at both sides that no word reaches over.

    What a person sees parted by a line is parted, though the words at its sides begin at no common edge.
    """
    for x, top, bottom in dividers:
        beside = [
            index
            for index, row in enumerate(rows)
            if top - row.size <= row.y0 and row.y1 <= bottom + row.size
        ]
        if len(beside) < LEAST_BESIDE or any(rows[index].count_left_of(x) is None for index in beside):
            continue
        sides = _halves([rows[index] for index in beside], x)
        if all(sum(_is_head(row.text) for row in side) > 1 for side in sides):
            return beside[0], beside[-1], x
    return None


def _score(
    rows: list[Row], run: list[int], x: float, dividers: Sequence[Line], least: float
) -> tuple[float, int, int] | None:
    """How much the run looks like two columns; trims the run to rows from where both sides are present.

    None also where it can be no more than `least`.
    """
    left, right = _halves([rows[index] for index in run], x)
    if min(len(left), len(right)) < 2 or _most(left, right) + 1 <= least:
        return None
    first, last = _trim(rows, run, x)
    while last > first and last + 1 < len(rows) and section_of(rows[last].text) is not None:
        # A heading at the end belongs to the wide text below it.
        last -= 1
    first, last = _without_entries(rows, first, last, x)
    left, right = _halves(rows[first : last + 1], x)
    # A name above both columns may reach further than the left one does.
    ends = [row.words[-1].x1 for row in left if not _reaches_over(row.words[-1], x)]
    starts = [row.words[0].x0 for row in right if not _reaches_over(row.words[0], x)]
    gap = min(starts, default=x) - max(ends, default=x)
    if not left or not right or _are_labels(left, right):
        return None
    headed = any(_is_head(row.text) for row in left) and any(_is_head(row.text) for row in right)
    if gap < MIN_GUTTER * (HEADED_GAP if headed else LEAST_GAP):
        return None
    if left[-1].y1 < right[0].y0 or right[-1].y1 < left[0].y0:
        # One further in below the other, not beside it.
        return None
    items = sum(section_of(row.text) is None for row in left)
    listed = _heading_at_left(rows[first]) in LISTED and items >= max(2, 0.5 * len(left))
    listed = listed and len(run) > 3 and not any(find_ranges(row.text) for row in right)
    listed = listed and not _are_values(left, right)
    cards = not listed and _are_cards(left, right)
    if min(len(left), len(right)) < (2 if listed or cards else 3) or not (
        listed
        or (
            cards
            if last - first < 3
            else _are_columns(left, right, divided=_is_divided(left, right, dividers), cards=cards)
        )
    ):
        return None
    return (_most(left, right) + min(gap, 60) / 60, first, last)


def _most(left: Sequence[Row], right: Sequence[Row]) -> float:
    """How many rows stand beside each other, those of the longer side counted less."""
    return min(len(left), len(right)) + 0.25 * max(len(left), len(right))


def _trim(rows: list[Row], run: list[int], x: float) -> tuple[int, int]:
    """Rows of one side only at the ends stay with the columns when they continue that side's text.

    A lone line far above both columns (a name, a headline) belongs to the header, so the run starts where the
    shorter side starts, give or take the lines of the other side that stand directly above.
    """
    first, last = run[0], run[-1]
    at_left = next(index for index in run if _count_left(rows[index], x))
    at_right = next(index for index in run if _count_left(rows[index], x) < len(rows[index].words))
    late = max(at_left, at_right)
    if late > first:
        gaps = [(rows[index].y0 - rows[index - 1].y1, index) for index in range(first + 1, late + 1)]
        size = statistics.median(row.size for row in rows[first : last + 1])
        wide = [index for gap, index in gaps if gap > 0.9 * size]
        top = min(word.y0 for word in rows[late].words)
        header = [
            index for index in range(first, late)
            if rows[index].size > 1.35 * size and rows[index].y1 <= top and not _goes_on(rows, index, late)
            and section_of(rows[index].text) is None
        ]  # fmt: skip
        opens = next(
            (index for index in range(first, late) if section_of(rows[index].text) is not None), late
        )
        if header:
            first = max(index + 1 for index in header)
            while first < late and _is_below_name(rows, first, size):
                first += 1
        elif wide and late - first <= 3:
            first = min(wide[-1], opens) if wide[-1] <= late else first
    return first, last


def _without_entries(rows: list[Row], first: int, last: int, x: float) -> tuple[int, int]:
    """The run without the entries above its first heading and below its last one that belong to wide text: their right
    side holds nothing but when and where, each beside its line."""
    heads = [
        index
        for index in range(first, last + 1)
        if any(section_of(half.text) is not None for half in _sides(rows[index], x))
    ]
    if heads and _are_noted(rows[first : heads[0]], x):
        first = heads[0]
    if heads and heads[-1] > first and _are_noted(rows[heads[-1] + 1 : last + 1], x):
        last = heads[-1] - 1
    return first, last


def _sides(row: Row, x: float) -> list[Row]:
    """What of a row stands left and right of `x`."""
    return [side for half in _halves([row], x) for side in half]


def _are_noted(rows: Sequence[Row], x: float) -> bool:
    """Whether rows have something at the right, and that is when or where and stands beside their words."""
    notes = [(left, right) for row in rows for left, right in [_halves([row], x)] if right]
    return bool(notes) and all(
        left and (is_note(right[0].text) or says_where_or_how(right[0].text)) for left, right in notes
    )


def _goes_on(rows: list[Row], index: int, late: int) -> bool:
    """Whether a large line wraps into the row where the other side has begun: a name of two lines in a side bar."""
    row = rows[index]
    return any(
        abs(word.size - row.size) < 0.1 and word.y0 - row.y1 < 0.5 * row.size for word in rows[late].words
    )


def _is_below_name(rows: list[Row], index: int, size: float) -> bool:
    """A headline right under the large name still belongs to the header, a section heading does not."""
    text = " ".join(word.text for word in rows[index].words)
    return section_of(text) is None and rows[index].y0 - rows[index - 1].y1 < 0.9 * size


def _is_divided(left: list[Row], right: list[Row], dividers: Sequence[Line]) -> bool:
    """Whether an upright line is drawn between the two sides along most of their height."""
    x0, x1 = max([row.words[-1].x1 for row in left]), min([row.words[0].x0 for row in right])
    top, bottom = min(left[0].y0, right[0].y0), max(left[-1].y1, right[-1].y1)
    return any(
        x0 - 1 <= x <= x1 + 1 and min(high, bottom) - max(low, top) > 0.7 * (bottom - top)
        for x, low, high in dividers
    )


def _is_head(text: str) -> bool:
    """Whether a side has a heading; the title of a table's column ("Jabatan") is none."""
    return section_of(text) is not None and not COLUMN_TITLE.match(text.strip(" .:"))


def _are_cards(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Entries side by side: two rows or more on both sides, and on some of them, not on most, dates on both."""
    beside = [(row, other) for row in left for other in right if abs(row.y1 - other.y1) < 1.5]
    dated = [(find_ranges(row.text), find_ranges(other.text)) for row, other in beside]
    both = [(one, other) for one, other in dated if one and other]
    if len(beside) < 3 and not any(not one[0].single and not other[0].single for one, other in both):
        return False
    odd = sum(bool(one) != bool(other) for one, other in dated)
    return 0 < len(both) <= 0.5 * len(beside) and odd <= 0.25 * len(beside)


def _behind_colons(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the right side holds the values of a form, with the colons before them on either side."""
    at_right = sum(row.text.startswith((":", "：")) for row in right)
    at_left = sum(row.text.endswith(("\t:", "\t：")) for row in left)
    return at_right >= 0.4 * len(right) or at_left >= 0.4 * len(left)


def _are_values(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the left side names groups ("Databases") whose items stand on the right of each."""
    if _behind_colons(left, right):
        return True
    names = [row for row in left if section_of(row.text) is None]
    beside = [other for row in names for other in right if abs(row.y1 - other.y1) < 1.5]
    lists = sum("," in row.text or is_only_level(row.text) for row in beside)
    return (
        len(beside) >= 0.9 * len(names)
        and lists >= 0.6 * len(names)
        and not any("," in r.text for r in names)
    )


def _beside_dates(one: list[Row], other: list[Row]) -> bool:
    """Whether what stands on the other side are cells: each beside a row with dates, or what wraps below it."""
    dated = [row for row in one if find_ranges(row.text)]
    beside = [row for row in other if one[0].y0 - 2 <= row.y0 <= one[-1].y1]
    if len(dated) < 2 or len(beside) < 2 or any(section_of(row.text) is not None for row in beside):
        return False
    met: set[int] = set()
    last: Row | None = None
    wraps = 0
    for row in beside:
        number = next(
            (
                n
                for n, each in enumerate(dated)
                if abs(_foot(each) - _foot(row)) <= 0.34 * min(row.size, each.size)
            ),
            None,
        )
        if number is not None:
            met.add(number)
            wraps = 0
        elif last is None or wraps or row.y0 - last.y1 > 0.6 * row.size:
            return False
        else:
            wraps += 1
        last = row
    return len(met) >= max(2.0, 0.75 * len(dated))


def _are_labels(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the left side holds labels of what is beside them ("Soft Skills", "2021", "English"), all set alike."""
    first = left[0].words[0]
    if any(word.size != first.size or word.bold != first.bold for row in left for word in row.words):
        return False
    edge = max(row.words[-1].x1 for row in left)
    if any(edge - row.words[-1].x1 > FLUSH for row in left):
        return False
    values = [(_foot(row), row.y1) for row in right if section_of(row.text) is None]
    last: Row | None = None
    for row in left:
        wraps = last is not None and row.y0 - last.y1 < LEADING * row.size
        if not wraps and not any(_level(row, *value) for value in values):
            return False
        last = row
    return True


def _without_heading(row: Row) -> str:
    """The text of a row behind the heading that opens it, if one does."""
    count = _first_cell(row.words)
    headed = 0 < count < len(row.words) and section_of(joined_text(row.words[:count])) is not None
    return joined_text(row.words[count:]) if headed else row.text


def _foot(row: Row) -> float:
    return row.words[0].foot


def _level(row: Row, foot: float, y1: float) -> bool:
    """Whether two rows stand on one baseline, whatever the size of their letters."""
    return abs(_foot(row) - foot) < 1.5 or abs(row.y1 - y1) < 1.5


def _are_columns(left: list[Row], right: list[Row], *, divided: bool, cards: bool) -> bool:
    """Columns have headings of their own on both sides or baselines that do not agree; cells do.

    `divided` says that a line is drawn between the sides, `cards` what `_are_cards` does.
    """
    left_text, right_text = [row.text for row in left], [row.text for row in right]
    left_heads = [_is_head(text) for text in left_text]
    noted = [(_foot(row), row.y1) for row in left if is_note(row.text)]
    right_heads = [_is_head(row.text) and not any(_level(row, *note) for note in noted) for row in right]
    if sum(left_heads) >= 0.75 * len(left):
        return False
    # A heading in a margin further out stands on the line of the first date.
    left_text = [_without_heading(row) for row in left]
    dated = [is_note(text) for text in left_text]
    if sum(dated) >= 0.6 * len(left):
        return False
    noting = sum(dated) + sum(map(says_where_or_how, left_text))
    if (sum(dated) > 1 and noting >= 0.8 * len(left)) or 0 < sum(dated) < noting == len(left) - sum(
        left_heads
    ):
        # Below the dates of an entry its place and its terms stand in the same margin.
        return False
    right_dated = sum(is_note(BRACKETED_DURATION.sub("", text)) for text in right_text)
    if right_dated >= 0.6 * max(len(right) - sum(right_heads), 1):
        return False
    placed = sum(is_place(text) for text in right_text)
    if right_dated and placed and right_dated + placed >= 0.8 * max(len(right) - sum(right_heads), 1):
        # Dates and places of entries stand at the right edge, each beside its line.
        return False
    if _behind_colons(left, right):
        return False
    if (any(left_heads) and any(right_heads)) or cards:
        return True
    if _beside_dates(left, right) or _beside_dates(right, left):
        return False
    baselines = [(_foot(row), row.y1) for row in right]
    aligned = sum(any(_level(row, *line) for line in baselines) for row in left)
    lines = [(_foot(row), row.y1) for row in left]
    aligned_back = sum(any(_level(row, *line) for line in lines) for row in right)
    if divided and min(aligned / len(left), aligned_back / len(right)) < 0.9:
        return True
    if any(left_heads) or any(right_heads):
        shares = (
            aligned / max(len(left) - sum(left_heads), 1),
            aligned_back / max(len(right) - sum(right_heads), 1),
        )
        return min(shares) < 0.6 and max(shares) < 0.85
    if aligned == 0 and min(len(left), len(right)) >= 2 and max(len(left), len(right)) >= 4:
        return True
    return aligned < 0.5 * len(left) and aligned_back < 0.5 * len(right) and min(len(left), len(right)) >= 5
