"""Canonical JSON and content hashes, so that equal values have equal bytes on every machine (RFC 8785)."""

import hashlib
import json
from typing import cast

import rfc8785

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

# The encoder of the standard library is written in C and gives the same bytes for values as ours nearly always are.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
_WHOLE = 2**53
_SMALLEST, _LARGEST = 1e-4, 1e16


class _Unusual(Exception):
    """A value that the encoder of the standard library may write in another way."""


def canonical(value: object) -> bytes:
    """Bytes of a plain JSON value: sorted keys, shortest floats, UTF-8."""
    try:
        return _ENCODER.encode(_usual(value)).encode()
    except (_Unusual, TypeError, UnicodeEncodeError):
        return rfc8785.dumps(cast(dict[str, object], value))  # type: ignore[arg-type]


def content_hash(value: object) -> str:
    """Hex sha256 of the canonical bytes."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _usual(value: object) -> object:
    """The value with whole floats as integers, which have no fraction in canonical JSON."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, dict):
        # By code points and by UTF-16, ASCII stands in the same order.
        if all(map(str.isascii, value)):
            return {key: each if type(each) is str else _usual(each) for key, each in value.items()}
    elif isinstance(value, list | tuple):
        return [_usual(each) for each in value]
    elif isinstance(value, int):
        if abs(value) < _WHOLE:
            return value
    elif isinstance(value, float):
        if value.is_integer() and abs(value) < _WHOLE:
            return int(value)
        if _SMALLEST <= abs(value) < _LARGEST and not value.is_integer():
            return value
    raise _Unusual
