"""Fitting the order of concepts: what answers like the right ones comes first, and likeness never lowers a score."""

from collections.abc import Sequence

import numpy as np

from scoring.reranking import TOLD, Ranker
from talent.evaluation.ranker_trees import PARTS, Question, boost, figures_in_parts
from talent.evaluation.train_ranker import AGAINST, EITHER, LIKENESS, fit, ranker_of


def _questions(number: int) -> list[Question]:
    """Five concepts a phrase; the right one is the likest, every third phrase has none and is like nothing."""
    chance = np.random.default_rng(20261129)
    asked = []
    for place in range(number):
        told = chance.random((5, len(TOLD)))
        none = place % 3 == 0
        told[:, TOLD.index("likeness")] *= 0.4
        told[2, TOLD.index("likeness")] += 0.0 if none else 0.6
        asked.append(Question(told, None if none else 2, not none))
    return asked


def test_the_right_concept_comes_first_and_none_is_told_from_some() -> None:
    ranker = Ranker(*fit(_questions(90)))
    unseen = _questions(120)[90:]
    scores = [ranker.scores(each.told) for each in unseen]
    first = [int(each.argmax()) == 2 for each, asked in zip(scores, unseen, strict=True) if asked.right]
    assert sum(first) >= 0.9 * len(first)
    some = min(each.max() for each, asked in zip(scores, unseen, strict=True) if asked.right)
    none = [each.max() for each, asked in zip(scores, unseen, strict=True) if asked.right is None]
    assert float(np.median(none)) < some


def test_no_weight_has_the_sign_that_makes_no_sense() -> None:
    weights, _ = fit(_questions(30))
    assert list(weights) == list(TOLD)
    for name, weight in weights.items():
        assert name in EITHER or (weight <= 0 if name in AGAINST else weight >= 0), name


def test_trees_learn_what_a_sum_cannot_say() -> None:
    chance = np.random.default_rng(20261130)
    asked = []
    for _ in range(300):
        told = np.zeros((4, len(TOLD)))
        told[:, :2] = chance.random((4, 2)) < 0.5
        right = np.flatnonzero(told[:, 0] != told[:, 1])
        asked.append(Question(told, int(right[0]) if len(right) else None, has_one=len(right) > 0))
    plain = Ranker({}, 0.0)
    trees = boost(asked, plain, [0] * len(TOLD))
    utility = Ranker({}, 0.0, trees).utilities(np.eye(2, len(TOLD))[[0, 1]])
    both = np.zeros((2, len(TOLD)))
    both[1, :2] = 1
    assert utility.min() > Ranker({}, 0.0, trees).utilities(both).max()


def test_no_tree_lowers_a_score_for_more_likeness() -> None:
    asked = _questions(60)
    ranker = ranker_of(asked)
    told = np.vstack([each.told for each in asked])
    for name in LIKENESS:
        more = told.copy()
        more[:, TOLD.index(name)] += 0.3
        assert np.all(ranker.scores(more) >= ranker.scores(told) - 1e-9), name
    read = Ranker.read(ranker.listed())
    assert np.allclose(read.scores(told), ranker.scores(told))


def test_figures_are_of_phrases_that_were_not_learned() -> None:
    seen: list[int] = []

    def learn(asked: Sequence[Question]) -> Ranker:
        seen.append(len(asked))
        return Ranker({"likeness": 9.0}, -5.0)

    lines = list(figures_in_parts(_questions(60), learn))
    assert seen == [54] * PARTS
    assert lines[0] == "40 phrases with a concept, 20 without, in 10 parts"
    assert float(lines[1].split()[-1]) > 0.6
