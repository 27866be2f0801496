"""Tables of work: one row for each unit (a file, a requisition), and the outbox of messages.

The rows are the truth; a queue only wakes the worker, so a lost queue loses nothing.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field

from talent.core import clock
from talent.db.base import PiiClass, Table, enum_column, json_column, pii
from talent.db.types import UtcDateTime


class JobStatus(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Table, table=True):
    """One unit of long work. `subject` is a value, so that jobs need to know no other table."""

    __tablename__ = "job"

    reference: str = Field(max_length=20, unique=True)
    kind: str = Field(max_length=40)
    subject_kind: str = Field(max_length=40)
    subject_ref: str = Field(max_length=40, index=True)
    status: JobStatus = Field(default=JobStatus.QUEUED, sa_column=enum_column(JobStatus, index=True))
    attempts: int = 0
    queued_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    started_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    finished_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    error_code: str | None = Field(default=None, max_length=80)
    error_params: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class OutboxMessage(Table, table=True):
    """One message to a person, kept until a mailer has taken it; words are made from the template when it is sent."""

    __tablename__ = "outbox_message"

    channel: str = Field(max_length=20)
    recipient_kind: str = Field(max_length=20)
    recipient_ref: str = Field(max_length=40, index=True)
    template: str = Field(max_length=60)
    lang: str = Field(max_length=2)
    params: dict[str, Any] = Field(
        default_factory=dict,
        sa_column=json_column(info=pii(PiiClass.GENERAL, basis="service", retention="until sent + 90 days")),
    )
    created_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
