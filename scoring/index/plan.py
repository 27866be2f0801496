"""A need made ready for columns: the skills it accepts as numbers, the weights of its lines, and its criteria.

What a criterion says of one value is asked of the criterion itself, once for each different value of a column, so no
rule stands twice. Only months and shares of time, which differ from person to person, are computed on whole columns,
by the functions that the criteria use too.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import availability, share_of_months, share_of_time
from scoring.criteria.basis import basis
from scoring.criteria.criterion import Criterion, Finding
from scoring.criteria.education import education
from scoring.criteria.experience import experience, share_of_experience
from scoring.criteria.language import language
from scoring.criteria.place import place
from scoring.index.profiles import Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.types import Candidate, GateStatus, LanguageSkill, Need, RequirementKind

NOBODY = Candidate("", (), (), None, (), None, None, None, None)
_EDUCATED = [replace(NOBODY, education_level=level or None) for level in [*range(10), None]]
_BASES = [replace(NOBODY, asn=False), replace(NOBODY, asn=True), NOBODY]
# No score comes near this.
_NEVER = 1e3
# A sum of parts less these parts, one by one, need not end at 0: somebody of score 0 stays where 0 is enough.
_ROUNDING = 1e-9
# So many rows say which criterion lets the fewest pass.
_TRIED = 200
STATUS = {GateStatus.MET: 0, GateStatus.UNKNOWN: 1, GateStatus.UNMET: 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """What the criteria say of k rows: [k, lines] coverage and known; [k] the worst gate.

    Gates are numbers: 0 met, 1 unknown, 2 unmet.
    """

    coverage: Floats
    known: Floats
    status: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Told:
    """A column [N] of small numbers, and what a criterion says of each number (-1 is the last)."""

    column: Ints
    table: Judged


@dataclass(frozen=True)
class Plan:
    """One need over one pool.

    Pairs are the skills that some requirement accepts and somebody in the pool shows: `pair_skill` (sorted),
    `pair_line` (place of the requirement), `pair_affinity`, `pair_asked` (named by the requirement, at affinity 1).
    `first_pair` [V + 1] says where the pairs of a skill begin. `weights` are those of all lines, requirements first.
    """

    profiles: Profiles
    need: Need
    policy: Policy
    as_of: int
    pair_skill: Ints
    pair_line: Ints
    pair_affinity: Floats
    pair_asked: NDArray[np.bool_]
    first_pair: Ints
    weights: Floats

    @classmethod
    def of(cls, profiles: Profiles, need: Need, policy: Policy, as_of: int) -> "Plan":
        """Make a need ready. The pool must have been built under the same policy and as of the same month."""
        pairs = sorted(
            (number, line, each.affinity, each.asked and each.affinity == 1)
            for line, requirement in enumerate(need.requirements)
            for each in requirement.accepts
            if (number := profiles.skill_numbers.get(each.skill)) is not None
        )
        skill = np.array([each[0] for each in pairs], dtype=np.int64)
        asked = [policy.kind_weight(each.kind) * each.weight for each in need.requirements]
        others = [
            line.weight
            for criterion in (experience, education, language, availability, place)
            for line in criterion(NOBODY, need, policy, as_of).lines
        ]
        return cls(
            profiles=profiles,
            need=need,
            policy=policy,
            as_of=as_of,
            pair_skill=skill,
            pair_line=np.array([each[1] for each in pairs], dtype=np.int64),
            pair_affinity=np.array([each[2] for each in pairs], dtype=np.float64),
            pair_asked=np.array([each[3] for each in pairs], dtype=bool),
            first_pair=np.searchsorted(skill, np.arange(len(profiles.skills) + 1)),
            weights=np.array([*asked, *others], dtype=np.float64),
        )

    def pairs_of(self, skills: Ints) -> tuple[Ints, Ints]:
        """The first pair of each skill, and how many pairs it has."""
        return self.first_pair[skills], self._pair_counts[skills]

    @cached_property
    def _pair_counts(self) -> Ints:
        return np.diff(self.first_pair)

    @property
    def requirements(self) -> int:
        """How many lines are requirements."""
        return len(self.need.requirements)

    @cached_property
    def levels(self) -> Ints:
        """The level of each requirement."""
        return np.array([each.level for each in self.need.requirements], dtype=np.int64)

    @cached_property
    def musts(self) -> NDArray[np.bool_]:
        """Which requirements are a gate."""
        return np.array([each.kind is RequirementKind.MUST for each in self.need.requirements], dtype=bool)

    @cached_property
    def total(self) -> float:
        """The weight of all lines, summed as the score card sums it."""
        return math.fsum(self.weights)

    def judge(self, rows: Ints) -> Judged:
        """What the criteria other than skills say of these rows."""
        parts = [_looked_up(told.table, told.column[rows]) for told in self.told]
        status = np.zeros(len(rows), dtype=np.int8)
        for part in parts:
            np.maximum(status, part.status, out=status)
        empty = np.empty((len(rows), 0))
        return Judged(
            np.concatenate([empty, *(part.coverage for part in parts)], axis=1),
            np.concatenate([empty, *(part.known for part in parts)], axis=1),
            status,
        )

    def may_reach(self, rows: Ints, bounds: Floats, bucket: int, least: float) -> tuple[Ints, Floats]:
        """Those of the rows who may be in the bucket or a better one and reach `least`, and what each may reach.

        `bounds` says what the skills of each row add to the score at most. After each criterion those drop out whom
        the others cannot lift any more; a criterion that lets few pass comes first.
        """
        left = sum(most for most, _ in self._adds)
        for number in self._strict_first(rows[:_TRIED], bucket):
            (most, adds), told = self._adds[number], self.told[number]
            left -= most
            allowed = np.where(told.table.status <= bucket, adds, -_NEVER)
            bounds = bounds + allowed[told.column[rows]]
            kept = np.flatnonzero(bounds + left >= least - _ROUNDING)
            rows, bounds = rows[kept], bounds[kept]
        return rows, bounds

    def _strict_first(self, tried: Ints, bucket: int) -> list[int]:
        """The places of the criteria, by how many of the rows pass."""
        passing = [int((told.table.status[told.column[tried]] <= bucket).sum()) for told in self.told]
        return sorted(range(len(passing)), key=passing.__getitem__)

    @cached_property
    def most_reached(self) -> float:
        """The most that the criteria add to any score."""
        return sum(most for most, _ in self._adds)

    @cached_property
    def _adds(self) -> list[tuple[float, Floats]]:
        """For each table: the most, and what each of its rows, adds to the score."""
        adds, line = [], self.requirements
        for told in self.told:
            lines = told.table.coverage.shape[1]
            weights = self.weights[line : line + lines] / self.total if self.total else np.zeros(lines)
            added = told.table.coverage @ weights
            adds.append((float(added.max(initial=0.0)), added))
            line += lines
        return adds

    @cached_property
    def told(self) -> list[Told]:
        """The criteria as tables over columns, in the order of their lines; those not asked for left out."""
        pool = self.profiles
        told = [
            Told(pool.work_months, self._experience()),
            Told(pool.education, self._education()),
            *(Told(pool.spoken(code), table) for code, table in self._languages()),
            Told(pool.offer, self._offers()),
            Told(pool.region, self._place()),
            Told(pool.asn, self._basis()),
        ]
        return [each for each in told if each.table.coverage.shape[1] or each.table.status.any()]

    def _education(self) -> Judged:
        return self._table(education, _EDUCATED)

    def _basis(self) -> Judged:
        return self._table(basis, _BASES)

    def _place(self) -> Judged:
        names = [name.decode() or None for name in self.profiles.regions]
        return self._table(place, [_resident(name) for name in names])

    def _languages(self) -> list[tuple[str, Judged]]:
        """For each language asked for: what is said of nobody, of no level, and of levels 1 to 5."""
        return [
            (asked.code, Judged(told.coverage[:, [line]], told.known[:, [line]], status[:, line]))
            for line, asked in enumerate(self.need.languages)
            for told, status in [self._spoken_table(asked.code)]
        ]

    def _spoken_table(self, code: str) -> tuple[Judged, NDArray[np.int8]]:
        speakers = _speakers(code)
        findings = [language(each, self.need, self.policy, self.as_of) for each in speakers]
        statuses = [[STATUS[gate.status] for gate in finding.gates] for finding in findings]
        return _judged(findings), np.array(statuses, dtype=np.int8)

    def _experience(self) -> Judged:
        """What is said of each number of months of work; the last is "not known"."""
        required, months = self.need.experience_months, self.profiles.longest_work + 2
        if not required:
            return _nothing(months)
        held = np.arange(months)
        coverage, known = share_of_experience(held, required), np.ones(months)
        status = (held < required).astype(np.int8)
        coverage[-1], known[-1], status[-1] = 0.0, 0.0, 1
        return Judged(coverage[:, None], known[:, None], status)

    def _offers(self) -> Judged:
        """What is said of each different offer of time; the first is "nothing stated"."""
        need, pool = self.need, self.profiles
        asks_share, asks_months = (
            need.fte is not None,
            need.from_month is not None or need.to_month is not None,
        )
        if not (asks_share or asks_months):
            return _nothing(len(pool.offer_fte))
        months = share_of_months(pool.offer_first, pool.offer_last, need)
        coverage = share_of_time(pool.offer_fte, need) * months
        unmet = np.zeros(len(coverage), dtype=bool)
        if need.fte is not None:
            unmet |= pool.offer_fte < need.fte
        if asks_months:
            unmet |= months != 1
        status = np.where(unmet, np.int8(2), np.int8(0))
        known = np.ones(len(coverage))
        coverage[0], known[0], status[0] = 0.0, 0.0, 1
        return Judged(coverage[:, None], known[:, None], status)

    def _table(self, criterion: Criterion, people: list[Candidate]) -> Judged:
        return _judged([criterion(each, self.need, self.policy, self.as_of) for each in people])


@lru_cache(maxsize=4096)
def _resident(region: str | None) -> Candidate:
    return replace(NOBODY, region=region)


@lru_cache(maxsize=256)
def _speakers(code: str) -> tuple[Candidate, ...]:
    """Who does not name a language, who names it without a level, and with level 1 to 5."""
    return (
        NOBODY,
        *(replace(NOBODY, languages=(LanguageSkill(code, level or None),)) for level in range(6)),
    )


def _judged(findings: list[Finding]) -> Judged:
    """One row a finding."""
    coverage = [[line.coverage or 0.0 for line in each.lines] for each in findings]
    known = [[line.known for line in each.lines] for each in findings]
    status = [max((STATUS[gate.status] for gate in each.gates), default=0) for each in findings]
    shape = (len(findings), len(findings[0].lines))
    return Judged(
        np.array(coverage, dtype=np.float64).reshape(shape),
        np.array(known, dtype=np.float64).reshape(shape),
        np.array(status, dtype=np.int8),
    )


def _looked_up(table: Judged, places: Ints) -> Judged:
    """The table's row of each place; place -1 is the last row, which stands for "unknown"."""
    return Judged(table.coverage[places], table.known[places], table.status[places])


def _nothing(rows: int) -> Judged:
    return Judged(np.empty((rows, 0)), np.empty((rows, 0)), np.zeros(rows, dtype=np.int8))
