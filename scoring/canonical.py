"""Canonical JSON and content hashes, so that equal values have equal bytes on every machine (RFC 8785)."""

import hashlib
from typing import cast

import rfc8785

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> bytes:
    """Bytes of a plain JSON value: sorted keys, shortest floats, UTF-8."""
    return rfc8785.dumps(cast(dict[str, object], value))  # type: ignore[arg-type]


def content_hash(value: object) -> str:
    """Hex sha256 of the canonical bytes."""
    return hashlib.sha256(canonical(value)).hexdigest()
