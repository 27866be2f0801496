"""Lines of a page in which the parts of one link follow each other, where a line of another column came between."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from talent.cv.layout import Link, TextLine, part_of
from talent.cv.page.linked import is_printed
from talent.cv.types import Box

Part = tuple[TextLine, int, int]


def with_whole_links(lines: list[TextLine], links: Sequence[Link]) -> list[TextLine]:
    """The lines of one page, each link that covers words of several lines with these words one below the other.

    Words are moved only where all that a link covers is, put together, the address to which it leads.
    """
    for target, group in groupby(links, key=lambda link: link.target):
        boxes = [link.box for link in group if link.box is not None]
        if len(boxes) < 2:
            continue
        parts = [part for box in boxes if (part := covered(lines, box, target)) is not None]
        if len(parts) < 2 or all(_follow(lines, one, two) for one, two in pairwise(parts)):
            continue
        if is_printed(target, "\n".join(line.text[start:end] for line, start, end in parts)):
            lines = _moved(lines, parts)
    return lines


def covered(lines: Sequence[TextLine], box: Box, target: str) -> Part | None:
    """The letters of one line whose middles lie inside a box and which the target has, None where several lines have
    such letters, or none."""
    x0, y0, x1, y1 = box
    # No letter stands further from the first one of its line than this, up or down.
    reach = 2 * (y1 - y0)
    found: list[Part] = []
    for line in lines:
        first = line.boxes[0] if line.boxes else None
        if line.x1 < x0 or line.x0 > x1 or (first and (first[1] - y1 > reach or y0 - first[3] > reach)):
            continue
        inside = [
            at
            for at, each in enumerate(line.boxes)
            if each is not None
            and x0 <= (each[0] + each[2]) / 2 <= x1
            and y0 <= (each[1] + each[3]) / 2 <= y1
        ]
        if not inside:
            continue
        found.append((line, inside[0], inside[-1] + 1))
    if len(found) > 1:
        # The box reaches into another column.
        found = [
            part for part in found if part[0].text[part[1] : part[2]].strip(" -").lower() in target.lower()
        ]
    return found[0] if len(found) == 1 else None


def _follow(lines: Sequence[TextLine], one: Part, two: Part) -> bool:
    """Whether nothing but the end of a line stands between two parts."""
    (above, _, end), (below, start, _) = one, two
    if above is below:
        return True
    at = next(number for number, line in enumerate(lines) if line is above)
    return end == len(above.text) and start == 0 and at + 1 < len(lines) and lines[at + 1] is below


def _moved(lines: Sequence[TextLine], parts: Sequence[Part]) -> list[TextLine]:
    """The lines with the parts as lines of their own where the first stood; what else stood beside them stays."""
    alone = [
        _line(part, region=parts[0][0].region, gap=0.1 if number else 1.0)
        for number, part in enumerate(parts)
    ]
    taken = {id(line): (start, end) for line, start, end in parts}
    result: list[TextLine] = []
    for line in lines:
        if id(line) not in taken:
            result.append(line)
            continue
        start, end = taken[id(line)]
        before, behind = (_rest(line, 0, start), _rest(line, end, len(line.text)))
        result += [before] if before else []
        result += alone if line is parts[0][0] else []
        result += [behind] if behind else []
    return result


def _line(part: Part, *, region: int, gap: float) -> TextLine:
    line, start, end = part
    cut = part_of(line, start, end)
    boxes = [box for box in cut.boxes if box is not None]
    return replace(cut, x0=boxes[0][0], x1=boxes[-1][2], region=region, gap=gap, bullet=False)


def _rest(line: TextLine, start: int, end: int) -> TextLine | None:
    """What is left of a line on one side of a part."""
    text = line.text[start:end]
    if not re.search(r"\w", text):
        return None
    start += len(text) - len(text.lstrip())
    return _line((line, start, start + len(text.strip())), region=line.region, gap=line.gap)
