"""The rows of each export: who and what goes in, and with which values."""

import contextlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from talent.accounts.permissions import Permission, demand
from talent.audit.actors import Actor
from talent.core import clock
from talent.core.errors import Invalid
from talent.exports.applicant_rows import applicant_rows
from talent.exports.cells import Cell, local_phone
from talent.exports.columns import KEYS, Column, ExportKind, Profile, columns_of
from talent.exports.labels import label
from talent.exports.shortlist_rows import shortlist_rows
from talent.exports.siasn import siasn_row
from talent.placements.models import PlacementState
from talent.placements.queries import list_records
from talent.placements.records import Record

# Who holds a post; the others would look like holders, since SIASN has no column for a state.
_HOLDERS = (PlacementState.CONFIRMED, PlacementState.ACTIVE)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of an export; `key` is the column whose value names a row.

    Whoever takes the rows closes them, also where they stop half way: a server's cursor is open behind them.
    """

    columns: tuple[Column, ...]
    key: str
    rows: Generator[list[Cell], None, None]

    @property
    def key_index(self) -> int:
        """Where the key stands in a row."""
        return [column.key for column in self.columns].index(self.key)


def table_of(
    session: Session,
    *,
    kind: ExportKind,
    profile: Profile = Profile.SIMPLE,
    as_of: date | None = None,
    states: tuple[PlacementState, ...] | None = None,
    with_corrected: bool = False,
    lang: str | None,
    actor: Actor,
) -> Table:
    """Return the table of an export; rows are read as they are taken.

    With a `lang` codes are given in words, without they stay codes. A day in the past, `states` and
    `with_corrected` are for placements, the only records whose past is kept.

    Raises:
        Forbidden: the actor may not export.
        Invalid: a filter or the profile is not one for this kind.
    """
    demand(actor, Permission.EXPORT_ANY_RECORD)
    columns = columns_of(kind, profile)
    past = as_of is not None and as_of < clock.today()
    if kind is not ExportKind.PLACEMENTS and (past or states or with_corrected):
        raise Invalid("error.export.filter", kind=kind.value)
    rows: Generator[Mapping[str, Cell], None, None]
    if kind is ExportKind.APPLICANTS:
        rows = applicant_rows(session, lang)
    elif kind is ExportKind.SHORTLISTS:
        rows = shortlist_rows(session)
    else:
        rows = _placements(session, profile, as_of, states, with_corrected, actor)
    return Table(columns, KEYS[columns], _rows(columns, rows, lang))


def _placements(
    session: Session,
    profile: Profile,
    as_of: date | None,
    states: tuple[PlacementState, ...] | None,
    with_corrected: bool,
    actor: Actor,
) -> Generator[Mapping[str, Cell], None, None]:
    siasn = profile is Profile.SIASN
    records = list_records(
        session,
        as_of=as_of,
        states=states or (_HOLDERS if siasn else None),
        with_corrected=with_corrected and not siasn,
        actor=actor,
    )
    with contextlib.closing(records):
        for record in records:
            yield siasn_row(record) if siasn else _dialled(record)


def _rows(
    columns: tuple[Column, ...], rows: Generator[Mapping[str, Cell], None, None], lang: str | None
) -> Generator[list[Cell], None, None]:
    with contextlib.closing(rows):
        for row in rows:
            yield [_cell(column, row, lang) for column in columns]


def _cell(column: Column, row: Mapping[str, Cell], lang: str | None) -> Cell:
    value = row[column.key]
    if column.vocabulary is None or lang is None or not isinstance(value, str):
        return value
    return label(column.vocabulary, value, lang)


def _dialled(record: Record) -> dict[str, Cell]:
    phone = record["phone"]
    return {**record, "phone": local_phone(phone) if isinstance(phone, str) else None}
