"""`talent export`: one sentence and the right exit code, whatever is asked for."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from talent.audit.ledger import list_entries
from talent.db.session import transaction
from talent.exports.manifest import manifest_path
from tests.cli.calling import talent
from tests.factories.placements import confirmed, make_office


@pytest.fixture
def out(sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, and two placements in the database that the command line finds by itself."""
    with transaction(sqlite_engine) as session:
        office = make_office(session)
        confirmed(session, office)
        confirmed(session, office)
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("kind", ["placements", "applicants", "shortlists"])
@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_what_was_exported_is_verified(out: Path, kind: str, format: str) -> None:
    file = out / f"{kind}.{format}"
    called = talent("export", kind, "--format", format, "--out", str(file))
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith(f"2 rows in {file}\nManifest: {manifest_path(file)}\nSHA-256: ")
    called = talent("export", "verify", str(file))
    assert called.status == 0
    assert called.out.startswith("This is the file that was exported: 2 rows")


def test_without_a_name_the_file_is_named_by_kind_and_day(out: Path, sqlite_engine: Engine) -> None:
    assert talent("export", "placements", "--as-of", "2027-01-31", "--profile", "siasn").status == 0
    (out / "placements-2027-01-31.csv").read_text("utf-8").index("nipBaru")
    with transaction(sqlite_engine, write=False) as session:
        entry = list_entries(session, after=0, limit=1000)[-1]
    assert (entry.action, entry.actor_ref, entry.details["as_of"]) == (
        "export.write", "operator", "2027-01-31",
    )  # fmt: skip


def test_an_altered_cell_is_named_with_exit_one_in_both_languages(out: Path) -> None:
    file = out / "p.csv"
    talent("export", "placements", "--out", str(file))
    file.write_text(file.read_text("utf-8").replace("10500000", "99000000", 1), encoding="utf-8", newline="")
    called = talent("export", "verify", str(file))
    assert called.status == 1
    assert "Row PLC-2" in called.out
    assert called.out.endswith("(line 2) was changed.\n")
    called = talent("export", "verify", str(file), "--lang", "id")
    assert (called.status, called.out.endswith("(baris ke-2) diubah.\n")) == (1, True)
    row = json.loads(talent("export", "verify", str(file), "--format", "json").out)
    assert (row["ok"], row["row_changes"][0]["change"], row["row_changes"][0]["line"]) == (
        False,
        "changed",
        2,
    )


def test_verifying_needs_no_database(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talent("export", "placements", "--out", "p.csv")
    monkeypatch.setenv("TALENT_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert talent("export", "verify", "p.csv").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("placements", "--as-of", "yesterday"), "--as-of"),
        (("placements", "--as-of", "2027-02-30"), "--as-of"),
        (("placements", "--profile", "fancy"), "--profile"),
        (("placements", "--format", "pdf"), "--format"),
        (("placements", "--out", "."), "--out"),
        (("applicants", "--as-of", "2020-01-01"), "past is not kept"),
        (("applicants", "--profile", "siasn"), "--profile"),
        (("verify", "missing.csv"), "There is no file missing.csv"),
        (("verify", "."), "There is no file"),
        (("verify",), "FILE"),
        (("everything",), "everything"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_two(out: Path, arguments: tuple[str, ...], words: str) -> None:
    called = talent("export", *arguments)
    assert (called.status, called.out) == (2, "")
    assert words in called.err
    assert called.err.count("\n") == 1
    assert list(out.iterdir()) == []


def test_a_file_without_its_manifest_cannot_be_verified(out: Path) -> None:
    (out / "p.csv").write_text("a")
    called = talent("export", "verify", "p.csv")
    assert called.status == 2
    assert "p.csv.manifest.json" in called.err


def test_a_folder_that_takes_no_file_is_said_and_leaves_no_ledger_entry(
    out: Path, sqlite_engine: Engine
) -> None:
    (out / "file").write_text("in the way")
    called = talent("export", "placements", "--out", str(out / "file" / "p.csv"))
    assert called.status == 2
    assert called.err.count("\n") == 1
    with transaction(sqlite_engine, write=False) as session:
        actions = [entry.action for entry in list_entries(session, limit=1000)]
    assert "export.write" not in actions


@pytest.mark.proves("R1")
def test_no_file_appears_without_its_entry_in_the_ledger(
    out: Path, sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("talent.db.session.commit", fail)
    assert talent("export", "placements", "--out", "p.csv").status == 2
    assert list(out.iterdir()) == []
