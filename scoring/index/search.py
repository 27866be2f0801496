"""The first n of a need, exactly as scoring everybody and sorting would give them.

Buckets come first in the order, so they are searched one after the other. In each, everybody who may belong to it is
bounded from above; the most promising are scored exactly, which says how good the n-th is at least; and
whoever may still reach that is scored exactly too.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.gates import Bucket
from scoring.index import profiles as layout
from scoring.index.bound import Bound, bound
from scoring.index.exact import Scored, confidence, covered, scored
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.ranking import draw
from scoring.types import Need

# So many rows are scored exactly without a bound: computing one takes longer.
_FEW = 1_000
# Of so many times n with the highest sums, so many times n who may reach most are scored first.
_PROMISING = 20
_FIRST_LOOK = 2
# More than the last bits of a sum may be wrong by.
_SLACK = 1e-7
# So many sums tell how high they are.
_LOOKED_AT = 16_000
_PLACE = {bucket: bucket.order for bucket in Bucket}


class Row(NamedTuple):
    """A person in the order of a need, with the figures that decide it."""

    ref: str
    bucket: Bucket
    shown_score: float
    shown_confidence: float


def search(
    profiles: Profiles,
    need: Need,
    policy: Policy,
    as_of: int,
    n: int,
    *,
    without: NDArray[np.bool_] | None = None,
    worst: Row | None = None,
) -> list[Row]:
    """The first n, filled from all met, then some unknown, then any unmet.

    `without` [N] marks rows that are to be passed over (changed or removed since the pool was built). Who stands
    behind `worst` need not be answered.
    """
    if n < 1 or not len(profiles):
        return []
    seeker = _Seeker(Plan.of(profiles, need, policy, as_of), without)
    found: list[Row] = []
    buckets = list(Bucket) if worst is None else list(Bucket)[: _PLACE[worst.bucket] + 1]
    if len(profiles) <= _FEW or not profiles.posted:
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

    def figures_of(row: Row) -> tuple[int, float, float]:
        return _PLACE[row.bucket], -row.shown_score, -row.shown_confidence

    ordered: list[Row] = []
    for _, tied in groupby(sorted(rows, key=figures_of), figures_of):
        if len(ordered) >= n:
            break
        group = list(tied)
        # Drawing takes longer than sorting, and few are tied.
        if len(group) > 1:
            group.sort(key=lambda row: (draw(row.ref, need), row.ref))
        ordered += group
    return ordered[:n]


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
        return looked.at(np.flatnonzero(ahead))

    def found(self, bucket: Bucket, n: int) -> list[Row]:
        """The first n of the bucket, in order."""
        strips, others = self.plan.asked.strips(bucket.order)
        rows = None
        if bucket is Bucket.ALL_MET and self.plan.musts.any():
            rows = self._may_meet_all(strips)
        elif len(strips) * layout.STRIP <= _FEW:
            rows = (strips[:, None] * layout.STRIP + np.arange(layout.STRIP)).ravel()
            rows = rows[rows < len(self.plan.profiles)]
        if rows is not None:
            rows, _, _ = self._allowed(rows, np.zeros(len(rows)), bucket, 0.0)
            if not len(rows):
                return []
            if len(rows) <= _FEW:
                return self.ordered(scored(self.plan, rows), bucket, n)
        limits = bound(self.plan, strips, others)
        return self.ordered(self._bounded(bucket, limits, rows, n), bucket, n)

    def _may_meet_all(self, strips: Ints) -> Ints:
        """Rows whose bounds let them meet every must, the rarest must first; perhaps some of other strips."""
        plan, pool = self.plan, self.plan.profiles
        pairs = np.flatnonzero(plan.musts[plan.pair_line])
        line = plan.pair_line[pairs]
        reach = plan.pair_affinity[pairs][:, None] * pool.bounds[:, plan.levels[line] - 1].T
        starts, ends = pool.runs(plan.pair_skill[pairs], pool.blocks_of(strips))
        ends = np.where(reach >= plan.policy.must_threshold - 1e-9, ends, starts)
        size = (ends - starts).sum(axis=(0, 2))
        lists = []
        for must in np.flatnonzero(plan.musts):
            of_must = line == must
            lists.append((int(size[of_must].sum()), starts[:, of_must], ends[:, of_must]))
        lists.sort(key=lambda each: each[0])
        rows: Ints | None = None
        for _, starts, ends in lists:
            if rows is not None and len(rows) <= _FEW // 4:
                break
            listed = pool.listed(starts, ends)
            if rows is None:
                rows = listed
            else:
                marked = np.zeros(len(pool), dtype=bool)
                marked[listed] = True
                rows = rows[marked[rows]]
        return np.empty(0, np.int32) if rows is None else np.unique(rows)

    def _allowed(
        self, rows: Ints, skills: Floats, bucket: Bucket, least: float
    ) -> tuple[Ints, Floats, Floats]:
        """Those whose gates other than musts let them into the bucket, and who reach so many points.

        `skills` are the most points of their skills; given back are those, and the most points of everything.
        """
        points = skills + self.plan.asked.points(rows, bucket.order)
        kept = points >= least
        if self.without is not None:
            kept &= ~self.without[rows]
        return rows[kept], skills[kept], points[kept]

    def _bounded(self, bucket: Bucket, limits: Bound, rows: Ints | None, n: int) -> Scored:
        """Search by bound among `rows`, or everybody in the strips of the bound."""
        sums = limits.sums if rows is None else limits.sums[limits.places(rows)]

        def reaching(units: int, least: float) -> tuple[Ints, Floats, Floats]:
            """Who may reach so much, and the most points of their skills and of everything."""
            places = np.flatnonzero(sums >= units)
            if rows is None:
                found = limits.rows(places)
                # The last strip may be longer than the pool.
                places, found = (
                    places[found < len(self.plan.profiles)],
                    found[found < len(self.plan.profiles)],
                )
            else:
                found = rows[places]
                places = limits.places(found)
            return self._allowed(found, limits.skills(places), bucket, least)

        start, wanted = _guess(sums, _PROMISING * n), _FIRST_LOOK * n
        while True:
            promising, _, reach = reaching(start, 0.0)
            if len(promising) >= wanted or start == 0:
                break
            start = start * 2 // 3 if start > 50 else 0
        if len(promising) > wanted:
            promising = promising[np.argpartition(reach, -wanted)[-wanted:]]
        best = _best(scored(self.plan, promising), bucket, n)
        least = self._least(best, n)
        more, skills, reach = reaching(limits.units(least), least)
        # The bound of skills is far above; what they really come to leaves fewer for the engine.
        more = more[reach - skills + covered(self.plan, more) >= least]
        others = scored(self.plan, np.setdiff1d(more, promising, assume_unique=True))
        return Scored(
            np.concatenate([best.rows, others.rows]),
            np.concatenate([best.bucket, others.bucket]),
            np.concatenate([best.score, others.score]),
        )

    def _least(self, best: Scored, n: int) -> float:
        """The points from which somebody may stand among the first n; 0 while fewer are known."""
        if len(best.rows) < n:
            return 0.0
        turns = float(best.score.min()) - 0.5 * 10.0**-self.plan.policy.shown_decimals
        return max(0.0, (turns - _SLACK) * self.plan.total)

    def ordered(self, looked: Scored, bucket: Bucket, n: int) -> list[Row]:
        """The first n of the bucket among those looked at."""
        best = _best(looked, bucket, n)
        if not len(best.rows):
            return []
        sure = confidence(self.plan, best.rows)
        order = np.lexsort((-sure, -best.score))
        last = order[min(n, len(order)) - 1]
        ahead = order[(best.score[order] > best.score[last]) | (sure[order] >= sure[last])]
        figures = zip(
            self.plan.profiles.refs[best.rows[ahead]].tolist(),
            best.score[ahead].tolist(),
            sure[ahead].tolist(),
            strict=True,
        )
        return in_order([Row(ref.decode(), bucket, *each) for ref, *each in figures], self.plan.need, n)


def _guess(sums: NDArray[np.uint16], rows: int) -> int:
    """A sum that about so many rows reach, told from a part of them."""
    step = max(1, len(sums) // _LOOKED_AT)
    part = sums[::step]
    wanted = min(len(part) - 1, max(1, rows // step))
    return int(np.partition(part, len(part) - 1 - wanted)[len(part) - 1 - wanted])


def _best(looked: Scored, bucket: Bucket, n: int) -> Scored:
    """Those of the bucket who are among the first n by score, all ties at the end included."""
    within = looked.at(np.flatnonzero(looked.bucket == _PLACE[bucket]))
    if len(within.rows) <= n:
        return within
    least = np.partition(within.score, len(within.rows) - n)[len(within.rows) - n]
    return within.at(np.flatnonzero(within.score >= least))
