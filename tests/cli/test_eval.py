"""`talent eval parse` measures what it says, on documents that are counted by hand."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import talent

RESUME: dict[str, Any] = {
    "basics": {"name": "Sari Wulandari", "email": "sari@example.com", "phone": "+6281234567890"},
    "work": [
        {"name": "PT Contoh Jaya", "position": "Analis Data", "startDate": "2020-01", "endDate": "2022-03"},
        {"name": "PT Contoh Lain", "position": "Analis Muda", "startDate": "2018-01", "endDate": "2019-12"},
    ],
    "education": [{"institution": "Universitas Contoh", "studyType": "S1", "area": "Statistika"}],
    "skills": [{"name": "Alat", "keywords": ["Python"]}],
}


def _truth(**basics: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(json.dumps(RESUME))
    truth["basics"] |= basics
    return truth


def _line(file: str, **values: object) -> str:
    usual = {
        "file": file,
        "person": "sari",
        "layout": "plain",
        "split": "tune",
        "format": "json",
        "language": "id",
        "columns": 1,
        "scan": False,
        "text_version": None,
        "status": "parsed",
        "dates": "month",
        "resume": RESUME,
        "skills": ["Python"],
        "protected": {},
        "group": "senior",
    }
    return json.dumps(usual | values)


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """Three documents: right in the tune split, and in the test split one with another name and a broken one."""
    for name in ("right.json", "other.json"):
        (tmp_path / name).write_text(json.dumps(RESUME))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    lines = [
        _line("right.json"),
        _line("other.json", split="test", layout="other", columns=2, resume=_truth(name="Dewi")),
        _line("broken.pdf", split="test", layout="broken", status="unreadable", resume={}, skills=[]),
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines) + "\n")
    return tmp_path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """The demo's form: two documents, one as its truth says, one whose truth names another employer."""
    (tmp_path / "cvs").mkdir()
    listed = []
    for name in ("right", "other"):
        (tmp_path / "cvs" / f"{name}.json").write_text(json.dumps(RESUME))
        truth = _truth()
        if name == "other":
            truth["work"][0]["name"] = "PT Yang Lain"
        cv = {"file": f"{name}.json", "expect": "parsed", "resume": truth}
        listed.append({"cv": cv, "skill_ids": ["python"]})
    (tmp_path / "people.json").write_text(json.dumps({"people": listed}))
    return tmp_path


def _rows(folder: Path, *args: str) -> list[dict[str, Any]]:
    called = talent("eval", "parse", "--folder", str(folder), *args, "--format", "json")
    assert called.status == 0
    return [json.loads(line) for line in called.out.splitlines()]


def _fields(folder: Path, *args: str) -> dict[str, dict[str, Any]]:
    return {row["field"]: row for row in _rows(folder, *args) if "field" in row}


def _measures(folder: Path, *args: str) -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in _rows(folder, *args) if "measure" in row}


def test_each_kind_of_field_is_counted(people: Path) -> None:
    row = _fields(people)["work.name"]
    assert (row["documents"], row["values"]) == (2, 4)
    assert row["precision"][0] == row["recall"][0] == row["f1"][0] == 0.75
    assert row["precision"][1:] == [0.5, 1.0]
    assert row["wanted"] == 0.92
    assert _fields(people)["work.position"]["f1"] == [1, 1, 1]


def test_what_is_not_measurable_is_null_and_never_0(people: Path) -> None:
    rows = _fields(people)
    assert rows["certificates"]["precision"] is None
    assert rows["linked skills"]["recall"] == [1, 1, 1]
    assert rows["linked skills"]["precision"] is rows["linked skills"]["f1"] is None


def test_the_test_split_is_measured_where_there_is_one(golden: Path) -> None:
    rows = _fields(golden)
    assert (rows["name"]["documents"], rows["name"]["f1"][0]) == (1, 0)
    assert _fields(golden, "--split", "tune")["name"]["f1"][0] == 1
    assert _fields(golden, "--split", "all")["name"]["f1"][0] == 0.5


def test_the_folder_and_the_split_are_told(golden: Path) -> None:
    called = talent("eval", "parse", "--folder", str(golden), "--lang", "en")
    assert called.err == f"2 documents of {golden}, split: test\n"


def test_the_measures_stand_below_the_fields(golden: Path) -> None:
    rows = _measures(golden, "--split", "all")
    assert (rows["status"]["of"], rows["status"]["value"][0]) == (3, 1)
    assert rows["two_column_minus_one"]["value"][0] == pytest.approx(-1 / 15, abs=0.001)
    # One person in two layouts which print two names: those are not compared, the other fields agree.
    assert rows["same_fields"]["value"][0] == 1
    assert rows["invented"]["value"] == rows["leaked"]["value"] == 0


def test_figures_by_layout(golden: Path) -> None:
    rows = _rows(golden, "--split", "all", "--by", "layout")
    names = {row["part"]: row["f1"] for row in rows if row["field"] == "name"}
    assert names == {"plain": [1, 1, 1], "other": [0, 0, 0]}
    table = talent("eval", "parse", "--folder", str(golden), "--by", "columns", "--split", "all").out
    assert [line.split()[0] for line in table.splitlines()[1:]] == ["1", "2"]


def test_only_some_layouts(golden: Path) -> None:
    assert _measures(golden, "--split", "all", "--only", "other", "--only", "broken")["status"]["of"] == 2
    called = talent("eval", "parse", "--folder", str(golden), "--only", "none", "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert "no document" in called.err


def test_what_is_wrong_is_listed(golden: Path) -> None:
    rows = _rows(golden, "--split", "all", "--show-test", "--wrong", "name")
    assert rows == [{"file": "other.json", "expected": ["Dewi"], "found": ["Sari Wulandari"]}]
    assert _rows(golden, "--split", "tune", "--wrong", "status") == []


@pytest.mark.parametrize("split", [[], ["--split", "test"], ["--split", "all"]])
def test_documents_of_the_test_split_stay_unseen(golden: Path, split: list[str]) -> None:
    called = talent("eval", "parse", "--folder", str(golden), *split, "--wrong", "name", "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert "--show-test" in called.err


def test_an_unknown_field_is_bad_input(golden: Path) -> None:
    called = talent("eval", "parse", "--folder", str(golden), "--split", "tune", "--wrong", "hobby")
    assert (called.status, called.out) == (2, "")
    assert "work.position" in called.err


def test_confidence_is_held_against_what_is_right(golden: Path) -> None:
    rows = _rows(golden, "--split", "all", "--calibration")
    assert sum(row["values"] for row in rows) == 2 * 15
    share = sum(row["values"] * row["share_right"] for row in rows) / 30
    assert share == pytest.approx(29 / 30, abs=0.001)


@pytest.mark.parametrize("recognised", ["/usr/bin/tesseract", None])
def test_scans_are_compared_with_their_text_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recognised: str | None
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: recognised)
    for name in ("text.json", "scan.json"):
        (tmp_path / name).write_text(json.dumps(RESUME))
    scan = _line("scan.json", split="test", layout="scan", scan=True, text_version="text.json")
    (tmp_path / "manifest.jsonl").write_text(f"{_line('text.json')}\n{scan}")
    rows = _measures(tmp_path)
    assert rows["scans_told"]["value"][0] == 0
    # Without the program that recognises text a scan must be told, not read.
    assert rows["status"]["value"][0] == (1 if recognised else 0)
    assert ("ocr_share" in rows) == (recognised is not None)
    if recognised:
        assert rows["ocr_share"]["value"] == [1, 1, 1]
        assert rows["ocr_share name"]["of"] == 1
    assert _fields(tmp_path)["name"]["documents"] == 0
    assert _measures(tmp_path, "--split", "all", "--no-scans")["status"]["of"] == 1


def test_the_table_shows_intervals(people: Path) -> None:
    assert "0.750 [0.500, 1.000]" in talent("eval", "parse", "--folder", str(people)).out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("people.json", None),
        ("people.json", ""),
        ("people.json", "[]"),
        ("people.json", '{"people": [{}]}'),
        ("manifest.jsonl", "{}"),
        ("manifest.jsonl", "[]"),
        ("manifest.jsonl", _line("missing.pdf")),
    ],
)
def test_a_folder_without_truth_is_bad_input(tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    called = talent("eval", "parse", "--folder", str(tmp_path))
    assert called.status == 2
    assert called.out == ""
    assert str(tmp_path) in called.err
