"""Fitting the order of concepts: what answers like the right ones comes first, and weights keep their sign."""

import numpy as np

from scoring.reranking import TOLD, Ranker
from talent.evaluation.train_ranker import AGAINST, EITHER, Question, fit


def _questions(number: int) -> list[Question]:
    """Five concepts a phrase; the right one is the likest, every third phrase has none and is like nothing."""
    chance = np.random.default_rng(20261129)
    asked = []
    for place in range(number):
        told = chance.random((5, len(TOLD)))
        none = place % 3 == 0
        told[:, TOLD.index("likeness")] *= 0.4
        told[2, TOLD.index("likeness")] += 0.0 if none else 0.6
        asked.append(Question(told, None if none else 2))
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
