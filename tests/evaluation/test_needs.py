"""Measuring needs: what counts as right, each part apart, and judgements that fit their ads."""

import csv
from pathlib import Path

import pytest

from talent.core.errors import Invalid
from talent.evaluation.needs import Found, Judged, JudgedAd, judged_file, need_rows, sentence_counts

TEXT = "Kualifikasi\nMenguasai Python. Docker menjadi nilai tambah."
AD = JudgedAd(
    "1",
    "tune",
    TEXT,
    [(12, 29), (30, 58)],
    [Judged(22, 28, frozenset({"python"}), "must"), Judged(30, 36, frozenset({"docker"}), "plus")],
)


def test_a_requirement_is_right_in_its_own_sentence_only() -> None:
    found = [Found(22, 28, "python", "must"), Found(22, 28, "docker", "plus")]
    counts = sentence_counts(AD, found, with_kind=False)
    assert [(each.right, each.found, each.true) for each in counts] == [(1, 2, 1), (0, 0, 1)]


def test_the_kind_counts_where_it_is_asked_for() -> None:
    found = [Found(22, 28, "python", "should"), Found(30, 36, "docker", "plus")]
    assert [each.right for each in sentence_counts(AD, found, with_kind=True)] == [0, 1]
    assert [each.right for each in sentence_counts(AD, found, with_kind=False)] == [1, 1]


def test_what_the_library_does_not_hold_is_right_at_its_place_only() -> None:
    ad = JudgedAd("1", "tune", TEXT, [(12, 29)], [Judged(22, 28, frozenset({"?"}), "must")])
    (right,) = sentence_counts(ad, [Found(22, 28, None, "must")], with_kind=False)
    (wrong,) = sentence_counts(ad, [Found(12, 21, None, "must")], with_kind=False)
    assert (right.right, wrong.right) == (1, 0)


def test_a_skill_named_twice_is_one() -> None:
    twice = [Found(22, 28, "python", "must"), Found(12, 21, "python", "must")]
    assert sentence_counts(AD, twice, with_kind=False)[0].found == 1


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    folder = tmp_path / "ads/indonesia"
    folder.mkdir(parents=True)
    with (folder / "ads_with_text_73.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["Description"], [TEXT], [TEXT.replace("Python", "Gitlab")]])
    return tmp_path


def _judged(path: Path, *lines: str) -> Path:
    head = "row,sentence_start,sentence_end,part,start,end,accepted,kind"
    path.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    return path


def test_rows_give_each_part_and_way(ads: Path) -> None:
    judged = _judged(
        ads / "judged.csv",
        "1,12,29,tune,22,28,python,must",
        "1,30,58,tune,30,36,docker,plus",
        "2,12,29,unseen,22,28,gitlab,must",
        "2,30,58,unseen,,,,",
    )
    rows = list(need_rows(ads, judged))
    assert [(row["part"], row["way"], row["counted"]) for row in rows] == [
        (part, way, counted)
        for part in ("tune", "unseen")
        for counted in ("skill", "skill and kind")
        for way in ("talent", "dictionary of the library")
    ]
    figure = {(row["part"], row["way"], row["counted"]): row for row in rows}
    assert figure["tune", "talent", "skill and kind"]["f1"] == [1.0, 1.0, 1.0]
    assert figure["tune", "dictionary of the library", "skill and kind"]["f1"] == [0.5, 0.5, 0.5]
    assert figure["tune", "dictionary of the library", "skill and kind"]["lead_f1"] == [0.5, 0.5, 0.5]
    assert figure["unseen", "talent", "skill"]["precision"] == [0.5, 0.5, 0.5]


def test_other_ads_than_those_judged_are_refused(ads: Path) -> None:
    with pytest.raises(Invalid, match="Row 9"):
        list(need_rows(ads, _judged(ads / "judged.csv", "9,0,5,tune,,,,")))
    with pytest.raises(Invalid, match="Row 1"):
        list(need_rows(ads, _judged(ads / "judged.csv", "1,0,5000,tune,,,,")))


def test_the_judgements_are_whole_and_hold_no_words() -> None:
    with judged_file().open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    sentences = {(line["row"], line["sentence_start"], line["part"]) for line in lines}
    assert len(sentences) >= 150
    unseen = {each for each in sentences if each[2] != "tune"}
    assert 0.25 < len(unseen) / len(sentences) < 0.6
    # An ad is seen or not as a whole.
    assert not {each[0] for each in unseen} & {each[0] for each in sentences - unseen}
    for line in lines:
        assert line["kind"] in ("must", "should", "plus", "")
        if line["kind"]:
            assert (
                int(line["sentence_start"])
                <= int(line["start"])
                < int(line["end"])
                <= int(line["sentence_end"])
            )
            assert line["accepted"]
