"""Assessments: by a person, of what is asked for, and the highest one caps the level."""

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.audit.actors import OPERATOR, SYSTEM, Actor
from talent.core.errors import Conflict, Forbidden, Invalid
from talent.matching.queries import card_of, list_matches
from talent.matching.run import match_requisition
from talent.shortlists.assess import assess, assessments_of
from talent.shortlists.models import EntryState, ShortlistEntry
from talent.shortlists.shortlist import list_entries, request_shortlist
from tests.factories.pool import AS_OF, Round, make_round
from tests.factories.rows import make_actor, make_project, make_user


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """A requisition and the person who fits it best."""
    return make_round(sqlite_session, people=1)


@pytest.fixture
def entry(sqlite_session: Session, made: Round) -> ShortlistEntry:
    """The person's entry on the list."""
    run = match_requisition(sqlite_session, requisition=made.requisition, as_of=AS_OF, actor=OPERATOR)
    shortlist = request_shortlist(sqlite_session, requisition=made.requisition, run=run, actor=OPERATOR)
    return list_entries(sqlite_session, shortlist)[0]


@pytest.fixture
def hr(sqlite_session: Session) -> Actor:
    """Somebody of HR."""
    return make_actor(sqlite_session, Role.HR)


def python_line(session: Session, made: Round) -> tuple[float | None, int | None]:
    """Coverage and level of the requirement for Python, scored anew."""
    run = match_requisition(session, requisition=made.requisition, as_of=AS_OF, actor=OPERATOR)
    ((row, _),) = list_matches(session, run)
    line = card_of(row).lines[0]
    return line.coverage, line.level_held


def test_an_assessment_caps_the_level_and_a_better_one_lifts_it(
    sqlite_session: Session, made: Round, entry: ShortlistEntry, hr: Actor
) -> None:
    before, level = python_line(sqlite_session, made)
    assert before is not None
    assert level is not None
    assert level >= 3
    assess(sqlite_session, entry=entry, levels={"python": 1}, actor=hr)
    capped, level = python_line(sqlite_session, made)
    assert level == 1
    assert capped is not None
    assert capped < before
    assess(sqlite_session, entry=entry, levels={"python": 4}, actor=make_actor(sqlite_session, Role.HR))
    lifted, level = python_line(sqlite_session, made)
    assert lifted is not None
    assert lifted >= before
    assert len(assessments_of(sqlite_session, entry)) == 2


def test_one_assessor_has_one_assessment_and_the_newest_stands(
    sqlite_session: Session, entry: ShortlistEntry, hr: Actor
) -> None:
    first = assess(sqlite_session, entry=entry, levels={"python": 1}, note="Awal", actor=hr)
    second = assess(sqlite_session, entry=entry, levels={"vue": 2, "python": 3}, actor=hr)
    assert second.key == first.key
    assert (second.levels, second.note) == ({"python": 3, "vue": 2}, None)


@pytest.mark.parametrize(
    ("levels", "note", "code"),
    [
        ({}, None, "error.assessment.empty"),
        ({"docker": 3}, None, "error.assessment.skill"),
        ({"alchemy": 3}, None, "error.assessment.skill"),
        ({"python": 6}, None, "error.level.range"),
        ({"python": -1}, None, "error.level.range"),
        ({"python": 3, "docker": 1}, None, "error.assessment.skill"),
        ({"python": 3}, "x" * 4001, "error.text.length"),
    ],
)
def test_what_is_wrong_is_refused_and_leaves_nothing(
    sqlite_session: Session,
    entry: ShortlistEntry,
    hr: Actor,
    levels: dict[str, int],
    note: str | None,
    code: str,
) -> None:
    with pytest.raises(Invalid) as refused:
        assess(sqlite_session, entry=entry, levels=levels, note=note, actor=hr)
    assert refused.value.code == code
    assert assessments_of(sqlite_session, entry) == []


@pytest.mark.parametrize("state", list(EntryState))
def test_what_is_decided_is_assessed_no_more(
    sqlite_session: Session, entry: ShortlistEntry, hr: Actor, state: EntryState
) -> None:
    entry.state = state
    if state in {EntryState.PROPOSED, EntryState.REFERRED}:
        assert assess(sqlite_session, entry=entry, levels={"python": 3}, actor=hr).assessor_ref == hr.ref
    else:
        with pytest.raises(Conflict):
            assess(sqlite_session, entry=entry, levels={"python": 3}, actor=hr)


def test_who_may_assess(sqlite_session: Session) -> None:
    lead = make_user(sqlite_session, Role.LEAD)
    made = make_round(sqlite_session, people=1, project=make_project(sqlite_session, lead=lead))
    run = match_requisition(sqlite_session, requisition=made.requisition, as_of=AS_OF, actor=OPERATOR)
    shortlist = request_shortlist(sqlite_session, requisition=made.requisition, run=run, actor=OPERATOR)
    entry = list_entries(sqlite_session, shortlist)[0]
    assert assess(sqlite_session, entry=entry, levels={"python": 3}, actor=actor_of(sqlite_session, lead)).key
    strangers = [
        make_actor(sqlite_session, role) for role in (Role.LEAD, Role.AUDITOR, Role.ADMIN, Role.APPLICANT)
    ]
    for actor in (SYSTEM, OPERATOR, *strangers):
        with pytest.raises(Forbidden):
            assess(sqlite_session, entry=entry, levels={"python": 3}, actor=actor)
