"""What a value may be, and months at the edges."""

import dataclasses
from collections.abc import Callable

import pytest

from scoring.types import (
    Accepted,
    Availability,
    Candidate,
    EvidenceSource,
    LanguageSkill,
    Need,
    SkillEvidence,
    WorkSpan,
    month_index,
    month_text,
)
from tests.factories.engine import candidate, need, requirement

PROTECTED = (
    *("name", "sex", "gender", "birth", "age", "religion", "marital", "photo", "address", "nik", "nip"),
    *("campus", "email", "phone"),
)


@pytest.mark.proves("F1")
@pytest.mark.parametrize("cls", [Candidate, SkillEvidence, WorkSpan, LanguageSkill, Availability])
def test_input_has_no_field_for_anything_protected(cls: type) -> None:
    assert dataclasses.is_dataclass(cls)
    words = {word for field in dataclasses.fields(cls) for word in field.name.split("_")}
    assert not words & set(PROTECTED)


@pytest.mark.parametrize("text", ["2026-11", "1999-01", "0001-12"])
def test_month_survives_both_ways(text: str) -> None:
    assert month_text(month_index(text)) == text


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "2026", "11-2026", "2026-11-01", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        month_index(text)


def test_month_index_counts_from_year_nought() -> None:
    assert month_index("2026-11") == 2026 * 12 + 10


@pytest.mark.parametrize(
    "make",
    [
        lambda: SkillEvidence("k", "python", EvidenceSource.WORK, None, None, 6),
        lambda: SkillEvidence("k", "python", EvidenceSource.WORK, None, None, 0),
        lambda: SkillEvidence("k", "python", EvidenceSource.WORK, -1, None, None),
        lambda: WorkSpan(10, 9),
        lambda: LanguageSkill("en", 0),
        lambda: Availability(1.5, None, None),
        lambda: Availability(float("nan"), None, None),
        lambda: Accepted("python", 0.0),
        lambda: Accepted("python", float("nan")),
        lambda: requirement("python", level=0),
        lambda: requirement("python", weight=-1.0),
        lambda: requirement("python", weight=float("inf")),
        lambda: candidate(education_level=10),
        lambda: need(fte=2.0),
        lambda: need(from_month=5, to_month=4),
        lambda: need(requirements=(requirement("python"), requirement("python"))),
    ],
)
def test_impossible_values_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        make()


def test_level_nought_is_for_assessments() -> None:
    assert SkillEvidence("k", "python", EvidenceSource.ASSESSED, None, None, 0).level == 0


def test_dicts_have_every_field_of_their_type() -> None:
    for value in (candidate(), need(), requirement("python")):
        assert set(value.to_dict()) == {field.name for field in dataclasses.fields(value)}


def test_need_has_a_hash_of_its_content() -> None:
    assert need().content_hash() == Need.from_dict(need().to_dict()).content_hash()
    assert need().content_hash() != need(openings=2).content_hash()
