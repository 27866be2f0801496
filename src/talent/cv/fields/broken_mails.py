"""E-mail addresses that a narrow column has broken over lines, put together again where the break is beyond doubt."""

import re
from collections.abc import Sequence

from talent.cv.fields.broken_links import (
    KNOWN_HOST,
    Whole,
    fills,
    follows,
    is_closer,
    put_together,
    reaches_edge,
)
from talent.cv.layout import TextLine

WHOLE_DOMAIN = re.compile(
    r"\.(?:com|co|id|org|net|edu|gov|io|dev|me|my|sg|au|uk|nl|de|jp|biz|info|tech|app|xyz|site|online|example|test)$",
    re.I,
)
_REST = re.compile(r"([A-Za-z0-9.-]{1,25})(?=$|[,;]\s|\s+[|•·–—])")
_ENDS = re.compile(r"(?:^|\.)[A-Za-z]{1,8}$")
# The first letters of an address behind a label, an icon or a separator, broken behind a hyphen or point or anywhere.
_LEAD = r"(?:^(?:\W\s+)?|[:\t]\s*|[|•·;–—]\s+)"
_OPEN_START = re.compile(rf"{_LEAD}([A-Za-z0-9][\w.+]*[-_]|[A-Za-z0-9][\w.+-]*-|[a-z0-9][a-z0-9._]*\.)$")
_CUT_START = re.compile(rf"{_LEAD}((?=[\d._+-]*[a-z])[a-z0-9][a-z0-9._+-]*)$")
_WHOLE_START = re.compile(rf"{_LEAD}([A-Za-z0-9._][\w.+-]*)$")
_START = re.compile(r"[A-Za-z0-9._+-]*@")
_MOST_PARTS = 4
# The length of a last part of a domain that may be cut short, its point included.
_SHORT = 3
# What is shorter than this and tells nothing of the name may be any word.
_TELLING = 3
_FLUSH = 24.0
# The fewest letters in a line of a typed column, and how many lines around one tell how wide it is.
_NARROWEST = 14
_AROUND = 8


def whole_mail(lines: Sequence[TextLine], index: int, own: Sequence[str] = ()) -> Whole:
    """The line at `index`, which has an @, with the beginning and the end of its address that stand on other lines.

    `own` are words of the person's name.
    """
    first, text, breaks = lines[index], lines[index].text, []
    last = first
    for below in lines[index + 1 : index + 1 + _MOST_PARTS]:
        rest = _end(text, last, below, lines)
        if not rest:
            break
        breaks.append(len(text))
        text, last = text + below.text, below
    for before in reversed(lines[max(0, index - _MOST_PARTS) : index]):
        start = _START.match(text)
        if not start or not _start(before, first, start.group()[:-1], lines, own):
            break
        rest = text
        text, taken = put_together(before.text, rest, own)
        at = len(text) - len(rest)
        breaks = [*[at] * taken, *(each + at for each in breaks)]
        first = before
    return Whole(first, text, tuple(breaks))


def _end(text: str, last: TextLine, below: TextLine, lines: Sequence[TextLine]) -> str:
    """What of the line below belongs to the address at the end of `text`."""
    tail = text.rsplit("@", 1)[-1]
    match = _REST.match(below.text)
    if match is None or " " in tail or not follows(last, below) or abs(_left(last) - below.x0) > _FLUSH:
        return ""
    rest = match[1]
    alike = rest == rest.lower() or (rest == rest.upper() and text == text.upper())
    if alike and _is_open(tail, rest, below):
        return rest
    typed = not last.boxes
    if typed and "." in tail.rstrip(".") and not _fills_typed(last, lines):
        # Whether a whole address goes on only its place on the page can tell.
        return ""
    broken = alike and not _shares(text, rest)
    if typed:
        broken = broken and below.text == rest and not KNOWN_HOST.match(rest) and _fills_typed(last, lines)
    else:
        broken = broken and ((is_closer(below, lines) and reaches_edge(last, lines)) or fills(last, lines))
    whole = WHOLE_DOMAIN.search(tail)
    if whole and len(whole.group()) > _SHORT and rest[0].isalnum() and rest.lower() != "m":
        # Behind ".com" another address begins; ".co" may be the beginning of a longer name.
        return ""
    if broken and WHOLE_DOMAIN.search(tail + rest):
        return rest
    if whole:
        # What is whole goes on only with the last letter of ".com"; a word below is a link or a network.
        return rest if rest.lower() == "m" and below.text == rest and below.x1 <= last.x1 + 3 else ""
    return rest if _ENDS.search(rest) and below.text == rest and below.x1 <= last.x1 + 3 else ""


def _left(line: TextLine) -> float:
    """Where the last cell of a line begins, below which what it has no room for goes on."""
    box = line.boxes[line.text.rindex("\t") + 1] if line.boxes and "\t" in line.text[:-1] else None
    return line.x0 if box is None else box[0]


def _fills_typed(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a typed line without a space is the longest of those around it: a program broke it at the edge."""
    if line.boxes or " " in line.text or len(line.text) < _NARROWEST:
        return False
    at = next(number for number, each in enumerate(lines) if each is line)
    around = [each for each in lines[max(at - _AROUND, 0) : at + _AROUND] if each.region == line.region]
    return len(around) > 3 and all(len(each.text) <= len(line.text) for each in around)


def _is_open(tail: str, rest: str, below: TextLine) -> bool:
    """Whether an address cannot end with `tail`, and goes on with `rest` beyond doubt."""
    if rest != below.text:
        return False
    if re.fullmatch(r"(?:[a-z0-9-]+\.)*", tail, re.I):
        # Broken behind the @ or a point of the domain.
        return rest[0].isalnum() and re.fullmatch(r"[a-z0-9.-]+", rest, re.I) is not None
    if rest[0] == ".":
        return re.fullmatch(r"(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,10})?", rest, re.I) is not None
    # What has no point yet is not whole; the end of it has one.
    return "." not in tail and WHOLE_DOMAIN.search(tail + rest) is not None


def _shares(text: str, rest: str) -> bool:
    """Whether what stands below begins like the address does: a site or the name of a user, and no end of it."""
    own = re.findall(r"[a-z]{4,}", text.rsplit("@", 1)[0].lower())
    return any(word[:4] in rest for word in own)


def _start(
    before: TextLine, line: TextLine, rest: str, lines: Sequence[TextLine], own: Sequence[str]
) -> bool:
    """Whether the line before ends with the first letters of the address that goes on with `rest` before its @."""
    if not follows(before, line):
        return False
    if not rest:
        # Nothing begins with an @ and ends with a domain but an address.
        return _WHOLE_START.search(before.text) is not None
    # Words before it are a label: the end of a sentence has a point as well.
    if _OPEN_START.search(before.text):
        return True
    # A theme may set all of it in capitals.
    capitals = before.text.isupper() and line.text.isupper()
    cut = _CUT_START.search(before.text.lower() if capitals else before.text)
    if cut is None or abs(_left(before) - line.x0) > _FLUSH:
        return False
    if rest[0] in "._":
        # Nothing begins so but what goes on.
        return True
    parts = (cut[1], rest.lower())
    if any(word in "".join(parts) and not any(word in part for part in parts) for word in own):
        return True
    if len(cut[1]) < _TELLING:
        return False
    if not before.boxes:
        return cut[1] == before.text and _fills_typed(before, lines)
    return is_closer(line, lines) and reaches_edge(before, lines)
