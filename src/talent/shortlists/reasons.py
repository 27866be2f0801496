"""The vocabulary of reasons: loaded from the reference data, demanded at every decision."""

import json
from typing import Final

from sqlmodel import Session, col, select

from talent.core import paths
from talent.core.errors import Invalid
from talent.shortlists.models import DecisionReason

NO_REASON_GIVEN: Final = "no_reason_given"


def load_reasons(session: Session) -> int:
    """Bring the shipped reasons into the database; return how many there are."""
    reasons = json.loads((paths.reference() / "reasons.json").read_text("utf-8"))
    for reason in reasons:
        session.merge(
            DecisionReason(
                code=reason["code"],
                label_id=reason["labels"]["id"],
                label_en=reason["labels"]["en"],
                description_id=reason["descriptions"]["id"],
                description_en=reason["descriptions"]["en"],
                applies_to=reason["applies_to"],
            )
        )
    session.flush()
    return len(reasons)


def demand_reason(session: Session, code: str, *, verb: str) -> DecisionReason:
    """Return the reason of that code.

    Raises:
        Invalid: there is none, or it does not apply to the verb.
    """
    reason = session.get(DecisionReason, code)
    if reason is None:
        raise Invalid("error.reason.not_found", reason=code)
    if verb not in reason.applies_to:
        raise Invalid("error.reason.other_verb", reason=code, verb=verb)
    return reason


def list_reasons(session: Session, *, verb: str | None = None) -> list[DecisionReason]:
    """Return the reasons in the order of their codes, those of one verb where it is given."""
    reasons = session.exec(select(DecisionReason).order_by(col(DecisionReason.code)))
    return [reason for reason in reasons if verb is None or verb in reason.applies_to]
