"""The judged phrases: all judgements name skills of the library, there are enough, and the figures are of them."""

import csv
from pathlib import Path

import pytest

from scoring.lexicon import Lexicon
from talent.core import paths
from talent.core.errors import Invalid
from talent.evaluation.judged import judged_rows, read_judged
from talent.skills.library import shipped_lexicon

JUDGED = paths.shipped("fixtures", "judged") / "indonesian_links.csv"


def _rows() -> list[dict[str, str]]:
    with JUDGED.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ads with the items that the judgements ask for, all of them "Python"."""
    most = max(int(row["item"]) for row in _rows() if row["item"])
    ads = sorted({row["ad"] for row in _rows() if row["ad"]})
    (tmp_path / "ads/indonesia").mkdir(parents=True)
    with (tmp_path / "ads/indonesia/glints_1200.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id_loker", "skills_to_have"])
        writer.writerows([ad, ", ".join(["Python"] * (most + 1))] for ad in ads)
    return tmp_path


def test_at_least_three_hundred_items_and_both_families_are_judged() -> None:
    rows = _rows()
    assert sum(bool(row["ad"]) for row in rows) >= 300
    assert not any(row["phrase"] for row in rows if row["ad"])
    own = {shipped_lexicon().entry(row["skill"]).family for row in rows if row["phrase"] and row["skill"]}
    assert {"fact_checking", "humanitarian"} <= own


def test_figures_are_of_the_texts_in_the_ads(folder: Path) -> None:
    judged = read_judged(folder, shipped_lexicon())
    assert {each.phrase for each in judged if not each.own} == {"Python"}
    rows = {(row["phrases"], row["way"]): row for row in judged_rows(folder)}
    items = rows["items of ads", "talent"]
    python = sum(row["skill"] == "python" for row in _rows() if row["ad"])
    number = items["number"]
    assert isinstance(number, int)
    assert items["precision"][0] == pytest.approx(python / number, abs=1e-4)  # type: ignore[index]
    ours = rows["false news and humanitarian", "talent"]
    assert ours["precision"][0] > 0.85  # type: ignore[index]
    assert ours["recall"][0] > 0.75  # type: ignore[index]


def test_a_judgement_of_a_skill_that_is_gone_is_told(folder: Path) -> None:
    with pytest.raises(Invalid, match="fact-checking"):
        read_judged(folder, Lexicon([]))
