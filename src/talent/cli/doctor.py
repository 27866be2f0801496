"""`talent doctor`: looks at the installation and says what is there, what is missing, and what that is for."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

import click

from talent.cli.context import engine, format_option, lang, print_rows, say, settings
from talent.core.errors import Problem
from talent.core.i18n import translate

if TYPE_CHECKING:
    from sqlalchemy import Engine

_PROGRAMS: Final = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pg_dump": ("pg_dump",),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for. `status` is ok, missing (it is needed) or absent (it is optional)."""

    name: str
    status: str
    detail: str
    purpose: str


@click.command(help="cli.help.doctor")
@format_option
@click.pass_context
def doctor(ctx: click.Context, fmt: str) -> None:
    """Print the findings; exit 1 when something needed is missing."""
    findings = list(examine())
    rows = [asdict(finding) for finding in findings]
    if fmt == "table":
        for row in rows:
            row["status"] = translate(f"cli.doctor.status_{row['status']}", lang())
    print_rows(rows, fmt)
    if any(finding.status == "missing" for finding in findings):
        if fmt == "table":
            say("cli.doctor.incomplete")
        ctx.exit(1)


def examine() -> Iterator[Finding]:
    """Yield what there is, one thing after the other; nothing is changed on the machine."""
    yield _finding("python", sys.version_info >= (3, 11), sys.version.split()[0])
    yield _finding("settings", *_settings())
    yield _finding("data_dir", *_data_dir())
    yield _finding("database", *_database())
    yield _finding("skill_library", *_library())
    yield _finding("secret_key", *_secret(), needed=False)
    yield _finding("tesseract", *_tesseract(), needed=False)
    yield _finding("numba", *_numba(), needed=False)
    for name, commands in _PROGRAMS.items():
        path = next(filter(None, map(shutil.which, commands)), None)
        yield _finding(name, path is not None, path or "–", needed=False)


def _finding(name: str, there: bool, detail: str, *, needed: bool = True) -> Finding:
    status = "ok" if there else "missing" if needed else "absent"
    return Finding(name, status, detail, translate(f"cli.doctor.for_{name}", lang()))


def _settings() -> tuple[bool, str]:
    try:
        settings()
    except Problem as problem:
        return False, problem.message(lang())
    return True, "TALENT_…"


def _data_dir() -> tuple[bool, str]:
    try:
        folder = settings().data_dir.absolute()
    except Problem:
        return False, "–"
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK), str(folder)


def _database() -> tuple[bool, str]:
    try:
        ready = engine()
        return True, _version(ready)
    except Problem as problem:
        return False, problem.message(lang())


def _version(ready: "Engine") -> str:
    from talent.db import migrate

    if ready.dialect.name == "sqlite":
        version = f"SQLite {sqlite3.sqlite_version}"
    else:
        with ready.connect() as connection:
            version = f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar_one()}"
    return f"{version}, {translate('cli.doctor.revision', lang(), revision=migrate.head())}"


def _library() -> tuple[bool, str]:
    from talent.skills.library import family_labels, shipped_lexicon

    try:
        lexicon = shipped_lexicon()
    except (OSError, ValueError, KeyError) as error:
        return False, str(error)
    counts = {"skills": len(lexicon), "families": len(family_labels()), "version": lexicon.version[:12]}
    return True, translate("cli.doctor.library", lang(), **counts)


def _tesseract() -> tuple[bool, str]:
    """The program that reads scans, with both languages of the CVs."""
    from talent.cv.pictures.tesseract import LANGUAGES, find_tesseract

    program = find_tesseract()
    if program is None:
        return False, shutil.which("tesseract") or "–"
    missing = [language for language in LANGUAGES if language not in program.languages]
    if missing:
        words = {"path": program.path, "missing": ", ".join(missing)}
        return False, translate("cli.doctor.tesseract_incomplete", lang(), **words)
    words = {"path": program.path, "languages": ", ".join(program.languages)}
    return True, translate("cli.doctor.tesseract", lang(), **words)


def _numba() -> tuple[bool, str]:
    """The compiler of the index's loops. It is told by its data, for loading it takes a second."""
    try:
        return True, version("numba")
    except PackageNotFoundError:
        return False, "–"


def _secret() -> tuple[bool, str]:
    try:
        settings().require_secret()
    except Problem as problem:
        return False, problem.message(lang())
    return True, "TALENT_SECRET_KEY"
