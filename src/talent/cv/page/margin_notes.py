"""Dates and headings in a margin of their own are put on the lines they belong to.

A date beside its entry reads across as long as both stand on one baseline. Where the note runs over several lines,
or stands a little higher than its entry, its lines would fall between those of the entry.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from talent.cv.page.rows import DATE_CONNECTOR, Row, is_only_date
from talent.cv.vocabulary.date_joins import OPENS_END, PRESENT
from talent.cv.vocabulary.date_points import MONTHS, QUOTES
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.features import EMPLOYMENT
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place

MAX_NOTE = 34
# What is longer is told in the margin, or is no margin: beside it only places stand.
MAX_BLOCK = 90
PARTED = re.compile(r"\s*[|•·,/–—]\s*|\s-\s")
# Words of one text stand closer than this share of their size.
SPACE = 0.42
# How much of a row a heading must reach up into to stand beside it.
BESIDE = 0.15
OPEN_WORD = re.compile(r"\w\s*(?:&|\b(?:of|and|dan|serta|for|in))$", re.I)
# "1 Oktober 2019 s/d 1", the month of which stands on the next line.
OPEN_DAY = re.compile(r"\s\d{1,2}$")
# The rest of a range that is open on the line above, whatever else follows: "2023", "– Juni 2025", "Sekarang".
DATE_END = re.compile(
    rf"(?:(?:[-–—~]|s\.?\s?/?\s?d\.?|hingga|sampai(?: dengan)?|to|until)\s*)?"
    rf"(?:(?:\d{{1,2}}[ ./-]{{1,2}})?(?:(?:{'|'.join(MONTHS)})[., ]{{1,2}}|\d{{1,2}}[./-])?"
    rf"(?:(?:19|20)|[{QUOTES}])\d\d(?!\d)|"
    rf"(?:{'|'.join(PRESENT)})\b)",
    re.I,
)
# "September 2014" that is broken behind the month.
MONTH_ALONE = re.compile(rf"(?:{'|'.join(MONTHS)})\.?,?", re.I)
DURATION = re.compile(
    r"^\W*(?:\d{1,2}\+?\s*(?:years?|yrs?|tahun|thn|months?|mos?|bulan|bln)\b[\s,.&]*(?:dan\s|and\s)?){1,2}\W*$|"
    r"^(?:years?|yrs?|tahun|thn|months?|mos?|bulan|bln)\)$",
    re.I,
)


@lru_cache(maxsize=1024)
def is_note(text: str) -> bool:
    """Whether a line of a margin says when, or nothing but a dash or a bullet."""
    if len(text) <= 2:
        return True
    return len(text) < MAX_NOTE and bool(
        find_ranges(text)
        or DURATION.match(text)
        or (is_only_date(text) and re.search("[0-9a-z]", text, re.I))
    )


def says_where_or_how(text: str) -> bool:
    """Whether a line is a place or the terms of a job, or both."""
    parts = [part for part in PARTED.split(text) if part.strip()]
    return bool(parts) and all(is_place(part) or EMPLOYMENT.match(part) for part in parts)


def with_notes(rows: list[Row], candidates: Sequence[float]) -> list[Row]:
    """The rows with the notes of one margin at their entries; `candidates` are places where a margin may end."""
    best: tuple[int, list[Row]] | None = None
    for x in candidates:
        start = noted = 0
        result: list[Row] = []
        for end in range(len(rows) + 1):
            if (
                end < len(rows)
                and (count := rows[end].count_left_of(x)) is not None
                and _is_free(rows[end], count)
            ):
                continue
            if start and end - start > 2 and _ends_date(rows[start - 1], rows[start], x):
                result.append(rows[start])
                start += 1
            found = _woven(rows[start:end], x) if end - start > 2 else None
            noted += found[0] if found is not None else 0
            result += [*(found[1] if found is not None else rows[start:end]), *rows[end : end + 1]]
            start = end + 1
        if noted and (best is None or noted > best[0]):
            best = (noted, result)
    return rows if best is None else best[1]


def _ends_date(above: Row, row: Row, x: float) -> bool:
    """Whether a row is the end of the range that stands open left of `x` in the row above, too near to its text."""
    count = sum(word.x1 <= x for word in above.words)
    opens = 0 < count < len(above.words) and DATE_CONNECTOR.search(above.part(0, count).text[-16:])
    return bool(opens) and row.words[-1].x1 <= x and DATE_END.fullmatch(row.text) is not None


def _is_free(row: Row, count: int) -> bool:
    """Whether more than the space between two words parts the first `count` words from the rest."""
    if not 0 < count < len(row.words):
        return True
    before, after = row.words[count - 1], row.words[count]
    if DATE_CONNECTOR.fullmatch(after.text) and not after.text[:1].isalpha() and is_only_date(before.text):
        # The words of a date, spread over the width of their column.
        return False
    return after.x0 - before.x1 >= SPACE * max(before.size, after.size)


def _woven(rows: list[Row], x: float) -> tuple[int, list[Row]] | None:
    """How many lines stand in the margin at one side of `x`, and the rows with these put to their entries."""
    counts = [row.count_left_of(x) or 0 for row in rows]
    at_both = (
        sum(count > 0 for count in counts),
        sum(count < len(row.words) for row, count in zip(rows, counts, strict=True)),
    )
    for at_left in (True, False):
        noted, told_of = at_both if at_left else at_both[::-1]
        if not noted or told_of < 2 or noted > 1.5 * told_of + 3:
            # What holds more lines than the text beside it is the text itself.
            continue
        notes: list[tuple[Row, bool]] = []
        texts: list[Row] = []
        alone = False
        for row, count in zip(rows, counts, strict=True):
            whole = count in (0, len(row.words))
            note, text = row.halves(count) if at_left else row.halves(count)[::-1]
            if note is not None:
                notes.append((note, whole))
                alone = alone or whole
            if text is not None:
                texts.append(text)
        blocks = _blocks(notes, at_left=at_left)
        titles = {id(row) for row, _ in _titles(notes)}
        headings = [is_heading(_text(block)) or id(block[0]) in titles for block in blocks]
        dated = [
            len(_text(block)) <= MAX_BLOCK and any(is_note(row.text) and len(row.text) > 2 for row in block)
            for block in blocks
        ]
        if not alone and not any(
            len(block) > 1 and (heading or is_only_date(_text(block)))
            for heading, block in zip(headings, blocks, strict=True)
        ):
            continue
        told = sum(heading or date for heading, date in zip(headings, dated, strict=True))
        if told < 0.7 * len(blocks) or (any(headings) and not at_left):
            continue
        return len(notes), _put(texts, *_apart(blocks, headings, dated), at_left=at_left)
    return None


def _apart(
    blocks: Sequence[list[Row]], headings: Sequence[bool], dated: Sequence[bool]
) -> tuple[list[list[Row]], list[bool], list[bool]]:
    """The blocks; where some are headings, those that neither head nor date anything are the text of another section,
    and are parted where their setting changes."""
    if not any(headings):
        return list(blocks), list(headings), list(dated)
    parted: list[tuple[list[Row], bool, bool]] = []
    for block, heading, date in zip(blocks, headings, dated, strict=True):
        for number, row in enumerate(block):
            if number and (heading or date or row.words[0].style == block[number - 1].words[0].style):
                parted[-1][0].append(row)
            else:
                parted.append(([row], heading, date))
    return [part for part, _, _ in parted], [head for _, head, _ in parted], [date for _, _, date in parted]


def _blocks(notes: Sequence[tuple[Row, bool]], *, at_left: bool) -> list[list[Row]]:
    """Lines of a margin that belong together: close below each other, and not on a line of text by themselves.

    With each line goes whether it stands alone, without text beside it.
    """
    blocks: list[list[Row]] = []
    titles = {id(row) for row, _ in _titles(notes)}
    for row, alone in notes:
        last = blocks[-1] if blocks else None
        if (
            last is not None
            and row.y0 - last[-1].y1 < 0.95 * row.size
            and id(last[-1]) not in titles
            and (_continues(_text(last), row.text, alone) or (at_left and _is_place_of(last, row)))
        ):
            last.append(row)
        else:
            blocks.append([row])
    return blocks


def _titles(notes: Sequence[tuple[Row, bool]]) -> list[tuple[Row, bool]]:
    """Words without text beside them, set otherwise than the date right below: the heading of what begins there."""
    return [
        above
        for above, (note, _) in pairwise(notes)
        if above[1]
        and (above[0].size > 1.05 * note.size or above[0].words[0].style != note.words[0].style)
        and is_note(note.text)
        and not is_note(above[0].text)
        and not is_place(above[0].text)
    ]


def _continues(before: str, text: str, alone: bool) -> bool:
    """Whether a line goes on with the note before it."""
    dates = find_ranges(before)
    if section_of(text) is not None and not any(map(str.isalpha, before)):
        # The last figures of a telephone number are no number of the heading below.
        return False
    if OPEN_WORD.search(before) or (text.isupper() and section_of(f"{before} {text}") is not None):
        # "SUMMARY OF" above "QUALIFICATIONS", "PROFESSIONAL" above "DEVELOPMENT".
        return not dates and not find_ranges(text)
    if before.casefold() == "bahasa" and text.istitle() and " " not in text:
        return True
    if section_of(before) is not None or section_of(text) is not None:
        return not dates and not find_ranges(text) and section_of(f"{before} {text}") is not None
    if DATE_CONNECTOR.search(OPEN_DAY.sub("", before[-16:])):
        return bool(DATE_END.match(text) or MONTH_ALONE.fullmatch(text))
    if dates and dates[-1].single and OPENS_END.match(text) and is_only_date(text):
        return True
    if DURATION.match(text):
        return True
    whole = bool(dates) and not dates[-1].single
    return alone and not (whole and find_ranges(text))


def _is_place_of(block: Sequence[Row], row: Row) -> bool:
    """Whether a line tells where, below when."""
    return is_place(row.text) and bool(find_ranges(_text(block)))


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a section, by the tables or in capitals by its stems."""
    return section_of(text) is not None or (text.isupper() and stem_section(text) is not None)


def _text(block: Sequence[Row]) -> str:
    return " ".join(row.text for row in block)


def _put(
    texts: list[Row], blocks: list[list[Row]], headings: list[bool], dated: list[bool], *, at_left: bool
) -> list[Row]:
    """Each block on the row beside its first line, a date also on the next row below; a heading before that row."""
    before: dict[int, list[Row]] = {}
    joined: dict[int, list[Row]] = {}
    for block, following, heading, told in zip(blocks, [*blocks[1:], None], headings, dated, strict=True):
        index = _anchor(texts, block[0])
        if heading and index and _begins_beside(texts, index - 1, block[0]):
            index -= 1
        if (
            index is not None
            and any(headings)
            and not told
            and _is_line_above(block, following, texts[index])
        ):
            index = None
        if heading or index is None:
            place = index if index is not None else sum(row.y1 < block[0].y1 for row in texts)
            # What stands above a heading is told of nothing below it.
            before.setdefault(place, []).extend(joined.pop(place, []))
            before[place] += block if _is_text(block, heading) else [_one_row(block)]
        else:
            joined.setdefault(index, []).extend(block)
    right = max([row.words[-1].x1 for row in texts])
    result: list[Row] = []
    for index, row in enumerate([*texts, None]):
        result += before.get(index, [])
        if row is None:
            break
        words = [word for note in joined.get(index, []) for word in note.words]
        result.append(Row([*words, *row.words] if at_left else [*row.words, *words], row.y0, row.y1, right))
    return result


def _is_text(block: Sequence[Row], heading: bool) -> bool:
    """Whether a block of the margin is text of its own, as of a section without dates beside it: not one note that
    wraps."""
    return not heading and not all(is_note(row.text) or says_where_or_how(row.text) for row in block)


def _one_row(block: Sequence[Row]) -> Row:
    return Row([word for row in block for word in row.words], block[0].y0, block[-1].y1)


def _is_line_above(block: Sequence[Row], following: Sequence[Row] | None, text: Row) -> bool:
    """Whether words stand above a line of text, set otherwise than those beside it."""
    if following is None or block[-1].y1 > text.y0:
        return False
    return block[-1].words[-1].style != following[0].words[0].style


def _begins_beside(texts: Sequence[Row], index: int, heading: Row) -> bool:
    """Whether a heading set somewhat lower stands beside this row, which has more space above than below."""
    row, below = texts[index], texts[index + 1]
    if row.y1 - heading.y0 < BESIDE * (row.y1 - row.y0):
        return False
    return not index or row.y0 - texts[index - 1].y1 > below.y0 - row.y1


def _anchor(texts: Sequence[Row], note: Row) -> int | None:
    """The row beside the note's first line, else the next one below it within a line and a half."""
    middle = (note.y0 + note.y1) / 2
    for index, row in enumerate(texts):
        if row.y0 - 0.2 * row.size <= middle <= row.y1:
            return index
        if row.y0 > middle:
            return index if row.y0 - note.y1 < 1.5 * note.size else None
    return None
