"""The reference tables and the demo programme agree with one another and with the skill library.

Whoever edits a table by hand learns here that a code is used twice, a label is missing in one language, or a
requisition asks for a skill that nobody can have because the library does not hold it.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from talent.applicants.models import ASN_BASES, EmploymentBasis, Sector
from talent.core import paths
from talent.shortlists.models import Verb

Row = dict[str, Any]

IDENTIFIER = {
    "units": "code",
    "regions": "code",
    "reasons": "code",
    "levels": "level",
    "employment_bases": "id",
    "sectors": "id",
    "spbe_domains": "id",
    "pon_tik_areas": "id",
    "role_templates_civic": "id",
}
LABELLED = sorted(set(IDENTIFIER) - {"units", "regions"})


def table(name: str) -> list[Row]:
    """The rows of one reference table."""
    rows: list[Row] = json.loads((paths.reference() / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def codes(name: str) -> set[Any]:
    """The identifiers of one reference table."""
    return {row[IDENTIFIER[name]] for row in table(name)}


def demo() -> dict[str, list[Row]]:
    """The demo programmes, rounds and projects."""
    content: dict[str, list[Row]] = json.loads((paths.demo() / "projects.json").read_text(encoding="utf-8"))
    return content


def demo_requisitions() -> list[Row]:
    """The requisitions of every demo project."""
    return [requisition for project in demo()["projects"] for requisition in project["requisitions"]]


def skill_ids() -> set[str]:
    """The ids of the skills of every family."""
    files = sorted((paths.reference() / "skills").glob("*.json"))
    return {skill["id"] for file in files for skill in json.loads(file.read_text(encoding="utf-8"))["skills"]}


def bilingual_texts(value: object) -> Iterator[Row]:
    """Every `{"id": …, "en": …}` of words below `value`; lists of words (aliases) count as well."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"labels", "descriptions", "description", "title", "name"} and isinstance(inner, dict):
                yield inner
            else:
                yield from bilingual_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from bilingual_texts(inner)


def requirement_problems(requirements: list[Row], known: set[str]) -> list[str]:
    """What is wrong with a list of requirements, in words; empty when nothing is."""
    problems = []
    for line in requirements:
        problems += [f"unknown skill {skill}" for skill in line["skills"] if skill not in known]
        if not line["skills"] or line["level"] not in range(1, 6) or not 0 < line["weight"] <= 10:
            problems.append(f"level, weight or skills out of range: {line}")
        if line["kind"] not in {"must", "should", "plus"}:
            problems.append(f"unknown kind {line['kind']}")
    asked = [skill for line in requirements for skill in line["skills"]]
    if len(asked) != len(set(asked)):
        problems.append("a skill is asked for twice")
    if not any(line["kind"] == "must" for line in requirements):
        problems.append("nothing is a must")
    return problems


@pytest.mark.parametrize("name", sorted(IDENTIFIER))
def test_codes_are_unique(name: str) -> None:
    rows = table(name)
    assert rows
    assert len(codes(name)) == len(rows)


@pytest.mark.parametrize("name", LABELLED)
def test_every_row_has_words_in_both_languages(name: str) -> None:
    for row in table(name):
        texts = list(bilingual_texts(row))
        assert texts, row
        assert all(set(words) == {"id", "en"} and all(map(str.strip, words.values())) for words in texts), row


def test_units_form_one_tree_along_their_code_paths() -> None:
    units = {row["code"]: row for row in table("units")}
    roots = [code for code, row in units.items() if row["parent"] is None]
    assert roots == ["uk.1"]
    for code, row in units.items():
        assert row["official_name"]
        assert len(row["short_name"]) <= 60
        if row["parent"] is not None:
            assert row["parent"] in units
            assert row["parent"] == code.rsplit(".", 1)[0]


def test_there_are_18_regencies_and_9_cities_under_west_java() -> None:
    regions = table("regions")
    kinds = [row["kind"] for row in regions]
    assert (len(regions), kinds.count("kabupaten"), kinds.count("kota")) == (27, 18, 9)
    for row in regions:
        province, number = row["code"].split(".")
        assert province == "32"
        assert (int(number) > 70) == (row["kind"] == "kota")
        assert row["name"].startswith("Kota " if row["kind"] == "kota" else "Kabupaten ")


def test_every_verb_has_reasons_and_may_say_that_none_was_given() -> None:
    verbs = {verb.value for verb in Verb} | {"end"}
    reasons = {row["code"]: set(row["applies_to"]) for row in table("reasons")}
    assert all(applies and applies <= verbs | {"reveal"} for applies in reasons.values())
    assert reasons["no_reason_given"] == verbs
    for verb in verbs | {"reveal"}:
        specific = [
            code for code, applies in reasons.items() if verb in applies and code != "no_reason_given"
        ]
        assert len(specific) >= 3, verb


def test_a_reveal_always_states_why() -> None:
    reasons = {row["code"]: row["applies_to"] for row in table("reasons")}
    assert "reveal" not in reasons["no_reason_given"]


def test_levels_climb_in_every_framework() -> None:
    levels = table("levels")
    assert [row["level"] for row in levels] == [1, 2, 3, 4, 5]
    for framework in ("sfia", "kkni"):
        climbed = [grade for row in levels for grade in row[framework]]
        assert climbed == sorted(set(climbed))
    assert [grade for row in levels for grade in row["ecf"]] == [f"e-{grade}" for grade in range(1, 6)]
    assert [grade for row in levels for grade in row["sfia"]] == [1, 2, 3, 4, 5, 6, 7]


def test_employment_bases_and_sectors_are_those_of_the_code() -> None:
    bases = {row["id"]: row["asn"] for row in table("employment_bases")}
    assert bases == {basis.value: basis in ASN_BASES for basis in EmploymentBasis}
    sectors = {row["id"]: row["code"] for row in table("sectors")}
    assert set(sectors) == {sector.value for sector in Sector}
    assert "".join(sectors.values()) == "ABCGM"


def test_a_wage_floor_states_its_dates_its_source_and_whether_it_is_confirmed() -> None:
    known = codes("regions") | {"32"}
    floors = table("wage_floors")
    assert floors
    for floor in floors:
        assert floor["region"] in known
        assert floor["kind"] == ("ump" if floor["region"] == "32" else "umk")
        assert floor["amount"] > 0
        assert floor["currency"] == "IDR"
        assert date.fromisoformat(floor["valid_from"]) <= date.fromisoformat(floor["valid_to"])
        assert isinstance(floor["confirmed"], bool)
        assert floor["source"].strip()


def test_six_spbe_domains_and_six_pon_tik_areas() -> None:
    assert len(codes("spbe_domains")) == 6
    assert codes("pon_tik_areas") == {"ITG", "DEV", "DSC", "SEC", "INF", "SRV"}


def test_role_templates_ask_for_skills_of_the_library() -> None:
    known = skill_ids()
    templates = table("role_templates_civic")
    assert len(templates) >= 8
    for template in templates:
        names = [level["id"] for level in template["levels"]]
        assert names == [name for name in ("junior", "mid", "senior", "lead") if name in names]
        for level in template["levels"]:
            assert requirement_problems(level["requirements"], known) == [], (template["id"], level["id"])


def test_a_role_template_never_asks_less_of_a_higher_level() -> None:
    for template in table("role_templates_civic"):
        asked: dict[str, int] = {}
        for level in template["levels"]:
            for line in level["requirements"]:
                skills = " ".join(line["skills"])
                assert line["level"] >= asked.get(skills, 0), (template["id"], level["id"], skills)
                asked[skills] = line["level"]


def test_the_demo_has_three_programmes_eight_projects_and_fourteen_requisitions() -> None:
    content = demo()
    programmes = {row["key"] for row in content["programmes"]}
    assert programmes == {"jabar-digital-service", "jabar-saber-hoaks", "jabar-quick-response"}
    assert len(content["projects"]) == 8
    requisitions = demo_requisitions()
    assert len(requisitions) == 14
    assert len({row["key"] for row in requisitions}) == 14
    assert sum(row["asn_post"] for row in requisitions) == 2
    assert all(words["id"] and words["en"] for words in bilingual_texts(content))


def test_demo_programmes_gate_nobody_by_birth_year() -> None:
    assert all(row["cohort"] is None for row in demo()["programmes"])


def test_demo_projects_point_at_rows_of_the_reference_tables() -> None:
    content = demo()
    programmes = {row["key"] for row in content["programmes"]}
    rounds = {row["key"]: row["programme"] for row in content["rounds"]}
    assert {row["unit"] for row in content["programmes"] + content["projects"]} <= codes("units")
    assert set(rounds.values()) == programmes
    for project in content["projects"]:
        assert rounds[project["round"]] == project["programme"]
        assert project["region"] in codes("regions")
        assert project["spbe_domain"] in codes("spbe_domains")
        assert project["pon_tik_area"] in codes("pon_tik_areas")
        assert project["pentahelix_origin"] in codes("sectors")
        assert project["lead"] in {"lead1", "lead2"}


def test_a_cost_of_a_demo_project_never_stands_without_its_source() -> None:
    costs = [project[kind] for project in demo()["projects"] for kind in ("manual_cost", "digital_cost")]
    stated = [cost for cost in costs if cost is not None]
    assert stated
    assert all(cost["amount"] > 0 and "bukan angka resmi" in cost["source"] for cost in stated)


def test_demo_requisitions_ask_for_skills_of_the_library() -> None:
    known = skill_ids()
    files = sorted(paths.reference().glob("role_templates*.json"))
    templates = [template for file in files for template in table(file.stem)]
    levels = {(template["id"], level["id"]) for template in templates for level in template["levels"]}
    for requisition in demo_requisitions():
        assert 5 <= len(requisition["requirements"]) <= 10, requisition["key"]
        assert requirement_problems(requisition["requirements"], known) == [], requisition["key"]
        if requisition["role_template"] is not None:
            assert (requisition["role_template"], requisition["role_level"]) in levels


def test_demo_dates_are_in_order_and_inside_their_project() -> None:
    content = demo()
    rounds = {row["key"]: row for row in content["rounds"]}
    for project in content["projects"]:
        intake = rounds[project["round"]]
        starts, ends = date.fromisoformat(project["starts_on"]), date.fromisoformat(project["ends_on"])
        assert starts < ends
        for requisition in project["requisitions"]:
            keys = ("opened_on", "closed_on", "starts_on", "ends_on")
            moments = [date.fromisoformat(requisition[key]) for key in keys]
            assert moments == sorted(moments), requisition["key"]
            assert starts <= moments[2] < moments[3] <= date(ends.year, 12, 31), requisition["key"]
            assert intake["opens_on"] <= requisition["opened_on"], requisition["key"]
            assert requisition["closed_on"] <= intake["closes_on"], requisition["key"]


def test_a_demo_round_has_room_for_the_openings_of_its_projects() -> None:
    content = demo()
    for intake in content["rounds"]:
        projects = [project for project in content["projects"] if project["round"] == intake["key"]]
        openings = sum(row["openings"] for project in projects for row in project["requisitions"])
        assert 0 < openings <= intake["quota"], intake["key"]


def test_a_demo_post_has_a_lawful_basis_and_a_fee_over_the_floor() -> None:
    floor = next(row["amount"] for row in table("wage_floors") if row["kind"] == "ump")
    for requisition in demo_requisitions():
        basis = EmploymentBasis(requisition["post_basis"])
        assert basis.is_asn == requisition["asn_post"], requisition["key"]
        assert 0 < requisition["fte"] <= 1
        assert requisition["region"] in codes("regions")
        assert (requisition["fee"] is None) == requisition["asn_post"], requisition["key"]
        if requisition["fee"] is not None:
            assert requisition["fee"] >= floor * requisition["fte"], requisition["key"]
