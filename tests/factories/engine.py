"""Candidates and needs for examples: everything unknown unless said."""

from dataclasses import replace
from typing import Any

from scoring.types import (
    Accepted,
    Candidate,
    EvidenceSource,
    Need,
    Requirement,
    RequirementKind,
    SkillEvidence,
)

AS_OF = 2026 * 12 + 10
"""November 2026."""

_SILENT = Candidate("APL-1", (), (), None, (), None, None, None, None)
_NOTHING_ASKED = Need("REQ-1", (), (), None, None, None, None, None, None, False, False, 1, "seed")


def candidate(**known: Any) -> Candidate:  # noqa: ANN401  (the fields of a Candidate, of several types)
    """A candidate of whom nothing is known but this."""
    return replace(_SILENT, **known)


def need(**asked: Any) -> Need:  # noqa: ANN401  (the fields of a Need, of several types)
    """A need that asks for nothing but this."""
    return replace(_NOTHING_ASKED, **asked)


def piece(
    skill: str,
    source: EvidenceSource = EvidenceSource.WORK,
    *,
    months: int | None = None,
    last_used: int | None = None,
    level: int | None = None,
    key: str = "",
) -> SkillEvidence:
    """A piece of evidence."""
    return SkillEvidence(key or f"{skill}-{source.value}", skill, source, months, last_used, level)


def requirement(
    *skills: str,
    level: int = 3,
    kind: RequirementKind = RequirementKind.MUST,
    weight: float = 1.0,
    near: dict[str, float] | None = None,
) -> Requirement:
    """A requirement for any of these skills, keyed by the first."""
    accepts = [Accepted(skill, 1.0) for skill in skills]
    accepts += [Accepted(skill, affinity, asked=False) for skill, affinity in (near or {}).items()]
    return Requirement(skills[0], tuple(accepts), level, kind, weight)
