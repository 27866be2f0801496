"""Applications: a person asks for a requisition, and may take it back."""

from sqlmodel import Session, col, func, select

from talent.accounts.permissions import Permission, demand, may
from talent.applicants.consent import may_be_matched
from talent.applicants.models import Applicant
from talent.applicants.queries import find_own
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.db.ordering import Order, ordered
from talent.db.references import next_reference
from talent.projects.models import Requisition, RequisitionStatus
from talent.shortlists.models import Application, ApplicationStatus


def apply(
    session: Session,
    *,
    applicant: Applicant,
    requisition: Requisition,
    motivation: str | None = None,
    actor: Actor,
) -> Application:
    """Apply for an open requisition. Whoever had withdrawn applies again with the same reference.

    Raises:
        Forbidden: the applicant is somebody else.
        Conflict: the requisition is not open, the person has applied already, or has not agreed to be matched: nobody
            could look at such an application.
        Invalid: the motivation is too long.
    """
    _demand_own(session, applicant, actor=actor)
    if requisition.status is not RequisitionStatus.OPEN:
        raise Conflict("error.requisition.closed", ref=requisition.reference)
    if not may_be_matched(session, applicant):
        raise Conflict("error.application.consent")
    if motivation is not None and len(motivation) > 4000:
        raise Invalid("error.text.length", max=4000)
    application = session.exec(
        select(Application).where(
            Application.applicant_key == applicant.key, Application.requisition_key == requisition.key
        )
    ).one_or_none()
    if application is None:
        application = Application(
            reference=next_reference(session, "APP"),
            requisition_key=requisition.key,
            applicant_key=applicant.key,
        )
    elif application.status is ApplicationStatus.SUBMITTED:
        raise Conflict("error.application.exists", ref=application.reference)
    application.status = ApplicationStatus.SUBMITTED
    application.motivation = motivation
    session.add(application)
    session.flush()
    record(
        session,
        action="application.submit",
        subject=("application", application.reference),
        details={"requisition": requisition.reference, "applicant": applicant.reference},
        actor=actor,
    )
    return application


def withdraw_application(session: Session, *, application: Application, actor: Actor) -> Application:
    """Take an application back.

    Raises:
        Forbidden: it is somebody else's.
        Conflict: it has been taken back already.
    """
    _demand_own(session, session.get_one(Applicant, application.applicant_key), actor=actor)
    if application.status is ApplicationStatus.WITHDRAWN:
        raise Conflict("error.application.withdrawn", ref=application.reference)
    application.status = ApplicationStatus.WITHDRAWN
    session.add(application)
    record(
        session, action="application.withdraw", subject=("application", application.reference), actor=actor
    )
    return application


def get_application(session: Session, reference: str, *, actor: Actor) -> Application:
    """Return the application, if the actor may see it: HR any, an applicant their own.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    demand(actor, Permission.VIEW_ANY_APPLICATION, Permission.APPLY_OWN_APPLICATION)
    application = session.exec(select(Application).where(Application.reference == reference)).one_or_none()
    if application is not None and not may(actor, Permission.VIEW_ANY_APPLICATION):
        own = find_own(session, actor)
        if own is None or own.key != application.applicant_key:
            application = None
    if application is None:
        raise NotFound("error.application.not_found", ref=reference)
    return application


def list_applications(
    session: Session,
    *,
    requisition: Requisition | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
    actor: Actor,
) -> tuple[list[Application], int]:
    """Return a page of the applications that the actor may see, and how many there are."""
    demand(actor, Permission.VIEW_ANY_APPLICATION, Permission.APPLY_OWN_APPLICATION)
    statement = select(Application)
    if requisition is not None:
        statement = statement.where(Application.requisition_key == requisition.key)
    if not may(actor, Permission.VIEW_ANY_APPLICATION):
        own = find_own(session, actor)
        if own is None:
            return [], 0
        statement = statement.where(Application.applicant_key == own.key)
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {"reference": col(Application.reference), "applied_at": col(Application.applied_at)}
    return list(session.exec(ordered(statement, columns, order).offset(offset).limit(limit))), total


def _demand_own(session: Session, applicant: Applicant, *, actor: Actor) -> None:
    demand(actor, Permission.APPLY_OWN_APPLICATION)
    if actor.is_system:
        return
    own = find_own(session, actor)
    if own is None or own.key != applicant.key:
        raise Forbidden("error.permission.missing", permission=Permission.APPLY_OWN_APPLICATION.value)
