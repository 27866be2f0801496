"""`talent rank`: files against a need without a database; every slip in a need or a profile is one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Called, talent
from tests.factories.documents import Who, pdf, txt

NEED: dict[str, Any] = {
    "title": "Backend",
    "skills": [
        {"name": "Python", "level": 3, "kind": "must", "weight": 2},
        {"id": "postgresql", "level": 2},
        {"name": "Docker", "kind": "plus"},
    ],
}


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    """A folder of three CVs: one that fits, one that lists less, one that cannot be read."""
    folder = tmp_path / "pool"
    folder.mkdir()
    (folder / "a.txt").write_bytes(txt())
    (folder / "b.txt").write_bytes(
        b"Budi Santoso\nEmail: budi@example.com\n\nKEAHLIAN\n- Memasak\n- PostgreSQL\n"
    )
    (folder / "c.pdf").write_bytes(pdf(["Sari"])[:200])
    return folder


def rank(tmp_path: Path, need: object, profiles: Path | str, *options: str) -> Called:
    """Rank the profiles; a need that is bytes is written as it is."""
    path = tmp_path / "need.json"
    path.write_bytes(need if isinstance(need, bytes) else json.dumps(need).encode())
    return talent(
        "rank",
        "--need",
        str(path),
        "--profiles",
        str(profiles),
        "--as-of",
        "2026-11",
        "--lang",
        "en",
        *options,
    )


def rows(called: Called) -> list[dict[str, Any]]:
    """The JSON lines."""
    return [json.loads(line) for line in called.out.splitlines()]


def test_json_lines_have_the_keys_of_the_contract_in_order(tmp_path: Path, pool: Path) -> None:
    called = rank(tmp_path, NEED, pool, "--format", "json")
    assert called.status == 0
    found = rows(called)
    assert [row["file"] for row in found] == [str(pool / "a.txt"), str(pool / "b.txt")]
    for row in found:
        assert list(row) == ["file", "rank", "score", "confidence", "gates", "contributions"]
        assert sum(each["contribution"] for each in row["contributions"]) == pytest.approx(
            row["score"], abs=1e-9
        )
    assert found[0]["score"] > found[1]["score"]
    assert "c.pdf" in called.err
    assert called.err.count("\n") == 1


def test_files_and_the_lines_of_parse_give_the_same_ranking(tmp_path: Path, pool: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(talent("parse", str(pool), "--format", "json", "--as-of", "2026-11").out, "utf-8")
    direct, told = (
        rank(tmp_path, NEED, pool, "--format", "json"),
        rank(tmp_path, NEED, lines, "--format", "json"),
    )
    assert [(row["file"], row["score"], row["confidence"]) for row in rows(direct)] == [
        (row["file"], row["score"], row["confidence"]) for row in rows(told)
    ]


def test_the_same_call_gives_the_same_bytes(tmp_path: Path, pool: Path) -> None:
    assert rank(tmp_path, NEED, pool, "--format", "json") == rank(tmp_path, NEED, pool, "--format", "json")


@pytest.mark.parametrize(("lang", "word"), [("id", "Urutan"), ("en", "Rank")])
def test_a_table_is_in_the_language_that_is_asked_for(
    tmp_path: Path, pool: Path, lang: str, word: str
) -> None:
    called = rank(tmp_path, NEED, pool, "--lang", lang)
    assert called.status == 0
    assert word.casefold() in called.out.casefold()
    assert "Python" in called.out
    assert "bucket." not in called.out


def test_only_as_many_as_are_asked_for(tmp_path: Path, pool: Path) -> None:
    assert len(rows(rank(tmp_path, NEED, pool, "--format", "json", "--top", "1"))) == 1
    assert rank(tmp_path, NEED, pool, "--top", "0").status == 2


def test_a_skill_outside_the_library_is_looked_for_by_its_words_and_said(tmp_path: Path, pool: Path) -> None:
    (pool / "d.txt").write_bytes(txt(Who(name="Dewi"), skills=("Menenun kain ikat",)))
    called = rank(tmp_path, {"skills": ["menenun kain ikat"]}, pool, "--format", "json")
    first = rows(called)[0]
    assert first["file"] == str(pool / "d.txt")
    assert first["contributions"][0]["skill"].startswith("text:")
    assert "menenun kain ikat" in called.err


def test_a_text_proposes_requirements_as_plus(tmp_path: Path, pool: Path) -> None:
    path = tmp_path / "iklan.txt"
    path.write_text("Dicari pengembang yang menguasai Python dan PostgreSQL untuk layanan publik.", "utf-8")
    called = talent(
        "rank", "--need", str(path), "--profiles", str(pool), "--format", "json", "--as-of", "2026-11"
    )
    first = rows(called)[0]
    assert first["file"] == str(pool / "a.txt")
    assert not [gate for gate in first["gates"] if gate["code"] == "gate.skill"]


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (b"", ""),
        (b"{", "is not a JSON object"),
        (b"[]", "is not a JSON object"),
        (b"\xff\xfe\x00", "is not a JSON object"),
        (b"[" * 100_000, "is not a JSON object"),
        ({}, "names no skill"),
        ({"skills": []}, "names no skill"),
        ({"skills": "Python"}, "skills"),
        ({"skills": None}, "skills"),
        ({"text": ["Python"]}, "skills"),
        ({"skills": [{}]}, "name"),
        ({"skills": [{"name": ""}]}, "name"),
        ({"skills": [{"name": 5}]}, "name"),
        ({"skills": [{"name": ["Python"]}]}, "name"),
        ({"skills": [{"id": ["python"]}]}, "name"),
        ({"skills": [{"name": "   "}]}, "name"),
        ({"skills": [None]}, "name"),
        ({"skills": [{"name": "Python", "level": 0}]}, "level must be 1 to 5"),
        ({"skills": [{"name": "Python", "level": 6}]}, "level must be 1 to 5"),
        ({"skills": [{"name": "Python", "level": "expert"}]}, "level must be 1 to 5"),
        ({"skills": [{"name": "Python", "level": True}]}, "level must be 1 to 5"),
        ({"skills": [{"name": "Python", "level": 2.5}]}, "level must be 1 to 5"),
        ({"skills": [{"name": "Python", "weight": 0}]}, "weight"),
        ({"skills": [{"name": "Python", "weight": "2"}]}, "weight"),
        ({"skills": [{"name": "Python", "weight": float("nan")}]}, "weight"),
        ({"skills": [{"name": "Python", "kind": "must have"}]}, "kind"),
        ({"skills": ["Python"], "starts_on": "2026-13"}, "starts_on"),
        ({"skills": ["Python"], "starts_on": "2026-02-30"}, "starts_on"),
        ({"skills": ["Python"], "ends_on": 2026}, "ends_on"),
        ({"skills": ["Python"], "starts_on": "2027-02", "ends_on": "2027-01"}, "first date"),
        ({"skills": ["Python"], "fte": 1.5}, "fte"),
        ({"skills": ["Python"], "fte": "all"}, "all"),
        ({"skills": ["Python"], "experience_months": -1}, "experience_months"),
        ({"skills": ["Python"], "experience_months": 1.5}, "experience_months"),
        ({"skills": ["Python"], "openings": "two"}, "openings"),
        ({"skills": ["Python"], "languages": ["en"]}, "form"),
        ({"skills": ["Python"], "languages": [{"code": 5}]}, "code"),
        ({"skills": ["Python"], "languages": [{"code": "en", "level": 9}]}, "level"),
        ({"skills": ["Python"], "region": {"code": "32.73"}}, "region"),
    ],
)
def test_a_broken_need_is_one_clear_sentence(tmp_path: Path, pool: Path, need: object, words: str) -> None:
    called = rank(tmp_path, need, pool)
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert words in called.err
    assert "error." not in called.err
    assert "Traceback" not in called.err


GOOD_ROW: dict[str, Any] = {
    "file": "a.txt",
    "status": "parsed",
    "resume": {"basics": {"name": "Sari"}},
    "skills": [
        {
            "id": "python",
            "evidence": [{"source": "work", "months": 12, "last_used": "2026-01", "level": None}],
        }
    ],
}


def _with(**values: object) -> dict[str, Any]:
    piece = {**GOOD_ROW["skills"][0]["evidence"][0], **values}
    return {**GOOD_ROW, "skills": [{"id": "python", "evidence": [piece]}]}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "5",
        '"a.txt"',
        "{}",
        json.dumps({**GOOD_ROW, "skills": None}),
        json.dumps({**GOOD_ROW, "skills": [5]}),
        json.dumps(
            {**GOOD_ROW, "skills": [{"id": ["python"], "evidence": GOOD_ROW["skills"][0]["evidence"]}]}
        ),
        json.dumps({**GOOD_ROW, "skills": [{"id": "python", "evidence": "much"}]}),
        json.dumps({key: value for key, value in GOOD_ROW.items() if key != "resume"}),
        json.dumps(_with(source="rumour")),
        json.dumps(_with(months=-1)),
        json.dumps(_with(months="12")),
        json.dumps(_with(months=float("nan"))),
        json.dumps(_with(months=float("inf"))),
        json.dumps(_with(months=True)),
        json.dumps(_with(last_used="2026-13")),
        json.dumps(_with(last_used=2026)),
        json.dumps(_with(level=9)),
        json.dumps(_with(level="expert")),
    ],
)
def test_a_broken_profile_is_one_clear_sentence(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(GOOD_ROW) + "\n\n" + line + "\n", "utf-8")
    called = rank(tmp_path, NEED, path, "--format", "json")
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert "talent parse" in called.err
    assert "Traceback" not in called.err


def test_a_good_profile_is_ranked(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(
        json.dumps(GOOD_ROW) + "\n" + json.dumps({"file": "b", "status": "needs_ocr"}) + "\n", "utf-8"
    )
    assert [row["file"] for row in rows(rank(tmp_path, NEED, path, "--format", "json"))] == ["a.txt"]


@pytest.mark.parametrize("what", ["need", "profiles"])
def test_a_missing_file_is_said(tmp_path: Path, pool: Path, what: str) -> None:
    need = tmp_path / "need.json"
    need.write_text(json.dumps(NEED), "utf-8")
    paths = {"need": str(need), "profiles": str(pool), what: str(tmp_path / "absent")}
    called = talent("rank", "--need", paths["need"], "--profiles", paths["profiles"], "--lang", "id")
    assert (called.status, called.out) == (2, "")
    assert called.err.startswith("Tidak ada berkas atau folder")


def test_a_month_that_is_none_is_refused(tmp_path: Path, pool: Path) -> None:
    called = rank(tmp_path, NEED, pool, "--as-of", "2026-13")
    assert (called.status, called.err) == (2, "A month is written as YYYY-MM.\n")
