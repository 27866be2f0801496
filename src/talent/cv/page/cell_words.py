"""Words too long for their cell, which a word processor breaks anywhere: "Singaperban" above "gsa", and addresses.

Where a cell is no wider than its longest word, every word that is broken fills a line of its own up to the edge.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from talent.cv.layout import Word
from talent.cv.page.grid import Band
from talent.cv.page.rows import Row

# Words that may follow where a line is full, and are no rest of a word.
SMALL = re.compile(
    r"dan|atau|di|ke|dari|yang|untuk|dengan|pada|oleh|and|or|of|in|on|at|to|for|the|an?|by|with|s\.?[/.]?d\.?",
    re.I,
)
HYPHENED, END = re.compile(r"[\w.+-]*[-_.]"), re.compile(r"(?:\.[a-z]{2,}){1,3}")
# How much room may be left at the edge of the cell, in widths of one letter.
ROOM = 1.5


def with_whole_words(rows: Sequence[Row], band: Band) -> list[Row]:
    """The rows of a cell of `band`, a word that goes on in the next row put together."""
    result: list[Row] = []
    for row in rows:
        above = result[-1] if result else None
        if above is not None and _is_broken(above, row, band):
            joined = _joined(above.words[-1], row.words[0])
            result[-1] = Row([*above.words[:-1], joined], above.y0, above.y1)
            if len(row.words) > 1:
                result.append(Row(row.words[1:], row.y0, row.y1))
        else:
            result.append(row)
    return result


def _is_broken(above: Row, row: Row, band: Band) -> bool:
    """Whether the one word of a row fills the cell and the row below begins as the rest of a word does."""
    word, rest = above.words[-1], row.words[0]
    if len(above.words) > 1 or len(word.text) < 3 or SMALL.fullmatch(rest.text):
        return False
    if ("@" in rest.text and HYPHENED.fullmatch(word.text)) or (
        "@" in word.text and END.fullmatch(rest.text)
    ):
        # Of an address a line may also end behind a hyphen, or before a point.
        return True
    goes_on = (
        rest.text[0].islower() if not word.text.isupper() else rest.text.isupper() and len(rest.text) < 3
    )
    cell = next((box for box in band.cells if box[0] <= word.x0 <= box[2]), None)
    if cell is None or not goes_on or word.style != rest.style:
        return False
    letter = (word.x1 - word.x0) / len(word.text)
    return cell[2] - word.x1 - (word.x0 - cell[0]) < ROOM * letter


def _joined(word: Word, rest: Word) -> Word:
    return replace(
        word, text=word.text + rest.text, boxes=[*word.boxes, *rest.boxes], x1=max(word.x1, rest.x1)
    )
