"""The small shapes drawn on a page, ordered by height: every line asks which of them stand beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

Mark = tuple[float, float]
"""The right edge of a small drawn shape, and the height of its middle, in points."""
# Marks side by side that rate something: how many at least, how far from one another at most, in points.
RATING, SPACED = 3, 16.0


class DrawnMarks:
    """Drawn marks, given as right edge and middle in points; some of them are the bullets of lists.

    A row of marks that rates what stands before it is left out: its last one stands near the column at its right.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        ordered = [mark for row in _rows(marks) for mark in row if len(row) < RATING]
        self._edges = [edge for edge, _ in ordered]
        self._middles = [middle for _, middle in ordered]

    def edges(self, top: float, bottom: float) -> list[float]:
        """The right edges of the marks whose middles are neither above `top` nor below `bottom`."""
        return self._edges[bisect_left(self._middles, top) : bisect_right(self._middles, bottom)]


def _rows(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The marks by height, those of one height that stand near one another together."""
    row: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (round(each[1], 1), each[0])):
        if row and (round(mark[1], 1) != round(row[-1][1], 1) or mark[0] - row[-1][0] > SPACED):
            yield row
            row = []
        row.append(mark)
    if row:
        yield row
