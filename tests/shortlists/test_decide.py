"""Decisions: no state moves without a person, a verb that fits and a coded reason of that verb (TRUST P8)."""

import threading
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.audit.actors import OPERATOR, SYSTEM, Actor
from talent.audit.ledger import chain, list_entries
from talent.core.errors import Conflict, Forbidden, Invalid, PreconditionFailed, Problem
from talent.db.session import transaction
from talent.shortlists.decide import decide, decisions_of, find_reveal, is_selected, reveal
from talent.shortlists.models import Decision, DecisionReason, EntryState, ShortlistEntry, Verb
from talent.shortlists.reasons import NO_REASON_GIVEN, list_reasons, load_reasons
from talent.shortlists.states import MOVES, after, possible
from tests.factories.rows import (
    make_actor,
    make_applicant,
    make_entry,
    make_project,
    make_requisition,
    make_user,
)

S, V = EntryState, Verb
REASON = {
    V.REFER: "meets_all_musts",
    V.SELECT: "strongest_evidence",
    V.DECLINE: "required_skill_absent",
    V.WITHDRAW: "applicant_request",
}
ALLOWED = {
    (S.PROPOSED, V.REFER): S.REFERRED,
    (S.PROPOSED, V.DECLINE): S.DECLINED,
    (S.PROPOSED, V.WITHDRAW): S.WITHDRAWN,
    (S.REFERRED, V.SELECT): S.SELECTED,
    (S.REFERRED, V.DECLINE): S.DECLINED,
    (S.REFERRED, V.WITHDRAW): S.WITHDRAWN,
    (S.SELECTED, V.WITHDRAW): S.WITHDRAWN,
}


@pytest.fixture
def hr(sqlite_session: Session) -> Actor:
    """Somebody of HR, in a database that holds the reasons."""
    load_reasons(sqlite_session)
    return make_actor(sqlite_session, Role.HR)


@pytest.mark.proves("P8")
@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("verb", list(V))
def test_every_verb_from_every_state(
    sqlite_session: Session, hr: Actor, state: EntryState, verb: Verb
) -> None:
    entry = make_entry(sqlite_session, state=state)
    if (state, verb) in ALLOWED:
        made = decide(sqlite_session, entry=entry, verb=verb, reason_code=REASON[verb], actor=hr)
        assert (entry.state, entry.version) == (ALLOWED[state, verb], 2)
        assert (made.decided_by, made.reason_code, made.verb) == (hr.ref, REASON[verb], verb)
        assert after(state, verb) is entry.state
        assert is_selected(entry) == (entry.state is S.SELECTED)
    else:
        with pytest.raises(Conflict):
            decide(sqlite_session, entry=entry, verb=verb, reason_code=REASON[verb], actor=hr)
        assert (entry.state, entry.version, decisions_of(sqlite_session, entry)) == (state, 1, [])
        assert verb not in possible(state)


def test_what_is_declined_or_withdrawn_is_an_end() -> None:
    assert possible(S.DECLINED) == possible(S.WITHDRAWN) == []
    assert {target for _, target in MOVES.values()} == set(S) - {S.PROPOSED}


@pytest.mark.proves("P8")
@pytest.mark.parametrize("verb", list(V))
def test_every_reason_belongs_to_its_verbs(sqlite_session: Session, hr: Actor, verb: Verb) -> None:
    state = next(state for (state, each) in ALLOWED if each is verb)
    for reason in list_reasons(sqlite_session):
        entry = make_entry(sqlite_session, state=state)
        if verb.value in reason.applies_to:
            assert decide(sqlite_session, entry=entry, verb=verb, reason_code=reason.code, actor=hr).key
            assert reason in list_reasons(sqlite_session, verb=verb.value)
        else:
            with pytest.raises(Invalid, match="is not one for"):
                decide(sqlite_session, entry=entry, verb=verb, reason_code=reason.code, actor=hr)
            assert entry.state is state


@pytest.mark.parametrize("reason", ["", "no such reason", "STRONGEST_EVIDENCE", " strongest_evidence"])
def test_a_reason_that_does_not_exist_is_refused(sqlite_session: Session, hr: Actor, reason: str) -> None:
    entry = make_entry(sqlite_session, state=S.REFERRED)
    with pytest.raises(Invalid):
        decide(sqlite_session, entry=entry, verb=V.SELECT, reason_code=reason, actor=hr)
    assert entry.state is S.REFERRED


def test_no_reason_given_is_a_reason_and_not_nothing(sqlite_session: Session, hr: Actor) -> None:
    entry = make_entry(sqlite_session, state=S.PROPOSED)
    made = decide(sqlite_session, entry=entry, verb=V.DECLINE, reason_code=NO_REASON_GIVEN, actor=hr)
    assert made.reason_code == "no_reason_given"


@pytest.mark.proves("P8")
@pytest.mark.parametrize("actor", [SYSTEM, OPERATOR])
@pytest.mark.parametrize("verb", list(V))
def test_no_machine_decides(sqlite_session: Session, hr: Actor, actor: Actor, verb: Verb) -> None:
    state = next(state for (state, each) in ALLOWED if each is verb)
    entry = make_entry(sqlite_session, state=state)
    with pytest.raises(Forbidden, match="Only a person"):
        decide(sqlite_session, entry=entry, verb=verb, reason_code=REASON[verb], actor=actor)
    assert entry.state is state


@pytest.mark.proves("P8")
@pytest.mark.parametrize("verb", list(V))
def test_who_may_decide(sqlite_session: Session, hr: Actor, verb: Verb) -> None:
    """A lead about their own project, HR about any, an applicant only to withdraw themselves."""
    state = next(state for (state, each) in ALLOWED if each is verb)
    lead, applicant = make_user(sqlite_session, Role.LEAD), make_user(sqlite_session, Role.APPLICANT)
    project = make_project(sqlite_session, lead=lead)

    def attempt(actor: Actor) -> bool:
        entry = make_entry(
            sqlite_session,
            state=state,
            requisition=make_requisition(sqlite_session, project=project),
            applicant=own,
        )
        try:
            decide(sqlite_session, entry=entry, verb=verb, reason_code=REASON[verb], actor=actor)
        except Forbidden:
            assert entry.state is state
            return False
        return True

    own = make_applicant(sqlite_session, user=applicant)
    assert attempt(hr)
    assert attempt(actor_of(sqlite_session, lead))
    assert attempt(actor_of(sqlite_session, applicant)) == (verb is V.WITHDRAW)
    for role in (Role.LEAD, Role.AUDITOR, Role.ADMIN, Role.APPLICANT):
        assert not attempt(make_actor(sqlite_session, role)), role


def _decision(entry: ShortlistEntry, **values: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "key": uuid4().hex,
        "entry_key": entry.key.hex,
        "verb": "decline",
        "reason_code": "required_skill_absent",
        "decided_by": "USR-2026-0001",
        "decided_at": "2026-11-24 00:00:00+00:00",
        **values,
    }


INSERT = text(
    "INSERT INTO decision (key, entry_key, verb, reason_code, decided_by, decided_at) VALUES "
    "(CAST(:key AS CHAR(32)), CAST(:entry_key AS CHAR(32)), :verb, :reason_code, :decided_by, :decided_at)"
)
INSERT_POSTGRESQL = text(
    "INSERT INTO decision (key, entry_key, verb, reason_code, decided_by, decided_at) VALUES (CAST(:key AS uuid), "
    "CAST(:entry_key AS uuid), :verb, :reason_code, :decided_by, CAST(:decided_at AS timestamptz))"
)


WRONG: tuple[dict[str, Any], ...] = (
    {"decided_by": ""},
    {"decided_by": " "},
    {"decided_by": None},
    {"decided_by": "talent"},
    {"decided_by": "operator"},
    {"decided_by": "system"},
    {"reason_code": None},
    {"reason_code": ""},
    {"reason_code": "because"},
    {"verb": "reject"},
    {"verb": None},
    {"entry_key": uuid4().hex},
)


@pytest.mark.proves("P8")
def test_the_database_itself_refuses_a_decision_without_a_person_or_a_reason(engine: Engine) -> None:
    """By hand, past all code."""
    insert = INSERT_POSTGRESQL if engine.dialect.name == "postgresql" else INSERT
    with transaction(engine) as session:
        load_reasons(session)
        entry = make_entry(session, state=S.PROPOSED)
    with engine.begin() as connection:
        connection.execute(insert, _decision(entry))
    for values in WRONG:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(insert, _decision(entry, **values))


def test_a_stale_decision_is_refused(sqlite_session: Session, hr: Actor) -> None:
    entry = make_entry(sqlite_session, state=S.PROPOSED)
    decide(sqlite_session, entry=entry, verb=V.REFER, reason_code=REASON[V.REFER], version=1, actor=hr)
    with pytest.raises(PreconditionFailed):
        decide(sqlite_session, entry=entry, verb=V.SELECT, reason_code=REASON[V.SELECT], version=1, actor=hr)
    assert entry.state is S.REFERRED


def test_of_two_who_decide_at_once_one_is_told(engine: Engine) -> None:
    """One selects and one declines the same person at the same moment: not both can be true."""
    with transaction(engine) as session:
        load_reasons(session)
        key = make_entry(session, state=S.REFERRED).key
        actor = make_actor(session, Role.HR)
    ready, outcomes = threading.Barrier(2), []

    def act(verb: Verb) -> None:
        try:
            with transaction(engine) as session:
                entry = session.get_one(ShortlistEntry, key)
                if engine.dialect.name == "postgresql":
                    # Both have read the entry before either writes; on SQLite writers wait for their turn earlier.
                    ready.wait()
                decide(session, entry=entry, verb=verb, reason_code=REASON[verb], actor=actor)
            outcomes.append(verb.value)
        except Conflict:
            outcomes.append("told")

    threads = [threading.Thread(target=act, args=(verb,)) for verb in (V.SELECT, V.DECLINE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "told" in outcomes
    with transaction(engine, write=False) as session:
        entry = session.get_one(ShortlistEntry, key)
        (decision,) = decisions_of(session, entry)
        assert entry.state is after(S.REFERRED, decision.verb)
        assert entry.version == 2


def test_a_note_has_an_end_and_is_not_in_the_ledger(sqlite_session: Session, hr: Actor) -> None:
    entry = make_entry(sqlite_session, state=S.PROPOSED)
    with pytest.raises(Invalid):
        decide(
            sqlite_session,
            entry=entry,
            verb=V.DECLINE,
            reason_code=REASON[V.DECLINE],
            note="x" * 4001,
            actor=hr,
        )
    decide(
        sqlite_session,
        entry=entry,
        verb=V.DECLINE,
        reason_code=REASON[V.DECLINE],
        note="Sari kurang rapi",
        actor=hr,
    )
    chain(sqlite_session)
    last = list_entries(sqlite_session)[-1]
    assert (last.action, last.actor_ref, last.details) == (
        "entry.decline",
        hr.ref,
        {"reason": REASON[V.DECLINE]},
    )


@pytest.mark.proves("P8")
@given(verbs=st.lists(st.tuples(st.sampled_from(list(V)), st.booleans()), max_size=8))
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_state_is_explained_by_decisions_of_people(
    sqlite_session: Session, hr: Actor, verbs: list[tuple[Verb, bool]]
) -> None:
    entry = make_entry(sqlite_session, state=S.PROPOSED)
    for verb, by_person in verbs:
        try:
            decide(
                sqlite_session,
                entry=entry,
                verb=verb,
                reason_code=REASON[verb],
                actor=hr if by_person else SYSTEM,
            )
        except Problem:
            continue
    state = S.PROPOSED
    for decision in decisions_of(sqlite_session, entry):
        assert decision.decided_by == hr.ref
        state = after(state, decision.verb)
    assert entry.state is state


@pytest.mark.proves("F8")
def test_a_reveal_needs_a_right_and_a_reason_and_lifts_the_blind_for_one(
    sqlite_session: Session, hr: Actor
) -> None:
    lead = make_user(sqlite_session, Role.LEAD)
    requisition = make_requisition(sqlite_session, project=make_project(sqlite_session, lead=lead))
    entry = make_entry(sqlite_session, requisition=requisition, state=S.PROPOSED)
    actor = actor_of(sqlite_session, lead)
    for reason in ("", "strongest_evidence", NO_REASON_GIVEN, "curiosity"):
        with pytest.raises(Invalid):
            reveal(sqlite_session, entry=entry, reason_code=reason, actor=actor)
    for role in (Role.LEAD, Role.AUDITOR, Role.ADMIN, Role.APPLICANT):
        with pytest.raises(Forbidden):
            reveal(
                sqlite_session,
                entry=entry,
                reason_code="interview_invitation",
                actor=make_actor(sqlite_session, role),
            )
    assert find_reveal(sqlite_session, entry, actor=actor) is None
    first = reveal(sqlite_session, entry=entry, reason_code="interview_invitation", actor=actor)
    assert reveal(sqlite_session, entry=entry, reason_code="audit_request", actor=actor).key == first.key
    assert find_reveal(sqlite_session, entry, actor=actor) == first
    assert find_reveal(sqlite_session, entry, actor=hr) is None
    chain(sqlite_session)
    revealed = [each for each in list_entries(sqlite_session) if each.action == "entry.reveal"]
    assert [(each.actor_ref, each.details) for each in revealed] == [
        (actor.ref, {"reason": "interview_invitation"})
    ]


def test_reasons_have_words_in_both_languages(sqlite_session: Session) -> None:
    assert load_reasons(sqlite_session) == load_reasons(sqlite_session) == len(list_reasons(sqlite_session))
    for reason in sqlite_session.exec(select(DecisionReason)):
        assert reason.label_id
        assert reason.label_en
        assert len(reason.description_id) > len(reason.code) / 2
        assert reason.applies_to
    assert all(list_reasons(sqlite_session, verb=verb) for verb in (*V, "reveal"))


def test_a_decision_keeps_its_moment(sqlite_session: Session, hr: Actor) -> None:
    entry = make_entry(sqlite_session, state=S.PROPOSED)
    made: Decision = decide(sqlite_session, entry=entry, verb=V.REFER, reason_code=REASON[V.REFER], actor=hr)
    assert made.decided_at <= datetime.now(UTC)
