"""Who sees whom: HR anybody, an applicant themselves, everybody else nobody; what is hidden looks absent."""

import pytest
from sqlmodel import Session

from talent.accounts.permissions import Role
from talent.accounts.users import actor_of
from talent.applicants.models import Sector
from talent.applicants.queries import find_own, get_applicant, get_own, list_applicants
from talent.audit.actors import OPERATOR
from talent.core.errors import Forbidden, NotFound
from tests.factories.rows import make_actor, make_applicant, make_region, make_user


def test_an_applicant_sees_themselves_and_nobody_else(session: Session) -> None:
    user = make_user(session, Role.APPLICANT)
    own, other = make_applicant(session, user=user), make_applicant(session)
    actor = actor_of(session, user)
    assert get_applicant(session, own.reference, actor=actor).key == own.key
    assert get_own(session, actor).key == own.key
    with pytest.raises(NotFound) as hidden:
        get_applicant(session, other.reference, actor=actor)
    with pytest.raises(NotFound) as absent:
        get_applicant(session, "APL-1999-0001", actor=actor)
    assert hidden.value.code == absent.value.code


def test_hr_sees_anybody(sqlite_session: Session) -> None:
    other = make_applicant(sqlite_session)
    assert (
        get_applicant(sqlite_session, other.reference, actor=make_actor(sqlite_session, Role.HR)).key
        == other.key
    )


@pytest.mark.parametrize("role", [Role.LEAD, Role.AUDITOR, Role.ADMIN])
def test_who_has_no_business_with_applicants_sees_none(sqlite_session: Session, role: Role) -> None:
    actor = make_actor(sqlite_session, role)
    with pytest.raises(Forbidden):
        get_applicant(sqlite_session, make_applicant(sqlite_session).reference, actor=actor)
    with pytest.raises(Forbidden):
        list_applicants(sqlite_session, actor=actor)


def test_an_applicant_lists_nobody(sqlite_session: Session) -> None:
    with pytest.raises(Forbidden):
        list_applicants(sqlite_session, actor=make_actor(sqlite_session, Role.APPLICANT))


def test_who_is_no_applicant_has_no_own_entry(sqlite_session: Session) -> None:
    actor = make_actor(sqlite_session, Role.HR)
    assert find_own(sqlite_session, actor) is None
    with pytest.raises(NotFound):
        get_own(sqlite_session, actor)


def test_a_page_counts_what_it_does_not_show(sqlite_session: Session) -> None:
    people = [make_applicant(sqlite_session, name=f"Orang {number}") for number in range(5)]
    page, total = list_applicants(sqlite_session, offset=1, limit=2, actor=OPERATOR)
    assert [each.reference for each in page] == sorted(each.reference for each in people)[1:3]
    assert total == 5


def test_filters_join(sqlite_session: Session) -> None:
    region = make_region(sqlite_session, "32.03").code
    wanted = make_applicant(sqlite_session, name="Dewi Lestari", sector=Sector.MEDIA, region_code=region)
    make_applicant(sqlite_session, name="Dewi Kartika", sector=Sector.BUSINESS, region_code=region)
    make_applicant(sqlite_session, name="Budi", sector=Sector.MEDIA)
    found, total = list_applicants(
        sqlite_session, q="DEWI", sector=Sector.MEDIA, region_code=region, actor=OPERATOR
    )
    assert ([each.key for each in found], total) == ([wanted.key], 1)
    assert list_applicants(sqlite_session, q=wanted.reference.lower(), actor=OPERATOR)[1] == 1


@pytest.mark.parametrize("q", ["%", "_", "\\", "'", "; DROP TABLE applicant"])
def test_signs_of_a_pattern_are_looked_for_as_they_are(sqlite_session: Session, q: str) -> None:
    make_applicant(sqlite_session, name="Sari")
    assert list_applicants(sqlite_session, q=q, actor=OPERATOR) == ([], 0)
