"""Reads many documents on all processors, in order, one after the other as they are asked for."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from talent.cv.pipeline import parse
from talent.cv.types import ParsedCv

# Below this many documents a second process takes longer to start than it saves.
_WORTH_A_PROCESS = 4


def parse_many(documents: Sequence[tuple[bytes, str]]) -> Iterator[ParsedCv]:
    """Give the reading of each `(data, filename)` in order."""
    workers = min(os.cpu_count() or 1, len(documents))
    if workers < 2 or len(documents) < _WORTH_A_PROCESS:
        for data, filename in documents:
            yield parse(data, filename=filename)
        return
    # A forked child would inherit the locks of our threads and the connections to the database.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(_parse, documents)


def _parse(document: tuple[bytes, str]) -> ParsedCv:
    data, filename = document
    return parse(data, filename=filename)
