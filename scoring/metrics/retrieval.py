"""How early the right answer comes in a list: recall at k and the mean reciprocal rank, of one right answer each.

Recall at k is the share of questions whose answer is among the first k; the reciprocal rank of a question is 1 ÷ the
place of its answer, 0 where it is not listed (Voorhees 1999). What they cannot tell: whether what came before the
right answer was nearly as right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.metrics.bootstrap import Interval, interval_of_sums

AT: Final = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Recall at 1, 5 and 10 and the mean reciprocal rank over some questions, with their intervals."""

    recall_at_1: Interval
    recall_at_5: Interval
    recall_at_10: Interval
    mean_reciprocal_rank: Interval


def place_of(answer: str, listed: Sequence[str]) -> int | None:
    """Return the place of an answer in a list, from 1; None where it is not listed."""
    return listed.index(answer) + 1 if answer in listed else None


def retrieval(places: Sequence[int | None]) -> Retrieval:
    """Return the figures of the places at which the answers came; not a number where nothing was asked."""
    rows = [
        [*(float(place is not None and place <= at) for at in AT), 1 / place if place else 0.0, 1.0]
        for place in places
    ]
    counts = np.array(rows, np.float64).reshape(len(rows), len(AT) + 2)
    return Retrieval(*(interval_of_sums(counts, _share(column)) for column in range(len(AT) + 1)))


class _share:
    """The mean of a column of sums over the number of questions, which is the last one."""

    def __init__(self, column: int) -> None:
        self._column = column

    def __call__(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(sums[:, self._column] / sums[:, -1])
