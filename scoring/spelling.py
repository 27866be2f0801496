"""Known words that an unknown one may be: a slip of the keyboard, or another form of the same root.

Candidates are the known words of the same first letter and nearly the same length; rapidfuzz compares all
unknown words of a pile with them in one matrix, so that nothing within the allowed edits is missed. What was
compared is remembered, as a pile of CVs misspells few words in many phrases.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from scoring.similarity import allowed_edits, slip, word_likeness
from scoring.text import root

REMEMBERED = 65536
Near = Sequence[tuple[str, int]]
"""Known words within the allowed edits, each with its distance."""


class KnownWords:
    """The words (or the names written as one word) of a library, for words that are not among them.

    The same letters in another order count as one edit: `phyton` is how half of the CVs write it.
    """

    def __init__(self, words: Iterable[str], but: Collection[str] = ()) -> None:
        """`but` are words that are known, and that no other is ever put right to."""
        self._but = but
        self._by_size: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        self._known = sorted(set(filter(None, words)))
        for word in self._known:
            if allowed_edits(len(word)):
                self._by_size[word[0], len(word)].append(word)
            if len(word) >= 6:
                self._by_letters["".join(sorted(word))].append(word)
        self._near: dict[str, Near] = {}
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)
        self.alike = lru_cache(maxsize=REMEMBERED)(self._alike)

    @cached_property
    def _by_root(self) -> Mapping[str, Sequence[str]]:
        """Made when first asked for, since the many names written as one word are never looked up by it."""
        by_root: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._known:
            by_root[root(word)].append(word)
        return by_root

    def compare(self, words: Iterable[str]) -> Mapping[str, Near]:
        """Look for the known words near to each of these at once; what is known of any word is returned."""
        if len(self._near) > REMEMBERED:
            self._near = {}
        near, by_size = self._near, defaultdict(list)
        for word in dict.fromkeys(words):
            if word not in near and allowed_edits(len(word)):
                by_size[word[0], len(word)].append(word)
        for (first, length), unknown in by_size.items():
            edits = allowed_edits(length)
            lengths = range(length - edits, length + edits + 1)
            pool = [known for each in lengths for known in self._by_size.get((first, each), ())]
            near.update(_compared(unknown, pool, edits))
        return near

    def _nearest(self, word: str) -> tuple[str, int] | None:
        """The nearest known word with the same first letter, and its distance; None beyond the edits."""
        edits = allowed_edits(len(word))
        if not edits:
            return None
        near = dict(self._within(word))
        if len(word) >= 6:
            shuffled = self._by_letters.get("".join(sorted(word)), ())
            near |= {known: 1 for known in shuffled if known[0] == word[0]}
        for distance, known in sorted((distance, known) for known, distance in near.items()):
            if known not in self._but and slip(word, known):
                return (known, distance) if distance <= min(edits, allowed_edits(len(known))) else None
        return None

    def _alike(self, word: str) -> tuple[str, ...]:
        """All known words that `scoring.similarity.word_likeness` finds alike, sorted."""
        near = {known for known, _ in self._within(word)}
        near.update(self._by_root.get(root(word), ()))
        return tuple(sorted(known for known in near if word_likeness(known, word)))

    def _within(self, word: str) -> Near:
        near = self._near.get(word)
        return self.compare((word,)).get(word, ()) if near is None else near


def _compared(words: Sequence[str], pool: Sequence[str], edits: int) -> Mapping[str, Near]:
    """For each word those of the pool within so many edits, in the order of the pool."""
    near: dict[str, list[tuple[str, int]]] = {word: [] for word in words}
    if pool:
        distances = cdist(words, pool, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)
        rows, columns = np.nonzero(distances <= edits)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            near[words[row]].append((pool[column], int(distances[row, column])))
    return near
