"""Who takes part in a run, and why somebody does not: counted outside the engine and shown as such."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from scoring.types import Candidate
from talent.applicants.consent import consenting
from talent.applicants.load import promised_percent
from talent.applicants.models import Applicant, Availability, ClaimEvidence, SkillClaim
from talent.matching.translate import candidate_of
from talent.projects.models import Programme, Project, Requisition


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates of a run in the order of their references, and how many were left out for which reason."""

    candidates: tuple[Candidate, ...]
    left_out: dict[str, int]


def pool_for(session: Session, requisition: Requisition) -> Pool:
    """Return the pool of a requisition: everybody who consented, is not restricted, and is within the cohort.

    The cohort gate applies only where the programme sets one; an unknown birth year is never a reason to leave
    somebody out.
    """
    project = session.get_one(Project, requisition.project_key)
    programme = session.get_one(Programme, project.programme_key)
    agreed = consenting(session)
    left_out: dict[str, int] = defaultdict(int)
    people: list[Applicant] = []
    for applicant in session.exec(select(Applicant).order_by(col(Applicant.reference))):
        reason = _reason(applicant, programme, agreed)
        if reason is None:
            people.append(applicant)
        else:
            left_out[reason] += 1
    claims = _claims(session)
    offered = {each.applicant_key: each for each in session.exec(select(Availability))}
    return Pool(
        tuple(
            candidate_of(
                applicant,
                claims=claims.get(applicant.key, []),
                offered=offered.get(applicant.key),
                promised_percent=promised_percent(
                    session, applicant, from_on=requisition.starts_on, to_on=requisition.ends_on
                ),
            )
            for applicant in people
        ),
        dict(sorted(left_out.items())),
    )


def _reason(applicant: Applicant, programme: Programme, agreed: set[UUID]) -> str | None:
    if applicant.withdrawn_at is not None:
        return "withdrawn"
    if applicant.restricted_at is not None:
        return "restricted"
    if applicant.key not in agreed:
        return "consent"
    if applicant.birth_year is not None and not _in_cohort(applicant.birth_year, programme):
        return "cohort"
    return None


def _in_cohort(birth_year: int, programme: Programme) -> bool:
    first, last = programme.cohort_from, programme.cohort_to
    return (first is None or birth_year >= first) and (last is None or birth_year <= last)


def _claims(session: Session) -> dict[UUID, list[tuple[SkillClaim, list[ClaimEvidence]]]]:
    pieces: dict[UUID, list[ClaimEvidence]] = defaultdict(list)
    for piece in session.exec(select(ClaimEvidence).order_by(col(ClaimEvidence.reference))):
        pieces[piece.claim_key].append(piece)
    claims: dict[UUID, list[tuple[SkillClaim, list[ClaimEvidence]]]] = defaultdict(list)
    for claim in session.exec(select(SkillClaim).order_by(col(SkillClaim.skill_id))):
        claims[claim.applicant_key].append((claim, pieces[claim.key]))
    return claims


def manifest(pool: Pool) -> dict[str, Any]:
    """Return the pool as JSON: references and hashes of its candidates, and the counts of who was left out."""
    return {
        "candidates": [[candidate.ref, candidate.content_hash()] for candidate in pool.candidates],
        "left_out": pool.left_out,
    }


def members(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give (reference, hash) of each candidate of a stored pool."""
    yield from content["candidates"]
