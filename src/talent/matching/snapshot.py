"""Keeps what went into a run, each content once under its hash, and gives it back."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from scoring.canonical import canonical, content_hash
from talent.matching.models import Snapshot, SnapshotKind

_BATCH = 500


def keep(
    session: Session, kind: SnapshotKind, contents: Iterable[dict[str, Any]], *, subjects: Sequence[str] = ()
) -> list[str]:
    """Keep each content that is not kept yet; return the hashes in order.

    `subjects` are the applicants' references of candidates, in the same order.
    """
    texts = [canonical(content).decode() for content in contents]
    hashes = [content_hash(json.loads(text)) for text in texts]
    missing = set(hashes) - _known(session, hashes)
    for place, (digest, text) in enumerate(zip(hashes, texts, strict=True)):
        if digest in missing:
            subject = subjects[place] if subjects else None
            session.add(Snapshot(content_hash=digest, kind=kind, content=text, subject_ref=subject))
            missing.discard(digest)
    session.flush()
    return hashes


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
