"""The tagger with weights set by hand: sequences, spans, likelihoods, and texts it must not touch."""

import numpy as np
import pytest
from hypothesis import strategies as st

from scoring.metrics.span_overlap import overlap_counts
from scoring.tagging import BEGIN, BUCKETS, INSIDE, OUTSIDE, Tagger, features, is_english, marks
from tests.scoring.laws import law


def _tagger(begins: str, goes_on: str) -> Tagger:
    """One that takes this word for a beginning and that one for the inside."""
    weights = np.zeros((BUCKETS, 3), np.float32)
    rows = features([begins, goes_on], [False, False])
    others = set(features(["x", "y"], [False, False])[0].tolist())
    for row, tag in zip(rows, (BEGIN, INSIDE), strict=True):
        own = [bucket for bucket in row.tolist() if bucket not in others]
        weights[own, tag] = 2
    bias = np.array([3, 0, 0], np.float32)
    steps = np.zeros((3, 3), np.float32)
    steps[OUTSIDE, INSIDE] = -9
    return Tagger(weights, bias, steps)


def test_span_of_two_words_at_its_place() -> None:
    spans, likely = _tagger("event", "sourcing").find("event sourcing")
    assert [(span.start, span.end) for span in spans] == [(0, 14)]
    assert 0.5 < spans[0].score <= 1
    assert likely == []


def test_a_known_name_is_as_likely_as_its_likeliest_token() -> None:
    tagger = _tagger("event", "sourcing")
    _, likely = tagger.find("event sourcing", [(0, 5), (6, 14)])
    assert len(likely) == 2
    assert all(chance > 0.5 for chance in likely)
    assert likely[0] == max(tagger.tag(["event", "sourcing"], [True, True])[1][:1])


def test_no_words_no_spans() -> None:
    assert _tagger("event", "sourcing").find("") == ([], [])


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("You have experience with Python", True),
        ("Menguasai Python dan SQL untuk analisis", False),
        ("SQL, Python, Excel", False),
        ("", False),
    ],
)
def test_only_english_is_tagged(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_marks_are_of_tokens_inside_known_places() -> None:
    assert marks([(0, 3), (4, 8), (9, 12)], [(4, 12)]) == [False, True, True]


@law(st.text(max_size=60), share=0.2)
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    spans, _ = _tagger("a", "b").find(text)
    ends = [0]
    for span in spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)


def test_overlap_pairs_one_with_one() -> None:
    counts = overlap_counts([(0, 2), (3, 5), (10, 12)], [(0, 6), (11, 20)])
    assert (counts.right, counts.found, counts.true) == (2, 3, 2)
    assert overlap_counts([], [(0, 1)]).right == 0
