"""Sessions are ours alone: made at sign-in, short, and ended at once when somebody's rights change (TRUST S1, S12)."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from talent.accounts.models import LoginFailure, LoginSession, User
from talent.accounts.permissions import Role
from talent.accounts.sessions import (
    SignedIn,
    TooManyAttempts,
    delete_expired,
    note_failure,
    resume,
    sign_in,
    sign_out,
)
from talent.accounts.users import create_user, disable_user, set_roles
from talent.audit.actors import OPERATOR
from talent.core import clock
from talent.core.errors import Unauthenticated
from talent.core.settings import Settings
from talent.db.session import transaction

PASSWORD = "benar kuda baterai"
START = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
def user(session: Session) -> User:
    """A person of HR with an e-mail address and a phone number."""
    return create_user(
        session,
        email="sari@example.com",
        phone="081234567890",
        password=PASSWORD,
        roles=frozenset({Role.HR}),
        actor=OPERATOR,
    )


def enter(
    session: Session,
    settings: Settings,
    *,
    address: str = "sari@example.com",
    password: str = PASSWORD,
    client: str = "192.0.2.1",
) -> SignedIn:
    """Sign in."""
    return sign_in(session, address=address, password=password, client=client, settings=settings)


@pytest.mark.parametrize(
    "address", ["sari@example.com", "SARI@Example.com", "0812-3456-7890", "+62 812 3456 7890"]
)
def test_one_signs_in_by_either_address_however_it_is_written(
    session: Session, settings: Settings, user: User, address: str
) -> None:
    entered = enter(session, settings, address=address)
    assert entered.user == user
    assert "view-any-applicant" in entered.actor.permissions
    resumed = resume(session, entered.token, settings=settings)
    assert resumed is not None
    assert resumed[0] == user


@pytest.mark.proves("S1")
def test_a_token_that_a_client_brings_along_never_becomes_a_session(
    session: Session, settings: Settings, user: User
) -> None:
    brought = "chosen-by-somebody-else"
    assert resume(session, brought, settings=settings) is None
    first, second = enter(session, settings), enter(session, settings)
    assert len({brought, first.token, second.token}) == 3
    assert resume(session, brought, settings=settings) is None


@pytest.mark.proves("S1")
def test_the_database_holds_no_token(session: Session, settings: Settings, user: User) -> None:
    entered = enter(session, settings)
    row = session.exec(select(LoginSession)).one()
    assert entered.token not in repr(row.model_dump())
    assert resume(session, row.token_hash, settings=settings) is None


@pytest.mark.proves("S1")
def test_a_session_ends_after_idling(session: Session, settings: Settings, user: User) -> None:
    with clock.frozen(START):
        token = enter(session, settings).token
    idle = timedelta(minutes=settings.session_idle_minutes)
    with clock.frozen(START + idle - timedelta(seconds=1)):
        assert resume(session, token, settings=settings) is not None
    with clock.frozen(START + 2 * idle - timedelta(seconds=2)):
        assert resume(session, token, settings=settings) is not None
    with clock.frozen(START + 3 * idle - timedelta(seconds=2)):
        assert resume(session, token, settings=settings) is None


@pytest.mark.proves("S1")
def test_a_session_ends_in_any_case_after_its_hours(session: Session, settings: Settings, user: User) -> None:
    with clock.frozen(START):
        token = enter(session, settings).token
    end = START + timedelta(hours=settings.session_hours)
    moment = START
    while moment + timedelta(minutes=20) < end:
        moment += timedelta(minutes=20)
        with clock.frozen(moment):
            assert resume(session, token, settings=settings) is not None
    with clock.frozen(end):
        assert resume(session, token, settings=settings) is None


def test_signing_out_ends_this_session_only(session: Session, settings: Settings, user: User) -> None:
    here, there = enter(session, settings).token, enter(session, settings).token
    sign_out(session, here)
    assert resume(session, here, settings=settings) is None
    assert resume(session, there, settings=settings) is not None


@pytest.mark.proves("S1")
def test_closing_an_account_ends_its_sessions_at_once(
    session: Session, settings: Settings, user: User
) -> None:
    token = enter(session, settings).token
    disable_user(session, user, actor=OPERATOR)
    assert resume(session, token, settings=settings) is None
    with pytest.raises(Unauthenticated):
        enter(session, settings)


@pytest.mark.proves("S1")
def test_a_change_of_roles_ends_the_sessions(session: Session, settings: Settings, user: User) -> None:
    token = enter(session, settings).token
    set_roles(session, user, roles=frozenset({Role.LEAD}), actor=OPERATOR)
    assert resume(session, token, settings=settings) is None
    again = enter(session, settings)
    assert again.actor.roles == {"lead"}


@pytest.mark.proves("S12")
def test_unknown_wrong_and_closed_get_the_same_answer(
    session: Session, settings: Settings, user: User
) -> None:
    answers = []
    for address, password in [
        ("nobody@example.com", PASSWORD),
        ("sari@example.com", "wrong"),
        ("0813", "wrong"),
    ]:
        with pytest.raises(Unauthenticated) as refusal:
            enter(session, settings, address=address, password=password)
        answers.append((refusal.value.code, refusal.value.params))
    disable_user(session, user, actor=OPERATOR)
    with pytest.raises(Unauthenticated) as refusal:
        enter(session, settings)
    answers.append((refusal.value.code, refusal.value.params))
    assert answers == [("error.login.wrong", {})] * 4


def _fail(session: Session, settings: Settings, times: int, *, address: str, client: str) -> None:
    for _ in range(times):
        note_failure(session, address=address, client=client, settings=settings)


@pytest.mark.proves("S12")
def test_an_account_rests_after_failures_from_anywhere_however_it_is_written(
    session: Session, settings: Settings, user: User
) -> None:
    with clock.frozen(START):
        for number in range(settings.login_attempts):
            address = "sari@example.com" if number % 2 else "  SARI@example.COM"
            _fail(session, settings, 1, address=address, client=f"192.0.2.{number}")
        with pytest.raises(TooManyAttempts) as refusal:
            enter(session, settings, client="198.51.100.1")
    assert refusal.value.params == {"minutes": settings.login_wait_minutes}
    with clock.frozen(START + timedelta(minutes=settings.login_wait_minutes)):
        assert enter(session, settings, client="198.51.100.1").user == user


@pytest.mark.proves("S12")
def test_a_client_rests_after_failures_on_many_accounts_and_others_do_not(
    session: Session, settings: Settings, user: User
) -> None:
    for number in range(settings.login_attempts):
        _fail(session, settings, 1, address=f"guess{number}@example.com", client="192.0.2.1")
    with pytest.raises(TooManyAttempts):
        enter(session, settings, client="192.0.2.1")
    assert enter(session, settings, client="192.0.2.2").user == user


@pytest.mark.proves("S12")
def test_signing_in_clears_the_failures_of_the_account_but_not_of_the_client(
    session: Session, settings: Settings, user: User
) -> None:
    _fail(session, settings, settings.login_attempts - 1, address="sari@example.com", client="192.0.2.1")
    enter(session, settings, client="192.0.2.9")
    _fail(session, settings, 1, address="guess@example.com", client="192.0.2.1")
    with pytest.raises(TooManyAttempts):
        enter(session, settings, client="192.0.2.1")
    assert enter(session, settings, client="192.0.2.9").user == user


@pytest.mark.proves("S12")
def test_failures_are_kept_where_the_refusal_rolls_back_and_name_nobody(
    engine: Engine, settings: Settings
) -> None:
    with transaction(engine) as session:
        note_failure(session, address="sari@example.com", client="192.0.2.1", settings=settings)
    with transaction(engine, write=False) as session:
        rows = repr([row.model_dump() for row in session.exec(select(LoginFailure))])
    assert rows.count("bucket") == 2
    assert "sari" not in rows
    assert "192.0.2.1" not in rows


def test_what_no_longer_matters_is_deleted(session: Session, settings: Settings, user: User) -> None:
    with clock.frozen(START):
        enter(session, settings)
        _fail(session, settings, 1, address="sari@example.com", client="192.0.2.1")
    with clock.frozen(START + timedelta(hours=settings.session_hours)):
        delete_expired(session)
        assert session.exec(select(LoginSession)).all() == []
        assert len(session.exec(select(LoginFailure)).all()) == 2
    with clock.frozen(START + timedelta(days=1)):
        delete_expired(session)
        assert session.exec(select(LoginFailure)).all() == []


def test_a_sign_in_clears_out_what_has_ended(session: Session, settings: Settings, user: User) -> None:
    with clock.frozen(START):
        enter(session, settings)
    with clock.frozen(START + timedelta(hours=settings.session_hours)):
        enter(session, settings)
        (standing,) = session.exec(select(LoginSession)).all()
    assert standing.created_at == START + timedelta(hours=settings.session_hours)
