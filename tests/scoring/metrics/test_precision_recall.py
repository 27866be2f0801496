"""Precision and recall by hand and by law."""

import math

from hypothesis import given
from hypothesis import strategies as st

from scoring.metrics.precision_recall import Counts, total

VALUES = st.lists(st.sampled_from("abcd"), max_size=8)


def test_figures_computed_by_hand() -> None:
    counts = Counts.of(["a", "a", "b", "x"], ["a", "b", "b", "c", "d"])
    assert counts == Counts(right=2, found=4, true=5)
    assert (counts.precision, counts.recall) == (0.5, 0.4)
    assert math.isclose(counts.f1, 4 / 9)


def test_what_cannot_be_measured_is_not_a_number() -> None:
    assert math.isnan(Counts.of([], ["a"]).precision)
    assert math.isnan(Counts.of(["a"], []).recall)
    assert math.isnan(Counts.of([], []).f1)
    assert Counts.of([], ["a"]).f1 == Counts.of(["a"], []).f1 == 0


@given(VALUES, VALUES)
def test_precision_of_one_way_is_recall_of_the_other(found: list[str], true: list[str]) -> None:
    there, back = Counts.of(found, true), Counts.of(true, found)
    assert (there.right, there.found, there.true) == (back.right, back.true, back.found)


@given(VALUES, VALUES)
def test_figures_lie_between_nothing_and_all(found: list[str], true: list[str]) -> None:
    counts = Counts.of(found, true)
    assert counts.right <= min(counts.found, counts.true)
    for figure in (counts.precision, counts.recall, counts.f1):
        assert math.isnan(figure) or 0 <= figure <= 1


@given(VALUES)
def test_only_equal_values_are_all_right(values: list[str]) -> None:
    counts = Counts.of(values, reversed(values))
    assert counts.right == len(values)


def test_the_total_is_the_micro_average() -> None:
    assert total([Counts(1, 1, 1), Counts(0, 3, 1)]) == Counts(1, 4, 2)
    assert total([]) == Counts(0, 0, 0)
