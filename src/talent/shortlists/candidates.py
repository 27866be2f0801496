"""Finds whom somebody may put on a shortlist by hand: HR anybody, a lead those whom its run has compared."""

from sqlmodel import Session, col, select

from talent.accounts.permissions import Permission, may
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.core.errors import NotFound
from talent.matching.models import Match
from talent.shortlists.models import Shortlist


def get_candidate(session: Session, reference: str, *, shortlist: Shortlist, actor: Actor) -> Applicant:
    """Return the person.

    Raises:
        NotFound: there is none, or the actor may not know of them; the two are not told apart.
    """
    statement = select(Applicant).where(Applicant.reference == reference)
    if not may(actor, Permission.VIEW_ANY_APPLICANT):
        statement = statement.join(Match, col(Match.applicant_key) == col(Applicant.key)).where(
            Match.run_key == shortlist.run_key
        )
    applicant = session.exec(statement).one_or_none()
    if applicant is None:
        raise NotFound("error.applicant.not_found", ref=reference)
    return applicant
