"""Puts the concepts that come near a phrase in order again, by what people chose for such phrases.

A conditional logit with "none of them" among the answers: each concept has a utility, a weighted sum of what is told
of it and what small trees add (`scoring.boosted_trees`), "none" has nought. The score at a place of the list is how
likely the concept there or one of the next fits, against none: that of the first says whether the phrase has a concept
at all, so one threshold refuses what has none, and two concepts that fit alike are no reason to doubt that one does.
`make ranker` fits the weights and the trees to phrases judged by hand (`fixtures/judged/esco_links.csv`).
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from scoring.boosted_trees import Trees

TOLD: Final = (
    *("likeness", "place", "near_of_name", "cosine", "letters"),
    *("unsaid", "words", "words_more", "trust", "label"),
    *("odd", "oddest", "said", "head", "label_trigrams", "sorted", "knowledge", "kindless"),
)
"""What is told of each concept, in the order of the columns; `scoring.name_evidence` and `scoring.label_evidence` say
what each is."""
Array = NDArray[np.float64]
# So many of the first may be what the phrase means; those behind them speak for themselves alone.
MAY_BE_MEANT: Final = 10


class Ranker:
    """The fitted weights and trees. What is not told weighs nothing."""

    def __init__(self, weights: Mapping[str, float], bias: float, trees: Trees | None = None) -> None:
        self._weights = np.array([weights.get(name, 0.0) for name in TOLD])
        self._bias = bias
        self._trees = trees

    def listed(self) -> dict[str, Any]:
        """The weights and trees as plain JSON."""
        weights = dict(zip(TOLD, self._weights.tolist(), strict=True))
        trees = [] if self._trees is None else self._trees.listed(TOLD)
        return {"bias": self._bias, "weights": weights, "trees": trees}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Ranker":
        """Return the ranker that `listed` gave."""
        return cls(data["weights"], data["bias"], Trees.read(data["trees"], TOLD))

    def utilities(self, told: Array) -> Array:
        """Return the utility of each row of what is told, of shape (concepts, len(TOLD)); none has nought."""
        plain = told @ self._weights + self._bias
        return np.asarray(plain if self._trees is None else plain + self._trees.add_up(told))

    def scores(self, told: Array) -> Array:
        """Return how likely (0-1) each row of what is told is against none."""
        return np.asarray(1 / (1 + np.exp(-self.utilities(told))))


def from_here(scores: Array) -> Array:
    """How likely it is that a concept or one of the next fits, against none; `scores` of each alone come best first.

    By the logit the chances of several add up as odds; the result falls from place to place as the scores do.
    """
    alone = np.minimum(scores[:MAY_BE_MEANT], 1 - 1e-6)
    odds = np.cumsum((alone / (1 - alone))[::-1])[::-1]
    return np.concatenate([odds / (1 + odds), scores[MAY_BE_MEANT:]])
