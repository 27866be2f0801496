"""The engine's figures for a few rows of the pool at once: bucket, score and confidence, to the last shown digit.

Confidence only parts those of equal score, so it is asked for the few who are left.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.skills import cover_value, highest_possible
from scoring.index.criteria import Said
from scoring.index.loops import Loops
from scoring.index.plan import Plan
from scoring.index.profiles import UNKNOWN, Floats, Ints, ranges

# A sum of doubles may differ from the exactly rounded one in its last bits: who stands this near to where rounding
# turns is summed again as the score card does it.
_NEAR = 1e-7


@dataclass(frozen=True, slots=True)
class Scored:
    """Of k rows: bucket 0–2, score as shown, how much is known of each requirement [k, requirements], and what the
    criteria say."""

    rows: Ints
    bucket: NDArray[np.int8]
    score: Floats
    known: Floats
    said: Said

    def at(self, places: Ints) -> "Scored":
        """Some of them."""
        return Scored(
            self.rows[places],
            self.bucket[places],
            self.score[places],
            self.known[places],
            self.said.at(places),
        )

    def joined(self, other: "Scored") -> "Scored":
        """These and others of the same need."""
        return Scored(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.bucket, other.bucket]),
            np.concatenate([self.score, other.score]),
            np.concatenate([self.known, other.known]),
            Said(self.said.asked, np.concatenate([self.said.places, other.said.places], axis=1)),
        )


def scored(
    plan: Plan, rows: Ints, said: Said | None = None, others: Floats | None = None, *, only_met: bool = False
) -> Scored:
    """The bucket and the score that the engine would give these rows.

    `said` is what the criteria say of them, `others` the points that makes. With `only_met` they must meet all gates
    but musts, and of whom does not meet these any other bucket may be given.
    """
    said = plan.asked.said(rows) if said is None else said
    coverage, known, worst = _skills(plan, rows, only_met)
    points = coverage @ plan.weights[: plan.requirements] + (said.points() if others is None else others)
    score = _shown(
        plan,
        points / (plan.total or 1.0),
        lambda near: np.concatenate([coverage[near], said.at(near).coverage()], axis=1),
    )
    return Scored(rows, worst if only_met else np.maximum(worst, said.status()), score, known, said)


def confidence(plan: Plan, looked: Scored) -> Floats:
    """The confidence that the engine would show of these rows."""
    points = looked.known @ plan.weights[: plan.requirements] + looked.said.known_points()
    return _shown(
        plan,
        points / (plan.total or 1.0),
        lambda near: np.concatenate([looked.known[near], looked.said.at(near).known()], axis=1),
    )


def covered(plan: Plan, rows: Ints) -> Floats:
    """The points of the skills of these rows [k], to the last bits: for leaving out, never for an answer."""
    if plan.loops is not None:
        pool = plan.profiles
        return plan.loops.covered(*pool.cells, pool.covers, rows, *plan.pairs, plan.levels, plan.weights)
    of_row, summary, pairs = _pairs(plan, rows)
    coverage = np.zeros((len(rows), plan.requirements))
    values = plan.pair_affinity[pairs] * plan.profiles.covers[summary, plan.required[pairs] - 1]
    np.maximum.at(coverage.reshape(-1), of_row * plan.requirements + plan.pair_line[pairs], values)
    points: Floats = coverage @ plan.weights[: plan.requirements]
    return points


def _pairs(plan: Plan, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """For each skill of these rows that a requirement accepts: place of the row, summary, and pair of the plan."""
    pool = plan.profiles
    starts = pool.cell_starts[rows].astype(np.int64)
    counts = pool.cell_starts[rows + 1] - starts
    cells = ranges(starts, counts)
    skills = pool.cell_skill[cells]
    asked = np.flatnonzero(plan.times[skills])
    skills = skills[asked]
    of_row = np.repeat(np.arange(len(rows)), counts)[asked]
    summary, first = pool.cell_summary[cells[asked]], plan.first_pair[skills]
    if plan.times.max(initial=0) <= 1:
        return of_row, summary, first
    times = plan.times[skills]
    return np.repeat(of_row, times), np.repeat(summary, times), ranges(first, times)


def _shown(plan: Plan, sums: Floats, shares: Callable[[Ints], Floats]) -> Floats:
    """Weighted means, exact but for their last bits, at most 1 and rounded as the score card rounds them.

    `shares` gives those of each line [k, lines] of some places, from which they are summed anew where it matters.
    """
    decimals = plan.policy.shown_decimals
    scaled = np.minimum(1.0, sums) * 10.0**decimals
    rounded = np.rint(scaled)
    shown: Floats = rounded / 10.0**decimals
    near = np.flatnonzero(np.abs(scaled - rounded) > 0.5 - _NEAR * 10.0**decimals)
    if len(near) and plan.total:
        parts = plan.weights * shares(near) / plan.total
        shown[near] = [round(min(1.0, math.fsum(each)), decimals) for each in parts.tolist()]
    return shown


def _skills(plan: Plan, rows: Ints, only_met: bool) -> tuple[Floats, Floats, NDArray[np.int8]]:
    """Coverage of each requirement, how much of it is known [k, requirements], and the worst gate of the musts [k]."""
    if plan.loops is not None:
        return _skills_by_loops(plan, plan.loops, rows)
    pool, shape = plan.profiles, (len(rows), plan.requirements)
    of_row, summary, pairs = _pairs(plan, rows)
    place = of_row * plan.requirements + plan.pair_line[pairs]
    affinity = plan.pair_affinity[pairs]
    values = cover_value(
        affinity[:, None], pool.strengths[summary], plan.steps[pairs], plan.required[pairs][:, None]
    )
    # Nobody who shows none of the accepted skills meets a must, even where the threshold is 0.
    coverage, known = np.full(shape, -1.0), np.zeros(shape)
    np.maximum.at(coverage.reshape(-1), place, values.max(axis=1, initial=0.0))
    np.maximum.at(known.reshape(-1), place, affinity * pool.told[summary])
    if not plan.musts.any():
        return np.maximum(coverage, 0.0), known, np.zeros(len(rows), dtype=np.int8)
    status = ((coverage < plan.policy.must_threshold) & plan.musts).view(np.int8)
    if only_met:
        return np.maximum(coverage, 0.0), known, status.max(axis=1, initial=0)
    unsure = np.flatnonzero(status.reshape(-1)[place])
    cap = pool.cap[summary[unsure]]
    if (cap != UNKNOWN).any():
        status[_ruled_out(plan, shape, place[unsure], pairs[unsure], cap) & (status > 0)] = 2
    return np.maximum(coverage, 0.0), known, status.max(axis=1, initial=0)


def _skills_by_loops(plan: Plan, loops: Loops, rows: Ints) -> tuple[Floats, Floats, NDArray[np.int8]]:
    """As `_skills`: loops gather and put together, and what a piece covers is said by the same functions."""
    pool = plan.profiles
    place, strength, step, affinity, required, told, highest, assessed = loops.gathered(
        *pool.cells, *pool.summaries, rows, *plan.pairs, plan.pair_asked, plan.levels
    )
    return loops.judged(
        len(rows),
        place,
        cover_value(affinity[:, None], strength, step, required[:, None]),
        affinity * told,
        highest_possible(affinity, highest, required),
        assessed,
        plan.musts,
        plan.asked_skills,
        plan.policy.must_threshold,
    )


def _ruled_out(plan: Plan, shape: tuple[int, int], place: Ints, pairs: Ints, cap: Ints) -> NDArray[np.bool_]:
    """Of the musts: where a person assessed every asked skill as too low, and nothing else leaves it open."""
    assessed = np.zeros(shape, dtype=np.int64)
    np.add.at(assessed.reshape(-1), place, plan.pair_asked[pairs] & (cap != UNKNOWN))
    whole: NDArray[np.bool_] = (plan.asked_skills > 0) & (assessed == plan.asked_skills)
    if not whole.any():
        return whole
    required = plan.required[pairs]
    level = np.where(cap == UNKNOWN, required, np.minimum(cap, required))
    highest = np.zeros(shape)
    np.maximum.at(highest.reshape(-1), place, highest_possible(plan.pair_affinity[pairs], level, required))
    whole &= highest < plan.policy.must_threshold
    return whole
