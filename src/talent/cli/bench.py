"""`talent bench`: speed as a ratio to the peers, measured in the same run on the same documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from talent.cli.context import format_option, lang, print_rows, progress
from talent.core.i18n import translate

_MOST: Final = 100
_LEAST_PEOPLE: Final = 1000
_MOST_PEOPLE: Final = 5_000_000
_MOST_NEEDS: Final = 10_000


@click.group(help="cli.help.bench")
def bench() -> None:
    """Hold the measurements."""


@bench.command(help="cli.help.bench_parse")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.bench_folder"
)
@click.option("--pages", type=click.IntRange(0, _MOST), default=2, help="cli.option.bench_pages")
@click.option("--documents", type=click.IntRange(1, _MOST), default=8, help="cli.option.bench_documents")
@click.option("--rounds", type=click.IntRange(1, _MOST), default=5, help="cli.option.rounds")
@format_option
def parse(folder: Path | None, pages: int, documents: int, rounds: int, fmt: str) -> None:
    """Measure reading PDFs beside the bare extraction of their text."""
    from talent.evaluation.golden import default_folder
    from talent.evaluation.speed import choose_documents, measure

    folder = folder or default_folder()
    chosen = choose_documents(folder, pages=pages, most=documents)
    said = translate("cli.bench.documents", lang(), count=len(chosen), path=folder)
    click.echo(said, err=True)

    def turns(numbers: Iterable[int]) -> Iterator[int]:
        return progress(numbers, label=translate("cli.bench.reading", lang()), total=rounds)

    rows = measure(chosen, rounds, turns=turns)
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@bench.command(help="cli.help.bench_link")
@click.option(
    "--phrases", type=click.IntRange(100, 1_000_000), default=10_000, help="cli.option.bench_phrases"
)
@click.option("--enlarged", type=click.IntRange(1, 20_000), default=5000, help="cli.option.bench_enlarged")
@click.option("--rounds", type=click.IntRange(1, _MOST), default=5, help="cli.option.rounds")
@format_option
def link(phrases: int, enlarged: int, rounds: int, fmt: str) -> None:
    """Measure linking phrases to the library beside rapidfuzz over all its names."""
    from talent.evaluation.linking_speed import measure_linking
    from talent.skills.library import shipped_lexicon

    print_rows(measure_linking(shipped_lexicon(), phrases=phrases, enlarged=enlarged, rounds=rounds), fmt)


@bench.command(help="cli.help.bench_index")
@click.option(
    "--people",
    type=click.IntRange(_LEAST_PEOPLE, _MOST_PEOPLE),
    multiple=True,
    default=(10_000, 100_000, 1_000_000),
    help="cli.option.bench_people",
)
@click.option("--needs", type=click.IntRange(1, _MOST), default=8, help="cli.option.bench_needs")
@click.option("--rounds", type=click.IntRange(1, _MOST), default=5, help="cli.option.rounds")
@click.option("--quick", is_flag=True, help="cli.option.bench_quick")
@format_option
def index(people: tuple[int, ...], needs: int, rounds: int, quick: bool, fmt: str) -> None:
    """Measure the first 50 of a large pool beside other ways to find people."""
    from talent.evaluation.index_peers import PEERS, SLOW
    from talent.evaluation.index_speed import measure_index

    def turns(numbers: Iterable[int]) -> Iterator[int]:
        return progress(numbers, label=translate("cli.bench.finding", lang()), total=rounds)

    peers = tuple(name for name in PEERS if not (quick and name in SLOW))
    rows = measure_index(people, needs=needs, rounds=rounds, peers=peers, turns=turns)
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


@bench.command(help="cli.help.bench_batch")
@click.option(
    "--people",
    type=click.IntRange(_LEAST_PEOPLE, _MOST_PEOPLE),
    default=100_000,
    help="cli.option.bench_crowd",
)
@click.option(
    "--needs", type=click.IntRange(1, _MOST_NEEDS), default=500, help="cli.option.bench_requisitions"
)
@format_option
def batch(people: int, needs: int, fmt: str) -> None:
    """Measure the first 50 of many requisitions beside a plain sparse product."""
    from talent.evaluation.batch_speed import measure_batch

    rows = measure_batch(people, needs)
    print_rows(rows if fmt == "json" else map(_shown, rows), fmt)


def _shown(row: dict[str, object]) -> dict[str, object]:
    """The note in words."""
    note = row["note"]
    return row | {"note": translate("cli.bench.not_installed", lang()) if note == "not_installed" else note}
