"""The life of a placement: what follows what, who may, what is given back, and what is corrected."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from talent.accounts.permissions import Role
from talent.applicants.load import promised_percent
from talent.applicants.models import Applicant, CommittedLoad
from talent.audit.actors import SYSTEM
from talent.audit.ledger import list_entries
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid, Problem
from talent.db.session import commit
from talent.placements.confirm import confirm_placement
from talent.placements.correct import CorrectionReason, correct_placement
from talent.placements.lifecycle import cancel_placement, end_placement, extend_placement, start_placement
from talent.placements.models import Placement, PlacementState
from talent.placements.queries import list_revisions
from talent.placements.states import TRANSITIONS, PlacementVerb, allowed
from tests.factories.placements import Office, confirmed, make_office, planned
from tests.factories.rows import make_actor, make_applicant, make_entry

FEBRUARY = datetime(2027, 2, 1, 3, tzinfo=UTC)
S, V = PlacementState, PlacementVerb


def active(session: Session, office: Office) -> Placement:
    placement = confirmed(session, office)
    return start_placement(session, placement=placement, actor=office.planner)


def ended(session: Session, office: Office) -> Placement:
    placement = active(session, office)
    return end_placement(session, placement=placement, reason_code="project_completed", actor=office.planner)


def cancelled(session: Session, office: Office) -> Placement:
    placement = confirmed(session, office)
    return cancel_placement(
        session, placement=placement, reason_code="requisition_cancelled", actor=office.planner
    )


MAKERS: dict[PlacementState, Callable[[Session, Office], Placement]] = {
    S.PLANNED: planned,
    S.CONFIRMED: confirmed,
    S.ACTIVE: active,
    S.ENDED: ended,
    S.CANCELLED: cancelled,
}


def take(session: Session, verb: PlacementVerb, placement: Placement, office: Office) -> Placement:
    if verb is V.CONFIRM:
        return confirm_placement(session, placement=placement, decree_number="2", actor=office.approver)
    if verb is V.START:
        return start_placement(session, placement=placement, actor=office.planner)
    if verb is V.EXTEND:
        return extend_placement(
            session,
            placement=placement,
            ends_on=date(2027, 9, 30),
            decree_number="3",
            actor=office.approver,
        )
    if verb is V.END:
        return end_placement(
            session, placement=placement, reason_code="mutual_agreement", actor=office.planner
        )
    if verb is V.CANCEL:
        return cancel_placement(
            session, placement=placement, reason_code="applicant_request", actor=office.planner
        )
    return correct_placement(
        session,
        placement=placement,
        changes={"budget_code": "9.99"},
        reason=CorrectionReason.TYPING_ERROR,
        actor=office.approver,
    )


@pytest.mark.proves("R8")
@pytest.mark.parametrize("state", list(PlacementState))
def test_every_state_takes_exactly_the_verbs_of_the_table(session: Session, state: PlacementState) -> None:
    office = make_office(session)
    with clock.frozen(FEBRUARY):
        for verb in PlacementVerb:
            placement = MAKERS[state](session, office)
            assert placement.state is state
            version = placement.version
            if verb in allowed(state):
                take(session, verb, placement, office)
                assert placement.state is (TRANSITIONS[verb].target or state)
                assert placement.version == version + 1
            else:
                with pytest.raises(Conflict) as refusal:
                    take(session, verb, placement, office)
                assert refusal.value.code == "error.placement.state"
                assert (placement.state, placement.version) == (state, version)
            revisions = list_revisions(session, placement, actor=office.planner)
            assert [revision.number for revision in revisions] == list(range(1, placement.version + 1))
            assert revisions[-1].record["state"] == placement.state.value


def test_the_table_is_the_documented_one() -> None:
    assert {state: allowed(state) for state in PlacementState} == {
        S.PLANNED: (V.CONFIRM, V.CANCEL, V.CORRECT),
        S.CONFIRMED: (V.START, V.EXTEND, V.CANCEL, V.CORRECT),
        S.ACTIVE: (V.EXTEND, V.END, V.CORRECT),
        S.ENDED: (V.CORRECT,),
        S.CANCELLED: (),
    }


def test_every_verb_is_written_in_the_ledger_without_values(session: Session) -> None:
    office = make_office(session)
    with clock.frozen(FEBRUARY):
        placement = ended(session, office)
        take(session, V.CORRECT, placement, office)
        commit(session)
    entries = list_entries(session, subject_ref=placement.reference)
    assert [entry.action.removeprefix("placement.") for entry in entries] == [
        "plan", "confirm", "start", "end", "correct",
    ]  # fmt: skip
    assert entries[-1].details == {
        "revision": 5, "reason": "typing_error", "corrects": 4, "fields": ["budget_code"],
    }  # fmt: skip
    assert "Sari" not in str([entry.details for entry in entries])


def test_nobody_starts_before_the_first_day(session: Session) -> None:
    office = make_office(session)
    placement = confirmed(session, office)
    with clock.frozen(datetime(2027, 1, 10, 16, 59, tzinfo=UTC)), pytest.raises(Conflict) as refusal:
        start_placement(session, placement=placement, actor=office.planner)
    assert refusal.value.code == "error.placement.not_yet"
    with clock.frozen(datetime(2027, 1, 10, 17, tzinfo=UTC)):  # midnight in West Java
        start_placement(session, placement=placement, actor=office.planner)


def test_an_early_end_gives_the_rest_of_the_time_back(session: Session) -> None:
    office = make_office(session)
    with clock.frozen(FEBRUARY):
        placement = ended(session, office)
    assert (placement.ends_on, placement.end_reason) == (date(2027, 2, 1), "project_completed")
    applicant = session.get_one(Applicant, placement.applicant_key)
    first, last = date(2027, 2, 1), date(2027, 2, 2)
    assert promised_percent(session, applicant, from_on=first, to_on=first) == 100
    assert promised_percent(session, applicant, from_on=last, to_on=date(2027, 6, 30)) == 0


@pytest.mark.parametrize("last", [date(2027, 1, 10), date(2027, 2, 2)])
def test_an_end_lies_within_what_has_been_worked(session: Session, last: date) -> None:
    office = make_office(session)
    with clock.frozen(FEBRUARY), pytest.raises(Invalid) as refusal:
        end_placement(
            session,
            placement=active(session, office),
            reason_code="budget_ended",
            ended_on=last,
            actor=office.planner,
        )
    assert refusal.value.code == "error.placement.ended_on"


@pytest.mark.proves("P8")
@pytest.mark.parametrize("code", ["", "unheard_of", "strongest_evidence"])
def test_an_end_needs_a_reason_meant_for_it(session: Session, code: str) -> None:
    office = make_office(session)
    with clock.frozen(FEBRUARY), pytest.raises(Invalid) as refusal:
        end_placement(session, placement=active(session, office), reason_code=code, actor=office.planner)
    assert refusal.value.code == "error.placement.reason"


def test_cancelling_gives_all_time_back_and_keeps_the_decree_on_record(session: Session) -> None:
    placement = cancelled(session, make_office(session))
    assert placement.decree_number is not None
    assert session.exec(select(CommittedLoad)).first() is None


def test_extending_promises_more_time_and_is_refused_where_it_is_taken(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(session)
    first = confirmed(session, office, applicant=applicant)
    confirmed(session, office, applicant=applicant, starts_on=date(2027, 10, 1), ends_on=date(2027, 11, 30))
    with pytest.raises(Conflict) as refusal:
        extend_placement(
            session, placement=first, ends_on=date(2027, 10, 1), decree_number="4", actor=office.approver
        )
    assert refusal.value.code == "error.placement.capacity"
    assert first.ends_on == date(2027, 6, 30)
    extend_placement(
        session, placement=first, ends_on=date(2027, 9, 30), decree_number="4", actor=office.approver
    )
    assert (first.ends_on, first.decree_number) == (date(2027, 9, 30), "4")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 6, 30), "error.placement.extend_later"),
        (date(2027, 12, 18), "error.placement.dates_outside"),
    ],
)
def test_an_extension_is_later_and_within_the_requisition(session: Session, day: date, code: str) -> None:
    office = make_office(session)
    with pytest.raises(Invalid) as refusal:
        extend_placement(
            session,
            placement=confirmed(session, office),
            ends_on=day,
            decree_number="4",
            actor=office.approver,
        )
    assert refusal.value.code == code


@pytest.mark.proves("P8")
@pytest.mark.parametrize("verb", [V.EXTEND, V.CORRECT])
def test_the_planner_changes_no_confirmed_terms_alone(session: Session, verb: PlacementVerb) -> None:
    office = make_office(session)
    placement = confirmed(session, office)
    alone = Office(office.planner, office.planner)
    with pytest.raises(Forbidden) as refusal:
        take(session, verb, placement, alone)
    assert refusal.value.code == "error.placement.second_person"
    with pytest.raises(Forbidden):
        take(session, verb, placement, Office(SYSTEM, SYSTEM))


@pytest.mark.proves("S3")
def test_no_other_role_changes_placements(session: Session) -> None:
    office = make_office(session)
    outsiders = [make_actor(session, role) for role in Role if role is not Role.HR]
    with clock.frozen(FEBRUARY):
        for verb in PlacementVerb:
            state = next(state for state in MAKERS if verb in allowed(state))
            placement = MAKERS[state](session, office)
            for outsider in outsiders:
                with pytest.raises(Forbidden) as refusal:
                    take(session, verb, placement, Office(outsider, outsider))
                assert refusal.value.code == "error.permission.missing"


def test_a_correction_stands_beside_what_it_corrects(session: Session) -> None:
    office = make_office(session)
    placement = confirmed(session, office)
    correct_placement(
        session,
        placement=placement,
        changes={"fee_rupiah": 9_500_000, "fte_percent": 80, "decree_number": "821/Kep.13"},
        reason=CorrectionReason.DECREE_AMENDED,
        corrects=1,
        actor=office.approver,
    )
    revisions = list_revisions(session, placement, actor=office.planner)
    assert [revision.change for revision in revisions] == ["plan", "confirm", "correct.decree_amended"]
    assert [revision.record["fee_rupiah"] for revision in revisions] == [10_500_000, 10_500_000, 9_500_000]
    assert [revision.record["correction_of"] for revision in revisions] == [
        None, None, f"{placement.reference}/1",
    ]  # fmt: skip
    assert session.exec(select(CommittedLoad.fte_percent)).one() == 80
    with clock.frozen(FEBRUARY):
        start_placement(session, placement=placement, actor=office.planner)
    last = list_revisions(session, placement, actor=office.planner)[-1]
    assert last.record["correction_of"] == f"{placement.reference}/1"


def test_mended_data_of_the_person_are_taken_over(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(session, name="Sari Wulandri")
    placement = confirmed(session, office, applicant=applicant)
    applicant.name = "Dr. Sari Wulandari, S.Kom., M.T."
    session.add(applicant)
    correct_placement(
        session, placement=placement, changes={}, reason=CorrectionReason.PERSON_DATA, actor=office.approver
    )
    old, new = (revision.record for revision in list_revisions(session, placement, actor=office.planner)[-2:])
    assert (old["name_front"], old["name"], old["name_behind"]) == ("", "Sari Wulandri", "")
    assert (new["name_front"], new["name"], new["name_behind"]) == ("Dr.", "Sari Wulandari", "S.Kom., M.T.")


NO_CORRECTIONS: list[tuple[dict[str, object], int | None, str]] = [
    ({}, None, "nothing_changes"),
    ({"fee_rupiah": 10_500_000}, None, "nothing_changes"),
    ({"state": "ended"}, None, "not_correctable"),
    ({"approved_by": "USR-2026-0001"}, None, "not_correctable"),
    ({"fee_rupiah": 1}, 9, "no_revision"),
    ({"fee_rupiah": 1}, None, "below_floor"),
    ({"ends_on": date(2028, 1, 1)}, None, "dates_outside"),
    ({"decree_number": " "}, None, "decree"),
]


def test_what_is_no_correction_is_refused(session: Session) -> None:
    office = make_office(session)
    placement = confirmed(session, office)
    for changes, corrects, code in NO_CORRECTIONS:
        with pytest.raises(Problem) as refusal:
            correct_placement(
                session,
                placement=placement,
                changes=changes,
                reason=CorrectionReason.TYPING_ERROR,
                corrects=corrects,
                actor=office.approver,
            )
        assert refusal.value.code == f"error.placement.{code}"
    assert placement.version == 2


def test_a_plan_has_no_decree_to_correct(session: Session) -> None:
    office = make_office(session)
    with pytest.raises(Conflict) as refusal:
        correct_placement(
            session,
            placement=planned(session, office),
            changes={"decree_number": "1"},
            reason=CorrectionReason.TYPING_ERROR,
            actor=office.planner,
        )
    assert refusal.value.code == "error.placement.no_decree_yet"


def test_placing_again_after_an_end_is_possible(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(session)
    with clock.frozen(FEBRUARY):
        placement = confirmed(session, office, applicant=applicant)
        start_placement(session, placement=placement, actor=office.planner)
        end_placement(session, placement=placement, reason_code="period_completed", actor=office.planner)
        again = planned(session, office, applicant=applicant, starts_on=date(2027, 3, 1))
        confirm_placement(session, placement=again, decree_number="5", actor=office.approver)
    assert make_entry(session, applicant=applicant).applicant_key == again.applicant_key
