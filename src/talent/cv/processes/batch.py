"""Reads many documents on all processors, in order, in child processes; no more of them at a time than are needed."""

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from talent.cv.formats.detect import MAX_BYTES
from talent.cv.processes.keeper import Document
from talent.cv.processes.sandbox import children, processors
from talent.cv.types import ParsedCv


def parse_many(documents: Iterable[tuple[bytes, str]], *, ocr: bool | None = None) -> Iterator[ParsedCv]:
    """Give the reading of each `(data, filename)` in order; `ocr` is that of `talent.cv.parse`.

    Documents are taken from `documents` a few ahead of what is asked for, so that a generator that opens files holds
    few of them in memory. Whoever stops early ends the readings that still run.
    """
    workers = processors()
    pool, stop = children(), threading.Event()
    waiting: deque[Future[ParsedCv]] = deque()
    # Threads only wait for the children, in which the work is done.
    threads = ThreadPoolExecutor(workers, thread_name_prefix="talent-cv")
    try:
        for data, filename in documents:
            waiting.append(threads.submit(pool.read, Document((data,), filename, MAX_BYTES, ocr), stop=stop))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        stop.set()
        threads.shutdown(wait=True, cancel_futures=True)
