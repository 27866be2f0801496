"""What counts as equal, kind by kind."""

import pytest

from talent.evaluation import folding


@pytest.mark.parametrize(
    ("fold", "first", "second"),
    [
        (folding.comparable, "PT  Maju\nJaya", "pt maju jaya."),
        (folding.comparable, "Front–End", "front-end"),
        (folding.comparable, "D’Arc “x”", 'd\'arc "x"'),
        (folding.comparable, "e\u00adffi\u200bcient", "eﬃcient"),
        (folding.comparable_phone, "0812-3456-7890", "+62 812 3456 7890"),
        (folding.comparable_phone, "(021) 555.0100", "+62215550100"),
        (folding.comparable_phone, "(+62) 812 3456 7890", "62 812-3456-7890"),
        (folding.comparable_phone, "+62 (0)812 3456 7890", "tel:081234567890"),
        (folding.comparable_phone, "+44 (0)7700 900462", "+447700900462"),
        (folding.comparable_url, "@sari", "sari"),
        (folding.comparable_email, "Sari@Example.com", "mailto:sari@example.com"),
        (folding.comparable_url, "https://www.example.com/sari/", "example.com/sari"),
        (folding.comparable_date, "2020-03-15", "2020-03"),
        (folding.comparable_degree, "S. Kom.", "SKom"),
        (folding.comparable_score, "3,50", "3.5/4.00"),
        (folding.comparable_score, "IPK 3,42 dari 4", "3.42"),
        (folding.letters, "pro-\ngram kerja", "program  kerja."),
    ],
)
def test_equal(fold: object, first: str, second: str) -> None:
    assert callable(fold)
    assert fold(first) == fold(second) != ""


@pytest.mark.parametrize(
    ("fold", "first", "second"),
    [
        (folding.comparable, "PT Maju Jaya", "PT Maju"),
        (folding.comparable, "C++", "C"),
        (folding.comparable, "C#", "C"),
        (folding.comparable_phone, "0812-3456-7890", "0812-3456-7891"),
        (folding.comparable_phone, "no number", ""),
        (folding.comparable_date, "2020", "2020-03"),
        (folding.comparable_degree, "S.Kom.", "S.T."),
        (folding.comparable_score, "3,42", "3,24"),
    ],
)
def test_not_equal(fold: object, first: str, second: str) -> None:
    assert callable(fold)
    assert fold(first) != fold(second)
