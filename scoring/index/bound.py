"""An upper bound of the scores of many at once, in whole numbers: one addition for each posting that matters.

Each run of a skill and a class adds one number to all its rows. A bound may be too high, by classes, and where a
profile shows several skills of one requirement; never too low. (To leave the weakest classes out, and grant what they
could add to everybody, saves a third of the additions and costs more afterwards: five times as many rows are left.)

Bounds are points: parts of a score times the weight of all lines.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from scoring.index import profiles as layout
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints

_UNITS = 65_000
"""The largest sum that an addition may reach, in the 16 bits of a bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the rows of some strips reach at most: `sums` [strips × STRIP] ÷ `scale`, in points.

    `strips` says which they are, in order; `sums` counts what the criteria add at most in each, which is `others`.
    `highest` is the highest sum of each strip, where a loop that saw it is to use it.
    """

    strips: Ints
    others: NDArray[np.uint16]
    sums: NDArray[np.uint16]
    scale: float
    highest: NDArray[np.uint16] | None = None

    def units(self, points: float) -> int:
        """The least sum of a row that may reach so many points."""
        return max(0, int(min(_UNITS + 1.0, points * self.scale - 1)))

    def skills(self, places: Ints) -> Floats:
        """The most points of the skills of some places of `sums`."""
        points: Floats = (self.sums[places] - self.others[places // layout.STRIP]) / self.scale
        return points

    def rows(self, places: Ints) -> Ints:
        """The rows that some places of `sums` stand for."""
        strip, within = np.divmod(places, layout.STRIP)
        return self.strips[strip] * layout.STRIP + within

    def places(self, rows: Ints) -> Ints:
        """The inverse of `rows`; all must lie in the strips."""
        strip, within = np.divmod(rows, layout.STRIP)
        return np.searchsorted(self.strips, strip) * layout.STRIP + within


def bound(plan: Plan, strips: Ints, others: Floats) -> Bound:
    """Bound everybody in some strips, in each of which the criteria add at most `others` points."""
    pool = plan.profiles
    most = plan.weights[plan.pair_line] * plan.pair_affinity
    adds = most[:, None] * pool.bounds[:, plan.required - 1].T
    # A profile can show every accepted skill, but no run twice.
    most_of_all = float(adds.max(axis=1, initial=0.0).sum()) + float(others.max(initial=0.0))
    scale = (_UNITS - len(adds) - 1) / max(1e-9, most_of_all)
    steps = np.ceil(adds * scale).astype(np.uint16)
    units = np.ceil(others * scale).astype(np.uint16)
    if plan.loops is not None:
        sums, highest = plan.loops.bounded(
            *pool.postings, layout.STRIP, strips, units, plan.pair_skill, steps
        )
        return Bound(strips, units, sums, scale, highest)
    starts, ends = pool.runs(plan.pair_skill, pool.blocks_of(strips))
    size = -(-len(pool) // layout.STRIP) * layout.STRIP
    of_strips = _added(pool.posting_rows, starts, ends, steps, size).reshape(-1, layout.STRIP)[strips]
    of_strips += units[:, None]
    return Bound(strips, units, of_strips.reshape(-1), scale)


def _added(rows: Ints, starts: Ints, ends: Ints, steps: NDArray[np.uint16], size: int) -> NDArray[np.uint16]:
    """Add each run's step [k, C] to its rows; runs [b, k, C] are added block after block, near the processor."""
    if not starts.size:
        return np.zeros(size, dtype=np.uint16)
    # The runs of a skill follow each other.
    listed = zip(starts[:, :, 0].ravel().tolist(), ends[:, :, -1].ravel().tolist(), strict=True)
    indices = np.concatenate([rows[first:last] for first, last in listed])
    indptr = np.zeros(starts.size + 1, dtype=rows.dtype)
    np.cumsum(ends - starts, out=indptr[1:])
    table = csc_array((_ones(len(indices)), indices, indptr), shape=(size, starts.size))
    sums: NDArray[np.uint16] = table @ np.tile(steps.ravel(), len(starts))
    return sums


def _ones(count: int) -> NDArray[np.uint16]:
    """So many ones, which no one may change: each posting adds its run's step once."""
    return _many_ones(1 << max(10, (count - 1).bit_length()))[:count]


@lru_cache(maxsize=32)
def _many_ones(count: int) -> NDArray[np.uint16]:
    ones = np.ones(count, dtype=np.uint16)
    ones.flags.writeable = False
    return ones
