"""A reading that a busy machine ended says nothing of the reader: it is tried once more before it counts."""

import pytest

from talent.core import paths
from talent.cv.types import ParsedCv, Reason
from talent.evaluation.golden import load_golden, read_files
from talent.evaluation.reading import read_golden


@pytest.mark.parametrize(
    ("code", "status"), [("cv.reason.too_slow", "parsed"), ("cv.reason.not_understood", "unreadable")]
)
def test_what_was_stopped_is_read_again_and_what_failed_counts(
    code: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = paths.checkout()
    assert root is not None
    folder = root / "fixtures" / "cvs" / "golden" / "sample"
    documents = [each for each in load_golden(folder) if each.format == "docx"][:1]
    stopped = ParsedCv("unreadable", "docx", Reason(code))
    monkeypatch.setattr("talent.evaluation.reading.parse_many", lambda files: [stopped for _ in files])
    (reading,) = read_golden(documents, read_files(folder, documents))
    assert reading.status == status
