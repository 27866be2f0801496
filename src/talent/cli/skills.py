"""`talent skills`: links phrases to the library, and finds skills in running text; one line in, one line out."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import engine, format_option, lang, say
from talent.core.i18n import translate

if TYPE_CHECKING:
    from scoring.concepts import ConceptLinker


@click.group(help="cli.help.skills")
def skills() -> None:
    """Hold the commands of the skill library."""


@skills.command(help="cli.help.skills_extract")
@click.option("--format", "fmt", type=click.Choice(["json"]), default="json", help="cli.option.format")
def extract(fmt: str) -> None:
    """Read one text a line and print the skills that it names, with their places."""
    from talent.skills.extract import find_skills
    from talent.skills.library import shipped_lexicon, shipped_linker

    for text in _lines():
        found = [
            {
                "id": each.id,
                "label": shipped_lexicon().label(each.id, lang()) if each.id else text[each.start : each.end],
                "start": each.start,
                "end": each.end,
                "score": each.score,
            }
            for each in find_skills(text, shipped_linker())
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
    from talent.skills.concepts import concept_linker
    from talent.skills.taxonomy import read_taxonomy

    return concept_linker(read_taxonomy(taxonomy))


@skills.command(name="import", help="cli.help.skills_import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source", type=click.Choice(["esco", "onet", "csv"]), required=True, help="cli.option.import_source"
)
@click.option("--only-known", is_flag=True, help="cli.option.import_only_known")
def import_file(path: Path, source: str, only_known: bool) -> None:
    """Bring a published list into the library of the database; what refers to skills stays as it is."""
    from talent.audit.actors import OPERATOR
    from talent.db.session import transaction
    from talent.skills.import_file import import_skills

    with transaction(engine()) as session:
        report = import_skills(session, path=path, source=source, only_known=only_known, actor=OPERATOR)
    say("cli.skills.imported", **asdict(report))


@skills.command(help="cli.help.skills_coverage")
@click.argument(
    "paths", metavar="FILE", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--judged", is_flag=True, help="cli.option.coverage_judged")
@format_option
def coverage(paths: tuple[Path, ...], judged: bool, fmt: str) -> None:
    """Measure how much of the demanded skills of ads links; with --judged, how much links rightly."""
    from talent.skills import coverage as measure
    from talent.skills.library import shipped_linker

    if not paths:
        raise click.UsageError(translate("error.coverage.no_file", lang()))
    linker = shipped_linker()
    figures: dict[str, object]
    if judged:
        counted = measure.measure_judged(
            [each for path in paths for each in measure.read_judgements(path)], linker
        )
        part, total = counted.right, counted.total
        figures = {"right": part, "total": total, "wrong": counted.wrong, "unlinked": counted.unlinked}
    else:
        found = measure.measure_coverage(
            (term for path in paths for term in measure.demanded_terms(path)), linker
        )
        part, total = found.linked, found.total
        figures = {
            "linked": part,
            "total": total,
            "terms": found.terms,
            "unlinked_terms": len(found.unlinked),
            "most_missed": dict(found.unlinked[:20]),
        }
    low, high = measure.wilson_interval(part, total)
    share = part / total if total else 0.0
    if fmt == "json":
        rounded = {"share": round(share, 4), "low": round(low, 4), "high": round(high, 4)}
        click.echo(json.dumps({**figures, **rounded}, ensure_ascii=False))
        return
    percents = {"share": f"{share:.1%}", "low": f"{low:.1%}", "high": f"{high:.1%}"}
    say("cli.skills.judged" if judged else "cli.skills.coverage", **figures, **percents)


@skills.command(help="cli.help.skills_show")
@click.argument("skill", metavar="ID")
@click.option("--format", "fmt", type=click.Choice(["json"]), default="json", help="cli.option.format")
def show(skill: str, fmt: str) -> None:
    """Print one skill of the shipped library: its names, its neighbours with reasons, what its levels mean."""
    from talent.core.errors import NotFound
    from talent.skills.levels import LEVELS, describe_level
    from talent.skills.library import shipped_lexicon

    lexicon = shipped_lexicon()
    if skill not in lexicon:
        raise NotFound("error.skill.not_found", skill=skill)
    entry = lexicon.entry(skill).to_dict()
    levels = {str(level): describe_level(skill, level, lang()) for level in LEVELS}
    click.echo(json.dumps({**entry, "levels": levels}, ensure_ascii=False))


def _lines() -> Iterator[str]:
    from talent.core.errors import BadInput

    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput("error.input.encoding") from None
