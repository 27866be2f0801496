"""Staff accounts, as an administrator sees them."""

from typing import Literal, Self

from pydantic import Field, SecretStr

from talent.accounts.models import User
from talent.accounts.permissions import Role
from talent.web.schemas.base import Address, Create, Moment, Read, Text


class UserCreate(Create):
    """A new account; the roles are given in a request of their own kind, to an administrator only."""

    email: Address | None = None
    phone: Text | None = None
    password: SecretStr = Field(min_length=1, max_length=200)
    grants: list[Role] = Field(min_length=1, max_length=5)
    lang: Literal["id", "en"] = "id"


class RolesChange(Create):
    """Exactly the roles that the user has from now on."""

    grants: list[Role] = Field(min_length=1, max_length=5)


class UserRead(Read):
    """An account."""

    reference: str
    email: str | None
    phone: str | None
    lang: str
    roles: list[str]
    created_at: Moment
    disabled_at: Moment | None

    @classmethod
    def of(cls, user: User, roles: frozenset[Role]) -> Self:
        """Return the account with its roles."""
        return cls(
            reference=user.reference,
            email=user.email,
            phone=user.phone,
            lang=user.lang,
            roles=sorted(role.value for role in roles),
            created_at=user.created_at,
            disabled_at=user.disabled_at,
        )
