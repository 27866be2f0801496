"""Lists set in two columns inside one entry: the items at the left, then those at the right.

Such a list has few lines and its baselines agree, so that it looks like the cells of a table; what tells it is the
mark before the items on both sides.
"""

from talent.cv.page.drawn_marks import DrawnMarks
from talent.cv.page.rows import BULLET_GLYPHS, Row

MARKS = BULLET_GLYPHS | frozenset("·-–—*")
WIDE = 0.9


def with_lists(rows: list[Row], dots: DrawnMarks) -> list[Row]:
    """The rows with lists beside each other put one below the other."""
    result: list[Row] = []
    index = 0
    while index < len(rows):
        x = _second_mark(rows[index], dots)
        last = _end(rows, index, x, dots) if x is not None else index
        if x is None or last == index:
            result.append(rows[index])
            index += 1
            continue
        counts = [row.count_left_of(x) or 0 for row in rows[index:last]]
        sides = list(zip(rows[index:last], counts, strict=True))
        result += [row.part(0, count) for row, count in sides if count]
        result += [row.part(count, len(row.words)) for row, count in sides if count < len(row.words)]
        index = last
    return result


def _is_mark(row: Row, index: int, dots: DrawnMarks) -> bool:
    """Whether the word is a mark with a word close behind, or has a drawn mark before it."""
    word = row.words[index]
    if word.text in MARKS:
        return index + 1 < len(row.words) and row.words[index + 1].x0 - word.x1 < 2 * word.size
    before = row.words[index - 1].x1 if index else word.x0 - 30
    return any(max(before, word.x0 - 26) < x < word.x0 - 1 for x in dots.edges(row.y0, row.y1))


def _second_mark(row: Row, dots: DrawnMarks) -> float | None:
    """Where the list at the right begins in a row that begins with a mark, None where there is none."""
    if len(row.words) < 2 or not _is_mark(row, 0, dots):
        return None
    for index in range(2 if row.words[0].text in MARKS else 1, len(row.words)):
        word, before = row.words[index], row.words[index - 1]
        if word.x0 - before.x1 > 0.3 * word.size and _is_mark(row, index, dots):
            far = word.x0 - before.x1 > WIDE * word.size
            drawn = word.text not in MARKS or word.text in BULLET_GLYPHS or word.text == "·"
            if far or drawn:
                marked = word.text in MARKS
                x = word.x0 if marked else max(x for x in dots.edges(row.y0, row.y1) if x < word.x0)
                return x - 2.1
    return None


def _end(rows: list[Row], first: int, x: float, dots: DrawnMarks) -> int:
    """The row behind the last one that still belongs to the two lists; `first` where they are no lists."""
    left = rows[first].words[0].x0
    size = rows[first].size
    marks, index = 1, first + 1
    while index < len(rows):
        row, above = rows[index], rows[index - 1]
        count = row.count_left_of(x)
        if count is None or row.y0 - above.y1 > 1.1 * size or abs(row.size - size) > 0.3:
            break
        if row.words[0].x0 < left - 1 or (count < len(row.words) and row.words[count].x0 > x + 3 * size):
            break
        marks += count < len(row.words) and _is_mark(row, count, dots)
        index += 1
    # One row with a mark inside may as well be a line of items with marks between them.
    return index if index - first > 1 or rows[first].words[0].text not in MARKS or marks > 1 else first
