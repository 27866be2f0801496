"""Computes a stored run again from its snapshots: the same bytes, or it says what is different."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from scoring.engine import score
from scoring.policy import Policy
from scoring.ranking import rank
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need, month_index
from talent.core.errors import Conflict, NotFound
from talent.matching import snapshot
from talent.matching.models import Match, MatchRun
from talent.matching.pool import stored_members
from talent.matching.run import result_hash


@dataclass(frozen=True, slots=True)
class ReplayLine:
    """One place of the ranking: `stored` and `computed` are None where the person has been erased."""

    position: int
    stored: str | None
    computed: str | None

    @property
    def erased(self) -> bool:
        """Whether the person of this place has been erased since."""
        return self.stored is None and self.computed is None

    @property
    def same(self) -> bool:
        """Whether both score cards have the same bytes."""
        return self.stored == self.computed


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay found."""

    run: MatchRun
    lines: tuple[ReplayLine, ...]
    identical: bool


def replay_run(session: Session, run: MatchRun) -> Replay:
    """Score the run's stored candidates again and compare, place by place, byte by byte.

    Whoever has been erased keeps an empty place; everybody else must be where they were.

    Raises:
        Conflict: the need, the policy or the pool of the run is no longer kept.
    """
    need_content, policy_content, pool_content = (
        snapshot.load(session, digest) for digest in (run.need_hash, run.policy_hash, run.pool_hash)
    )
    if need_content is None or policy_content is None or pool_content is None:
        raise Conflict("error.run.incomplete", ref=run.reference)
    need, policy = Need.from_dict(need_content), Policy.from_dict(policy_content)
    kept = snapshot.load_many(session, [digest for _, digest in stored_members(pool_content)])
    cards = [
        score(Candidate.from_dict(kept[digest]), need, policy, month_index(run.as_of))
        for _, digest in stored_members(pool_content)
        if digest in kept
    ]
    ranking = rank(cards, need, policy)
    stored = {
        match.position: match.card
        for match in session.exec(select(Match).where(Match.run_key == run.key).order_by(col(Match.position)))
    }
    gone = len(kept) < sum(1 for _ in stored_members(pool_content))
    computed = [each.card.canonical().decode() for each in ranking]
    if not gone:
        places = max(len(stored), min(run.kept, len(computed)))
        lines = [
            ReplayLine(place, stored.get(place), computed[place - 1] if place <= len(computed) else None)
            for place in range(1, places + 1)
        ]
        same = all(line.same for line in lines) and result_hash(ranking[: run.kept]) == run.result_hash
        return Replay(run, tuple(lines), same)
    remaining = iter(computed)
    size = min(run.kept, sum(1 for _ in stored_members(pool_content)))
    lines = [
        ReplayLine(place, stored.get(place), next(remaining, None) if place in stored else None)
        for place in range(1, size + 1)
    ]
    return Replay(run, tuple(lines), all(line.same for line in lines))


def explain_absence(session: Session, run: MatchRun, applicant_ref: str) -> ScoreCard:
    """Return the score card of somebody who is not among those kept ("why not X?"), computed from the snapshots.

    Raises:
        NotFound: the person was not in the run's pool, or has been erased.
    """
    pool = snapshot.load(session, run.pool_hash) or {"candidates": []}
    for reference, digest in stored_members(pool):
        if reference == applicant_ref:
            content = snapshot.load(session, digest)
            need = snapshot.load(session, run.need_hash)
            policy = snapshot.load(session, run.policy_hash)
            if content is not None and need is not None and policy is not None:
                return score(
                    Candidate.from_dict(content),
                    Need.from_dict(need),
                    Policy.from_dict(policy),
                    month_index(run.as_of),
                )
    raise NotFound("error.run.not_in_pool", ref=run.reference, applicant=applicant_ref)
