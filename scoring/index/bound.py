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
from scoring.index.criteria import Strips
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, Profiles, ranges

_UNITS = 65_000
"""The largest sum that an addition may reach, in the 16 bits of a bound."""
_HUNDRED = 100
"""What columns tell is told in hundredths."""


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


def bound(plan: Plan, strips: Strips) -> Bound:
    """Bound everybody in some strips."""
    pool, (places, others, blocks, _) = plan.profiles, strips
    common, columns = plan.in_columns
    skills, adds = plan.in_postings
    # Nothing is rounded up by more than what is left out of the units for it.
    rounded = 1 + len(adds) + _HUNDRED * len(common)
    scale = (_UNITS - rounded) / max(1e-9, plan.most_skills + float(others.max(initial=0.0)))
    steps = np.ceil(adds * scale).astype(np.uint16)
    factors = np.ceil(plan.most[common] * scale / _HUNDRED).astype(np.uint16)
    units = np.ceil(others * scale).astype(np.uint16)
    if plan.loops is not None:
        sums, highest = plan.loops.bounded(
            *pool.postings, layout.STRIP, places, units, skills, steps, pool.columns, columns, factors
        )
        return Bound(places, units, sums, scale, highest)
    sums = _added(pool, pool.runs(skills, blocks), steps)[places]
    sums += units[:, None]
    covers, points = np.empty(sums.shape, np.uint8), np.empty(sums.shape, np.uint16)
    for (skill, level), factor in zip(columns.tolist(), factors, strict=True):
        pool.columns[skill, level].reshape(-1, layout.STRIP).take(places, axis=0, out=covers, mode="clip")
        sums += np.multiply(covers, factor, out=points)
    return Bound(places, units, sums.reshape(-1), scale)


def _added(pool: Profiles, runs: Ints, steps: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The sums of all rows [strips of the pool, STRIP] when each run [b, k, C + 1] adds its step [k, C] to its rows.

    Postings are copied in whole lines, for to copy each list by itself takes twice as long: what else a line holds
    stands in a run before or after those of its skill, and adds nothing. They are added block after block, near the
    processor.
    """
    strips = -(-len(pool) // layout.STRIP)
    if not runs.size:
        return np.zeros((strips, layout.STRIP), dtype=np.uint16)
    first = runs[:, :, 0] // layout.LINE
    counts = -(-runs[:, :, -1] // layout.LINE) - first
    lines = ranges(first.ravel(), counts.ravel())
    rows = pool.lines.take(lines, axis=0, mode="clip")
    copied = np.cumsum(counts, dtype=np.int32).reshape(counts.shape) - counts
    # Of each skill in each block: where its lines were copied to, then its runs, then where the last one ends.
    blocks, skills, ends = runs.shape
    starts = np.empty(blocks * skills * (ends + 1) + 1, np.int32)
    of_lists = starts[:-1].reshape(blocks, skills, ends + 1)
    of_lists[:, :, 0] = copied * layout.LINE
    np.add(runs, ((copied - first) * layout.LINE)[:, :, None], out=of_lists[:, :, 1:])
    starts[-1] = rows.size
    adding = np.zeros(of_lists.shape, np.uint16)
    adding[:, :, 1:-1] = steps
    table = csc_array(
        (_ones(rows.size), rows.reshape(-1), starts), shape=(strips * layout.STRIP, len(starts) - 1)
    )
    sums: NDArray[np.uint16] = table @ adding.reshape(-1)
    return sums.reshape(strips, layout.STRIP)


def _ones(count: int) -> NDArray[np.uint16]:
    """So many ones, which no one may change: each posting adds its run's step once."""
    return _many_ones(1 << max(10, (count - 1).bit_length()))[:count]


@lru_cache(maxsize=32)
def _many_ones(count: int) -> NDArray[np.uint16]:
    ones = np.ones(count, dtype=np.uint16)
    ones.flags.writeable = False
    return ones
