"""`talent need`: the JSON of the contract, each kind of file, the samples as the documentation has them, bad input."""

import gc
import io
import json
import math
import re
import time
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import talent
from tests.conventions.sources import ROOT
from tests.factories.documents import docx, pdf, txt
from tests.projects.from_text.asking import need_of

SAMPLES = ROOT / "fixtures/demo/needs"
AD = ["Posisi: Pengembang", "Kualifikasi", "Menguasai Python atau Go", "Docker menjadi nilai tambah"]


def read(path: Path, *options: str) -> dict[str, Any]:
    """The object that is printed of a file."""
    called = talent("need", str(path), "--format", "json", *options)
    assert (called.status, called.err) == (0, "")
    answer: dict[str, Any] = json.loads(called.out)
    return answer


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ad.txt", "\n".join(AD).encode()),
        ("ad.md", "\n".join([f"# {AD[0]}", "", f"## {AD[1]}", *(f"- {line}" for line in AD[2:])]).encode()),
        ("ad.docx", docx(AD)),
        ("ad.pdf", pdf(AD)),
    ],
)
def test_each_kind_of_file_gives_the_same_requirements(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    need = read(tmp_path / name)
    assert [
        (each["id"], each["kind"], [other["id"] for other in each["any_of"]]) for each in need["skills"]
    ] == [
        ("python", "must", ["golang"]),
        ("docker", "plus", []),
    ]
    for each in need["skills"]:
        assert list(each)[:3] == ["name", "id", "level"]
        assert need["text"][each["start"] : each["end"]] == each["sentence"]


@pytest.mark.parametrize("sample", ["kak_backend_developer.md", "kak_analis_cek_fakta.txt"])
def test_the_samples_are_shown_in_the_documentation_as_they_come_out(sample: str) -> None:
    docs = (ROOT / "docs/commands.md").read_text("utf-8")
    found = re.search(
        rf"talent need fixtures/demo/needs/{sample} --lang (\w\w)`\):\n\n```\n(.*?)```", docs, re.DOTALL
    )
    assert found is not None
    called = talent("need", str(SAMPLES / sample), "--lang", found[1])
    assert called.status == 0
    assert [line.rstrip() for line in called.out.splitlines()] == found[2].splitlines()


def test_the_backend_sample_asks_for_what_it_says() -> None:
    need = read(SAMPLES / "kak_backend_developer.md")
    asked = {each["id"]: each for each in need["skills"]}
    assert asked["postgresql"]["kind"] == "must"
    assert asked["postgresql"]["level"] == 4
    assert asked["docker"]["level_from"] == "years"
    assert [each["id"] for each in asked["golang"]["any_of"]] == ["java"]
    assert not {"react", "php", "oracle-database", "amazon-web-services"} & set(asked)
    assert (need["education_level"], need["experience_months"], need["fte"]) == (6, 36, 1.0)
    assert (need["region"], need["openings"]) == ("32.73", 2)


def test_a_line_that_asks_for_sex_or_religion_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(
        "Kualifikasi\nJenis kelamin: Pria\nAgama: Islam\nMenguasai Python\n", "utf-8"
    )
    need = read(tmp_path / "ad.txt")
    assert "Islam" not in need["text"]
    assert [each["id"] for each in need["skills"]] == ["python"]


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t \n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("marks.txt", b"1234 5678 --- ...\n" * 5),
        ("broken.pdf", b"%PDF-1.4\n%broken"),
        ("not.docx", b"PK\x03\x04" + b"\x00" * 200),
        ("bomb.docx", _bomb),
        (
            "long.txt",
            "\n".join(f"Menguasai alat nomor {n} dan cara kerja {n}." for n in range(4000)).encode(),
        ),
        ("huge.txt", b"a b c " * 4_000_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_cannot_be_read_is_one_sentence_in_both_languages(
    tmp_path: Path, name: str, data: bytes | Callable[[], bytes], lang: str
) -> None:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data())
    called = talent("need", str(tmp_path / name), "--format", "json", "--lang", lang)
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert "Traceback" not in called.err
    assert "error." not in called.err
    assert "cv.reason" not in called.err


@pytest.mark.parametrize(
    "text",
    [
        "Tugas: " * 12_000,
        "(" * 90_000,
        "a, " * 30_000,
        "dan\n" * 20_000,
        "wajib " * 15_000,
        "tim " * 20_000,
        "minimal 3 tahun " * 6_000,
        "Python/" * 14_000,
        "Menguasai (Python (" * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    """Four times as much takes about four times as long; it would be sixteen times if it grew with the square.

    Of up to three tries the quickest counts, and garbage of the tests before is not collected in between.
    """

    def seconds(share: int) -> float:
        begun = time.process_time()
        need_of(text[: len(text) // share])
        return time.process_time() - begun

    need_of("Python")
    gc.collect()
    gc.disable()
    long = short = math.inf
    try:
        for _ in range(3):
            long, short = min(long, seconds(4)), min(short, seconds(16))
            if long < 9 * short + 0.2:
                break
        else:
            pytest.fail(f"{long:.2f} s, and {short:.2f} s for a quarter")
    finally:
        gc.enable()


def test_a_text_that_names_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("Selamat pagi semuanya.\n", "utf-8")
    called = talent("need", str(tmp_path / "ad.txt"), "--lang", "en")
    assert called.status == 2
    assert "No requirement" in called.err


def test_a_folder_is_not_one_need(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("Menguasai Python\n", "utf-8")
    called = talent("need", str(tmp_path), "--lang", "en")
    assert (called.status, called.out) == (2, "")
    assert "is a folder" in called.err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "React, Vue or Angular"), ("id", "React, Vue atau Angular")]
)
def test_alternatives_are_told_as_one_says_them(tmp_path: Path, language: str, words: str) -> None:
    (tmp_path / "ad.txt").write_text("Kualifikasi\n- Menguasai React, Vue, atau Angular\n", "utf-8")
    assert words in talent("need", str(tmp_path / "ad.txt"), "--lang", language).out


def test_what_need_prints_ranks(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_bytes(txt())
    (tmp_path / "need.json").write_text(json.dumps(read(SAMPLES / "kak_backend_developer.md")), "utf-8")
    called = talent(
        "rank",
        "--need",
        str(tmp_path / "need.json"),
        "--profiles",
        str(tmp_path / "cv.txt"),
        "--format",
        "json",
        "--lang",
        "en",
    )
    assert called.status == 0
    assert {gate["code"] for gate in json.loads(called.out)["gates"]} >= {"gate.skill", "gate.education"}
    assert "plus" not in called.err


def test_a_text_that_nobody_accepted_ranks_as_plus_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_bytes(txt())
    for lang, word in (("en", "plus"), ("id", "nilai tambah")):
        called = talent(
            "rank",
            "--need",
            str(SAMPLES / "kak_backend_developer.md"),
            "--profiles",
            str(tmp_path / "cv.txt"),
            "--format",
            "json",
            "--lang",
            lang,
        )
        assert called.status == 0
        row = json.loads(called.out)
        assert row["gates"] == []
        assert row["score"] > 0
        weights = {line["weight"] for line in row["contributions"]}
        assert weights == {1.0, 2.0, 3.0}
        assert word in called.err
        assert "SiagaBus" in called.err
