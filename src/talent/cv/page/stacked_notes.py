"""A place and the dates below it, set in a margin of their own beside an entry, are put together on its first line.

The second line of such a note stands beside the first item of the list below the head, or beside the story of the
job: the dates of the entry would be read as the end of that item.
"""

from collections.abc import Sequence
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.page.drawn_marks import DrawnMarks
from talent.cv.page.margin_notes import MAX_NOTE, is_note, says_where_or_how
from talent.cv.page.rows import CELL_GAP, Row, joined_text
from talent.cv.page.wrapped_cells import is_marked

FLUSH = 2.0
# White space between two lines of one note, in line heights.
LEADING = 0.62


def with_stacked_notes(rows: list[Row], dots: DrawnMarks) -> list[Row]:
    """The rows with the second line of each note at the first.

    That a margin tells of entries and not of the lines beside it is seen where a second line stands beside an item.
    """
    marked = [is_marked(row, dots) for row in rows]
    if not any(item and not above for above, item in pairwise(marked)):
        return rows
    pairs = [_parted(above, row) for above, row in pairwise(rows)]
    beside_item = [
        pair is not None and marked[index + 1] and not marked[index] for index, pair in enumerate(pairs)
    ]
    if not any(beside_item):
        return rows
    margin = [
        edge
        for pair, found in zip(pairs, beside_item, strict=True)
        if pair is not None and found
        for edge in _edges(pair[1])
    ]
    result = list(rows)
    for index, pair in enumerate(pairs):
        if pair is None or marked[index]:
            continue
        text, note = pair
        if not beside_item[index] and not any(edge in margin for edge in _edges(note)):
            continue
        above, row = result[index], rows[index + 1]
        result[index] = Row([*above.words, *note], above.y0, above.y1, above.right)
        result[index + 1] = Row(list(text), row.y0, row.y1, row.right)
    return [row for row in result if row.words]


def _parted(above: Row, row: Row) -> tuple[Sequence[Word], Sequence[Word]] | None:
    """The text of `row` and the note at its end, which goes on with the note at the end of the row above."""
    if row.y0 - above.y1 > LEADING * row.size:
        return None
    first, second = _last_cell(above), _last_cell(row)
    if not first or not _are_flush(above.words[first:], row.words[second:]):
        return None
    where, when = joined_text(above.words[first:]), joined_text(row.words[second:])
    if len(where) > MAX_NOTE or len(when) > MAX_NOTE:
        return None
    told = (not is_note(where) and is_note(when)) or (is_note(where) and says_where_or_how(when))
    return (row.words[:second], row.words[second:]) if told else None


def _last_cell(row: Row) -> int:
    """Which word the last cell of a row begins with, 0 where the row has one cell."""
    for count in range(len(row.words) - 1, 0, -1):
        before, word = row.words[count - 1], row.words[count]
        gap = word.x0 - before.x1
        if gap > CELL_GAP * before.size and gap > CELL_GAP * word.size:
            return count
    return 0


def _edges(note: Sequence[Word]) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("left", round(note[0].x0)), ("right", round(note[-1].x1))


def _are_flush(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return abs(one[0].x0 - other[0].x0) < FLUSH or abs(one[-1].x1 - other[-1].x1) < FLUSH
