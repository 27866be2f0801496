"""Alembic's environment: our engine comes in through `config.attributes`, so that no URL stands in a file."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine, text
from sqlmodel.sql.sqltypes import AutoString

import talent.accounts.models
import talent.applicants.models
import talent.audit.models
import talent.db.references
import talent.jobs.models
import talent.matching.models
import talent.placements.models
import talent.projects.models
import talent.shortlists.models
import talent.skills.models
import talent.units.models  # noqa: F401
from talent.db.base import metadata
from talent.db.types import UtcDateTime

_LOCK = 7_253_011


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our types as SQLAlchemy's own, so that a migration depends on no module of ours."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def run(connection: Connection) -> None:
    """Run the migrations in one transaction; on PostgreSQL one runner at a time, and none waits on a lock for long."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = '5s'"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        context.run_migrations()


def main() -> None:
    """Use the engine that the caller gave, or the one of the environment for the bare `alembic` command."""
    engine: Engine | None = context.config.attributes.get("engine")
    if engine is None:
        from talent.core import settings
        from talent.db.engine import make_engine

        engine = make_engine(settings.load().url)
    with engine.connect() as connection:
        run(connection)


main()
