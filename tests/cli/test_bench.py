"""`talent bench parse` measures what it says."""

import json
import shutil
from pathlib import Path

import pytest

from talent.core import paths
from tests.cli.calling import talent


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
