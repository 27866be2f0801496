"""Passwords are kept as Argon2id, and an unknown user is not told apart by the time it takes (TRUST S12)."""

import pytest

from talent.accounts import passwords
from talent.accounts.passwords import MAX_LENGTH, MIN_LENGTH, hash_password, verify_password
from talent.core.errors import Invalid


@pytest.mark.proves("S12")
def test_the_parameters_are_at_or_above_the_floor() -> None:
    encoded = hash_password("benar kuda baterai")
    assert encoded.startswith("$argon2id$")
    values = dict(part.split("=") for part in encoded.split("$")[3].split(","))
    assert int(values["m"]) >= 19_456
    assert int(values["t"]) >= 2


def test_the_right_password_is_right_and_another_wrong() -> None:
    encoded = hash_password("benar kuda baterai")
    assert verify_password("benar kuda baterai", encoded)
    assert not verify_password("benar kuda batere", encoded)
    assert not verify_password("", encoded)


def test_equal_passwords_have_different_hashes() -> None:
    assert hash_password("benar kuda baterai") != hash_password("benar kuda baterai")


@pytest.mark.parametrize("password", ["", "x" * (MIN_LENGTH - 1), "x" * (MAX_LENGTH + 1)])
def test_too_short_and_too_long_are_refused(password: str) -> None:
    with pytest.raises(Invalid) as refusal:
        hash_password(password)
    assert refusal.value.params == {"min": MIN_LENGTH, "max": MAX_LENGTH}


def test_a_longer_text_that_starts_with_the_password_is_wrong() -> None:
    longest = "x" * MAX_LENGTH
    encoded = hash_password(longest)
    assert verify_password(longest, encoded)
    assert not verify_password(longest + "y", encoded)


@pytest.mark.proves("S12")
def test_an_unknown_user_costs_a_hash_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    real = passwords._hasher

    class Counting:
        def verify(self, encoded: str, password: str) -> bool:
            verified.append(encoded)
            return real.verify(encoded, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    passwords._decoy.cache_clear()
    monkeypatch.setattr(passwords, "_decoy", lambda: real.hash("nobody has this password"))
    assert not verify_password("nobody has this password", None)
    assert not verify_password("something else", None)
    assert len(verified) == 2
    assert all("m=19456,t=2" in encoded for encoded in verified)


def test_a_damaged_hash_opens_nothing() -> None:
    assert not verify_password("benar kuda baterai", "not a hash")
