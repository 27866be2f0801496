"""The measurement of the index compares it with the engine, and says of every way what it says."""

import json

import numpy as np
import pytest

from scoring.index import Builder, Profiles, search
from scoring.index.arrange import arranged
from scoring.policy import Policy
from talent.evaluation import index_peers, index_speed
from talent.evaluation.made_pool import AS_OF, OF_A_PERSON, make_need, make_pool
from tests.cli.calling import talent

POLICY = Policy.default()


def test_made_columns_are_those_of_the_made_people() -> None:
    pool = make_pool(200, POLICY)
    built = Builder(POLICY, AS_OF).add_all(map(pool.candidate, range(200))).build()
    drawn = arranged(pool.columns)
    np.testing.assert_array_equal(drawn.refs, built.refs)
    np.testing.assert_array_equal(drawn.cell_starts, built.cell_starts)
    np.testing.assert_array_equal(drawn.work_months, built.work_months)
    need = make_need((), 3)
    assert search(drawn, need, POLICY, AS_OF, 200) == search(built, need, POLICY, AS_OF, 200)
    assert max(np.diff(drawn.cell_starts.astype(int))) == OF_A_PERSON


def test_the_same_number_gives_the_same_people() -> None:
    assert [make_pool(60, POLICY).candidate(row) for row in (0, 59)] == [
        make_pool(60, POLICY).candidate(row) for row in (0, 59)
    ]


def test_an_index_that_differs_from_the_engine_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = make_pool(60, POLICY)
    profiles = arranged(pool.columns)
    index_speed.check(pool, profiles, POLICY)
    monkeypatch.setattr(index_speed, "search", lambda *args, **others: search(*args, **others)[:-1])
    with pytest.raises(RuntimeError, match="differ"):
        index_speed.check(pool, profiles, POLICY)


@pytest.mark.parametrize("peer", ["scikit-learn cosine", "SQLite FTS5"])
def test_a_peer_answers_about_people_who_show_an_asked_skill(peer: str) -> None:
    profiles: Profiles = arranged(make_pool(500, POLICY).columns)
    need = make_need((), 1)
    asked = set(index_peers.asked_skills(need, profiles))
    with index_peers.PEERS[peer](profiles) as ask:
        found = ask(need)
    # Rows of SQLite count from 1.
    rows = [each[0] - 1 if peer.startswith("SQLite") else int(each) for each in found]
    assert len(rows) == index_peers.FIRST
    for row in rows:
        first, last = profiles.cell_starts[[row, row + 1]].tolist()
        assert asked & set(profiles.cell_skill[first:last].tolist())


def test_the_command_prints_every_way_and_names_who_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_peers, "find_spec", lambda name: None)
    monkeypatch.delitem(index_peers.PEERS, "PostgreSQL")
    called = talent("bench", "index", "--people", "1000", "--needs", "1", "--rounds", "1", "--format", "json")
    assert called.status == 0
    rows = [json.loads(line) for line in called.out.splitlines()]
    ways = {row["way"]: row for row in rows}
    assert set(ways) == {"talent", *index_peers.PEERS}
    assert ways["tantivy"]["note"] == "not_installed"
    assert ways["SQLite FTS5"]["p50_ms"] > 0
    of_talent = {row["what"]: row for row in rows if row["way"] == "talent"}
    slowest = [of_talent[kind]["p99_ms"] for kind in ("no must", "1 must", "3 musts", "8 musts")]
    # One question of each kind: the mix lies among them.
    assert (
        min(slowest) <= of_talent["all kinds"]["p50_ms"] <= of_talent["all kinds"]["p99_ms"] <= max(slowest)
    )
    works = {row["what"] for row in rows}
    assert {"no must", "3 musts", "8 musts", "memory", "one change visible", "merge two shards"} <= works


def test_a_batch_is_measured_with_and_without_the_peer() -> None:
    called = talent("bench", "batch", "--people", "1000", "--needs", "3", "--format", "json")
    assert called.status == 0
    ours, peer = [json.loads(line) for line in called.out.splitlines()]
    assert (ours["requisitions"], ours["way"], ours["times_of_talent"]) == (3, "talent", 1.0)
    assert ours["seconds"] > 0
    assert (peer["seconds"] is None) == (peer["note"] == "not_installed")
