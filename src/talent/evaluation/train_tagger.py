"""Trains the tagger of skills in running text on the train part of SkillSpan (`make tagger`).

The same data gives the same weights. What was chosen (strength of the regression, weight of the steps, leaning away
from "outside") was chosen by cross-validation over the ads of the train part; the dev part only measures.
"""

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from scoring.tagging import BUCKETS, INSIDE, OUTSIDE, features, marks
from talent.core import paths
from talent.evaluation.public_data import data_folder
from talent.evaluation.skillspan import Sentence, read_skillspan
from talent.skills.extract import Arrays, tokens
from talent.skills.library import shipped_linker

STRENGTH: Final = 0.3
STEPS: Final = 0.5
LEANING: Final = -0.4
ROUNDS: Final = 60
LEAST: Final = 0.02
"""Weights all of which are smaller are left out."""
_NEVER: Final = -9.0


def train(sentences: Sequence[Sentence]) -> Arrays:
    """Return the arrays of a tagger, as `talent.skills.extract` reads them."""
    from scipy.sparse import csr_matrix
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    rows, tags = [], []
    for sentence in sentences:
        places, of_tokens = _retagged(sentence)
        words = [sentence.text[start:end] for start, end in places]
        known = [(span.start, span.end) for span in shipped_linker().find(sentence.text)]
        rows += features(words, marks(places, known))
        tags += of_tokens
    starts = np.cumsum([0, *(len(row) for row in rows)])
    matrix = csr_matrix((np.ones(starts[-1]), np.concatenate(rows), starts), shape=(len(rows), BUCKETS))
    seen = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= 2)
    with warnings.catch_warnings():
        # Stopping early is part of what was chosen: it keeps the weights small.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3).fit(matrix[:, seen], np.array(tags))
    weights = model.coef_.T.astype(np.float16)
    kept = np.abs(weights).max(axis=1) >= LEAST
    bias = model.intercept_ + np.array([LEANING, 0.0, 0.0])
    return {
        "buckets": seen[kept].astype(np.int32),
        "weights": weights[kept],
        "bias": bias.astype(np.float32),
        "steps": _steps([_retagged(sentence)[1] for sentence in sentences]).astype(np.float32),
    }


def _retagged(sentence: Sentence) -> tuple[list[tuple[int, int]], list[int]]:
    """Our own tokens of a sentence, each with the tag of the marked token that it stands in."""
    places, tags = tokens(sentence.text), []
    tag_at = [OUTSIDE] * len(sentence.text)
    for (start, end), tag in zip(sentence.places, sentence.tags, strict=True):
        tag_at[start:end] = [tag] + [INSIDE if tag != OUTSIDE else OUTSIDE] * (end - start - 1)
    for start, _ in places:
        tags.append(tag_at[start])
    return places, tags


def _steps(sequences: Sequence[Sequence[int]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How much likelier each tag is after each than anywhere, as logarithms, weighted."""
    counts = np.ones((3, 3))
    for tags in sequences:
        for before, tag in zip((OUTSIDE, *tags), tags, strict=False):
            counts[before, tag] += 1
    steps = np.log(counts / counts.sum(axis=1, keepdims=True)) - np.log(counts.sum(axis=0) / counts.sum())
    steps[OUTSIDE, INSIDE] = _NEVER
    return np.asarray(STEPS * steps)


def main() -> None:
    """Train on the folder given, or the usual one, and write `fixtures/reference/tagger.npz`."""
    folder = data_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    arrays = train(read_skillspan(folder, "train"))
    np.savez_compressed(paths.reference() / "tagger.npz", allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
