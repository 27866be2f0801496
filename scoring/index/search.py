"""The first n of a need, exactly as scoring everybody and sorting would give them.

Buckets come first in the order, so they are searched one after the other. In each, everybody who may belong to it is
bounded from above; the most promising are scored exactly, which says how good the n-th is at least; and
whoever may still reach that is scored exactly too.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from scoring.gates import Bucket
from scoring.index import profiles as layout
from scoring.index.bound import Bound, bound
from scoring.index.criteria import Said, Strips
from scoring.index.exact import Scored, confidence, scored
from scoring.index.loops import Loops, loops_for
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.ranking import drawing
from scoring.types import Need

# So many rows are scored exactly without a bound: computing one takes longer.
_FEW = 2_000
# Of so many times n with the highest sums, so many times n who may reach most are scored first.
_PROMISING = 20
_FIRST_LOOK = 6
# More than the last bits of a sum may be wrong by.
_SLACK = 1e-7
# So many sums tell how high they are.
_LOOKED_AT = 4_000
_BUCKETS = tuple(Bucket)
_SAME = itemgetter(1, 2, 3)
_PLACE = {bucket: bucket.order for bucket in _BUCKETS}


class Row(NamedTuple):
    """A person in the order of a need, with the figures that decide it."""

    ref: str
    bucket: Bucket
    shown_score: float
    shown_confidence: float


_row = cast(Callable[[tuple[str, Bucket, float, float]], Row], partial(tuple.__new__, Row))
"""A row of its figures: what `Row._make` does, without a call of Python for each."""


def search(
    profiles: Profiles,
    need: Need,
    policy: Policy,
    as_of: int,
    n: int,
    *,
    without: NDArray[np.bool_] | None = None,
    worst: Row | None = None,
    loops: Callable[[int], Loops | None] = loops_for,
) -> list[Row]:
    """The first n, filled from all met, then some unknown, then any unmet.

    `without` [N] marks rows that are to be passed over (changed or removed since the pool was built). Who stands
    behind `worst` need not be answered. `loops` gives those for so many rows, or None: answers are the same.
    """
    if n < 1 or not len(profiles):
        return []
    seeker = _Seeker(Plan.of(profiles, need, policy, as_of, loops(len(profiles))), without)
    found: list[Row] = []
    buckets = _BUCKETS if worst is None else _BUCKETS[: _PLACE[worst.bucket] + 1]
    if len(profiles) <= _FEW:
        looked = seeker.everybody(worst)
        for bucket in buckets:
            if len(found) < n:
                found += seeker.ordered(looked, bucket, n - len(found))
        return found
    for bucket in buckets:
        if len(found) < n:
            found += seeker.found(bucket, n - len(found))
    return found


def in_order(rows: Iterable[Row], need: Need, n: int) -> list[Row]:
    """The first n of the rows of one need, whichever pools they come from."""
    return _drawn(sorted(rows, key=_figures), need, n)


def _figures(row: Row) -> tuple[int, float, float]:
    return _PLACE[row.bucket], -row.shown_score, -row.shown_confidence


def _drawn(rows: Iterable[Row], need: Need, n: int) -> list[Row]:
    """The first n of rows that stand in the order of their figures; who has the same is drawn, as few as can be."""
    found: list[Row] = []
    draw = drawing(need)
    for _, group in groupby(rows, key=_SAME):
        tied = list(group)
        found += sorted(tied, key=lambda row: (draw(row.ref), row.ref)) if len(tied) > 1 else tied
        if len(found) >= n:
            break
    return found[:n]


def least_points(shown_score: float, policy: Policy, total: float) -> float:
    """The points that round to a score, or nearly; `total` is the weight of all lines."""
    return max(0.0, (shown_score - 0.5 * 10.0**-policy.shown_decimals - _SLACK) * total)


class _Reach(NamedTuple):
    """Rows, in order unless said otherwise, the points of their criteria, the most of everything, and what is said."""

    rows: Ints
    others: Floats
    points: Floats
    said: Said

    def at(self, places: Ints) -> "_Reach":
        """Some of them."""
        return _Reach(self.rows[places], self.others[places], self.points[places], self.said.at(places))

    def reaching(self, least: float) -> "_Reach":
        """Those who may reach so many points."""
        return self.at((self.points >= least).nonzero()[0])


class _Seeker:
    """Finds the rows of one bucket after the other."""

    def __init__(self, plan: Plan, without: NDArray[np.bool_] | None) -> None:
        self.plan = plan
        self.without = without

    def everybody(self, worst: Row | None) -> Scored:
        """Everybody of a pool so small that nobody is bounded, but for who stands behind `worst`."""
        rows = np.arange(len(self.plan.profiles))
        looked = scored(self.plan, rows if self.without is None else rows[~self.without])
        if worst is None:
            return looked
        last = _PLACE[worst.bucket]
        ahead = (looked.bucket < last) | ((looked.bucket == last) & (looked.score >= worst.shown_score))
        return looked.at(ahead.nonzero()[0])

    def found(self, bucket: Bucket, n: int) -> list[Row]:
        """The first n of the bucket, in order."""
        strips = self.plan.asked.strips(_PLACE[bucket])
        rows = None
        if bucket is Bucket.ALL_MET and len(self.plan.must_lines):
            rows = self._may_meet_all(strips)
        elif len(strips.places) * layout.STRIP <= _FEW:
            rows = (strips.places[:, None] * layout.STRIP + np.arange(layout.STRIP)).ravel()
            rows = rows[rows < len(self.plan.profiles)]
        if rows is not None:
            if not len(rows):
                return []
            reach = self._allowed(rows, 0.0, bucket)
            if len(reach.rows) <= _FEW:
                return self.ordered(self._scored(reach, bucket), bucket, n)
            rows = reach.rows
        return self.ordered(self._bounded(bucket, bound(self.plan, strips), rows, n), bucket, n)

    def _may_meet_all(self, strips: Strips) -> Ints:
        """Rows of the strips whose bounds let them meet every must, the rarest must first."""
        plan, pool = self.plan, self.plan.profiles
        if plan.loops is not None:
            asked = plan.pair_skill, plan.pair_line, plan.pair_affinity, plan.levels, plan.musts
            return np.sort(
                plan.loops.meeting(
                    *pool.postings, layout.STRIP, strips.places, *asked, pool.bounds, plan.met_from
                )
            )
        first, last, of_must = plan.meeting
        starts, counts = pool.parts(first, last, strips.blocks)
        if len(of_must) > 1:
            size = counts.sum(axis=0)
            of_must = sorted(of_must, key=lambda parts: int(size[parts].sum()))
        rows: Ints | None = None
        for parts in of_must:
            if rows is not None and len(rows) <= _FEW // 64:
                # To score them takes less than to look through the next list.
                break
            listed = pool.listed(starts[:, parts], counts[:, parts])
            if rows is None:
                # A block holds other strips too, and somebody may show several of the skills.
                rows = listed[strips.among[listed // layout.STRIP]]
                rows.sort()
                new = np.ones(len(rows), dtype=bool)
                np.not_equal(rows[1:], rows[:-1], out=new[1:])
                rows = rows[new]
            else:
                listed.sort()
                place = np.minimum(np.searchsorted(listed, rows), len(listed) - 1)
                rows = rows[listed[place] == rows] if len(listed) else listed
        return np.empty(0, np.int32) if rows is None else rows

    def _allowed(self, rows: Ints, skills: Floats | float, bucket: Bucket, least: float = 0.0) -> _Reach:
        """Those whose gates other than musts let them into the bucket, and who reach so many points.

        `skills` are the most points of the skills of each.
        """
        said = self.plan.asked.said(rows)
        others = said.points_within(_PLACE[bucket])
        points = others + skills
        allowed = points >= least
        if self.without is not None:
            allowed &= ~self.without[rows]
        return _Reach(rows, others, points, said).at(allowed.nonzero()[0])

    def _scored(self, reach: _Reach, bucket: Bucket) -> Scored:
        """The bucket and the score of those who may be in a bucket."""
        return scored(self.plan, reach.rows, reach.said, reach.others, only_met=bucket is Bucket.ALL_MET)

    def _bounded(self, bucket: Bucket, limits: Bound, rows: Ints | None, n: int) -> Scored:
        """Search by bound among `rows`, or everybody in the strips of the bound."""
        sums = limits.sums if rows is None else limits.sums[limits.places(rows)]

        def reaching(units: int, least: float) -> _Reach:
            """Who may reach so much."""
            if rows is not None:
                found = rows[sums >= units]
                skills = limits.skills(limits.places(found))
            elif self.plan.loops is not None:
                found, left = self.plan.loops.reaching(
                    sums, limits.highest, layout.STRIP, limits.strips, limits.others, units
                )
                skills = left / limits.scale
            else:
                places = (sums >= units).nonzero()[0]
                found, skills = limits.rows(places), limits.skills(places)
            if len(found) and found[-1] >= len(self.plan.profiles):
                # The last strip may be longer than the pool.
                within = (found < len(self.plan.profiles)).nonzero()[0]
                found, skills = found[within], skills[within]
            return self._allowed(found, skills, bucket, least)

        def rest(least: float) -> _Reach:
            """Who may reach so many points; the bound of skills alone is far above."""
            units = limits.units(least)
            return reach.reaching(least) if start <= units else reaching(units, least)

        start = _guess(sums, _PROMISING * n)
        while True:
            reach = reaching(start, 0.0)
            if len(reach.rows) >= _FIRST_LOOK * n or start == 0:
                return self._decided(bucket, n, reach, rest)
            start = start * 2 // 3 if start > 50 else 0

    def _decided(self, bucket: Bucket, n: int, reach: _Reach, rest: Callable[[float], _Reach]) -> Scored:
        """Score the most promising, then `rest`: who may reach as many points as the n-th of them."""
        wanted = _FIRST_LOOK * n
        if len(reach.rows) > wanted:
            reach = reach.at(np.argpartition(reach.points, -wanted)[-wanted:])
        best = _best(self._scored(reach, bucket), bucket, n)
        others = rest(self._least(best, n))
        # Rows are in order; who was looked at stands among them, or has fallen behind.
        new = np.ones(len(others.rows), dtype=bool)
        place = np.searchsorted(others.rows, reach.rows)
        within = place < len(new)
        place, rows = place[within], reach.rows[within]
        new[place[others.rows[place] == rows]] = False
        others = others.at(new.nonzero()[0])
        return best.joined(self._scored(others, bucket)) if len(others.rows) else best

    def _least(self, best: Scored, n: int) -> float:
        """The points from which somebody may stand among the first n; 0 while fewer are known."""
        if len(best.rows) < n:
            return 0.0
        return least_points(float(best.score.min()), self.plan.policy, self.plan.total)

    def ordered(self, looked: Scored, bucket: Bucket, n: int) -> list[Row]:
        """The first n of the bucket among those looked at."""
        best = _best(looked, bucket, n)
        if not len(best.rows):
            return []
        sure = confidence(self.plan, best)
        order = np.lexsort((-sure, -best.score))
        score, sure = best.score[order], sure[order]
        last = min(n, len(order)) - 1
        ahead = last + 1
        while ahead < len(order) and score[ahead] == score[last] and sure[ahead] == sure[last]:
            ahead += 1
        refs = [ref.decode() for ref in self.plan.profiles.refs[best.rows[order[:ahead]]].tolist()]
        figures = zip(refs, repeat(bucket), score[:ahead].tolist(), sure[:ahead].tolist(), strict=False)
        return _drawn(map(_row, figures), self.plan.need, n)


def _guess(sums: NDArray[np.uint16], rows: int) -> int:
    """A sum that about so many rows reach, told from a part of them."""
    step = max(1, len(sums) // _LOOKED_AT)
    part = sums[::step]
    wanted = min(len(part) - 1, max(1, rows // step))
    return int(np.partition(part, len(part) - 1 - wanted)[len(part) - 1 - wanted])


def _best(looked: Scored, bucket: Bucket, n: int) -> Scored:
    """Those of the bucket who are among the first n by score, all ties at the end included."""
    within = (looked.bucket == _PLACE[bucket]).nonzero()[0]
    score = looked.score[within]
    if len(within) > n:
        within = within[score >= np.partition(score, len(score) - n)[len(score) - n]]
    return looked.at(within)
