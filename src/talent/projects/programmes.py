"""The verbs of programmes: create one, open a round, note who wants to work in it."""

from datetime import date

from sqlmodel import Session, col, select

from talent.accounts.permissions import Permission, demand
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Conflict, Invalid, NotFound
from talent.db.references import next_reference
from talent.projects.models import Programme, ProgrammeInterest, Round
from talent.units.queries import get_unit


def create_programme(
    session: Session,
    *,
    code: str,
    unit_code: str,
    name: dict[str, str],
    description: dict[str, str],
    cohort: tuple[int, int] | None = None,
    actor: Actor,
) -> Programme:
    """Create a programme; `name` and `description` by language, `cohort` the first and last birth year, if any.

    Raises:
        Conflict: the code is taken.
        Invalid: the cohort is in the wrong order.
    """
    demand(actor, Permission.EDIT_ANY_PROGRAMME)
    if session.exec(select(Programme).where(Programme.code == code)).first() is not None:
        raise Conflict("error.programme.exists", programme=code)
    if cohort is not None and cohort[0] > cohort[1]:
        raise Invalid("error.dates.order")
    programme = Programme(
        code=code,
        unit_key=get_unit(session, unit_code).key,
        name_id=name["id"],
        name_en=name["en"],
        description_id=description["id"],
        description_en=description["en"],
        cohort_from=cohort[0] if cohort else None,
        cohort_to=cohort[1] if cohort else None,
    )
    session.add(programme)
    session.flush()
    record(session, action="programme.create", subject=("programme", code), actor=actor)
    return programme


def open_round(
    session: Session,
    *,
    programme: Programme,
    name: dict[str, str],
    opens_on: date,
    closes_on: date,
    quota: int,
    actor: Actor,
) -> Round:
    """Open an intake of a programme.

    Raises:
        Invalid: the dates are in the wrong order, or the quota is not positive.
    """
    demand(actor, Permission.EDIT_ANY_PROGRAMME)
    if opens_on > closes_on:
        raise Invalid("error.dates.order")
    if quota <= 0:
        raise Invalid("error.round.quota")
    intake = Round(
        reference=next_reference(session, "RND"),
        programme_key=programme.key,
        name_id=name["id"],
        name_en=name["en"],
        opens_on=opens_on,
        closes_on=closes_on,
        quota=quota,
    )
    session.add(intake)
    session.flush()
    record(session, action="round.open", subject=("round", intake.reference), actor=actor)
    return intake


def join_programme(session: Session, *, programme: Programme, applicant: Applicant, actor: Actor) -> None:
    """Note that the person wants to work in the programme; twice changes nothing."""
    statement = select(ProgrammeInterest).where(
        ProgrammeInterest.programme_key == programme.key, ProgrammeInterest.applicant_key == applicant.key
    )
    if session.exec(statement).first() is None:
        session.add(ProgrammeInterest(programme_key=programme.key, applicant_key=applicant.key))
        session.flush()
        record(
            session,
            action="programme.join",
            subject=("applicant", applicant.reference),
            details={"programme": programme.code},
            actor=actor,
        )


def get_programme(session: Session, code: str) -> Programme:
    """Return the programme.

    Raises:
        NotFound: there is none of that code.
    """
    programme = session.exec(select(Programme).where(Programme.code == code)).one_or_none()
    if programme is None:
        raise NotFound("error.programme.not_found", programme=code)
    return programme


def list_programmes(session: Session) -> list[Programme]:
    """Return all programmes in the order of their codes."""
    return list(session.exec(select(Programme).order_by(col(Programme.code))))


def get_round(session: Session, reference: str) -> Round:
    """Return the round.

    Raises:
        NotFound: there is none of that reference.
    """
    intake = session.exec(select(Round).where(Round.reference == reference)).one_or_none()
    if intake is None:
        raise NotFound("error.round.not_found", ref=reference)
    return intake


def list_rounds(session: Session, *, programme: Programme | None = None) -> list[Round]:
    """Return rounds by their opening date."""
    statement = select(Round)
    if programme is not None:
        statement = statement.where(Round.programme_key == programme.key)
    return list(session.exec(statement.order_by(col(Round.opens_on), col(Round.reference))))
