"""`talent users`: the operator makes the first sign-ins, and closes them."""

import json

import pytest
from sqlalchemy import Engine

from talent.accounts.sessions import sign_in
from talent.core.settings import Settings
from talent.db.session import transaction
from tests.cli.calling import talent


@pytest.fixture(autouse=True)
def database(sqlite_engine: Engine) -> Engine:
    """The database of the data folder, which the command line finds by itself."""
    return sqlite_engine


def _rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in talent("users", "list", "--format", "json").out.splitlines()]


def test_a_password_is_made_shown_once_and_opens_the_door(database: Engine, settings: Settings) -> None:
    called = talent(
        "users", "create", "--email", "sari@example.com", "--role", "hr", "--role", "lead", "--generate"
    )
    created, shown = called.out.splitlines()
    assert created.endswith("-0001.")
    password = shown.rsplit(" ", 1)[1]
    with transaction(database) as session:
        entered = sign_in(
            session, address="sari@example.com", password=password, client="192.0.2.1", settings=settings
        )
    assert entered.actor.roles == {"hr", "lead"}
    assert password not in talent("users", "list", "--format", "json").out


def test_a_password_can_come_through_a_pipe(database: Engine, settings: Settings) -> None:
    called = talent(
        "users", "create", "--phone", "0812-3456-7890", "--role", "admin", stdin="benar kuda baterai\n"
    )
    assert called.status == 0
    assert "benar" not in called.out + called.err
    with transaction(database) as session:
        sign_in(
            session,
            address="081234567890",
            password="benar kuda baterai",
            client="192.0.2.1",
            settings=settings,
        )


def test_users_are_listed_with_their_roles_in_fixed_keys() -> None:
    talent("users", "create", "--email", "a@example.com", "--role", "lead", "--role", "hr", "--generate")
    (row,) = _rows()
    assert list(row) == ["reference", "email", "phone", "roles", "disabled"]
    assert (row["email"], row["roles"], row["disabled"]) == ("a@example.com", ["hr", "lead"], False)


def test_roles_are_set_and_an_account_is_closed() -> None:
    talent("users", "create", "--email", "a@example.com", "--role", "lead", "--generate")
    reference = str(_rows()[0]["reference"])
    assert talent("users", "roles", reference, "--role", "auditor").status == 0
    assert talent("users", "disable", reference).status == 0
    assert [(row["roles"], row["disabled"]) for row in _rows()] == [(["auditor"], True)]


@pytest.mark.parametrize(
    ("args", "status", "sentence"),
    [
        (("create", "--role", "hr", "--generate"), 2, "Give an e-mail address or a phone number.\n"),
        (("create", "--email", "x", "--role", "hr", "--generate"), 2, "This is not an e-mail address.\n"),
        (("disable", "USR-2026-0999"), 2, "There is no user USR-2026-0999.\n"),
    ],
)
def test_wrong_input_is_one_sentence(args: tuple[str, ...], status: int, sentence: str) -> None:
    called = talent("users", *args)
    assert (called.status, called.out, called.err) == (status, "", sentence)
    assert _rows() == []


def test_a_short_password_is_refused_and_nobody_is_made() -> None:
    called = talent("users", "create", "--email", "a@example.com", "--role", "hr", stdin="short\n")
    assert called.status == 2
    assert "10" in called.err
    assert _rows() == []
