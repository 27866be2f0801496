"""Score cards and their explanations: figures as the engine gave them, beside them the words in the reader's language.

The contributions of a card's lines sum to its score.
"""

from collections.abc import Iterable
from typing import Self

from scoring.explain import Explanation, Reason
from scoring.gates import GateResult
from scoring.scorecard import Line, ScoreCard
from scoring.types import month_text
from talent.shortlists.words import Words as Say
from talent.web.schemas.base import Read

Param = str | int | float | bool | None


class GateRead(Read):
    """A hard test: met, unmet or unknown. An unknown one never rejects."""

    code: str
    key: str
    status: str
    params: dict[str, Param]
    text: str
    status_text: str

    @classmethod
    def of(cls, gate: GateResult, say: Say) -> Self:
        """Return the gate in words."""
        return cls(
            code=gate.code,
            key=gate.key,
            status=gate.status.value,
            params=dict(gate.params),
            text=say.gate(gate),
            status_text=say.status(gate),
        )


class LineRead(Read):
    """A graded line. Where nothing is known `coverage` is null and the line contributes nothing."""

    key: str
    part: str
    code: str
    text: str
    weight: float
    coverage: float | None
    known: float
    contribution: float
    matched_skill: str | None
    affinity: float | None
    strength: float | None
    level_held: int | None
    evidence_keys: list[str]

    @classmethod
    def of(cls, line: Line, say: Say) -> Self:
        """Return the line in words."""
        return cls(**line.to_dict(), text=say.line(line))


class CardRead(Read):
    """One person against one requisition, under one policy, as of one month."""

    policy_version: str
    policy_hash: str
    as_of: str
    bucket: str
    score: float
    confidence: float
    shown_score: float
    shown_confidence: float
    gates: list[GateRead]
    lines: list[LineRead]

    @classmethod
    def of(cls, card: ScoreCard, say: Say) -> Self:
        """Return the card in words."""
        return cls(
            policy_version=card.policy_version,
            policy_hash=card.policy_hash,
            as_of=month_text(card.as_of),
            bucket=card.bucket.value,
            score=card.score,
            confidence=card.confidence,
            shown_score=card.shown_score,
            shown_confidence=card.shown_confidence,
            gates=[GateRead.of(gate, say) for gate in card.gates],
            lines=[LineRead.of(line, say) for line in card.lines],
        )


class ReasonText(Read):
    """A code with its figures and its sentence."""

    code: str
    params: dict[str, Param]
    text: str


class ExplanationRead(Read):
    """What counted, what is missing, what nobody knows, which other skills were taken, and what to ask."""

    counted: list[ReasonText]
    missing: list[ReasonText]
    unknown: list[ReasonText]
    neighbours: list[ReasonText]
    interview: list[ReasonText]

    @classmethod
    def of(cls, explanation: Explanation, say: Say) -> Self:
        """Return the explanation in words."""
        return cls(
            counted=_texts(explanation.counted, say),
            missing=_texts(explanation.missing, say),
            unknown=_texts(explanation.unknown, say),
            neighbours=_texts(explanation.neighbours, say),
            interview=_texts(explanation.interview, say),
        )


def _texts(reasons: Iterable[Reason], say: Say) -> list[ReasonText]:
    return [
        ReasonText(code=reason.code, params=dict(reason.params), text=say.reason(reason))
        for reason in reasons
    ]
