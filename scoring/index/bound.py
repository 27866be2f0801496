"""An upper bound of everybody's score at once, in whole numbers: one addition for each posting that matters.

Each run of a skill and a class adds one number to all its rows. What a run could add at the least is not added but
granted to everybody (the *base*), so that the long tail of weak evidence is never touched. A bound may be too
high, by classes, by the base, and where a profile shows several skills of one requirement; never too low.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, spans

# What a requirement may grant, as parts of the budget, and how often the price between them is halved.
_GRANTS = np.array([0, 1 / 64, 1 / 48, 1 / 32, 1 / 24, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 1])
_PRICES = 20
_UNITS = 65_000
"""The largest sum that an addition may reach, in the 16 bits of a bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`sums` [N] in units of 1 ÷ `scale`; the score of a row is at most sums ÷ scale + base, criteria apart."""

    sums: NDArray[np.uint16]
    scale: float
    base: float

    def units(self, score: float) -> int:
        """The least sum of a row whose score, criteria apart, may reach `score`."""
        return max(0, int((score - self.base) * self.scale) - 1)


def bound(plan: Plan, budget: float) -> Bound:
    """Bound everybody; what is granted unseen comes to `budget` (a share of the score) at the most."""
    pool = plan.profiles
    share = (
        plan.weights[: plan.requirements] / plan.total if plan.total else plan.weights[: plan.requirements]
    )
    most = share[plan.pair_line] * plan.pair_affinity
    adds = most[:, None] * pool.bounds[:, plan.levels[plan.pair_line] - 1].T
    starts, ends = pool.runs(plan.pair_skill)
    granted = _granted(plan, adds, (ends - starts).sum(axis=0), budget)
    adds = np.maximum(0.0, adds - granted[plan.pair_line][:, None])
    # A profile can show every accepted skill, but no run twice.
    scale = _UNITS / max(1e-9, float(adds.max(axis=1, initial=0.0).sum()))
    steps = np.ceil(adds * scale).astype(np.uint16)
    kept = steps > 0
    if not kept.any():
        sums = np.zeros(len(pool), dtype=np.uint16)
    else:
        # Block after block, so that the sums that are added to stay near the processor.
        of_blocks = np.tile(steps[kept], len(starts))
        sums = _added(pool.posting_rows, starts[:, kept].ravel(), ends[:, kept].ravel(), of_blocks, len(pool))
    return Bound(sums, scale, float(granted.sum()))


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
        ((adds[:, None, :] <= grants[plan.pair_line][:, :, None]) * postings[:, None, :]).sum(axis=2),
    )
    free, dear = 0.0, float(left_out.max(initial=0.0)) / (budget * _GRANTS[1])
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


def _added(rows: Ints, starts: Ints, ends: Ints, steps: NDArray[np.uint16], count: int) -> NDArray[np.uint16]:
    """Add each run's step to its rows."""
    indices = np.concatenate([np.empty(0, rows.dtype), *(rows[a:b] for a, b in spans(starts, ends))])
    indptr = np.zeros(len(starts) + 1, dtype=rows.dtype)
    np.cumsum(ends - starts, out=indptr[1:])
    table = csc_array((_ones(len(indices)), indices, indptr), shape=(count, len(steps)))
    sums: NDArray[np.uint16] = table @ steps
    return sums


def _ones(count: int) -> NDArray[np.uint16]:
    """So many ones, which no one may change: each posting adds its run's step once."""
    return _many_ones(1 << max(10, (count - 1).bit_length()))[:count]


@lru_cache(maxsize=32)
def _many_ones(count: int) -> NDArray[np.uint16]:
    ones = np.ones(count, dtype=np.uint16)
    ones.flags.writeable = False
    return ones
