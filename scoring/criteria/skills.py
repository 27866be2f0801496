"""Coverage of the required skills: a line for each requirement, a gate for each must.

Coverage of a requirement of level r is the maximum, over the accepted skills that the candidate shows and
their levels ℓ, of affinity × S(ℓ) × min(ℓ, r) ÷ r. Over-level earns nothing extra.

A must is met from the policy's threshold on. It is unmet only when a person has assessed each skill that the
requirement asks for as too low, and nothing else that the candidate shows could still reach the threshold.
Everything between is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.criteria.criterion import Figures, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.strength import HeldSkill, held_skills
from scoring.types import Accepted, Candidate, Need, Requirement, RequirementKind

Held = Mapping[str, HeldSkill]


@dataclass(frozen=True, slots=True)
class Cover:
    """One way to fulfil a requirement: a skill at a level."""

    accepted: Accepted
    level: int
    strength: float
    value: float


def skills(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """Lines and gates of all requirements, in the order of the need."""
    held = held_skills(candidate.evidence, policy, as_of)
    covers = [(requirement, best_cover(requirement, held)) for requirement in need.requirements]
    return Finding(
        lines=tuple(_line(requirement, cover, held, policy) for requirement, cover in covers),
        gates=tuple(
            _gate(requirement, cover, held, policy)
            for requirement, cover in covers
            if requirement.kind is RequirementKind.MUST
        ),
    )


def best_cover(requirement: Requirement, held: Held) -> Cover | None:
    """The cover of the highest value; None when the candidate shows none of the accepted skills.

    Between equal values the nearer skill, the higher level and then the skill's name decide, so that the
    explanation is the same whatever the order of the input.
    """
    covers = [
        Cover(accepted, level, strength, cover_value(accepted.affinity, strength, level, requirement.level))
        for accepted in requirement.accepts
        if accepted.skill in held
        for level in range(1, requirement.level + 1)
        for strength in (held[accepted.skill].strength(level),)
    ]
    return max(
        sorted(covers, key=lambda each: each.accepted.skill),
        key=lambda each: (each.value, each.accepted.affinity, each.level),
        default=None,
    )


def cover_value(affinity: Figures, strength: Figures, level: Figures, required: Figures) -> Figures:
    """What one skill at one level covers of a requirement; the level must not pass the required one."""
    return affinity * strength * level / required


def highest_possible(affinity: Figures, level: Figures, required: Figures) -> Figures:
    """What a skill would cover if everything shown of it were proved in full, up to an assessed level."""
    return affinity * level / required


def known(requirement: Requirement, held: Held) -> float:
    """How much is known: what the evidence of the accepted skill that is told most tells, by its affinity.

    Old, short or weak evidence is known as well as strong evidence: how good it is shows in the coverage.
    """
    return max(
        (each.affinity * held[each.skill].told() for each in requirement.accepts if each.skill in held),
        default=0.0,
    )


def _line(requirement: Requirement, cover: Cover | None, held: Held, policy: Policy) -> Line:
    weight = policy.kind_weight(requirement.kind) * requirement.weight
    code = f"requirement.{requirement.kind.value}"
    if cover is None:
        return Line(requirement.key, "requirement", code, weight, None, 0.0)
    skill = held[cover.accepted.skill]
    counted = skill.best(cover.level if cover.strength > 0 else 0)
    return Line(
        key=requirement.key,
        part="requirement",
        code=code,
        weight=weight,
        coverage=cover.value,
        known=known(requirement, held),
        matched_skill=skill.skill,
        affinity=cover.accepted.affinity,
        strength=cover.strength,
        level_held=max(proof.level for proof in skill.proofs),
        evidence_keys=tuple(proof.evidence.key for proof in counted),
    )


def _gate(requirement: Requirement, cover: Cover | None, held: Held, policy: Policy) -> GateResult:
    coverage = cover.value if cover else None
    if coverage is not None and coverage >= policy.must_threshold:
        met: bool | None = True
    else:
        met = False if _ruled_out(requirement, held, policy) else None
    return GateResult(
        code="gate.skill",
        key=requirement.key,
        status=status_of(met),
        params={
            "requirement": requirement.key,
            "level": requirement.level,
            "coverage": coverage,
            "threshold": policy.must_threshold,
            "skill": cover.accepted.skill if cover else None,
        },
    )


def _ruled_out(requirement: Requirement, held: Held, policy: Policy) -> bool:
    """A person found each asked skill too low, and no other evidence leaves the question open."""
    asked = [each for each in requirement.accepts if each.asked and each.affinity == 1]
    assessed = bool(asked) and all(each.skill in held and held[each.skill].cap is not None for each in asked)
    return assessed and all(
        _highest_possible(each, held[each.skill], requirement) < policy.must_threshold
        for each in requirement.accepts
        if each.skill in held
    )


def _highest_possible(accepted: Accepted, skill: HeldSkill, requirement: Requirement) -> float:
    level = requirement.level if skill.cap is None else min(skill.cap, requirement.level)
    return float(highest_possible(accepted.affinity, level, requirement.level))
