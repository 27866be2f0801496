"""One list of permissions, all of one form; what a role is not given is refused."""

import re

import pytest

from talent.accounts.permissions import GRANTS, Permission, Role, demand, may, permissions_of
from talent.audit.actors import SYSTEM, Actor
from talent.core.errors import Forbidden


def _actor(*roles: Role) -> Actor:
    given = permissions_of(frozenset(roles))
    return Actor("user", "USR-2026-0001", permissions=frozenset(permission.value for permission in given))


@pytest.mark.proves("S3")
def test_every_permission_is_action_scope_resource_and_its_name_says_the_same() -> None:
    for permission in Permission:
        assert re.fullmatch(r"[a-z]+-(own|any|open)-[a-z]+", permission.value)
        assert permission.name == permission.value.replace("-", "_").upper()


@pytest.mark.proves("S3")
def test_every_role_is_listed_and_every_permission_is_given_to_somebody() -> None:
    assert set(GRANTS) == set(Role)
    assert frozenset().union(*GRANTS.values()) == frozenset(Permission)


@pytest.mark.proves("S3")
@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_it_is_given_and_nothing_else(role: Role) -> None:
    actor = _actor(role)
    for permission in Permission:
        assert may(actor, permission) == (permission in GRANTS[role])


def test_a_refusal_names_the_permission() -> None:
    with pytest.raises(Forbidden) as refusal:
        demand(_actor(Role.APPLICANT), Permission.VIEW_ANY_LEDGER)
    assert refusal.value.params == {"permission": "view-any-ledger"}


def test_any_of_several_is_enough_and_none_at_all_is_refused() -> None:
    demand(_actor(Role.LEAD), Permission.MATCH_ANY_REQUISITION, Permission.MATCH_OWN_REQUISITION)
    assert not may(_actor(Role.LEAD))
    assert not may(Actor("anonymous", "-"), *Permission)


def test_the_system_itself_may_everything() -> None:
    assert all(may(SYSTEM, permission) for permission in Permission)


def test_nobody_but_hr_decides_on_people_of_others_and_the_administrator_sees_none() -> None:
    for permission in (Permission.DECIDE_ANY_SHORTLIST, Permission.CONFIRM_ANY_PLACEMENT):
        assert [role for role in Role if permission in GRANTS[role]] == [Role.HR]
    assert not any(
        "applicant" in permission or "shortlist" in permission for permission in GRANTS[Role.ADMIN]
    )
