"""How well the requirements of a text are found: real ads, their sentences judged by hand, beside a dictionary.

The judgement (`fixtures/judged/needs.csv`) holds rows (or files) and places of the ads, never their words; the ads
themselves are public data outside the project. A found requirement is right when it names an accepted skill inside
the same sentence; its kind is right when the judged kind is the same as well. The dictionary names every skill of the
library wherever it stands, and calls each a must: what a search for words does.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.linker import Linker
from scoring.metrics.bootstrap import interval_of_sums
from scoring.metrics.precision_recall import Counts, total
from scoring.policy import Policy
from talent.core import paths
from talent.core.errors import Invalid
from talent.evaluation.extraction import look_up, names_of
from talent.evaluation.figures import Row, counted, f1, precision, recall, three
from talent.evaluation.public_data import part
from talent.projects.from_text.criteria import LANGUAGES
from talent.projects.from_text.passages import part_text
from talent.projects.from_text.propose import requirements_of
from talent.projects.from_text.read_document import without_comments
from talent.skills.library import shipped_lexicon, shipped_linker

OUTSIDE: Final = "?"
PARTS: Final = ("tune", "unseen", "drawn")
KINDS: Final = ("must", "should", "plus")


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement at [start, end): the skills that are accepted for it ("?": one outside the library), its kind."""

    start: int
    end: int
    accepted: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """A requirement that some way found at [start, end): the skill's id, None outside the library, and its kind."""

    start: int
    end: int
    id: str | None
    kind: str


@dataclass(slots=True)
class JudgedAd:
    """An ad (the number of its row, or its file) with its judged sentences as [start, end) and what they ask for."""

    ad: str
    part: str
    text: str
    sentences: list[tuple[int, int]] = field(default_factory=list)
    asked: list[Judged] = field(default_factory=list)


def read_judged(folder: Path, judged: Path | None = None) -> list[JudgedAd]:
    """Return the judged ads in their order.

    Raises:
        Invalid: the ads are not there, or are not those that were judged.
    """
    with (part(folder, "ads/indonesia") / "ads_with_text_73.csv").open(encoding="utf-8", newline="") as file:
        texts = {str(place): row["Description"] for place, row in enumerate(csv.DictReader(file), 1)}
    ads: dict[str, JudgedAd] = {}
    path = judged or judged_file()
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row, sentence = line["row"], (int(line["sentence_start"]), int(line["sentence_end"]))
            if row.endswith(".md"):
                texts[row] = texts.get(row) or _text_of(part(folder, "ads/18f").parent / row)
            if sentence[1] > len(texts.get(row, "")):
                raise Invalid("error.eval.other_ads", path=path, row=row)
            ad = ads.setdefault(row, JudgedAd(row, line["part"], texts[row]))
            if sentence not in ad.sentences:
                ad.sentences.append(sentence)
            if line["kind"]:
                accepted = frozenset(line["accepted"].split())
                ad.asked.append(Judged(int(line["start"]), int(line["end"]), accepted, line["kind"]))
    return list(ads.values())


def _text_of(file: Path) -> str:
    return without_comments(file.read_bytes()).decode("utf-8") if file.is_file() else ""


def judged_file() -> Path:
    """Return the file of judgements of the checkout.

    Raises:
        Invalid: this is no checkout; judgements are not shipped.
    """
    top = paths.checkout()
    if top is None:
        raise Invalid("error.eval.checkout")
    return top / "fixtures" / "judged" / "needs.csv"


def need_rows(folder: Path, judged: Path | None = None) -> Iterator[Row]:
    """Yield a row for each part, way and what is counted (skill; skill and kind), with intervals over ads.

    `lead_f1` is how far the reader stands above the dictionary, ad by ad.
    """
    ads = read_judged(folder, judged)
    ways = _ways(shipped_linker())
    for share in PARTS:
        chosen = [ad for ad in ads if ad.part == share]
        if not chosen:
            continue
        found = {way: [(ad, find(ad.text)) for ad in chosen] for way, find in ways.items()}
        for counting, with_kind in (("skill", False), ("skill and kind", True)):
            counts = {
                way: counted([total(sentence_counts(ad, its, with_kind=with_kind)) for ad, its in of_way])
                for way, of_way in found.items()
            }
            ours = counts[next(iter(ways))]
            for way, sums in counts.items():
                both = np.hstack([ours, sums])
                yield {
                    "part": share,
                    "way": way,
                    "counted": counting,
                    "ads": len(chosen),
                    "sentences": sum(len(ad.sentences) for ad in chosen),
                    "requirements": int(sums[:, 2].sum()),
                    "precision": three(interval_of_sums(sums, precision)),
                    "recall": three(interval_of_sums(sums, recall)),
                    "f1": three(interval_of_sums(sums, f1)),
                    "lead_f1": None if sums is ours else three(interval_of_sums(both, _lead)),
                }


def _lead(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return f1(sums[:, :3]) - f1(sums[:, 3:])


def sentence_counts(ad: JudgedAd, found: Sequence[Found], *, with_kind: bool) -> list[Counts]:
    """Return what was right, found and true in each judged sentence."""
    by_sentence: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for each in found:
        home = next((one for one in ad.sentences if one[0] <= each.start < one[1]), None)
        if home is not None:
            by_sentence[home].append(each)
    counts = []
    for start, end in ad.sentences:
        asked = [each for each in ad.asked if start <= each.start < end]
        counts.append(_counts(asked, _distinct(by_sentence[(start, end)]), with_kind=with_kind))
    return counts


def _distinct(found: Sequence[Found]) -> list[Found]:
    """A skill named twice in one sentence is one requirement."""
    return list({each.id or (each.start, each.end): each for each in reversed(found)}.values())[::-1]


def _counts(asked: Sequence[Judged], found: Sequence[Found], *, with_kind: bool) -> Counts:
    left = [*asked]
    right = 0
    # Those that stand at the very place first, so that two that accept the same skill do not take each other's.
    for each in sorted(found, key=lambda one: not any(_overlap(one, other) for other in asked)):
        fitting = [one for one in left if _names(each, one) and (not with_kind or each.kind == one.kind)]
        if fitting:
            right += 1
            left.remove(min(fitting, key=lambda one: not _overlap(each, one)))
    return Counts(right, len(found), len(asked))


def _names(found: Found, asked: Judged) -> bool:
    return found.id in asked.accepted if found.id else OUTSIDE in asked.accepted and _overlap(found, asked)


def _overlap(one: Found, other: Judged) -> bool:
    return one.start < other.end and other.start < one.end


def _ways(linker: Linker) -> dict[str, Callable[[str], list[Found]]]:
    policy, lexicon = Policy.default(), shipped_lexicon()
    names: dict[str, str] = {}
    for entry in lexicon:
        for name in (*entry.labels.values(), *entry.names()):
            names.setdefault(name.casefold(), entry.id)
    keys = names_of([*names])

    def talent(text: str) -> list[Found]:
        return [
            Found(skill.start, skill.end, skill.id, each.kind.value)
            for passage in part_text(text)
            for each in requirements_of(passage, linker, policy)
            for skill in each.skills
            if skill.id not in LANGUAGES
        ]

    def dictionary(text: str) -> list[Found]:
        spans = look_up(text, keys)
        found = [(start, end, names.get(text[start:end].casefold(), text[start:end])) for start, end in spans]
        return [Found(*each, "must") for each in found if each[2] not in LANGUAGES]

    return {"talent": talent, "dictionary of the library": dictionary}
