"""The worker as a process or inside the server: huey's consumer wakes it, and a look at the rows every minute.

huey's queue holds wake-up calls only. It may be lost, or another process may take the call: whoever wakes does
whatever waits.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from huey import SqliteHuey
from huey.consumer import Consumer
from sqlalchemy import Engine

from talent.core.settings import Settings
from talent.jobs.queue import on_wake
from talent.worker.run_jobs import recover_abandoned, run_waiting

LOOK_EVERY: Final = timedelta(seconds=60)
# How long an idle thread of the consumer sleeps at most before it asks the queue again.
_IDLE_SECONDS: Final = 1.0

_log = logging.getLogger(__name__)


def queue_path(settings: Settings) -> Path:
    """Return the file of the wake-up calls."""
    return settings.data_dir / "queue.db"


def make_queue(settings: Settings) -> SqliteHuey:
    """Return the queue of wake-up calls, in a SQLite file of the data folder."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("talent", filename=str(queue_path(settings)), results=False)


class _Consumer(Consumer):  # type: ignore[misc]
    """A consumer that leaves the process's signals to whoever runs the process."""

    def _set_signal_handlers(self) -> None:
        """Set none: the server and `talent worker` have their own, and only a main thread may set any."""


@dataclass(slots=True)
class InProcessWorker:
    """A worker that runs on threads of this process until `stop` is called."""

    _consumer: Consumer | None
    _forget: Callable[[], None]
    _stopping: threading.Event
    _thread: threading.Thread

    def stop(self) -> None:
        """Finish what runs, take nothing new, and return when all threads have ended."""
        self._stopping.set()
        self._forget()
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
        self._thread.join()


def start_in_process(engine: Engine, settings: Settings) -> InProcessWorker:
    """Start the worker on threads of this process.

    Jobs that a killed process left behind are taken up at once: the data folder has one server at a time, and where
    several share a PostgreSQL only those that have been running for long are taken.
    """
    shared = engine.dialect.name != "sqlite"
    if shared:
        recover_abandoned(engine)
    else:
        recover_abandoned(engine, older_than=timedelta(0))
    stopping = threading.Event()

    def work() -> None:
        with _surviving("worker"):
            run_waiting(engine, settings, stopping=stopping)

    def look() -> None:
        work()
        while not stopping.wait(LOOK_EVERY.total_seconds()):
            with _surviving("recovery"):
                recover_abandoned(engine)
            work()

    consumer, forget = _start_consumer(settings, work) if settings.queue == "sqlite" else (None, lambda: None)
    thread = threading.Thread(target=look, name="talent-worker", daemon=True)
    thread.start()
    return InProcessWorker(consumer, forget, stopping, thread)


def _start_consumer(settings: Settings, work: Callable[[], None]) -> tuple[Consumer, Callable[[], None]]:
    queue = make_queue(settings)
    wake = queue.task()(work)

    def call() -> None:
        # What was put down is durable already: a queue that fails must not fail the request.
        with _surviving("queue"):
            wake()

    consumer = _Consumer(
        queue,
        workers=max(1, settings.worker_threads),
        periodic=False,
        initial_delay=0.05,
        max_delay=_IDLE_SECONDS,
    )
    consumer.start()
    return consumer, on_wake(call)


@contextmanager
def _surviving(part: str) -> Iterator[None]:
    """Note an error by its kind and go on: its text may quote a CV, and the next look may succeed."""
    try:
        yield
    except Exception as error:
        _log.error("%s: %s", part, type(error).__name__)
