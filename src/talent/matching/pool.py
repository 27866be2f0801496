"""Who takes part in a run, and why somebody does not: counted outside the engine and shown as such."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import select as columns_of
from sqlalchemy.orm import load_only
from sqlmodel import Session, col, select

from scoring import index
from scoring.canonical import canonical
from scoring.engine import score
from scoring.policy import Policy
from scoring.ranking import Ranked, rank
from scoring.types import Candidate, Need, month_index
from talent.applicants.consent import consenting
from talent.applicants.load import promised_percent
from talent.applicants.models import (
    Applicant,
    Availability,
    ClaimEvidence,
    CommittedLoad,
    EvidenceKind,
    SkillClaim,
)
from talent.core import clock
from talent.matching.standing import standing_pool
from talent.matching.translate import candidate_of
from talent.projects.models import Programme, Project, Requisition
from talent.skills.queries import stored_lexicon

# Who takes part, and what the engine is told of them: the whole resume is not needed.
_READ: Final[tuple[Any, ...]] = (
    Applicant.reference,
    Applicant.birth_year,
    Applicant.withdrawn_at,
    Applicant.restricted_at,
    Applicant.work_spans,
    Applicant.education_level,
    Applicant.languages,
    Applicant.region_code,
    Applicant.basis,
    Applicant.sector,
)


class _Claim(NamedTuple):
    skill_id: str
    denied_at: datetime | None = None


class _Piece(NamedTuple):
    reference: str
    source: EvidenceKind
    months: int | None
    last_used: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """A candidate with the canonical JSON that is kept of it, and its hash."""

    candidate: Candidate
    text: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Pool:
    """The members of a run in the order of their references, and how many were left out for which reason."""

    members: tuple[Member, ...]
    left_out: dict[str, int]

    def manifest(self) -> dict[str, Any]:
        """Return references and hashes of the members, and the counts of who was left out, as JSON."""
        return {
            "candidates": [[member.candidate.ref, member.content_hash] for member in self.members],
            "left_out": self.left_out,
        }


class PoolReader:
    """Reads everybody once and gives the pool of each requisition; good for one transaction.

    With a `folder`, the columns of this month stand there and are opened instead of made, as far as they still hold.
    """

    def __init__(self, session: Session, *, folder: Path | None = None) -> None:
        self._session = session
        self._folder = folder
        read = load_only(*_READ)
        self._people = list(session.exec(select(Applicant).options(read).order_by(col(Applicant.reference))))
        self._agreed = consenting(session)
        self._claims = _claims(session)
        self._offered = {each.applicant_key: each for each in session.exec(select(Availability))}
        self._loaded = set(session.exec(select(CommittedLoad.applicant_key)))
        self._members: dict[tuple[UUID, int], Member] = {}
        self._standing: dict[tuple[str, int], index.Pool] = {}

    def pool_for(self, requisition: Requisition) -> Pool:
        """Return the pool of a requisition: everybody who consented, is not restricted, and is within the cohort.

        The cohort gate applies only where the programme sets one; an unknown birth year is never a reason to leave
        somebody out.
        """
        project = self._session.get_one(Project, requisition.project_key)
        programme = self._session.get_one(Programme, project.programme_key)
        left_out: dict[str, int] = defaultdict(int)
        members: list[Member] = []
        for applicant in self._people:
            reason = _reason(applicant, programme, self._agreed)
            if reason is None:
                members.append(self._member(applicant, self._promised(applicant, requisition)))
            else:
                left_out[reason] += 1
        return Pool(tuple(members), dict(sorted(left_out.items())))

    def first(self, pool: Pool, need: Need, policy: Policy, as_of: int, n: int) -> list[Ranked]:
        """Return the first `n` of a pool, as scoring every member and sorting would give them.

        The columns of everybody are made once, and serve every requisition. Whose time is partly promised is not the
        same person for two requisitions, and is taken as the member of this pool.
        """
        members = {member.candidate.ref: member.candidate for member in pool.members}
        standing = self._columns(policy, as_of)
        promised = [
            each
            for ref, each in members.items()
            if (whole := self._whole.get(ref)) is None or whole.candidate is not each
        ]
        # One more than asked for: whether the last is tied with the next must show.
        rows = standing.search(
            need, n + 1, without=[ref for ref in self._whole if ref not in members], instead=promised
        )
        cards = [score(members[row.ref], need, policy, as_of) for row in rows]
        return rank(cards, need, policy)[:n]

    def _columns(self, policy: Policy, as_of: int) -> index.Pool:
        """Return everybody who may be matched, with all the time that they offer, ready to be searched."""
        wanted = (policy.content_hash(), as_of)
        if wanted not in self._standing:
            self._standing[wanted] = self._made(policy, as_of)
        return self._standing[wanted]

    def _made(self, policy: Policy, as_of: int) -> index.Pool:
        people = {ref: member.candidate for ref, member in self._whole.items()}
        # Other months are asked for once, and would take the place of this one.
        if self._folder is None or as_of != month_index(clock.today().strftime("%Y-%m")):
            return index.Pool(policy, as_of, index.Builder(policy, as_of).add_all(people.values()).build())
        return standing_pool(
            self._folder,
            people,
            {ref: bytes.fromhex(member.content_hash) for ref, member in self._whole.items()},
            policy=policy,
            as_of=as_of,
            library=stored_lexicon(self._session).version,
        )

    @cached_property
    def _whole(self) -> dict[str, Member]:
        """Everybody who may be matched, with all the time that they offer, by reference."""
        return {
            applicant.reference: self._member(applicant, 0)
            for applicant in self._people
            if reason_against(applicant, self._agreed) is None
        }

    def _promised(self, applicant: Applicant, requisition: Requisition) -> int:
        if applicant.key not in self._loaded:
            return 0
        return promised_percent(
            self._session, applicant, from_on=requisition.starts_on, to_on=requisition.ends_on
        )

    def _member(self, applicant: Applicant, promised: int) -> Member:
        """Return the member; a person whose time is equally free for two requisitions is the same in both."""
        known = self._members.get((applicant.key, promised))
        if known is None:
            candidate = candidate_of(
                applicant,
                claims=self._claims.get(applicant.key, []),
                offered=self._offered.get(applicant.key),
                promised_percent=promised,
            )
            text = canonical(candidate.to_dict())
            known = Member(candidate, text.decode(), hashlib.sha256(text).hexdigest())
            self._members[(applicant.key, promised)] = known
        return known


def stored_members(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give (reference, hash) of each candidate of a stored pool."""
    yield from content["candidates"]


def reason_against(applicant: Applicant, agreed: set[UUID]) -> str | None:
    """Return why somebody takes part in no run; None for who may."""
    if applicant.withdrawn_at is not None:
        return "withdrawn"
    if applicant.restricted_at is not None:
        return "restricted"
    if applicant.key not in agreed:
        return "consent"
    return None


def _reason(applicant: Applicant, programme: Programme, agreed: set[UUID]) -> str | None:
    reason = reason_against(applicant, agreed)
    if (
        reason is None
        and applicant.birth_year is not None
        and not _in_cohort(applicant.birth_year, programme)
    ):
        return "cohort"
    return reason


def _in_cohort(birth_year: int, programme: Programme) -> bool:
    first, last = programme.cohort_from, programme.cohort_to
    return (first is None or birth_year >= first) and (last is None or birth_year <= last)


def _claims(session: Session) -> dict[UUID, list[tuple[_Claim, list[_Piece]]]]:
    """The evidence of everybody, as rows: of a million people, as objects, it would take ten times as long."""
    statement = (
        columns_of(
            col(SkillClaim.applicant_key),
            col(SkillClaim.skill_id),
            col(ClaimEvidence.reference),
            col(ClaimEvidence.source),
            col(ClaimEvidence.months),
            col(ClaimEvidence.last_used),
            col(ClaimEvidence.level),
        )
        .join(ClaimEvidence, col(ClaimEvidence.claim_key) == col(SkillClaim.key))
        .where(col(SkillClaim.denied_at).is_(None))
    )
    claims: dict[UUID, list[tuple[_Claim, list[_Piece]]]] = defaultdict(list)
    for applicant, skill, *piece in session.execute(statement):
        claims[applicant].append((_Claim(skill), [_Piece(*piece)]))
    return claims
