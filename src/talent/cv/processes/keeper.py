"""One child process as its parent sees it: start it, hand it a document, wait for the answer no longer than allowed.

Nothing that comes back is believed: a frame has a largest size, the answer is checked by `wire`, and whatever is not
as agreed ends the child and all processes of its group.
"""

import contextlib
import fcntl
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from talent.cv import limits
from talent.cv.processes.frames import ANSWER, FRAME, HEAD, LAST_ANSWER, LENGTH, MORE_TIME, OCR, READY
from talent.cv.processes.watcher import VERDICTS
from talent.cv.processes.wire import Garbled, decode
from talent.cv.types import ParsedCv

_START_SECONDS: Final = 60.0
_LARGEST_ANSWER: Final = 64 * limits.MIB
_PIPE_BYTES: Final = limits.MIB
# So often a waiting thread looks whether it is still wanted.
_LOOK_SECONDS: Final = 0.1
# So long a process that has closed its pipe may take to die of what it dies of.
_DYING_SECONDS: Final = 0.5
# The child looks for modules where its parent found them, and in the same order: it runs its parent's code.
_START: Final = (
    "import sys; sys.path[:] = [*sys.argv[3:], *(each for each in sys.path if each not in sys.argv)]; "
    "from talent.cv.processes.watcher import main; main(*sys.argv[1:3])"
)


# More pictures than this are no CV; the reader itself takes fewer.
MOST_PARTS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be read: one file, or several pictures that are the pages of one CV, and how."""

    parts: Sequence[bytes]
    filename: str
    max_bytes: int
    ocr: bool | None


class Ended(Exception):
    """The child is no more; `code` is the reason for a person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """A process that reads. One thread at a time may use it; `kill` may come from any."""

    def __init__(self, module: str = "talent.cv.processes.child") -> None:
        """Start the process, which runs `module`, and wait until it is ready.

        Raises:
            Ended: it did not come so far.
        """
        self.reader = 0
        self.protections: tuple[str, ...] = ()
        self._peak = 0
        self._reaped = False
        self._lock = threading.Lock()
        self._killed_for: str | None = None
        self._stop: threading.Event | None = None
        self._folder = tempfile.mkdtemp(prefix="talent-cv-")
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    *_flags(),
                    "-c",
                    _START,
                    module,
                    self._folder,
                    *filter(os.path.isabs, sys.path),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=self._folder,
                env=_environment(self._folder),
                start_new_session=True,
            )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise Ended("cv.reason.no_reader") from None
        # They are pipes, as was asked for; the types do not say so.
        stdin, stdout = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._sink, self._source = stdin.fileno(), stdout.fileno()
        for pipe in (self._sink, self._source):
            os.set_blocking(pipe, False)
            if hasattr(fcntl, "F_SETPIPE_SZ"):
                # A smaller pipe only takes more turns; the system may have no more to give.
                with contextlib.suppress(OSError):
                    fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        self._deadline = time.monotonic() + _START_SECONDS
        try:
            letter, told = self._frame()
            if letter != READY:
                raise Garbled("not ready")
            pid, *names = told.decode("ascii").split(",")
            self.reader, self.protections = int(pid), tuple(names)
        except BaseException as error:
            self.end()
            if isinstance(error, Ended | OSError | ValueError):
                raise Ended("cv.reason.no_reader") from None
            raise

    def read(self, document: Document, *, stop: threading.Event | None = None) -> ParsedCv:
        """Hand over a document and return what the child makes of it; once `stop` is set, end the child.

        Raises:
            Ended: the child died, was too slow or sent something else; it is gone then.
        """
        self._deadline, self._stop = time.monotonic() + limits.WALL_SECONDS, stop
        name = document.filename.encode("utf-8", "replace")[:1024]
        # One byte more than is read tells that it is too large.
        parts = [part[: document.max_bytes + 1] for part in document.parts[:MOST_PARTS]]
        head = HEAD.pack(document.max_bytes, OCR.index(document.ocr), len(parts), len(name))
        try:
            self._write(head + b"".join(LENGTH.pack(len(part)) for part in parts) + name)
            for part in parts:
                self._write(part)
            letter, answer = self._frame()
            if letter == MORE_TIME:
                self._deadline = time.monotonic() + limits.OCR_WALL_SECONDS
                while letter == MORE_TIME:
                    letter, answer = self._frame()
            if letter not in (ANSWER, LAST_ANSWER):
                raise Garbled("letter")
            parsed = decode(answer)
        except Garbled:
            self.kill("cv.reason.crashed")
            raise Ended(self.end()) from None
        except OSError:
            # The pipe broke: of what the process died is seen when it is reaped.
            raise Ended(self.end()) from None
        if letter == LAST_ANSWER:
            self.end()
        return parsed

    def is_alive(self) -> bool:
        """Whether the process may be handed another document: one that says something unasked, or ends, may not."""
        return not self._reaped and not _ready(self._source, select.POLLIN, 0.0)

    def kill(self, code: str) -> None:
        """End the process and its group at once; whoever waits for it is told `code`."""
        with self._lock:
            if not self._reaped:
                self._killed_for = self._killed_for or code
                self._kill_group()

    def end(self) -> str:
        """End the process if it lives, clean up behind it, and return the reason that it died of."""
        with self._lock:
            if not self._reaped:
                self._bury()
        return self._killed_for or "cv.reason.crashed"

    def peak_memory(self) -> int:
        """The most bytes that the process had resident; of one that is gone only what can be told."""
        if not self._reaped:
            self._peak = max(self._peak, resident(self.reader))
        return self._peak

    def _bury(self) -> None:
        patience = time.monotonic() + (_DYING_SECONDS if _ready(self._source, select.POLLIN, 0.0) else 0.0)
        while self._killed_for is None and self._process.poll() is None and time.monotonic() < patience:
            time.sleep(0.002)
        verdict = VERDICTS.get(self._process.poll() or 0, "cv.reason.crashed")
        self._killed_for = self._killed_for or verdict
        # Also what it has started, whose group outlives it.
        self._kill_group()
        self._process.wait()
        self._reaped = True
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _write(self, content: bytes) -> None:
        view = memoryview(content)
        while view:
            self._wait(self._sink, select.POLLOUT)
            with contextlib.suppress(BlockingIOError):
                view = view[os.write(self._sink, view) :]

    def _frame(self) -> tuple[bytes, bytes]:
        letter, size = FRAME.unpack(self._receive(FRAME.size))
        if size > _LARGEST_ANSWER:
            raise Garbled("size")
        return letter, self._receive(size)

    def _receive(self, size: int) -> bytes:
        parts = []
        while size:
            self._wait(self._source, select.POLLIN)
            try:
                part = os.read(self._source, min(size, _PIPE_BYTES))
            except BlockingIOError:
                continue
            if not part:
                raise BrokenPipeError
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def _wait(self, pipe: int, event: int) -> None:
        """Wait until the pipe can be used, or kill the child: its pipe then tells of the end."""
        while True:
            left = self._deadline - time.monotonic()
            if left <= 0:
                self.kill("cv.reason.too_slow")
                raise TimeoutError
            if self._stop is not None and self._stop.is_set():
                self.kill("cv.reason.crashed")
                raise InterruptedError
            if _ready(pipe, event, min(left, _LOOK_SECONDS)):
                return


def resident(pid: int) -> int:
    """The peak of the resident memory of a process in bytes, 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("VmHWM:")), 0)


def _ready(pipe: int, event: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(pipe, event)
    return bool(poll.poll(seconds * 1000))


def _flags() -> list[str]:
    """On its own, and as this process does about compiled modules: compiling all of them anew is half of a start."""
    return ["-I", "-B"] if sys.dont_write_bytecode else ["-I"]


def _environment(folder: str) -> dict[str, str]:
    """What the reader and Tesseract need, and no setting or secret of this process."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    one = dict.fromkeys(
        ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX"), "1"
    )
    return {**kept, **one, "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
