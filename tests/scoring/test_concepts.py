"""Linking to a foreign catalogue: by stem, meaning, slip, other wording and what the library knows."""

import numpy as np
import pytest
from hypothesis import strategies as st

from scoring.concepts import ConceptLinker
from scoring.lexicon import Lexicon, SkillEntry
from scoring.linker import Linker
from scoring.reranking import MAY_BE_MEANT, Ranker, from_here
from scoring.stemming import stem, stems
from scoring.word_vectors import WordVectors
from scoring.wordings import Wordings
from tests.scoring.laws import law


def _entry(skill: str, *names: str) -> SkillEntry:
    return SkillEntry(skill, "f", "skill", {"en": names[0]}, {"en": names[1:]})


CATALOGUE = Lexicon(
    _entry(*names)
    for names in (
        ("c1", "analyse business requirements", "business needs analysis"),
        ("c2", "work in teams"),
        ("c3", "lead a team"),
        ("c4", "JavaScript"),
        ("c5", "Java (computer programming)"),
        ("c6", "database administration"),
        ("c7", "manage staff"),
        ("c8", "cloud technologies"),
    )
)
WORDINGS = Wordings([["staff", "people", "personnel"], ["lead", "head"]], {"team player": "work in teams"})
LIBRARY = Linker(
    Lexicon(
        [
            _entry("javascript", "JavaScript", "ecmascript"),
            _entry("dba", "Database administration", "dba"),
            _entry("react", "React framework"),
        ]
    )
)
LINKER = ConceptLinker(CATALOGUE, wordings=WORDINGS, library=LIBRARY)
VECTORS = WordVectors(
    [stem(word) for word in ("supervise", "lead", "crew", "team", "cloud")],
    np.array([[9, 1, 0], [9, 0, 0], [0, 9, 1], [0, 9, 0], [0, 0, 9]], np.int8),
)
RANKED = ConceptLinker(
    CATALOGUE,
    wordings=WORDINGS,
    library=LIBRARY,
    vectors=VECTORS,
    ranker=Ranker({"likeness": 6.0, "near_of_name": 3.0, "cosine": 3.0}, -6.0),
)


@pytest.mark.parametrize(
    ("phrase", "concept"),
    [
        ("analysis of business requirements", "c1"),
        ("Business needs analysis", "c1"),
        ("good team player", "c2"),
        ("heading a team", "c3"),
        ("managing people", "c7"),
        ("java", "c5"),
        ("databse administration", "c6"),
        ("ecmascript", "c4"),
        ("DBA", "c6"),
    ],
)
def test_nearest_concept(phrase: str, concept: str) -> None:
    assert LINKER.link(phrase, top=1)[0].id == concept


def test_the_label_itself_is_certain_and_all_else_is_less() -> None:
    assert LINKER.link("Work in Teams", top=1)[0].score == 1
    assert LINKER.link("work in a team", top=1)[0].score < 1
    assert LINKER.link("ecmascript", top=1)[0].score == pytest.approx(0.9)


def test_what_the_library_knows_and_the_catalogue_does_not_is_trusted_less() -> None:
    alone = ConceptLinker(CATALOGUE, wordings=WORDINGS)
    known, plain = LINKER.link("React framework", top=1)[0], alone.link("React framework", top=1)[0]
    assert known.id == plain.id
    assert known.score == pytest.approx(0.85 * plain.score, rel=0.02)


def test_nothing_is_near_to_what_shares_nothing() -> None:
    assert LINKER.link("qqq", top=8) == []
    assert LINKER.link("", top=8) == []
    assert ConceptLinker(Lexicon([])).link("work in teams") == []


def test_a_concept_of_like_words_is_found_though_it_shares_none() -> None:
    assert "c3" not in [each.id for each in LINKER.link("supervise crew", top=8)]
    assert RANKED.link("supervise crew", top=1)[0].id == "c3"


def test_the_ranked_label_itself_comes_first_and_what_is_far_is_likelier_none() -> None:
    for entry in CATALOGUE:
        assert RANKED.link(entry.labels["en"], top=1)[0].id == entry.id
    assert RANKED.link("work in teams")[0].score > 0.5 > RANKED.link("qqq zzz")[0].score
    assert RANKED.link("", top=8) == []


def test_several_concepts_that_fit_make_it_likelier_that_one_does() -> None:
    assert np.allclose(from_here(np.array([0.5, 0.5])), [2 / 3, 0.5])
    scores = from_here(np.array([1.0, *[0.2] * (MAY_BE_MEANT + 3)]))
    assert np.all(np.diff(scores) <= 0)
    assert np.allclose(scores[MAY_BE_MEANT - 1 :], 0.2)
    assert from_here(np.array([])).size == 0


def test_many_get_the_answers_of_one_by_one() -> None:
    phrases = ["managing people", "java", "managing people"]
    assert LINKER.link_many(phrases, top=3) == [LINKER.link(phrase, top=3) for phrase in phrases]


@law(st.text(max_size=40), share=0.2)
def test_scores_fall_and_lie_between_0_and_1(phrase: str) -> None:
    for linker in (LINKER, RANKED):
        scores = [each.score for each in linker.link(phrase, top=8)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    "family",
    [
        ("analyse", "analysing", "analysis", "analyst", "analyzed"),
        ("organise", "organization", "organizing", "organisation"),
        ("develop", "developing", "development", "developers"),
        ("policy", "policies"),
        ("colour", "color"),
        ("planning", "plan", "plans"),
    ],
)
def test_forms_of_a_word_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert stems("very good knowledge of C++ and .NET") == ["c++", ".net"]
    assert stems("good skills") == [stem("good"), stem("skills")]
