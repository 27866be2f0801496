"""Words that were divided at the end of a line are made whole in the line where they begin.

TeX, browsers and word processors divide words to fill their lines; a degree, a skill or an organisation that is read as
"Pro- gramme" is found by nobody. The rest of the word moves up with its boxes, so that the text of a page is read as it
was meant and every place still points to the letters on the page.
"""

import re

from talent.cv.layout import TextLine
from talent.cv.vocabulary.known_skills import KNOWN, is_known

# What stands before the hyphen: letters alone, at the end of a line or of a cell.
_BEGUN = re.compile(r"(?<![\w@./-])([^\W\d_]{2,})[-‐]$")
_WITHIN = re.compile(r"(?<![\w@./-])([^\W\d_]{2,})[-‐] ")
# An address goes on with a dot or a slash; whoever reads addresses puts those together.
_REST = re.compile(r"([^\W\d_]{2,})(?![\w@/]|\.\w)")
# Compounds that keep their hyphen wherever the line ends: "long-term", "high-volume", "web-based".
_COMPOUND = re.compile(
    r"(?:high|low|long|short|mid|full|part|real|large|small|cross|third|open|self|non|well|end|multi|front|back)-"
    r"(?:time|term|level|volume|end|scale|quality|speed|impact|risk|party|functional|source|service|profit|performance|"
    r"government|being|user|stack|formal|income)|\w{3,}-(?:based|driven|oriented|friendly|related|founder)"
)
_SPACE = re.compile(r"\s")
# What numbers an entry stands left of its words: "[12] ", "[J2] ", "(3) ".
_LABEL = re.compile(r"(?:\[[A-Z]{0,2}\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+")
# What a browser prints where it divides a word itself; nobody types it.
SOFT = "‐"
_SAME_SIZE = 0.12
# How much larger than most lines the name is.
_LARGE = 1.3
_INDENT = 14.0
_CLOSE = 0.75


def undivided(lines: list[TextLine]) -> list[TextLine]:
    """The lines with the second part of every divided word moved up; a line that held nothing else is gone.

    Only lines whose places on the page are known are looked at. Changes the lines it is given.
    """
    kept: list[TextLine] = []
    words: set[str] | None = None
    # The name stands in the largest letters: a browser breaks it at its own hyphen and nowhere else.
    sizes = sorted(line.size for line in lines if line.page == 1)
    largest = sizes[-1] if sizes and sizes[-1] > _LARGE * sizes[len(sizes) // 2] else 0.0
    for line in lines:
        if line.boxes and ("- " in line.text or "‐ " in line.text):
            words = words if words is not None else _words(lines)
            _mend_within(line, words)
        last = kept[-1] if kept else None
        if last is not None and ("-" in last.text or SOFT in last.text) and _follows(last, line):
            for start, end in _stretches(last):
                begun = _BEGUN.search(last.text[start:end])
                rest = begun and _rest(last, start, line)
                if not begun or not rest:
                    continue
                words = words if words is not None else _words(lines)
                named = last.size >= largest > 0 and rest.group(1)[0].isupper()
                soft = last.text[end - 1] == SOFT
                hyphen = "-" if not soft and (named or _keeps_hyphen(begun.group(1), rest, words)) else ""
                if hyphen and not rest.group(1)[:1].islower() and not _reaches_edge(last, end):
                    continue
                _move(last, end, line, rest, hyphen)
                break
        if line.text.strip():
            kept.append(line)
    return kept


def _words(lines: list[TextLine]) -> set[str]:
    return {word for line in lines for word in line.text.casefold().split()}


def _mend_within(line: TextLine, words: set[str]) -> None:
    """Close up the words divided where a cell that wraps was put together."""
    for found in reversed(list(_WITHIN.finditer(line.text))):
        above = line.boxes[found.end(1)]
        rest = _REST.match(line.text, found.end())
        below = line.boxes[found.end()] if rest else None
        if rest and above and below and below[1] > (above[1] + above[3]) / 2:
            keeps = line.text[found.end(1)] != SOFT and _keeps_hyphen(found.group(1), rest, words)
            if not keeps or rest.group(1)[0].islower():
                _replace(line, found.end(1) + keeps, found.end(), "", [])


def _follows(last: TextLine, line: TextLine) -> bool:
    """Whether `line` may go on with what `last` broke off: close below it, in letters of its size."""
    return (
        bool(last.boxes and line.boxes)
        and (last.page, last.region) == (line.page, line.region)
        and not line.bullet
        and line.gap <= _CLOSE
        and abs(line.size - last.size) <= _SAME_SIZE * last.size
    )


def _stretches(line: TextLine) -> list[tuple[int, int]]:
    return line.cells or [(0, len(line.text))]


def _left(line: TextLine, start: int) -> float | None:
    return next((box[0] for box in line.boxes[start:] if box is not None), None)


def _reaches_edge(line: TextLine, end: int) -> bool:
    box = line.boxes[end - 1]
    return box is not None and bool(line.right) and box[2] > line.right - 3 * line.size


def _rest(last: TextLine, start: int, line: TextLine) -> re.Match[str] | None:
    """The rest of the word in the stretch of `line` that stands below the one which begins at `start`."""
    # Where the line itself begins with what was moved up from it, its own edge is where it began.
    edge = _left(last, start) if start else last.x0
    label = _LABEL.match(last.text)
    if label is not None and not start:
        edge = _left(last, label.end())
    for begin, end in _stretches(line):
        # On a recognised page the first letter may stand left of where the lines begin.
        left = _left(line, begin) if begin or label is not None else line.x0
        if edge is not None and left is not None and edge - 3 <= left <= edge + _INDENT:
            return _REST.match(line.text, begin, end)
    return None


def _keeps_hyphen(first: str, rest: re.Match[str], words: set[str]) -> bool:
    """Whether the hyphen belongs to the word, as in "anak-anak", "end-to-end" and "Az-Zahra"."""
    one, two = first.casefold(), rest.group(1).casefold()
    whole = first + rest.group(1)
    if f"{one}-{two}" in KNOWN:
        return True
    if one + two in words or is_known(whole):
        return False
    if whole.isupper() and len(whole) > 6:
        return False
    return (
        not rest.group(1)[0].islower()
        or rest.string[rest.end() : rest.end() + 1] == "-"
        or _COMPOUND.fullmatch(f"{one}-{two}") is not None
        or (min(len(one), len(two)) > 2 and (two.startswith(one) or one.endswith(two)))
        or f"{one}-{two}" in words
    )


def _move(last: TextLine, end: int, line: TextLine, rest: re.Match[str], hyphen: str) -> None:
    """Put the rest of the word, with all up to the next space, behind the stretch that ends at `end`."""
    begin = rest.start()
    space = _SPACE.search(line.text, rest.end())
    until = space.start() if space else len(line.text)
    kept = end if hyphen else end - 1
    _replace(last, kept, end, line.text[begin:until], line.boxes[begin:until])
    behind = until + len(line.text[until:]) - len(line.text[until:].lstrip(" "))
    _replace(line, begin, behind, "", [])


def _replace(line: TextLine, start: int, end: int, text: str, boxes: list) -> None:  # type: ignore[type-arg]
    """Put `text` in the place of `[start, end)`; what tells of the line by offsets moves along."""
    by = len(text) - (end - start)

    def moved(at: int) -> int:
        return at + by if at >= end else min(at, start + len(text))

    line.text = line.text[:start] + text + line.text[end:]
    line.boxes = [*line.boxes[:start], *boxes, *line.boxes[end:]]
    line.cells = [(first if first <= start else moved(first), moved(last)) for first, last in line.cells]
    runs = {(at if at <= start else moved(at)): style for at, style in line.runs}
    line.runs = sorted(runs.items())
    if line.bold_start > start:
        line.bold_start = moved(line.bold_start)
