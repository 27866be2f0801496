"""Planning keeps every rule of the terms, and takes only people who were selected."""

from datetime import date

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.applicants.models import ASN_BASES, EmploymentBasis
from talent.audit.ledger import list_entries
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid
from talent.db.session import commit
from talent.placements.lifecycle import cancel_placement
from talent.placements.models import PlacementState
from talent.placements.plan import plan_placement
from talent.placements.revisions import find_last_revision
from talent.placements.terms import BelowFloor, UnpaidReason
from talent.placements.wage_floors import WageFloor, floor_on, least_fee
from talent.projects.models import RequisitionStatus
from talent.shortlists.models import EntryState, ShortlistEntry
from tests.factories.placements import make_office, planned
from tests.factories.rows import make_actor, make_applicant, make_entry, make_requisition

TERMS = {
    "basis": EmploymentBasis.INDIVIDUAL_CONSULTANT,
    "starts_on": date(2027, 1, 11),
    "ends_on": date(2027, 6, 30),
    "fte_percent": 100,
    "fee_rupiah": 10_500_000,
}


def plan(session: Session, entry: ShortlistEntry, **changes: object) -> object:
    actor = make_actor(session, Role.HR)
    return plan_placement(session, entry=entry, actor=actor, **{**TERMS, **changes})  # type: ignore[arg-type]


def test_a_selected_person_is_planned_with_a_record_and_a_ledger_entry(session: Session) -> None:
    office = make_office(session)
    placement = planned(session, office)
    assert placement.state is PlacementState.PLANNED
    assert placement.reference.startswith(f"PLC-{clock.today().year}-")
    assert (placement.planned_by, placement.approved_by) == (office.planner.ref, None)
    revision = find_last_revision(session, placement)
    assert revision is not None
    assert (revision.number, revision.change, revision.record["state"]) == (1, "plan", "planned")
    commit(session)
    entry = list_entries(session, subject_ref=placement.reference)[-1]
    assert (entry.action, entry.actor_ref) == ("placement.plan", office.planner.ref)


def test_requisition_and_applicant_lead_to_the_entry(session: Session) -> None:
    requisition, applicant = make_requisition(session), make_applicant(session)
    entry = make_entry(session, requisition=requisition, applicant=applicant)
    actor = make_actor(session, Role.HR)
    placement = plan_placement(
        session,
        requisition=requisition,
        applicant=applicant,
        basis=EmploymentBasis.PKWT,
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 3, 1),
        fte_percent=50,
        fee_rupiah=4_000_000,
        actor=actor,
    )
    assert placement.entry_key == entry.key


@pytest.mark.proves("P8")
def test_only_who_was_selected_is_planned(session: Session) -> None:
    for state in set(EntryState) - {EntryState.SELECTED}:
        with pytest.raises(Conflict) as refusal:
            plan(session, make_entry(session, state=state))
        assert refusal.value.code == "error.placement.not_selected"


def test_somebody_off_the_shortlist_is_not_planned(session: Session) -> None:
    actor = make_actor(session, Role.HR)
    with pytest.raises(Conflict, match="not been selected"):
        plan_placement(
            session,
            requisition=make_requisition(session),
            applicant=make_applicant(session),
            basis=EmploymentBasis.PKWT,
            starts_on=date(2027, 2, 1),
            ends_on=date(2027, 3, 1),
            fte_percent=50,
            actor=actor,
        )


def test_only_hr_plans(session: Session) -> None:
    entry = make_entry(session)
    for role in set(Role) - {Role.HR}:
        with pytest.raises(Forbidden):
            plan_placement(session, entry=entry, actor=make_actor(session, role), **TERMS)  # type: ignore[arg-type]


@pytest.mark.proves("N5")
def test_a_non_asn_basis_is_refused_on_an_asn_post(session: Session) -> None:
    requisition = make_requisition(session, asn_post=True)
    applicant = make_applicant(session, basis=EmploymentBasis.PNS)
    entry = make_entry(session, requisition=requisition, applicant=applicant)
    for basis in set(EmploymentBasis) - ASN_BASES:
        with pytest.raises(Invalid) as refusal:
            plan(session, entry, basis=basis)
        assert refusal.value.code == "error.placement.asn_post"
        assert "UU 20/2023" in str(refusal.value)


@pytest.mark.proves("N5")
def test_a_person_known_as_non_asn_cannot_be_called_one_for_the_post(session: Session) -> None:
    entry = make_entry(session, requisition=make_requisition(session, asn_post=True))
    with pytest.raises(Invalid) as refusal:
        plan(session, entry, basis=EmploymentBasis.PNS)
    assert refusal.value.code == "error.placement.asn_post"


def test_a_civil_servant_takes_an_asn_post_without_a_fee(session: Session) -> None:
    requisition = make_requisition(session, asn_post=True)
    applicant = make_applicant(session, basis=EmploymentBasis.PNS, nip="198503152010011001")
    entry = make_entry(session, requisition=requisition, applicant=applicant)
    assert plan(session, entry, basis=EmploymentBasis.PNS, fee_rupiah=None)


OUT_OF_RANGE: list[tuple[dict[str, object], str]] = [
    ({"starts_on": date(2027, 1, 10)}, "dates_outside"),
    ({"ends_on": date(2027, 12, 18)}, "dates_outside"),
    ({"starts_on": date(2027, 7, 1)}, "date_order"),
    ({"fte_percent": 0}, "fte"),
    ({"fte_percent": 101}, "fte"),
    ({"fee_rupiah": -1}, "fee"),
    ({"fee_rupiah": 2**40}, "fee"),
    ({"budget_code": ""}, "budget_code"),
    ({"budget_code": "2.16\x00"}, "budget_code"),
]


def test_terms_out_of_range_are_refused(session: Session) -> None:
    entry = make_entry(session)
    for changes, code in OUT_OF_RANGE:
        with pytest.raises(Invalid) as refusal:
            plan(session, entry, **changes)
        assert refusal.value.code == f"error.placement.{code}"


@pytest.mark.proves("N5")
@pytest.mark.parametrize("fee", [None, 0, 2_317_600])
def test_a_fee_under_the_floor_is_a_blocking_warning(session: Session, fee: int | None) -> None:
    with pytest.raises(BelowFloor) as refusal:
        plan(session, make_entry(session), basis=EmploymentBasis.PKWT, fee_rupiah=fee)
    assert refusal.value.code == "error.placement.below_floor"
    assert refusal.value.params["least"] == 2_317_601


@pytest.mark.proves("N5")
def test_a_paid_basis_is_not_let_under_the_floor_by_any_reason(session: Session) -> None:
    with pytest.raises(BelowFloor):
        plan(
            session,
            make_entry(session),
            basis=EmploymentBasis.PKWT,
            fee_rupiah=0,
            unpaid_reason=UnpaidReason.STUDY_PROGRAMME,
        )


@pytest.mark.proves("N5")
@pytest.mark.parametrize("basis", [EmploymentBasis.INTERN, EmploymentBasis.VOLUNTEER])
def test_an_unpaid_basis_needs_a_reason_which_the_record_keeps(
    session: Session, basis: EmploymentBasis
) -> None:
    entry = make_entry(session)
    with pytest.raises(BelowFloor) as refusal:
        plan(session, entry, basis=basis, fee_rupiah=None)
    assert "voluntary_service" in str(refusal.value)
    placement = plan_placement(
        session,
        entry=entry,
        actor=make_actor(session, Role.HR),
        **{**TERMS, "basis": basis, "fee_rupiah": None, "unpaid_reason": UnpaidReason.STUDY_PROGRAMME},  # type: ignore[arg-type]
    )
    revision = find_last_revision(session, placement)
    assert revision is not None
    assert revision.record["unpaid_reason"] == "study_programme"


def test_the_floor_goes_by_the_share_of_time_and_by_place_and_day() -> None:
    def floor(region: str, amount: int, year: int) -> WageFloor:
        return WageFloor(region, "umk", amount, date(year, 1, 1), "test", True)

    table = (floor("32", 2_000_000, 2026), floor("32.73", 4_000_000, 2026), floor("32.73", 4_400_001, 2027))
    assert floor_on("32.73", date(2025, 12, 31), table=table) is None
    assert floor_on("32.73", date(2026, 6, 1), table=table) == table[1]
    assert floor_on("32.73", date(2028, 6, 1), table=table) == table[2]
    assert floor_on("32.03", date(2028, 6, 1), table=table) == table[0]
    assert floor_on(None, date(2026, 6, 1), table=table) == table[0]
    assert least_fee(table[2], 50) == 2_200_001
    assert least_fee(table[2], 100) == 4_400_001


@pytest.mark.proves("P5")
@pytest.mark.parametrize("field", ["withdrawn_at", "restricted_at"])
def test_who_withdrew_or_is_restricted_is_not_planned(session: Session, field: str) -> None:
    applicant = make_applicant(session)
    setattr(applicant, field, clock.now())
    with pytest.raises(Conflict) as refusal:
        plan(session, make_entry(session, applicant=applicant))
    assert refusal.value.code == "error.placement.person_closed"


def test_no_more_people_than_openings_and_nobody_twice(session: Session) -> None:
    office = make_office(session)
    requisition = make_requisition(session, openings=1)
    first = planned(session, office, requisition=requisition)
    other = make_entry(session, requisition=requisition)
    with pytest.raises(Conflict) as refusal:
        plan(session, other)
    assert refusal.value.code == "error.placement.openings"
    cancel_placement(session, placement=first, reason_code="applicant_request", actor=office.planner)
    plan(session, other)
    with pytest.raises(Conflict) as refusal:
        plan(session, other)
    assert refusal.value.code == "error.placement.twice"


@pytest.mark.parametrize("status", [RequisitionStatus.DRAFT, RequisitionStatus.CANCELLED])
def test_a_draft_or_cancelled_requisition_takes_nobody(session: Session, status: RequisitionStatus) -> None:
    entry = make_entry(session, requisition=make_requisition(session, status=status))
    with pytest.raises(Conflict) as refusal:
        plan(session, entry)
    assert refusal.value.code == "error.placement.requisition_state"
