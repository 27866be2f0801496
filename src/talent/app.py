"""The only wiring: puts routes, dependencies, middleware, guards and error answers together into one application."""

from litestar import Litestar
from litestar.datastructures import State
from litestar.plugins.pydantic import PydanticPlugin
from sqlalchemy import Engine

from talent.core import settings as core_settings
from talent.core.settings import Settings
from talent.db.engine import make_engine
from talent.web.dependencies import providers
from talent.web.errors import RefusalRecorder, exception_handlers
from talent.web.guards import deny_by_default
from talent.web.headers import add_security_headers
from talent.web.middleware import SessionMiddleware
from talent.web.openapi import Description
from talent.web.routes import ROUTES, router
from talent.web.strict_json import StrictRequest


def create_app(settings: Settings, engine: Engine) -> Litestar:
    """Return the application over a database.

    Raises:
        Invalid: there is no secret key.
    """
    settings.require_secret()
    return Litestar(
        [router(settings)],
        after_exception=[RefusalRecorder(engine)],
        before_send=[add_security_headers],
        dependencies=providers(engine, settings, Description(ROUTES)),
        exception_handlers=exception_handlers(),
        guards=[deny_by_default],
        logging_config=None,
        middleware=[SessionMiddleware(engine, settings)],
        multipart_form_part_limit=10,
        openapi_config=None,
        plugins=[PydanticPlugin(prefer_alias=True)],
        request_class=StrictRequest,
        state=State({"settings": settings}),
    )


def from_environment() -> Litestar:
    """Return the application of this environment, for any ASGI server that takes a factory."""
    settings = core_settings.load()
    return create_app(settings, make_engine(settings.url))
