"""The figures on the page sum to the score on the page."""

import math

from hypothesis import given
from hypothesis import strategies as st

from talent.reports.shares import points, shown_tenths


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_tenths_sum_to_the_rounded_sum_and_none_is_off_by_a_tenth(weights: list[float]) -> None:
    total = math.fsum(weights) or 1.0
    contributions = [weight / total * 0.83 for weight in weights]
    tenths = shown_tenths(contributions)
    assert sum(tenths) == round(math.fsum(each * 1000 for each in contributions))
    assert all(abs(shown - exact * 1000) < 1 for shown, exact in zip(tenths, contributions, strict=True))


def test_the_largest_remainder_gets_the_tenth() -> None:
    assert shown_tenths([0.3333, 0.3334, 0.3333]) == [333, 334, 333]


def test_nothing_sums_to_nothing() -> None:
    assert shown_tenths([]) == []


def test_each_language_writes_its_own_decimal_sign() -> None:
    assert (points(195, "id"), points(195, "en"), points(0, "en")) == ("19,5", "19.5", "0.0")
