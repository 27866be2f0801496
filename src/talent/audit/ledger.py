"""Appends to the ledger and verifies it.

Entries are collected while a transaction runs and chained as its last act before the commit: the lock on the
chain's head is held for a moment only, and what is rolled back leaves no entry.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

import rfc8785
from sqlalchemy import event, text
from sqlalchemy.orm import Session as AnySession
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session, col, func, select

from talent.audit.actors import Actor
from talent.audit.models import LedgerEntry
from talent.core import clock
from talent.db.ordering import Order, ordered
from talent.db.session import before_commit, dialect

GENESIS: Final = "0" * 64
_PENDING: Final = "ledger"
_MARKS: Final = "ledger_marks"
_LOCK: Final = 7_253_012
_PAGE: Final = 1000
# What a column's type, or the canonical form, raises about a value that this code has never written.
_UNREADABLE: Final = (ValueError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number (0 in an empty ledger) and hash."""

    sequence: int
    entry_hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first row at which the ledger does not hold, and why: `hash`, `link`, `gap`, `head` or `unreadable`."""

    sequence: int
    kind: str


def record(
    session: Session,
    *,
    action: str,
    subject: tuple[str, str],
    details: dict[str, Any] | None = None,
    actor: Actor,
) -> None:
    """Note that `actor` did `action` to `subject` (kind and reference).

    `details` holds codes, references, counts and field names, never a value that tells about a person.
    """
    if not session.in_transaction():
        # Without one a rollback would have nothing to undo, and the deed would stay.
        session.begin()
    pending = session.info.setdefault(_PENDING, [])
    pending.append((clock.now(), actor.kind, actor.ref, action, subject[0], subject[1], details or {}))


@event.listens_for(AnySession, "after_transaction_create")
def _mark(session: AnySession, transaction: SessionTransaction) -> None:
    if transaction.nested:
        # Weak keys: a savepoint that was released is forgotten with its mark.
        marks = session.info.setdefault(_MARKS, WeakKeyDictionary())
        marks[transaction] = len(session.info.get(_PENDING, []))


@event.listens_for(AnySession, "after_soft_rollback")
def _drop_what_was_undone(session: AnySession, transaction: SessionTransaction) -> None:
    """Forget the deeds that a rollback undid: all of them, or those since the savepoint."""
    pending = session.info.get(_PENDING, [])
    if transaction.nested:
        del pending[session.info[_MARKS].pop(transaction, len(pending)) :]
    elif transaction.parent is None:
        pending.clear()


@before_commit
def chain(session: Session) -> None:
    """Write the collected entries, each linked to the one before."""
    pending = session.info.pop(_PENDING, [])
    if not pending:
        return
    if dialect(session) == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    last = head(session)
    for at, actor_kind, actor_ref, action, subject_kind, subject_ref, details in pending:
        entry = LedgerEntry(
            sequence=last.sequence + 1,
            at=at,
            actor_kind=actor_kind,
            actor_ref=actor_ref,
            action=action,
            subject_kind=subject_kind,
            subject_ref=subject_ref,
            details=details,
            previous_hash=last.entry_hash,
            entry_hash="",
        )
        entry.entry_hash = hash_of(entry)
        session.add(entry)
        last = Head(entry.sequence, entry.entry_hash)
    session.flush()


def hash_of(entry: LedgerEntry) -> str:
    """Return SHA-256 (hex) over the canonical JSON of the entry without its own hash."""
    content: dict[str, Any] = {
        "action": entry.action,
        "actor": [entry.actor_kind, entry.actor_ref],
        "at": _moment(entry.at),
        "details": entry.details,
        "previous": entry.previous_hash,
        "sequence": entry.sequence,
        "subject": [entry.subject_kind, entry.subject_ref],
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def head(session: Session) -> Head:
    """Return the newest entry, `Head(0, GENESIS)` for an empty ledger."""
    entry = session.exec(select(LedgerEntry).order_by(col(LedgerEntry.sequence).desc()).limit(1)).first()
    return Head(entry.sequence, entry.entry_hash) if entry else Head(0, GENESIS)


def verify(session: Session, *, anchor: Head | None = None) -> Break | None:
    """Return the first place where the ledger does not hold, None when it does.

    Without an anchor a ledger that was cut at its end still holds; with the head that was noted outside (each
    export's manifest carries one) the cut is found too.
    """
    previous = Head(0, GENESIS)
    try:
        for entry in _entries(session):
            broken = _compare(entry, previous)
            if broken is not None:
                return Break(previous.sequence + 1, broken)
            previous = Head(entry.sequence, entry.entry_hash)
            if anchor and anchor.sequence == entry.sequence and anchor.entry_hash != entry.entry_hash:
                return Break(entry.sequence, "head")
    except _UNREADABLE:
        return Break(previous.sequence + 1, "unreadable")
    if anchor and anchor.sequence > previous.sequence:
        return Break(previous.sequence + 1, "head")
    return None


def _compare(entry: LedgerEntry, previous: Head) -> str | None:
    if entry.sequence != previous.sequence + 1:
        return "gap"
    if entry.previous_hash != previous.entry_hash:
        return "link"
    return None if entry.entry_hash == hash_of(entry) else "hash"


def _entries(session: Session) -> Iterator[LedgerEntry]:
    """Yield all entries in order, by pages; one that cannot be read does not hide those before it."""
    after, size = -(2**31), _PAGE
    while True:
        statement = select(LedgerEntry).where(col(LedgerEntry.sequence) > after)
        statement = statement.order_by(col(LedgerEntry.sequence)).limit(size)
        try:
            page = list(session.exec(statement.execution_options(populate_existing=True)))
        except _UNREADABLE:
            if size == 1:
                raise
            size = 1
            continue
        if not page:
            return
        yield from page
        after = page[-1].sequence


def list_entries(
    session: Session, *, subject_ref: str | None = None, after: int = 0, limit: int = 50
) -> list[LedgerEntry]:
    """Return entries in order, after sequence number `after`, at most `limit`."""
    statement = select(LedgerEntry).where(col(LedgerEntry.sequence) > after)
    if subject_ref is not None:
        statement = statement.where(LedgerEntry.subject_ref == subject_ref)
    return list(session.exec(statement.order_by(col(LedgerEntry.sequence)).limit(limit)))


def page_of_entries(
    session: Session,
    *,
    subject_ref: str | None = None,
    offset: int = 0,
    limit: int = 50,
    order: Order | None = None,
) -> tuple[list[LedgerEntry], int]:
    """Return a page of entries, the oldest first where no other order is wanted, and how many there are."""
    statement = select(LedgerEntry)
    if subject_ref is not None:
        statement = statement.where(LedgerEntry.subject_ref == subject_ref)
    total = session.exec(select(func.count()).select_from(statement.subquery())).one()
    page = ordered(statement, {"sequence": col(LedgerEntry.sequence)}, order).offset(offset).limit(limit)
    return list(session.exec(page)), total
