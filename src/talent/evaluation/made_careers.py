"""CVs of fictitious people whose role and level are known, as plain text, drawn from a fixed seed.

What a person of a role says is drawn from the framework's own words, not from the names of our library: positions, of
each a few of the sentences of the level held there, and a list of some of the role's skills, some with a word of level.
As in real CVs much stands between a role and its reader: half of the positions carry a title that says nothing of the
role, a third of the people come from another role of the same family, lists leave out what a person can and name what
the role does not ask for. Who holds a level has come through those below it, and tells one to three of them.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.types import month_index, month_text
from talent.evaluation.framework import AskedSkill, Role, RoleLevel

AS_OF: Final = month_index("2026-11")
PEOPLE: Final = 5
_SEED: Final = 20_261_129

_LISTED: Final = 0.6
_OTHERS_LISTED: Final = 3
_LEVEL_TOLD: Final = 0.4
_PLAIN_TITLE: Final = 0.5
_CHANGED_ROLE: Final = 1 / 3
_HIGHLIGHTS: Final = (2, 4)
_MONTHS: Final = (10, 40)
_LOWER_LEVELS: Final = (1, 3)
_LEVEL_WORDS: Final = {1: "basic", 2: "intermediate", 4: "advanced", 5: "expert"}
_PLAIN: Final = (
    "Officer",
    "Staff",
    "Specialist",
    "Consultant",
    "Civil servant",
    "Coordinator",
    "Team member",
)
_FIRST: Final = ("Adi", "Asep", "Ayu", "Citra", "Dedi", "Dewi", "Eka", "Fajar", "Gita", "Hendra", "Intan", "Joko",
                 "Lestari", "Maya", "Nanang", "Putri", "Rizky", "Sari", "Tono", "Wulan")  # fmt: skip
_LAST: Final = ("Hidayat", "Kurniawan", "Lestari", "Maulana", "Nugraha", "Permana", "Pratama", "Rahayu", "Saputra",
                "Setiawan", "Suryani", "Utami", "Wibowo", "Wijaya")  # fmt: skip
_EMPLOYERS: Final = ("Nusantara Cipta", "Sagara Digital", "Lembaga Contoh", "Karya Bersama", "Mitra Layanan",
                     "Cakra Solusi", "Dinas Contoh", "Pusat Data Contoh", "Wahana Teknologi", "Bina Usaha")  # fmt: skip
_CITIES: Final = ("Bandung", "Bogor", "Cirebon", "Depok", "Bekasi", "Garut", "Sukabumi", "Tasikmalaya")
_NAMES: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeCv:
    """A CV as text with what is true of its person: the role and the rank of the level held now."""

    ref: str
    text: str
    role: str
    rank: int


def make_cvs(roles: Sequence[Role], *, people: int = PEOPLE) -> Iterator[MadeCv]:
    """Yield `people` CVs for each level of each role; equal roles give equal CVs."""
    for role in roles:
        kin = [each for each in roles if each.family == role.family and each is not role]
        for level in role.levels:
            for number in range(1, people + 1):
                ref = f"{role.name}/{level.title}/{number}"
                chance = random.Random(f"{_SEED}/{ref}")  # noqa: S311 - a draw for measuring, no secret
                yield MadeCv(ref, _text(role, level, kin, roles, chance), role.name, level.rank)


def name_in_a_list(skill: str) -> str:
    """Return a skill as people write it: without the profession that the framework adds in brackets."""
    return re.sub(r"\s*\([^()]*\)$", "", skill)


def _text(
    role: Role, level: RoleLevel, kin: Sequence[Role], roles: Sequence[Role], chance: random.Random
) -> str:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    city = chance.choice(_CITIES)
    lines = [name, f"{city}, West Java | {name.replace(' ', '.').lower()}@example.com", "", "EXPERIENCE"]
    end = AS_OF
    for place, held in enumerate(_career(role, level, kin, chance)):
        start = end - chance.randint(*_MONTHS)
        until = "Present" if place == 0 else _month(end)
        title = chance.choice(_PLAIN) if chance.random() < _PLAIN_TITLE else held.title
        lines += [
            "",
            title,
            f"{chance.choice(_EMPLOYERS)}, {chance.choice(_CITIES)}",
            f"{_month(start)} – {until}",
            *(f"- {each[:1].upper()}{each[1:]}" for each in _highlights(held, chance)),
        ]
        end = start - chance.randint(1, 3)
    lines += ["", "SKILLS", ", ".join(_listed(level, roles, chance)), "", "EDUCATION"]
    year = month_text(end)[:4]
    lines += [f"S1 Informatics, Universitas Contoh, {int(year) - 4} – {year}"]
    return "\n".join(lines) + "\n"


def _career(role: Role, level: RoleLevel, kin: Sequence[Role], chance: random.Random) -> Iterator[RoleLevel]:
    """Yield the levels held, the present one first, then lower ones, perhaps one of another role at the beginning.

    Without lower levels a lead of ten months would be as likely as one of ten years, and months of work, which tell
    something in any real pool, would tell nothing in this one.
    """
    yield level
    below = [each for each in role.levels if each.rank < level.rank][::-1]
    yield from below[: chance.randint(*_LOWER_LEVELS)]
    if kin and chance.random() < _CHANGED_ROLE:
        other = chance.choice(kin)
        yield chance.choice([each for each in other.levels if each.rank <= level.rank])


def _highlights(held: RoleLevel, chance: random.Random) -> list[str]:
    told = [each for each in held.skills if each.statements]
    chosen = chance.sample(told, min(len(told), chance.randint(*_HIGHLIGHTS)))
    return [chance.choice(each.statements) for each in chosen]


def _listed(level: RoleLevel, roles: Sequence[Role], chance: random.Random) -> list[str]:
    kept: list[AskedSkill] = [each for each in level.skills if chance.random() < _LISTED]
    others = [each for role in roles for each in role.levels[0].skills]
    kept += chance.sample(others, chance.randint(0, _OTHERS_LISTED))
    chance.shuffle(kept)
    return [
        f"{name_in_a_list(each.name)} ({_LEVEL_WORDS[each.level]})"
        if chance.random() < _LEVEL_TOLD
        else name_in_a_list(each.name)
        for each in {name_in_a_list(each.name): each for each in kept}.values()
    ]


def _month(index: int) -> str:
    return f"{_NAMES[index % 12]} {index // 12}"
