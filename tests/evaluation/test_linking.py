"""The figures of linking on a made catalogue and made phrases, in the form of the public files."""

from pathlib import Path

import pytest

from talent.core.errors import Invalid
from talent.evaluation.esco import read_esco, read_linked
from talent.evaluation.linking import linking_rows

LABELS = """uuid,preferredLabel,skillType,collections,altLabels
u1,work in teams,,,team work | teamwork
u2,Java,knowledge,digital,
u3,manage staff,,,
"""
PHRASES = """sentence,span,sub_span,label
s,team work and more,team work,work in teams
s,Team work,,work in teams
s,java,,Java (computer programming)
s,,,
s,staff,,UNDERSPECIFIED
s,knitting,,LABEL NOT PRESENT
s,something,,a label that is gone
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, files in (
        ("taxonomies/esco_1.2", {"skills_merged_labels.csv": LABELS}),
        (
            "labelled/esco_linking",
            {f"{part}_validation_annotations.csv": PHRASES for part in ("tech", "house")},
        ),
    ):
        (tmp_path / name).mkdir(parents=True)
        for file, content in files.items():
            (tmp_path / name / file).write_text(content, "utf-8")
    return tmp_path


def test_phrases_are_read_as_the_marks_say(folder: Path) -> None:
    phrases, gone = read_linked(folder, "tech", read_esco(folder))
    assert [(each.phrase, each.concept) for each in phrases] == [
        *(("team work", "u1"), ("java", "u2"), ("knitting", None))
    ]
    assert gone == 1


def test_a_row_for_each_set_and_way(folder: Path) -> None:
    rows = list(linking_rows(folder))
    assert [row["set"] for row in rows] == ["tech"] * 3 + ["house"] * 3 + ["all"] * 3
    first = rows[0]
    assert (first["way"], first["linkable"], first["not_present"], first["concept_gone"]) == (
        "talent",
        2,
        1,
        1,
    )
    assert first["recall_at_1"] == [1.0, 1.0, 1.0]
    assert first["refused_at_80_kept"] == [1.0, 1.0, 1.0]
    assert rows[1]["recall_at_1"] != [1.0, 1.0, 1.0] or rows[2]["recall_at_1"] == [1.0, 1.0, 1.0]


def test_absent_data_says_what_to_fetch(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="Fetch ESCO"):
        list(linking_rows(tmp_path))
