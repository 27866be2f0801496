"""Confirming: a second person approves a planned placement by decree, and the person's time is promised."""

from sqlmodel import Session

from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.core import clock
from talent.core.errors import Invalid
from talent.placements.models import Placement
from talent.placements.promised_time import promise_time
from talent.placements.revisions import close_change, open_change
from talent.placements.states import PlacementVerb
from talent.placements.terms import check_person


def confirm_placement(
    session: Session, *, placement: Placement, decree_number: str, actor: Actor
) -> Placement:
    """Confirm a planned placement; the actor becomes its approver.

    The promise of time is written in the same transaction, and the database refuses it where the person would be
    promised more than the whole of their time.

    Raises:
        Forbidden: the actor may not confirm, planned it themselves, or is no person.
        Invalid: there is no decree number.
        Conflict: the placement is not planned, the person withdrew, or their time is promised elsewhere.
    """
    target = open_change(session, placement, PlacementVerb.CONFIRM, actor=actor)
    decree = clean_decree(decree_number)
    applicant = session.get_one(Applicant, placement.applicant_key)
    session.refresh(applicant, with_for_update={"key_share": True})
    check_person(applicant)
    promise_time(
        session,
        placement,
        from_on=placement.starts_on,
        to_on=placement.ends_on,
        fte_percent=placement.fte_percent,
    )
    placement.state = target
    placement.decree_number = decree
    placement.approved_by = actor.ref
    placement.confirmed_at = clock.now()
    close_change(session, placement, change="confirm", actor=actor)
    return placement


def clean_decree(number: str) -> str:
    """Return the decree number on one line.

    Raises:
        Invalid: it is empty, longer than 80 characters, or holds what cannot be printed.
    """
    text = " ".join(number.split())
    if not 0 < len(text) <= 80 or not text.isprintable():
        raise Invalid("error.placement.decree")
    return text
