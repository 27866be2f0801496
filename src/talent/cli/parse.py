"""`talent parse`: reads CVs and shows them as a person reads, or as one JSON object a file."""

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from talent.cli.context import lang, progress
from talent.core.i18n import translate

if TYPE_CHECKING:
    from talent.cv.types import ParsedCv


@click.command(help="cli.help.parse")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format", "fmt", type=click.Choice(["text", "json"]), default=None, help="cli.option.parse_format"
)
@click.option("--as-of", metavar="YYYY-MM", default=None, help="cli.option.as_of")
@click.option("--explain", metavar="FIELD", default=None, help="cli.option.explain")
@click.option("--together", is_flag=True, help="cli.option.together")
@click.option("--draw", metavar="OUT.png", default=None, help="cli.option.draw")
@click.option("--page", type=click.IntRange(min=1), default=1, metavar="N", help="cli.option.draw_page")
@click.option("--redact", metavar="OUT.pdf", default=None, help="cli.option.redact")
@click.option("--name", "names", multiple=True, metavar="NAME", help="cli.option.redact_name")
def parse(
    files: tuple[str, ...],
    fmt: str | None,
    as_of: str | None,
    explain: str | None,
    together: bool,
    draw: str | None,
    page: int,
    redact: str | None,
    names: tuple[str, ...],
) -> None:
    """Read each file and print what stands in it."""
    from scoring.types import month_text
    from talent.applicants.parse_rows import parse_row
    from talent.cli.files import list_files, read_file
    from talent.cli.months import month_option
    from talent.cv.processes.batch import parse_many
    from talent.cv.processes.sandbox import children, read_pictures_in_child
    from talent.skills.library import shipped_lexicon, shipped_linker

    month = month_option(as_of)
    paths = list_files(files)
    documents = [(read_file(path), path) for path in paths]
    if draw is not None or redact is not None:
        from talent.cli.cv_copies import write_copies

        write_copies(documents, draw=draw, page=page, redact=redact, names=names)
        return
    children().warm_up(1 if together else len(documents))
    if explain is None:
        # Built while the children start, which takes as long.
        linker, lexicon = shipped_linker(), shipped_lexicon()
    if together:
        pictures = [data for data, _ in documents]
        documents = [(b"".join(pictures), " + ".join(paths))]
        found: Iterable[ParsedCv] = [read_pictures_in_child(pictures)]
    else:
        found = parse_many(documents)
    readings = progress(found, label=translate("demo.progress.read", lang()), total=len(documents))
    for (data, name), parsed in zip(documents, readings, strict=True):
        if explain is not None:
            _explain(name, parsed, explain, fmt)
            continue
        row = parse_row(
            name,
            parsed,
            linker=linker,
            lexicon=lexicon,
            lang=lang(),
            as_of=month,
            document=hashlib.sha256(data).hexdigest(),
        )
        if fmt == "json":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            _show(row, parsed, month_text(month))


def _show(row: dict[str, Any], parsed: "ParsedCv", month: str) -> None:
    from rich.console import Console

    from talent.cli.cv_page import print_cv

    print_cv(Console(highlight=False, markup=False), row, parsed, lang=lang(), month=month)


def _explain(name: str, parsed: "ParsedCv", field: str, fmt: str | None) -> None:
    from rich.console import Console

    from talent.cli.cv_explain import explain_rows, print_explanation

    rows = list(explain_rows(name, parsed, field, lang()))
    if fmt == "json":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        print_explanation(Console(highlight=False, markup=False), name, rows, lang())
