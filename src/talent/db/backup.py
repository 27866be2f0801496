"""Copies the database while it is in use, and puts a copy back.

SQLite is copied by its own online backup, PostgreSQL by `pg_dump` in its custom format. A copy is written beside its
target and renamed when it is whole, so that a broken copy never carries the name of a good one.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine, inspect

from talent.core.errors import Conflict, Invalid, NotFound, Problem

_SQLITE_MAGIC: Final = b"SQLite format 3\x00"
_DUMP_MAGIC: Final = b"PGDMP"


class ToolMissing(Problem):
    """A program of the PostgreSQL client is not installed, or failed."""

    status = 500


def backup(engine: Engine, target: Path, *, force: bool = False) -> None:
    """Write a copy of the database to `target`.

    Raises:
        Conflict: `target` exists and `force` is not set.
        ToolMissing: `pg_dump` is absent or fails.
    """
    if target.exists() and not force:
        raise Conflict("error.backup.exists", path=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if engine.dialect.name == "sqlite":
            _copy_sqlite(Path(str(engine.url.database)), part)
        else:
            _run("pg_dump", engine.url, "--format=custom", "--no-owner", f"--file={part}")
        part.chmod(0o600)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(engine: Engine, source: Path, *, force: bool = False) -> None:
    """Put the copy at `source` in the place of the database.

    Raises:
        Conflict: the database holds tables and `force` is not set.
        Invalid: `source` is no whole copy of this kind of database.
        NotFound: there is no such file.
        ToolMissing: `pg_restore` is absent or fails.
    """
    if not source.is_file():
        raise NotFound("error.file.not_found", path=source)
    _refuse_other_kind(engine, source)
    if not force and inspect(engine).get_table_names():
        raise Conflict("error.restore.not_empty")
    if engine.dialect.name == "sqlite":
        # The engine's own connections would keep pages of the old database.
        engine.dispose()
        _copy_sqlite(source, Path(str(engine.url.database)))
        return
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", engine.url, *options, str(source))


def _refuse_other_kind(engine: Engine, source: Path) -> None:
    with source.open("rb") as file:
        start = file.read(len(_SQLITE_MAGIC))
    if engine.dialect.name != "sqlite":
        if not start.startswith(_DUMP_MAGIC):
            raise Invalid("error.restore.kind", path=source)
        return
    if start != _SQLITE_MAGIC:
        raise Invalid("error.restore.kind", path=source)
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            copy.execute("SELECT version_num FROM alembic_version")
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        raise Invalid("error.restore.broken", path=source)


def _copy_sqlite(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _run(tool: str, url: URL, *options: str) -> None:
    program = shutil.which(tool)
    if program is None:
        raise ToolMissing("error.backup.tool_missing", tool=tool)
    # The password travels in the environment: an argument would be seen by everybody who lists the processes.
    plain = url.set(drivername="postgresql", password=None)
    env = {**os.environ, "LC_ALL": "C"}
    if url.password:
        env["PGPASSWORD"] = str(url.password)
    done = subprocess.run(
        [program, f"--dbname={plain.render_as_string()}", *options],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        reason = "; ".join(done.stderr.split("\n")).strip("; ") or str(done.returncode)
        raise ToolMissing("error.backup.tool_failed", tool=tool, reason=reason)
