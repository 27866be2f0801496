"""Tables of runs. What went into a run is kept once, by its content hash, so that a replay needs nothing else."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, String
from sqlmodel import Field, SQLModel, UniqueConstraint

import talent.applicants.models
import talent.projects.models  # noqa: F401 - a foreign key names its table
from talent.core import clock
from talent.db.base import PiiClass, Table, enum_column, pii
from talent.db.types import UtcDateTime

_PROFILE = pii(PiiClass.GENERAL, basis="consent", retention="application + 2 years, erased with the person")


class SnapshotKind(StrEnum):
    """What a snapshot holds."""

    CANDIDATE = "candidate"
    NEED = "need"
    POLICY = "policy"
    LIBRARY = "library"
    POOL = "pool"


class Snapshot(SQLModel, table=True):
    """Canonical JSON (RFC 8785) under its SHA-256.

    `subject_ref` names the applicant of a candidate's snapshot, so that erasing a person finds it.
    """

    __tablename__ = "snapshot"

    content_hash: str = Field(primary_key=True, max_length=64)
    kind: SnapshotKind = Field(sa_column=enum_column(SnapshotKind))
    subject_ref: str | None = Field(default=None, max_length=20, index=True)
    content: str = Field(sa_column=Column(String, nullable=False, info=_PROFILE))
    created_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class MatchRun(Table, table=True):
    """One matching of one requisition against the pool, with the hashes of all that went in.

    `result_hash` is SHA-256 over the stored ranking: what a replay must give again. `as_of` is `YYYY-MM`.
    """

    __tablename__ = "match_run"

    reference: str = Field(max_length=20, unique=True)
    requisition_key: UUID = Field(foreign_key="requisition.key", index=True)
    need_hash: str = Field(foreign_key="snapshot.content_hash")
    policy_hash: str = Field(foreign_key="snapshot.content_hash")
    library_hash: str = Field(foreign_key="snapshot.content_hash")
    pool_hash: str = Field(foreign_key="snapshot.content_hash")
    parser_version: str = Field(max_length=20)
    as_of: str = Field(max_length=7)
    pool_size: int
    kept: int
    result_hash: str = Field(max_length=64)
    created_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    created_by: str = Field(max_length=20)


class Match(Table, table=True):
    """One ranked pair of a run, kept for the top n only; `card` is the score card's canonical JSON.

    `position` counts 1, 2, 3 …; `rank` is shared by ties (1, 2, 2, 4).
    """

    __tablename__ = "match"
    __table_args__ = (UniqueConstraint("run_key", "applicant_key"),)

    run_key: UUID = Field(foreign_key="match_run.key", index=True)
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    candidate_hash: str = Field(max_length=64)
    position: int
    rank: int
    tied: bool
    bucket: str = Field(max_length=20)
    score: float
    confidence: float
    card: str = Field(sa_column=Column(String, nullable=False, info=_PROFILE))
