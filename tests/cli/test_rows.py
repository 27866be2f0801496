"""Rows are printed for people as a table and for programs as JSON, one object a line."""

import json

import pytest

from talent.cli.context import print_rows, progress

ROWS: list[dict[str, object]] = [
    {"reference": "REQ-2026-0001", "odd": 0.5, "roles": ["hr", "lead"], "disabled": False, "none": None},
    {"reference": "REQ-2026-0002", "odd": 1.0, "roles": [], "disabled": True, "none": "é"},
]


def test_json_is_one_object_a_line_with_keys_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, "json")
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    assert list(json.loads(lines[0])) == list(ROWS[0])
    assert "é" in lines[1]


def test_a_table_has_local_headings_and_one_line_a_row_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{**ROWS[0], "long": "word " * 60}, ROWS[1]], "table")
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["Reference", "odd", "Roles", "Closed", "none", "long"]
    assert first.split()[:6] == ["REQ-2026-0001", "0.500", "hr,", "lead", "no", "–"]
    assert second.split()[1:4] == ["1.000", "yes", "é"]


def test_chosen_columns_only(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, "table", columns=["odd"])
    assert capsys.readouterr().out.split() == ["odd", "0.500", "1.000"]


def test_markup_in_a_value_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"name": "[bold]x[/bold] :smile:"}], "table")
    assert "[bold]x[/bold] :smile:" in capsys.readouterr().out


def test_no_rows_are_said_in_words_or_in_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], "table")
    assert capsys.readouterr().out == "Nothing to show.\n"
    print_rows([], "json")
    assert capsys.readouterr().out == ""


def test_progress_is_quiet_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([1, 2], label="x")) == [1, 2]
    assert capsys.readouterr() == ("", "")
