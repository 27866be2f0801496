"""Consent: what a person was shown and agreed to, and taking it back (UU 27/2022 arts. 20–24)."""

import hashlib
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talent.applicants.models import Applicant, Consent
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.i18n import translate

MATCHING: Final = "matching"
NOTICE_VERSION: Final = "2026.1"


def notice_text(lang: str) -> str:
    """Return the text that a person is shown before agreeing to be matched."""
    return translate("consent.matching.notice", lang)


def give_consent(session: Session, *, applicant: Applicant, channel: str, lang: str, actor: Actor) -> Consent:
    """Note that the person agreed to the notice as it was shown in `lang`; a standing consent is returned as it is."""
    standing = find_consent(session, applicant)
    if standing is not None:
        return standing
    consent = Consent(
        applicant_key=applicant.key,
        purpose=MATCHING,
        notice_version=NOTICE_VERSION,
        text_sha256=hashlib.sha256(notice_text(lang).encode()).hexdigest(),
        channel=channel,
    )
    session.add(consent)
    session.flush()
    record(
        session,
        action="consent.give",
        subject=("applicant", applicant.reference),
        details={"purpose": MATCHING, "notice": NOTICE_VERSION},
        actor=actor,
    )
    return consent


def withdraw_consent(session: Session, *, applicant: Applicant, actor: Actor) -> None:
    """Take the consent back: from now on no run and no shortlist takes the person in."""
    standing = list(session.exec(_standing(applicant)))
    if not standing:
        return
    # Two requests at once may have noted two consents; none of them may be left standing.
    for consent in standing:
        consent.withdrawn_at = clock.now()
        session.add(consent)
    session.flush()
    record(session, action="consent.withdraw", subject=("applicant", applicant.reference), actor=actor)


def find_consent(session: Session, applicant: Applicant) -> Consent | None:
    """Return the standing consent to being matched, None when there is none."""
    return session.exec(_standing(applicant)).first()


def _standing(applicant: Applicant) -> SelectOfScalar[Consent]:
    return select(Consent).where(
        Consent.applicant_key == applicant.key,
        Consent.purpose == MATCHING,
        col(Consent.withdrawn_at).is_(None),
    )


def may_be_matched(session: Session, applicant: Applicant) -> bool:
    """Return whether the person may be put forward now: has agreed, and is neither withdrawn nor restricted."""
    return (
        applicant.withdrawn_at is None
        and applicant.restricted_at is None
        and find_consent(session, applicant) is not None
    )


def consenting(session: Session) -> set[UUID]:
    """Return the keys of everybody with a standing consent to being matched."""
    statement = select(Consent.applicant_key).where(
        Consent.purpose == MATCHING, col(Consent.withdrawn_at).is_(None)
    )
    return set(session.exec(statement))
