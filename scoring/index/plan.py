"""A need made ready for columns: the skills it accepts as numbers, the weights of its lines, and its criteria.

What a criterion says of one value is asked of the criterion itself, once for each different value of a column, so no
rule stands twice. Only months and shares of time, which differ from person to person, are computed on whole columns,
by the functions that the criteria use too.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import availability, share_of_months, share_of_time
from scoring.criteria.basis import basis
from scoring.criteria.criterion import Criterion, Finding
from scoring.criteria.education import education
from scoring.criteria.experience import experience, share_of_experience
from scoring.criteria.language import language
from scoring.criteria.place import place
from scoring.index.profiles import UNKNOWN, Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.types import Candidate, GateStatus, LanguageSkill, Need, RequirementKind

NOBODY = Candidate("", (), (), None, (), None, None, None, None)
STATUS = {GateStatus.MET: 0, GateStatus.UNKNOWN: 1, GateStatus.UNMET: 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """What the criteria say of k rows: [k, lines] coverage and known; [k] the worst gate.

    Gates are numbers: 0 met, 1 unknown, 2 unmet.
    """

    coverage: Floats
    known: Floats
    status: NDArray[np.int8]


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
        parts = [
            self._experience(rows),
            _looked_up(self._education, self.profiles.education[rows]),
            *(_looked_up(table, self.profiles.spoken(code)[rows]) for code, table in self._languages),
            self._availability(rows),
            _looked_up(self._place, self.profiles.region[rows]),
            _looked_up(self._basis, self.profiles.asn[rows]),
        ]
        lines = [part for part in parts if part.coverage.shape[1]]
        status = np.zeros(len(rows), dtype=np.int8)
        for part in parts:
            np.maximum(status, part.status, out=status)
        empty = np.empty((len(rows), 0))
        return Judged(
            np.concatenate([empty, *(part.coverage for part in lines)], axis=1),
            np.concatenate([empty, *(part.known for part in lines)], axis=1),
            status,
        )

    def status(self, rows: Ints) -> NDArray[np.int8]:
        """The worst of the gates other than musts."""
        found = np.zeros(len(rows), dtype=np.int8)
        if self.need.experience_months:
            np.maximum(found, self.profiles.work_months[rows] < self.need.experience_months, out=found)
        for table, column in (
            (self._education, self.profiles.education),
            (self._basis, self.profiles.asn),
            (self._offers, self.profiles.offer),
        ):
            if table.status.any():
                np.maximum(found, table.status[column[rows]], out=found)
        for code, table in self._languages:
            np.maximum(found, table.status[self.profiles.spoken(code)[rows]], out=found)
        return found

    @cached_property
    def _education(self) -> Judged:
        return self._table(
            education, [replace(NOBODY, education_level=level or None) for level in [*range(10), None]]
        )

    @cached_property
    def _basis(self) -> Judged:
        return self._table(basis, [replace(NOBODY, asn=False), replace(NOBODY, asn=True), NOBODY])

    @cached_property
    def _place(self) -> Judged:
        names = [name.decode() or None for name in self.profiles.regions]
        return self._table(place, [replace(NOBODY, region=name) for name in names])

    @cached_property
    def _languages(self) -> list[tuple[str, Judged]]:
        """For each language asked for: what is said of nobody, of no level, and of levels 1 to 5."""
        return [
            (asked.code, Judged(told.coverage[:, [line]], told.known[:, [line]], status[:, line]))
            for line, asked in enumerate(self.need.languages)
            for told, status in [self._spoken_table(asked.code)]
        ]

    def _spoken_table(self, code: str) -> tuple[Judged, NDArray[np.int8]]:
        speakers = [
            NOBODY,
            *(replace(NOBODY, languages=(LanguageSkill(code, level or None),)) for level in range(6)),
        ]
        findings = [language(each, self.need, self.policy, self.as_of) for each in speakers]
        statuses = [[STATUS[gate.status] for gate in finding.gates] for finding in findings]
        return _judged(findings), np.array(statuses, dtype=np.int8)

    def _experience(self, rows: Ints) -> Judged:
        required = self.need.experience_months
        if not required:
            return _nothing(len(rows))
        held = self.profiles.work_months[rows]
        known = (held != UNKNOWN).astype(np.float64)[:, None]
        coverage = np.where(held != UNKNOWN, share_of_experience(held, required), 0.0)[:, None]
        return Judged(coverage, known, (held < required).astype(np.int8))

    def _availability(self, rows: Ints) -> Judged:
        return _looked_up(self._offers, self.profiles.offer[rows])

    @cached_property
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
    if not table.coverage.shape[1] and not table.status.any():
        return _nothing(len(places))
    return Judged(table.coverage[places], table.known[places], table.status[places])


def _nothing(rows: int) -> Judged:
    return Judged(np.empty((rows, 0)), np.empty((rows, 0)), np.zeros(rows, dtype=np.int8))
