"""Opening and closing a change: the row is locked and checked first; last, the record and the ledger are written."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.placements.models import Placement, PlacementRevision, PlacementState
from talent.placements.records import record_of
from talent.placements.states import PlacementVerb, require


def open_change(
    session: Session, placement: Placement, verb: PlacementVerb, *, actor: Actor
) -> PlacementState:
    """Lock the placement, read it afresh, and return the state that `verb` leads to.

    Of two changes at once the second sees what the first has left.

    Raises:
        Forbidden, Conflict: as `states.require` says.
    """
    session.flush()
    session.refresh(placement, with_for_update=True)
    return require(placement, verb, actor=actor)


def close_change(
    session: Session,
    placement: Placement,
    *,
    change: str,
    details: dict[str, Any] | None = None,
    correction_of: str | None = None,
    new: bool = False,
    actor: Actor,
) -> PlacementRevision:
    """Store the record as it now stands as the next revision, and note the deed in the ledger.

    The revision's number is the placement's version. A correction stays named in the revisions that follow it.
    """
    if not new:
        placement.version += 1
    session.add(placement)
    session.flush()
    if correction_of is None:
        last = find_last_revision(session, placement)
        correction_of = last.record["correction_of"] if last else None
    at: datetime = clock.now()
    revision = PlacementRevision(
        placement_key=placement.key,
        number=placement.version,
        record=dict(
            record_of(session, placement, recorded_by=actor.ref, recorded_at=at, correction_of=correction_of)
        ),
        change=change,
        recorded_by=actor.ref,
        recorded_at=at,
    )
    session.add(revision)
    session.flush()
    record(
        session,
        action=f"placement.{change.partition('.')[0]}",
        subject=("placement", placement.reference),
        details={"revision": placement.version, **(details or {})},
        actor=actor,
    )
    return revision


def find_last_revision(session: Session, placement: Placement) -> PlacementRevision | None:
    """Return the newest revision of a placement, None before the first."""
    statement = select(PlacementRevision).where(PlacementRevision.placement_key == placement.key)
    return session.exec(statement.order_by(col(PlacementRevision.number).desc()).limit(1)).first()


def find_revision(session: Session, placement: Placement, number: int) -> PlacementRevision | None:
    """Return one revision of a placement by its number."""
    return session.exec(
        select(PlacementRevision).where(
            PlacementRevision.placement_key == placement.key, PlacementRevision.number == number
        )
    ).one_or_none()
