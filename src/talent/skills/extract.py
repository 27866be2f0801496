"""Finds skills in running text: those of the library, and in English also words that only look like one.

What the library knows has an id. What the tagger finds besides has none: it is shown by its own words, so that a
person sees what was not understood, and nothing is scored by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from scoring.linker import Linker
from scoring.tagging import BUCKETS, TOKEN, UNLIKELY, TaggedSpan, Tagger, is_english
from talent.core import paths

_TOOL: Final = "tool"
Arrays = dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]


@dataclass(frozen=True, slots=True)
class FoundSkill:
    """A skill at [start, end) of a text; without an id where the library does not know it."""

    id: str | None
    start: int
    end: int
    score: float


def find_skills(text: str, linker: Linker) -> list[FoundSkill]:
    """Return the skills that a text names in their order, without overlap.

    In English also what the tagger finds; and a name of the library that is no tool is left out where the sentence
    hardly lets it be a skill ("insurance" among the benefits).
    """
    known = [FoundSkill(span.id, span.start, span.end, span.score) for span in linker.find(text)]
    if not is_english(text):
        return known
    spans, likely = shipped_tagger().find(text, [(each.start, each.end) for each in known])
    meant = [
        each
        for each, chance in zip(known, likely, strict=True)
        if chance >= UNLIKELY or linker.lexicon.entry(each.id or "").kind == _TOOL
    ]
    return sorted([*meant, *_besides(text, spans, meant, linker)], key=lambda each: each.start)


def _besides(
    text: str, spans: Sequence[TaggedSpan], known: Sequence[FoundSkill], linker: Linker
) -> Iterator[FoundSkill]:
    begins = {each.start for each in known}
    for span in spans:
        if not any(span.start < each.end and each.start < span.end for each in known):
            words = text[span.start : span.end]
            linked = linker.link(words)
            if not linked and " " not in words and span.end + 1 in begins:
                # The verb of a skill that was found: "Build" of "Build ETL pipelines" is none by itself.
                continue
            yield FoundSkill(linked[0].id if linked else None, span.start, span.end, span.score)


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the places of the tokens of a text, as the tagger sees them."""
    return [match.span() for match in TOKEN.finditer(text)]


@lru_cache(maxsize=1)
def shipped_tagger() -> Tagger:
    """Return the tagger of `fixtures/reference/tagger.npz`."""
    with np.load(paths.reference() / "tagger.npz", allow_pickle=False) as arrays:
        return tagger_of(arrays)


def tagger_of(arrays: Mapping[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]) -> Tagger:
    """Return the tagger that these arrays describe: rows of weights for some buckets, all others being 0."""
    weights = np.zeros((BUCKETS, 3), np.float32)
    weights[arrays["buckets"]] = arrays["weights"]
    return Tagger(weights, arrays["bias"], arrays["steps"])
