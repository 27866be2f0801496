"""What is different between two runs of one requisition: which inputs changed, who moved, and by which lines.

The answer comes from what the runs keep: hashes of their inputs, and the score cards of those who were listed.
"""

from dataclasses import dataclass

from sqlmodel import Session

from scoring.scorecard import Line, ScoreCard
from talent.core.errors import Conflict
from talent.matching.models import Match, MatchRun
from talent.matching.queries import card_of, list_matches


@dataclass(frozen=True, slots=True)
class Change:
    """How much more or less one line gives than it gave; a line that only one run has gave or gives 0."""

    key: str
    code: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Move:
    """One person in both runs: places and shown scores, None where the run does not list them.

    `reason` is `profile` where what is known of the person changed, `inputs` where the card changed and the profile
    did not (the need, the policy, the library or the month did), and `others` where the card is the same and other
    people came, went or moved. It is None for who stands where they stood with the same card.
    """

    reference: str
    before: int | None
    after: int | None
    score_before: float | None
    score_after: float | None
    reason: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs side by side. `inputs` names what went in and is not the same, in a fixed order."""

    before: MatchRun
    after: MatchRun
    inputs: tuple[str, ...]
    moves: tuple[Move, ...]


def diff_runs(session: Session, before: MatchRun, after: MatchRun) -> Difference:
    """Compare two runs of one requisition, in the order of the second; who left it comes last.

    Raises:
        Conflict: the runs are of different requisitions.
    """
    if before.requisition_key != after.requisition_key:
        raise Conflict("error.run.not_comparable", ref=after.reference, other=before.reference)
    old, new = _listed(session, before), _listed(session, after)
    left = [reference for reference in old if reference not in new]
    return Difference(
        before=before,
        after=after,
        inputs=tuple(name for name, one, other in _inputs(before, after) if one != other),
        moves=tuple(_move(each, old.get(each), new.get(each)) for each in (*new, *left)),
    )


def _inputs(before: MatchRun, after: MatchRun) -> list[tuple[str, str, str]]:
    return [
        ("need", before.need_hash, after.need_hash),
        ("policy", before.policy_hash, after.policy_hash),
        ("library", before.library_hash, after.library_hash),
        ("pool", before.pool_hash, after.pool_hash),
        ("parser", before.parser_version, after.parser_version),
        ("as_of", before.as_of, after.as_of),
    ]


def _listed(session: Session, run: MatchRun) -> dict[str, Match]:
    return {
        applicant.reference: match for match, applicant in list_matches(session, run, limit=max(run.kept, 1))
    }


def _move(reference: str, old: Match | None, new: Match | None) -> Move:
    changes = _changes(card_of(old), card_of(new)) if old and new else ()
    return Move(
        reference=reference,
        before=old.position if old else None,
        after=new.position if new else None,
        score_before=old.score if old else None,
        score_after=new.score if new else None,
        reason=_reason(old, new),
        changes=changes,
    )


def _reason(old: Match | None, new: Match | None) -> str | None:
    if old is None or new is None:
        return "others"
    if old.candidate_hash != new.candidate_hash:
        return "profile"
    if old.card != new.card:
        return "inputs"
    return "others" if old.position != new.position else None


def _changes(old: ScoreCard, new: ScoreCard) -> tuple[Change, ...]:
    """The lines that give something else, the largest difference first."""
    gave: dict[str, Line] = {line.key: line for line in old.lines}
    gives: dict[str, Line] = {line.key: line for line in new.lines}
    changes = [
        Change(
            key,
            (gives.get(key) or gave[key]).code,
            gave[key].contribution if key in gave else 0.0,
            gives[key].contribution if key in gives else 0.0,
        )
        for key in {**gave, **gives}
    ]
    changed = [each for each in changes if each.before != each.after]
    return tuple(sorted(changed, key=lambda each: (-abs(each.after - each.before), each.key)))
