"""The share of full time and the months that a person offers, against those asked for.

Who states an availability without a first or last month sets no limit there. Who states none at all is
unknown. One line for both, as half a person for all of the time is as much as the reverse; two gates, as the
questions differ.
"""

from scoring.criteria.criterion import NOT_ASKED, Finding
from scoring.gates import GateResult, status_of
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Availability, Candidate, Need


def availability(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
    """One line, and a gate for each of the two that the need asks for."""
    offered = candidate.availability
    gates = []
    if need.fte is not None:
        met = None if offered is None else offered.fte >= need.fte
        fte = {"required": need.fte, "held": offered.fte if offered else None}
        gates.append(GateResult("gate.fte", "availability", status_of(met), fte))
    if need.from_month is not None or need.to_month is not None:
        met = None if offered is None else _share_of_months(offered, need) == 1
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
        coverage=None if offered is None else _share_of_time(offered, need) * _share_of_months(offered, need),
        known=0.0 if offered is None else 1.0,
    )
    return Finding((line,), tuple(gates))


def _share_of_time(offered: Availability, need: Need) -> float:
    return min(1.0, offered.fte / need.fte) if need.fte else 1.0


def _share_of_months(offered: Availability, need: Need) -> float:
    """The part of the asked months that is offered; of an open period all or nothing."""
    start, end = need.from_month, need.to_month
    if start is not None and end is not None:
        first = start if offered.from_month is None else max(offered.from_month, start)
        last = end if offered.to_month is None else min(offered.to_month, end)
        return max(0, last - first + 1) / (end - start + 1)
    late = start is not None and offered.from_month is not None and offered.from_month > start
    needed_until = start if end is None else end
    gone = needed_until is not None and offered.to_month is not None and offered.to_month < needed_until
    return 0.0 if late or gone else 1.0
