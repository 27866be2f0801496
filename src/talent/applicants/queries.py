"""Finds people, within what the actor may see."""

from sqlmodel import Session, col, func, or_, select

from talent.accounts.models import User
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Applicant, Sector
from talent.audit.actors import Actor
from talent.core.errors import NotFound
from talent.db.ordering import Order, ordered


def get_applicant(session: Session, reference: str, *, actor: Actor) -> Applicant:
    """Return the person, if the actor may see them: HR anybody, an applicant themselves.

    Raises:
        NotFound: there is none, or it is somebody else's entry; the two are not told apart.
        Forbidden: the actor sees no applicants at all.
    """
    demand(actor, Permission.VIEW_ANY_APPLICANT, Permission.VIEW_OWN_APPLICANT)
    applicant = session.exec(select(Applicant).where(Applicant.reference == reference)).one_or_none()
    if applicant is not None and not may(actor, Permission.VIEW_ANY_APPLICANT):
        own = find_own(session, actor)
        if own is None or own.key != applicant.key:
            applicant = None
    if applicant is None:
        raise NotFound("error.applicant.not_found", ref=reference)
    return applicant


def find_own(session: Session, actor: Actor) -> Applicant | None:
    """Return the actor's own entry in the pool, None when they are not an applicant."""
    statement = select(Applicant).join(User, col(Applicant.user_key) == col(User.key))
    return session.exec(statement.where(User.reference == actor.ref)).one_or_none()


def get_own(session: Session, actor: Actor) -> Applicant:
    """Return the actor's own entry.

    Raises:
        NotFound: the actor is not an applicant.
    """
    applicant = find_own(session, actor)
    if applicant is None:
        raise NotFound("error.applicant.none_own")
    return applicant


def list_applicants(
    session: Session,
    *,
    q: str = "",
    sector: Sector | None = None,
    region_code: str | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
    actor: Actor,
) -> tuple[list[Applicant], int]:
    """Return a page of people, in the order they registered where no other is wanted, and how many there are.

    Raises:
        Forbidden: the actor may not see everybody.
        Invalid: the list cannot be sorted by that.
    """
    demand(actor, Permission.VIEW_ANY_APPLICANT)
    statement = select(Applicant)
    if sector is not None:
        statement = statement.where(Applicant.sector == sector)
    if region_code is not None:
        statement = statement.where(Applicant.region_code == region_code)
    if q:
        statement = statement.where(
            or_(
                col(Applicant.name).icontains(q, autoescape=True),
                col(Applicant.reference).icontains(q, autoescape=True),
            )
        )
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {"reference": col(Applicant.reference), "name": col(Applicant.name)}
    page = ordered(statement, columns, order).offset(offset).limit(limit)
    return list(session.exec(page)), total
