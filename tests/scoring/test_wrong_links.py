"""What looks like a name and is none, by kind: places, files, verbs, parts of a list, other words."""

import pytest

from scoring.lexicon import Lexicon
from scoring.linker import Linker


def _skill(skill: str, kind: str, *names: str) -> dict[str, object]:
    return {"id": skill, "kind": kind, "labels": {"en": names[0]}, "aliases": {"en": list(names[1:])}}


LINKER = Linker(
    Lexicon.from_family_dicts(
        [
            {
                "family": "f",
                "skills": [
                    _skill("python", "tool", "Python"),
                    _skill("java", "tool", "Java"),
                    _skill("html", "tool", "HTML"),
                    _skill("sql", "tool", "SQL"),
                    _skill("excel", "tool", "Microsoft Excel", "excel"),
                    _skill("optimisation", "skill", "Mathematical optimisation", "or-tools"),
                    _skill("counselling", "skill", "Counselling", "konseling"),
                    _skill("programming", "skill", "Programming"),
                    _skill("programmer", "skill", "Programmer"),
                    _skill("evacuation", "skill", "Evacuation"),
                    _skill("ai-governance", "skill", "AI governance", "tata kelola ai"),
                    _skill("postgresql", "tool", "PostgreSQL", "postgresql database"),
                    _skill("databases", "knowledge", "Databases", "database"),
                    _skill("accounting", "skill", "Government accounting"),
                    _skill("it-governance", "skill", "IT management"),
                    _skill("sas", "tool", "SAS program"),
                    _skill("infographics", "skill", "Information design"),
                    _skill("procurement", "skill", "Pengadaan barang dan jasa"),
                    _skill("field", "skill", "Field management"),
                ],
            }
        ]
    )
)


def _found(text: str) -> list[str]:
    return [span.id for span in LINKER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python developer in West Java, Indonesia", ["python"]),
        ("Python, Java island tour", ["python"]),
        ("Python, Java, Indonesia", ["python"]),
        ("Python and Java", ["python", "java"]),
        ("open index.html, then write Python", ["python"]),
        ("SQL.HTML", ["sql", "html"]),
        ("SQL, Python, Excel in driving growth", ["sql", "python"]),
        ("SQL, Python, Excel", ["sql", "python", "excel"]),
        ("modern tools and OR-Tools", ["optimisation"]),
        ("Aplikasi ponsel untuk konseling", ["counselling"]),
        ("The programmes grew", []),
        ("to account for government money", []),
        ("government accounting", ["accounting"]),
        ("it manages all", []),
        ("inform the design", []),
        ("program as planned", []),
        ("field, with management of others", []),
        ("managing the field", ["field"]),
    ],
)
def test_in_running_text(text: str, found: list[str]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    ("phrase", "linked"),
    [
        ("tools", []),
        ("ponsel", []),
        ("program", []),
        ("Programme", []),
        ("programer", ["programmer"]),
        ("evaluation", []),
        ("evacation", ["evacuation"]),
        ("tata kelola", []),
        ("tata kelola ai", ["ai-governance"]),
        ("pengadaan barang/jasa", ["procurement"]),
        ("PostgreSQL database", ["postgresql"]),
        ("PostgreSQL) dan database", ["postgresql", "databases"]),
        ("PostgreSQL, database", ["postgresql", "databases"]),
        ("Python/SQL", ["python", "sql"]),
        ("Python, memasak", ["python"]),
        ("West Java", []),
    ],
)
def test_as_a_phrase(phrase: str, linked: list[str]) -> None:
    assert [link.id for link in LINKER.link(phrase, top=5)] == linked


def test_parts_of_a_phrase_say_that_they_are_parts() -> None:
    assert {link.method for link in LINKER.link("Python/SQL", top=5)} == {"parts"}
