"""Correcting what was recorded wrongly. Nothing is overwritten: the correction stands beside what it corrects."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlmodel import Session

from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.core.errors import Conflict, Invalid
from talent.placements.confirm import clean_decree
from talent.placements.lifecycle import terms_of
from talent.placements.models import Placement, PlacementState
from talent.placements.promised_time import promise_time
from talent.placements.records import Record, record_of
from talent.placements.revisions import close_change, find_last_revision, find_revision, open_change
from talent.placements.states import PlacementVerb
from talent.placements.terms import Terms, check_terms
from talent.projects.models import Requisition

_TERMS: Final = frozenset(Terms.__dataclass_fields__)
CORRECTABLE: Final = _TERMS | {"decree_number"}
_PROMISED: Final = frozenset({PlacementState.CONFIRMED, PlacementState.ACTIVE, PlacementState.ENDED})
# What moves with every revision and so says nothing about a change.
_MOVING: Final = frozenset({"revision", "correction_of", "recorded_by", "recorded_at"})


class CorrectionReason(StrEnum):
    """Why a record is corrected."""

    TYPING_ERROR = "typing_error"
    DECREE_AMENDED = "decree_amended"
    PERSON_DATA = "person_data"
    UNIT_DATA = "unit_data"


def correct_placement(
    session: Session,
    *,
    placement: Placement,
    changes: dict[str, Any],
    reason: CorrectionReason,
    corrects: int | None = None,
    actor: Actor,
) -> Placement:
    """Correct terms or the decree number, and take over what has been mended about the person or the unit.

    `changes` maps names of `CORRECTABLE` to right values; it may be empty where only the person's or the unit's
    own data were mended. `corrects` is the number of the revision that was wrong, by default the newest. Once a
    placement is confirmed a correction takes a second person, and the promise of time moves with it.

    Raises:
        Forbidden: the actor may not correct this.
        Invalid: a name is not correctable, a value breaks a rule, or there is no such revision.
        Conflict: nothing would change, it is cancelled, or the person's time is promised elsewhere.
    """
    open_change(session, placement, PlacementVerb.CORRECT, actor=actor)
    unknown = sorted(set(changes) - CORRECTABLE)
    if unknown:
        raise Invalid("error.placement.not_correctable", names=", ".join(unknown))
    number = placement.version if corrects is None else corrects
    if find_revision(session, placement, number) is None:
        raise Invalid("error.placement.no_revision", ref=placement.reference, number=number)
    _set_terms(session, placement, {name: changes[name] for name in changes if name in _TERMS})
    if "decree_number" in changes:
        _set_decree(placement, changes["decree_number"])
    fields = _changed_fields(session, placement, actor)
    if not fields:
        raise Conflict("error.placement.nothing_changes", ref=placement.reference)
    close_change(
        session,
        placement,
        change=f"correct.{reason.value}",
        details={"reason": reason.value, "corrects": number, "fields": fields},
        correction_of=f"{placement.reference}/{number}",
        actor=actor,
    )
    return placement


def _set_terms(session: Session, placement: Placement, changes: dict[str, Any]) -> None:
    if not changes:
        return
    applicant = session.get_one(Applicant, placement.applicant_key)
    requisition = session.get_one(Requisition, placement.requisition_key)
    terms = terms_of(placement, **changes)
    check_terms(terms, requisition=requisition, applicant=applicant)
    before: tuple[date, date, int] = (placement.starts_on, placement.ends_on, placement.fte_percent)
    after = (terms.starts_on, terms.ends_on, terms.fte_percent)
    if placement.state in _PROMISED and before != after:
        promise_time(
            session,
            placement,
            from_on=terms.starts_on,
            to_on=terms.ends_on,
            fte_percent=terms.fte_percent,
        )
    for name in changes:
        setattr(placement, name, getattr(terms, name))


def _set_decree(placement: Placement, number: str) -> None:
    if placement.state not in _PROMISED:
        raise Conflict("error.placement.no_decree_yet", ref=placement.reference)
    placement.decree_number = clean_decree(number)


def _changed_fields(session: Session, placement: Placement, actor: Actor) -> list[str]:
    last = find_last_revision(session, placement)
    if last is None:
        return []
    now: Record = record_of(session, placement, recorded_by=actor.ref, recorded_at=last.recorded_at)
    return sorted(name for name in now if name not in _MOVING and now[name] != last.record[name])
