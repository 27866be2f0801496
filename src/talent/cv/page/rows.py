"""Words on one baseline: how they are found, and how they become one text with a box for each character."""

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter

from talent.cv.layout import Word
from talent.cv.types import Box
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.date_points import MONTHS

CELL_GAP = 1.6
# A gap that may part cells where something else tells them apart.
PARTING_GAP = 0.7 * CELL_GAP
# The most white space behind the mark of an item, in its size.
FAR_MARK = 3.0
BULLET_GLYPHS = frozenset("•●▪■◦‣▸►➢➤∙⁃✓✔❖◆○✦»§∗∘⋄⋆◇▹▷⊳□▫\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2022\uf0a8\uf06e")
# The least gap between letters that are set apart, in their size.
SPACED = 0.05
# Pairs such as "WA" stand closer in spaced capitals: one in so many may touch. So long are the pieces on average.
KERNED, LONGEST_PIECE = 4, 3
# The letters of a short word alone, and how much the gaps between them may differ, in sizes.
SHORT_WORD, EVEN = 8, 0.1
_MONTH_WORD = "|".join(MONTHS)
# How much larger letters are that have nothing to do with those beside them.
SET_APART = 1.7
# How small letters are that may join a row of larger ones, as a date beside a title does.
SMALLER = 0.8
DATE_CONNECTOR = Caseless(
    rf"(?:[-–—~]|\bs\.?\s?/?\s?d\.?|\bhingga|\bsampai(?: dengan)?|\bto|\buntil|\btill|"
    rf"(?<![a-z])(?:{_MONTH_WORD})[.,]?)\s*$"
)
_OF_DATE = (
    rf"\s|[-–—~.,/()'’‘]|\d{{1,2}}(?!\d)|(?:19|20)\d\d|(?:{_MONTH_WORD})(?![a-z])|s\.?\s?/?\s?d\b\.?|q[1-4]\b|"
    r"hingga|sampai|dengan|to\b|until|till\b|sekarang|saat ini|kini|present|now|current|sejak|since"
)
_DATE_ONLY = Caseless(rf"^(?:{_OF_DATE})+$")
# What the first word of such a text begins with, where it is more than a letter.
_DATE_OPENING = Caseless(rf".$|{_OF_DATE}|s\.?/?$|saat$")


@lru_cache(maxsize=2048)
def is_only_date(text: str) -> bool:
    """Whether words are such as dates are made of, and no others; the same few are asked for again and again."""
    return _DATE_ONLY.match(text) is not None


@lru_cache(maxsize=1024)
def may_open_date(word: str) -> bool:
    """Whether a word may be the first of such words."""
    return _DATE_OPENING.match(word) is not None


@dataclass(slots=True)
class Row:
    """Words on one baseline, left to right; `right` is where its column ends, where that is known (else 0)."""

    words: list[Word]
    y0: float
    y1: float
    right: float = 0.0
    _text: str | None = field(default=None, repr=False, compare=False)
    _size: float | None = field(default=None, repr=False, compare=False)
    _names_year: bool | None = field(default=None, repr=False, compare=False)
    _cells: list[list[Word]] | None = field(default=None, repr=False, compare=False)
    _edges: tuple[list[float], list[float]] | None = field(default=None, repr=False, compare=False)
    _halves: dict[int, tuple["Row", "Row"]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def size(self) -> float:
        """The largest size of its words, in points; like `text` it is found once."""
        if self._size is None:
            self._size = max([word.size for word in self.words])
        return self._size

    @property
    def text(self) -> str:
        """The words as one text; the row must not be changed any more once it was asked for."""
        if self._text is None:
            self._text = joined_text(self.words)
        return self._text

    @property
    def names_year(self) -> bool:
        """Whether a word may be a year; like `text` it is found once."""
        if self._names_year is None:
            texts = " ".join([word.text for word in self.words])
            self._names_year = "19" in texts or "20" in texts
        return self._names_year

    @property
    def cells(self) -> list[list[Word]]:
        """Its words parted at wide gaps; like `text` they are found once, and must not be changed."""
        if self._cells is None:
            self._cells = _parted(self.words)
        return self._cells

    def count_left_of(self, x: float) -> int | None:
        """How many words stand left of `x`, None where one of them stands less than two points from it.

        None too where the last of them marks the item on the right, which no gutter parts from its mark.
        """
        if self._edges is None:
            starts = [word.x0 for word in self.words]
            self._edges = (starts, list(accumulate([word.x1 for word in self.words], max)))
        starts, reach = self._edges
        count = bisect_left(starts, x + 2)
        if count and (reach[count - 1] > x - 2 or self._is_mark_at(count)):
            return None
        return count

    def _is_mark_at(self, count: int) -> bool:
        """Whether the last of the first `count` words is the mark of the item behind it."""
        mark = self.words[count - 1]
        if mark.text not in BULLET_GLYPHS or count == len(self.words):
            return False
        # Where it stands close to a word before it, it is part of a rating or parts two words.
        alone = count == 1 or mark.x0 - self.words[count - 2].x1 > CELL_GAP * mark.size
        return alone and self.words[count].x0 - mark.x1 < FAR_MARK * mark.size

    def halves(self, count: int) -> tuple["Row | None", "Row | None"]:
        """The first `count` words and the others as rows of their own, None for no words; neither may be changed.

        They are made once: a page is asked for the two sides of many gutters, of which most part a row in one way.
        """
        end = len(self.words)
        if count in (0, end):
            return (self, None) if count else (None, self)
        found = self._halves.get(count)
        if found is None:
            found = self._halves[count] = (self.part(0, count), self.part(count, end))
        return found

    def part(self, start: int, end: int) -> "Row":
        """The words from `start` to `end` as a row of their own."""
        words = self.words[start:end]
        return Row(words, min([word.y0 for word in words]), max([word.y1 for word in words]))


def rejoin_dates(rows: list[Row]) -> list[Row]:
    """A range that wraps inside a narrow column of dates ("February 2009 –", "Present") is put on its first row."""
    result: list[Row] = []
    skip: dict[int, list[Word]] = {}
    for index, row in enumerate(rows):
        if index in skip:
            words = [word for word in row.words if word not in skip[index]]
            if not words:
                continue
            row = Row(words, row.y0, row.y1, row.right)
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following is not None and following.y0 - row.y1 < row.size:
            row = _with_rest_of_date(row, following, skip, index + 1)
        result.append(row)
    return result


def _with_rest_of_date(row: Row, following: Row, skip: dict[int, list[Word]], number: int) -> Row:
    cells = row.cells
    if len(cells) < 2:
        return row
    others = following.cells
    for index in (0, len(cells) - 1):
        cell = cells[index]
        if len(cell) > 1 and cell[0].text in BULLET_GLYPHS:
            cell = cell[1:]
        if not may_open_date(cell[0].text):
            continue
        text = joined_text(cell)
        if not is_only_date(text) or not DATE_CONNECTOR.search(text[-16:]):
            continue
        for other in others:
            below = _is_below(other, cell) or _is_below(other, cells[index])
            if below and is_only_date(joined_text(other)):
                skip[number] = other
                ordered = [word for part in cells[: index + 1] for word in part] + list(other)
                ordered += [word for part in cells[index + 1 :] for word in part]
                return Row(ordered, row.y0, max(row.y1, following.y1), row.right)
    return row


def _is_below(other: Sequence[Word], cell: Sequence[Word]) -> bool:
    """Whether two cells are set flush, at the left or at the right."""
    return abs(other[0].x0 - cell[0].x0) < 4 or abs(other[-1].x1 - cell[-1].x1) < 4


def _parted(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted at wide gaps."""
    cells = [[words[0]]]
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        if gap > PARTING_GAP * before.size and gap > PARTING_GAP * word.size:
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells


_left, _size = attrgetter("x0"), attrgetter("size")


def rows_of(words: list[Word]) -> list[Row]:
    """Group words whose baselines agree within a third of their size, then what stands beside in another size."""
    rows: list[Row] = []
    # The last rows that were begun, each with the baseline and size of the word it began with.
    recent: list[tuple[Row, float, float]] = []
    # The place in `words` decides between what stands at one point.
    feet = [(word.base or word.y1, word.x0, place) for place, word in enumerate(words)]
    for foot, _, place in sorted(feet):
        word = words[place]
        size = word.size
        best = None
        for row, lead_foot, lead_size in recent:
            if foot - lead_foot <= 0.34 * (size if size < lead_size else lead_size):
                best = row
                break
        if best is None:
            best = Row([], word.y0, word.y1)
            rows.append(best)
            near = [begun for begun in recent if begun[1] > foot - size * 2]
            recent = [(best, foot, size), *near][:6]
        best.words.append(word)
        if word.y0 < best.y0:
            best.y0 = word.y0
        if word.y1 > best.y1:
            best.y1 = word.y1
    for row in rows:
        row.words.sort(key=_left)
    rows = _with_neighbours(rows)
    rows.sort(key=lambda row: max(row.words, key=_size).foot)
    return rows


def _with_neighbours(rows: list[Row]) -> list[Row]:
    """A row of smaller letters joins the one row in whose height it stands, where it is the only one there.

    So a date beside a title, raised letters and the mark of a list item become one row, and the lines of an address
    beside a large name do not.
    """
    sizes = [row.size for row in rows]
    if not sizes or min(sizes) >= SMALLER * max(sizes):
        return rows
    hosts: dict[int, list[int]] = {}
    for index, size in enumerate(sizes):
        near = range(max(0, index - 6), min(len(rows), index + 7))
        if size >= SMALLER * max(sizes[near.start : near.stop]):
            continue
        for other in near:
            if other != index and size < SMALLER * sizes[other] and _stands_in(rows[index], rows[other]):
                hosts.setdefault(index, []).append(other)
    guests: dict[int, list[int]] = {}
    for index, others in hosts.items():
        if len(others) == 1 and others[0] not in hosts:
            guests.setdefault(others[0], []).append(index)
    gone: set[int] = set()
    for host, members in guests.items():
        feet = [rows[index].words[0].foot for index in members]
        if max(feet) - min(feet) > 0.5 * min(sizes[index] for index in members):
            continue
        words = [word for index in (host, *members) for word in rows[index].words]
        words.sort(key=_left)
        rows[host] = Row(words, min([word.y0 for word in words]), max([word.y1 for word in words]))
        gone.update(members)
    return [row for index, row in enumerate(rows) if index not in gone]


def _stands_in(row: Row, host: Row) -> bool:
    """Whether the words of `row` stand within the height of `host`, beside or between its words."""
    overlap = min(row.y1, host.y1) - max(row.y0, host.y0)
    if overlap <= 0.72 * min(row.y1 - row.y0, host.y1 - host.y0):
        return False
    if row.words[0].x0 >= host.words[-1].x1 - 1:
        return True
    if row.words[-1].x1 <= host.words[0].x0 + 1:
        return host.size < 1.7 * row.size
    return all(
        word.x1 <= other.x0 + 1 or word.x0 >= other.x1 - 1 for word in row.words for other in host.words
    )


def joined_text(words: Sequence[Word]) -> str:
    """The text of `join_words` without boxes and cells."""
    closed = _closed_gap(words)
    text = words[0].text
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        if not (closed and gap <= closed):
            wide = _is_wide(gap, before, word) and not (closed and gap < closed * 1.5)
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
            wide = _is_wide(gap, previous, word) and not (closed and gap < closed * 1.5)
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


def _is_wide(gap: float, before: Word, word: Word) -> bool:
    """Whether a gap parts cells; nearly all between words do not, and are told from one of them."""
    small, large = before.size, word.size
    if small > large:
        small, large = large, small
    # A name in large letters beside the small ones of an address.
    return gap > CELL_GAP * small and (gap > CELL_GAP * large or large > SET_APART * small > 0)


def _closed_gap(words: Sequence[Word]) -> float:
    """The gap up to which words are parts of one, 0 where the letters of the line are not set apart."""
    count = len(words)
    if count < 2:
        return 0.0
    if count >= 4 and _are_letters(words):
        gaps = [max(after.x0 - before.x1, 0.0) for before, after in pairwise(words)]
    else:
        gaps = _gaps_between_letters(words) or _gaps_between_pieces(words)
    return statistics.median(gaps) * 1.4 + 0.12 * words[0].size if gaps else 0.0


def _gaps_between_pieces(words: Sequence[Word]) -> list[float]:
    """The gaps between the capitals of a word that fell into short pieces; else empty, as for nearly all words."""
    letters = sum([len(word.text) for word in words])
    even = _even_gaps(words) if 3 <= letters <= SHORT_WORD else []
    return even or (_kerned_gaps(words) if letters <= LONGEST_PIECE * len(words) else [])


def _even_gaps(words: Sequence[Word]) -> list[float]:
    """The gaps between the capitals of one short word, all of them wide and alike ("O K R", "C SS"); else empty."""
    if not all(word.text.isalpha() and word.text.isupper() for word in words):
        return []
    boxes = [box for word in words for box in word.boxes]
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    size = words[0].size
    even = min(gaps) > SPACED * size and max(gaps) - min(gaps) < EVEN * size
    return gaps if even else []


def _kerned_gaps(words: Sequence[Word]) -> list[float]:
    """The gaps between the letters of capitals that fell into short pieces, few of which touch; else empty."""
    if any(word.text != word.text.upper() for word in words):
        return []
    inner = [after[0] - before[2] for word in words for before, after in pairwise(word.boxes)]
    gaps = [*inner, *(after.x0 - before.x1 for before, after in pairwise(words))]
    least = SPACED * words[0].size
    spaced = max(inner, default=0.0) > least and KERNED * sum(gap < least for gap in gaps) <= len(gaps)
    return gaps if spaced else []


def _are_letters(words: Sequence[Word]) -> bool:
    """Whether most words are one letter each."""
    most = len(words)
    least = 0.7 * most
    for word in words:
        if len(word.text) > 1 or not word.text.isalpha():
            most -= 1
            if most < least:
                return False
    return True


def _gaps_between_letters(words: Sequence[Word]) -> list[float]:
    """The gaps between the letters of each word, in points; empty where some touch, as the letters of text do."""
    gaps: list[float] = []
    tight = 0
    for word in words:
        least = SPACED * word.size
        for before, after in pairwise(word.boxes):
            gap = after[0] - before[2]
            if gap < least:
                tight += 1
                if tight > 1:
                    return []
            gaps.append(gap)
    return gaps if len(gaps) > 1 and 10 * tight <= len(gaps) else []
