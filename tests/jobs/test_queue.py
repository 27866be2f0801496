"""A job is done by one worker, survives one that stops, and wakes nobody before it is durable."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from talent.core import clock
from talent.core.errors import NotFound
from talent.db.session import transaction
from talent.jobs import queue
from talent.jobs.models import Job, JobStatus, OutboxMessage

START = datetime(2026, 11, 24, 3, tzinfo=UTC)


def put(engine: Engine, *refs: str) -> None:
    """Put down one job for each reference, in one transaction each, a second apart."""
    for number, ref in enumerate(refs):
        with clock.frozen(START + timedelta(seconds=number)), transaction(engine) as session:
            queue.enqueue(session, kind="read", subject=("cv", ref))


def take(engine: Engine) -> Job | None:
    """Claim the next job, as a worker does: in a short transaction."""
    with transaction(engine) as session:
        return queue.claim(session)


def stored(engine: Engine) -> list[Job]:
    """All jobs in their order."""
    with transaction(engine, write=False) as session:
        return list(session.exec(select(Job).order_by(Job.reference)))


@pytest.fixture
def woken() -> Iterator[list[int]]:
    """Counts the calls that wake a worker."""
    calls: list[int] = []

    def wake() -> None:
        calls.append(1)

    queue.on_wake(wake)
    yield calls
    queue._wakers.remove(wake)


def test_the_oldest_waiting_job_is_taken_first(engine: Engine) -> None:
    put(engine, "a", "b")
    first, second, third = take(engine), take(engine), take(engine)
    assert first is not None
    assert second is not None
    assert third is None
    assert [first.subject_ref, second.subject_ref] == ["a", "b"]
    assert (first.status, first.attempts) == (JobStatus.RUNNING, 1)
    assert first.started_at is not None


def test_many_workers_never_take_the_same_job(engine: Engine) -> None:
    put(engine, *(f"cv{number}" for number in range(12)))
    taken: list[str] = []
    gate = threading.Barrier(4)

    def work() -> None:
        gate.wait()
        while (job := take(engine)) is not None:
            taken.append(job.subject_ref)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(f"cv{number}" for number in range(12))


def test_a_finished_job_is_done_and_not_taken_again(engine: Engine) -> None:
    put(engine, "a")
    with transaction(engine) as session:
        job = queue.claim(session)
        assert job is not None
        queue.finish(session, job)
    assert [(job.status, job.finished_at is not None) for job in stored(engine)] == [(JobStatus.DONE, True)]
    assert take(engine) is None


def test_a_failed_job_is_tried_three_times_and_then_rests_with_its_reason(engine: Engine) -> None:
    put(engine, "a")
    for _ in range(queue.MAX_ATTEMPTS):
        with transaction(engine) as session:
            job = queue.claim(session)
            assert job is not None
            queue.fail(session, job, code="error.job.interrupted", params={"n": 1}, retry=True)
    (job,) = stored(engine)
    assert (job.status, job.attempts) == (JobStatus.FAILED, 3)
    assert (job.error_code, job.error_params) == ("error.job.interrupted", {"n": 1})
    assert job.finished_at is not None
    assert take(engine) is None


def test_a_failure_that_cannot_pass_is_not_tried_again(engine: Engine) -> None:
    put(engine, "a")
    with transaction(engine) as session:
        job = queue.claim(session)
        assert job is not None
        queue.fail(session, job, code="error.job.interrupted")
    assert [job.status for job in stored(engine)] == [JobStatus.FAILED]


def test_jobs_of_a_stopped_worker_are_put_back_and_those_of_a_running_one_are_not(engine: Engine) -> None:
    put(engine, "old", "new")
    with clock.frozen(START):
        take(engine)
    with clock.frozen(START + timedelta(minutes=9)):
        take(engine)
    with clock.frozen(START + timedelta(minutes=10)), transaction(engine) as session:
        assert queue.recover(session, older_than=timedelta(minutes=5)) == 1
    assert {job.subject_ref: job.status for job in stored(engine)} == {
        "old": JobStatus.QUEUED,
        "new": JobStatus.RUNNING,
    }


def test_a_job_that_stops_every_worker_is_given_up(engine: Engine) -> None:
    put(engine, "a")
    for number in range(queue.MAX_ATTEMPTS):
        with clock.frozen(START + timedelta(hours=number)):
            assert take(engine) is not None
        with clock.frozen(START + timedelta(hours=number, minutes=30)), transaction(engine) as session:
            queue.recover(session, older_than=timedelta(minutes=5))
    (job,) = stored(engine)
    assert (job.status, job.error_code) == (JobStatus.FAILED, "error.job.given_up")
    assert job.error_params == {"attempts": queue.MAX_ATTEMPTS}


def test_a_waker_that_fails_does_not_make_the_work_look_undone(
    engine: Engine, woken: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("no queue")

    queue._wakers.insert(0, fail)
    try:
        put(engine, "a")
    finally:
        queue._wakers.remove(fail)
    assert woken == [1]
    assert [job.subject_ref for job in stored(engine)] == ["a"]
    assert "could not be woken" in caplog.text


def test_the_worker_is_woken_after_the_commit_only(engine: Engine, woken: list[int]) -> None:
    with transaction(engine) as session:
        queue.enqueue(session, kind="read", subject=("cv", "a"))
        queue.enqueue(session, kind="read", subject=("cv", "b"))
        assert woken == []
    assert woken == [1]


def _enqueue_and_fail(engine: Engine) -> None:
    with transaction(engine) as session:
        queue.enqueue(session, kind="read", subject=("cv", "a"))
        raise RuntimeError


def test_what_is_rolled_back_leaves_no_job_and_wakes_nobody(engine: Engine, woken: list[int]) -> None:
    with pytest.raises(RuntimeError):
        _enqueue_and_fail(engine)
    assert woken == []
    assert stored(engine) == []


def test_a_transaction_without_a_job_wakes_nobody(engine: Engine, woken: list[int]) -> None:
    with transaction(engine) as session:
        queue.post(
            session,
            channel="email",
            recipient=("user", "USR-1"),
            template="welcome",
            lang="id",
            params={"n": 1},
        )
    assert woken == []
    with transaction(engine, write=False) as session:
        (message,) = session.exec(select(OutboxMessage))
    assert (message.template, message.params, message.sent_at) == ("welcome", {"n": 1}, None)


def test_an_unknown_job_is_not_found(engine: Engine) -> None:
    put(engine, "a")
    with transaction(engine, write=False) as session:
        assert queue.get_job(session, stored(engine)[0].reference).subject_ref == "a"
        with pytest.raises(NotFound):
            queue.get_job(session, "JOB-2026-9999")
