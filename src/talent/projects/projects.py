"""The verbs of projects: create one; and finding them, within what the actor may see."""

from datetime import date

from sqlmodel import Session, col, func, select

from talent.accounts.models import User
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Sector
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import Forbidden, Invalid, NotFound
from talent.db.ordering import Order, ordered
from talent.db.references import next_reference
from talent.projects.models import Programme, Project
from talent.units.queries import get_region, get_unit


def create_project(
    session: Session,
    *,
    programme: Programme,
    unit_code: str,
    lead: User,
    name: dict[str, str],
    description: dict[str, str],
    region_code: str | None,
    spbe_domain: str,
    pon_tik_area: str,
    origin: Sector,
    starts_on: date,
    ends_on: date,
    manual_cost: int | None = None,
    digital_cost: int | None = None,
    cost_source: str | None = None,
    actor: Actor,
) -> Project:
    """Create a project. A lead creates their own; HR creates anybody's.

    Raises:
        Forbidden: a lead wants to create another's.
        Invalid: the dates are in the wrong order, or a cost has no source.
    """
    demand(actor, Permission.EDIT_ANY_PROJECT, Permission.EDIT_OWN_PROJECT)
    if not may(actor, Permission.EDIT_ANY_PROJECT) and lead.reference != actor.ref:
        raise Forbidden("error.permission.missing", permission=Permission.EDIT_ANY_PROJECT.value)
    if starts_on > ends_on:
        raise Invalid("error.dates.order")
    if (manual_cost is not None or digital_cost is not None) and not cost_source:
        raise Invalid("error.project.cost_source")
    if region_code is not None:
        get_region(session, region_code)
    project = Project(
        reference=next_reference(session, "PRJ"),
        programme_key=programme.key,
        unit_key=get_unit(session, unit_code).key,
        lead_key=lead.key,
        name_id=name["id"],
        name_en=name["en"],
        description_id=description["id"],
        description_en=description["en"],
        region_code=region_code,
        spbe_domain=spbe_domain,
        pon_tik_area=pon_tik_area,
        origin=origin,
        starts_on=starts_on,
        ends_on=ends_on,
        manual_cost=manual_cost,
        digital_cost=digital_cost,
        cost_source=cost_source,
    )
    session.add(project)
    session.flush()
    record(session, action="project.create", subject=("project", project.reference), actor=actor)
    return project


def get_project(session: Session, reference: str, *, actor: Actor) -> Project:
    """Return the project, if the actor may see it: a lead their own, HR and auditors any.

    Raises:
        NotFound: there is none, or it is another lead's.
        Forbidden: the actor sees no projects at all.
    """
    demand(actor, Permission.VIEW_ANY_PROJECT, Permission.VIEW_OWN_PROJECT)
    project = session.exec(select(Project).where(Project.reference == reference)).one_or_none()
    if project is None or not sees(session, project, actor=actor):
        raise NotFound("error.project.not_found", ref=reference)
    return project


def sees(session: Session, project: Project, *, actor: Actor) -> bool:
    """Return whether the project is in the actor's scope."""
    return may(actor, Permission.VIEW_ANY_PROJECT) or leads(session, project, actor=actor)


def leads(session: Session, project: Project, *, actor: Actor) -> bool:
    """Return whether the actor is the project's lead."""
    return session.get_one(User, project.lead_key).reference == actor.ref


def list_projects(
    session: Session,
    *,
    programme: Programme | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
    actor: Actor,
) -> tuple[list[Project], int]:
    """Return a page of the projects that the actor may see, and how many there are."""
    demand(actor, Permission.VIEW_ANY_PROJECT, Permission.VIEW_OWN_PROJECT)
    statement = select(Project)
    if programme is not None:
        statement = statement.where(Project.programme_key == programme.key)
    if not may(actor, Permission.VIEW_ANY_PROJECT):
        own = select(User.key).where(User.reference == actor.ref)
        statement = statement.where(col(Project.lead_key).in_(own))
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    columns = {"reference": col(Project.reference), "starts_on": col(Project.starts_on)}
    return list(session.exec(ordered(statement, columns, order).offset(offset).limit(limit))), total
