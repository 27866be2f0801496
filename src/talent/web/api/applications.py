"""Applications: an applicant's own, HR's any."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.applicants.queries import get_own
from talent.audit.actors import Actor
from talent.projects.requisitions import get_requisition
from talent.shortlists import apply as applications
from talent.web import views
from talent.web.paging import Page, Paging
from talent.web.schemas.selection import ApplicationCreate, ApplicationRead


def list_applications(
    session: NamedDependency[Session], paging: NamedDependency[Paging], actor: NamedDependency[Actor]
) -> Response[Page[ApplicationRead]]:
    """List applications."""
    found, total = applications.list_applications(
        session, offset=paging.offset, limit=paging.limit, order=paging.order, actor=actor
    )
    return paging.answer([views.application(session, each) for each in found], total)


def read_application(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ApplicationRead:
    """Read an application."""
    return views.application(session, applications.get_application(session, ref, actor=actor))


def apply(
    ref: FromPath[str],
    data: JSONBody[ApplicationCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> ApplicationRead:
    """Apply for an open requisition."""
    application = applications.apply(
        session,
        applicant=get_own(session, actor),
        requisition=get_requisition(session, ref, actor=actor),
        motivation=data.motivation,
        actor=actor,
    )
    return views.application(session, application)


def withdraw_application(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ApplicationRead:
    """Take an application back."""
    application = applications.get_application(session, ref, actor=actor)
    applications.withdraw_application(session, application=application, actor=actor)
    return views.application(session, application)
