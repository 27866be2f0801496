"""The ledger: what was done, and whether it holds."""

from typing import Any, Self

from talent.audit.ledger import Break, Head
from talent.audit.models import LedgerEntry
from talent.web.schemas.base import Moment, Read


class LedgerEntryRead(Read):
    """One deed. It holds references and field names, never values."""

    sequence: int
    at: Moment
    actor: str
    action: str
    subject_kind: str
    subject: str
    details: dict[str, Any]
    previous_hash: str
    entry_hash: str

    @classmethod
    def of(cls, entry: LedgerEntry) -> Self:
        """Return the entry."""
        return cls(
            sequence=entry.sequence,
            at=entry.at,
            actor=entry.actor_ref,
            action=entry.action,
            subject_kind=entry.subject_kind,
            subject=entry.subject_ref,
            details=entry.details,
            previous_hash=entry.previous_hash,
            entry_hash=entry.entry_hash,
        )


class VerificationRead(Read):
    """Whether the whole chain holds; where not, at which row and how."""

    holds: bool
    broken_at: int | None
    kind: str | None
    entries: int
    head: str

    @classmethod
    def of(cls, broken: Break | None, head: Head) -> Self:
        """Return what the check found."""
        return cls(
            holds=broken is None,
            broken_at=broken.sequence if broken else None,
            kind=broken.kind if broken else None,
            entries=head.sequence,
            head=head.entry_hash,
        )
