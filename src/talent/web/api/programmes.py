"""Programmes and their rounds."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.projects import programmes
from talent.web.paging import Page, Paging
from talent.web.schemas.base import both
from talent.web.schemas.projects import ProgrammeCreate, ProgrammeRead, RoundCreate, RoundRead


def list_programmes(
    session: NamedDependency[Session], paging: NamedDependency[Paging]
) -> Response[Page[ProgrammeRead]]:
    """List the programmes."""
    return paging.cut([ProgrammeRead.of(each) for each in programmes.list_programmes(session)])


def read_programme(code: FromPath[str], session: NamedDependency[Session]) -> ProgrammeRead:
    """Read a programme."""
    return ProgrammeRead.of(programmes.get_programme(session, code))


def create_programme(
    data: JSONBody[ProgrammeCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ProgrammeRead:
    """Create a programme."""
    programme = programmes.create_programme(
        session,
        code=data.code,
        unit_code=data.unit,
        name=both(data.name),
        description=both(data.description),
        cohort=(data.cohort.first, data.cohort.last) if data.cohort else None,
        actor=actor,
    )
    return ProgrammeRead.of(programme)


def list_rounds(
    code: FromPath[str], session: NamedDependency[Session], paging: NamedDependency[Paging]
) -> Response[Page[RoundRead]]:
    """List the rounds of a programme."""
    found = programmes.list_rounds(session, programme=programmes.get_programme(session, code))
    return paging.cut([RoundRead.of(each) for each in found])


def open_round(
    code: FromPath[str],
    data: JSONBody[RoundCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> RoundRead:
    """Open a round of a programme."""
    intake = programmes.open_round(
        session,
        programme=programmes.get_programme(session, code),
        name=both(data.name),
        opens_on=data.opens_on,
        closes_on=data.closes_on,
        quota=data.quota,
        actor=actor,
    )
    return RoundRead.of(intake)
