"""`talent parse`: every file gets an answer, bad ones a sentence, and the JSON lines keep their contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import talent
from tests.cv.paper import photo_of
from tests.factories.documents import cv_lines, docx, json_resume, pdf, txt, zip_bomb

KEYS = ["file", "status", "reason", "language", "resume", "fields", "skills", "warnings"]
MONTH = ("--as-of", "2026-11")


def write(folder: Path, **files: bytes) -> list[str]:
    """Write files of these names (`_` stands for the dot) and return their paths."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


def rows(out: str) -> list[dict[str, Any]]:
    """The JSON lines."""
    return [json.loads(line) for line in out.splitlines()]


def test_json_lines_have_the_keys_of_the_contract_in_order(tmp_path: Path) -> None:
    paths = write(tmp_path, a_txt=txt(), b_pdf=pdf(cv_lines()), c_docx=docx(cv_lines()), d_json=json_resume())
    called = talent("parse", *paths, "--format", "json", *MONTH)
    assert (called.status, called.err) == (0, "")
    found = rows(called.out)
    assert [row["file"] for row in found] == paths
    for row in found:
        assert list(row)[: len(KEYS)] == KEYS
        assert (row["status"], row["reason"]) == ("parsed", None)
        assert row["language"] in {"id", "en", "mixed"}
        assert row["resume"]["basics"]["name"] == "Sari Wulandari"
        for field in row["fields"]:
            assert list(field) == ["path", "value", "confidence", "page", "quote", "start", "end"]
        assert "python" in {skill["id"] for skill in row["skills"]}
        for skill in row["skills"]:
            assert list(skill) == ["id", "label", "confidence", "evidence"]
            for piece in skill["evidence"]:
                assert list(piece) == ["quote", "page", "source", "months", "last_used", "level"]


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = write(tmp_path, a_txt=txt(), b_pdf=pdf(cv_lines()))
    calls = [talent("parse", *paths, "--format", "json", *MONTH).out for _ in range(2)]
    assert calls[0] == calls[1]


def test_labels_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_txt=txt(skills=("Machine learning",)))
    labels = {}
    for lang in ("id", "en"):
        (row,) = rows(talent("parse", path, "--format", "json", "--lang", lang, *MONTH).out)
        labels[lang] = {skill["id"]: skill["label"] for skill in row["skills"]}["machine-learning"]
    assert labels["id"] != labels["en"] == "Machine learning"


@pytest.mark.parametrize(("lang", "word"), [("id", "Keahlian"), ("en", "Skills")])
def test_a_person_reads_a_page(tmp_path: Path, lang: str, word: str) -> None:
    (path,) = write(tmp_path, a_txt=txt(skills=("Python", "Menenun kain ikat")))
    called = talent("parse", path, "--lang", lang, *MONTH)
    assert called.status == 0
    for part in (
        "Sari Wulandari",
        "sari.wulandari@example.com",
        word,
        "Menenun kain ikat",
        "PT Sagara Loka Digital",
    ):
        assert part in called.out
    for hidden in ("3205015205940001", "12 Mei 1994", "Belum menikah", "cv.", "evidence."):
        assert hidden not in called.out


def _large() -> bytes:
    """A CV that would be read well, were it not 50 megabytes long."""
    return txt() + b"Pengalaman lain yang panjang sekali\n" * 1_400_000


BAD = {
    "empty": (b"", "refused", "cv.reason.empty"),
    "blank": (b" \n\t\r\n", "refused", "cv.reason.empty"),
    "image": (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "unreadable", "cv.reason.damaged"),
    "truncated": (pdf(cv_lines())[:400], "unreadable", None),
    "password": (pdf(cv_lines(), password="rahasia"), "refused", "cv.reason.encrypted"),
    "bomb": (zip_bomb(), "refused", "cv.reason.zip_bomb"),
    "program": (b"MZ" + b"\x90\0" * 400, "refused", None),
    "not a resume": (b'{"hello": "world"}', "refused", None),
    "broken json": (b'{"basics": {"name": ', "unreadable", None),
    "deep json": (b'{"basics": ' + b"[" * 100_000, "refused", None),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_bad_file_gets_one_clear_sentence_and_the_others_are_read(
    tmp_path: Path, kind: str, lang: str
) -> None:
    """Whatever it calls itself: here a PDF."""
    data, status, reason = BAD[kind]
    paths = write(tmp_path, bad_pdf=data, good_txt=txt())
    called = talent("parse", *paths, "--format", "json", *MONTH)
    assert (called.status, called.err) == (0, "")
    bad, good = rows(called.out)
    assert (bad["status"], good["status"]) == (status, "parsed")
    assert reason in {None, bad["reason"]}
    assert (bad["resume"], bad["fields"], bad["skills"]) == ({}, [], [])
    shown = talent("parse", paths[0], "--lang", lang, *MONTH)
    assert shown.status == 0
    name, _, sentence = " ".join(shown.out.split()).partition("bad.pdf ")
    assert name
    assert len(sentence.split()) >= 3
    assert sentence.endswith((".", ")"))
    assert not any(mark in sentence for mark in ("cv.reason", "{", "Traceback", "Error("))


@pytest.mark.parametrize("size", [10_485_761, 50_000_000])
def test_a_file_that_is_too_large_is_refused_and_not_read_in_part(tmp_path: Path, size: int) -> None:
    """Reading its beginning only would lose the rest without a word."""
    (path,) = write(tmp_path, large_txt=_large()[:size])
    (row,) = rows(talent("parse", path, "--format", "json", *MONTH).out)
    assert (row["status"], row["reason"]) == ("refused", "cv.reason.too_large")


def test_a_missing_file_is_said_before_anything_is_read(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_txt=txt())
    called = talent("parse", path, str(tmp_path / "absent.pdf"), "--format", "json", "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert called.err.startswith("There is no file or folder ")


@pytest.mark.parametrize("month", ["2026-13", "2026", "November", "2026-1", ""])
def test_a_month_that_is_none_is_refused(tmp_path: Path, month: str) -> None:
    (path,) = write(tmp_path, a_txt=txt())
    called = talent("parse", path, f"--as-of={month}", "--lang", "en")
    if month:
        assert (called.status, called.out, called.err) == (2, "", "A month is written as YYYY-MM.\n")
    else:
        assert called.status in {0, 2}


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path / "b", z_txt=txt())
    write(tmp_path, c_txt=txt(), a_txt=txt())
    (tmp_path / ".hidden.txt").write_bytes(txt())
    called = talent("parse", str(tmp_path), "--format", "json", *MONTH)
    assert [row["file"] for row in rows(called.out)] == [
        str(tmp_path / name) for name in ("a.txt", "b/z.txt", "c.txt")
    ]


def test_standard_input_is_a_file_too() -> None:
    called = talent("parse", "-", "--format", "json", *MONTH, stdin=txt().decode())
    (row,) = rows(called.out)
    assert (row["file"], row["status"]) == ("-", "parsed")


def test_without_a_file_the_call_is_wrong() -> None:
    called = talent("parse", "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert called.err


def test_explain_shows_the_candidates_with_what_spoke_for_and_against(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_pdf=pdf(cv_lines()))
    called = talent("parse", path, "--explain", "basics.name", "--format", "json")
    found = rows(called.out)
    assert called.status == 0
    assert [row["chosen"] for row in found].count(True) == 1
    chosen = next(row for row in found if row["chosen"])
    assert chosen["value"] == "Sari Wulandari"
    assert chosen["total"] == pytest.approx(sum(chosen["features"].values()), abs=1e-3)
    assert [row["total"] for row in found] == sorted((row["total"] for row in found), reverse=True)
    assert "Sari Wulandari" in talent("parse", path, "--explain", "basics.name", "--lang", "id").out


def test_explain_without_numbers_asks_for_every_entry(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_pdf=pdf(cv_lines()))
    found = rows(talent("parse", path, "--explain", "work.position", "--format", "json").out)
    assert {row["path"] for row in found} == {row["path"] for row in found if row["path"].startswith("work[")}
    assert found


def test_explain_says_why_a_field_is_empty(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_txt=b"Pengalaman Kerja\nProgrammer, PT Contoh\nJan 2020 - Mar 2021\n")
    (row,) = rows(talent("parse", path, "--explain", "basics.email", "--format", "json").out)
    assert (row["chosen"], row["quote"]) == (False, None)
    assert row["reason"]
    assert talent("parse", path, "--explain", "no.such", "--lang", "en").out.count("no such field") == 1


def test_pictures_together_are_the_pages_of_one_cv(tmp_path: Path) -> None:
    front, back = (photo_of(lines) for lines in (cv_lines()[:6], cv_lines()[6:]))
    paths = write(tmp_path, a_png=front, b_png=back)
    called = talent("parse", *paths, "--together", "--format", "json", *MONTH)
    (row,) = rows(called.out)
    assert (called.status, row["status"], row["file"]) == (0, "parsed", " + ".join(paths))
    assert {field["page"] for field in row["fields"]} == {1, 2}


def test_together_takes_nothing_but_pictures(tmp_path: Path) -> None:
    paths = write(tmp_path, a_txt=txt(), b_txt=txt())
    (row,) = rows(talent("parse", *paths, "--together", "--format", "json", *MONTH).out)
    assert (row["status"], row["reason"]) == ("refused", "cv.reason.not_all_pictures")


def test_a_copy_of_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_pdf=pdf(cv_lines())[:300])
    out = tmp_path / "page.png"
    called = talent("parse", path, "--draw", str(out), "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert "ends too early" in called.err
    assert not out.exists()
