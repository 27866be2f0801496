"""Who sees which placements, and which records stood on which day."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.core import clock
from talent.core.errors import Forbidden, NotFound
from talent.placements.confirm import confirm_placement
from talent.placements.correct import CorrectionReason, correct_placement
from talent.placements.models import PlacementState
from talent.placements.queries import count_placements, get_placement, list_placements, list_records
from talent.placements.records import COLUMNS, split_name
from tests.factories.placements import confirmed, make_office, planned
from tests.factories.rows import make_actor, make_applicant, make_user


def test_an_applicant_sees_only_their_own(session: Session) -> None:
    office = make_office(session)
    user = make_user(session, Role.APPLICANT)
    own = planned(session, office, applicant=make_applicant(session, user=user))
    other = planned(session, office)
    actor = actor_of(session, user)
    assert get_placement(session, own.reference, actor=actor).key == own.key
    with pytest.raises(NotFound):
        get_placement(session, other.reference, actor=actor)
    rows, total = list_placements(session, actor=actor)
    assert ([row.reference for row in rows], total) == ([own.reference], 1)


@pytest.mark.parametrize("role", [Role.HR, Role.AUDITOR])
def test_hr_and_auditors_see_all_by_state_and_page(session: Session, role: Role) -> None:
    office = make_office(session)
    first, second, third = planned(session, office), confirmed(session, office), planned(session, office)
    actor = make_actor(session, role)
    rows, total = list_placements(session, limit=2, actor=actor)
    assert ([row.reference for row in rows], total) == ([first.reference, second.reference], 3)
    rows, _total = list_placements(session, offset=2, limit=2, actor=actor)
    assert [row.reference for row in rows] == [third.reference]
    assert count_placements(session, state=PlacementState.PLANNED, actor=actor) == 2


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_leads_and_administrators_see_none(session: Session, role: Role) -> None:
    placement = planned(session, make_office(session))
    actor = make_actor(session, role)
    with pytest.raises(Forbidden):
        get_placement(session, placement.reference, actor=actor)
    with pytest.raises(Forbidden):
        list(list_records(session, actor=actor))


def test_a_record_holds_every_column_in_order(session: Session) -> None:
    office = make_office(session)
    applicant = make_applicant(
        session,
        name="Ir. Asep Sunandar, M.T.",
        nip="198503152010011001",
        resume={
            "education": [
                {"studyType": "S-1", "area": "Teknik Sipil", "endDate": "2008-08"},
                {"studyType": "S-2", "area": "Teknik Informatika", "endDate": "2012"},
            ]
        },
        education_level=8,
    )
    placement = confirmed(session, office, applicant=applicant)
    (record,) = list_records(session, actor=office.planner)
    assert tuple(record) == COLUMNS
    assert record["nip"] == "198503152010011001"
    assert (record["name_front"], record["name"], record["name_behind"]) == ("Ir.", "Asep Sunandar", "M.T.")
    assert (record["education"], record["graduation_year"]) == ("S-2 Teknik Informatika", "2012")
    assert record["unit"] == "UPTD Pusat Layanan Digital, Data dan Informasi Geospasial"
    assert record["department"] == "Dinas Komunikasi dan Informatika Provinsi Jawa Barat"
    assert record["authority"] == "Pemerintah Daerah Provinsi Jawa Barat"
    assert (record["region_code"], record["region"]) == ("32.73", "Kota Bandung")
    assert (record["approved_by"], record["state"]) == (office.approver.ref, "confirmed")
    assert record["reference"] == placement.reference


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Sutrisno", ("", "Sutrisno", "")),
        ("Dr. Ir. Asep Sunandar, S.Kom., M.T.", ("Dr. Ir.", "Asep Sunandar", "S.Kom., M.T.")),
        ("H. Cecep Saepulloh", ("H.", "Cecep Saepulloh", "")),
        ("Neneng Suryaningsih, A.Md.", ("", "Neneng Suryaningsih", "A.Md.")),
    ],
)
def test_titles_are_split_from_names(full: str, parts: tuple[str, str, str]) -> None:
    assert split_name(full) == parts


def _at(day: int, hour: int = 3) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=UTC)


def test_records_as_of_a_day_are_those_of_its_end_in_west_java(session: Session) -> None:
    with clock.frozen(_at(1)):
        office = make_office(session)
        placement = planned(session, office)
    with clock.frozen(_at(3, 16)):  # 23:00 of the 3rd
        confirm_placement(session, placement=placement, decree_number="1", actor=office.approver)
    with clock.frozen(_at(4, 17)):  # 00:00 of the 5th
        correct_placement(
            session,
            placement=placement,
            changes={"fee_rupiah": 9_000_000},
            reason=CorrectionReason.TYPING_ERROR,
            actor=office.approver,
        )

    def seen(day: int) -> list[tuple[object, object]]:
        records = list_records(session, as_of=date(2026, 12, day), actor=office.planner)
        return [(record["state"], record["fee_rupiah"]) for record in records]

    assert seen(30 - 29) == [("planned", 10_500_000)]
    assert list(list_records(session, as_of=date(2026, 11, 30), actor=office.planner)) == []
    assert seen(2) == [("planned", 10_500_000)]
    assert seen(3) == [("confirmed", 10_500_000)]
    assert seen(4) == [("confirmed", 10_500_000)]
    assert seen(5) == [("confirmed", 9_000_000)]


def test_corrected_records_follow_their_correction_when_asked_for(session: Session) -> None:
    office = make_office(session)
    first, second = confirmed(session, office), confirmed(session, office)
    correct_placement(
        session,
        placement=first,
        changes={"fee_rupiah": 9_000_000},
        reason=CorrectionReason.TYPING_ERROR,
        actor=office.approver,
    )
    records = list(list_records(session, with_corrected=True, actor=office.planner))
    assert [(record["reference"], record["fee_rupiah"]) for record in records] == [
        (first.reference, 9_000_000),
        (f"{first.reference}/2", 10_500_000),
        (second.reference, 10_500_000),
    ]
    assert records[0]["correction_of"] == f"{first.reference}/2"


def test_records_of_some_states_only(session: Session) -> None:
    office = make_office(session)
    planned(session, office)
    kept = confirmed(session, office)
    records = list_records(session, states=[PlacementState.CONFIRMED], actor=office.planner)
    assert [record["reference"] for record in records] == [kept.reference]
