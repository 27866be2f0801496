"""Running placements come in row by row, whole or not at all, each refusal with its line and reason."""

import contextlib
import threading
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from talent.accounts.permissions import Role
from talent.applicants.models import CommittedLoad, EmploymentBasis
from talent.audit.actors import OPERATOR
from talent.core import clock
from talent.core.errors import BadInput, Forbidden, Problem, TooLarge
from talent.db.session import transaction
from talent.placements.import_rows import MOST_BYTES, MOST_ROWS, read_rows
from talent.placements.import_running import ImportReport, import_running
from talent.placements.models import Placement, PlacementState
from talent.placements.plan import lock_opening, plan_placement
from talent.placements.queries import list_revisions
from tests.factories.placements import Office, make_office, planned
from tests.factories.rows import make_actor, make_applicant, make_entry, make_requisition

HEADINGS = (
    "applicant,nip,email,requisition,basis,starts_on,ends_on,fte_percent,fee_rupiah,budget_code,"
    "decree_number,approver"
)
MARCH = datetime(2027, 3, 1, 3, tzinfo=UTC)


def run(session: Session, office: Office, *lines: str, mark: str = "") -> ImportReport:
    data = (mark + "\r\n".join((HEADINGS, *lines)) + "\r\n").encode()
    with clock.frozen(MARCH):
        return import_running(session, data=data, actor=office.planner)


def test_rows_become_ended_active_and_confirmed_placements(session: Session) -> None:
    office = make_office(session)
    requisition = make_requisition(session, openings=3)
    people = [make_applicant(session, nip=f"19850315201001100{number}") for number in range(3)]
    ref, approver = requisition.reference, office.approver.ref
    report = run(
        session,
        office,
        f"{people[0].reference},,,{ref},pkwt,2027-01-11,2027-02-28,100,Rp 5.000.000,2.16,SK-1,{approver}",
        f",{people[1].nip},,{ref},individual_consultant,11-01-2027,30/06/2027,60%,7500000,2.16,SK-2,{approver}",
        f",,{str(people[2].email).upper()},{ref},pkwt,2027-04-01,2027-06-30,50,5000000,,SK-3,{approver}",
        mark="\ufeff",
    )
    assert report.failures == ()
    placements = list(session.exec(select(Placement).order_by(Placement.reference)))
    assert tuple(placement.reference for placement in placements) == report.created
    assert [placement.state for placement in placements] == [
        PlacementState.ENDED, PlacementState.ACTIVE, PlacementState.CONFIRMED,
    ]  # fmt: skip
    assert placements[0].end_reason == "period_completed"
    assert (placements[1].fee_rupiah, placements[1].fte_percent) == (7_500_000, 60)
    assert (placements[1].starts_on, placements[1].ends_on) == (date(2027, 1, 11), date(2027, 6, 30))
    assert {placement.approved_by for placement in placements} == {approver}
    assert {placement.planned_by for placement in placements} == {office.planner.ref}
    assert len(list(session.exec(select(CommittedLoad)))) == 3
    (revision,) = list_revisions(session, placements[1], actor=office.planner)
    assert (revision.change, revision.record["decree_number"]) == ("import", "SK-2")


def test_a_bad_row_is_named_and_leaves_nothing_and_the_good_ones_stay(session: Session) -> None:
    office = make_office(session)
    requisition = make_requisition(session, openings=4)
    reserved = make_requisition(session, asn_post=True)
    good, busy = make_applicant(session), make_applicant(session)
    ref, approver = requisition.reference, office.approver.ref
    tail = f"2.16,SK-9,{approver}"
    days = "2027-01-11,2027-06-30"
    report = run(
        session,
        office,
        f"{good.reference},,,{ref},pkwt,{days},60,5000000,{tail}",
        f"APL-1999-0001,,,{ref},pkwt,{days},60,5000000,{tail}",
        f"{busy.reference},,,REQ-1999-0001,pkwt,{days},60,5000000,{tail}",
        f"{busy.reference},,,{reserved.reference},pkwt,{days},60,5000000,{tail}",
        f"{busy.reference},,,{ref},friend,{days},60,5000000,{tail}",
        f"{busy.reference},,,{ref},pkwt,31-02-2027,2027-06-30,60,5000000,{tail}",
        f"{busy.reference},,,{ref},pkwt,{days},60,5jt,{tail}",
        f"{busy.reference},,,{ref},pkwt,{days},60,5000000,2.16,,{approver}",
        f"{busy.reference},,,{ref},pkwt,{days},60,5000000,2.16,SK-9,{office.planner.ref}",
        f"{busy.reference},,,{ref},pkwt,{days},60,5000000,2.16,SK-9,{make_actor(session, Role.LEAD).ref}",
        f"{busy.reference},,,{ref},pkwt,2026-01-11,2027-06-30,60,5000000,{tail}",
        f",,,{ref},pkwt,{days},60,5000000,{tail}",
    )
    assert len(report.created) == 1
    assert [(failure.line, failure.code.removeprefix("error.placement.")) for failure in report.failures] == [
        (3, "import.applicant"),
        (4, "import.requisition"),
        (5, "asn_post"),
        (6, "import.choice"),
        (7, "import.date"),
        (8, "import.number"),
        (9, "import.empty"),
        (10, "second_person"),
        (11, "import.approver"),
        (12, "dates_outside"),
        (13, "import.empty"),
    ]
    assert all("{" not in failure.message(lang) for failure in report.failures for lang in ("id", "en"))
    assert len(list(session.exec(select(Placement)))) == 1
    assert len(list(session.exec(select(CommittedLoad)))) == 1


@pytest.mark.proves("R4")
def test_rows_over_a_persons_whole_time_are_refused(session: Session) -> None:
    office = make_office(session)
    person = make_applicant(session)
    lines = [
        f"{person.reference},,,{make_requisition(session).reference},pkwt,2027-01-11,2027-06-30,60,5000000,,SK,"
        f"{office.approver.ref}"
        for _ in range(2)
    ]
    report = run(session, office, *lines)
    assert (len(report.created), [failure.code for failure in report.failures]) == (
        1,
        ["error.placement.capacity"],
    )
    assert len(list(session.exec(select(Placement)))) == 1


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    office = make_office(session)
    person, requisition = make_applicant(session), make_requisition(session)
    line = (
        f"{person.reference},,,{requisition.reference},pkwt,2027-01-11,2027-06-30,60,5000000,,SK-1,"
        f"{office.approver.ref}"
    )
    first = run(session, office, line)
    second = run(session, office, line)
    assert (second.created, second.known, second.failures) == ((), first.created, ())


def test_semicolons_of_an_indonesian_spreadsheet_are_read() -> None:
    data = (
        HEADINGS.replace(",", ";")
        + "\nAPL-1;;;REQ-1;PKWT;1/2/2027;2/2/2027;100;Rp 1.000,00;;SK;USR-1\n\n;;\n"
    )
    (row,) = read_rows(data.encode())
    terms = row.terms()
    assert (row.line, terms.basis, terms.starts_on) == (2, EmploymentBasis.PKWT, date(2027, 2, 1))
    assert terms.fee_rupiah == 1000


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", BadInput),
        (b"a,b\n1,2\n", BadInput),
        (HEADINGS.encode() + b"\n\xff\xfe", BadInput),
        (b"x" * (MOST_BYTES + 1), TooLarge),
        (HEADINGS.encode() + b"\nx" * (MOST_ROWS + 1), TooLarge),
        (HEADINGS.encode() + b"\n" + b"y" * 200_000, BadInput),
        (HEADINGS.encode() + b"\nAPL\x00,,", BadInput),
    ],
)
def test_what_is_no_such_file_is_refused_whole(session: Session, data: bytes, error: type[Problem]) -> None:
    office = make_office(session)
    with pytest.raises(error):
        import_running(session, data=data, actor=office.planner)
    assert session.exec(select(Placement)).first() is None


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(noise: bytes) -> None:
    try:
        rows = list(read_rows(HEADINGS.encode() + b"\n" + noise))
    except Problem:
        return
    for row in rows:
        with contextlib.suppress(Problem):
            assert row.terms().fte_percent >= 0


def test_only_hr_imports_and_the_operator_may_too(session: Session) -> None:
    with pytest.raises(Forbidden):
        import_running(session, data=b"", actor=make_actor(session, Role.AUDITOR))
    assert import_running(session, data=HEADINGS.encode() + b"\n", actor=OPERATOR).created == ()


def test_an_import_and_a_plan_at_once_do_not_wait_for_each_other_for_ever(engine: Engine) -> None:
    with clock.frozen(MARCH), transaction(engine) as session:
        office = make_office(session)
        first, second = (make_requisition(session, openings=2) for _ in range(2))
        people = [make_applicant(session) for _ in range(3)]
        make_entry(session, requisition=second, applicant=people[2])
        planned(session, office)
    lines = [
        f"{person.reference},,,{job.reference},pkwt,2027-01-11,2027-06-30,50,5000000,,SK,{office.approver.ref}"
        for person, job in zip(people, (first, second), strict=False)
    ]
    reports: list[ImportReport] = []

    def import_both() -> None:
        with transaction(engine) as session:
            reports.append(run(session, office, *lines))

    importing = threading.Thread(target=import_both)
    with clock.frozen(MARCH), transaction(engine) as session:
        requisition, applicant = session.merge(second), session.merge(people[2])
        # A plan has locked the second requisition when the import begins, and takes its number after that.
        lock_opening(session, requisition, applicant)
        importing.start()
        importing.join(timeout=1)
        plan_placement(
            session,
            requisition=requisition,
            applicant=applicant,
            basis=EmploymentBasis.PKWT,
            starts_on=date(2027, 1, 11),
            ends_on=date(2027, 6, 30),
            fte_percent=50,
            fee_rupiah=5_000_000,
            actor=office.planner,
        )
    importing.join()
    assert [len(report.created) for report in reports] == [2]
