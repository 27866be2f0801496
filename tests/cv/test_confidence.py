"""Confidences are measured shares: the shipped table rises, knows the kinds of field, and is made anew bit by bit."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fixtures.cvs.golden.calibrate import calibrate
from fixtures.cvs.golden.confidence_curves import curves, for_unseen, table_data
from fixtures.cvs.golden.judged import JudgedValue
from talent.cv import parse
from talent.cv.confidence import SHIPPED, group_of, on_curve, table_of

RESUME: dict[str, Any] = {
    "basics": {"name": "Sari Wulandari", "email": "sari@example.com"},
    "work": [{"name": "PT Contoh Jaya", "position": "Analis Data", "startDate": "2020-01"}],
    "skills": [{"name": "Alat", "keywords": ["Python", "SQL"]}],
}


def _values(layout: str, right_of_ten: int) -> list[JudgedValue]:
    """Ten values at 0.9, so many of them right, and ten at 0.6, of which half as many are."""
    high = [JudgedValue("work.name", 0.9, 0.9, False, n < right_of_ten, layout) for n in range(10)]
    low = [JudgedValue("work.name", 0.6, 0.6, False, n < right_of_ten // 2, layout) for n in range(10)]
    return high + low


def test_the_shipped_table_rises_and_stays_between_its_bounds() -> None:
    assert SHIPPED is not None
    for group in [*SHIPPED.groups, "a.kind.that.is.new"]:
        for recognised in (False, True):
            shares = [SHIPPED.confidence(group, at / 50, recognised=recognised) for at in range(51)]
            assert shares == sorted(shares)
            assert all(0.01 <= share <= 0.99 for share in shares)
            assert all(share == round(share, 3) for share in shares)


def test_the_shipped_table_knows_every_main_kind_of_field() -> None:
    assert SHIPPED is not None
    main = "basics.name basics.email basics.phone work.name work.position work.startDate work.endDate work.highlights"
    main += " education.institution education.studyType education.area skills.name skills.keywords languages.language"
    main += " certificates.name projects.name volunteer.organization"
    assert set(main.split()) <= set(SHIPPED.groups)


def test_a_curve_is_straight_between_its_points_and_level_beyond_them() -> None:
    points = ((0.2, 0.4), (0.6, 0.8))
    assert [on_curve(points, score) for score in (0.0, 0.2, 0.3, 0.6, 1.0)] == pytest.approx(
        [0.4, 0.4, 0.5, 0.8, 0.8]
    )
    assert group_of("work[3].highlights[12]") == "work.highlights"


def test_the_reader_gives_the_share_and_keeps_its_score() -> None:
    assert SHIPPED is not None
    parsed = parse(json.dumps(RESUME).encode())
    assert {field.path for field in parsed.fields} >= {"basics.name", "work[0].name", "skills[0].keywords[1]"}
    for field in parsed.fields:
        assert field.score == 1.0
        assert field.confidence == SHIPPED.confidence(field.path, 1.0)


@pytest.mark.parametrize("way", ["steps", "logistic"])
def test_confidence_follows_what_was_right(way: Any) -> None:  # noqa: ANN401 - one of two words
    tune = [value for number in range(30) for value in _values(f"layout-{number}", 8)]
    table = curves(tune, way)
    assert table.confidence("work[0].name", 0.9) == pytest.approx(0.8, abs=0.06)
    assert table.confidence("work[0].name", 0.6) == pytest.approx(0.4, abs=0.06)
    # On layouts that were not tuned on fewer are right, and the confidence says so.
    test = [value for number in range(30) for value in _values(f"unseen-{number}", 6)]
    assert for_unseen(table, test).confidence("work[0].name", 0.9) == pytest.approx(0.6, abs=0.06)


def test_a_table_is_the_same_after_writing_and_reading() -> None:
    table = curves(_values("one", 8) + _values("two", 7), "steps")
    assert table_of(json.loads(json.dumps(table_data(table, {"work.name": 40})))) == table


def test_the_command_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    usual = {
        "person": "sari",
        "format": "json",
        "language": "id",
        "columns": 1,
        "scan": False,
        "status": "parsed",
    }
    lines = []
    for split, layout in (("tune", "one"), ("tune", "two"), ("test", "three")):
        (tmp_path / f"{layout}.json").write_text(json.dumps(RESUME))
        skills = ["Python", "SQL"] if layout != "two" else ["Python"]
        told = {
            "file": f"{layout}.json",
            "layout": layout,
            "split": split,
            "resume": RESUME,
            "skills": skills,
        }
        lines.append(json.dumps(usual | told))
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines))
    written = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}.out"
        result = CliRunner().invoke(calibrate, ["--folder", str(tmp_path), "--out", str(out)])
        assert result.exit_code == 0, result.output
        written.append(out.read_bytes())
    assert written[0] == written[1]
    data = json.loads(written[0])
    assert data["documents"] == 3
    assert data["groups"]["skills.keywords"]["values"] == 4
    table = table_of(data)
    assert table.confidence("basics.email", 1.0) > table.confidence("skills[0].keywords[0]", 1.0)


def test_the_table_is_a_file_of_the_package() -> None:
    data = json.loads(files("talent.cv").joinpath("confidence.json").read_text("utf-8"))
    assert data["documents"] > 300
    assert len(data["golden_set"]) == 64
