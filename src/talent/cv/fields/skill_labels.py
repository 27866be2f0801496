"""Which lines and stretches name a group of skills: a label before its items, or a line above them."""

import re
from itertools import pairwise

from talent.cv.fields.item_rows import hangs_below
from talent.cv.fields.items import ENDS_OPEN, spaces_of
from talent.cv.fields.skill_words import (
    BEGINS_ITEM,
    BETWEEN_ITEMS,
    CELL_GROUP,
    DASH_GROUP,
    DASH_NAME,
    DURATION,
    ENDS_SENTENCE,
    ENOUGH,
    GROUP,
    GROUP_NAME,
    INDENT,
    LEVEL_TAIL,
    NO_SKILL,
    SEPARATED,
)
from talent.cv.layout import TextLine, end_of_first_word, style_at, style_changes
from talent.cv.vocabulary.levels import BEHIND, is_only_level

# How much wider than the usual space of a line the one behind its label is.
WIDER = 1.4
# The white space above a line that belongs to the one above, in line heights.
CLOSE = 0.6


def is_rest_of_label(above: TextLine, line: TextLine) -> bool:
    """Whether a line is the rest of the name of a group that its column has broken ("Programming", "Languages")."""
    near = (above.page, above.region, above.end + 1) == (
        line.page,
        line.region,
        line.start,
    ) and line.gap < CLOSE / 2
    return (
        near and not line.bullet and not above.text.endswith(":") and style_at(above, 0) == style_at(line, 0)
    )


def labelled_group(line: TextLine) -> tuple[int, int] | None:
    """Where the label of a group ends and its items begin: behind a colon, a gap, a dash, or in bold."""
    match = GROUP.match(line.text) or DASH_GROUP.match(line.text) or cell_group(line)
    if match is not None:
        rest = line.text[match.end() :]
        if is_only_level(rest) or not rest.strip():
            return None
        return match.end(match.lastindex or 0), match.end()
    changes = (at for at in style_changes(line) if style_at(line, at) != style_at(line, 0))
    change = next(changes, 0) or _wide_gap(line)
    label, rest = line.text[:change].rstrip(" :–—-|"), line.text[change:]
    if (
        not 2 < len(label) <= 45
        or re.search(r"[,;|/•·]\s", label)
        or not re.search(r"\w", rest)
        or BETWEEN_ITEMS.match(rest)
        or (line.bullet and not (label[0].isupper() and re.match(r"\s*\w", rest) and SEPARATED.search(rest)))
    ):
        return None
    lead = re.match(r"[\s:–—|-]*", rest)
    start = change + (lead.end() if lead else 0)
    if is_only_level(line.text[start:]) or not (ENOUGH.search(rest) or re.match(r"\s*[:–—|]", rest)):
        return None
    return len(label), start


def dash_group(line: TextLine) -> tuple[int, int] | None:
    """A group before a dash, where several lines of the section are such groups."""
    match = DASH_NAME.match(line.text)
    if match is None or not match[1][0].isupper() or is_only_level(line.text[match.end() :]):
        return None
    return match.end(1), match.end()


def are_dash_groups(lines: list[TextLine]) -> bool:
    """Whether all lines are names with a dash behind them, and several of them list more than one item there."""
    named = [match for line in lines if (match := DASH_NAME.match(line.text)) is not None]
    several = sum(SEPARATED.search(match.string, match.end()) is not None for match in named)
    return several > 1 and len(named) == len(lines)


def _wide_gap(line: TextLine) -> int:
    """Where the items begin behind the one wide space of a line, which parts a label off; 0 where there is none."""
    spaces = spaces_of(line, 0)
    if len(spaces) < 3 or not SEPARATED.search(line.text):
        return 0
    usual = sorted(space for _, space in spaces)[len(spaces) // 2]
    wide = [at for at, space in spaces if space > WIDER * usual]
    return wide[0] + 1 if len(wide) == 1 and not SEPARATED.search(line.text[: wide[0]]) else 0


def lines_of_labels(lines: list[TextLine]) -> set[int]:
    """Indexes of the lines that name a group whose items stand below.

    A label has no separators and is set above its items: bold over plain, larger, further out, or without the
    bullets that the items have.
    """
    result = set()
    for index, line in enumerate(lines[:-1]):
        text, below = line.text.strip(), lines[index + 1]
        own = level_apart(line, 0, len(line.text), plain=False)
        if own is not None and not SEPARATED.search(text[: own[0]]) and _holds_list(line, below):
            result.add(index)
            continue
        if len(text) > 45 or "\t" in text or SEPARATED.search(text) or is_only_level(text):
            continue
        if index and (_is_last_word(lines[index - 1], line) or hangs_below(lines, index)):
            continue
        if is_only_level(below.text) or own is not None:
            if _has_keywords(lines, index):
                result.add(index)
            continue
        if below.text.rstrip().endswith(":") and text.endswith(":") and line.bold == below.bold:
            # "Python:" above "SQL:" — a level may be drawn behind each.
            continue
        if text.endswith(":") or _above(line, below) or _before_list(line, below):
            result.add(index)
    for index in sorted(result, reverse=True):
        # A narrow column breaks a name of two words, both of which are set as no item is.
        line, above = lines[index], lines[index - 1]
        apart = index and line.bold and not line.text.endswith(":") and not lines[index + 1].bold
        if apart and is_rest_of_label(above, line) and not SEPARATED.search(above.text):
            result.add(index - 1)
    told = result | _plain_labels(lines) | _labels_alike(lines, result)
    return told | _labels_by_name(lines) | _set_apart(lines)


def _labels_by_name(lines: list[TextLine]) -> set[int]:
    """Lines set like the items below them that say what groups of skills are called, one of them no skill at all."""
    named = {
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if GROUP_NAME.match(line.text.strip())
        and not GROUP_NAME.match(below.text.strip())
        and not is_only_level(below.text)
        and line.bullet == below.bullet
    }
    return named if any(NO_SKILL.match(lines[index].text.strip()) for index in named) else set()


def _is_last_word(above: TextLine, line: TextLine) -> bool:
    """Whether a line is what did not fit into the full line of a list above it, set as that ends."""
    if not above.right or line.bullet or line.gap > 0.5 or not SEPARATED.search(above.text):
        return False
    if (above.page, above.region, above.end + 1) != (line.page, line.region, line.start):
        return False
    if style_at(above, len(above.text)) != style_at(line, 0) or ENDS_SENTENCE.search(above.text):
        return False
    return end_of_first_word(above, line) > above.right - 1


def _labels_alike(lines: list[TextLine], labels: set[int]) -> set[int]:
    """Lines set as labels above bullets are, and as far out, although the marks below them were not seen."""
    manners = {
        (style_at(lines[index], 0), round((lines[index + 1].x0 - lines[index].x0) / 3))
        for index in labels
        if lines[index + 1].bullet and lines[index + 1].x0 > lines[index].x0 + 8
    }
    return {
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if not line.bullet
        and line.region == below.region
        and (style_at(line, 0), round((below.x0 - line.x0) / 3)) in manners
    }


def _set_apart(lines: list[TextLine]) -> set[int]:
    """Labels in letters of their own, each above one item or more that stand below each other in the letters of all
    items; nothing where the lines are set in more than these two manners."""
    if any(
        line.bullet or not line.runs or len(line.runs) > 1 or SEPARATED.search(line.text) for line in lines
    ):
        return set()
    styles = [style_at(line, 0) for line in lines]
    labels = [index for index, style in enumerate(styles) if style == styles[0]]
    if len(set(styles)) != 2 or len(labels) < 2:
        return set()
    counts = [after - before - 1 for before, after in pairwise([*labels, len(lines)])]
    rated = all(is_only_level(line.text) for index, line in enumerate(lines) if index not in labels)
    return set(labels) if min(counts) > 0 and max(counts) > 1 and not rated else set()


def _has_keywords(lines: list[TextLine], index: int) -> bool:
    """Whether a skill with its level is the name of a group: what stands below is set otherwise than it."""
    line = lines[index]
    below = next((other for other in lines[index + 1 :] if not is_only_level(other.text)), None)
    if below is None or below.region != line.region:
        return False
    if below.bullet != line.bullet:
        return below.bullet
    if _is_nested(line, below):
        return True
    plain = style_at(below, 0) != style_at(line, 0)
    return plain and (not below.boxes or below.size <= line.size) and not (below.bold and not line.bold)


def _holds_list(line: TextLine, below: TextLine) -> bool:
    """Whether a skill with its level is the name of the list right below it, whose items have no level."""
    near = below.region == line.region and not below.bullet and not line.bullet and below.gap < CLOSE
    listed = near and "\t" not in below.text and SEPARATED.search(below.text) is not None
    return listed and level_apart(below, 0, len(below.text), plain=False) is None


def _plain_labels(lines: list[TextLine]) -> set[int]:
    """Labels set like their items: a short line above each line that lists several, and at least two such pairs."""
    result: set[int] = set()
    certain: set[int] = set()
    for index, (line, below) in enumerate(pairwise(lines)):
        previous = lines[index - 1] if index else None
        if SEPARATED.search(line.text) or "\t" in line.text or len(line.text) > 45 or line.bullet:
            continue
        if not _lists_several(below) or GROUP.match(below.text) or BEGINS_ITEM.match(below.text):
            continue
        if previous is not None and ENDS_OPEN.search(previous.text):
            continue
        if previous is None or not line.boxes or line.gap > below.gap + 0.1:
            result.add(index)
            if GROUP_NAME.match(line.text.strip(" :.")) and not GROUP_NAME.match(below.text.strip(" :.")):
                certain.add(index)
    return result if len(result) > 1 else certain


def _lists_several(line: TextLine) -> bool:
    """Whether a line holds several items, and not one with its level."""
    if SEPARATED.search(line.text):
        return True
    cells = line.text.split("\t")
    return len(cells) > 1 and not any(is_only_level(cell) for cell in cells)


def _above(line: TextLine, below: TextLine) -> bool:
    """Whether a line is set as the label of the one below it."""
    if _is_nested(line, below):
        return True
    if line.bold != below.bold:
        return line.bold and (not line.bullet or not below.bullet or line.x0 < below.x0 - 4)
    if below.bullet != line.bullet:
        # A wrapped item stands closer to its own first line than the next bullet does.
        return below.bullet and (not line.boxes or line.gap > below.gap)
    if line.size > below.size * 1.07 > 0:
        return True
    outer = bool(line.boxes) and 4 < below.x0 - line.x0 < 60 and style_at(line, 0) != style_at(below, 0)
    return outer and line.region == below.region


def _is_nested(line: TextLine, below: TextLine) -> bool:
    """Whether a list with marks of its own, further in, begins below an item of a list."""
    if not (line.bullet and below.bullet) or (line.page, line.region) != (below.page, below.region):
        return False
    return (
        INDENT[0] < below.x0 - line.x0 < INDENT[1]
        and line.start <= line.end < below.start
        and _is_below(line, below)
    )


def _is_below(line: TextLine, below: TextLine) -> bool:
    """Whether a line stands lower than the one before it, and not beside it."""
    boxes = line.boxes and line.boxes[0], below.boxes and below.boxes[0]
    return bool(boxes[0] and boxes[1] and boxes[1][1] > boxes[0][3] - 0.3 * line.size)


def _before_list(line: TextLine, below: TextLine) -> bool:
    """Whether what comes next stands at the right of a line, on its row, and lists several."""
    if not (line.boxes and below.boxes and line.boxes[0] and below.boxes[0]) or below.x0 <= line.x1:
        return False
    middle = (below.boxes[0][1] + below.boxes[0][3]) / 2
    return line.boxes[0][1] < middle < line.boxes[0][3] and SEPARATED.search(below.text) is not None


def cell_group(line: TextLine) -> re.Match[str] | None:
    """A row of a table: the group in the first cell, its items in the second."""
    return CELL_GROUP.match(line.text) if len(line.cells) == 2 else None


def row_group(line: TextLine) -> tuple[int, int] | None:
    """A row with a single item among rows with a group and its items each."""
    if len(line.cells) != 2 or is_only_level(line.text[line.cells[1][0] :]):
        return None
    return line.cells[0][1], line.cells[1][0]


def level_apart(line: TextLine, start: int, end: int, *, plain: bool) -> tuple[int, tuple[int, int]] | None:
    """Where the name of an item ends and where its level stands, None where it says none."""
    text = line.text[start:end]
    tail = LEVEL_TAIL.search(text)
    # A hyphen within the name may look like the one before its level: "scikit-learn (mahir)".
    while tail is not None:
        number = next(index for index, part in enumerate(tail.groups(), start=1) if part)
        if (is_only_level(tail[number]) or DURATION.match(tail[number])) and re.search(
            r"\w", text[: tail.start()]
        ):
            return start + tail.start(), (start + tail.start(number), start + tail.end(number))
        tail = LEVEL_TAIL.search(text, tail.start(number))
    for change in style_changes(line):
        if start < change < end and is_only_level(line.text[change:end]):
            name = line.text[start:change].rstrip(" \t:–—-(")
            return (start + len(name), (change, end)) if re.search(r"\w", name) else None
    behind = BEHIND.search(text) if plain else None
    if behind is not None and re.search(r"\w", text[: behind.start()]):
        return start + behind.start(), (start + behind.start(1), end)
    return None
