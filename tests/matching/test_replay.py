"""A replay gives the same bytes, finds what was tampered with, and prints `erased` where a person is gone (R7)."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from talent.audit.actors import OPERATOR
from talent.core.errors import Conflict
from talent.matching.models import Match, MatchRun, Snapshot, SnapshotKind
from talent.matching.queries import inputs_of
from talent.matching.replay import explain_absence, replay_run
from talent.matching.run import match_requisition
from tests.factories.pool import AS_OF, Round, make_round
from tests.factories.rows import make_applicant


@pytest.fixture
def made(sqlite_session: Session) -> Round:
    """Six people and a requisition."""
    return make_round(sqlite_session)


def match(session: Session, made: Round, kept: int = 50) -> MatchRun:
    """A run as of November 2026."""
    return match_requisition(session, requisition=made.requisition, as_of=AS_OF, kept=kept, actor=OPERATOR)


def rows(session: Session, run: MatchRun) -> list[Match]:
    """The run's rows in their order."""
    return list(session.exec(select(Match).where(Match.run_key == run.key).order_by(col(Match.position))))


def erase(session: Session, run: MatchRun, position: int) -> str:
    """Take a person's snapshot and row away, as erasing them does; return their reference."""
    digest = rows(session, run)[position - 1].candidate_hash
    reference = session.get_one(Snapshot, digest).subject_ref
    session.execute(delete(Match).where(col(Match.candidate_hash) == digest))
    session.execute(delete(Snapshot).where(col(Snapshot.content_hash) == digest))
    session.expire_all()
    assert reference is not None
    return reference


@pytest.mark.proves("R7")
@pytest.mark.parametrize("kept", [50, 6, 3, 1])
def test_a_replay_gives_the_same_bytes(sqlite_session: Session, made: Round, kept: int) -> None:
    run = match(sqlite_session, made, kept)
    replay = replay_run(sqlite_session, run)
    assert replay.identical
    assert [line.position for line in replay.lines] == list(range(1, min(kept, 6) + 1))
    assert [line.computed for line in replay.lines] == [row.card for row in rows(sqlite_session, run)]


def test_a_replay_reads_snapshots_and_not_the_people_of_today(sqlite_session: Session, made: Round) -> None:
    run = match(sqlite_session, made)
    for person in made.people:
        person.education_level, person.region_code, person.languages = 2, None, []
    made.requisition.openings = 9
    sqlite_session.flush()
    assert replay_run(sqlite_session, run).identical


def _change(column: str, value: object) -> Callable[[Session, MatchRun], None]:
    def change(session: Session, run: MatchRun) -> None:
        row = rows(session, run)[1]
        setattr(row, column, value)
        session.flush()

    return change


def _card_score(session: Session, run: MatchRun) -> None:
    row = rows(session, run)[2]
    card = json.loads(row.card)
    card["score"] = card["shown_score"] = 0.99
    row.card = json.dumps(card)
    session.flush()


def _swap(session: Session, run: MatchRun) -> None:
    first, second = rows(session, run)[:2]
    first.position, second.position = second.position, first.position
    session.flush()


def _give_to_another(session: Session, run: MatchRun) -> None:
    """The card of one person under the name of another."""
    rows(session, run)[1].applicant_key = make_applicant(session).key
    session.flush()


def _remove(position: int) -> Callable[[Session, MatchRun], None]:
    def remove(session: Session, run: MatchRun) -> None:
        session.delete(rows(session, run)[position - 1])
        session.flush()

    return remove


def _run_value(column: str, value: object) -> Callable[[Session, MatchRun], None]:
    def change(session: Session, run: MatchRun) -> None:
        setattr(run, column, value)
        session.flush()

    return change


@pytest.mark.parametrize(
    "tamper",
    [
        _change("score", 0.99),
        _change("confidence", 0.01),
        _change("rank", 1),
        _change("tied", True),
        _change("bucket", "any_unmet"),
        _change("position", 40),
        _change("candidate_hash", "0" * 64),
        _card_score,
        _swap,
        _give_to_another,
        _remove(1),
        _remove(4),
        _remove(6),
        _run_value("as_of", "2024-01"),
        _run_value("kept", 3),
        _run_value("kept", 60),
        _run_value("pool_size", 600),
        _run_value("result_hash", "0" * 64),
    ],
    ids=lambda value: getattr(value, "__qualname__", str(value)).split(".")[0].strip("_"),
)
def test_what_was_tampered_with_is_found(
    sqlite_session: Session, made: Round, tamper: Callable[[Session, MatchRun], None]
) -> None:
    run = match(sqlite_session, made)
    tamper(sqlite_session, run)
    sqlite_session.expire_all()
    replay = replay_run(sqlite_session, run)
    if run.kept == 60:
        # With six people in the pool 50 and 60 kept are the same list.
        assert replay.identical
    else:
        assert not replay.identical


@pytest.mark.parametrize(
    "kind", [SnapshotKind.CANDIDATE, SnapshotKind.NEED, SnapshotKind.POLICY, SnapshotKind.POOL]
)
def test_a_snapshot_that_is_not_what_its_hash_says_is_found(
    sqlite_session: Session, kind: SnapshotKind
) -> None:
    """Also where the altered words change no score: nobody can tell what else was altered."""
    run = match(sqlite_session, make_round(sqlite_session))
    digest = sqlite_session.exec(select(Snapshot.content_hash).where(Snapshot.kind == kind)).first()
    sqlite_session.execute(
        text("UPDATE snapshot SET content = content || ' ' WHERE content_hash = :digest"), {"digest": digest}
    )
    sqlite_session.expire_all()
    for use in (replay_run, inputs_of):
        with pytest.raises(Conflict, match="altered"):
            use(sqlite_session, run)


@pytest.mark.parametrize("position", [1, 3, 6])
def test_an_erased_person_leaves_a_place_and_everybody_else_stays(
    sqlite_session: Session, made: Round, position: int
) -> None:
    run = match(sqlite_session, made)
    before = [row.card for row in rows(sqlite_session, run)]
    reference = erase(sqlite_session, run, position)
    replay = replay_run(sqlite_session, run)
    assert replay.identical
    assert [line.position for line in replay.lines if line.erased] == [position]
    others = [line.computed for line in replay.lines if not line.erased]
    assert others == [card for place, card in enumerate(before, start=1) if place != position]
    assert reference not in json.dumps([line.computed for line in replay.lines])
    with pytest.raises(Exception, match="not in the pool"):
        explain_absence(sqlite_session, run, reference)


def test_several_are_erased_and_one_of_them_was_not_kept(sqlite_session: Session, made: Round) -> None:
    everybody = match(sqlite_session, made)
    run = match(sqlite_session, made, kept=4)
    for position in (6, 4, 1):
        erase(sqlite_session, everybody, position)
    replay = replay_run(sqlite_session, run)
    assert replay.identical
    assert [line.erased for line in replay.lines] == [True, False, False, True]


@pytest.mark.parametrize(
    "tamper", [_change("score", 0.99), _change("bucket", "any_unmet"), _card_score, _swap]
)
def test_tampering_is_found_beside_an_erased_person_too(
    sqlite_session: Session, made: Round, tamper: Callable[[Session, MatchRun], None]
) -> None:
    run = match(sqlite_session, made)
    erase(sqlite_session, run, 5)
    tamper(sqlite_session, run)
    sqlite_session.expire_all()
    assert not replay_run(sqlite_session, run).identical


@pytest.mark.parametrize("position", [1, 3, 4])
def test_a_row_that_is_missing_is_not_taken_for_somebody_erased(
    sqlite_session: Session, made: Round, position: int
) -> None:
    """Above another row this shows; that of the last row kept could be the erased person's, and nobody can tell."""
    everybody = match(sqlite_session, made)
    run = match(sqlite_session, made, kept=5)
    erase(sqlite_session, everybody, 6)
    assert replay_run(sqlite_session, run).identical
    _remove(position)(sqlite_session, run)
    assert not replay_run(sqlite_session, run).identical


def test_without_its_need_a_run_cannot_be_replayed(sqlite_session: Session, made: Round) -> None:
    run = match(sqlite_session, made)
    run.need_hash = "0" * 64
    with sqlite_session.no_autoflush, pytest.raises(Conflict, match="no longer kept"):
        replay_run(sqlite_session, run)
