"""Fits the trees of the order of concepts (`make ranker`), and measures the order on phrases it was not fitted to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.boosted_trees import ASKED, DEPTH, Trees
from scoring.metrics.abstention import refused_share
from scoring.metrics.retrieval import retrieval
from scoring.reranking import Ranker, from_here

TREES: Final = 100
STEP: Final = 0.05
"""How much of what a tree finds is added: many small steps err less than few large ones."""
LEAF: Final = 30
"""How many concepts at least stand at an end of a tree."""
PHRASES: Final = 0.7
COLUMNS: Final = 0.5
"""The share of phrases, and of columns a question, that a tree is shown, so that the trees differ."""
OUT_OF_REACH: Final = 0.002
"""Concepts that are less likely than this teach nothing."""
FARTHEST: Final = 4.0
"""What a tree says at most before the step."""
DIGITS: Final = 5
PARTS: Final = 10
SEED: Final = 20261130
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """What is told of the concepts near a phrase, the row of the right one, and whether the catalogue has one."""

    told: Array
    right: int | None
    has_one: bool = True

    @property
    def teaches(self) -> bool:
        """A phrase whose concept does not come near teaches nothing."""
        return self.right is not None or not self.has_one


def boost(asked: Sequence[Question], ranker: Ranker, signs: Sequence[int]) -> Trees:
    """Return trees that add to the utilities of a ranker; each makes the right answers a step more likely."""
    from sklearn.tree import DecisionTreeRegressor

    asked = [each for each in asked if each.teaches]
    told = np.vstack([each.told for each in asked])
    sizes = np.array([len(each.told) for each in asked])
    starts, phrase = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(asked)), sizes)
    right = np.zeros(len(told))
    right[
        [start + each.right for start, each in zip(starts, asked, strict=True) if each.right is not None]
    ] = 1
    utility, chance, grown = ranker.utilities(told), np.random.default_rng(SEED), []
    for number in range(TREES):
        odds = _odds(utility, starts, phrase)
        shown = (chance.random(len(asked)) < PHRASES)[phrase] & ((odds > OUT_OF_REACH) | (right > 0))
        bend = np.maximum(odds * (1 - odds), OUT_OF_REACH / 2)
        tree = DecisionTreeRegressor(
            max_depth=DEPTH,
            min_samples_leaf=LEAF,
            max_features=COLUMNS,
            monotonic_cst=list(signs),
            random_state=number,
        )
        tree.fit(told[shown], ((right - odds) / bend)[shown], sample_weight=bend[shown])
        one = _plain(tree.tree_)
        utility = utility + one.add_up(told)
        grown.append(one)
    return Trees.joined(grown)


def _odds(utility: Array, starts: NDArray[np.intp], phrase: NDArray[np.intp]) -> Array:
    """How likely each concept is the right one of its phrase, with none of them among the answers."""
    top = np.maximum(np.maximum.reduceat(utility, starts), 0)
    raised = np.exp(utility - top[phrase])
    return np.asarray(raised / (np.add.reduceat(raised, starts) + np.exp(-top))[phrase])


def _plain(tree: object) -> Trees:
    """A tree as the complete one that answers alike, in small steps and rounded."""
    left, right = tree.children_left.tolist(), tree.children_right.tolist()  # type: ignore[attr-defined]
    column, bound = tree.feature.tolist(), tree.threshold.tolist()  # type: ignore[attr-defined]
    value = tree.value[:, 0, 0].tolist()  # type: ignore[attr-defined]
    nodes, columns, bounds = [0], list[int](), list[float]()
    for _ in range(ASKED):
        node = nodes[len(columns)]
        is_end = left[node] < 0
        columns.append(0 if is_end else column[node])
        bounds.append(0.0 if is_end else round(bound[node], DIGITS))
        nodes += [node, node] if is_end else [left[node], right[node]]
    ends = [round(STEP * float(np.clip(value[node], -FARTHEST, FARTHEST)), DIGITS) for node in nodes[ASKED:]]
    return Trees(np.array([columns], np.intp), np.array([bounds]), np.array([ends]))


def figures_in_parts(
    asked: Sequence[Question], learn: Callable[[Sequence[Question]], Ranker]
) -> Iterator[str]:
    """Yield the figures of phrases in parts, each ranked by what the others teach."""
    part = np.random.default_rng(SEED).permutation(len(asked)) % PARTS
    places: list[int | None] = []
    linkable: list[float] = []
    others: list[float] = []
    for number in range(PARTS):
        ranker = learn([each for each, own in zip(asked, part, strict=True) if own != number])
        for each in (each for each, own in zip(asked, part, strict=True) if own == number):
            scores = ranker.scores(each.told)
            best = float(from_here(np.sort(scores)[::-1])[0])
            if each.has_one:
                places.append(None if each.right is None else 1 + int((scores > scores[each.right]).sum()))
            (linkable if each.has_one else others).append(best)
    found = retrieval(places)
    yield f"{len(places)} phrases with a concept, {len(others)} without, in {PARTS} parts"
    for name in ("recall_at_1", "recall_at_5", "recall_at_10", "mean_reciprocal_rank"):
        yield f"{name} {getattr(found, name).value:.3f}"
    yield f"refused_at_80_kept {refused_share(linkable, others, kept=0.8):.3f}"
