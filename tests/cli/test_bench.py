"""`talent bench parse` measures what it says, on documents whose pages are counted by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from talent.cv.vocabulary.headings import section_of
from talent.evaluation import peers
from talent.evaluation.speed import choose_documents, read_anew
from tests.cli.calling import talent
from tests.cv.documents import Ink, pdf
from tests.factories.lexicon import small_lexicon

LINES = [Ink(50, 50 + 20 * number, f"Sari Wulandari sari{number}@example.com") for number in range(6)]
ONE, TWO, PICTURE = pdf(LINES), pdf(LINES, LINES), pdf([])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents of one page, one of two in a folder of its own, a broken one and one without text."""
    (tmp_path / "deeper").mkdir()
    for name, data in (
        ("a.pdf", ONE),
        ("b.pdf", ONE),
        ("deeper/two.pdf", TWO),
        ("broken.pdf", b"%PDF-1.7"),
        ("picture.pdf", PICTURE),
    ):
        (tmp_path / name).write_bytes(data)
    return tmp_path


def _rows(folder: Path, *args: str) -> dict[str, dict[str, Any]]:
    called = talent("bench", "parse", "--folder", str(folder), "--rounds", "1", *args, "--format", "json")
    assert called.status == 0
    return {row["reader"]: row for row in map(json.loads, called.out.splitlines())}


def test_every_way_reads_the_same_pages(folder: Path) -> None:
    rows = _rows(folder)
    assert {(row["documents"], row["pages"]) for row in rows.values()} == {(1, 2)}
    peer = rows[peers.REFERENCE]
    assert peer["times_of_pdfium_with_boxes"] == 1
    assert {"pypdfium2, text", "pdfminer.six", "pdfplumber", "talent"} < set(rows)
    for row in rows.values():
        assert row["pages_per_second"] == pytest.approx(2 / row["seconds"], rel=0.6)
        assert row["note"] is None
    assert [row["reader"] for row in rows.values() if row["peak_mb"]] == ["talent, in a child process"]


def test_the_ratio_is_of_a_page_also_where_a_way_reads_more_often(folder: Path) -> None:
    row = next(row for name, row in _rows(folder).items() if "batch" in name)
    assert row["seconds"] < 40 * 2


def test_documents_of_any_number_of_pages_and_at_most_so_many(folder: Path) -> None:
    assert _rows(folder, "--pages", "0")["talent"]["pages"] == 4
    assert _rows(folder, "--pages", "1", "--documents", "1")["talent"]["pages"] == 1


def test_a_peer_that_is_not_there_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(peers.PEERS, "pdfplumber", ("no_such_module", peers.by_pdfplumber))
    row = _rows(folder)["pdfplumber"]
    assert (row["seconds"], row["pages_per_second"], row["note"]) == (None, None, "not_installed")
    out = talent("bench", "parse", "--folder", str(folder), "--rounds", "1", "--lang", "en").out
    assert "not installed" in out


@pytest.mark.parametrize("extract", [peers.plain, peers.with_boxes, peers.by_pdfminer, peers.by_pdfplumber])
def test_each_peer_takes_the_text_out(extract: peers.Extract) -> None:
    words = sum(len(ink.text.replace(" ", "")) for ink in LINES) * 2
    assert extract(TWO) >= words


def test_a_document_is_new_to_each_reading() -> None:
    read, asked = read_anew(), []
    for _ in range(2):
        read(TWO)
        asked.append(section_of.cache_info())
    assert asked[0] == asked[1]
    assert asked[0].misses


def test_bench_without_a_document_is_bad_input(tmp_path: Path) -> None:
    called = talent("bench", "parse", "--folder", str(tmp_path), "--lang", "en")
    assert (called.status, called.err) == (2, f"There is no readable PDF in {tmp_path}.\n")


def test_linking_is_measured_kind_by_kind_beside_rapidfuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talent.skills.library.shipped_lexicon", small_lexicon)
    called = talent(
        *("bench", "link", "--phrases", "200", "--enlarged", "60", "--rounds", "1", "--format", "json")
    )
    assert called.status == 0
    rows = [json.loads(line) for line in called.out.splitlines()]
    shipped, enlarged = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    kinds = ["name", "level", "misspelt", "unknown", "mixed", "rapidfuzz over all names"]
    assert [row["kind"] for row in shipped] == kinds == [row["kind"] for row in enlarged]
    assert [row["phrases"] for row in shipped[:-1]] == [70, 30, 30, 70, 200]
    assert shipped[0]["names"] < enlarged[0]["names"]
    assert shipped[-1]["times_of_rapidfuzz"] == 1
    assert all(row["phrases_per_second"] > 0 for row in rows)


def test_a_document_one_page_of_which_is_a_picture_is_no_text_pdf(tmp_path: Path) -> None:
    words = [Ink(60, 60 + 14 * number, "Analis Data di PT Maju Jaya sejak 2021", 11) for number in range(8)]
    (tmp_path / "text.pdf").write_bytes(pdf(words, words))
    (tmp_path / "scan.pdf").write_bytes(pdf([*words, *words], []))
    assert [pages for _, pages in choose_documents(tmp_path, pages=2, most=8)] == [2]
