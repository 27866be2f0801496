"""Applications, shortlists, decisions and assessments."""

from typing import Annotated, Self

from pydantic import Field

from scoring.sensitivity import Change, LeadCounterfactuals
from talent.shortlists.models import Application, Assessment, Decision, Shortlist, ShortlistEntry, Verb
from talent.shortlists.sheet import Quote, Sheet, SheetLine
from talent.shortlists.states import possible
from talent.shortlists.words import Words as Say
from talent.web.schemas.base import Code, Create, Moment, Note, Read, ReasonCode, Reference, Words
from talent.web.schemas.identity import Identified, Identity
from talent.web.schemas.projects import RequirementRead
from talent.web.schemas.scores import CardRead, ExplanationRead, Param


class ApplicationCreate(Create):
    """Why the person wants this work, if they say."""

    motivation: Note | None = None


class ApplicationRead(Read):
    """A person asks for a requisition."""

    reference: str
    requisition: str
    applicant: str
    status: str
    motivation: str | None
    applied_at: Moment

    @classmethod
    def of(cls, application: Application, requisition: str, applicant: str) -> Self:
        """Return the application."""
        return cls(
            reference=application.reference,
            requisition=requisition,
            applicant=applicant,
            status=application.status.value,
            motivation=application.motivation,
            applied_at=application.applied_at,
        )


class ShortlistCreate(Create):
    """How many of the run's first are put on the list; `run` is by default the newest of the requisition."""

    run: Reference | None = None
    size: int = Field(default=10, strict=True, ge=1, le=200)


class EntryCreate(Create):
    """A person is put on the list by hand."""

    applicant: Reference
    note: Note | None = None


class DecisionCreate(ReasonCode):
    """A person's decision: refer, select, decline or withdraw, with a coded reason. The note stays internal."""

    verb: Verb


class RevealCreate(Create):
    """Why the blind is lifted for this person."""

    reason: Code


class AssessmentCreate(Create):
    """The level found for each assessed skill, 0–5 (0: looked, and not there). The note stays internal."""

    levels: dict[Code, Annotated[int, Field(strict=True, ge=0, le=5)]] = Field(min_length=1, max_length=100)
    note: Note | None = None


class ShortlistRead(Read):
    """A requisition's shortlist."""

    reference: str
    requisition: str
    run: str | None
    requested_by: str
    requested_at: Moment

    @classmethod
    def of(cls, shortlist: Shortlist, requisition: str, run: str | None) -> Self:
        """Return the shortlist."""
        return cls(
            reference=shortlist.reference,
            requisition=requisition,
            run=run,
            requested_by=shortlist.requested_by,
            requested_at=shortlist.requested_at,
        )


class QuoteRead(Read):
    """The words of a CV that a piece of evidence stands on, covered while blind."""

    evidence: str
    skill: str
    source: str
    text: str | None
    document: str | None
    page: int | None
    months: int | None
    last_used: str | None
    level: int | None

    @classmethod
    def of(cls, quote: Quote) -> Self:
        """Return the quote; its place counts in the uncovered page, and is not shown."""
        return cls(
            evidence=quote.evidence,
            skill=quote.skill,
            source=quote.source,
            text=quote.text,
            document=quote.document,
            page=quote.page,
            months=quote.months,
            last_used=quote.last_used,
            level=quote.level,
        )


class ChangeRead(Read):
    """What the person could show, and what it would make of the score."""

    code: str
    params: dict[str, Param]
    text: str
    shown_score: float
    gain: float
    bucket: str

    @classmethod
    def of(cls, change: Change, say: Say) -> Self:
        """Return the change in words."""
        return cls(
            code=change.code,
            params=dict(change.params),
            text=say.change(change),
            shown_score=change.shown_score,
            gain=change.gain,
            bucket=change.bucket.value,
        )


class DecisionRead(Read):
    """What somebody decided, and why."""

    verb: str
    reason: str
    note: str | None
    decided_by: str
    decided_at: Moment

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """Return the decision with its internal note."""
        return cls(
            verb=decision.verb.value,
            reason=decision.reason_code,
            note=decision.note,
            decided_by=decision.decided_by,
            decided_at=decision.decided_at,
        )


class EntryRead(Identified):
    """A person on a shortlist: score, confidence and unknowns apart, reasons with quotes, and what would change it.

    `identity` is there only after a reveal by the reader. `next` lists the verbs that are possible now.
    """

    reference: str
    candidate: str
    state: str
    origin: str
    rank: int
    tied: bool
    version: int
    referrals: int
    note: str | None
    next: list[str]
    card: CardRead | None
    explanation: ExplanationRead | None
    quotes: list[QuoteRead]
    changes: list[ChangeRead]
    decisions: list[DecisionRead]

    @classmethod
    def of(cls, line: SheetLine, say: Say) -> Self:
        """Return the line of a sheet in words."""
        entry = line.entry
        return cls(
            identity=Identity.of(line.identity),
            reference=entry.reference,
            candidate=line.applicant_ref,
            state=entry.state.value,
            origin=entry.origin.value,
            rank=entry.rank,
            tied=line.tied,
            version=entry.version,
            referrals=line.referrals,
            note=entry.note,
            next=[verb.value for verb in possible(entry.state)],
            card=CardRead.of(line.card, say) if line.card else None,
            explanation=ExplanationRead.of(line.explanation, say) if line.explanation else None,
            quotes=[QuoteRead.of(quote) for quote in line.quotes.values()],
            changes=[ChangeRead.of(change, say) for change in line.changes],
            decisions=[DecisionRead.of(decision) for decision in line.decisions],
        )


class EntryStateRead(Read):
    """Where an entry stands after a verb."""

    reference: str
    candidate: str
    state: str
    version: int
    next: list[str]

    @classmethod
    def of(cls, entry: ShortlistEntry, candidate: str) -> Self:
        """Return the entry's state."""
        return cls(
            reference=entry.reference,
            candidate=candidate,
            state=entry.state.value,
            version=entry.version,
            next=[verb.value for verb in possible(entry.state)],
        )


class RevealRead(Identified):
    """Who the person of an entry is, from now on, for whoever asked."""

    entry: str
    reason: str
    revealed_at: Moment


class RelaxationRead(Read):
    """What could be asked less of, and how many more people would meet all."""

    code: str
    key: str
    before: str
    after: str
    more: int
    text: str


class PoolRead(Read):
    """How many people were compared, how many meet all, and what would change that."""

    size: int
    all_met: int
    relaxations: list[RelaxationRead]

    @classmethod
    def of(cls, found: LeadCounterfactuals, say: Say) -> Self:
        """Return the pool in words."""
        return cls(
            size=found.pool,
            all_met=found.all_met,
            relaxations=[
                RelaxationRead(
                    code=each.code,
                    key=each.key,
                    before=each.before,
                    after=each.after,
                    more=each.more,
                    text=say.relaxation(each),
                )
                for each in found.relaxations
            ],
        )


class SheetRead(ShortlistRead):
    """A shortlist on one sheet. A score says whom to talk to first; it decides nothing."""

    title: Words
    as_of: str
    library_hash: str
    policy_hash: str
    requirements: list[RequirementRead]
    entries: list[EntryRead]
    pool: PoolRead
    notice: str

    @classmethod
    def of_sheet(cls, sheet: Sheet, lang: str, notice: str) -> Self:
        """Return the sheet in words."""
        say = Say(sheet.need, sheet.lexicon, lang)
        shortlist, requisition, run = sheet.shortlist, sheet.requisition, sheet.run
        return cls(
            reference=shortlist.reference,
            requisition=requisition.reference,
            run=run.reference,
            requested_by=shortlist.requested_by,
            requested_at=shortlist.requested_at,
            title=Words(id=requisition.title_id, en=requisition.title_en),
            as_of=run.as_of,
            library_hash=run.library_hash,
            policy_hash=run.policy_hash,
            requirements=[RequirementRead.of(row) for row in sheet.requirements],
            entries=[EntryRead.of(line, say) for line in sheet.lines],
            pool=PoolRead.of(sheet.pool_changes, say),
            notice=notice,
        )


class AssessmentRead(Read):
    """What one assessor found, for those who work on the shortlist."""

    reference: str
    assessor: str
    levels: dict[str, int]
    note: str | None
    submitted_at: Moment

    @classmethod
    def of(cls, assessment: Assessment) -> Self:
        """Return the assessment with its internal note."""
        return cls(
            reference=assessment.reference,
            assessor=assessment.assessor_ref,
            levels=assessment.levels,
            note=assessment.note,
            submitted_at=assessment.submitted_at,
        )
