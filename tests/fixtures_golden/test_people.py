"""The golden people are complete, different from one another, fictitious, and the same every time."""

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from fixtures.cvs.golden.people import LANGUAGES, Person, people, person_from
from fixtures.cvs.golden.people_named import NAMED
from fixtures.cvs.golden.printed import skill_items

PEOPLE = people()
DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
# The sections of JSON Resume 1.0 and what each entry must have.
NEEDED = {
    "work": {"name", "position", "startDate"},
    "education": {"institution", "studyType", "area", "startDate"},
    "skills": {"name"},
    "certificates": {"name", "issuer", "date"},
    "volunteer": {"organization", "position", "startDate"},
    "projects": {"name", "description"},
    "languages": {"language", "fluency"},
    "awards": {"title", "awarder", "date"},
    "publications": {"name", "publisher", "releaseDate"},
    "interests": {"name"},
    "references": {"name", "reference"},
}


def dates_of(resume: dict[str, Any]) -> list[list[str]]:
    """Every date of the resume, section by section."""
    return [
        [value for entry in resume.get(section, []) for key, value in sorted(entry.items()) if "ate" in key]
        for section in sorted(NEEDED)
    ]


def test_there_are_many_people_of_every_group() -> None:
    groups = Counter(person.group for person in PEOPLE)
    assert len(PEOPLE) >= 30
    assert {
        "student",
        "asn",
        "factchecker",
        "humanitarian",
        "developer",
        "data",
        "designer",
        "gis",
        "security",
    } <= set(groups)
    assert Counter(person.language for person in PEOPLE).keys() == set(LANGUAGES)


def test_no_two_people_share_a_name_or_an_address() -> None:
    for values in (
        [person.name for person in PEOPLE],
        [person.slug for person in PEOPLE],
        [person.resume("id")["basics"]["email"] for person in PEOPLE],
        [person.resume("id")["basics"]["phone"] for person in PEOPLE],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_oddities_that_readers_stumble_over_are_all_there() -> None:
    jobs = Counter(len(person.resume("id")["work"]) for person in PEOPLE)
    assert {1, 8} <= set(jobs)
    assert sum(" " not in person.name for person in PEOPLE) >= 4
    assert sum(bool(person.titles[0]) for person in PEOPLE) >= 4
    assert sum(bool(person.titles[1]) for person in PEOPLE) >= 10
    assert sum("endDate" not in person.resume("id")["work"][0] for person in PEOPLE) >= 15


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: str(person.slug))
def test_a_person_is_a_json_resume_in_three_languages_with_the_same_facts(person: Person) -> None:
    versions = [person.resume(language) for language in LANGUAGES]
    for resume in versions:
        assert set(resume) <= {"basics", *NEEDED}
        for section, needed in NEEDED.items():
            for entry in resume.get(section, []):
                assert needed <= set(entry)
                assert all(entry[key] for key in needed)
        assert all(DATE.fullmatch(value) for some in dates_of(resume) for value in some)
        assert resume["basics"]["email"].endswith((".example", "example.com", "example.org"))
        assert len(skill_items(resume)) >= 3
        assert "{" not in json.dumps(resume["work"][0].get("highlights", [])).replace("{}", "")
    assert dates_of(versions[0]) == dates_of(versions[1]) == dates_of(versions[2])
    shared = [{key: resume["basics"][key] for key in ("name", "email", "phone")} for resume in versions]
    assert shared[0] == shared[1] == shared[2]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: str(person.slug))
def test_no_job_ends_before_it_began_or_begins_in_the_future(person: Person) -> None:
    today = date(2026, 11, 30).isoformat()[:7]
    for entry in person.resume("en")["work"]:
        assert entry["startDate"] <= entry.get("endDate", today) <= today


def test_the_same_line_gives_the_same_person_for_ever() -> None:
    again = {named.slug: person_from(named) for named in reversed(NAMED)}
    assert [again[person.slug] for person in PEOPLE] == list(PEOPLE)
    # A change of this figure means that every golden document is another one: remake the sample with it.
    assert PEOPLE[0].resume("id")["basics"]["name"] == "Siti Rahmawati Kusnadi"


def test_civil_servants_have_a_nip_that_fits_their_birth() -> None:
    servants = [person for person in PEOPLE if person.group == "asn"]
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    for servant in servants:
        digits = servant.protected["nip"].replace(" ", "")
        day, month, year = servant.protected["birth"].split(", ")[1].split(" ")
        assert len(digits) == 18
        assert digits[:8] == f"{year}{months.index(month) + 1:02d}{int(day):02d}"


def test_a_resume_is_a_copy_that_a_layout_may_change() -> None:
    first = PEOPLE[0].resume("en")
    first["work"].clear()
    assert PEOPLE[0].resume("en")["work"] != []
