"""Signing in and out with our own sessions in the database.

The token is ours alone: 256 random bits, made anew at each sign-in, so that one that a client brought along never
survives it; the database holds its SHA-256. A session ends after an idle time, after an absolute time, and at
once when the user is disabled or the roles change.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from talent.accounts.contacts import normal_email, normal_phone
from talent.accounts.models import LoginFailure, LoginSession, User
from talent.accounts.passwords import verify_password
from talent.accounts.users import actor_of, find_user
from talent.audit.actors import Actor
from talent.audit.ledger import record
from talent.core import clock, ids
from talent.core.errors import Invalid, Problem, Unauthenticated
from talent.core.settings import Settings


class TooManyAttempts(Problem):
    """Too many failed sign-ins; `wait_seconds` goes into Retry-After."""

    status = 429


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session: the token goes to the client and nowhere else."""

    token: str
    user: User
    actor: Actor


def sign_in(session: Session, *, address: str, password: str, client: str, settings: Settings) -> SignedIn:
    """Sign in by e-mail or phone. `client` is the network address, used for counting failures only.

    Raises:
        Unauthenticated: address or password is wrong, or the account is closed; the three are not told apart.
        TooManyAttempts: the account or the address has failed too often.
    """
    buckets = [_bucket("account", _normal(address), settings), _bucket("client", client, settings)]
    _refuse_when_tired(session, buckets, settings)
    user = find_user(session, _normal(address))
    right = verify_password(password, user.password_hash if user else None)
    if not right or user is None or user.disabled_at is not None:
        raise Unauthenticated("error.login.wrong")
    session.execute(delete(LoginFailure).where(col(LoginFailure.bucket) == buckets[0]))
    delete_expired(session)
    token = ids.token()
    now = clock.now()
    session.add(
        LoginSession(
            token_hash=_hash(token),
            user_key=user.key,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=settings.session_hours),
        )
    )
    actor = actor_of(session, user)
    record(session, action="session.start", subject=("user", user.reference), actor=actor)
    return SignedIn(token, user, actor)


def note_failure(session: Session, *, address: str, client: str, settings: Settings) -> None:
    """Count a failed sign-in; called in a transaction of its own, so that the refusal's rollback keeps it."""
    for kind, value in (("account", _normal(address)), ("client", client)):
        session.add(LoginFailure(bucket=_bucket(kind, value, settings), at=clock.now()))


def resume(session: Session, token: str, *, settings: Settings) -> tuple[User, Actor] | None:
    """Return who holds the token, None when it is unknown, idle for too long, too old, or the user is disabled."""
    row = session.exec(select(LoginSession).where(LoginSession.token_hash == _hash(token))).one_or_none()
    now = clock.now()
    if (
        row is None
        or now >= row.expires_at
        or now - row.seen_at >= timedelta(minutes=settings.session_idle_minutes)
    ):
        return None
    user = session.get_one(User, row.user_key)
    if user.disabled_at is not None:
        return None
    # A write at every request would make every reader a writer; a minute is exact enough for an idle time.
    if now - row.seen_at > timedelta(minutes=1):
        row.seen_at = now
        session.add(row)
    return user, actor_of(session, user)


def sign_out(session: Session, token: str) -> None:
    """End the session of the token, if there is one."""
    session.execute(delete(LoginSession).where(col(LoginSession.token_hash) == _hash(token)))


def delete_expired(session: Session) -> None:
    """Remove sessions and failures that no longer matter."""
    session.execute(delete(LoginSession).where(col(LoginSession.expires_at) <= clock.now()))
    session.execute(delete(LoginFailure).where(col(LoginFailure.at) <= clock.now() - timedelta(days=1)))


def _refuse_when_tired(session: Session, buckets: list[str], settings: Settings) -> None:
    since = clock.now() - timedelta(minutes=settings.login_wait_minutes)
    statement = (
        select(func.count())
        .select_from(LoginFailure)
        .where(col(LoginFailure.bucket).in_(buckets), col(LoginFailure.at) > since)
        .group_by(col(LoginFailure.bucket))
    )
    if any(count >= settings.login_attempts for count in session.exec(statement)):
        raise TooManyAttempts("error.login.too_many", minutes=settings.login_wait_minutes)


def _bucket(kind: str, value: str, settings: Settings) -> str:
    key = settings.require_secret().encode()
    return hmac.new(key, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _normal(address: str) -> str:
    try:
        return normal_email(address) if "@" in address else normal_phone(address)
    except Invalid:
        return address.strip().casefold()
