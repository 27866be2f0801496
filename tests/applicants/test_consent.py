"""Consent: what was shown is proven by its hash, and taking it back leaves nothing standing (TRUST P2)."""

import hashlib
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from talent.applicants.consent import (
    MATCHING,
    NOTICE_VERSION,
    consenting,
    find_consent,
    give_consent,
    notice_text,
    withdraw_consent,
)
from talent.applicants.models import Applicant, Consent
from talent.audit.actors import OPERATOR
from talent.core import clock
from tests.factories.rows import make_applicant


def give(session: Session, applicant: Applicant, lang: str = "id") -> Consent:
    """The applicant agrees on a form."""
    return give_consent(session, applicant=applicant, channel="form", lang=lang, actor=OPERATOR)


@pytest.mark.proves("P2")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_consent_says_what_was_shown_when_and_how(sqlite_session: Session, lang: str) -> None:
    moment = datetime(2026, 11, 24, 3, tzinfo=UTC)
    with clock.frozen(moment):
        consent = give(sqlite_session, make_applicant(sqlite_session), lang)
    assert (consent.purpose, consent.notice_version, consent.channel) == (MATCHING, NOTICE_VERSION, "form")
    assert consent.text_sha256 == hashlib.sha256(notice_text(lang).encode()).hexdigest()
    assert consent.given_at == moment
    assert len(notice_text(lang)) > 100


def test_the_notices_of_the_two_languages_are_two_texts() -> None:
    assert notice_text("id") != notice_text("en")


def test_agreeing_twice_is_one_consent(sqlite_session: Session) -> None:
    applicant = make_applicant(sqlite_session)
    assert give(sqlite_session, applicant).key == give(sqlite_session, applicant, "en").key
    assert len(sqlite_session.exec(select(Consent)).all()) == 1


def test_who_withdraws_does_not_consent(session: Session) -> None:
    stays, leaves = make_applicant(session), make_applicant(session)
    for applicant in (stays, leaves):
        give(session, applicant)
    withdraw_consent(session, applicant=leaves, actor=OPERATOR)
    assert find_consent(session, leaves) is None
    assert consenting(session) == {stays.key}


def test_withdrawing_leaves_no_second_consent_standing(session: Session) -> None:
    """Two requests at once may have noted the same consent twice."""
    applicant = make_applicant(session)
    first = give(session, applicant)
    session.add(Consent(**{**first.model_dump(), "key": applicant.key}))
    session.flush()
    withdraw_consent(session, applicant=applicant, actor=OPERATOR)
    assert find_consent(session, applicant) is None
    assert consenting(session) == set()


def test_withdrawing_keeps_the_proof_of_the_time_before(sqlite_session: Session) -> None:
    applicant = make_applicant(sqlite_session)
    first = give(sqlite_session, applicant)
    withdraw_consent(sqlite_session, applicant=applicant, actor=OPERATOR)
    again = give(sqlite_session, applicant)
    assert again.key != first.key
    assert first.withdrawn_at is not None
    assert again.withdrawn_at is None


def test_withdrawing_what_was_never_given_changes_nothing(sqlite_session: Session) -> None:
    applicant = make_applicant(sqlite_session)
    withdraw_consent(sqlite_session, applicant=applicant, actor=OPERATOR)
    assert sqlite_session.exec(select(Consent)).all() == []


def test_a_consent_to_something_else_is_no_consent_to_matching(sqlite_session: Session) -> None:
    applicant = make_applicant(sqlite_session)
    given = give(sqlite_session, applicant)
    given.purpose = "newsletter"
    sqlite_session.add(given)
    sqlite_session.flush()
    assert find_consent(sqlite_session, applicant) is None
    assert consenting(sqlite_session) == set()
