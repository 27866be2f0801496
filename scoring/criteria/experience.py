"""Months of work, overlaps counted once, against the months asked for.

A CV lists what its writer chose to list, so the sum is a lower bound: enough is met, less is unknown, never
unmet.
"""

from collections.abc import Iterable

import numpy as np

from scoring.criteria.criterion import NOT_ASKED, Figures, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Candidate, Need, WorkSpan


def months_of_work(spans: Iterable[WorkSpan], as_of: int) -> int:
    """Months covered by at least one span, counted up to and including `as_of`."""
    total, covered_until = 0, -1
    ends = ((span.start, as_of if span.end is None else min(span.end, as_of)) for span in spans)
    for start, end in sorted(ends):
        total += max(0, end - max(start - 1, covered_until))
        covered_until = max(covered_until, end)
    return total


def share_of_experience(held: Figures, required: int) -> Figures:
    """The part of the asked months that was worked; `held` is a number or an array."""
    return np.minimum(1.0, held / required)


def experience(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One line and one gate, where the need asks for months of work."""
    required = need.experience_months
    if not required:
        return NOT_ASKED
    held = months_of_work(candidate.work, as_of) if candidate.work else None
    coverage = None if held is None else float(share_of_experience(held, required))
    line = Line(
        key="experience",
        part="criterion",
        code="criterion.experience",
        weight=policy.experience_weight,
        coverage=coverage,
        known=0.0 if held is None else 1.0,
    )
    gate = GateResult(
        code="gate.experience",
        key="experience",
        status=status_of(True if held is not None and held >= required else None),
        params={"required": required, "held": held},
    )
    return Finding((line,), (gate,))
