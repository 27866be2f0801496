"""Reads documents in child processes with limits: whatever a document does to its reader, the parent lives.

A few warm children wait; each reads one document at a time and hands the answer back over a pipe. A child that
crashes, takes too long or too much memory is ended with all that it started, its document is `unreadable` with the
reason, and a new child takes its place. `confine` says what a child cannot do, `limits` how much it may take, `wire`
why its answer can be looked at safely.

Safe to call from many threads: who finds no free child waits for one.
"""

import atexit
import contextlib
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from talent.cv.formats.detect import MAX_BYTES
from talent.cv.processes.keeper import Child, Document, Ended
from talent.cv.types import ParsedCv, Reason

# The reader did not come to its end: another try, on a machine with less to do, may.
STOPPED = frozenset(
    ("cv.reason.crashed", "cv.reason.too_slow", "cv.reason.too_much_memory", "cv.reason.no_reader")
)


class Children:
    """A pool of at most `size` warm children."""

    def __init__(self, size: int, *, start: Callable[[], Child] = Child) -> None:
        self._start = start
        self._slots = threading.BoundedSemaphore(size)
        self._size = size
        self._lock = threading.Lock()
        self._idle: list[Future[Child]] = []
        self._busy: set[Child] = set()
        self._peak = 0
        self._closed = False
        # The kernel ends a child when the thread that started it ends: this one lives as long as the process.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="talent-cv-children")

    def read(self, document: Document, *, stop: threading.Event | None = None) -> ParsedCv:
        """Read one CV as `talent.cv.parse` does, in a child; never raises for a document.

        `stop` gives up waiting: the child is ended and the answer is `unreadable`.
        """
        with self._slots:
            try:
                child = self._take()
            except (Ended, RuntimeError):
                return _unreadable("cv.reason.no_reader")
            try:
                parsed = child.read(document, stop=stop)
            except Ended as end:
                parsed = _unreadable(end.code)
            except BaseException:
                child.kill("cv.reason.crashed")
                raise
            finally:
                self._give_back(child)
        return parsed

    def warm_up(self, count: int | None = None) -> None:
        """Begin to start `count` children (all of them by default) without waiting for them."""
        with self._lock:
            self._fill(min(count or self._size, self._size))

    def _fill(self, wanted: int) -> None:
        if not self._closed:
            missing = wanted - len(self._idle) - len(self._busy)
            self._idle += [self._starter.submit(self._start) for _ in range(missing)]

    def peak_memory(self) -> int:
        """The most bytes that any of the children had resident, as far as the system tells."""
        with self._lock:
            ready = [future.result() for future in self._idle if future.done() and not future.exception()]
            return max([self._peak, *(child.peak_memory() for child in (*ready, *self._busy))])

    def close(self) -> None:
        """End all children, those that read as well."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
        self._starter.shutdown(wait=True, cancel_futures=True)
        for child in busy:
            child.kill("cv.reason.crashed")
        for future in idle:
            if not future.cancelled() and future.exception() is None:
                future.result().end()

    def _take(self) -> Child:
        while True:
            with self._lock:
                future = self._idle.pop(0) if self._idle else self._starter.submit(self._start)
            child = future.result()
            if child.is_alive():
                break
            child.end()
        with self._lock:
            self._busy.add(child)
            if self._closed:
                child.kill("cv.reason.crashed")
        return child

    def _give_back(self, child: Child) -> None:
        with self._lock:
            self._busy.discard(child)
            keep = child.is_alive() and not self._closed
            if keep:
                ready: Future[Child] = Future()
                ready.set_result(child)
                # The child that read last is the warmest.
                self._idle.insert(0, ready)
            else:
                # One in place of it, and one to spare: who loses a child once may lose the next one too.
                with contextlib.suppress(RuntimeError):
                    self._fill(self._size + 1)
        if not keep:
            child.end()
            self._peak = max(self._peak, child.peak_memory())


def read_in_child(
    data: bytes, *, filename: str = "", max_bytes: int = MAX_BYTES, ocr: bool | None = None
) -> ParsedCv:
    """Read one CV in a child process: what `talent.cv.parse` answers, or `unreadable` where the child was ended.

    The reasons are then those of `STOPPED`: `too_slow`, `too_much_memory`, `crashed`, `no_reader`.
    """
    return children().read(Document((data,), filename, max_bytes, ocr))


def read_pictures_in_child(
    pictures: Sequence[bytes], *, max_bytes: int = MAX_BYTES, ocr: bool | None = None
) -> ParsedCv:
    """Read several photos or scans as the pages of one CV, as `talent.cv.parse_pictures` does, in a child process."""
    return children().read(Document(tuple(pictures), "", max_bytes, ocr))


_shared: list[Children] = []
_shared_lock = threading.Lock()


def children() -> Children:
    """The children of this process, one for each of its processors."""
    with _shared_lock:
        if not _shared:
            _shared.append(Children(processors()))
        return _shared[0]


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _unreadable(code: str) -> ParsedCv:
    return ParsedCv("unreadable", "", Reason(code))


def _forget() -> None:
    """A fork has the numbers of the pipes and none of the threads: it starts children of its own."""
    global _shared_lock
    _shared_lock = threading.Lock()
    _shared.clear()


def _close() -> None:
    for pool in _shared:
        pool.close()
    _shared.clear()


os.register_at_fork(after_in_child=_forget)
atexit.register(_close)
