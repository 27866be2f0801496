"""Words that wrap inside a cell beside the dates ("POLITEKNIK NEGERI   2021 – 2024", below it "BANDUNG") are put back
into their cell, so that the text has the whole name before the dates.

What follows in the next row can as well be something of its own, set alike. A row below is taken for the rest of a
cell where its words say so ("Dinas Sosial dan", "Tenaga Kerja"), where its first word had no room left above and no
other row of the region shows that something set alike follows though there was room, and where what is set so has but
one line in the other entries. Beside a column of places, names wrap as they do beside dates.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import accumulate, pairwise

from talent.cv.layout import Word
from talent.cv.page.drawn_marks import DrawnMarks
from talent.cv.page.margin_notes import DATE_END, OPEN_DAY, says_where_or_how
from talent.cv.page.rows import (
    BULLET_GLYPHS,
    DATE_CONNECTOR,
    Row,
    is_only_date,
    joined_text,
    may_open_date,
)
from talent.cv.vocabulary.features import DUTY
from talent.cv.vocabulary.fresh_starts import asks_for_rest, begins_anew
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place, of_place

ITEM_MARKS = ("-", "–", "—", "*", "o", "·")
DURATION = re.compile(r"\s*\([^()]{1,28}\)?$")
# What stands between a place and the dates behind it.
PLACE_MARKS = ("|", "•", "·", "–", "—")
BEHIND_DATE = re.compile(r"\s*[|•·,/]\s*|\s[–—-]\s")
# What joins the end of a range to the start on the line above.
JOINED = re.compile(r"(?:[-–—~]|s\.?\s?/?\s?d\b|hingga\b|sampai\b|to\b|until\b)", re.I)
OF_DURATION = re.compile(r"\(?(?:\d{1,2}|tahun|thn|years?|yrs?|bulan|bln|months?|mos?|dan|and)?\)?$", re.I)
# "Bahasa" above "Indonesia" is the name of a language and no heading.
OPEN_LANGUAGE = re.compile(r"bahasa", re.I)
FIGURE, TWO_FIGURES = re.compile(r"\d"), re.compile(r"\d\d")
YEAR_AHEAD, MONTH_FIGURES = re.compile(r"(?:19|20)\d\d-"), re.compile(r"0[1-9]|1[0-2]")
ISO_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
# What stands between a title and who it is held at, so that a line has both and wants only its dates.
BETWEEN = re.compile(r"\s[@|•·–—-]\s|,\s|\s(?:di|at)\s")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FLUSH = 2.0
# White space between two rows of one paragraph, in line heights.
LEADING = 0.62
# How much more it may be than that of a quarter of the rows, and at most.
LOOSE, MOST_LEADING = 1.2, 1.0
# The least white space between a cell and the next, in letters.
LEAST_GAP = 0.45
OPEN_BRACKET = re.compile(r"\(([^()]*(?:19|20)\d\d[^()]*)$")
# Words of the second half of a range.
LONGEST_DATE = 4
MOST_ROWS = 3
LONGEST_HEADING = 40
# Words of a place, and letters of what may be a piece of one of these words.
MOST_OF_PLACE, SHORT_PIECE = 5, 4
Cells = list[list[Word]]


class _Room(IntEnum):
    """What tells whether the words of a row would have had room in the cell above."""

    # They begin something of their own.
    ANEW = -1
    # There was room, since other words of the column reach further.
    FREE = 0
    # The next cell is far, but the column may end before it.
    OPEN = 1
    FULL = 2
    # Room or not, the words go on.
    SURE = 3


# A section, a column of its rows and how it is set there.
_Kind = tuple[int, int, Hashable]


@dataclass(frozen=True, slots=True)
class _Below:
    """A row below one with dates: for each of its cells the number of the cell above that it stands under."""

    cells: Cells
    under: tuple[int, ...]
    room: _Room
    # Whether it ends a range of dates that is open above, so that nothing of its own can begin in it.
    ends_date: bool = False
    kinds: frozenset[_Kind] = frozenset()


def rejoin_left_dates(rows: list[Row]) -> list[Row]:
    """The rows of a region with the end of a range that wraps in a column at the left put on its first row.

    TeX spreads the words of a narrow column over its width, so that no gap tells where it ends: the words of other
    rows do, which begin where the next column does.
    """
    if not any(is_only_date(row.words[0].text) for row in rows):
        return rows
    starts = Counter(round(word.x0) for row in rows for word in _first_of_cells(row))
    result = rows[:1]
    dated, foot = 0, rows[0].y1
    for row in rows[1:]:
        above = result[dated]
        at = _end_of_date(above, starts) if row.y0 - foot <= LEADING * above.size else 0
        count = (row.count_left_of(min(_near(above.words[at], starts)) - FLUSH - 1) or 0) if at else 0
        goes_on = (
            count > 0
            and _are_flush(above.words[:at], row.words[:count])
            and is_only_date(joined_text(row.words[:count]))
            and _is_open(above.words[:at], row.words[:count])
        )
        foot = row.y1
        if goes_on:
            words = [*above.words[:at], *row.words[:count], *above.words[at:]]
            result[dated] = Row(words, above.y0, above.y1, above.right)
            if count < len(row.words):
                result.append(row.part(count, len(row.words)))
        else:
            result.append(row)
            dated = len(result) - 1
    return result


def rejoin_labels(rows: list[Row]) -> list[Row]:
    """The rows of a region with labels that wrap in a column set flush right ("Bahasa", "Indonesia") as one again."""

    @cache
    def ends() -> Counter[int]:
        return Counter(round(edge) for row in rows if (edge := _label_edge(row)) is not None)

    result = rows[:1]
    for row in rows[1:]:
        above, edge = result[-1], row.words[-1].x1
        count = above.count_left_of(edge + LEAST_GAP * row.size) or 0
        if (
            0 < count < len(above.words)
            and abs(above.words[count - 1].x1 - edge) < FLUSH
            and _alike(above.words[count - 1], row.words[0])
            and row.y0 - above.y1 <= LEADING * above.size
            and not FIGURE.search(row.text)
            and (
                max(ends()[round(edge) + by] for by in (-1, 0, 1)) > 2
                or OPEN_LANGUAGE.fullmatch(joined_text(above.words[:count]))
            )
        ):
            words = [*above.words[:count], *row.words, *above.words[count:]]
            result[-1] = Row(words, above.y0, above.y1, above.right)
        else:
            result.append(row)
    return result


def _label_edge(row: Row) -> float | None:
    """Where the first words of a row end that a gap parts from the rest."""
    for before, word in pairwise(row.words):
        if _apart(before, word):
            return before.x1
    return None


def _first_of_cells(row: Row) -> list[Word]:
    """The first word of a row and the words behind its gaps."""
    return [row.words[0], *(word for before, word in pairwise(row.words) if _apart(before, word))]


def _end_of_date(row: Row, starts: Counter[int]) -> int:
    """How many words of a row are a date in a column of its own; 0 where none is."""
    found = 0
    for at, word in enumerate(row.words[1:], start=1):
        if not is_only_date(row.words[at - 1].text):
            break
        if sum(starts[x] for x in _near(word, starts)) > 2 and FIGURE.search(joined_text(row.words[:at])):
            found = at
    return found


def _near(word: Word, starts: Counter[int]) -> list[int]:
    """Where cells begin within two points of a word: letters have unlike white space at their left."""
    return [x for x in range(round(word.x0) - 2, round(word.x0) + 3) if starts[x]]


def rejoin_heads(rows: list[Row], dots: DrawnMarks) -> list[Row]:
    """The rows of a region with the first line of a head that wraps above its dates ("S1 Hukum, Universitas" above
    "Padjadjaran   2015 – 2019") in the row of these.

    Where one such line had room for the next word, the heads of the region are meant to have two lines.
    """
    right = max((row.words[-1].x1 for row in rows), default=0.0)
    full = {
        index: row.words[0].x1 - row.words[0].x0 + 0.2 * row.size >= (row.right or right) - above.words[-1].x1
        for index, (above, row) in enumerate(pairwise(rows))
        if _stands_above_dates(rows, index) and not is_marked(above, dots)
    }
    if not full or not all(full.values()):
        return rows
    result: list[Row] = []
    for index, row in enumerate(rows):
        if index - 1 in full:
            above = result.pop()
            row = Row([*above.words, *row.words], above.y0, row.y1, row.right)
        result.append(row)
    return result


def _stands_above_dates(rows: list[Row], index: int) -> bool:
    """Whether a row has two parts of a head, and is set apart from what is above it but as the words below it, behind
    which dates stand."""
    above, row = rows[index], rows[index + 1]
    text, size, leading = above.text, above.size, row.y0 - above.y1
    if YEAR.search(text) or text[-1] in ".;:!?" or not BETWEEN.search(text):
        return False
    if abs(above.words[0].x0 - row.words[0].x0) > FLUSH:
        return False
    if leading > LEADING * size or not _alike(above.words[-1], row.words[0]) or section_of(text) is not None:
        return False
    before = rows[index - 1] if index else None
    if before is not None and above.y0 - before.y1 < leading + 0.2 * size and before.size < 1.1 * size:
        # The last line of a paragraph may be full as well.
        return False
    cells = _cells_with_notes(row)
    return (
        cells is not None
        and len(cells) == 2
        and not _is_date(cells[0])
        and _is_date(cells[1])
        and not begins_anew(text, joined_text(cells[0]))
    )


def rejoin_cells(rows: list[Row], dots: DrawnMarks) -> list[Row]:
    """The rows of a region with what wraps inside a cell beside dates or places at the end of that cell."""
    if len(rows) < 2:
        return rows
    right = max(row.words[-1].x1 for row in rows)
    parted = [_cells_with_notes(row) for row in rows]
    if not any(parted):
        return rows
    column = _Column(rows, parted, right, dots, _sections(rows), _leading(rows))
    below: dict[int, _Below] = {}
    closed: Counter[_Kind] = Counter()
    for index, row in enumerate(rows[:-1]):
        cells = parted[index]
        if cells is None:
            continue
        found = column.below(cells, row, index + 1)
        if found is not None:
            below[index] = found
        elif not _followed_alike(cells, rows[index + 1]):
            closed.update(column.kind(cells, number, index) for number in range(len(cells)))
    goes_on = _Habits(below.values(), closed, _plain(rows))
    result: list[Row] = []
    index = 0
    while index < len(rows):
        row, rest = rows[index], below.get(index)
        if rest is None or not goes_on(rest):
            result.append(row)
            index += 1
            continue
        cells = [list(cell) for cell in parted[index] or []]
        y1, taken = row.y1, 1
        while rest is not None and goes_on(rest, further=taken > 1) and taken <= MOST_ROWS:
            for number, words in zip(rest.under, rest.cells, strict=True):
                cells[number] += words
            y1 = rows[index + taken].y1
            taken += 1
            rest = column.below(cells, rows[index + taken - 1], index + taken)
        result.append(Row([word for cell in cells for word in cell], row.y0, y1, row.right))
        index += taken
    return result


@dataclass(frozen=True, slots=True)
class _Column:
    """The rows of a region, those with dates or places parted into cells."""

    rows: list[Row]
    parted: list[Cells | None]
    right: float
    dots: DrawnMarks
    sections: list[int]
    leading: float

    def kind(self, cells: Cells, number: int, index: int) -> _Kind:
        """How a cell of the row with that index is set."""
        return self.sections[index], number, _setting(cells[number][-1])

    def below(self, cells: Cells, above: Row, number: int) -> _Below | None:
        """The row with that number where it may be the rest of the cells above it."""
        if number >= len(self.rows):
            return None
        row = self.rows[number]
        if row.y0 - above.y1 > self.leading * above.size or is_marked(row, self.dots):
            return None
        found = _below(cells, row, above.right or self.right, self.reach)
        if found is None or (self._is_row(number, cells, found) and not found.ends_date):
            return None
        kinds = [self.kind(cells, under, number) for under in found.under]
        return replace(found, kinds=frozenset(kinds))

    def _is_row(self, number: int, cells: Cells, found: _Below) -> bool:
        """Whether a row has cells of its own: a date, or a place that none of three cells above could go on with."""
        parted = self.parted[number]
        if parted is None:
            return False
        return len(cells) < 3 or not _is_date(cells[-1]) or any(map(_is_date, found.cells))

    def reach(self, start: float, limit: float) -> float:
        """How far to the right the cells reach that begin there, beside others that begin no further than `limit`.

        Where dates end flush at the right, a short one leaves the title beside it more room than a long one.
        """
        return max(
            (
                cell[-1].x1
                for cells in self.parted
                for cell, following in zip(cells or (), [*(cells or ())[1:], None], strict=False)
                if abs(cell[0].x0 - start) < FLUSH
                and (following[0].x0 if following else self.right) <= limit + FLUSH
            ),
            default=0.0,
        )


class _Habits:
    """Whether rows go on with the cells above them, told by all rows of the region.

    What is set in one way is a name that wraps where other entries have one line of it, and something of its own where
    it follows though there was room.
    """

    def __init__(self, found: Iterable[_Below], closed: Mapping[_Kind, int], plain: Hashable) -> None:
        rooms = Counter((kind, each.room) for each in found for kind in each.kinds)
        self._single = {
            kind
            for kind, room in rooms
            if room is _Room.OPEN
            and kind[2] != plain
            and (2 * closed.get(kind, 0) >= rooms[kind, room] or rooms[kind, _Room.FULL] >= rooms[kind, room])
        }
        # Cells side by side wrap together where other rows have one line, though they are set as the text is.
        self._whole = {
            kind
            for kind, room in rooms
            if room is _Room.OPEN and 2 * closed.get(kind, 0) >= rooms[kind, room]
        }
        self._free = {
            kind
            for kind, room in rooms
            if room <= _Room.FREE or (room is _Room.OPEN and kind not in self._single | self._whole)
        }

    def __call__(self, rest: _Below, *, further: bool = False) -> bool:
        """`further` says that the cell has gone on already: what is set alike below is of it where it may be."""
        if rest.room is _Room.SURE:
            return True
        if rest.room is _Room.ANEW or self._free.intersection(rest.kinds):
            return further and rest.room is _Room.OPEN
        whole = self._whole if len(rest.cells) > 1 else self._single
        return rest.room is _Room.FULL or further or rest.kinds <= whole


def _leading(rows: list[Row]) -> float:
    """White space between two rows of one paragraph, in line heights: most rows of a region are of paragraphs."""
    gaps = sorted((row.y0 - above.y1) / above.size for above, row in pairwise(rows))
    return max(LEADING, min(LOOSE * gaps[len(gaps) // 4], MOST_LEADING))


def _sections(rows: list[Row]) -> list[int]:
    """For each row how many headings stand above it."""
    return list(
        accumulate(len(row.text) <= LONGEST_HEADING and section_of(row.text) is not None for row in rows)
    )


def _plain(rows: list[Row]) -> Hashable:
    """How most words are set."""
    return Counter(_setting(word) for row in rows for word in row.words).most_common(1)[0][0]


def _setting(word: Word) -> Hashable:
    return word.style or (round(word.size, 1), word.bold)


def _followed_alike(cells: Cells, row: Row) -> bool:
    """Whether what stands below a cell is set as that is."""
    first = row.words[0]
    return any(abs(cell[0].x0 - first.x0) < FLUSH and _alike(cell[-1], first) for cell in cells)


def with_whole_months(rows: list[Row]) -> list[Row]:
    """The rows with dates whole ("2023-07 — 2024-", below it "05") that a narrow column cut at the hyphen."""
    for index, row in enumerate(rows):
        words = row.words
        for at in range(len(words) - 1, 0, -1):
            year, month = words[at - 1], words[at]
            if (
                year.text.endswith("-")
                and YEAR_AHEAD.fullmatch(year.text)
                and MONTH_FIGURES.fullmatch(month.text)
                and month.y0 > year.y0 + 0.5 * year.size
                and any(ISO_MONTH.fullmatch(word.text) for word in words[: at - 1])
            ):
                whole = replace(
                    year, text=year.text + month.text, boxes=[*year.boxes, *month.boxes], x1=month.x1
                )
                words = [*words[: at - 1], whole, *words[at + 1 :]]
        if words is not row.words:
            rows[index] = Row(words, row.y0, row.y1, row.right)
    return rows


def with_closed_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows with their dates whole that a column has broken: in brackets ("PT Contoh (2017-09", below it
    "– 2023-07)"), or behind a mark ("Analis | PT Contoh |", below it "2017 – 2023")."""
    result: list[Row] = []
    for row in rows:
        above = result[-1] if result else None
        count = _closing(above, row) if above is not None else 0
        if above is None or not count:
            result.append(row)
            continue
        words, rest = list(above.words), row.words[:count]
        if YEAR_AHEAD.search(words[-1].text) and rest[0].text[0].isdigit():
            year, month = words.pop(), rest[0]
            text, boxes = year.text + month.text, [*year.boxes, *month.boxes]
            rest = [replace(year, text=text, boxes=boxes, x1=month.x1), *rest[1:]]
        result[-1] = Row([*words, *rest], above.y0, row.y1, above.right)
        if count < len(row.words):
            result.append(row.part(count, len(row.words)))
    return result


def _closing(above: Row, row: Row) -> int:
    """How many words of a row are the dates that the row above it leaves open, or the end of them."""
    marked = len(above.words) > 2 and above.words[-1].text in PLACE_MARKS[:3]
    opened = OPEN_BRACKET.search(above.text) if not marked else None
    if not (marked or opened) or row.y0 - above.y1 > LEADING * row.size:
        return 0
    if not above.words[0].x0 - FLUSH <= row.words[0].x0 < above.words[-1].x1:
        return 0
    if opened is None:
        return len(row.words) if TWO_FIGURES.search(row.text) and is_only_date(row.text) else 0
    count = next((at for at, word in enumerate(row.words[:LONGEST_DATE], 1) if ")" in word.text), 0)
    if not count or not is_only_date(opened[1]):
        return 0
    closed = joined_text(row.words[:count])
    return count if closed.endswith(")") and is_only_date(closed) else 0


def _cells_with_notes(row: Row) -> Cells | None:
    """The cells of a row one of whose outer cells is a date, or the last a place; None for other rows."""
    noted = _with_date_apart(row.cells) if FIGURE.search(row.text) else None
    noted = noted or _with_place_apart(row.cells)
    return noted if noted is not None and len(noted) > 1 else None


def _with_place_apart(cells: Cells) -> Cells | None:
    """The cells where the last is a place, parted where only a narrow gap and another setting tell it apart."""
    last = cells[-1]
    first = len(last)
    # The letters of a word that is set apart are no words.
    while (
        first
        and len(last) - first < MOST_OF_PLACE
        and (len(last[first - 1].text) < SHORT_PIECE or of_place(last[first - 1].text))
    ):
        first -= 1
    for count in range(first, len(last)):
        if not is_place(joined_text(last[count:])):
            continue
        if not count:
            return cells
        before, word = last[count - 1], last[count]
        return (
            [*cells[:-1], last[:count], last[count:]]
            if _apart(before, word) and not _alike(before, word)
            else None
        )
    return None


def _with_date_apart(cells: Cells) -> Cells | None:
    """The cells, dates at the end of the row parted where only a narrow gap is; None where neither end is a date."""
    first, last = cells[0], cells[-1]
    at_end = _is_date(last)
    if not at_end:
        for count in range(len(last) - 1, 0, -1):
            if not (is_only_date(last[count].text) or OF_DURATION.match(last[count].text)):
                break
            if _is_date(last[count:]) and _apart(last[count - 1], last[count]):
                return [*cells[:-1], last[:count], last[count:]]
    at_start = at_end if first is last else _is_date(first)
    if not at_start:
        for count in range(1, len(first)):
            if not (is_only_date(first[count - 1].text) or OF_DURATION.match(first[count - 1].text)):
                break
            if _is_date(first[:count]) and _apart(first[count - 1], first[count]):
                return [first[:count], first[count:], *cells[1:]]
    return cells if at_start or at_end else None


def _apart(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    return gap > LEAST_GAP * before.size and gap > LEAST_GAP * word.size


def _is_date(words: Sequence[Word]) -> bool:
    opens = may_open_date(words[0].text) or any(word.text in PLACE_MARKS for word in words[1:])
    if not opens or not any(FIGURE.search(word.text) for word in words):
        return False
    text = DURATION.sub("", joined_text(words))
    marks = [mark.start() for mark in BEHIND_DATE.finditer(text) if says_where_or_how(text[mark.end() :])]
    text = text[: marks[0]] if marks else text
    before = BEHIND_DATE.search(text)
    if before is not None and says_where_or_how(text[: before.start()]):
        text = text[before.end() :]
    return FIGURE.search(text) is not None and is_only_date(text)


def is_marked(row: Row, dots: DrawnMarks) -> bool:
    """Whether the row begins with the mark of a list, printed or drawn."""
    first = row.words[0]
    if first.text in BULLET_GLYPHS or first.text[:1] in BULLET_GLYPHS or first.text in ITEM_MARKS:
        return True
    return any(first.x0 - 26 < x < first.x0 - 1 for x in dots.edges(row.y0, row.y1))


def _below(cells: Cells, row: Row, right: float, reach: Callable[[float, float], float]) -> _Below | None:
    """The cells of `row` under those of the row above, None where one stands under none or is set otherwise."""
    parts: Cells = [[row.words[0]]]
    starts = [cell[0].x0 for cell in cells]
    for before, word in pairwise(row.words):
        if _apart(before, word) and any(abs(word.x0 - start) < FLUSH for start in starts):
            parts.append([])
        parts[-1].append(word)
    under: list[int] = []
    room, ends_date = _Room.SURE, False
    for part in parts:
        number = next((n for n, start in enumerate(starts) if abs(part[0].x0 - start) < FLUSH), None)
        if (
            number is None
            and abs(part[-1].x1 - cells[-1][-1].x1) < FLUSH
            and _closes_bracket(cells[-1], part)
        ):
            number = len(cells) - 1
        if number is None:
            return None
        under.append(number)
        if _closes_bracket(cells[number], part):
            room = min(room, _Room.FULL)
            continue
        if _ends_date(cells[number], part):
            ends_date, room = True, min(room, _Room.FULL)
            continue
        following = cells[number + 1] if number + 1 < len(cells) else None
        if following is not None and part[-1].x1 > following[0].x0:
            return None
        found = _room(cells[number], part, following, right, reach)
        if found is None:
            return None
        room = min(room, found)
    if len(parts) >= len(cells) and not ends_date:
        return None
    return _Below(parts, tuple(under), room, ends_date)


def _room(
    cell: list[Word],
    part: list[Word],
    following: list[Word] | None,
    right: float,
    reach: Callable[[float, float], float],
) -> _Room | None:
    """What tells whether `part` would have had room in the cell above; None where it is set otherwise."""
    if _is_date(part) or _is_date(cell) or not _alike(cell[-1], part[0]):
        return None
    above, below = joined_text(cell), joined_text(part)
    if asks_for_rest(above, below) or above.endswith(","):
        return _Room.SURE
    if begins_anew(above, below) or DUTY.match(below):
        return _Room.ANEW
    last, first = cell[-1], part[0]
    limit = following[0].x0 - LEAST_GAP * last.size if following is not None else right
    needs = (first.x1 - first.x0) + 0.2 * first.size
    if limit - last.x1 < needs:
        return _Room.FULL
    far = reach(cell[0].x0, following[0].x0 if following is not None else right)
    return _Room.FREE if last.x1 + needs <= far else _Room.OPEN


def _ends_date(cell: Sequence[Word], part: Sequence[Word]) -> bool:
    """Whether a cell of dates has its end below: "Okt 2019 – Sep", "2023"; "Desember 2023", "– Juni 2025"."""
    return _is_date(cell) and DATE_END.match(joined_text(part)) is not None and _is_open(cell, part)


def _is_open(cell: Sequence[Word], part: Sequence[Word]) -> bool:
    """Whether a date is joined to what stands below it at one side: at its own end, or at the beginning of that."""
    open_above = DATE_CONNECTOR.search(OPEN_DAY.sub("", joined_text(cell)[-16:])) is not None
    return open_above != (JOINED.match(joined_text(part)) is not None)


def _closes_bracket(cell: Sequence[Word], part: Sequence[Word]) -> bool:
    """Whether a duration beside dates has its end below: "(1 tahun 3", "bulan)"."""
    if not part[-1].text.endswith(")"):
        return False
    above, below = joined_text(cell), joined_text(part)
    return above.count("(") > above.count(")") and len(below) < 24


def _are_flush(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether words begin or end where those above them do."""
    return abs(above[0].x0 - below[0].x0) < FLUSH or abs(above[-1].x1 - below[-1].x1) < FLUSH


def _alike(one: Word, two: Word) -> bool:
    if one.style and two.style:
        return one.style == two.style
    return abs(one.size - two.size) < 0.3 and one.bold == two.bold
