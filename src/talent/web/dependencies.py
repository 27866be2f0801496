"""What handlers are given: a session, who asks, the settings, the language, the page asked for.

None of these does any input or output: the session opens its connection with the first statement, in the thread of
the controller (`one_transaction`), so that waiting for a lock never stops the other requests.
"""

from dataclasses import replace

from litestar.di import NamedDependency, Provide
from sqlalchemy import Engine
from sqlmodel import Session

from talent.audit.actors import Actor
from talent.core.settings import Settings
from talent.web.client import client_address
from talent.web.guards import VISITOR
from talent.web.language import language_of
from talent.web.openapi import Description
from talent.web.origin import SAFE_METHODS
from talent.web.paging import provide_paging
from talent.web.strict_json import StrictRequest


async def provide_session(request: StrictRequest, engine: NamedDependency[Engine]) -> Session:
    """Return a session for the controller; a read takes no write lock."""
    mode = "DEFERRED" if request.method in SAFE_METHODS else "IMMEDIATE"
    return Session(engine.execution_options(sqlite_begin=mode), expire_on_commit=False, autoflush=True)


async def provide_actor(request: StrictRequest) -> Actor:
    """Return who asks; on a public route perhaps a visitor, and nobody may see less than a visitor does."""
    actor = request.scope.get("auth")
    if not isinstance(actor, Actor):
        return VISITOR
    return replace(actor, permissions=actor.permissions | VISITOR.permissions)


async def provide_lang(request: StrictRequest) -> str:
    """Return the language of the answer."""
    return language_of(request)


async def provide_client(request: StrictRequest, settings: NamedDependency[Settings]) -> str:
    """Return the network address that asks."""
    return client_address(request, settings)


def providers(engine: Engine, settings: Settings, description: Description) -> dict[str, Provide]:
    """Return the dependencies of the application, by the name of the parameter that asks for them."""

    async def provide_engine() -> Engine:
        return engine

    async def provide_settings() -> Settings:
        return settings

    async def provide_description() -> Description:
        return description

    return {
        "actor": Provide(provide_actor),
        "client": Provide(provide_client),
        "description": Provide(provide_description),
        "engine": Provide(provide_engine),
        "lang": Provide(provide_lang),
        "paging": Provide(provide_paging),
        "session": Provide(provide_session),
        "settings": Provide(provide_settings),
    }
