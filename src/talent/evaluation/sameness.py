"""Whether one person is the same person in every layout: a reader that is right by luck differs from page to page."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from talent.evaluation.kinds import WANTED
from talent.evaluation.reading import Reading

# What all documents of a person say of one kind: a sorted row of values a document.
Answers = list[tuple[str, ...]]


def answers(readings: Sequence[Reading]) -> dict[tuple[str, str], list[Answers]]:
    """Return by person and language the answers of each field that at least two documents print in the same way.

    A layout that prints years where another prints months, or leaves a place out, is not compared with it: a field is
    compared among the largest number of documents whose truth of it is equal.
    """
    by_person: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        by_person[reading.document.person, reading.document.language].append(reading)
    return {person: list(_fields(theirs)) for person, theirs in by_person.items()}


def _fields(readings: Sequence[Reading]) -> Iterator[Answers]:
    for name in WANTED:
        by_truth: dict[tuple[str, ...], Answers] = defaultdict(list)
        for reading in readings:
            matched = reading.matched[name]
            right = [value.key for value in matched.right]
            true = tuple(sorted((*right, *(value.key for value in matched.missed))))
            by_truth[true].append(tuple(sorted((*right, *(value.key for value in matched.wrong)))))
        largest = max((told for true, told in by_truth.items() if true), key=len, default=[])
        if len(largest) > 1:
            yield largest


def same_in_all(fields: Sequence[Answers]) -> tuple[int, int]:
    """Return how many fields have one answer in all documents, and how many there are."""
    return sum(len(set(told)) == 1 for told in fields), len(fields)


def same_as_most(fields: Sequence[Answers]) -> tuple[int, int]:
    """Return how many answers, over all documents and fields, are the most frequent one of their field, of how many."""
    return sum(max(Counter(told).values()) for told in fields), sum(map(len, fields))


def share(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the first column over the second, not a number where that is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: NDArray[np.float64] = np.where(sums[:, 1] > 0, sums[:, 0] / sums[:, 1], np.nan)
    return result
