"""Says of each field of a refused body or query what is wrong with it, in both languages, at its place.

The words of the validating library are not shown: they are English, and some quote what was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from litestar.exceptions import ValidationException

from talent.core.errors import BadInput
from talent.core.i18n import translate
from talent.web.schemas.problem import FieldError

# From pydantic's kinds of error to our codes, with the figures that the words need.
_CODES: Final[dict[str, str]] = {
    "missing": "error.field.missing",
    "extra_forbidden": "error.field.unknown",
    "string_too_long": "error.field.longest",
    "string_too_short": "error.field.shortest",
    "too_long": "error.field.most_items",
    "too_short": "error.field.least_items",
    "greater_than_equal": "error.field.at_least",
    "less_than_equal": "error.field.at_most",
    "greater_than": "error.field.more_than",
    "enum": "error.field.choice",
    "literal_error": "error.field.choice",
}
_KINDS: Final[dict[str, str]] = {
    "int": "error.field.number",
    "float": "error.field.number",
    "finite": "error.field.number",
    "date": "error.field.date",
    "bool": "error.field.yes_no",
    "string": "error.field.text",
    "list": "error.field.list",
    "model": "error.field.object",
    "dict": "error.field.object",
}
OWN: Final = "error."
MOST: Final = 50


class WrongFields(BadInput):
    """Fields of the body are not right; `errors` says which and why."""

    def __init__(self, errors: list[FieldError]) -> None:
        super().__init__("error.request.fields")
        self.errors = errors


def errors_of_body(found: Sequence[Any]) -> list[FieldError]:
    """Return one entry for each wrong field, by pydantic's findings; the pointer is RFC 6901 into the body."""
    return [_of_body(each) for each in found[:MOST]]


def errors_of_parameters(error: ValidationException) -> list[FieldError]:
    """Return one entry for each wrong query, header or part of the path, named as `query:limit`."""
    extra = error.extra if isinstance(error.extra, list) else []
    return [_entry(_place(each), "error.field.invalid", {}) for each in extra[:MOST]]


def _place(found: Mapping[str, Any]) -> str:
    source = found.get("source", "body")
    return f"{getattr(source, 'value', source)}:{found.get('key', '')}"


def _of_body(found: Mapping[str, Any]) -> FieldError:
    kind, context = str(found["type"]), dict(found.get("ctx") or {})
    code = _CODES.get(kind) or _KINDS.get(kind.split("_")[0]) or "error.field.invalid"
    if kind.startswith(OWN):
        code = kind
    params = {name: str(value) for name, value in context.items()}
    return _entry(_pointer(found["loc"]), code, params)


def _pointer(loc: Sequence[int | str]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in loc)


def _entry(pointer: str, code: str, params: Mapping[str, str]) -> FieldError:
    words = {lang: translate(code, lang, **params) for lang in ("id", "en")}
    return FieldError(
        pointer=pointer[:200], code=code.removeprefix(OWN), detail_id=words["id"], detail_en=words["en"]
    )
