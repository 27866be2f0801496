"""The policy as a value: what is refused, and that a hash tells every change."""

from dataclasses import fields, replace
from typing import Any

import pytest

from scoring.levels import KKNI, WORDS, level_of_months, level_of_word
from scoring.policy import Policy, SourceRule
from scoring.strength import duration, proof, recency
from scoring.types import EvidenceSource, SkillEvidence

DEFAULT = Policy.default()
AS_OF = 24322


@pytest.mark.parametrize(
    "change",
    [
        {"sources": DEFAULT.sources[::-1]},
        {"sources": DEFAULT.sources[:-1]},
        {"level_months": (0, 6, 24, 60)},
        {"level_months": (1, 6, 24, 60, 120)},
        {"level_months": (0, 24, 6, 60, 120)},
        {"half_life": 0},
        {"duration_half": 0},
        {"recency_floor": 1.1},
        {"must_threshold": -0.1},
        {"must_weight": -1.0},
        {"place_weight": float("inf")},
        {"education_weight": float("nan")},
    ],
)
def test_impossible_policies_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(DEFAULT, **change)


def test_impossible_source_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="quality"):
        SourceRule(EvidenceSource.WORK, 1.5, True, 1)
    with pytest.raises(ValueError, match="level"):
        SourceRule(EvidenceSource.WORK, 0.5, True, 6)


@pytest.mark.proves("R7")
def test_policy_survives_storage_and_every_change_shows_in_the_hash() -> None:
    assert Policy.from_dict(DEFAULT.to_dict()) == DEFAULT
    assert set(DEFAULT.to_dict()) == {field.name for field in fields(Policy)}
    changed = [
        replace(DEFAULT, version="other"),
        replace(DEFAULT, half_life=37),
        replace(DEFAULT, must_threshold=0.51),
        replace(DEFAULT, level_months=(0, 6, 24, 60, 121)),
        replace(DEFAULT, sources=(replace(DEFAULT.sources[0], quality=0.91), *DEFAULT.sources[1:])),
    ]
    assert len({policy.content_hash() for policy in (DEFAULT, *changed)}) == len(changed) + 1


def test_a_policy_stored_before_recency_was_a_matter_of_the_source_keeps_its_hash() -> None:
    declared = SourceRule(EvidenceSource.DECLARED, 0.25, False, 1)
    first = replace(DEFAULT, version="2026.1", sources=(*DEFAULT.sources[:-1], declared))
    assert first.content_hash() == "69a6d7d87c76573626b7d665b9348c27ea1a882e81908c337f7a36eed4416538"
    assert Policy.from_dict(first.to_dict()) == first


@pytest.mark.parametrize("last_used", [None, AS_OF - 600, AS_OF])
def test_a_listed_skill_proves_the_same_whenever_it_was_used_and_never_enough_for_a_must(
    last_used: int | None,
) -> None:
    for level in (None, *range(1, 6)):
        listed = SkillEvidence("l", "python", EvidenceSource.DECLARED, None, last_used, level)
        assert proof(listed, DEFAULT, AS_OF) == DEFAULT.rule(EvidenceSource.DECLARED).quality
    assert proof(listed, DEFAULT, AS_OF) < DEFAULT.must_threshold


def test_recency_halves_with_each_half_life_down_to_the_floor() -> None:
    assert recency(AS_OF, AS_OF, DEFAULT) == 1
    assert recency(AS_OF + 5, AS_OF, DEFAULT) == 1
    assert recency(AS_OF - 36, AS_OF, DEFAULT) == 0.5
    assert recency(AS_OF - 360, AS_OF, DEFAULT) == recency(None, AS_OF, DEFAULT) == 0.4


@pytest.mark.parametrize("half", [1, 7, 12, 36, 60, 120])
def test_powers_are_monotone_month_by_month(half: int) -> None:
    """The mathematical library promises no such thing; here it is looked at for every month that can be."""
    policy = replace(DEFAULT, half_life=half, duration_half=half, recency_floor=0.0, duration_floor=0.0)
    fresh = [recency(-age, 0, policy) for age in range(1200)]
    long = [duration(months, policy) for months in range(1200)]
    assert fresh == sorted(fresh, reverse=True)
    assert long == sorted(long)
    assert min(fresh + long) >= 0
    assert max(fresh + long) <= 1


def test_levels_from_months_follow_the_table() -> None:
    assert [level_of_months(months, DEFAULT) for months in (0, 5, 6, 23, 24, 59, 60, 119, 120, 999)] == [
        *(1, 1, 2, 2, 3, 3, 4, 4, 5, 5)
    ]


@pytest.mark.parametrize(
    ("word", "level"),
    [("Dasar", 1), ("menengah", 3), ("Mahir", 4), ("Sangat  Baik", 4), ("expert", 5), ("hebat", None)],
)
def test_words_of_level(word: str, level: int | None) -> None:
    assert level_of_word(word) == level


@pytest.mark.proves("I4")
def test_kkni_table_is_total_and_monotone() -> None:
    assert list(KKNI) == list(range(1, 10))
    assert list(KKNI.values()) == sorted(KKNI.values())
    assert set(KKNI.values()) == set(WORDS.values()) == {1, 2, 3, 4, 5}
