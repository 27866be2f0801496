"""Tables of people. What is personal says so in its column's `info`: class, legal basis, retention."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, String
from sqlmodel import Field, SQLModel, UniqueConstraint

import talent.accounts.models
import talent.skills.models
import talent.units.models  # noqa: F401 - a foreign key names its table
from talent.core import clock
from talent.db.base import PiiClass, Table, check, enum_column, json_column, pii
from talent.db.types import UtcDateTime

_PERSON = pii(PiiClass.GENERAL, basis="consent", retention="application + 2 years")
_COHORT = pii(PiiClass.GENERAL, basis="consent (cohort gate only)", retention="application + 2 years")
_RECORD = pii(PiiClass.GENERAL, basis="legal duty (staff records)", retention="placement + 5 years")


class Sector(StrEnum):
    """Pentahelix ABCGM."""

    ACADEMIC = "academic"
    BUSINESS = "business"
    COMMUNITY = "community"
    GOVERNMENT = "government"
    MEDIA = "media"


class EmploymentBasis(StrEnum):
    """On what a person works; the first three are civil servants (ASN, UU 20/2023)."""

    PNS = "pns"
    PPPK = "pppk"
    PPPK_PART_TIME = "pppk_part_time"
    INDIVIDUAL_CONSULTANT = "individual_consultant"
    PKWT = "pkwt"
    OUTSOURCED = "outsourced"
    INTERN = "intern"
    VOLUNTEER = "volunteer"
    ACADEMIC = "academic"

    @property
    def is_asn(self) -> bool:
        """Whether this basis is one of a civil servant."""
        return self in ASN_BASES


ASN_BASES = frozenset({EmploymentBasis.PNS, EmploymentBasis.PPPK, EmploymentBasis.PPPK_PART_TIME})


class Applicant(Table, table=True):
    """A person in the pool.

    `birth_year` is asked for the cohort gate of a programme alone and never reaches the engine. `resume` is the
    JSON Resume that the person's current document and corrections give, without protected facts.
    `changed_at` moves with everything that a score reads.
    """

    __tablename__ = "applicant"
    __table_args__ = (check("birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100", "birth_year_range"),)

    reference: str = Field(max_length=20, unique=True)
    user_key: UUID | None = Field(default=None, foreign_key="user_account.key", unique=True)
    name: str = Field(max_length=200, sa_column_kwargs={"info": _PERSON})
    email: str | None = Field(default=None, max_length=254, index=True, sa_column_kwargs={"info": _PERSON})
    phone: str | None = Field(default=None, max_length=20, index=True, sa_column_kwargs={"info": _PERSON})
    birth_year: int | None = Field(default=None, sa_column_kwargs={"info": _COHORT})
    nip: str | None = Field(default=None, max_length=18, sa_column_kwargs={"info": _RECORD})
    region_code: str | None = Field(
        default=None, foreign_key="region.code", sa_column_kwargs={"info": _PERSON}
    )
    sector: Sector | None = Field(default=None, sa_column=enum_column(Sector, nullable=True))
    basis: EmploymentBasis | None = Field(default=None, sa_column=enum_column(EmploymentBasis, nullable=True))
    lang: str = Field(default="id", max_length=2)
    education_level: int | None = None
    resume: dict[str, Any] = Field(default_factory=dict, sa_column=json_column(info=_PERSON))
    work_spans: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column(info=_PERSON))
    languages: list[dict[str, Any]] = Field(default_factory=list, sa_column=json_column(info=_PERSON))
    registered_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    changed_at: datetime = Field(
        default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False, index=True)
    )
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    restricted_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Consent(Table, table=True):
    """What a person agreed to: purpose, version of the notice, hash of the text that was shown (UU 27/2022 art. 20)."""

    __tablename__ = "consent"

    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    purpose: str = Field(max_length=40)
    notice_version: str = Field(max_length=20)
    text_sha256: str = Field(max_length=64)
    channel: str = Field(max_length=20)
    given_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class DocumentStatus(StrEnum):
    """Where the reading of a CV stands."""

    RECEIVED = "received"
    PARSED = "parsed"
    NEEDS_OCR = "needs_ocr"
    UNREADABLE = "unreadable"
    REFUSED = "refused"


class CvDocument(Table, table=True):
    """One CV file. It is stored under its key: the name it came with may be personal and is not kept."""

    __tablename__ = "cv_document"
    __table_args__ = (UniqueConstraint("applicant_key", "sha256"),)

    reference: str = Field(max_length=20, unique=True)
    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    sha256: str = Field(max_length=64)
    size_bytes: int
    extension: str = Field(max_length=8)
    format: str | None = Field(default=None, max_length=20)
    status: DocumentStatus = Field(default=DocumentStatus.RECEIVED, sa_column=enum_column(DocumentStatus))
    reason_code: str | None = Field(default=None, max_length=80)
    reason_params: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    language: str | None = Field(default=None, max_length=8)
    parser_version: str | None = Field(default=None, max_length=20)
    reading: dict[str, Any] = Field(default_factory=dict, sa_column=json_column(info=_PERSON))
    received_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    parsed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class SkillClaim(Table, table=True):
    """A skill of a person: read from a document, or stated. A person's own word is never undone by a re-read."""

    __tablename__ = "skill_claim"
    __table_args__ = (
        UniqueConstraint("applicant_key", "skill_id"),
        check("stated_level IS NULL OR stated_level BETWEEN 1 AND 5", "stated_level_range"),
    )

    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    skill_id: str = Field(foreign_key="skill.id", index=True)
    stated_level: int | None = None
    stated_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    denied_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class EvidenceKind(StrEnum):
    """Where evidence comes from; the values of `scoring.types.EvidenceSource`."""

    WORK = "work"
    PROJECT = "project"
    CERTIFICATE = "certificate"
    EDUCATION = "education"
    ASSESSED = "assessed"
    DECLARED = "declared"


class ClaimEvidence(Table, table=True):
    """One proof of a claim: where it stands in which document, how long, how recent, at what level.

    `reference` is its key in a score card. The quote stays here and is joined when it is shown.
    """

    __tablename__ = "claim_evidence"
    __table_args__ = (check("level IS NULL OR level BETWEEN 0 AND 5", "level_range"),)

    reference: str = Field(max_length=64, unique=True)
    claim_key: UUID = Field(foreign_key="skill_claim.key", index=True)
    document_key: UUID | None = Field(default=None, foreign_key="cv_document.key", index=True)
    source: EvidenceKind = Field(sa_column=enum_column(EvidenceKind))
    entry: str | None = Field(default=None, max_length=40)
    quote: str | None = Field(default=None, sa_column=Column(String, info=_PERSON))
    page: int | None = None
    start: int | None = None
    end: int | None = None
    months: int | None = None
    last_used: str | None = Field(default=None, max_length=7)
    level: int | None = None
    confidence: float | None = None
    assessed_by: str | None = Field(default=None, max_length=20)


class Availability(SQLModel, table=True):
    """When and for how much of the whole time a person can work."""

    __tablename__ = "availability"
    __table_args__ = (check("fte_percent BETWEEN 1 AND 100", "fte_range"),)

    applicant_key: UUID = Field(primary_key=True, foreign_key="applicant.key")
    fte_percent: int
    from_on: date | None = None
    to_on: date | None = None


class CommittedLoad(Table, table=True):
    """Time of a person that is promised, written by placements.

    A trigger made by the migration refuses a row with which the person would be promised more than 100 per cent
    on any day; it locks the applicant's row, so that two at once cannot both slip through.
    """

    __tablename__ = "committed_load"
    __table_args__ = (
        check("fte_percent BETWEEN 1 AND 100", "fte_range"),
        check("from_on <= to_on", "date_order"),
    )

    applicant_key: UUID = Field(foreign_key="applicant.key", index=True)
    source_ref: str = Field(max_length=20, unique=True)
    fte_percent: int
    from_on: date
    to_on: date
