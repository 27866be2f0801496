"""Runs a controller in one transaction and in one thread: it begins there, and is committed there.

A commit on another thread could wait for one that none is free to run: when every thread waits for a lock that the
uncommitted transaction holds, nobody moves again. So whoever holds a lock needs no further thread to give it back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlmodel import Session

from talent.db.session import commit


def in_one_transaction(controller: Callable[..., Any], *, write: bool) -> Callable[..., Any]:
    """Return the controller with a commit after it where it writes; when it raises, everything is rolled back.

    Its session opens no connection before the first statement. A read commits nothing and takes no write lock. The
    answer is sent after the commit: what a client is told is durable.
    """

    @wraps(controller)
    def run(*args: Any, session: Session, **named: Any) -> Any:  # noqa: ANN401 - any controller
        with session:
            answer = controller(*args, session=session, **named)
            if write:
                commit(session)
            return answer

    return run
