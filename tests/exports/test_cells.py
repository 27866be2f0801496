"""No cell that leaves the house is a formula, whatever a person wrote into a field (TRUST S10)."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from talent.exports import csv as csv_file
from talent.exports import json as json_file
from talent.exports import xlsx as xlsx_file
from talent.exports.cells import Cell, local_phone, row_hash, text_cell

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")
NOON = datetime(2027, 1, 1, 5, tzinfo=UTC)
TEXTS = st.text(st.characters(codec=None), max_size=40) | st.builds(
    str.__add__, st.sampled_from(RISKY), st.text(max_size=20)
)
CELLS = (
    TEXTS | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(0, 1e6).map(lambda x: round(x, 4)) | st.none()
)


@pytest.mark.proves("S10")
@pytest.mark.parametrize("risky", RISKY)
@pytest.mark.parametrize("before", ["", " ", "   ", "'"])
def test_every_risky_beginning_is_quoted(risky: str, before: str) -> None:
    cell = text_cell(f"{before}{risky}cmd|' /C calc'!A0")
    assert cell.startswith("'")


@pytest.mark.proves("S10")
@pytest.mark.parametrize("hidden", ["\x1f", "\x7f", "\u2028 ", "\t ", "\x00\x00"])
def test_what_cleaning_brings_to_the_front_is_quoted(hidden: str) -> None:
    for risky in "=+-@＝＋－＠":
        assert text_cell(f"{hidden}{risky}1+1").startswith("'")


@pytest.mark.proves("S10")
@given(TEXTS)
def test_a_cell_is_one_line_that_no_spreadsheet_runs(value: str) -> None:
    cell = text_cell(value)
    assert not cell.lstrip(" ").startswith(RISKY)
    assert len((cell + "x").splitlines()) == 1
    cell.encode("utf-8")


@pytest.mark.parametrize(
    "value", ["Sari Wulandari", "198503152010011001", "O'Brien", "a=b", "5 - 6", "é 中 😀"]
)
def test_ordinary_text_stays_as_it_is(value: str) -> None:
    assert text_cell(value) == value


@pytest.mark.parametrize(
    ("number", "dialled"), [("+6281220000101", "081220000101"), ("+6591234567", "+6591234567"), (None, None)]
)
def test_phones_are_written_as_dialled(number: str | None, dialled: str | None) -> None:
    assert local_phone(number) == dialled


@pytest.mark.proves("S10")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_what_is_written_is_read_again_in_every_format(tmp_path: Path, rows: list[list[Cell]]) -> None:
    rows = [[f"R{number}", *row] for number, row in enumerate(rows)]
    headings = ["Key", "=A", "B", "C"]
    for name, module in (("csv", csv_file), ("xlsx", xlsx_file), ("json", json_file)):
        path = tmp_path / f"t.{name}"
        ready = [module.cells(row) for row in rows]
        if name == "xlsx":
            xlsx_file.write(path, headings, ready, moment=NOON, title="t")
        else:
            module.write(path, headings, ready)
        lines = json_file.read(path, headings) if name == "json" else module.read(path)
        read = [cells for _line, cells in lines]
        hashes = [row_hash(_filled(cells, 4)) for cells in read[1:]]
        assert hashes == [row_hash(module.stored(row)) for row in ready], name


def _filled(cells: list[Cell], width: int) -> list[Cell]:
    return [*cells, *[""] * (width - len(cells))]


@pytest.mark.proves("S10")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_csv_through_a_spreadsheet_has_no_formula(tmp_path: Path, values: list[str]) -> None:
    path = tmp_path / "t.csv"
    csv_file.write(path, ["=HYPERLINK()"] * len(values), [csv_file.cells(values)])
    book = Workbook()
    assert book.active is not None
    for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    _no_formula(tmp_path / "t.xlsx")


@pytest.mark.proves("S10")
def test_xlsx_has_no_formula_and_no_link_and_its_copy_neither(tmp_path: Path) -> None:
    values: list[Cell] = [
        *(f"{risky}1+1" for risky in RISKY), "{=1+1}", "https://example.com", "mailto:a@example.com",
    ]  # fmt: skip
    path = tmp_path / "t.xlsx"
    xlsx_file.write(path, ["=A"] * len(values), [xlsx_file.cells(values)], moment=NOON, title="t")
    _no_formula(path)
    original, copy = load_workbook(path), Workbook()
    assert original.active is not None
    assert copy.active is not None
    for row in original.active.iter_rows(values_only=True):
        copy.active.append(row)
    copy.save(tmp_path / "copy.xlsx")
    _no_formula(tmp_path / "copy.xlsx", but={"{=1+1}"})


def _no_formula(path: Path, but: frozenset[str] | set[str] = frozenset()) -> None:
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value not in but:
                    assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None


@pytest.mark.proves("R7")
def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["PLC-1", 5, 0.5, None, "198503152010011001"]]
    for module, name in ((csv_file, "csv"), (xlsx_file, "xlsx")):
        written = []
        for copy in "ab":
            path = tmp_path / f"{copy}.{name}"
            ready = [module.cells(row) for row in rows]
            if name == "xlsx":
                xlsx_file.write(path, list("ABCDE"), ready, moment=NOON, title="t")
            else:
                csv_file.write(path, list("ABCDE"), ready)
            written.append(path.read_bytes())
        assert written[0] == written[1]
