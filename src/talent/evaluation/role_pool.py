"""Made people whose role and level are known, as the engine sees them, and the needs of their roles.

Each level of a role is a need: its skills at their levels, all as `should`, and the craft that its title names, since
whoever looks for a data engineer asks for data engineering. What few roles ask for weighs more, as a lead who writes a
requisition weighs what makes the role: the weights come from the framework, never from the people. The people are read
from their CVs and linked as `talent rank` does it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any, Final

from scoring.policy import Policy
from scoring.types import Candidate, Need
from talent.cv.pipeline import parse
from talent.cv.vocabulary.levels import level_of_title
from talent.evaluation.framework import Role, RoleLevel
from talent.evaluation.made_careers import AS_OF, PEOPLE, MadeCv, make_cvs
from talent.matching.standalone import Asked, candidate_from, read_need
from talent.skills.library import shipped_lexicon, shipped_linker

# Both weights were chosen on the half of the roles for tuning: that of the craft, and that of a skill which one role
# alone asks for, of which others have 1 ÷ the square root of the number of roles.
CRAFT_WEIGHT: Final = 3.0
RAREST_WEIGHT: Final = 2.0


@dataclass(frozen=True, slots=True)
class RolePool:
    """CVs and the candidates read from them, in one order; levels of roles; the library that knows their skills."""

    cvs: Sequence[MadeCv]
    candidates: Sequence[Candidate]
    levels: Sequence[RoleLevel]
    known: Asked

    def needs(self, policy: Policy) -> list[Need]:
        """Return the needs of the levels, in their order; a policy says which neighbours are accepted."""
        return [_need(level, self.known, policy) for level in self.levels]


def make_role_pool(roles: Sequence[Role], *, people: int = PEOPLE) -> RolePool:
    """Make `people` CVs for each level of each role, read and link them.

    A skill that the library does not hold is looked for by its own words, as for any need, and so is the title of a
    role whose craft it does not hold.
    """
    levels = [level for role in roles for level in role.levels]
    linker = shipped_linker()
    names = [each.name for level in levels for each in level.skills]
    names += [role.name for role in roles if not linker.find(role.name)]
    known = read_need(
        {"skills": [{"name": name} for name in dict.fromkeys(names)]},
        lexicon=shipped_lexicon(),
        linker=linker,
        policy=Policy.default(),
    )
    cvs = list(make_cvs(roles, people=people))
    return RolePool(
        cvs,
        [candidate_from(parse(cv.text.encode()), ref=cv.ref, linker=known.linker, as_of=AS_OF) for cv in cvs],
        levels,
        known,
    )


def _need(level: RoleLevel, known: Asked, policy: Policy) -> Need:
    lines = [
        {"name": each.name, "level": each.level, "weight": RAREST_WEIGHT / math.sqrt(each.roles)}
        for each in level.skills
    ]
    data = {"ref": level.title, "title": level.title, "skills": [*lines, _craft(level, known)]}
    return read_need(data, lexicon=known.lexicon, linker=known.linker, policy=policy).need


def _craft(level: RoleLevel, known: Asked) -> dict[str, Any]:
    """Return a line that any craft meets which the titles of level and role name, or the role's title as a whole.

    The grade in the title says at which level, as it does in a CV; without one the skills do.
    """
    of_level, of_role = ([span.id for span in known.linker.find(name)] for name in (level.title, level.role))
    # A title may name more than the craft ("Head of (Agile) delivery management"); the role names that alone.
    found = [each for each in of_level if each in of_role] or [*of_level, *of_role]
    first, *others = [{"name": each, "id": each} for each in dict.fromkeys(found)] or [{"name": level.role}]
    asked = level_of_title(level.title) or round(mean(each.level for each in level.skills))
    return {**first, "any_of": others, "level": asked, "weight": CRAFT_WEIGHT}
