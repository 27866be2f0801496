"""Problem details (RFC 9457): the one shape of every answer that is no success."""

from talent.web.schemas.base import Read


class FieldError(Read):
    """What is wrong with one field; `pointer` is RFC 6901 into the body, or `query:` or `path:` with a name."""

    pointer: str
    code: str
    detail_id: str
    detail_en: str


class ProblemDetails(Read):
    """A refusal. `detail` is in the reader's language; `code` is stable and says the same as `type`."""

    type: str
    title: str
    status: int
    detail: str
    detail_id: str
    detail_en: str
    instance: str
    code: str
    errors: list[FieldError] | None = None


class ProblemType(Read):
    """What a `type` means; the braces stand for what a case fills in."""

    code: str
    detail_id: str
    detail_en: str
