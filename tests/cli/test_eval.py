"""`talent eval` and `talent bench` measure what they say, on documents that are counted by hand."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from talent.cli.measured_values import measured_values
from talent.core import paths
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents: one as its truth says, one whose truth names another employer; and a broken one."""
    (tmp_path / "cvs").mkdir()
    people = []
    for name, expect in (("right", "parsed"), ("other", "parsed"), ("broken", "unreadable")):
        content = b"%PDF-1.7 broken" if expect == "unreadable" else json.dumps(RESUME).encode()
        file = f"{name}.{'pdf' if expect == 'unreadable' else 'json'}"
        (tmp_path / "cvs" / file).write_bytes(content)
        truth = json.loads(json.dumps(RESUME))
        if name == "other":
            truth["work"][0]["name"] = "PT Yang Lain"
        people.append({"cv": {"file": file, "expect": expect, "resume": truth}, "skill_ids": ["python"]})
    (tmp_path / "people.json").write_text(json.dumps({"people": people}))
    return tmp_path


def _rows(*args: str) -> dict[str, dict[str, Any]]:
    called = talent(*args, "--format", "json")
    assert (called.status, called.err) == (0, "")
    return {row["field"]: row for row in map(json.loads, called.out.splitlines())}


def test_each_kind_of_field_is_counted(folder: Path) -> None:
    rows = _rows("eval", "parse", "--folder", str(folder))
    assert rows["status"]["documents"] == 3
    assert rows["status"]["precision"][0] == 1
    assert (rows["employer"]["documents"], rows["employer"]["values"]) == (2, 4)
    assert rows["employer"]["precision"][0] == rows["employer"]["recall"][0] == 0.75
    assert rows["employer"]["precision"][1:] == [0.5, 1.0]
    assert rows["position"]["f1"] == [1, 1, 1]


def test_what_is_not_measurable_is_null_and_never_0(folder: Path) -> None:
    rows = _rows("eval", "parse", "--folder", str(folder))
    assert rows["certificate"]["precision"] is None
    assert rows["skill"]["recall"] == [1, 1, 1]
    assert rows["skill"]["precision"] is rows["skill"]["f1"] is None
    assert rows["employer"]["baseline_f1"] is None


def test_the_table_shows_intervals(folder: Path) -> None:
    out = talent("eval", "parse", "--folder", str(folder)).out
    assert "0.750 [0.500, 1.000]" in out


def test_spelling_of_a_number_is_no_error() -> None:
    ours = measured_values({"basics": {"phone": "0812-3456-7890"}}, [])
    assert ours["phone"] == measured_values({"basics": {"phone": "+62 812 3456 7890"}}, [])["phone"]
    assert measured_values({"basics": {"phone": "no number"}}, [])["phone"] == ["no number"]


@pytest.mark.parametrize("content", [None, "", "[]", '{"people": [{}]}'])
def test_a_folder_without_truth_is_bad_input(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "people.json").write_text(content)
    called = talent("eval", "parse", "--folder", str(tmp_path))
    assert called.status == 2
    assert called.err.count("\n") == 1
    assert str(tmp_path) in called.err


def test_bench_measures_both_readers_on_the_same_pages(tmp_path: Path) -> None:
    for file in sorted((paths.demo() / "cvs").glob("*.pdf"))[:2]:
        shutil.copy(file, tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7")
    called = talent("bench", "parse", "--folder", str(tmp_path), "--rounds", "1", "--format", "json")
    peer, ours = map(json.loads, called.out.splitlines())
    assert (peer["reader"], ours["reader"]) == ("pypdfium2", "talent")
    assert peer["pages"] == ours["pages"] >= 2
    assert peer["documents"] == ours["documents"] == 2
    assert peer["ratio"] == 1
    assert ours["pages_per_second"] == pytest.approx(ours["pages"] / ours["seconds"], rel=0.02)
    assert ours["ratio"] == pytest.approx(peer["seconds"] / ours["seconds"], rel=0.05)


def test_bench_without_a_document_is_bad_input(tmp_path: Path) -> None:
    called = talent("bench", "parse", "--folder", str(tmp_path))
    assert (called.status, called.err) == (2, f"There is no readable PDF in {tmp_path}.\n")
