"""The engine's figures for a few rows of the pool at once: bucket, score and confidence, to the last shown digit.

What a skill covers is looked up among what the engine says of its summary and multiplied by its affinity, which may
differ in the last bits from what the engine multiplies in its own order. Where that could show, because somebody stands
near to where rounding turns or near to the threshold of a must, the engine's function is asked.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.skills import cover_value, highest_possible
from scoring.index.criteria import Said
from scoring.index.plan import Plan
from scoring.index.profiles import CAP, FIGURES, TOLD, UNKNOWN, Floats, Ints, ranges

# More than the last bits of a sum or a product may be wrong by.
_NEAR = 1e-7
# What a profile covers of a requirement of which it shows no accepted skill: even a threshold of 0 is not met.
_NOTHING = -1.0


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
    coverage, known, assessed = _looked_up(plan, rows, assessing=not only_met and len(plan.must_lines) > 0)
    worst = _gates(plan, rows, coverage, None if only_met else assessed)
    points = np.maximum(coverage, 0.0) @ plan.weights[: plan.requirements]
    points += said.points() if others is None else others

    def shares(near: Ints) -> Floats:
        of_skills = np.maximum(_covered(plan, rows[near]), 0.0)
        return np.concatenate([of_skills, said.at(near).coverage()], axis=1)

    score = _shown(plan, points, shares)
    return Scored(rows, worst if only_met else np.maximum(worst, said.status()), score, known, said)


def confidence(plan: Plan, looked: Scored) -> Floats:
    """The confidence that the engine would show of these rows."""
    points = looked.known @ plan.weights[: plan.requirements] + looked.said.known_points()
    return _shown(
        plan,
        points,
        lambda near: np.concatenate([looked.known[near], looked.said.at(near).known()], axis=1),
    )


def _shown(plan: Plan, points: Floats, shares: Callable[[Ints], Floats]) -> Floats:
    """Points, exact but for their last bits, as weighted means, at most 1 and rounded as the score card rounds them.

    `shares` gives those of each line [k, lines] of some places, from which they are summed anew where it matters.
    """
    decimals = plan.policy.shown_decimals
    scaled = np.minimum(points / (plan.total or 1.0), 1.0)
    scaled *= 10.0**decimals
    rounded = np.rint(scaled)
    scaled -= rounded
    near = (np.abs(scaled, out=scaled) > 0.5 - _NEAR * 10.0**decimals).nonzero()[0]
    shown: Floats = rounded / 10.0**decimals
    if len(near) and plan.total:
        parts = plan.weights * shares(near) / plan.total
        shown[near] = [round(min(1.0, math.fsum(each)), decimals) for each in parts.tolist()]
    return shown


def _looked_up(plan: Plan, rows: Ints, *, assessing: bool) -> tuple[Floats, Floats, Ints]:
    """What rows cover of each requirement, to the last bits, how much of it is known, and how many of the skills that
    it asks for were assessed, 0 without `assessing` [k, requirements]."""
    pool = plan.profiles
    if plan.loops is not None:
        return plan.loops.covered(*pool.cells, pool.figures, rows, *plan.pairs, plan.levels)
    shape, figures = (len(rows), plan.requirements), pool.figures.reshape(-1)
    coverage, known, assessed = np.full(shape, _NOTHING), np.zeros(shape), np.zeros(shape, np.int64)
    place, summary, pairs = _pieces(plan, rows)
    first, affinity = summary * FIGURES, plan.pair_affinity[pairs]
    np.maximum.at(coverage.reshape(-1), place, affinity * figures[first + plan.covers_at[pairs]])
    np.maximum.at(known.reshape(-1), place, affinity * figures[first + TOLD])
    if assessing:
        which = (plan.pair_asked[pairs] & (figures[first + CAP] != UNKNOWN)).nonzero()[0]
        np.add.at(assessed.reshape(-1), place[which], 1)
    return coverage, known, assessed


def _covered(plan: Plan, rows: Ints) -> Floats:
    """What rows cover of each requirement [k, requirements], as the engine says it."""
    coverage = np.full((len(rows), plan.requirements), _NOTHING)
    place, summary, pairs = _pieces(plan, rows)
    values = cover_value(
        plan.pair_affinity[pairs][:, None],
        plan.profiles.strengths[summary],
        plan.steps[pairs],
        plan.required[pairs][:, None],
    )
    np.maximum.at(coverage.reshape(-1), place, values.max(axis=1, initial=0.0))
    return coverage


def _pieces(plan: Plan, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """For each skill of these rows that a requirement accepts: place in [rows × requirements], summary, and pair."""
    pool = plan.profiles
    starts = pool.cell_starts[rows].astype(np.int64)
    counts = pool.cell_starts[rows + 1] - starts
    cells = ranges(starts, counts)
    pairs = plan.first_pair[pool.cell_skill[cells]]
    asked = (pairs >= 0).nonzero()[0]
    pairs = pairs[asked]
    place = np.repeat(np.arange(len(rows)) * plan.requirements, counts)[asked]
    summary = pool.cell_summary[cells[asked]].astype(np.int64)
    if plan.shared:
        times = plan.times[plan.pair_skill[pairs]]
        place, summary, pairs = np.repeat(place, times), np.repeat(summary, times), ranges(pairs, times)
    return place + plan.pair_line[pairs], summary, pairs


def _gates(plan: Plan, rows: Ints, coverage: Floats, assessed: Ints | None) -> NDArray[np.int8]:
    """The worst gate of the musts [k]; without `assessed` unknown for who does not meet them all."""
    musts, least = plan.must_lines, plan.policy.must_threshold
    if not len(musts):
        return np.zeros(len(rows), dtype=np.int8)
    lowest = coverage[:, musts[0]]
    for must in musts[1:]:
        lowest = np.minimum(lowest, coverage[:, must])
    worst: NDArray[np.int8] = (lowest < least - _NEAR).view(np.int8)
    near = ((lowest < least + _NEAR) > worst).nonzero()[0]
    if len(near):
        worst[near] = (_covered(plan, rows[near])[:, musts] < least).any(axis=1)
    if assessed is not None:
        open_to = coverage[:, musts] < least + _NEAR
        # What would not even reach the least if it were proved in full does not reach it as it is.
        asked = plan.asked_skills[musts]
        open_to &= (asked > 0) & (assessed[:, musts] == asked)
        whole = np.flatnonzero(open_to.any(axis=1))
        if len(whole):
            ruled_out = open_to[whole] & (_possible(plan, rows[whole])[:, musts] < least)
            worst[whole[ruled_out.any(axis=1)]] = 2
    return worst


def _possible(plan: Plan, rows: Ints) -> Floats:
    """What rows would cover of each requirement [k, requirements] if everything that they show were proved in full."""
    highest = np.zeros((len(rows), plan.requirements))
    place, summary, pairs = _pieces(plan, rows)
    cap, required = plan.profiles.cap[summary], plan.required[pairs]
    level = np.where(cap == UNKNOWN, required, np.minimum(cap, required))
    np.maximum.at(highest.reshape(-1), place, highest_possible(plan.pair_affinity[pairs], level, required))
    return highest
