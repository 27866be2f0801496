"""A value on its way into the answer: what it is, where it stands, what spoke for it."""

import math
import re
from dataclasses import dataclass, field
from typing import Any

from talent.cv.layout import TextLine

_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Found:
    """`value` as read at `[start, end)` of the text of `page`; `points` are features and their scores.

    `link` is where the document says that these words lead, if the value was read from it and not from the words.
    """

    value: Any
    page: int
    start: int
    end: int
    confidence: float
    points: dict[str, float] = field(default_factory=dict)
    link: str | None = None


@dataclass(slots=True)
class Entry:
    """One entry of a section of the resume: named values, then the texts under it.

    `until` is set where the words name an end whose beginning is not told, `guessed` where only the lines of its
    section told what it is.
    """

    section: str
    values: dict[str, Found] = field(default_factory=dict)
    highlights: list[Found] = field(default_factory=list)
    current: bool = False
    bad_dates: bool = False
    until: bool = False
    guessed: bool = False
    start_month: str | None = None
    end_month: str | None = None
    level: int | None = None


def confidence_of(total: float, *, threshold: float = 0.0) -> float:
    """A score as a number between 0 and 1: one half at the threshold, 0.88 two points above it."""
    return round(1.0 / (1.0 + math.exp(-(total - threshold))), 3)


def found_in(line: TextLine, start: int, end: int, confidence: float, value: object = None) -> Found:
    """The stretch `[start, end)` of `line` without the spaces around it; its own words unless
    `value` is given."""
    while start < end and line.text[start] in " \t":
        start += 1
    while end > start and line.text[end - 1] in " \t":
        end -= 1
    text = line.text[start:end]
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return Found(
        text if value is None else value, line.page, line.start + start, line.start + end, confidence
    )


def joined(lines: list[TextLine], confidence: float) -> Found:
    """Following lines of one page as one value, broken words put together again."""
    first = lines[0]
    same = [first]
    for line in lines[1:]:
        # A line that was set aside in between (a protected fact) must not come back inside the quote.
        if line.page != first.page or line.start > same[-1].end + 2:
            break
        same.append(line)
    text = ""
    for line in same:
        piece = _SPACES.sub(" ", line.text.strip())
        if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and piece[:1].islower():
            text = text + piece
        else:
            text = f"{text} {piece}" if text else piece
    lead = len(first.text) - len(first.text.lstrip())
    last = same[-1]
    return Found(text, first.page, first.start + lead, last.start + len(last.text.rstrip()), confidence)
