"""Finds placements within what the actor may see, and their records as of any day."""

from collections.abc import Generator, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from talent.accounts.models import User
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.core.clock import JAKARTA
from talent.core.errors import NotFound
from talent.db.ordering import Order, ordered
from talent.placements.models import Placement, PlacementRevision, PlacementState
from talent.placements.records import COLUMNS, Record
from talent.projects.models import Requisition


def get_placement(session: Session, reference: str, *, actor: Actor) -> Placement:
    """Return the placement, if the actor may see it: HR and auditors any, an applicant their own.

    Raises:
        NotFound: there is none, or it is somebody else's; the two are not told apart.
        Forbidden: the actor sees no placements at all.
    """
    statement = _visible(actor).where(Placement.reference == reference)
    placement = session.exec(statement).one_or_none()
    if placement is None:
        raise NotFound("error.placement.not_found", ref=reference)
    return placement


def list_placements(
    session: Session,
    *,
    state: PlacementState | None = None,
    requisition: Requisition | None = None,
    applicant: Applicant | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
    actor: Actor,
) -> tuple[list[Placement], int]:
    """Return a page of the placements that the actor may see, by reference, and how many there are.

    Raises:
        Forbidden: the actor sees no placements at all.
    """
    statement = _filtered(_visible(actor), state, requisition, applicant)
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {
        "reference": col(Placement.reference),
        "starts_on": col(Placement.starts_on),
        "ends_on": col(Placement.ends_on),
    }
    page = ordered(statement, columns, order).offset(offset).limit(limit)
    return list(session.exec(page)), total


def count_placements(
    session: Session,
    *,
    state: PlacementState | None = None,
    requisition: Requisition | None = None,
    applicant: Applicant | None = None,
    actor: Actor,
) -> int:
    """Return how many placements there are among those that the actor may see."""
    statement = _filtered(_visible(actor), state, requisition, applicant)
    return session.exec(select(func.count()).select_from(statement.subquery())).one()


def list_revisions(session: Session, placement: Placement, *, actor: Actor) -> list[PlacementRevision]:
    """Return every record that the placement has had, the oldest first."""
    get_placement(session, placement.reference, actor=actor)
    statement = select(PlacementRevision).where(PlacementRevision.placement_key == placement.key)
    return list(session.exec(statement.order_by(col(PlacementRevision.number))))


def list_records(
    session: Session,
    *,
    as_of: date | None = None,
    states: Iterable[PlacementState] | None = None,
    with_corrected: bool = False,
    actor: Actor,
) -> Generator[Record, None, None]:
    """Return the records of all placements as they stood at the end of a day in West Java, by reference.

    Without `as_of` they are as they stand now. With `with_corrected` a record that a correction has replaced
    follows the newest one of its placement, under its own reference (`PLC-2027-0001/2`) and number.

    Raises:
        Forbidden: the actor may not see every placement.
    """
    demand(actor, Permission.VIEW_ANY_PLACEMENT)
    wanted = None if states is None else {state.value for state in states}
    statement = select(Placement.reference, PlacementRevision).join(
        Placement, col(Placement.key) == col(PlacementRevision.placement_key)
    )
    if as_of is not None:
        statement = statement.where(col(PlacementRevision.recorded_at) < end_of(as_of))
    ordered = statement.order_by(col(Placement.reference), col(PlacementRevision.number))
    history: list[Record] = []
    with session.exec(ordered.execution_options(yield_per=500)) as revisions:
        for _reference, revision in revisions:
            record: Record = {column: revision.record.get(column) for column in COLUMNS}
            if history and history[-1]["reference"] != record["reference"]:
                yield from _shown(history, wanted, with_corrected)
                history = []
            history.append(record)
    yield from _shown(history, wanted, with_corrected)


def end_of(day: date) -> datetime:
    """Return the first moment after a day in West Java."""
    return datetime.combine(day + timedelta(days=1), time(), JAKARTA)


def _shown(history: list[Record], wanted: set[str] | None, with_corrected: bool) -> Iterator[Record]:
    if not history or (wanted is not None and history[-1]["state"] not in wanted):
        return
    yield history[-1]
    if not with_corrected:
        return
    replaced = {record["correction_of"] for record in history if record["correction_of"]}
    for record in history[:-1]:
        own = f"{record['reference']}/{record['revision']}"
        if own in replaced:
            yield record | {"reference": own}


def _visible(actor: Actor) -> SelectOfScalar[Placement]:
    demand(actor, Permission.VIEW_ANY_PLACEMENT, Permission.VIEW_OWN_PLACEMENT)
    statement = select(Placement)
    if may(actor, Permission.VIEW_ANY_PLACEMENT):
        return statement
    return (
        statement.join(Applicant, col(Applicant.key) == col(Placement.applicant_key))
        .join(User, col(User.key) == col(Applicant.user_key))
        .where(User.reference == actor.ref)
    )


def _filtered(
    statement: SelectOfScalar[Placement],
    state: PlacementState | None,
    requisition: Requisition | None,
    applicant: Applicant | None,
) -> SelectOfScalar[Placement]:
    if state is not None:
        statement = statement.where(col(Placement.state) == state)
    if requisition is not None:
        statement = statement.where(col(Placement.requisition_key) == requisition.key)
    if applicant is not None:
        statement = statement.where(col(Placement.applicant_key) == applicant.key)
    return statement
