"""Tables of users, their roles, their sessions and their failed sign-ins."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, UniqueConstraint

from talent.accounts.permissions import Role
from talent.core import clock
from talent.db.base import PiiClass, Table, check, enum_column, pii
from talent.db.types import UtcDateTime

_ACCOUNT = pii(PiiClass.GENERAL, basis="service", retention="account + 1 year")


class User(Table, table=True):
    """Somebody who can sign in, with an e-mail address or a phone number (E.164)."""

    __tablename__ = "user_account"
    __table_args__ = (check("email IS NOT NULL OR phone IS NOT NULL", "reachable"),)

    reference: str = Field(max_length=20, unique=True)
    email: str | None = Field(default=None, max_length=254, unique=True, sa_column_kwargs={"info": _ACCOUNT})
    phone: str | None = Field(default=None, max_length=20, unique=True, sa_column_kwargs={"info": _ACCOUNT})
    password_hash: str = Field(max_length=200)
    lang: str = Field(default="id", max_length=2)
    created_at: datetime = Field(default_factory=clock.now, sa_column=Column(UtcDateTime, nullable=False))
    disabled_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class RoleGrant(Table, table=True):
    """One role of one user."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("user_key", "role"),)

    user_key: UUID = Field(foreign_key="user_account.key")
    role: Role = Field(sa_column=enum_column(Role))


class LoginSession(Table, table=True):
    """A signed-in session. Only the hash of its token is kept, so a copy of the database opens nothing."""

    __tablename__ = "login_session"

    token_hash: str = Field(max_length=64, unique=True)
    user_key: UUID = Field(foreign_key="user_account.key", index=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    seen_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class LoginFailure(Table, table=True):
    """A failed sign-in, counted by a keyed hash of account and address, so that the table names nobody."""

    __tablename__ = "login_failure"

    bucket: str = Field(max_length=64, index=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
