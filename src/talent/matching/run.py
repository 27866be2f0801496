"""Matches requisitions against the pool and stores the run with everything that it came from."""

import hashlib
from pathlib import Path
from typing import Final

from sqlmodel import Session, col, select

from scoring.policy import Policy
from scoring.ranking import Ranked
from scoring.types import month_index
from talent.accounts.permissions import Permission, demand, may
from talent.applicants.models import Applicant
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid
from talent.cv.version import PARSER_VERSION
from talent.db.references import next_reference
from talent.matching import snapshot
from talent.matching.models import Match, MatchRun, SnapshotKind
from talent.matching.pool import PoolReader
from talent.matching.translate import need_of
from talent.projects.models import Requisition, RequisitionStatus
from talent.projects.projects import leads
from talent.projects.requisitions import project_of, requirements_of
from talent.skills.queries import stored_lexicon

KEPT: Final = 50


def match_requisition(
    session: Session,
    *,
    requisition: Requisition,
    as_of: str | None = None,
    kept: int = KEPT,
    policy: Policy | None = None,
    reader: PoolReader | None = None,
    folder: Path | None = None,
    actor: Actor,
) -> MatchRun:
    """Score everybody in the pool for the requisition and keep the first `kept`.

    `as_of` is `YYYY-MM`, by default this month. When nothing that goes in has changed since an earlier run, that
    run is returned: the same input has one answer. Whoever matches several requisitions gives one `reader` to all.
    `folder` is where the columns of the pool stand from one run to the next.

    Raises:
        Forbidden: the requisition is another lead's.
        Conflict: it is not open.
        Invalid: `as_of` is not a month.
    """
    demand(actor, Permission.MATCH_ANY_REQUISITION, Permission.MATCH_OWN_REQUISITION)
    own = leads(session, project_of(session, requisition), actor=actor)
    if not may(actor, Permission.MATCH_ANY_REQUISITION) and not own:
        raise Forbidden("error.permission.missing", permission=Permission.MATCH_ANY_REQUISITION.value)
    if requisition.status is not RequisitionStatus.OPEN:
        raise Conflict("error.requisition.closed", ref=requisition.reference)
    policy = policy or Policy.default()
    month = as_of or clock.today().strftime("%Y-%m")
    try:
        as_of_index = month_index(month)
    except ValueError:
        raise Invalid("error.month") from None
    lexicon = stored_lexicon(session)
    need = need_of(requisition, requirements_of(session, requisition), lexicon=lexicon, policy=policy)
    reader = reader or PoolReader(session, folder=folder)
    pool = reader.pool_for(requisition)
    kept_inputs = {
        SnapshotKind.NEED: snapshot.Kept.of(need.to_dict()),
        SnapshotKind.POLICY: snapshot.Kept.of(policy.to_dict()),
        SnapshotKind.LIBRARY: snapshot.Kept.of({"version": lexicon.version}),
        SnapshotKind.POOL: snapshot.Kept.of(pool.manifest()),
    }
    run = MatchRun(
        reference="",
        requisition_key=requisition.key,
        need_hash=kept_inputs[SnapshotKind.NEED].content_hash,
        policy_hash=kept_inputs[SnapshotKind.POLICY].content_hash,
        library_hash=kept_inputs[SnapshotKind.LIBRARY].content_hash,
        pool_hash=kept_inputs[SnapshotKind.POOL].content_hash,
        parser_version=PARSER_VERSION,
        as_of=month,
        pool_size=len(pool.members),
        kept=kept,
        result_hash="",
        created_by=actor.ref,
    )
    earlier = _find_same(session, run)
    if earlier is not None:
        return earlier
    ranking = reader.first(pool, need, policy, as_of_index, kept)
    for kind, content in kept_inputs.items():
        snapshot.keep(session, kind, [content])
    snapshot.keep(
        session,
        SnapshotKind.CANDIDATE,
        [snapshot.Kept(each.content_hash, each.text, each.candidate.ref) for each in pool.members],
    )
    run.reference = next_reference(session, "RUN")
    run.result_hash = result_hash(ranking)
    session.add(run)
    session.flush()
    _store(session, run, ranking, {each.candidate.ref: each.content_hash for each in pool.members})
    record(
        session,
        action="match.run",
        subject=("requisition", requisition.reference),
        details={"run": run.reference, "pool": run.pool_size, "result": run.result_hash},
        actor=actor,
    )
    return run


def _find_same(session: Session, run: MatchRun) -> MatchRun | None:
    """Return an earlier run into which exactly the same went."""
    same = select(MatchRun).where(
        MatchRun.requisition_key == run.requisition_key,
        MatchRun.need_hash == run.need_hash,
        MatchRun.policy_hash == run.policy_hash,
        MatchRun.library_hash == run.library_hash,
        MatchRun.pool_hash == run.pool_hash,
        MatchRun.parser_version == run.parser_version,
        MatchRun.as_of == run.as_of,
        MatchRun.kept == run.kept,
    )
    return session.exec(same.order_by(col(MatchRun.reference).desc()).limit(1)).first()


def match_all(
    session: Session,
    *,
    as_of: str | None = None,
    kept: int = KEPT,
    folder: Path | None = None,
    actor: Actor,
) -> list[MatchRun]:
    """Match every open requisition, in the order of their references; `folder` as for one."""
    statement = select(Requisition).where(Requisition.status == RequisitionStatus.OPEN)
    reader = PoolReader(session, folder=folder)
    return [
        match_requisition(
            session, requisition=requisition, as_of=as_of, kept=kept, reader=reader, actor=actor
        )
        for requisition in session.exec(statement.order_by(col(Requisition.reference))).all()
    ]


def result_hash(ranking: list[Ranked]) -> str:
    """Return SHA-256 over ranks, ties and canonical score cards of a ranking: what a replay must give again."""
    digest = hashlib.sha256()
    for each in ranking:
        digest.update(f"{each.rank} {each.tie} ".encode() + each.card.canonical() + b"\n")
    return digest.hexdigest()


def _store(session: Session, run: MatchRun, ranking: list[Ranked], hashes: dict[str, str]) -> None:
    refs = [each.card.candidate_ref for each in ranking]
    people = session.exec(select(Applicant).where(col(Applicant.reference).in_(refs)))
    keys = {applicant.reference: applicant.key for applicant in people}
    for each in ranking:
        ref = each.card.candidate_ref
        session.add(
            Match(
                run_key=run.key,
                applicant_key=keys[ref],
                candidate_hash=hashes[ref],
                position=each.position,
                rank=each.rank,
                tied=each.tie,
                bucket=each.card.bucket.value,
                score=each.card.shown_score,
                confidence=each.card.shown_confidence,
                card=each.card.canonical().decode(),
            )
        )
    session.flush()
