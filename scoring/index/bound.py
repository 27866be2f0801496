"""An upper bound of everybody's score at once, in whole numbers: one addition for each posting that matters.

Each run of a skill and a class adds one number to all its rows. What a run could add at the least is not added but
granted to everybody (the *base*), so that the long tail of weak evidence is never touched. A bound may be too
high, by classes, by the base, and where a profile shows several skills of one requirement; never too low.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from scoring.index.plan import Plan
from scoring.index.profiles import CLASSES, Ints

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


def bound(plan: Plan, granted: float) -> Bound:
    """Bound everybody, runs that add less than `granted` (a share of the score) left to the base."""
    pool = plan.profiles
    share = (
        plan.weights[: plan.requirements] / plan.total if plan.total else plan.weights[: plan.requirements]
    )
    most = share[plan.pair_line] * plan.pair_affinity
    adds = most[:, None] * pool.bounds[:, plan.levels[plan.pair_line] - 1].T
    granted_of = np.minimum(granted, _highest(plan, most))
    adds = np.maximum(0.0, adds - granted_of[plan.pair_line][:, None])
    # A profile can show every accepted skill, but no run twice.
    scale = _UNITS / max(1e-9, float(adds.max(axis=1, initial=0.0).sum()))
    steps = np.ceil(adds * scale).astype(np.uint16)
    base = float(granted_of.sum())
    if not steps.any():
        return Bound(np.zeros(len(pool), dtype=np.uint16), scale, base)
    runs = plan.pair_skill[:, None] * CLASSES + np.arange(CLASSES)
    kept = steps > 0
    starts, ends = pool.run_starts[runs[kept]], pool.run_starts[runs[kept] + 1]
    return Bound(_added(pool.posting_rows, starts, ends, steps[kept], len(pool)), scale, base)


def _highest(plan: Plan, most: NDArray[np.float64]) -> NDArray[np.float64]:
    """The most that any skill of the pool adds for each requirement."""
    highest = np.zeros(plan.requirements)
    np.maximum.at(highest, plan.pair_line, most)
    return highest


def _added(rows: Ints, starts: Ints, ends: Ints, steps: NDArray[np.uint16], count: int) -> NDArray[np.uint16]:
    """Add each run's step to its rows."""
    filled = ends > starts
    starts, ends, steps = starts[filled], ends[filled], steps[filled]
    # Runs that follow each other in the postings are copied in one piece.
    breaks = np.flatnonzero(starts[1:] != ends[:-1]) + 1
    firsts = starts[np.concatenate([[0], breaks])] if len(starts) else starts
    lasts = ends[np.concatenate([breaks - 1, [len(ends) - 1]])] if len(ends) else ends
    pieces = [rows[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    indices = np.concatenate([np.empty(0, rows.dtype), *pieces])
    indptr = np.concatenate([[0], np.cumsum(ends - starts)]).astype(rows.dtype)
    ones = np.ones(len(indices), dtype=np.uint16)
    table = csc_array((ones, indices, indptr), shape=(count, len(steps)))
    sums: NDArray[np.uint16] = table @ steps
    return sums
