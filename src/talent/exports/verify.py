"""Says, without a database, whether a file is the one that was exported, and names what is not.

1. The manifest beside the file is read and checked against its own hash.
2. The file's SHA-256 is compared; where it is the same nothing else can differ.
3. Headings are compared; then each row, by its hash and the reference in its key column.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from talent.core.errors import BadInput, NotFound, TooLarge
from talent.exports import csv, json, xlsx
from talent.exports.cells import Cell, stranger_hash
from talent.exports.manifest import Manifest, read_manifest

MOST_BYTES: Final = 2_000_000_000
# Beyond the rows of the manifest so many more are looked at, and named.
MOST_ADDED: Final = 100_000


class Change(StrEnum):
    """What became of a row or column."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row by its reference, with its line in the file (of a removed one: where it stood)."""

    change: Change
    reference: str
    line: int


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column by its heading."""

    change: Change
    heading: str


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What a verification found. `readable` is false where the file is no longer of its format."""

    file_matches: bool
    manifest_whole: bool
    readable: bool
    columns: tuple[ColumnChange, ...]
    rows: tuple[RowChange, ...]
    row_count: int
    manifest: Manifest

    @property
    def ok(self) -> bool:
        """Whether the file is the one that was exported, to the byte, and its manifest is whole."""
        return (
            self.file_matches and self.manifest_whole and self.readable and not self.columns and not self.rows
        )


def verify(path: Path) -> VerifyResult:
    """Compare an exported file with the manifest beside it.

    Raises:
        NotFound: the file or its manifest is not there.
        BadInput: the manifest is none of ours.
        TooLarge: the file is larger than any that we write, or has far more rows.
    """
    path = Path(path)
    if not path.is_file():
        raise NotFound("error.export.no_file", path=path.name)
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge("error.export.too_large", path=path.name)
    manifest = read_manifest(path)
    if manifest.format not in _READERS:
        raise BadInput("error.export.bad_manifest", path=path.name)
    matches = file_sha256(path) == manifest.file_sha256
    try:
        headings, rows = _read(path, manifest)
    except BadInput:
        return VerifyResult(matches, manifest.whole, False, (), (), 0, manifest)
    columns = _compare_columns(manifest, headings)
    found = [_Found(*row) for row in _keyed(rows, manifest, headings)]
    return VerifyResult(
        matches, manifest.whole, True, columns, _compare_rows(manifest, found), len(found), manifest
    )


def file_sha256(path: Path) -> str:
    """Return SHA-256 (hex) of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class _Found:
    line: int
    reference: str
    digest: str | None


_READERS: Final = {"csv": csv.read, "xlsx": xlsx.read, "json": None}


def _read(path: Path, manifest: Manifest) -> tuple[list[str], list[tuple[int, list[Cell]]]]:
    reader = _READERS[manifest.format]
    lines = json.read(path, manifest.keys) if reader is None else reader(path)
    first = next(lines, None)
    headings = [str(cell) for cell in first[1]] if first else []
    while headings and headings[-1] == "":
        headings.pop()
    rows: list[tuple[int, list[Cell]]] = []
    for row in lines:
        if len(rows) > len(manifest.rows) + MOST_ADDED:
            raise TooLarge("error.export.too_large", path=path.name)
        rows.append(row)
    return headings, rows


def _expected_headings(manifest: Manifest) -> tuple[str, ...]:
    return manifest.keys if manifest.format == "json" else manifest.headings


def _compare_columns(manifest: Manifest, headings: Sequence[str]) -> tuple[ColumnChange, ...]:
    expected = _expected_headings(manifest)
    if tuple(headings) == expected:
        return ()
    removed = [ColumnChange(Change.REMOVED, heading) for heading in expected if heading not in headings]
    added = [ColumnChange(Change.ADDED, heading) for heading in headings if heading not in expected]
    kept = [heading for heading in headings if heading in expected]
    stood = [heading for heading in expected if heading in headings]
    moved = [
        ColumnChange(Change.MOVED, heading)
        for heading, before in zip(kept, stood, strict=False)
        if heading != before
    ]
    doubled = [
        ColumnChange(Change.ADDED, heading) for heading in sorted(set(kept)) if kept.count(heading) > 1
    ]
    return (*removed, *added, *moved, *doubled)


def _keyed(
    rows: Sequence[tuple[int, list[Cell]]], manifest: Manifest, headings: Sequence[str]
) -> Iterator[tuple[int, str, str | None]]:
    """Line, reference and hash of each row, with the cells put back into the order of the export where they moved."""
    expected = _expected_headings(manifest)
    width = len(expected)
    moved = tuple(headings) != expected and all(heading in headings for heading in expected)
    places = [headings.index(heading) for heading in expected] if moved else list(range(width))
    key = manifest.keys.index(manifest.key_column)
    for line, cells in rows:
        filled = [*cells, *[""] * (max([*places, width - 1]) + 1 - len(cells))]
        ordered = [filled[place] for place in places]
        beyond = [] if moved else [cell for cell in cells[width:] if cell not in ("", None)]
        yield line, str(ordered[key]), stranger_hash([*ordered, *beyond])


def _compare_rows(manifest: Manifest, found: Sequence[_Found]) -> tuple[RowChange, ...]:
    expected = dict(manifest.rows)
    lines = {
        reference: line
        for line, (reference, _digest) in enumerate(manifest.rows, start=_first_line(manifest))
    }
    changes: list[RowChange] = []
    seen: list[_Found] = []
    names: set[str] = set()
    for row in found:
        if row.reference not in expected or row.reference in names:
            changes.append(RowChange(Change.ADDED, row.reference, row.line))
            continue
        names.add(row.reference)
        seen.append(row)
        if row.digest != expected[row.reference]:
            changes.append(RowChange(Change.CHANGED, row.reference, row.line))
    stood = [reference for reference in expected if reference in names]
    for row, before in zip(seen, stood, strict=True):
        if row.reference != before:
            changes.append(RowChange(Change.MOVED, row.reference, row.line))
    changes.extend(
        RowChange(Change.REMOVED, reference, lines[reference])
        for reference in expected
        if reference not in names
    )
    return tuple(sorted(changes, key=lambda change: (change.line, change.change, change.reference)))


def _first_line(manifest: Manifest) -> int:
    return 1 if manifest.format == "json" else 2
