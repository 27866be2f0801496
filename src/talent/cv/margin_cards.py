"""Employer, place and dates in a block at the left of each entry, what was done there at the right.

Such a page has the gutter of two columns and its baselines seldom agree. What tells it is that each block of the left
side holds one date, and begins beside what white space parts on the right side, where no date stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talent.cv.dates import find_ranges
from talent.cv.headings import section_of
from talent.cv.margin_notes import is_note, says_where_or_how
from talent.cv.rows import Row

# White space between two blocks, in the size of their letters.
APART = 0.9
TALLEST = 6
LONGEST = 60


def with_cards(left: Sequence[Row], right: Sequence[Row]) -> list[Row] | None:
    """The rows of both sides entry by entry; None where the left side does not consist of such blocks."""
    blocks: list[list[Row]] = []
    for row in left:
        if blocks and row.y0 - blocks[-1][-1].y1 < APART * row.size:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    if len(blocks) < 2 or any(section_of(row.text) is not None for row in left):
        return None
    dates = [[row for row in block if _is_range(row)] for block in blocks]
    if any(
        len(dated) != 1 or not 1 < len(block) <= TALLEST for dated, block in zip(dates, blocks, strict=True)
    ):
        return None
    if any(len(row.text) > LONGEST for row in left) or any(
        is_note(row.text) for row in right if len(row.text) > 2
    ):
        return None
    others = [row for row in left if not any(row is dated for one in dates for dated in one)]
    if all(says_where_or_how(row.text) for row in others):
        # Dates with places below them are notes in the margin, and read as such.
        return None
    tops = [_top(block[0], right) for block in blocks]
    if None in tops or any(one >= two for one, two in pairwise(tops) if one is not None and two is not None):
        return None
    starts = [top for top in tops if top is not None]
    # Only the heading of the whole may stand above, in the middle of the page.
    result = list(right[: starts[0]])
    if any(section_of(row.text) is None for row in result) or any(
        section_of(row.text) is not None for row in right[starts[0] :]
    ):
        return None
    for block, (dated,), start, end in zip(blocks, dates, starts, [*starts[1:], len(right)], strict=True):
        result += _card(block, dated)
        result += right[start:end]
    edge = max([row.words[-1].x1 for row in right])
    return [replace(row, right=edge) for row in result]


def _is_range(row: Row) -> bool:
    return is_note(row.text) and any(not date.single for date in find_ranges(row.text))


def _top(row: Row, right: Sequence[Row]) -> int | None:
    """The index of the row at the right beside the first row of a block."""
    return next(
        (n for n, other in enumerate(right) if abs(other.words[0].foot - row.words[0].foot) < 0.7 * row.size),
        None,
    )


def _card(block: Sequence[Row], dated: Row) -> list[Row]:
    """The block with its dates first, beside the words that stand first in it; lines set alike are one that wraps."""
    texts: list[Row] = []
    for row in block:
        if row is dated:
            continue
        before = texts[-1].words[-1] if texts else None
        alike = before is not None and before.style == row.words[0].style != 0
        if alike and texts[-1].y1 < row.y1 and dated.y0 > row.y0:
            texts[-1] = Row([*texts[-1].words, *row.words], texts[-1].y0, row.y1)
        else:
            texts.append(row)
    first = Row([*dated.words, *texts[0].words], texts[0].y0, texts[0].y1)
    return [first, *texts[1:]]
