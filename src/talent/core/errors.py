"""Refusals as values: every error a person can meet is a code with parameters; its words live in `locale/`.

The web layer turns a `Problem` into RFC 9457 problem details, the command line into one sentence on stderr.
"""

from typing import ClassVar

from talent.core.i18n import translate


class Problem(Exception):
    """A refusal that speaks to the person who can act on it.

    `code` is a message key such as `error.requisition.not_found`; `params` fill its words and must never hold
    anything personal, since they may be logged.
    """

    status: ClassVar[int] = 500

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def message(self, lang: str) -> str:
        """Return the sentence in `lang` (`id` or `en`)."""
        return translate(self.code, lang, **self.params)

    def __str__(self) -> str:
        return self.message("en")


class BadInput(Problem):
    """The request cannot be read at all."""

    status = 400


class Unauthenticated(Problem):
    """Nobody is signed in."""

    status = 401


class Forbidden(Problem):
    """Somebody is signed in who may not do this."""

    status = 403


class NotFound(Problem):
    """The object does not exist, or is outside the actor's scope."""

    status = 404


class Conflict(Problem):
    """The state of the object does not allow this now."""

    status = 409


class PreconditionFailed(Problem):
    """The object has changed since the client read it."""

    status = 412


class TooLarge(Problem):
    """The input is larger than the limit."""

    status = 413


class Unsupported(Problem):
    """The kind of document is not one that we read."""

    status = 415


class Invalid(Problem):
    """The input was read, and breaks a rule."""

    status = 422
