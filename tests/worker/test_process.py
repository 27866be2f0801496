"""The worker inside the server: woken by a commit, outlives a fault, ends at once and leaves nothing behind."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from talent.applicants.import_cv import read_file
from talent.applicants.models import CvDocument, DocumentStatus
from talent.core.settings import Settings
from talent.db.session import transaction
from talent.jobs import queue
from talent.jobs.models import JobStatus
from talent.worker import InProcessWorker, process, run_jobs, start_in_process
from tests.factories.documents import Who, txt
from tests.factories.pool import load_small
from tests.worker.test_run_jobs import jobs, receive, received, status


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


@pytest.fixture
def start(sqlite_engine: Engine, settings: Settings) -> Iterator[Callable[[], InProcessWorker]]:
    """Starts workers, and stops those that still run at the end."""
    running: list[InProcessWorker] = []

    def begin(given: Settings = settings) -> InProcessWorker:
        running.append(start_in_process(sqlite_engine, given))
        return running[-1]

    yield begin
    for worker in running:
        if worker._thread.is_alive():
            worker.stop()


def test_what_waited_before_the_start_is_done(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    start()
    assert until(lambda: status(sqlite_engine, reference) is DocumentStatus.PARSED)


def test_a_commit_wakes_the_worker(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    """Long before the minute in which it looks by itself."""
    with transaction(sqlite_engine) as session:
        load_small(session)
    start()
    time.sleep(0.1)
    with transaction(sqlite_engine) as session:
        reference = receive(session, settings, txt())[0].reference
    assert until(lambda: status(sqlite_engine, reference) is DocumentStatus.PARSED)


def test_a_job_that_a_killed_process_left_is_taken_up(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    received(sqlite_engine, settings, txt())
    with transaction(sqlite_engine) as session:
        assert queue.claim(session) is not None
    start()
    assert until(lambda: jobs(sqlite_engine)[0].status is JobStatus.DONE)
    assert jobs(sqlite_engine)[0].attempts == 2


def test_it_ends_at_once_and_leaves_no_thread_no_waker_and_no_signal(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    threads, wakers = threading.active_count(), list(queue._wakers)
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    worker = start()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == handlers
    began = time.monotonic()
    worker.stop()
    assert time.monotonic() - began < 5
    assert until(lambda: threading.active_count() == threads, 2)
    assert queue._wakers == wakers


def test_after_it_stopped_a_commit_still_succeeds_and_the_work_waits(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    start().stop()
    received(sqlite_engine, settings, txt())
    assert jobs(sqlite_engine)[0].status is JobStatus.QUEUED


def test_it_may_be_started_in_any_thread(
    sqlite_engine: Engine, settings: Settings, start: Callable[[], InProcessWorker]
) -> None:
    """A server starts it where it likes, and only a main thread may touch signals."""
    errors: list[BaseException] = []

    def begin() -> None:
        try:
            start()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=begin)
    thread.start()
    thread.join()
    assert errors == []


def test_stopping_finishes_what_runs_and_takes_nothing_new(
    sqlite_engine: Engine,
    settings: Settings,
    start: Callable[[], InProcessWorker],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received(sqlite_engine, settings, *(txt(Who(name=f"Orang {number}")) for number in range(8)))
    reading, go_on = threading.Event(), threading.Event()

    def slow(document: CvDocument, given: Settings) -> object:
        reading.set()
        go_on.wait(10)
        return read_file(document, given)

    monkeypatch.setattr(run_jobs, "read_file", slow)
    worker = start()
    assert reading.wait(10)
    stopper = threading.Thread(target=worker.stop)
    stopper.start()
    assert until(lambda: worker._stopping.is_set())
    go_on.set()
    stopper.join(20)
    assert not stopper.is_alive()
    done = [job.status for job in jobs(sqlite_engine)]
    assert set(done) == {JobStatus.DONE, JobStatus.QUEUED}
    assert done.count(JobStatus.DONE) <= 3


@pytest.mark.parametrize("part", ["run_waiting", "recover_abandoned"])
def test_a_database_that_is_away_for_a_moment_does_not_end_the_worker(
    sqlite_engine: Engine,
    settings: Settings,
    start: Callable[[Settings], InProcessWorker],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    part: str,
) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    real, calls = getattr(process, part), []

    def flaky(*given: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == (1 if part == "run_waiting" else 2):
            raise ConnectionError("the server of Sari is away")
        return real(*given, **named)

    monkeypatch.setattr(process, part, flaky)
    monkeypatch.setattr(process, "LOOK_EVERY", timedelta(seconds=0.05))
    with caplog.at_level(logging.INFO):
        worker = start(Settings(data_dir=settings.data_dir, queue="none"))
        assert until(lambda: status(sqlite_engine, reference) is DocumentStatus.PARSED and len(calls) >= 3)
        assert worker._thread.is_alive()
    assert "ConnectionError" in caplog.text
    assert "Sari" not in caplog.text


def test_a_queue_that_fails_does_not_fail_the_request(
    sqlite_engine: Engine,
    settings: Settings,
    start: Callable[[], InProcessWorker],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was put down is durable already; the queue only wakes."""

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    worker = start()
    assert worker._consumer is not None
    monkeypatch.setattr(worker._consumer.huey, "enqueue", broken)
    (reference,) = received(sqlite_engine, settings, txt())
    assert [job.subject_ref for job in jobs(sqlite_engine)] == [reference]
