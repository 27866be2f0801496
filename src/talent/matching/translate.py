"""Turns stored rows into the engine's types: a person into a Candidate, a requisition into a Need.

What identifies or protects a person is left behind here: the engine gets a reference and what is known of the work.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from scoring.lexicon import Lexicon
from scoring.neighbours import expand
from scoring.policy import Policy
from scoring.types import (
    Availability,
    Candidate,
    EvidenceSource,
    LanguageSkill,
    Need,
    Requirement,
    RequirementKind,
    SkillEvidence,
    WorkSpan,
    month_index,
)
from talent.applicants.models import Applicant, EvidenceKind
from talent.applicants.models import Availability as OfferedTime
from talent.projects.models import Requirement as RequirementRow
from talent.projects.models import Requisition


class Claimed(Protocol):
    """What is read of a stored claim, or of a row of one."""

    @property
    def skill_id(self) -> str: ...
    @property
    def denied_at(self) -> datetime | None: ...


class Proof(Protocol):
    """What is read of stored evidence, or of a row of it."""

    @property
    def reference(self) -> str: ...
    @property
    def source(self) -> EvidenceKind: ...
    @property
    def months(self) -> int | None: ...
    @property
    def last_used(self) -> str | None: ...
    @property
    def level(self) -> int | None: ...


Claims = Sequence[tuple[Claimed, Sequence[Proof]]]


def candidate_of(
    applicant: Applicant, *, claims: Claims, offered: OfferedTime | None, promised_percent: int
) -> Candidate:
    """Return the person as the engine sees them.

    `promised_percent` is the share of the whole time that is promised elsewhere while the need runs; what is left
    of the offer is what the engine sees, so nobody is listed who is not free.
    """
    return Candidate(
        ref=applicant.reference,
        # Databases sort text by rules of their own; here the order is the same on all.
        evidence=tuple(sorted(_evidence(claims), key=lambda piece: piece.key)),
        work=tuple(
            WorkSpan(month_index(span["start"]), month_index(span["end"]) if span["end"] else None)
            for span in applicant.work_spans
        ),
        education_level=applicant.education_level,
        languages=_languages(applicant.languages),
        availability=_availability(offered, promised_percent),
        region=applicant.region_code,
        asn=applicant.basis.is_asn if applicant.basis else None,
        sector=applicant.sector.value if applicant.sector else None,
    )


def need_of(
    requisition: Requisition, requirements: Iterable[RequirementRow], *, lexicon: Lexicon, policy: Policy
) -> Need:
    """Return the requisition as the engine sees it, each requirement with all the skills that it accepts."""
    rows = list(requirements)
    asked = {skill for row in rows for skill in row.skills}
    return Need(
        ref=requisition.reference,
        requirements=tuple(
            Requirement(
                key=f"{requisition.reference}:{row.position}",
                accepts=expand(row.skills, lexicon, policy, elsewhere=asked),
                level=row.level,
                kind=RequirementKind(row.kind.value),
                weight=row.weight,
            )
            for row in rows
        ),
        languages=_languages(requisition.languages),
        experience_months=requisition.experience_months,
        education_level=requisition.education_level,
        fte=requisition.fte_percent / 100,
        from_month=_month(requisition.starts_on),
        to_month=_month(requisition.ends_on),
        region=requisition.region_code,
        remote=requisition.remote,
        asn_post=requisition.asn_post,
        openings=requisition.openings,
        tie_seed=requisition.tie_seed,
    )


def _evidence(claims: Claims) -> Iterable[SkillEvidence]:
    for claim, pieces in claims:
        if claim.denied_at is not None:
            continue
        for piece in pieces:
            yield SkillEvidence(
                key=piece.reference,
                skill=claim.skill_id,
                source=EvidenceSource(piece.source.value),
                months=piece.months,
                last_used=month_index(piece.last_used) if piece.last_used else None,
                level=piece.level,
            )


def _availability(offered: OfferedTime | None, promised_percent: int) -> Availability | None:
    if offered is None:
        return None
    free = max(0, min(offered.fte_percent, 100 - promised_percent))
    return Availability(
        free / 100,
        _month(offered.from_on) if offered.from_on else None,
        _month(offered.to_on) if offered.to_on else None,
    )


def _languages(spoken: Iterable[dict[str, Any]]) -> tuple[LanguageSkill, ...]:
    return tuple(LanguageSkill(each["code"], each.get("level")) for each in spoken)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
