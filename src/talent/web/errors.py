"""Turns every refusal and every fault into problem details (RFC 9457) in the reader's language, with both beside it.

A fault of ours says nothing of the inside: the reader gets a number, the log gets that number with the kind of the
error and the places in the code, never its text, since that may quote a person.
"""

import logging
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

from litestar import Response
from litestar.connection import Request
from litestar.datastructures import State
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap, Scope
from litestar.utils import ensure_async_callable
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from talent.accounts.sessions import TooManyAttempts
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core.errors import (
    BadInput,
    Conflict,
    Forbidden,
    NotFound,
    Problem,
    TooLarge,
    Unauthenticated,
)
from talent.core.i18n import LANGUAGES, translate
from talent.core.settings import Settings
from talent.db.session import transaction
from talent.web.field_errors import WrongFields, errors_of_parameters
from talent.web.language import language_of
from talent.web.schemas.problem import FieldError, ProblemDetails

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger("talent.web")

AnyRequest = Request[Any, Any, State]


class MethodNotAllowed(Problem):
    """The path is there, but not for this method."""

    status = 405


class PreconditionRequired(Problem):
    """A replacement must say which version it replaces (RFC 6585)."""

    status = 428


class Fault(Problem):
    """Something of ours went wrong."""

    status = 500


class Busy(Problem):
    """The database does not answer now."""

    status = 503


def exception_handlers() -> ExceptionHandlersMap:
    """Return the handlers of the application, by kind of exception."""
    return {
        Problem: answer_problem,
        HTTPException: answer_http,
        IntegrityError: _answer_race,
        StaleDataError: _answer_race,
        OperationalError: _answer_busy,
        PoolTimeout: _answer_busy,
        Exception: answer_fault,
    }


def answer_problem(request: AnyRequest, problem: Problem) -> Response[ProblemDetails]:
    """Answer a refusal of our own."""
    errors = problem.errors if isinstance(problem, WrongFields) else ()
    return _answer(request, problem, errors=errors)


def answer_http(request: AnyRequest, error: HTTPException) -> Response[ProblemDetails]:
    """Answer what the framework refuses."""
    if isinstance(error, ValidationException):
        return _answer(request, BadInput("error.request.fields"), errors=errors_of_parameters(error))
    if error.status_code >= 500:
        return answer_fault(request, error)
    kind, code, params = _PROBLEMS.get(error.status_code, (BadInput, "error.request.bad", {}))
    return _answer(request, kind(code, **params), headers=_kept(error.headers))


def answer_fault(request: AnyRequest, error: Exception) -> Response[ProblemDetails]:
    """Answer a fault, and log where it happened."""
    instance = _new_instance()
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames[-12:]))
    _log.error("fault %s: %s at %s", instance, type(error).__name__, places)
    return _answer(request, Fault("error.request.fault"), instance=instance)


def _answer_race(request: AnyRequest, error: Exception) -> Response[ProblemDetails]:
    _log.warning("conflict in the database: %s", type(error).__name__)
    return _answer(request, Conflict("error.request.race"))


def _answer_busy(request: AnyRequest, error: Exception) -> Response[ProblemDetails]:
    _log.error("database does not answer: %s", type(error).__name__)
    return _answer(request, Busy("error.request.busy"), headers={"Retry-After": "5"})


def _answer(
    request: AnyRequest,
    problem: Problem,
    *,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    instance: str | None = None,
) -> Response[ProblemDetails]:
    lang = language_of(request)
    details = details_of(problem, lang=lang, instance=instance or _new_instance(), errors=errors)
    return Response(
        details,
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={
            "Content-Language": lang,
            "Vary": "Accept-Language, Authorization, Cookie",
            **_headers_of(problem, request.app.state.get("settings")),
            **(headers or {}),
        },
    )


def details_of(
    problem: Problem, *, lang: str, instance: str, errors: Sequence[FieldError] = ()
) -> ProblemDetails:
    """Return the problem as it is sent."""
    code = problem.code.removeprefix("error.")
    return ProblemDetails(
        type=f"/problems/{code}",
        title=translate(f"problem.title.{problem.status}", lang),
        status=problem.status,
        detail=problem.message(lang),
        **{f"detail_{each}": problem.message(each) for each in LANGUAGES},
        instance=instance,
        code=code,
        errors=list(errors) or None,
    )


def _headers_of(problem: Problem, settings: Settings | None) -> dict[str, str]:
    if isinstance(problem, Unauthenticated):
        return {"WWW-Authenticate": 'Bearer realm="talent"'}
    if isinstance(problem, TooManyAttempts) and settings is not None:
        return {"Retry-After": str(settings.login_wait_minutes * 60)}
    return {}


def _kept(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {name: value for name, value in (headers or {}).items() if name.lower() == "allow"}


_PROBLEMS: Final[dict[int, tuple[type[Problem], str, dict[str, str]]]] = {
    401: (Unauthenticated, "error.login.needed", {}),
    403: (Forbidden, "error.permission.missing", {"permission": "-"}),
    404: (NotFound, "error.request.path", {}),
    405: (MethodNotAllowed, "error.request.method", {}),
    413: (TooLarge, "error.request.too_large", {}),
}


def _new_instance() -> str:
    return uuid4().urn


class RefusalRecorder:
    """Writes each refusal of a signed-in person into the ledger, in a transaction of its own.

    It runs after the request's transaction was rolled back, so that the rollback does not lose it. Refusals of
    nobody are not kept: anybody could fill the ledger with them.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._write = ensure_async_callable(self._record)

    async def __call__(self, error: Exception, scope: Scope) -> None:
        """Note the refusal, if it is one."""
        actor = scope.get("auth")
        if isinstance(error, Forbidden) and isinstance(actor, Actor):
            template = str(scope.get("path_template") or "-")
            await self._write(actor, f"{scope.get('method')} {template}"[:60], error)

    def _record(self, actor: Actor, route: str, refusal: Forbidden) -> None:
        with transaction(self._engine) as session:
            record(
                session,
                action="access.refused",
                subject=("route", route),
                details={"code": refusal.code, "permission": str(refusal.params.get("permission", "-"))},
                actor=actor,
            )
