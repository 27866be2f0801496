"""A child whose reader does what the name of the document says: what a document could make it do, were it taken over.

Run by `talent.cv.processes.keeper.Child("tests.cv.bad_child")`, confined as any child is.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from talent.cv.processes import child
from talent.cv.processes.frames import ANSWER, FRAME, MORE_TIME
from talent.cv.processes.wire import encode
from talent.cv.types import ParsedCv, Reason

PLAIN = ParsedCv("refused", "text", Reason("cv.reason.empty"))


def told(**findings: object) -> ParsedCv:
    """An answer that carries what was found."""
    return ParsedCv("parsed", "text", resume=findings)


def hog(_: bytes) -> ParsedCv:
    """Take memory and touch it, for ever."""
    kept = []
    while True:
        kept.append(b"\x01" * (4 << 20))


def swallow(_: bytes) -> ParsedCv:
    """Take memory by the back door of the C library, which says no by a null pointer."""
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    size, count = 1 << 20, 0
    while place := library.malloc(ctypes.c_size_t(size)):
        ctypes.memset(place, 1, size)
        count += 1
    os.abort()


def loop(_: bytes) -> ParsedCv:
    """Count for ever."""
    while True:
        pass


def sleep(_: bytes) -> ParsedCv:
    """Wait for ever, at no cost."""
    time.sleep(1_000)
    return PLAIN


def die(_: bytes) -> ParsedCv:
    """Read where nothing is."""
    ctypes.string_at(1)
    return PLAIN


def leave(_: bytes) -> ParsedCv:
    """End as if all were well."""
    os._exit(0)


def forge(frame: bytes) -> ParsedCv:
    """Write what the document says to every pipe there is, and wait."""
    for pipe in range(3, 12):
        try:
            os.write(pipe, frame)
        except OSError:
            continue
    return sleep(b"")


def flood(_: bytes) -> ParsedCv:
    """Ask for more time without end."""
    while True:
        for pipe in range(3, 12):
            try:
                os.write(pipe, FRAME.pack(MORE_TIME, 0))
            except OSError:
                continue


def speak_twice(_: bytes) -> ParsedCv:
    """Send an answer unasked, so that it would be taken for the next document's."""
    answer = encode(told(basics={"name": "Orang Lain"}))
    for pipe in range(3, 12):
        try:
            os.write(pipe, (FRAME.pack(ANSWER, len(answer)) + answer) * 2)
        except OSError:
            continue
    return PLAIN


def look_around(data: bytes) -> ParsedCv:
    """Try all that a reader has no business with, and tell what came of it; `data` names a file and a process."""
    path, pid = data.decode().split("\n")
    library = ctypes.CDLL(None, use_errno=True)
    return told(
        environment=sorted(os.environ),
        folder=os.listdir("."),
        python_socket=tried(lambda: socket.socket()),
        socket=library.socket(socket.AF_INET, socket.SOCK_STREAM, 0),
        local_socket=library.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0),
        read=tried(lambda: Path(path).read_bytes()),
        write=tried(lambda: Path(path).write_bytes(b"x")),
        write_here=tried(lambda: Path("here").write_bytes(b"x")),
        list=tried(lambda: os.listdir("/etc")),
        processes=tried(lambda: os.listdir("/proc")),
        signal=tried(lambda: os.kill(int(pid), signal.SIGCONT)),
        group=tried(lambda: os.setsid()),
        trace=library.ptrace(16, int(pid), None, None),
    )


def remember(_: bytes) -> ParsedCv:
    """Tell what functions of the reader still know of the words of earlier documents."""
    functions = {
        id(value): value
        for name, module in list(sys.modules.items())
        if name.startswith(("talent.", "scoring."))
        for value in vars(module).values()
        if hasattr(value, "cache_info") and not isinstance(value, type)
    }.values()
    many = [each for each in functions if (each.cache_info().maxsize or 0) > 4]
    return told(all=len(many), full=[each.__qualname__ for each in many if each.cache_info().currsize])


def tried(step: Callable[[], object]) -> str:
    """How it ended."""
    try:
        step()
    except OSError as error:
        return type(error).__name__
    return "done"


def have_offspring(_: bytes) -> ParsedCv:
    """Start a process that would outlive this one, and crash."""
    started = subprocess.Popen(["/bin/sleep", "1000"])
    Path("/dev/null").write_bytes(b"")
    sys.stdout.flush()
    answer = encode(told(pid=started.pid))
    os.write(int(os.environ.get("NOWHERE", "4")), FRAME.pack(ANSWER, len(answer)) + answer)
    return die(b"")


def read(parts: list[bytes], name: str, max_bytes: int, ocr: bool | None) -> ParsedCv:
    """Do as the name says, else read as always."""
    act = globals().get(name.removesuffix(".bad")) if name.endswith(".bad") else None
    result: ParsedCv = act(parts[0]) if act else child.read(parts, name, max_bytes, ocr)
    return result


if __name__ == "__main__":
    child.main(read)
