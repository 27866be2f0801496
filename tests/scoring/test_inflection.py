"""Words that are inflections of one another, and words that only share a root."""

import pytest

from scoring.inflection import inflects, inflects_inside


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("dipimpin", "memimpin"), ("menerjemahkan", "penerjemahan"), ("bernegosiasi", "negosiasi")),
        *(("memfasilitasi", "fasilitasi"), ("memvisualisasikan", "visualisasi"), ("analisa", "analisis")),
        *(("modeling", "modelling"), ("visualizing", "visualisation"), ("deployed", "deployment")),
        *(("interviewed", "interviewing"), ("teachers", "teacher"), ("memprogram", "pemrograman")),
    ],
)
def test_forms_of_one_word(word: str, name: str) -> None:
    assert inflects(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        *(("ponsel", "konseling"), ("ponsel", "counselling"), ("tempat", "empati"), ("penempatan", "empati")),
        *(("fasilitas", "fasilitasi"), ("media", "mediasi"), ("pimpinan", "memimpin"), ("bawah", "bawahan")),
        *(("program", "programming"), ("programmes", "programming"), ("tester", "testing")),
        *(("warehouse", "warehousing"), ("interpret", "interpreting"), ("perawatan", "perawat")),
    ],
)
def test_a_shared_root_is_not_enough_for_a_word_alone(word: str, name: str) -> None:
    assert not inflects(word, name)


@pytest.mark.parametrize(
    ("word", "name", "same"),
    [
        *(("manage", "management", True), ("data", "datanya", True), ("mengolah", "pengolahan", True)),
        *(("inform", "information", False), ("as", "sas", False), ("skripsi", "skrip", False)),
    ],
)
def test_among_others_a_bare_verb_may_stand_for_the_noun(word: str, name: str, same: bool) -> None:
    assert inflects_inside(word, name) is same
