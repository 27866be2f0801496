"""Computes a stored run again from its snapshots: the same bytes, or it says what is different."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from scoring.engine import score
from scoring.policy import Policy
from scoring.ranking import Ranked, rank
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need, month_index
from talent.applicants.models import Applicant
from talent.core.errors import Conflict, NotFound
from talent.matching import snapshot
from talent.matching.models import Match, MatchRun
from talent.matching.pool import stored_members
from talent.matching.queries import inputs_of
from talent.matching.run import result_hash


@dataclass(frozen=True, slots=True)
class ReplayLine:
    """One place of the ranking: `stored` and `computed` are None where the person has been erased.

    `row_agrees` tells whether what lists show without opening the card (rank, bucket, figures, whose card it is) is
    what the card says.
    """

    position: int
    stored: str | None
    computed: str | None
    row_agrees: bool = True

    @property
    def erased(self) -> bool:
        """Whether the person of this place has been erased since."""
        return self.stored is None and self.computed is None

    @property
    def same(self) -> bool:
        """Whether both score cards have the same bytes, and the row says the same as its card."""
        return self.stored == self.computed and self.row_agrees


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
    pool = dict(stored_members(pool_content))
    kept = snapshot.load_many(session, list(pool.values()))
    as_of = month_index(run.as_of)
    cards = [score(Candidate.from_dict(each), need, policy, as_of) for each in kept.values()]
    ranking = rank(cards, need, policy)[: run.kept]
    rows = session.exec(
        select(Match, Applicant.reference)
        .join(Applicant, col(Match.applicant_key) == col(Applicant.key))
        .where(Match.run_key == run.key)
    ).all()
    stored = {match.position: (match, reference) for match, reference in rows}
    erased = len(pool) - len(kept)
    waiting = iter(ranking)
    lines = []
    for place in range(1, max([min(run.kept, len(pool)), *stored]) + 1):
        # Whoever has been erased leaves an empty place; the others close up in the computation, not on the list.
        each = next(waiting, None) if place in stored or not erased else None
        match, reference = stored.get(place, (None, None))
        lines.append(
            ReplayLine(
                place,
                match.card if match else None,
                each.card.canonical().decode() if each else None,
                match is None or each is None or _agrees(match, reference, each, pool, whole=not erased),
            )
        )
    identical = (
        all(line.same for line in lines)
        and len(stored) == len(rows)
        and run.pool_size == len(pool)
        and sum(line.erased for line in lines) <= erased
        and (erased > 0 or result_hash(ranking) == run.result_hash)
    )
    return Replay(run, tuple(lines), identical)


def _agrees(match: Match, reference: str | None, each: Ranked, pool: dict[str, str], *, whole: bool) -> bool:
    card = each.card
    return (
        (reference, match.candidate_hash) == (card.candidate_ref, pool[card.candidate_ref])
        and (match.bucket, match.score, match.confidence)
        == (card.bucket.value, card.shown_score, card.shown_confidence)
        # Without those who have been erased the ranks count differently.
        and (not whole or (match.rank, match.tied) == (each.rank, each.tie))
    )


def rank_everybody(session: Session, run: MatchRun) -> list[Ranked]:
    """Return the whole ranking of a run, also of those whose rows are not kept, computed from the snapshots."""
    need, policy, candidates = inputs_of(session, run)
    as_of = month_index(run.as_of)
    return rank([score(each, need, policy, as_of) for each in candidates], need, policy)


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
