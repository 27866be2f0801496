"""The answer of a child process as bytes: JSON, checked value by value on reading.

A child that a document has taken over may send anything. Unpickling would run it; here msgspec lets nothing through
that has not the type that `types` declares, every place must lie on its page, and every quote must stand there.
"""

import re
from typing import Any, Final

import msgspec

from talent.cv.types import ParsedCv

MAX_DEPTH: Final = 12
_CODE: Final = re.compile(r"cv(?:\.[a-z0-9_]{1,60}){1,4}")
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(ParsedCv)


class Garbled(ValueError):
    """What came is no answer."""


def encode(parsed: ParsedCv) -> bytes:
    """The answer as bytes.

    Raises ValueError: a text has half a character.
    """
    return _ENCODER.encode(parsed)


def decode(data: bytes) -> ParsedCv:
    """The answer that `data` is, equal to the one that was encoded.

    Raises Garbled: a value is missing, of another type, or not where it says it is.
    """
    try:
        parsed = _DECODER.decode(data)
    except (ValueError, RecursionError) as error:
        raise Garbled("no answer") from error
    _check(parsed)
    return parsed


def _check(parsed: ParsedCv) -> None:
    """What the types do not say: pages are counted from 1, and every quote stands where it says."""
    if not all(map(_is_plain, (parsed.resume, *[field.value for field in parsed.fields]))):
        raise Garbled("value")
    if [page.number for page in parsed.pages] != list(range(1, len(parsed.pages) + 1)):
        raise Garbled("page numbers")
    for page in parsed.pages:
        if page.char_boxes and len(page.char_boxes) != len(page.text):
            raise Garbled("boxes")
    for field in parsed.fields:
        if _between(parsed, field.page, field.start, field.end) != field.quote:
            raise Garbled("quote")
        if not 0.0 <= field.confidence <= 1.0:
            raise Garbled("confidence")
    for phrase in parsed.phrases:
        _between(parsed, phrase.page, phrase.start, phrase.end)
    for score in parsed.scores:
        _between(parsed, score.page, score.start, score.end)
    reasons = [each.reason for each in parsed.missing] + list(parsed.warnings)
    for reason in [*reasons, *([parsed.reason] if parsed.reason else [])]:
        if not _CODE.fullmatch(reason.code):
            raise Garbled("code")
        if not all(isinstance(value, str | int | float | None) for value in reason.params.values()):
            raise Garbled("params")
    if (parsed.status == "parsed") != (parsed.reason is None) or (
        parsed.fields and parsed.status != "parsed"
    ):
        raise Garbled("status")


def _between(parsed: ParsedCv, page: int, start: int, end: int) -> str:
    if not 1 <= page <= len(parsed.pages) or not 0 <= start <= end <= len(parsed.pages[page - 1].text):
        raise Garbled("place")
    return parsed.pages[page - 1].text[start:end]


def _is_plain(value: Any, depth: int = 0) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Whether a value is not deeper than a resume is, and its whole numbers are such that every reader of JSON has."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return depth < MAX_DEPTH and all(_is_plain(each, depth + 1) for each in inner)
    return not isinstance(value, int) or abs(value) <= 2**53
