"""Composes answers that need rows of several domains, so that no controller looks anything up."""

from sqlmodel import Session

from scoring.explain import explain
from talent.applicants.claims import list_claims
from talent.applicants.consent import find_consent
from talent.applicants.import_cv import list_documents
from talent.applicants.models import Applicant, Availability
from talent.audit.actors import Actor
from talent.core.errors import NotFound
from talent.matching.models import MatchRun
from talent.matching.queries import find_latest_run, get_run, inputs_of, list_matches
from talent.matching.replay import explain_absence
from talent.placements.models import Placement
from talent.projects.models import Requisition
from talent.projects.requisitions import project_of, requirements_of
from talent.shortlists.models import Application, Reveal, Shortlist, ShortlistEntry
from talent.shortlists.words import Words as Say
from talent.skills.queries import stored_lexicon
from talent.web.schemas.applicants import ApplicantRead, AvailabilityRead, ClaimRead, ProfileRead
from talent.web.schemas.identity import Identity
from talent.web.schemas.matching import AbsenceRead, MatchRead, RunRead
from talent.web.schemas.placements import PlacementRead
from talent.web.schemas.projects import RequisitionDetail, RequisitionRead
from talent.web.schemas.scores import CardRead, ExplanationRead
from talent.web.schemas.selection import ApplicationRead, EntryStateRead, RevealRead, ShortlistRead


def profile(session: Session, applicant: Applicant) -> ProfileRead:
    """Return a person's own file."""
    consent = find_consent(session, applicant)
    return ProfileRead(
        **dict(ApplicantRead.of(applicant)),
        consent_given_at=consent.given_at if consent else None,
        availability=AvailabilityRead.of(session.get(Availability, applicant.key)),
        resume=applicant.resume,
    )


def claims(session: Session, applicant: Applicant) -> list[ClaimRead]:
    """Return a person's claims with their evidence."""
    lexicon = stored_lexicon(session)
    documents = {document.key: document.reference for document in list_documents(session, applicant)}
    return [
        ClaimRead.of(claim, pieces, documents, lexicon) for claim, pieces in list_claims(session, applicant)
    ]


def requisition_line(session: Session, requisition: Requisition) -> RequisitionRead:
    """Return a requisition as a line of a list."""
    return RequisitionRead.of(requisition, project_of(session, requisition))


def requisition_detail(session: Session, requisition: Requisition) -> RequisitionDetail:
    """Return a requisition with its requirements."""
    return RequisitionDetail.whole(
        requisition, project_of(session, requisition), requirements_of(session, requisition)
    )


def application(session: Session, row: Application) -> ApplicationRead:
    """Return an application."""
    return ApplicationRead.of(
        row,
        session.get_one(Requisition, row.requisition_key).reference,
        session.get_one(Applicant, row.applicant_key).reference,
    )


def run(session: Session, row: MatchRun) -> RunRead:
    """Return a run."""
    return RunRead.of(row, session.get_one(Requisition, row.requisition_key).reference)


def matches(session: Session, row: MatchRun, lang: str) -> list[MatchRead]:
    """Return the matches of a run in words."""
    say = _say(session, row, lang)
    return [
        MatchRead.of(match, applicant.reference, say)
        for match, applicant in list_matches(session, row, limit=row.kept)
    ]


def absence(session: Session, row: MatchRun, candidate: str, lang: str) -> AbsenceRead:
    """Return why somebody is not among those kept."""
    say = _say(session, row, lang)
    card = explain_absence(session, row, candidate)
    return AbsenceRead(
        candidate=candidate,
        card=CardRead.of(card, say),
        explanation=ExplanationRead.of(explain(card, say.need), say),
    )


def _say(session: Session, row: MatchRun, lang: str) -> Say:
    need, _policy, _candidates = inputs_of(session, row)
    return Say(need, stored_lexicon(session), lang)


def shortlist(session: Session, row: Shortlist) -> ShortlistRead:
    """Return a shortlist without its entries."""
    made_of = session.get(MatchRun, row.run_key) if row.run_key else None
    return ShortlistRead.of(
        row,
        session.get_one(Requisition, row.requisition_key).reference,
        made_of.reference if made_of else None,
    )


def entry_state(session: Session, entry: ShortlistEntry) -> EntryStateRead:
    """Return where an entry stands."""
    return EntryStateRead.of(entry, session.get_one(Applicant, entry.applicant_key).reference)


def revealed(session: Session, entry: ShortlistEntry, lifted: Reveal) -> RevealRead:
    """Return who the person of an entry is, after a reveal."""
    applicant = session.get_one(Applicant, entry.applicant_key)
    return RevealRead(
        identity=Identity.of_applicant(applicant),
        entry=entry.reference,
        reason=lifted.reason_code,
        revealed_at=lifted.revealed_at,
    )


def placement(session: Session, row: Placement) -> PlacementRead:
    """Return a placement."""
    return PlacementRead.of(
        row,
        session.get_one(Applicant, row.applicant_key).reference,
        session.get_one(Requisition, row.requisition_key).reference,
    )


def run_for(session: Session, requisition: Requisition, reference: str | None, *, actor: Actor) -> MatchRun:
    """Return the run of that reference, or the newest of the requisition where none is named.

    Raises:
        NotFound: there is none, or it is outside the actor's scope.
    """
    if reference is not None:
        return get_run(session, reference, actor=actor)
    newest = find_latest_run(session, requisition)
    if newest is None:
        raise NotFound("error.run.none_yet", requisition=requisition.reference)
    return newest
