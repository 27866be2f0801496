"""How near two English words are by the company they keep, for those that no list of like words names.

A vector a stem, made by `make vectors` from GloVe (Pennington, Socher, Manning 2014: a factorisation of counts of words
that stand together, in the public domain).
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
NO_NEARER: Final = 0.35
"""The cosine up to which two words have nothing in common."""
AT_MOST: Final = 0.9
"""How far the nearest of two different words counts as the other."""


class WordVectors:
    """The vectors of stems, each of length one; a stem that is not known has a vector of noughts."""

    def __init__(self, stems: Sequence[str], vectors: NDArray[np.int8]) -> None:
        self._row = {stem: row for row, stem in enumerate(stems)}
        self._vectors = unit(np.vstack([vectors, np.zeros((1, vectors.shape[1]), np.int8)]))

    def of(self, stems: Sequence[str]) -> Vectors:
        """Return the vectors of some stems, of shape (stems, size)."""
        return self._vectors[[self._row.get(stem, -1) for stem in stems]]


def unit(vectors: NDArray[np.int8] | Vectors) -> Vectors:
    """Return the vectors with length one; those of noughts stay."""
    plain = vectors.astype(np.float32)
    return np.asarray(plain / np.maximum(np.linalg.norm(plain, axis=-1, keepdims=True), 1e-9), np.float32)


def nearness(cosines: Vectors) -> Vectors:
    """Return how far words count as one another by their cosines: 0 up to `NO_NEARER`, `AT_MOST` at 1."""
    return np.asarray(np.clip((cosines - NO_NEARER) / (1 - NO_NEARER), 0, 1) * AT_MOST, np.float32)
