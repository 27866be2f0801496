"""The linker on phrases, with a small library of difficult names."""

import time

import pytest
from hypothesis import strategies as st

from scoring.lexicon import Lexicon
from scoring.linker import LinkedSkill, Linker
from scoring.similarity import word_likeness
from scoring.spelling import KnownWords
from tests.factories.lexicon import small_lexicon
from tests.scoring.laws import law

LEXICON = small_lexicon()
LINKER = Linker(LEXICON)


@pytest.mark.parametrize(
    ("phrase", "skill", "method"),
    [
        ("Python", "python", "exact"),
        ("  PYTHON ", "python", "exact"),
        ("python 3.11", "python", "exact"),
        ("ngoding python", "python", "alias"),
        ("Bahasa Pemrograman Python", "python", "exact"),
        ("C++", "cpp", "exact"),
        ("C#", "csharp", "exact"),
        ("c", "c", "exact"),
        (".NET", "dotnet", "exact"),
        ("ASP.NET", "dotnet", "alias"),
        ("Node.js", "node-js", "exact"),
        ("nodejs", "node-js", "alias"),
        ("NODE JS", "node-js", "exact"),
        ("Postgre SQL", "postgresql", "exact"),
        ("UI/UX", "ui-ux-design", "alias"),
        ("ui & ux design", "ui-ux-design", "exact"),
        ("Desain UI/UX aplikasi", "ui-ux-design", "exact"),
        ("A/B testing", "ab-testing", "exact"),
        ("GIS", "geographic-information-systems", "alias"),
        ("Sistem Informasi Geografis", "geographic-information-systems", "exact"),
        ("ML", "machine-learning", "abbreviation"),
        ("JavaScript (ES6)", "javascript", "exact"),
        ("Microsoft Excel (mahir)", "microsoft-excel", "exact"),
        ("Manajemen Proyek - 3 tahun", "project-management", "exact"),
        ("mengolah data", "data-processing", "exact"),
        ("diolah datanya", "data-processing", "exact"),
        ("analyzing data", "data-analysis", "exact"),
        ("analysis of data", "data-analysis", "exact"),
        ("pengecekan fakta", "fact-checking", "exact"),
        ("Go", "go", "exact"),
        ("excel", "microsoft-excel", "alias"),
        ("Phyton", "python", "spelling"),
        ("javascrip", "javascript", "spelling"),
        ("postgressql", "postgresql", "spelling"),
        ("kuberntes", "kubernetes", "spelling"),
        ("project managemnt", "project-management", "spelling"),
        ("prodct management", "product-management", "spelling"),
        ("machine learnig", "machine-learning", "spelling"),
        ("visualisasi data dan dasbor", "data-visualization", "exact"),
        ("user researcher", "user-research", "spelling"),
        ("sistem informasi geografi", "geographic-information-systems", "spelling"),
        ("geographical information system", "geographic-information-systems", "ngram"),
        ("pengujian perangkat A/B", "ab-testing", "ngram"),
    ],
)
def test_phrase_links(phrase: str, skill: str, method: str) -> None:
    assert [(link.id, link.method) for link in LINKER.link(phrase)] == [(skill, method)]


@pytest.mark.parametrize(
    "phrase",
    [
        *("memasak", "kepemimpinan", "trust", "shift", "dokter", "Jawa", "scale", "data entry", "reacting"),
        *("management", "data", "", "   ", "!!!", "x" * 500, "Lava", "desain rumah", "manajemen waktu"),
    ],
)
def test_what_is_not_near_enough_stays_unlinked(phrase: str) -> None:
    assert LINKER.link(phrase) == []


def test_score_falls_along_the_cascade() -> None:
    scores = [LINKER.link(phrase)[0].score for phrase in ("python", "mengolah data", "phyton")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1


def test_top_gives_more_candidates_of_the_same_order() -> None:
    two = Lexicon.from_family_dicts(
        [
            {
                "family": "f",
                "skills": [
                    {"id": skill, "kind": "skill", "labels": {"en": skill}, "aliases": {"en": ["press work"]}}
                    for skill in ("media", "relations")
                ],
            }
        ]
    )
    linker = Linker(two)
    assert [link.id for link in linker.link("press work", top=5)] == ["media", "relations"]
    assert linker.link("press work") == linker.link("press work", top=2)[:1]


def test_likeness_that_fits_two_skills_is_not_guessed() -> None:
    """`data quality` and `software quality` are as near to "quality assurance"."""
    skills = [
        {"id": skill, "kind": "skill", "labels": {"en": name}}
        for skill, name in (("one", "data quality assurance"), ("two", "code quality assurance"))
    ]
    assert (
        Linker(Lexicon.from_family_dicts([{"family": "f", "skills": skills}])).link("quality assurance") == []
    )


def test_every_name_of_the_library_links_to_its_skill() -> None:
    for entry in LEXICON:
        for name in (*entry.labels.values(), *entry.names()):
            assert LINKER.link(name)[0].id == entry.id, name


def test_empty_library_links_nothing() -> None:
    empty = Linker(Lexicon([]))
    assert empty.link("python developer") == []
    assert empty.find("python developer") == []


@pytest.mark.proves("R7")
@law(st.text(max_size=40), share=0.2)
def test_linking_is_deterministic_and_in_range(phrase: str) -> None:
    links = LINKER.link(phrase, top=3)
    assert Linker(LEXICON).link(phrase, top=3) == links
    assert all(0 < link.score <= 1 and link.id in LEXICON for link in links)


@law(
    st.lists(
        st.sampled_from(("Python", "phyton", "data manajemen", "C#, go", "x y", "ngoding javascrip", "")),
        max_size=6,
    )
)
def test_many_phrases_together_get_the_answers_of_one_by_one(phrases: list[str]) -> None:
    alone = Linker(LEXICON)
    assert Linker(LEXICON).link_many(phrases, top=3) == [alone.link(phrase, top=3) for phrase in phrases]


def test_known_words_near_to_an_unknown_one() -> None:
    """Compared in a pile as one by one; a word that must not be put right to is left out."""
    words = ["docker", "dockers", "communication", "python", "cat"]
    known, other = KnownWords(words, but=("dockers",)), KnownWords(words)
    known.compare(["dokcer", "comunicatoin", "phyton", "cta", "zebra"])
    asked = ("dokcer", "comunicatoin", "phyton", "cta", "zebra", "dokcers")
    assert [known.nearest(word) for word in asked] == [
        *(("docker", 1), ("communication", 2), ("python", 1), None, None, None)
    ]
    assert other.nearest("dokcers") == ("dockers", 1)
    assert known.alike("communications") == ("communication",)


WORDS = st.text(alphabet="aeintrs+é", min_size=1, max_size=12)


@law(st.lists(WORDS, max_size=8), WORDS, share=0.5)
def test_no_alike_word_is_missed(words: list[str], word: str) -> None:
    """Also what is a few edits away: the known words come from the asked one with letters swapped and left out."""
    slips = (word[:place] + word[place + 1 :] for place in range(1, len(word)))
    swaps = (word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in range(len(word)))
    listed = {*words, *slips, *swaps, word + word[-1:], word[::-1]} - {""}
    assert KnownWords(listed).alike(word) == tuple(
        sorted(known for known in listed if word_likeness(known, word))
    )


def test_thousands_of_known_phrases_a_second() -> None:
    """Not a benchmark: ten times slower than measured would still pass."""
    phrases = [f"{name} {number}" for entry in LEXICON for name in entry.names() for number in range(20)]
    started = time.perf_counter()
    for phrase in phrases:
        LINKER.link(phrase)
    assert len(phrases) / (time.perf_counter() - started) > 1000


def test_linked_skill_is_a_plain_value() -> None:
    assert LINKER.link("Python") == [LinkedSkill("python", 1.0, "exact")]
