"""Weighted sums of a card: how good (score) and how much is known (confidence), kept apart.

score = Σ wᵢcᵢ ÷ Σ wᵢ, confidence = Σ wᵢkᵢ ÷ Σ wᵢ, both over all lines: an unknown line counts 0 above and its
whole weight below the bar. Sums are exactly rounded (math.fsum), so no order of lines shows in a figure.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.scorecard import Line


def with_contributions(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with what each adds to the score: wᵢcᵢ ÷ Σ wᵢ."""
    lines = tuple(lines)
    total = math.fsum(line.weight for line in lines)
    return tuple(
        replace(line, contribution=line.weight * line.coverage / total if line.coverage and total else 0.0)
        for line in lines
    )


def score_of(lines: Sequence[Line]) -> float:
    """The sum of the contributions. The last bit may pass 1, which is cut."""
    return min(1.0, math.fsum(line.contribution for line in lines))


def confidence_of(lines: Sequence[Line]) -> float:
    """The share of the weight that is known."""
    total = math.fsum(line.weight for line in lines)
    return min(1.0, math.fsum(line.weight * line.known / total for line in lines)) if total else 0.0
