"""Users are made, given roles and closed, by those who may, each time with an entry in the ledger."""

import threading

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import (
    actor_of,
    create_user,
    disable_user,
    find_user,
    get_user,
    list_users,
    roles_of,
    set_roles,
)
from talent.audit.actors import OPERATOR, Actor
from talent.audit.ledger import list_entries
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.db.session import commit, transaction

PASSWORD = "benar kuda baterai"
NOBODY = Actor("anonymous", "-")


def test_anybody_registers_as_an_applicant_and_as_nothing_else(session: Session) -> None:
    user = create_user(
        session, email="Sari@Example.com", password=PASSWORD, roles=frozenset({Role.APPLICANT}), actor=NOBODY
    )
    assert (user.email, roles_of(session, user)) == ("sari@example.com", frozenset({Role.APPLICANT}))
    for roles in ({Role.HR}, {Role.APPLICANT, Role.ADMIN}, set()):
        with pytest.raises(Forbidden):
            create_user(
                session, email="b@example.com", password=PASSWORD, roles=frozenset(roles), actor=NOBODY
            )


def test_a_phone_number_is_enough(session: Session) -> None:
    user = create_user(
        session, phone="0812-3456-7890", password=PASSWORD, roles=frozenset({Role.LEAD}), actor=OPERATOR
    )
    assert user.phone == "+6281234567890"
    assert find_user(session, "+6281234567890") == user


def test_an_address_is_needed_and_belongs_to_one_user(session: Session) -> None:
    with pytest.raises(Invalid) as missing:
        create_user(session, password=PASSWORD, roles=frozenset({Role.APPLICANT}), actor=NOBODY)
    assert missing.value.code == "error.contact.missing"
    create_user(
        session, email="sari@example.com", password=PASSWORD, roles=frozenset({Role.HR}), actor=OPERATOR
    )
    with pytest.raises(Conflict) as taken:
        create_user(
            session, email="SARI@example.com", password=PASSWORD, roles=frozenset({Role.HR}), actor=OPERATOR
        )
    assert taken.value.code == "error.user.exists"


def test_of_two_who_take_one_address_at_once_one_is_refused_in_words(engine: Engine) -> None:
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def register() -> None:
        gate.wait()
        try:
            with transaction(engine) as session:
                create_user(
                    session,
                    email="sari@example.com",
                    password=PASSWORD,
                    roles=frozenset({Role.APPLICANT}),
                    actor=NOBODY,
                )
            outcomes.append("made")
        except Conflict as refusal:
            outcomes.append(refusal.code)

    threads = [threading.Thread(target=register) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["error.user.exists", "made"]


def test_roles_are_replaced_and_what_they_permit_follows(session: Session) -> None:
    user = create_user(
        session, email="sari@example.com", password=PASSWORD, roles=frozenset({Role.HR}), actor=OPERATOR
    )
    assert "export-any-record" in actor_of(session, user).permissions
    set_roles(session, user, roles=frozenset({Role.AUDITOR, Role.LEAD}), actor=OPERATOR)
    actor = actor_of(session, user)
    assert actor.roles == {"auditor", "lead"}
    assert "export-any-record" not in actor.permissions
    assert "view-any-ledger" in actor.permissions


def test_only_who_may_edit_users_disables_them_or_sets_their_roles(session: Session) -> None:
    user = create_user(
        session, email="sari@example.com", password=PASSWORD, roles=frozenset({Role.HR}), actor=OPERATOR
    )
    actor = actor_of(session, user)
    with pytest.raises(Forbidden):
        disable_user(session, user, actor=actor)
    with pytest.raises(Forbidden):
        set_roles(session, user, roles=frozenset({Role.ADMIN}), actor=actor)
    assert user.disabled_at is None
    assert roles_of(session, user) == {Role.HR}


def test_users_are_listed_and_found_by_reference(session: Session) -> None:
    for name in ("a", "b"):
        create_user(
            session,
            email=f"{name}@example.com",
            password=PASSWORD,
            roles=frozenset({Role.APPLICANT}),
            actor=NOBODY,
        )
    first, second = list_users(session)
    assert get_user(session, second.reference) == second
    assert first.reference < second.reference
    with pytest.raises(NotFound):
        get_user(session, "USR-2026-9999")
    assert find_user(session, "") is None


def test_the_ledger_tells_what_was_done_without_any_address(session: Session) -> None:
    user = create_user(
        session, email="sari@example.com", password=PASSWORD, roles=frozenset({Role.HR}), actor=OPERATOR
    )
    set_roles(session, user, roles=frozenset({Role.LEAD}), actor=OPERATOR)
    disable_user(session, user, actor=OPERATOR)
    commit(session)
    entries = list_entries(session, subject_ref=user.reference)
    assert [(entry.action, entry.details) for entry in entries] == [
        ("user.create", {"roles": ["hr"]}),
        ("user.roles", {"roles": ["lead"]}),
        ("user.disable", {}),
    ]
    assert "sari" not in repr([entry.model_dump() for entry in entries])
