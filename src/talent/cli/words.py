"""The words of the command line in both languages: help texts, headings and sentences about wrong usage.

A command gives message codes (`cli.…`) where click wants help texts; the formatter translates them when help is
shown. A text that is no code is shown as it is.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import click

from talent.core.i18n import LANGUAGES, preferred_language, translate

LANG: Final = "talent.lang"
_CODE: Final = re.compile(r"^cli(\.[a-z0-9_]+)+")
_CLICK_WORDS: Final = {
    "Options": "cli.help.options",
    "Commands": "cli.help.commands",
    "Show this message and exit.": "cli.option.help",
}

_F = TypeVar("_F", bound=Callable[..., Any])


def lang() -> str:
    """Return the language of this call: `--lang`, else the environment's."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(LANG, "")) if context and LANG in context.meta else preferred_language()


class LocalFormatter(click.HelpFormatter):
    """Writes help in the language of the call."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        super().write_usage(prog, args, translate("cli.help.usage", lang()) + " ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_local(heading))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_local(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of names with their descriptions."""
        super().write_dl([(name, _local(text)) for name, text in rows], col_max, col_spacing)


class LocalContext(click.Context):
    """A context whose help is in the language of the call."""

    formatter_class = LocalFormatter


def localise(command: click.Command) -> click.Command:
    """Let `command` and what is under it show help in the language of the call, and show that `--lang` is taken."""
    command.context_class = LocalContext
    if not any("--lang" in parameter.opts for parameter in command.params):
        language_option(command)
    if isinstance(command, click.Group):
        for child in command.commands.values():
            localise(child)
    return command


def language_option(command: _F) -> _F:
    """Show `--lang` among the options; the entry has taken it off before the options are read."""
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="cli.option.lang")(
        command
    )


def _local(text: str) -> str:
    code = _CODE.match(text)
    if code is not None:
        return translate(code.group(), lang()) + text[code.end() :]
    return translate(_CLICK_WORDS[text], lang()) if text in _CLICK_WORDS else text


def usage_sentence(error: click.UsageError, lang: str) -> str:
    """Return what is wrong with the command, and where to read how it is used."""
    path = error.ctx.command_path if error.ctx else "talent"
    return f"{_wrong(error, lang)} {translate('error.usage.see_help', lang, command=path)}"


def _wrong(error: click.UsageError, lang: str) -> str:
    if isinstance(error, click.exceptions.NoSuchCommand):
        return translate("error.usage.command", lang, name=error.command_name)
    if isinstance(error, click.NoSuchOption):
        return translate("error.usage.option", lang, name=error.option_name)
    if isinstance(error, click.BadParameter):
        return _wrong_parameter(error, lang)
    return error.format_message()


def _wrong_parameter(error: click.BadParameter, lang: str) -> str:
    kind = error.param.type if error.param else None
    name = _name(error)
    quoted = re.search(r"'(.+)'", error.message)
    if isinstance(error, click.MissingParameter):
        return translate("error.usage.missing", lang, name=name)
    if isinstance(kind, click.Choice):
        return translate("error.usage.choice", lang, name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.Path | click.File) and quoted and "does not exist" in error.message:
        return translate("error.file.not_found", lang, path=quoted.group(1))
    return translate("error.usage.value", lang, name=name, reason=error.message.rstrip("."))


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name if error.param else str(error.param_hint or "")
