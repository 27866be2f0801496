"""The columns of a pool on disk, so that a process opens them in moments instead of reading the whole database.

A snapshot is a folder of .npy files with a header: for which policy, month and skill library it was made, by which
engine, and the SHA-256 of every file. It holds the content hash of each profile, so whoever opens it can tell whom it
no longer knows rightly. It is written aside, renamed when complete, and named by the file `current`, so a reader meets
the old one or the new one, never half of one. Readers map the files: several processes share one copy in memory, and
who still reads an old snapshot keeps it though it was removed.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

import scoring
from scoring.canonical import canonical
from scoring.index import Profiles
from talent.core import clock, ids
from talent.core.errors import Problem

FORMAT: Final = 5
_HEADER: Final = "header.json"
_CURRENT: Final = "current"
_HASHES: Final = "content_hashes"
_ASIDE: Final = ".writing-"
_DIGEST: Final = hashlib.sha256().digest_size
# Seconds after which an unfinished folder is nobody's any more.
_GIVEN_UP: Final = 3600
# Smaller files are read: mapping costs a page at least, and an empty column cannot be mapped.
_MAPPED_FROM: Final = 1 << 16


class UnusableIndex(Problem):
    """There is no snapshot that may be used; `reason` says why: `absent`, `damaged` or `foreign`."""

    code = "error.index.damaged"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(f"error.index.{reason}", **params)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MadeFor:
    """What columns depend on besides the people: hash of the policy, month index, version of the skill library."""

    policy: str
    as_of: int
    library: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Columns, and [N, 32] the SHA-256 of what each of their people was known by."""

    profiles: Profiles
    hashes: NDArray[np.uint8]


@cache
def engine_hash() -> str:
    """SHA-256 of the engine's own source: another engine may find other figures under the same policy."""
    root = Path(scoring.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def save(folder: Path, profiles: Profiles, hashes: Sequence[bytes], *, made_for: MadeFor) -> Path:
    """Write a snapshot, make it the current one of the folder, and remove the others; return where it lies.

    `hashes` are the SHA-256 of what each person was known by, in the order of the rows.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = folder / f"{_ASIDE}{ids.new_key()}"
    aside.mkdir()
    try:
        files = {}
        digests = np.frombuffer(b"".join(hashes), dtype=np.uint8).reshape(len(profiles), _DIGEST)
        for name, column in {**profiles.arrays(), _HASHES: digests}.items():
            path = aside / f"{name}.npy"
            with path.open("wb") as file:
                np.save(file, column, allow_pickle=False)
                file.flush()
                os.fsync(file.fileno())
            files[path.name] = _sha256(path)
        # With a key of its own no snapshot takes the place of another, be it a damaged one of the same people.
        told = {"format": FORMAT, **_told(made_for), "files": files}
        header = canonical({**told, "key": str(ids.new_key())})
        (aside / _HEADER).write_bytes(header)
        place = folder / hashlib.sha256(header).hexdigest()
        aside.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    pointer = folder / f"{_ASIDE}{ids.new_key()}"
    pointer.write_text(place.name, encoding="ascii")
    pointer.replace(folder / _CURRENT)
    for other in folder.iterdir():
        if other == place or _being_written(other):
            continue
        if other.is_dir():
            shutil.rmtree(other, ignore_errors=True)
        elif other.name.startswith(_ASIDE):
            other.unlink(missing_ok=True)
    return place


def load(folder: Path, *, made_for: MadeFor, verify: bool = True) -> Snapshot:
    """Open the current snapshot of a folder, its files mapped and, unless told otherwise, checked by their hashes.

    Raises:
        UnusableIndex: there is none, a file is damaged, cut or missing, or it was made for another policy, month,
            library or format. It must then be built anew from the database.
    """
    place = _current(folder)
    try:
        return _opened(place, made_for, verify)
    except UnusableIndex:
        # Another process may have put a new one in its place while this one was being opened.
        newer = _current(folder)
        if newer == place:
            raise
        return _opened(newer, made_for, verify)


def _opened(place: Path, made_for: MadeFor, verify: bool) -> Snapshot:
    try:
        raw = (place / _HEADER).read_bytes()
        header = json.loads(raw)
    except (OSError, ValueError) as error:
        raise UnusableIndex("damaged", file=_HEADER) from error
    if hashlib.sha256(raw).hexdigest() != place.name or not isinstance(header, dict):
        raise UnusableIndex("damaged", file=_HEADER)
    if header.get("format") != FORMAT or any(
        header.get(key) != value for key, value in _told(made_for).items()
    ):
        raise UnusableIndex("foreign")
    columns = {
        name.removesuffix(".npy"): _column(place / name, wanted if verify else None)
        for name, wanted in header["files"].items()
    }
    try:
        return Snapshot(Profiles.of(columns), columns[_HASHES])
    except KeyError as error:
        raise UnusableIndex("foreign") from error


def _told(made_for: MadeFor) -> dict[str, str | int]:
    return {**asdict(made_for), "engine": engine_hash()}


def _being_written(place: Path) -> bool:
    """Whether it may still be renamed; what a writer that died left behind is older."""
    return place.name.startswith(_ASIDE) and clock.now().timestamp() - place.stat().st_mtime < _GIVEN_UP


def _current(folder: Path) -> Path:
    try:
        name = (folder / _CURRENT).read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise UnusableIndex("absent", path=folder) from error
    # The name is the hash of a header and nothing else: no path leads out of the folder.
    if len(name) != _DIGEST * 2 or not name.isalnum():
        raise UnusableIndex("damaged", file=_CURRENT)
    return folder / name


def _column(path: Path, wanted: str | None) -> NDArray[Any]:
    try:
        if wanted is not None and _sha256(path) != wanted:
            raise UnusableIndex("damaged", file=path.name)
        mapped: Literal["r"] | None = "r" if path.stat().st_size >= _MAPPED_FROM else None
        column = np.asarray(np.load(path, mmap_mode=mapped, allow_pickle=False))
    except (OSError, ValueError) as error:
        raise UnusableIndex("damaged", file=path.name) from error
    column.flags.writeable = False
    return column


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
