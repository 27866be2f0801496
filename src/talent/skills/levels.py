"""What each level of a skill means in practice, for the skills that are asked for most.

The five levels have general words (`fixtures/reference/levels.json`); here are concrete ones for one skill,
written beside the library so that a lead who asks for Docker 3 and an applicant who states it mean the same.
"""

import json
from functools import lru_cache

from talent.core import paths

LEVELS = (1, 2, 3, 4, 5)


@lru_cache(maxsize=1)
def described_skills() -> dict[str, tuple[dict[str, str], ...]]:
    """Return for each described skill its five descriptions by language, lowest level first."""
    described: dict[str, tuple[dict[str, str], ...]] = {}
    for file in sorted((paths.reference() / "skill_levels").glob("*.json")):
        for skill, levels in json.loads(file.read_text("utf-8"))["levels"].items():
            described[skill] = tuple(levels)
    return described


@lru_cache(maxsize=1)
def general_levels() -> tuple[dict[str, str], ...]:
    """Return the descriptions of the five levels for any skill, lowest level first."""
    rows = json.loads((paths.reference() / "levels.json").read_text("utf-8"))
    return tuple(row["descriptions"] for row in sorted(rows, key=lambda row: int(row["level"])))


def describe_level(skill: str, level: int, lang: str) -> str:
    """Return what a level (1–5) of a skill means: its own words, else the general ones.

    Raises:
        ValueError: there is no such level.
    """
    if level not in LEVELS:
        raise ValueError(f"a level is 1 to 5, not {level}")
    return described_skills().get(skill, general_levels())[level - 1][lang]
