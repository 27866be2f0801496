"""Addresses that a narrow column has broken over lines, put together again where the break is beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from talent.cv.layout import TextLine

# What a layout may break an address behind; a dot may as well end a sentence.
_OPEN_END = "/-_.=&?%"
_REST = re.compile(r"([A-Za-z0-9~][A-Za-z0-9._~/?=&%-]{0,59})(?=$|\s+[(|•·])")
_DOMAIN = re.compile(r"(?:com|id|net|org|io|dev|co|me|app|ac|go|or)(?![\w-])")
_TAIL = re.compile(r"\S+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|[\w.-]+/\S*", re.I)
_MOST_PARTS = 3
# Broken in the middle of a word, the rest is short and begins below the address.
_MOST_REST = 14
_FEW = 2
_HANGING = 24.0
_LEADING = 0.6


@dataclass(frozen=True, slots=True)
class Whole:
    """The text of a line with what follows of its last address; `breaks` are where parts were put together."""

    line: TextLine
    text: str
    breaks: tuple[int, ...] = ()

    def place(self, position: int, *, end: bool = False) -> int:
        """The offset in the text of the page: each break is one character there."""
        return (
            self.line.start
            + position
            + sum(at < position or (at == position and not end) for at in self.breaks)
        )


def whole_lines(lines: Sequence[TextLine], own: Sequence[str]) -> list[Whole]:
    """The lines, each address of them whole; what belongs to an address above is no line of its own.

    `own` are the words of the person's name: a line that has one of them is a name of a user, not a rest.
    """
    result: list[Whole] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        text = line.text
        breaks: list[int] = []
        last = line
        while index + 1 < len(lines) and len(breaks) < _MOST_PARTS:
            rest = _rest(line, text, last, lines[index + 1], lines, own)
            if not rest:
                break
            breaks.append(len(text))
            last = lines[index + 1]
            text += last.text
            index += 1
        result.append(Whole(line, text, tuple(breaks)))
        index += 1
    return result


def _rest(
    first: TextLine, text: str, last: TextLine, below: TextLine, lines: Sequence[TextLine], own: Sequence[str]
) -> str:
    """What of the line below belongs to the address at the end of `text`."""
    tail = _TAIL.search(text)
    if tail is None or "@" in tail.group() or below.page != last.page or below.start != last.end + 1:
        return ""
    match = _REST.match(below.text)
    if match is None or not _ADDRESS.fullmatch(tail.group().lstrip("([")):
        return ""
    if first.boxes and (
        below.gap > _LEADING or not (abs(below.x0 - first.x0) <= _HANGING or _is_full(last, below))
    ):
        return ""
    rest = match[1]
    address = tail.group()
    path = re.sub(r"^[(\[]*(?:https?://)?", "", address)
    if re.match(r"(?:https?:|www\.)", rest, re.I) or (
        rest[:1].isupper() and not address.isupper() and "/" not in path
    ):
        return ""
    if address[-1] == "." and not (_DOMAIN.match(rest) or (rest.islower() and _fills(last, lines))):
        # The address ends a sentence.
        return ""
    if address[-1] in _OPEN_END and (path.count("/") > 1 or address[-1] != "/" or rest.startswith("in/")):
        return rest
    plain = rest.islower() or rest.isdigit() or (rest.isupper() and address.isupper())
    if len(rest) > _MOST_REST or not plain or any(word in rest.lower() for word in own):
        return ""
    # Nothing else is as short as the last letters of an address.
    return rest if len(rest) <= _FEW or _fills(last, lines) else ""


def _is_full(line: TextLine, below: TextLine) -> bool:
    """Whether the first word of the line below would not have fitted on the line: heads set in the middle."""
    word = len(below.text.split(" ", 1)[0]) * (below.x1 - below.x0) / max(len(below.text), 1)
    return bool(line.right) and line.x1 + word > line.right - 1


def _fills(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line ends where its column does: another line ends there as well, and none reaches further."""
    if not line.boxes or not line.text:
        return False
    width = (line.x1 - line.x0) / len(line.text)
    edges = [
        other.x1
        for other in lines
        if other is not line and (other.page, other.region) == (line.page, line.region) and other.boxes
    ]
    return bool(edges) and line.x1 - 2.2 * width <= max(edges) <= line.x1 + 1.2 * width
