"""Rounds what each line adds to a score so that the figures on the page sum to the score on the page.

A reader adds up what is printed. Rounding each line by itself would leave a tenth too many or too few, so the
tenths go to the largest remainders (Hamilton's method): no figure is off by a tenth or more, and the sum is exact.
"""

import math
from collections.abc import Sequence
from typing import Final

from babel.numbers import format_decimal

PER_SHARE: Final = 1000


def shown_tenths(contributions: Sequence[float]) -> list[int]:
    """Return each contribution (0–1) in tenths of a per cent; they sum to the rounded sum of all."""
    exact = [contribution * PER_SHARE for contribution in contributions]
    floors = [math.floor(value) for value in exact]
    left = round(math.fsum(exact)) - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda index: (floors[index] - exact[index], index))
    for index in by_remainder[:left]:
        floors[index] += 1
    return floors


def points(tenths: int, lang: str) -> str:
    """Return tenths of a per cent as the language writes them: `19,5` in Indonesian, `19.5` in English."""
    return format_decimal(tenths / 10, format="0.0", locale=lang)
