"""The process in which documents are read: it gives up all it can, then answers one document after the other.

Started by `watcher` and by nobody else. It imports what reading needs and nothing more: no database, no web, no
settings, no environment.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final, NoReturn

from talent.cv import limits
from talent.cv.formats.detect import MAX_BYTES
from talent.cv.pipeline import parse, parse_pictures
from talent.cv.processes.confine import confine
from talent.cv.processes.frames import ANSWER, FRAME, HEAD, LAST_ANSWER, LENGTH, MORE_TIME, OCR, READY
from talent.cv.processes.wire import encode
from talent.cv.types import ParsedCv, Reason

# A child that a document has made this large gives its memory back by ending.
_LARGE: Final = 128 * limits.MIB
_MOST_DOCUMENTS: Final = 1000
# Objects made before cycles are looked for: some megabytes, little beside the limit.
_ALLOCATIONS: Final = 20_000
# A function remembers more answers than this by the words that it was asked for, fewer by what the program knows.
_OWN_TABLES: Final = 4
_CACHE: Final = type(lru_cache(abs))
_FIRST: Final = (
    b"Asep Sunandar\nasep@example.com 0812-3456-7890\n\nPendidikan\nS1 Informatika, Unpad 2012 - 2016\n"
)

Reader = Callable[[list[bytes], str, int, bool | None], ParsedCv]


def read(parts: list[bytes], name: str, max_bytes: int, ocr: bool | None) -> ParsedCv:
    """One document as the reader of this package reads it."""
    if len(parts) == 1:
        return parse(parts[0], filename=name, max_bytes=max_bytes, ocr=ocr)
    return parse_pictures(parts, max_bytes=max_bytes, ocr=ocr)


def main(reader: Reader = read) -> NoReturn:
    """Answer with what `reader` makes of each document, until the parent closes the pipe."""
    source, sink = _own_pipes()
    # Tables that are built at first use are built before the first document's clock runs.
    reader([_FIRST], "", MAX_BYTES, None)
    remembering = caches_of_words()
    # What is loaded stays until the end, and a document makes few cycles: looking for them often is time lost.
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 10, 10)
    memory = limits.open_memory()
    held = confine(memory)
    _send(sink, READY, ",".join((str(os.getpid()), *held)).encode("ascii"))
    limits.on_request(partial(_prepare_ocr, sink, memory))
    for number in range(1, _MOST_DOCUMENTS + 1):
        head = _receive(source, HEAD.size)
        if len(head) < HEAD.size:
            break
        max_bytes, ocr, count, name_size = HEAD.unpack(head)
        sizes = [LENGTH.unpack(_receive(source, LENGTH.size))[0] for _ in range(count)]
        name = _receive(source, name_size).decode("utf-8", "replace")
        parts = [_receive(source, size) for size in sizes]
        limits.start_clock(limits.CPU_SECONDS)
        answer = _answer(partial(reader, parts, name, max_bytes, OCR[ocr]))
        limits.start_clock(0)
        # No word of a document outlives it.
        for each in remembering:
            each.cache_clear()
        last = number == _MOST_DOCUMENTS or limits.resident_now(memory) > _LARGE
        _send(sink, LAST_ANSWER if last else ANSWER, answer)
        if last:
            break
    os._exit(0)


def caches_of_words() -> list[Any]:
    """All functions loaded so far that remember what they answered for the words of a document."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, _CACHE) and (each.cache_parameters()["maxsize"] or 0) > _OWN_TABLES
    ]


def _answer(reading: Callable[[], ParsedCv]) -> bytes:
    try:
        return encode(reading())
    except MemoryError:
        return encode(ParsedCv("unreadable", "", Reason("cv.reason.too_much_memory")))


def _prepare_ocr(sink: int, memory: int | None) -> None:
    """Load what computes with pictures, which most documents do not need, and ask the parent for time."""
    import talent.cv.formats.read_image  # noqa: F401 - loaded for its buffers to be counted

    limits.hold_memory(memory)
    _send(sink, MORE_TIME, b"")


def _own_pipes() -> tuple[int, int]:
    """The two ends that belong to the parent, out of the way of a library that prints."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    return source, sink


def _receive(source: int, size: int) -> bytes:
    """That many bytes, fewer where the parent has closed the pipe."""
    whole = bytearray(size)
    view, filled = memoryview(whole), 0
    while filled < size:
        count = os.readv(source, [view[filled:]])
        if not count:
            break
        filled += count
    return bytes(view[:filled])


def _send(sink: int, letter: bytes, content: bytes) -> None:
    # The parent may be gone: then nobody waits for the answer.
    with contextlib.suppress(BrokenPipeError):
        view = memoryview(FRAME.pack(letter, len(content)) + content)
        while view:
            view = view[os.write(sink, view) :]


if __name__ == "__main__":
    sys.exit(main())
