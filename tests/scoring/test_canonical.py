"""Canonical bytes are those of RFC 8785, whichever encoder writes them."""

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.canonical import canonical

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.floats(-1, 1)
    | st.floats(-1, 1).map(lambda each: round(each, 2))
    | st.text(max_size=4),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=3), parts, max_size=3),
    max_leaves=8,
)


@given(values)
@settings(max_examples=200, deadline=None)
def test_canonical_bytes_are_those_of_the_standard(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**53, float("nan"), float("inf"), {1: 2}, "\ud800", {"a": {1, 2}}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical(value)


def test_control_characters_and_zero_have_one_form() -> None:
    assert canonical({"b": -0.0, "a": '\x00\x1f\x7f\u2028"\\/\n'}) == rfc8785.dumps(
        {"b": -0.0, "a": '\x00\x1f\x7f\u2028"\\/\n'}
    )
