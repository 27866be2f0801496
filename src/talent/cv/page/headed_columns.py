"""Short sections side by side under a row of headings: "SKILLS   LANGUAGES   CERTIFICATES" above three columns.

Columns of three lines, some with levels beside their names, look like the rows of a table; what tells them is that each
begins with the heading of a section.
"""

from collections.abc import Sequence
from itertools import pairwise

from talent.cv.layout import Word
from talent.cv.page.rows import Row, joined_text
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import COLUMN_TITLE, section_of
from talent.cv.vocabulary.places import is_place

# White space between two headings, in sizes of their letters.
APART = 1.5
# White space between the lines of one heading, in their size.
LEADING = 0.3
# How much larger than the text below them headings are whose words name no section, how long they may be, and how many
# others are set like them above.
LARGER, LONGEST, FEWEST, MOST = 1.08, 36, 2, 16
# How far before a heading its column may begin where no other gap tells, in points.
CLOSE = 3.0
# Two headings alone in a row may be titles of a table; those of these sections are not.
SHORT = frozenset(("skills", "languages", "certificates", "interests", "awards", "references"))


def find_headed_columns(
    rows: Sequence[Row], places: Sequence[float]
) -> tuple[int, int, tuple[float, ...]] | None:
    """First row, last row and the gutters of columns under a row of headings, None where there is none.

    `places` are the x that may part columns.
    """
    for index, row in enumerate(rows[:-1]):
        cells = _loud_cells(row)
        if len(cells) < 2:
            continue
        texts = [joined_text(cell) for cell in cells]
        by_words = _name_sections(texts)
        if not by_words and not _are_set_as_headings(rows, index, texts):
            continue
        end, start = cells[0][-1].x1, cells[1][0].x0
        best: tuple[int, float] | None = None
        for x in (*places, start - CLOSE):
            if end < x <= start:
                last = _last(rows, index, x, cells[0][0], by_words=by_words)
                if last > index and (best is None or last >= best[0]):
                    best = (last, x)
        if best is not None:
            further = [] if by_words else _further(rows[index : best[0] + 1], places, cells[1:])
            return index, best[0], (best[1], *further)
    return None


def _further(rows: Sequence[Row], places: Sequence[float], cells: Sequence[Sequence[Word]]) -> list[float]:
    """The gutters between the headings behind the first, as far as all rows leave one free."""
    found: list[float] = []
    for left, right in pairwise(cells):
        start = right[0].x0
        fit = [x for x in (*places, start - CLOSE) if left[-1].x1 < x <= start]
        free = [x for x in fit if all(row.count_left_of(x) is not None for row in rows)]
        if not free:
            break
        found.append(free[0])
    return found


def _loud_cells(row: Row) -> list[list[Word]]:
    """The words of each cell of a row of several, all of them bold, in capitals or in one style; empty for others."""
    first = row.words[0]
    if not all(word.bold or word.text.isupper() or word.style == first.style for word in row.words):
        return []
    cells: list[list[Word]] = []
    for word in row.words:
        if cells and word.x0 - cells[-1][-1].x1 < APART * word.size:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _name_sections(texts: Sequence[str]) -> bool:
    """Whether loud words name a section each, and no columns of a table."""
    keys = {section_of(text) for text in texts}
    if None in keys or len(keys) < len(texts) or any(COLUMN_TITLE.match(text) for text in texts):
        return False
    return len(texts) > 2 or keys <= SHORT


def _are_set_as_headings(rows: Sequence[Row], index: int, texts: Sequence[str]) -> bool:
    """Whether cells are set as the headings above them are, whatever their words, and larger than what is below.

    Two may be level by chance, in columns that begin further up.
    """
    row, below = rows[index], rows[index + 1]
    first = row.words[0]
    if (
        len(texts) < 3
        or not first.style
        or first.size < LARGER * below.size
        or any(word.style != first.style for word in row.words)
    ):
        return False
    if any(
        len(text) > LONGEST or find_ranges(text) or is_place(text) or not text[:1].isalpha() for text in texts
    ):
        return False
    if all(section_of(text) is None for text in texts):
        return False
    alike = [
        other.text for other in rows[:index] if other.words[0].style == other.words[-1].style == first.style
    ]
    alone = [text for text in alike if "\t" not in text and len(text) <= LONGEST]
    named = sum((section_of(text) or stem_section(text)) is not None for text in (*alone, *texts))
    return len(alone) >= FEWEST and 2 * named > len(alone) and len(alike) <= MOST


def _last(rows: Sequence[Row], first: int, x: float, head: Word, *, by_words: bool) -> int:
    """The last of the rows below the headings that leave the gutter free and begin no section at its left.

    `first` where another section begins there although the columns go on: those are the columns of the page, which are
    found otherwise where the headings are told `by_words`. `head` is the first word of the headings, which those of
    other sections are set like.
    """
    last = first
    for index in range(first + 1, len(rows)):
        count = rows[index].count_left_of(x)
        if count is None:
            # A heading right above wide text is that text's.
            count = len(rows[last].words)
            wide = last > first + 1 and _opens_section(
                rows[last - 1 : last + 1], count, head, by_words=by_words
            )
            return last - wide
        if count and by_words and _opens_section(rows[index - 1 : index + 1], count, head, by_words=True):
            return last if any(row.count_left_of(x) is None for row in rows[index:]) else first
        last = index
    return last


def _opens_section(rows: Sequence[Row], count: int, head: Word, *, by_words: bool) -> bool:
    """Whether the first words of the second row are a heading set as `head` is, and not the rest of one above."""
    above, row = rows
    first = row.words[0]
    if (first.style, first.bold) != (head.style, head.bold) or abs(first.size - head.size) > 0.2:
        return False
    wraps = head in above.words and row.y0 - above.y1 < LEADING * row.size
    return not wraps and (not by_words or section_of(joined_text(row.words[:count])) is not None)
