"""Whether the process lives, and whether it can work."""

from litestar.di import NamedDependency
from sqlalchemy import Engine

from talent.web.readiness import demand_ready
from talent.web.schemas.health import HealthRead


def live() -> HealthRead:
    """Say that the process lives."""
    return HealthRead(status="live")


def ready(engine: NamedDependency[Engine]) -> HealthRead:
    """Say whether the database is there and migrated."""
    demand_ready(engine)
    return HealthRead(status="ready")
