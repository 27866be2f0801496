"""The share of full time and the months that a person offers, against those asked for.

Who states an availability without a first or last month sets no limit there. Who states none at all is
unknown. One line for both, as half a person for all of the time is as much as the reverse; two gates, as the
questions differ.
"""

import numpy as np

from scoring.criteria.criterion import NOT_ASKED, Figures, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Availability, Candidate, Need

# Months that stand for "no first month stated" and "no last month stated": no limit there.
ALWAYS_BEFORE = -(10**6)
ALWAYS_AFTER = 10**6


def availability(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One line, and a gate for each of the two that the need asks for."""
    offered = candidate.availability
    gates = []
    if need.fte is not None:
        met = None if offered is None else offered.fte >= need.fte
        fte = {"required": need.fte, "held": offered.fte if offered else None}
        gates.append(GateResult("gate.fte", "availability", status_of(met), fte))
    if need.from_month is not None or need.to_month is not None:
        met = None if offered is None else bool(share_of_months(*limits(offered), need) == 1)
        dates = {
            "from": need.from_month,
            "to": need.to_month,
            "held_from": offered.from_month if offered else None,
            "held_to": offered.to_month if offered else None,
        }
        gates.append(GateResult("gate.dates", "availability", status_of(met), dates))
    if not gates:
        return NOT_ASKED
    line = Line(
        key="availability",
        part="criterion",
        code="criterion.availability",
        weight=policy.availability_weight,
        coverage=None if offered is None else _coverage(offered, need),
        known=0.0 if offered is None else 1.0,
    )
    return Finding((line,), tuple(gates))


def _coverage(offered: Availability, need: Need) -> float:
    return float(share_of_time(offered.fte, need) * share_of_months(*limits(offered), need))


def share_of_time(fte: Figures, need: Need) -> Figures:
    """The part of the asked share of full time that is offered; `fte` is a number or an array."""
    return np.minimum(1.0, fte / need.fte) if need.fte else np.ones_like(fte, dtype=float)


def share_of_months(first: Figures, last: Figures, need: Need) -> Figures:
    """The part of the asked months that is offered; of an open period all or nothing.

    `first` and `last` are the first and last month offered, numbers or arrays, with `ALWAYS_BEFORE` and
    `ALWAYS_AFTER` where no limit is stated.
    """
    start, end = need.from_month, need.to_month
    if start is not None and end is not None:
        months = np.minimum(last, end) - np.maximum(first, start) + 1
        return np.maximum(0, months) / (end - start + 1)
    late = first > (ALWAYS_AFTER if start is None else start)
    needed_until = start if end is None else end
    gone = last < (ALWAYS_BEFORE if needed_until is None else needed_until)
    return np.where(late | gone, 0.0, 1.0)


def limits(offered: Availability) -> tuple[int, int]:
    """The first and last month offered, as `share_of_months` takes them."""
    return (
        ALWAYS_BEFORE if offered.from_month is None else offered.from_month,
        ALWAYS_AFTER if offered.to_month is None else offered.to_month,
    )
