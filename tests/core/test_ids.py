"""Keys follow the time, codes can be read out, references are public."""

from datetime import UTC, datetime, timedelta

from talent.core import clock, ids

START = datetime(2026, 11, 24, tzinfo=UTC)


def test_keys_have_the_layout_of_version_7_and_follow_the_time() -> None:
    keys = []
    for step in range(50):
        with clock.frozen(START + timedelta(milliseconds=step)):
            keys.append(ids.new_key())
    assert keys == sorted(keys)
    assert {key.version for key in keys} == {7}
    assert {key.variant for key in keys} == {"specified in RFC 4122"}


def test_keys_of_one_moment_differ() -> None:
    with clock.frozen(START):
        assert len({ids.new_key() for _ in range(1000)}) == 1000


def test_codes_hold_no_letters_that_are_mistaken_for_digits() -> None:
    code = ids.random_code(400)
    assert len(code) == 400
    assert not set(code) & set("01OILUoilu")


def test_tokens_hold_256_bits_and_never_repeat() -> None:
    tokens = {ids.token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}


def test_references_are_prefix_year_and_number() -> None:
    assert ids.reference("REQ", 2026, 42) == "REQ-2026-0042"
    assert ids.reference("REQ", 2026, 12345) == "REQ-2026-12345"
