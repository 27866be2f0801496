"""Names all of whose words are said, as they stand or in another form: what a likeness has to be worked out for.

Every name is filed under its rarest word alone, since a name whose rarest word is not said is out. So a phrase
with "management" in it does not meet the hundreds of names that hold this word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scoring.similarity import Key
from scoring.spelling import KnownWords


class SaidNames:
    """The names of one library by their rarest word; `weight` says how rare each of its `words` is."""

    def __init__(self, keys: Iterable[Key], weight: Mapping[str, float], words: KnownWords) -> None:
        self._by_rarest: defaultdict[str, list[tuple[Key, frozenset[str]]]] = defaultdict(list)
        for key in keys:
            rarest = max(key, key=lambda word: (weight[word], word))
            self._by_rarest[rarest].append((key, frozenset(key)))
        self._words = words

    def said_in(self, words: Sequence[str]) -> Iterator[Key]:
        """The names each of whose words is alike to one of these, once each, in a fixed order."""
        known = dict.fromkeys(alike for word in words for alike in self._words.alike(word))
        for word in known:
            for key, parts in self._by_rarest.get(word, ()):
                if parts <= known.keys():
                    yield key
