"""Ruled tables: the lines that are drawn tell which words share a cell, better than any gap between words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.types import Box

THIN = 2.6
TOLERANCE = 2.5
# An upright line so near the left edge, in points, leaves no room for a cell: it is that of a time line.
NARROW = 13.0
# No row is lower than this, in points.
LEAST_ROW = 8.0
Line = tuple[float, float, float]


@dataclass(slots=True)
class Band:
    """A row of a table: its cells as boxes from left to right."""

    y0: float
    y1: float
    cells: list[Box]


@dataclass(slots=True)
class Grid:
    """A table with its rows from top to bottom; `drawn` says whether its lines are."""

    y0: float
    y1: float
    x0: float
    x1: float
    bands: list[Band]
    drawn: bool = True

    def holds(self, word: Word) -> bool:
        """Whether the middle of the word lies inside."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.x0 - 2 <= x <= self.x1 + 2 and self.y0 <= y <= self.y1


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """Tables that the drawn lines `rules` make, top to bottom; those without an inner upright line are none."""
    flat = _merged(
        [(box[1], box[0], box[2]) for box in rules if box[3] - box[1] <= THIN and box[2] - box[0] > 8]
    )
    upright = _merged(
        [(box[0], box[1], box[3]) for box in rules if box[2] - box[0] <= THIN and box[3] - box[1] > 8]
    )
    if len(flat) < 2 or not upright:
        return []
    groups: list[list[Line]] = []
    for line in sorted(flat):
        for group in sorted(groups, key=lambda item: -item[-1][0]):
            last = group[-1]
            shared = min(last[2], line[2]) - max(last[1], line[1])
            if shared > 0.7 * max(last[2] - last[1], line[2] - line[1]) and _bridged(last, line, upright):
                group.append(line)
                break
        else:
            groups.append([line])
    return [grid for group in groups if len(group) > 1 and (grid := _grid(group, upright, flat)) is not None]


def _bridged(above: Line, below: Line, upright: list[Line]) -> bool:
    """Whether some upright line runs from one flat line to the next, or they nearly touch."""
    height = below[0] - above[0]
    if height <= TOLERANCE:
        return True
    return any(
        x >= above[1] - TOLERANCE
        and x <= above[2] + TOLERANCE
        and _cover(low, high, above[0], below[0]) > 0.93
        for x, low, high in upright
    )


def _cover(low: float, high: float, top: float, bottom: float) -> float:
    return max(0.0, min(high, bottom) - max(low, top)) / max(bottom - top, 0.1)


def _merged(lines: list[Line]) -> list[Line]:
    """Pieces on one line that touch become one."""
    result: list[Line] = []
    for at, low, high in sorted(lines):
        for index in range(len(result) - 1, -1, -1):
            other = result[index]
            if at - other[0] > TOLERANCE:
                continue
            if low <= other[2] + 4 and high >= other[1] - 4:
                result[index] = (other[0], min(low, other[1]), max(high, other[2]))
                break
        else:
            result.append((at, low, high))
    return result


def _grid(flat: list[Line], upright: list[Line], drawn: list[Line]) -> Grid | None:
    """Bands between following flat lines, cut where an upright line covers them; `drawn` are all flat lines.

    A line that begins or ends a row away from those is the edge of a frame within the frame.
    """
    x0, x1 = min(line[1] for line in flat), max(line[2] for line in flat)
    bands: list[Band] = []
    for above, below in pairwise(flat):
        if below[0] - above[0] < 5:
            continue
        edges = sorted(
            x for x, low, high in upright
            if x0 + NARROW < x < x1 - 6
            and _cover(low, high, above[0], below[0]) > 0.7
            and low - above[0] < LEAST_ROW > below[0] - high
        )  # fmt: skip
        limits = [x0, *edges, x1]
        cells = [(left, above[0], right, below[0]) for left, right in pairwise(limits)]
        bands += _with_merged(Band(above[0], below[0], cells), drawn)
    if not bands or all(len(band.cells) < 2 for band in bands):
        return None
    return Grid(bands[0].y0, bands[-1].y1, x0, x1, bands)


def _with_merged(band: Band, drawn: list[Line]) -> list[Band]:
    """The rows that a band has beside cells merged over them: the first has the merged cells, the others none there."""
    inner = [
        line
        for line in drawn
        if band.y0 + LEAST_ROW < line[0] < band.y1 - LEAST_ROW
        and band.cells[0][0] - TOLERANCE <= line[1]
        and line[2] <= band.cells[-1][2] + TOLERANCE
    ]
    ruled = {
        index
        for _, low, high in inner
        for index, cell in enumerate(band.cells)
        if low <= (cell[0] + cell[2]) / 2 <= high
    }
    if not ruled or len(ruled) == len(band.cells):
        return [band]
    edges = [band.y0]
    for at, _, _ in inner:
        if at - edges[-1] > LEAST_ROW:
            edges.append(at)
    rows: list[Band] = []
    for low, high in pairwise([*edges, band.y1]):
        # Nothing stands in a cell whose foot is above its head.
        merged = (band.y0, band.y1) if not rows else (high, low)
        cells = [
            (x0, low, x1, high) if index in ruled else (x0, merged[0], x1, merged[1])
            for index, (x0, _, x1, _) in enumerate(band.cells)
        ]
        rows.append(Band(low, high, cells))
    return rows


def words_of_cells(band: Band, words: Sequence[Word]) -> list[list[Word]]:
    """The words of each cell of a band."""
    cells: list[list[Word]] = [[] for _ in band.cells]
    ends = [cell[2] for cell in band.cells[:-1]]
    for word in words:
        index = bisect_left(ends, (word.x0 + word.x1) / 2)
        _, top, _, foot = band.cells[index]
        if top <= (word.y0 + word.y1) / 2 <= foot:
            cells[index].append(word)
    return cells
