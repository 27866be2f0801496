"""What is told of the labels that may answer a phrase, for `scoring.reranking`: what they say that it does not.

| column | what it says |
|---|---|
| odd, oddest | how seldom ads say the words of the label that the phrase does not: the sum in tens, the most of one |
| said, head | the share of the label's words that the phrase says, and whether its last one is among them |
| label_trigrams, sorted | the likeness of phrase and label by trigrams, and by letters with all words in order |
| knowledge, kindless | whether the catalogue calls the concept knowledge, or does not say of which kind it is |

A catalogue of all trades has a wording for each of them ("work in a forestry team"). A phrase of an ad rarely means
one that adds a word which ads hardly use, however alike the rest is; a word that all ads use adds little. The file of
ESCO says the kind of those concepts that are in one of its collections (digital, green, transversal …), and ads mean
these more often than others.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from scoring.stemming import stems

KNOWLEDGE: Final = "knowledge"
KINDLESS: Final = "skill"
"""The kind of concepts of which a catalogue says none."""
ODDEST: Final = 7.0
"""How odd a word is that no ad says; each e-fold of the times that ads say it takes one off."""
Array = NDArray[np.float64]
Places = NDArray[np.intp]


class LabelEvidence:
    """The labels of one catalogue with their words; `said_by_ads` says how often job ads mark a stem as a skill."""

    def __init__(self, labels: Sequence[str], kinds: Sequence[str], said_by_ads: Mapping[str, int]) -> None:
        """Where all concepts are of one kind, nothing is told of kinds."""
        self._labels = labels
        self._stems = [stems(label) for label in labels]
        told = len({*kinds}) > 1
        self._kinds = np.array(
            [(told and kind == KNOWLEDGE, told and kind == KINDLESS) for kind in kinds], float
        )
        known = {word for said in self._stems for word in said}
        self._odd = {
            word: max(0.0, ODDEST - math.log1p(said_by_ads[word])) if word in said_by_ads else ODDEST
            for word in sorted(known)
        }

    def tell(
        self, phrase: str, met: Mapping[str, Mapping[str, float]], places: Places, trigrams: Array
    ) -> Array:
        """Return what is told of the labels at these places, with the columns of the table above.

        `met` holds for each stem of the phrase the stems of the catalogue that it meets; `trigrams` is the likeness
        of each of the labels to the phrase.
        """
        said = {*met, *(known for others in met.values() for known in others)}
        words = np.array([self._words(place, said) for place in places.tolist()]).reshape(-1, 4)
        labels = [self._labels[place] for place in places.tolist()]
        ordered = cdist([phrase.casefold()], labels, scorer=token_sort_ratio)[0] / 100
        return np.column_stack([words, trigrams, ordered, self._kinds[places]])

    def _words(self, place: int, said: set[str]) -> tuple[float, float, float, float]:
        stemmed = self._stems[place]
        if not stemmed:
            return 0.0, 0.0, 0.0, 0.0
        odd = [self._odd[word] for word in stemmed if word not in said]
        share = 1 - len(odd) / len(stemmed)
        return math.fsum(odd) / 10, max(odd, default=0.0) / ODDEST, share, float(stemmed[-1] in said)
