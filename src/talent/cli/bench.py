"""`talent bench`: speed as a ratio to the peers, measured in the same run on the same documents."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from talent.cli.context import format_option, lang, print_rows, progress
from talent.core import paths
from talent.core.errors import Invalid
from talent.core.i18n import translate

_MOST: Final = 100


@click.group(help="cli.help.bench")
def bench() -> None:
    """Hold the measurements."""


@bench.command(help="cli.help.bench_parse")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="cli.option.bench_folder"
)
@click.option("--rounds", type=click.IntRange(1, _MOST), default=5, help="cli.option.rounds")
@format_option
def parse(folder: Path | None, rounds: int, fmt: str) -> None:
    """Measure reading PDFs beside the bare extraction of their text."""
    print_rows(measure_folder(folder or paths.demo() / "cvs", rounds), fmt)


def measure_folder(folder: Path, rounds: int) -> list[dict[str, object]]:
    """Return a row for each way to read the PDFs of `folder`: pages a second on one core, and the ratio to the peer.

    The ways take turns, so that whatever else the machine does meets both; the median of the rounds counts.

    Raises:
        Invalid: there is no PDF in the folder that can be read.
    """
    from talent.cv import parse as read

    documents = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    documents = [data for data in documents if read(data).status == "parsed"]
    if not documents:
        raise Invalid("error.bench.empty", path=folder)
    ways: dict[str, Callable[[bytes], int]] = {
        "pypdfium2": _bare,
        "talent": lambda data: len(read(data).pages),
    }
    pages = sum(map(_bare, documents))
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in progress(range(rounds), label=translate("cli.bench.reading", lang()), total=rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            for data in documents:
                way(data)
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    return [
        {
            "reader": name,
            "documents": len(documents),
            "pages": pages,
            "seconds": round(median, 4),
            "pages_per_second": round(pages / median, 1),
            "ratio": round(medians["pypdfium2"] / median, 3),
        }
        for name, median in medians.items()
    ]


def _bare(data: bytes) -> int:
    """Take the text out as the library gives it: no order, no lines, no fields. Return the number of pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_bounded()
            textpage.close()
            page.close()
        return len(document)
    finally:
        document.close()
