"""Addresses that a narrow column has broken over lines, put together again where the break is beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from talent.cv.layout import TextLine, end_of_first_word
from talent.cv.vocabulary.caseless import Caseless

# What a layout may break an address behind; a dot may as well end a sentence.
_OPEN_END = "/-_.=&?%"
_REST = re.compile(r"([._-]?[A-Za-z0-9~][A-Za-z0-9._~/?=&%-]{0,59}?)(?=$|[,;]\s|\s+[(|•·–—])")
_DOMAIN = re.compile(r"(?:com|id|net|org|io|dev|co|me|app|ac|go|or)(?![\w-])")
_WHOLE = re.compile(rf"[\w-]+(?:\.[\w-]+)*\.{_DOMAIN.pattern}", re.I)
# What is the rest of an address wherever it is broken: "/in/asep" and ".com/asep" below the name of a host, "com/asep"
# below its point; and the hosts that are known by their first letters.
_PATH = re.compile(rf"/[\w~][\w.~/?=&%-]*|\.{_DOMAIN.pattern}(?:/[\w.~/?=&%-]*)?", re.I)
_AFTER_POINT = re.compile(rf"{_DOMAIN.pattern}(?:/[\w.~/?=&%-]*)?$", re.I)
KNOWN_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?(?:linkedin|github|gitlab|instagram|facebook|twitter|behance|dribbble|kaggle|medium|"
    r"youtube|tiktok)\.(?:com|net|org)(?:/|$)",
    re.I,
)
_NUMBER = re.compile(r"\d{7,}")
_ADDRESS = Caseless(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|[\w.-]+/\S*")
_MOST_PARTS = 3
# Broken in the middle of a word, the rest is short and begins below the address.
_MOST_REST = 14
_FEW = 2
_HANGING = 24.0
_FLUSH = 3.0
# White space above the first line of a list, or below another one.
_NEXT_ITEM = 2.0
_LEADING = 0.6
# How much wider the white space between items is than between the lines of one.
_APART = 0.15
# Between two lines of one word a file has the end of a line, and nothing else.
_LINE_END = 4


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
            last = lines[index + 1]
            text, taken = put_together(text, last.text, own)
            breaks += [len(text) - len(last.text)] * taken
            index += 1
        result.append(Whole(line, text, tuple(breaks)))
        index += 1
    return result


def put_together(text: str, rest: str, own: Sequence[str]) -> tuple[str, int]:
    """Two parts of an address as one, and how many characters less that is than the page has.

    A hyphen that only the end of the line asked for is left out: without it a word of the person's name is whole.
    """
    if text.endswith("-"):
        divided, whole = f"{text}{rest}".lower(), f"{text[:-1]}{rest}".lower()
        if sum(word in whole for word in own) > sum(word in divided for word in own):
            return text[:-1] + rest, 2
    return text + rest, 1


def _rest(
    first: TextLine, text: str, last: TextLine, below: TextLine, lines: Sequence[TextLine], own: Sequence[str]
) -> str:
    """What of the line below belongs to the address at the end of `text`."""
    address = text.rsplit(None, 1)[-1] if text[-1:].strip() else ""
    if not address or "@" in address or not follows(last, below):
        return ""
    if abs(last.x0 - below.x0) <= _HANGING and (sure := _surely(address, below.text)):
        return sure
    match = _REST.match(below.text)
    if match is None or _NUMBER.fullmatch(match[1]):
        return ""
    if not _ADDRESS.fullmatch(address.lstrip("([")):
        return match[1] if _begins_address(address, last, below, lines, own) else ""
    if first.boxes and (
        below.gap > _LEADING or not (abs(below.x0 - first.x0) <= _HANGING or _is_full(last, below))
    ):
        return ""
    rest = match[1]
    path = re.sub(r"^[(\[]*(?:https?://)?", "", address)
    if re.match(r"(?:https?:|www\.)", rest, re.I) or (
        rest[:1].isupper()
        and not address.isupper()
        and ("/" not in path or below.text[match.end() : match.end() + 1] == ",")
    ):
        return ""
    if address[-1] == "." and not (_DOMAIN.match(rest) or (rest.islower() and fills(last, lines))):
        # The address ends a sentence.
        return ""
    if address[-1] in _OPEN_END and (path.count("/") > 1 or address[-1] != "/" or rest.startswith("in/")):
        return rest
    plain = rest == rest.lower() or (rest.isupper() and address.isupper())
    if not plain:
        return ""
    begins = _WHOLE.match(rest) is not None or any(rest.startswith(word) for word in own)
    if is_closer(below, lines) and reaches_edge(last, lines) and not begins:
        return rest
    if len(rest) > _MOST_REST or rest[0] in _OPEN_END or any(word in rest.lower() for word in own):
        return ""
    # Nothing else is as short as the last letters of an address.
    return rest if len(rest) <= _FEW or fills(last, lines) else ""


def _surely(tail: str, below: str) -> str:
    """The line below where it can be nothing but the rest of what ends with `tail`."""
    word = tail.lower().lstrip("([")
    if " " in below or not re.fullmatch(r"(?:https?://)?[a-z0-9.-]+(?:/\S*)?", word):
        return ""
    host = re.sub(r"^https?://", "", word)
    if _PATH.fullmatch(below):
        named = re.search(r"\.[a-z]{2,}$", host) is not None
        return below if named == (below[0] == "/") and host[-1] not in ".-" else ""
    if host[-1] == "." and "/" not in host and _AFTER_POINT.match(below):
        return below
    return below if not KNOWN_HOST.match(host) and KNOWN_HOST.match(host + below.lower()) else ""


def _begins_address(
    word: str, last: TextLine, below: TextLine, lines: Sequence[TextLine], own: Sequence[str]
) -> bool:
    """Whether a word that bears the person's name goes on below as an address or the name of a user."""
    if not any(each in word for each in own) or word != word.lower() or " " in last.text or " " in below.text:
        return False
    if not is_closer(below, lines) or abs(last.x0 - below.x0) > _FLUSH:
        return False
    return word[-1] in "-_." or (reaches_edge(last, lines) and below.text == below.text.lower())


def follows(last: TextLine, below: TextLine) -> bool:
    """Whether nothing stands between the end of a line and the beginning of the other, on the page and in the file."""
    if below.page != last.page or below.start != last.end + 1:
        return False
    known = any(last.order) and any(below.order)
    return not known or 0 <= below.order[0] - last.order[1] <= _LINE_END


def is_closer(below: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line stands closer to the one above than the items of its list do to each other."""
    if not below.boxes or below.gap > _LEADING:
        return False
    return any(
        below.gap + _APART < other.gap < _NEXT_ITEM
        for other in lines
        if (other.page, other.region) == (below.page, below.region) and abs(other.size - below.size) < 0.3
    )


def reaches_edge(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether no line of the column reaches much further than this one."""
    if not line.boxes or not line.text:
        return False
    width = (line.x1 - line.x0) / len(line.text)
    return line.x1 + 2.2 * width >= max(_edges(line, lines), default=0.0)


def _is_full(line: TextLine, below: TextLine) -> bool:
    """Whether the first word of the line below would not have fitted on the line: heads set in the middle."""
    return bool(line.right) and end_of_first_word(line, below, space=0.0) > line.right - 1


def _edges(line: TextLine, lines: Sequence[TextLine]) -> list[float]:
    """Where the other lines of its column end that are set in its size."""
    return [
        other.x1
        for other in lines
        if other is not line
        and (other.page, other.region) == (line.page, line.region)
        and other.boxes
        and abs(other.size - line.size) < 0.3
    ]


def fills(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line ends where its column does: another line ends there as well, and none reaches further."""
    if not line.boxes or not line.text:
        return False
    width = (line.x1 - line.x0) / len(line.text)
    edges = _edges(line, lines)
    return bool(edges) and line.x1 - 2.2 * width <= max(edges) <= line.x1 + 1.2 * width
