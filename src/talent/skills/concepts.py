"""A linker to the concepts of a foreign catalogue with all that is shipped for it, readable without a database."""

import json
from functools import lru_cache

import numpy as np

from scoring.concepts import ConceptLinker
from scoring.lexicon import Lexicon
from scoring.reranking import Ranker
from scoring.word_vectors import WordVectors
from talent.core import paths
from talent.skills.library import shipped_linker
from talent.skills.wordings import shipped_wordings


def concept_linker(catalogue: Lexicon, *, ranked: bool = True) -> ConceptLinker:
    """Return a linker to this catalogue; building it takes seconds. Without `ranked` it only likens."""
    return ConceptLinker(
        catalogue,
        wordings=shipped_wordings(),
        library=shipped_linker(),
        vectors=shipped_vectors(),
        said_by_ads=words_of_ads(),
        ranker=shipped_ranker() if ranked else None,
    )


@lru_cache(maxsize=1)
def shipped_vectors() -> WordVectors:
    """Return what `fixtures/reference/word_vectors.npz` holds."""
    with np.load(paths.reference() / "word_vectors.npz", allow_pickle=False) as arrays:
        return WordVectors(arrays["stems"].tolist(), arrays["vectors"])


@lru_cache(maxsize=1)
def shipped_ranker() -> Ranker:
    """Return what `fixtures/reference/concept_ranker.json` holds."""
    data = json.loads((paths.reference() / "concept_ranker.json").read_text("utf-8"))
    return Ranker.read(data)


@lru_cache(maxsize=1)
def words_of_ads() -> dict[str, int]:
    """Return how often job ads mark each stem as part of a skill: `fixtures/reference/ad_words.json`."""
    counts: dict[str, int] = json.loads((paths.reference() / "ad_words.json").read_text("utf-8"))
    return counts
