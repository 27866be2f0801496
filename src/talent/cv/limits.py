"""How much time and memory the reading of one document may take, and how a step of it asks for more.

The figures are one document's. In a process that is no child of `sandbox` the requests change nothing.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Final

MIB: Final = 1024 * 1024
# Resident memory of a child stays below this; the margin is for pages of libraries that are touched later.
MEMORY: Final = 256 * MIB
MARGIN: Final = 24 * MIB
# Writable memory where the system does not tell how much of it is used.
DATA: Final = 200 * MIB
ADDRESSES: Final = 1024 * MIB
# Tesseract with two languages is a program of its own, with a limit of its own.
OCR_DATA: Final = 512 * MIB
OCR_ADDRESSES: Final = 1536 * MIB
# A CV takes 0.02 to 0.2 s; what takes ten times longer is no CV.
CPU_SECONDS: Final = 1.5
WALL_SECONDS: Final = 10.0
# With pictures of text to read.
OCR_CPU_SECONDS: Final = 30.0
OCR_WALL_SECONDS: Final = 120.0
# A child ends itself long before; this is for one that a document has taken over.
LIFE_CPU_SECONDS: Final = 3600
# Nothing is written: a document comes and goes through pipes, to Tesseract as well.
FILE_BYTES: Final = 0
OPEN_FILES: Final = 64

_PAGE: Final = os.sysconf("SC_PAGESIZE")
_ask: list[Callable[[], None]] = []


def start_clock(seconds: float) -> None:
    """Let this process die of SIGPROF after `seconds` of processor time; 0 stops the clock."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def on_request(ask: Callable[[], None]) -> None:
    """Let `ask` be called when the reading needs the time of OCR: in a child, it tells the parent."""
    _ask[:] = [ask]


def take_time_for_ocr() -> None:
    """Say that pictures of text are about to be read: seconds a page in place of milliseconds."""
    if _ask:
        start_clock(OCR_CPU_SECONDS)
        _ask[0]()


def open_memory() -> int | None:
    """What tells this process of its memory, kept open because it cannot be opened later; None where there is none."""
    try:
        return os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def resident_now(memory: int | None) -> int:
    """Bytes that are resident now; 0 where the system does not tell."""
    return 0 if memory is None else int(os.pread(memory, 100, 0).split()[1]) * _PAGE


def hold_memory(memory: int | None) -> bool:
    """Limit the writable memory, so that what is resident stays below `MEMORY`.

    Libraries reserve buffers that they never touch: what is reserved by now and not resident is left out of the sum,
    so call it again after loading one.
    """
    most = DATA
    if memory is not None:
        reserved = int(os.pread(memory, 100, 0).split()[5]) * _PAGE
        most = reserved + MEMORY - MARGIN - resident_now(memory)
    return set_limit("RLIMIT_DATA", most, OCR_DATA)


def memory_for_ocr() -> Callable[[], None] | None:
    """What gives the process that becomes Tesseract its own limits, for `preexec_fn`; None where no limits are set."""
    return _raise_memory if _ask else None


def _raise_memory() -> None:
    set_limit("RLIMIT_DATA", OCR_DATA, OCR_DATA)
    set_limit("RLIMIT_AS", OCR_ADDRESSES, OCR_ADDRESSES)


def set_limit(name: str, soft: int, hard: int) -> bool:
    """Lower a limit of this process; where the system has it not or set it lower already, leave it, and say so."""
    kind: int | None = getattr(resource, name, None)
    if kind is None:
        return False
    _, most = resource.getrlimit(kind)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return False
    return True


def bytes_of(usage: resource.struct_rusage) -> int:
    """The peak of the resident memory in bytes: macOS counts bytes, the others KiB."""
    return usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
