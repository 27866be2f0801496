"""How many of the first k of a ranking are right: precision at k.

What it cannot tell: in which order they stand, and how many right ones there are at all; with fewer than k no ranking
reaches 1.
"""

import math
from collections.abc import Sequence


def precision_at(right: Sequence[bool], *, at: int = 5) -> float:
    """Return the share of right ones among the first `at` of a ranking; not a number for an empty ranking."""
    return sum(right[:at]) / at if right else math.nan
