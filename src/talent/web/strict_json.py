"""Reads a JSON body so that one text has one meaning, and no text can hurt: what is doubtful is refused as bad input.

Python's own reader takes NaN, lets the last of two equal keys win, and gives up with an error of its own on deep
nesting; lone surrogates and NUL would only fail later, in the database.
"""

import json
import math
from typing import Any, Final, NoReturn

from litestar.connection import Request
from litestar.datastructures import State
from litestar.types import Empty

from talent.accounts.models import User
from talent.audit.actors import Actor
from talent.core.errors import BadInput, Unsupported

MAX_DEPTH: Final = 20


class DuplicateKey(ValueError):
    """An object holds the same key twice."""


class StrictRequest(Request[User | None, Actor | None, State]):
    """A request whose JSON body is read strictly."""

    async def json(self) -> Any:  # noqa: ANN401 - any JSON value
        """Return the body.

        Raises:
            Unsupported: it does not say that it is JSON.
            BadInput: it is not JSON that we take.
        """
        if self._json is Empty:
            if self.content_type[0] != "application/json":
                raise Unsupported("error.request.json_type")
            self._json = read_json(await self.body())
        return self._json


def read_json(data: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value that `data` (UTF-8) writes.

    Raises:
        BadInput: it is no JSON (RFC 8259), holds a key twice, NaN or an infinite number, nests deeper than
            `MAX_DEPTH`, or a text in it has lone surrogates or NUL.
    """
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except DuplicateKey:
        raise BadInput("error.request.json_keys") from None
    except RecursionError:
        raise BadInput("error.request.json_depth", most=MAX_DEPTH) from None
    except ValueError:
        raise BadInput("error.request.json") from None
    _check(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise DuplicateKey
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _check(value: object) -> None:
    """Walk the value without recursion, so that no nesting can end the walk."""
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, str) and not is_text(each):
            raise BadInput("error.request.json_text")
        if isinstance(each, dict | list):
            if depth > MAX_DEPTH:
                raise BadInput("error.request.json_depth", most=MAX_DEPTH)
            inner = [*each, *each.values()] if isinstance(each, dict) else each
            waiting.extend((item, depth + 1) for item in inner)


def is_text(text: str) -> bool:
    """Return whether the text can be stored: no lone surrogates, no NUL."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
