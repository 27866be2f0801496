"""The index over a pool gives what scoring everybody and sorting gives: the same people, order and figures."""

from dataclasses import replace
from importlib import import_module
from math import nextafter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.engine import score
from scoring.index import Builder, search
from scoring.index.loops import AS_WRITTEN, Loops
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.types import Availability, Candidate, Need, RequirementKind
from tests.strategies.engine import AS_OF, needs, policies, pools


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
    pool: list[Candidate], need: Need, policy: Policy, n: int, loops: Loops | None = None
) -> list[tuple[str, str, float, float]]:
    """The index's way."""
    profiles = Builder(policy, AS_OF).add_all(pool).build()
    return [
        (row.ref, row.bucket.value, row.shown_score, row.shown_confidence)
        for row in search(profiles, need, policy, AS_OF, n, loops=lambda rows: loops)
    ]


@given(pools(), needs(), policies(), st.integers(0, 6))
@settings(max_examples=400, deadline=None)
def test_index_gives_what_scoring_everybody_gives(
    pool: list[Candidate], need: Need, policy: Policy, n: int
) -> None:
    assert answered(pool, need, policy, n) == expected(pool, need, policy, n)


@given(
    pools(),
    needs(),
    policies(),
    st.integers(1, 6),
    st.sampled_from([4, 8, 32]),
    st.integers(1, 3),
    st.integers(1, 2),
    st.sampled_from([0, 0, 0, 2]),
    st.integers(1, 2),
    st.sampled_from([0.0, 0.4, 2.0]),
    st.booleans(),
)
@settings(max_examples=250, deadline=None)
def test_no_setting_of_speed_changes_an_answer(
    pool: list[Candidate],
    need: Need,
    policy: Policy,
    n: int,
    classes: int,
    strip: int,
    strips: int,
    few: int,
    look: int,
    common: float,
    looped: bool,
) -> None:
    arrange, searching = import_module("scoring.index.arrange"), import_module("scoring.index.search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrange, "CLASSES", classes)
        patch.setattr(import_module("scoring.index.profiles"), "STRIP", strip)
        patch.setattr(arrange, "_COMMON", common)
        patch.setattr(arrange, "_block", lambda skills: strip * strips)
        patch.setattr(searching, "_FEW", few)
        patch.setattr(searching, "_PROMISING", look)
        patch.setattr(searching, "_FIRST_LOOK", look)
        loops = AS_WRITTEN if looped else None
        assert answered(pool, need, policy, n, loops) == expected(pool, need, policy, n)


@given(pools(), needs(), st.integers(0, 99), st.sampled_from([0.0, None, 1.0]), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_threshold_is_reached_to_the_last_bit(
    pool: list[Candidate], need: Need, one: int, towards: float | None, looped: bool
) -> None:
    need = replace(
        need, requirements=tuple(replace(each, kind=RequirementKind.MUST) for each in need.requirements)
    )
    policy = Policy.default()
    lines = [line for each in pool for line in score(each, need, policy, AS_OF).lines]
    covers = sorted({line.coverage for line in lines if line.part == "requirement" and line.coverage})
    if covers:
        cover = covers[one % len(covers)]
        # What somebody covers, or the double before or after it.
        policy = replace(policy, must_threshold=cover if towards is None else nextafter(cover, towards))
    loops = AS_WRITTEN if looped else None
    assert answered(pool, need, policy, len(pool), loops) == expected(pool, need, policy, len(pool))


def test_somebody_of_whom_nothing_counts_is_answered_too() -> None:
    """The criteria's parts, taken from their sum one by one, leave less than nothing here."""
    nobody = Candidate("APL-0", (), (), None, (), Availability(0.0, AS_OF + 1, None), None, None, None)
    for weight in range(1, 12):
        need = Need("REQ", (), (), None, 1, None, AS_OF, None, "32.73", False, False, 1, "seed")
        policy = replace(
            Policy.default(),
            education_weight=weight / 10,
            availability_weight=weight / 7,
            place_weight=weight / 3,
        )
        assert len(answered([nobody], need, policy, 1)) == 1
