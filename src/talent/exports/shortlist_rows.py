"""The rows of an export of shortlists: one an entry, without a name, since a shortlist is blind."""

import json
from collections.abc import Generator
from uuid import UUID

from sqlalchemy import select as select_rows
from sqlmodel import Session, col, select

from talent.applicants.models import Applicant
from talent.core.clock import JAKARTA
from talent.exports.batches import SIZE, batches
from talent.exports.cells import Cell
from talent.matching.models import Match, MatchRun
from talent.projects.models import Requisition
from talent.shortlists.models import Decision, Shortlist, ShortlistEntry


def shortlist_rows(session: Session) -> Generator[dict[str, Cell], None, None]:
    """Return the values of each entry by column key, by requisition and rank; nobody who withdrew or is restricted."""
    statement = (
        select_rows(ShortlistEntry, Shortlist, Requisition, Applicant, Match, MatchRun)
        .join(Shortlist, col(Shortlist.key) == col(ShortlistEntry.shortlist_key))
        .join(Requisition, col(Requisition.key) == col(Shortlist.requisition_key))
        .join(Applicant, col(Applicant.key) == col(ShortlistEntry.applicant_key))
        .outerjoin(Match, col(Match.key) == col(ShortlistEntry.match_key))
        .outerjoin(MatchRun, col(MatchRun.key) == col(Match.run_key))
        .where(col(Applicant.withdrawn_at).is_(None), col(Applicant.restricted_at).is_(None))
        .order_by(col(Requisition.reference), col(ShortlistEntry.rank), col(ShortlistEntry.reference))
    )
    with session.execute(statement.execution_options(yield_per=SIZE)) as rows_read:
        for batch in batches(rows_read):
            decided = _decisions(session, [entry.key for entry, *_rest in batch])
            for entry, shortlist, requisition, applicant, match, run in batch:
                decision = decided.get(entry.key)
                yield {
                    "entry": entry.reference,
                    "requisition": requisition.reference,
                    "post": requisition.title_id,
                    "shortlist": shortlist.reference,
                    "applicant": applicant.reference,
                    "rank": entry.rank,
                    "origin": entry.origin.value,
                    "run": run.reference if run else None,
                    "bucket": match.bucket if match else None,
                    "score": _shown(match, "score"),
                    "confidence": _shown(match, "confidence"),
                    "state": entry.state.value,
                    "reason": decision.reason_code if decision else None,
                    "decided_by": decision.decided_by if decision else None,
                    "decided_at": decision.decided_at.astimezone(JAKARTA).isoformat(timespec="seconds")
                    if decision
                    else None,
                }


def _shown(match: Match | None, figure: str) -> float | None:
    """The figure as people see it: the card holds it, rounded by the policy of its run."""
    if match is None:
        return None
    return float(json.loads(match.card)[f"shown_{figure}"])


def _decisions(session: Session, keys: list[UUID]) -> dict[UUID, Decision]:
    """The last decision about each entry."""
    statement = select(Decision).where(col(Decision.entry_key).in_(keys))
    ordered = statement.order_by(col(Decision.decided_at), col(Decision.key))
    return {decision.entry_key: decision for decision in session.exec(ordered)}
