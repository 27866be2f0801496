"""Passwords: Argon2id by argon2-cffi, with memory and time at or above OWASP's floor (19 MiB, 2 passes)."""

from functools import lru_cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from talent.core.errors import Invalid

MIN_LENGTH: Final = 10
MAX_LENGTH: Final = 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_password(password: str) -> str:
    """Return the encoded Argon2id hash.

    Raises:
        Invalid: the password is too short or too long.
    """
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise Invalid("error.password.length", min=MIN_LENGTH, max=MAX_LENGTH)
    return _hasher.hash(password)


def verify_password(password: str, encoded: str | None) -> bool:
    """Return whether the password is right; an unknown user (None) costs the same time as a wrong password."""
    try:
        right = _hasher.verify(encoded or _decoy(), password[:MAX_LENGTH])
    except (VerificationError, InvalidHashError):
        return False
    # What is longer than any password was cut above, so that hashing it costs no more than another.
    return right and encoded is not None and len(password) <= MAX_LENGTH


@lru_cache(maxsize=1)
def _decoy() -> str:
    return _hasher.hash("nobody has this password")
