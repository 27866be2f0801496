"""For the applicant: which evidence, level or recency would raise this score most, or clear a gate.

Each change is made to the candidate and scored again. A change says "if this is so and you show it", never
"claim this": what it names still has to be proved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scoring.engine import score
from scoring.gates import Bucket, Param
from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.types import (
    Availability,
    Candidate,
    EvidenceSource,
    GateStatus,
    LanguageSkill,
    Need,
    Requirement,
    SkillEvidence,
    WorkSpan,
)

ADDED = "added"
"""Key of a piece of evidence that stands for one not yet there."""
MONTHS_OF_PRACTICE = 12
NEW_SOURCES = (
    EvidenceSource.WORK,
    EvidenceSource.PROJECT,
    EvidenceSource.CERTIFICATE,
    EvidenceSource.ASSESSED,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change with what comes of it. `clears` lists the gates that it turns to met, as (code, key)."""

    code: str
    params: Mapping[str, Param]
    score: float
    shown_score: float
    gain: float
    bucket: Bucket
    clears: tuple[tuple[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "params": dict(self.params),
            "score": self.score,
            "shown_score": self.shown_score,
            "gain": self.gain,
            "bucket": self.bucket.value,
            "clears": [list(gate) for gate in self.clears],
        }


_Option = tuple[str, dict[str, Param], Candidate]


def applicant_counterfactuals(
    candidate: Candidate, need: Need, policy: Policy, as_of: int, *, top: int = 10
) -> list[Change]:
    """The `top` single changes that help most: by bucket reached, gates cleared, then new score."""
    now = score(candidate, need, policy, as_of)
    options = (*_skills(candidate, need, policy, as_of), *_facts(candidate, need, as_of))
    changes = [
        _change(code, params, now, score(changed, need, policy, as_of)) for code, params, changed in options
    ]
    helpful = [change for change in changes if change.gain > 0 or change.clears]
    helpful.sort(
        key=lambda each: (
            each.bucket.order,
            -len(each.clears),
            -each.score,
            each.code,
            sorted((name, str(value)) for name, value in each.params.items()),
        )
    )
    return helpful[:top]


def _change(code: str, params: dict[str, Param], now: ScoreCard, then: ScoreCard) -> Change:
    clears = tuple(
        (after.code, after.key)
        for before, after in zip(now.gates, then.gates, strict=True)
        if before.status is not GateStatus.MET and after.status is GateStatus.MET
    )
    return Change(code, params, then.score, then.shown_score, then.score - now.score, then.bucket, clears)


def _skills(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Iterator[_Option]:
    for requirement in need.requirements:
        yield from _new_evidence(candidate, requirement, as_of)
        accepted = {each.skill for each in requirement.accepts}
        for place, held in enumerate(candidate.evidence):
            if held.skill in accepted:
                for code, better in _better(held, requirement, policy, as_of):
                    evidence = (*candidate.evidence[:place], better, *candidate.evidence[place + 1 :])
                    params: dict[str, Param] = {
                        "requirement": requirement.key,
                        "skill": held.skill,
                        "evidence": held.key,
                        "level": better.level,
                    }
                    yield code, params, replace(candidate, evidence=evidence)


def _new_evidence(candidate: Candidate, requirement: Requirement, as_of: int) -> Iterator[_Option]:
    """Evidence of each kind for the first skill that the requirement asks for, at the level asked."""
    skill = next((each.skill for each in requirement.accepts if each.asked), None)
    for source in NEW_SOURCES if skill is not None else ():
        practised = source in (EvidenceSource.WORK, EvidenceSource.PROJECT)
        months = MONTHS_OF_PRACTICE if practised else None
        added = SkillEvidence(ADDED, skill or "", source, months, as_of, requirement.level)
        params: dict[str, Param] = {
            "requirement": requirement.key,
            "skill": skill,
            "level": requirement.level,
            "months": months,
        }
        yield f"change.add_{source.value}", params, replace(candidate, evidence=(*candidate.evidence, added))


def _better(
    held: SkillEvidence, requirement: Requirement, policy: Policy, as_of: int
) -> Iterator[tuple[str, SkillEvidence]]:
    """What is there, with what was left unsaid, at a higher level, or used again. Not an assessor's word."""
    if held.source is EvidenceSource.ASSESSED:
        return
    if held.level is None or held.level < requirement.level:
        yield "change.level", replace(held, level=requirement.level)
    if held.last_used is None:
        yield "change.say_when", replace(held, last_used=as_of)
    elif held.last_used < as_of:
        yield "change.use_again", replace(held, last_used=as_of)
    if held.months is None and policy.rule(held.source).counts_months:
        yield "change.say_how_long", replace(held, months=MONTHS_OF_PRACTICE)


def _facts(candidate: Candidate, need: Need, as_of: int) -> Iterator[_Option]:
    """Facts that the need asks for and nobody has stated yet; and work that the CV may have left out."""
    if need.experience_months:
        span = WorkSpan(as_of - need.experience_months + 1, as_of)
        yield (
            "change.experience",
            {"months": need.experience_months},
            replace(candidate, work=(*candidate.work, span)),
        )
    if need.education_level is not None and candidate.education_level is None:
        level = need.education_level
        yield "change.education", {"level": level}, replace(candidate, education_level=level)
    for required in need.languages:
        stated = [each.level for each in candidate.languages if each.code == required.code]
        if not any(level is not None for level in stated):
            language = LanguageSkill(required.code, required.level)
            changed = replace(candidate, languages=(*candidate.languages, language))
            yield "change.language", {"language": required.code, "level": required.level}, changed
    if candidate.availability is None:
        offered = Availability(1.0 if need.fte is None else need.fte, None, None)
        yield "change.availability", {"fte": offered.fte}, replace(candidate, availability=offered)
    if need.region is not None and candidate.region is None:
        yield "change.region", {"region": need.region}, replace(candidate, region=need.region)
    if need.asn_post and candidate.asn is None:
        yield "change.asn", {}, replace(candidate, asn=True)
