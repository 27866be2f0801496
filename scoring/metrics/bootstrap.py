"""How far a figure would move with other documents of the same kind: the percentile bootstrap (Efron 1979).

Documents are drawn with replacement, since values of one document are not independent of each other. What it cannot
tell: how the figure would be on documents of another kind than those measured.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

DRAWS: Final = 1000
SEED: Final = 20_261_124


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the bounds of its 95 % interval; not a number where there is nothing to measure."""

    value: float
    low: float
    high: float


def interval(
    documents: Sequence[T], figure: Callable[[Sequence[T]], float], *, draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """Return `figure` of the documents and the 2.5th and 97.5th percentile of it over the draws.

    Equal input gives equal output: the seed is fixed.
    """
    value = figure(documents)
    if not documents:
        return Interval(value, value, value)
    chance = np.random.default_rng(seed)
    drawn = [
        figure([documents[index] for index in chance.integers(0, len(documents), len(documents))])
        for _ in range(draws)
    ]
    kept = [each for each in drawn if not math.isnan(each)]
    if not kept:
        return Interval(value, value, value)
    low, high = np.percentile(kept, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def interval_of_sums(
    documents: NDArray[np.float64],
    figure: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Interval:
    """Return the same for a figure that depends on sums over the documents alone, such as F1 of counts.

    `documents` is of shape (documents, counts). `figure` takes sums of shape (draws, counts) and gives one figure a
    draw, not a number where it cannot be told. All draws are one product of matrices, so that a table of many fields
    takes no time.
    """
    value = float(figure(documents.sum(axis=0, keepdims=True))[0])
    number = len(documents)
    if not number or math.isnan(value):
        return Interval(value, value, value)
    drawn = figure(_times(number, draws, seed) @ documents)
    kept = drawn[~np.isnan(drawn)]
    low, high = np.percentile(kept, [2.5, 97.5]) if len(kept) else (value, value)
    return Interval(value, float(low), float(high))


@lru_cache(maxsize=4)
def _times(number: int, draws: int, seed: int) -> NDArray[np.float64]:
    """How often each document is in each draw; kept, since all fields of a table are drawn alike."""
    times = np.random.default_rng(seed).multinomial(number, np.full(number, 1 / number), size=draws)
    return times.astype(np.float64)
