"""Skills in running text: right places, no part of another word, ambiguous words only with context."""

import time

import pytest
from hypothesis import strategies as st

from scoring.linker import Linker
from tests.factories.lexicon import small_lexicon
from tests.scoring.laws import law

LINKER = Linker(small_lexicon())


def _found(text: str) -> list[tuple[str, str]]:
    return [(span.id, text[span.start : span.end]) for span in LINKER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Membangun API dengan Node.js, C++ dan C# di atas .NET; basis data PostgreSQL.",
            [
                *(("node-js", "Node.js"), ("cpp", "C++"), ("csharp", "C#"), ("dotnet", ".NET")),
                ("postgresql", "PostgreSQL"),
            ],
        ),
        (
            "Mengolah data survei, menganalisis data dan memvisualisasikan data",
            [
                ("data-processing", "Mengolah data"),
                ("data-analysis", "menganalisis data"),
                ("data-visualization", "memvisualisasikan data"),
            ],
        ),
        (
            "Analyzing data; managing projects",
            [("data-analysis", "Analyzing data"), ("project-management", "managing projects")],
        ),
        ("A/B testing dan UI/UX", [("ab-testing", "A/B testing"), ("ui-ux-design", "UI/UX")]),
        ("machine\nlearning", [("machine-learning", "machine\nlearning")]),
        ("data, analysis", []),
        ("data\n\nanalysis", []),
        ("py\u200bthon", [("python", "py\u200bthon")]),
        ("postgre sql", [("postgresql", "postgre sql")]),
        ("tim ML, bukan ml", [("machine-learning", "ML")]),
    ],
)  # fmt: skip
def test_names_are_found_where_they_stand(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Pythonista, reactions, Javanese, dockerized, mysqldump",
        "budi.python@example.com https://example.com/react contoh.id/docker www.example.com/java",
    ],
)
def test_nothing_is_found_inside_other_words(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I will go to the office in spring.",
        "We excel in teamwork using Python",
        "R&D and C-level at Go-Jek, then Java",
        "React to incidents quickly; we react to all",
        "Spring 2020: built Java apps",
        "GO TO THE PYTHON CLASS",
        "Go, Rust",
        "rust never sleeps, and java does not either",
    ],
)
def test_ambiguous_words_are_left_alone_without_context(text: str) -> None:
    assert not {skill for skill, _ in _found(text)} & {
        "go",
        "spring",
        "r",
        "c",
        "rust",
        "microsoft-excel",
        "react",
    }


@pytest.mark.parametrize(
    ("text", "skill", "words"),
    [
        ("Python, Go, R, Excel", "go", "Go"),
        ("Python, Go, R, Excel", "r", "R"),
        ("Python, Go, R, Excel", "microsoft-excel", "Excel"),
        ("python, react, go", "go", "go"),
        ("python, react, go", "react", "react"),
        ("C, C++, Java", "c", "C"),
        ("Python (mahir), Go (dasar), dan Rust", "rust", "Rust"),
        ("Node.js/React/Go", "go", "Go"),
        ("Java (Spring, MySQL)", "spring", "Spring"),
        ("Built services in Go with PostgreSQL", "go", "Go"),
        ("Kami memakai Python; layanan kecil Rust untuk kecepatan", "rust", "Rust"),
        ("Menguasai Excel", "microsoft-excel", "Excel"),
        ("Antarmuka dengan React", "react", "React"),
        ("Bahasa pemrograman R", "r", "R"),
    ],
)
def test_ambiguous_words_link_with_context(text: str, skill: str, words: str) -> None:
    assert (skill, words) in _found(text)


def test_ambiguous_name_is_less_sure() -> None:
    assert {span.id: span.score for span in LINKER.find("Python, Go")} == {"python": 1.0, "go": 0.9}


@law(
    st.lists(
        st.sampled_from(
            ("Python", "go", "C++", ",", " dan ", "data", "mengolah", ".", "\n", "UI/UX", "é", "x")
        ),
        max_size=20,
    )
)
def test_spans_are_ordered_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for span in LINKER.find(text):
        assert end <= span.start < span.end <= len(text)
        assert 0 < span.score <= 1
        end = span.end


@pytest.mark.parametrize(
    "text", ["go " * 20000, "Go, " * 20000, "a-" * 30000, "(" * 60000, "Excel " * 15000, "@" * 60000]
)
def test_hostile_text_takes_no_more_than_seconds(text: str) -> None:
    """Linear time: a square of these lengths would take hours."""
    started = time.perf_counter()
    LINKER.find(text)
    assert time.perf_counter() - started < 10
