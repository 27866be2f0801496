"""A pool that changes: columns that never do, a few newer ones, and the latest changes as they came.

Each part answers for itself, and the answers are merged by the order that the rows stand in anyway. So parts may as
well lie on different machines. Whoever was changed or removed is marked in the older part and passed over.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.index.arrange import joined
from scoring.index.build import Builder, Known
from scoring.index.latest import Latest, rows_of
from scoring.index.profiles import Profiles
from scoring.index.search import Row, in_order, search
from scoring.policy import Policy
from scoring.types import Candidate, Need

# So many changes are kept as they came, before they get columns.
_OPEN = 200
# So many different pieces of evidence are remembered from one change to the next.
_KNOWN = 100_000
# More closed parts than this are joined into one.
_PARTS = 3


class Part:
    """Columns, and who of them is no longer to be answered with [N]."""

    def __init__(self, profiles: Profiles) -> None:
        self.profiles = profiles
        self.gone = np.zeros(len(profiles), dtype=bool)
        self._gone = 0

    def __len__(self) -> int:
        return len(self.profiles) - self._gone

    def find(self, ref: str) -> int | None:
        """The row of a reference that still counts."""
        row = self.profiles.row_of(ref)
        return None if row is None or self.gone[row] else row

    def remove(self, ref: str) -> bool:
        """Mark somebody; False when nobody who counts has the reference."""
        row = self.find(ref)
        if row is None:
            return False
        self.gone[row] = True
        self._gone += 1
        return True

    def without(self, refs: Iterable[str]) -> NDArray[np.bool_] | None:
        """Who is passed over if these are too; None where nobody is."""
        rows = [row for row in map(self.find, refs) if row is not None]
        if not rows:
            return self.gone if self._gone else None
        mask = self.gone.copy()
        mask[rows] = True
        return mask


class Pool:
    """Everybody, under one policy and as of one month (year * 12 + month - 1), with the changes since."""

    def __init__(self, policy: Policy, as_of: int, base: Profiles | None = None) -> None:
        self.policy = policy
        self.as_of = as_of
        self._parts = [] if base is None else [Part(base)]
        self._known: Known = {}
        self._latest: dict[str, Latest] = {}

    def __len__(self) -> int:
        return sum(map(len, self._parts)) + len(self._latest)

    def put(self, candidate: Candidate) -> None:
        """Add somebody, or put a changed profile in the place of the former one."""
        self.remove(candidate.ref)
        self._latest[candidate.ref] = self._as_came(candidate)
        if len(self._latest) >= _OPEN:
            self._parts.append(Part(self._arranged()))
            self._latest = {}
            if len(self._known) > _KNOWN:
                self._known.clear()
            if len(self._parts) > _PARTS:
                self._parts[1:] = [Part(_joined(self._parts[1:]))]

    def remove(self, ref: str) -> bool:
        """Take somebody out; False when nobody has the reference."""
        return self._latest.pop(ref, None) is not None or any(part.remove(ref) for part in self._parts)

    def search(
        self, need: Need, n: int, *, without: Sequence[str] = (), instead: Iterable[Candidate] = ()
    ) -> list[Row]:
        """The first n of a need, as scoring everybody and sorting would give them.

        `without` are passed over for this need alone, and `instead` are taken as they are given here, whatever the
        pool holds of them: people whose time is partly promised while this need runs, say.
        """
        if n < 1:
            return []
        others = list(instead)
        left_out = {*without, *(each.ref for each in others)}
        found: list[Row] = []
        for part in self._parts:
            mask = part.without(left_out)
            answer = search(
                part.profiles, need, self.policy, self.as_of, n, without=mask, worst=_worst(found, n)
            )
            found = merged([found, answer], need, n) if found and answer else found or answer
        latest = [each for ref, each in self._latest.items() if ref not in left_out]
        latest += [self._as_came(each) for each in others]
        answer = rows_of(latest, need, self.policy, self.as_of, _worst(found, n))
        return merged([found, answer], need, n) if answer else found

    def columns(self) -> Profiles:
        """One set of columns of everybody as of now."""
        return _joined([*self._parts, Part(self._arranged())])

    def _as_came(self, candidate: Candidate) -> Latest:
        return Latest(candidate, self.policy, self.as_of)

    def _arranged(self) -> Profiles:
        builder = Builder(self.policy, self.as_of, known=self._known)
        return builder.add_all(each.candidate for each in self._latest.values()).build()


def merged(answers: Iterable[list[Row]], need: Need, n: int) -> list[Row]:
    """The first n of the union of pools of different people, of which each gave its own first n."""
    return in_order((row for answer in answers for row in answer), need, n)


def _worst(found: list[Row], n: int) -> Row | None:
    return found[-1] if len(found) >= n else None


def _joined(parts: list[Part]) -> Profiles:
    return joined([(part.profiles, ~part.gone) for part in parts])
