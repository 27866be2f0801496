"""The index over a pool gives what scoring everybody and sorting gives: the same people, order and figures."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.engine import score
from scoring.index import Builder, search
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.types import Candidate, Need
from tests.strategies.engine import AS_OF, candidates, needs, policies

pools = st.lists(candidates(), max_size=12).map(
    lambda people: [replace(each, ref=f"APL-{place}") for place, each in enumerate(people)]
)


def expected(
    pool: list[Candidate], need: Need, policy: Policy, n: int
) -> list[tuple[str, str, float, float]]:
    """The slow way."""
    ranking = rank([score(each, need, policy, AS_OF) for each in pool], need, policy)[:n]
    return [
        (each.card.candidate_ref, each.card.bucket.value, each.card.shown_score, each.card.shown_confidence)
        for each in ranking
    ]


def answered(
    pool: list[Candidate], need: Need, policy: Policy, n: int
) -> list[tuple[str, str, float, float]]:
    """The index's way."""
    profiles = Builder(policy, AS_OF).add_all(pool).build()
    return [
        (row.ref, row.bucket.value, row.shown_score, row.shown_confidence)
        for row in search(profiles, need, policy, AS_OF, n)
    ]


@given(pools, needs(), policies(), st.integers(0, 6))
@settings(max_examples=400, deadline=None)
def test_index_gives_what_scoring_everybody_gives(
    pool: list[Candidate], need: Need, policy: Policy, n: int
) -> None:
    assert answered(pool, need, policy, n) == expected(pool, need, policy, n)
