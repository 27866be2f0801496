"""Public references count up, one counter for each prefix and year, without twins or gaps."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from talent.core import clock
from talent.db.references import next_reference
from talent.db.session import transaction


def _take(engine: Engine, prefix: str = "REQ") -> str:
    with transaction(engine) as session:
        return next_reference(session, prefix)


def _take_and_fail(engine: Engine) -> None:
    with transaction(engine) as session:
        next_reference(session, "REQ")
        raise RuntimeError


def test_each_prefix_and_year_counts_for_itself(engine: Engine) -> None:
    with clock.frozen(datetime(2026, 12, 31, 16, tzinfo=UTC)):
        assert [_take(engine), _take(engine), _take(engine, "APL")] == [
            "REQ-2026-0001",
            "REQ-2026-0002",
            "APL-2026-0001",
        ]
    with clock.frozen(datetime(2026, 12, 31, 18, tzinfo=UTC)):
        assert _take(engine) == "REQ-2027-0001"


def test_a_number_that_was_rolled_back_is_given_again(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        _take_and_fail(engine)
    assert _take(engine).endswith("-0001")


def test_many_at_once_get_different_numbers_from_the_first_of_the_year_on(engine: Engine) -> None:
    taken: list[str] = []
    gate = threading.Barrier(8)

    def work() -> None:
        gate.wait()
        taken.extend(_take(engine) for _ in range(3))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(reference[-4:]) for reference in taken) == list(range(1, 25))
