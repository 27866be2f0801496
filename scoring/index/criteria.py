"""What a need asks besides skills, as tables over the columns of a pool.

What a criterion says of one value is asked of the criterion itself, once for each different value of a column, so no
rule stands twice. Only months and shares of time, which differ from person to person, are computed on whole columns,
by the functions that the criteria use too. Requisitions that ask the same share the tables.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import availability, share_of_months, share_of_time
from scoring.criteria.basis import basis
from scoring.criteria.criterion import Criterion, Finding
from scoring.criteria.education import education
from scoring.criteria.experience import experience, share_of_experience
from scoring.criteria.language import language
from scoring.criteria.place import place
from scoring.index import profiles as layout
from scoring.index.profiles import Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.types import Candidate, GateStatus, LanguageSkill, Need

T = TypeVar("T")

NOBODY = Candidate("", (), (), None, (), None, None, None, None)
_EDUCATED = [replace(NOBODY, education_level=level or None) for level in [*range(10), None]]
_BASES = [replace(NOBODY, asn=False), replace(NOBODY, asn=True), NOBODY]
# A table of flags may be so many times as long as the column.
_SPARSE = 16
# So many different questions are kept for one pool.
_KEPT = 64
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
    """A column [N] of small numbers, and what a criterion says of each number (-1 is the last) of some of the lines."""

    name: str
    column: Ints
    table: Judged
    lines: slice


class Strips(NamedTuple):
    """Strips by their places, in order; the most that the criteria add in each (points); the blocks that they lie in,
    and whether each strip of the pool is one of them."""

    places: Ints
    others: Floats
    blocks: Ints
    among: NDArray[np.bool_]


class Asked:
    """What one need asks of one pool besides skills.

    Its tables stand one under the other, each with its last row before its first, for -1: `starts` [criteria, 1]
    says where what is said of 0 stands. T rows in all.
    """

    def __init__(self, pool: Profiles, need: Need, policy: Policy, as_of: int) -> None:
        self._pool, self._need, self._policy, self._as_of = pool, need, policy, as_of
        self._strips: dict[int, Strips] = {}

    @classmethod
    def of(cls, pool: Profiles, need: Need, policy: Policy, as_of: int) -> "Asked":
        """The tables of a need, made or remembered."""
        kept: dict[tuple[object, ...], Asked] = pool.remembered.setdefault("asked", {})
        key = (*_asked_of(need), as_of)
        known = kept.get(key)
        # A pool is made for one policy, and hashing it takes longer than all else here.
        if known is None or (known._policy is not policy and known._policy != policy):
            if len(kept) >= _KEPT:
                kept.clear()
            known = kept[key] = cls(pool, bare(need), policy, as_of)
        return known

    @cached_property
    def weights(self) -> Floats:
        """The weights of the lines that the criteria make, in their order."""
        return line_weights(self._need, self._policy, self._as_of)

    def said(self, rows: Ints) -> "Said":
        """What the criteria say of these rows."""
        places = np.empty((len(self.told), len(rows)), dtype=np.intp)
        for line, told in enumerate(self.told):
            places[line] = told.column[rows]
        places += self.starts
        return Said(self, places)

    def strips(self, bucket: int) -> "Strips":
        """Those in which somebody may be in the bucket or a better one."""
        if bucket not in self._strips:
            most = np.zeros(-(-len(self._pool) // layout.STRIP))
            for told, start in zip(self.told, self.starts, strict=True):
                firsts, values = _values_of_strips(self._pool, told)
                most += np.maximum.reduceat(self.within[bucket][start + values], firsts)
            among = most > -np.inf
            places = np.flatnonzero(among)
            self._strips[bucket] = Strips(places, most[places], self._pool.blocks_of(places), among)
        return self._strips[bucket]

    @cached_property
    def starts(self) -> Ints:
        """[criteria, 1]; see above."""
        sizes = [len(told.table.status) + 1 for told in self.told]
        return np.cumsum([1, *sizes], dtype=np.intp)[:-1, None]

    @cached_property
    def table(self) -> Judged:
        """All tables: [T, lines] coverage and known, 0 for the lines of other criteria; [T] status."""
        rows = sum(len(told.table.status) + 1 for told in self.told)
        coverage, known = np.zeros((2, rows, len(self.weights)))
        whole = Judged(coverage, known, np.zeros(rows, dtype=np.int8))
        for told, start in zip(self.told, self.starts[:, 0].tolist(), strict=True):
            numbers = np.arange(-1, len(told.table.status))
            whole.coverage[start + numbers, told.lines] = told.table.coverage[numbers]
            whole.known[start + numbers, told.lines] = told.table.known[numbers]
            whole.status[start + numbers] = told.table.status[numbers]
        return whole

    @cached_property
    def points(self) -> Floats:
        """[T] what is added to the score, times the weight of all lines."""
        return self.table.coverage @ self.weights

    @cached_property
    def known_points(self) -> Floats:
        """[T] what is added to the confidence, times the weight of all lines."""
        return self.table.known @ self.weights

    @cached_property
    def within(self) -> list[Floats]:
        """For each bucket [T] the points where the gate allows it or a better one, else -inf."""
        return [np.where(self.table.status <= bucket, self.points, -np.inf) for bucket in STATUS.values()]

    @cached_property
    def told(self) -> list[Told]:
        """The criteria as tables over columns, in the order of their lines; those not asked for left out."""
        pool = self._pool
        said_of, spoken, homes = _of_any_pool(self._need, self._policy, self._as_of)
        regions = pool.regions.tolist()
        for name in regions:
            if name not in homes:
                homes[name] = self._found(place, replace(NOBODY, region=name.decode() or None))
        tables = [
            ("work_months", self._experience()),
            ("education", said_of[education]),
            *((f"spoken {code}", table) for code, table in spoken),
            ("offer", self._offers()),
            ("region", _judged([homes[name] for name in regions])),
            ("asn", said_of[basis]),
        ]
        told, first = [], 0
        for name, table in tables:
            last = first + table.coverage.shape[1]
            if last > first or table.status.any():
                told.append(Told(name, _column(pool, name), table, slice(first, last)))
            first = last
        return told

    def _experience(self) -> Judged:
        """What is said of each number of months of work; the last is "not known"."""
        required, months = self._need.experience_months, self._pool.longest_work + 2
        if not required:
            return _nothing(months)
        held = np.arange(months)
        coverage, known = share_of_experience(held, required), np.ones(months)
        status = (held < required).astype(np.int8)
        coverage[-1], known[-1], status[-1] = 0.0, 0.0, 1
        return Judged(coverage[:, None], known[:, None], status)

    def _offers(self) -> Judged:
        """What is said of each different offer of time; the first is "nothing stated"."""
        need, pool = self._need, self._pool
        asks_months = need.from_month is not None or need.to_month is not None
        if need.fte is None and not asks_months:
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

    def _found(self, criterion: Criterion, person: Candidate) -> Finding:
        return criterion(person, self._need, self._policy, self._as_of)


@dataclass(frozen=True, slots=True)
class Said:
    """What the criteria say of k rows: `places` [criteria, k] in the tables of `asked`."""

    asked: Asked
    places: Ints

    def at(self, rows: Ints) -> "Said":
        """What they say of some of the rows."""
        return Said(self.asked, self.places[:, rows])

    def status(self) -> NDArray[np.int8]:
        """The worst gate of each row."""
        worst: NDArray[np.int8] = self.asked.table.status[self.places].max(axis=0, initial=0)
        return worst

    def points(self) -> Floats:
        """What the criteria add for each row, times the weight of all lines."""
        return _summed(self.asked.points, self.places)

    def points_within(self, bucket: int) -> Floats:
        """As `points`; -inf for who cannot be in the bucket or a better one."""
        return _summed(self.asked.within[bucket], self.places)

    def known_points(self) -> Floats:
        """How much is known of each row, times the weight of all lines."""
        return _summed(self.asked.known_points, self.places)

    def coverage(self) -> Floats:
        """What each row covers of each line [k, lines]."""
        return _summed(self.asked.table.coverage, self.places)

    def known(self) -> Floats:
        """How much is known of each line [k, lines]."""
        return _summed(self.asked.table.known, self.places)


def _summed(table: Floats, places: Ints) -> Floats:
    total: Floats = np.add.reduce(table[places], axis=0)
    return total


def line_weights(need: Need, policy: Policy, as_of: int) -> Floats:
    """The weights of the lines that criteria other than skills make, in their order."""
    return _line_weights(bare(need), policy, as_of)


@lru_cache(maxsize=_KEPT)
def _line_weights(need: Need, policy: Policy, as_of: int) -> Floats:
    criteria = (experience, education, language, availability, place)
    lines = [line for criterion in criteria for line in criterion(NOBODY, need, policy, as_of).lines]
    return np.array([line.weight for line in lines], dtype=np.float64)


def bare(need: Need) -> Need:
    """What a need asks besides skills. Criteria are given this, so what it leaves out cannot play a part."""
    return replace(need, ref="", requirements=(), openings=1, tie_seed="")


_asked_of = attrgetter(
    *(each.name for each in fields(Need) if each.name not in {"ref", "requirements", "openings", "tie_seed"})
)
"""The fields that `bare` leaves as they are."""


@lru_cache(maxsize=_KEPT)
def _of_any_pool(
    need: Need, policy: Policy, as_of: int
) -> tuple[dict[Criterion, Judged], list[tuple[str, Judged]], dict[bytes, Finding]]:
    """The tables of criteria whose values are the same in every pool.

    Then for each language asked for what is said of nobody, of no level, and of levels 1 to 5; and what is said of
    regions, once somebody has asked.
    """
    said_of = {
        criterion: _judged([criterion(each, need, policy, as_of) for each in people])
        for criterion, people in ((education, _EDUCATED), (basis, _BASES))
    }
    spoken = []
    for line, asked in enumerate(need.languages):
        findings = [language(each, need, policy, as_of) for each in _speakers(asked.code)]
        told = _judged(findings)
        status = np.array([STATUS[each.gates[line].status] for each in findings], dtype=np.int8)
        spoken.append((asked.code, Judged(told.coverage[:, [line]], told.known[:, [line]], status)))
    return said_of, spoken, {}


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


def _nothing(rows: int) -> Judged:
    return Judged(np.empty((rows, 0)), np.empty((rows, 0)), np.zeros(rows, dtype=np.int8))


def _column(pool: Profiles, name: str) -> Ints:
    kind, _, code = name.partition(" ")
    return _remembered(pool, name, lambda: pool.spoken(code)) if code else getattr(pool, kind)


def _values_of_strips(pool: Profiles, told: Told) -> tuple[Ints, Ints]:
    """Which numbers of a column stand in each strip, one strip after the other, and where each strip begins."""

    def made() -> tuple[Ints, Ints]:
        count = len(told.table.status)
        strips = np.arange(len(pool)) // layout.STRIP
        # As an index of a table, -1 is its last place.
        pairs = strips * count + told.column % count
        length = (int(strips[-1]) + 1) * count
        if length > _SPARSE * len(pairs):
            pairs = np.unique(pairs)
        else:
            flags = np.zeros(length, dtype=bool)
            flags[pairs] = True
            pairs = np.flatnonzero(flags)
        of_strip, values = np.divmod(pairs, count)
        return np.flatnonzero(np.diff(of_strip, prepend=-1)), values

    return _remembered(pool, ("strips", told.name), made)


def _remembered(pool: Profiles, key: object, make: Callable[[], T]) -> T:
    if key not in pool.remembered:
        pool.remembered[key] = make()
    found: T = pool.remembered[key]
    return found
