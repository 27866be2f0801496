"""The worker as a process or inside the server: huey's consumer wakes it, and a look at the rows every minute.

huey's queue holds wake-up calls only. It may be lost, or another process may take the call: whoever wakes does
whatever waits.
"""

import threading
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


def queue_path(settings: Settings) -> Path:
    """Return the file of the wake-up calls."""
    return settings.data_dir / "queue.db"


def make_queue(settings: Settings) -> SqliteHuey:
    """Return the queue of wake-up calls, in a SQLite file of the data folder."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("talent", filename=str(queue_path(settings)), results=False)


@dataclass(slots=True)
class InProcessWorker:
    """A worker that runs on threads of this process until `stop` is called."""

    _consumer: Consumer | None
    _stopping: threading.Event
    _thread: threading.Thread

    def stop(self) -> None:
        """Finish what runs, take nothing new, and return when all threads have ended."""
        self._stopping.set()
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
    consumer = _start_consumer(engine, settings) if settings.queue == "sqlite" else None
    stopping = threading.Event()

    def look() -> None:
        while True:
            run_waiting(engine, settings)
            if stopping.wait(LOOK_EVERY.total_seconds()):
                return
            recover_abandoned(engine)

    thread = threading.Thread(target=look, name="talent-worker", daemon=True)
    thread.start()
    return InProcessWorker(consumer, stopping, thread)


def _start_consumer(engine: Engine, settings: Settings) -> Consumer:
    queue = make_queue(settings)

    @queue.task()  # type: ignore[untyped-decorator]
    def wake() -> None:
        run_waiting(engine, settings)

    on_wake(wake)
    consumer = queue.create_consumer(
        workers=max(1, settings.worker_threads), periodic=False, initial_delay=0.05
    )
    consumer.start()
    return consumer
