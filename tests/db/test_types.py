"""Moments come back aware and in UTC from both databases, and a naive one is never stored."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import StatementError
from sqlmodel import Session, select

from talent.audit.models import LedgerEntry
from talent.db.session import transaction


def _entry(at: datetime) -> LedgerEntry:
    return LedgerEntry(
        sequence=1,
        at=at,
        actor_kind="system",
        actor_ref="talent",
        action="test.deed",
        subject_kind="thing",
        subject_ref="a",
        details={},
        previous_hash="",
        entry_hash="",
    )


def test_a_moment_of_another_zone_comes_back_in_utc_to_the_microsecond(engine: Engine) -> None:
    moment = datetime(2026, 11, 24, 7, 30, 15, 123456, tzinfo=timezone(timedelta(hours=7)))
    with transaction(engine) as session:
        session.add(_entry(moment))
    with transaction(engine, write=False) as session:
        at = session.exec(select(LedgerEntry)).one().at
    assert at == moment
    assert at.tzinfo is UTC


def test_a_naive_moment_is_refused(session: Session) -> None:
    session.add(_entry(datetime(2026, 11, 24, 7, 30)))  # noqa: DTZ001 - that is the point
    with pytest.raises((StatementError, ValueError), match="naive"):
        session.flush()
