"""`talent audit`: says that the ledger holds, or names the first row that does not (TRUST R5)."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from talent.audit.actors import OPERATOR
from talent.audit.ledger import head, record
from talent.db.session import transaction
from tests.cli.calling import talent


@pytest.fixture
def database(sqlite_engine: Engine) -> Engine:
    """A ledger with three deeds, in the database that the command line finds by itself."""
    with transaction(sqlite_engine) as session:
        for ref in "abc":
            record(session, action="test.deed", subject=("thing", ref), details={"n": 1}, actor=OPERATOR)
    return sqlite_engine


def _tamper(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER ledger_entry_no_update"))
        connection.execute(text("DROP TRIGGER ledger_entry_no_delete"))
        connection.execute(text(statement))


def _anchor(engine: Engine, path: Path) -> Path:
    with transaction(engine, write=False) as session:
        noted = head(session)
    path.write_text(json.dumps({"ledger": {"sequence": noted.sequence, "hash": noted.entry_hash}}))
    return path


def test_a_whole_ledger_holds(database: Engine) -> None:
    called = talent("audit", "verify")
    assert called.status == 0
    assert called.out.startswith("The ledger holds: 3 entries, head ")


@pytest.mark.proves("R5")
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE ledger_entry SET action = 'x' WHERE sequence = 2",
            "row 2: its content does not give its hash",
        ),
        ("DELETE FROM ledger_entry WHERE sequence = 2", "row 2: the row is missing"),
        (
            "UPDATE ledger_entry SET previous_hash = '' WHERE sequence = 3",
            "row 3: it does not continue the row before",
        ),
        ("UPDATE ledger_entry SET details = '{' WHERE sequence = 1", "row 1: it cannot be read"),
    ],
)
def test_the_first_broken_row_is_named(database: Engine, statement: str, sentence: str) -> None:
    _tamper(database, statement)
    called = talent("audit", "verify")
    assert called.status == 1
    assert sentence in called.out


@pytest.mark.proves("R5")
def test_a_cut_at_the_end_is_named_with_the_manifest_of_an_export(database: Engine, tmp_path: Path) -> None:
    anchor = str(_anchor(database, tmp_path / "manifest.json"))
    assert talent("audit", "verify", "--anchor", anchor).status == 0
    _tamper(database, "DELETE FROM ledger_entry WHERE sequence = 3")
    assert talent("audit", "verify").status == 0
    called = talent("audit", "verify", "--anchor", anchor)
    assert called.status == 1
    assert "row 3: it is not what the anchor noted" in called.out


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"ledger": {"sequence": "x", "hash": ""}}', "\x00"])
def test_a_file_without_an_anchor_is_bad_input(database: Engine, tmp_path: Path, content: str) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(content)
    called = talent("audit", "verify", "--anchor", str(file))
    assert (called.status, called.err) == (2, f"{file} notes no head of the ledger.\n")


def test_entries_are_listed_in_order_and_by_subject(database: Engine) -> None:
    rows = [json.loads(line) for line in talent("audit", "list", "--format", "json").out.splitlines()]
    assert [row["sequence"] for row in rows] == [1, 2, 3]
    assert list(rows[0]) == ["sequence", "at", "actor", "action", "subject", "details"]
    assert rows[0]["details"] == {"n": 1}
    table = talent("audit", "list", "--subject", "b").out.splitlines()
    assert len(table) == 2
    assert table[1].split()[0] == "2"
