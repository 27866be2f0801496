"""No cell that leaves the house is a formula, and every cell can be read back (TRUST S10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.core.table_cells import plain, safe

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")


@pytest.mark.proves("S10")
@pytest.mark.parametrize("start", RISKY)
@pytest.mark.parametrize("spaces", ["", " ", "   "])
def test_a_risky_start_is_quoted(start: str, spaces: str) -> None:
    assert safe(f"{spaces}{start}HYPERLINK(1)").startswith("'")


@pytest.mark.proves("S10")
@given(st.text())
def test_no_cell_starts_with_what_a_spreadsheet_runs(value: str) -> None:
    cell = safe(value)
    assert not cell.lstrip(" ").startswith(RISKY)
    assert "\x00" not in cell


_NEAR_MISSES = st.text(st.sampled_from("'= +x＝"), max_size=6)


@pytest.mark.proves("S10")
@given(_NEAR_MISSES | st.text(st.characters(exclude_characters="\x00")))
def test_a_cell_can_be_read_back(value: str) -> None:
    assert plain(safe(value)) == value


@pytest.mark.parametrize("value", ["Sari Wulandari", "3273010101900001", "'tis", "a=b", "0812-3456"])
def test_an_ordinary_cell_stays_as_it_is(value: str) -> None:
    assert safe(value) == value
