"""Staff accounts, for administrators."""

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from talent.accounts.users import create_user, disable_user, get_user, list_users, roles_of, set_roles
from talent.audit.actors import Actor
from talent.web.paging import Page, Paging
from talent.web.schemas.users import RolesChange, UserCreate, UserRead


def list_accounts(
    session: NamedDependency[Session], paging: NamedDependency[Paging]
) -> Response[Page[UserRead]]:
    """List the accounts."""
    return paging.cut([UserRead.of(user, roles_of(session, user)) for user in list_users(session)])


def create_account(
    data: JSONBody[UserCreate], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> UserRead:
    """Create an account."""
    user = create_user(
        session,
        email=data.email,
        phone=data.phone,
        password=data.password.get_secret_value(),
        roles=frozenset(data.grants),
        lang=data.lang,
        actor=actor,
    )
    return UserRead.of(user, roles_of(session, user))


def change_roles(
    ref: FromPath[str],
    data: JSONBody[RolesChange],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
) -> UserRead:
    """Give an account exactly these roles."""
    user = get_user(session, ref)
    set_roles(session, user, roles=frozenset(data.grants), actor=actor)
    return UserRead.of(user, roles_of(session, user))


def disable_account(
    ref: FromPath[str], session: NamedDependency[Session], actor: NamedDependency[Actor]
) -> UserRead:
    """Close an account and end its sessions."""
    user = get_user(session, ref)
    disable_user(session, user, actor=actor)
    return UserRead.of(user, roles_of(session, user))
