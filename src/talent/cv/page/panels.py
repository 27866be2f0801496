"""Side bars that are drawn: what stands on a tall coloured panel is read by itself, not with what stands beside."""

import re
from collections.abc import Sequence

from talent.cv.layout import Word
from talent.cv.page.rows import rows_of
from talent.cv.types import Box
from talent.cv.vocabulary.headings import section_of

NARROWEST, WIDEST, LOWEST = 0.14, 0.66, 0.35
SLACK = 3.0
# What has no place to break at, and so reaches over the edge of a narrow panel.
ADDRESS = re.compile(r"\S@\S|\w[./]\w+[./]\w|://")


def find_panel(frames: Sequence[Box], words: Sequence[Word], width: float, height: float) -> Box | None:
    """The largest drawn area that holds a side bar of `words`, None where there is none; points from the top left."""
    best: tuple[float, Box] | None = None
    for frame in frames:
        x0, y0, x1, y1 = max(frame[0], 0.0), max(frame[1], 0.0), min(frame[2], width), min(frame[3], height)
        wide, tall = x1 - x0, y1 - y0
        if not (NARROWEST * width <= wide <= WIDEST * width and tall >= LOWEST * height):
            continue
        panel = (x0, y0, x1, y1)
        if (best is None or wide * tall > best[0]) and _is_side_bar(panel, words):
            best = (wide * tall, panel)
    return None if best is None else best[1]


def parted(panel: Box, words: Sequence[Word]) -> list[list[Word]]:
    """The words above the panel, then from left to right those beside and on it, then those below."""
    above: list[Word] = []
    left: list[Word] = []
    inside: list[Word] = []
    right: list[Word] = []
    below: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        if y < panel[1]:
            above.append(word)
        elif y > panel[3]:
            below.append(word)
        elif x < panel[0]:
            left.append(word)
        else:
            (inside if x <= panel[2] else right).append(word)
    return [part for part in (above, left, inside, right, below) if part]


def _is_side_bar(panel: Box, words: Sequence[Word]) -> bool:
    """Whether words stand on and beside the panel, no cells of one table, and none but an address across its edge."""
    x0, y0, x1, y1 = panel
    inside: list[Word] = []
    beside: list[Word] = []
    for word in words:
        middle = (word.y0 + word.y1) / 2
        if not y0 <= middle <= y1:
            continue
        if word.x0 < x0 - SLACK < word.x1 - 2 * SLACK:
            return False
        if word.x0 + 2 * SLACK < x1 + SLACK < word.x1 and not (word.x0 > x0 and ADDRESS.search(word.text)):
            return False
        (inside if x0 <= (word.x0 + word.x1) / 2 <= x1 else beside).append(word)
    if len(inside) < 6 or len(beside) < 6:
        return False
    own, other = rows_of(inside), rows_of(beside)
    if min(len(own), len(other)) < 3:
        return False
    feet = [row.words[0].foot for row in other]
    aligned = sum(any(abs(row.words[0].foot - foot) < 1.5 for foot in feet) for row in own)
    heads = sum(section_of(row.text) is not None for row in own)
    return aligned < 0.7 * len(own) or heads >= 2
