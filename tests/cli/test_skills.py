"""`talent skills`: one line in, one line out, and a taxonomy of one's own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Called, talent


def rows(called: Called) -> list[dict[str, Any]]:
    """The JSON lines."""
    return [json.loads(line) for line in called.out.splitlines()]


def test_extract_names_skills_with_their_places() -> None:
    text = "Mengolah data dengan Python dan PostgreSQL"
    called = talent("skills", "extract", "--format", "json", stdin=text + "\n\nmemasak nasi\n")
    assert called.status == 0
    first, empty, none = rows(called)
    assert list(first) == ["text", "skills"]
    for skill in first["skills"]:
        assert list(skill) == ["id", "label", "start", "end", "score"]
    named = {skill["id"]: text[skill["start"] : skill["end"]] for skill in first["skills"]}
    assert (named["python"], named["postgresql"]) == ("Python", "PostgreSQL")
    assert (empty["text"], empty["skills"]) == ("", [])
    assert (none["text"], none["skills"]) == ("memasak nasi", [])


def test_link_gives_candidates_best_first_and_none_when_nothing_is_near() -> None:
    called = talent("skills", "link", "--top", "3", stdin="pyhton\r\nqzxwv\n")
    assert called.status == 0
    found, nothing = rows(called)
    assert list(found) == ["query", "candidates"]
    assert (found["query"], found["candidates"][0]["id"]) == ("pyhton", "python")
    assert [list(each) for each in found["candidates"]] == [["id", "label", "score"]] * len(
        found["candidates"]
    )
    assert nothing["candidates"] == []


@pytest.mark.parametrize(("lang", "label"), [("id", "Pembelajaran mesin"), ("en", "Machine learning")])
def test_labels_are_in_the_language_that_is_asked_for(lang: str, label: str) -> None:
    called = talent("skills", "link", "--lang", lang, stdin="machine learning\n")
    assert rows(called)[0]["candidates"][0]["label"].casefold() == label.casefold()


def taxonomy(tmp_path: Path, content: bytes) -> Called:
    """Link two phrases against a taxonomy of one's own."""
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    return talent("skills", "link", "--taxonomy", str(path), "--lang", "en", stdin="weaving\ntenun\n")


def test_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    content = (
        "\ufeffid,label,alt_labels,broader,kind\nw1,Weaving,tenun|menenun,c1,skill\nc1,Craft,,,\n".encode()
    )
    called = taxonomy(tmp_path, content)
    assert [row["candidates"][0]["id"] for row in rows(called)] == ["w1", "w1"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,label\n1,Weaving\n",
        b"id,label\n1,Weaving\n1,Sewing\n",
        b"id,label\n1\n",
        b"id,label\n,Weaving\n",
        b"id,label\n1,\n",
        b"id,label\n1,\xff\xfe\n",
        b"\xff\xfe\x00id",
    ],
)
def test_a_broken_taxonomy_is_one_clear_sentence(tmp_path: Path, content: bytes) -> None:
    called = taxonomy(tmp_path, content)
    assert (called.status, called.out) == (2, "")
    assert called.err.count("\n") == 1
    assert "error." not in called.err


def test_a_missing_taxonomy_is_said(tmp_path: Path) -> None:
    called = talent("skills", "link", "--taxonomy", str(tmp_path / "absent.csv"), "--lang", "en", stdin="x\n")
    assert (called.status, called.out) == (2, "")
    assert called.err.startswith("There is no file or folder")


def test_input_that_is_no_text_is_one_clear_sentence() -> None:
    """A process of its own, since only its standard input can hold such bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "talent.cli.main", "skills", "link", "--lang", "en"],
        input=b"python\nk\xe9rja\n",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (2, "The input is not UTF-8 text.\n")


def test_show_tells_names_neighbours_and_what_each_level_means() -> None:
    called = talent("skills", "show", "docker", "--lang", "en")
    (shown,) = rows(called)
    assert (shown["id"], shown["labels"]["en"]) == ("docker", "Docker")
    assert list(shown["levels"]) == ["1", "2", "3", "4", "5"]
    assert "Dockerfile" in shown["levels"]["2"]
    assert talent("skills", "show", "alchemy").status == 2


def test_import_brings_a_list_into_the_database(tmp_path: Path) -> None:
    assert talent("db", "upgrade").status == 0
    file = tmp_path / "own.csv"
    file.write_text("id,label,kind\nbee-keeping,Bee keeping,skill\n", encoding="utf-8")
    early = talent("skills", "import", str(file), "--source", "csv", "--lang", "en")
    assert (early.status, "talent seed" in early.err) == (1, True)
    assert talent("seed").status == 0
    called = talent("skills", "import", str(file), "--source", "csv", "--lang", "en")
    assert (called.status, "1 added" in called.out) == (0, True)
    file.write_text("id,label\n../x,Bee\n", encoding="utf-8")
    refused = talent("skills", "import", str(file), "--source", "csv", "--lang", "en")
    assert (refused.status, "line 2" in refused.err) == (2, True)


def test_coverage_prints_a_share_with_its_interval(tmp_path: Path) -> None:
    file = tmp_path / "ads.csv"
    file.write_text('id,skills_to_have\n1,"Python, cek fakta, qzxwv"\n', encoding="utf-8")
    (shares,) = rows(talent("skills", "coverage", str(file), "--format", "json"))
    assert (shares["linked"], shares["total"], shares["most_missed"]) == (2, 3, {"qzxwv": 1})
    assert shares["low"] < shares["share"] < shares["high"]
    assert "2 of 3" in talent("skills", "coverage", str(file), "--lang", "en").out
    assert talent("skills", "coverage").status == 2


def test_coverage_of_a_judged_sample_counts_what_is_right(tmp_path: Path) -> None:
    file = tmp_path / "judged.csv"
    file.write_text(
        "file,row,term,accepted\na,1,Python,python\na,2,Java,php\na,3,qzxwv,?\na,4,S1,-\n", encoding="utf-8"
    )
    (found,) = rows(talent("skills", "coverage", "--judged", str(file), "--format", "json"))
    assert [found[name] for name in ("right", "total", "wrong", "unlinked")] == [1, 3, 1, 1]
