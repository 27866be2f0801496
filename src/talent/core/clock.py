"""The only place that reads the time, so that tests can stop it and nothing depends on a server's zone.

`_at` values are aware UTC datetimes, `_on` values are dates in Asia/Jakarta (West Java has one zone, UTC+7).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

# A fixed offset is right for Jakarta since 1988 and needs no zone database on the machine.
JAKARTA = timezone(timedelta(hours=7), "Asia/Jakarta")

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """Return today's date in West Java."""
    return now().astimezone(JAKARTA).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Stop the clock at `moment` (aware) inside the block."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
