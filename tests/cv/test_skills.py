"""Listed skills in the manners of CVs: items as listed, groups, levels, what wraps."""

import pytest

from talent.cv import parse

LISTS: tuple[tuple[str, list[str]], ...] = (
    ("Python, SQL, Docker", ["Python", "SQL", "Docker"]),
    ("Python\nSQL\nDocker", ["Python", "SQL", "Docker"]),
    ("- Python\n- SQL\n- Docker", ["Python", "SQL", "Docker"]),
    ("Python | SQL | Docker", ["Python", "SQL", "Docker"]),
    ("Python • SQL • Docker", ["Python", "SQL", "Docker"]),
    ("Python · SQL · Docker", ["Python", "SQL", "Docker"]),
    ("Python / SQL / Docker", ["Python", "SQL", "Docker"]),
    ("Python; SQL; Docker.", ["Python", "SQL", "Docker"]),
    ("Python, SQL, dan Docker", ["Python", "SQL", "Docker"]),
    ("Python, SQL, and Docker", ["Python", "SQL", "Docker"]),
    ("JavaScript (Node.js, Express), SQL", ["JavaScript (Node.js, Express)", "SQL"]),
    ("Python (mahir)\nSQL (menengah)", ["Python", "SQL"]),
    ("Python - Advanced\nSQL - Intermediate", ["Python", "SQL"]),
    ("Python: 80%\nSQL: 60%", ["Python", "SQL"]),
    ("Python 80%\nSQL 60%", ["Python", "SQL"]),
    ("Python ●●●●○\nSQL ●●●○○", ["Python", "SQL"]),
    ("Python ★★★★☆\nSQL ★★★☆☆", ["Python", "SQL"]),
    ("Python 4/5\nSQL 3/5", ["Python", "SQL"]),
    ("Python\tMahir\nSQL\tMenengah", ["Python", "SQL"]),
    ("Python\nMahir\nSQL\nMenengah", ["Python", "SQL"]),
    ("Bahasa: Python, Go\nBasis data: MySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Bahasa pemrograman: Python, Go; Basis data: MySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Languages: Python | Go\nDatabases: MySQL | Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Bahasa\tPython, Go\nBasis data\tMySQL, Redis", ["Python", "Go", "MySQL", "Redis"]),
    ("Python Ahli\nSQL Dasar\nFigma Menengah", ["Python", "SQL", "Figma"]),
    ("Python Advanced\nPower BI Beginner\nSQL Very Good", ["Python", "Power BI", "SQL"]),
    ("Pembelajaran Tingkat Dasar\nPython\nSQL", ["Pembelajaran Tingkat Dasar", "Python", "SQL"]),
    ("Tenaga Ahli\nPenulisan\nNegosiasi", ["Tenaga Ahli", "Penulisan", "Negosiasi"]),
    ("Excel (Advanced):\nWord (Beginner):", ["Excel", "Word"]),
    ("Excel (mahir), Word (dasar), Canva (menengah)", ["Excel", "Word", "Canva"]),
    ("Perkantoran: Excel (mahir), Word (dasar)", ["Excel", "Word"]),
    ("1. Python\n2. SQL\n10. Docker", ["Python", "SQL", "Docker"]),
    ("1) Python\n2) SQL", ["Python", "SQL"]),
    ("6 . Python\n7 . SQL", ["Python", "SQL"]),
    ("3D Modelling, 2FA", ["3D Modelling", "2FA"]),
    ("Python > SQL > Docker", ["Python", "SQL", "Docker"]),
    ("Keahlian\tTingkat\nPython\tMahir\nSQL\tDasar", ["Python", "SQL"]),
    ("No\tSkill\tLevel\n1\tPython\t80%\n2\tSQL\t60%", ["Python", "SQL"]),
    ("Skill\tBasic\tAdvanced\nPython\t\t✓\nSQL\t✓\t", ["Python", "SQL"]),
    ("Python\nSQL\nHalaman 1 dari 2\nDocker", ["Python", "SQL", "Docker"]),
    ("Python\nsiti@example.com\nSQL", ["Python", "SQL"]),
    ("Soft Skills\nNegosiasi, Presentasi", ["Negosiasi", "Presentasi"]),
    ("Web\nHTML, CSS\n\nData\nSQL, R", ["HTML", "CSS", "SQL", "R"]),
    ("CI/CD, TCP/IP, UI/UX", ["CI/CD", "TCP/IP", "UI/UX"]),
    ("C++, C#, .NET, Node.js", ["C++", "C#", ".NET", "Node.js"]),
    ("Research & Development, Terms & Conditions", ["Research & Development", "Terms & Conditions"]),
)


def listed(text: str) -> list[str]:
    """The listed items of a plain text with one section, flat."""
    resume = parse(f"Asep Sunandar\nasep@example.com\n\nKEAHLIAN\n\n{text}\n".encode()).resume
    return [word for item in resume.get("skills", []) for word in item.get("keywords", [item["name"]])]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_items_as_listed(text: str, items: list[str]) -> None:
    assert listed(text) == items
