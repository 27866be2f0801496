"""Finds and reads the files that a command names: files, folders, or `-` for standard input."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from talent.core.errors import NotFound
from talent.cv.formats.detect import MAX_BYTES

# One more byte than the reader takes, so that it can say that a file is too large without reading all of it.
_READ_AT_MOST: Final = MAX_BYTES + 1


def list_files(names: Sequence[str]) -> list[str]:
    """Return the files that `names` mean, folders with all files below them in the order of their paths.

    Raises:
        NotFound: a name is neither a file nor a folder.
    """
    return [file for name in names for file in _files_of(name)]


def _files_of(name: str) -> Iterable[str]:
    path = Path(name)
    if name == "-" or path.is_file():
        return [name]
    if path.is_dir():
        inside = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
        return [str(file) for file in sorted(inside)]
    raise NotFound("error.file.not_found", path=name)


def read_file(name: str) -> bytes:
    """Return what a file holds, at most one byte more than the reader takes."""
    if name == "-":
        return sys.stdin.buffer.read(_READ_AT_MOST)
    with Path(name).open("rb") as file:
        return file.read(_READ_AT_MOST)
