"""Words on one baseline: how they are found, and how they become one text with a box for each character."""

import re
import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from talent.cv.dates import MONTHS
from talent.cv.layout import Word
from talent.cv.types import Box

CELL_GAP = 1.6
_MONTH_WORD = "|".join(MONTHS)
DATE_CONNECTOR = re.compile(
    rf"(?:[-–—]|\bs\.?\s?/?\s?d\.?|\bhingga|\bsampai(?: dengan)?|\bto|\buntil|"
    rf"(?<![a-z])(?:{_MONTH_WORD})\.?)\s*$",
    re.I,
)
DATE_ONLY = re.compile(
    rf"^(?:\s|[-–—.,/()]|\d{{1,2}}(?!\d)|(?:19|20)\d\d|(?:{_MONTH_WORD})(?![a-z])|s\.?\s?/?\s?d\b\.?|"
    rf"hingga|sampai|dengan|to\b|until|"
    r"sekarang|saat ini|kini|present|now|current|sejak|since)+$",
    re.I,
)


@dataclass(slots=True)
class Row:
    """Words on one baseline, left to right; `right` is where its column ends, where that is known (else 0)."""

    words: list[Word]
    y0: float
    y1: float
    right: float = 0.0
    _text: str | None = field(default=None, repr=False, compare=False)
    _edges: tuple[list[float], list[float]] | None = field(default=None, repr=False, compare=False)

    @property
    def size(self) -> float:
        """The largest size of its words, in points."""
        return max([word.size for word in self.words])

    @property
    def text(self) -> str:
        """The words as one text; the row must not be changed any more once it was asked for."""
        if self._text is None:
            self._text = _joined_text(self.words)
        return self._text

    def count_left_of(self, x: float) -> int | None:
        """How many words stand left of `x`, None where one of them stands less than two points from it."""
        if self._edges is None:
            starts = [word.x0 for word in self.words]
            self._edges = (starts, list(accumulate([word.x1 for word in self.words], max)))
        starts, reach = self._edges
        count = bisect_left(starts, x + 2)
        return None if count and reach[count - 1] > x - 2 else count

    def part(self, start: int, end: int) -> "Row":
        """The words from `start` to `end` as a row of their own."""
        words = self.words[start:end]
        return Row(words, min([word.y0 for word in words]), max([word.y1 for word in words]))


def rejoin_dates(rows: list[Row]) -> list[Row]:
    """A range that wraps inside a narrow column of dates ("February 2009 –", "Present") is put on its first row."""
    result: list[Row] = []
    skip: dict[int, list[Word]] = {}
    for index, row in enumerate(rows):
        words = (
            [word for word in row.words if word not in skip.get(index, [])] if index in skip else row.words
        )
        if not words:
            continue
        row = Row(words, row.y0, row.y1, row.right)
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following is not None and following.y0 - row.y1 < row.size:
            row = _with_rest_of_date(row, following, skip, index + 1)
        result.append(row)
    return result


def _with_rest_of_date(row: Row, following: Row, skip: dict[int, list[Word]], number: int) -> Row:
    cells = _cells_of(row.words)
    if len(cells) < 2:
        return row
    others = _cells_of(following.words)
    for index in (0, len(cells) - 1):
        cell = cells[index]
        text = join_words(cell)[0]
        if not DATE_CONNECTOR.search(text) or not DATE_ONLY.match(text):
            continue
        for other in others:
            if abs(other[0].x0 - cell[0].x0) < 4 and DATE_ONLY.match(join_words(other)[0]):
                skip[number] = other
                ordered = [word for part in cells[: index + 1] for word in part] + list(other)
                ordered += [word for part in cells[index + 1 :] for word in part]
                return Row(ordered, row.y0, row.y1, row.right)
    return row


def _cells_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted at wide gaps."""
    cells: list[list[Word]] = [[]]
    for word in words:
        last = cells[-1][-1] if cells[-1] else None
        if last is not None and word.x0 - last.x1 > CELL_GAP * max(word.size, last.size) * 0.7:
            cells.append([])
        cells[-1].append(word)
    return cells


def rows_of(words: list[Word]) -> list[Row]:
    """Group words whose baselines agree within a third of their size."""
    rows: list[Row] = []
    recent: list[Row] = []
    for word in sorted(words, key=lambda item: (item.y1, item.x0)):
        best = None
        for row in recent:
            lead = row.words[0]
            if abs(word.y1 - lead.y1) <= 0.34 * min(word.size, lead.size) or _same_band(word, row):
                best = row
                break
        if best is None:
            best = Row([], word.y0, word.y1)
            rows.append(best)
            recent = [row for row in [best, *recent] if row.y1 > word.y0 - word.size * 3][:12]
        best.words.append(word)
        best.y0, best.y1 = min(best.y0, word.y0), max(best.y1, word.y1)
    for row in rows:
        row.words.sort(key=lambda item: item.x0)
    rows.sort(key=lambda row: row.y1)
    return rows


def _same_band(word: Word, row: Row) -> bool:
    """Words of different size beside each other: the smaller one's middle lies in the larger one's height."""
    lead = row.words[0]
    overlap = min(word.y1, lead.y1) - max(word.y0, lead.y0)
    ratio = word.size / lead.size if lead.size else 1.0
    return (
        overlap > 0.72 * min(word.y1 - word.y0, lead.y1 - lead.y0)
        and not 0.8 < ratio < 1.25
        and (word.x0 > lead.x1 or (ratio < 1.7 and word.x1 < min(other.x0 for other in row.words)))
    )


def text_of(row: Row) -> str:
    """The words of a row as one text."""
    return row.text


def _joined_text(words: Sequence[Word]) -> str:
    """The text of `join_words` without boxes and cells."""
    closed = _closed_gap(words)
    text = words[0].text
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        if not (closed and gap <= closed):
            wide = gap > CELL_GAP * max(word.size, before.size) and not (closed and gap < closed * 1.5)
            text += "\t" if wide else " "
        text += word.text
    return text


def join_words(words: Sequence[Word]) -> tuple[str, list[Box | None], list[tuple[int, int]]]:
    """Text, a box per character, and the cells that wide gaps part; letter-spaced capitals are closed up."""
    closed = _closed_gap(words)
    text = ""
    boxes: list[Box | None] = []
    cells: list[tuple[int, int]] = []
    start = 0
    previous: Word | None = None
    for word in words:
        if previous is not None:
            gap = word.x0 - previous.x1
            wide = gap > CELL_GAP * max(word.size, previous.size) and not (closed and gap < closed * 1.5)
            if wide:
                cells.append((start, len(text)))
            if not (closed and gap <= closed):
                text += "\t" if wide else " "
                boxes.append(None)
            if wide:
                start = len(text)
        text += word.text
        boxes.extend(word.boxes)
        previous = word
    cells.append((start, len(text)))
    return text, boxes, cells


def _closed_gap(words: Sequence[Word]) -> float:
    """The gap up to which single letters are one word, 0 where the line is not letter-spaced."""
    single = [word for word in words if len(word.text) == 1 and word.text.isalpha()]
    if len(words) < 4 or len(single) < 0.7 * len(words):
        return 0.0
    gaps = sorted(max(after.x0 - before.x1, 0.0) for before, after in pairwise(words))
    middle = statistics.median(gaps)
    return middle * 1.4 + 0.12 * words[0].size
