"""The demo's CVs, read and compared with the truth they were made from: how many values of each field are right."""

import json
import re
from collections import Counter
from functools import lru_cache
from typing import Any

import phonenumbers
import pytest

from talent.core import paths
from talent.cv import ParsedCv, parse
from talent.cv.vocabulary.degrees import split_titles
from tests.cv.test_formats import check_places

FLOORS = {
    "name": 1.0,
    "email": 1.0,
    "phone": 1.0,
    "work.name": 0.97,
    "work.position": 0.97,
    "work.startDate": 0.97,
    "work.endDate": 0.97,
    "education.institution": 0.97,
    "education.studyType": 0.96,
    "education.startDate": 0.97,
    "education.endDate": 0.97,
    "skills": 0.95,
}


@lru_cache(maxsize=1)
def documents() -> list[tuple[dict[str, Any], ParsedCv]]:
    """The record of each demo CV beside what the reader says of its file."""
    folder = paths.demo()
    people = json.loads((folder / "people.json").read_text(encoding="utf-8"))["people"]
    return [
        (person["cv"], parse((folder / "cvs" / person["cv"]["file"]).read_bytes(), ocr=False))
        for person in people
    ]


def plain(value: object) -> str:
    """Letters and figures only, so that capitals and commas do not count."""
    return re.sub(r"[\W_]+", " ", str(value or "").lower()).strip()


def compare(cv: dict[str, Any], parsed: ParsedCv) -> Counter[tuple[str, bool]]:
    """How many values of each field are right and wrong in one document."""
    truth, resume = cv["resume"], parsed.resume
    basics = resume.get("basics", {})
    start, end, _ = split_titles(truth["basics"]["name"])
    number = phonenumbers.parse(truth["basics"]["phone"], "ID")
    right: Counter[tuple[str, bool]] = Counter()
    right["name", plain(basics.get("name")) == plain(truth["basics"]["name"][start:end])] += 1
    right["email", basics.get("email") == truth["basics"]["email"].lower()] += 1
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    right["phone", basics.get("phone") == e164] += 1
    for section, keys in (
        ("work", ("name", "position", "startDate", "endDate")),
        ("education", ("institution", "studyType", "startDate", "endDate")),
    ):
        found = list(resume.get(section, []))
        for entry in truth.get(section, []):
            likest: dict[str, Any] = max(
                found,
                key=lambda item: sum(plain(item.get(k)) == plain(entry.get(k)) for k in keys),
                default={},
            )
            found = [item for item in found if item is not likest]
            for key in keys:
                if key in entry or key in likest:
                    right[f"{section}.{key}", plain(likest.get(key)) == plain(entry.get(key))] += 1
    listed = {
        plain(word) for item in resume.get("skills", []) for word in item.get("keywords", [item["name"]])
    }
    for item in truth.get("skills", []):
        for word in item.get("keywords", [item["name"]]):
            parts = {plain(part) for part in re.split(r",|\bdan\b|\(.*?\)", word)}
            right["skills", plain(word) in listed or parts - {""} <= listed] += 1
    return right


def test_every_document_has_the_status_it_must_have() -> None:
    assert {cv["file"]: parsed.status for cv, parsed in documents()} == {
        cv["file"]: cv["expect"] for cv, _ in documents()
    }


def test_every_value_stands_on_its_page() -> None:
    for _, parsed in documents():
        check_places(parsed)


@pytest.mark.proves("N4")
@pytest.mark.parametrize("field", FLOORS)
def test_fields_are_read_right(field: str) -> None:
    total: Counter[tuple[str, bool]] = Counter()
    for cv, parsed in documents():
        if parsed.status == "parsed" and cv["expect"] == "parsed":
            total += compare(cv, parsed)
    right, wrong = total[field, True], total[field, False]
    assert right + wrong > 40
    assert right / (right + wrong) >= FLOORS[field]


@pytest.mark.proves("F1")
def test_protected_facts_of_every_document_are_seen_and_dropped() -> None:
    for cv, parsed in documents():
        if parsed.status == "parsed":
            assert set(cv["protected"]) <= set(parsed.protected), cv["file"]


def test_each_document_gives_name_contact_entries_and_phrases() -> None:
    for cv, parsed in documents():
        if parsed.status == "parsed":
            assert {"name", "email", "phone"} <= parsed.resume["basics"].keys(), cv["file"]
            assert parsed.resume.get("work") or parsed.resume.get("education"), cv["file"]
            assert parsed.phrases, cv["file"]
