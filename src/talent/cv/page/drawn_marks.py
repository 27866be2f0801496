"""The small shapes drawn on a page, ordered by height: every line asks which of them stand beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class DrawnMarks:
    """Drawn marks, given as right edge and middle in points; some of them are the bullets of lists."""

    def __init__(self, marks: Iterable[tuple[float, float]] = ()) -> None:
        ordered = sorted(marks, key=lambda mark: mark[1])
        self._edges = [edge for edge, _ in ordered]
        self._middles = [middle for _, middle in ordered]

    def edges(self, top: float, bottom: float) -> list[float]:
        """The right edges of the marks whose middles are neither above `top` nor below `bottom`."""
        return self._edges[bisect_left(self._middles, top) : bisect_right(self._middles, bottom)]
