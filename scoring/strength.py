"""How strongly evidence proves a skill at a level: S(ℓ) in [0, 1].

One piece of evidence proves quality of its source × how long × how recent. Within a source kind the best
piece counts, so that repeating gains nothing; across kinds the proofs are joined by noisy-or, so that a
further kind never lowers anything: S(ℓ) = 1 − Π over kinds of (1 − best piece at ℓ or above).

Every step is monotone also in floating point (only max, ·, 1 − x on values in [0, 1], in a fixed order), and
the two powers are rounded to nine decimals, so no difference between mathematical libraries shows.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.levels import level_of_months
from scoring.policy import Policy
from scoring.types import EvidenceSource, SkillEvidence


def recency(last_used: int | None, as_of: int, policy: Policy) -> float:
    """Half after each half-life, never under the policy's floor; an unknown last use is the floor."""
    if last_used is None:
        return policy.recency_floor
    age = max(0, as_of - last_used)
    return max(policy.recency_floor, round(math.pow(0.5, age / policy.half_life), 9))


def duration(months: int | None, policy: Policy) -> float:
    """Grows with months towards 1, never under the policy's floor; an unknown duration is the floor."""
    if months is None:
        return policy.duration_floor
    return max(policy.duration_floor, round(1 - math.pow(0.5, months / policy.duration_half), 9))


def proof(evidence: SkillEvidence, policy: Policy, as_of: int) -> float:
    """What one piece of evidence proves, whatever its level."""
    rule = policy.rule(evidence.source)
    how_long = duration(evidence.months, policy) if rule.counts_months else 1.0
    how_recent = recency(evidence.last_used, as_of, policy) if rule.counts_recency else 1.0
    return rule.quality * how_long * how_recent


def level_shown(evidence: SkillEvidence, policy: Policy) -> int:
    """The level a piece of evidence shows: the higher of the stated and the estimated one.

    A statement below the estimate does not lower it: otherwise who states an honest 2 after ten years would
    stand behind who says nothing, and more evidence would lower a score. Only an assessment lowers a level.
    """
    if evidence.source is EvidenceSource.ASSESSED and evidence.level is not None:
        return evidence.level
    rule = policy.rule(evidence.source)
    by_months = level_of_months(evidence.months or 0, policy) if rule.counts_months else 1
    return max(evidence.level or 1, rule.unstated_level, by_months)


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence with its level (capped by an assessment) and what it proves."""

    evidence: SkillEvidence
    level: int
    value: float


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """What a candidate shows of one skill: the proofs, and the level a person assessed, if one did.

    Of several assessments the highest level is the cap: two assessors who differ leave the benefit to the
    candidate, and a further assessment at a higher level never lowers anything.
    """

    skill: str
    proofs: tuple[Proof, ...]
    cap: int | None

    def best(self, level: int) -> tuple[Proof, ...]:
        """The best proof of each source kind at this level or above, in the order of the kinds."""
        best: dict[EvidenceSource, Proof] = {}
        for proof_ in self.proofs:
            kind = proof_.evidence.source
            if proof_.level >= level and (kind not in best or proof_.value > best[kind].value):
                best[kind] = proof_
        return tuple(best[kind] for kind in EvidenceSource if kind in best)

    def strength(self, level: int) -> float:
        """S(level), from the proofs at this level or above."""
        doubt = 1.0
        for proof_ in self.best(level):
            doubt *= 1 - proof_.value
        return 1 - doubt

    def told(self) -> float:
        """How much of four questions the evidence answers together: is it there, how long, how recent, what level.

        The answers may come from different pieces, and whether they are good ones plays no part. A person's
        assessment answers all.
        """
        pieces = [proof_.evidence for proof_ in self.proofs]
        if any(each.source is EvidenceSource.ASSESSED for each in pieces):
            return 1.0
        answers = (
            bool(pieces),
            any(each.months is not None for each in pieces),
            any(each.last_used is not None for each in pieces),
            any(each.level is not None for each in pieces),
        )
        return sum(answers) / len(answers)


def held_skills(evidence: Iterable[SkillEvidence], policy: Policy, as_of: int) -> Mapping[str, HeldSkill]:
    """The evidence of a candidate by skill; the order of the input makes no difference."""
    by_skill: dict[str, list[SkillEvidence]] = {}
    for each in evidence:
        by_skill.setdefault(each.skill, []).append(each)
    return {skill: _held(skill, pieces, policy, as_of) for skill, pieces in sorted(by_skill.items())}


def _held(skill: str, pieces: list[SkillEvidence], policy: Policy, as_of: int) -> HeldSkill:
    assessed = [
        each.level for each in pieces if each.source is EvidenceSource.ASSESSED and each.level is not None
    ]
    cap = max(assessed, default=None)
    proofs = [
        Proof(each, level if cap is None else min(level, cap), proof(each, policy, as_of))
        for each in pieces
        for level in (level_shown(each, policy),)
    ]
    proofs.sort(key=lambda each: (each.evidence.key, each.evidence.source, -each.value, -each.level))
    return HeldSkill(skill, tuple(proofs), cap)
