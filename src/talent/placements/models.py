"""Tables of placements. Every change writes a revision, so that the records of any past day can be exported again."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, UniqueConstraint

import talent.shortlists.models  # noqa: F401 - a foreign key names its table
from talent.applicants.models import ASN_BASES, EmploymentBasis
from talent.core import clock
from talent.db.base import PiiClass, Table, check, enum_column, json_column, pii
from talent.db.types import UtcDateTime

_RECORD = pii(PiiClass.GENERAL, basis="legal duty (staff records)", retention="placement + 5 years")
_ASN = ", ".join(f"'{basis.value}'" for basis in sorted(ASN_BASES))


class PlacementState(StrEnum):
    """Where a placement stands; `placements.states` says which way leads where."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ACTIVE = "active"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Placement(Table, table=True):
    """One person in one requisition's post for a time. `fee_rupiah` is rupiah a month.

    The database refuses a person without an ASN basis on an ASN post (UU 20/2023 arts. 65–66); from the moment of
    confirmation, a placement without decree number and approver; an approver who is the planner, or no person at
    all; and an end without a coded reason. `unpaid_reason` is why a fee under the wage floor was let through.
    """

    __tablename__ = "placement"
    __table_args__ = (
        check(f"NOT asn_post OR basis IN ({_ASN})", "asn_post_needs_asn"),
        check("starts_on <= ends_on", "date_order"),
        check("fte_percent BETWEEN 1 AND 100", "fte_range"),
        check("fee_rupiah IS NULL OR fee_rupiah >= 0", "fee_range"),
        check(
            "state IN ('planned', 'cancelled') OR (decree_number IS NOT NULL AND approved_by IS NOT NULL)",
            "confirmed_with_decree",
        ),
        check(
            "approved_by IS NULL OR (approved_by <> planned_by AND approved_by NOT IN ('', 'talent', 'operator'))",
            "approved_by_a_second_person",
        ),
        check("state NOT IN ('ended', 'cancelled') OR end_reason IS NOT NULL", "ended_with_reason"),
    )

    reference: str = Field(max_length=20, unique=True)
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    requisition_key: UUID = Field(foreign_key="requisition.key", index=True)
    entry_key: UUID | None = Field(default=None, foreign_key="shortlist_entry.key")
    state: PlacementState = Field(
        default=PlacementState.PLANNED, sa_column=enum_column(PlacementState, index=True)
    )
    basis: EmploymentBasis = Field(sa_column=enum_column(EmploymentBasis))
    asn_post: bool
    starts_on: date
    ends_on: date
    fte_percent: int
    fee_rupiah: int | None = None
    unpaid_reason: str | None = Field(default=None, max_length=60)
    budget_code: str | None = Field(default=None, max_length=60)
    decree_number: str | None = Field(default=None, max_length=80)
    planned_by: str = Field(max_length=20)
    approved_by: str | None = Field(default=None, max_length=20)
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    end_reason: str | None = Field(default=None, max_length=60)
    version: int = 1


class PlacementRevision(Table, table=True):
    """The record of a placement as it was exported from `recorded_at` on, with who changed it and why."""

    __tablename__ = "placement_revision"
    __table_args__ = (UniqueConstraint("placement_key", "number"),)

    placement_key: UUID = Field(foreign_key="placement.key", index=True)
    number: int
    record: dict[str, Any] = Field(sa_column=json_column(info=_RECORD))
    change: str = Field(max_length=40)
    recorded_by: str = Field(max_length=20)
    recorded_at: datetime = Field(
        default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False, index=True)
    )
