"""Finds runs and their matches."""

import json

from sqlmodel import Session, col, select

from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.types import Candidate, Need
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.core.errors import NotFound
from talent.matching import snapshot
from talent.matching.models import Match, MatchRun
from talent.projects.models import Requisition
from talent.projects.projects import leads
from talent.projects.requisitions import project_of


def get_run(session: Session, reference: str, *, actor: Actor) -> MatchRun:
    """Return the run, if the actor may see it: HR and auditors any, a lead those of their own requisitions.

    Raises:
        NotFound: there is none, or it is outside the actor's scope.
    """
    demand(actor, Permission.VIEW_ANY_RUN, Permission.MATCH_OWN_REQUISITION)
    run = session.exec(select(MatchRun).where(MatchRun.reference == reference)).one_or_none()
    if run is not None and not may(actor, Permission.VIEW_ANY_RUN):
        requisition = session.get_one(Requisition, run.requisition_key)
        if not leads(session, project_of(session, requisition), actor=actor):
            run = None
    if run is None:
        raise NotFound("error.run.not_found", ref=reference)
    return run


def find_latest_run(session: Session, requisition: Requisition) -> MatchRun | None:
    """Return the newest run of a requisition, None before the first."""
    statement = select(MatchRun).where(MatchRun.requisition_key == requisition.key)
    return session.exec(
        statement.order_by(col(MatchRun.created_at).desc(), col(MatchRun.reference).desc()).limit(1)
    ).first()


def list_matches(session: Session, run: MatchRun, *, limit: int = 50) -> list[tuple[Match, Applicant]]:
    """Return the run's matches in their order, each with its person."""
    statement = (
        select(Match, Applicant)
        .join(Applicant, col(Match.applicant_key) == col(Applicant.key))
        .where(Match.run_key == run.key)
        .order_by(col(Match.position))
        .limit(limit)
    )
    return list(session.exec(statement))


def card_of(match: Match) -> ScoreCard:
    """Return the stored score card."""
    return ScoreCard.from_dict(json.loads(match.card))


def inputs_of(session: Session, run: MatchRun) -> tuple[Need, Policy, list[Candidate]]:
    """Return need, policy and the candidates that are still kept, as the run used them."""
    need, policy = snapshot.load(session, run.need_hash), snapshot.load(session, run.policy_hash)
    pool = snapshot.load(session, run.pool_hash)
    if need is None or policy is None or pool is None:
        raise NotFound("error.run.incomplete", ref=run.reference)
    hashes = [digest for _, digest in pool["candidates"]]
    kept = snapshot.load_many(session, hashes)
    return (
        Need.from_dict(need),
        Policy.from_dict(policy),
        [Candidate.from_dict(kept[digest]) for digest in hashes if digest in kept],
    )
