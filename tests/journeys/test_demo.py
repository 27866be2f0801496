"""The whole round as a newcomer sees it: `talent demo` runs every step for real and leaves what it says it leaves."""

import csv
from pathlib import Path

import pytest
from sqlmodel import select

from talent.cli.main import run
from talent.core.settings import Settings
from talent.db.engine import make_engine
from talent.db.session import transaction
from talent.exports.verify import verify
from talent.placements.models import Placement, PlacementState
from talent.shortlists.models import EntryState, ShortlistEntry

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demo that was run once, and what it printed."""
    import contextlib
    import io

    folder = tmp_path_factory.mktemp("demo")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert run(["demo", "--dir", str(folder), "--lang", "en"], "en") == 0
    return folder, printed.getvalue()


def test_one_shortlist_on_one_screen_and_a_line_for_each_other(shown: tuple[Path, str]) -> None:
    printed = shown[1]
    assert "REQ-2026-0001  Back-end developer" in printed
    assert "score " in printed
    assert "confidence " in printed
    assert "“" in printed
    assert sum(line.startswith("REQ-2026-00") for line in printed.splitlines()) == 14


def test_the_page_of_all_shortlists_stands_alone(shown: tuple[Path, str]) -> None:
    page = (shown[0] / "shortlists.html").read_text("utf-8")
    assert all(f"REQ-2026-{number:04d}" in page for number in range(1, 15))
    assert "<script src" not in page
    assert "data:image/png;base64," in page


def test_one_is_selected_one_declined_and_one_placed(shown: tuple[Path, str]) -> None:
    engine = make_engine(Settings(data_dir=shown[0]).url)
    with transaction(engine, write=False) as session:
        states = [entry.state for entry in session.exec(select(ShortlistEntry))]
        placements = list(session.exec(select(Placement)))
    engine.dispose()
    assert states.count(EntryState.SELECTED) == 1
    assert states.count(EntryState.DECLINED) == 1
    assert [placement.state for placement in placements] == [PlacementState.CONFIRMED]


def test_the_altered_copy_is_found_and_the_export_is_whole(shown: tuple[Path, str]) -> None:
    exports = shown[0] / "exports"
    assert verify(exports / "placements.csv").ok
    assert verify(exports / "placements.xlsx").ok
    (change,) = verify(exports / "placements-altered.csv").rows
    assert change.reference == "PLC-2026-0001"
    assert "PLC-2026-0001 (line 2) was changed" in shown[1]
    with (exports / "placements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2


def test_the_ledger_of_the_demo_is_whole(
    shown: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALENT_DATA_DIR", str(shown[0]))
    assert run(["audit", "verify"], "en") == 0
    assert run(["match", "replay", "RUN-2026-0001"], "en") == 0
    assert "different" not in capsys.readouterr().out


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work")
    assert run(["demo", "--dir", str(tmp_path), "--lang", "en"], "en") == 1
    assert "not a demo" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "three years of work"
