"""`talent need`: reads a job ad or terms of reference into requirements, each with the sentence it was read from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talent.cli.context import lang, print_rows
from talent.core.i18n import translate

if TYPE_CHECKING:
    from talent.projects.from_text.propose import ProposedNeed, ProposedRequirement, ProposedSkill


@click.command(help="cli.help.need")
@click.argument("file")
@click.option(
    "--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="cli.option.need_format"
)
def need(file: str, fmt: str) -> None:
    """Print what the file asks for."""
    from scoring.policy import Policy
    from talent.cli.files import list_files, read_file
    from talent.core.errors import BadInput
    from talent.projects.from_text.propose import propose_need
    from talent.projects.from_text.read_document import read_text
    from talent.skills.library import shipped_linker

    if Path(file).is_dir():
        raise BadInput("error.need.folder", path=file)
    (path,) = list_files([file])
    text = read_text(read_file(path), filename=path)
    proposed = propose_need(text, linker=shipped_linker(), policy=Policy.default())
    if fmt == "json":
        click.echo(json.dumps(proposed.to_dict(), ensure_ascii=False))
    elif not proposed.requirements:
        raise BadInput("error.need.no_requirements", path=path)
    else:
        _show(proposed)


def _show(proposed: "ProposedNeed") -> None:
    if proposed.title:
        click.echo(proposed.title)
    print_rows(
        [
            {
                "kind": translate(f"kind.{each.kind.value}", lang()),
                "level": each.level,
                "skill": _skills(each),
                "sentence": each.sentence,
            }
            for each in proposed.requirements
        ],
        "table",
    )
    for line in _besides(proposed):
        click.echo(line)
    click.echo(translate("cli.need.proposal", lang()), err=True)


def _skills(each: "ProposedRequirement") -> str:
    *others, last = map(_name, each.skills)
    if not others:
        return last
    return translate("cli.need.any_of", lang(), others=", ".join(others), last=last)


def _name(skill: "ProposedSkill") -> str:
    from talent.skills.library import shipped_lexicon

    if skill.id is None:
        return translate("cli.need.own_words", lang(), name=skill.name)
    return shipped_lexicon().label(skill.id, lang())


def _area(code: str) -> str:
    from talent.core import paths

    regions = json.loads((paths.reference() / "regions.json").read_text("utf-8"))
    return next((each["name"] for each in regions if each["code"] == code), code)


def _besides(proposed: "ProposedNeed") -> Iterator[str]:
    asked, said = proposed.criteria, proposed.criteria.sentences
    if proposed.languages:
        spoken = [f"{code} {level or ''}".strip() for code, level in proposed.languages]
        yield translate("cli.need.languages", lang(), languages=", ".join(spoken))
    if asked.education_level is not None:
        yield translate(
            "cli.need.education", lang(), level=asked.education_level, sentence=said["education_level"]
        )
    if asked.experience_months is not None:
        yield translate(
            "cli.need.experience", lang(), months=asked.experience_months, sentence=said["experience_months"]
        )
    if asked.fte is not None:
        yield translate("cli.need.fte", lang(), percent=round(asked.fte * 100), sentence=said["fte"])
    if asked.region is not None:
        yield translate("cli.need.place", lang(), place=_area(asked.region), sentence=said["region"])
    if asked.remote:
        yield translate("cli.need.remote", lang(), sentence=said["remote"])
    if asked.openings is not None:
        yield translate("cli.need.openings", lang(), count=asked.openings, sentence=said["openings"])
