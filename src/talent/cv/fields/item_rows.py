"""Rows of a list of skills that only their places on the page tell: labels in a margin, names that wrap.

A TeX class sets the labels of groups flush right in the margin with no more than a space before the items; a narrow
side bar has no room for a long name beside its rating, so that the last words of the name stand below the first.
"""

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace

from talent.cv.fields.items import SEPARATOR
from talent.cv.layout import TextLine, style_at, style_changes
from talent.cv.vocabulary.known_skills import KNOWN
from talent.cv.vocabulary.levels import is_only_level

SPACE = re.compile(r"(?<=\S) (?=\S)")
# How far places that are meant to be equal may differ, and labels flush right must differ on their left, in points.
SAME, RAGGED = 1.5, 6.0
FEWEST_ROWS = 3
LONGEST_LABEL = 45
# How many lines an item takes in a narrow column.
LONGEST_ITEM = 4
# How much of a list must say a level, and how much closer than its rows the rest of a name may stand.
RATED, CLOSER = 0.7, 0.5
# Words that are the last of a name and neither one alone nor what a group is called: "Manajemen" above "Waktu".
LAST_WORD = re.compile(
    r"(?:assessment|drafting|framework|interpretation|maintenance|management|modell?ing|processing|recognition|"
    r"relations|resolution|solving|sorting|speaking|standards|studio|suite|thinking|waktu|laporan|risiko|terpadu|"
    r"pribadi|daring|mendalam|berita|pers|dinas|kontrak|tanah|pertama|elektronik|keperawatan|topografi|masalah|kritis|"
    r"keputusan|konflik|mutu)",
    re.I,
)
# White space above the rest of a name, at most, in heights of its letters.
NEAR = 0.75


def is_rest_of_name(above: TextLine, line: TextLine, widest: float) -> bool:
    """Whether a line ends a name that its narrow column has broken; `widest` is the widest line of the list, in points.

    Both lines are one known name, or the second is a word that no name is alone and had no room above.
    """
    if line.bullet or line.cells or above.cells or line.gap > NEAR or not line.boxes:
        return False
    if (above.page, above.region, above.end + 1) != (line.page, line.region, line.start):
        return False
    if (
        style_at(above, 0) != style_at(line, 0)
        or len(above.runs) > 1
        or SEPARATOR.search(above.text + line.text)
    ):
        return False
    if f"{above.text.strip()} {line.text.strip()}".casefold() in KNOWN:
        return True
    room = widest - (above.x1 - above.x0) > line.x1 - line.x0
    return not room and LAST_WORD.fullmatch(line.text.strip()) is not None


def hangs_below(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is the rest of an item with a mark: it begins below the words of the item, not below the mark,
    where the name of a list would begin."""
    for number in range(index, max(index - LONGEST_ITEM, 0), -1):
        above, line = lines[number - 1], lines[number]
        if line.bullet or not _is_set_below(above, line) or abs(above.x0 - line.x0) > SAME:
            return False
        if above.bullet:
            return True
    return False


def _is_set_below(above: TextLine, line: TextLine) -> bool:
    """Whether a line stands right below another in one column, set as that is."""
    near = (above.page, above.region, above.end + 1) == (line.page, line.region, line.start)
    return near and line.gap < NEAR and bool(line.boxes) and style_at(above, 0) == style_at(line, 0)


def with_margin_labels(lines: list[TextLine]) -> list[TextLine]:
    """The lines with a gap behind labels flush right in a margin: the items of all begin at one place."""
    cuts = [_places_behind(line) for line in lines]
    if sum(map(bool, cuts)) < FEWEST_ROWS:
        return lines
    first = next(places for places in cuts if places)
    for left, _ in first.values():
        ends: list[tuple[int, float]] = []
        for index, places in enumerate(cuts):
            at = next((at for at, (other, _) in places.items() if abs(other - left) <= SAME), None)
            if at is None and abs(lines[index].x0 - left) > SAME:
                break
            if at is not None:
                ends.append((at, places[at][1]))
        else:
            labels = [line.x0 for line, places in zip(lines, cuts, strict=True) if places]
            flush = max(end for _, end in ends) - min(end for _, end in ends) <= SAME
            if len(ends) >= FEWEST_ROWS and flush and max(labels) - min(labels) > RAGGED:
                return [_parted(line, places, left) for line, places in zip(lines, cuts, strict=True)]
    return lines


def _places_behind(line: TextLine) -> dict[int, tuple[float, float]]:
    """For each space that may part a label off: where the word behind it begins and the one before it ends."""
    if line.bullet or "\t" in line.text or len(line.boxes) != len(line.text):
        return {}
    places = {}
    for space in SPACE.finditer(line.text, 0, LONGEST_LABEL):
        before, behind = line.boxes[space.start() - 1], line.boxes[space.end()]
        if SEPARATOR.search(line.text, 0, space.start()):
            break
        if before and behind:
            places[space.start()] = (behind[0], before[2])
    return places


def _parted(line: TextLine, places: dict[int, tuple[float, float]], left: float) -> TextLine:
    at = next((at for at, (other, _) in places.items() if abs(other - left) <= SAME), None)
    if at is None:
        return line
    text = f"{line.text[:at]}\t{line.text[at + 1 :]}"
    return replace(line, text=text, cells=[(0, at), (at + 1, len(text))])


def rests_of_rated(lines: list[TextLine]) -> list[TextLine]:
    """Those of `lines` that are the last words of the name above them, whose level stands beside its first words."""
    rated = [line for line in lines if _has_level(line)]
    told = [line for line in lines if not is_only_level(line.text)]
    if len(rated) < FEWEST_ROWS or len(rated) < RATED * len(told):
        return []
    usual = statistics.median(line.gap for line in rated)
    rests = []
    for index, line in enumerate(lines):
        above, below = lines[index - 1 : index] if index else [], lines[index + 1 : index + 2]
        if not above or not _has_level(above[0]) or _has_level(line) or not line.boxes or line.bullet:
            continue
        if (line.page, line.region, line.start) != (above[0].page, above[0].region, above[0].end + 1):
            continue
        alone = not below or not is_only_level(below[0].text)
        set_alike = style_at(line, 0) == style_at(above[0], 0) and abs(line.x0 - above[0].x0) <= 2 * SAME
        if alone and set_alike and line.gap <= max(CLOSER * usual, usual if usual < CLOSER else 0.0):
            rests.append(line)
    return rests


def _has_level(line: TextLine) -> bool:
    """Whether the last stretch of a line says a level, behind a gap or set otherwise than the name."""
    starts = [line.cells[-1][0]] if len(line.cells) > 1 else style_changes(line)[-1:]
    return any(is_only_level(line.text[start:]) for start in starts)
