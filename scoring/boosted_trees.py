"""Small trees whose answers add up, read from a list and asked of many rows at once (Friedman 2001).

Each tree asks `DEPTH` questions one after the other, each whether a column lies above a bound, and adds what stands at
its end. They are held as arrays, so asking them costs a few look-ups a row, and nothing of what fitted them is loaded.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

DEPTH: Final = 3
ASKED: Final = 2**DEPTH - 1
Array = NDArray[np.float64]


class Trees:
    """Complete trees: the questions of a tree stand level by level, from the left; so do its ends."""

    def __init__(self, columns: NDArray[np.intp], bounds: Array, ends: Array) -> None:
        """Arrays of shape (trees, ASKED), (trees, ASKED) and (trees, ASKED + 1)."""
        self._columns, self._bounds, self._ends = columns, bounds, ends

    @classmethod
    def read(cls, listed: Sequence[Mapping[str, Any]], names: Sequence[str]) -> "Trees":
        """Return the trees of a list as `listed` gives it; `names` are those of the columns."""
        place = {name: column for column, name in enumerate(names)}
        return cls(
            np.array([[place[name] for name in tree["columns"]] for tree in listed], np.intp).reshape(
                -1, ASKED
            ),
            np.array([tree["bounds"] for tree in listed], np.float64).reshape(-1, ASKED),
            np.array([tree["ends"] for tree in listed], np.float64).reshape(-1, ASKED + 1),
        )

    @classmethod
    def joined(cls, several: "Sequence[Trees]") -> "Trees":
        """Return the trees of several in one."""
        return cls(
            np.vstack([each._columns for each in several]),
            np.vstack([each._bounds for each in several]),
            np.vstack([each._ends for each in several]),
        )

    def listed(self, names: Sequence[str]) -> list[dict[str, Any]]:
        """The trees as plain JSON."""
        return [
            {"columns": [names[column] for column in columns], "bounds": bounds, "ends": ends}
            for columns, bounds, ends in zip(
                self._columns.tolist(), self._bounds.tolist(), self._ends.tolist(), strict=True
            )
        ]

    def add_up(self, rows: Array) -> Array:
        """Return the sum of what the trees say of each row."""
        tree, row = np.arange(len(self._ends)), np.arange(len(rows))[:, None]
        at = np.zeros((len(rows), len(self._ends)), np.intp)
        for _ in range(DEPTH):
            above = rows[row, self._columns[tree, at]] > self._bounds[tree, at]
            at = 2 * at + 1 + above
        return np.asarray(self._ends[tree, at - ASKED].sum(axis=1))
