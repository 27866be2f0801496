"""The only wiring: puts routes, dependencies, middleware, guards and error answers together into one application."""

from litestar import Litestar
from litestar.datastructures import State
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
from talent.web.strict_bodies import StrictBodies
from talent.web.strict_json import StrictRequest
from talent.worker import start_in_process


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
        plugins=[StrictBodies()],
        request_class=StrictRequest,
        state=State({"settings": settings}),
    )


def create_served_app(settings: Settings) -> Litestar:
    """Return the application with a database of its own and, unless `worker_threads` is 0, a worker beside it.

    The worker lives as long as the application does, in the same process.

    Raises:
        Invalid: there is no secret key, or the database's address is wrong.
    """
    engine = make_engine(settings.url)
    app = create_app(settings, engine)
    if settings.worker_threads:

        async def start(app: Litestar) -> None:
            app.state["worker"] = start_in_process(engine, settings)

        async def stop(app: Litestar) -> None:
            app.state["worker"].stop()

        app.on_startup.append(start)
        app.on_shutdown.append(stop)
    return app


def from_environment() -> Litestar:
    """Return the served application of this environment, for any ASGI server that takes a factory."""
    return create_served_app(core_settings.load())
