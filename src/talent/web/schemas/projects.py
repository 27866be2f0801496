"""Programmes, rounds, projects and requisitions."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from talent.applicants.models import EmploymentBasis, Sector
from talent.projects.models import (
    Programme,
    Project,
    Requirement,
    RequirementKind,
    Requisition,
    RequisitionStatus,
    Round,
)
from talent.projects.requisitions import RequirementLine
from talent.web.schemas.base import (
    Code,
    Create,
    Flag,
    Level,
    LongText,
    LongWordsIn,
    Percent,
    Read,
    Reference,
    Rupiah,
    Words,
    WordsIn,
)

Year = Annotated[int, Field(strict=True, ge=1900, le=2100)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Cohort(Create):
    """The first and last birth year that a programme takes."""

    first: Year
    last: Year


class ProgrammeCreate(Create):
    """A programme of a unit."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,58}$")]
    unit: Code
    name: WordsIn
    description: LongWordsIn
    cohort: Cohort | None = None


class ProgrammeRead(Read):
    """A programme; `cohort` is null where every birth year is welcome."""

    code: str
    name: Words
    description: Words
    cohort: list[int | None] | None

    @classmethod
    def of(cls, programme: Programme) -> Self:
        """Return the programme."""
        gate = [programme.cohort_from, programme.cohort_to]
        return cls(
            code=programme.code,
            name=Words(id=programme.name_id, en=programme.name_en),
            description=Words(id=programme.description_id, en=programme.description_en),
            cohort=gate if any(gate) else None,
        )


class RoundCreate(Create):
    """An intake with dates (inclusive) and a quota."""

    name: WordsIn
    opens_on: date
    closes_on: date
    quota: int = Field(strict=True, ge=1, le=100_000)


class RoundRead(Read):
    """An intake of a programme."""

    reference: str
    name: Words
    opens_on: date
    closes_on: date
    quota: int

    @classmethod
    def of(cls, intake: Round) -> Self:
        """Return the round."""
        return cls(
            reference=intake.reference,
            name=Words(id=intake.name_id, en=intake.name_en),
            opens_on=intake.opens_on,
            closes_on=intake.closes_on,
            quota=intake.quota,
        )


class ProjectCreate(Create):
    """Work that needs people. `lead` is a user's reference, by default whoever asks; costs are rupiah."""

    programme: Code
    unit: Code
    lead: Reference | None = None
    name: WordsIn
    description: LongWordsIn
    region: Code | None = None
    spbe_domain: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    pon_tik_area: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    origin: Sector
    starts_on: date
    ends_on: date
    manual_cost: Rupiah | None = None
    digital_cost: Rupiah | None = None
    cost_source: Annotated[str, StringConstraints(max_length=400)] | None = None


class ProjectRead(Read):
    """A project."""

    reference: str
    name: Words
    description: Words
    region: str | None
    spbe_domain: str
    pon_tik_area: str
    origin: str
    starts_on: date
    ends_on: date
    manual_cost: int | None
    digital_cost: int | None
    cost_source: str | None

    @classmethod
    def of(cls, project: Project) -> Self:
        """Return the project."""
        return cls(
            reference=project.reference,
            name=Words(id=project.name_id, en=project.name_en),
            description=Words(id=project.description_id, en=project.description_en),
            region=project.region_code,
            spbe_domain=project.spbe_domain,
            pon_tik_area=project.pon_tik_area,
            origin=project.origin.value,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            manual_cost=project.manual_cost,
            digital_cost=project.digital_cost,
            cost_source=project.cost_source,
        )


class RequirementIn(Create):
    """Any of `skills` (ids of the library) at a level 1–5; `must` is a gate, `should` and `plus` only weigh."""

    skills: list[Code] = Field(min_length=1, max_length=20)
    level: Level
    kind: RequirementKind
    weight: float = Field(default=1.0, gt=0, le=10, allow_inf_nan=False)
    sentence: LongText | None = None

    def line(self) -> RequirementLine:
        """Return it as the services take it."""
        return RequirementLine(tuple(self.skills), self.level, self.kind, self.weight, self.sentence)


class RequirementsChange(Create):
    """All requirements, in their order; they replace what is there."""

    requirements: list[RequirementIn] = Field(max_length=100)


class TemplateChoice(Create):
    """A role template at one of its levels, as the start of the requirements."""

    code: Code
    level: Code


class LanguageIn(Create):
    """A language (ISO 639-1) at a level 1–5, null for any."""

    code: LanguageCode
    level: Level | None = None


class RequisitionCreate(Create):
    """Authorised demand for people: its requirements by hand, or from a template. `fee_rupiah` is rupiah a month."""

    round: Reference | None = None
    title: WordsIn
    description: LongText
    requirements: list[RequirementIn] | None = Field(default=None, min_length=1, max_length=100)
    role_template: TemplateChoice | None = None
    openings: int = Field(strict=True, ge=1, le=10_000)
    starts_on: date
    ends_on: date
    fte_percent: Percent = 100
    region: Code | None = None
    remote: Flag = False
    asn_post: Flag = False
    basis: EmploymentBasis | None = None
    languages: list[LanguageIn] = Field(default=[], max_length=20)
    experience_months: int | None = Field(default=None, strict=True, ge=0, le=720)
    education_level: int | None = Field(default=None, strict=True, ge=1, le=9)
    budget_code: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = None
    fee_rupiah: int | None = Field(default=None, strict=True, ge=0, le=1_000_000_000)

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.requirements is None) == (self.role_template is None):
            raise PydanticCustomError("error.field.template_or_requirements", "one of the two")
        return self


class RequisitionClose(Create):
    """How a requisition ends: closed, filled or cancelled."""

    outcome: RequisitionStatus


class RequirementRead(Read):
    """One requirement."""

    position: int
    skills: list[str]
    level: int
    kind: str
    weight: float
    sentence: str | None

    @classmethod
    def of(cls, row: Requirement) -> Self:
        """Return the requirement."""
        return cls(
            position=row.position,
            skills=row.skills,
            level=row.level,
            kind=row.kind.value,
            weight=row.weight,
            sentence=row.sentence,
        )


class LanguageRead(Read):
    """A language (ISO 639-1) at a level 1–5, null for any."""

    code: str
    level: int | None


class RequisitionRead(Read):
    """A requisition as anybody may read it while it is open. Applying is free of charge."""

    reference: str
    status: str
    title: Words
    description: str
    project: str
    role_template: str | None
    openings: int
    opened_on: date | None
    closed_on: date | None
    starts_on: date
    ends_on: date
    fte_percent: int
    region: str | None
    remote: bool
    asn_post: bool
    basis: str | None
    languages: list[LanguageRead]
    experience_months: int | None
    education_level: int | None
    fee_rupiah: int | None
    free_of_charge: bool
    version: int

    @classmethod
    def of(cls, requisition: Requisition, project: Project) -> Self:
        """Return the requisition."""
        return cls.model_validate(cls._values(requisition, project))

    @staticmethod
    def _values(requisition: Requisition, project: Project) -> dict[str, object]:
        return {
            "reference": requisition.reference,
            "status": requisition.status.value,
            "title": Words(id=requisition.title_id, en=requisition.title_en),
            "description": requisition.description,
            "project": project.reference,
            "role_template": requisition.role_template,
            "openings": requisition.openings,
            "opened_on": requisition.opened_on,
            "closed_on": requisition.closed_on,
            "starts_on": requisition.starts_on,
            "ends_on": requisition.ends_on,
            "fte_percent": requisition.fte_percent,
            "region": requisition.region_code,
            "remote": requisition.remote,
            "asn_post": requisition.asn_post,
            "basis": requisition.basis.value if requisition.basis else None,
            "languages": [LanguageRead.model_validate(each) for each in requisition.languages],
            "experience_months": requisition.experience_months,
            "education_level": requisition.education_level,
            "fee_rupiah": requisition.fee_rupiah,
            "free_of_charge": True,
            "version": requisition.version,
        }


class RequisitionDetail(RequisitionRead):
    """A requisition with its requirements."""

    requirements: list[RequirementRead]

    @classmethod
    def whole(cls, requisition: Requisition, project: Project, lines: list[Requirement]) -> Self:
        """Return the requisition with its requirements in their order."""
        return cls.model_validate(
            {
                **cls._values(requisition, project),
                "requirements": [RequirementRead.of(line) for line in lines],
            }
        )
