"""Names all of whose words are said, as they stand or in another form: what a likeness has to be worked out for.

Every name is filed under its rarest word alone, since a name whose rarest word is not said is out. So a phrase
with "management" in it does not meet the hundreds of names that hold this word. Nor is a name met that could not
reach the least likeness if all its words were the very words of the phrase.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scoring.similarity import Key
from scoring.spelling import KnownWords

ROUNDING = 0.001
"""Far more than what adding numbers in another order may change of a likeness."""


class SaidNames:
    """The names of one library by their rarest word; `weight` says how rare each of its `words` is."""

    def __init__(
        self, keys: Iterable[Key], weight: Mapping[str, float], unseen: float, words: KnownWords
    ) -> None:
        """`unseen` is the weight of a word that the library does not hold."""
        self._by_rarest: defaultdict[str, list[tuple[float, Key, frozenset[str]]]] = defaultdict(list)
        for key in keys:
            rarest = max(key, key=lambda word: (weight[word], word))
            self._by_rarest[rarest].append((sum(weight[word] for word in key), key, frozenset(key)))
        for names in self._by_rarest.values():
            names.sort(key=lambda name: -name[0])
        self._heaviest = max((names[0][0] for names in self._by_rarest.values()), default=0.0)
        self._weight, self._unseen, self._words = weight, unseen, words
        words.compare(weight)
        self._alike = {word: words.alike(word) for word in weight}

    def said_in(self, words: Sequence[str], least: float) -> Iterator[Key]:
        """The names each of whose words is alike to one of these, in no order.

        Those whose `scoring.similarity.phrase_likeness` is below `least` may be left out.
        """
        known: set[str] = set()
        unsaid = said = 0.0
        for word in words:
            alike = self._alike.get(word) or self._words.alike(word)
            weight = self._weight.get(word, self._unseen)
            if alike:
                known.update(alike)
                said += weight
            else:
                unsaid += weight
        least -= ROUNDING
        # A name of weight w reaches at most (said + w) / (said + w + unsaid).
        enough = unsaid * least / (1 - least) - said
        if enough >= self._heaviest:
            return
        for word in known:
            for weight, key, parts in self._by_rarest.get(word, ()):
                if weight <= enough:
                    break
                if parts <= known:
                    yield key
