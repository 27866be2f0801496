"""nDCG, precision at k and the order of grades by hand."""

import math

import pytest

from scoring.metrics.discounted_gain import ndcg
from scoring.metrics.precision_at import precision_at
from scoring.metrics.rank_order import agreement


def test_gain_by_hand() -> None:
    best = 3 / math.log2(2) + 1 / math.log2(3)
    assert ndcg([2, 1, 0]) == 1
    assert ndcg([0, 2, 1]) == pytest.approx((3 / math.log2(3) + 1 / math.log2(4)) / best)
    assert ndcg([0, 2], at=1) == 0
    assert math.isnan(ndcg([0, 0]))


def test_precision_counts_places_that_nobody_fills() -> None:
    assert precision_at([True, False, True], at=2) == 0.5
    assert precision_at([True], at=5) == 0.2
    assert math.isnan(precision_at([]))


def test_pairs_of_equal_grades_say_nothing() -> None:
    assert agreement([3, 2, 2, 1]).gamma == 1
    assert agreement([1, 2, 3]).gamma == -1
    assert agreement([2, 1, 3]).balance == -1
    assert math.isnan(agreement([1, 1]).gamma)
