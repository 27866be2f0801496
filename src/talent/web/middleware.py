"""Our own session middleware: finds out who asks, before anything else runs.

Litestar's sessions keep an id that the client chose through a sign-in; ours is a row in the database that only a
sign-in makes. The token comes as a cookie or as a bearer token; whoever has neither is nobody, and the guards say
what nobody may see.
"""

from typing import Final

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send
from litestar.utils import ensure_async_callable
from sqlalchemy import Engine

from talent.accounts.models import User
from talent.accounts.sessions import resume
from talent.audit.actors import Actor
from talent.core.errors import BadInput
from talent.core.settings import Settings
from talent.db.session import transaction
from talent.web.connection import Connection
from talent.web.origin import refuse_foreign_write
from talent.web.strict_json import is_text

MAX_QUERY_BYTES: Final = 4096
MAX_PATH: Final = 1024
_BEARER: Final = "bearer "


class SessionMiddleware(ASGIMiddleware):
    """Puts the user into `scope["user"]` and the actor into `scope["auth"]`, None for nobody."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._settings = settings
        self._engine = engine
        self._resume = ensure_async_callable(self._who)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Find out who asks, refuse what no handler should see, and go on."""
        scope["user"] = scope["auth"] = None
        _refuse_odd_address(scope)
        headers = Headers.from_scope(scope)
        bearer = bearer_token(headers)
        cookie = Connection(scope).cookies.get(cookie_name(self._settings))
        token = bearer or cookie
        if token:
            found = await self._resume(token)
            if found is not None:
                scope["user"], scope["auth"] = found
        refuse_foreign_write(
            str(scope.get("method", "GET")),
            headers,
            by_cookie=bearer is None and scope["auth"] is not None,
            by_bearer=bearer is not None,
        )
        await next_app(scope, receive, send)

    def _who(self, token: str) -> tuple[User, Actor] | None:
        with transaction(self._engine, write=False) as session, session.no_autoflush:
            found = resume(session, token, settings=self._settings)
            if not session.dirty:
                return found
        # The idle time moves once a minute; only then does a reader write.
        with transaction(self._engine) as session:
            return resume(session, token, settings=self._settings)


def cookie_name(settings: Settings) -> str:
    """Return the cookie's name; the prefix binds it to this host, to HTTPS and to every path."""
    return "__Host-talent" if settings.secure_cookies else "talent"


def bearer_token(headers: Headers) -> str | None:
    """Return the token of the Authorization header, None where there is none."""
    value = headers.get("authorization", "")
    return value[len(_BEARER) :].strip() if value.lower().startswith(_BEARER) else None


def _refuse_odd_address(scope: Scope) -> None:
    query = scope.get("query_string", b"")
    if len(query) > MAX_QUERY_BYTES or len(scope["path"]) > MAX_PATH:
        raise BadInput("error.request.address_long")
    if not is_text(scope["path"]) or b"%00" in query or b"\x00" in query:
        raise BadInput("error.request.address")
