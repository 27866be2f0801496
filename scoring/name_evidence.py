"""What is told of the concepts that may answer a phrase, for `scoring.reranking`: how their names meet it.

| column | what it says |
|---|---|
| near_of_name | how much of a name is said, where words count as one another by their vectors too; the best name |
| cosine | of the mean vectors of the words, rare ones weigh more; the best name |
| letters | rapidfuzz's ratio of phrase and name |
| unsaid | how much rarity of the name the phrase does not say, in tens |
| words, words_more | ln(1 + words of the name), and by how many it differs from the phrase |
| trust, label | how far the name counts as one of the concept; whether it is its label |

The last five are told of the name that comes nearest in all.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from scoring.stemming import stems, words
from scoring.word_vectors import Vectors, WordVectors, nearness, unit

LONGEST: Final = 14
"""Words of a name that are looked at; further ones say nothing."""
Array = NDArray[np.float64]
Rows = NDArray[np.intp]


class NameEvidence:
    """The names of one catalogue with their words: `weights` says how rare each stem is, `unseen` an unknown one."""

    def __init__(
        self, texts: Sequence[str], weights: Mapping[str, float], unseen: float, vectors: WordVectors
    ) -> None:
        self._texts, self._unseen, self._vectors = texts, unseen, vectors
        self._known = {each: column for column, each in enumerate(weights)}
        self._weight = np.array([*weights.values(), 0.0])
        self._near = vectors.of([*weights])
        self._words = np.full((len(texts), LONGEST), len(weights), np.int32)
        for row, text in enumerate(texts):
            said = [self._known[each] for each in dict.fromkeys(stems(text))][:LONGEST]
            self._words[row, : len(said)] = said
        self._mass = np.maximum(self._weight[self._words].sum(axis=1), 1e-9)
        told = np.vstack([self._near, np.zeros((1, self._near.shape[1]), np.float32)])
        heavy = self._weight[:, None].astype(np.float32) * told
        self._whole = unit(np.stack([heavy[self._words[:, place]] for place in range(LONGEST)]).sum(axis=0))

    def cosines(self, phrase: str) -> Vectors:
        """Return the cosine of each name with the phrase, by the weighted mean of their words."""
        said = list(dict.fromkeys(stems(phrase)))
        weights = np.array([self._rarity(each) for each in said], np.float32)
        return np.asarray(self._whole @ unit(weights @ self._vectors.of(said)), np.float32)

    def tell(
        self,
        phrase: str,
        met: Mapping[str, Mapping[str, float]],
        rows: Rows,
        starts: Rows,
        *,
        trust: Array,
        trigrams: Array,
        cosines: Vectors,
        is_label: NDArray[np.bool_],
    ) -> Array:
        """Return what is told of concepts whose names are `rows`, those of each concept together from its start on.

        `met` holds for each stem of the phrase the stems of the catalogue that it meets, and how far. The answer has
        the columns of `scoring.reranking.TOLD` after the likeness and its place.
        """
        said = list(dict.fromkeys(stems(phrase)))
        near = np.zeros((len(said), len(self._weight)), np.float32)
        near[:, :-1] = nearness(self._vectors.of(said) @ self._near.T)
        for place, each in enumerate(said):
            for known, share in met.get(each, {}).items():
                near[place, self._known[known]] = max(share, near[place, self._known[known]])
        weights = np.array([self._rarity(each) for each in said])
        said_in = self._words[rows]
        heavy = self._weight[said_in]
        of_phrase = weights @ near[:, said_in].max(axis=2) / max(weights.sum(), 1e-9)
        of_word = near[:, said_in].max(axis=0)
        of_name = (of_word * heavy).sum(axis=1) / self._mass[rows]
        meeting = 2 * of_phrase * of_name / np.maximum(of_phrase + of_name, 1e-9)
        cosine = cosines[rows].astype(np.float64)
        best = _best_of_each(trust * (trigrams + meeting + 0.3 * of_name + 0.5 * cosine), starts)
        names = [self._texts[row] for row in rows[best]]
        number = np.array([len(words(name)) for name in names])
        return np.column_stack(
            [
                np.maximum.reduceat(of_name, starts),
                np.maximum.reduceat(cosine * trust, starts),
                cdist([phrase.casefold()], names, scorer=ratio)[0] / 100,
                ((1 - of_word[best]) * heavy[best]).sum(axis=1) / 10,
                np.log1p(number),
                np.abs(number - len(said)),
                trust[best],
                is_label[best],
            ]
        ).astype(np.float64)

    def _rarity(self, stemmed: str) -> float:
        column = self._known.get(stemmed)
        return self._unseen if column is None else float(self._weight[column])


def _best_of_each(total: Array, starts: Rows) -> Rows:
    """The place of the highest total of each concept; the first of several."""
    concept = np.zeros(len(total), np.intp)
    concept[starts[1:]] = 1
    order = np.lexsort((-total, np.cumsum(concept)))
    return np.asarray(order[starts])
