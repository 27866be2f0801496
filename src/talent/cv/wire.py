"""The answer of a child process as bytes: JSON of lists in the order of the fields, checked value by value on reading.

A child that a document has taken over may send anything. Unpickling would run it; here every value must have the
type that `types` declares, every place must lie on its page, and every quote must stand there. The two directions
are made from the declarations, so that a field that is added to them travels without a word here.
"""

import base64
import json
import math
import re
import sys
import types
import typing
from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any, Final

from talent.cv.types import Box, ParsedCv

MAX_DEPTH: Final = 12
_CODE: Final = re.compile(r"cv(?:\.[a-z0-9_]{1,60}){1,4}")
_BOXES: Final = tuple[Box | None, ...]

Coder = Callable[[Any], Any]


class Garbled(ValueError):
    """What came is no answer."""


def encode(parsed: ParsedCv) -> bytes:
    """The answer as bytes.

    Raises ValueError: a value has no form in JSON.
    """
    return json.dumps(_WRITE(parsed), ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode(
        "ascii"
    )


def decode(data: bytes) -> ParsedCv:
    """The answer that `data` is, equal to the one that was encoded.

    Raises Garbled: a value is missing, of another type, or not where it says it is.
    """
    try:
        parsed = _READ(json.loads(data, parse_constant=_refuse))
    except Garbled:
        raise
    except (ValueError, RecursionError) as error:
        raise Garbled("no JSON") from error
    if not isinstance(parsed, ParsedCv):
        raise Garbled("another type")
    _check(parsed)
    return parsed


def _check(parsed: ParsedCv) -> None:
    """What the types do not say: pages are counted from 1, and every quote stands where it says."""
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


def _refuse(name: str) -> float:
    raise Garbled(name)


def _same(value: Any) -> Any:  # noqa: ANN401 - a value that JSON takes as it is
    return value


def _write_boxes(boxes: tuple[Box | None, ...]) -> str:
    """Four numbers a character, not-a-number where it has no box: as text they would take longer than the reading."""
    nowhere = (math.nan,) * 4
    numbers = array("d", [*chain.from_iterable([nowhere if box is None else box for box in boxes])])
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def _read_boxes(text: object) -> tuple[Box | None, ...]:
    numbers = array("d")
    try:
        numbers.frombytes(base64.b64decode(_text(text), validate=True))
    except ValueError as error:
        raise Garbled("boxes") from error
    if sys.byteorder == "big":
        numbers.byteswap()
    if len(numbers) % 4:
        raise Garbled("boxes")
    parts = iter(numbers)
    boxes: list[Box | None] = list(zip(parts, parts, parts, parts, strict=True))
    for index, box in enumerate(boxes):
        if box is not None and not math.isfinite(sum(box)):
            if not all(map(math.isnan, box)):
                raise Garbled("boxes")
            boxes[index] = None
    return tuple(boxes)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Garbled("text")
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Garbled("half a character") from error
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        raise Garbled("whole number")
    return value


def _number(value: object) -> float:
    if not isinstance(value, float) and (not isinstance(value, int) or isinstance(value, bool)):
        raise Garbled("number")
    if not abs(value) < 1e300:
        raise Garbled("number")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Garbled("truth value")
    return value


def _nothing(value: object) -> None:
    if value is not None:
        raise Garbled("nothing")


def _plain(value: object, depth: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Any value of JSON, not deeper than a resume is."""
    if depth > MAX_DEPTH:
        raise Garbled("depth")
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {_text(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if value is None or isinstance(value, bool):
        return value
    return _whole(value) if isinstance(value, int) else _number(value)


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Garbled("object")
    plain: dict[str, Any] = _plain(value)
    return plain


_ATOMS: Final[dict[object, Coder]] = {
    str: _text, int: _whole, float: _number, bool: _truth, type(None): _nothing, Any: _plain,
}  # fmt: skip


def _writer(kind: Any) -> Coder:  # noqa: ANN401 - a type as it is declared
    if kind == _BOXES:
        return _write_boxes
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        parts = [(each.name, _writer(hints[each.name])) for each in fields(kind)]
        return lambda value: [write(getattr(value, name)) for name, write in parts]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        writers = [_writer(each) for each in inner if each is not Ellipsis]
        if all(write is _same for write in writers):
            return list
        if inner[-1] is Ellipsis:
            return lambda value: list(map(writers[0], value))
        return lambda value: [write(each) for write, each in zip(writers, value, strict=True)]
    if origin in (types.UnionType, typing.Union):
        (write,) = [_writer(each) for each in inner if each is not type(None)]
        return write if write is _same else lambda value: None if value is None else write(value)
    return dict if origin in (dict, Mapping) or kind is dict else _same


def _reader(kind: Any) -> Coder:  # noqa: ANN401 - a type as it is declared
    if kind == _BOXES:
        return _read_boxes
    if kind in _ATOMS:
        return _ATOMS[kind]
    if is_dataclass(kind):
        return _record(kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return lambda value: _one_of(value, inner)
    if origin is tuple:
        return _row([_reader(each) for each in inner if each is not Ellipsis], endless=inner[-1] is Ellipsis)
    if origin in (types.UnionType, typing.Union):
        (read,) = [_reader(each) for each in inner if each is not type(None)]
        return lambda value: None if value is None else read(value)
    if origin in (dict, Mapping):
        return _mapping
    raise TypeError(f"{kind} has no form on the wire")


def _record(kind: Any) -> Coder:  # noqa: ANN401 - a dataclass
    hints = typing.get_type_hints(kind)
    readers = [_reader(hints[each.name]) for each in fields(kind)]

    def read(value: object) -> object:
        if not isinstance(value, list) or len(value) != len(readers):
            raise Garbled(kind.__name__)
        return kind(*[reader(each) for reader, each in zip(readers, value, strict=True)])

    return read


def _row(readers: list[Coder], *, endless: bool) -> Coder:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Garbled("list")
        if endless:
            return tuple(map(readers[0], value))
        if len(value) != len(readers):
            raise Garbled("list")
        return tuple(reader(each) for reader, each in zip(readers, value, strict=True))

    return read


def _one_of(value: object, allowed: tuple[object, ...]) -> object:
    if value not in allowed:
        raise Garbled("choice")
    return value


_WRITE: Final = _writer(ParsedCv)
_READ: Final = _reader(ParsedCv)
