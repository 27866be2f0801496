"""Precision, recall and F1 of found values against true ones, counted as multisets.

With TP = the values in both, P = TP / found, R = TP / true, F1 = 2 TP / (found + true). A share of nothing is not a
number: where nothing was found there is no precision, where there is no truth no recall (van Rijsbergen 1979).
What it cannot tell: which of two equal values stood at the right place.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Counts:
    """How many values were right, found and true."""

    right: int
    found: int
    true: int

    @classmethod
    def of(cls, found: Iterable[str], true: Iterable[str]) -> Self:
        """Count two multisets of values."""
        here, there = Counter(found), Counter(true)
        return cls((here & there).total(), here.total(), there.total())

    def __add__(self, other: Self) -> "Counts":
        return Counts(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of the found values that are true."""
        return self.right / self.found if self.found else math.nan

    @property
    def recall(self) -> float:
        """The share of the true values that were found."""
        return self.right / self.true if self.true else math.nan

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else math.nan


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum: the micro average over documents."""
    return sum(counts, Counts(0, 0, 0))
