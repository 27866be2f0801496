"""Match runs, their matches and their replays. A match holds a reference of the person and never who it is."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints

from scoring.explain import explain
from talent.matching.models import Match, MatchRun
from talent.matching.queries import card_of
from talent.matching.replay import Replay
from talent.shortlists.words import Words as Say
from talent.web.schemas.base import Create, Moment, Read
from talent.web.schemas.scores import CardRead, ExplanationRead


class MatchCreate(Create):
    """When the score is as of (`YYYY-MM`, by default this month), and how many matches are kept."""

    as_of: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    kept: int = Field(default=50, strict=True, ge=1, le=1000)


class RunRead(Read):
    """One matching of one requisition, with the hashes of all that went in and of what came out."""

    reference: str
    requisition: str
    as_of: str
    pool_size: int
    kept: int
    need_hash: str
    policy_hash: str
    library_hash: str
    pool_hash: str
    parser_version: str
    result_hash: str
    created_at: Moment

    @classmethod
    def of(cls, run: MatchRun, requisition: str) -> Self:
        """Return the run."""
        return cls(
            reference=run.reference,
            requisition=requisition,
            as_of=run.as_of,
            pool_size=run.pool_size,
            kept=run.kept,
            need_hash=run.need_hash,
            policy_hash=run.policy_hash,
            library_hash=run.library_hash,
            pool_hash=run.pool_hash,
            parser_version=run.parser_version,
            result_hash=run.result_hash,
            created_at=run.created_at,
        )


class MatchRead(Read):
    """One ranked person. `position` counts 1, 2, 3 …; `rank` is shared by ties."""

    position: int
    rank: int
    tied: bool
    candidate: str
    bucket: str
    score: float
    confidence: float
    card: CardRead
    explanation: ExplanationRead

    @classmethod
    def of(cls, match: Match, candidate: str, say: Say) -> Self:
        """Return the match in words."""
        card = card_of(match)
        return cls(
            position=match.position,
            rank=match.rank,
            tied=match.tied,
            candidate=candidate,
            bucket=match.bucket,
            score=match.score,
            confidence=match.confidence,
            card=CardRead.of(card, say),
            explanation=ExplanationRead.of(explain(card, say.need), say),
        )


class AbsenceRead(Read):
    """The score of somebody who is not among those kept: why not this person."""

    candidate: str
    card: CardRead
    explanation: ExplanationRead


class ReplayLineRead(Read):
    """One place of a replay; `erased` where the person is no longer there."""

    position: int
    same: bool
    erased: bool


class ReplayRead(Read):
    """Whether a run, computed again from what is kept of it, gives the same bytes."""

    run: str
    identical: bool
    lines: list[ReplayLineRead]

    @classmethod
    def of(cls, replay: Replay) -> Self:
        """Return what the replay found."""
        return cls(
            run=replay.run.reference,
            identical=replay.identical,
            lines=[
                ReplayLineRead(position=line.position, same=line.same, erased=line.erased)
                for line in replay.lines
            ],
        )
