"""Headings set upright along the edge of what they head, as design sites do: put above the first line of their section.

Turned words are left out of a page, since most are decoration ("RESUME" along the edge). Several of them in one margin,
set alike, of which most name sections, are the headings of the page.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.page.rows import Row, rows_of
from talent.cv.vocabulary.headings import section_of

# A heading that begins level with a line, in sizes; white space between turned words and within a turned line.
LEVEL, SPACE, LINE = 1.0, 0.16, 1.6
LETTER = 0.55
LEAST, KNOWN = 2, 0.5


def turned_lines(letters: Sequence[Word]) -> list[list[Word]]:
    """Turned letters, in the order of the file, as lines of words that are read upwards or downwards."""
    lines: list[list[Word]] = []
    last: Word | None = None
    for letter in letters:
        gap = None
        if last is not None and abs(letter.x0 - last.x0) < 1 and letter.style == last.style:
            gap = max(letter.y0 - last.y1, last.y0 - letter.y1)
        if gap is None or gap > LINE * letter.size:
            lines.append([letter])
        elif gap > SPACE * letter.size:
            lines[-1].append(letter)
        else:
            lines[-1][-1] = _joined(lines[-1][-1], letter)
        last = letter
    return lines


def _joined(word: Word, letter: Word) -> Word:
    return Word(
        word.text + letter.text, [*word.boxes, *letter.boxes], word.size, word.bold, word.x0,
        min(word.y0, letter.y0), word.x1, max(word.y1, letter.y1), word.style, word.base,
        (word.order[0], letter.order[1]),
    )  # fmt: skip


def find_turned(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Those of the turned lines that are headings, top to bottom."""
    margins: dict[tuple[int, int], list[list[Word]]] = defaultdict(list)
    for line in lines:
        margins[line[0].style, round(line[0].x0 / 4)].append(line)
    found = []
    for group in margins.values():
        known = sum(section_of(" ".join(word.text for word in line)) is not None for line in group)
        if len(group) >= LEAST and known >= KNOWN * len(group):
            found += group
    return sorted(found, key=_top)


def with_turned(words: list[Word], headings: Sequence[list[Word]]) -> list[Word]:
    """The words of a page with each heading as a line above the first row of what stands beside it."""
    result = list(words)
    above = 0.0
    for heading in headings:
        top, bottom = _top(heading), max(word.y1 for word in heading)
        edge = max(word.x1 for word in heading)
        rows = [row for row in rows_of(words) if row.y1 > above]
        beside = [row for row in rows if row.words[0].x0 >= edge - 1]
        first = _first_row(beside, rows, edge, top, (top + bottom) / 2)
        if first is not None:
            result += _laid(heading, first)
            above = first.y1
    return result


def _top(heading: Sequence[Word]) -> float:
    return min(word.y0 for word in heading)


def _first_row(
    beside: Sequence[Row], rows: Sequence[Row], edge: float, top: float, middle: float
) -> Row | None:
    """The row level with the top of a heading, else the one below the widest white space above its middle."""
    level = [row for row in beside if abs(row.y0 - top) < LEVEL * row.size]
    if level:
        return level[0]
    floor = max((row.y1 for row in rows if row.words[0].x0 < edge - 1 and row.y1 < middle), default=0.0)
    near = [row for row in beside if floor <= row.y0 <= middle]
    if len(near) < 2 or floor:
        return near[0] if near else None
    return max(pairwise(near), key=lambda pair: pair[1].y0 - pair[0].y1)[1]


def _laid(heading: Sequence[Word], row: Row) -> list[Word]:
    """The words of a heading from left to right above a row; their letters keep their boxes."""
    size = heading[0].size
    foot, x = row.y0 - 0.1 * size, row.words[0].x0
    laid = []
    for word in heading:
        end = x + LETTER * size * len(word.text)
        laid.append(
            Word(word.text, word.boxes, size, word.bold, x, foot - size, end, foot, word.style, foot, word.order)
        )  # fmt: skip
        x = end + 0.25 * size
    return laid
