"""Nobody is ever promised more than the whole of their time, whatever the code does (TRUST R4)."""

import threading
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import func, select

from talent.applicants.models import Applicant, CommittedLoad
from talent.db.session import transaction


def _applicant(engine: Engine) -> UUID:
    with transaction(engine) as session:
        person = Applicant(reference="APL-2026-0001", name="Sari Wulandari")
        session.add(person)
        session.flush()
        return person.key


def _promise(engine: Engine, person: UUID, ref: str, percent: int, start: date, end: date) -> None:
    with transaction(engine) as session:
        session.add(
            CommittedLoad(applicant_key=person, source_ref=ref, fte_percent=percent, from_on=start, to_on=end)
        )


def test_loads_that_do_not_meet_are_independent(engine: Engine) -> None:
    person = _applicant(engine)
    _promise(engine, person, "A", 100, date(2026, 1, 1), date(2026, 1, 31))
    _promise(engine, person, "B", 100, date(2026, 2, 1), date(2026, 2, 28))
    _promise(engine, person, "C", 100, date(2025, 12, 1), date(2025, 12, 31))


def test_one_shared_day_above_the_whole_is_refused(engine: Engine) -> None:
    person = _applicant(engine)
    _promise(engine, person, "A", 60, date(2026, 1, 1), date(2026, 1, 31))
    with pytest.raises(DBAPIError, match="committed_load_capacity"):
        _promise(engine, person, "B", 50, date(2026, 1, 31), date(2026, 3, 1))
    _promise(engine, person, "C", 40, date(2026, 1, 31), date(2026, 3, 1))


def test_three_that_only_meet_pairwise_are_fine(engine: Engine) -> None:
    person = _applicant(engine)
    _promise(engine, person, "A", 50, date(2026, 1, 1), date(2026, 1, 31))
    _promise(engine, person, "B", 50, date(2026, 3, 1), date(2026, 3, 31))
    _promise(engine, person, "C", 50, date(2026, 1, 1), date(2026, 3, 31))


def test_raising_a_load_later_is_checked_too(engine: Engine) -> None:
    person = _applicant(engine)
    _promise(engine, person, "A", 60, date(2026, 1, 1), date(2026, 1, 31))
    _promise(engine, person, "B", 40, date(2026, 1, 1), date(2026, 1, 31))
    with pytest.raises(DBAPIError, match="committed_load_capacity"):
        _raise(engine, "B", 41)


def _raise(engine: Engine, ref: str, percent: int) -> None:
    with transaction(engine) as session:
        load = session.exec(select(CommittedLoad).where(CommittedLoad.source_ref == ref)).one()
        load.fte_percent = percent
        session.add(load)


@pytest.mark.proves("R4")
def test_fifty_at_once_never_pass_the_whole(engine: Engine) -> None:
    person = _applicant(engine)
    refused: list[str] = []

    def attempt(number: int) -> None:
        try:
            _promise(engine, person, f"P{number}", 30, date(2026, 1, 1), date(2026, 12, 31))
        except DBAPIError as error:
            refused.append(str(error.orig))

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction(engine, write=False) as session:
        total = session.exec(select(func.sum(CommittedLoad.fte_percent))).one()
    assert total == 90
    assert len(refused) == 47
    assert all("committed_load_capacity" in message for message in refused)
