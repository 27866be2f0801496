"""What every command needs from its surroundings: settings, the language, a ready database, rows on the screen."""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talent.cli.words import lang
from talent.core.errors import Conflict, Problem
from talent.core.i18n import translate

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from talent.core.settings import Settings

__all__ = ["engine", "format_option", "lang", "print_rows", "progress", "say", "settings", "yes_no"]

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


class DatabaseUnreachable(Problem):
    """The database does not answer."""

    status = 503


def settings(**overrides: object) -> "Settings":
    """Return the settings of the environment.

    Raises:
        Invalid: a value is wrong.
    """
    # Commands that need no settings, as `parse`, must not wait for pydantic.
    from talent.core.settings import load

    return load(**overrides)


def engine(*, migrated: bool = True) -> "Engine":
    """Return an engine for the database of the environment.

    Raises:
        Conflict: the database is not there or not at the newest revision, and `migrated` asks for that.
        DatabaseUnreachable: the server does not answer.
        Invalid: the address is wrong, or leads to something that is no database.
    """
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

    from talent.core.errors import Invalid
    from talent.db import migrate
    from talent.db.engine import make_engine

    address = settings().url
    try:
        url = make_url(address)
    except ArgumentError:
        raise Invalid("error.database.url") from None
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    if migrated and in_file and not Path(str(url.database)).exists():
        # Connecting would leave an empty file behind.
        raise Conflict("error.database.not_migrated")
    made = make_engine(address)
    context = click.get_current_context(silent=True)
    if context is not None:
        context.find_root().call_on_close(made.dispose)
    try:
        current = migrate.current(made)
    except OperationalError:
        raise DatabaseUnreachable("error.database.unreachable") from None
    except (DBAPIError, sqlite3.DatabaseError):
        raise Invalid("error.database.foreign") from None
    if migrated and current != migrate.head():
        raise Conflict("error.database.not_migrated")
    return made


def say(code: str, /, **params: object) -> None:
    """Print the words of `code` in the language of the call."""
    click.echo(translate(code, lang(), **params))


def yes_no(value: bool) -> str:
    """Return yes or no in the language of the call."""
    return translate("cli.yes" if value else "cli.no", lang())


def format_option(command: F) -> F:
    """Add `--format table|json`; the function gets it as `fmt`."""
    option = click.option(
        "--format", "fmt", type=click.Choice(["table", "json"]), default="table", help="cli.option.format"
    )
    return option(command)


def print_rows(
    rows: Iterable[Mapping[str, object]], fmt: str, *, columns: Sequence[str] | None = None
) -> None:
    """Print rows as a table, or as JSON with one object a line and its keys in the rows' order.

    `columns` names what the table shows (all keys of the first row where it is absent); the heading of column `x`
    is the message `cli.column.x`, else its name.
    """
    if fmt == "json":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
        return
    from rich.console import Console
    from rich.table import Table

    listed = [dict(row) for row in rows]
    names = list(columns if columns is not None else (listed[0] if listed else ()))
    if not listed:
        say("cli.nothing")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        heading = translate(f"cli.column.{name}", lang())
        table.add_column(name if heading.startswith("cli.column.") else heading, overflow="fold")
    for row in listed:
        table.add_row(*(_cell(row.get(name)) for name in names))
    # A pipe has no width: there a row stays on its line.
    console = Console(
        width=None if sys.stdout.isatty() else 1000,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


def progress(items: Iterable[T], *, label: str, total: int | None = None) -> Iterator[T]:
    """Go through `items` with a bar on stderr where that is a terminal, quietly in a pipe."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)
