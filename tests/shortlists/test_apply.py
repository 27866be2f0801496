"""Applications: for oneself, for what is open, once, and taken back."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, func, select

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.consent import withdraw_consent
from talent.applicants.models import Applicant
from talent.audit.actors import OPERATOR, Actor
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.projects.models import Requisition, RequisitionStatus
from talent.shortlists.apply import apply, get_application, list_applications, withdraw_application
from talent.shortlists.models import Application, ApplicationStatus
from tests.factories.pool import agree
from tests.factories.rows import make_actor, make_applicant, make_requisition, make_user


def person_with_actor(session: Session, *, consent: bool = True) -> tuple[Applicant, Actor]:
    """An applicant who can sign in."""
    user = make_user(session, Role.APPLICANT)
    person = make_applicant(session, user=user)
    if consent:
        agree(session, person)
    return person, actor_of(session, user)


@pytest.fixture
def asked(sqlite_session: Session) -> Requisition:
    """An open requisition."""
    return make_requisition(sqlite_session)


def test_a_person_applies_once_and_again_after_withdrawing(session: Session) -> None:
    requisition = make_requisition(session)
    person, actor = person_with_actor(session)
    first = apply(
        session, applicant=person, requisition=requisition, motivation="Saya tertarik.", actor=actor
    )
    with pytest.raises(Conflict, match=first.reference):
        apply(session, applicant=person, requisition=requisition, actor=actor)
    assert withdraw_application(session, application=first, actor=actor).status is ApplicationStatus.WITHDRAWN
    with pytest.raises(Conflict):
        withdraw_application(session, application=first, actor=actor)
    again = apply(session, applicant=person, requisition=requisition, actor=actor)
    assert (again.key, again.status, again.motivation) == (first.key, ApplicationStatus.SUBMITTED, None)
    assert session.exec(select(func.count()).select_from(Application)).one() == 1


@pytest.mark.parametrize("status", [each for each in RequisitionStatus if each is not RequisitionStatus.OPEN])
def test_only_for_what_is_open(sqlite_session: Session, status: RequisitionStatus) -> None:
    person, actor = person_with_actor(sqlite_session)
    requisition = make_requisition(sqlite_session, status=status)
    with pytest.raises(Conflict):
        apply(sqlite_session, applicant=person, requisition=requisition, actor=actor)


@pytest.mark.proves("P2")
def test_who_may_not_be_looked_at_is_told_so_when_applying(
    sqlite_session: Session, asked: Requisition
) -> None:
    """An application that nobody may look at would be lost without a word."""
    person, actor = person_with_actor(sqlite_session, consent=False)
    with pytest.raises(Conflict, match="Agree"):
        apply(sqlite_session, applicant=person, requisition=asked, actor=actor)
    agree(sqlite_session, person)
    apply(sqlite_session, applicant=person, requisition=asked, actor=actor)
    withdraw_consent(sqlite_session, applicant=person, actor=actor)
    other = make_requisition(sqlite_session)
    with pytest.raises(Conflict, match="Agree"):
        apply(sqlite_session, applicant=person, requisition=other, actor=actor)
    agree(sqlite_session, person)
    person.restricted_at = datetime(2026, 11, 24, tzinfo=UTC)
    with pytest.raises(Conflict):
        apply(sqlite_session, applicant=person, requisition=other, actor=actor)


def test_nobody_applies_or_withdraws_for_another(sqlite_session: Session, asked: Requisition) -> None:
    person, actor = person_with_actor(sqlite_session)
    _, other = person_with_actor(sqlite_session)
    own = apply(sqlite_session, applicant=person, requisition=asked, actor=actor)
    for somebody in (other, *(make_actor(sqlite_session, role) for role in Role)):
        with pytest.raises(Forbidden):
            apply(
                sqlite_session, applicant=person, requisition=make_requisition(sqlite_session), actor=somebody
            )
        with pytest.raises(Forbidden):
            withdraw_application(sqlite_session, application=own, actor=somebody)


def test_a_motivation_has_an_end(sqlite_session: Session, asked: Requisition) -> None:
    person, actor = person_with_actor(sqlite_session)
    with pytest.raises(Invalid):
        apply(sqlite_session, applicant=person, requisition=asked, motivation="x" * 4001, actor=actor)
    apply(sqlite_session, applicant=person, requisition=asked, motivation="x" * 4000, actor=actor)


def test_who_sees_which_application(session: Session) -> None:
    person, actor = person_with_actor(session)
    other, stranger = person_with_actor(session)
    own = apply(session, applicant=person, requisition=make_requisition(session), actor=actor)
    foreign = apply(session, applicant=other, requisition=make_requisition(session), actor=stranger)
    assert get_application(session, own.reference, actor=actor).key == own.key
    with pytest.raises(NotFound):
        get_application(session, foreign.reference, actor=actor)
    assert [each.key for each in list_applications(session, actor=actor)[0]] == [own.key]
    hr = make_actor(session, Role.HR)
    assert list_applications(session, actor=hr)[1] == 2
    assert get_application(session, foreign.reference, actor=hr).key == foreign.key
    requisition = session.get_one(Requisition, own.requisition_key)
    assert [each.key for each in list_applications(session, requisition=requisition, actor=OPERATOR)[0]] == [
        own.key
    ]
    assert list_applications(session, actor=make_actor(session, Role.APPLICANT)) == ([], 0)
    for role in (Role.LEAD, Role.AUDITOR, Role.ADMIN):
        with pytest.raises(Forbidden):
            list_applications(session, actor=make_actor(session, role))
        with pytest.raises(Forbidden):
            get_application(session, own.reference, actor=make_actor(session, role))
