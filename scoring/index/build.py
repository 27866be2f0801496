"""Candidates to columns, in one pass and one by one, so that a pool larger than the memory of a process can stream by.

What evidence comes to is asked of the engine once for each different piece of evidence, and remembered.
"""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scoring.criteria.availability import limits
from scoring.criteria.experience import months_of_work
from scoring.index.profiles import CLASSES, LEVEL_STEPS, UNKNOWN, Floats, Ints, Profiles
from scoring.policy import Policy
from scoring.strength import held_skills
from scoring.types import LEVELS, Availability, Candidate, SkillEvidence

_Told = tuple[tuple[str, int, int, int], ...]


class Builder:
    """Collects candidates; `build` gives their columns. `as_of` is a month index."""

    def __init__(self, policy: Policy, as_of: int) -> None:
        self._policy = policy
        self._as_of = as_of
        self._refs: list[bytes] = []
        self._skills: dict[str, int] = {}
        self._regions: dict[str, int] = {"": 0}
        self._languages: dict[str, int] = {}
        self._offers: dict[Availability | None, int] = {None: 0}
        self._summaries: dict[_Told, int] = {}
        self._shown: list[tuple[float, ...]] = []
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
                (each.source.value, *(UNKNOWN if x is None else x for x in (each.months, each.last_used, each.level)))
                for each in pieces
            )
        )
        known = self._summaries.get(told)
        if known is None:
            held = next(iter(held_skills(pieces, self._policy, self._as_of).values()))
            known = self._summaries[told] = len(self._shown)
            strengths = (held.strength(level) for level in LEVELS)
            self._shown.append((*strengths, held.told(), UNKNOWN if held.cap is None else held.cap))
        return known

    def build(self) -> Profiles:
        """The columns of everybody taken so far. ValueError when two share a reference."""
        if len(set(self._refs)) < len(self._refs):
            raise ValueError("two profiles have the same reference")
        skills, new_skill = _sorted(self._skills)
        codes, new_code = _sorted(self._languages)
        language = new_code[_ints(self._language_code)]
        by_language = np.argsort(language, kind="stable")
        cell_starts = _ints(self._cell_starts)
        cell_skill = new_skill[_ints(self._cell_skill)]
        shown, cell_summary = _merged(self._shown, _ints(self._cell_summary))
        of_summary, bounds = _classes(shown[:, : len(LEVELS)])
        rows = np.repeat(np.arange(len(self._refs)), np.diff(cell_starts))
        runs = cell_skill.astype(np.int64) * CLASSES + of_summary[cell_summary]
        order = np.argsort(runs, kind="stable")
        offers = list(self._offers)
        stated = [(1.0, 0, 0) if each is None else (each.fte, *limits(each)) for each in offers]
        return Profiles(
            refs=np.array(self._refs, dtype=bytes),
            cell_starts=cell_starts.astype(np.uint32),
            cell_skill=_narrow(cell_skill, len(skills)),
            cell_summary=_narrow(cell_summary, len(shown)),
            posting_rows=rows[order].astype(np.int32),
            run_starts=np.searchsorted(runs[order], np.arange(len(skills) * CLASSES + 1)).astype(np.int32),
            strengths=np.ascontiguousarray(shown[:, : len(LEVELS)]),
            told=np.ascontiguousarray(shown[:, len(LEVELS)]),
            cap=shown[:, len(LEVELS) + 1].astype(np.int8),
            bounds=bounds,
            work_months=_ints(self._work).astype(np.int32),
            education=_ints(self._education).astype(np.int8),
            asn=_ints(self._asn).astype(np.int8),
            region=_narrow(_ints(self._region), len(self._regions)),
            offer=_narrow(_ints(self._offer), len(offers)),
            offer_fte=np.array([each[0] for each in stated], dtype=np.float64),
            offer_first=np.array([each[1] for each in stated], dtype=np.int32),
            offer_last=np.array([each[2] for each in stated], dtype=np.int32),
            language_rows=_ints(self._language_rows)[by_language].astype(np.int32),
            language_starts=np.searchsorted(language[by_language], np.arange(len(codes) + 1)).astype(np.uint32),
            language_level=_ints(self._language_level)[by_language].astype(np.int8),
            skills=skills,
            regions=np.array([each.encode() for each in self._regions], dtype=bytes),
            language_codes=codes,
        )


def _number(numbers: dict[object, int] | dict[str, int] | dict[Availability | None, int], name: object) -> int:
    return numbers.setdefault(name, len(numbers))  # type: ignore[call-overload,no-any-return]


def _ints(values: "array[int]") -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def _narrow(values: Ints, count: int) -> Ints:
    """The smallest unsigned type that holds every number below `count`."""
    return values.astype(np.min_scalar_type(max(0, count - 1)))


def _sorted(numbers: dict[str, int]) -> tuple[NDArray[np.bytes_], NDArray[np.int64]]:
    """The names in order, and the place in it of each old number."""
    names = np.array([each.encode() for each in numbers], dtype=bytes)
    order = np.argsort(names, kind="stable")
    new = np.empty(len(names), dtype=np.int64)
    new[order] = np.arange(len(names))
    return names[order], new


def _merged(shown: list[tuple[float, ...]], cells: Ints) -> tuple[Floats, Ints]:
    """Different evidence may come to the same: equal summaries become one."""
    table = np.array(shown, dtype=np.float64).reshape(-1, len(LEVELS) + 2)
    unique, new = np.unique(table, axis=0, return_inverse=True)
    return unique, new.reshape(-1)[cells] if len(unique) else cells


def _classes(strengths: Floats) -> tuple[Ints, Floats]:
    """The class of each summary, and the most that each class covers at each required level.

    Classes are like in what they cover at level 1, 3 and 5; they are in order of falling cover at level 3, the one
    asked for most.
    """
    if not len(strengths):
        return np.empty(0, np.int64), np.zeros((CLASSES, len(LEVELS)))
    covers = np.stack(
        [(strengths[:, :level] * LEVEL_STEPS[:level] / level).max(axis=1) for level in LEVELS], axis=1
    )
    low, middle, high = covers[:, 0], covers[:, 2], covers[:, 4]
    steps = CLASSES // 4
    part = np.minimum(steps - 1, (middle * steps).astype(np.int64)) * 4
    shape = 2 * (high > 0.7 * middle) + (low < 1.5 * middle)
    number = CLASSES - 1 - (part + shape)
    bounds = np.zeros((CLASSES, len(LEVELS)))
    np.maximum.at(bounds, number, covers)
    return number, bounds
