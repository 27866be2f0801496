"""Writes an export: the file, the manifest beside it, and the entry in the ledger.

1. Both files are written under other names in the same folder, and made durable.
2. The deed is noted in the ledger, with the hashes of both.
3. Both are renamed into place, the file first: a file never stands under its name half written.

Whoever owns the transaction may commit between 2 and 3 (`prepare_export`, then `Prepared.publish`): then no file
appears without its entry in the ledger. The command line does so.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlmodel import Session

from talent.audit.actors import Actor
from talent.audit.ledger import head, record
from talent.core import clock
from talent.core.errors import Invalid
from talent.core.i18n import DEFAULT_LANGUAGE
from talent.exports import csv, json, xlsx
from talent.exports.cells import Cell, row_hash
from talent.exports.columns import ExportKind, Profile
from talent.exports.manifest import VERSION, encode, manifest_path
from talent.exports.tables import Table, table_of
from talent.exports.verify import file_sha256
from talent.placements.models import PlacementState


class ExportFormat(StrEnum):
    """The format of an exported file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Export:
    """What was exported: the file, its manifest, how many rows, and the file's SHA-256."""

    path: Path
    manifest: Path
    row_count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An export that is written in full, but not yet under its name."""

    export: Export
    _waiting: tuple[Path, Path]

    def publish(self) -> Export:
        """Put the file and its manifest in place, over older ones of the same name."""
        for waiting, place in zip(self._waiting, (self.export.path, self.export.manifest), strict=True):
            os.replace(waiting, place)
        _make_durable(self.export.path.parent)
        return self.export

    def discard(self) -> None:
        """Remove what was written."""
        for waiting in self._waiting:
            waiting.unlink(missing_ok=True)


def export_records(
    session: Session,
    *,
    kind: ExportKind,
    format: ExportFormat,
    path: Path,
    as_of: date | None = None,
    profile: Profile = Profile.SIMPLE,
    states: tuple[PlacementState, ...] | None = None,
    with_corrected: bool = False,
    mark: bool = False,
    lang: str = DEFAULT_LANGUAGE,
    actor: Actor,
) -> Export:
    """Write an export and its manifest, `path` and `path` + `.manifest.json`, replacing older ones.

    `as_of` is the last day that is seen (placements only); `mark` puts a byte order mark into a CSV file, which
    old spreadsheet programs need; `lang` is the language of headings and words (JSON keeps keys and codes).

    Raises:
        Forbidden: the actor may not export.
        Invalid: a filter or profile is not one for this kind, or `path` is a folder.
    """
    return prepare_export(
        session,
        kind=kind,
        format=format,
        path=path,
        as_of=as_of,
        profile=profile,
        states=states,
        with_corrected=with_corrected,
        mark=mark,
        lang=lang,
        actor=actor,
    ).publish()


def prepare_export(
    session: Session,
    *,
    kind: ExportKind,
    format: ExportFormat,
    path: Path,
    as_of: date | None = None,
    profile: Profile = Profile.SIMPLE,
    states: tuple[PlacementState, ...] | None = None,
    with_corrected: bool = False,
    mark: bool = False,
    lang: str = DEFAULT_LANGUAGE,
    actor: Actor,
) -> Prepared:
    """Write an export beside its place and note it in the ledger; `publish` then puts it in place.

    Raises:
        Forbidden, Invalid: as `export_records`.
    """
    moment = clock.now()
    table = table_of(
        session,
        kind=kind,
        profile=profile,
        as_of=as_of,
        states=states,
        with_corrected=with_corrected,
        lang=None if format is ExportFormat.JSON else lang,
        actor=actor,
    )
    path = Path(path)
    if path.is_dir():
        raise Invalid("error.export.is_folder", path=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    filters = {
        "states": [state.value for state in states] if states else None,
        "with_corrected": with_corrected,
    }
    anchor = head(session)
    with _waiting_files(path) as (waiting, waiting_manifest):
        rows = _write(waiting, table, format, kind, mark, lang, moment)
        digest = file_sha256(waiting)
        content: dict[str, Any] = {
            "version": VERSION,
            "file": path.name,
            "file_sha256": digest,
            "format": format.value,
            "kind": kind.value,
            "profile": profile.value,
            "lang": None if format is ExportFormat.JSON else lang,
            "as_of": as_of.isoformat() if as_of else None,
            "filters": filters,
            "created_at": moment.astimezone(UTC).isoformat(timespec="microseconds"),
            "created_by": {"kind": actor.kind, "ref": actor.ref},
            "columns": [{"key": column.key, "heading": column.heading(lang)} for column in table.columns],
            "key_column": table.key,
            "row_count": len(rows),
            "rows": rows,
            "ledger": {"sequence": anchor.sequence, "hash": anchor.entry_hash},
            "talent_version": version("talent"),
        }
        encoded, own = encode(content)
        waiting_manifest.write_bytes(encoded)
        for written in (waiting, waiting_manifest):
            _make_durable(written)
        record(
            session,
            action="export.write",
            subject=("export", digest[:32]),
            details={
                "kind": kind.value,
                "format": format.value,
                "profile": profile.value,
                "as_of": content["as_of"],
                "filters": filters,
                "rows": len(rows),
                "file_sha256": digest,
                "manifest_sha256": own,
            },
            actor=actor,
        )
        return Prepared(Export(path, manifest_path(path), len(rows), digest), (waiting, waiting_manifest))


def _write(
    path: Path,
    table: Table,
    format: ExportFormat,
    kind: ExportKind,
    mark: bool,
    lang: str,
    moment: datetime,
) -> list[list[str]]:
    """Write the file; return reference and hash of each row."""
    module = {ExportFormat.CSV: csv, ExportFormat.XLSX: xlsx, ExportFormat.JSON: json}[format]
    rows: list[list[str]] = []
    key = table.key_index

    def noted() -> Iterator[Sequence[Cell]]:
        for values in table.rows:
            cells = module.cells(values)
            stored = module.stored(cells)
            rows.append([str(stored[key]), row_hash(stored)])
            yield cells

    headings = [column.heading(lang) for column in table.columns]
    # A server's cursor stays open behind rows that are not read to their end.
    with contextlib.closing(table.rows):
        if format is ExportFormat.CSV:
            csv.write(path, headings, noted(), mark=mark)
        elif format is ExportFormat.XLSX:
            xlsx.write(path, headings, noted(), moment=moment, title=kind.value)
        else:
            json.write(path, [column.key for column in table.columns], noted())
    return rows


@contextlib.contextmanager
def _waiting_files(path: Path) -> Iterator[tuple[Path, Path]]:
    """Two new files beside `path`, which are removed when the block raises."""
    waiting: list[Path] = []
    try:
        for place in (path, manifest_path(path)):
            handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=path.parent)
            os.close(handle)
            waiting.append(Path(name))
        yield waiting[0], waiting[1]
    except BaseException:
        for part in waiting:
            part.unlink(missing_ok=True)
        raise


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
