"""A pool that was changed answers like one built anew; pools of different people merge to the ranking of the union."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.index import Builder, Pool, Profiles, merged, search
from scoring.index import pool as pool_module
from scoring.policy import Policy
from scoring.types import Candidate, Need
from tests.scoring.index.test_exact import answered, expected
from tests.strategies.engine import AS_OF, PEOPLE, needs, policies, pools


@pytest.fixture(autouse=True, scope="module")
def _bounded() -> Iterator[None]:
    """Small pools are scored without a bound; here every answer goes through it, as those of large pools do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("scoring.index.search"), "_FEW", 0)
        yield


def columns(people: list[Candidate], policy: Policy) -> Profiles:
    """Everybody as columns."""
    return Builder(policy, AS_OF).add_all(people).build()


changes = st.lists(st.tuples(st.integers(0, 14), st.none() | st.sampled_from(PEOPLE)), max_size=8)


@given(pools(), changes, needs(), policies(), st.integers(0, 6), st.integers(1, 4), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_changes_are_seen_by_the_next_answer(
    people: list[Candidate],
    changed: list[tuple[int, Candidate | None]],
    need: Need,
    policy: Policy,
    n: int,
    opened: int,
    parts: int,
) -> None:
    now = {each.ref: each for each in people}
    pool = Pool(policy, AS_OF, columns(people, policy))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool_module, "_OPEN", opened)
        patch.setattr(pool_module, "_PARTS", parts)
        for number, candidate in changed:
            ref = f"APL-{number}"
            if candidate is None:
                assert pool.remove(ref) == (ref in now)
                now.pop(ref, None)
            else:
                pool.put(replace(candidate, ref=ref))
                now[ref] = replace(candidate, ref=ref)
            assert len(pool) == len(now)
    rows = pool.search(need, n)
    found = [(row.ref, row.bucket.value, row.shown_score, row.shown_confidence) for row in rows]
    assert found == expected(list(now.values()), need, policy, n)
    again = Pool(policy, AS_OF, pool.columns())
    assert again.search(need, n) == rows


@given(pools(), pools(4), needs(), policies(), st.integers(0, 6))
@settings(max_examples=200, deadline=None)
def test_people_are_left_out_or_replaced_for_one_need(
    people: list[Candidate], others: list[Candidate], need: Need, policy: Policy, n: int
) -> None:
    given_instead = [replace(each, ref=f"APL-{place + 1}") for place, each in enumerate(others)]
    pool = Pool(policy, AS_OF, columns(people, policy))
    without = [each.ref for each in people[::3]]
    rows = pool.search(need, n, without=without, instead=given_instead)
    left_out = {*without, *(each.ref for each in given_instead)}
    wanted = [each for each in people if each.ref not in left_out] + given_instead
    found = [(row.ref, row.bucket.value, row.shown_score, row.shown_confidence) for row in rows]
    assert found == expected(wanted, need, policy, n)


@given(pools(), st.data(), needs(), policies(), st.integers(0, 6))
@settings(max_examples=300, deadline=None)
def test_pools_of_different_people_merge_to_the_ranking_of_the_union(
    people: list[Candidate], data: st.DataObject, need: Need, policy: Policy, n: int
) -> None:
    side = [data.draw(st.integers(0, 2)) for _ in people]
    shards = [[each for each, at in zip(people, side, strict=True) if at == shard] for shard in range(3)]
    answers = [search(columns(shard, policy), need, policy, AS_OF, n) for shard in shards]
    found = [
        (row.ref, row.bucket.value, row.shown_score, row.shown_confidence) for row in merged(answers, need, n)
    ]
    assert found == answered(people, need, policy, n) == expected(people, need, policy, n)


@given(pools(), policies())
@settings(max_examples=200, deadline=None)
def test_joined_columns_are_those_of_a_pool_built_at_once(people: list[Candidate], policy: Policy) -> None:
    half = len(people) // 2
    pool = Pool(policy, AS_OF, columns(people[half:], policy))
    for each in people[:half]:
        pool.put(each)
    one, other = pool.columns(), columns(people, policy)
    for name, array in other.arrays().items():
        np.testing.assert_array_equal(one.arrays()[name], array, err_msg=name)
        assert one.arrays()[name].dtype == array.dtype


def test_two_people_of_one_reference_are_refused() -> None:
    one = Candidate("APL-1", (), (), None, (), None, None, None, None)
    with pytest.raises(ValueError, match="same reference"):
        columns([one, one], Policy.default())
