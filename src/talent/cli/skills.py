"""`talent skills`: links phrases to the library, and finds skills in running text; one line in, one line out."""

import csv
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from talent.cli.context import lang

if TYPE_CHECKING:
    from scoring.lexicon import Lexicon, SkillEntry


@click.group(help="cli.help.skills")
def skills() -> None:
    """Hold the commands of the skill library."""


@skills.command(help="cli.help.skills_extract")
@click.option("--format", "fmt", type=click.Choice(["json"]), default="json", help="cli.option.format")
def extract(fmt: str) -> None:
    """Read one text a line and print the skills that it names, with their places."""
    from talent.skills.library import shipped_lexicon, shipped_linker

    for text in _lines():
        spans = shipped_linker().find(text)
        found = [
            {
                "id": span.id,
                "label": shipped_lexicon().label(span.id, lang()),
                "start": span.start,
                "end": span.end,
                "score": span.score,
            }
            for span in spans
        ]
        click.echo(json.dumps({"text": text, "skills": found}, ensure_ascii=False))


@skills.command(help="cli.help.skills_link")
@click.option("--top", type=click.IntRange(1, 100), default=1, show_default=True, help="cli.option.top")
@click.option(
    "--taxonomy", type=click.Path(exists=True, dir_okay=False), default=None, help="cli.option.taxonomy"
)
@click.option("--format", "fmt", type=click.Choice(["json"]), default="json", help="cli.option.format")
def link(top: int, taxonomy: str | None, fmt: str) -> None:
    """Read one phrase a line and print the skills that it may mean, best first; none when nothing is near enough."""
    from scoring.linker import Linker
    from talent.skills.library import shipped_lexicon, shipped_linker

    lexicon = shipped_lexicon() if taxonomy is None else _taxonomy(taxonomy)
    linker = shipped_linker() if taxonomy is None else Linker(lexicon)
    for phrase in _lines():
        candidates = [
            {"id": each.id, "label": lexicon.label(each.id, lang()), "score": each.score}
            for each in linker.link(phrase, top=top)
        ]
        click.echo(json.dumps({"query": phrase, "candidates": candidates}, ensure_ascii=False))


def _lines() -> Iterator[str]:
    from talent.core.errors import BadInput

    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput("error.input.encoding") from None


def _taxonomy(path: str) -> "Lexicon":
    """Read a CSV of `id,label,alt_labels` (separated by `|`)`,broader,kind`."""
    from scoring.lexicon import Lexicon
    from talent.core.errors import Invalid

    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        try:
            if not {"id", "label"} <= set(reader.fieldnames or ()):
                raise Invalid("error.taxonomy.columns", path=path)
            return Lexicon(_entry(row, reader.line_num) for row in reader)
        except UnicodeDecodeError:
            raise Invalid("error.input.encoding") from None
        except (ValueError, csv.Error) as error:
            raise Invalid("error.taxonomy.content", path=path, reason=str(error)) from None


def _entry(row: dict[str, str], line: int) -> "SkillEntry":
    from scoring.lexicon import SkillEntry

    if not row["id"] or not row["label"]:
        raise ValueError(f"line {line}")
    return SkillEntry(
        id=row["id"],
        family="taxonomy",
        kind=row.get("kind") or "skill",
        labels={"en": row["label"]},
        aliases={"en": tuple(filter(None, (row.get("alt_labels") or "").split("|")))},
        broader=row.get("broader") or None,
    )
