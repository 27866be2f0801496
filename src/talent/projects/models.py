"""Tables of what is to be done and whom it needs."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, UniqueConstraint

import talent.accounts.models
import talent.units.models  # noqa: F401 - a foreign key names its table
from talent.applicants.models import EmploymentBasis, Sector
from talent.core import clock
from talent.db.base import Table, check, enum_column, json_column
from talent.db.types import UtcDateTime


class Programme(Table, table=True):
    """A programme such as Jabar Saber Hoaks, with an optional cohort gate of birth years (none by default)."""

    __tablename__ = "programme"
    __table_args__ = (
        check("cohort_from IS NULL OR cohort_to IS NULL OR cohort_from <= cohort_to", "cohort_order"),
    )

    code: str = Field(max_length=60, unique=True)
    unit_key: UUID = Field(foreign_key="organisational_unit.key")
    name_id: str = Field(max_length=160)
    name_en: str = Field(max_length=160)
    description_id: str
    description_en: str
    cohort_from: int | None = None
    cohort_to: int | None = None


class ProgrammeInterest(Table, table=True):
    """A programme that an applicant wants to work in."""

    __tablename__ = "programme_interest"
    __table_args__ = (UniqueConstraint("programme_key", "applicant_key"),)

    programme_key: UUID = Field(foreign_key="programme.key")
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)


class Round(Table, table=True):
    """An intake of a programme with dates and a quota."""

    __tablename__ = "round"
    __table_args__ = (check("opens_on <= closes_on", "date_order"), check("quota > 0", "quota_positive"))

    reference: str = Field(max_length=20, unique=True)
    programme_key: UUID = Field(foreign_key="programme.key")
    name_id: str = Field(max_length=160)
    name_en: str = Field(max_length=160)
    opens_on: date
    closes_on: date
    quota: int


class Project(Table, table=True):
    """Work that needs people, tagged for SPBE and PON TIK.

    The costs that the value ledger compares are rupiah, and pass what a 32-bit number holds.
    """

    __tablename__ = "project"
    __table_args__ = (check("starts_on <= ends_on", "date_order"),)

    reference: str = Field(max_length=20, unique=True)
    programme_key: UUID = Field(foreign_key="programme.key")
    unit_key: UUID = Field(foreign_key="organisational_unit.key")
    lead_key: UUID = Field(foreign_key="user_account.key", index=True)
    name_id: str = Field(max_length=200)
    name_en: str = Field(max_length=200)
    description_id: str
    description_en: str
    region_code: str | None = Field(default=None, foreign_key="region.code")
    spbe_domain: str = Field(max_length=40)
    pon_tik_area: str = Field(max_length=40)
    origin: Sector = Field(sa_column=enum_column(Sector))
    starts_on: date
    ends_on: date
    manual_cost: int | None = Field(default=None, sa_column=Column(BigInteger))
    digital_cost: int | None = Field(default=None, sa_column=Column(BigInteger))
    cost_source: str | None = Field(default=None, max_length=400)


class RequisitionStatus(StrEnum):
    """Where a requisition stands."""

    DRAFT = "draft"
    OPEN = "open"
    FILLED = "filled"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Requisition(Table, table=True):
    """Authorised demand for a number of people of a role.

    `fee_rupiah` is rupiah a month. `languages` is a list of `{"code", "level"}`. `tie_seed` breaks ties fairly and
    is drawn once. `version` counts changes, so that a stale edit is seen.
    """

    __tablename__ = "requisition"
    __table_args__ = (
        check("openings > 0", "openings_positive"),
        check("fte_percent BETWEEN 1 AND 100", "fte_range"),
        check("starts_on <= ends_on", "date_order"),
        check("education_level IS NULL OR education_level BETWEEN 1 AND 9", "education_range"),
        check("fee_rupiah IS NULL OR fee_rupiah >= 0", "fee_range"),
    )

    reference: str = Field(max_length=20, unique=True)
    project_key: UUID = Field(foreign_key="project.key", index=True)
    round_key: UUID | None = Field(default=None, foreign_key="round.key")
    status: RequisitionStatus = Field(
        default=RequisitionStatus.DRAFT, sa_column=enum_column(RequisitionStatus, index=True)
    )
    title_id: str = Field(max_length=200)
    title_en: str = Field(max_length=200)
    description: str
    role_template: str | None = Field(default=None, max_length=80)
    openings: int
    opened_on: date | None = None
    closed_on: date | None = None
    starts_on: date
    ends_on: date
    fte_percent: int = 100
    region_code: str | None = Field(default=None, foreign_key="region.code")
    remote: bool = False
    asn_post: bool = False
    basis: EmploymentBasis | None = Field(default=None, sa_column=enum_column(EmploymentBasis, nullable=True))
    languages: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column())
    experience_months: int | None = None
    education_level: int | None = None
    budget_code: str | None = Field(default=None, max_length=60)
    fee_rupiah: int | None = None
    tie_seed: str = Field(max_length=64)
    version: int = 1
    created_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))


class RequirementKind(StrEnum):
    """How hard a requirement is; the values of `scoring.types.RequirementKind`."""

    MUST = "must"
    SHOULD = "should"
    PLUS = "plus"


class Requirement(Table, table=True):
    """One line of a requisition: any of `skills` (ids of the library) at `level`.

    `sentence` is where it was read from, when it was proposed from a text.
    """

    __tablename__ = "requirement"
    __table_args__ = (
        UniqueConstraint("requisition_key", "position"),
        check("level BETWEEN 1 AND 5", "level_range"),
        check("weight > 0 AND weight <= 10", "weight_range"),
    )

    requisition_key: UUID = Field(foreign_key="requisition.key", index=True)
    position: int
    skills: list[str] = Field(sa_column=json_column())
    level: int
    kind: RequirementKind = Field(sa_column=enum_column(RequirementKind))
    weight: float = 1.0
    sentence: str | None = None
