"""A pool that changes: columns that never do, and a few newer ones for whoever was added or changed since.

Each part answers for itself, and the answers are merged by the order that the rows stand in anyway. So parts may as
well lie on different machines. Whoever was changed or removed is marked in the older part and passed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.index.arrange import joined
from scoring.index.build import Builder, Known
from scoring.index.profiles import Profiles
from scoring.index.search import Row, in_order, search
from scoring.policy import Policy
from scoring.types import Candidate, Need

# A part of changes is closed with so many people in it: its columns are made anew after each change.
_OPEN = 64
# So many different pieces of evidence are remembered from one change to the next.
_KNOWN = 100_000
# More closed parts than this are joined into one.
_PARTS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Columns, and who of them is no longer to be answered with [N]."""

    profiles: Profiles
    gone: NDArray[np.bool_]

    @classmethod
    def of(cls, profiles: Profiles) -> "Part":
        """A part of which everybody counts."""
        return cls(profiles, np.zeros(len(profiles), dtype=bool))

    def find(self, ref: str) -> int | None:
        """The row of a reference that still counts."""
        row = self.profiles.row_of(ref)
        return None if row is None or self.gone[row] else row


class Pool:
    """Everybody, under one policy and as of one month (year * 12 + month - 1), with the changes since."""

    def __init__(self, policy: Policy, as_of: int, base: Profiles | None = None) -> None:
        self.policy = policy
        self.as_of = as_of
        self._parts = [] if base is None else [Part.of(base)]
        self._open: dict[str, Candidate] = {}
        self._newest: Part | None = None
        self._known: Known = {}

    def __len__(self) -> int:
        return sum(int(len(part.gone) - part.gone.sum()) for part in self._parts) + len(self._open)

    def put(self, candidate: Candidate) -> None:
        """Add somebody, or put a changed profile in the place of the former one."""
        self.remove(candidate.ref)
        self._open[candidate.ref] = candidate
        self._newest = None
        if len(self._open) >= _OPEN:
            self._parts.append(self._part())
            self._open, self._newest = {}, None
            if len(self._parts) > _PARTS:
                self._parts[1:] = [Part.of(_joined(self._parts[1:]))]

    def remove(self, ref: str) -> bool:
        """Take somebody out; False when nobody has the reference."""
        if self._open.pop(ref, None) is not None:
            self._newest = None
            return True
        for part in self._parts:
            row = part.find(ref)
            if row is not None:
                part.gone[row] = True
                return True
        return False

    def search(
        self, need: Need, n: int, *, without: Sequence[str] = (), instead: Iterable[Candidate] = ()
    ) -> list[Row]:
        """The first n of a need, as scoring everybody and sorting would give them.

        `without` are passed over for this need alone, and `instead` are taken as they are given here, whatever the
        pool holds of them: people whose time is partly promised while this need runs, say.
        """
        others = list(instead)
        left_out = {*without, *(each.ref for each in others)}
        parts = [*self._parts, *([self._part()] if self._open else [])]
        answers = [
            search(part.profiles, need, self.policy, self.as_of, n, without=_masked(part, left_out))
            for part in parts
        ]
        if others:
            given = Builder(self.policy, self.as_of).add_all(others).build()
            answers.append(search(given, need, self.policy, self.as_of, n))
        return merged(answers, need, n)

    def columns(self) -> Profiles:
        """One set of columns of everybody as of now."""
        return _joined([*self._parts, *([self._part()] if self._open else [])])

    def _part(self) -> Part:
        """The people of the open part as columns."""
        if self._newest is None:
            if len(self._known) > _KNOWN:
                self._known.clear()
            builder = Builder(self.policy, self.as_of, known=self._known)
            self._newest = Part.of(builder.add_all(self._open.values()).build())
        return self._newest


def merged(answers: Iterable[list[Row]], need: Need, n: int) -> list[Row]:
    """The first n of the union of pools of different people, of which each gave its own first n."""
    return in_order((row for answer in answers for row in answer), need, n)


def _masked(part: Part, left_out: set[str]) -> NDArray[np.bool_] | None:
    """Who is passed over; None where nobody is."""
    rows = [row for ref in left_out if (row := part.find(ref)) is not None]
    if not rows:
        return part.gone if part.gone.any() else None
    mask = part.gone.copy()
    mask[rows] = True
    return mask


def _joined(parts: list[Part]) -> Profiles:
    return joined([(part.profiles, ~part.gone) for part in parts])
