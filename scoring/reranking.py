"""Puts the concepts that come near a phrase in order again, by what people chose for such phrases.

A conditional logit with "none of them" among the answers: each concept has a utility, a weighted sum of what is told
of it, "none" has nought. The score of a concept is how likely it is against none, so that one threshold refuses what
has no concept. `make ranker` fits the weights to phrases judged by hand (`fixtures/judged/esco_links.csv`).
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

TOLD: Final = (
    *("likeness", "place", "near_of_name", "cosine", "letters"),
    *("unsaid", "words", "words_more", "trust", "label"),
)
"""What is told of each concept, in the order of the columns; `scoring.name_evidence` says what each is."""
Array = NDArray[np.float64]


class Ranker:
    """The fitted weights. What is not told weighs nothing."""

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        self._weights = np.array([weights.get(name, 0.0) for name in TOLD])
        self._bias = bias

    def scores(self, told: Array) -> Array:
        """Return the score (0-1) of each row of what is told, of shape (concepts, len(TOLD))."""
        return np.asarray(1 / (1 + np.exp(-(told @ self._weights + self._bias))))
