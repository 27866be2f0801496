"""Time of a person: the offer within its bounds, and what is promised on the fullest day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from talent.applicants.load import promised_percent, set_availability
from talent.applicants.models import Availability, CommittedLoad
from talent.audit.actors import OPERATOR
from talent.core.errors import Invalid
from tests.factories.rows import make_applicant

START = date(2027, 1, 1)


@pytest.mark.parametrize("percent", [0, 101, -5])
def test_nobody_offers_nothing_or_more_than_all(sqlite_session: Session, percent: int) -> None:
    with pytest.raises(Invalid):
        set_availability(
            sqlite_session, applicant=make_applicant(sqlite_session), fte_percent=percent, actor=OPERATOR
        )


def test_an_offer_does_not_end_before_it_begins(sqlite_session: Session) -> None:
    applicant = make_applicant(sqlite_session)
    with pytest.raises(Invalid):
        set_availability(
            sqlite_session,
            applicant=applicant,
            fte_percent=50,
            from_on=START,
            to_on=START - timedelta(1),
            actor=OPERATOR,
        )
    offer = set_availability(
        sqlite_session, applicant=applicant, fte_percent=50, from_on=START, to_on=START, actor=OPERATOR
    )
    assert (offer.from_on, offer.to_on) == (START, START)


def test_a_new_offer_replaces_the_old_one(session: Session) -> None:
    applicant = make_applicant(session)
    set_availability(session, applicant=applicant, fte_percent=50, from_on=START, actor=OPERATOR)
    set_availability(session, applicant=applicant, fte_percent=80, actor=OPERATOR)
    stored = session.get_one(Availability, applicant.key)
    assert (stored.fte_percent, stored.from_on) == (80, None)


LOADS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20), st.integers(1, 12)), max_size=8)


@given(loads=LOADS, window=st.tuples(st.integers(0, 45), st.integers(0, 20)))
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_promised_is_the_fullest_day_of_the_window(
    sqlite_session: Session, loads: list[tuple[int, int, int]], window: tuple[int, int]
) -> None:
    """Against counting each day by itself. Shares stay small, as the database lets nobody be promised twice over."""
    applicant = make_applicant(sqlite_session)
    for number, (first, length, percent) in enumerate(loads):
        sqlite_session.add(
            CommittedLoad(
                applicant_key=applicant.key,
                source_ref=f"{applicant.reference}:{number}",
                fte_percent=percent,
                from_on=START + timedelta(first),
                to_on=START + timedelta(first + length),
            )
        )
    sqlite_session.flush()
    first, last = window[0], sum(window)
    fullest = max(
        sum(percent for begin, length, percent in loads if begin <= day <= begin + length)
        for day in range(first, last + 1)
    )
    found = promised_percent(
        sqlite_session, applicant, from_on=START + timedelta(first), to_on=START + timedelta(last)
    )
    assert found == fullest


def test_what_is_promised_to_others_is_nobodys_load(sqlite_session: Session) -> None:
    busy, free = make_applicant(sqlite_session), make_applicant(sqlite_session)
    sqlite_session.add(
        CommittedLoad(applicant_key=busy.key, source_ref="PLC-1", fte_percent=60, from_on=START, to_on=START)
    )
    sqlite_session.flush()
    assert promised_percent(sqlite_session, free, from_on=START, to_on=START) == 0
    assert promised_percent(sqlite_session, busy, from_on=START, to_on=START) == 60
    assert (
        promised_percent(sqlite_session, busy, from_on=START + timedelta(1), to_on=START + timedelta(9)) == 0
    )
