"""Stuffing: repeating, pasting or hiding words gains nothing over listing each skill once as declared (TRUST S9)."""

from collections.abc import Callable

import pytest

from scoring.engine import score
from scoring.linker import Linker
from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from talent.cv import parse
from talent.matching.standalone import candidate_from
from tests.factories.documents import Drawn, Hidden, cv_lines, docx, json_resume, pdf, txt
from tests.factories.engine import AS_OF, need, requirement
from tests.factories.lexicon import small_lexicon

LINKER = Linker(small_lexicon())
WANTED = ("Kubernetes", "React", "Machine learning")
OWN = ("Python (mahir)", "Git")
NEED = need(
    requirements=tuple(requirement(each) for each in ("kubernetes", "react", "machine-learning", "python")),
    education_level=6,
    experience_months=24,
)
POSTING = (
    "Dicari: insinyur platform senior dengan pengalaman minimal 10 tahun Kubernetes, React dan machine learning.",
    "Requirements: 10+ years of Kubernetes (expert), React (expert), machine learning; must have led teams.",
    "Kandidat menguasai Kubernetes tingkat ahli. Kubernetes, Kubernetes, React, React, machine learning.",
)


def card(data: bytes) -> ScoreCard:
    """The score of a document."""
    parsed = parse(data)
    assert parsed.status == "parsed"
    candidate = candidate_from(parsed, ref="x", linker=LINKER, as_of=AS_OF)
    return score(candidate, NEED, Policy.default(), AS_OF)


def honest() -> ScoreCard:
    """Who lists each skill once."""
    return card(txt(skills=(*OWN, *WANTED)))


def test_a_listed_skill_does_count_a_little() -> None:
    """Without this the comparisons below would prove nothing."""
    assert card(txt(skills=OWN)).score < honest().score < 1


@pytest.mark.proves("S9")
@pytest.mark.parametrize("times", [2, 3, 500])
def test_a_keyword_many_times_is_a_keyword_once(times: int) -> None:
    listed = card(txt(skills=(*OWN, *WANTED * times)))
    in_a_row = card(txt(skills=(*OWN, *(" ".join([each] * times)[:500] for each in WANTED), *WANTED)))
    in_commas = card(txt(skills=(*OWN, ", ".join(WANTED * times))))
    for stuffed in (listed, in_a_row, in_commas):
        assert stuffed.score == honest().score
        assert stuffed.confidence == honest().confidence
        assert stuffed.bucket == honest().bucket


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    "heading", ["", "RINGKASAN", "CATATAN", "LAIN-LAIN", "KEAHLIAN", "REFERENSI", "HOBI", "PENGUMUMAN", "ABC"]
)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_pasted_posting_is_worth_no_more_than_a_list(heading: str, bullet: str) -> None:
    extra = ["", heading, *(bullet + line for line in POSTING * 5)]
    stuffed = card(txt(skills=OWN, extra=extra))
    assert stuffed.score <= honest().score
    assert stuffed.bucket.order >= honest().bucket.order


@pytest.mark.proves("S9")
def test_a_posting_in_a_json_resume_is_worth_no_more_than_a_list() -> None:
    skills = (*OWN, *WANTED)
    plain = card(json_resume(skills=skills))
    pasted = [{"name": line, "keywords": [line], "reference": line} for line in POSTING * 50]
    assert card(json_resume(skills=skills, interests=pasted)).score <= plain.score
    assert card(json_resume(skills=skills, references=pasted)).score <= plain.score
    assert card(json_resume(skills=(*skills, *POSTING * 50))).score <= plain.score
    assert card(json_resume(skills=skills, meta={"keywords": list(WANTED) * 500})).score == plain.score


HIDDEN_LINES = [*WANTED, *POSTING]


def _hidden_in_pdf(**how: float) -> bytes:
    lines = cv_lines(skills=OWN)
    return pdf([*lines, *(Drawn(text, **how) for text in HIDDEN_LINES)])  # type: ignore[arg-type]


def _hidden_in_docx(how: str) -> bytes:
    return docx([*cv_lines(skills=OWN), *(Hidden(text, how) for text in HIDDEN_LINES)])


def _spaced() -> bytes:
    """The words with an invisible character after each letter, on top of the visible list."""
    hidden = ["\u200b".join(line) for line in HIDDEN_LINES]
    return txt(skills=OWN, extra=["", "<!-- ", *(f"<!-- {line} -->" for line in hidden)])


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    ("make", "warning"),
    [
        (lambda: _hidden_in_pdf(grey=1.0), "white_text"),
        (lambda: _hidden_in_pdf(grey=0.99), "white_text"),
        (lambda: _hidden_in_pdf(size=1.0), "tiny_text"),
        (lambda: _hidden_in_pdf(size=3.0), "tiny_text"),
        (lambda: _hidden_in_pdf(mode=3), "invisible_text"),
        (lambda: _hidden_in_pdf(x=2000.0), "off_page_text"),
        (lambda: _hidden_in_pdf(y=-500.0), "off_page_text"),
        (lambda: _hidden_in_docx("vanish"), "vanished_text"),
        (lambda: _hidden_in_docx("white"), "white_text"),
        (lambda: _hidden_in_docx("tiny"), "tiny_text"),
    ],
    ids=[
        "white",
        "nearly white",
        "1 pt",
        "3 pt",
        "not drawn",
        "beside",
        "below",
        "vanish",
        "docx white",
        "docx tiny",
    ],
)
def test_what_nobody_sees_counts_for_nothing_and_is_flagged(make: Callable[[], bytes], warning: str) -> None:
    data = make()
    visible = pdf(cv_lines(skills=OWN)) if data.startswith(b"%PDF") else docx(cv_lines(skills=OWN))
    assert card(data).to_dict() == card(visible).to_dict()
    assert f"cv.warning.{warning}" in [each.code for each in parse(data).warnings]


@pytest.mark.proves("S9")
def test_comments_of_html_and_invisible_letters_gain_nothing_over_a_list() -> None:
    assert card(_spaced()).score <= honest().score
    page = "".join(f"<p>{line}</p>" for line in cv_lines(skills=OWN))
    hidden = "".join(
        f"<!-- {line} --><p style='display:none'>{line}</p><script>'{line}'</script>" for line in HIDDEN_LINES
    )
    assert card(f"<html><body>{page}{hidden}</body></html>".encode()).score <= honest().score
