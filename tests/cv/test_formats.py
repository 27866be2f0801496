"""The same CV gives the same person in every format, and every value stands where it is said to stand."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from talent.cv import ParsedCv, parse
from tests.cv.documents import cv_docx, cv_html, cv_pdf, cv_text

FORMATS = [cv_pdf, cv_docx, cv_html, cv_text]


def value_of(resume: dict[str, Any], path: str) -> object:
    """What stands in the resume at a path such as `work[0].name`."""
    value: Any = resume
    for key, index in re.findall(r"(\w+)|\[(\d+)\]", path):
        value = value[key] if key else value[int(index)]
    return value


def check_places(parsed: ParsedCv) -> None:
    """Every quote stands at its offsets, and every value stands in the resume."""
    for field in parsed.fields:
        assert parsed.pages[field.page - 1].text[field.start : field.end] == field.quote
        assert 0.0 <= field.confidence <= 1.0
        if field.path != "basics.summary":
            assert value_of(parsed.resume, field.path) == field.value
    for phrase in parsed.phrases:
        text = parsed.pages[phrase.page - 1].text
        assert re.sub(r"\s+", " ", text[phrase.start : phrase.end]).strip() == phrase.text
        assert phrase.quote in text


@pytest.mark.parametrize("make", FORMATS)
def test_every_format_gives_the_same_person(make: Callable[[], bytes]) -> None:
    parsed = parse(make())
    assert parsed.status == "parsed"
    assert parsed.language == "id"
    assert parsed.resume["basics"] == {
        "name": "Asep Sunandar",
        "label": "Backend Developer",
        "email": "asep.sunandar@example.com",
        "phone": "+6281234567890",
        "location": {"city": "Kota Bandung"},
    }
    first, second = parsed.resume["work"]
    assert (first["name"], first["position"], first["location"]) == (
        "PT Maju Jaya",
        "Backend Developer",
        "Bandung",
    )
    assert (first["startDate"], "endDate" in first) == ("2020-01", False)
    assert first["highlights"] == [
        "Membangun layanan REST dengan Python dan PostgreSQL",
        "Memimpin tim lima orang",
    ]
    assert (second["name"], second["position"], second["endDate"]) == (
        "CV Karya Bersama",
        "Staf IT",
        "2019-12",
    )
    assert parsed.resume["education"] == [
        {
            "institution": "Universitas Pasundan",
            "studyType": "S1",
            "area": "Teknik Informatika",
            "startDate": "2012",
            "endDate": "2016",
            "score": "3,45",
        }
    ]
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "PostgreSQL", "Docker", "Linux"]
    assert parsed.education_level == 6
    assert parsed.region == "32.73"
    assert [(span.start_month, span.end_month) for span in parsed.work_spans] == [
        ("2020-01", None),
        ("2017-03", "2019-12"),
    ]
    assert {(item.code, item.level) for item in parsed.languages} == {("id", 5), ("en", 3)}


@pytest.mark.parametrize("make", FORMATS)
def test_every_value_stands_on_its_page(make: Callable[[], bytes]) -> None:
    parsed = parse(make())
    check_places(parsed)
    assert len(parsed.fields) > 25


def test_boxes_of_a_pdf_lie_on_the_page_and_around_the_words() -> None:
    parsed = parse(cv_pdf())
    page = parsed.pages[0]
    for field in parsed.fields:
        assert field.box is not None
        x0, y0, x1, y1 = field.box
        assert 0 <= x0 < x1 <= page.width
        assert 0 <= y0 < y1 <= page.height
    name = next(field for field in parsed.fields if field.path == "basics.name")
    assert name.box is not None
    assert name.box[1] < 80


def test_phrases_carry_source_entry_months_and_level() -> None:
    phrases = parse(cv_pdf()).phrases
    work = next(phrase for phrase in phrases if phrase.text.startswith("Membangun layanan"))
    assert (work.source, work.entry, work.start_month, work.end_month, work.current) == (
        "work",
        "work[0]",
        "2020-01",
        None,
        True,
    )
    listed = next(phrase for phrase in phrases if phrase.text == "Docker")
    assert (listed.source, listed.entry, listed.level) == ("declared", None, 3)
    assert listed.quote == "Python, PostgreSQL, Docker (menengah), Linux"
    area = next(phrase for phrase in phrases if phrase.text == "Teknik Informatika")
    assert area.source == "education"


def test_the_file_name_is_not_looked_at() -> None:
    assert parse(cv_docx(), filename="cv.pdf") == parse(cv_docx(), filename="")


def test_the_same_bytes_give_the_same_answer() -> None:
    data = cv_pdf()
    assert parse(data) == parse(data)


def test_scores_are_kept_beside_the_result() -> None:
    scores = parse(cv_pdf()).scores
    best = max((score for score in scores if score.path == "basics.name"), key=lambda score: score.total)
    assert best.text == "Asep Sunandar"
    assert best.total == pytest.approx(sum(points for _, points in best.features))
    assert any(score.path == "work[0].position" for score in scores)


def test_json_resume_is_taken_over_without_protected_facts() -> None:
    resume = {
        "basics": {
            "name": "Dr. Ir. Asep Sunandar, M.T.",
            "email": "Asep@Example.com",
            "phone": "0812 3456 7890",
            "birthDate": "1990-05-12",
            "image": "https://example.com/foto.jpg",
            "summary": "Saya lahir di Garut. Saya merancang layanan.",
            "location": {"city": "Kab. Garut", "address": "Jl. Mawar 1"},
        },
        "work": [
            {
                "name": "PT Maju Jaya",
                "position": "Analis",
                "startDate": "2020-01",
                "highlights": ["Menulis SQL", 7, None],
            },
            {"name": "PT Dua", "position": "Staf", "startDate": "2023-19-39", "endDate": "2019"},
        ],
        "skills": [{"name": "Data", "level": "Advanced", "keywords": ["SQL", "Python"]}],
        "languages": [{"language": "English", "fluency": "Fluent"}],
    }
    parsed = parse(json.dumps(resume).encode())
    check_places(parsed)
    assert parsed.resume["basics"] == {
        "name": "Asep Sunandar",
        "email": "asep@example.com",
        "phone": "+6281234567890",
        "summary": "Saya merancang layanan.",
        "location": {"city": "Kab. Garut"},
    }
    assert parsed.titles == ("Dr.", "Ir.", "M.T.")
    assert parsed.protected == ("birth", "photo")
    assert parsed.region == "32.05"
    assert "startDate" not in parsed.resume["work"][1]
    assert "cv.warning.bad_date" in [warning.code for warning in parsed.warnings]
    assert [phrase.text for phrase in parsed.phrases if phrase.source == "declared"][-2:] == ["SQL", "Python"]
    assert parsed.languages[0].code == "en"
