"""The head of a page in two columns: name, trade and summary at one side, how to reach the person at the other.

Both sides are short and neither has a heading, so that nothing tells them from cells that are read across; what stands
in them does.
"""

import math
import statistics
from collections.abc import Sequence

from talent.cv.page.rows import Row
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place

WAY = Caseless(
    r"\S@\S|https?:|www\.|\b(?:linkedin|github)\b|\w\.(?:com|id|net|org|io|dev|me|co)\b|\+?\d[\d ().–-]{7,}\d"
)
LARGE = 1.4
# A name so much larger than what stands beside it is no cell of one line with it.
FAR_LARGER = 2.2
# White space within a paragraph, and within a block of contact data, in sizes of letters.
LEADING, BLOCK = 0.7, 3.0
LEAST, MOST_ROWS = 2, 24
# Points between a word and the gutter beside it, and between the words at both sides of one.
EDGE, LEAST_GAP = 3.0, 9.0


def find_header(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """First row, last row and gutter of a head in two columns, None where `rows` begin with none."""
    return _find_contact(rows) or _find_large_name(rows)


def _find_large_name(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The same of a name in large letters, in one row or several, with small ones of a summary at its right.

    Nothing else may stand right below: a trade there would have its own words beside it.
    """
    large = max(row.size for row in rows[:MOST_ROWS])
    end, start, last = 0.0, math.inf, -1
    for row in rows[:MOST_ROWS]:
        if last >= 0 and row.y0 - rows[last].y1 > LEADING * row.size:
            break
        name = [word.x1 for word in row.words if word.size >= large / LARGE]
        beside = [word.x0 for word in row.words if word.size < large / FAR_LARGER]
        if len(name) + len(beside) < len(row.words) or max([end, *name]) >= min([start, *beside]):
            return None
        end, start, last = max([end, *name]), min([start, *beside]), last + 1
    return (0, last, (end + start) / 2) if end and start < math.inf else None


def _find_contact(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The same of a head that contact data stand beside."""
    size = statistics.median([row.size for row in rows])
    best: tuple[int, int, float] | None = None
    rows = rows[:MOST_ROWS]
    if not any(row.size >= LARGE * size for row in rows):
        # Without a name in large letters it is no head.
        return None
    for x, at_left in _edges(rows):
        found = _beside(rows, x, size, at_left=at_left)
        if found is not None and (best is None or found[0] > best[0]):
            best = (*found, x)
    return None if best is None else (0, *best[1:])


def _edges(rows: Sequence[Row]) -> set[tuple[float, bool]]:
    """Where contact data begin at the right end of a row, or end at the left one, and whether it is the left one."""
    edges: set[tuple[float, bool]] = set()
    for row in rows:
        words = row.words
        gaps = [at for at in range(1, len(words)) if words[at].x0 - words[at - 1].x1 >= LEAST_GAP]
        if _reaches(row):
            edges |= {(words[0].x0 - EDGE, False), (words[-1].x1 + EDGE, True)}
        for at in gaps:
            left, right = row.halves(at)
            if _reaches(right):
                edges.add((words[at].x0 - EDGE, False))
            if _reaches(left):
                edges.add((words[at - 1].x1 + EDGE, True))
    return edges


def _beside(rows: Sequence[Row], x: float, size: float, *, at_left: bool) -> tuple[int, int] | None:
    """How many rows of contact data stand at one side of `x`, and the last row of both sides."""
    sides: list[tuple[Row | None, Row | None]] = []
    foot: float | None = None
    for row in rows:
        count = row.count_left_of(x)
        if count is None:
            break
        contact, other = row.halves(count) if at_left else row.halves(count)[::-1]
        if other and section_of(other.text) is not None:
            break
        if contact is not None:
            # The rest of an address that did not fit on its line is one word.
            rest = foot is not None and contact.y0 - foot < LEADING * contact.size and len(contact.words) == 1
            if not rest and not _reaches(contact):
                break
            if foot is not None and contact.y0 - foot > BLOCK * contact.size:
                break
            foot = contact.y1
        sides.append((contact, other))
    contacts = [contact for contact, _ in sides if contact is not None]
    last = max((index for index, (contact, _) in enumerate(sides) if contact is not None), default=0)
    told = [other for _, other in sides[: last + 1] if other is not None]
    if len(contacts) < LEAST or len(told) < LEAST or not any(WAY.search(row.text) for row in contacts):
        return None
    for _, other in sides[last + 1 :]:
        if other is None or other.y0 - told[-1].y1 > LEADING * other.size:
            break
        told.append(other)
        last += 1
    if any(row.size >= LARGE * size and "\t" in row.text for row in (*told, *contacts)):
        # The gutter might part words of the name, which are spread over the line.
        return None
    if max(row.size for row in told) < LARGE * size or any(WAY.search(row.text) for row in told):
        return None
    if min(told[-1].y1, contacts[-1].y1) < max(told[0].y0, contacts[0].y0):
        return None
    return len(contacts), last


def _reaches(row: Row | None) -> bool:
    """Whether a row holds a way to reach the person, or where they live, and little else."""
    return row is not None and len(row.text) < 60 and (WAY.search(row.text) is not None or is_place(row.text))
