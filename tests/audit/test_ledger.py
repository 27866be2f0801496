"""The ledger holds what was done and nothing that was undone, and nobody changes it unseen (TRUST R5)."""

import threading
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from talent.audit.actors import SYSTEM, Actor
from talent.audit.ledger import GENESIS, Break, Head, head, list_entries, record, verify
from talent.db.session import transaction

LEAD = Actor("user", "USR-2026-0007")


def write(engine: Engine, *subjects: str, details: dict[str, Any] | None = None) -> None:
    """Record one deed for each subject, in one transaction."""
    with transaction(engine) as session:
        for subject in subjects:
            record(session, action="test.deed", subject=("thing", subject), details=details, actor=LEAD)


def noted(engine: Engine) -> Head:
    """The head as somebody outside would note it."""
    with transaction(engine, write=False) as session:
        return head(session)


def checked(engine: Engine, anchor: Head | None = None) -> Break | None:
    """What a verification finds."""
    with transaction(engine, write=False) as session:
        return verify(session, anchor=anchor)


def tamper(engine: Engine, *statements: str) -> None:
    """Do as somebody with full rights over the database would: switch the triggers off first."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE ledger_entry DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER ledger_entry_no_update"))
            connection.execute(text("DROP TRIGGER ledger_entry_no_delete"))
        for statement in statements:
            connection.execute(text(statement))


def test_an_empty_ledger_holds(engine: Engine) -> None:
    assert noted(engine) == Head(0, GENESIS)
    assert checked(engine) is None


def test_entries_are_numbered_and_linked_in_the_order_of_the_deeds(engine: Engine) -> None:
    write(engine, "a", "b")
    write(engine, "c")
    with transaction(engine, write=False) as session:
        entries = list_entries(session)
    assert [(entry.sequence, entry.subject_ref) for entry in entries] == [(1, "a"), (2, "b"), (3, "c")]
    assert [entry.previous_hash for entry in entries] == [
        GENESIS,
        *(entry.entry_hash for entry in entries[:-1]),
    ]
    assert checked(engine) is None


def test_details_of_every_json_kind_verify_after_a_round_trip(engine: Engine) -> None:
    write(
        engine,
        "a",
        details={
            "text": "Élan “kutip” \x00 \U0001f600",
            "n": 3,
            "x": 0.1,
            "no": None,
            "list": [1, {"b": True}],
        },
    )
    assert checked(engine) is None


@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET action = 'x'", "DELETE FROM ledger_entry"])
@pytest.mark.proves("R5")
def test_triggers_refuse_to_change_or_delete(engine: Engine, statement: str) -> None:
    write(engine, "a")
    with pytest.raises(DBAPIError, match="ledger_append_only"), engine.begin() as connection:
        connection.execute(text(statement))
    assert noted(engine).sequence == 1


@pytest.mark.postgresql
@pytest.mark.proves("R5")
def test_postgresql_refuses_to_truncate_too(postgresql_engine: Engine) -> None:
    write(postgresql_engine, "a")
    with pytest.raises(DBAPIError, match="ledger_append_only"), postgresql_engine.begin() as connection:
        connection.execute(text("TRUNCATE ledger_entry"))


_SWAP = (
    "UPDATE ledger_entry SET sequence = -1 WHERE sequence = 2",
    "UPDATE ledger_entry SET sequence = 2 WHERE sequence = 4",
    "UPDATE ledger_entry SET sequence = 4 WHERE sequence = -1",
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (("UPDATE ledger_entry SET actor_ref = 'USR-2026-0001' WHERE sequence = 3",), Break(3, "hash")),
        (("UPDATE ledger_entry SET action = 'test.other' WHERE sequence = 1",), Break(1, "hash")),
        (("UPDATE ledger_entry SET details = '{\"a\": 2}' WHERE sequence = 2",), Break(2, "hash")),
        (("UPDATE ledger_entry SET at = '2020-01-01 00:00:00' WHERE sequence = 5",), Break(5, "hash")),
        (
            ("UPDATE ledger_entry SET subject_ref = 'z', subject_kind = 'y' WHERE sequence = 4",),
            Break(4, "hash"),
        ),
        (("UPDATE ledger_entry SET entry_hash = previous_hash WHERE sequence = 2",), Break(2, "hash")),
        (("UPDATE ledger_entry SET previous_hash = entry_hash WHERE sequence = 2",), Break(2, "link")),
        (("UPDATE ledger_entry SET details = '{broken' WHERE sequence = 4",), Break(4, "unreadable")),
        (("DELETE FROM ledger_entry WHERE sequence = 3",), Break(3, "gap")),
        (("DELETE FROM ledger_entry WHERE sequence = 1",), Break(1, "gap")),
        (("UPDATE ledger_entry SET sequence = sequence + 10 WHERE sequence >= 4",), Break(4, "gap")),
        (_SWAP, Break(2, "link")),
    ],
)
@pytest.mark.proves("R5")
def test_what_was_tampered_with_is_named_by_its_row(
    engine: Engine, statements: tuple[str, ...], expected: Break
) -> None:
    write(engine, "a", "b", "c", "d", "e", "f", details={"a": 1})
    if engine.dialect.name == "postgresql" and "broken" in statements[0]:
        # PostgreSQL takes no broken JSON, but any JSON.
        statements = ("UPDATE ledger_entry SET details = '[1]' WHERE sequence = 4",)
        expected = Break(4, "hash")
    tamper(engine, *statements)
    assert checked(engine) == expected


@pytest.mark.proves("R5")
def test_a_row_with_a_hash_of_its_own_breaks_the_next_link(engine: Engine) -> None:
    write(engine, "a", "b", "c")
    forged = "f" * 64
    tamper(
        engine,
        f"UPDATE ledger_entry SET entry_hash = '{forged}', previous_hash = '{GENESIS}' WHERE sequence = 1",
    )
    assert checked(engine) == Break(1, "hash")


@pytest.mark.proves("R5")
def test_a_cut_at_the_end_is_found_by_the_head_that_was_noted_outside(engine: Engine) -> None:
    write(engine, "a", "b", "c")
    anchor = noted(engine)
    assert checked(engine, anchor) is None
    tamper(engine, "DELETE FROM ledger_entry WHERE sequence = 3")
    assert checked(engine) is None
    assert checked(engine, anchor) == Break(3, "head")


@pytest.mark.proves("R5")
def test_another_history_of_the_same_length_is_found_by_the_anchor(engine: Engine) -> None:
    write(engine, "a", "b")
    anchor = noted(engine)
    tamper(engine, "DELETE FROM ledger_entry")
    write(engine, "a", "x", "y")
    assert checked(engine) is None
    assert checked(engine, anchor) == Break(2, "head")


def test_the_ledger_may_have_grown_since_the_anchor(engine: Engine) -> None:
    write(engine, "a")
    anchor = noted(engine)
    write(engine, "b")
    assert checked(engine, anchor) is None


def _fail_after_recording(engine: Engine) -> None:
    with transaction(engine) as session:
        record(session, action="test.deed", subject=("thing", "undone"), actor=SYSTEM)
        raise RuntimeError


def test_what_is_rolled_back_leaves_no_entry(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        _fail_after_recording(engine)
    assert noted(engine).sequence == 0


def test_a_session_that_goes_on_after_a_rollback_forgets_the_undone(engine: Engine) -> None:
    with transaction(engine) as session:
        record(session, action="test.deed", subject=("thing", "undone"), actor=SYSTEM)
        session.rollback()
        record(session, action="test.deed", subject=("thing", "done"), actor=SYSTEM)
    assert _subjects(engine) == ["done"]


def test_a_savepoint_that_is_rolled_back_takes_only_its_own_entries(engine: Engine) -> None:
    with transaction(engine) as session:
        record(session, action="test.deed", subject=("thing", "before"), actor=SYSTEM)
        with session.begin_nested() as savepoint:
            record(session, action="test.deed", subject=("thing", "inside"), actor=SYSTEM)
            _nested(session)
            savepoint.rollback()
        with session.begin_nested():
            record(session, action="test.deed", subject=("thing", "kept"), actor=SYSTEM)
        record(session, action="test.deed", subject=("thing", "after"), actor=SYSTEM)
    assert _subjects(engine) == ["before", "kept", "after"]
    assert checked(engine) is None


def _nested(session: Session) -> None:
    with session.begin_nested():
        record(session, action="test.deed", subject=("thing", "deeper"), actor=SYSTEM)


def _subjects(engine: Engine) -> list[str]:
    with transaction(engine, write=False) as session:
        return [entry.subject_ref for entry in list_entries(session)]


@pytest.mark.proves("R5")
def test_many_writers_at_once_keep_one_chain(engine: Engine) -> None:
    gate = threading.Barrier(4)

    def work(name: str) -> None:
        gate.wait()
        for number in range(5):
            write(engine, f"{name}{number}", f"{name}{number}+")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert noted(engine).sequence == 40
    assert checked(engine) is None
    written = _subjects(engine)
    assert all(written[index + 1] == f"{written[index]}+" for index in range(0, 40, 2))


def test_entries_are_listed_by_subject_and_by_pages(engine: Engine) -> None:
    write(engine, "a", "b", "a", "c")
    with transaction(engine, write=False) as session:
        assert [entry.sequence for entry in list_entries(session, subject_ref="a")] == [1, 3]
        assert [entry.sequence for entry in list_entries(session, after=1, limit=2)] == [2, 3]
