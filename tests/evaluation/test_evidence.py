"""What may never happen is seen when it happens."""

from dataclasses import replace
from typing import Any

import pytest

from talent.cv.types import Field, MissingField, Page, ParsedCv, Reason
from talent.evaluation.evidence import invented, leaked, told_as_scan, unexplained

TEXT = "Sari Wulan-\ndari\n0812-3456-7890\nMaret 2020 – 2022\ngithub.com/sari"


def _field(path: str, value: object, quote: str) -> Field:
    start = TEXT.index(quote)
    return Field(path, value, 0.9, 1, quote, start, start + len(quote), None)


def _parsed(*fields: Field, **more: Any) -> ParsedCv:  # noqa: ANN401 - fields of the answer
    return ParsedCv("parsed", "text", pages=(Page(1, 0, 0, TEXT),), fields=fields, **more)


def test_what_stands_on_the_page_is_not_invented() -> None:
    fields = (
        _field("basics.name", "Sari Wulandari", "Sari Wulan-\ndari"),
        _field("basics.phone", "+6281234567890", "0812-3456-7890"),
        _field("work[0].startDate", "2020-03", "Maret 2020"),
        _field("work[0].endDate", "2022", "2022"),
        _field("basics.profiles[0].url", "https://github.com/sari", "github.com/sari"),
        _field("skills[0].level", 4, "Maret"),
        _field("basics.location.countryCode", "ID", "dari"),
    )
    assert invented(_parsed(*fields, resume={"basics": {"profiles": [{"network": "GitHub"}]}})) == []


@pytest.mark.parametrize(
    ("path", "value", "quote"),
    [
        ("basics.name", "John Doe", "Sari Wulan-\ndari"),
        ("basics.phone", "+6281234567891", "0812-3456-7890"),
        ("work[0].startDate", "2022-01", "2022"),
        ("work[0].startDate", "2019-03", "Maret 2020"),
        ("work[0].endDate", "now", "2022"),
    ],
)
def test_a_value_without_its_words_is_invented(path: str, value: str, quote: str) -> None:
    assert invented(_parsed(_field(path, value, quote))) == [f"{path}: {value}"]


def test_a_value_must_stand_in_the_text_of_another_program_too() -> None:
    parsed = _parsed(_field("basics.name", "Sari", "Sari"), resume={"work": [{"position": "Wulandari"}]})
    assert invented(parsed, "SARI WULANDARI") == []
    assert invented(parsed, "another text") == ["basics.name: Sari", "work[0].position: Wulandari"]


def test_a_quote_at_another_place_is_invented() -> None:
    right = _field("basics.name", "Sari", "Sari")
    for wrong in (
        Field(right.path, right.value, 0.9, 1, right.quote, 1, 5, None),
        Field(right.path, right.value, 0.9, 2, right.quote, 0, 4, None),
        Field(right.path, right.value, 0.9, 1, "", 0, 0, None),
    ):
        assert invented(_parsed(wrong)) == ["basics.name: Sari"]


def test_a_value_of_the_resume_without_a_field_must_stand_too() -> None:
    assert invented(_parsed(resume={"work": [{"position": "Analis"}]})) == ["work[0].position: Analis"]
    assert invented(_parsed(resume={"work": [{"position": "Sari"}]})) == []


def test_empty_fields_need_a_reason() -> None:
    resume = {
        "basics": {"name": "Sari", "email": "x", "phone": "y", "label": "z", "location": {"city": "w"}},
        "work": [{"name": "PT A", "position": "Analis", "startDate": "2020"}, {"position": "Magang"}],
        "education": [{"institution": "U", "studyType": "S1", "area": "Ilmu", "startDate": "2019"}, {}],
        "languages": [{"language": "Sunda"}],
    }
    told = (
        MissingField("basics.summary", Reason("why")),
        MissingField("work[1].name", Reason("why")),
        MissingField("education[1].institution", Reason("why")),
        MissingField("education[1].startDate", Reason("why")),
    )
    assert unexplained(_parsed(resume=resume, missing=told)) == [
        "skills",
        "work[1].startDate",
        "education[1].studyType",
        "education[1].area",
    ]


def test_a_document_that_was_not_read_needs_one_reason() -> None:
    assert unexplained(ParsedCv("unreadable", "pdf")) == ["status"]
    assert unexplained(ParsedCv("unreadable", "pdf", Reason("why"))) == []


def test_protected_facts_in_the_resume_are_seen() -> None:
    resume = {
        "basics": {"summary": "Beragama Islam, lahir 1990"},
        "education": [{"institution": "Universitas Islam Contoh"}],
        "skills": [{"name": "L"}, {"name": "Lisp"}, {"name": "Islami"}],
    }
    truth = {"education": [{"institution": "Universitas Islam Contoh"}]}
    facts = {"religion": "Islam", "sex": "L", "nip": None}
    assert leaked(_parsed(resume=resume), facts, truth) == [
        "religion at basics.summary: Beragama Islam, lahir 1990",
        "sex at skills[0].name: L",
    ]


@pytest.mark.parametrize(
    ("parsed", "told"),
    [
        (ParsedCv("needs_ocr", "pdf"), True),
        (ParsedCv("parsed", "pdf", warnings=(Reason("cv.warning.ocr"),)), True),
        (ParsedCv("parsed", "pdf", warnings=(Reason("cv.warning.hidden"),)), False),
    ],
)
def test_a_scan_is_told(parsed: ParsedCv, told: bool) -> None:
    assert told_as_scan(parsed) is told


def test_a_value_of_a_link_must_be_its_address_and_the_document_must_lead_there() -> None:
    address = "https://gitlab.com/wulan-7"
    profile = {"network": "GitLab", "username": "wulan-7", "url": address}
    resume = {"basics": {"profiles": [profile]}}
    field = replace(_field("basics.profiles[0].url", address, "Sari"), link=address)
    assert invented(_parsed(field, resume=resume), TEXT, {address}) == []
    wrong = [f"basics.profiles[0].url: {address}"]
    assert invented(_parsed(field, resume=resume), TEXT, set()) == wrong
    assert (
        invented(_parsed(replace(field, link=f"{address}0"), resume=resume), TEXT, {f"{address}0"}) == wrong
    )
