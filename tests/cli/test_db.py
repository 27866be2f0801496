"""`talent db` on both databases: upgrade, current, check, and a copy that can be put back (R6)."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from talent.audit.actors import OPERATOR
from talent.audit.ledger import head, record
from talent.core.errors import Invalid
from talent.db import backup as copies
from talent.db import migrate
from talent.db.session import transaction
from talent.evaluation.postgresql import binaries
from tests.cli.calling import talent


@pytest.fixture
def database(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A migrated database that the command line uses, with one deed in its ledger."""
    monkeypatch.setenv("TALENT_DATABASE_URL", engine.url.render_as_string(hide_password=False))
    if engine.dialect.name == "postgresql":
        # The client must not be older than the server: the one that came with it is right.
        monkeypatch.setenv("PATH", f"{binaries() / 'bin'}:{os.environ['PATH']}")
    _deed(engine, "first")
    return engine


def _deed(engine: Engine, ref: str) -> None:
    with transaction(engine) as session:
        record(session, action="test.deed", subject=("thing", ref), actor=OPERATOR)


def _count(engine: Engine) -> int:
    with transaction(engine, write=False) as session:
        return head(session).sequence


def test_upgrade_makes_the_database_and_says_where_it_stands(tmp_path: Path) -> None:
    first, second = talent("db", "upgrade"), talent("db", "upgrade")
    assert first.out == second.out == f"The database is at revision {migrate.head()}.\n"
    assert (first.status, first.err) == (0, "")
    assert (tmp_path / "data" / "talent.db").exists()


def test_current_tells_both_revisions(database: Engine) -> None:
    called = talent("db", "current")
    assert called.out == f"The database is at revision {migrate.head()}; the newest is {migrate.head()}.\n"
    migrate.downgrade(database, "base")
    assert talent("db", "current").out.startswith("The database is at revision –;")


def test_check_finds_a_schema_that_somebody_changed(database: Engine) -> None:
    assert talent("db", "check").status == 0
    with database.begin() as connection:
        connection.execute(text("ALTER TABLE region ADD COLUMN nickname VARCHAR(10)"))
    called = talent("db", "check")
    assert called.status == 1
    assert "nickname" in called.out


def test_a_database_that_is_behind_is_refused_before_anything_is_done(database: Engine) -> None:
    migrate.downgrade(database, "base")
    called = talent("users", "list")
    assert (called.status, called.err) == (1, "The database is not ready. Run 'talent db upgrade' first.\n")


@pytest.mark.proves("R6")
def test_a_copy_brings_back_the_same_ledger(database: Engine, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "talent.backup"
    assert talent("db", "backup", str(copy)).status == 0
    assert copy.stat().st_mode & 0o077 == 0
    with transaction(database, write=False) as session:
        before = head(session)
    _deed(database, "second")
    refused = talent("db", "restore", str(copy))
    assert (refused.status, _count(database)) == (1, 2)
    assert "--force" in refused.err
    called = talent("db", "restore", str(copy), "--force")
    assert (called.status, called.err) == (0, "")
    with transaction(database, write=False) as session:
        assert head(session) == before
    assert talent("audit", "verify").status == 0
    assert talent("db", "check").status == 0


def test_a_copy_is_not_written_over_another_unless_forced(database: Engine, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_text("precious")
    called = talent("db", "backup", str(copy))
    assert (called.status, copy.read_text()) == (1, "precious")
    assert talent("db", "backup", str(copy), "--force").status == 0
    assert copy.read_bytes() != b"precious"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000, b"PGDMP"])
def test_what_is_no_copy_is_refused_and_nothing_changes(
    database: Engine, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "copy"
    file.write_bytes(content)
    called = talent("db", "restore", str(file), "--force")
    assert called.status in {1, 2}
    assert called.err.count("\n") == 1
    assert _count(database) == 1


def test_a_sqlite_file_of_another_program_is_refused(sqlite_engine: Engine, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(Invalid) as refusal:
        copies.restore(sqlite_engine, other, force=True)
    assert refusal.value.code == "error.restore.broken"


def test_a_copy_is_whole_while_somebody_writes(sqlite_engine: Engine, tmp_path: Path) -> None:
    _deed(sqlite_engine, "before")
    with transaction(sqlite_engine) as session:
        record(session, action="test.deed", subject=("thing", "open"), actor=OPERATOR)
        session.flush()
        copies.backup(sqlite_engine, tmp_path / "copy.db")
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("SELECT subject_ref FROM ledger_entry").fetchall() == [("before",)]
    copy.close()


@pytest.mark.postgresql
def test_a_missing_client_program_is_named_with_its_package(
    postgresql_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(copies.ToolMissing) as refusal:
        copies.backup(postgresql_engine, tmp_path / "copy")
    assert str(refusal.value) == (
        "pg_dump is not installed. Install the PostgreSQL client (package postgresql-client)."
    )
    assert list(tmp_path.glob("copy*")) == []
