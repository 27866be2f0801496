"""Brings in placements that run already, with their decrees, so that the first export is complete.

Each row is taken whole or not at all, in a savepoint of its own, by the same rules as a new placement. A row that
is there already is passed over, so a mended file can simply be given again.
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, or_, select

from talent.accounts.permissions import Permission, demand, may
from talent.accounts.users import actor_of, get_user
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Invalid, NotFound, Problem
from talent.db.session import dialect
from talent.placements.confirm import clean_decree
from talent.placements.import_rows import ImportRow, read_rows
from talent.placements.models import Placement, PlacementState
from talent.placements.plan import lock_opening, new_placement
from talent.placements.promised_time import promise_time
from talent.placements.revisions import close_change
from talent.placements.states import require_second_person
from talent.placements.terms import Terms, check_terms
from talent.projects.models import Requisition

COMPLETED = "period_completed"


@dataclass(frozen=True, slots=True)
class RowFailure:
    """Why a line was not taken: a code with its parameters, as every problem has."""

    line: int
    code: str
    params: dict[str, Any]

    def message(self, lang: str) -> str:
        """Return the sentence in `lang`."""
        return Problem(self.code, **self.params).message(lang)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each line: references of new placements, of those known already, and failures."""

    created: tuple[str, ...]
    known: tuple[str, ...]
    failures: tuple[RowFailure, ...]


def import_running(session: Session, *, data: bytes, actor: Actor) -> ImportReport:
    """Import the rows of a CSV file (columns: `import_rows.REQUIRED` and `OPTIONAL`).

    The actor stands as planner, the row's `approver` (reference of a user who may confirm, and another than the
    actor) as approver. A placement is ended, active or confirmed as its dates say today.

    Raises:
        Forbidden: the actor may not.
        BadInput, TooLarge: the file cannot be read; nothing is written.
    """
    demand(actor, Permission.EDIT_ANY_PLACEMENT)
    rows = list(read_rows(data))
    _lock_all(session, rows)
    created: list[str] = []
    known: list[str] = []
    failures: list[RowFailure] = []
    for row in rows:
        try:
            with session.begin_nested():
                placement, new = _take(session, row, actor)
        except Problem as problem:
            failures.append(RowFailure(row.line, problem.code, dict(problem.params)))
        else:
            (created if new else known).append(placement.reference)
    record(
        session,
        action="placement.import",
        subject=("placement", "running"),
        details={"created": len(created), "known": len(known), "failed": len(failures)},
        actor=actor,
    )
    return ImportReport(tuple(created), tuple(known), tuple(failures))


def _lock_all(session: Session, rows: list[ImportRow]) -> None:
    """Lock every requisition, then every person of the file, as planning does before it takes a number.

    Row by row they would be locked after the first number was taken, and a plan and an import at the same time
    could wait for each other for ever. SQLite has one writer anyway.
    """
    if dialect(session) != "postgresql":
        return
    named = {
        column: {row.cells[column] for row in rows if row.cells.get(column)}
        for column in ("requisition", "applicant", "nip", "email")
    }
    requisitions = select(Requisition.key).where(col(Requisition.reference).in_(named["requisition"]))
    people = select(Applicant.key).where(
        or_(
            col(Applicant.reference).in_(named["applicant"]),
            col(Applicant.nip).in_(named["nip"]),
            col(Applicant.email).in_({email.lower() for email in named["email"]}),
        )
    )
    for statement in (requisitions.order_by(col(Requisition.key)), people.order_by(col(Applicant.key))):
        session.exec(statement.with_for_update(key_share=True)).all()


def _take(session: Session, row: ImportRow, actor: Actor) -> tuple[Placement, bool]:
    terms = row.terms()
    decree = clean_decree(row.text("decree_number"))
    requisition = _requisition(session, row.text("requisition"))
    applicant = _applicant(session, row)
    before = _find(session, requisition, applicant, decree)
    if before is not None:
        return before, False
    approver = _approver(session, row.text("approver"), actor)
    lock_opening(session, requisition, applicant)
    check_terms(terms, requisition=requisition, applicant=applicant)
    placement = new_placement(session, requisition=requisition, applicant=applicant, terms=terms, actor=actor)
    promise_time(
        session,
        placement,
        from_on=terms.starts_on,
        to_on=terms.ends_on,
        fte_percent=terms.fte_percent,
    )
    placement.state = _state_today(terms)
    placement.end_reason = COMPLETED if placement.state is PlacementState.ENDED else None
    placement.decree_number = decree
    placement.approved_by = approver.ref
    placement.confirmed_at = clock.now()
    close_change(session, placement, change="import", details={"line": row.line}, new=True, actor=actor)
    return placement, True


def _state_today(terms: Terms) -> PlacementState:
    today = clock.today()
    if terms.starts_on > today:
        return PlacementState.CONFIRMED
    return PlacementState.ACTIVE if terms.ends_on >= today else PlacementState.ENDED


def _requisition(session: Session, reference: str) -> Requisition:
    found = session.exec(select(Requisition).where(Requisition.reference == reference)).one_or_none()
    if found is None:
        raise NotFound("error.placement.import.requisition", ref=reference)
    return found


def _applicant(session: Session, row: ImportRow) -> Applicant:
    """The one person whom all given ways of naming somebody agree on."""
    given = [
        column == row.cells[name].lower() if name == "email" else column == row.cells[name]
        for name, column in (
            ("applicant", col(Applicant.reference)),
            ("nip", col(Applicant.nip)),
            ("email", col(Applicant.email)),
        )
        if row.cells.get(name)
    ]
    if not given:
        raise Invalid("error.placement.import.empty", column="applicant")
    found = list(session.exec(select(Applicant).where(*given).limit(2)))
    if len(found) != 1:
        raise NotFound("error.placement.import.applicant")
    return found[0]


def _approver(session: Session, reference: str, actor: Actor) -> Actor:
    approver = actor_of(session, get_user(session, reference))
    if not may(approver, Permission.CONFIRM_ANY_PLACEMENT):
        raise Conflict("error.placement.import.approver", ref=reference)
    require_second_person(actor.ref, actor=approver)
    return approver


def _find(session: Session, requisition: Requisition, applicant: Applicant, decree: str) -> Placement | None:
    statement = select(Placement).where(
        Placement.requisition_key == requisition.key,
        Placement.applicant_key == applicant.key,
        Placement.decree_number == decree,
        col(Placement.state) != PlacementState.CANCELLED,
    )
    return session.exec(statement).first()
