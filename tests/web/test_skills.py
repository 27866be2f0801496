"""One skill through the API: with what its levels mean, in its own words where it has them."""

from talent.skills.levels import describe_level, general_levels
from tests.web.world import Site


def test_a_skill_tells_what_each_level_means(shared: Site) -> None:
    levels = shared.ask("GET", "/skills/docker").json()["levels"]
    assert [level["en"] for level in levels] == [
        describe_level("docker", number, "en") for number in range(1, 6)
    ]
    assert all(level["id"] != level["en"] for level in levels)


def test_a_skill_without_its_own_words_has_the_general_ones(shared: Site) -> None:
    assert shared.ask("GET", "/skills/haskell").json()["levels"] == [
        dict(level) for level in general_levels()
    ]


def test_lists_of_skills_stay_short(shared: Site) -> None:
    (first, *_) = shared.ask("GET", "/skills?q=docker").json()["data"]
    assert "levels" not in first
