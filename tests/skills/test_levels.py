"""Descriptions of levels: of skills that exist, five each, in both languages, none said twice."""

from collections import Counter

import pytest

from talent.skills.levels import LEVELS, describe_level, described_skills, general_levels
from talent.skills.library import shipped_lexicon


def test_the_most_demanded_skills_are_described() -> None:
    assert len(described_skills()) >= 150


def test_every_described_skill_is_in_the_library() -> None:
    assert [skill for skill in described_skills() if skill not in shipped_lexicon()] == []


def test_each_has_five_levels_in_both_languages() -> None:
    for skill, levels in described_skills().items():
        assert len(levels) == len(LEVELS), skill
        for level in levels:
            assert set(level) == {"id", "en"}, skill
            assert all(text == text.strip() and len(text) > 15 and text[-1] == "." for text in level.values())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_description_serves_two_levels_or_two_skills(lang: str) -> None:
    """Concrete words differ from skill to skill; the same sentence twice would say nothing about either."""
    said = Counter(level[lang] for levels in described_skills().values() for level in levels)
    assert [text for text, times in said.items() if times > 1] == []


def test_a_skill_without_its_own_words_has_the_general_ones() -> None:
    assert "haskell" not in described_skills()
    assert describe_level("haskell", 3, "en") == general_levels()[2]["en"]
    assert describe_level("docker", 3, "en") != general_levels()[2]["en"]
    assert describe_level("docker", 1, "id") != describe_level("docker", 5, "id")


@pytest.mark.parametrize("level", [0, 6, -1])
def test_there_are_five_levels(level: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        describe_level("docker", level, "id")
