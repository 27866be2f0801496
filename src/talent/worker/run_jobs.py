"""Takes waiting jobs one by one: claim in one transaction, do the slow part outside any, store in another.

A process that dies in between leaves the job running; `recover` puts it back, and the file is read again.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, select

from talent.applicants.import_cv import JOB_KIND as READ_CV
from talent.applicants.import_cv import (
    ReadingStopped,
    get_document,
    give_up_reading,
    read_file,
    store_reading,
)
from talent.audit.actors import SYSTEM
from talent.core.errors import Problem
from talent.core.settings import Settings
from talent.db.session import transaction
from talent.jobs.models import Job, JobStatus
from talent.jobs.queue import claim, fail, finish, recover
from talent.skills.queries import stored_linker

# A reading takes seconds; whatever runs for longer than this belongs to a process that is gone.
ABANDONED: Final = timedelta(minutes=10)

_log = logging.getLogger(__name__)


def run_waiting(engine: Engine, settings: Settings, *, stopping: Event | None = None) -> int:
    """Do every waiting job, or no more once `stopping` is set; return how many were done or failed."""
    count = 0
    while not (stopping and stopping.is_set()) and (reference := _claim(engine)) is not None:
        _do(engine, settings, reference)
        count += 1
    return count


def recover_abandoned(engine: Engine, *, older_than: timedelta = ABANDONED) -> int:
    """Put back the jobs that a stopped process left running; return how many."""
    with transaction(engine) as session:
        return recover(session, older_than=older_than)


def _claim(engine: Engine) -> str | None:
    with transaction(engine) as session:
        job = claim(session)
        return job.reference if job else None


def _do(engine: Engine, settings: Settings, reference: str) -> None:
    try:
        with transaction(engine, write=False) as session:
            work = _KINDS[_job(session, reference).kind]
        work(engine, settings, reference)
    except ReadingStopped as stopped:
        # Whoever ended the reader may have been the machine, short of memory or time, and not the document.
        _fail(engine, reference, stopped.code, {}, retry=True)
    except Problem as problem:
        _fail(engine, reference, problem.code, {name: str(value) for name, value in problem.params.items()})
    except Exception as error:
        # The kind of the error is enough to find the fault; its text may quote a CV.
        _log.error("job %s failed: %s", reference, type(error).__name__)
        _fail(engine, reference, "error.job.failed", {"kind": type(error).__name__}, retry=True)


def _read_cv(engine: Engine, settings: Settings, reference: str) -> None:
    with transaction(engine, write=False) as session:
        document = get_document(session, _job(session, reference).subject_ref)
        linker = stored_linker(session)
    parsed = read_file(document, settings)
    with transaction(engine) as session:
        document = get_document(session, document.reference)
        store_reading(session, document=document, parsed=parsed, linker=linker, actor=SYSTEM)
        finish(session, _job(session, reference))


_KINDS: Final[dict[str, Callable[[Engine, Settings, str], None]]] = {READ_CV: _read_cv}


def _fail(engine: Engine, reference: str, code: str, params: dict[str, str], *, retry: bool = False) -> None:
    with transaction(engine) as session:
        job = _job(session, reference)
        fail(session, job, code=code, params=params, retry=retry)
        if job.kind == READ_CV and job.status is JobStatus.FAILED:
            give_up_reading(
                session, document=get_document(session, job.subject_ref), code=code, params=params
            )


def _job(session: Session, reference: str) -> Job:
    return session.exec(select(Job).where(Job.reference == reference)).one()
