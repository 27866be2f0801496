"""What two sides agree on in a placement, and every rule that the terms must keep, wherever they are set.

Planning, importing, extending and correcting all come through here, so no way around a rule is left open.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from talent.applicants.models import Applicant, EmploymentBasis
from talent.core.errors import Conflict, Invalid
from talent.placements.wage_floors import floor_on, least_fee
from talent.projects.models import Requisition

# Far above any fee, and below what the column holds.
MOST_FEE: Final = 1_000_000_000
UNPAID_BASES: Final = frozenset({EmploymentBasis.INTERN, EmploymentBasis.VOLUNTEER, EmploymentBasis.ACADEMIC})
# A civil servant's salary is set by law and paid elsewhere; a fee here is an allowance on top of it.
SALARIED_BASES: Final = frozenset({EmploymentBasis.PNS, EmploymentBasis.PPPK})


class UnpaidReason(StrEnum):
    """Why a fee under the wage floor is right for an intern, a volunteer or an academic."""

    STUDY_PROGRAMME = "study_programme"
    VOLUNTARY_SERVICE = "voluntary_service"
    PAID_BY_HOME_INSTITUTION = "paid_by_home_institution"


class BelowFloor(Invalid):
    """A blocking warning: the fee lies under the wage floor (TRUST N5). It can be lifted for unpaid bases only."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a placement. `fee_rupiah` is rupiah a month; the dates are inclusive."""

    basis: EmploymentBasis
    starts_on: date
    ends_on: date
    fte_percent: int
    fee_rupiah: int | None = None
    budget_code: str | None = None
    unpaid_reason: UnpaidReason | None = None


def check_terms(terms: Terms, *, requisition: Requisition, applicant: Applicant) -> None:
    """Refuse terms that break a rule.

    Raises:
        Invalid: a number or date is out of range, the dates lie outside the requisition's, or a person without an
            ASN basis is meant for an ASN post (UU 20/2023 arts. 65–66).
        BelowFloor: the fee lies under the wage floor of the place.
    """
    _check_ranges(terms)
    if terms.starts_on < requisition.starts_on or terms.ends_on > requisition.ends_on:
        raise Invalid(
            "error.placement.dates_outside",
            requisition=requisition.reference,
            first=requisition.starts_on.isoformat(),
            last=requisition.ends_on.isoformat(),
        )
    known = applicant.basis
    if requisition.asn_post and not (terms.basis.is_asn and (known is None or known.is_asn)):
        raise Invalid("error.placement.asn_post", requisition=requisition.reference)
    _check_fee(terms, requisition)


def check_person(applicant: Applicant) -> None:
    """Refuse somebody who withdrew, or whose data may not be used at present.

    Raises:
        Conflict: so it is.
    """
    if applicant.withdrawn_at is not None or applicant.restricted_at is not None:
        raise Conflict("error.placement.person_closed", ref=applicant.reference)


def _check_ranges(terms: Terms) -> None:
    if terms.starts_on > terms.ends_on:
        raise Invalid("error.placement.date_order")
    if not 1 <= terms.fte_percent <= 100:
        raise Invalid("error.placement.fte")
    if terms.fee_rupiah is not None and not 0 <= terms.fee_rupiah <= MOST_FEE:
        raise Invalid("error.placement.fee", most=MOST_FEE)
    code = terms.budget_code
    if code is not None and not (0 < len(code) <= 60 and code.isprintable()):
        raise Invalid("error.placement.budget_code")


def _check_fee(terms: Terms, requisition: Requisition) -> None:
    floor = floor_on(requisition.region_code, terms.starts_on)
    if floor is None or terms.basis in SALARIED_BASES:
        return
    least = least_fee(floor, terms.fte_percent)
    if (terms.fee_rupiah or 0) >= least:
        return
    if terms.basis not in UNPAID_BASES:
        raise BelowFloor(
            "error.placement.below_floor", least=least, floor=floor.amount, kind=floor.kind.upper()
        )
    if terms.unpaid_reason is None:
        raise BelowFloor(
            "error.placement.below_floor_unpaid",
            least=least,
            floor=floor.amount,
            kind=floor.kind.upper(),
            reasons=", ".join(UnpaidReason),
        )
