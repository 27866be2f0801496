"""What happens to a confirmed placement: it starts, is extended, ends, or is cancelled before it starts."""

from datetime import date

from sqlmodel import Session

from talent.applicants.models import Applicant, EmploymentBasis
from talent.audit.actors import Actor
from talent.core import clock
from talent.core.errors import Conflict, Invalid
from talent.placements.confirm import clean_decree
from talent.placements.models import Placement, PlacementState
from talent.placements.promised_time import promise_time, release_time
from talent.placements.revisions import close_change, open_change
from talent.placements.states import PlacementVerb
from talent.placements.terms import Terms, UnpaidReason, check_person, check_terms
from talent.projects.models import Requisition
from talent.shortlists.models import DecisionReason

END_REASONS = "end"


def start_placement(session: Session, *, placement: Placement, actor: Actor) -> Placement:
    """Note that the person has started work.

    Raises:
        Forbidden: the actor may not.
        Conflict: it is not confirmed, or its first day has not come.
    """
    target = open_change(session, placement, PlacementVerb.START, actor=actor)
    if clock.today() < placement.starts_on:
        raise Conflict(
            "error.placement.not_yet", ref=placement.reference, starts_on=placement.starts_on.isoformat()
        )
    placement.state = target
    close_change(session, placement, change="start", actor=actor)
    return placement


def extend_placement(
    session: Session, *, placement: Placement, ends_on: date, decree_number: str, actor: Actor
) -> Placement:
    """Move the last day to a later one, by a decree of its own and a second person, as a confirmation.

    Raises:
        Forbidden: the actor may not confirm, planned it themselves, or is no person.
        Invalid: the day is not later, lies outside the requisition's dates, or there is no decree number.
        Conflict: the state does not allow it, the person withdrew, or their time is promised elsewhere.
    """
    open_change(session, placement, PlacementVerb.EXTEND, actor=actor)
    decree = clean_decree(decree_number)
    if ends_on <= placement.ends_on:
        raise Invalid("error.placement.extend_later", ends_on=placement.ends_on.isoformat())
    applicant = session.get_one(Applicant, placement.applicant_key)
    session.refresh(applicant, with_for_update={"key_share": True})
    check_person(applicant)
    requisition = session.get_one(Requisition, placement.requisition_key)
    check_terms(terms_of(placement, ends_on=ends_on), requisition=requisition, applicant=applicant)
    promise_time(
        session,
        placement,
        from_on=placement.starts_on,
        to_on=ends_on,
        fte_percent=placement.fte_percent,
    )
    placement.ends_on = ends_on
    placement.decree_number = decree
    placement.approved_by = actor.ref
    close_change(
        session, placement, change="extend", details={"fields": ["decree_number", "ends_on"]}, actor=actor
    )
    return placement


def end_placement(
    session: Session, *, placement: Placement, reason_code: str, ended_on: date | None = None, actor: Actor
) -> Placement:
    """Note that the work has ended, on its last day or before it, for a coded reason.

    `ended_on` is the last day of work: by default the planned one, or today where that has not come. Time promised
    beyond it is given back.

    Raises:
        Forbidden: the actor may not.
        Invalid: the reason is unknown or not one for an end, or the day lies in the future or outside the placement.
        Conflict: it is not active.
    """
    target = open_change(session, placement, PlacementVerb.END, actor=actor)
    reason = _end_reason(session, reason_code)
    today = clock.today()
    last = ended_on or min(placement.ends_on, today)
    if not placement.starts_on <= last <= min(placement.ends_on, today):
        raise Invalid(
            "error.placement.ended_on",
            first=placement.starts_on.isoformat(),
            last=min(placement.ends_on, today).isoformat(),
        )
    promise_time(
        session,
        placement,
        from_on=placement.starts_on,
        to_on=last,
        fte_percent=placement.fte_percent,
    )
    placement.state = target
    placement.ends_on = last
    placement.end_reason = reason
    close_change(session, placement, change="end", details={"reason": reason}, actor=actor)
    return placement


def cancel_placement(session: Session, *, placement: Placement, reason_code: str, actor: Actor) -> Placement:
    """Call off a placement that has not started, for a coded reason; all promised time is given back.

    Raises:
        Forbidden: the actor may not.
        Invalid: the reason is unknown or not one for an end.
        Conflict: it has started, or is over.
    """
    target = open_change(session, placement, PlacementVerb.CANCEL, actor=actor)
    reason = _end_reason(session, reason_code)
    if placement.state is PlacementState.CONFIRMED:
        release_time(session, placement)
    placement.state = target
    placement.end_reason = reason
    close_change(session, placement, change="cancel", details={"reason": reason}, actor=actor)
    return placement


def terms_of(placement: Placement, **changes: object) -> Terms:
    """Return the placement's terms with some of them changed."""
    values: dict[str, object] = {
        "basis": EmploymentBasis(placement.basis),
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
        "fte_percent": placement.fte_percent,
        "fee_rupiah": placement.fee_rupiah,
        "budget_code": placement.budget_code,
        "unpaid_reason": UnpaidReason(placement.unpaid_reason) if placement.unpaid_reason else None,
    }
    return Terms(**{**values, **changes})  # type: ignore[arg-type]


def _end_reason(session: Session, code: str) -> str:
    reason = session.get(DecisionReason, code)
    if reason is None or END_REASONS not in reason.applies_to:
        raise Invalid("error.placement.reason", code=code)
    return reason.code
