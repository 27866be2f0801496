"""Keeps what went into a run, each content once under its hash, and gives it back."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from scoring.canonical import canonical
from talent.core import clock
from talent.core.errors import Conflict
from talent.db.session import dialect
from talent.matching.models import Snapshot, SnapshotKind

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """One content as it is kept: canonical JSON under its SHA-256; `subject` is the applicant of a candidate."""

    content_hash: str
    text: str
    subject: str | None = None

    @classmethod
    def of(cls, content: dict[str, Any]) -> Self:
        """Return a plain JSON value as it is kept."""
        text = canonical(content)
        return cls(hashlib.sha256(text).hexdigest(), text.decode())


def keep(session: Session, kind: SnapshotKind, contents: Sequence[Kept]) -> None:
    """Keep each content that is not kept yet."""
    known = _known(session, [each.content_hash for each in contents])
    rows = {
        each.content_hash: {
            "content_hash": each.content_hash,
            "kind": kind,
            "subject_ref": each.subject,
            "content": each.text,
            "created_at": clock.now(),
        }
        for each in contents
        if each.content_hash not in known
    }
    if rows:
        # Two runs at once keep the same people; whoever comes second finds them kept.
        insert = postgresql.insert if dialect(session) == "postgresql" else sqlite.insert
        session.execute(insert(Snapshot).on_conflict_do_nothing(), list(rows.values()))


def load(session: Session, digest: str) -> dict[str, Any] | None:
    """Return the content of a hash, None when it has been erased.

    Raises:
        Conflict: the stored content is not the one of that hash.
    """
    return load_many(session, [digest]).get(digest)


def load_many(session: Session, hashes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the contents of those hashes that are still kept.

    Raises:
        Conflict: a stored content is not the one of its hash.
    """
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(hashes), _BATCH):
        part = hashes[start : start + _BATCH]
        rows = select(Snapshot.content_hash, Snapshot.content).where(col(Snapshot.content_hash).in_(part))
        for digest, content in session.exec(rows):
            if hashlib.sha256(content.encode()).hexdigest() != digest:
                raise Conflict("error.snapshot.altered", ref=digest[:12])
            found[digest] = json.loads(content)
    return found


def _known(session: Session, hashes: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(hashes), _BATCH):
        part = hashes[start : start + _BATCH]
        known.update(session.exec(select(Snapshot.content_hash).where(col(Snapshot.content_hash).in_(part))))
    return known
