"""The roles of the UK Government Digital and Data capability framework, as needs are made from them.

Each level of a role asks for skills at one of four levels, and says in sentences what somebody at that level can do.
The framework is public data outside the project (Crown copyright, OGL 3.0) and is read where it lies.
"""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

from talent.evaluation.public_data import part

PARTS: Final = ("tune", "unseen")
# The framework's four levels as ours: between awareness (1) and expert (5) the two that do the work.
LEVELS: Final = {"Awareness": 1, "Working": 2, "Practitioner": 4, "Expert": 5}
_SEED: Final = 20_261_129


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill that a level of a role asks for: its name, a level 1–5, and what somebody at that level can do.

    `roles` is how many roles of the framework ask for the skill at all.
    """

    name: str
    level: int
    statements: tuple[str, ...]
    roles: int


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """A level of a role. `rank` counts from 1, the lowest; levels that ask equally much share one."""

    role: str
    title: str
    rank: int
    skills: tuple[AskedSkill, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its levels, the lowest first."""

    family: str
    name: str
    levels: tuple[RoleLevel, ...]


def read_roles(folder: Path) -> list[Role]:
    """Return the roles in use, by family and name.

    Raises:
        Invalid: the framework is not in the folder of public data.
    """
    with (part(folder, "frameworks/uk_ddat") / "roles.csv").open(encoding="utf-8-sig", newline="") as file:
        # Roles that are not in use ask for no level of a skill.
        rows = [row for row in csv.DictReader(file) if row["Skill Level"] in LEVELS]
    asking = Counter(name for _, name in {(row["Role"].strip(), row["Skill Name"].strip()) for row in rows})
    found: dict[tuple[str, str], dict[str, dict[str, AskedSkill]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        name, told = row["Skill Name"].strip(), _statements(row["Skill Level Description"])
        asked = AskedSkill(name, LEVELS[row["Skill Level"]], told, asking[name])
        found[row["Role Family"], row["Role"].strip()][row["Role Level"].strip()][name] = asked
    return [Role(*key, _ranked(key[1], levels)) for key, levels in sorted(found.items())]


def parted(roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Return the roles in two halves, drawn from a fixed seed: rules are made on one and judged on the other."""
    ordered = sorted(roles, key=lambda role: (role.family, role.name))
    random.Random(_SEED).shuffle(ordered)  # noqa: S311 - a draw for measuring, no secret
    middle = len(ordered) // 2
    return dict(zip(PARTS, (ordered[:middle], ordered[middle:]), strict=True))


def _ranked(role: str, levels: Mapping[str, Mapping[str, AskedSkill]]) -> tuple[RoleLevel, ...]:
    asked = {
        title: round(mean(each.level for each in skills.values()), 1) for title, skills in levels.items()
    }
    ranks = {much: rank for rank, much in enumerate(sorted(set(asked.values())), start=1)}
    ordered = sorted(levels, key=lambda title: (asked[title], title))
    return tuple(
        RoleLevel(role, title, ranks[asked[title]], tuple(levels[title].values())) for title in ordered
    )


def _statements(description: str) -> tuple[str, ...]:
    lines: Sequence[str] = [line.strip() for line in description.splitlines()]
    return tuple(line.removeprefix("-").strip() for line in lines if line.startswith("-"))
