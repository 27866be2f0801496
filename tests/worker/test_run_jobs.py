"""Jobs are done once, survive a process that dies, and fail with a code and nothing of a person's words."""

import logging
import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, func, select

from talent.applicants import import_cv
from talent.applicants.import_cv import file_of, get_document, read_file, receive_cv
from talent.applicants.models import Applicant, ClaimEvidence, CvDocument, DocumentStatus
from talent.audit.actors import OPERATOR
from talent.audit.ledger import list_entries
from talent.core.settings import Settings
from talent.cv.processes.keeper import Child, Document
from talent.cv.processes.sandbox import Children
from talent.db.session import transaction
from talent.jobs.models import Job, JobStatus
from talent.jobs.queue import MAX_ATTEMPTS, claim, enqueue
from talent.worker import run_jobs
from talent.worker.run_jobs import recover_abandoned, run_waiting
from tests.factories.documents import Who, pdf, txt
from tests.factories.pool import load_small
from tests.factories.rows import make_applicant

SECRET = "Rahasia Besar Wulandari"


def receive(
    session: Session, settings: Settings, data: bytes, name: str = "cv.txt"
) -> tuple[CvDocument, Job]:
    """A CV that came in from somebody new."""
    return receive_cv(
        session,
        applicant=make_applicant(session, name=SECRET),
        data=data,
        filename=name,
        settings=settings,
        actor=OPERATOR,
    )


def received(engine: Engine, settings: Settings, *files: bytes) -> list[str]:
    """References of the documents of these files, all committed."""
    with transaction(engine) as session:
        load_small(session)
        return [receive(session, settings, data)[0].reference for data in files]


def jobs(engine: Engine) -> list[Job]:
    """All jobs in their order."""
    with transaction(engine, write=False) as session:
        return list(session.exec(select(Job).order_by(Job.reference)))


def status(engine: Engine, reference: str) -> DocumentStatus:
    """Where the reading of a document stands."""
    with transaction(engine, write=False) as session:
        return get_document(session, reference).status


def test_what_waits_is_read_and_stored(engine: Engine, settings: Settings) -> None:
    references = received(engine, settings, txt(), pdf(["x"])[:200])
    assert run_waiting(engine, settings) == 2
    assert [status(engine, each) for each in references] == [DocumentStatus.PARSED, DocumentStatus.UNREADABLE]
    assert {(job.status, job.attempts, job.error_code) for job in jobs(engine)} == {(JobStatus.DONE, 1, None)}
    assert run_waiting(engine, settings) == 0
    with transaction(engine, write=False) as session:
        assert session.exec(select(func.count()).select_from(ClaimEvidence)).one() > 3
        applicant = session.exec(select(Applicant).order_by(Applicant.reference)).first()
        assert applicant is not None
        assert applicant.resume["basics"]["name"] == "Sari Wulandari"
        assert [entry.action for entry in list_entries(session)].count("cv.read") == 2


def test_a_lost_file_fails_at_once_with_its_code(sqlite_engine: Engine, settings: Settings) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    with transaction(sqlite_engine, write=False) as session:
        file_of(get_document(session, reference), settings).unlink()
    assert run_waiting(sqlite_engine, settings) == 1
    (job,) = jobs(sqlite_engine)
    assert (job.status, job.attempts, job.error_code) == (JobStatus.FAILED, 1, "error.cv.file_lost")
    assert job.error_params == {"ref": reference}
    assert job.finished_at is not None
    with transaction(sqlite_engine, write=False) as session:
        document = get_document(session, reference)
        assert (document.status, document.reason_code) == (DocumentStatus.UNREADABLE, "error.cv.file_lost")


def test_a_fault_is_tried_again_and_told_by_its_kind_only(
    sqlite_engine: Engine,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    received(sqlite_engine, settings, txt(Who(name=SECRET)))

    def fail(*_: object, **__: object) -> None:
        raise ValueError(f"cannot read the CV of {SECRET}, e-mail rahasia@example.com")

    monkeypatch.setattr(run_jobs, "store_reading", fail)
    with caplog.at_level(logging.DEBUG):
        assert run_waiting(sqlite_engine, settings) == MAX_ATTEMPTS
    (job,) = jobs(sqlite_engine)
    assert (job.status, job.attempts) == (JobStatus.FAILED, MAX_ATTEMPTS)
    assert (job.error_code, job.error_params) == ("error.job.failed", {"kind": "ValueError"})
    assert job.reference in caplog.text
    for word in ("Rahasia", "Wulandari", "rahasia@", "cannot read"):
        assert word not in caplog.text
    assert not any(record.exc_info for record in caplog.records)


def test_a_fault_that_passes_is_forgotten(
    sqlite_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    real, calls = read_file, []

    def flaky(document: CvDocument, given: Settings) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("the disk was away")
        return real(document, given)

    monkeypatch.setattr(run_jobs, "read_file", flaky)
    assert run_waiting(sqlite_engine, settings) == 2
    assert status(sqlite_engine, reference) is DocumentStatus.PARSED
    (job,) = jobs(sqlite_engine)
    assert (job.status, job.attempts) == (JobStatus.DONE, 2)


@pytest.mark.proves("S8")
def test_a_killed_reader_fails_closed_and_the_document_can_be_sent_again(
    sqlite_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    pool = Children(1, start=partial(Child, "tests.cv.bad_child"))
    with monkeypatch.context() as patched:
        patched.setattr(
            import_cv,
            "read_in_child",
            lambda data, **_: pool.read(Document((data,), "die.bad", 10_000_000, None)),
        )
        assert run_waiting(sqlite_engine, settings) == MAX_ATTEMPTS
    pool.close()
    (job,) = jobs(sqlite_engine)
    assert (job.status, job.error_code) == (JobStatus.FAILED, "cv.reason.crashed")
    with transaction(sqlite_engine) as session:
        document = get_document(session, reference)
        assert (document.status, document.reason_code) == (DocumentStatus.UNREADABLE, "cv.reason.crashed")
        assert session.exec(select(func.count()).select_from(ClaimEvidence)).one() == 0
        applicant = session.get_one(Applicant, document.applicant_key)
        assert applicant.resume == {}
        again, _ = receive_cv(
            session, applicant=applicant, data=txt(), filename="cv.txt", settings=settings, actor=OPERATOR
        )
        assert again.reference == reference
    run_waiting(sqlite_engine, settings)
    assert status(sqlite_engine, reference) is DocumentStatus.PARSED


def test_a_job_of_an_unknown_kind_stops_nobody(sqlite_engine: Engine, settings: Settings) -> None:
    (reference,) = received(sqlite_engine, settings, txt())
    with transaction(sqlite_engine) as session:
        enqueue(session, kind="dance", subject=("floor", "1"))
    run_waiting(sqlite_engine, settings)
    assert status(sqlite_engine, reference) is DocumentStatus.PARSED
    assert {job.kind: job.status for job in jobs(sqlite_engine)} == {
        "read_cv": JobStatus.DONE,
        "dance": JobStatus.FAILED,
    }


def test_values_of_a_failing_statement_are_in_no_message(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine, write=False) as session:
        make_applicant(session, name=SECRET, reference="APL-2026-0001")
        with pytest.raises(IntegrityError, match="UNIQUE") as refused:
            make_applicant(session, name=SECRET, reference="APL-2026-0001")
    assert SECRET not in str(refused.value)


@pytest.mark.proves("R1")
@pytest.mark.parametrize("point", ["claimed", "read", "stored, not committed"])
def test_a_process_that_dies_in_between_loses_nothing(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    """The process ends without a word at one of three places; a new one takes everything up."""
    (reference,) = received(engine, settings, txt())

    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if point == "claimed":
            patch.setattr(run_jobs, "_do", die)
        elif point == "read":
            patch.setattr(run_jobs, "store_reading", die)
        else:
            patch.setattr(run_jobs, "finish", die)
        with pytest.raises(Killed):
            run_waiting(engine, settings)
    (job,) = jobs(engine)
    assert job.status is JobStatus.RUNNING
    assert status(engine, reference) is DocumentStatus.RECEIVED
    assert run_waiting(engine, settings) == 0
    assert recover_abandoned(engine) == 0
    assert recover_abandoned(engine, older_than=timedelta(0)) == 1
    assert run_waiting(engine, settings) == 1
    assert status(engine, reference) is DocumentStatus.PARSED
    (job,) = jobs(engine)
    assert (job.status, job.attempts) == (JobStatus.DONE, 2)
    with transaction(engine, write=False) as session:
        assert [entry.action for entry in list_entries(session)].count("cv.read") == 1


def test_what_is_not_committed_is_nobodys_work(sqlite_engine: Engine, settings: Settings) -> None:
    with transaction(sqlite_engine, write=False) as session:
        load_small(session)
        receive(session, settings, txt())
    assert run_waiting(sqlite_engine, settings) == 0
    assert jobs(sqlite_engine) == []


def test_two_workers_never_do_one_twice(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    references = received(engine, settings, *(txt(Who(name=f"Orang {number}")) for number in range(6)))
    read: list[str] = []
    real = read_file

    def note(document: CvDocument, given: Settings) -> object:
        read.append(document.reference)
        return real(document, given)

    monkeypatch.setattr(run_jobs, "read_file", note)
    counts: list[int] = []
    workers = [
        threading.Thread(target=lambda: counts.append(run_waiting(engine, settings))) for _ in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(counts) == 6
    assert sorted(read) == sorted(references)
    assert {job.attempts for job in jobs(engine)} == {1}


def test_stopping_takes_nothing_new(sqlite_engine: Engine, settings: Settings) -> None:
    received(sqlite_engine, settings, txt(), txt(Who(name="Budi")))
    stopping = threading.Event()
    stopping.set()
    assert run_waiting(sqlite_engine, settings, stopping=stopping) == 0
    assert {job.status for job in jobs(sqlite_engine)} == {JobStatus.QUEUED}


def test_the_slow_part_holds_no_transaction(
    sqlite_engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a CV is read somebody else writes; SQLite has one writer, who would wait for half a minute."""
    received(sqlite_engine, settings, txt())
    real = read_file

    def read(document: CvDocument, given: Settings) -> object:
        with transaction(sqlite_engine) as session:
            make_applicant(session)
        return real(document, given)

    monkeypatch.setattr(run_jobs, "read_file", read)
    assert run_waiting(sqlite_engine, settings) == 1
    assert jobs(sqlite_engine)[0].status is JobStatus.DONE


def test_a_claimed_job_is_seen_as_running(sqlite_engine: Engine, settings: Settings, tmp_path: Path) -> None:
    received(sqlite_engine, settings, txt())
    with transaction(sqlite_engine) as session:
        job = claim(session)
    assert job is not None
    assert jobs(sqlite_engine)[0].status is JobStatus.RUNNING
    assert (tmp_path / "data" / "uploads").exists()
