"""ESCO as a catalogue, and the phrases of job ads that people linked to it by hand.

A phrase is the part of the ad that was marked for one concept; the same phrase with the same concept counts once.
What was marked as too vague to link is left out. Labels of an earlier ESCO that carried a note in brackets are looked
up without it; one whose concept is no longer found is left out, and counted.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scoring.lexicon import Lexicon, SkillEntry
from talent.evaluation.public_data import part

SETS: Final = ("tech", "house")
_NONE: Final = "LABEL NOT PRESENT"
_VAGUE: Final = "UNDERSPECIFIED"


@dataclass(frozen=True, slots=True)
class Linkable:
    """A phrase, and the id of the concept that it means; None where ESCO has none."""

    phrase: str
    concept: str | None


def read_esco(folder: Path) -> Lexicon:
    """Return the skills of ESCO with their labels and alternative labels."""
    path = part(folder, "taxonomies/esco_1.2") / "skills_merged_labels.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return Lexicon(
            SkillEntry(
                id=row["uuid"],
                family="esco",
                kind=row["skillType"] or "skill",
                labels={"en": row["preferredLabel"]},
                aliases={"en": tuple(filter(None, (name.strip() for name in row["altLabels"].split("|"))))},
            )
            for row in csv.DictReader(file)
        )


def read_linked(folder: Path, name: str, catalogue: Lexicon) -> tuple[Sequence[Linkable], int]:
    """Return the phrases of a validation set (`tech` or `house`), and how many had a concept that is gone."""
    by_label = {entry.labels["en"].casefold(): entry.id for entry in catalogue}
    path = part(folder, "labelled/esco_linking") / f"{name}_validation_annotations.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["span"] and not row["label"].startswith(_VAGUE)]
    found: dict[tuple[str, str | None], Linkable] = {}
    gone = set()
    for row in rows:
        phrase = (row["sub_span"] or row["span"]).strip()
        concept = None if row["label"] == _NONE else _concept(row["label"], by_label)
        if concept is None and row["label"] != _NONE:
            gone.add((phrase.casefold(), row["label"]))
        else:
            found.setdefault((phrase.casefold(), concept), Linkable(phrase, concept))
    return list(found.values()), len(gone)


def _concept(label: str, by_label: Mapping[str, str]) -> str | None:
    whole = label.casefold()
    return by_label.get(whole) or by_label.get(re.sub(r"\s*\(.*\)$", "", whole))
