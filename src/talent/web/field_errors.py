"""Says of each field of a refused body or query what is wrong with it, in both languages, at its place.

The words of the validating library are not shown: they are English, and some quote what was typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from litestar.exceptions import ValidationException

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


def field_errors(error: ValidationException) -> list[FieldError]:
    """Return one entry for each wrong field; the pointer is RFC 6901 into the body, or names the query or path."""
    cause: Any = error.__cause__
    found = getattr(cause, "errors", None)
    if isinstance(found, list):
        return [_of_body(each) for each in found[:50]]
    return list(_of_parameters(error.extra))


def _of_body(found: Mapping[str, Any]) -> FieldError:
    kind, context = str(found["type"]), dict(found.get("ctx") or {})
    code = _CODES.get(kind) or _KINDS.get(kind.split("_")[0]) or "error.field.invalid"
    if kind.startswith(OWN):
        code = kind
    params = {name: str(value) for name, value in context.items()}
    return _entry(_pointer(found["loc"]), code, params)


def _of_parameters(extra: object) -> Iterator[FieldError]:
    for each in extra if isinstance(extra, list) else ():
        key = str(each.get("key", ""))
        yield _entry(f"{each.get('source', 'query')}:{key}", "error.field.invalid", {})


def _pointer(loc: Sequence[int | str]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in loc)


def _entry(pointer: str, code: str, params: Mapping[str, str]) -> FieldError:
    words = {lang: translate(code, lang, **params) for lang in ("id", "en")}
    return FieldError(
        pointer=pointer[:200], code=code.removeprefix(OWN), detail_id=words["id"], detail_en=words["en"]
    )
