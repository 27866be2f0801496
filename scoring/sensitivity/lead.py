"""For the lead: what each hard requirement costs in people, and what relaxing it would win.

"This requirement alone excludes 9 of 40" counts those who meet everything else. "Docker 3 to 2: four more
meet all" is computed by scoring those people again under the relaxed need.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from scoring.engine import score
from scoring.gates import Bucket, GateResult
from scoring.policy import Policy
from scoring.types import Candidate, GateStatus, Need, Requirement, RequirementKind


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A gate, how many of the pool do not meet it, and for how many it is the only one."""

    code: str
    key: str
    not_met: int
    alone: int


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A softer need, and how many more people would meet all of it. `before` and `after` are the values."""

    code: str
    key: str
    before: str
    after: str
    more: int


@dataclass(frozen=True, slots=True)
class LeadCounterfactuals:
    """For a pool of so many people, of whom so many meet all: what excludes, and what would include."""

    pool: int
    all_met: int
    exclusions: tuple[Exclusion, ...]
    relaxations: tuple[Relaxation, ...]

    def to_dict(self) -> dict[str, Any]:
        data = asdict(self)
        return {**data, "exclusions": list(data["exclusions"]), "relaxations": list(data["relaxations"])}


_Gate = tuple[str, str]


def lead_counterfactuals(
    candidates: Sequence[Candidate], need: Need, policy: Policy, as_of: int
) -> LeadCounterfactuals:
    """Exclusions by falling number of people, relaxations by falling gain; only those that win somebody."""
    failing = [_not_met(score(candidate, need, policy, as_of).gates) for candidate in candidates]
    gates = list(dict.fromkeys(gate for gates in failing for gate in gates))
    alone = {
        gate: [one for one, its in zip(candidates, failing, strict=True) if its == (gate,)] for gate in gates
    }
    exclusions = [
        Exclusion(*gate, sum(gate in gates for gates in failing), len(alone[gate])) for gate in sorted(gates)
    ]
    relaxations = [
        Relaxation(code, gate[1], before, after, more)
        for gate, code, before, after, softer in _softer(need)
        # Only who fails this gate and no other can come to meet all.
        for more in (_meeting_all(alone.get(gate, ()), softer, policy, as_of),)
        if more
    ]
    return LeadCounterfactuals(
        pool=len(candidates),
        all_met=sum(not gates for gates in failing),
        exclusions=tuple(sorted(exclusions, key=lambda each: (-each.alone, -each.not_met))),
        relaxations=tuple(sorted(relaxations, key=lambda each: -each.more)),
    )


def _not_met(gates: Sequence[GateResult]) -> tuple[_Gate, ...]:
    return tuple((gate.code, gate.key) for gate in gates if gate.status is not GateStatus.MET)


def _meeting_all(candidates: Sequence[Candidate], need: Need, policy: Policy, as_of: int) -> int:
    return sum(score(each, need, policy, as_of).bucket is Bucket.ALL_MET for each in candidates)


def _softer(need: Need) -> Iterator[tuple[_Gate, str, str, str, Need]]:
    """Each gate with the needs that ask less of it, the smallest step first. The law's gate is not offered."""
    for requirement in need.requirements:
        if requirement.kind is RequirementKind.MUST:
            gate = ("gate.skill", requirement.key)
            for level in range(requirement.level - 1, 0, -1):
                lower = _with(need, replace(requirement, level=level))
                yield gate, "relax.level", str(requirement.level), str(level), lower
            should = _with(need, replace(requirement, kind=RequirementKind.SHOULD))
            yield gate, "relax.kind", "must", "should", should
    for language in need.languages:
        fewer = replace(need, languages=tuple(each for each in need.languages if each != language))
        yield (
            ("gate.language", f"language:{language.code}"),
            "relax.language",
            str(language.level or ""),
            "",
            fewer,
        )
    if need.experience_months:
        months = need.experience_months
        half = replace(need, experience_months=months // 2)
        yield ("gate.experience", "experience"), "relax.experience", str(months), str(months // 2), half
    if need.education_level is not None and need.education_level > 1:
        level = need.education_level
        lower = replace(need, education_level=level - 1)
        yield ("gate.education", "education"), "relax.education", str(level), str(level - 1), lower
    if need.fte:
        half = replace(need, fte=need.fte / 2)
        yield ("gate.fte", "availability"), "relax.fte", str(need.fte), str(need.fte / 2), half
    if need.from_month is not None or need.to_month is not None:
        yield (
            ("gate.dates", "availability"),
            "relax.dates",
            "",
            "",
            replace(need, from_month=None, to_month=None),
        )


def _with(need: Need, changed: Requirement) -> Need:
    return replace(
        need,
        requirements=tuple(changed if each.key == changed.key else each for each in need.requirements),
    )
