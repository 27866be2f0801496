"""Two runs side by side: who moved, and whether the profile, the inputs or other people are the reason."""

import pytest
from sqlmodel import Session, col, select

from talent.applicants.changes import touch
from talent.applicants.models import ClaimEvidence, SkillClaim
from talent.audit.actors import OPERATOR
from talent.core.errors import Conflict
from talent.matching.diff import diff_runs
from talent.matching.models import MatchRun
from talent.matching.run import match_requisition
from talent.projects.models import Requirement, Requisition
from tests.factories.pool import AS_OF, Round, make_asked, make_person, make_round


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """Six people and a requisition."""
    return make_round(sqlite_session)


def match(session: Session, requisition: Requisition, as_of: str = AS_OF) -> MatchRun:
    """A run."""
    return match_requisition(session, requisition=requisition, as_of=as_of, actor=OPERATOR)


def test_a_run_is_no_different_from_itself(sqlite_session: Session, made: Round) -> None:
    run = match(sqlite_session, made.requisition)
    difference = diff_runs(sqlite_session, run, run)
    assert difference.inputs == ()
    assert [(move.before, move.after, move.reason, move.changes) for move in difference.moves] == [
        (place, place, None, ()) for place in range(1, 7)
    ]


def test_a_changed_profile_is_the_reason_of_its_own_move_alone(sqlite_session: Session, made: Round) -> None:
    before = match(sqlite_session, made.requisition)
    person = made.people[2]
    pieces = sqlite_session.exec(
        select(ClaimEvidence)
        .join(SkillClaim, col(ClaimEvidence.claim_key) == col(SkillClaim.key))
        .where(SkillClaim.applicant_key == person.key)
    )
    for piece in pieces:
        piece.months = 120
        sqlite_session.add(piece)
    touch(sqlite_session, person)
    sqlite_session.flush()
    difference = diff_runs(sqlite_session, before, match(sqlite_session, made.requisition))
    assert difference.inputs == ("pool",)
    by_ref = {move.reference: move for move in difference.moves}
    moved = by_ref.pop(person.reference)
    assert moved.reason == "profile"
    assert (moved.score_after or 0) > (moved.score_before or 1)
    assert moved.changes[0].after > moved.changes[0].before
    assert {move.reason for move in by_ref.values()} <= {None, "others"}
    assert all(move.changes == () for move in by_ref.values())


def test_a_changed_need_is_named_with_the_lines_that_give_something_else(
    sqlite_session: Session, made: Round
) -> None:
    before = match(sqlite_session, made.requisition)
    asked = select(Requirement).where(Requirement.requisition_key == made.requisition.key)
    must = sqlite_session.exec(asked.order_by(col(Requirement.position))).all()[0]
    must.weight = 5.0
    sqlite_session.add(must)
    sqlite_session.flush()
    difference = diff_runs(sqlite_session, before, match(sqlite_session, made.requisition))
    assert difference.inputs == ("need",)
    changed = [move for move in difference.moves if move.reason == "inputs"]
    assert changed
    for move in changed:
        total = sum(each.after - each.before for each in move.changes)
        assert abs(total - ((move.score_after or 0) - (move.score_before or 0))) < 0.011


def test_who_comes_in_and_who_drops_out_are_told(sqlite_session: Session, made: Round) -> None:
    before = match(sqlite_session, made.requisition)
    newcomer = make_person(sqlite_session, 6)
    difference = diff_runs(sqlite_session, before, match(sqlite_session, made.requisition))
    (move,) = [each for each in difference.moves if each.reference == newcomer.reference]
    assert (move.before, move.reason, move.changes) == (None, "others", ())
    back = diff_runs(sqlite_session, difference.after, before)
    assert (back.moves[-1].reference, back.moves[-1].after) == (newcomer.reference, None)


def test_runs_of_two_requisitions_are_not_compared(sqlite_session: Session, made: Round) -> None:
    one, other = match(sqlite_session, made.requisition), match(sqlite_session, make_asked(sqlite_session))
    with pytest.raises(Conflict, match=one.reference):
        diff_runs(sqlite_session, one, other)
