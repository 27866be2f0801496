"""`talent rank`: ranks CV files, or lines of `talent parse`, against a need, with no database."""

import json
from typing import TYPE_CHECKING, Any

import click

from talent.cli.context import lang, print_rows, progress
from talent.core.i18n import translate

if TYPE_CHECKING:
    from scoring.policy import Policy
    from scoring.ranking import Ranked
    from talent.matching.standalone import Asked, Profile


@click.command(help="cli.help.rank")
@click.option("--need", "need_file", required=True, help="cli.option.need")
@click.option("--profiles", multiple=True, required=True, help="cli.option.profiles")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="cli.option.top")
@click.option("--as-of", metavar="YYYY-MM", default=None, help="cli.option.as_of")
@click.option(
    "--format", "fmt", type=click.Choice(["table", "json"]), default="table", help="cli.option.format"
)
def rank(need_file: str, profiles: tuple[str, ...], top: int, as_of: str | None, fmt: str) -> None:
    """Print who comes first, why, and what is not known."""
    from scoring.policy import Policy
    from talent.cli.months import month_option
    from talent.matching.standalone import rank_profiles

    policy, month = Policy.default(), month_option(as_of)
    asked = _need(need_file, policy)
    pool, left_out = _pool(profiles, asked, month)
    ranking = rank_profiles(asked, pool, policy=policy, as_of=month)[:top]
    if fmt == "json":
        for each in ranking:
            click.echo(json.dumps(_row(each), ensure_ascii=False))
    else:
        _show(asked, ranking)
    if asked.proposed:
        said = translate("cli.rank.proposed", lang(), count=len(asked.need.requirements))
        click.echo(said, err=True)
    for name in asked.outside_library:
        click.echo(translate("cli.rank.outside", lang(), name=name), err=True)
    for file, reason in left_out:
        click.echo(f"{file}: {reason}", err=True)


def _need(name: str, policy: "Policy") -> "Asked":
    from talent.cli.files import list_files, read_file
    from talent.core.errors import BadInput
    from talent.matching.standalone import read_need
    from talent.projects.from_text.read_document import read_text
    from talent.skills.library import shipped_lexicon, shipped_linker

    (file,) = list_files([name])[:1] or [name]
    data = read_file(file)
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError):
        if file.endswith(".json"):
            raise BadInput("error.need.json", path=file) from None
        content = {"title": file, "text": read_text(data, filename=file)}
    if not isinstance(content, dict):
        raise BadInput("error.need.json", path=file)
    return read_need(content, lexicon=shipped_lexicon(), linker=shipped_linker(), policy=policy)


def _pool(
    names: tuple[str, ...], asked: "Asked", month: int
) -> "tuple[list[Profile], list[tuple[str, str]]]":
    """Return the candidates, and the files that could not be read with the reason."""
    from talent.cli.files import list_files, read_file
    from talent.cv.processes.batch import parse_many
    from talent.matching.standalone import Profile, candidate_from

    pool: list[Profile] = []
    left_out: list[tuple[str, str]] = []
    files = list_files(names)
    lines = [file for file in files if file.endswith((".jsonl", ".ndjson")) or file == "-"]
    for file in lines:
        pool += _profiles_of_lines(file, asked, month)
    documents = [(read_file(file), file) for file in files if file not in lines]
    bar = progress(parse_many(documents), label=translate("demo.progress.read", lang()), total=len(documents))
    for (_, file), parsed in zip(documents, bar, strict=True):
        if parsed.reason is not None:
            left_out.append((file, translate(parsed.reason.code, lang(), **dict(parsed.reason.params))))
        else:
            pool.append(Profile(file, candidate_from(parsed, ref=file, linker=asked.linker, as_of=month)))
    return pool, left_out


def _profiles_of_lines(file: str, asked: "Asked", month: int) -> "list[Profile]":
    from talent.cli.files import read_file
    from talent.core.errors import BadInput
    from talent.matching.standalone import Profile, candidate_from_row

    profiles = []
    for number, line in enumerate(read_file(file).decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name = str(row["file"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadInput("error.profile.line", file=file, line=number) from None
        if row.get("status", "parsed") == "parsed":
            candidate = candidate_from_row(
                row, ref=name, lexicon=asked.lexicon, linker=asked.linker, as_of=month
            )
            profiles.append(Profile(name, candidate))
    return profiles


def _row(each: "Ranked") -> dict[str, Any]:
    card = each.card
    return {
        "file": card.candidate_ref,
        "rank": each.rank,
        "score": card.score,
        "confidence": card.confidence,
        "gates": [gate.to_dict() for gate in card.gates],
        "contributions": [
            {
                "key": line.key,
                "code": line.code,
                "weight": line.weight,
                "coverage": line.coverage,
                "contribution": line.contribution,
                "skill": line.matched_skill,
                "affinity": line.affinity,
            }
            for line in card.lines
        ],
    }


def _show(asked: "Asked", ranking: "list[Ranked]") -> None:
    from talent.shortlists.words import Words, percent

    words = Words(asked.need, asked.lexicon, lang())
    rows = []
    for each in ranking:
        counted = sorted(each.card.lines, key=lambda line: -line.contribution)
        unknown = [words.line(line) for line in each.card.lines if line.coverage is None]
        rows.append(
            {
                "rank": f"{each.rank}{'=' if each.tie else ''}",
                "file": each.card.candidate_ref,
                "score": percent(each.card.shown_score),
                "confidence": percent(each.card.shown_confidence),
                "bucket": translate(f"bucket.{each.card.bucket.value}", lang()),
                "counted": ", ".join(
                    f"{words.line(line)} {percent(line.contribution)}"
                    for line in counted[:3]
                    if line.contribution
                ),
                "unknown": ", ".join(unknown),
            }
        )
    print_rows(rows, "table")
