"""The engine's figures for a few rows of the pool at once: bucket, score and confidence, to the last shown digit.

Confidence only parts those of equal score, so it is asked for the few who are left.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.skills import cover_value, highest_possible
from scoring.index.plan import Plan
from scoring.index.profiles import LEVEL_STEPS, UNKNOWN, Floats, Ints, ranges

# A sum of doubles may differ from the exactly rounded one in its last bits: who stands this near to where rounding
# turns is summed again as the score card does it.
_NEAR = 1e-7


@dataclass(frozen=True, slots=True)
class Scored:
    """Of k rows: bucket 0–2, and score as shown."""

    rows: Ints
    bucket: NDArray[np.int8]
    score: Floats

    def at(self, places: Ints) -> "Scored":
        """Some of them."""
        return Scored(self.rows[places], self.bucket[places], self.score[places])


def scored(plan: Plan, rows: Ints) -> Scored:
    """The bucket and the score that the engine would give these rows."""
    coverage, bucket = _skills(plan, rows)
    bucket = np.maximum(bucket, plan.asked.status(rows))
    return Scored(rows, bucket, _shown(plan, np.concatenate([coverage, plan.asked.coverage(rows)], axis=1)))


def confidence(plan: Plan, rows: Ints) -> Floats:
    """The confidence that the engine would show of these rows."""
    of_row, summary, pairs = _pairs(plan, rows)
    known = np.zeros((len(rows), plan.requirements))
    place = of_row * plan.requirements + plan.pair_line[pairs]
    np.maximum.at(known.reshape(-1), place, plan.pair_affinity[pairs] * plan.profiles.told[summary])
    return _shown(plan, np.concatenate([known, plan.asked.known(rows)], axis=1))


def covered(plan: Plan, rows: Ints) -> Floats:
    """The points of the skills of these rows [k], to the last bits: for leaving out, never for an answer."""
    of_row, summary, pairs = _pairs(plan, rows)
    coverage = np.zeros((len(rows), plan.requirements))
    values = plan.pair_affinity[pairs] * plan.profiles.covers[summary, plan.required[pairs] - 1]
    np.maximum.at(coverage.reshape(-1), of_row * plan.requirements + plan.pair_line[pairs], values)
    points: Floats = coverage @ plan.weights[: plan.requirements]
    return points


def _pairs(plan: Plan, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """For each skill of these rows that a requirement accepts: place of the row, summary, and pair of the plan."""
    pool = plan.profiles
    starts = pool.cell_starts[rows]
    counts = pool.cell_starts[rows + 1].astype(np.int64) - starts
    cells = ranges(starts, counts)
    first, times = plan.pairs_of(pool.cell_skill[cells])
    asked = np.flatnonzero(times)
    first, times, cells = first[asked], times[asked], cells[asked]
    of_row = np.repeat(np.arange(len(rows)), counts)[asked]
    return np.repeat(of_row, times), np.repeat(pool.cell_summary[cells], times), ranges(first, times)


def _shown(plan: Plan, shares: Floats) -> Floats:
    """The weighted mean of each row [k, lines], at most 1, rounded as the score card rounds it."""
    if not plan.total:
        return np.zeros(len(shares))
    parts, decimals = plan.weights * shares / plan.total, plan.policy.shown_decimals
    sums: Floats = np.minimum(1.0, parts.sum(axis=1))
    scaled = sums * 10.0**decimals
    shown: Floats = np.rint(scaled) / 10.0**decimals
    for row in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < _NEAR * 10.0**decimals).tolist():
        shown[row] = round(min(1.0, math.fsum(parts[row].tolist())), decimals)
    return shown


def _skills(plan: Plan, rows: Ints) -> tuple[Floats, NDArray[np.int8]]:
    """Coverage of each requirement [k, requirements], and the worst gate of the musts [k]."""
    pool, shape = plan.profiles, (len(rows), plan.requirements)
    of_row, summary, pairs = _pairs(plan, rows)
    required = plan.required[pairs][:, None]
    values = cover_value(
        plan.pair_affinity[pairs][:, None], pool.strengths[summary], LEVEL_STEPS, required.astype(np.float64)
    )
    values[required < LEVEL_STEPS] = 0.0
    place = of_row * plan.requirements + plan.pair_line[pairs]
    # Nobody who shows none of the accepted skills meets a must, even where the threshold is 0.
    coverage = np.full(shape, -1.0)
    np.maximum.at(coverage.reshape(-1), place, values.max(axis=1, initial=0.0))
    if not plan.musts.any():
        return np.maximum(coverage, 0.0), np.zeros(len(rows), dtype=np.int8)
    status = np.where(coverage >= plan.policy.must_threshold, 0, 1).astype(np.int8)
    cap = pool.cap[summary]
    of_must = np.flatnonzero(plan.musts[plan.pair_line[pairs]])
    if (cap[of_must] != UNKNOWN).any():
        ruled_out = _ruled_out(plan, shape, place[of_must], pairs[of_must], cap[of_must])
        status[ruled_out & (status > 0)] = 2
    return np.maximum(coverage, 0.0), np.max(status[:, plan.musts], axis=1, initial=0)


def _ruled_out(plan: Plan, shape: tuple[int, int], place: Ints, pairs: Ints, cap: Ints) -> NDArray[np.bool_]:
    """Of the musts: where a person assessed every asked skill as too low, and nothing else leaves it open."""
    assessed = np.zeros(shape, dtype=np.int64)
    np.add.at(assessed.reshape(-1), place, plan.pair_asked[pairs] & (cap != UNKNOWN))
    required = plan.required[pairs]
    level = np.where(cap == UNKNOWN, required, np.minimum(cap, required))
    highest = np.zeros(shape)
    np.maximum.at(highest.reshape(-1), place, highest_possible(plan.pair_affinity[pairs], level, required))
    ruled_out: NDArray[np.bool_] = (
        (plan.asked_skills > 0) & (assessed == plan.asked_skills) & (highest < plan.policy.must_threshold)
    )
    return ruled_out
