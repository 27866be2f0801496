"""The base of every table: naming convention, key, and the declaration of what is personal.

A column that holds personal data says so where it stands, by `pii(...)` in its `info`; a test walks the schema
and fails on a column with neither class (TRUST P1).
"""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Enum
from sqlmodel import Field, SQLModel

from talent.core import ids

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = SQLModel.metadata
metadata.naming_convention = NAMING


class PiiClass(StrEnum):
    """Classes of UU 27/2022 article 4."""

    NONE = "none"
    GENERAL = "general"
    SPECIFIC = "specific"


class Table(SQLModel):
    """Base of every table model: a random, time-ordered key that never leaves the database."""

    key: UUID = Field(default_factory=ids.new_key, primary_key=True)


def pii(kind: PiiClass, *, basis: str, retention: str) -> dict[str, Any]:
    """Return the `info` of a column that holds personal data: class, legal basis and how long it is kept."""
    return {"pii": kind.value, "basis": basis, "retention": retention}


def enum_column(
    kind: type[StrEnum], *, nullable: bool = False, index: bool = False, name: str | None = None
) -> "Column[Any]":
    """Return a column that stores the values of `kind` as text with a CHECK.

    Native enums of PostgreSQL break an upgrade after a downgrade.
    """
    return Column(
        Enum(
            kind,
            native_enum=False,
            create_constraint=True,
            length=40,
            name=name or snake(kind.__name__),
            values_callable=lambda members: [member.value for member in members],
        ),
        nullable=nullable,
        index=index,
    )


def json_column(*, nullable: bool = False, info: dict[str, Any] | None = None) -> "Column[Any]":
    """Return a JSON column. Not JSONB: that forgets the order of keys and refuses NUL, which CVs do contain."""
    return Column(JSON(), nullable=nullable, info=info or {})


def check(condition: str, name: str) -> CheckConstraint:
    """Return a named CHECK constraint."""
    return CheckConstraint(condition, name=name)


def snake(name: str) -> str:
    """Return `CamelCase` as `camel_case`."""
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")
