"""What a requirement accepts beside the skills it names; and the library as a value."""

from dataclasses import replace

import pytest

from scoring.lexicon import Lexicon, Neighbour, SkillEntry
from scoring.neighbours import expand
from scoring.policy import Policy
from tests.factories.lexicon import FAMILIES, small_lexicon

POLICY = Policy.default()


def _entry(skill: str, broader: str | None = None, **near: float) -> SkillEntry:
    neighbours = tuple(Neighbour(other, affinity, "same-craft") for other, affinity in near.items())
    return SkillEntry(skill, "f", "tool", {"en": skill}, neighbours=neighbours, broader=broader)


def _accepted(*skills: str, lexicon: Lexicon, policy: Policy = POLICY) -> list[tuple[str, float, bool]]:
    return [(each.skill, each.affinity, each.asked) for each in expand(skills, lexicon, policy)]


def test_named_skill_first_then_narrower_then_neighbours() -> None:
    library = Lexicon(
        [_entry("web", css=0.5), _entry("react", "web"), _entry("next", "react"), _entry("css")]
    )
    assert _accepted("web", lexicon=library) == [
        ("web", 1.0, True),
        ("next", 1.0, False),
        ("react", 1.0, False),
        ("css", 0.5, False),
    ]


def test_broader_skill_and_neighbours_neighbour_prove_nothing() -> None:
    library = Lexicon(
        [_entry("web"), _entry("react", "web", vue=0.6), _entry("vue", svelte=0.6), _entry("svelte")]
    )
    assert _accepted("react", lexicon=library) == [("react", 1.0, True), ("vue", 0.6, False)]


def test_affinity_holds_both_ways_unless_both_state_one() -> None:
    one_way = Lexicon([_entry("a", b=0.6), _entry("b")])
    assert _accepted("b", lexicon=one_way)[1] == ("a", 0.6, False)
    two_ways = Lexicon([_entry("a", b=0.6), _entry("b", a=0.8)])
    assert _accepted("a", lexicon=two_ways)[1] == ("b", 0.6, False)
    assert _accepted("b", lexicon=two_ways)[1] == ("a", 0.8, False)


def test_far_neighbours_are_left_out_by_the_policy() -> None:
    library = Lexicon([_entry("a", b=0.35), _entry("b")])
    assert len(_accepted("a", lexicon=library)) == 2
    assert len(_accepted("a", lexicon=library, policy=replace(POLICY, affinity_floor=0.4))) == 1


def test_a_neighbour_that_the_need_asks_for_elsewhere_counts_there_alone() -> None:
    library = Lexicon([_entry("web"), _entry("react", "web", vue=0.6), _entry("vue")])
    both = [
        [each.skill for each in expand([one], library, POLICY, elsewhere={"react", "vue"})]
        for one in ("react", "vue")
    ]
    assert both == [["react"], ["vue"]]
    narrower = expand(["web"], library, POLICY, elsewhere={"web", "react"})
    assert [each.skill for each in narrower] == ["web", "react"]


def test_any_of_group_counts_the_nearest_way() -> None:
    library = Lexicon([_entry("a", c=0.4), _entry("b", c=0.7), _entry("c")])
    assert _accepted("a", "b", "a", lexicon=library) == [
        ("a", 1.0, True),
        ("b", 1.0, True),
        ("c", 0.7, False),
    ]


def test_skill_that_the_library_does_not_hold_is_accepted_as_itself() -> None:
    assert _accepted("beekeeping", lexicon=small_lexicon()) == [("beekeeping", 1.0, True)]


def test_circle_of_broader_skills_does_no_harm() -> None:
    library = Lexicon([_entry("a", "b"), _entry("b", "a")])
    assert _accepted("a", lexicon=library) == [("a", 1.0, True), ("b", 1.0, False)]


def test_skill_defined_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice: a"):
        Lexicon([_entry("a"), _entry("a"), _entry("b")])


def test_what_the_library_does_not_hold_is_told() -> None:
    assert Lexicon([_entry("a", "nowhere", b=0.5)]).dangling == (("a", "b"), ("a", "nowhere"))
    assert small_lexicon().dangling == ()


@pytest.mark.proves("R7")
def test_version_depends_on_content_not_on_order() -> None:
    turned = Lexicon.from_family_dicts(FAMILIES[::-1])
    assert turned.version == small_lexicon().version
    assert Lexicon(list(small_lexicon())[1:]).version != turned.version


def test_labels_fall_back_to_what_there_is() -> None:
    library = Lexicon([SkillEntry("a", "f", "tool", {"en": "Apple"})])
    assert (library.label("a", "id"), library.label("unknown", "id")) == ("Apple", "unknown")
    assert small_lexicon().label("machine-learning", "id") == "Pembelajaran mesin"
    assert "a" in library
    assert len(library) == 1
