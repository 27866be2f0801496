"""Public reference numbers such as `REQ-2026-0042`: one counter for each prefix and year, in the database."""

from typing import Final

from sqlalchemy import CheckConstraint, text
from sqlmodel import Field, Session, SQLModel

from talent.core import clock, ids


class ReferenceCounter(SQLModel, table=True):
    """The last number given out for a prefix in a year."""

    __tablename__ = "reference_counter"
    __table_args__ = (CheckConstraint("last > 0", name="positive"),)

    prefix: str = Field(primary_key=True, max_length=8)
    year: int = Field(primary_key=True)
    last: int


_NEXT: Final = text(
    "INSERT INTO reference_counter (prefix, year, last) VALUES (:prefix, :year, 1) "
    "ON CONFLICT (prefix, year) DO UPDATE SET last = reference_counter.last + 1 RETURNING last"
)


def next_reference(session: Session, prefix: str) -> str:
    """Return the next reference of `prefix` in this year (of West Java).

    The counter's row stays locked until the transaction ends, so numbers have no twins, the first of a year
    included; a rolled back one leaves no gap, since the counter rolls back with it.
    """
    year = clock.today().year
    number: int = session.execute(_NEXT, {"prefix": prefix, "year": year}).scalar_one()
    return ids.reference(prefix, year, number)
