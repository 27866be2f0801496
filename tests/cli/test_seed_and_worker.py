"""`talent seed` and `talent worker`: from an empty database to one whose work is done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from talent.core.settings import Settings
from talent.db.session import transaction
from talent.jobs.models import JobStatus
from talent.jobs.queue import claim
from talent.skills.models import Skill
from tests.cli.calling import talent
from tests.factories.demo import Demo
from tests.factories.documents import txt
from tests.worker.test_run_jobs import jobs, received


def test_seeding_twice_says_the_same(sqlite_engine: Engine) -> None:
    first = talent("seed", "--lang", "en")
    assert (first.status, first.err) == (0, "")
    assert "27" in first.out
    assert talent("seed", "--lang", "en") == first
    with transaction(sqlite_engine, write=False) as session:
        assert session.exec(select(func.count()).select_from(Skill)).one() >= 400


@pytest.mark.parametrize("args", [["seed"], ["seed", "--demo"], ["worker", "--once"]])
def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path, args: list[str]) -> None:
    called = talent(*args, "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert called.err.count("\n") == 1
    assert not list(tmp_path.rglob("*.db"))


@pytest.mark.slow
def test_the_demo_is_not_seeded_over_itself(demo_database: Demo) -> None:
    called = talent("seed", "--demo", "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert called.err.count("\n") == 1


def test_once_does_what_waits_and_ends(sqlite_engine: Engine, settings: Settings) -> None:
    received(sqlite_engine, settings, txt())
    called = talent("worker", "--once", "--lang", "en")
    assert (called.status, called.err) == (0, "")
    assert "1" in called.out
    assert jobs(sqlite_engine)[0].status is JobStatus.DONE
    assert talent("worker", "--once", "--lang", "en").out != called.out


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_takes_up_what_was_left_and_ends_when_it_is_told(
    sqlite_engine: Engine, settings: Settings, tmp_path: Path, how: signal.Signals
) -> None:
    received(sqlite_engine, settings, txt())
    with transaction(sqlite_engine) as session:
        assert claim(session) is not None
    with subprocess.Popen(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "talent.cli.main", "worker", "--lang", "en"],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as worker:
        end = time.monotonic() + 30
        while jobs(sqlite_engine)[0].status is not JobStatus.DONE and time.monotonic() < end:
            time.sleep(0.1)
        worker.send_signal(how)
        out, err = worker.communicate(timeout=30)
    assert jobs(sqlite_engine)[0].status is JobStatus.DONE
    assert (worker.returncode, err) == (0, "")
    assert out
