"""A file that was changed after its export is told from the one that was exported, row by row, without a database."""

import json
import re
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlmodel import Session

from talent.audit.actors import OPERATOR
from talent.core.errors import BadInput, NotFound, Problem, TooLarge
from talent.exports import manifest as manifests
from talent.exports import verify as verifying
from talent.exports import xlsx
from talent.exports.columns import ExportKind
from talent.exports.manifest import encode, manifest_path
from talent.exports.verify import Change, VerifyResult, verify
from talent.exports.write import Export, ExportFormat, export_records
from tests.exports.conftest import Write
from tests.factories.placements import confirmed, make_office

FORMATS = ("csv", "xlsx", "json")
Lines = list[str]


@pytest.fixture(params=FORMATS)
def exported(request: pytest.FixtureRequest, sqlite_session: Session, write: Write) -> Path:
    """Five placements in a file with its manifest."""
    office = make_office(sqlite_session)
    for _ in range(5):
        confirmed(sqlite_session, office)
    return write(request.param).path


@pytest.fixture
def write(sqlite_session: Session, tmp_path: Path) -> Write:
    """Export placements from the embedded database: what is verified is the file."""

    def export(format: str = "csv") -> Export:
        return export_records(
            sqlite_session,
            kind=ExportKind.PLACEMENTS,
            format=ExportFormat(format),
            path=tmp_path / f"placements.{format}",
            lang="en",
            actor=OPERATOR,
        )

    return export


def alter(path: Path, change: Callable[[list[list[Any]]], object]) -> None:
    """Change the rows of a file (the first are the headings) as a person with a program of that format would."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        sheet = book.active
        assert sheet is not None
        rows = [
            [cell if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        change(rows)
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append(row)
        book.save(path)
    elif path.suffix == ".csv":
        import csv

        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        objects = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        rows = [list(objects[0]), *(list(found.values()) for found in objects)]
        change(rows)
        lines = [json.dumps(dict(zip(rows[0], row, strict=False)), separators=(",", ":")) for row in rows[1:]]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def found(result: VerifyResult) -> list[tuple[str, str]]:
    return [(row.change.value, row.reference[-1]) for row in result.rows]


def column(rows: list[list[Any]], *names: str) -> int:
    return next(rows[0].index(name) for name in names if name in rows[0])


def test_the_file_itself_holds(exported: Path) -> None:
    result = verify(exported)
    assert result.ok
    assert (result.row_count, result.rows, result.columns) == (5, (), ())


def test_a_copy_elsewhere_holds(exported: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere" / "renamed.bin"
    place.parent.mkdir()
    shutil.copy(exported, place)
    shutil.copy(manifest_path(exported), manifest_path(place))
    assert verify(place).ok


def test_one_altered_cell_names_its_row(exported: Path) -> None:
    def raise_fee(rows: list[list[Any]]) -> None:
        rows[3][column(rows, "Fee a month (Rp)", "fee_rupiah")] = 99_000_000

    alter(exported, raise_fee)
    result = verify(exported)
    assert (result.ok, result.file_matches, result.manifest_whole) == (False, False, True)
    assert found(result) == [("changed", "3")]
    assert result.rows[0].line == (3 if exported.suffix == ".json" else 4)


def test_a_removed_row_is_named(exported: Path) -> None:
    alter(exported, lambda rows: rows.pop(2))
    assert found(verify(exported)) == [("removed", "2")]


def test_an_added_row_is_named(exported: Path) -> None:
    def add(rows: list[list[Any]]) -> None:
        new = list(rows[1])
        new[column(rows, "Reference", "reference")] = "PLC-2026-0009"
        rows.insert(2, new)

    alter(exported, add)
    assert found(verify(exported)) == [("added", "9")]


def test_a_doubled_row_is_added(exported: Path) -> None:
    alter(exported, lambda rows: rows.append(list(rows[1])))
    assert found(verify(exported)) == [("added", "1")]


def test_swapped_rows_are_named(exported: Path) -> None:
    def swap(rows: list[list[Any]]) -> None:
        rows[1], rows[4] = rows[4], rows[1]

    alter(exported, swap)
    assert found(verify(exported)) == [("moved", "4"), ("moved", "1")]


def test_cells_swapped_between_rows_are_two_changes(exported: Path) -> None:
    def swap(rows: list[list[Any]]) -> None:
        email = column(rows, "E-mail", "email")
        rows[1][email], rows[2][email] = rows[2][email], rows[1][email]

    alter(exported, swap)
    assert found(verify(exported)) == [("changed", "1"), ("changed", "2")]


def test_an_altered_reference_is_one_removed_and_one_added(exported: Path) -> None:
    def rename(rows: list[list[Any]]) -> None:
        rows[5][column(rows, "Reference", "reference")] = "PLC-2026-0008"

    alter(exported, rename)
    assert found(verify(exported)) == [("added", "8"), ("removed", "5")]


def test_a_file_opened_and_saved_again_holds_its_rows(exported: Path) -> None:
    alter(exported, lambda rows: None)
    result = verify(exported)
    assert not result.file_matches
    assert not result.ok
    assert (result.rows, result.columns) == ((), ())


def test_columns_are_named_and_rows_still_compared(exported: Path) -> None:
    def shift(rows: list[list[Any]]) -> None:
        fee = column(rows, "Fee a month (Rp)", "fee_rupiah")
        rows[2][fee] = 1
        for row in rows:
            row.append("x" if row is not rows[0] else "Note")
            row[0], row[1] = row[1], row[0]

    alter(exported, shift)
    result = verify(exported)
    changes = [(change.change, change.heading.lower().replace(" ", "")[:6]) for change in result.columns]
    assert changes[0] == (Change.ADDED, "note")
    assert {change for change, _heading in changes[1:]} == {Change.MOVED}
    assert found(result) == [("changed", "2")]


def test_a_removed_column_is_named(exported: Path) -> None:
    def drop(rows: list[list[Any]]) -> None:
        fee = column(rows, "Fee a month (Rp)", "fee_rupiah")
        for row in rows:
            row.pop(fee)

    alter(exported, drop)
    result = verify(exported)
    assert [change.change for change in result.columns] == [Change.REMOVED]
    assert not result.ok


@pytest.mark.parametrize("keep", [0.9, 0.5, 0.1])
def test_a_truncated_file_is_not_the_one(exported: Path, keep: float) -> None:
    data = exported.read_bytes()
    exported.write_bytes(data[: int(len(data) * keep)])
    result = verify(exported)
    assert not result.ok
    assert not result.file_matches
    assert result.rows if exported.suffix != ".xlsx" else not result.readable


def test_an_emptied_file_has_lost_every_row(exported: Path) -> None:
    exported.write_bytes(b"")
    result = verify(exported)
    assert not result.ok
    assert len(result.rows) == 5 if exported.suffix != ".xlsx" else not result.readable


def edit_manifest(path: Path, change: Callable[[dict[str, Any]], None], *, rehash: bool = False) -> None:
    beside = manifest_path(path)
    content = json.loads(beside.read_bytes())
    change(content)
    if rehash:
        content.pop("manifest_sha256")
        beside.write_bytes(encode(content)[0])
    else:
        beside.write_text(json.dumps(content))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(created_by={"kind": "user", "ref": "USR-2026-0099"}),
        lambda content: content.update(as_of="2020-01-01"),
        lambda content: content["rows"].pop(),
        lambda content: content.update(row_count=4),
        lambda content: content["ledger"].update(sequence=0),
        lambda content: content.pop("manifest_sha256"),
        lambda content: None,  # the same content in other bytes
    ],
)
def test_an_altered_manifest_is_found(exported: Path, change: Callable[[dict[str, Any]], None]) -> None:
    edit_manifest(exported, change)
    result = verify(exported)
    assert not result.manifest_whole
    assert not result.ok


def test_a_manifest_made_to_fit_still_names_the_row_that_it_forgot(exported: Path) -> None:
    alter(exported, lambda rows: rows.pop(2))

    def fit(content: dict[str, Any]) -> None:
        content["file_sha256"] = verifying.file_sha256(exported)

    edit_manifest(exported, fit, rehash=True)
    result = verify(exported)
    assert result.file_matches
    assert result.manifest_whole
    assert found(result) == [("removed", "2")]
    assert not result.ok


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"version": 2}', b"[" * 100_000, b'{"version": 1, "columns": 5}',
        b'{"version": 1, "columns": [{"key": 1, "heading": "x"}]}',
        b'{"version": NaN}',
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(exported: Path, content: bytes) -> None:
    manifest_path(exported).write_bytes(content)
    with pytest.raises(BadInput) as refusal:
        verify(exported)
    assert refusal.value.code == "error.export.bad_manifest"


def test_a_manifest_of_an_unknown_format_is_refused(exported: Path) -> None:
    edit_manifest(exported, lambda content: content.update(format="exe"))
    with pytest.raises(BadInput):
        verify(exported)


def test_without_file_or_manifest_there_is_nothing_to_compare(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest_path(exported).unlink()
    with pytest.raises(NotFound) as refusal:
        verify(exported)
    assert refusal.value.code == "error.export.no_manifest"
    for path in (tmp_path, tmp_path / "nothing.csv"):
        with pytest.raises(NotFound) as refusal:
            verify(path)
        assert refusal.value.code == "error.export.no_file"


def test_files_larger_than_ours_are_refused(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "MOST_BYTES", 10)
    with pytest.raises(TooLarge):
        verify(exported)
    monkeypatch.setattr(verifying, "MOST_BYTES", 10)
    with pytest.raises(TooLarge):
        verify(exported)


def test_a_flood_of_rows_is_refused(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MOST_ADDED", 3)
    alter(exported, lambda rows: rows.extend([list(rows[1]) for _ in range(10)]))
    with pytest.raises(TooLarge):
        verify(exported)


@pytest.mark.proves("S7")
def test_hostile_workbooks_are_refused_or_unreadable(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("xlsx").path
    kept = path.read_bytes()
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    for hostile in (bomb, b"<not xml", b"", parts[sheet].replace(b'r="A1"', b'r="ZZZZZZ1"')):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, hostile if name == sheet else data)
        assert not verify(path).ok
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "no workbook")
    assert not verify(path).readable
    path.write_bytes(kept)
    monkeypatch.setattr(xlsx, "MOST_UNPACKED", 100)
    with pytest.raises(TooLarge):
        verify(path)


@pytest.mark.proves("S7")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_bytes_crash_the_verification_and_none_pass(exported: Path, data: st.DataObject) -> None:
    whole = exported.read_bytes()
    try:
        place = data.draw(st.integers(0, len(whole)))
        noise = data.draw(st.binary(min_size=1, max_size=20))
        changed = whole[:place] + noise + whole[place + data.draw(st.integers(0, 30)) :]
        exported.write_bytes(changed)
        try:
            assert verify(exported).ok == (changed == whole)
        except Problem as problem:
            assert re.fullmatch(r"error\.export\.[a-z_]+", problem.code)  # noqa: PT017
    finally:
        exported.write_bytes(whole)


@pytest.mark.proves("S11")
def test_json_lines_that_are_no_plain_objects_are_rows_of_no_reference(write: Write) -> None:
    path = write("json").path
    lines = ["[" * 50_000, '{"a": NaN}', '{"a": {"b": 1}}', '"\\ud800"', '{"reference": 1e999}', "7", "{"]
    path.write_text("\n".join(lines))
    result = verify(path)
    assert {row.change for row in result.rows} == {Change.ADDED}
    assert len(result.rows) == len(lines)


def test_a_row_far_down_the_sheet_ends_soon(write: Write) -> None:
    path = write("xlsx").path
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"</sheetData>", far))
    result = verify(path)
    assert not result.ok
    assert len(result.rows) <= 1


def test_a_number_in_place_of_a_text_is_a_change(write: Write, sqlite_session: Session) -> None:
    confirmed(sqlite_session, make_office(sqlite_session))
    path = write("xlsx").path

    def as_number(rows: list[list[Any]]) -> None:
        rows[1][column(rows, "Budget code")] = struct.calcsize("d")

    alter(path, as_number)
    assert found(verify(path)) == [("changed", "1")]
