"""Speed of the reader as a ratio to its peers: the same documents, in turns, in one run, medians.

Seconds of one machine say nothing on another; the ratio does. The ways take turns, so that whatever else the machine
does meets all of them.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from talent.core.errors import Invalid
from talent.cv import parse
from talent.cv.processes.batch import parse_many
from talent.cv.processes.child import caches_of_words
from talent.cv.processes.sandbox import children, processors, read_in_child
from talent.evaluation.peers import PEERS, REFERENCE, installed

Row = dict[str, object]
# A batch is measured on so many documents at least, so that it is no longer than its slowest document.
_BATCH: Final = 40
_MEGABYTE: Final = 2**20
IN_CHILD: Final = "talent, in a child process"
# Characters a page has at least where it is text.
_LEAST: Final = 100


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read: its name, what it does with all documents, and how often it reads each of them in a turn."""

    name: str
    read: Callable[[Sequence[bytes]], object]
    times: int = 1


def choose_documents(folder: Path, *, pages: int, most: int) -> list[tuple[bytes, int]]:
    """Return content and number of pages of text PDFs under the folder, evenly chosen, at most `most`.

    `pages` is the number of pages that they must have, 0 for any.

    Raises:
        Invalid: there is none.
    """
    found = []
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        count = _pages_with_text(data)
        if count and pages in (0, count):
            found.append((data, count))
    if not found:
        raise Invalid("error.bench.empty", path=folder)
    step = max(1, len(found) / most)
    return [found[int(index * step)] for index in range(min(most, len(found)))]


def measure(
    documents: Sequence[tuple[bytes, int]],
    rounds: int,
    *,
    turns: Callable[[Iterable[int]], Iterable[int]] = iter,
) -> Iterator[Row]:
    """Yield a row for each way: pages a second, and how many times the time of the reference it takes a page.

    Of the child processes the most megabytes that one had resident are told, where the system tells.

    `turns` goes through the numbers of the rounds, and may show how far it is. A peer whose library is absent has no
    figures and says so in `note`.
    """
    files, pages = [data for data, _ in documents], sum(count for _, count in documents)
    ways = list(_ways(len(files)))
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    for way in ways:
        # Once without counting: imports and the start of child processes are no part of reading.
        way.read(files[:1])
    for _ in turns(range(rounds)):
        for way in ways:
            start = time.perf_counter()
            way.read(files * way.times)
            seconds[way.name].append((time.perf_counter() - start) / way.times)
    reference = statistics.median(seconds[REFERENCE])
    peak = children().peak_memory() // _MEGABYTE
    for way in ways:
        median = statistics.median(seconds[way.name])
        figures = (round(median, 4), round(pages / median, 1), round(median / reference, 2))
        row = _row(way.name, len(files), pages, figures, None)
        yield row | {"peak_mb": peak or None} if way.name == IN_CHILD else row
    for name, (module, _) in PEERS.items():
        if not installed(module):
            yield _row(name, len(files), pages, (None, None, None), "not_installed")


def _ways(count: int) -> Iterator[Way]:
    for name, (module, extract) in PEERS.items():
        if installed(module):
            yield Way(name, _each(extract))
    yield Way("talent", _each(read_anew()))
    yield Way(IN_CHILD, _each(read_in_child))
    times = -(-_BATCH // count)
    batch = f"talent, batch on {processors()} processors"
    yield Way(batch, lambda files: list(parse_many((data, "") for data in files)), times)


def read_anew() -> Callable[[bytes], object]:
    """What reads in this process as a child does: what it remembers of words is forgotten before each document.

    The same few documents are read in every round, and are to be as new as those that somebody hands in.
    """
    remembering = caches_of_words()

    def read(data: bytes) -> object:
        for each in remembering:
            each.cache_clear()
        return parse(data)

    return read


def _each(read: Callable[[bytes], object]) -> Callable[[Sequence[bytes]], object]:
    def read_all(files: Sequence[bytes]) -> object:
        return [read(data) for data in files]

    return read_all


def _row(
    name: str,
    documents: int,
    pages: int,
    figures: tuple[float | None, float | None, float | None],
    note: str | None,
) -> Row:
    seconds, per_second, ratio = figures
    return {
        "reader": name,
        "documents": documents,
        "pages": pages,
        "seconds": seconds,
        "pages_per_second": per_second,
        "times_of_pdfium_with_boxes": ratio,
        "peak_mb": None,
        "note": note,
    }


def _pages_with_text(data: bytes) -> int:
    """Return the number of pages, 0 where one has hardly any text (a scan, a picture) or nothing can be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    try:
        told = all(page.get_textpage().count_chars() >= _LEAST for page in document)
        return len(document) if told else 0
    finally:
        document.close()
