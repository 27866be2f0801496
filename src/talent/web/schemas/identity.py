"""Who somebody is: one optional object in every answer about a person, and absent while blind."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import SerializerFunctionWrapHandler, model_serializer

from talent.applicants.blind import identity_of
from talent.applicants.models import Applicant
from talent.web.schemas.base import Read


class Identity(Read):
    """Name and ways to reach the person."""

    name: str
    email: str | None
    phone: str | None

    @classmethod
    def of(cls, values: Mapping[str, str | None] | None) -> Self | None:
        """Return the identity, None while blind."""
        return None if values is None else cls.model_validate(dict(values))

    @classmethod
    def of_applicant(cls, applicant: Applicant) -> Self:
        """Return the identity of somebody whom the actor may see."""
        return cls.model_validate(identity_of(applicant))


class Identified(Read):
    """An answer about a person. The key `identity` is there only when the person is not blind to the reader."""

    identity: Identity | None = None

    @model_serializer(mode="wrap")
    def _absent_while_blind(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        if self.identity is None:
            data.pop("identity", None)
        return data
