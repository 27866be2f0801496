"""The order of a shortlist by example and by law."""

import hmac
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from scoring.engine import score
from scoring.gates import Bucket
from scoring.policy import Policy
from scoring.ranking import Ranked, draw, rank, top_n
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need
from tests.factories.engine import AS_OF, candidate, need
from tests.scoring.laws import law
from tests.strategies.engine import candidates, needs, policies

POLICY = Policy.default()
NEED = need()
CARD = score(candidate(), NEED, POLICY, AS_OF)


def _card(ref: str, bucket: Bucket, shown_score: float, shown_confidence: float = 0.5) -> ScoreCard:
    return replace(
        CARD,
        candidate_ref=ref,
        bucket=bucket,
        score=shown_score,
        shown_score=shown_score,
        shown_confidence=shown_confidence,
    )


@pytest.mark.parametrize("seed", ["", "seed", "s" * 64, "s" * 65, "bibit ké-é"])
def test_the_draw_is_an_hmac(seed: str) -> None:
    drawn = draw("APL-2026-0000001", replace(NEED, tie_seed=seed))
    assert drawn == hmac.digest(seed.encode(), b"APL-2026-0000001", "sha256")


def _refs(ranked: list[Ranked]) -> list[str]:
    return [each.card.candidate_ref for each in ranked]


def test_bucket_comes_before_score_and_score_before_confidence() -> None:
    cards = [
        _card("unmet", Bucket.ANY_UNMET, 0.99),
        _card("unknown", Bucket.SOME_UNKNOWN, 0.9),
        _card("met-low", Bucket.ALL_MET, 0.2),
        _card("met-unsure", Bucket.ALL_MET, 0.5, 0.3),
        _card("met-sure", Bucket.ALL_MET, 0.5, 0.8),
    ]
    assert _refs(rank(cards, NEED, POLICY)) == ["met-sure", "met-unsure", "met-low", "unknown", "unmet"]


def test_top_n_fills_across_the_buckets() -> None:
    cards = [
        _card("a", Bucket.ANY_UNMET, 0.9),
        _card("b", Bucket.SOME_UNKNOWN, 0.1),
        _card("c", Bucket.ALL_MET, 0.1),
    ]
    assert _refs(top_n(cards, NEED, POLICY, 2)) == ["c", "b"]


def test_what_is_not_shown_does_not_order() -> None:
    """Two who both read 50 % are tied, whatever the third decimal says."""
    nearly = replace(_card("a", Bucket.ALL_MET, 0.5), score=0.504)
    ranked = rank([nearly, _card("b", Bucket.ALL_MET, 0.5)], NEED, POLICY)
    assert [each.tie for each in ranked] == [True, True]
    winners = {
        rank([nearly, _card(f"c{n}", Bucket.ALL_MET, 0.5)], NEED, POLICY)[0].card.candidate_ref
        for n in range(20)
    }
    assert len(winners) > 1


def test_ties_share_their_rank_and_have_a_position_each() -> None:
    cards = [
        _card(ref, Bucket.ALL_MET, shown) for ref, shown in (("a", 0.9), ("b", 0.5), ("c", 0.5), ("d", 0.1))
    ]
    ranked = rank(cards, NEED, POLICY)
    assert [each.rank for each in ranked] == [1, 2, 2, 4]
    assert [each.position for each in ranked] == [1, 2, 3, 4]
    assert [each.tie for each in ranked] == [False, True, True, False]


def test_a_tie_cut_off_still_shows() -> None:
    cards = [_card(ref, Bucket.ALL_MET, 0.5) for ref in "abc"]
    assert [each.tie for each in top_n(cards, NEED, POLICY, 1)] == [True]


@pytest.mark.proves("R7")
def test_draw_depends_on_seed_and_reference_and_favours_no_early_number() -> None:
    refs = [f"APL-{number:04}" for number in range(100)]
    orders = []
    for seed in ("one", "two"):
        with_seed = need(tie_seed=seed)
        orders.append(_refs(rank([_card(ref, Bucket.ALL_MET, 0.5) for ref in refs], with_seed, POLICY)))
        assert sorted(orders[-1]) == refs
        assert orders[-1] != refs
    assert orders[0] != orders[1]
    assert draw("APL-1", need(tie_seed="one")).hex().startswith("80c1000733c7b522")


def test_cards_of_another_need_or_policy_are_refused() -> None:
    with pytest.raises(ValueError, match="another need"):
        rank([replace(CARD, need_ref="REQ-2")], NEED, POLICY)
    with pytest.raises(ValueError, match="another need"):
        rank([CARD], NEED, replace(POLICY, version="other"))


@pytest.mark.proves("R7")
@law(st.data(), st.lists(candidates(), max_size=6), needs(), policies(), share=0.3)
def test_order_of_cards_makes_no_difference(
    data: st.DataObject, pool: list[Candidate], asked: Need, policy: Policy
) -> None:
    cards = [
        score(replace(each, ref=f"APL-{place}"), asked, policy, AS_OF) for place, each in enumerate(pool)
    ]
    ranked = rank(cards, asked, policy)
    assert rank(data.draw(st.permutations(cards)), asked, policy) == ranked
    assert [each.position for each in ranked] == list(range(1, len(cards) + 1))
    keys = [(each.card.bucket.order, -each.card.shown_score, -each.card.shown_confidence) for each in ranked]
    assert keys == sorted(keys)
    for upper, lower in pairwise(ranked):
        assert (upper.rank == lower.rank) == (keys[upper.position - 1] == keys[lower.position - 1])
