"""Time lines drawn down the middle: the dates on one side of the axis, their entry on the other, in turn.

Such a page has the gutter of two columns, yet each of its entries reaches over both. What tells it is that dates
stand by themselves next to the axis, on its left and on its right, and each has a text beside it on the other side.
The dates may stand on the axis as well, with the texts left and right of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from talent.cv.page.margin_notes import is_note
from talent.cv.page.rows import BULLET_GLYPHS, Row, joined_text
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place

# How far apart, in points, dates left and right of an axis end and begin.
AXIS = 60.0
# How far the middles of dates on the axis differ.
MIDDLE = 8.0
Side = tuple[int, Row]
Woven = tuple[int, int, list[Row]]


@dataclass(slots=True)
class _Entry:
    note: list[Row]
    texts: list[Row] = field(default_factory=list)


def find_time_line(rows: Sequence[Row], width: float, candidates: Sequence[float]) -> Woven | None:
    """The first and last row of a time line down the middle and its rows in reading order; None where there is none.

    `candidates` are the places where an axis may be; `width` is that of the page in points.
    """
    named = [index for index, row in enumerate(rows) if row.names_year]
    if len(named) < 2:
        return None
    central = _dates_on_axis(rows, named, width)
    if central is not None:
        return central
    if not _may_face(rows, named):
        return None
    dated = [index for index in named if find_ranges(rows[index].text)]
    for x in candidates:
        start = 0
        for end in range(len(rows) + 1):
            if end < len(rows) and rows[end].count_left_of(x) is not None and not _is_heading(rows[end]):
                continue
            found = _facing(rows, start, end, x) if sum(start <= index < end for index in dated) > 1 else None
            if found is not None:
                return found
            start = end + 1
    return None


def _is_heading(row: Row) -> bool:
    return section_of(row.text) is not None


def _may_face(rows: Sequence[Row], named: Sequence[int]) -> bool:
    """Whether a row begins with dates and another one ends with them, each with text beside; `named` name a year."""
    first = last = False
    for index in named:
        text = rows[index].text
        cells = text.split("\t")
        if len(cells) > 1:
            at_ends = is_note(cells[0]), is_note(cells[-1])
            if any(at_ends) and find_ranges(text):
                first, last = first or at_ends[0], last or at_ends[1]
    return first and last


def _facing(rows: Sequence[Row], start: int, end: int, x: float) -> Woven | None:
    """Dates left and right of the axis `x` among the rows from `start` to `end`."""
    sides: tuple[list[Side], list[Side]] = ([], [])
    for index in range(start, end):
        row = rows[index]
        count = row.count_left_of(x) or 0
        left, right = _without_mark(row, count)
        if left:
            sides[0].append((index, row.part(0, left)))
        if right < len(row.words):
            sides[1].append((index, row.part(right, len(row.words))))
    if not sides[0] or not sides[1]:
        return None
    notes = [_notes(own, {index for index, _ in other}) or [] for own, other in (sides, sides[::-1])]
    if not notes[0] or not notes[1]:
        return None
    near = min(row.words[0].x0 for block in notes[1] for _, row in block) - max(
        row.words[-1].x1 for block in notes[0] for _, row in block
    )
    if near > AXIS:
        return None
    told = {id(row) for blocks in notes for block in blocks for _, row in block}
    texts = (
        [item for item in sides[0] if id(item[1]) not in told],
        [item for item in sides[1] if id(item[1]) not in told],
    )
    if any(is_note(row.text) and len(row.text) > 2 for side in texts for _, row in side):
        return None
    opened = [(block, 1) for block in notes[0]] + [(block, 0) for block in notes[1]]
    return _woven(opened, texts)


def _without_mark(row: Row, count: int) -> tuple[int, int]:
    """Where the left side ends and the right one begins, without a mark set on the axis beside dates."""
    words = row.words
    if count > 0 and words[count - 1].text in BULLET_GLYPHS:
        return count - 1, count
    if 0 < count < len(words) - 1 and words[count].text in BULLET_GLYPHS:
        noted = is_note(joined_text(words[:count])) or is_note(joined_text(words[count + 1 :]))
        return (count, count + 1) if noted else (count, count)
    return count, count


def _notes(own: Sequence[Side], other: set[int]) -> list[list[Side]] | None:
    """The dates of one side with what goes on below them, each by itself and beside a text; None where one is not."""
    blocks: list[list[Side]] = []
    taken = -1
    for place, (index, row) in enumerate(own):
        if place <= taken or not (is_note(row.text) and len(row.text) > 2):
            continue
        above = own[place - 1][1] if place else None
        if index not in other or (above is not None and row.y0 - above.y1 < 0.6 * row.size):
            return None
        last = place
        while last + 1 < len(own) and own[last + 1][1].y0 - own[last][1].y1 < 0.6 * row.size:
            below = own[last + 1][1].text
            if last - place > 1 or not (is_note(below) or is_place(below)):
                return None
            last += 1
        blocks.append(list(own[place : last + 1]))
        taken = last
    return blocks


def _dates_on_axis(rows: Sequence[Row], named: Sequence[int], width: float) -> Woven | None:
    """Dates in the middle of the page, with texts left and right of them; `named` are the rows that name a year."""
    found: list[tuple[int, int, int]] = []
    for index in named:
        words = rows[index].words
        cuts = [n for n in range(1, len(words)) if words[n].x0 - words[n - 1].x1 > 0.8 * words[n].size]
        for low, high in pairwise([0, *cuts, len(words)]):
            middle = (words[low].x0 + words[high - 1].x1) / 2
            if cuts and 0.4 * width < middle < 0.6 * width and is_note(joined_text(words[low:high])):
                if find_ranges(rows[index].text):
                    found.append((index, low, high))
                break
    if len(found) < 3:
        return None
    middles = [(rows[i].words[low].x0 + rows[i].words[high - 1].x1) / 2 for i, low, high in found]
    if max(middles) - min(middles) > MIDDLE:
        return None
    x0 = min(rows[i].words[low].x0 for i, low, _ in found)
    x1 = max(rows[i].words[high - 1].x1 for i, _, high in found)
    first = found[0][0]
    last = next(
        (i for i in range(first, len(rows)) if _crosses(rows[i], x0, x1) or _is_heading(rows[i])), len(rows)
    )
    found = [item for item in found if item[0] < last]
    opened: list[tuple[list[Side], int]] = []
    sides: tuple[list[Side], list[Side]] = ([], [])
    at = {index: (low, high) for index, low, high in found}
    for index in range(first, last):
        row = rows[index]
        low, high = at.get(index, (0, 0))
        if not high:
            low = high = sum(word.x1 <= x1 for word in row.words)
        beside = (low > 0, high < len(row.words))
        if index in at:
            side = _begins(sides, row) if beside[0] and beside[1] else int(beside[1])
            if side is None:
                return None
            opened.append(([(index, row.part(low, high))], side))
        if beside[0]:
            sides[0].append((index, row.part(0, low)))
        if beside[1]:
            sides[1].append((index, row.part(high, len(row.words))))
    if len(opened) < 3 or len({side for _, side in opened}) < 2:
        return None
    return _woven(opened, sides)


def _begins(sides: tuple[list[Side], list[Side]], row: Row) -> int | None:
    """The side on which an entry begins at `row`: there is the more white space above; None where none has begun."""
    above = [max([other.y1 for _, other in side[-1:]], default=0.0) for side in sides]
    return None if not any(above) or abs(above[0] - above[1]) < 1 else above.index(min(above))


def _crosses(row: Row, x0: float, x1: float) -> bool:
    return any(
        (word.x0 < x0 - 1 and word.x1 > x0 + 1) or (word.x0 < x1 - 1 and word.x1 > x1 + 1)
        for word in row.words
    )


def _woven(opened: list[tuple[list[Side], int]], texts: tuple[list[Side], list[Side]]) -> Woven:
    """Each date, then the texts of its side from there down to the next one; `opened` are dates and their sides."""
    opened.sort(key=lambda item: item[0][0][0])
    entries = [_Entry([row for _, row in block]) for block, _ in opened]
    columns = [[row for _, row in own] for own in texts if own]
    wide = max([max(_ends(column)) - min(_starts(column)) for column in columns], default=0.0)
    for column in columns:
        _set_right(column, wide)
    first = opened[0][0][0][0]
    last = first
    for side in (0, 1):
        for index, row in texts[side]:
            mine = [
                number
                for number, (block, where) in enumerate(opened)
                if where == side and block[0][0] <= index
            ]
            if mine:
                entries[mine[-1]].texts.append(row)
                last = max(last, index)
    last = max([last, *(index for block, _ in opened for index, _ in block)])
    return first, last, [row for entry in entries for row in (*entry.note, *entry.texts)]


def _starts(rows: Sequence[Row]) -> list[float]:
    return [row.words[0].x0 for row in rows]


def _ends(rows: Sequence[Row]) -> list[float]:
    return [row.words[-1].x1 for row in rows]


def _set_right(rows: Sequence[Row], wide: float) -> None:
    """Where the column of each row ends; of rows that are flush at the right, as if they were so at the left.

    Both sides of an axis are as `wide` as the wider one.
    """
    starts, ends = _starts(rows), _ends(rows)
    flush = max(ends) - min(ends) < max(starts) - min(starts)
    for row in rows:
        row.right = wide + (row.words[0].x0 if flush else min(starts))
