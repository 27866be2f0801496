"""What a search for words finds: TF-IDF cosine and BM25 over the text of whole CVs, to measure beside."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Search = Callable[[str], Scores]
# The usual figures of Okapi BM25 (Robertson and Zaragoza 2009).
_K1: Final = 1.2
_B: Final = 0.75


def tf_idf(texts: Sequence[str]) -> Search:
    """Return a search that gives the cosine of each text with what is asked; English stop words are left out."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)
    return lambda asked: _row(matrix @ vectorizer.transform([asked]).T)


def bm25(texts: Sequence[str]) -> Search:
    """Return a search that gives Okapi BM25 of each text; English stop words are left out."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(stop_words="english")
    counts = vectorizer.fit_transform(texts).tocsr().astype(np.float64)
    lengths = _row(counts.sum(axis=1))
    holding = np.diff(counts.tocsc().indptr)
    rarity = np.log1p((len(texts) - holding + 0.5) / (holding + 0.5))
    damping = _K1 * (1 - _B + _B * lengths / lengths.mean())
    of_row = np.repeat(np.arange(len(texts)), np.diff(counts.indptr))
    weighed = counts.copy()
    weighed.data = counts.data * (_K1 + 1) / (counts.data + damping[of_row]) * rarity[counts.indices]
    return lambda asked: _row(weighed @ vectorizer.transform([asked]).T.astype(np.float64))


def _row(column: Any) -> Scores:  # noqa: ANN401 - sparse or dense, SciPy's types differ by version
    dense = column.toarray() if hasattr(column, "toarray") else np.asarray(column)
    return np.asarray(dense, np.float64).reshape(-1)
