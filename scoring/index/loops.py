"""Loops over postings and cells, compiled where numba is installed (the extra `fast`): they read each once.

They gather, add up and leave out; what a profile scores is said by the engine's functions alone. Without numba, and for
pools so small that starting it would take longer, NumPy and SciPy answer the same.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.index.profiles import CAP, TOLD, Floats, Ints

FROM_ROWS = 50_000
"""The least pool that is worth it."""

OF_A_LINE = 16
"""So many postings fill a line of the processor's cache."""

NEVER = -(1 << 62)
"""What no exclusive or of places comes to. A first loop touches what the next one reads, for memory brings many places
at once sooner than one after the other; and a compiler would leave out what nobody asks for."""


class Loops(NamedTuple):
    """The loops below, as they are written or compiled."""

    bounded: Callable[..., tuple[NDArray[np.uint16], NDArray[np.uint16]]]
    reaching: Callable[..., tuple[NDArray[np.int64], NDArray[np.int64]]]
    meeting: Callable[..., NDArray[np.int64]]
    covered: Callable[..., tuple[Floats, Floats, Ints]]


def bounded(
    posting_rows: Ints,
    run_starts: Ints,
    block_starts: Ints,
    skills: int,
    strip: int,
    strips: Ints,
    others: Ints,
    pair_skill: Ints,
    steps: Ints,
    columns: Ints,
    pair_column: Ints,
    factors: Ints,
) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """For each row of the strips the sum of `others` [strips], of the steps [k, C] of its runs and of what it has in
    some columns (of a skill and a level, [c, 2]) times their factors [c], strip by strip.

    And the highest sum of each strip. `skills` is how many there are in the pool, `strip` how many rows a strip has.

    A run has a few postings, and a loop over each would end before the processor expects it. So all postings of a skill
    are added in one loop, which goes over to the next step where a run begins: `rises` says by how much at each place.
    """
    classes = steps.shape[1]
    sums, highest = np.empty(len(strips) * strip, np.uint16), np.empty(len(strips), np.uint16)
    largest = 0
    for block in range(len(block_starts) - 1):
        largest = max(largest, block_starts[block + 1] - block_starts[block])
    of_block, rises = np.empty(largest + strip, np.uint16), np.zeros(largest + 1, np.int32)
    of_classes = steps.astype(np.int32)
    of_classes[:, 1:] -= steps[:, :-1]
    block, at, touched = 0, 0, 0
    while at < len(strips):
        while block_starts[block + 1] <= strips[at] * strip:
            block += 1
        first = block_starts[block]
        of_block[:] = 0
        for skill in pair_skill:
            run = (block * skills + skill) * classes
            touched ^= run_starts[run] ^ run_starts[run + classes // 2] ^ run_starts[run + classes]
        for skill in pair_skill:
            run = (block * skills + skill) * classes
            for posting in range(np.uint32(run_starts[run]), np.uint32(run_starts[run + classes]), OF_A_LINE):
                touched ^= posting_rows[posting]
        for pair in range(len(pair_skill)):
            run = (block * skills + pair_skill[pair]) * classes
            start = run_starts[run]
            for number in range(classes):
                rises[run_starts[run + number] - start] += of_classes[pair, number]
            postings, step = run_starts[run + classes] - start, 0
            for place in range(np.uint32(postings)):
                step += rises[place]
                rises[place] = 0
                of_block[np.uint32(posting_rows[np.uint32(start + place)] - first)] += step
            # Those of empty runs at the end.
            rises[postings] = 0
        while at < len(strips) and strips[at] * strip < block_starts[block + 1]:
            start = strips[at] * strip - first
            of_strip, other = of_block[start : start + strip], others[at]
            into = sums[at * strip : (at + 1) * strip]
            for row in range(strip):
                into[row] = of_strip[row] + other
            for number in range(len(factors)):
                column = columns[pair_column[number, 0], pair_column[number, 1]]
                of_column, factor = column[strips[at] * strip : (strips[at] + 1) * strip], factors[number]
                for row in range(strip):
                    into[row] += of_column[row] * factor
            highest[at] = into.max()
            at += 1
    return sums, highest if touched != NEVER else highest[:0]


def reaching(
    sums: Ints, highest: Ints, strip: int, strips: Ints, others: Ints, least: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows whose sums, as `bounded` gives them, reach the least, and what is left of these without the others."""
    bar, count = np.uint16(least), 0
    for at in range(len(strips)):
        if highest[at] >= bar:
            of_strip = sums[at * strip : (at + 1) * strip]
            for row in range(strip):
                count += of_strip[row] >= bar
    rows, left = np.empty(count, np.int64), np.empty(count, np.int64)
    count = 0
    for at in range(len(strips)):
        if highest[at] >= bar:
            of_strip = sums[at * strip : (at + 1) * strip]
            for row in range(strip):
                if of_strip[row] >= bar:
                    rows[count] = strips[at] * strip + row
                    left[count] = of_strip[row] - others[at]
                    count += 1
    return rows, left


def meeting(
    posting_rows: Ints,
    run_starts: Ints,
    block_starts: Ints,
    skills: int,
    strip: int,
    strips: Ints,
    pair_skill: Ints,
    pair_line: Ints,
    pair_affinity: Floats,
    levels: Ints,
    musts: NDArray[np.bool_],
    bounds: Floats,
    least: float,
) -> NDArray[np.int64]:
    """The rows of the strips that stand for each must in one of its runs that may cover the least, block by block."""
    classes, wanted_musts = len(bounds), musts.sum()
    rows = np.empty(len(strips) * strip, np.int64)
    largest, found = 0, 0
    for block in range(len(block_starts) - 1):
        largest = max(largest, block_starts[block + 1] - block_starts[block])
    met = np.empty(largest, np.uint16)
    wanted = np.empty(largest // strip + 1, np.bool_)
    block, at = 0, 0
    while at < len(strips):
        while block_starts[block + 1] <= strips[at] * strip:
            block += 1
        first = block_starts[block]
        wanted[:] = False
        while at < len(strips) and strips[at] * strip < block_starts[block + 1]:
            wanted[(strips[at] * strip - first) // strip] = True
            at += 1
        met[:] = 0
        must = 0
        for line in np.flatnonzero(musts):
            some = False
            for pair in np.flatnonzero(pair_line == line):
                run = (block * skills + pair_skill[pair]) * classes
                for number in range(classes):
                    if pair_affinity[pair] * bounds[number, levels[line] - 1] < least:
                        continue
                    ends = np.uint32(run_starts[run + number]), np.uint32(run_starts[run + number + 1])
                    for posting in range(ends[0], ends[1]):
                        row = np.uint32(posting_rows[posting] - first)
                        if met[row] != must or not wanted[row // strip]:
                            continue
                        met[row] = must + 1
                        some = True
                        if must == wanted_musts - 1:
                            rows[found] = posting_rows[posting]
                            found += 1
            if not some:
                break
            must += 1
    return rows[:found]


def covered(
    cell_starts: Ints,
    cell_skill: Ints,
    cell_summary: Ints,
    figures: Floats,
    rows: Ints,
    times: Ints,
    first_pair: Ints,
    pair_line: Ints,
    pair_affinity: Floats,
    pair_asked: NDArray[np.bool_],
    levels: Ints,
) -> tuple[Floats, Floats, Ints]:
    """Of some rows and each requirement: coverage to the last bits (-1 for nothing shown), how much is known, and how
    many of the skills that it asks for were assessed. A skill has its pairs from `first_pair` [V] on."""
    shape, touched = (len(rows), len(levels)), 0
    coverage, known, assessed = np.full(shape, -1.0), np.zeros(shape), np.zeros(shape, np.int64)
    for row in rows:
        cell = cell_starts[row]
        if cell < cell_starts[row + 1]:
            touched ^= int(cell_skill[cell]) ^ int(cell_summary[cell])
    for place in range(len(rows)):
        for cell in range(cell_starts[rows[place]], cell_starts[rows[place] + 1]):
            skill, summary = cell_skill[cell], cell_summary[cell]
            for pair in range(first_pair[skill], first_pair[skill] + times[skill]):
                line, affinity = pair_line[pair], pair_affinity[pair]
                cover = affinity * figures[summary, levels[line] - 1]
                coverage[place, line] = max(coverage[place, line], cover)
                known[place, line] = max(known[place, line], affinity * figures[summary, TOLD])
                assessed[place, line] += pair_asked[pair] and figures[summary, CAP] >= 0
    return coverage, known if touched != NEVER else known[:0], assessed


AS_WRITTEN = Loops(bounded, reaching, meeting, covered)


@lru_cache(maxsize=1)
def compiled() -> Loops | None:
    """The loops compiled, from the second process on out of numba's cache; None without numba."""
    try:
        import numba
    except ImportError:
        return None

    def fast(loop: Callable[..., Any]) -> Callable[..., Any]:
        made: Callable[..., Any]
        try:
            made = numba.njit(cache=True, nogil=True)(loop)
        except RuntimeError:
            # Nowhere may it keep what it compiled.
            made = numba.njit(nogil=True)(loop)
        return made

    return Loops(*map(fast, AS_WRITTEN))


def loops_for(rows: int) -> Loops | None:
    """The loops for a pool of so many rows; None where NumPy and SciPy are to answer."""
    return compiled() if rows >= FROM_ROWS else None
