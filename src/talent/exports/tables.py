"""The rows of each export: who and what goes in, and with which values."""

from collections.abc import Iterator, Mapping
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
    """Columns and rows of an export; `key` is the column whose value names a row."""

    columns: tuple[Column, ...]
    key: str
    rows: Iterator[list[Cell]]

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
    rows: Iterator[Mapping[str, Cell]]
    if kind is ExportKind.APPLICANTS:
        rows = applicant_rows(session, lang)
    elif kind is ExportKind.SHORTLISTS:
        rows = shortlist_rows(session)
    elif profile is Profile.SIASN:
        records = list_records(session, as_of=as_of, states=states or _HOLDERS, actor=actor)
        rows = map(siasn_row, records)
    else:
        rows = map(
            _dialled,
            list_records(session, as_of=as_of, states=states, with_corrected=with_corrected, actor=actor),
        )
    return Table(columns, KEYS[columns], ([_cell(column, row, lang) for column in columns] for row in rows))


def _cell(column: Column, row: Mapping[str, Cell], lang: str | None) -> Cell:
    value = row[column.key]
    if column.vocabulary is None or lang is None or not isinstance(value, str):
        return value
    return label(column.vocabulary, value, lang)


def _dialled(record: Record) -> dict[str, Cell]:
    phone = record["phone"]
    return {**record, "phone": local_phone(phone) if isinstance(phone, str) else None}
