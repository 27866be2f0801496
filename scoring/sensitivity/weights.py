"""How much the order hangs on the exact weights, which nobody can set to the per cent.

The weights of all lines move at once by up to ±20 % (the policy's spread), in a fixed set of draws that a
hash makes from the seed: the same on every machine, and no random generator involved.
"""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from scoring.confidence import confidence_of, score_of, with_contributions
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.scorecard import ScoreCard
from scoring.types import Need


@dataclass(frozen=True, slots=True)
class Robustness:
    """Over so many draws: how often the first n stood in the same order, how often they were the same people.

    `kept` says for each of the first n (by reference) in what share of the draws the person was among them.
    """

    draws: int
    spread: float
    n: int
    same_order: float
    same_people: float
    kept: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class WeightSwap:
    """The weight of this line times this factor makes the exact scores of the two people equal.

    Beyond it the order turns; a factor near 1 says that the order hangs on this weight.
    """

    key: str
    code: str
    factor: float

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def weight_robustness(cards: Sequence[ScoreCard], need: Need, policy: Policy, *, n: int) -> Robustness:
    """Rank again under each draw of weights and compare the first n. ValueError for no cards."""
    if not cards:
        raise ValueError("there is no order to test without cards")
    first = _first(cards, need, policy, n)
    same_order = same_people = 0
    kept = dict.fromkeys(first, 0)
    for factors in _draws(cards[0], need, policy):
        again = _first([_weighed(card, factors, policy) for card in cards], need, policy, n)
        same_order += again == first
        same_people += set(again) == set(first)
        for ref in first:
            kept[ref] += ref in again
    draws = policy.robustness_draws
    return Robustness(
        draws=draws,
        spread=policy.robustness_spread,
        n=n,
        same_order=same_order / draws,
        same_people=same_people / draws,
        kept={ref: count / draws for ref, count in kept.items()},
    )


def swapping_weights(ahead: ScoreCard, behind: ScoreCard) -> list[WeightSwap]:
    """The single weights that would bring `behind` level with `ahead`, the nearest first.

    The gap Σ wᵢ(aᵢ − bᵢ) is linear in each weight, so wᵢ + δ with δ = −gap ÷ (aᵢ − bᵢ) closes it. Weights
    that would have to be negative are left out; people in different buckets never swap by weights.
    """
    if ahead.bucket is not behind.bucket:
        return []
    pairs = list(zip(ahead.lines, behind.lines, strict=True))
    gap = math.fsum(one.weight * ((one.coverage or 0.0) - (two.coverage or 0.0)) for one, two in pairs)
    swaps = []
    for one, two in pairs:
        lead = (one.coverage or 0.0) - (two.coverage or 0.0)
        if lead and one.weight:
            factor = 1 - gap / lead / one.weight
            if factor >= 0 and math.isfinite(factor):
                swaps.append(WeightSwap(one.key, one.code, factor))
    return sorted(swaps, key=lambda swap: (abs(swap.factor - 1), swap.key))


def _first(cards: Sequence[ScoreCard], need: Need, policy: Policy, n: int) -> list[str]:
    return [ranked.card.candidate_ref for ranked in rank(cards, need, policy)[:n]]


def _draws(card: ScoreCard, need: Need, policy: Policy) -> Iterator[list[float]]:
    """Factors for the lines of a card, evenly spread over 1 ± spread, from a hash of seed, draw and key."""
    for draw in range(policy.robustness_draws):
        seeds = (f"{need.tie_seed}\n{draw}\n{line.part}\n{line.key}" for line in card.lines)
        yield [1 + policy.robustness_spread * (2 * _evenly(seed) - 1) for seed in seeds]


def _evenly(seed: str) -> float:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6]) / 2**48


def _weighed(card: ScoreCard, factors: Sequence[float], policy: Policy) -> ScoreCard:
    lines = with_contributions(
        replace(line, weight=line.weight * factor) for line, factor in zip(card.lines, factors, strict=True)
    )
    exact, confidence = score_of(lines), confidence_of(lines)
    return replace(
        card,
        lines=lines,
        score=exact,
        confidence=confidence,
        shown_score=round(exact, policy.shown_decimals),
        shown_confidence=round(confidence, policy.shown_decimals),
    )
