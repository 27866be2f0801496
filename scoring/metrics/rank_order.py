"""Whether a ranking puts the higher before the lower: Goodman and Kruskal's gamma, Kendall's tau without tied pairs.

Each pair with different true grades agrees with the ranking or not; the figure is (agreeing − disagreeing) ÷ pairs: 1
for the true order, 0 for chance, −1 for its reverse. What it cannot tell: whether the wrong pairs are near each other.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many pairs a ranking could be judged, and agreeing minus disagreeing ones."""

    pairs: int
    balance: int

    @property
    def gamma(self) -> float:
        """Return the figure; not a number where no two grades differ."""
        return self.balance / self.pairs if self.pairs else math.nan


def agreement(grades: Sequence[float]) -> Agreement:
    """Return the agreement of a ranking with the grades of those in it, given in the order of the ranking."""
    pairs = [
        1 if earlier > later else -1
        for place, earlier in enumerate(grades)
        for later in grades[place + 1 :]
        if earlier != later
    ]
    return Agreement(len(pairs), sum(pairs))
