"""Shortlists: ask for one, read it blind, put people on it, assess, decide, reveal."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.core.i18n import translate
from talent.projects.requisitions import get_requisition
from talent.shortlists import assess as assessments
from talent.shortlists import decide as decisions
from talent.shortlists import shortlist as shortlists
from talent.shortlists.candidates import get_candidate
from talent.shortlists.sheet import sheet_of
from talent.web import views
from talent.web.api.requisitions import IfMatch
from talent.web.paging import Page, Paging
from talent.web.preconditions import etag, wanted_version
from talent.web.schemas.selection import (
    AssessmentCreate,
    AssessmentRead,
    DecisionCreate,
    EntryCreate,
    EntryStateRead,
    RevealCreate,
    RevealRead,
    SheetRead,
    ShortlistCreate,
    ShortlistRead,
)


def request_shortlist(
    ref: FromPath[str],
    data: JSONBody[ShortlistCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> Response[ShortlistRead]:
    """Put the first of a run on a requisition's shortlist."""
    requisition = get_requisition(session, ref, actor=actor)
    run = views.run_for(session, requisition, data.run, actor=actor)
    made = shortlists.request_shortlist(
        session, requisition=requisition, run=run, size=data.size, actor=actor
    )
    location = f"/api/v1/shortlists/{made.reference}"
    return Response(views.shortlist(session, made), headers={"Location": location})


def list_shortlists(
    session: NamedDependency[Session], paging: NamedDependency[Paging], actor: NamedDependency[Actor]
) -> Response[Page[ShortlistRead]]:
    """List shortlists."""
    found, total = shortlists.list_shortlists(
        session, offset=paging.offset, limit=paging.limit, order=paging.order, actor=actor
    )
    return paging.answer([views.shortlist(session, each) for each in found], total)


def read_shortlist(
    ref: FromPath[str],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> SheetRead:
    """Read a shortlist on one sheet; people are blind until the reader reveals them."""
    shortlist = shortlists.get_shortlist(session, ref, actor=actor)
    sheet = sheet_of(session, shortlist, actor=actor)
    return SheetRead.of_sheet(sheet, lang, translate("shortlist.notice", lang))


def add_entry(
    ref: FromPath[str],
    data: JSONBody[EntryCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> EntryStateRead:
    """Put a person on a shortlist by hand."""
    shortlist = shortlists.get_shortlist(session, ref, actor=actor)
    applicant = get_candidate(session, data.applicant, shortlist=shortlist, actor=actor)
    entry = shortlists.add_candidate(
        session, shortlist=shortlist, applicant=applicant, note=data.note, actor=actor
    )
    return views.entry_state(session, entry)


def decide(
    ref: FromPath[str],
    data: JSONBody[DecisionCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    if_match: IfMatch = None,
) -> Response[EntryStateRead]:
    """Refer, select, decline or withdraw a person of a shortlist, with a coded reason."""
    entry = shortlists.get_entry(session, ref, actor=actor)
    decisions.decide(
        session,
        entry=entry,
        verb=data.verb,
        reason_code=data.reason,
        note=data.note,
        version=wanted_version(if_match),
        actor=actor,
    )
    return Response(views.entry_state(session, entry), headers=etag(entry.version))


def reveal(
    ref: FromPath[str],
    data: JSONBody[RevealCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> RevealRead:
    """Lift the blind of one person for oneself, with a coded reason; it is recorded."""
    entry = shortlists.get_entry(session, ref, actor=actor)
    lifted = decisions.reveal(session, entry=entry, reason_code=data.reason, actor=actor)
    return views.revealed(session, entry, lifted)


def assess(
    ref: FromPath[str],
    data: JSONBody[AssessmentCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> AssessmentRead:
    """Note the levels that one has found in a person; a second assessment replaces one's first."""
    entry = shortlists.get_entry(session, ref, actor=actor)
    found = assessments.assess(session, entry=entry, levels=data.levels, note=data.note, actor=actor)
    return AssessmentRead.of(found)


def list_assessments(
    ref: FromPath[str],
    session: NamedDependency[Session],
    paging: NamedDependency[Paging],
    actor: NamedDependency[Actor],
) -> Response[Page[AssessmentRead]]:
    """List the assessments of a person of a shortlist."""
    entry = shortlists.get_entry(session, ref, actor=actor)
    return paging.cut([AssessmentRead.of(each) for each in assessments.assessments_of(session, entry)])
