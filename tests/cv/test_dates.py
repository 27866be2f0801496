"""Dates in the manners of Indonesian and English CVs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.cv.dates import MONTHS, bad_dates, find_ranges

RANGES = [
    ("Jan 2020 – Sekarang", "2020-01", None, True),
    ("Januari 2019 s.d. Maret 2020", "2019-01", "2020-03", False),
    ("Agt 2018 s/d Des 2019", "2018-08", "2019-12", False),
    ("Nopember 2018 hingga saat ini", "2018-11", None, True),
    ("2019 - 2021", "2019", "2021", False),
    ("2019-2021", "2019", "2021", False),
    ("2018/2019", "2018", "2019", False),
    ("2015–19", "2015", "2019", False),
    ("01/2020 - 03/2021", "2020-01", "2021-03", False),
    ("15 Januari 2020 s.d. 20 Maret 2021", "2020-01-15", "2021-03-20", False),
    ("Jan – Mar 2020", "2020-01", "2020-03", False),
    ("1 Maret - 3 April 2020", "2020-03-01", "2020-04-03", False),
    ("May 2021 to present", "2021-05", None, True),
    ("2019-05-01 - 2020-01-31", "2019-05-01", "2020-01-31", False),
    ("Sept. 2020 - Okt. 2021", "2020-09", "2021-10", False),
    ("Sejak 2020", "2020", None, True),
]


@pytest.mark.proves("N2")
@pytest.mark.parametrize(("text", "start", "end", "current"), RANGES)
def test_ranges(text: str, start: str, end: str | None, current: bool) -> None:
    for around in (text, f"Analis ({text})", f"{text}, Bandung"):
        (found,) = find_ranges(around)
        assert (found.start_date, found.end_date, found.current, found.bad) == (start, end, current, False)
        assert text in around[found.start : found.end]


@pytest.mark.parametrize(
    "text", ["0812-2019-2020", "NIP 198001012005011002", "versi 3.2015.1", "Rp 2020000", "tanpa tahun"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


@pytest.mark.parametrize("text", ["2023-19-39", "31/02/2021", "2020-13-01"])
def test_impossible_dates_are_told_and_not_repaired(text: str) -> None:
    assert bad_dates(f"Lulus {text}") == [text]


def test_an_end_before_the_start_is_bad() -> None:
    (found,) = find_ranges("2020 - 2018")
    assert found.bad


@given(st.sampled_from(sorted(MONTHS)), st.integers(1951, 2038))
def test_every_name_of_a_month_is_read(name: str, year: int) -> None:
    (found,) = find_ranges(f"{name.title()} {year}")
    assert (found.single, found.end_date) == (True, f"{year}-{MONTHS[name]:02}")
