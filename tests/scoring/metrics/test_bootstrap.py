"""Intervals hold their figure, repeat exactly, and narrow with more documents."""

import math
from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.metrics.bootstrap import interval, interval_of_sums


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


@settings(max_examples=25)
@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=30))
def test_the_interval_lies_within_what_was_seen_and_repeats(values: list[float]) -> None:
    first, second = (interval(values, _mean, draws=100) for _ in range(2))
    assert first == second
    assert min(values) <= first.low <= first.high <= max(values)
    assert first.value == _mean(values)


def test_equal_documents_leave_no_doubt() -> None:
    got = interval([0.5] * 10, _mean)
    assert (got.value, got.low, got.high) == (0.5, 0.5, 0.5)


def test_more_documents_narrow_the_interval() -> None:
    few, many = interval([0.0, 1.0] * 5, _mean), interval([0.0, 1.0] * 200, _mean)
    assert many.high - many.low < (few.high - few.low) / 3


def test_a_known_interval_of_a_share() -> None:
    # The normal approximation of 80 of 100: 0.8 ± 1.96 * 0.04.
    got = interval([1.0] * 80 + [0.0] * 20, _mean)
    assert math.isclose(got.low, 0.722, abs_tol=0.015)
    assert math.isclose(got.high, 0.878, abs_tol=0.015)


def test_nothing_measured_is_not_a_number() -> None:
    assert math.isnan(interval([], _mean).value)
    assert math.isnan(interval([1.0], lambda _: math.nan).low)


def _share(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore"):
        return np.asarray(sums[:, 0] / sums[:, 1])


def test_the_interval_of_sums_agrees_with_the_plain_one() -> None:
    documents = [1.0] * 80 + [0.0] * 20
    plain = interval(documents, _mean)
    sums = interval_of_sums(np.array([(each, 1) for each in documents]), _share)
    assert math.isclose(sums.value, 0.8)
    assert math.isclose(sums.low, plain.low, abs_tol=0.02)
    assert math.isclose(sums.high, plain.high, abs_tol=0.02)
    assert sums == interval_of_sums(np.array([(each, 1) for each in documents]), _share)


def test_sums_of_nothing_are_not_a_number() -> None:
    assert math.isnan(interval_of_sums(np.zeros((0, 2)), _share).value)
    assert math.isnan(interval_of_sums(np.zeros((3, 2)), _share).high)


def test_documents_without_a_value_do_not_count() -> None:
    got = interval_of_sums(np.array([(1.0, 1.0), (0.0, 0.0)]), _share)
    assert (got.value, got.low, got.high) == (1, 1, 1)
