"""Finding skills in sentences: the marks as they are read, the tagger that training makes, the rows."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from talent.evaluation.extraction import extraction_rows, look_up, names_of
from talent.evaluation.skillspan import read_skillspan
from talent.evaluation.train_tagger import train
from talent.skills.extract import find_skills, tagger_of
from talent.skills.library import shipped_linker


def _row(text: str, marked: str, ad: int) -> str:
    tokens = text.split()
    wanted = marked.split()
    at = tokens.index(wanted[0]) if wanted else len(tokens)
    tags = [
        "B" if place == at else "I" if at < place < at + len(wanted) else "O" for place in range(len(tokens))
    ]
    none = ["O"] * len(tokens)
    return json.dumps(
        {"idx": ad, "tokens": tokens, "tags_skill": tags, "tags_knowledge": none, "source": "tech"}
    )


ROWS = [
    *(
        _row(f"You have experience with {name} in a team", name, ad)
        for ad, name in enumerate(("hand knitting", "zorb rolling"))
    ),
    *(
        _row(f"We are a company of {name} in the north", "", ad)
        for ad, name in enumerate(("bakers", "fishers"))
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labelled/skillspan").mkdir(parents=True)
    for split, times in (("train", 40), ("dev", 4)):
        (tmp_path / f"labelled/skillspan/{split}.json").write_text("\n".join(ROWS * times), "utf-8")
    (tmp_path / "taxonomies/esco_1.2").mkdir(parents=True)
    table = "uuid,preferredLabel,skillType,collections,altLabels\nu1,Hand knitting,,,\n"
    (tmp_path / "taxonomies/esco_1.2/skills_merged_labels.csv").write_text(table, "utf-8")
    return tmp_path


def test_marks_become_places(folder: Path) -> None:
    sentence = read_skillspan(folder, "dev")[0]
    assert [sentence.text[start:end] for start, end in sentence.spans] == ["hand knitting"]
    assert sentence.ad == "tech 0"


def test_training_twice_gives_the_same_weights_and_learns(folder: Path) -> None:
    first, again = (train(read_skillspan(folder, "train")) for _ in range(2))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    text = "You have experience with hand knitting in a team"
    assert [text[each.start : each.end] for each in tagger_of(first).find(text)[0]] == ["hand knitting"]


def test_a_row_for_each_way_with_the_dictionary_beside(folder: Path) -> None:
    rows = {row["way"]: row for row in extraction_rows(folder)}
    assert list(rows) == ["talent", "dictionary of ESCO", "dictionary of the library"]
    dictionary = rows["dictionary of ESCO"]
    assert (dictionary["sentences"], dictionary["spans"]) == (16, 8)
    assert dictionary["overlap_recall"][0] == 0.5  # type: ignore[index]
    assert dictionary["overlap_precision"][0] == 1  # type: ignore[index]


def test_longest_name_first_in_any_case() -> None:
    names = names_of(["data", "Data analysis", "C#"])
    text = "Big DATA analysis, data and C#."
    assert [text[start:end] for start, end in look_up(text, names)] == ["DATA analysis", "data", "C#"]


def test_library_and_tagger_together() -> None:
    """A tool is a skill wherever it is named; Indonesian is left to the library."""
    english = "We are looking for a Java developer with experience in Docker and event storming workshops."
    found = find_skills(english, shipped_linker())
    assert {"java", "docker"} <= {each.id for each in found}
    assert all(one.end <= other.start for one, other in pairwise(found))
    verb = "Build ETL pipelines with Airflow and manage the AWS infrastructure."
    assert {"Build", "manage"}.isdisjoint(
        verb[each.start : each.end] for each in find_skills(verb, shipped_linker())
    )
    indonesian = find_skills("Mampu membuat laporan keuangan dan menguasai Excel untuk tim", shipped_linker())
    assert [each.id for each in indonesian] == ["financial-reporting", "microsoft-excel"]
