"""While a requisition is edited: how many people meet all of it, what excludes how many, and what would change that.

Counts only: nobody is named, nothing is stored. The figures come from the same engine as a run, on the requirements as
they stand on the screen, saved or not.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from scoring.lexicon import Lexicon
from scoring.policy import Policy
from scoring.sensitivity import LeadCounterfactuals, lead_counterfactuals
from scoring.types import Candidate, Need
from talent.accounts.permissions import Permission, demand, may
from talent.audit.actors import Actor
from talent.core import clock
from talent.core.errors import Forbidden
from talent.matching.pool import PoolReader
from talent.matching.translate import need_of
from talent.projects.models import Requirement, Requisition
from talent.projects.projects import leads
from talent.projects.requisitions import RequirementLine, project_of, requirements_of
from talent.skills.queries import demand_skills, stored_lexicon

MOST: Final = 5_000
"""People that are scored for an answer while somebody types; of more, these are drawn, the same ones each time."""


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """What the need costs in people. `pool` people may be matched, of whom `of.pool` were counted."""

    pool: int
    of: LeadCounterfactuals
    need: Need
    lexicon: Lexicon


def count_matches(
    session: Session,
    *,
    requisition: Requisition,
    requirements: Sequence[RequirementLine] | None = None,
    actor: Actor,
) -> MatchCounts:
    """Count who meets all of a requisition, as it is stored or with other `requirements`; drafts as well.

    Raises:
        Forbidden: the requisition is another lead's.
        NotFound: a requirement names a skill that the library does not hold.
    """
    demand(actor, Permission.MATCH_ANY_REQUISITION, Permission.MATCH_OWN_REQUISITION)
    own = leads(session, project_of(session, requisition), actor=actor)
    if not may(actor, Permission.MATCH_ANY_REQUISITION) and not own:
        raise Forbidden("error.permission.missing", permission=Permission.MATCH_ANY_REQUISITION.value)
    if requirements is None:
        rows = requirements_of(session, requisition)
    else:
        demand_skills(session, [skill for line in requirements for skill in line.skills])
        rows = [_row(requisition, number, line) for number, line in enumerate(requirements, start=1)]
    policy, lexicon = Policy.default(), stored_lexicon(session)
    need = need_of(requisition, rows, lexicon=lexicon, policy=policy)
    people = [member.candidate for member in PoolReader(session).pool_for(requisition).members]
    today = clock.today()
    counted = lead_counterfactuals(_drawn(people), need, policy, today.year * 12 + today.month - 1)
    return MatchCounts(len(people), counted, need, lexicon)


def _row(requisition: Requisition, position: int, line: RequirementLine) -> Requirement:
    """The requirement as it would be stored; it is never added to the session."""
    return Requirement(
        requisition_key=requisition.key,
        position=position,
        skills=list(dict.fromkeys(line.skills)),
        level=line.level,
        kind=line.kind,
        weight=line.weight,
    )


def _drawn(people: Sequence[Candidate]) -> Sequence[Candidate]:
    if len(people) <= MOST:
        return people
    return sorted(people, key=lambda each: hashlib.sha256(each.ref.encode()).digest())[:MOST]
