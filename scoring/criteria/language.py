"""The languages asked for, one line and one gate each.

A language named without a level counts at the policy's level in the score and leaves the gate unknown; only
a stated lower level is unmet.
"""

from scoring.criteria.criterion import Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Candidate, LanguageSkill, Need


def language(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """Lines and gates of all languages, in the order of the need."""
    found = [_one(candidate, required, policy) for required in need.languages]
    return Finding(tuple(line for line, _ in found), tuple(gate for _, gate in found))


def _one(candidate: Candidate, required: LanguageSkill, policy: Policy) -> tuple[Line, GateResult]:
    held = [each for each in candidate.languages if each.code == required.code]
    stated = max((each.level for each in held if each.level is not None), default=None)
    least = required.level or 1
    coverage = None
    if held:
        coverage = min(1.0, max(stated or 1, policy.unstated_language_level if stated is None else 1) / least)
    line = Line(
        key=f"language:{required.code}",
        part="criterion",
        code="criterion.language",
        weight=policy.language_weight,
        coverage=coverage,
        known=_known(bool(held), stated),
    )
    gate = GateResult(
        code="gate.language",
        key=f"language:{required.code}",
        status=status_of(_met(bool(held), stated, required.level)),
        params={"language": required.code, "required": required.level, "held": stated},
    )
    return line, gate


def _met(named: bool, stated: int | None, required: int | None) -> bool | None:
    if named and required is None:
        return True
    if stated is None or required is None:
        return None
    return stated >= required


def _known(named: bool, stated: int | None) -> float:
    """A language named without a level is half known."""
    if not named:
        return 0.0
    return 0.5 if stated is None else 1.0
