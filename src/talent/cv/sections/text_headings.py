"""The headings of a plain text, told by being marked alike: "[SKILLS]", "~ Skills ~", "B. Skills", "Skills ____".

A text file has no fonts, so one line says little of itself. But whoever types a CV marks all of its headings in one
manner: where lines marked alike name several sections, those lines are the headings.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from talent.cv.layout import TextLine
from talent.cv.vocabulary.headings import is_title, section_of

LONGEST = 50
FEWEST = 3
# The white space above a line that a blank line parts from what is above; so parted, a single heading is one.
BLANK = 1.0
_FRAME = re.compile(
    r"^(?P<left>[^\w\s()\"'“”]+)\s*(?P<words>[^\W\d_].*?[\w)])\s*:?\s*(?P<right>[^\w\s()\"'“”]+)$"
)
_NUMBER = re.compile(
    r"^(?:(?P<roman>[IVX]{1,4})|(?P<letter>[A-Z])|(?P<figure>\d{1,2}))[.)]\s+(?P<words>[^\W\d_].*)$"
)
_LEAD = re.compile(r"^(?P<left>[^\w\s()\"'“”@]{1,4})\s*(?P<words>[^\W\d_].*)$")
_TRAIL = re.compile(r"^(?P<words>[^\W\d_].*?)\s*(?P<right>[_=~*.─═—-]{3,})$")
_MIRRORED = str.maketrans("[]{}<>«»‹›【】", "][}{><»«›‹】【")
_NO_HEADING = re.compile(r"[\d@,\t]| {3,}")
Setting = tuple[str, bool, bool]


def declare_headings(lines: Sequence[TextLine], raws: Sequence[str]) -> None:
    """Declare those of `lines` headings that are marked as headings are; `raws` are the lines as they were typed."""
    alike: dict[Setting, list[tuple[TextLine, str]]] = defaultdict(list)
    spaced = any(line.gap for line in lines[1:])
    for line, raw in zip(lines, raws, strict=True):
        text = raw.strip()
        if len(text) > 2 * LONGEST or line.heading:
            continue
        mark, words = _marked(text)
        if not 2 < len(words) <= LONGEST or _NO_HEADING.search(words):
            continue
        if spaced and not line.gap and not mark:
            # Who types blank lines between entries alone still marks the headings.
            continue
        if not mark and words.isupper():
            # Capitals alone speak for themselves, also where the words are unknown.
            continue
        alike[mark, words.isupper(), words.endswith(":")].append((line, words))
    for (mark, *_), group in alike.items():
        _declare(group, marked=bool(mark))


def declare_typed(lines: Sequence[TextLine]) -> None:
    """Declare the headings of a document of a word processor that was typed as plain text is: all letters set alike.

    Where some headings are bold, larger or in capitals, these tell which lines are headings.
    """
    plain = Counter((round(line.size, 1), line.bold) for line in lines)
    body = max(plain, key=lambda setting: plain[setting], default=None)
    named = [line for line in lines if section_of(line.text.strip()) is not None]
    if not named or any(
        line.heading or line.text.isupper() or (round(line.size, 1), line.bold) != body for line in named
    ):
        return
    candidates = [line for line in lines if not (line.bullet or line.cells or line.table)]
    declare_headings(candidates, [line.text for line in candidates])


def _marked(text: str) -> tuple[str, str]:
    """The mark that sets a line apart, and its words; the mark is empty where there is none."""
    frame = _FRAME.match(text)
    if frame is not None and _frames(frame["left"], frame["right"]):
        return frame["left"] + frame["right"][0], frame["words"]
    number = _NUMBER.match(text)
    if number is not None:
        # "I." is a letter as well as a figure of Rome, so that both are one manner.
        return ("1." if number["figure"] else "A."), number["words"]
    for pattern in (_TRAIL, _LEAD):
        match = pattern.match(text)
        if match is not None:
            return match.groupdict().get("left") or "words" + match["right"][0], match["words"]
    return "", text


def _frames(left: str, right: str) -> bool:
    """Whether the marks are the same from either side, or a row that the words break ("── Skills ─────")."""
    return left[::-1].translate(_MIRRORED) == right or (len(right) > 2 and len({*left, *right}) == 1)


def _declare(group: Sequence[tuple[TextLine, str]], *, marked: bool) -> None:
    """Declare the lines set alike headings where their words name several sections, one of jobs or schools.

    A line whose words are unknown needs a mark of its own; one that comes again is a label within the entries.
    """
    texts = [words.lower() for _, words in group]
    known = {words for _, words in group if section_of(words) is not None and not is_title(words)}
    sections = {section_of(words) for words in known}
    apart = all(line.gap >= BLANK for line, words in group if words in known)
    if len(sections) < (1 if apart else FEWEST) or not sections & {"work", "education"}:
        return
    most = marked and 2 * len(known) > len(group)
    for line, words in group:
        if texts.count(words.lower()) == 1 and (words in known or most):
            line.heading, line.bullet, line.text, line.cells = 2, False, words, []
            line.bold_start = 0
