"""Match runs: start one, read its matches, ask why somebody is not there, compute it again."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.core.settings import Settings
from talent.matching.queries import get_run
from talent.matching.replay import replay_run
from talent.matching.run import match_requisition
from talent.projects.requisitions import get_requisition
from talent.web import views
from talent.web.paging import Page, Paging
from talent.web.schemas.matching import AbsenceRead, MatchCreate, MatchRead, ReplayRead, RunRead


def start_run(
    ref: FromPath[str],
    data: JSONBody[MatchCreate],
    session: NamedDependency[Session],
    settings: NamedDependency[Settings],
    actor: NamedDependency[Actor],
) -> Response[RunRead]:
    """Match a requisition; the same input gives the run that is there."""
    requisition = get_requisition(session, ref, actor=actor)
    run = match_requisition(
        session,
        requisition=requisition,
        as_of=data.as_of,
        kept=data.kept,
        folder=settings.index_folder,
        actor=actor,
    )
    return Response(views.run(session, run), headers={"Location": f"/api/v1/runs/{run.reference}"})


def read_run(ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]) -> RunRead:
    """Read a run."""
    return views.run(session, get_run(session, ref, actor=actor))


def list_matches(
    ref: FromPath[str],
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> Response[Page[MatchRead]]:
    """List the matches of a run with score cards and explanations."""
    return paging.cut(views.matches(session, get_run(session, ref, actor=actor), lang))


def read_absence(
    ref: FromPath[str],
    candidate: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> AbsenceRead:
    """Read the score of anybody of a run's pool: why not this person."""
    return views.absence(session, get_run(session, ref, actor=actor), candidate, lang)


def read_replay(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> ReplayRead:
    """Compute a run again from what is kept of it, and compare."""
    return ReplayRead.of(replay_run(session, get_run(session, ref, actor=actor)))
