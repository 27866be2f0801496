"""The committed golden documents, read and compared with their truth: a floor for each field, and what must be 0.

The floors stand well below what is measured, so that they fall when something breaks and not when a layout is added;
the figures themselves are printed by `talent eval parse`.
"""

from collections import Counter
from functools import lru_cache

import pytest

from scoring.metrics.calibration import bins, expected_calibration_error
from talent.core import paths
from talent.evaluation.figures import field_rows
from talent.evaluation.golden import load_golden, read_files
from talent.evaluation.measures import calibration_values, measure_rows
from talent.evaluation.reading import Reading, fields_of, read_golden

pytestmark = pytest.mark.slow

# The least F1 on all documents of the sample that are no scans.
FLOORS = {
    "name": 0.9,
    "email": 0.93,
    "phone": 0.95,
    "location": 0.9,
    "work.name": 0.82,
    "work.position": 0.8,
    "work.startDate": 0.87,
    "work.endDate": 0.87,
    "work.name+position": 0.78,
    "education.institution": 0.88,
    "education.studyType": 0.86,
    "education.area": 0.84,
    "education.startDate": 0.88,
    "education.endDate": 0.88,
    "skills": 0.83,
    "languages": 0.9,
}


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """Every document of the sample, read once."""
    root = paths.checkout()
    assert root is not None
    folder = root / "fixtures" / "cvs" / "golden" / "sample"
    documents = load_golden(folder)
    return tuple(read_golden(documents, read_files(folder, documents)))


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    """The F1 of each kind of field."""
    return {str(row["field"]): row["f1"][0] for row in field_rows(readings()) if isinstance(row["f1"], list)}


def test_the_sample_has_every_kind_of_document() -> None:
    documents = [each.document for each in readings()]
    assert len(documents) >= 20
    assert {"tune", "test"} == {document.split for document in documents}
    assert {"id", "en"} <= {document.language for document in documents}
    assert {"pdf", "docx", "html"} <= {document.format for document in documents}
    assert {1, 2} <= {document.columns for document in documents}
    assert any(document.scan for document in documents)
    # A layout belongs to one split, or the test layouts were not unseen.
    splits = Counter(layout for layout, _ in {(each.layout, each.split) for each in documents})
    assert set(splits.values()) == {1}


def test_every_document_has_the_status_it_must_have() -> None:
    assert {each.document.file: each.status for each in readings()} == {
        each.document.file: each.expected for each in readings()
    }


@pytest.mark.proves("N4")
@pytest.mark.parametrize("field", FLOORS)
def test_fields_are_read_right(field: str) -> None:
    assert figures()[field] >= FLOORS[field]


@pytest.mark.proves("N4")
def test_it_reads_far_better_than_a_plain_reader() -> None:
    row = next(row for row in field_rows(readings()) if row["field"] == "all wanted")
    ours, plain = row["f1"], row["baseline_f1"]
    assert isinstance(ours, list)
    assert isinstance(plain, list)
    # The whole interval of the one lies above that of the other.
    assert ours[1] > plain[2]


def test_nothing_is_invented_and_nothing_protected_is_told() -> None:
    assert [(each.document.file, each.invented) for each in readings() if each.invented] == []
    assert [(each.document.file, each.leaked) for each in readings() if each.leaked] == []


def test_every_empty_field_has_its_reason() -> None:
    assert [(each.document.file, each.unexplained) for each in readings() if each.unexplained] == []


def test_every_scan_is_told_as_one() -> None:
    scans = [each for each in readings() if each.document.scan]
    assert [each.document.file for each in scans if not each.told_as_scan] == []


def test_confidence_keeps_its_word() -> None:
    judged = calibration_values(fields_of(readings()))
    sure = [right for confidence, right in judged if confidence >= 0.9]
    assert len(sure) > 200
    assert sum(sure) / len(sure) >= 0.8
    assert expected_calibration_error(bins(judged)) <= 0.06


def test_the_measures_can_all_be_told() -> None:
    names = {row["measure"] for row in measure_rows(readings(), readings())}
    assert {"status", "scans_told", "invented", "unexplained", "leaked", "two_column_minus_one"} <= names
