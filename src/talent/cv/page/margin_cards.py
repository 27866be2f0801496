"""Employer, place and dates in a block at the left of each entry, what was done there at the right.

Such a page has the gutter of two columns or of cells. What tells it is that between two headings each block of the
left side holds one date, and begins beside what white space parts on the right side, where no date stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talent.cv.page.margin_notes import is_heading, is_note, says_where_or_how
from talent.cv.page.rows import Row, joined_text
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.fresh_starts import asks_for_rest, begins_anew
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place

# White space between two blocks, in the size of their letters, and in that between most lines of a block.
APART, LOOSE = 0.35, 1.6
# White space above what begins beside a block.
SPACE = 0.45
TALLEST = 12
LONGEST = 60
# How far apart, in points, gutters are that are one.
NEAR = 6.0
Cards = tuple[int, int, list[Row]]


def find_cards(rows: Sequence[Row], candidates: Sequence[float]) -> list[Cards]:
    """First row, last row and rows in reading order of each section that consists of such blocks.

    `candidates` are the places where the blocks may end.
    """
    if sum(row.names_year for row in rows) < 2:
        return []
    found: list[tuple[float, int, Cards]] = []
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and not is_heading(rows[end].text):
            continue
        part = rows[start:end]
        if len(part) > 2 and any(row.names_year for row in part):
            for x in candidates:
                cards = _parted_at(part, x)
                if cards is not None:
                    # The heading is read with them, so that they are told to be below it.
                    first = max(start - 1, 0)
                    found.append((x, cards[0], (first, end - 1, [*rows[first:start], *cards[1]])))
                    break
        start = end + 1
    # What stands beside a single block is told to belong to it only by other sections.
    sure = [x for x, count, _ in found if count > 1]
    return [cards for x, _, cards in found if any(abs(x - other) < NEAR for other in sure)]


def _parted_at(rows: Sequence[Row], x: float) -> tuple[int, list[Row]] | None:
    """How many blocks stand left of `x`, and the rows entry by entry; None where the left side is no such blocks."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        count = row.count_left_of(x)
        if count is None:
            return None
        first, second = row.halves(count)
        left += [first] if first is not None else []
        right += [second] if second is not None else []
    return _with_cards(left, right) if len(left) > 1 and right else None


def _with_cards(left: Sequence[Row], right: Sequence[Row]) -> tuple[int, list[Row]] | None:
    edge = max(row.words[-1].x1 for row in left)
    if edge - left[0].words[0].x0 > max(row.words[-1].x1 for row in right) - right[0].words[0].x0:
        return None
    if any(section_of(row.text) is not None for row in (*left, *right)):
        return None
    if any(len(row.text) > LONGEST for row in left) or any(
        is_note(row.text) for row in right if len(row.text) > 2
    ):
        return None
    blocks = _blocks(left)
    dates = [_dates(block) for block in blocks]
    if not all(dates) or not all(map(_names_somebody, blocks, dates)):
        # Dates with places below them are notes in the margin, and read as such.
        return None
    result: list[Row] = []
    taken = 0
    for number, (block, dated) in enumerate(zip(blocks, dates, strict=True)):
        bottom = blocks[number + 1][0].y0 if number + 1 < len(blocks) else right[-1].y1 + 1
        beside = [row for row in right[taken:] if row.words[0].foot < bottom]
        if not 1 < len(block) <= TALLEST or (beside and not _begin_level(right, taken, block[0])):
            return None
        result += _card(block, dated, edge)
        result += beside
        taken += len(beside)
    if not taken:
        return None
    end = max(row.words[-1].x1 for row in right)
    beside_cards = {id(row) for row in right}
    return len(blocks), [replace(row, right=end if id(row) in beside_cards else edge) for row in result]


def _blocks(left: Sequence[Row]) -> list[list[Row]]:
    """The rows of the left side, parted at the white space between two entries."""
    gaps = [(row.y0 - above.y1) / row.size for above, row in pairwise(left)]
    inner = max(sorted(gaps)[len(gaps) // 4], 0.0)
    blocks = [[left[0]]]
    for row, gap in zip(left[1:], gaps, strict=True):
        if gap > max(LOOSE * inner, inner + APART):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _dates(block: Sequence[Row]) -> list[Row]:
    """The row of a block that is its range of dates, or the two over which that runs; empty where not one is."""
    whole = [[row] for row in block if _is_range(row.text)]
    if not whole:
        whole = [
            [one, two] for one, two in pairwise(block) if _is_range(joined_text([*one.words, *two.words]))
        ]
    return whole[0] if len(whole) == 1 else []


def _names_somebody(block: Sequence[Row], dated: Sequence[Row]) -> bool:
    """Whether a block says more than when, where and on what terms."""
    others = [row.text for row in block if row not in dated]
    return any(len(text) > 3 and not (is_note(text) or says_where_or_how(text)) for text in others)


def _is_range(text: str) -> bool:
    return is_note(text) and any(not date.single for date in find_ranges(text))


def _begin_level(right: Sequence[Row], index: int, first: Row) -> bool:
    """Whether this row of the right side begins beside the first of a block, below white space."""
    row = right[index]
    if abs(row.words[0].foot - first.words[0].foot) > 0.7 * first.size:
        return False
    return not index or row.y0 - right[index - 1].y1 > SPACE * row.size


def _card(block: Sequence[Row], dated: Sequence[Row], edge: float) -> list[Row]:
    """The block with its dates first, beside the words that stand first in it; what wraps is one line."""
    texts: list[Row] = []
    last: Row | None = None
    for row in block:
        if row in dated:
            continue
        if last is not None and texts and _goes_on(last, row, edge):
            texts[-1] = Row([*texts[-1].words, *row.words], texts[-1].y0, row.y1)
        else:
            texts.append(row)
        last = row
    words = [word for row in dated for word in row.words]
    first = Row([*words, *texts[0].words], texts[0].y0, texts[0].y1)
    return [first, *texts[1:]]


def _goes_on(above: Row, row: Row, edge: float) -> bool:
    """Whether a line of a block is the rest of the one above, set alike: its words say so, or had no room there."""
    last, first = above.words[-1], row.words[0]
    alike = last.style == first.style if last.style and first.style else last.bold == first.bold
    if not alike or is_place(row.text):
        return False
    full = last.x1 + (first.x1 - first.x0) + 0.2 * first.size > edge
    return asks_for_rest(above.text, row.text) or (full and not begins_anew(above.text, row.text))
