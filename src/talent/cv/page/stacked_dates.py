"""The two dates of an entry that stand one below the other in a margin, without a dash, the end mostly on top.

They stand beside the employer and the position, on whose lines each would be read as the only date. Both are put before
the entry, the start first.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.page.rows import CELL_GAP, Row, joined_text
from talent.cv.vocabulary.date_joins import PRESENT
from talent.cv.vocabulary.dates import find_ranges

# How far dates of one margin are out of line, in points.
FLUSH = 2.0
# White space between two lines of one entry, at most, in line heights.
LEADING = 0.62
# One pair may be two entries of a list.
FEWEST = 2
LONGEST = 20
RUNNING = "9999"
# Whatever a word for now begins or ends with, of which the first or last word of a cell may be all.
_ENDS_OF_NOW = frozenset(
    part for word in PRESENT for at in range(len(word) + 1) for part in (word[:at], word[at:])
)

Cell = tuple[Sequence[Word], Sequence[Word]]


def with_stacked_dates(rows: list[Row]) -> list[Row]:
    """The rows with both dates of each entry in front of it, where a margin holds such pairs.

    What stands beside the two dates is set in two manners, as an employer and a position are: the lines of a list with
    a date each are set alike.
    """
    if sum(row.names_year for row in rows) <= FEWEST:
        return rows
    for at_left in (True, False):
        cells = [_cell(row, at_left=at_left) for row in rows]
        pairs = [index for index, pair in enumerate(pairwise(cells)) if _is_pair(rows, index, *pair)]
        edges = Counter(edge for index in pairs for edge in _edges(cells[index]))
        edge, count = edges.most_common(1)[0] if edges else (None, 0)
        if count >= FEWEST:
            chosen = {index for index in pairs if edge in _edges(cells[index])}
            return [row for index in range(len(rows)) for row in _told(rows, cells, index, chosen)]
    return rows


def _cell(row: Row, *, at_left: bool) -> Cell | None:
    """The date alone at one end of a row and the words beside it, None where there is none."""
    if len(row.words) < 2 or not (row.names_year or _may_be_now(row.words[0 if at_left else -1].text)):
        return None
    cells = [
        index
        for index, (one, two) in enumerate(pairwise(row.words), start=1)
        if (gap := two.x0 - one.x1) > CELL_GAP * one.size and gap > CELL_GAP * two.size
    ]
    if not cells:
        return None
    if at_left:
        return _dated(row.words[: cells[0]], row.words[cells[0] :])
    return _dated(row.words[cells[-1] :], row.words[: cells[-1]])


def _may_be_now(text: str) -> bool:
    return text.casefold() in _ENDS_OF_NOW


def _dated(note: Sequence[Word], beside: Sequence[Word]) -> Cell | None:
    return (note, beside) if _date(joined_text(note)) else None


@lru_cache(maxsize=256)
def _date(text: str) -> str:
    """The one date that a text is, "9999" where it says now, empty where it is something else."""
    if len(text) > LONGEST:
        return ""
    if text.casefold() in PRESENT:
        return RUNNING
    dates = find_ranges(text)
    whole = len(dates) == 1 and dates[0].single and dates[0].end - dates[0].start == len(text)
    return dates[0].end_date or "" if whole and not dates[0].bad else ""


def _is_pair(rows: Sequence[Row], index: int, one: Cell | None, two: Cell | None) -> bool:
    """Whether two rows are the first of one entry, with a date each in the margin."""
    if one is None or two is None or rows[index + 1].y0 - rows[index].y1 > LEADING * rows[index].size:
        return False
    (first, name), (second, post) = one, two
    if _set_alike(name[0], post[0]) or not _set_alike(first[0], second[0]):
        return False
    return _are_flush(first, second) and _date(joined_text(first)) != _date(joined_text(second))


def _set_alike(one: Word, other: Word) -> bool:
    return (one.style, one.bold, round(one.size)) == (other.style, other.bold, round(other.size))


def _are_flush(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return abs(one[0].x0 - other[0].x0) < FLUSH or abs(one[-1].x1 - other[-1].x1) < FLUSH


def _edges(cell: Cell | None) -> tuple[tuple[str, int], ...]:
    """Where a date begins and ends: those of one margin have one of these in common."""
    return (("left", round(cell[0][0].x0)), ("right", round(cell[0][-1].x1))) if cell is not None else ()


def _told(rows: Sequence[Row], cells: Sequence[Cell | None], index: int, pairs: set[int]) -> list[Row]:
    """A row as it is, or the two dates and the row without its own."""
    row, cell = rows[index], cells[index]
    if cell is not None and index - 1 in pairs:
        return [Row(list(cell[1]), row.y0, row.y1, row.right)]
    below = cells[index + 1] if index in pairs else None
    if cell is None or below is None:
        return [row]
    notes = sorted((cell[0], below[0]), key=lambda words: _date(joined_text(words)))
    return [Row(list(words), row.y0, row.y1, row.right) for words in (*notes, cell[1])]
