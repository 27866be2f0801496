"""How well the phrases of Indonesian ads that were judged by hand are linked to our library, beside rapidfuzz.

The judgements are kept by ad and item (`fixtures/judged/README.md` says by which rule), the texts in the public data.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from scoring.lexicon import Lexicon
from scoring.metrics.bootstrap import interval_of_sums
from scoring.metrics.precision_recall import Counts
from scoring.text import fold
from talent.core import paths
from talent.core.errors import Invalid
from talent.evaluation.figures import Row, counted, f1, precision, recall, three
from talent.evaluation.public_data import part
from talent.skills.library import shipped_lexicon, shipped_linker

CUTOFF: Final = 85
"""The likeness (of 100) below which rapidfuzz's answer is not taken."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrase and the skill that it names; None for none. `own` says that it was written for this."""

    phrase: str
    skill: str | None
    own: bool


def judged_rows(folder: Path) -> Iterator[Row]:
    """Yield a row for each kind of phrase and way to link, with intervals over phrases."""
    lexicon = shipped_lexicon()
    phrases = read_judged(folder, lexicon)
    kinds = {
        "items of ads": [each for each in phrases if not each.own],
        "false news and humanitarian": [each for each in phrases if each.own],
        "all": phrases,
    }
    for kind, listed in kinds.items():
        for way, link in _ways(lexicon).items():
            yield {"phrases": kind, "way": way, **_figures(listed, link)}


def read_judged(folder: Path, lexicon: Lexicon) -> list[Judged]:
    """Return the judged phrases with their texts.

    Raises:
        Invalid: the data is absent, or a judgement names a skill that the library does not hold.
    """
    with (part(folder, "ads/indonesia") / "glints_1200.csv").open(newline="", encoding="utf-8") as file:
        lists = {row["id_loker"]: row["skills_to_have"].split(",") for row in csv.DictReader(file)}
    path = paths.shipped("fixtures", "judged") / "indonesian_links.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    unknown = sorted({row["skill"] for row in rows if row["skill"] and row["skill"] not in lexicon})
    if unknown:
        raise Invalid("error.eval.judged", skills=", ".join(unknown))
    return [
        Judged(
            row["phrase"] or lists[row["ad"]][int(row["item"])].strip(),
            row["skill"] or None,
            bool(row["phrase"]),
        )
        for row in rows
    ]


def _ways(lexicon: Lexicon) -> dict[str, Callable[[str], str | None]]:
    linker = shipped_linker()
    names = {fold(name): entry.id for entry in lexicon for name in (*entry.labels.values(), *entry.names())}

    def ours(phrase: str) -> str | None:
        linked = linker.link(phrase)
        return linked[0].id if linked else None

    def fuzzy(phrase: str) -> str | None:
        found = extractOne(fold(phrase), list(names), scorer=ratio, score_cutoff=CUTOFF)
        return names[found[0]] if found else None

    return {"talent": ours, "rapidfuzz over all names": fuzzy}


def _figures(phrases: Sequence[Judged], link: Callable[[str], str | None]) -> Row:
    counts = []
    for each in phrases:
        found = link(each.phrase)
        right = found is not None and found == each.skill
        counts.append(Counts(int(right), int(found is not None), int(each.skill is not None)))
    sums = counted(counts)
    return {
        "number": len(phrases),
        "with_skill": sum(each.skill is not None for each in phrases),
        **{figure.__name__: three(interval_of_sums(sums, figure)) for figure in (precision, recall, f1)},
    }
