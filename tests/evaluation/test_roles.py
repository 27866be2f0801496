"""Roles of a framework, CVs of made people, and what is measured on them, on a framework of three roles."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.gates import Bucket
from scoring.policy import Policy
from scoring.sensitivity.applicant import Change
from scoring.sensitivity.lead import Relaxation
from scoring.strength import proof
from scoring.types import EvidenceSource, SkillEvidence
from talent.core.errors import Invalid
from talent.evaluation.counterfactuals import changed, counterfactual_rows, softened
from talent.evaluation.framework import AskedSkill, Role, RoleLevel, parted, read_roles
from talent.evaluation.made_careers import AS_OF, MadeCv, make_cvs, name_in_a_list
from talent.evaluation.role_pool import make_role_pool
from talent.evaluation.role_retrieval import grade, lists_trusted, role_rows
from talent.evaluation.stability import stability_rows

SKILLS = {
    "Data engineer": ("Data modelling", "Data engineering", "Metadata management"),
    "User researcher": ("User research", "Usability testing", "Communication (research)"),
    "Security architect": ("Security architecture", "Threat modelling", "Cryptography"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "frameworks/uk_ddat/roles.csv"
    path.parent.mkdir(parents=True)
    columns = ("Role Family", "Role", "Role Level", "Skill Name", "Skill Level", "Skill Level Description")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for role, skills in SKILLS.items():
            for title, level in (
                (role, "Working"),
                (f"Senior {role.lower()}", "Practitioner"),
                ("Old", "NOT IN USE"),
            ):
                for skill in skills:
                    writer.writerow(
                        ("Any", role, title, skill, level, f"You can:\n- do {skill.lower()} well")
                    )
    return tmp_path


def test_levels_count_from_the_one_that_asks_least(folder: Path) -> None:
    engineer = next(role for role in read_roles(folder) if role.name == "Data engineer")
    assert [(each.title, each.rank) for each in engineer.levels] == [
        ("Data engineer", 1),
        ("Senior data engineer", 2),
    ]
    assert engineer.levels[1].skills[0].level == 4
    assert engineer.levels[0].skills[0].statements == ("do data modelling well",)


def test_no_role_is_in_both_halves(folder: Path) -> None:
    roles = read_roles(folder)
    halves = parted(roles)
    assert sorted(role.name for half in halves.values() for role in half) == sorted(
        role.name for role in roles
    )
    assert parted(reversed(roles)) == halves


def test_a_folder_without_the_framework_says_what_to_fetch(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="frameworks/uk_ddat"):
        read_roles(tmp_path)


def test_made_people_are_the_same_each_time_and_each_other(folder: Path) -> None:
    roles = read_roles(folder)
    cvs = list(make_cvs(roles, people=2))
    assert cvs == list(make_cvs(roles, people=2))
    assert len({cv.text for cv in cvs}) == len(cvs) == 12
    assert all("@example.com" in cv.text for cv in cvs)
    assert name_in_a_list("Communication (research)") == "Communication"


def test_who_holds_the_role_at_the_level_or_above_is_wanted_most(folder: Path) -> None:
    low, high = next(role for role in read_roles(folder) if role.name == "Data engineer").levels
    held = [MadeCv("", "", "Data engineer", rank) for rank in (1, 2)]
    assert [grade(cv, low) for cv in held] == [3, 3]
    assert [grade(cv, high) for cv in held] == [2, 3]
    assert grade(MadeCv("", "", "User researcher", 2), low) == 0


def test_a_need_asks_for_its_skills_and_for_the_craft_of_its_title(folder: Path) -> None:
    pool = make_role_pool(read_roles(folder), people=1)
    need = pool.needs(Policy.default())[
        [level.title for level in pool.levels].index("Senior user researcher")
    ]
    asked = [[each.skill for each in line.accepts if each.asked] for line in need.requirements]
    assert asked == [["user-research"], ["usability-testing"], ["communication"], ["user-research"]]
    assert [line.level for line in need.requirements] == [4, 4, 4, 4]


def test_a_title_without_a_craft_of_the_library_is_asked_for_by_its_own_words() -> None:
    skills = tuple(AskedSkill(name, 2, (f"do {name}",), 1) for name in ("data modelling", "Python", "SQL"))
    role = Role("Any", "Bell ringer", (RoleLevel("Bell ringer", "Senior bell ringer", 1, skills),))
    pool = make_role_pool([role], people=8)
    (need,) = pool.needs(Policy.default())
    craft = need.requirements[-1]
    assert ([each.skill for each in craft.accepts], craft.level) == (["text:Bell ringer"], 4)
    held = {
        cv.ref for cv, each in zip(pool.cvs, pool.candidates, strict=True)
        if any(found.skill == "text:Bell ringer" for found in each.evidence)
    }  # fmt: skip
    assert held == {cv.ref for cv in pool.cvs if "Senior bell ringer" in cv.text}
    assert 0 < len(held) < len(pool.cvs)


def test_who_holds_a_level_tells_of_one_below_it(folder: Path) -> None:
    engineer = next(role for role in read_roles(folder) if role.name == "Data engineer")
    cvs = list(make_cvs([engineer], people=4))
    assert [cv.text.count("–") - 1 for cv in cvs] == [1] * 4 + [2] * 4


def test_each_way_to_rank_has_a_row_and_each_search_its_distance(folder: Path) -> None:
    rows = list(role_rows(folder, policies={"talent": Policy.default()}, part="unseen", people=2))
    assert [row["way"] for row in rows] == ["talent", "TF-IDF cosine", "BM25"]
    assert rows[0]["lead_ndcg_at_10"] is None
    assert all(isinstance(row["lead_ndcg_at_10"], list) for row in rows[1:])


def test_what_counterfactuals_promise_comes_true(folder: Path) -> None:
    rows = list(counterfactual_rows(folder, policy=Policy.default(), part="unseen", needs=2, people=4))
    assert [(row["audience"], row["valid"]) for row in rows] == [
        ("lead", [1.0, 1.0, 1.0]),
        ("applicant", [1.0, 1.0, 1.0]),
    ]
    assert all(int(str(row["offered"])) > 0 for row in rows)


def test_an_offer_is_carried_out_from_its_words(folder: Path) -> None:
    pool = make_role_pool(read_roles(folder), people=1)
    need, person = pool.needs(Policy.default())[0], pool.candidates[0]
    softer = softened(need, Relaxation("relax.level", need.requirements[0].key, "2", "1", 1))
    assert [line.level for line in softer.requirements] == [
        1,
        *(line.level for line in need.requirements[1:]),
    ]
    again = Change("change.use_again", {"evidence": person.evidence[0].key}, 0, 0, 0, Bucket.ALL_MET, ())
    then = changed(replace(person, evidence=person.evidence[:2]), again, AS_OF)
    assert then is not None
    assert (then.evidence[0].last_used, then.evidence[1]) == (AS_OF, person.evidence[1])


def test_weights_that_do_not_move_leave_every_shortlist(folder: Path) -> None:
    (row,) = stability_rows(
        folder, policy=Policy.default(), part="unseen", needs=2, people=4, draws=2, spread=0.0
    )
    assert (row["same_order"], row["kept"]) == ([1.0, 1.0, 1.0], [1.0, 1.0, 1.0])


def test_where_lists_are_trusted_a_list_alone_still_meets_no_must() -> None:
    policy = lists_trusted()
    listed = SkillEvidence("", "python", EvidenceSource.DECLARED, None, None, 5)
    worked = replace(listed, source=EvidenceSource.WORK, months=36, last_used=AS_OF)
    assert proof(listed, policy, AS_OF) < policy.must_threshold < proof(worked, policy, AS_OF)
