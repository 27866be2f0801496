"""Whether spans were found at their places: found and true spans that overlap are paired, each with one other at most.

Precision = pairs ÷ found, recall = pairs ÷ true, F1 the harmonic mean. Pairs are made from left to right, which is the
largest number of pairs for spans that do not overlap among themselves. What it cannot tell: whether the borders are
right; a span of one word may pair with one of ten.
"""

from collections.abc import Sequence

from scoring.metrics.precision_recall import Counts


def overlap_counts(found: Sequence[tuple[int, int]], true: Sequence[tuple[int, int]]) -> Counts:
    """Return the counts of two lists of spans [start, end), each in order and without overlap."""
    pairs, place, other = 0, 0, 0
    while place < len(found) and other < len(true):
        (start, end), (first, last) = found[place], true[other]
        if start < last and first < end:
            pairs, place, other = pairs + 1, place + 1, other + 1
        elif end <= first:
            place += 1
        else:
            other += 1
    return Counts(pairs, len(found), len(true))
