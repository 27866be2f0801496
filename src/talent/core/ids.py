"""Keys and references. Inside the database rows have random keys; outside only public references are seen.

A key is a UUIDv7-like value: its first 48 bits are the time, so that new rows land at the end of an index.
"""

import secrets
from typing import Final
from uuid import UUID

from talent.core import clock

# Letters and digits that are not mistaken for one another when read aloud or written by hand.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_key() -> UUID:
    """Return a new time-ordered random key (layout of RFC 9562 version 7)."""
    millis = int(clock.now().timestamp() * 1000)
    value = (millis << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return UUID(int=value)


def random_code(length: int = 8) -> str:
    """Return a random code a person can read out, about 4.9 bits a character."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def token() -> str:
    """Return an unguessable token of 256 bits, URL-safe."""
    return secrets.token_urlsafe(32)


def reference(prefix: str, year: int, number: int) -> str:
    """Return a public reference such as `REQ-2026-0042`."""
    return f"{prefix}-{year}-{number:04d}"
