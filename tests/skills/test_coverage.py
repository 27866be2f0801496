"""Coverage of demanded skills: what is counted, and the judged sample that says how much links rightly."""

import csv
from pathlib import Path

import pytest

from scoring.linker import Linker
from talent.core.errors import Invalid
from talent.skills.coverage import (
    NONE,
    Judgement,
    Term,
    demanded_terms,
    measure_coverage,
    measure_judged,
    read_judgements,
    wilson_interval,
)
from talent.skills.library import shipped_lexicon, shipped_linker
from tests.factories.lexicon import small_lexicon

JUDGED = Path(__file__).parents[2] / "fixtures" / "judged" / "demanded_skills.csv"
SMALL = Linker(small_lexicon())


def written(path: Path, text: str) -> Path:
    """The file with this text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_between_commas_is_read_term_by_term(tmp_path: Path) -> None:
    file = written(tmp_path / "ads.csv", 'id,skills_to_have\n1,"Python, Docker,, Python"\n2,\n3,SQL\n')
    assert list(demanded_terms(file)) == [Term(1, "Python"), Term(1, "Docker"), Term(3, "SQL")]


def test_labels_that_are_no_skills_are_left_out(tmp_path: Path) -> None:
    cell = "PHP; +5; Kerja di lokasi\n1 - 3 tahun pengalaman\nMinimal SMA/SMK; Laki-laki saja; Laravel"
    file = written(tmp_path / "ads.csv", f'ID,Skills\nx,"{cell}"\n')
    assert [term.text for term in demanded_terms(file)] == ["PHP", "Laravel"]


def test_a_text_has_one_term_a_line(tmp_path: Path) -> None:
    file = written(tmp_path / "terms.txt", "Python\n\n  cek fakta \n")
    assert list(demanded_terms(file)) == [Term(1, "Python"), Term(3, "cek fakta")]


def test_a_file_without_such_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="skills_to_have"):
        list(demanded_terms(written(tmp_path / "ads.csv", "id,title\n1,Developer\n")))
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"skills\n\xff\xfe\n")
    with pytest.raises(Invalid, match="UTF-8"):
        list(demanded_terms(broken))


def test_occurrences_are_counted_not_terms() -> None:
    found = measure_coverage([Term(1, "Python"), Term(2, "python"), Term(3, "knitting")], SMALL)
    assert (found.linked, found.total, found.terms, found.unlinked) == (2, 3, 2, (("knitting", 1),))


@pytest.mark.parametrize(
    ("text", "accepted", "outcome"),
    [
        ("Python", {"python"}, (1, 0, 0)),
        ("Python", {"java"}, (0, 1, 0)),
        ("Python", set(), (0, 1, 0)),
        ("knitting", set(), (0, 0, 1)),
        ("Python/Docker", {"python", "docker"}, (1, 0, 0)),
        ("Python/Docker", {"python"}, (0, 1, 0)),
    ],
)
def test_a_judged_term_is_right_wrong_or_unlinked(
    text: str, accepted: set[str], outcome: tuple[int, int, int]
) -> None:
    counted = measure_judged([Judgement(Term(1, text), frozenset(accepted), demanded=True)], SMALL)
    assert (counted.right, counted.wrong, counted.unlinked) == outcome


def test_what_asks_for_no_skill_is_not_counted() -> None:
    assert measure_judged([Judgement(Term(1, "Python"), frozenset(), demanded=False)], SMALL).total == 0


def test_the_interval_of_a_share_is_wilsons() -> None:
    """Worked by hand for 8 of 10; a share of nothing is unknown."""
    low, high = wilson_interval(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson_interval(0, 0) == (0.0, 1.0)
    assert wilson_interval(10, 10)[1] == pytest.approx(1)


def test_the_judged_sample_is_well_formed() -> None:
    with JUDGED.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 300
    assert {tuple(row) for row in rows} == {("file", "row", "term", "accepted")}
    assert len({(row["file"], row["row"], row["term"]) for row in rows}) == len(rows)
    for row in rows:
        assert int(row["row"]) >= 1
        assert row["term"] == " ".join(row["term"].split()) != ""
        assert len(row["term"]) <= 80
        assert row["accepted"], row
        assert [skill for skill in row["accepted"].split() if skill not in (NONE, "?")] == [
            skill for skill in row["accepted"].split() if skill in shipped_lexicon()
        ]


def test_nine_of_ten_demanded_skills_link_to_the_right_one() -> None:
    counted = measure_judged(read_judgements(JUDGED), shipped_linker())
    assert counted.total >= 300
    assert counted.right / counted.total >= 0.9
