"""How much of what employers ask for the library holds: measured on lists of demanded skills, by occurrence.

Two figures. The share that links says how wide the library is; it needs no judge. The share that links to the
right skill needs one: `fixtures/judged/demanded_skills.csv` holds a random sample with the skills that a person
accepts for each term (rule in the README beside it).
"""

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring.linker import Linker
from talent.core.errors import Invalid
from talent.core.text import fold

COLUMNS = {"skills_to_have": re.compile(r","), "skills": re.compile(r"[;\n]")}
"""Columns in which ads list the skills they ask for, with what stands between two of them."""
NOT_A_SKILL = re.compile(
    r"\+\d+$|.*\d\s*-\s*\d+ tahun pengalaman$|minimal |kerja (?:di|dari) |hybrid$|laki-laki|perempuan"
    r"|(?:pria|wanita)\b|.* saja$|remote|pengalaman kurang dari|tidak dicantumkan|the company did not",
    re.IGNORECASE,
)
"""Other labels that the same columns hold: how many more, years, schooling, place and sex of applicants."""
NONE = "-"


@dataclass(frozen=True, slots=True)
class Term:
    """A demanded skill as an ad writes it, with the number of the ad's row in its file (the first is 1)."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Occurrences that link, of how many; different terms, and those that do not link with their counts."""

    linked: int
    total: int
    terms: int
    unlinked: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judged occurrence: what a person accepts (none for what is no skill or has none in the library)."""

    term: Term
    accepted: frozenset[str]
    demanded: bool


@dataclass(frozen=True, slots=True)
class JudgedCoverage:
    """Of the judged occurrences that ask for a skill: linked to an accepted one, to another, to none."""

    right: int
    wrong: int
    unlinked: int

    @property
    def total(self) -> int:
        """All judged occurrences that ask for a skill."""
        return self.right + self.wrong + self.unlinked


def demanded_terms(path: Path) -> Iterator[Term]:
    """Read the demanded skills of a CSV of ads (see COLUMNS), or of a text with one a line.

    Raises:
        Invalid: the file is no UTF-8, or a CSV without such a column.
    """
    try:
        if path.suffix.lower() != ".csv":
            for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
                if line.strip():
                    yield Term(number, line.strip())
            return
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            column = next((name for name in reader.fieldnames or () if name.lower() in COLUMNS), None)
            if column is None:
                raise Invalid("error.coverage.column", path=path.name, columns=", ".join(COLUMNS))
            for number, row in enumerate(reader, 1):
                # A label may stand twice in the same ad, once as a tag and once in the list.
                parts = COLUMNS[column.lower()].split(row[column] or "")
                yield from (
                    Term(number, part)
                    for part in dict.fromkeys(" ".join(each.split()) for each in parts)
                    if part and not NOT_A_SKILL.match(part)
                )
    except UnicodeDecodeError:
        raise Invalid("error.input.encoding") from None
    except csv.Error as error:
        raise Invalid("error.taxonomy.content", path=path.name, reason=str(error)) from None


def measure_coverage(terms: Iterable[Term], linker: Linker) -> Coverage:
    """Count the occurrences that link to any skill."""
    counts: dict[str, int] = {}
    for term in terms:
        counts[fold(term.text)] = counts.get(fold(term.text), 0) + 1
    linked = linker.link_many(counts)
    unlinked = {text: times for (text, times), links in zip(counts.items(), linked, strict=True) if not links}
    return Coverage(
        linked=sum(counts.values()) - sum(unlinked.values()),
        total=sum(counts.values()),
        terms=len(counts),
        unlinked=tuple(sorted(unlinked.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def read_judgements(path: Path) -> list[Judgement]:
    """Read a judged sample: columns `file,row,term,accepted`; `-` where nothing is demanded, `?` where it is new.

    Raises:
        Invalid: a column is missing.
    """
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if not {"file", "row", "term", "accepted"} <= set(reader.fieldnames or ()):
            raise Invalid("error.coverage.column", path=path.name, columns="file, row, term, accepted")
        return [
            Judgement(
                term=Term(int(row["row"]), row["term"]),
                accepted=frozenset(row["accepted"].split()) - {NONE, "?"},
                demanded=row["accepted"] != NONE,
            )
            for row in reader
        ]


def measure_judged(judgements: Iterable[Judgement], linker: Linker) -> JudgedCoverage:
    """Compare the first link of each judged occurrence with what was accepted.

    A term that names several skills counts as right when all that it links to are accepted.
    """
    right = wrong = unlinked = 0
    for each in judgements:
        if not each.demanded:
            continue
        links = linker.link(each.term.text, top=5)
        named = (
            [link.id for link in links]
            if links and links[0].method == "parts"
            else [link.id for link in links[:1]]
        )
        if not named:
            unlinked += 1
        elif set(named) <= each.accepted:
            right += 1
        else:
            wrong += 1
    return JudgedCoverage(right, wrong, unlinked)


def wilson_interval(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927); (0, 1) for no trials."""
    if trials == 0:
        return 0.0, 1.0
    z = 1.959963984540054
    share = successes / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return max(0.0, centre - half), min(1.0, centre + half)
