"""How a step of the reader stops: a document that cannot be read ends in a status and a reason."""

from typing import Literal

from talent.cv.types import Reason

StopStatus = Literal["needs_ocr", "unreadable", "refused"]


class Refusal(Exception):
    """Raised by `detect` and the readers, caught once in `pipeline`: never seen by a caller of `parse`."""

    def __init__(self, status: StopStatus, code: str, **params: object) -> None:
        super().__init__(code)
        self.status: StopStatus = status
        self.reason = Reason(code, params)


def refuse(code: str, **params: object) -> Refusal:
    """The document is of a kind, a size or a make that is not accepted."""
    return Refusal("refused", code, **params)


def unreadable(code: str, **params: object) -> Refusal:
    """The document is of an accepted kind but damaged."""
    return Refusal("unreadable", code, **params)


def needs_ocr(code: str, **params: object) -> Refusal:
    """The document holds pictures of text."""
    return Refusal("needs_ocr", code, **params)
