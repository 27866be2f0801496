"""What a child process gives up before it looks at a document, so that one that takes it over finds nothing to take.

Each protection is the kernel's own, needs no rights and no package, and is laid on where the system has it. Those
that hold are told by name:

- `limits`: memory, processor time, writing and number of files, core dumps (`setrlimit`; on macOS without memory).
- `orphan`: living longer than the parent (Linux; elsewhere the end of the pipe and the limit of time).
- `privileges`: gaining rights through set-user-id programs (Linux).
- `network`: every network, the machine's own too: an empty namespace (Linux where users may make namespaces).
- `files`: reading anything but programs, writing outside the own empty folder, signals to others (Landlock: Linux 5.13
  and newer; signals 6.12).
- `calls`: sockets of any kind, leaving the process group, tracing, mounting (a seccomp filter: Linux on x86-64, arm64).
- `hook`: sockets opened by Python code (an audit hook, everywhere).
"""

import ctypes
import os
import platform
import signal
import struct
import sys
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from talent.cv import limits

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_CLONE_NEWIPC: Final = 0x08000000
_EPERM: Final = 1

# uapi/linux/landlock.h: the numbers are the same on every machine.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_GET_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
# Rights that each version knows: 13 at first, then refer, truncate, and ioctl on devices.
_RIGHTS: Final = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL_RIGHTS: Final = (1 << 16) - 1
_TCP_BIND_AND_CONNECT: Final = 3
_ABSTRACT_SOCKETS_AND_SIGNALS: Final = 3

# Numbers of the system calls that a reader never needs: asm/unistd.h of the two machines.
_CALLS: Final[dict[str, tuple[int, tuple[int, ...]]]] = {
    "x86_64": (
        0xC000003E,
        (
            41, 42, 43, 49, 50, 53, 288,  # socket, connect, accept, bind, listen, socketpair, accept4
            109, 112,  # setpgid, setsid: whoever is in the group of the child dies with it
            101, 310, 311, 438,  # ptrace, process_vm_readv, process_vm_writev, pidfd_getfd
            155, 161, 165, 166, 272, 308, 428, 429, 430, 431, 432, 442,  # roots, mounts, namespaces
            169, 175, 313, 176, 246, 320,  # reboot, modules, kexec
            248, 249, 250, 298, 304, 321, 323, 425, 426, 427,  # keys, perf, handles, bpf, userfaultfd, io_uring
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            198, 199, 200, 201, 202, 203, 242,
            154, 157,
            117, 270, 271, 438,
            39, 40, 41, 51, 97, 268, 428, 429, 430, 431, 432, 442,
            142, 105, 273, 106, 104, 294,
            217, 218, 219, 241, 265, 280, 282, 425, 426, 427,
        ),
    ),
}  # fmt: skip


def confine(memory: int | None) -> tuple[str, ...]:
    """Give up what a reader does not need, for the rest of this process; return the protections that hold.

    The working directory is the only place that may still be written to. Call it after all that is needed later has
    been imported or lies with the programs, and while there is one thread. `memory` is of `limits.open_memory`.
    """
    sys.addaudithook(_no_sockets)
    steps: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("orphan", die_with_parent),
        ("network", _leave_networks),
        ("privileges", lambda: _prctl(_PR_SET_NO_NEW_PRIVS, 1)),
        ("limits", lambda: _limit(memory)),
        ("files", _keep_files_away),
        ("calls", _filter_calls),
    )
    return ("hook", *[name for name, step in steps if _holds(step)])


def die_with_parent(how: signal.Signals = signal.SIGKILL) -> bool:
    """Let the kernel send this process a signal when its parent ends; tell whether it will."""
    if sys.platform != "linux":
        return False
    parent = os.getppid()
    held = _prctl(_PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)
    return held


def _holds(step: Callable[[], bool]) -> bool:
    """A kernel without it or a system that forbids it says so by an error: the other protections stay."""
    try:
        return step()
    except (OSError, AttributeError, ValueError):
        return False


def _no_sockets(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(event)


def _library() -> Any:  # noqa: ANN401 - the C library
    if sys.platform != "linux":
        raise OSError("another system")
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, value: int, more: Any = 0) -> bool:  # noqa: ANN401 - a number or a pointer
    return bool(_library().prctl(option, ctypes.c_ulong(value), more, 0, 0) == 0)


def _leave_networks() -> bool:
    """A network namespace without a single device that is up; a user namespace is what allows it without rights."""
    return bool(_library().unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC) == 0)


def _limit(memory: int | None) -> bool:
    """Soft limits are the reader's; the hard ones leave room for those of Tesseract."""
    held = [
        limits.set_limit("RLIMIT_CORE", 0, 0),
        limits.set_limit("RLIMIT_FSIZE", limits.FILE_BYTES, limits.FILE_BYTES),
        limits.set_limit("RLIMIT_NOFILE", limits.OPEN_FILES, limits.OPEN_FILES),
        limits.set_limit("RLIMIT_CPU", limits.LIFE_CPU_SECONDS, limits.LIFE_CPU_SECONDS),
    ]
    if sys.platform == "linux":
        held += [
            limits.hold_memory(memory),
            limits.set_limit("RLIMIT_AS", limits.ADDRESSES, limits.OCR_ADDRESSES),
        ]
    return all(held)


def _keep_files_away() -> bool:
    """Landlock: programs and their data may be read, the own folder written, all else does not exist for opening."""
    library = _library()
    version = library.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_GET_VERSION))
    if version < 1:
        return False
    rights = _RIGHTS.get(version, _ALL_RIGHTS)
    handled = [rights]
    if version >= 4:
        handled.append(_TCP_BIND_AND_CONNECT)
    if version >= 6:
        handled.append(_ABSTRACT_SOCKETS_AND_SIGNALS)
    attributes = struct.pack(f"={len(handled)}Q", *handled)
    ruleset = library.syscall(
        _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)
    )
    if ruleset < 0:
        return False
    try:
        for path in _programs():
            _allow(library, ruleset, path, rights & (_EXECUTE | _READ_FILE | _READ_DIR))
        _allow(library, ruleset, Path("/dev/null"), rights & (_READ_FILE | _WRITE_FILE))
        _allow(library, ruleset, Path.cwd(), rights & ~_EXECUTE)
        return (
            _prctl(_PR_SET_NO_NEW_PRIVS, 1)
            and library.syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0)) == 0
        )
    finally:
        os.close(ruleset)


def _programs() -> Iterable[Path]:
    """Python, its packages, ours, and what the system's programs and libraries need."""
    ours = Path(__file__).resolve().parents[2]
    python = {Path(sys.prefix), Path(sys.base_prefix), *map(Path, sysconfig.get_paths().values())}
    system = (
        "/usr",
        "/bin",
        "/lib",
        "/lib64",
        "/opt",
        "/etc/ld.so.cache",
        "/etc/fonts",
        "/dev/urandom",
        "/nix/store",
    )
    return [path for path in {ours, *python, *map(Path, system)} if path.exists()]


def _allow(library: Any, ruleset: int, path: Path, rights: int) -> None:  # noqa: ANN401 - the C library
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not path.is_dir():
            rights &= _EXECUTE | _READ_FILE | _WRITE_FILE
        rule = struct.pack("=Qi", rights, opened)
        library.syscall(_ADD_RULE, ruleset, ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(opened)


def _filter_calls() -> bool:
    """A program of the kernel's packet filter: machine, then number of the call; those listed get EPERM."""
    known = _CALLS.get(platform.machine())
    if known is None:
        return False
    machine, calls = known
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    allow, deny = 0x7FFF0000, 0x00050000 | _EPERM
    # Jumps count instructions to skip: the last but one allows, the last denies.
    last = len(calls) + 5
    program = [
        (load, 0, 0, 4),
        (equal, 0, last - 2, machine),
        (load, 0, 0, 0),
        (at_least, last - 4, 0, 0x40000000),
    ]
    program += [(equal, last - 5 - index, 0, call) for index, call in enumerate(calls)]
    program += [(answer, 0, 0, allow), (answer, 0, 0, deny)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    pointer = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    return _prctl(_PR_SET_NO_NEW_PRIVS, 1) and _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, pointer)
