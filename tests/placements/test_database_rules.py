"""What the database itself refuses about placements, whatever the code above it does."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from talent.placements.models import Placement
from tests.factories.placements import confirmed, make_office, planned


def _set(session: Session, placement: Placement, assignment: str) -> None:
    session.execute(
        text(f"UPDATE placement SET {assignment} WHERE reference = :ref"), {"ref": placement.reference}
    )


@pytest.mark.proves("N5")
def test_a_non_asn_on_an_asn_post(session: Session) -> None:
    placement = planned(session, make_office(session))
    with pytest.raises(IntegrityError, match="asn_post_needs_asn"):
        _set(session, placement, "asn_post = TRUE")


@pytest.mark.proves("P8")
@pytest.mark.parametrize("column", ["decree_number", "approved_by"])
def test_confirmed_without_decree_or_approver(session: Session, column: str) -> None:
    placement = confirmed(session, make_office(session))
    with pytest.raises(IntegrityError, match="confirmed_with_decree"):
        _set(session, placement, f"{column} = NULL")


@pytest.mark.proves("P8")
@pytest.mark.parametrize("who", ["planned_by", "'talent'", "'operator'", "''"])
def test_approved_by_the_planner_or_no_person(session: Session, who: str) -> None:
    placement = confirmed(session, make_office(session))
    with pytest.raises(IntegrityError, match="approved_by_a_second_person"):
        _set(session, placement, f"approved_by = {who}")


@pytest.mark.proves("P8")
@pytest.mark.parametrize("state", ["ended", "cancelled"])
def test_over_without_a_reason(session: Session, state: str) -> None:
    placement = confirmed(session, make_office(session))
    with pytest.raises(IntegrityError, match="ended_with_reason"):
        _set(session, placement, f"state = '{state}'")


@pytest.mark.parametrize(
    ("assignment", "rule"),
    [
        ("ends_on = '2026-01-01'", "date_order"),
        ("fte_percent = 0", "fte_range"),
        ("fte_percent = 101", "fte_range"),
        ("fee_rupiah = -1", "fee_range"),
        ("state = 'gone', decree_number = '1', approved_by = 'X'", "placement_state"),
        ("basis = 'friend'", "employment_basis"),
    ],
)
def test_values_out_of_range(session: Session, assignment: str, rule: str) -> None:
    placement = planned(session, make_office(session))
    with pytest.raises(IntegrityError, match=rule):
        _set(session, placement, assignment)


def test_two_revisions_of_one_number(session: Session) -> None:
    confirmed(session, make_office(session))
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE placement_revision SET number = 1"))
