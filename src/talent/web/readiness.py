"""Says whether the process can work: its database answers and stands at the newest revision."""

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from talent.db import migrate
from talent.web.errors import Busy


def demand_ready(engine: Engine) -> None:
    """Refuse unless the database is there and migrated.

    Raises:
        Busy: it is not.
    """
    try:
        migrated = migrate.current(engine) == migrate.head()
    except SQLAlchemyError:
        migrated = False
    if not migrated:
        raise Busy("error.database.not_migrated")
