"""Runs the migrations: upgrade, downgrade, current, check, with Alembic's own commands and our own engine."""

import io

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from talent.core import paths


def config(engine: Engine) -> Config:
    """Return Alembic's configuration for `engine`, needing no file."""
    # Alembic prints where we speak ourselves.
    settings = Config(stdout=io.StringIO())
    settings.set_main_option("script_location", str(paths.migrations()))
    settings.set_main_option("path_separator", "os")
    settings.set_main_option(
        "file_template", "%%(year)d-%%(month).2d-%%(day).2d-%%(hour).2d%%(minute).2d_%%(slug)s"
    )
    settings.attributes["engine"] = engine
    return settings


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to `revision`."""
    command.upgrade(config(engine), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision`; data in what is dropped is lost."""
    command.downgrade(config(engine), revision)


def current(engine: Engine) -> str | None:
    """Return the revision that the database stands at, None where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """Return the newest revision that is shipped."""
    script = ScriptDirectory(str(paths.migrations()))
    revision = script.get_current_head()
    assert revision is not None  # noqa: S101 - the package ships at least one migration
    return revision


def differences(engine: Engine) -> str | None:
    """Return how the schema differs from the models, None when it does not."""
    try:
        command.check(config(engine))
    except CommandError as difference:
        return str(difference)
    return None
