"""How well phrases of job ads are linked to ESCO, beside what plain tools reach on the same phrases.

The plain tools: rapidfuzz over all labels (words sorted), and character trigrams (TF-IDF) whose first fifty are put in
order by trigrams and rapidfuzz together.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from scoring.lexicon import Lexicon
from scoring.metrics.abstention import refused_share
from scoring.metrics.bootstrap import interval
from scoring.metrics.retrieval import place_of, retrieval
from talent.evaluation.esco import SETS, Linkable, read_esco, read_linked
from talent.evaluation.figures import Row, three
from talent.skills.concepts import concept_linker

Way = Callable[[Sequence[str]], Sequence[Sequence[tuple[str, float]]]]
LISTED: Final = 50
KEPT: Final = 0.8


def linking_rows(folder: Path) -> Iterator[Row]:
    """Yield one row a set (each, then all together) and way to link."""
    catalogue = read_esco(folder)
    read = {name: read_linked(folder, name, catalogue) for name in SETS}
    sets = {name: list(phrases) for name, (phrases, _) in read.items()}
    gone = {name: number for name, (_, number) in read.items()}
    sets["all"], gone["all"] = [each for phrases in sets.values() for each in phrases], sum(gone.values())
    asked = sorted({each.phrase for each in sets["all"]})
    answers = {name: dict(zip(asked, way(asked), strict=True)) for name, way in _ways(catalogue).items()}
    for name, phrases in sets.items():
        for way, found in answers.items():
            yield {"set": name, "way": way, "concept_gone": gone[name]} | _figures(phrases, found)


def _figures(phrases: Sequence[Linkable], found: Mapping[str, Sequence[tuple[str, float]]]) -> Row:
    linkable = [each for each in phrases if each.concept is not None]
    others = [each for each in phrases if each.concept is None]
    places = [
        place_of(each.concept or "", [concept for concept, _ in found[each.phrase]]) for each in linkable
    ]
    best = {phrase: (listed[0][1] if listed else 0.0) for phrase, listed in found.items()}

    def refused(drawn: Sequence[Linkable]) -> float:
        return refused_share(
            [best[each.phrase] for each in drawn if each.concept is not None],
            [best[each.phrase] for each in drawn if each.concept is None],
            kept=KEPT,
        )

    figures = {name: three(figure) for name, figure in _intervals(places).items()}
    return {
        "linkable": len(linkable),
        "not_present": len(others),
        **figures,
        "refused_at_80_kept": three(interval(list(phrases), refused)),
    }


def _intervals(places: Sequence[int | None]) -> dict[str, Any]:
    found = retrieval(places)
    return {field: getattr(found, field) for field in asdict(found)}


def _ways(catalogue: Lexicon) -> dict[str, Way]:
    linker = concept_linker(catalogue)
    entries = list(catalogue)
    ids, labels = [entry.id for entry in entries], [entry.labels["en"].casefold() for entry in entries]

    def ours(phrases: Sequence[str]) -> Sequence[Sequence[tuple[str, float]]]:
        return [[(each.id, each.score) for each in linker.link(phrase, top=LISTED)] for phrase in phrases]

    def fuzzy(phrases: Sequence[str]) -> Sequence[Sequence[tuple[str, float]]]:
        return [
            _first(ids, cdist([phrase.casefold()], labels, scorer=token_sort_ratio)[0]) for phrase in phrases
        ]

    return {"talent": ours, "rapidfuzz over all labels": fuzzy, "trigrams reranked": _trigrams(ids, labels)}


def _trigrams(ids: Sequence[str], labels: Sequence[str]) -> Way:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))
    matrix = vectorizer.fit_transform(labels)

    def link(phrases: Sequence[str]) -> Sequence[Sequence[tuple[str, float]]]:
        listed = []
        for phrase in phrases:
            likeness = (vectorizer.transform([phrase.casefold()]) @ matrix.T).toarray()[0]
            near = np.argsort(-likeness, kind="stable")[:LISTED]
            scores = np.array(
                [likeness[place] + token_sort_ratio(phrase.casefold(), labels[place]) / 100 for place in near]
            )
            listed.append(_first([ids[place] for place in near], scores))
        return listed

    return link


def _first(ids: Sequence[str], scores: "np.ndarray[Any, np.dtype[Any]]") -> list[tuple[str, float]]:
    order = np.argsort(-scores, kind="stable")[:LISTED]
    return [(ids[place], float(scores[place])) for place in order if not math.isnan(scores[place])]
