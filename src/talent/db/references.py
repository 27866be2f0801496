"""Public reference numbers such as `REQ-2026-0042`: one counter for each prefix and year, in the database."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Session, SQLModel, select

from talent.core import clock, ids


class ReferenceCounter(SQLModel, table=True):
    """The last number given out for a prefix in a year."""

    __tablename__ = "reference_counter"
    __table_args__ = (CheckConstraint("last > 0", name="positive"),)

    prefix: str = Field(primary_key=True, max_length=8)
    year: int = Field(primary_key=True)
    last: int


def next_reference(session: Session, prefix: str) -> str:
    """Return the next reference of `prefix` in this year.

    The counter's row stays locked until the transaction ends, so numbers have no twins; a rolled back one leaves
    no gap, since the counter rolls back with it.
    """
    year = clock.today().year
    statement = (
        select(ReferenceCounter)
        .where(ReferenceCounter.prefix == prefix, ReferenceCounter.year == year)
        .with_for_update()
    )
    counter = session.exec(statement).one_or_none()
    if counter is None:
        counter = ReferenceCounter(prefix=prefix, year=year, last=0)
    counter.last += 1
    session.add(counter)
    session.flush()
    return ids.reference(prefix, year, counter.last)
