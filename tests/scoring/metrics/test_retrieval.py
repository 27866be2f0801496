"""Recall, reciprocal rank and refusal by hand."""

import math

from scoring.metrics.abstention import refused_share, threshold_keeping
from scoring.metrics.retrieval import place_of, retrieval


def test_places_by_hand() -> None:
    assert place_of("b", ["a", "b"]) == 2
    assert place_of("c", ["a", "b"]) is None
    found = retrieval([1, 2, 10, None])
    values = [found.recall_at_1.value, found.recall_at_5.value, found.recall_at_10.value]
    assert values == [0.25, 0.5, 0.75]
    assert found.mean_reciprocal_rank.value == (1 + 1 / 2 + 1 / 10) / 4
    assert found.recall_at_5.low < 0.5 < found.recall_at_5.high


def test_nothing_asked_is_not_a_number() -> None:
    assert math.isnan(retrieval([]).recall_at_1.value)


def test_refused_at_the_price_of_a_fifth() -> None:
    linkable = [0.9, 0.8, 0.7, 0.6, 0.1]
    assert threshold_keeping(linkable, 0.8) == 0.6
    assert refused_share(linkable, [0.5, 0.6, 0.65, 0.05]) == 0.5
    assert math.isnan(refused_share([], [0.5]))
    assert math.isnan(refused_share([0.5], []))
