"""Columns come back from their files as they were, and nothing damaged, cut or foreign is ever answered from."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoring.index import Builder, Profiles, search
from scoring.policy import Policy
from scoring.types import month_index
from talent.evaluation.made_pool import AS_OF, make_need, make_pool
from talent.matching.index_files import FORMAT, MadeFor, UnusableIndex, load, save

POLICY = Policy.default()
MADE_FOR = MadeFor(POLICY.content_hash(), AS_OF, "library-1")


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    """Enough people that some columns are mapped and others read."""
    pool = make_pool(3_000, POLICY)
    return Builder(POLICY, AS_OF).add_all(pool.candidate(row) for row in range(0, 3_000, 2)).build()


def known(profiles: Profiles) -> list[bytes]:
    """A hash for each row."""
    return [hashlib.sha256(ref).digest() for ref in profiles.refs.tolist()]


def test_a_snapshot_answers_as_the_columns_it_was_made_of(tmp_path: Path, profiles: Profiles) -> None:
    save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    opened = load(tmp_path, made_for=MADE_FOR)
    assert [bytes(each) for each in opened.hashes] == known(profiles)
    for name, column in profiles.arrays().items():
        np.testing.assert_array_equal(opened.profiles.arrays()[name], column, err_msg=name)
        assert not opened.profiles.arrays()[name].flags.writeable
    need = make_need((), 1)
    assert search(opened.profiles, need, POLICY, AS_OF, 20) == search(profiles, need, POLICY, AS_OF, 20)


def test_an_empty_pool_can_be_kept(tmp_path: Path) -> None:
    save(tmp_path, Builder(POLICY, AS_OF).build(), [], made_for=MADE_FOR)
    assert len(load(tmp_path, made_for=MADE_FOR).profiles) == 0


def test_a_new_snapshot_takes_the_place_of_the_former_and_leaves_its_readers_alone(
    tmp_path: Path, profiles: Profiles
) -> None:
    former = save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    reader = load(tmp_path, made_for=MADE_FOR).profiles
    save(tmp_path, Builder(POLICY, AS_OF).build(), [], made_for=MADE_FOR)
    assert len(load(tmp_path, made_for=MADE_FOR).profiles) == 0
    assert not former.exists()
    np.testing.assert_array_equal(reader.posting_rows, profiles.posting_rows)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def _refused(folder: Path, made_for: MadeFor = MADE_FOR) -> str:
    with pytest.raises(UnusableIndex) as refusal:
        load(folder, made_for=made_for)
    assert "made" in str(refusal.value)
    return refusal.value.reason


def test_where_nothing_was_kept_nothing_is_opened(tmp_path: Path) -> None:
    assert _refused(tmp_path) == "absent"


@pytest.mark.parametrize("file", ["posting_rows.npy", "refs.npy", "bounds.npy", "header.json"])
def test_one_changed_byte_is_seen(tmp_path: Path, profiles: Profiles, file: str) -> None:
    path = save(tmp_path, profiles, known(profiles), made_for=MADE_FOR) / file
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)
    assert _refused(tmp_path) == "damaged"


def test_a_cut_or_missing_file_is_seen(tmp_path: Path, profiles: Profiles) -> None:
    path = save(tmp_path, profiles, known(profiles), made_for=MADE_FOR) / "cell_skill.npy"
    path.write_bytes(path.read_bytes()[:-100])
    assert _refused(tmp_path) == "damaged"
    path.unlink()
    assert _refused(tmp_path) == "damaged"


def test_no_pointer_leads_out_of_the_folder(tmp_path: Path, profiles: Profiles) -> None:
    save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    (tmp_path / "current").write_text("../elsewhere")
    assert _refused(tmp_path) == "damaged"


@pytest.mark.parametrize(
    "other",
    [
        replace(MADE_FOR, policy="another"),
        replace(MADE_FOR, as_of=month_index("2026-12")),
        replace(MADE_FOR, library="library-2"),
    ],
)
def test_columns_made_for_something_else_are_refused(
    tmp_path: Path, profiles: Profiles, other: MadeFor
) -> None:
    save(tmp_path, profiles, known(profiles), made_for=other)
    assert _refused(tmp_path) == "foreign"


def test_columns_of_another_format_are_refused(
    tmp_path: Path, profiles: Profiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    monkeypatch.setattr("talent.matching.index_files.FORMAT", FORMAT + 1)
    assert _refused(tmp_path) == "foreign"


def test_columns_of_another_engine_are_refused(
    tmp_path: Path, profiles: Profiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    monkeypatch.setattr("talent.matching.index_files.engine_hash", lambda: "another")
    assert _refused(tmp_path) == "foreign"


def test_a_damaged_snapshot_is_made_anew_in_the_same_folder(tmp_path: Path, profiles: Profiles) -> None:
    path = save(tmp_path, profiles, known(profiles), made_for=MADE_FOR) / "refs.npy"
    path.write_bytes(b"")
    assert _refused(tmp_path) == "damaged"
    save(tmp_path, profiles, known(profiles), made_for=MADE_FOR)
    assert len(load(tmp_path, made_for=MADE_FOR).profiles) == len(profiles)
