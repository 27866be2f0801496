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

# So many changes are kept as they came, before they get columns that are ordered.
_OPEN = 200
# So many different pieces of evidence are remembered from one change to the next.
_KNOWN = 100_000
# More closed parts than this are joined into one.
_PARTS = 3


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


class _Changes:
    """Who was added or changed of late, in the order they came; a former state of somebody stays and is marked."""

    def __init__(self, policy: Policy, as_of: int, known: Known) -> None:
        self._builder = Builder(policy, as_of, known=known)
        self._rows: dict[str, int] = {}
        self._gone: list[bool] = []
        self._part: Part | None = None

    def __len__(self) -> int:
        return len(self._gone)

    @property
    def counted(self) -> int:
        """How many still count."""
        return len(self._rows)

    def put(self, candidate: Candidate) -> None:
        self._builder.add(candidate)
        self._rows[candidate.ref] = len(self._gone)
        self._gone.append(False)
        self._part = None

    def remove(self, ref: str) -> bool:
        row = self._rows.pop(ref, None)
        if row is None:
            return False
        self._gone[row] = True
        self._part = None
        return True

    def find(self, ref: str) -> int | None:
        return self._rows.get(ref)

    def part(self) -> Part:
        """Their columns, as they came."""
        if self._part is None:
            self._part = Part(self._builder.listed(), np.array(self._gone, dtype=bool))
        return self._part


class Pool:
    """Everybody, under one policy and as of one month (year * 12 + month - 1), with the changes since."""

    def __init__(self, policy: Policy, as_of: int, base: Profiles | None = None) -> None:
        self.policy = policy
        self.as_of = as_of
        self._parts = [] if base is None else [Part.of(base)]
        self._known: Known = {}
        self._changes = _Changes(policy, as_of, self._known)

    def __len__(self) -> int:
        return sum(int(len(part.gone) - part.gone.sum()) for part in self._parts) + self._changes.counted

    def put(self, candidate: Candidate) -> None:
        """Add somebody, or put a changed profile in the place of the former one."""
        self.remove(candidate.ref)
        self._changes.put(candidate)
        if len(self._changes) >= _OPEN:
            self._parts.append(Part.of(_joined([self._changes.part()])))
            if len(self._known) > _KNOWN:
                self._known.clear()
            self._changes = _Changes(self.policy, self.as_of, self._known)
            if len(self._parts) > _PARTS:
                self._parts[1:] = [Part.of(_joined(self._parts[1:]))]

    def remove(self, ref: str) -> bool:
        """Take somebody out; False when nobody has the reference."""
        if self._changes.remove(ref):
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
        parts = [(part.profiles, _masked(part.gone, map(part.find, left_out))) for part in self._parts]
        if len(self._changes):
            part = self._changes.part()
            parts.append((part.profiles, _masked(part.gone, map(self._changes.find, left_out))))
        if others:
            parts.append((Builder(self.policy, self.as_of).add_all(others).listed(), None))
        found: list[Row] = []
        for profiles, mask in parts:
            worst = found[-1] if found and len(found) >= n else None
            answer = search(profiles, need, self.policy, self.as_of, n, without=mask, worst=worst)
            found = merged([found, answer], need, n) if found and answer else found or answer
        return found

    def columns(self) -> Profiles:
        """One set of columns of everybody as of now."""
        return _joined([*self._parts, self._changes.part()])


def merged(answers: Iterable[list[Row]], need: Need, n: int) -> list[Row]:
    """The first n of the union of pools of different people, of which each gave its own first n."""
    return in_order((row for answer in answers for row in answer), need, n)


def _masked(gone: NDArray[np.bool_], rows: Iterable[int | None]) -> NDArray[np.bool_] | None:
    """Who is passed over; None where nobody is."""
    left_out = [row for row in rows if row is not None]
    if not left_out:
        return gone if gone.any() else None
    mask = gone.copy()
    mask[left_out] = True
    return mask


def _joined(parts: list[Part]) -> Profiles:
    return joined([(part.profiles, ~part.gone) for part in parts])
