"""One clock: aware, in UTC, stoppable; dates are those of West Java."""

import threading
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from talent.core import clock

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_a_frozen_clock_stands_still_and_runs_again() -> None:
    with clock.frozen(NOON):
        assert clock.now() == clock.now() == NOON
    assert clock.now() != NOON


def test_frozen_blocks_nest() -> None:
    with clock.frozen(NOON):
        with clock.frozen(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON


def test_a_frozen_moment_of_another_zone_is_turned_into_utc() -> None:
    with clock.frozen(datetime(2026, 1, 1, 7, tzinfo=timezone(timedelta(hours=7)))):
        assert clock.now().isoformat() == "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_today_changes_at_midnight_in_west_java(moment: datetime, expected: date) -> None:
    with clock.frozen(moment):
        assert clock.today() == expected


def test_another_thread_is_not_frozen() -> None:
    seen: list[datetime] = []
    with clock.frozen(NOON):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen != [NOON]
