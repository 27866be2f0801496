"""Say a score card in codes and figures: what counted, what is missing, what is unknown, what to ask.

Only the card's own numbers are used, so an explanation cannot disagree with the score. What counted and what
was lost add up: Σ contribution + Σ lost = 1. Words for the codes live in the locale files.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring.gates import GateResult, Param
from scoring.scorecard import Line, ScoreCard
from scoring.types import GateStatus, Need, Requirement


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with what its words need."""

    code: str
    params: Mapping[str, Param]

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "params": dict(self.params)}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of an explanation, each by falling weight of what it says.

    counted: lines that added to the score. missing: known lines that fall short, with the share of the score
    lost there. unknown: lines nobody knows anything about. neighbours: requirements fulfilled by another
    skill. interview: what to ask, gates that nobody could judge first.
    """

    counted: tuple[Reason, ...]
    missing: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    neighbours: tuple[Reason, ...]
    interview: tuple[Reason, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            name: [reason.to_dict() for reason in getattr(self, name)]
            for name in ("counted", "missing", "unknown", "neighbours", "interview")
        }


def explain(card: ScoreCard, need: Need) -> Explanation:
    """Explain a card of this need."""
    requirements = {each.key: each for each in need.requirements}
    total = math.fsum(line.weight for line in card.lines)
    heavy_first = sorted(card.lines, key=lambda line: -line.weight)
    by_loss = sorted(card.lines, key=lambda line: -lost(line, total))
    return Explanation(
        counted=tuple(
            _counted(line)
            for line in sorted(card.lines, key=lambda each: -each.contribution)
            if line.contribution
        ),
        missing=tuple(
            _missing(line, requirements.get(line.key), total) for line in by_loss if _falls_short(line)
        ),
        unknown=tuple(
            Reason(f"unknown.{_topic(line)}", {"key": line.key, "lost": lost(line, total)})
            for line in heavy_first
            if line.coverage is None
        ),
        neighbours=tuple(
            Reason(
                "neighbour.used",
                {"requirement": line.key, "skill": line.matched_skill, "affinity": line.affinity},
            )
            for line in heavy_first
            if line.affinity is not None and line.affinity < 1
        ),
        interview=_interview(card, heavy_first),
    )


def lost(line: Line, total: float) -> float:
    """The share of the whole score that a line leaves open."""
    return line.weight * (1 - (line.coverage or 0.0)) / total if total else 0.0


def _topic(line: Line) -> str:
    """`requirement`, or the name of the criterion."""
    return line.part if line.part == "requirement" else line.code.removeprefix("criterion.")


def _falls_short(line: Line) -> bool:
    return line.coverage is not None and line.coverage < 1


def _counted(line: Line) -> Reason:
    params: dict[str, Param] = {
        "key": line.key,
        "contribution": line.contribution,
        "coverage": line.coverage,
        "skill": line.matched_skill,
        "level": line.level_held,
    }
    return Reason(f"counted.{_topic(line)}", params)


def _missing(line: Line, requirement: Requirement | None, total: float) -> Reason:
    """A level too low, or a level that is there but weakly proved; of a criterion just that it falls short."""
    params: dict[str, Param] = {"key": line.key, "coverage": line.coverage, "lost": lost(line, total)}
    if requirement is None:
        return Reason(f"missing.{_topic(line)}", params)
    params |= {"skill": line.matched_skill, "level": line.level_held, "required": requirement.level}
    too_low = (line.level_held or 0) < requirement.level
    return Reason("missing.level" if too_low else "missing.proof", params)


def _interview(card: ScoreCard, heavy_first: list[Line]) -> tuple[Reason, ...]:
    """Unknown gates first, then requirements of which less is known than not, heavy ones first."""
    weight = {line.key: line.weight for line in heavy_first}
    gates = [gate for gate in card.gates if gate.status is GateStatus.UNKNOWN]
    gates.sort(key=lambda gate: -weight.get(gate.key, 0.0))
    asked = {gate.key for gate in gates}
    weak = [
        Reason("interview.skill", {"requirement": line.key, "known": line.known})
        for line in heavy_first
        if line.part == "requirement" and line.known < 0.5 and line.key not in asked
    ]
    return (*(_question(gate) for gate in gates), *weak)


def _question(gate: GateResult) -> Reason:
    return Reason(f"interview.{gate.code.removeprefix('gate.')}", gate.params)
