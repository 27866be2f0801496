"""Text is compared in one form and cut at words."""

from hypothesis import given
from hypothesis import strategies as st

from talent.core.text import fold, shorten


def test_fold_ignores_case_width_and_spaces() -> None:
    assert fold("  Ｄａｔａ \n SCIENCE ") == fold("data science") == "data science"


@given(st.text())
def test_folding_twice_changes_nothing_but_odd_compositions(text: str) -> None:
    assert fold(fold(fold(text))) == fold(fold(text))


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("membaca berkas lamaran", 16) == "membaca berkas…"
    assert shorten("pendek", 16) == "pendek"
