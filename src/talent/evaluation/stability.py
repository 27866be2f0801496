"""How much a shortlist hangs on its weights: the share of draws of all weights that leave its first people in place.

What it cannot tell: whether the weights are right; an order that no weight moves may be wrong all the same.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Final

from scoring.engine import score
from scoring.metrics.bootstrap import interval
from scoring.policy import Policy
from scoring.sensitivity import Robustness, weight_robustness
from talent.evaluation.figures import Row, three
from talent.evaluation.framework import parted, read_roles
from talent.evaluation.made_careers import AS_OF
from talent.evaluation.role_pool import make_role_pool

FIRST: Final = 5
_SEED: Final = 20_261_129


def stability_rows(
    folder: Path,
    *,
    policy: Policy,
    part: str,
    needs: int,
    people: int,
    draws: int,
    spread: float,
    first: int = FIRST,
) -> Iterator[Row]:
    """Yield one row: the shares of draws with the same first people, in the same order, and of people kept.

    Needs and people are drawn from a fixed seed; intervals are over needs.

    Raises:
        Invalid: the framework is not in the folder.
    """
    pool = make_role_pool(parted(read_roles(folder))[part])
    chance = random.Random(_SEED)  # noqa: S311 - a draw for measuring, no secret
    drawn = chance.sample(list(pool.candidates), min(people, len(pool.candidates)))
    shaken = replace(policy, robustness_spread=spread, robustness_draws=draws)
    found: list[Robustness] = []
    for need in chance.sample(pool.needs(policy), min(needs, len(pool.levels))):
        cards = [score(each, need, shaken, AS_OF) for each in drawn]
        found.append(weight_robustness(cards, need, shaken, n=first))
    yield {
        "part": part,
        "needs": len(found),
        "people": len(drawn),
        "first": first,
        "draws": draws,
        "spread": spread,
        "same_people": three(interval([each.same_people for each in found], fmean)),
        "same_order": three(interval([each.same_order for each in found], fmean)),
        "kept": three(interval([fmean(each.kept.values()) for each in found], fmean)),
    }
