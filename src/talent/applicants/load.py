"""Time of a person: what they offer, and what is promised of it already."""

from datetime import date

from sqlmodel import Session, col, select

from talent.applicants.changes import touch
from talent.applicants.models import Applicant, Availability, CommittedLoad
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Invalid


def set_availability(
    session: Session,
    *,
    applicant: Applicant,
    fte_percent: int,
    from_on: date | None = None,
    to_on: date | None = None,
    actor: Actor,
) -> Availability:
    """State for how much of the whole time, and when, the person can work.

    Raises:
        Invalid: the share is not 1 to 100 per cent, or the dates are in the wrong order.
    """
    if not 1 <= fte_percent <= 100:
        raise Invalid("error.availability.fte")
    if from_on and to_on and from_on > to_on:
        raise Invalid("error.dates.order")
    availability = session.merge(
        Availability(applicant_key=applicant.key, fte_percent=fte_percent, from_on=from_on, to_on=to_on)
    )
    touch(session, applicant)
    session.flush()
    record(session, action="applicant.availability", subject=("applicant", applicant.reference), actor=actor)
    return availability


def promised_percent(session: Session, applicant: Applicant, *, from_on: date, to_on: date) -> int:
    """Return the largest share of the person's time that is promised on any day from `from_on` to `to_on`."""
    loads = list(
        session.exec(
            select(CommittedLoad).where(
                CommittedLoad.applicant_key == applicant.key,
                col(CommittedLoad.from_on) <= to_on,
                col(CommittedLoad.to_on) >= from_on,
            )
        )
    )
    # The promised share changes upward only where a load begins, so these days are enough.
    days = {max(load.from_on, from_on) for load in loads}
    return max(
        (sum(load.fte_percent for load in loads if load.from_on <= day <= load.to_on) for day in days),
        default=0,
    )
