"""Lines set flush right or in the middle of their column, as side bars often are: each begins in another place."""

from collections.abc import Sequence
from statistics import median

from talent.cv.layout import TextLine

# The share of lines that end in one place, or have their middle there; few of these begin in one.
ALIKE, APART = 0.75, 0.4
LEAST = 4
# How far apart, in points, edges are that agree.
FLUSH = 2.5


def is_ragged(lines: Sequence[TextLine]) -> bool:
    """Whether the left edges of lines tell nothing, since their right edges or their middles agree."""
    placed = [line for line in lines if line.boxes and not line.cells]
    if len(placed) < LEAST or len({round(line.x0 / 6) for line in placed}) < APART * len(placed):
        return False
    ends = [line.x1 for line in placed]
    middles = [(line.x0 + line.x1) / 2 for line in placed]
    return max(map(_alike, (ends, middles))) >= ALIKE * len(placed)


def _alike(places: Sequence[float]) -> int:
    """How many places lie at the one in the middle of them."""
    middle = median(places)
    return sum(abs(place - middle) < FLUSH for place in places)
