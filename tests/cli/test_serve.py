"""`talent serve` as a process: what it refuses, that it stops gracefully, and that a restart loses no CV."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from talent.audit.actors import OPERATOR
from talent.cli.main import run
from talent.core import paths
from talent.db.session import transaction
from talent.seed.reference import seed_reference

SECRET = "k3Yp-tests-9vQzLm27xWb4-only-for-tests"
PASSWORD = "sebuah kata sandi yang panjang"


def free_port() -> int:
    """A port that nobody listens on at present."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *, worker_threads: int) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A server over the database of `folder`, ready to answer."""
    port = free_port()
    environment = {
        **os.environ,
        "TALENT_DATA_DIR": str(folder),
        "TALENT_SECRET_KEY": SECRET,
        "TALENT_WORKER_THREADS": str(worker_threads),
    }
    command = [sys.executable, "-m", "talent.cli.main", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                if httpx.get(f"{url}/readyz").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url, process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_no_server_without_a_secret(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve"], "en") == 2
    assert "TALENT_SECRET_KEY" in capsys.readouterr().err


def test_no_server_on_a_database_that_is_not_migrated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALENT_SECRET_KEY", SECRET)
    assert run(["serve"], "en") == 1
    assert "talent db upgrade" in capsys.readouterr().err


def test_no_server_at_an_address_that_is_taken(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALENT_SECRET_KEY", SECRET)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", "--port", str(taken.getsockname()[1])], "en") == 1
    assert "taken" in capsys.readouterr().err


@pytest.mark.slow
def test_cv_that_was_taken_before_a_crash_is_read_after_the_restart(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    with transaction(sqlite_engine) as session:
        seed_reference(session, actor=OPERATOR)
    person = {
        "name": "Gilang Ramdhani Saputra",
        "email": "gilang.rs@example.com",
        "password": PASSWORD,
        "birth_year": 1991,
        "consent": True,
    }
    sign_in = {"address": person["email"], "password": PASSWORD, "transport": "bearer"}
    file = paths.demo() / "cvs" / "gilang-ramdhani-saputra.pdf"
    with serving(tmp_path / "data", worker_threads=0) as (url, process):
        own = httpx.post(f"{url}/api/v1/register", json=person).json()["reference"]
        token = httpx.post(f"{url}/api/v1/session", json=sign_in).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        cvs = f"{url}/api/v1/applicants/{own}/cvs"
        answer = httpx.post(cvs, headers=headers, files={"file": (file.name, file.read_bytes())})
        assert answer.status_code == 202
        job = answer.headers["location"]
        process.kill()
        process.wait()
    with serving(tmp_path / "data", worker_threads=1) as (url, process):
        status = ""
        for _ in range(300):
            status = httpx.get(f"{url}{job}", headers=headers).json()["status"]
            if status == "done":
                break
            time.sleep(0.1)
        assert status == "done"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
