"""Fits the order of concepts to phrases of SkillSpan's train part that were judged by hand (`make ranker`).

A conditional logit with "none of them" among the answers (McFadden 1974), and small trees that add to its utilities
what a sum cannot say (Friedman 2001). The weights are held small, and to the sign that common sense gives them; in the
trees too, more likeness never lowers a score. The same data gives the same ranker. How often job ads mark a word as
part of a skill is counted on the way. In the end each of ten parts of the phrases is ranked by what the others teach,
and the figures are printed; no phrase of the validation sets is among the judged ones, and `talent eval linking`
measures on those.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.concepts import ConceptLinker
from scoring.reranking import TOLD, Ranker
from scoring.stemming import stems
from talent.core import paths
from talent.core.errors import Invalid
from talent.evaluation.esco import Linkable, read_esco
from talent.evaluation.public_data import data_folder
from talent.evaluation.ranker_trees import Question, boost, figures_in_parts
from talent.evaluation.skillspan import read_skillspan
from talent.skills.concepts import concept_linker

RIDGE: Final = 2.0
"""How much the sum of the squared weights costs, of columns with a variance of one."""
DIGITS: Final = 4
SELDOM: Final = 2
"""How often a word is marked at least to be counted."""
AGAINST: Final = ("unsaid", "words_more", "odd", "oddest")
"""What never raises a score."""
EITHER: Final = ("words", "knowledge", "kindless")
"""What may do both; all else never lowers it."""
LIKENESS: Final = ("likeness", "place", "near_of_name", "cosine", "letters", "label_trigrams", "sorted")
"""What never lowers a score in the trees either; of the rest they may find out themselves."""
Array = NDArray[np.float64]


def read_judged_concepts(folder: Path) -> list[Linkable]:
    """Return the judged phrases of SkillSpan's train part with their texts.

    Raises:
        Invalid: this is no checkout, or the data is absent.
    """
    top = paths.checkout()
    if top is None:
        raise Invalid("error.eval.checkout")
    sentences = read_skillspan(folder, "train")
    with (top / "fixtures" / "judged" / "esco_links.csv").open(encoding="utf-8", newline="") as file:
        return [
            Linkable(
                sentences[int(row["row"]) - 1].text[int(row["start"]) : int(row["end"])],
                row["concept"] or None,
            )
            for row in csv.DictReader(file)
        ]


def question(linker: ConceptLinker, judged: Linkable) -> Question:
    """Return what is told of a phrase."""
    nearest, told = linker.tell(judged.phrase)
    ids = [entry.id for entry in linker.lexicon]
    near = [ids[place] for place in nearest.tolist()]
    right = near.index(judged.concept) if judged.concept in near else None
    return Question(told, right, judged.concept is not None)


def fit(asked: Sequence[Question]) -> tuple[dict[str, float], float]:
    """Return the weight of each column of `TOLD`, and the bias."""
    from scipy.optimize import minimize

    asked = [each for each in asked if each.teaches]
    together = np.vstack([each.told for each in asked])
    mean, spread = together.mean(axis=0), together.std(axis=0) + 1e-9
    rows = [
        (np.column_stack([(each.told - mean) / spread, np.ones(len(each.told))]), each.right)
        for each in asked
    ]
    held = np.array([*np.full(len(TOLD), RIDGE), 0.0])

    def loss(weights: Array) -> tuple[float, Array]:
        value, slope = float(held @ weights**2) / 2, held * weights
        for told, right in rows:
            utility = told @ weights
            top = max(float(utility.max()), 0.0)
            odds = np.exp(utility - top)
            whole = float(odds.sum()) + np.exp(-top)
            value += np.log(whole) + top - (utility[right] if right is not None else 0.0)
            slope = slope + odds / whole @ told - (told[right] if right is not None else 0.0)
        return value, slope

    bounds = [*(_bounds(name) for name in TOLD), (None, None)]
    found = minimize(loss, np.zeros(len(TOLD) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return dict(zip(TOLD, weights.tolist(), strict=True)), float(found[-1] - mean @ weights)


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in EITHER:
        return None, None
    return (None, 0.0) if name in AGAINST else (0.0, None)


def ranker_of(asked: Sequence[Question]) -> Ranker:
    """Return what the questions teach, rounded as it is written."""
    weights, bias = fit(asked)
    rounded = {name: round(weight, DIGITS) for name, weight in weights.items()}
    plain = Ranker(rounded, round(bias, DIGITS))
    return Ranker(rounded, round(bias, DIGITS), boost(asked, plain, [int(name in LIKENESS) for name in TOLD]))


def words_of_ads(folder: Path) -> dict[str, int]:
    """Return how many marks of SkillSpan's train part hold each stem; seldom ones are left out."""
    counts: Counter[str] = Counter()
    for sentence in read_skillspan(folder, "train"):
        for start, end in sentence.spans:
            counts.update(set(stems(sentence.text[start:end])))
    return {word: number for word, number in sorted(counts.items()) if number >= SELDOM}


def main() -> None:
    """Fit on the folder given, or the usual one; write `ad_words.json` and `concept_ranker.json` of the reference."""
    folder = data_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    _write("ad_words.json", words_of_ads(folder))
    linker = concept_linker(read_esco(folder), ranked=False)
    judged = read_judged_concepts(folder)
    asked = [question(linker, each) for each in judged]
    _write("concept_ranker.json", ranker_of(asked).listed())
    sys.stdout.writelines(f"{line}\n" for line in figures_in_parts(asked, ranker_of))


def _write(name: str, content: object) -> None:
    (paths.reference() / name).write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
