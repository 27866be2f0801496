"""How alike two phrases are, word by word, and which words could be a misspelling of another.

Whole-string measures take "product management" for "project management". Here each word must find its
partner, and a word that tells much (rare in the library) weighs more than one that stands everywhere.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from scoring.text import root

Key = tuple[str, ...]


SHORTEST = 5
"""How many letters a word must have to be corrected."""


def allowed_edits(length: int) -> int:
    """How many slips of the keyboard a word of so many letters may hold."""
    if length < SHORTEST:
        return 0
    return 1 if length < 9 else 2


_ALIKE = tuple(
    frozenset(letters)
    for letters in ("aeiou", "iy", "bp", "dt", "gk", "ck", "cs", "sz", "fv", "fp", "mn", "xk")
)
"""Letters that are taken for one another when a word is written as it sounds."""


def slip(word: str, known: str) -> bool:
    """Whether a word can be a slip of a known one: letters left out, doubled, swapped, or written by sound.

    A letter that is another one altogether makes another word: evaluation is no evacuation.
    """
    if sorted(word) == sorted(known):
        return True
    changed = [
        (word[edit.src_pos], known[edit.dest_pos])
        for edit in Levenshtein.editops(word, known)
        if edit.tag == "replace"
    ]
    swapped = [(two, one) for one, two in changed]
    return all(
        pair in swapped or any(pair[0] in letters and pair[1] in letters for letters in _ALIKE)
        for pair in changed
    )


@lru_cache(maxsize=65536)
def word_likeness(one: str, other: str) -> float:
    """1 for the same word, 0.95 for an inflection, less for a misspelling, 0 for two different words."""
    if one == other:
        return 1.0
    if root(one) == root(other) and len(root(one)) >= 3:
        return 0.95
    edits = allowed_edits(min(len(one), len(other)))
    if edits == 0 or one[0] != other[0]:
        return 0.0
    distance: int = OSA.distance(one, other, score_cutoff=edits)
    return 0.0 if distance > edits or not slip(one, other) else 0.95 - 0.1 * distance


def rarity(keys: Iterable[Key]) -> Mapping[str, float]:
    """How much each word tells: ln(1 + n ÷ number of phrases that hold it)."""
    phrases = list(keys)
    counts = Counter(word for key in phrases for word in sorted(set(key)))
    return {word: math.log(1 + len(phrases) / count) for word, count in counts.items()}


def phrase_likeness(phrase: Sequence[str], key: Key, weight: Mapping[str, float], unseen: float) -> float:
    """Weighted share of the words of both phrases that have a partner in the other (soft Dice), 0–1."""
    first = _partnered(phrase, key, weight, unseen)
    second = _partnered(key, phrase, weight, unseen)
    whole = math.fsum(weight.get(word, unseen) for word in (*phrase, *key))
    return (first + second) / whole if whole else 0.0


def _partnered(
    words: Sequence[str], others: Sequence[str], weight: Mapping[str, float], unseen: float
) -> float:
    return math.fsum(
        weight.get(word, unseen) * max((word_likeness(word, other) for other in others), default=0.0)
        for word in words
    )
