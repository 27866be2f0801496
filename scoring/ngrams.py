"""Candidates by character n-grams: which known names share the most pieces of three letters with a phrase.

Built when first asked for, as most phrases are answered before.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from scoring.similarity import Key

CANDIDATES = 20


class NgramIndex:
    """TF-IDF of character trigrams within words, over all names of the library."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys

    @cached_property
    def _fitted(self) -> tuple[Any, Any]:
        # Imported here, as it takes most of a second that a run without unknown phrases need not spend.
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), lowercase=False)
        return vectorizer, vectorizer.fit_transform(" ".join(key) for key in self._keys).T.tocsr()

    def nearest(self, words: Key) -> list[Key]:
        """The names nearest to the words, best first, at most twenty; none shares nothing with them."""
        if not self._keys:
            return []
        vectorizer, matrix = self._fitted
        row = (vectorizer.transform([" ".join(words)]) @ matrix).tocoo()
        found = sorted(zip((-row.data).tolist(), row.coords[1].tolist(), strict=True))
        return [self._keys[place] for _, place in found[:CANDIDATES]]
