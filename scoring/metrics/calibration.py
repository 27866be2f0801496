"""Whether a stated confidence keeps its word: of values said to be right with 0.9, about 90 % are right.

Values are binned by their confidence; the expected calibration error is the mean distance between the confidence of a
bin and its share of right values, weighted by size (Naeini et al. 2015). What it cannot tell: whether confident values
are many; a reader that says 0.5 of everything and is right half the time has no error and no use.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """The values whose confidence is at least `low` and below `high` (1.0 itself is in the last bin)."""

    low: float
    high: float
    values: int
    confidence: float
    right: float


def bins(values: Iterable[tuple[float, bool]], edges: Sequence[float] = EDGES) -> list[Bin]:
    """Return the bins that hold a value, lowest first, of pairs of confidence and whether it was right."""
    listed = sorted(values)
    found = []
    for low, high in zip(edges, (*edges[1:], 1.0), strict=True):
        held = [each for each in listed if low <= each[0] and (each[0] < high or high == 1.0)]
        if held:
            confidence = sum(each[0] for each in held) / len(held)
            right = sum(each[1] for each in held) / len(held)
            found.append(Bin(low, high, len(held), confidence, right))
    return found


def expected_calibration_error(found: Sequence[Bin]) -> float:
    """Return the mean distance of confidence and share right, weighted by the bins' sizes; 0 for no values."""
    number = sum(each.values for each in found)
    return sum(each.values * abs(each.confidence - each.right) for each in found) / number if number else 0.0
