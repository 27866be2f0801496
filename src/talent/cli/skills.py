"""`talent skills`: links phrases to the library, and finds skills in running text; one line in, one line out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import lang

if TYPE_CHECKING:
    from scoring.concepts import ConceptLinker


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
    "--taxonomy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="cli.option.taxonomy",
)
@click.option("--format", "fmt", type=click.Choice(["json"]), default="json", help="cli.option.format")
def link(top: int, taxonomy: Path | None, fmt: str) -> None:
    """Read one phrase a line and print the skills that it may mean, best first."""
    from talent.skills.library import shipped_linker

    linker = shipped_linker() if taxonomy is None else _concept_linker(taxonomy)
    for phrase in _lines():
        candidates = [
            {"id": each.id, "label": linker.lexicon.label(each.id, lang()), "score": each.score}
            for each in linker.link(phrase, top=top)
        ]
        click.echo(json.dumps({"query": phrase, "candidates": candidates}, ensure_ascii=False))


def _concept_linker(taxonomy: Path) -> "ConceptLinker":
    from scoring.concepts import ConceptLinker
    from talent.skills.library import shipped_linker
    from talent.skills.taxonomy import read_taxonomy
    from talent.skills.wordings import shipped_wordings

    return ConceptLinker(read_taxonomy(taxonomy), wordings=shipped_wordings(), library=shipped_linker())


def _lines() -> Iterator[str]:
    from talent.core.errors import BadInput

    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput("error.input.encoding") from None
