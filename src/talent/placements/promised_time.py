"""Writes down what a placement promises of a person's time, and turns the database's refusal into a sentence.

The trigger on `committed_load` is what refuses (TRUST R4); here its message becomes a `Conflict`. Each write runs
in a savepoint, so that a refusal leaves the caller's transaction usable.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from talent.applicants.changes import touch
from talent.applicants.models import Applicant, CommittedLoad
from talent.core.errors import Conflict
from talent.placements.models import Placement

_REFUSAL = "committed_load_capacity"


@contextmanager
def _capacity(session: Session, placement: Placement) -> Iterator[None]:
    try:
        with session.begin_nested():
            yield
            session.flush()
    except DBAPIError as error:
        if _REFUSAL not in str(error.orig):
            raise
        raise Conflict("error.placement.capacity", ref=placement.reference) from None


def promise_time(
    session: Session, placement: Placement, *, from_on: date, to_on: date, fte_percent: int
) -> None:
    """Promise a share of the person's time, or change what the placement promised before.

    The placement itself is not touched, so that a refusal leaves it as it was.

    Raises:
        Conflict: the person would be promised more than the whole of their time on some day.
    """
    load = session.exec(select(CommittedLoad).where(CommittedLoad.source_ref == placement.reference)).first()
    with _capacity(session, placement):
        if load is None:
            load = CommittedLoad(
                applicant_key=placement.applicant_key,
                source_ref=placement.reference,
                fte_percent=fte_percent,
                from_on=from_on,
                to_on=to_on,
            )
        load.fte_percent, load.from_on, load.to_on = fte_percent, from_on, to_on
        session.add(load)
    touch(session, session.get_one(Applicant, placement.applicant_key))


def release_time(session: Session, placement: Placement) -> None:
    """Give back all that the placement promised."""
    session.execute(delete(CommittedLoad).where(col(CommittedLoad.source_ref) == placement.reference))
    touch(session, session.get_one(Applicant, placement.applicant_key))
