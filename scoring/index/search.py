"""The first n of a need, exactly as scoring everybody and sorting would give them.

Buckets come first in the order, so they are searched one after the other. In each, everybody who may belong to it is
bounded from above; the most promising are scored exactly, which says how good the n-th is at least; and
whoever may still reach that is scored exactly too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.gates import Bucket
from scoring.index.bound import Bound, bound
from scoring.index.exact import Figures, covered, figures
from scoring.index.plan import Plan
from scoring.index.profiles import Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.ranking import draw
from scoring.types import Need

# So many rows are scored exactly without a bound: computing one takes longer.
_FEW = 3_000
# Of so many times n with the highest sums, so many times n who may reach most are scored first.
_PROMISING = 40
_FIRST_LOOK = 4
# More than the last bits of a sum may be wrong by.
_SLACK = 1e-7
_GRANTED = 0.045
_PLACE = {bucket: bucket.order for bucket in Bucket}


@dataclass(frozen=True, slots=True)
class Row:
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
) -> list[Row]:
    """The first n, filled from all met, then some unknown, then any unmet.

    `without` [N] marks rows that are to be passed over (changed or removed since the pool was built).
    """
    plan = Plan.of(profiles, need, policy, as_of)
    if n < 1 or not len(profiles):
        return []
    seeker = _Seeker(plan, n, without)
    if len(profiles) <= _FEW:
        return seeker.among_few()
    found = seeker.found(Bucket.ALL_MET)
    for bucket in (Bucket.SOME_UNKNOWN, Bucket.ANY_UNMET):
        if len(found) < n:
            found += seeker.found(bucket)
    return found[:n]


def in_order(rows: list[Row], need: Need) -> list[Row]:
    """Rows of one need in their order, whichever pools they come from."""
    return sorted(
        rows,
        key=lambda row: (
            _PLACE[row.bucket],
            -row.shown_score,
            -row.shown_confidence,
            draw(row.ref, need),
            row.ref,
        ),
    )


class _Seeker:
    """Finds the rows of one bucket after the other; what is costly is computed once."""

    def __init__(self, plan: Plan, n: int, without: NDArray[np.bool_] | None) -> None:
        self.plan = plan
        self.n = n
        self.without = without
        self.bound: Bound | None = None

    def among_few(self) -> list[Row]:
        """The first n of a pool so small that everybody is scored exactly."""
        everybody = np.arange(len(self.plan.profiles))
        looked = figures(self.plan, everybody if self.without is None else everybody[~self.without])
        rows: list[Row] = []
        for bucket in (Bucket.ALL_MET, Bucket.SOME_UNKNOWN, Bucket.ANY_UNMET):
            if len(rows) < self.n:
                rows += self._ordered(self._best(looked, bucket), bucket)
        return rows[: self.n]

    def found(self, bucket: Bucket) -> list[Row]:
        """The first n of the bucket, in order."""
        if bucket is Bucket.ALL_MET and self.plan.musts.any():
            rows = self._may_meet_all()
        elif bucket is Bucket.ANY_UNMET:
            rows = self._allowed(np.arange(len(self.plan.profiles)), bucket)
        else:
            rows = None
        if rows is not None and len(rows) <= _FEW:
            return self._ordered(self._best(figures(self.plan, rows), bucket), bucket)
        return self._ordered(self._bounded(bucket, rows), bucket)

    def _may_meet_all(self) -> Ints:
        """Rows whose bounds and other gates let them meet every must, the rarest must first."""
        plan, pool = self.plan, self.plan.profiles
        lists = []
        for line in np.flatnonzero(plan.musts):
            pairs = np.flatnonzero(plan.pair_line == line)
            reach = plan.pair_affinity[pairs][:, None] * pool.bounds[:, plan.levels[line] - 1]
            starts, ends = pool.runs(plan.pair_skill[pairs])
            ends = np.where(reach >= plan.policy.must_threshold - 1e-9, ends, starts)
            lists.append((int((ends - starts).sum()), starts, ends))
        lists.sort(key=lambda each: each[0])
        rows: Ints | None = None
        for _, starts, ends in lists:
            if rows is not None and len(rows) <= _FEW // 4:
                break
            listed = pool.listed(starts, ends)
            if rows is None:
                rows = np.unique(self._allowed(listed, Bucket.ALL_MET))
            else:
                marked = np.zeros(len(pool), dtype=bool)
                marked[listed] = True
                rows = rows[marked[rows]]
        return np.empty(0, np.int32) if rows is None else rows

    def _allowed(self, rows: Ints, bucket: Bucket) -> Ints:
        """Those of the rows whose gates other than musts let them into the bucket."""
        if self.without is not None:
            rows = rows[~self.without[rows]]
        found, _ = self.plan.may_reach(rows, np.zeros(len(rows)), bucket.order, 0.0)
        return found

    def _bounded(self, bucket: Bucket, rows: Ints | None) -> Figures:
        """Search by bound among `rows`, or everybody whose other gates allow the bucket."""
        if self.bound is None:
            self.bound = bound(self.plan, _GRANTED)
        sums = self.bound.sums if rows is None else self.bound.sums[rows]
        start, wanted = self._guess(sums), _FIRST_LOOK * self.n
        while True:
            promising, reach = self._reaching(rows, sums, start, bucket, 0.0)
            if len(promising) >= wanted or start == 0:
                break
            start = start * 4 // 5 if start > 50 else 0
        if len(promising) > wanted:
            promising = promising[np.argpartition(reach, -wanted)[-wanted:]]
        best = self._best(figures(self.plan, promising), bucket)
        least = self._least(best) - _SLACK
        units = self.bound.units(least - self.plan.most_reached)
        more, reach = self._reaching(rows, sums, units, bucket, least)
        # The sum of a bound is far above; what the skills of these few really come to leaves fewer for the engine.
        others = reach - self._of_sums(self.bound.sums[more])
        more = more[others + covered(self.plan, more) >= least]
        more = np.setdiff1d(more, promising, assume_unique=True)
        return self._best(_joined(best, figures(self.plan, more)), bucket)

    def _reaching(
        self, rows: Ints | None, sums: NDArray[np.uint16], units: int, bucket: Bucket, least: float
    ) -> tuple[Ints, Floats]:
        """Who has a sum of so many units, may be in the bucket and reach `least`; and what each may reach."""
        places = np.flatnonzero(sums >= units)
        found = places if rows is None else rows[places]
        if self.without is not None:
            counted = ~self.without[found]
            places, found = places[counted], found[counted]
        return self.plan.may_reach(found, self._of_sums(sums[places]), bucket.order, least)

    def _of_sums(self, sums: NDArray[np.uint16]) -> Floats:
        """What sums of a bound say that skills add to the score at most."""
        assert self.bound is not None  # noqa: S101 - it was made by whoever asks
        return sums / self.bound.scale + self.bound.base

    def _guess(self, sums: NDArray[np.uint16]) -> int:
        """A sum that about `_PROMISING` × n rows reach, told from a part of them."""
        step = max(1, len(sums) // 60_000)
        part = sums[::step]
        wanted = min(len(part) - 1, max(1, _PROMISING * self.n // step))
        return int(np.partition(part, len(part) - 1 - wanted)[len(part) - 1 - wanted])

    def _least(self, best: Figures) -> float:
        """The score from which somebody may stand among the first n; 0 while fewer are known."""
        if len(best.rows) < self.n:
            return 0.0
        shown = np.sort(best.score)[len(best.rows) - self.n]
        return float(shown - 0.5 * 10.0**-self.plan.policy.shown_decimals)

    def _best(self, looked: Figures, bucket: Bucket) -> Figures:
        """Those of the bucket who are among the first n by score and confidence, all ties at the end included."""
        places = np.flatnonzero(looked.bucket == bucket.order)
        if len(places) > self.n:
            order = np.lexsort((-looked.confidence[places], -looked.score[places]))
            last = places[order[self.n - 1]]
            score, confidence = looked.score[places], looked.confidence[places]
            ahead = (score > looked.score[last]) | (
                (score == looked.score[last]) & (confidence >= looked.confidence[last])
            )
            places = places[ahead]
        return Figures(
            looked.rows[places], looked.bucket[places], looked.score[places], looked.confidence[places]
        )

    def _ordered(self, best: Figures, bucket: Bucket) -> list[Row]:
        refs = [ref.decode() for ref in self.plan.profiles.refs[best.rows].tolist()]
        rows = [
            Row(ref, bucket, score, confidence)
            for ref, score, confidence in zip(
                refs, best.score.tolist(), best.confidence.tolist(), strict=True
            )
        ]
        return in_order(rows, self.plan.need)[: self.n]


def _joined(one: Figures, two: Figures) -> Figures:
    return Figures(
        np.concatenate([one.rows, two.rows]),
        np.concatenate([one.bucket, two.bucket]),
        np.concatenate([one.score, two.score]),
        np.concatenate([one.confidence, two.confidence]),
    )
