"""`score`: four values in, a score card out. The one place where a score comes about.

Nothing of the pool enters, so somebody else applying changes nobody's score; `as_of` is an input, so nothing
moves overnight.
"""

from scoring.confidence import confidence_of, score_of, with_contributions
from scoring.criteria import CRITERIA
from scoring.gates import bucket_of
from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need


def score(candidate: Candidate, need: Need, policy: Policy, as_of: int) -> ScoreCard:
    """Score one candidate for one need under one policy, as of one month (year * 12 + month - 1)."""
    findings = [criterion(candidate, need, policy, as_of) for criterion in CRITERIA]
    lines = with_contributions(line for finding in findings for line in finding.lines)
    gates = tuple(gate for finding in findings for gate in finding.gates)
    exact, confidence = score_of(lines), confidence_of(lines)
    return ScoreCard(
        candidate_ref=candidate.ref,
        need_ref=need.ref,
        policy_version=policy.version,
        policy_hash=policy.content_hash(),
        as_of=as_of,
        bucket=bucket_of(gates),
        gates=gates,
        lines=lines,
        score=exact,
        confidence=confidence,
        shown_score=round(exact, policy.shown_decimals),
        shown_confidence=round(confidence, policy.shown_decimals),
    )
