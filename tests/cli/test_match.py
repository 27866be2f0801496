"""`talent match`: the same bytes each time, a replay that proves it, and refusals that change nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import func, select

from talent.audit.ledger import Head, head
from talent.db.session import transaction
from talent.matching.models import MatchRun
from talent.projects.models import RequisitionStatus
from tests.cli.calling import Called, talent
from tests.factories.pool import make_asked, make_round

MONTH = ("--as-of", "2026-11")


@pytest.fixture
def engine(sqlite_engine: Engine) -> Engine:
    """The database of the environment, with six people and two requisitions."""
    with transaction(sqlite_engine) as session:
        make_round(session)
        make_asked(session)
    return sqlite_engine


def rows(called: Called) -> list[dict[str, Any]]:
    """The JSON lines."""
    return [json.loads(line) for line in called.out.splitlines()]


def state(engine: Engine) -> tuple[int, Head]:
    """How many runs there are, and where the ledger stands."""
    with transaction(engine, write=False) as session:
        return session.exec(select(func.count()).select_from(MatchRun)).one(), head(session)


@pytest.mark.proves("R7")
@pytest.mark.parametrize("fmt", ["json", "table"])
def test_matching_all_twice_is_byte_identical(engine: Engine, fmt: str) -> None:
    first = talent("match", "--all", "--format", fmt, *MONTH)
    before = state(engine)
    assert talent("match", "--all", "--format", fmt, *MONTH) == first
    assert first.status == 0
    assert first.err == ""
    assert state(engine) == before
    assert before[0] == 2


def test_json_lines_have_fixed_keys(engine: Engine) -> None:
    found = rows(talent("match", "REQ-2026-0001", "--format", "json", *MONTH))
    keys = ["requisition", "run", "rank", "tied", "applicant", "score", "confidence", "bucket"]
    assert [list(row) for row in found] == [keys] * 6
    assert {row["requisition"] for row in found} == {"REQ-2026-0001"}
    assert [row["rank"] for row in found] == sorted(row["rank"] for row in found)
    assert len(rows(talent("match", "--all", "--format", "json", "--top", "2", *MONTH))) == 4


@pytest.mark.proves("R7")
def test_a_replay_is_identical_and_says_so_by_its_exit_code(engine: Engine) -> None:
    run = rows(talent("match", "REQ-2026-0001", "--format", "json", *MONTH))[0]["run"]
    first = talent("match", "replay", run, "--format", "json")
    assert talent("match", "replay", run, "--format", "json") == first
    assert (first.status, first.err) == (0, "")
    assert [(list(row), row["state"]) for row in rows(first)] == [
        (["run", "position", "state", "card"], "same")
    ] * 6


def test_two_runs_are_compared(engine: Engine) -> None:
    one = rows(talent("match", "REQ-2026-0001", "--format", "json", *MONTH))[0]["run"]
    later = ("--as-of", "2027-11")
    other = rows(talent("match", "REQ-2026-0001", "--format", "json", *later))[0]["run"]
    called = talent("match", "diff", one, other, "--format", "json")
    assert (called.status, called.err) == (0, "")
    assert {row["inputs"] for row in rows(called)} == {"as_of"}
    assert {row["reason"] for row in rows(called)} <= {"inputs", "others", None}
    elsewhere = rows(talent("match", "REQ-2026-0002", "--format", "json", *MONTH))[0]["run"]
    called = talent("match", "diff", one, elsewhere, "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert "different requisitions" in called.err


def test_a_tampered_run_is_told_with_exit_code_1(engine: Engine) -> None:
    run = rows(talent("match", "REQ-2026-0001", "--format", "json", *MONTH))[0]["run"]
    with engine.begin() as connection:
        connection.execute(text("UPDATE match SET score = 0.99 WHERE position = 2"))
    called = talent("match", "replay", run, "--format", "json", "--lang", "en")
    assert called.status == 1
    assert [row["state"] for row in rows(called)].count("different") == 1
    with engine.begin() as connection:
        connection.execute(text("UPDATE snapshot SET content = content || ' ' WHERE kind = 'need'"))
    called = talent("match", "replay", run, "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert "altered" in called.err


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["REQ-2026-9999"], 2, {"en": "There is no requisition REQ-2026-9999.", "id": "REQ-2026-9999"}),
        (["replay", "RUN-2026-9999"], 2, {"en": "There is no run RUN-2026-9999.", "id": "RUN-2026-9999"}),
        (
            ["REQ-2026-0001", "--as-of", "2026-13"],
            2,
            {"en": "A month is written as YYYY-MM.", "id": "2026-11"},
        ),
        (["--all", "--as-of", "2026-13"], 2, {"en": "A month is written as YYYY-MM.", "id": "2026-11"}),
        ([], 2, {"en": "", "id": ""}),
        (["REQ-2026-0001", "--all"], 2, {"en": "", "id": ""}),
        (["replay"], 2, {"en": "", "id": ""}),
        (["a", "b", "c"], 2, {"en": "", "id": ""}),
        (["--all", "--top", "0"], 2, {"en": "", "id": ""}),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_wrong_call_is_one_clear_sentence_and_changes_nothing(
    engine: Engine, args: list[str], status: int, words: dict[str, str], lang: str
) -> None:
    before = state(engine)
    called = talent("match", *args, "--lang", lang)
    assert (called.status, called.out) == (status, "")
    assert called.err.count("\n") == 1
    assert words[lang] in called.err
    assert "error." not in called.err
    assert state(engine) == before


def test_a_wrong_month_is_refused_also_where_nothing_is_open(sqlite_engine: Engine) -> None:
    called = talent("match", "--all", "--as-of", "2026-13", "--lang", "en")
    assert (called.status, called.err) == (2, "A month is written as YYYY-MM.\n")


def test_a_closed_requisition_is_not_matched(engine: Engine) -> None:
    with transaction(engine) as session:
        make_asked(session, status=RequisitionStatus.CLOSED)
    called = talent("match", "REQ-2026-0003", "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert "not open" in called.err


def test_without_a_database_nothing_is_made(tmp_path: Path) -> None:
    called = talent("match", "--all", "--lang", "en")
    assert (called.status, called.out) == (1, "")
    assert called.err.count("\n") == 1
    assert not list(tmp_path.rglob("*.db"))
