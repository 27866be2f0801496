"""The table of the ledger. Triggers made by the migration refuse every update and delete of its rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from talent.db.base import json_column
from talent.db.types import UtcDateTime


class LedgerEntry(SQLModel, table=True):
    """One deed. It holds references and field names, never values, so that erasing a person leaves it whole.

    `entry_hash` is SHA-256 over the canonical JSON (RFC 8785) of everything else, `previous_hash` included.
    """

    __tablename__ = "ledger_entry"

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    actor_kind: str = Field(max_length=20)
    actor_ref: str = Field(max_length=40)
    action: str = Field(max_length=60, index=True)
    subject_kind: str = Field(max_length=40)
    subject_ref: str = Field(max_length=60, index=True)
    details: dict[str, Any] = Field(sa_column=json_column())
    previous_hash: str = Field(max_length=64)
    entry_hash: str = Field(max_length=64)
