"""Registering: what is asked, what is refused, and that nothing half made stays."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from talent.accounts.models import User
from talent.accounts.permissions import Role
from talent.accounts.users import roles_of
from talent.applicants.consent import find_consent
from talent.applicants.models import Applicant, EmploymentBasis, Sector
from talent.applicants.register import OLDEST, YOUNGEST, add_applicant, register_applicant
from talent.audit.actors import OPERATOR, SYSTEM
from talent.audit.ledger import chain, list_entries
from talent.core import clock
from talent.core.errors import Conflict, Forbidden, Invalid, NotFound, Problem
from talent.db.session import transaction
from tests.factories.rows import make_actor, make_region

GOOD: dict[str, Any] = {
    "name": "Sari Wulandari",
    "email": "sari@example.com",
    "phone": "0812 2000 0001",
    "password": "sepeda-merah-di-pasar-pagi",
    "birth_year": 1994,
    "sector": Sector.COMMUNITY,
    "basis": EmploymentBasis.INDIVIDUAL_CONSULTANT,
    "consent": True,
}


def register(session: Session, **values: Any) -> tuple[User, Applicant]:  # noqa: ANN401 - values of several types
    """Register somebody who is right in all but these values."""
    return register_applicant(session, **{**GOOD, **values}, actor=SYSTEM)


def test_who_registers_has_an_account_an_entry_and_a_consent(session: Session) -> None:
    make_region(session, "32.73")
    user, applicant = register(session, region_code="32.73", name="  Sari \u00a0 Wulandari\n")
    assert roles_of(session, user) == {Role.APPLICANT}
    assert (applicant.name, applicant.email, applicant.phone) == (
        "Sari Wulandari",
        "sari@example.com",
        "+6281220000001",
    )
    assert applicant.user_key == user.key
    assert find_consent(session, applicant) is not None
    assert applicant.reference.startswith("APL-")


def test_a_phone_number_alone_is_enough(session: Session) -> None:
    user, applicant = register(session, email=None)
    assert (user.email, user.phone, applicant.email) == (None, "+6281220000001", None)


def test_a_name_of_one_word_is_a_name(sqlite_session: Session) -> None:
    assert register(sqlite_session, name="Sutrisno")[1].name == "Sutrisno"


@pytest.mark.parametrize(
    ("values", "kind", "code"),
    [
        ({"consent": False}, Invalid, "error.consent.missing"),
        ({"name": ""}, Invalid, "error.applicant.name"),
        ({"name": " \u00a0\n"}, Invalid, "error.applicant.name"),
        ({"name": "S" * 201}, Invalid, "error.applicant.name"),
        ({"name": "Sari\x00Wulandari"}, Invalid, "error.applicant.name"),
        ({"name": "Sari\u202eWulandari"}, Invalid, "error.applicant.name"),
        ({"email": None, "phone": None}, Invalid, "error.contact.missing"),
        ({"email": "", "phone": ""}, Invalid, "error.contact.missing"),
        ({"email": "sari@"}, Invalid, "error.contact.email"),
        ({"phone": "CALL-ME"}, Invalid, "error.contact.phone"),
        ({"region_code": "99.99"}, NotFound, "error.region.not_found"),
        ({"password": "pendek"}, Invalid, "error.password.length"),
    ],
)
def test_a_wrong_value_is_refused(
    sqlite_engine: Engine, values: dict[str, Any], kind: type[Problem], code: str
) -> None:
    with pytest.raises(kind) as refused, transaction(sqlite_engine) as session:
        register(session, **values)
    assert refused.value.code == code
    with transaction(sqlite_engine, write=False) as session:
        assert session.exec(select(func.count()).select_from(User)).one() == 0
        assert session.exec(select(func.count()).select_from(Applicant)).one() == 0
        assert list_entries(session) == []


@pytest.mark.parametrize("age", [YOUNGEST - 1, OLDEST + 1])
def test_a_birth_year_outside_a_life_of_work_is_refused(sqlite_session: Session, age: int) -> None:
    with pytest.raises(Invalid) as refused:
        register(sqlite_session, birth_year=clock.today().year - age)
    assert refused.value.code == "error.applicant.birth_year"


@pytest.mark.parametrize("age", [YOUNGEST, OLDEST])
def test_the_years_at_the_edges_are_taken(sqlite_session: Session, age: int) -> None:
    year = clock.today().year - age
    assert register(sqlite_session, birth_year=year)[1].birth_year == year


@pytest.mark.parametrize(
    "second",
    [
        {"email": "SARI@Example.com", "phone": None},
        {"email": None, "phone": "+62 812-2000-0001"},
        {"email": "lain@example.com"},
    ],
)
def test_the_same_address_registers_once(sqlite_session: Session, second: dict[str, Any]) -> None:
    register(sqlite_session)
    with pytest.raises(Conflict):
        register(sqlite_session, name="Orang Lain", **second)


def test_whom_hr_added_is_not_taken_over_by_who_registers_with_the_address(sqlite_session: Session) -> None:
    add_applicant(sqlite_session, name="Sari", email="sari@example.com", actor=OPERATOR)
    with pytest.raises(Conflict, match="in the pool already"):
        register(sqlite_session)


def test_only_who_may_edit_anybody_adds_without_an_account(sqlite_session: Session) -> None:
    for role in (Role.APPLICANT, Role.LEAD, Role.AUDITOR, Role.ADMIN):
        with pytest.raises(Forbidden):
            add_applicant(
                sqlite_session, name="Sari", email="a@example.com", actor=make_actor(sqlite_session, role)
            )
    added = add_applicant(
        sqlite_session, name="Sari", email="a@example.com", actor=make_actor(sqlite_session, Role.HR)
    )
    assert find_consent(sqlite_session, added) is None
    assert added.user_key is None


@pytest.mark.parametrize("nip", ["", "19940512 201901 2 001", "1" * 17, "１" * 18, "19940512201901200X"])
def test_a_nip_has_eighteen_digits(sqlite_session: Session, nip: str) -> None:
    with pytest.raises(Invalid, match="18 digits"):
        add_applicant(sqlite_session, name="Sari", email="a@example.com", nip=nip, actor=OPERATOR)


def test_the_ledger_knows_that_somebody_registered_and_not_who(sqlite_session: Session) -> None:
    register(sqlite_session)
    chain(sqlite_session)
    told = repr([(entry.action, entry.subject_ref, entry.details) for entry in list_entries(sqlite_session)])
    assert "applicant.register" in told
    for value in ("Sari", "sari@", "81220000001", "1994"):
        assert value not in told
