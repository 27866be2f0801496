"""The stated KKNI level of education against the level asked for. The campus is not in the input at all."""

from scoring.criteria.criterion import NOT_ASKED, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Candidate, Need


def education(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One line and one gate, where the need asks for a level: a stated lower one is unmet."""
    required, held = need.education_level, candidate.education_level
    if required is None:
        return NOT_ASKED
    line = Line(
        key="education",
        part="criterion",
        code="criterion.education",
        weight=policy.education_weight,
        coverage=None if held is None else min(1.0, held / required),
        known=0.0 if held is None else 1.0,
    )
    gate = GateResult(
        code="gate.education",
        key="education",
        status=status_of(None if held is None else held >= required),
        params={"required": required, "held": held},
    )
    return Finding((line,), (gate,))
