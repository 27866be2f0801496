"""Whether people of a role are found for it: needs made from real roles, CVs of made people, beside a search for words.

Who holds the role at the level asked or above is graded 3, one level below 2, further below 1, anybody else 0. The
searches get the text of the same CVs and, as their question, the titles of level and role and the names of the skills.
The engine ranks through the index, which gives its own order sooner. Intervals are over roles, drawn with all their
needs, since the needs of one role are alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.index.build import Builder
from scoring.index.search import search
from scoring.metrics.bootstrap import interval_of_sums
from scoring.metrics.discounted_gain import ndcg
from scoring.metrics.precision_at import precision_at
from scoring.metrics.rank_order import agreement
from scoring.policy import Policy
from scoring.types import EvidenceSource
from talent.evaluation.figures import Row, three
from talent.evaluation.framework import RoleLevel, parted, read_roles
from talent.evaluation.made_careers import AS_OF, PEOPLE, MadeCv
from talent.evaluation.role_pool import RolePool, make_role_pool
from talent.evaluation.text_search import Search, bm25, tf_idf


def lists_trusted() -> Policy:
    """Return the shipped policy for pools whose CVs list more than they tell, as most do.

    A listed skill counts nearly as much as a described one, and only the nearest neighbours. A list alone still meets
    no must: the threshold is above what it can reach. Chosen on the half of the roles for tuning.
    """
    shipped = Policy.default()
    sources = tuple(
        replace(rule, quality=0.65) if rule.source is EvidenceSource.DECLARED else rule
        for rule in shipped.sources
    )
    return replace(
        shipped, version="2026.2 lists trusted", sources=sources, affinity_floor=0.8, must_threshold=0.7
    )


Ranking = Callable[[int], list[int]]
"""From the number of a need to the numbers of all people in order."""

POLICIES: Final = {"talent": Policy.default(), "talent, lists trusted": lists_trusted()}
HIGHEST: Final = 3
# Each figure is one column of sums as a share of another.
_FIGURES: Final = {
    "ndcg_at_10": (0, 1),
    "precision_at_5": (2, 1),
    "qualified_at_5": (3, 1),
    "level_order": (4, 5),
}


def role_rows(folder: Path, *, policies: dict[str, Policy], part: str, people: int = PEOPLE) -> Iterator[Row]:
    """Yield one row a way to rank: the engine under each policy, TF-IDF cosine, BM25.

    `lead_…` of a search is how far the engine under the last of the policies stands before it, need by need.

    Raises:
        Invalid: the framework is not in the folder.
    """
    pool = make_role_pool(parted(read_roles(folder))[part], people=people)
    sums = {way: _sums(pool, ranked) for way, ranked in _ways(pool, policies).items()}
    ours = sums[[*policies][-1]]
    for way, its in sums.items():
        row: Row = {"part": part, "way": way, "needs": len(pool.levels), "people": len(pool.cvs)}
        row |= {name: three(interval_of_sums(its, _share(*at))) for name, at in _FIGURES.items()}
        both = np.hstack([ours, its])
        for name, at in _FIGURES.items():
            lead = None if way in policies else three(interval_of_sums(both, _lead(*at, its.shape[1])))
            row[f"lead_{name}"] = lead
        yield row


def grade(cv: MadeCv, level: RoleLevel) -> int:
    """Return how wanted a person is for a level of a role, 0 to 3."""
    return HIGHEST - min(2, max(0, level.rank - cv.rank)) if cv.role == level.role else 0


def _ways(pool: RolePool, policies: dict[str, Policy]) -> dict[str, Ranking]:
    texts = [cv.text for cv in pool.cvs]
    ours = {name: _scored(pool, policy) for name, policy in policies.items()}
    return {**ours, "TF-IDF cosine": _searched(pool, tf_idf(texts)), "BM25": _searched(pool, bm25(texts))}


def _scored(pool: RolePool, policy: Policy) -> Ranking:
    profiles = Builder(policy, AS_OF).add_all(pool.candidates).build()
    place, needs = {cv.ref: index for index, cv in enumerate(pool.cvs)}, pool.needs(policy)

    def ranked(number: int) -> list[int]:
        found = search(profiles, needs[number], policy, AS_OF, len(profiles))
        return [place[each.ref] for each in found]

    return ranked


def _searched(pool: RolePool, found: Search) -> Ranking:
    def ranked(number: int) -> list[int]:
        level = pool.levels[number]
        asked = "\n".join([level.title, level.role, *(each.name for each in level.skills)])
        return [int(each) for each in np.argsort(-found(asked), kind="stable")]

    return ranked


def _sums(pool: RolePool, ranked: Ranking) -> NDArray[np.float64]:
    """Return sums over the needs of each role [roles, 6]: nDCG, needs, both precisions, balance, pairs of levels."""
    sums: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(6))
    for number, level in enumerate(pool.levels):
        order = [pool.cvs[index] for index in ranked(number)]
        grades = [grade(cv, level) for cv in order]
        held, qualified = [each > 0 for each in grades], [each == HIGHEST for each in grades]
        # More than is asked for is not better, so levels count up to the one asked for.
        levels = agreement([min(cv.rank, level.rank) for cv in order if cv.role == level.role])
        sums[level.role] += (
            ndcg(grades), 1, precision_at(held), precision_at(qualified), levels.balance, levels.pairs,
        )  # fmt: skip
    return np.array(list(sums.values()))


class _share:
    """The share of one column of sums in another."""

    def __init__(self, above: int, below: int) -> None:
        self._above, self._below = above, below

    def __call__(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(sums[:, self._above] / sums[:, self._below])


class _lead(_share):
    """The same of the first half of the columns minus that of the second."""

    def __init__(self, above: int, below: int, width: int) -> None:
        super().__init__(above, below)
        self._width = width

    def __call__(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        return super().__call__(sums[:, : self._width]) - super().__call__(sums[:, self._width :])
