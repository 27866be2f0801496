"""Programmes, rounds and projects: who makes and sees them, and the rules of their dates, quotas and costs."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.models import Sector
from talent.audit.actors import OPERATOR
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound
from talent.projects.models import Programme, ProgrammeInterest
from talent.projects.programmes import (
    create_programme,
    get_programme,
    get_round,
    join_programme,
    list_programmes,
    list_rounds,
    open_round,
)
from talent.projects.projects import create_project, get_project, leads, list_projects
from tests.factories.rows import (
    make_actor,
    make_applicant,
    make_programme,
    make_project,
    make_unit,
    make_user,
)

WORDS = {"id": "Nama", "en": "Name"}
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def programme(session: Session, **values: Any) -> Programme:  # noqa: ANN401 - values of several types
    """A programme made by the operator."""
    make_unit(session)
    given = {
        "code": "p",
        "unit_code": "uk.1.1.1",
        "name": WORDS,
        "description": WORDS,
        "actor": OPERATOR,
        **values,
    }
    return create_programme(session, **given)


def project_values(session: Session, **values: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a project is made of."""
    return {
        "programme": make_programme(session),
        "unit_code": "uk.1.1.1",
        "name": WORDS,
        "description": WORDS,
        "region_code": None,
        "spbe_domain": "applications",
        "pon_tik_area": "DEV",
        "origin": Sector.GOVERNMENT,
        "starts_on": FIRST,
        "ends_on": LAST,
        **values,
    }


def test_a_programme_has_no_cohort_unless_one_is_set(sqlite_session: Session) -> None:
    plain = programme(sqlite_session)
    assert (plain.cohort_from, plain.cohort_to) == (None, None)
    young = programme(sqlite_session, code="young", cohort=(1981, 1996))
    assert (young.cohort_from, young.cohort_to) == (1981, 1996)
    assert [each.code for each in list_programmes(sqlite_session)] == ["p", "young"]


def test_programmes_have_one_code_and_a_cohort_in_order(sqlite_session: Session) -> None:
    programme(sqlite_session)
    with pytest.raises(Conflict):
        programme(sqlite_session)
    with pytest.raises(Invalid):
        programme(sqlite_session, code="q", cohort=(1996, 1981))
    with pytest.raises(NotFound):
        programme(sqlite_session, code="q", unit_code="uk.9")
    with pytest.raises(NotFound):
        get_programme(sqlite_session, "absent")


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.LEAD, Role.AUDITOR, Role.ADMIN])
def test_only_hr_makes_programmes_and_rounds(sqlite_session: Session, role: Role) -> None:
    actor = make_actor(sqlite_session, role)
    with pytest.raises(Forbidden):
        programme(sqlite_session, actor=actor)
    with pytest.raises(Forbidden):
        open_round(
            sqlite_session,
            programme=make_programme(sqlite_session),
            name=WORDS,
            opens_on=FIRST,
            closes_on=LAST,
            quota=1,
            actor=actor,
        )


def test_a_round_has_dates_in_order_and_a_quota(sqlite_session: Session) -> None:
    owner = make_programme(sqlite_session)
    values: dict[str, Any] = {"programme": owner, "name": WORDS, "actor": OPERATOR}
    with pytest.raises(Invalid, match="first date"):
        open_round(sqlite_session, **values, opens_on=LAST, closes_on=FIRST, quota=1)
    with pytest.raises(Invalid, match="quota"):
        open_round(sqlite_session, **values, opens_on=FIRST, closes_on=LAST, quota=0)
    later = open_round(sqlite_session, **values, opens_on=LAST, closes_on=LAST, quota=1)
    sooner = open_round(sqlite_session, **values, opens_on=FIRST, closes_on=LAST, quota=1)
    assert [each.key for each in list_rounds(sqlite_session, programme=owner)] == [sooner.key, later.key]
    assert list_rounds(sqlite_session, programme=make_programme(sqlite_session)) == []
    assert get_round(sqlite_session, later.reference).key == later.key
    with pytest.raises(NotFound):
        get_round(sqlite_session, "RND-1999-0001")


def test_joining_twice_is_one_interest(sqlite_session: Session) -> None:
    owner, person = make_programme(sqlite_session), make_applicant(sqlite_session)
    for _ in range(2):
        join_programme(sqlite_session, programme=owner, applicant=person, actor=OPERATOR)
    assert len(sqlite_session.exec(select(ProgrammeInterest)).all()) == 1


def test_a_lead_makes_their_own_project_and_nobody_elses(sqlite_session: Session) -> None:
    lead, other = make_user(sqlite_session, Role.LEAD), make_user(sqlite_session, Role.LEAD)
    actor = actor_of(sqlite_session, lead)
    made = create_project(sqlite_session, **project_values(sqlite_session), lead=lead, actor=actor)
    assert leads(sqlite_session, made, actor=actor)
    with pytest.raises(Forbidden):
        create_project(sqlite_session, **project_values(sqlite_session), lead=other, actor=actor)
    hr = make_actor(sqlite_session, Role.HR)
    assert (
        create_project(sqlite_session, **project_values(sqlite_session), lead=other, actor=hr).lead_key
        == other.key
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"starts_on": LAST, "ends_on": FIRST}, "first date"),
        ({"manual_cost": 5_000_000_000}, "source"),
        ({"digital_cost": 0}, "source"),
        ({"manual_cost": 1, "cost_source": ""}, "source"),
    ],
)
def test_the_rules_of_a_project(sqlite_session: Session, values: dict[str, Any], message: str) -> None:
    lead = make_user(sqlite_session, Role.LEAD)
    with pytest.raises(Invalid, match=message):
        create_project(sqlite_session, **project_values(sqlite_session, **values), lead=lead, actor=OPERATOR)


def test_who_sees_which_project(session: Session) -> None:
    lead = make_user(session, Role.LEAD)
    own, other = make_project(session, lead=lead), make_project(session)
    actor = actor_of(session, lead)
    assert [each.key for each in list_projects(session, actor=actor)[0]] == [own.key]
    assert get_project(session, own.reference, actor=actor).key == own.key
    with pytest.raises(NotFound):
        get_project(session, other.reference, actor=actor)
    for role in (Role.HR, Role.AUDITOR):
        assert list_projects(session, actor=make_actor(session, role))[1] == 2
    for role in (Role.APPLICANT, Role.ADMIN):
        with pytest.raises(Forbidden):
            list_projects(session, actor=make_actor(session, role))
        with pytest.raises(Forbidden):
            get_project(session, own.reference, actor=make_actor(session, role))


def test_projects_of_one_programme(sqlite_session: Session) -> None:
    owner = make_programme(sqlite_session)
    mine = make_project(sqlite_session, programme_key=owner.key)
    make_project(sqlite_session)
    assert [each.key for each in list_projects(sqlite_session, programme=owner, actor=OPERATOR)[0]] == [
        mine.key
    ]
