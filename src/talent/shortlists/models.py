"""Tables of the selection. No row decides without a person: the database itself demands who and why."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel, UniqueConstraint

import talent.applicants.models
import talent.matching.models  # noqa: F401 - a foreign key names its table
from talent.core import clock
from talent.db.base import PiiClass, Table, check, enum_column, json_column, pii
from talent.db.types import UtcDateTime

_SELECTION = pii(PiiClass.GENERAL, basis="consent", retention="application + 2 years")


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Application(Table, table=True):
    """A person asks for a requisition."""

    __tablename__ = "application"
    __table_args__ = (UniqueConstraint("requisition_key", "applicant_key"),)

    reference: str = Field(max_length=20, unique=True)
    requisition_key: UUID = Field(foreign_key="requisition.key", index=True)
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    status: ApplicationStatus = Field(
        default=ApplicationStatus.SUBMITTED, sa_column=enum_column(ApplicationStatus)
    )
    motivation: str | None = Field(default=None, max_length=4000, sa_column_kwargs={"info": _SELECTION})
    applied_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class Shortlist(Table, table=True):
    """People put forward for one requisition. It is blind until somebody reveals a person with a reason."""

    __tablename__ = "shortlist"

    reference: str = Field(max_length=20, unique=True)
    requisition_key: UUID = Field(foreign_key="requisition.key", unique=True)
    run_key: UUID | None = Field(default=None, foreign_key="match_run.key")
    requested_by: str = Field(max_length=20)
    requested_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class EntryState(StrEnum):
    """Where an entry stands; `shortlists.states` says which way leads where."""

    PROPOSED = "proposed"
    REFERRED = "referred"
    SELECTED = "selected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class EntryOrigin(StrEnum):
    """How a person came onto the list."""

    MATCH = "match"
    APPLICATION = "application"
    MANUAL = "manual"


class ShortlistEntry(Table, table=True):
    """One person on a shortlist; `match_key` is the score it was proposed with."""

    __tablename__ = "shortlist_entry"
    __table_args__ = (UniqueConstraint("shortlist_key", "applicant_key"),)

    reference: str = Field(max_length=20, unique=True)
    shortlist_key: UUID = Field(foreign_key="shortlist.key", index=True)
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    match_key: UUID | None = Field(default=None, foreign_key="match.key")
    rank: int
    origin: EntryOrigin = Field(sa_column=enum_column(EntryOrigin))
    state: EntryState = Field(default=EntryState.PROPOSED, sa_column=enum_column(EntryState))
    note: str | None = Field(default=None, max_length=4000, sa_column_kwargs={"info": _SELECTION})
    version: int = 1


class Assessment(Table, table=True):
    """One assessor's scoring of one person for one requisition: `levels` is skill id → 0–5 (0: looked, not there)."""

    __tablename__ = "assessment"
    __table_args__ = (UniqueConstraint("entry_key", "assessor_ref"),)

    reference: str = Field(max_length=20, unique=True)
    entry_key: UUID = Field(foreign_key="shortlist_entry.key", index=True)
    assessor_ref: str = Field(max_length=20)
    levels: dict[str, Any] = Field(sa_column=json_column(info=_SELECTION))
    note: str | None = Field(default=None, max_length=4000, sa_column_kwargs={"info": _SELECTION})
    submitted_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class DecisionReason(SQLModel, table=True):
    """A coded reason with its words; `applies_to` lists the verbs that may use it."""

    __tablename__ = "decision_reason"

    code: str = Field(primary_key=True, max_length=60)
    label_id: str = Field(max_length=160)
    label_en: str = Field(max_length=160)
    description_id: str
    description_en: str
    applies_to: list[str] = Field(sa_column=json_column())


class Verb(StrEnum):
    """What a person decides about an entry."""

    REFER = "refer"
    SELECT = "select"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Decision(Table, table=True):
    """One decision: by whom, with which reason. `note` is internal and never shown to the applicant."""

    __tablename__ = "decision"
    # A person's reference, so that neither the system nor an operator's command line can stand here.
    __table_args__ = (check("substr(decided_by, 1, 4) = 'USR-'", "decided_by_a_person"),)

    entry_key: UUID = Field(foreign_key="shortlist_entry.key", index=True)
    verb: Verb = Field(sa_column=enum_column(Verb))
    reason_code: str = Field(foreign_key="decision_reason.code")
    note: str | None = Field(default=None, max_length=4000, sa_column_kwargs={"info": _SELECTION})
    decided_by: str = Field(max_length=20)
    decided_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class Reveal(Table, table=True):
    """Somebody lifted the blind for one entry, and why."""

    __tablename__ = "reveal"
    __table_args__ = (UniqueConstraint("entry_key", "revealed_to"),)

    entry_key: UUID = Field(foreign_key="shortlist_entry.key", index=True)
    revealed_to: str = Field(max_length=20)
    reason_code: str = Field(foreign_key="decision_reason.code")
    revealed_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
