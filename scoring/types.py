"""What goes into a score, and nothing else.

The types have no field for a name, sex, birth date, age, religion, marital status, photo, address, NIK,
NIP or campus: what a type cannot hold cannot move a score. Months are integers (year * 12 + month - 1)
inside, "YYYY-MM" at the edges. `from_dict` takes what `to_dict` gives; impossible values raise ValueError.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from scoring.canonical import content_hash

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
LEVELS = (1, 2, 3, 4, 5)


def month_index(text: str) -> int:
    """`"2026-11"` as months since year 0; ValueError for anything else."""
    found = MONTH.fullmatch(text)
    if found is None:
        raise ValueError(f"not a month: {text!r}")
    return int(found[1]) * 12 + int(found[2]) - 1


def month_text(index: int) -> str:
    """The inverse of `month_index`."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _unit(value: float, name: str) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1")


def _level(value: int | None, lowest: int = 1) -> None:
    if value is not None and not lowest <= value <= LEVELS[-1]:
        raise ValueError(f"level must lie between {lowest} and {LEVELS[-1]}")


class EvidenceSource(StrEnum):
    """Where evidence of a skill comes from. The order of the members is the order of computation."""

    WORK = "work"
    PROJECT = "project"
    CERTIFICATE = "certificate"
    EDUCATION = "education"
    ASSESSED = "assessed"
    DECLARED = "declared"


class RequirementKind(StrEnum):
    """How hard a requirement is."""

    MUST = "must"
    SHOULD = "should"
    PLUS = "plus"


class GateStatus(StrEnum):
    """Three-valued: silence is unknown, never unmet."""

    MET = "met"
    UNKNOWN = "unknown"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """One piece of evidence of one skill.

    `months` is how long the skill was used there, `last_used` a month index, `level` 1–5 if somebody stated
    it. Level 0 is for an assessment only: a person looked and the skill was not there.
    """

    key: str
    skill: str
    source: EvidenceSource
    months: int | None
    last_used: int | None
    level: int | None

    def __post_init__(self) -> None:
        _level(self.level, lowest=0 if self.source is EvidenceSource.ASSESSED else 1)
        if self.months is not None and self.months < 0:
            raise ValueError("months must not be negative")

    def to_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "skill": self.skill,
            "source": self.source.value,
            "months": self.months,
            "last_used": self.last_used,
            "level": self.level,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "source": EvidenceSource(data["source"])})


@dataclass(frozen=True, slots=True)
class WorkSpan:
    """Months of work, both ends inclusive; no end means still running."""

    start: int
    end: int | None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a span of work must not end before it starts")

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language by its ISO 639-1 code, with a level 1–5 where one is stated."""

    code: str
    level: int | None

    def __post_init__(self) -> None:
        _level(self.level)

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "level": self.level}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Availability:
    """What a person offers: a share of full time (0–1) and, where stated, from and until which month."""

    fte: float
    from_month: int | None
    to_month: int | None

    def __post_init__(self) -> None:
        _unit(self.fte, "fte")

    def to_dict(self) -> dict[str, Any]:
        return {"fte": self.fte, "from_month": self.from_month, "to_month": self.to_month}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "fte": float(data["fte"])})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as the engine sees one: a reference and what is known of the work.

    `education_level` is KKNI 1–9, `region` a Kemendagri code, `asn` whether the person is a civil servant.
    None always means "not known".
    """

    ref: str
    evidence: tuple[SkillEvidence, ...]
    work: tuple[WorkSpan, ...]
    education_level: int | None
    languages: tuple[LanguageSkill, ...]
    availability: Availability | None
    region: str | None
    asn: bool | None
    sector: str | None

    def __post_init__(self) -> None:
        if self.education_level is not None and not 1 <= self.education_level <= 9:
            raise ValueError("education level must be a KKNI level, 1 to 9")

    def to_dict(self) -> dict[str, Any]:
        return {
            "ref": self.ref,
            "evidence": _dicts(self.evidence),
            "work": _dicts(self.work),
            "education_level": self.education_level,
            "languages": _dicts(self.languages),
            "availability": self.availability.to_dict() if self.availability else None,
            "region": self.region,
            "asn": self.asn,
            "sector": self.sector,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        availability = data["availability"]
        return cls(
            **{
                **data,
                "evidence": tuple(SkillEvidence.from_dict(each) for each in data["evidence"]),
                "work": tuple(WorkSpan.from_dict(each) for each in data["work"]),
                "languages": tuple(LanguageSkill.from_dict(each) for each in data["languages"]),
                "availability": Availability.from_dict(availability) if availability else None,
            }
        )

    def content_hash(self) -> str:
        return content_hash(self.to_dict())


@dataclass(frozen=True, slots=True)
class Accepted:
    """A skill that a requirement accepts, and how far it counts.

    Affinity is 1 for the skill itself or a narrower one, less for a neighbour. `asked` is true for the skills
    that the requirement names: only when a person has assessed those can the requirement be unmet.
    """

    skill: str
    affinity: float
    asked: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.affinity <= 1:
            raise ValueError("affinity must lie above 0 and not above 1")

    def to_dict(self) -> dict[str, Any]:
        return {"skill": self.skill, "affinity": self.affinity, "asked": self.asked}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "affinity": float(data["affinity"])})


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of a need: any of the accepted skills at a level 1–5, how hard, how heavy.

    The weight is the lead's, relative to the other requirements of the same kind; 1 is usual.
    """

    key: str
    accepts: tuple[Accepted, ...]
    level: int
    kind: RequirementKind
    weight: float

    def __post_init__(self) -> None:
        _level(self.level)
        if not (math.isfinite(self.weight) and self.weight >= 0):
            raise ValueError("weight must be a finite number, 0 or more")

    def to_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "accepts": _dicts(self.accepts),
            "level": self.level,
            "kind": self.kind.value,
            "weight": self.weight,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            **{
                **data,
                "accepts": tuple(Accepted.from_dict(each) for each in data["accepts"]),
                "kind": RequirementKind(data["kind"]),
                "weight": float(data["weight"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Need:
    """What a requisition asks for. None means "not asked": it is then neither a gate nor scored."""

    ref: str
    requirements: tuple[Requirement, ...]
    languages: tuple[LanguageSkill, ...]
    experience_months: int | None
    education_level: int | None
    fte: float | None
    from_month: int | None
    to_month: int | None
    region: str | None
    remote: bool
    asn_post: bool
    openings: int
    tie_seed: str

    def __post_init__(self) -> None:
        if self.fte is not None:
            _unit(self.fte, "fte")
        if len({each.key for each in self.requirements}) < len(self.requirements):
            raise ValueError("two requirements have the same key")
        if self.from_month is not None and self.to_month is not None and self.to_month < self.from_month:
            raise ValueError("a need must not end before it starts")

    def to_dict(self) -> dict[str, Any]:
        return {
            "ref": self.ref,
            "requirements": _dicts(self.requirements),
            "languages": _dicts(self.languages),
            "experience_months": self.experience_months,
            "education_level": self.education_level,
            "fte": self.fte,
            "from_month": self.from_month,
            "to_month": self.to_month,
            "region": self.region,
            "remote": self.remote,
            "asn_post": self.asn_post,
            "openings": self.openings,
            "tie_seed": self.tie_seed,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            **{
                **data,
                "requirements": tuple(Requirement.from_dict(each) for each in data["requirements"]),
                "languages": tuple(LanguageSkill.from_dict(each) for each in data["languages"]),
                "fte": None if data["fte"] is None else float(data["fte"]),
            }
        )

    def content_hash(self) -> str:
        return content_hash(self.to_dict())


_Part = SkillEvidence | WorkSpan | LanguageSkill | Accepted | Requirement


def _dicts(parts: Iterable[_Part]) -> list[dict[str, Any]]:
    return [part.to_dict() for part in parts]
