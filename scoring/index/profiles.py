"""The columns of a pool: what the engine needs to know of each profile, under one policy and as of one month.

A *summary* is what the evidence of one skill comes to (S at each level, how much is told, the cap of an
assessment); equal summaries are stored once and named by a number. A *cell* is a profile's skill with its summary.
Cells stand twice: by profile (to score a few people exactly), and by skill (to bound everybody at once).

Summaries are parted into classes by how much they can cover at most, and the postings of a skill stand in the order
of the classes. So each run of a skill and a class has one bound, and a whole run is judged by one number. The skills
that most people show have columns of everybody besides: a sum of columns needs no places.

People stand in the order of what gates ask of them (education, languages, the time they offer), and rows are parted
into *strips*, each of which holds few different values of those columns: a strip in which nobody passes the gates is
left out at a glance. Some strips make a *block* with postings of its own, so whole blocks are never read, and what is
summed for one block stays in the processor's cache.
"""

from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from scoring.criteria.skills import cover_value
from scoring.types import LEVELS

Ints = NDArray[Any]
Floats = NDArray[np.float64]

LEVEL_STEPS = np.array(LEVELS, dtype=np.float64)
UNKNOWN = -1
STRIP = 1024
"""Rows of a strip; a block is some whole strips."""
LINE = 32
"""So many postings are copied at a time: fewer, and there are more copies; more, and what was not asked for grows."""

TOLD, CAP = len(LEVELS), len(LEVELS) + 1
"""Places among the figures of a summary, after what it covers at each level."""
FIGURES = 8
"""So many doubles fill a line of the processor's cache."""

_NOBODY = np.empty(0, np.int32)
# Runs of fewer rows on average are gathered row by row, longer ones run by run.
_LONG = 100


@dataclass(frozen=True)
class Profiles:
    """N profiles, M cells, V skills, D summaries, A offers of time, L languages named, B blocks, C classes.

    All arrays are read only.

    refs: [N] the references as UTF-8 bytes; by_ref: [N] the rows in the order of their references.
    cell_starts: [N + 1] where the cells of a profile begin; cell_skill, cell_summary: [M].
    block_starts: [B + 1] the first row of each block.
    posting_rows: [≥ M] profiles by block, then skill, class and row, and 0 until the last line of LINE is whole;
    run_starts: [B × V × C + 1] where the postings of a block, a skill and a class begin.
    common: [K] the skills that most people show, in order; common_covers: [K, 5, strips × STRIP] what each profile
    covers at each required level by such a skill, in hundredths rounded up, 0 where it does not show it.
    strengths: [D, 5] S(1) to S(5); told: [D]; cap: [D] the assessed level, -1 where nobody assessed.
    bounds: [C, 5] the most that a summary of the class covers at each required level.
    work_months, education, asn: [N], -1 where unknown. region: [N] place in `regions`. offer: [N] place in the
    three offer columns, whose first entry stands for "nothing stated".
    language_rows: [L] who names each language, by language; language_starts: [codes + 1]; language_level: [L],
    0 where none is stated.
    skills, regions, language_codes: the names that the numbers stand for.
    """

    refs: NDArray[np.bytes_]
    by_ref: Ints
    cell_starts: Ints
    cell_skill: Ints
    cell_summary: Ints
    block_starts: Ints
    posting_rows: Ints
    run_starts: Ints
    common: Ints
    common_covers: Ints
    strengths: Floats
    told: Floats
    cap: Ints
    bounds: Floats
    work_months: Ints
    education: Ints
    asn: Ints
    region: Ints
    offer: Ints
    offer_fte: Floats
    offer_first: Ints
    offer_last: Ints
    language_rows: Ints
    language_starts: Ints
    language_level: Ints
    skills: NDArray[np.bytes_]
    regions: NDArray[np.bytes_]
    language_codes: NDArray[np.bytes_]

    def __len__(self) -> int:
        return len(self.refs)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every column by name, as it is written to a file."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def of(cls, arrays: dict[str, NDArray[Any]]) -> Self:
        """The inverse of `arrays`. KeyError when a column is missing."""
        return cls(**{each.name: arrays[each.name] for each in fields(cls)})

    def bytes_per_profile(self) -> float:
        """Memory of all columns, shared ones included."""
        return sum(each.nbytes for each in self.arrays().values()) / max(1, len(self))

    @property
    def classes(self) -> int:
        """How many classes summaries are parted into."""
        return len(self.bounds)

    def row_of(self, ref: str) -> int | None:
        """The row of a reference; None when nobody has it."""
        name = ref.encode()
        place = bisect_left(self.by_ref, name, key=self.refs.__getitem__)
        if place == len(self) or self.refs[self.by_ref[place]] != name:
            return None
        return int(self.by_ref[place])

    def blocks_of(self, strips: Ints) -> Ints:
        """The blocks that some strips lie in, in order."""
        return np.unique(np.searchsorted(self.block_starts, strips * STRIP, side="right") - 1)

    @cached_property
    def postings(self) -> tuple[Ints, Ints, Ints, int]:
        """`posting_rows`, `run_starts` and `block_starts`, and how many skills there are."""
        starts = _viewed(self.run_starts), _viewed(self.block_starts)
        return _viewed(self.posting_rows), *starts, len(self.skills)

    @cached_property
    def column_of(self) -> Ints:
        """[V] the place among the common skills; -1 for the others."""
        places = np.full(len(self.skills), -1)
        places[self.common] = np.arange(len(self.common))
        return places

    @cached_property
    def columns(self) -> Ints:
        """`common_covers`."""
        return _viewed(self.common_covers)

    @cached_property
    def most_cells(self) -> int:
        """The most skills that anybody shows."""
        return int(np.diff(self.cell_starts).max(initial=0))

    @cached_property
    def cells(self) -> tuple[Ints, Ints, Ints]:
        """`cell_starts`, `cell_skill` and `cell_summary`."""
        return _viewed(self.cell_starts), _viewed(self.cell_skill), _viewed(self.cell_summary)

    @cached_property
    def figures(self) -> Floats:
        """[D, FIGURES] what each summary covers of a requirement of level 1 to 5 that accepts the skill in full, `told`
        and `cap`: side by side, for all are asked for at once."""
        table = np.zeros((len(self.told), FIGURES))
        table[:, : len(LEVELS)] = covered_at(self.strengths)
        table[:, TOLD], table[:, CAP] = self.told, self.cap
        return _viewed(table)

    @cached_property
    def lines(self) -> Ints:
        """[lines, LINE] the postings, line by line."""
        return self.posting_rows.reshape(-1, LINE)

    def runs(self, skills: Ints, blocks: Ints) -> Ints:
        """Where the runs of these k skills begin in these b blocks, and where the last one ends: [b, k, C + 1]."""
        runs: Ints = self._windows[blocks[:, None] * len(self.skills) + skills]
        return runs

    @cached_property
    def _windows(self) -> Ints:
        """[B × V, C + 1] a view: where the runs of a block and a skill begin, and where the last one ends."""
        if not len(self.skills):
            return np.zeros((0, self.classes + 1), self.run_starts.dtype)
        return sliding_window_view(self.run_starts, self.classes + 1)[:: self.classes]

    def parts(self, first: Ints, last: Ints, blocks: Ints) -> tuple[Ints, Ints]:
        """Where the postings from each of p first runs of a block up to its last begin in these b blocks, and how many
        there are: [b, p]."""
        runs = blocks[:, None] * (len(self.skills) * self.classes)
        starts: Ints = self.run_starts[runs + first]
        return starts, self.run_starts[runs + last] - starts

    def listed(self, starts: Ints, counts: Ints) -> NDArray[np.int32]:
        """The rows in some stretches of postings, of which some may be empty; somebody may stand in several."""
        filled = counts.ravel().nonzero()[0]
        starts, counts = starts.ravel()[filled], counts.ravel()[filled]
        if counts.sum() < _LONG * len(filled):
            return self.posting_rows[ranges(starts, counts)]
        return np.concatenate([_NOBODY, *(self.posting_rows[a:b] for a, b in spans(starts, starts + counts))])

    @cached_property
    def skill_numbers(self) -> dict[str, int]:
        """The place of each skill that somebody shows."""
        return {name.decode(): place for place, name in enumerate(self.skills.tolist())}

    @cached_property
    def longest_work(self) -> int:
        """The most months of work that anybody has, at least 0."""
        return int(self.work_months.max(initial=0))

    def spoken(self, code: str) -> Ints:
        """[N] 0 who does not name the language, 1 who names it without a level, 2 to 6 with level 1 to 5."""
        known = np.zeros(len(self), dtype=np.uint8)
        for place in np.flatnonzero(self.language_codes == code.encode()):
            first, last = self.language_starts[place : place + 2]
            known[self.language_rows[first:last]] = self.language_level[first:last] + 1
        return known

    @cached_property
    def remembered(self) -> dict[Hashable, Any]:
        """What others derived from the columns, and would derive again: only ever added to or emptied."""
        return {}


def _viewed(column: Ints) -> Ints:
    """A column as an array that cannot be written: to a compiler those mapped from a file are alike then."""
    view = column.view(np.ndarray)
    view.flags.writeable = False
    return view


def covered_at(strengths: Floats) -> Floats:
    """[D, 5] what strengths cover of a requirement of level 1 to 5 that accepts the skill in full."""
    held = [cover_value(1.0, strengths[:, :level], LEVEL_STEPS[:level], level) for level in LEVELS]
    return np.stack([values.max(axis=1, initial=0.0) for values in held], axis=1)


def spans(starts: Ints, ends: Ints) -> list[tuple[int, int]]:
    """Runs, none of them empty, with those that follow each other joined."""
    if not len(starts):
        return []
    breaks = np.flatnonzero(starts[1:] != ends[:-1])
    firsts = np.concatenate([starts[:1], starts[breaks + 1]]).tolist()
    lasts = np.concatenate([ends[breaks], ends[-1:]]).tolist()
    return list(zip(firsts, lasts, strict=True))


def ranges(starts: Ints, counts: Ints) -> NDArray[np.int64]:
    """The numbers start, start + 1 … of every pair, one after the other."""
    total = int(counts.sum())
    if total == 0:
        return np.empty(0, np.int64)
    numbers: NDArray[np.int64] = np.repeat(starts - (np.cumsum(counts) - counts), counts)
    numbers += np.arange(total)
    return numbers
