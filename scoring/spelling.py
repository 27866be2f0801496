"""Known words that an unknown one may be: a slip of the keyboard, or another form of the same root.

Known words of one first letter stand together by length, each with a mark of which letters it has once and twice. An
edit changes at most two bits of a mark, so one look at the marks leaves about one word of hundreds to be compared by
rapidfuzz, and nothing within the allowed edits is missed; what is left of a pile of words is compared in one call. What
was compared is remembered, as a pile of CVs misspells few words in many phrases.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from scoring.similarity import MOST_EDITS, SHORTEST, allowed_edits, slip
from scoring.text import root

REMEMBERED = 65536
BAND = 4
"""Words of so many lengths (5 to 8, 9 to 12 …) are compared together; they may hold as many slips as one another."""
Places = NDArray[np.intp]


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
        self._marks = _marks(self._pool)
        self._near: dict[str, Sequence[tuple[str, int]]] = {}
        self._nearest_of = lru_cache(maxsize=REMEMBERED)(self._nearest)
        self._alike_of = lru_cache(maxsize=REMEMBERED)(self._alike)

    def forget(self) -> None:
        """Empty what is remembered of words."""
        self._near = {}
        self._nearest_of.cache_clear()
        self._alike_of.cache_clear()

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
        new = set(words) - self._near.keys()
        self._near |= dict.fromkeys(new, ())
        asked = sorted([word for word in new if len(word) >= SHORTEST], key=_first_and_band)
        marks, start, pairs = _marks(asked), 0, []
        for (first, band), group in groupby(asked, key=_first_and_band):
            end, edits = start + len(list(group)), allowed_edits(band)
            low = bisect_left(self._places, (first, band - edits))
            high = bisect_left(self._places, (first, band + BAND + edits))
            changed = np.bitwise_count(marks[start:end, None] ^ self._marks[low:high])
            rows, columns = (changed <= 2 * edits).nonzero()
            pairs.append((start + rows, low + columns, changed[rows, columns]))
            start = end
        if pairs:
            self._measure(asked, *map(np.concatenate, zip(*pairs, strict=True)))

    def _measure(self, asked: Sequence[str], rows: Places, columns: Places, changed: Places) -> None:
        """Note what is near of the pairs of an asked word and a word of the pool, by their places."""
        words = [asked[row] for row in rows.tolist()]
        known = [self._pool[column] for column in columns.tolist()]
        distances = cpdist(words, known, scorer=OSA.distance, score_cutoff=MOST_EDITS)
        near = defaultdict(list)
        for place in ((distances <= MOST_EDITS) | (changed == 0)).nonzero()[0].tolist():
            near[words[place]].append((known[place], int(distances[place])))
        self._near |= near

    def nearest(self, word: str) -> tuple[str, int] | None:
        """The nearest known word with the same first letter, and its distance; None beyond the edits."""
        # Nothing is near to most words, which is not worth remembering again.
        return self._nearest_of(word) if self._near_to(word) else None

    def alike(self, word: str) -> tuple[str, ...]:
        """All known words that `scoring.similarity.word_likeness` finds alike, sorted."""
        return self._alike_of(word) if root(word) in self._by_root or self._near_to(word) else ()

    def _nearest(self, word: str) -> tuple[str, int] | None:
        near = [
            (1 if len(word) >= 6 and sorted(word) == sorted(known) else distance, known)
            for known, distance in self._near_to(word)
        ]
        edits = allowed_edits(len(word))
        for distance, known in sorted(near):
            if distance <= edits and known not in self._but and _is_slip(word, known, distance):
                return (known, distance) if distance <= allowed_edits(len(known)) else None
        return None

    def _alike(self, word: str) -> tuple[str, ...]:
        same_root = self._by_root.get(root(word), ())
        alike = {known for known in same_root if known == word or len(root(word)) >= 3}
        for known, distance in self._near_to(word):
            edits = allowed_edits(min(len(known), len(word)))
            if known not in alike and distance <= edits and _is_slip(word, known, distance):
                alike.add(known)
        return tuple(sorted(alike))

    def _near_to(self, word: str) -> Sequence[tuple[str, int]]:
        """The known words within the allowed edits, or of the same letters, each with its distance."""
        if word not in self._near:
            self.compare((word,))
        return self._near[word]


def _first_and_length(word: str) -> tuple[str, int]:
    return word[0], len(word)


def _first_and_band(word: str) -> tuple[str, int]:
    """The first letter, and the least length of those words that are compared together."""
    return word[0], len(word) - (len(word) - SHORTEST) % BAND


def _marks(words: Sequence[str]) -> NDArray[np.uint64]:
    """64 bits a word: which of 32 kinds of letters it has, and above, which it has again."""
    letters = np.frombuffer("".join(words).encode("latin-1", "replace"), np.uint8) & 31
    word = np.repeat(np.arange(len(words)), [*map(len, words)])
    counts = np.bincount(32 * word + letters, minlength=32 * len(words)).reshape(-1, 32)
    return np.packbits(np.hstack([counts > 0, counts > 1]), axis=1, bitorder="little").view(np.uint64)[:, 0]


def _is_slip(word: str, known: str, distance: int) -> bool:
    """As `slip`; where only the lengths differ, no letter is another one."""
    return distance == abs(len(word) - len(known)) or slip(word, known)
