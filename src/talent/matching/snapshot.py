"""Keeps what went into a run, each content once under its hash, and gives it back."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlmodel import Session, col, select

from scoring.canonical import canonical
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
    for each in contents:
        if each.content_hash not in known:
            known.add(each.content_hash)
            session.add(
                Snapshot(
                    content_hash=each.content_hash, kind=kind, content=each.text, subject_ref=each.subject
                )
            )
    session.flush()


def load(session: Session, digest: str) -> dict[str, Any] | None:
    """Return the content of a hash, None when it has been erased."""
    snapshot = session.get(Snapshot, digest)
    return json.loads(snapshot.content) if snapshot else None


def load_many(session: Session, hashes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the contents of those hashes that are still kept."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(hashes), _BATCH):
        part = hashes[start : start + _BATCH]
        for snapshot in session.exec(select(Snapshot).where(col(Snapshot.content_hash).in_(part))):
            found[snapshot.content_hash] = json.loads(snapshot.content)
    return found


def _known(session: Session, hashes: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(hashes), _BATCH):
        part = hashes[start : start + _BATCH]
        known.update(session.exec(select(Snapshot.content_hash).where(col(Snapshot.content_hash).in_(part))))
    return known
