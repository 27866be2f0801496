"""A shortlist as it is shown: each person with score, confidence, gates, reasons with quotes, and what would change it.

The command line, the page and the API show the same sheet. Codes and figures only; words come from the catalogues,
labels of skills from the library.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from scoring.engine import score
from scoring.explain import Explanation, explain
from scoring.lexicon import Lexicon
from scoring.scorecard import ScoreCard
from scoring.sensitivity import Change, LeadCounterfactuals, applicant_counterfactuals, lead_counterfactuals
from scoring.types import Candidate, Need, month_index
from talent.applicants.blind import blind_text, identity_of
from talent.applicants.models import Applicant, ClaimEvidence, CvDocument, SkillClaim
from talent.audit.actors import Actor
from talent.core.errors import Conflict, NotFound
from talent.matching.models import Match, MatchRun
from talent.matching.queries import card_of, inputs_of
from talent.projects.models import Requirement, Requisition
from talent.projects.requisitions import requirements_of
from talent.shortlists.decide import decisions_of, find_reveal
from talent.shortlists.models import Decision, Shortlist, ShortlistEntry
from talent.shortlists.shortlist import count_referrals, list_entries, sees_shortlist
from talent.skills.queries import stored_lexicon


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a CV that one piece of evidence stands on, covered while blind; `document` is its reference."""

    evidence: str
    skill: str
    source: str
    text: str | None
    document: str | None
    page: int | None
    start: int | None
    end: int | None
    months: int | None
    last_used: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person of the sheet. `identity` is None while blind; `card` and what follows from it None if unscored."""

    entry: ShortlistEntry
    applicant_ref: str
    identity: Mapping[str, str | None] | None
    referrals: int
    tied: bool
    card: ScoreCard | None
    explanation: Explanation | None
    quotes: Mapping[str, Quote]
    changes: Sequence[Change]
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole shortlist of a requisition, with what would change for the lead if a requirement were relaxed."""

    shortlist: Shortlist
    requisition: Requisition
    requirements: Sequence[Requirement]
    run: MatchRun
    need: Need
    lexicon: Lexicon
    lines: Sequence[SheetLine]
    pool_changes: LeadCounterfactuals


def sheet_of(session: Session, shortlist: Shortlist, *, limit: int | None = None, actor: Actor) -> Sheet:
    """Return the sheet of a shortlist as the actor may see it.

    Raises:
        Conflict: the shortlist has no run yet.
        NotFound: it is outside the actor's scope.
        Forbidden: the actor sees no shortlists.
    """
    if not sees_shortlist(session, shortlist, actor=actor):
        raise NotFound("error.shortlist.not_found", ref=shortlist.reference)
    if shortlist.run_key is None:
        raise Conflict("error.shortlist.no_run", ref=shortlist.reference)
    requisition = session.get_one(Requisition, shortlist.requisition_key)
    run = session.get_one(MatchRun, shortlist.run_key)
    need, policy, candidates = inputs_of(session, run)
    by_ref = {candidate.ref: candidate for candidate in candidates}
    as_of = month_index(run.as_of)
    entries = list_entries(session, shortlist)[:limit]
    matches = _by_key(session, entries)

    def changes_of(candidate: Candidate | None) -> Sequence[Change]:
        return applicant_counterfactuals(candidate, need, policy, as_of) if candidate else ()

    lines = []
    for entry in entries:
        applicant = session.get_one(Applicant, entry.applicant_key)
        match = matches.get(entry.match_key) if entry.match_key else None
        candidate = by_ref.get(applicant.reference)
        card = card_of(match) if match else score(candidate, need, policy, as_of) if candidate else None
        revealed = find_reveal(session, entry, actor=actor) is not None
        lines.append(
            SheetLine(
                entry=entry,
                applicant_ref=applicant.reference,
                identity=identity_of(applicant) if revealed else None,
                referrals=count_referrals(session, applicant),
                tied=match.tied if match else False,
                card=card,
                explanation=explain(card, need) if card else None,
                quotes=_quotes(session, applicant, card, blind=not revealed) if card else {},
                changes=changes_of(candidate) if card else (),
                decisions=decisions_of(session, entry),
            )
        )
    return Sheet(
        shortlist=shortlist,
        requisition=requisition,
        requirements=requirements_of(session, requisition),
        run=run,
        need=need,
        lexicon=stored_lexicon(session),
        lines=lines,
        pool_changes=lead_counterfactuals(candidates, need, policy, as_of),
    )


def _by_key(session: Session, entries: Sequence[ShortlistEntry]) -> dict[object, Match]:
    keys = [entry.match_key for entry in entries if entry.match_key]
    return {match.key: match for match in session.exec(select(Match).where(col(Match.key).in_(keys)))}


def _quotes(session: Session, applicant: Applicant, card: ScoreCard, *, blind: bool) -> dict[str, Quote]:
    wanted = [key for line in card.lines for key in line.evidence_keys]
    rows = session.exec(
        select(ClaimEvidence, SkillClaim, CvDocument)
        .join(SkillClaim, col(ClaimEvidence.claim_key) == col(SkillClaim.key))
        .join(CvDocument, col(ClaimEvidence.document_key) == col(CvDocument.key), isouter=True)
        .where(col(ClaimEvidence.reference).in_(wanted))
    )
    quotes = {}
    for evidence, claim, document in rows:
        text = evidence.quote
        quotes[evidence.reference] = Quote(
            evidence=evidence.reference,
            skill=claim.skill_id,
            source=evidence.source.value,
            text=blind_text(text, applicant, reading=document.reading if document else None)
            if text and blind
            else text,
            document=document.reference if document else None,
            page=evidence.page,
            start=evidence.start,
            end=evidence.end,
            months=evidence.months,
            last_used=evidence.last_used,
            level=evidence.level,
        )
    return quotes
