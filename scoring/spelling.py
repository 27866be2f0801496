"""Known words that an unknown one may be: a slip of the keyboard, or another form of the same root.

Known words of one first letter stand together by length, each with a mark of which letters it has once and twice. An
edit changes at most two bits of a mark, so one look at the marks leaves about one word of hundreds to be compared by
rapidfuzz, and nothing within the allowed edits is missed. What was compared is remembered, as a pile of CVs misspells
few words in many phrases.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from rapidfuzz.distance import OSA

from scoring.similarity import SHORTEST, allowed_edits, slip
from scoring.text import root

REMEMBERED = 65536
_LENGTHS = 4
"""Unknown words of so many lengths, 5 to 8 and so on, in which as many edits are allowed, are compared together: few
are of one length, and each comparison of arrays takes as long to begin as for some words."""


class KnownWords:
    """The words (or the names written as one word) of a library, for words that are not among them.

    The same letters in another order count as one edit: `phyton` is how half of the CVs write it.
    """

    def __init__(self, words: Iterable[str], but: Collection[str] = ()) -> None:
        """`but` are words that are known, and that no other is ever put right to."""
        self._but = but
        self._known = sorted(set(filter(None, words)))
        self._pool = sorted((word for word in self._known if len(word) >= SHORTEST), key=_first_and_length)
        self._places = [_first_and_length(word) for word in self._pool]
        self._marks = np.array([_mark(word) for word in self._pool], np.uint64)
        self._near: dict[str, Sequence[tuple[str, int]]] = {}
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)
        self.alike = lru_cache(maxsize=REMEMBERED)(self._alike)

    def forget(self) -> None:
        """Empty what is remembered of words."""
        self._near = {}
        self.nearest.cache_clear()
        self.alike.cache_clear()

    @cached_property
    def _by_root(self) -> Mapping[str, Sequence[str]]:
        """Made when first asked for, since the many names written as one word are never looked up by it."""
        by_root: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._known:
            by_root[root(word)].append(word)
        return by_root

    def compare(self, words: Iterable[str]) -> None:
        """Look for what is near to each of these at once: `nearest` and `alike` then answer faster, and the same."""
        if len(self._near) > REMEMBERED:
            self._near = {}
        together = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) >= SHORTEST and word not in self._near:
                together[word[0], (len(word) - 1) // _LENGTHS].append(word)
        for (first, of_lengths), listed in together.items():
            shortest = of_lengths * _LENGTHS + 1
            edits = allowed_edits(shortest)
            start = bisect_left(self._places, (first, shortest - edits))
            end = bisect_left(self._places, (first, shortest + _LENGTHS + edits))
            near: dict[str, list[tuple[str, int]]] = {}
            marks = np.array([_mark(word) for word in listed], np.uint64)
            changed = np.bitwise_count(marks[:, None] ^ self._marks[start:end])
            rows, columns = (changed <= 2 * edits).nonzero()
            bits = changed[rows, columns].tolist()
            for row, column, changes in zip(rows.tolist(), columns.tolist(), bits, strict=True):
                word, known = listed[row], self._pool[start + column]
                longer = abs(len(word) - len(known))
                # Each letter more or less changes one bit of a mark, each other edit two at most.
                if longer > edits or changes > 2 * edits - longer:
                    continue
                distance = OSA.distance(word, known, score_cutoff=edits)
                if distance <= edits or not changes:
                    near.setdefault(word, []).append((known, distance))
            self._near |= {word: near.get(word, ()) for word in listed}

    def _nearest(self, word: str) -> tuple[str, int] | None:
        """The nearest known word with the same first letter, and its distance; None beyond the edits."""
        listed = self.near_to(word)
        if not listed:
            return None
        near = [
            (1 if len(word) >= 6 and sorted(word) == sorted(known) else distance, known)
            for known, distance in listed
        ]
        edits = allowed_edits(len(word))
        for distance, known in sorted(near):
            if distance <= edits and known not in self._but and _is_slip(word, known, distance):
                return (known, distance) if distance <= allowed_edits(len(known)) else None
        return None

    def _alike(self, word: str) -> tuple[str, ...]:
        """All known words that `scoring.similarity.word_likeness` finds alike, sorted."""
        same_root, near = self._by_root.get(root(word), ()), self.near_to(word)
        if not same_root and not near:
            return ()
        alike = {known for known in same_root if known == word or len(root(word)) >= 3}
        for known, distance in near:
            edits = allowed_edits(min(len(known), len(word)))
            if known not in alike and distance <= edits and _is_slip(word, known, distance):
                alike.add(known)
        return tuple(sorted(alike))

    def near_to(self, word: str) -> Sequence[tuple[str, int]]:
        """The known words within the allowed edits, or of the same letters, each with its distance."""
        if len(word) >= SHORTEST and word not in self._near:
            self.compare((word,))
        return self._near.get(word, ())


def _first_and_length(word: str) -> tuple[str, int]:
    return word[0], len(word)


def _mark(word: str) -> int:
    """64 bits: which of 32 kinds of letters the word has, and above, which it has again."""
    mark = again = 0
    for kind in map(_KIND.__getitem__, word.encode("latin-1", "replace")):
        again |= mark & kind
        mark |= kind
    return mark | again << 32


_KIND = tuple(1 << (code & 31) for code in range(256))


def _is_slip(word: str, known: str, distance: int) -> bool:
    """As `slip`; where only the lengths differ, no letter is another one."""
    return distance == abs(len(word) - len(known)) or slip(word, known)
