"""`talent doctor` tells what is there, what is missing and what for, and changes nothing."""

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.cli.calling import talent

NEEDED = {"python", "settings", "data_dir", "database", "skill_library"}


def _findings() -> dict[str, dict[str, str]]:
    return {
        row["name"]: row for row in map(json.loads, talent("doctor", "--format", "json").out.splitlines())
    }


def test_a_ready_installation_has_all_it_needs(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENT_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    assert talent("doctor").status == 0
    findings = _findings()
    assert {name for name, row in findings.items() if row["status"] == "ok"} >= NEEDED
    kind = {"sqlite": "SQLite 3.", "postgresql": "PostgreSQL 1"}[engine.dialect.name]
    assert findings["database"]["detail"].startswith(kind)
    assert all(row["purpose"] and not row["purpose"].startswith("cli.") for row in findings.values())


def test_a_database_that_is_not_ready_fails_and_is_not_made(tmp_path: Path) -> None:
    called = talent("doctor")
    assert called.status == 1
    assert "MISSING" in called.out
    assert _findings()["database"]["detail"] == "The database is not ready. Run 'talent db upgrade' first."
    assert not (tmp_path / "data").exists()


def test_programs_that_are_absent_are_no_failure(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("talent.cli.doctor.version", absent)
    assert talent("doctor").status == 0
    findings = _findings()
    names = ("tesseract", "numba", "chromium", "pg_dump", "secret_key")
    assert {findings[name]["status"] for name in names} == {"absent"}


def test_wrong_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENT_PORT", "none")
    assert talent("doctor").status == 1
    findings = _findings()
    assert findings["settings"]["status"] == "missing"
    assert "TALENT_PORT" in findings["settings"]["detail"]


def test_a_weak_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALENT_SECRET_KEY", "changeme-and-more-of-it-until-it-is-long")
    assert "changeme" not in talent("doctor").out
