"""Fits the order of concepts to phrases of SkillSpan's train part that were judged by hand (`make ranker`).

A conditional logit with "none of them" among the answers (McFadden 1974). Its weights are held small, and to the sign
that common sense gives them: more likeness never lowers a score. The same data gives the same weights. No phrase of the
validation sets is among the judged ones; `talent eval linking` measures on those.
"""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.concepts import ConceptLinker
from scoring.reranking import TOLD
from talent.core import paths
from talent.core.errors import Invalid
from talent.evaluation.esco import Linkable, read_esco
from talent.evaluation.public_data import data_folder
from talent.evaluation.skillspan import read_skillspan
from talent.skills.concepts import concept_linker

RIDGE: Final = 2.0
"""How much the sum of the squared weights costs, of columns with a variance of one."""
DIGITS: Final = 4
FITTED_DRAW: Final = "1"
"""The judged phrases that the weights are fitted to; the others are there to measure on."""
AGAINST: Final = ("unsaid", "words_more")
"""What never raises a score."""
EITHER: Final = ("words",)
"""What may do both; all else never lowers it."""
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """What is told of the concepts near a phrase, and the row of the right one; None where there is none."""

    told: Array
    right: int | None


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
            if row["draw"] == FITTED_DRAW
        ]


def questions(linker: ConceptLinker, judged: Sequence[Linkable]) -> list[Question]:
    """Return what is told of each phrase; one whose concept does not come near teaches nothing and is left out."""
    ids = [entry.id for entry in linker.lexicon]
    asked = []
    for each in judged:
        nearest, told = linker.tell(each.phrase)
        near = [ids[place] for place in nearest.tolist()]
        if each.concept is None or each.concept in near:
            asked.append(Question(told, near.index(each.concept) if each.concept else None))
    return asked


def fit(asked: Sequence[Question]) -> tuple[dict[str, float], float]:
    """Return the weight of each column of `TOLD`, and the bias."""
    from scipy.optimize import minimize

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


def main() -> None:
    """Fit on the folder given, or the usual one, and write `fixtures/reference/concept_ranker.json`."""
    folder = data_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    linker = concept_linker(read_esco(folder), ranked=False)
    weights, bias = fit(questions(linker, read_judged_concepts(folder)))
    rounded = {name: round(weight, DIGITS) for name, weight in weights.items()}
    text = json.dumps({"bias": round(bias, DIGITS), "weights": rounded}, indent=2)
    (paths.reference() / "concept_ranker.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
