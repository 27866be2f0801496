"""The verbs of work: put a job down, claim the next one, finish it, put interrupted ones back."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from sqlmodel import Session, col, select

from talent.core import clock
from talent.core.errors import NotFound
from talent.db.references import next_reference
from talent.db.session import after_commit, dialect
from talent.jobs.models import Job, JobStatus, OutboxMessage

MAX_ATTEMPTS: Final = 3
_WAKE: Final = "wake"

_log = logging.getLogger(__name__)
_wakers: list[Callable[[], None]] = []


def enqueue(session: Session, *, kind: str, subject: tuple[str, str]) -> Job:
    """Put a job down in this transaction; the worker is woken once it is durable."""
    job = Job(
        reference=next_reference(session, "JOB"), kind=kind, subject_kind=subject[0], subject_ref=subject[1]
    )
    session.add(job)
    session.info[_WAKE] = True
    session.flush()
    return job


def on_wake(waker: Callable[[], None]) -> Callable[[], None]:
    """Let `waker` be called after each commit that put a job down, until the returned function is called."""
    _wakers.append(waker)
    return lambda: _wakers.remove(waker)


@after_commit
def _wake(session: Session) -> None:
    if session.info.pop(_WAKE, False):
        for waker in _wakers.copy():
            try:
                waker()
            except Exception:
                # The row is durable, and a worker that looks around finds it: what was done must not look undone.
                _log.warning("the worker could not be woken", exc_info=True)


def claim(session: Session) -> Job | None:
    """Take the oldest waiting job and mark it running, None when nothing waits.

    Two workers never take the same one: PostgreSQL skips locked rows, SQLite has one writer at a time.
    """
    statement = (
        select(Job).where(Job.status == JobStatus.QUEUED).order_by(col(Job.queued_at), col(Job.key)).limit(1)
    )
    if dialect(session) == "postgresql":
        statement = statement.with_for_update(skip_locked=True)
    job = session.exec(statement).first()
    if job is not None:
        job.status = JobStatus.RUNNING
        job.started_at = clock.now()
        job.attempts += 1
        session.add(job)
    return job


def finish(session: Session, job: Job) -> None:
    """Mark the job done."""
    job.status = JobStatus.DONE
    job.finished_at = clock.now()
    session.add(job)


def fail(
    session: Session, job: Job, *, code: str, params: dict[str, Any] | None = None, retry: bool = False
) -> None:
    """Mark the job failed with a reason, or put it back while it has tries left and `retry` is set."""
    again = retry and job.attempts < MAX_ATTEMPTS
    job.status = JobStatus.QUEUED if again else JobStatus.FAILED
    job.finished_at = None if again else clock.now()
    job.error_code = code
    job.error_params = params or {}
    session.add(job)


def recover(session: Session, *, older_than: timedelta) -> int:
    """Put back jobs that a stopped process left running for longer than `older_than`; return how many."""
    limit = clock.now() - older_than
    statement = select(Job).where(Job.status == JobStatus.RUNNING, col(Job.started_at) <= limit)
    jobs = list(session.exec(statement))
    for job in jobs:
        if job.attempts < MAX_ATTEMPTS:
            fail(session, job, code="error.job.interrupted", retry=True)
        else:
            fail(session, job, code="error.job.given_up", params={"attempts": job.attempts})
    return len(jobs)


def get_job(session: Session, reference: str) -> Job:
    """Return the job.

    Raises:
        NotFound: there is none of that reference.
    """
    job = session.exec(select(Job).where(Job.reference == reference)).one_or_none()
    if job is None:
        raise NotFound("error.job.not_found", ref=reference)
    return job


def post(
    session: Session,
    *,
    channel: str,
    recipient: tuple[str, str],
    template: str,
    lang: str,
    params: dict[str, Any],
) -> OutboxMessage:
    """Put a message into the outbox in this transaction."""
    message = OutboxMessage(
        channel=channel,
        recipient_kind=recipient[0],
        recipient_ref=recipient[1],
        template=template,
        lang=lang,
        params=params,
    )
    session.add(message)
    return message
