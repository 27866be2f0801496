"""The score card: everything that a shown score consists of, with canonical bytes.

Codes and figures only; words live outside. A card holds keys of evidence, never a quote, so that a longer
name or another photo changes no byte of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from scoring.canonical import canonical, content_hash
from scoring.gates import Bucket, GateResult

Part = Literal["requirement", "criterion"]


@dataclass(frozen=True, slots=True)
class Line:
    """One weighted line. Its contributions sum to the score.

    `coverage` (0–1) is how far the line is fulfilled, None where nothing is known: then it contributes
    nothing, keeps its weight, and `known` is 0. `known` (0–1) is how much is known, apart from how good.
    `matched_skill`, `affinity`, `strength` and `level_held` say which skill fulfils a requirement and how;
    `evidence_keys` name the pieces of evidence that count, one at most of each kind.
    """

    key: str
    part: Part
    code: str
    weight: float
    coverage: float | None
    known: float
    contribution: float = 0.0
    matched_skill: str | None = None
    affinity: float | None = None
    strength: float | None = None
    level_held: int | None = None
    evidence_keys: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "part": self.part,
            "code": self.code,
            "weight": self.weight,
            "coverage": self.coverage,
            "known": self.known,
            "contribution": self.contribution,
            "matched_skill": self.matched_skill,
            "affinity": self.affinity,
            "strength": self.strength,
            "level_held": self.level_held,
            "evidence_keys": list(self.evidence_keys),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        floats = {
            name: None if data[name] is None else float(data[name])
            for name in ("weight", "coverage", "known", "contribution", "affinity", "strength")
        }
        return cls(**{**data, **floats, "evidence_keys": tuple(data["evidence_keys"])})


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """One candidate against one need, under one policy, as of one month.

    `score` and `confidence` are 0–1 and exact; the shown ones are rounded as people see them, and only those
    order a ranking.
    """

    candidate_ref: str
    need_ref: str
    policy_version: str
    policy_hash: str
    as_of: int
    bucket: Bucket
    gates: tuple[GateResult, ...]
    lines: tuple[Line, ...]
    score: float
    confidence: float
    shown_score: float
    shown_confidence: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "candidate_ref": self.candidate_ref,
            "need_ref": self.need_ref,
            "policy_version": self.policy_version,
            "policy_hash": self.policy_hash,
            "as_of": self.as_of,
            "bucket": self.bucket.value,
            "gates": [gate.to_dict() for gate in self.gates],
            "lines": [line.to_dict() for line in self.lines],
            "score": self.score,
            "confidence": self.confidence,
            "shown_score": self.shown_score,
            "shown_confidence": self.shown_confidence,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        figures = {
            name: float(data[name]) for name in ("score", "confidence", "shown_score", "shown_confidence")
        }
        return cls(
            **{
                **data,
                **figures,
                "bucket": Bucket(data["bucket"]),
                "gates": tuple(GateResult.from_dict(each) for each in data["gates"]),
                "lines": tuple(Line.from_dict(each) for each in data["lines"]),
            }
        )

    def canonical(self) -> bytes:
        """RFC 8785 bytes: equal cards have equal bytes on every machine."""
        return canonical(self.to_dict())

    def content_hash(self) -> str:
        return content_hash(self.to_dict())
