"""At which level a skill is asked: words, years, default; and the words that narrow one another."""

import pytest

from tests.projects.from_text.asking import levels, need_of


@pytest.mark.parametrize(
    ("line", "level", "source"),
    [
        ("Memahami dasar Python", 1, "words"),
        ("Basic Python", 1, "words"),
        ("Memahami Python", 2, "words"),
        ("Familiar dengan Python", 2, "words"),
        ("Knowledge of Python", 2, "words"),
        ("Menguasai Python", 3, "words"),
        ("Proficient in Python", 3, "words"),
        ("Mahir Python", 4, "words"),
        ("Advanced Python", 4, "words"),
        ("Strong understanding of Python", 4, "words"),
        ("Pemahaman mendalam tentang Python", 4, "words"),
        ("Ahli Python", 5, "words"),
        ("Expert in Python", 5, "words"),
        ("Excel (advanced)", 4, "words"),
        ("Pengalaman minimal 1 tahun dengan Python", 2, "years"),
        ("Pengalaman minimal 3 (tiga) tahun dengan Python", 3, "years"),
        ("5+ years of experience with Python", 4, "years"),
        ("At least 10 years of Python", 5, "years"),
        ("18 bulan pengalaman dengan Python", 2, "years"),
        ("Pengalaman dengan Python", 3, "default"),
        ("Python", 3, "default"),
    ],
)
def test_words_then_years_then_the_default(line: str, level: int, source: str) -> None:
    (requirement,) = need_of(f"Kualifikasi\n- {line}\n").requirements
    assert (requirement.level, requirement.level_from) == (level, source)


def test_each_skill_has_the_word_nearest_before_it() -> None:
    assert levels("Kualifikasi\n- Mahir Python dan memahami Docker; ahli PostgreSQL\n") == {
        "python": 4,
        "docker": 2,
        "postgresql": 5,
    }
