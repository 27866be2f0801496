"""How much of what is wanted comes early in a ranking: nDCG at k, the normalised discounted cumulative gain.

DCG = Σ (2^grade − 1) ÷ log2(place + 1) over the first k places; nDCG divides it by that of the best order (Järvelin and
Kekäläinen 2002, with the gain of Burges et al. 2005). What it cannot tell: whether the grades say what people want.
"""

import math
from collections.abc import Sequence


def ndcg(grades: Sequence[float], *, at: int = 10) -> float:
    """Return nDCG at `at` of the grades (0 and more) of everybody, in the order of the ranking.

    Not a number where nobody has a grade above 0: no order is better than another.
    """
    best = _gain(sorted(grades, reverse=True)[:at])
    return _gain(grades[:at]) / best if best else math.nan


def _gain(grades: Sequence[float]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))
