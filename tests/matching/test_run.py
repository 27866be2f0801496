"""A run: the same input has one answer, and nobody's score depends on who else is there."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from scoring.policy import Policy
from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.claims import deny_skill, state_skill
from talent.audit.actors import OPERATOR
from talent.audit.ledger import chain, list_entries
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.db.session import commit, transaction
from talent.matching.models import Match, MatchRun, Snapshot
from talent.matching.queries import card_of, find_latest_run, get_run, list_matches
from talent.matching.replay import explain_absence
from talent.matching.run import match_all, match_requisition
from talent.projects.models import RequirementKind, Requisition, RequisitionStatus
from talent.projects.requisitions import RequirementLine, set_requirements
from talent.skills.load import load_library
from tests.factories.lexicon import small_lexicon
from tests.factories.pool import AS_OF, LABELS, Round, make_asked, make_person, make_round
from tests.factories.rows import make_actor, make_project, make_user


def match(session: Session, requisition: Requisition, **values: Any) -> MatchRun:  # noqa: ANN401
    """A run as of November 2026."""
    return match_requisition(
        session, requisition=requisition, **{"as_of": AS_OF, "actor": OPERATOR, **values}
    )


def cards(session: Session, run: MatchRun) -> dict[str, str]:
    """The score cards by person, as bytes."""
    return {applicant.reference: row.card for row, applicant in list_matches(session, run)}


@pytest.fixture
def the_round(sqlite_session: Session) -> Round:
    """Six people and a requisition."""
    return make_round(sqlite_session)


def test_a_run_keeps_everything_it_came_from(session: Session) -> None:
    made = make_round(session)
    run = match(session, made.requisition)
    commit(session)
    rows = list_matches(session, run)
    assert [row.position for row, _ in rows] == [1, 2, 3, 4, 5, 6]
    assert run.pool_size == 6
    assert rows[0][1].key == made.people[0].key
    for digest in (run.need_hash, run.policy_hash, run.library_hash, run.pool_hash):
        assert session.get(Snapshot, digest) is not None
    for row, applicant in rows:
        kept = session.get_one(Snapshot, row.candidate_hash)
        assert kept.subject_ref == applicant.reference
        card = card_of(row)
        assert (row.score, row.confidence, row.bucket) == (
            card.shown_score,
            card.shown_confidence,
            card.bucket.value,
        )


def test_the_same_input_has_one_answer(sqlite_session: Session, the_round: Round) -> None:
    first = match(sqlite_session, the_round.requisition)
    again = match(sqlite_session, the_round.requisition)
    assert again.key == first.key
    assert sqlite_session.exec(select(func.count()).select_from(MatchRun)).one() == 1
    assert sqlite_session.exec(select(func.count()).select_from(Match)).one() == 6


def _state(session: Session, made: Round) -> dict[str, Any]:
    state_skill(session, applicant=made.people[1], skill_id="rust", level=3, actor=OPERATOR)
    return {}


def _deny(session: Session, made: Round) -> dict[str, Any]:
    deny_skill(session, applicant=made.people[0], skill_id="python", actor=OPERATOR)
    return {}


def _arrive(session: Session, _made: Round) -> dict[str, Any]:
    make_person(session, 7)
    return {}


def _ask_otherwise(session: Session, made: Round) -> dict[str, Any]:
    line = RequirementLine(("rust",), 3, RequirementKind.MUST)
    set_requirements(session, requisition=made.requisition, requirements=[line], actor=OPERATOR)
    return {}


def _renew_library(session: Session, _made: Round) -> dict[str, Any]:
    lexicon = small_lexicon()
    entries = [replace(entry, broader=None) if entry.id == "rust" else entry for entry in lexicon]
    load_library(session, lexicon=type(lexicon)(entries), families=LABELS, source="test", actor=OPERATOR)
    return {}


@pytest.mark.parametrize(
    "change",
    [
        _state,
        _deny,
        _arrive,
        _ask_otherwise,
        _renew_library,
        lambda _session, _made: {"as_of": "2026-12"},
        lambda _session, _made: {"policy": replace(Policy.default(), must_threshold=0.6, version="test")},
        lambda _session, _made: {"kept": 3},
    ],
    ids=["stated", "denied", "arrived", "requirements", "library", "month", "policy", "kept"],
)
def test_a_change_of_what_goes_in_is_a_new_run(
    sqlite_session: Session, the_round: Round, change: Callable[[Session, Round], dict[str, Any]]
) -> None:
    first = match(sqlite_session, the_round.requisition)
    values = change(sqlite_session, the_round)
    second = match(sqlite_session, the_round.requisition, **values)
    assert second.key != first.key
    assert match(sqlite_session, the_round.requisition, **values).key == second.key


def test_what_no_score_reads_makes_no_new_run(sqlite_session: Session, the_round: Round) -> None:
    first = match(sqlite_session, the_round.requisition)
    person = the_round.people[0]
    person.name, person.email, person.birth_year = (
        "Nama Baru Yang Jauh Lebih Panjang",
        "baru@example.com",
        1999,
    )
    person.resume = {"basics": {"name": "Nama Baru"}, "education": [{"institution": "Universitas Lain"}]}
    sqlite_session.flush()
    assert match(sqlite_session, the_round.requisition).key == first.key


@pytest.mark.proves("R7")
def test_somebody_else_applying_changes_nobodys_score(sqlite_session: Session, the_round: Round) -> None:
    before = cards(sqlite_session, match(sqlite_session, the_round.requisition))
    for number in range(10):
        make_person(sqlite_session, number)
    after = cards(sqlite_session, match(sqlite_session, the_round.requisition))
    assert len(after) == 16
    assert {ref: after[ref] for ref in before} == before


def test_one_persons_change_changes_one_card(sqlite_session: Session, the_round: Round) -> None:
    before = cards(sqlite_session, match(sqlite_session, the_round.requisition))
    state_skill(sqlite_session, applicant=the_round.people[4], skill_id="python", level=5, actor=OPERATOR)
    after = cards(sqlite_session, match(sqlite_session, the_round.requisition))
    changed = {ref for ref in before if before[ref] != after[ref]}
    assert changed == {the_round.people[4].reference}


def test_who_is_not_kept_has_an_answer_too(sqlite_session: Session, the_round: Round) -> None:
    run = match(sqlite_session, the_round.requisition)
    short = match(sqlite_session, the_round.requisition, kept=2)
    kept = cards(sqlite_session, short)
    assert len(kept) == 2
    for reference, card in cards(sqlite_session, run).items():
        assert explain_absence(sqlite_session, short, reference).canonical().decode() == card
    with pytest.raises(NotFound):
        explain_absence(sqlite_session, short, "APL-1999-0001")


def test_only_an_open_requisition_is_matched(sqlite_session: Session, the_round: Round) -> None:
    for status in RequisitionStatus:
        the_round.requisition.status = status
        if status is RequisitionStatus.OPEN:
            assert match(sqlite_session, the_round.requisition).kept
        else:
            with pytest.raises(Conflict):
                match(sqlite_session, the_round.requisition)


@pytest.mark.parametrize("month", ["2026-13", "2026", "2026-00", "November", "2026-11-24", " 2026-11"])
def test_a_month_that_is_none_is_refused(sqlite_session: Session, the_round: Round, month: str) -> None:
    with pytest.raises(Invalid):
        match(sqlite_session, the_round.requisition, as_of=month)
    assert sqlite_session.exec(select(func.count()).select_from(Snapshot)).one() == 0


def test_who_may_match_what(sqlite_session: Session) -> None:
    lead = make_user(sqlite_session, Role.LEAD)
    own = make_round(sqlite_session, people=2, project=make_project(sqlite_session, lead=lead)).requisition
    other = make_asked(sqlite_session)
    actor, hr = actor_of(sqlite_session, lead), make_actor(sqlite_session, Role.HR)
    run = match(sqlite_session, own, actor=actor)
    foreign = match(sqlite_session, other, actor=hr)
    with pytest.raises(Forbidden):
        match(sqlite_session, other, actor=actor)
    assert get_run(sqlite_session, run.reference, actor=actor).key == run.key
    with pytest.raises(NotFound):
        get_run(sqlite_session, foreign.reference, actor=actor)
    for role in (Role.HR, Role.AUDITOR):
        assert (
            get_run(sqlite_session, foreign.reference, actor=make_actor(sqlite_session, role)).key
            == foreign.key
        )
    for role in (Role.APPLICANT, Role.ADMIN):
        with pytest.raises(Forbidden):
            match(sqlite_session, own, actor=make_actor(sqlite_session, role))
        with pytest.raises(Forbidden):
            get_run(sqlite_session, run.reference, actor=make_actor(sqlite_session, role))
    with pytest.raises(Forbidden):
        match(sqlite_session, own, actor=make_actor(sqlite_session, Role.AUDITOR))


def test_all_open_requisitions_are_matched_in_their_order(sqlite_session: Session, the_round: Round) -> None:
    second = make_asked(sqlite_session)
    make_asked(sqlite_session, status=RequisitionStatus.CLOSED)
    runs = match_all(sqlite_session, as_of=AS_OF, actor=OPERATOR)
    assert [run.requisition_key for run in runs] == [the_round.requisition.key, second.key]
    assert match(sqlite_session, second).key == runs[1].key
    assert find_latest_run(sqlite_session, second) == runs[1]


def test_an_empty_pool_is_an_answer(sqlite_session: Session) -> None:
    made = make_round(sqlite_session, people=0)
    run = match(sqlite_session, made.requisition)
    assert (run.pool_size, list_matches(sqlite_session, run)) == (0, [])


def test_the_ledger_knows_what_ran(sqlite_session: Session, the_round: Round) -> None:
    run = match(sqlite_session, the_round.requisition)
    match(sqlite_session, the_round.requisition)
    chain(sqlite_session)
    entries = [entry for entry in list_entries(sqlite_session) if entry.action == "match.run"]
    assert len(entries) == 1
    assert entries[0].details == {"run": run.reference, "pool": 6, "result": run.result_hash}


def test_two_runs_at_once_both_end(engine: Engine) -> None:
    """Both keep the same people; the second must find them kept, not fail on them."""
    with transaction(engine) as session:
        made = make_round(session)
        references = [made.requisition.reference, make_asked(session).reference]
    ready, done = threading.Barrier(2), []

    def run(reference: str) -> None:
        ready.wait()
        with transaction(engine) as session:
            requisition = session.exec(select(Requisition).where(Requisition.reference == reference)).one()
            done.append(match(session, requisition).reference)

    threads = [threading.Thread(target=run, args=(reference,)) for reference in references]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(done)) == 2
