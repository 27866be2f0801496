"""The entry `talent`: finds the command, and turns every refusal into one sentence and an exit code.

Exit codes: 0 done, 1 a check failed or the state does not allow it, 2 the command or its input is wrong.
"""

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Final, NoReturn, TextIO

import click

from talent.cli import words
from talent.core.errors import Problem
from talent.core.i18n import LANGUAGES, preferred_language, translate

# In the order of the recruitment story. The words beside each name are the message `cli.<name>`; nothing is
# imported before its command is asked for, so that `talent --help` answers at once.
COMMANDS: Final[dict[str, str]] = {
    "demo": "talent.cli.demo:demo",
    "parse": "talent.cli.parse:parse",
    "skills": "talent.cli.skills:skills",
    "need": "talent.cli.need:need",
    "rank": "talent.cli.rank:rank",
    "match": "talent.cli.match:match",
    "export": "talent.cli.export:export",
    "seed": "talent.cli.seed:seed",
    "serve": "talent.cli.serve:serve",
    "worker": "talent.cli.worker:worker",
    "db": "talent.cli.db:db",
    "users": "talent.cli.users:users",
    "audit": "talent.cli.audit:audit",
    "doctor": "talent.cli.doctor:doctor",
    "eval": "talent.cli.eval:evaluate",
    "bench": "talent.cli.bench:bench",
}

_INPUT_STATUSES: Final = frozenset({400, 404, 413, 415, 422})


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    context_class = words.LocalContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, None when there is none of that name."""
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - a slip in the table above, found by a test
        return words.localise(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, f"cli.{name}") for name in COMMANDS])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `--lang` from wherever it stands, so that it works before and after the command."""
        rest, lang = take_language(args)
        if lang is not None:
            if lang not in LANGUAGES:
                raise click.BadParameter(
                    "", ctx=ctx, param=click.Option(["--lang"], type=click.Choice(LANGUAGES))
                )
            ctx.meta[words.LANG] = lang
        return super().parse_args(ctx, rest)


def take_language(args: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments without `--lang` and the language that it names (None where it is absent)."""
    rest: list[str] = []
    lang: str | None = None
    waiting = list(args)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*rest, word, *waiting], lang
        if word == "--lang":
            lang = waiting.pop(0) if waiting else ""
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return rest, lang


@click.command(
    cls=LazyGroup, help="cli.help.talent", context_settings={"help_option_names": ["-h", "--help"]}
)
@words.language_option
@click.version_option(
    package_name="talent", prog_name="talent", message="%(prog)s %(version)s", help="cli.option.version"
)
def cli() -> None:
    """Hold the commands."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        _use_utf8(stream)
    lang = take_language(args)[1]
    lang = lang if lang in LANGUAGES else preferred_language()
    if "_TALENT_COMPLETE" in os.environ:
        cli.main(args=args, prog_name="talent")
    try:
        status = run(args, lang)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (`head`, a closed pager) has gone: nothing to say, and nothing to flush at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 128 + signal.SIGPIPE
    sys.exit(status)


def run(args: Sequence[str], lang: str) -> int:
    """Run the command line and return its exit code; refusals are printed to stderr in `lang`."""
    try:
        # Not `cli.main`, which takes a closed pipe for a failure.
        with cli.make_context("talent", list(args)) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(words.usage_sentence(error, lang), err=True)
        return 2
    except Problem as problem:
        click.echo(problem.message(lang), err=True)
        return 2 if problem.status in _INPUT_STATUSES else 1
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 128 + signal.SIGINT
    except BrokenPipeError:
        raise
    except OSError as error:
        click.echo(translate("error.file.system", lang, reason=_reason(error)), err=True)
        return 2
    except Exception as error:
        if not _lost_database(error):
            raise
        click.echo(translate("error.database.unreachable", lang), err=True)
        return 1
    return 0


def _lost_database(error: Exception) -> bool:
    # By its name, so that the entry need not import the database's library to know its errors.
    return (type(error).__module__, type(error).__name__) == ("sqlalchemy.exc", "OperationalError")


def _reason(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"


def _use_utf8(stream: TextIO) -> None:
    # Names and reasons are not ASCII, and a server's locale often is.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "strict")


if __name__ == "__main__":
    main()
