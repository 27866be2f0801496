"""Makers of placements, through the verbs, since a placement without its revisions is no placement."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.applicants.models import Applicant, EmploymentBasis
from talent.audit.actors import Actor
from talent.placements.confirm import confirm_placement
from talent.placements.models import Placement
from talent.placements.plan import plan_placement
from talent.projects.models import Requisition
from tests.factories.rows import make_actor, make_entry, make_reasons, make_requisition


@dataclass(frozen=True, slots=True)
class Office:
    """Two people of HR: one plans, the other approves."""

    planner: Actor
    approver: Actor


def make_office(session: Session) -> Office:
    """Two people of HR, and the reasons they need."""
    make_reasons(session)
    return Office(make_actor(session, Role.HR), make_actor(session, Role.HR))


def planned(
    session: Session,
    office: Office,
    *,
    applicant: Applicant | None = None,
    requisition: Requisition | None = None,
    basis: EmploymentBasis = EmploymentBasis.INDIVIDUAL_CONSULTANT,
    fte_percent: int = 100,
    fee_rupiah: int | None = 10_500_000,
    starts_on: date = date(2027, 1, 11),
    ends_on: date = date(2027, 6, 30),
) -> Placement:
    """A planned placement of somebody selected for a requisition of their own."""
    requisition = requisition or make_requisition(session)
    entry = make_entry(session, requisition=requisition, applicant=applicant)
    return plan_placement(
        session,
        entry=entry,
        basis=basis,
        starts_on=starts_on,
        ends_on=ends_on,
        fte_percent=fte_percent,
        fee_rupiah=fee_rupiah,
        budget_code="2.16.03.1.02.0007",
        actor=office.planner,
    )


def confirmed(
    session: Session,
    office: Office,
    *,
    applicant: Applicant | None = None,
    requisition: Requisition | None = None,
    basis: EmploymentBasis = EmploymentBasis.INDIVIDUAL_CONSULTANT,
    fte_percent: int = 100,
    fee_rupiah: int | None = 10_500_000,
    starts_on: date = date(2027, 1, 11),
    ends_on: date = date(2027, 6, 30),
) -> Placement:
    """A confirmed placement of somebody selected for a requisition of their own."""
    placement = planned(
        session,
        office,
        applicant=applicant,
        requisition=requisition,
        basis=basis,
        fte_percent=fte_percent,
        fee_rupiah=fee_rupiah,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return confirm_placement(
        session, placement=placement, decree_number="821/Kep.12-Diskominfo/2027", actor=office.approver
    )
