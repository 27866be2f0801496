"""Sessions: one transaction for each request or task, committed once at the end by whoever opened it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlmodel import Session

Hook = Callable[[Session], None]

_before_commit: list[Hook] = []
_after_commit: list[Hook] = []


def before_commit(hook: Hook) -> Hook:
    """Register `hook` to run as the last act before each commit of `transaction` (the ledger chains itself there)."""
    _before_commit.append(hook)
    return hook


def after_commit(hook: Hook) -> Hook:
    """Register `hook` to run once a transaction is durable (the worker is woken there)."""
    _after_commit.append(hook)
    return hook


@contextmanager
def transaction(engine: Engine, *, write: bool = True) -> Iterator[Session]:
    """Open a session, commit at the end of the block, roll back when it raises.

    With `write=False` nothing is committed and SQLite takes no write lock.
    """
    bound = engine.execution_options(sqlite_begin="IMMEDIATE" if write else "DEFERRED")
    with Session(bound, expire_on_commit=False, autoflush=True) as session:
        yield session
        if write:
            commit(session)


def commit(session: Session) -> None:
    """Run the hooks and commit."""
    session.flush()
    for hook in _before_commit:
        hook(session)
    session.commit()
    for hook in _after_commit:
        hook(session)


def dialect(session: Session) -> str:
    """Return `sqlite` or `postgresql`."""
    return session.get_bind().dialect.name
