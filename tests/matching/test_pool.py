"""Who takes part in a run: who agreed, is not restricted, and is not outside a cohort that the programme sets."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from talent.applicants.consent import give_consent, withdraw_consent
from talent.applicants.models import CommittedLoad
from talent.audit.actors import OPERATOR
from talent.matching.pool import Pool, PoolReader
from talent.projects.models import Programme, Project, Requisition
from tests.factories.pool import load_small, make_asked, make_person

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
def asked(sqlite_session: Session) -> Requisition:
    """A requisition of a programme without a cohort."""
    load_small(sqlite_session)
    return make_asked(sqlite_session)


def pool_of(session: Session, requisition: Requisition) -> Pool:
    """The pool of this moment."""
    return PoolReader(session).pool_for(requisition)


def members(session: Session, requisition: Requisition) -> list[str]:
    """References of who takes part."""
    return [member.candidate.ref for member in pool_of(session, requisition).members]


def set_cohort(session: Session, requisition: Requisition, first: int | None, last: int | None) -> None:
    """Let the programme take birth years from `first` to `last`."""
    programme = session.get_one(Programme, session.get_one(Project, requisition.project_key).programme_key)
    programme.cohort_from, programme.cohort_to = first, last
    session.add(programme)
    session.flush()


@pytest.mark.proves("P2")
def test_who_has_not_agreed_is_not_scored(sqlite_session: Session, asked: Requisition) -> None:
    person = make_person(sqlite_session, consent=False)
    assert pool_of(sqlite_session, asked).left_out == {"consent": 1}
    give_consent(sqlite_session, applicant=person, channel="form", lang="id", actor=OPERATOR)
    assert members(sqlite_session, asked) == [person.reference]
    withdraw_consent(sqlite_session, applicant=person, actor=OPERATOR)
    assert members(sqlite_session, asked) == []


@pytest.mark.proves("P5")
@pytest.mark.parametrize(
    ("column", "reason"), [("withdrawn_at", "withdrawn"), ("restricted_at", "restricted")]
)
def test_who_is_withdrawn_or_restricted_is_left_out_and_counted(
    sqlite_session: Session, asked: Requisition, column: str, reason: str
) -> None:
    stays, leaves = make_person(sqlite_session), make_person(sqlite_session)
    setattr(leaves, column, NOW)
    sqlite_session.flush()
    pool = pool_of(sqlite_session, asked)
    assert [member.candidate.ref for member in pool.members] == [stays.reference]
    assert pool.left_out == {reason: 1}


@pytest.mark.parametrize(
    ("first", "last", "year", "inside"),
    [
        (None, None, 1920, True),
        (1981, 1996, 1981, True),
        (1981, 1996, 1996, True),
        (1981, 1996, 1980, False),
        (1981, 1996, 1997, False),
        (None, 1996, 1930, True),
        (1981, None, 2005, True),
        (1981, None, 1980, False),
        (1981, 1996, None, True),
    ],
)
def test_the_cohort_is_a_gate_with_both_ends_and_an_unknown_year_stays(
    sqlite_session: Session,
    asked: Requisition,
    first: int | None,
    last: int | None,
    year: int | None,
    inside: bool,
) -> None:
    set_cohort(sqlite_session, asked, first, last)
    make_person(sqlite_session, birth_year=year)
    pool = pool_of(sqlite_session, asked)
    assert (len(pool.members), pool.left_out) == ((1, {}) if inside else (0, {"cohort": 1}))


def test_the_cohort_touches_no_score(sqlite_session: Session, asked: Requisition) -> None:
    person = make_person(sqlite_session, birth_year=1990)
    before = pool_of(sqlite_session, asked).members
    person.birth_year = 1985
    set_cohort(sqlite_session, asked, 1981, 1996)
    assert pool_of(sqlite_session, asked).members == before


def test_time_promised_while_the_need_runs_is_taken_off(sqlite_session: Session, asked: Requisition) -> None:
    busy, later = make_person(sqlite_session), make_person(sqlite_session)
    for person, day in ((busy, date(2027, 6, 1)), (later, date(2028, 6, 1))):
        sqlite_session.add(
            CommittedLoad(
                applicant_key=person.key, source_ref=person.reference, fte_percent=70, from_on=day, to_on=day
            )
        )
    sqlite_session.flush()
    offers = {
        member.candidate.ref: member.candidate.availability
        for member in pool_of(sqlite_session, asked).members
    }
    shares = {ref: offer.fte for ref, offer in offers.items() if offer is not None}
    assert shares == {busy.reference: pytest.approx(0.3), later.reference: 1.0}


def test_a_reader_gives_each_requisition_what_it_alone_would_get(
    sqlite_session: Session, asked: Requisition
) -> None:
    other = make_asked(sqlite_session, starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31))
    for number in range(3):
        person = make_person(sqlite_session, number)
        sqlite_session.add(
            CommittedLoad(
                applicant_key=person.key,
                source_ref=person.reference,
                fte_percent=20 * (number + 1),
                from_on=date(2027, 6, 1),
                to_on=date(2028, 1, 1) if number else date(2027, 7, 1),
            )
        )
    sqlite_session.flush()
    reader = PoolReader(sqlite_session)
    for requisition in (asked, other, asked):
        assert reader.pool_for(requisition) == pool_of(sqlite_session, requisition)


EVENTS = ("consent", "withdraw consent", "restrict", "lift restriction", "withdraw", "come back")


@pytest.mark.proves("P5")
@given(events=st.lists(st.sampled_from(EVENTS), max_size=8))
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_in_any_order_of_events_only_who_may_be_scored_is(
    sqlite_session: Session, asked: Requisition, events: list[str]
) -> None:
    person = make_person(sqlite_session, consent=False)
    agreed = restricted = withdrawn = False
    for event in events:
        if event == "consent":
            give_consent(sqlite_session, applicant=person, channel="form", lang="id", actor=OPERATOR)
            agreed = True
        elif event == "withdraw consent":
            withdraw_consent(sqlite_session, applicant=person, actor=OPERATOR)
            agreed = False
        elif "restrict" in event:
            restricted = event == "restrict"
            person.restricted_at = NOW if restricted else None
        else:
            withdrawn = event == "withdraw"
            person.withdrawn_at = NOW if withdrawn else None
        sqlite_session.flush()
        scored = person.reference in members(sqlite_session, asked)
        assert scored == (agreed and not restricted and not withdrawn)
