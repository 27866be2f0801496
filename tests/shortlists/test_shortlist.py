"""A shortlist: who comes onto it, that nobody is dropped from it, and who sees it."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.consent import withdraw_consent
from talent.applicants.models import Applicant
from talent.audit.actors import OPERATOR
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.matching.models import MatchRun
from talent.matching.queries import list_matches
from talent.matching.run import match_requisition
from talent.shortlists.models import Application, ApplicationStatus, EntryOrigin, EntryState, Shortlist
from talent.shortlists.sheet import sheet_of
from talent.shortlists.shortlist import (
    add_candidate,
    count_referrals,
    find_shortlist,
    get_entry,
    get_shortlist,
    list_entries,
    list_shortlists,
    request_shortlist,
)
from tests.factories.pool import AS_OF, Round, add_evidence, make_asked, make_person, make_round
from tests.factories.rows import make_actor, make_applicant, make_project, make_user


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """Six people and a requisition."""
    return make_round(sqlite_session)


def match(session: Session, made: Round, kept: int = 50) -> MatchRun:
    """A run as of November 2026."""
    return match_requisition(session, requisition=made.requisition, as_of=AS_OF, kept=kept, actor=OPERATOR)


def request(session: Session, made: Round, *, size: int = 3, kept: int = 50) -> Shortlist:
    """The shortlist of a fresh run."""
    run = match(session, made, kept)
    return request_shortlist(session, requisition=made.requisition, run=run, size=size, actor=OPERATOR)


def on_it(session: Session, shortlist: Shortlist) -> list[str]:
    """References of who is on the list, in its order."""
    return [
        session.get_one(Applicant, entry.applicant_key).reference
        for entry in list_entries(session, shortlist)
    ]


def ranking(session: Session, made: Round) -> list[str]:
    """References of everybody in the order of the run."""
    return [applicant.reference for _, applicant in list_matches(session, match(session, made))]


def applied(session: Session, made: Round, person: Applicant) -> None:
    """The person's application."""
    session.add(
        Application(
            reference=f"APP-{person.reference[4:]}",
            requisition_key=made.requisition.key,
            applicant_key=person.key,
        )
    )
    session.flush()


def named(made: Round, reference: str) -> Applicant:
    """The person of this reference."""
    return next(person for person in made.people if person.reference == reference)


def test_the_first_of_the_run_are_on_the_list_in_their_order(session: Session) -> None:
    made = make_round(session)
    shortlist = request(session, made)
    assert on_it(session, shortlist) == ranking(session, made)[:3]
    entries = list_entries(session, shortlist)
    assert {entry.state for entry in entries} == {EntryState.PROPOSED}
    assert {entry.origin for entry in entries} == {EntryOrigin.MATCH}
    assert [entry.rank for entry in entries] == [
        row.rank for row, _ in list_matches(session, match(session, made))
    ][:3]


def test_asking_again_changes_nothing(sqlite_session: Session, made: Round) -> None:
    first = request(sqlite_session, made)
    references = [entry.reference for entry in list_entries(sqlite_session, first)]
    assert request(sqlite_session, made).key == first.key
    assert [entry.reference for entry in list_entries(sqlite_session, first)] == references
    assert find_shortlist(sqlite_session, made.requisition) == first


def test_a_new_run_adds_and_keeps_states(sqlite_session: Session, made: Round) -> None:
    shortlist = request(sqlite_session, made, size=2)
    first, second = list_entries(sqlite_session, shortlist)
    first.state, second.state = EntryState.DECLINED, EntryState.SELECTED
    last = named(made, ranking(sqlite_session, made)[-1])
    for skill in ("python", "postgresql", "react"):
        add_evidence(sqlite_session, make_person(sqlite_session, 4), skill, months=90)
    request(sqlite_session, made, size=2)
    states = {entry.key: entry.state for entry in list_entries(sqlite_session, shortlist)}
    assert (states[first.key], states[second.key]) == (EntryState.DECLINED, EntryState.SELECTED)
    assert last.reference not in on_it(sqlite_session, shortlist)


def test_who_falls_behind_stays_on_the_list_with_the_figures_of_the_new_run(
    sqlite_session: Session, made: Round
) -> None:
    shortlist = request(sqlite_session, made, size=1)
    (stays,) = on_it(sqlite_session, shortlist)
    for number in range(4):
        strong = make_person(sqlite_session, 4)
        for skill in ("python", "postgresql", "react"):
            add_evidence(sqlite_session, strong, skill, months=80 + number)
    request(sqlite_session, made, size=1, kept=2)
    assert stays in on_it(sqlite_session, shortlist)
    sheet = sheet_of(sqlite_session, shortlist, actor=OPERATOR)
    line = next(line for line in sheet.lines if line.applicant_ref == stays)
    assert line.entry.match_key is None
    assert line.entry.rank == 5
    assert line.card is not None
    assert line.explanation is not None


def test_who_applied_is_on_the_list_however_far_behind(sqlite_session: Session, made: Round) -> None:
    last = named(made, ranking(sqlite_session, made)[-1])
    applied(sqlite_session, made, last)
    shortlist = request(sqlite_session, made, size=1)
    assert on_it(sqlite_session, shortlist) == [ranking(sqlite_session, made)[0], last.reference]
    assert list_entries(sqlite_session, shortlist)[1].origin is EntryOrigin.APPLICATION


def test_who_applied_is_on_the_list_also_where_the_run_kept_no_row(
    sqlite_session: Session, made: Round
) -> None:
    """A run keeps the first fifty; number fifty-one has applied like everybody else."""
    order = ranking(sqlite_session, made)
    for reference in order[-2:]:
        applied(sqlite_session, made, named(made, reference))
    shortlist = request(sqlite_session, made, size=1, kept=2)
    assert on_it(sqlite_session, shortlist) == [order[0], *order[-2:]]
    assert [entry.rank for entry in list_entries(sqlite_session, shortlist)] == [1, 5, 6]
    cards = [line.card for line in sheet_of(sqlite_session, shortlist, actor=OPERATOR).lines]
    rows = [row.card for row, _ in list_matches(sqlite_session, match(sqlite_session, made))]
    assert [card.canonical().decode() for card in cards if card] == [rows[0], *rows[-2:]]


def test_a_withdrawn_application_puts_nobody_on_the_list(sqlite_session: Session, made: Round) -> None:
    last = named(made, ranking(sqlite_session, made)[-1])
    sqlite_session.add(
        Application(
            reference="APP-1",
            requisition_key=made.requisition.key,
            applicant_key=last.key,
            status=ApplicationStatus.WITHDRAWN,
        )
    )
    sqlite_session.flush()
    assert last.reference not in on_it(sqlite_session, request(sqlite_session, made, size=1))


@pytest.mark.proves("P5")
@pytest.mark.parametrize("how", ["consent", "restricted_at", "withdrawn_at"])
def test_who_left_since_the_run_is_not_put_on_the_list(
    sqlite_session: Session, made: Round, how: str
) -> None:
    """The run is older than the withdrawal, and it still names the person."""
    run = match(sqlite_session, made)
    order = ranking(sqlite_session, made)
    for reference in (order[0], order[-1]):
        person = named(made, reference)
        applied(sqlite_session, made, person)
        if how == "consent":
            withdraw_consent(sqlite_session, applicant=person, actor=OPERATOR)
        else:
            setattr(person, how, datetime(2026, 11, 24, tzinfo=UTC))
    sqlite_session.flush()
    shortlist = request_shortlist(
        sqlite_session, requisition=made.requisition, run=run, size=2, actor=OPERATOR
    )
    assert on_it(sqlite_session, shortlist) == [order[1]]


def test_a_run_of_another_requisition_is_refused(sqlite_session: Session, made: Round) -> None:
    other = make_asked(sqlite_session)
    run = match_requisition(sqlite_session, requisition=other, as_of=AS_OF, actor=OPERATOR)
    with pytest.raises(Conflict):
        request_shortlist(sqlite_session, requisition=made.requisition, run=run, actor=OPERATOR)


def test_a_person_is_added_by_hand_once(sqlite_session: Session, made: Round) -> None:
    shortlist = request(sqlite_session, made, size=1)
    person = named(made, ranking(sqlite_session, made)[2])
    entry = add_candidate(
        sqlite_session, shortlist=shortlist, applicant=person, note="Pernah bekerja sama", actor=OPERATOR
    )
    assert (entry.origin, entry.rank, entry.match_key is not None) == (EntryOrigin.MANUAL, 3, True)
    with pytest.raises(Conflict):
        add_candidate(sqlite_session, shortlist=shortlist, applicant=person, actor=OPERATOR)
    stranger = make_applicant(sqlite_session)
    with pytest.raises(Conflict, match="cannot be put forward"):
        add_candidate(sqlite_session, shortlist=shortlist, applicant=stranger, actor=OPERATOR)
    with pytest.raises(Invalid):
        add_candidate(
            sqlite_session,
            shortlist=shortlist,
            applicant=make_person(sqlite_session),
            note="x" * 4001,
            actor=OPERATOR,
        )


def test_referrals_are_counted_over_all_lists(sqlite_session: Session, made: Round) -> None:
    request(sqlite_session, made, size=6)
    other = Round(make_asked(sqlite_session), made.people)
    request(sqlite_session, other, size=1)
    counts = sorted(count_referrals(sqlite_session, person) for person in made.people)
    assert counts == [1, 1, 1, 1, 1, 2]


def test_who_asks_adds_and_sees(session: Session) -> None:
    lead = make_user(session, Role.LEAD)
    made = make_round(session, people=2, project=make_project(session, lead=lead))
    actor, stranger = actor_of(session, lead), make_actor(session, Role.LEAD)
    run = match(session, made)
    shortlist = request_shortlist(session, requisition=made.requisition, run=run, actor=actor)
    (entry, _) = list_entries(session, shortlist)
    extra = make_person(session)
    for somebody in (
        stranger,
        *(make_actor(session, each) for each in (Role.APPLICANT, Role.AUDITOR, Role.ADMIN)),
    ):
        with pytest.raises(Forbidden):
            request_shortlist(session, requisition=made.requisition, run=run, actor=somebody)
        with pytest.raises(Forbidden):
            add_candidate(session, shortlist=shortlist, applicant=extra, actor=somebody)
    for reader in (actor, make_actor(session, Role.HR), make_actor(session, Role.AUDITOR)):
        assert get_shortlist(session, shortlist.reference, actor=reader).key == shortlist.key
        assert get_entry(session, entry.reference, actor=reader).key == entry.key
        assert list_shortlists(session, actor=reader)[1] == 1
        assert sheet_of(session, shortlist, actor=reader).lines
    with pytest.raises(NotFound):
        get_shortlist(session, shortlist.reference, actor=stranger)
    with pytest.raises(NotFound):
        get_entry(session, entry.reference, actor=stranger)
    with pytest.raises(NotFound):
        sheet_of(session, shortlist, actor=stranger)
    assert list_shortlists(session, actor=stranger) == ([], 0)
    for role in (Role.APPLICANT, Role.ADMIN):
        with pytest.raises(Forbidden):
            sheet_of(session, shortlist, actor=make_actor(session, role))
