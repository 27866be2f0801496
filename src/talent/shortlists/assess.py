"""Assessments: a person looks at a person, skill by skill; what they find becomes evidence of the strongest kind."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from talent.accounts.permissions import Permission, demand, may
from talent.applicants.claims import assess_skill
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid
from talent.db.references import next_reference
from talent.projects.models import Requisition
from talent.projects.projects import leads
from talent.projects.requisitions import project_of, requirements_of
from talent.shortlists.models import Assessment, EntryState, Shortlist, ShortlistEntry


def assess(
    session: Session,
    *,
    entry: ShortlistEntry,
    levels: Mapping[str, int],
    note: str | None = None,
    actor: Actor,
) -> Assessment:
    """Note the level (0–5) found for each assessed skill of the requisition. `note` stays internal.

    One assessor has one assessment of an entry; a second one replaces it.

    Raises:
        Forbidden: the actor may not assess here, or is not a person.
        Invalid: a skill is not asked for, a level is out of range, nothing is assessed, or the note is too long.
        Conflict: the entry is decided.
    """
    shortlist = session.get_one(Shortlist, entry.shortlist_key)
    requisition = session.get_one(Requisition, shortlist.requisition_key)
    demand(actor, Permission.DECIDE_ANY_SHORTLIST, Permission.DECIDE_OWN_SHORTLIST)
    own = leads(session, project_of(session, requisition), actor=actor)
    if not may(actor, Permission.DECIDE_ANY_SHORTLIST) and not own:
        raise Forbidden("error.permission.missing", permission=Permission.DECIDE_ANY_SHORTLIST.value)
    if actor.is_system:
        raise Forbidden("error.decision.person")
    if entry.state not in {EntryState.PROPOSED, EntryState.REFERRED}:
        raise Conflict("error.entry.state", verb="assess", state=entry.state.value)
    asked = {skill for requirement in requirements_of(session, requisition) for skill in requirement.skills}
    if not levels:
        raise Invalid("error.assessment.empty")
    if note is not None and len(note) > 4000:
        raise Invalid("error.text.length", max=4000)
    for skill, level in levels.items():
        if skill not in asked:
            raise Invalid("error.assessment.skill", skill=skill, ref=requisition.reference)
        if not 0 <= level <= 5:
            raise Invalid("error.level.range")
    applicant = session.get_one(Applicant, entry.applicant_key)
    for skill, level in sorted(levels.items()):
        assess_skill(session, applicant=applicant, skill_id=skill, level=level, actor=actor)
    assessment = session.exec(
        select(Assessment).where(Assessment.entry_key == entry.key, Assessment.assessor_ref == actor.ref)
    ).one_or_none()
    if assessment is None:
        assessment = Assessment(
            reference=next_reference(session, "ASM"), entry_key=entry.key, assessor_ref=actor.ref, levels={}
        )
    assessment.levels = dict(sorted(levels.items()))
    assessment.note = note
    assessment.submitted_at = clock.now()
    session.add(assessment)
    session.flush()
    record(
        session,
        action="entry.assess",
        subject=("entry", entry.reference),
        details={"assessment": assessment.reference, "skills": sorted(levels)},
        actor=actor,
    )
    return assessment


def assessments_of(session: Session, entry: ShortlistEntry) -> list[Assessment]:
    """Return the entry's assessments in the order of their references."""
    statement = select(Assessment).where(Assessment.entry_key == entry.key)
    return list(session.exec(statement.order_by(col(Assessment.reference))))
