"""An upper bound of the scores of many at once, in whole numbers: one addition for each posting that matters.

Each run of a skill and a class adds one number to all its rows. What a run could add at the least is not added but
granted to everybody (the *base*), so that the long tail of weak evidence is never touched. A bound may be too
high, by classes, by the base, and where a profile shows several skills of one requirement; never too low.

Bounds are points: parts of a score times the weight of all lines.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from scoring.index import profiles as layout
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, spans

# What a requirement may grant, as parts of the budget, and how often the price between them is halved.
_GRANTS = np.array([0, 1 / 64, 1 / 32, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 2, 1])
_PRICES = 12
# Fewer postings are sooner touched than weighed.
_FEW = 150_000
_UNITS = 65_000
"""The largest sum that an addition may reach, in the 16 bits of a bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the rows of some strips reach at most: `sums` [strips × STRIP] ÷ `scale` + `base`, in points.

    `strips` says which they are, in order; `sums` counts what the criteria add at most in each, which is `others`.
    """

    strips: Ints
    others: NDArray[np.uint16]
    sums: NDArray[np.uint16]
    scale: float
    base: float

    def units(self, points: float) -> int:
        """The least sum of a row that may reach so many points."""
        return max(0, int(min(_UNITS + 1.0, (points - self.base) * self.scale - 1)))

    def skills(self, places: Ints) -> Floats:
        """The most points of the skills of some places of `sums`."""
        points: Floats = (self.sums[places] - self.others[places // layout.STRIP]) / self.scale + self.base
        return points

    def rows(self, places: Ints) -> Ints:
        """The rows that some places of `sums` stand for."""
        strip, within = np.divmod(places, layout.STRIP)
        return self.strips[strip] * layout.STRIP + within

    def places(self, rows: Ints) -> Ints:
        """The inverse of `rows`; all must lie in the strips."""
        strip, within = np.divmod(rows, layout.STRIP)
        return np.searchsorted(self.strips, strip) * layout.STRIP + within


def bound(plan: Plan, strips: Ints, others: Floats, budget: float) -> Bound:
    """Bound everybody in some strips, in each of which the criteria add at most `others` points.

    What is granted unseen comes to `budget` (a share of the score) at the most.
    """
    pool = plan.profiles
    most = plan.weights[plan.pair_line] * plan.pair_affinity
    adds = most[:, None] * pool.bounds[:, plan.required - 1].T
    starts, ends = pool.runs(plan.pair_skill, pool.blocks_of(strips))
    postings = (ends - starts).sum(axis=0)
    base = 0.0
    if postings.sum() > _FEW:
        granted = _granted(plan, adds, postings, budget * plan.total)
        adds = np.maximum(0.0, adds - granted[plan.pair_line][:, None])
        base = float(granted.sum())
    # A profile can show every accepted skill, but no run twice.
    highest = float(adds.max(axis=1, initial=0.0).sum()) + float(others.max(initial=0.0))
    scale = (_UNITS - len(adds) - 1) / max(1e-9, highest)
    steps = np.ceil(adds * scale).astype(np.uint16)
    kept = steps > 0
    size = -(-len(pool) // layout.STRIP) * layout.STRIP
    sums = _added(pool.posting_rows, starts[:, kept], ends[:, kept], steps[kept], size)
    of_strips = sums.reshape(-1, layout.STRIP)[strips]
    units = np.ceil(others * scale).astype(np.uint16)
    of_strips += units[:, None]
    return Bound(strips, units, of_strips.reshape(-1), scale, base)


def _granted(plan: Plan, adds: Floats, postings: Ints, budget: float) -> Floats:
    """What each requirement grants to everybody [requirements]: so that the fewest postings are left to be touched.

    A requirement that grants g leaves out all its runs that add g or less. Between requirements the budget is
    shared by a price: each takes the grant whose postings, less the price of the grant, are the most.
    """
    highest = np.zeros(plan.requirements)
    np.maximum.at(highest, plan.pair_line, adds.max(axis=1, initial=0.0))
    grants = np.minimum(budget * _GRANTS, highest[:, None])
    left_out = np.zeros(grants.shape)
    np.add.at(
        left_out,
        plan.pair_line,
        np.einsum("kgc,kc->kg", adds[:, None, :] <= grants[plan.pair_line][:, :, None], postings),
    )
    free, dear = 0.0, float(left_out.max(initial=0.0)) / max(1e-9, budget * _GRANTS[1])
    lines = np.arange(plan.requirements)
    chosen = np.zeros(plan.requirements)
    for _ in range(_PRICES):
        price = (free + dear) / 2
        taken = grants[lines, (left_out - price * grants).argmax(axis=1)]
        if taken.sum() <= budget:
            chosen, dear = taken, price
        else:
            free = price
    return chosen


def _added(rows: Ints, starts: Ints, ends: Ints, steps: NDArray[np.uint16], size: int) -> NDArray[np.uint16]:
    """Add each run's step to its rows; runs [blocks, k] are added block after block, near the processor."""
    if not starts.size:
        return np.zeros(size, dtype=np.uint16)
    first, last = starts.ravel(), ends.ravel()
    indices = np.concatenate([np.empty(0, rows.dtype), *(rows[a:b] for a, b in spans(first, last))])
    indptr = np.zeros(len(first) + 1, dtype=rows.dtype)
    np.cumsum(last - first, out=indptr[1:])
    table = csc_array((_ones(len(indices)), indices, indptr), shape=(size, len(first)))
    sums: NDArray[np.uint16] = table @ np.tile(steps, len(starts))
    return sums


def _ones(count: int) -> NDArray[np.uint16]:
    """So many ones, which no one may change: each posting adds its run's step once."""
    return _many_ones(1 << max(10, (count - 1).bit_length()))[:count]


@lru_cache(maxsize=32)
def _many_ones(count: int) -> NDArray[np.uint16]:
    ones = np.ones(count, dtype=np.uint16)
    ones.flags.writeable = False
    return ones
