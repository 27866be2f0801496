"""How well skills are found in sentences of job ads (SkillSpan dev), beside dictionaries of names.

The dictionaries: all labels and alternative labels of ESCO, longest first; and the names of our own library alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from scoring.lexicon import Lexicon
from scoring.metrics.bootstrap import interval_of_sums
from scoring.metrics.precision_recall import Counts, total
from scoring.metrics.span_overlap import overlap_counts
from talent.evaluation.esco import read_esco
from talent.evaluation.figures import Row, counted, f1, precision, recall, three
from talent.evaluation.skillspan import Sentence, read_skillspan
from talent.skills.extract import find_skills, tokens
from talent.skills.library import shipped_linker

Spans = list[tuple[int, int]]
LONGEST: Final = 8


def extraction_rows(folder: Path) -> Iterator[Row]:
    """Yield a row for each way to find spans, with intervals over ads; overlap counts, and equal places too."""
    sentences = read_skillspan(folder, "dev")
    for name, find in _ways(read_esco(folder)).items():
        overlapping: dict[str, list[Counts]] = defaultdict(list)
        equal: dict[str, list[Counts]] = defaultdict(list)
        for sentence in sentences:
            found = find(sentence)
            overlapping[sentence.ad].append(overlap_counts(found, sentence.spans))
            equal[sentence.ad].append(Counts.of(map(str, found), map(str, sentence.spans)))
        sums = counted([total(counts) for counts in overlapping.values()])
        exact = counted([total(counts) for counts in equal.values()])
        yield {
            "way": name,
            "sentences": len(sentences),
            "spans": int(sums[:, 2].sum()),
            "overlap_precision": three(interval_of_sums(sums, precision)),
            "overlap_recall": three(interval_of_sums(sums, recall)),
            "overlap_f1": three(interval_of_sums(sums, f1)),
            "exact_f1": three(interval_of_sums(exact, f1)),
        }


def _ways(esco: Lexicon) -> dict[str, Callable[[Sentence], Spans]]:
    linker = shipped_linker()
    names = names_of([name for entry in esco for name in (*entry.labels.values(), *entry.names())])
    return {
        "talent": lambda sentence: [(each.start, each.end) for each in find_skills(sentence.text, linker)],
        "dictionary of ESCO": lambda sentence: look_up(sentence.text, names),
        "dictionary of the library": lambda sentence: [
            (span.start, span.end) for span in linker.find(sentence.text)
        ],
    }


def look_up(text: str, names: set[tuple[str, ...]]) -> Spans:
    """Return the places of names in a text, the longest at each place, in any case."""
    places = tokens(text)
    words = [text[start:end].casefold() for start, end in places]
    spans, at = [], 0
    while at < len(words):
        length = next((n for n in range(LONGEST, 0, -1) if tuple(words[at : at + n]) in names), 0)
        if length:
            spans.append((places[at][0], places[min(at + length, len(places)) - 1][1]))
        at += length or 1
    return spans


def _key(name: str) -> tuple[str, ...]:
    return tuple(name[start:end].casefold() for start, end in tokens(name))


def names_of(labels: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the keys of some names, as `look_up` takes them."""
    return {_key(label) for label in labels}
