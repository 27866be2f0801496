"""Alternatives become one requirement; what "dan" joins stays apart."""

import pytest

from tests.projects.from_text.asking import groups


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Menguasai React atau Vue", [{"react", "vue"}]),
        ("Python/Go", [{"python", "golang"}]),
        ("Java, Python, PHP, atau C++", [{"java", "python", "php", "c-plus-plus"}]),
        ("Java, Python, dan PHP", [{"java"}, {"python"}, {"php"}]),
        ("Salah satu dari Java, Python, PHP", [{"java", "python", "php"}]),
        ("At least one of: Java, Python", [{"java", "python"}]),
        ("At least one of those, and Java, Python, PHP", [{"java"}, {"python"}, {"php"}]),
        ("Minimal 1 tahun dengan Java, Python, PHP", [{"java"}, {"python"}, {"php"}]),
        ("Minimal 1 dari Java, Python, PHP", [{"java", "python", "php"}]),
        ("Menguasai CSS dan salah satu dari React, Vue", [{"css"}, {"react", "vue"}]),
        (
            "Experience with cloud computing (e.g. AWS, Azure)",
            [{"cloud-computing", "amazon-web-services", "microsoft-azure"}],
        ),
        ("Memahami database (MySQL, PostgreSQL, dll)", [{"databases"}, {"mysql", "postgresql"}]),
        ("Menguasai SQL (PostgreSQL/MySQL) dan Docker", [{"sql"}, {"postgresql", "mysql"}, {"docker"}]),
        ("Menguasai Go atau Java (Spring Boot)", [{"golang", "java", "spring-boot"}]),
        ("Python dan/atau PHP", [{"python", "php"}]),
        ("HTML, CSS, React/Vue", [{"html"}, {"css"}, {"react", "vue"}]),
        ("Wajib PostgreSQL, termasuk optimasi query", [{"postgresql"}, {"query-optimisation"}]),
    ],
)
def test_alternatives(line: str, expected: list[set[str]]) -> None:
    assert groups(f"Kualifikasi\n- {line}\n") == expected


def test_alternatives_beside_one_that_is_asked_anyway_say_nothing_more() -> None:
    assert groups("Kualifikasi\n- Wajib Python\n- Menguasai Python atau PHP\n") == [{"python"}]
