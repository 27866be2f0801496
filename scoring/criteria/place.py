"""Where the person lives, against where on-site work is.

No gate: who lives elsewhere has not refused to come, and a question for each of them would put every
neighbour ahead of every better person from further away.
"""

from scoring.criteria.criterion import NOT_ASKED, Finding
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Candidate, Need


def place(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One line, where the work has a place and is not remote."""
    if need.region is None or need.remote:
        return NOT_ASKED
    held = candidate.region
    line = Line(
        key="place",
        part="criterion",
        code="criterion.place",
        weight=policy.place_weight,
        coverage=None if held is None else _nearness(held, need.region, policy),
        known=0.0 if held is None else 1.0,
    )
    return Finding((line,))


def _nearness(held: str, required: str, policy: Policy) -> float:
    """1 in the same area, the policy's part in the same province (the code before the dot), else 0."""
    if held == required:
        return 1.0
    return policy.same_province_coverage if held.split(".")[0] == required.split(".")[0] else 0.0
