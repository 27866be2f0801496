"""Placements: planned, confirmed by a second person, run, corrected."""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints

from talent.applicants.models import EmploymentBasis
from talent.placements.correct import CorrectionReason
from talent.placements.models import Placement, PlacementRevision
from talent.placements.states import allowed
from talent.placements.terms import UnpaidReason
from talent.web.schemas.base import Code, Create, Moment, Percent, Read, Reference, Rupiah

Decree = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
BudgetCode = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class PlacementCreate(Create):
    """A selected person (by the entry of a shortlist) is meant for its post; `fee_rupiah` is rupiah a month."""

    entry: Reference
    basis: EmploymentBasis
    starts_on: date
    ends_on: date
    fte_percent: Percent = 100
    fee_rupiah: Rupiah | None = None
    budget_code: BudgetCode | None = None
    unpaid_reason: UnpaidReason | None = None


class PlacementConfirm(Create):
    """A second person confirms by decree."""

    decree_number: Decree


class PlacementExtend(PlacementConfirm):
    """A later last day, by a decree of its own."""

    ends_on: date


class PlacementEnd(Create):
    """Why it ends; `ended_on` is the last day of work."""

    reason: Code
    ended_on: date | None = None


class PlacementCancel(Create):
    """Why it is called off before it starts."""

    reason: Code


class CorrectedTerms(Create):
    """The right values of what was recorded wrongly; what is left out stays."""

    basis: EmploymentBasis | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    fte_percent: Percent | None = None
    fee_rupiah: Rupiah | None = None
    budget_code: BudgetCode | None = None
    unpaid_reason: UnpaidReason | None = None
    decree_number: Decree | None = None


class PlacementCorrect(Create):
    """A correction, which stands beside what it corrects; `corrects` is a revision's number, by default the newest."""

    reason: CorrectionReason
    changes: CorrectedTerms = CorrectedTerms()
    corrects: int | None = Field(default=None, strict=True, ge=1, le=100_000)


class PlacementRead(Read):
    """One person in one requisition's post for a time; `next` lists the verbs that its state allows."""

    reference: str
    applicant: str
    requisition: str
    state: str
    basis: str
    asn_post: bool
    starts_on: date
    ends_on: date
    fte_percent: int
    fee_rupiah: int | None
    unpaid_reason: str | None
    budget_code: str | None
    decree_number: str | None
    confirmed_at: Moment | None
    end_reason: str | None
    version: int
    next: list[str]

    @classmethod
    def of(cls, placement: Placement, applicant: str, requisition: str) -> Self:
        """Return the placement; who planned and approved it is in its records, for those who may see all."""
        return cls(
            reference=placement.reference,
            applicant=applicant,
            requisition=requisition,
            state=placement.state.value,
            basis=placement.basis.value,
            asn_post=placement.asn_post,
            starts_on=placement.starts_on,
            ends_on=placement.ends_on,
            fte_percent=placement.fte_percent,
            fee_rupiah=placement.fee_rupiah,
            unpaid_reason=placement.unpaid_reason,
            budget_code=placement.budget_code,
            decree_number=placement.decree_number,
            confirmed_at=placement.confirmed_at,
            end_reason=placement.end_reason,
            version=placement.version,
            next=[verb.value for verb in allowed(placement.state)],
        )


class RevisionRead(Read):
    """The record of a placement as it was from `recorded_at` on."""

    number: int
    change: str
    recorded_by: str
    recorded_at: Moment
    record: dict[str, Any]

    @classmethod
    def of(cls, revision: PlacementRevision) -> Self:
        """Return the revision."""
        return cls(
            number=revision.number,
            change=revision.change,
            recorded_by=revision.recorded_by,
            recorded_at=revision.recorded_at,
            record=revision.record,
        )
