"""A placement is confirmed by a second person, by decree, and never over a person's whole time."""

import threading
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from talent.applicants.models import CommittedLoad
from talent.audit.actors import OPERATOR, SYSTEM, Actor
from talent.audit.ledger import verify
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid, Problem
from talent.db.session import transaction
from talent.placements.confirm import confirm_placement
from talent.placements.models import Placement, PlacementState
from tests.factories.placements import Office, make_office, planned
from tests.factories.rows import make_applicant, make_requisition, make_shortlist


def loads(session: Session) -> list[CommittedLoad]:
    return list(session.exec(select(CommittedLoad)))


def test_confirming_promises_the_persons_time(session: Session) -> None:
    office = make_office(session)
    placement = planned(session, office, fte_percent=60)
    assert loads(session) == []
    confirm_placement(session, placement=placement, decree_number=" 821/Kep.1 \n2027 ", actor=office.approver)
    assert placement.state is PlacementState.CONFIRMED
    assert (placement.decree_number, placement.approved_by) == ("821/Kep.1 2027", office.approver.ref)
    assert placement.confirmed_at is not None
    (load,) = loads(session)
    assert (load.source_ref, load.fte_percent) == (placement.reference, 60)
    assert (load.from_on, load.to_on) == (date(2027, 1, 11), date(2027, 6, 30))


@pytest.mark.proves("P8")
def test_the_system_cannot_confirm(session: Session) -> None:
    placement = planned(session, make_office(session))
    for actor in (SYSTEM, OPERATOR):
        with pytest.raises(Forbidden) as refusal:
            confirm_placement(session, placement=placement, decree_number="1", actor=actor)
        assert refusal.value.code == "error.placement.person_needed"


@pytest.mark.proves("P8")
def test_the_planner_cannot_confirm(session: Session) -> None:
    office = make_office(session)
    placement = planned(session, office)
    with pytest.raises(Forbidden) as refusal:
        confirm_placement(session, placement=placement, decree_number="1", actor=office.planner)
    assert refusal.value.code == "error.placement.second_person"
    assert loads(session) == []


def test_a_decree_number_is_needed(session: Session) -> None:
    office = make_office(session)
    placement = planned(session, office)
    for decree in ("", "  \n ", "x" * 81, "821\x00", "821\ud800"):
        with pytest.raises(Invalid) as refusal:
            confirm_placement(session, placement=placement, decree_number=decree, actor=office.approver)
        assert refusal.value.code == "error.placement.decree"


@pytest.mark.proves("P5")
def test_who_withdrew_after_planning_is_not_confirmed(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(session)
    placement = planned(session, office, applicant=applicant)
    applicant.withdrawn_at = clock.now()
    session.add(applicant)
    session.flush()
    with pytest.raises(Conflict) as refusal:
        confirm_placement(session, placement=placement, decree_number="1", actor=office.approver)
    assert refusal.value.code == "error.placement.person_closed"


@pytest.mark.proves("R4")
def test_over_the_whole_time_is_a_conflict_that_leaves_the_transaction_usable(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(session)
    first = planned(session, office, applicant=applicant, fte_percent=60)
    second = planned(session, office, applicant=applicant, fte_percent=60)
    confirm_placement(session, placement=first, decree_number="1", actor=office.approver)
    with pytest.raises(Conflict) as refusal:
        confirm_placement(session, placement=second, decree_number="2", actor=office.approver)
    assert refusal.value.code == "error.placement.capacity"
    session.refresh(second)
    assert (second.state, second.decree_number) == (PlacementState.PLANNED, None)
    assert [load.source_ref for load in loads(session)] == [first.reference]


def _two_plans(engine: Engine, percent: int) -> tuple[Office, list[str]]:
    with transaction(engine) as session:
        office = make_office(session)
        applicant = make_applicant(session)
        plans = [planned(session, office, applicant=applicant, fte_percent=percent) for _ in range(2)]
        return office, [plan.reference for plan in plans]


def _confirm_together(engine: Engine, actor: Actor, references: list[str]) -> list[Problem]:
    """Confirm all at once, each in a transaction of its own; return the refusals."""
    refusals: list[Problem] = []
    start = threading.Barrier(len(references))

    def attempt(reference: str) -> None:
        start.wait()
        try:
            with transaction(engine) as session:
                placement = session.exec(select(Placement).where(Placement.reference == reference)).one()
                confirm_placement(session, placement=placement, decree_number="1", actor=actor)
        except Problem as problem:
            refusals.append(problem)

    threads = [threading.Thread(target=attempt, args=(reference,)) for reference in references]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


@pytest.mark.proves("R4")
def test_of_two_confirmations_at_once_at_sixty_per_cent_one_is_refused(engine: Engine) -> None:
    office, references = _two_plans(engine, 60)
    refusals = _confirm_together(engine, office.approver, references)
    assert [refusal.code for refusal in refusals] == ["error.placement.capacity"]
    with transaction(engine, write=False) as session:
        assert sum(load.fte_percent for load in loads(session)) == 60
        states = sorted(placement.state.value for placement in session.exec(select(Placement)))
        assert states == ["confirmed", "planned"]
        assert verify(session) is None


@pytest.mark.proves("R4")
def test_of_two_confirmations_at_once_at_half_time_both_hold(engine: Engine) -> None:
    office, references = _two_plans(engine, 50)
    assert _confirm_together(engine, office.approver, references) == []


def test_one_placement_confirmed_twice_at_once_is_confirmed_once(engine: Engine) -> None:
    office, references = _two_plans(engine, 50)
    refusals = _confirm_together(engine, office.approver, [references[0]] * 2)
    assert [refusal.code for refusal in refusals] == ["error.placement.state"]


def test_two_plans_at_once_for_one_opening_leave_one(engine: Engine) -> None:
    with transaction(engine) as session:
        office = make_office(session)
        requisition = make_requisition(session, openings=1)
        make_shortlist(session, requisition=requisition)
        people = [make_applicant(session) for _ in range(2)]
        planned(session, office)  # opens the counter of references, which is not what is tested here
    refusals: list[Problem] = []
    start = threading.Barrier(2)

    def attempt(number: int) -> None:
        start.wait()
        try:
            with transaction(engine) as session:
                planned(
                    session,
                    office,
                    requisition=session.merge(requisition, load=True),
                    applicant=session.merge(people[number], load=True),
                )
        except Problem as problem:
            refusals.append(problem)

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [refusal.code for refusal in refusals] == ["error.placement.openings"]
