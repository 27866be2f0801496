"""The lines of a list of skills made whole: without the titles of tables, and items that go on below put together."""

from itertools import pairwise

from talent.cv.fields.item_rows import hangs_below, is_rest_of_name
from talent.cv.fields.items import ENDS_OPEN, LEAD_IN, items_of
from talent.cv.fields.skill_labels import is_rest_of_label, labelled_group
from talent.cv.fields.skill_words import (
    BEGINS_ITEM,
    DASH_GROUP,
    DASH_LABEL,
    ENDS_JOINING,
    ENDS_SENTENCE,
    GROUP,
    HEADER_CELL,
    INDENT,
    SEPARATED,
)
from talent.cv.layout import TextLine, end_of_first_word, style_at
from talent.cv.page.unwrap import joined_line
from talent.cv.vocabulary.known_skills import is_known
from talent.cv.vocabulary.levels import is_only_level

# The first line of a column has this white space above, whatever stands there.
FIRST_GAP = 2.0
# White space above the rest of an item beside that above items: its share, and how much less, in line heights.
CLOSER, LEAST_STEP = 0.4, 0.12


def whole_lines(lines: list[TextLine], labels: set[int], wide: float) -> list[tuple[TextLine, bool]]:
    """The lines with what goes on below them, each with whether it is the label of a group."""
    spacing, edge = _spacing(lines, labels), _edge(lines)
    widest = max((line.x1 - line.x0 for line in lines if not line.cells), default=0.0)
    result: list[tuple[TextLine, bool]] = []
    grouped = False
    for index, line in enumerate(lines):
        if index in labels:
            if index - 1 in labels and is_rest_of_label(lines[index - 1], line):
                result[-1] = (joined_line(result[-1][0], line), True)
            else:
                result.append((line, True))
            grouped = True
            continue
        above = lines[index - 1] if index and index - 1 not in labels else None
        if above is not None and above.page == line.page and line.start == above.end + 1:
            whole = result[-1][0]
            several = grouped or labelled_group(whole) is not None
            told = LEAD_IN.match(whole.text) is not None and not above.text.rstrip().endswith(".")
            goes_on = _continues(above, line, edge, grouped=several) or (told and line.gap < 0.7)
            goes_on = goes_on or (index - 1 not in labels and is_rest_of_name(whole, line, widest))
            goes_on = goes_on or (hangs_below(lines, index) and "\t" not in above.text + line.text)
            if goes_on or (_wrapped(above, line, spacing, widest) and not _holds_several(above, line, wide)):
                result[-1] = (joined_line(whole, line), False)
                continue
        result.append((line, False))
    return result


def without_label_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines without those that name several lists side by side, whose items stand below them in turn."""
    named = {
        number
        for index, line in enumerate(lines)
        for last in [_end_of_row(lines, index)]
        if ("\t" in line.text or last > index)
        and last + 1 < len(lines)
        and _heads(line, lines[last + 1])
        and (
            lines[last + 1].bullet
            or not _are_items(line, lines[index - 1] if index else None, lines[last + 1])
        )
        for number in range(index, last + 1)
    }
    return [line for index, line in enumerate(lines) if index not in named]


def _are_items(line: TextLine, above: TextLine | None, below: TextLine) -> bool:
    """Whether a row is no row of names: a list stands in it, in more than one manner, or a larger name above it, or it
    stands between two names in bold."""
    if SEPARATED.search(line.text) or len(line.runs) > 1:
        return True
    if above is not None and "\t" in above.text and style_at(above, 0) == style_at(line, 0):
        # A further row of the list above.
        return True
    if above is not None and below.bold and not line.bold and style_at(above, 0) == style_at(below, 0):
        return True
    return above is not None and "\t" not in above.text and above.size > 1.07 * line.size


def _end_of_row(lines: list[TextLine], index: int) -> int:
    """The last of the lines that stand beside the one at `index`, set as it is."""
    last = index
    while last + 1 < len(lines) and _beside(lines[last], lines[last + 1]):
        last += 1
    return last


def _beside(line: TextLine, other: TextLine) -> bool:
    if not (line.boxes and other.boxes and line.boxes[0] and other.boxes[0]) or line.page != other.page:
        return False
    level = abs(line.boxes[0][1] - other.boxes[0][1]) < 0.3 * line.size
    return (
        level
        and other.x0 > line.x1
        and style_at(line, 0) == style_at(other, 0)
        and line.bullet == other.bullet
    )


def _heads(line: TextLine, below: TextLine) -> bool:
    """Whether names of lists are set as such: without the marks of their items, larger, or bold over plain."""
    if line.bullet or is_only_level(below.text):
        return False
    if style_at(line, 0) == style_at(below, 0):
        marked = not line.text[:1].isalnum()
        return (
            not marked and below.bullet and "\t" in line.text and INDENT[0] < below.x0 - line.x0 < INDENT[1]
        )
    return below.bullet or line.size > 1.07 * below.size > 0 or (line.bold and not below.bold)


def is_header(line: TextLine) -> bool:
    """The titles of the columns of a table of skills: "No | Keahlian | Tingkat", "Skill | Basic | Advanced"."""
    cells = [cell.strip(" .:") for cell in line.text.split("\t")]
    if len(cells) < 2 or not any(HEADER_CELL.match(cell) for cell in cells):
        return False
    return all(HEADER_CELL.match(cell) or is_only_level(cell) for cell in cells)


def without_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines without the titles of the columns of a table that stand one below the other before its first row."""
    titles: set[int] = set()
    for index, line in enumerate(lines):
        if not line.table or not HEADER_CELL.match(line.text.strip(" .:")):
            continue
        near = [other for other in lines[max(index - 1, 0) : index + 2] if other is not line]
        if any(other.table == line.table and HEADER_CELL.match(other.text.strip(" .:")) for other in near):
            titles.add(index)
    return [line for index, line in enumerate(lines) if index not in titles]


def _spacing(lines: list[TextLine], labels: set[int]) -> float:
    """The white space between items that stand one below the other, in line heights; 0 where it is not told."""
    gaps = sorted(
        line.gap
        for index, line in enumerate(lines)
        if index and line.boxes and line.gap != FIRST_GAP and index not in labels and index - 1 not in labels
    )
    return gaps[len(gaps) * 2 // 3] if len(gaps) >= 3 else 0.0


def _wrapped(previous: TextLine, line: TextLine, spacing: float, widest: float) -> bool:
    """An item of a narrow column that goes on below: closer than items are to each other, or behind a bullet.

    `widest` is the widest line of the list, in points.
    """
    if not line.boxes or line.bullet or (previous.page, previous.region) != (line.page, line.region):
        return False
    if previous.cells or line.cells or style_at(previous, 0) != style_at(line, 0):
        return False
    if line.start != previous.end + 1:
        return False
    if previous.bullet:
        return line.gap < 0.75 and line.x0 > previous.x0 - 3
    if spacing > 0.5 and line.gap < min(spacing - 0.3, 0.75):
        return True
    # Where items stand close, the rest of one stands closer, and had no room above.
    full = end_of_first_word(previous, line) - previous.x0 > widest
    return full and line.gap < CLOSER * spacing and spacing - line.gap > LEAST_STEP


def _holds_several(previous: TextLine, line: TextLine, wide: float) -> bool:
    """Whether one of the lines is a row of items: the last of them is whole."""
    return any(len(items_of(each, 0, wide=wide)) > 1 for each in (previous, line))


def _continues(previous: TextLine, line: TextLine, edge: float, *, grouped: bool) -> bool:
    """A wrapped list: the line before ends with a comma, or breaks off inside an item."""
    if line.bullet or line.gap > 0.7 or previous.page != line.page or previous.region != line.region:
        return False
    if ENDS_OPEN.search(previous.text) or ENDS_JOINING.search(previous.text):
        return True
    if previous.text.count("(") > previous.text.count(")") or BEGINS_ITEM.match(line.text):
        return True
    if _is_known_over(previous, line):
        return True
    cut = "\t" in line.text or (len(previous.cells) != 2 and "\t" in previous.text)
    if GROUP.match(line.text) or DASH_GROUP.match(line.text) or cut or line.bold != previous.bold:
        return False
    if ENDS_SENTENCE.search(previous.text):
        return False
    begun = GROUP.match(previous.text) or DASH_LABEL.match(previous.text)
    if previous.right and (SEPARATED.search(previous.text) or (begun and SEPARATED.search(line.text))):
        wrapped = end_of_first_word(previous, line) > min(previous.right, edge or previous.right) - 1
        # Where lists stand line above line, the white space between them is wider than within.
        return wrapped and (grouped or bool(SEPARATED.search(line.text)) or line.gap < 0.5)
    if not previous.right and SEPARATED.search(previous.text) and _is_known_across(previous.text, line.text):
        return True
    return bool(grouped and line.text[:1].islower() and SEPARATED.search(previous.text))


def _is_known_over(above: TextLine, line: TextLine) -> bool:
    """Whether a known name begins in the last cell of a row of items and ends in the first of the next row."""
    if "\t" not in above.text or style_at(above, len(above.text)) != style_at(line, 0):
        return False
    last, first = above.text.rsplit("\t", 1)[1].strip(), line.text.split("\t", 1)[0].strip()
    return not (is_known(last) or is_known(first)) and is_known(f"{last} {first}")


def _is_known_across(above: str, below: str) -> bool:
    """Whether the last words of a typed line and the first of the next are one known name."""
    *_, last = SEPARATED.split(above)
    first, *_ = SEPARATED.split(below)
    return is_known(f"{last.strip()} {first.strip()}")


def _edge(lines: list[TextLine]) -> float:
    """Where the lines of one long list end that its paragraph has wrapped, 0 where the lines are no such list."""
    if len(lines) < 3 or any(line.bullet or not line.boxes or "\t" in line.text for line in lines):
        return 0.0
    if len({(line.page, line.region) for line in lines}) > 1 or any(GROUP.match(line.text) for line in lines):
        return 0.0
    edge = max(line.x1 for line in lines)
    for line, below in pairwise(lines):
        if below.start <= line.end and line.end:
            # Parts of one line stand beside each other.
            return 0.0
        if not SEPARATED.search(line.text) or end_of_first_word(line, below) <= edge - 1:
            return 0.0
    return edge
