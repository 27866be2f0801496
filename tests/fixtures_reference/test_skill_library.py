"""The skill library and the role templates hold together, whoever adds a family or a skill."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from scoring.lexicon import Lexicon
from talent.core import paths
from talent.core.text import fold

Skill = dict[str, Any]

FAMILIES = frozenset(
    (
        "ai",
        "business",
        "data",
        "design",
        "engineering",
        "fact_checking",
        "finance",
        "gis",
        "government",
        "humanitarian",
        "infrastructure",
        "journalism",
        "people",
        "practice",
        "product",
        "project",
        "security",
        "software",
    )
)
KINDS = frozenset(("tool", "knowledge", "skill", "attitude"))
REASONS = frozenset(
    ("same-kind-of-tool", "successor", "overlapping-knowledge", "part-of", "same-craft"),
)
REQUIREMENT_KINDS = frozenset(("must", "should", "plus"))
KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


FILES = sorted((paths.reference() / "skills").glob("*.json"))
LIBRARY: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES
}
SKILLS: list[Skill] = [skill for family in LIBRARY.values() for skill in family["skills"]]
BY_ID: dict[str, Skill] = {skill["id"]: skill for skill in SKILLS}
TEMPLATE_FILES = sorted(paths.reference().glob("role_templates*.json"))
ROLES: list[dict[str, Any]] = [
    role for path in TEMPLATE_FILES for role in json.loads(path.read_text(encoding="utf-8"))
]

every_family = pytest.mark.parametrize("name", sorted(LIBRARY))
every_role = pytest.mark.parametrize("role", ROLES, ids=lambda role: role["id"])


def aliases_of(skill: Skill) -> Iterator[str]:
    for names in skill.get("aliases", {}).values():
        yield from names


def plain_names(skill: Skill) -> set[str]:
    """Labels and aliases, folded: what names the skill without any context."""
    return {fold(name) for name in (*skill["labels"].values(), *aliases_of(skill))}


def ambiguous_names(skill: Skill) -> set[str]:
    return {fold(name) for name in skill.get("ambiguous_aliases", ())}


def has_two_labels(labels: dict[str, str]) -> bool:
    return set(labels) == {"id", "en"} and all(label == label.strip() != "" for label in labels.values())


def test_every_family_has_its_file() -> None:
    assert set(LIBRARY) == FAMILIES


@every_family
def test_a_family_says_its_name_in_both_languages(name: str) -> None:
    family = LIBRARY[name]
    assert family["family"] == name
    assert has_two_labels(family["labels"])
    assert family["skills"]


def test_the_library_is_large_enough_to_be_useful() -> None:
    assert len(SKILLS) >= 1500


def test_ids_are_unique_over_all_families() -> None:
    assert [skill for skill, times in Counter(skill["id"] for skill in SKILLS).items() if times > 1] == []


@every_family
def test_a_skill_is_well_formed(name: str) -> None:
    for skill in LIBRARY[name]["skills"]:
        assert KEBAB_CASE.fullmatch(skill["id"]), skill["id"]
        assert skill["kind"] in KINDS, skill["id"]
        assert has_two_labels(skill["labels"]), skill["id"]
        assert set(skill["aliases"]) <= {"id", "en"}, skill["id"]


@every_family
def test_names_are_clean_and_stated_once(name: str) -> None:
    for skill in LIBRARY[name]["skills"]:
        names = [*aliases_of(skill), *skill.get("ambiguous_aliases", ())]
        folded = [fold(name) for name in names]
        assert all(name and name == " ".join(name.split()) for name in names), skill["id"]
        assert sorted(folded) == sorted(set(folded)), skill["id"]


def test_no_name_belongs_to_two_skills() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for skill in SKILLS:
        for name in plain_names(skill):
            owners[name].add(skill["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_an_ambiguous_word_is_never_the_plain_name_of_another_skill() -> None:
    ambiguous = {name: skill["id"] for skill in SKILLS for name in ambiguous_names(skill)}
    taken = {
        name: skill["id"]
        for skill in SKILLS
        for name in plain_names(skill)
        if ambiguous.get(name, skill["id"]) != skill["id"]
    }
    assert taken == {}


@every_family
def test_neighbours_exist_and_say_how_near_and_why(name: str) -> None:
    for skill in LIBRARY[name]["skills"]:
        neighbours = skill["neighbours"]
        ids = [neighbour["id"] for neighbour in neighbours]
        assert set(ids) <= set(BY_ID), skill["id"]
        assert skill["id"] not in ids, skill["id"]
        assert len(ids) == len(set(ids)), skill["id"]
        assert all(0 < neighbour["affinity"] < 1 for neighbour in neighbours), skill["id"]
        assert {neighbour["reason"] for neighbour in neighbours} <= REASONS, skill["id"]


@every_family
def test_broader_skills_exist_and_never_lead_back(name: str) -> None:
    for skill in LIBRARY[name]["skills"]:
        seen = {skill["id"]}
        above = skill["broader"]
        while above is not None:
            assert above in BY_ID, skill["id"]
            assert above not in seen, skill["id"]
            seen.add(above)
            above = BY_ID[above]["broader"]


def test_an_esco_code_is_an_identifier() -> None:
    codes = [skill["codes"]["esco"] for skill in SKILLS if "esco" in skill.get("codes", {})]
    assert codes
    assert [str(UUID(code)) for code in codes] == codes


def test_the_engine_reads_the_library_without_loose_ends() -> None:
    lexicon = Lexicon.from_family_dicts(LIBRARY.values())
    assert len(lexicon) == len(SKILLS)
    assert lexicon.dangling == ()


@pytest.mark.parametrize(
    ("written", "skill"),
    [
        ("Basis Data", "databases"),
        ("ngoding python", "python"),
        ("golang", "golang"),
        ("K8S", "kubernetes"),
        ("tata kelola data", "data-governance"),
        ("pemrograman web", "web-development"),
        ("analisis data", "data-analysis"),
        ("analisa data", "data-analysis"),
        ("ReactJS", "react"),
        ("react.js", "react"),
        ("node js", "nodejs"),
        ("pembelajaran mesin", "machine-learning"),
        ("perakitan komputer", "pc-assembly"),
    ],
)
def test_names_as_people_write_them(written: str, skill: str) -> None:
    owner = next((each["id"] for each in SKILLS if fold(written) in plain_names(each)), None)
    assert owner == skill


@pytest.mark.parametrize(
    "word", ["go", "r", "c", "java", "api", "jaringan", "access", "swift", "rust", "spring"]
)
def test_a_word_with_an_ordinary_meaning_links_only_with_context(word: str) -> None:
    assert [skill["id"] for skill in SKILLS if word in plain_names(skill)] == []
    assert [skill["id"] for skill in SKILLS if word in ambiguous_names(skill)] != []


def test_there_are_enough_role_templates_with_unique_ids() -> None:
    ids = [role["id"] for role in ROLES]
    assert len(ids) >= 14
    assert len(ids) == len(set(ids))


@every_role
def test_a_role_asks_for_skills_of_the_library(role: dict[str, Any]) -> None:
    assert KEBAB_CASE.fullmatch(role["id"])
    assert has_two_labels(role["labels"])
    assert role["source"]
    levels = [level["id"] for level in role["levels"]]
    assert levels
    assert len(levels) == len(set(levels))
    for level in role["levels"]:
        assert has_two_labels(level["labels"])
        for requirement in level["requirements"]:
            assert requirement["skills"]
            assert set(requirement["skills"]) <= set(BY_ID)
            assert requirement["level"] in range(1, 6)
            assert requirement["kind"] in REQUIREMENT_KINDS
            assert requirement["weight"] > 0


@every_role
def test_every_level_of_a_role_has_a_must(role: dict[str, Any]) -> None:
    for level in role["levels"]:
        assert "must" in {requirement["kind"] for requirement in level["requirements"]}
