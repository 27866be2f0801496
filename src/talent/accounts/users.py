"""The verbs of users: create, grant a role, disable; and finding them."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, or_, select

from talent.accounts.contacts import normal_email, normal_phone
from talent.accounts.models import LoginSession, RoleGrant, User
from talent.accounts.passwords import hash_password
from talent.accounts.permissions import Permission, Role, demand, permissions_of
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock
from talent.core.errors import Conflict, Invalid, NotFound
from talent.db.references import next_reference


def create_user(
    session: Session,
    *,
    email: str | None = None,
    phone: str | None = None,
    password: str,
    roles: frozenset[Role],
    lang: str = "id",
    actor: Actor,
) -> User:
    """Create a user who signs in with an e-mail address, a phone number, or either.

    Anybody may create an applicant (that is registering); other roles need `edit-any-user`.

    Raises:
        Forbidden: the actor may not give these roles.
        Invalid: an address is wrong, or both are missing.
        Conflict: somebody signs in with this address already.
    """
    if roles != frozenset({Role.APPLICANT}):
        demand(actor, Permission.EDIT_ANY_USER)
    email = normal_email(email) if email else None
    phone = normal_phone(phone) if phone else None
    if email is None and phone is None:
        raise Invalid("error.contact.missing")
    if find_user(session, email or "") or find_user(session, phone or ""):
        raise Conflict("error.user.exists")
    user = User(
        reference=next_reference(session, "USR"),
        email=email,
        phone=phone,
        password_hash=hash_password(password),
        lang=lang,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError:
        # Somebody took the address between our question and our row.
        raise Conflict("error.user.exists") from None
    for role in sorted(roles):
        session.add(RoleGrant(user_key=user.key, role=role))
    record(
        session,
        action="user.create",
        subject=("user", user.reference),
        details={"roles": sorted(roles)},
        actor=actor,
    )
    session.flush()
    return user


def disable_user(session: Session, user: User, *, actor: Actor) -> None:
    """Close the account and end its sessions at once."""
    demand(actor, Permission.EDIT_ANY_USER)
    user.disabled_at = clock.now()
    session.add(user)
    end_sessions(session, user)
    record(session, action="user.disable", subject=("user", user.reference), actor=actor)


def set_password(session: Session, user: User, *, password: str, actor: Actor) -> None:
    """Give the user a new password and sign them out everywhere; one's own, or anybody's with `edit-any-user`.

    Raises:
        Forbidden: the user is somebody else.
        Invalid: the password is too short or too long.
    """
    if actor.ref != user.reference:
        demand(actor, Permission.EDIT_ANY_USER)
    user.password_hash = hash_password(password)
    session.add(user)
    end_sessions(session, user)
    record(session, action="user.password", subject=("user", user.reference), actor=actor)


def set_roles(session: Session, user: User, *, roles: frozenset[Role], actor: Actor) -> None:
    """Give the user exactly `roles`; sessions end, since rights have changed."""
    demand(actor, Permission.EDIT_ANY_USER)
    session.execute(delete(RoleGrant).where(col(RoleGrant.user_key) == user.key))
    for role in sorted(roles):
        session.add(RoleGrant(user_key=user.key, role=role))
    end_sessions(session, user)
    record(
        session,
        action="user.roles",
        subject=("user", user.reference),
        details={"roles": sorted(roles)},
        actor=actor,
    )


def end_sessions(session: Session, user: User) -> None:
    """Sign the user out everywhere."""
    session.execute(delete(LoginSession).where(col(LoginSession.user_key) == user.key))


def find_user(session: Session, address: str) -> User | None:
    """Return the user of an e-mail address or phone number in its one form."""
    if not address:
        return None
    return session.exec(select(User).where(or_(User.email == address, User.phone == address))).one_or_none()


def get_user(session: Session, reference: str) -> User:
    """Return the user.

    Raises:
        NotFound: there is none of that reference.
    """
    user = session.exec(select(User).where(User.reference == reference)).one_or_none()
    if user is None:
        raise NotFound("error.user.not_found", ref=reference)
    return user


def list_users(session: Session) -> list[User]:
    """Return all users in the order they were made."""
    return list(session.exec(select(User).order_by(col(User.reference))))


def roles_of(session: Session, user: User) -> frozenset[Role]:
    """Return the roles of the user."""
    return frozenset(
        grant.role for grant in session.exec(select(RoleGrant).where(RoleGrant.user_key == user.key))
    )


def actor_of(session: Session, user: User) -> Actor:
    """Return the user as one who acts, with all that the roles permit."""
    roles = roles_of(session, user)
    return Actor(
        "user",
        user.reference,
        permissions=frozenset(permission.value for permission in permissions_of(roles)),
        roles=frozenset(role.value for role in roles),
    )
