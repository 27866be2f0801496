"""The small process between a parent and its reader: it waits, and tells by its exit code what the reader died of.

A parent that is killed cleans nothing up: then it is this process that ends the reader and removes its folder.

Only the parent of a process learns how much memory it had, and a process counts what its starter had before it as its
own: so the starter must be small. `keeper` starts this one, which imports nothing of the reader, and it becomes two.
"""

import contextlib
import os
import resource
import runpy
import signal
from typing import Final, NoReturn

from talent.cv import limits
from talent.cv.processes.confine import die_with_parent

# Exit codes and the reasons that they stand for.
VERDICTS: Final = {97: "cv.reason.crashed", 98: "cv.reason.too_slow", 99: "cv.reason.too_much_memory"}
_CRASHED, _SLOW, _STARVED = VERDICTS
_OUT_OF_TIME: Final = (signal.SIGPROF, signal.SIGXCPU)
# Whoever dies of a signal with this much memory died of having no more.
_NEARLY_ALL: Final = limits.MEMORY * 3 // 4


def main(module: str, folder: str) -> NoReturn:
    """Become two: the one runs `module`, the other waits for its end and removes the folder that it worked in."""
    # A signal that comes before it is known whom to end has to wait.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    die_with_parent(signal.SIGTERM)
    reader = os.fork()
    if reader == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        runpy.run_module(module, run_name="__main__")
        os._exit(0)

    def end(*_: object) -> None:
        # Each thread of a parent that is killed sends the signal, the last ones when the reader is gone.
        with contextlib.suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)

    signal.signal(signal.SIGTERM, end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    # The end of the pipes is to tell of the reader's end.
    os.close(0)
    os.close(1)
    _, status, usage = os.wait4(reader, 0)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # Loaded only now: what a process has loaded before it becomes two counts as its reader's.
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)
    os._exit(verdict(status, usage))


def verdict(status: int, usage: resource.struct_rusage) -> int:
    """The exit code for a reader that ended so."""
    died_of = -os.waitstatus_to_exitcode(status)
    if died_of in _OUT_OF_TIME:
        return _SLOW
    return _STARVED if died_of > 0 and limits.bytes_of(usage) > _NEARLY_ALL else _CRASHED
