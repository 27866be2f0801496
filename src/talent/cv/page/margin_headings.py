"""Headings in a margin of their own, beside what they head: each is put before the row it stands beside.

"Pengalaman Organisasi" in a narrow margin runs over two lines or three, which fall between the rows of the text
beside them. What tells such a margin is that all of it is set in one manner that the text hardly has, holds no date,
and names sections.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from talent.cv.layout import Word
from talent.cv.page.rows import Row, rows_of
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import section_of

WIDEST = 0.42
# Words behind which a heading goes on below.
ASKS = re.compile(r"(?:\b(?:of|and|dan|serta|di|yang|in|the|for|untuk)|&|/)$", re.I)
LONGEST = 30
MOST_LINES = 4
# White space between the lines of one heading, in their size.
LEADING = 0.75
# Which part of the headings must be known by their words.
KNOWN = 0.5
# How many headings, all of them known, need no manner of their own.
SURELY = 4
# How much of the text may be set as the headings are.
ALIKE = 0.12


@dataclass(frozen=True, slots=True)
class Headed:
    """A stretch of a page with headings in its margin: its first and last row, and each heading with its rows."""

    first: int
    last: int
    parts: list[tuple[Row | None, list[Row]]]


def find_margin_headings(rows: Sequence[Row], candidates: Sequence[float], width: float) -> Headed | None:
    """The longest stretch of rows with headings at the left of one place; None where there is none."""
    best: Headed | None = None
    for x in candidates:
        if x > WIDEST * width:
            continue
        start = 0
        for end in range(len(rows) + 1):
            if end < len(rows) and rows[end].count_left_of(x) is not None:
                continue
            longer = best is None or end - start > best.last - best.first + 1
            parts = _parts(rows[start:end], x) if longer and end - start > 2 else None
            if parts is not None:
                best = Headed(start, end - 1, parts)
            start = end + 1
    return best


def _parts(rows: Sequence[Row], x: float) -> list[tuple[Row | None, list[Row]]] | None:
    """Each heading with the rows beside and below it, after those that stand above the first one."""
    aside: list[Word] = []
    beside: list[Word] = []
    manners: set[tuple[int, float, bool]] = set()
    for row in rows:
        count = row.count_left_of(x) or 0
        aside += row.words[:count]
        beside += row.words[count:]
        # A mark before a heading ("★") is of another font than its words.
        manners.update(_manner(word) for word in row.words[:count] if any(map(str.isalnum, word.text)))
        if len(manners) > 1:
            return None
    if not manners:
        return None
    alike = sum(_manner(word) in manners for word in beside) > ALIKE * len(beside)
    margin, text = rows_of(aside), rows_of(beside)
    if len(text) < 1.3 * len(margin) or any(
        len(row.text) > LONGEST or find_ranges(row.text) for row in margin
    ):
        return None
    blocks = _blocks(margin, text)
    names = [" ".join(row.text for row in block) for block in blocks]
    known = sum(section_of(name) is not None or stem_section(name) is not None for name in names)
    sure = known == len(blocks) >= SURELY
    if alike and not sure:
        # Titles of positions may be bold as the headings are, beside headings that name sections one and all.
        return None
    wraps = sure or any(len(block) > 1 for block in blocks) or _between(blocks, text)
    if any(len(block) > MOST_LINES for block in blocks):
        # Skills one below the other stand at the left as well.
        return None
    if known < KNOWN * len(blocks) or not wraps or (len(blocks) < 2 and known < 1):
        return None
    return _divided(blocks, text)


def _between(blocks: Sequence[list[Row]], text: Sequence[Row]) -> bool:
    """Whether a heading of several stands on no line of the text: set a little lower than what it heads."""
    feet = [row.words[0].foot for row in text]
    lone = [
        all(abs(block[0].words[0].foot - foot) > 0.34 * block[0].size for foot in feet) for block in blocks
    ]
    return len(blocks) > 2 and any(lone)


def _manner(word: Word) -> tuple[int, float, bool]:
    return word.style, round(word.size, 1), word.bold


def _blocks(margin: Sequence[Row], text: Sequence[Row]) -> list[list[Row]]:
    """The lines of each heading: they follow closely, and the next heading begins beside what white space parts."""
    opened = [
        row.y0
        for above, row in zip([None, *text], text, strict=False)
        if above is None or row.y0 - above.y1 > 0.6 * row.size
    ]
    blocks: list[list[Row]] = []
    for number, row in enumerate(margin):
        near = bool(blocks) and row.y0 - blocks[-1][-1].y1 < LEADING * row.size
        whole = " ".join(each.text for each in blocks[-1]) if blocks else ""
        begins = any(abs(row.y0 - top) < 0.5 * row.size for top in opened)
        begins = begins and (section_of(whole) is not None or _names_section(margin[number : number + 3]))
        begins = begins or (
            bool(blocks)
            and _is_whole(whole, row.text)
            and _names_section(margin[number : number + 3])
            and any(abs(row.y0 - line.y0) < 0.3 * row.size for line in text)
        )
        if near and not begins:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _is_whole(heading: str, further: str) -> bool:
    """Whether a heading names a section, and none together with what stands below it."""
    named = section_of(heading) or stem_section(heading)
    return named is not None and not ASKS.search(heading) and section_of(f"{heading} {further}") is None


def _names_section(rows: Sequence[Row]) -> bool:
    """Whether the first of these lines, or it with those below, names a section."""
    texts = [row.text for row in rows]
    return any(section_of(" ".join(texts[:count])) is not None for count in range(1, len(texts) + 1))


def _divided(blocks: Sequence[list[Row]], text: Sequence[Row]) -> list[tuple[Row | None, list[Row]]]:
    """The text cut where the headings begin: at the top of what white space parts, which may be a little higher."""
    cuts = [_cut(block[0], text) for block in blocks]
    headings = [
        Row([word for row in block for word in row.words], block[0].y0, block[-1].y1) for block in blocks
    ]
    parts: list[tuple[Row | None, list[Row]]] = [(None, list(text[: cuts[0]]))] if cuts[0] else []
    parts += [
        (heading, list(text[start:end]))
        for heading, start, end in zip(headings, cuts, [*cuts[1:], len(text)], strict=True)
    ]
    return parts


def _cut(heading: Row, text: Sequence[Row]) -> int:
    """The index of the row that a heading opens."""
    beside = next((n for n, row in enumerate(text) if heading.y0 < row.y1 - 0.3 * row.size), len(text))
    for index in range(beside, max(beside - 3, 0), -1):
        if index == len(text):
            continue
        row, above = text[index], text[index - 1]
        if heading.y0 - row.y0 > 1.8 * row.size:
            break
        if row.y0 - above.y1 > 0.6 * row.size:
            return index
    return beside
