"""Candidates to columns, in one pass and one by one, so that a database larger than the memory can stream by.

What evidence comes to is asked of the engine once for each different piece of evidence, and remembered.
"""

from array import array
from collections.abc import Hashable, Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import limits
from scoring.criteria.experience import months_of_work
from scoring.index.arrange import SUMMARY_FIGURES, Columns, arranged
from scoring.index.profiles import UNKNOWN, Profiles
from scoring.policy import Policy
from scoring.strength import held_skills
from scoring.types import LEVELS, Availability, Candidate, SkillEvidence

Name = TypeVar("Name", bound=Hashable)
_Told = tuple[tuple[str | int, ...], ...]
Known = dict[_Told, tuple[float, ...]]


class Builder:
    """Collects candidates; `build` gives their columns. `as_of` is a month index.

    `known` remembers what evidence comes to, and may be handed from one builder to the next of the same policy and
    month.
    """

    def __init__(self, policy: Policy, as_of: int, *, known: Known | None = None) -> None:
        self._known = {} if known is None else known
        self._policy = policy
        self._as_of = as_of
        self._refs: list[bytes] = []
        self._skills: dict[str, int] = {}
        self._regions: dict[str, int] = {"": 0}
        self._languages: dict[str, int] = {}
        self._offers: dict[Availability | None, int] = {None: 0}
        self._summaries: dict[_Told, int] = {}
        self._figures = array("d")
        self._cell_starts = array("q", [0])
        self._cell_skill, self._cell_summary = array("l"), array("l")
        self._language_rows, self._language_code, self._language_level = array("l"), array("l"), array("b")
        self._work, self._education, self._asn = array("l"), array("b"), array("b")
        self._region, self._offer = array("l"), array("l")

    def add(self, candidate: Candidate) -> None:
        """Take one candidate. A reference may stand in one pool once only."""
        self._refs.append(candidate.ref.encode())
        by_skill: dict[str, list[SkillEvidence]] = {}
        for each in candidate.evidence:
            by_skill.setdefault(each.skill, []).append(each)
        for skill, pieces in by_skill.items():
            self._cell_skill.append(_number(self._skills, skill))
            self._cell_summary.append(self._summary(pieces))
        self._cell_starts.append(len(self._cell_skill))
        stated: dict[str, int] = {}
        for spoken in candidate.languages:
            stated[spoken.code] = max(stated.get(spoken.code, 0), spoken.level or 0)
        for code, level in stated.items():
            self._language_rows.append(len(self._refs) - 1)
            self._language_code.append(_number(self._languages, code))
            self._language_level.append(level)
        self._work.append(months_of_work(candidate.work, self._as_of) if candidate.work else UNKNOWN)
        self._education.append(candidate.education_level or UNKNOWN)
        self._asn.append(UNKNOWN if candidate.asn is None else int(candidate.asn))
        self._region.append(_number(self._regions, candidate.region or ""))
        self._offer.append(_number(self._offers, candidate.availability))

    def add_all(self, candidates: Iterable[Candidate]) -> "Builder":
        """Take many."""
        for candidate in candidates:
            self.add(candidate)
        return self

    def _summary(self, pieces: list[SkillEvidence]) -> int:
        told = tuple(
            sorted(
                (
                    each.source.value,
                    *(UNKNOWN if x is None else x for x in (each.months, each.last_used, each.level)),
                )
                for each in pieces
            )
        )
        known = self._summaries.get(told)
        if known is None:
            known = self._summaries[told] = len(self._summaries)
            if told not in self._known:
                held = next(iter(held_skills(pieces, self._policy, self._as_of).values()))
                strengths = (held.strength(level) for level in LEVELS)
                self._known[told] = (*strengths, held.told(), UNKNOWN if held.cap is None else held.cap)
            self._figures.extend(self._known[told])
        return known

    def build(self) -> Profiles:
        """The columns of everybody taken so far. ValueError when two share a reference."""
        return arranged(
            Columns(
                refs=np.array(self._refs, dtype=bytes),
                cell_starts=_ints(self._cell_starts),
                cell_skill=_ints(self._cell_skill),
                cell_summary=_ints(self._cell_summary),
                summaries=np.array(self._figures, dtype=np.float64).reshape(-1, SUMMARY_FIGURES),
                work_months=_ints(self._work),
                education=_ints(self._education),
                asn=_ints(self._asn),
                region=_ints(self._region),
                offer=_ints(self._offer),
                offers=np.array([_limits(each) for each in self._offers], dtype=np.float64),
                language_rows=_ints(self._language_rows),
                language_code=_ints(self._language_code),
                language_level=_ints(self._language_level),
                skills=_names(self._skills),
                regions=_names(self._regions),
                language_codes=_names(self._languages),
            )
        )


def _number(numbers: dict[Name, int], name: Name) -> int:
    return numbers.setdefault(name, len(numbers))


def _ints(values: "array[int]") -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def _names(numbers: dict[str, int]) -> NDArray[np.bytes_]:
    return np.array([each.encode() for each in numbers], dtype=bytes)


def _limits(offer: Availability | None) -> tuple[float, int, int]:
    return (1.0, 0, 0) if offer is None else (offer.fte, *limits(offer))
