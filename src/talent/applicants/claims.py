"""What a person says of their own skills, beside what their documents show; the person's word is never undone."""

from sqlmodel import Session, col, select

from talent.applicants.changes import touch
from talent.applicants.models import Applicant, ClaimEvidence, EvidenceKind, SkillClaim
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Invalid, NotFound
from talent.skills.queries import get_skill


def state_skill(
    session: Session, *, applicant: Applicant, skill_id: str, level: int | None, actor: Actor
) -> SkillClaim:
    """Note that the person says they have this skill, at this level (1–5) where they say one.

    Raises:
        NotFound: the library does not hold the skill.
        Invalid: the level is not 1 to 5.
    """
    skill = get_skill(session, skill_id)
    if level is not None and not 1 <= level <= 5:
        raise Invalid("error.level.range")
    claim = _claim(session, applicant, skill.id)
    claim.stated_level, claim.stated_at, claim.denied_at = level, clock.now(), None
    session.add(claim)
    session.flush()
    _declare(session, applicant, claim, level)
    touch(session, applicant)
    record(
        session,
        action="claim.state",
        subject=("applicant", applicant.reference),
        details={"skill": skill.id},
        actor=actor,
    )
    return claim


def deny_skill(session: Session, *, applicant: Applicant, skill_id: str, actor: Actor) -> SkillClaim:
    """Note that the person does not have this skill, whatever a document seems to say.

    Raises:
        NotFound: the person has no claim to it.
    """
    claim = _find(session, applicant, skill_id)
    if claim is None:
        raise NotFound("error.claim.not_found", skill=skill_id)
    claim.denied_at = clock.now()
    session.add(claim)
    touch(session, applicant)
    record(
        session,
        action="claim.deny",
        subject=("applicant", applicant.reference),
        details={"skill": skill_id},
        actor=actor,
    )
    return claim


def assess_skill(
    session: Session, *, applicant: Applicant, skill_id: str, level: int, actor: Actor
) -> ClaimEvidence:
    """Note the level (0–5; 0: looked, not there) that an assessor found; their newest one stands."""
    skill = get_skill(session, skill_id)
    if not 0 <= level <= 5:
        raise Invalid("error.level.range")
    claim = _claim(session, applicant, skill.id)
    session.add(claim)
    session.flush()
    reference = f"{applicant.reference}:{skill.id}:{actor.ref}"
    evidence = session.exec(select(ClaimEvidence).where(ClaimEvidence.reference == reference)).one_or_none()
    if evidence is None:
        evidence = ClaimEvidence(
            reference=reference, claim_key=claim.key, source=EvidenceKind.ASSESSED, assessed_by=actor.ref
        )
    evidence.level = level
    evidence.last_used = clock.today().strftime("%Y-%m")
    session.add(evidence)
    touch(session, applicant)
    session.flush()
    return evidence


def list_claims(session: Session, applicant: Applicant) -> list[tuple[SkillClaim, list[ClaimEvidence]]]:
    """Return the person's claims in the order of their skills, each with its evidence."""
    claims = list(
        session.exec(
            select(SkillClaim)
            .where(SkillClaim.applicant_key == applicant.key)
            .order_by(col(SkillClaim.skill_id))
        )
    )
    statement = (
        select(ClaimEvidence)
        .where(col(ClaimEvidence.claim_key).in_([claim.key for claim in claims]))
        .order_by(col(ClaimEvidence.reference))
    )
    evidence = list(session.exec(statement))
    return [(claim, [each for each in evidence if each.claim_key == claim.key]) for claim in claims]


def _declare(session: Session, applicant: Applicant, claim: SkillClaim, level: int | None) -> None:
    reference = f"{applicant.reference}:{claim.skill_id}:declared"
    evidence = session.exec(select(ClaimEvidence).where(ClaimEvidence.reference == reference)).one_or_none()
    if evidence is None:
        evidence = ClaimEvidence(reference=reference, claim_key=claim.key, source=EvidenceKind.DECLARED)
    evidence.level = level
    session.add(evidence)
    session.flush()


def _claim(session: Session, applicant: Applicant, skill_id: str) -> SkillClaim:
    return _find(session, applicant, skill_id) or SkillClaim(applicant_key=applicant.key, skill_id=skill_id)


def _find(session: Session, applicant: Applicant, skill_id: str) -> SkillClaim | None:
    statement = select(SkillClaim).where(
        SkillClaim.applicant_key == applicant.key, SkillClaim.skill_id == skill_id
    )
    return session.exec(statement).one_or_none()
