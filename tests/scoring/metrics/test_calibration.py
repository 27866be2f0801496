"""Calibration by hand: two bins, and what is perfect has no error."""

import pytest

from scoring.metrics.calibration import Bin, bins, expected_calibration_error


def test_bins_computed_by_hand() -> None:
    values = [(0.55, True), (0.65, False), (0.95, True), (1.0, True), (0.97, False), (0.99, True)]
    first, second, third = bins(values)
    assert first == Bin(0.5, 0.6, 1, 0.55, 1.0)
    assert second == Bin(0.6, 0.7, 1, 0.65, 0.0)
    assert (third.low, third.high, third.values) == (0.95, 1.0, 4)
    assert third.confidence == pytest.approx(0.9775)
    assert third.right == 0.75
    # The distances are 0.45, 0.65 and 0.2275, of six values one, one and four.
    assert expected_calibration_error([first, second, third]) == pytest.approx(0.335)


def test_a_confidence_on_the_edge_belongs_above() -> None:
    assert [(each.low, each.values) for each in bins([(0.9, True), (0.95, True)])] == [(0.9, 1), (0.95, 1)]


def test_what_keeps_its_word_has_no_error() -> None:
    assert expected_calibration_error(bins([(0.9, True)] * 9 + [(0.9, False)])) == pytest.approx(0)
    assert expected_calibration_error([]) == 0
