"""Signing in, and who is signed in."""

from typing import Literal, Self

from pydantic import Field, SecretStr

from talent.accounts.models import User
from talent.audit.actors import Actor
from talent.web.schemas.base import Create, Read, Text


class SignIn(Create):
    """An e-mail address or phone number with its password; `transport` is how the session travels from then on."""

    address: Text
    password: SecretStr = Field(min_length=1, max_length=200)
    transport: Literal["cookie", "bearer"] = "cookie"


class MeRead(Read):
    """Who is signed in, and what they may do."""

    reference: str
    email: str | None
    phone: str | None
    lang: str
    roles: list[str]
    permissions: list[str]

    @classmethod
    def of(cls, user: User, actor: Actor) -> Self:
        """Return the user as one who acts."""
        return cls(
            reference=user.reference,
            email=user.email,
            phone=user.phone,
            lang=user.lang,
            roles=sorted(actor.roles),
            permissions=sorted(actor.permissions),
        )


class SignedInRead(MeRead):
    """A fresh session; `token` is given for the bearer transport only, and only here."""

    token: str | None = None
