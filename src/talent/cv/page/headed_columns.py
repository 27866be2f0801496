"""Short sections side by side under a row of headings: "SKILLS   LANGUAGES   CERTIFICATES" above three columns.

Columns of three lines, some with levels beside their names, look like the rows of a table; what tells them is that each
begins with the heading of a section.
"""

from collections.abc import Sequence

from talent.cv.layout import Word
from talent.cv.page.rows import Row, joined_text
from talent.cv.vocabulary.headings import COLUMN_TITLE, section_of

# White space between two headings, in sizes of their letters.
APART = 1.5
# White space between the lines of one heading, in their size.
LEADING = 0.3
# How far before a heading its column may begin where no other gap tells, in points.
CLOSE = 3.0
# Two headings alone in a row may be titles of a table; those of these sections are not.
SHORT = frozenset(("skills", "languages", "certificates", "interests", "awards", "references"))


def find_headed_columns(rows: Sequence[Row], places: Sequence[float]) -> tuple[int, int, float] | None:
    """First row, last row and gutter of the first column under a row of headings, None where there is none.

    `places` are the x that may part columns.
    """
    for index, row in enumerate(rows[:-1]):
        heads = _heads(row)
        if len(heads) < 2:
            continue
        end, start = heads[0][-1].x1, heads[1][0].x0
        best: tuple[int, float] | None = None
        for x in (*places, start - CLOSE):
            if end < x <= start:
                last = _last(rows, index, x, heads[0][0])
                if last > index and (best is None or last >= best[0]):
                    best = (last, x)
        if best is not None:
            return (index, *best)
    return None


def _heads(row: Row) -> list[list[Word]]:
    """The words of each heading in a row of nothing but loud headings; empty for other rows."""
    cells: list[list[Word]] = []
    for word in row.words:
        if cells and word.x0 - cells[-1][-1].x1 < APART * word.size:
            cells[-1].append(word)
        else:
            cells.append([word])
    if len(cells) < 2 or not all(word.bold or word.text.isupper() for word in row.words):
        return []
    texts = [joined_text(cell) for cell in cells]
    keys = {section_of(text) for text in texts}
    if None in keys or len(keys) < len(cells) or any(COLUMN_TITLE.match(text) for text in texts):
        return []
    return cells if len(cells) > 2 or keys <= SHORT else []


def _last(rows: Sequence[Row], first: int, x: float, head: Word) -> int:
    """The last of the rows below the headings that leave the gutter free and begin no section at its left.

    `first` where another section begins there although the columns go on: those are the columns of the page. `head` is
    the first word of the headings, which those of other sections are set like.
    """
    last = first
    for index in range(first + 1, len(rows)):
        count = rows[index].count_left_of(x)
        if count is None:
            # A heading right above wide text is that text's.
            wide = last > first + 1 and _opens_section(rows[last - 1 : last + 1], len(rows[last].words), head)
            return last - wide
        if count and _opens_section(rows[index - 1 : index + 1], count, head):
            return last if any(row.count_left_of(x) is None for row in rows[index:]) else first
        last = index
    return last


def _opens_section(rows: Sequence[Row], count: int, head: Word) -> bool:
    """Whether the first words of the second row are a heading set as `head` is, and not the rest of one above."""
    above, row = rows
    first = row.words[0]
    if (first.style, first.bold) != (head.style, head.bold) or abs(first.size - head.size) > 0.2:
        return False
    wraps = head in above.words and row.y0 - above.y1 < LEADING * row.size
    return not wraps and section_of(joined_text(row.words[:count])) is not None
