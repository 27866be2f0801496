"""One person over layouts, counted by hand."""

from typing import Any

from talent.cv.types import ParsedCv
from talent.evaluation.golden import GoldenDocument
from talent.evaluation.reading import Reading, reading_of
from talent.evaluation.sameness import answers, same_as_most, same_in_all


def _reading(file: str, found: dict[str, Any], true: dict[str, Any], language: str = "id") -> Reading:
    document = GoldenDocument(file, "sari", "plain", "pdf", language, "parsed", {"basics": true})
    return reading_of(document, ParsedCv("parsed", "pdf", resume={"basics": found}), "", "parsed")


def test_one_document_that_differs_spoils_the_field_for_all() -> None:
    true = {"name": "Sari", "email": "sari@example.com"}
    readings = [_reading(f"{number}.pdf", true, true) for number in range(3)]
    readings.append(_reading("3.pdf", {"name": "Profil", "email": "sari@example.com"}, true))
    (fields,) = answers(readings).values()
    assert same_in_all(fields) == (1, 2)
    # Three of four answers for the name are alike, and all four for the e-mail.
    assert same_as_most(fields) == (7, 8)


def test_the_same_mistake_everywhere_is_the_same() -> None:
    readings = [_reading(f"{number}.pdf", {"name": "Profil"}, {"name": "Sari"}) for number in range(2)]
    (fields,) = answers(readings).values()
    assert same_in_all(fields) == (1, 1)


def test_what_is_printed_in_another_way_is_not_compared() -> None:
    readings = [
        _reading("0.pdf", {"name": "Sari"}, {"name": "Sari"}),
        _reading("1.pdf", {"name": "Sari W."}, {"name": "Sari W."}),
        _reading("2.pdf", {"name": "Sari"}, {"name": "Sari"}, language="en"),
    ]
    assert all(fields == [] for fields in answers(readings).values())
