"""Whether a score tells what can be linked from what cannot: how much of the latter is refused at a price.

The threshold is the one at which the wanted share of the linkable is kept; the figure is the share of the others that
lie below it. What it cannot tell: whether what was kept was linked rightly.
"""

import math
from collections.abc import Sequence

import numpy as np


def threshold_keeping(linkable: Sequence[float], kept: float) -> float:
    """Return the highest threshold at or above which at least the share `kept` of these scores lies."""
    ordered = sorted(linkable, reverse=True)
    return ordered[math.ceil(kept * len(ordered)) - 1] if ordered else math.nan


def refused_share(linkable: Sequence[float], others: Sequence[float], *, kept: float = 0.8) -> float:
    """Return the share of `others` below the threshold that keeps `kept` of the linkable; NaN for none of either."""
    if not linkable or not others:
        return math.nan
    return float(np.mean(np.asarray(others) < threshold_keeping(linkable, kept)))
