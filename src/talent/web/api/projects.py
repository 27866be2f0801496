"""Projects: a lead's own, HR's any."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.accounts.users import get_user
from talent.audit.actors import Actor
from talent.projects import projects
from talent.projects.programmes import get_programme
from talent.web.paging import Page, Paging
from talent.web.schemas.base import both
from talent.web.schemas.projects import ProjectCreate, ProjectRead


def list_projects(
    session: NamedDependency[Session], paging: NamedDependency[Paging], actor: NamedDependency[Actor]
) -> Response[Page[ProjectRead]]:
    """List projects."""
    found, total = projects.list_projects(
        session, offset=paging.offset, limit=paging.limit, order=paging.order, actor=actor
    )
    return paging.answer([ProjectRead.of(project) for project in found], total)


def read_project(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ProjectRead:
    """Read a project."""
    return ProjectRead.of(projects.get_project(session, ref, actor=actor))


def create_project(
    data: JSONBody[ProjectCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ProjectRead:
    """Create a project."""
    project = projects.create_project(
        session,
        programme=get_programme(session, data.programme),
        unit_code=data.unit,
        lead=get_user(session, data.lead or actor.ref),
        name=both(data.name),
        description=both(data.description),
        region_code=data.region,
        spbe_domain=data.spbe_domain,
        pon_tik_area=data.pon_tik_area,
        origin=data.origin,
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        manual_cost=data.manual_cost,
        digital_cost=data.digital_cost,
        cost_source=data.cost_source,
        actor=actor,
    )
    return ProjectRead.of(project)
