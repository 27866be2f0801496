"""Reference data that anybody may read: regions, units, skills, reasons, role templates."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from sqlmodel import Session

from talent.projects.role_templates import list_role_templates
from talent.shortlists import reasons
from talent.skills import queries as skills
from talent.units import queries as units
from talent.web.paging import Page, Paging
from talent.web.schemas.reference import (
    ReasonRead,
    RegionRead,
    RoleTemplateRead,
    SkillDetail,
    SkillRead,
    UnitRead,
)


def list_regions(
    session: NamedDependency[Session], paging: NamedDependency[Paging]
) -> Response[Page[RegionRead]]:
    """List the kabupaten and kota."""
    return paging.cut([RegionRead.of(region) for region in units.list_regions(session)])


def list_units(
    session: NamedDependency[Session], paging: NamedDependency[Paging]
) -> Response[Page[UnitRead]]:
    """List the organisational units."""
    return paging.cut([UnitRead.of(unit) for unit in units.list_units(session)])


def list_skills(
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    q: FromQuery[str] = "",
    family: FromQuery[str | None] = None,
) -> Response[Page[SkillRead]]:
    """List the skills of the library."""
    found, total = skills.list_skills(
        session, q=q, family=family, offset=paging.offset, limit=paging.limit, order=paging.order
    )
    return paging.answer([SkillRead.of(skill) for skill in found], total)


def read_skill(skill: FromPath[str], session: NamedDependency[Session]) -> SkillDetail:
    """Read a skill, with what each of its levels means."""
    return SkillDetail.of(skills.get_skill(session, skill))


def list_reasons(
    session: NamedDependency[Session], paging: NamedDependency[Paging], verb: FromQuery[str | None] = None
) -> Response[Page[ReasonRead]]:
    """List the coded reasons of decisions."""
    return paging.cut([ReasonRead.of(reason) for reason in reasons.list_reasons(session, verb=verb)])


def list_templates(paging: NamedDependency[Paging]) -> Response[Page[RoleTemplateRead]]:
    """List the role templates."""
    return paging.cut([RoleTemplateRead.of(template) for template in list_role_templates()])
