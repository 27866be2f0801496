"""Columns that a plain text sets side by side with spaces, as programs leave them that save a page as text.

A gutter is a place in the line that stays blank. Lists, dates and tables stand in columns too: what makes two columns
of a page is that headings stand in either of them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of

NARROWEST = 12
FEWEST_LINES = 6
CROSSING = 0.08
MARGIN = 0.8
_START = re.compile(r"(?<= {2})\S")
_STROKE = re.compile(r"(?<=\s)[|│┃¦](?=\s|$)")


def columns_of(raws: Sequence[str]) -> list[list[str]]:
    """The lines of a page in the order they are read: what is above two columns, the left, the right, what is below.

    One part where nothing stands side by side.
    """
    lines = [raw.expandtabs(8).rstrip() for raw in raws]
    ruled = _without_rule(lines)
    return (
        (_parted(ruled) if ruled is not None else None)
        or _parted(lines)
        or _parted([_STROKE.sub(" ", line) for line in lines])
        or [list(raws)]
    )


def _without_rule(lines: Sequence[str]) -> list[str] | None:
    """The lines with blanks in place of an upright rule, strokes one below the other; None where there is none."""
    strokes = Counter(match.start() for line in lines for match in _STROKE.finditer(line, NARROWEST))
    at, count = max(strokes.items(), key=lambda item: item[1], default=(0, 0))
    if count < FEWEST_LINES:
        return None
    return [f"{line[:at]} {line[at + 1 :]}" if _STROKE.match(line, at) else line for line in lines]


def _parted(lines: Sequence[str]) -> list[list[str]] | None:
    starts = Counter(match.start() for line in lines for match in _START.finditer(line, NARROWEST))
    for gutter, count in starts.most_common(8):
        if count < FEWEST_LINES:
            return None
        beside = [
            n
            for n, line in enumerate(lines)
            if line[gutter - 2 : gutter + 1].startswith("  ") and line[gutter:]
        ]
        first, last = _opening(lines, beside[0], gutter), _closing(lines, beside[-1], gutter)
        block = lines[first:last]
        crossing = sum(line[gutter - 2 : gutter].strip() != "" for line in block)
        both = sum(bool(line[:gutter].strip() and line[gutter:].strip()) for line in block)
        if crossing > CROSSING * len(block) or both < FEWEST_LINES:
            continue
        cut = [_cut(line, gutter) for line in block]
        if _is_margin(cut):
            return None
        left, right = [part for part, _ in cut], [part for _, part in cut]
        sides = [{section_of(part.strip()) for part in side} - {None} for side in (left, right)]
        if all(sides) and len(sides[0] | sides[1]) > 2:
            return [part for part in ([*lines[:first]], left, right, [*lines[last:]]) if any(part)]
    return None


def _is_margin(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether the left part only says when what stands beside it was."""
    beside = [left.strip() for left, right in rows if left.strip() and right.strip()]
    dated = sum(any(date.start == 0 for date in find_ranges(left)) for left in beside)
    return dated > MARGIN * len(beside)


def _opening(lines: Sequence[str], first: int, gutter: int) -> int:
    """Where the columns begin: the left may begin above the right."""
    while first and lines[first - 1] and len(lines[first - 1]) < gutter - 1:
        first -= 1
    return first


def _closing(lines: Sequence[str], last: int, gutter: int) -> int:
    """The line behind the columns: the left may be the longer."""
    end = last + 1
    while end < len(lines) and len(lines[end]) < gutter - 1:
        end += 1
    return end


def _cut(line: str, gutter: int) -> tuple[str, str]:
    """The two parts of a line; one that runs through the gutter is left whole."""
    if line[gutter - 2 : gutter].strip():
        return line, ""
    return line[:gutter].rstrip(), line[gutter:]
