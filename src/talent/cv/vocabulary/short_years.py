"""Ranges whose years have two figures, told from days of a month and from other numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.date_joins import NOW, TO
from talent.cv.vocabulary.date_points import (
    MONTH,
    MONTHS,
    QUOTED_YEAR,
    QUOTES,
    SHORT_YEAR,
    YEAR,
    checked,
    full_year,
)

_KINDS = ("slash", "short", "quoted")


def _end(prefix: str) -> str:
    """An expression for one end: "01/20", "Jan 20" or "'20"."""
    return (
        rf"(?:(?P<{prefix}slash>(?<![\d/.,-])(?:0?[1-9]|1[0-2])\s?/\s?{SHORT_YEAR}(?![/.,]?\d))"
        rf"|(?P<{prefix}short>(?<![a-z])(?<!\d )(?<!\d){MONTH}[ -]{SHORT_YEAR}(?!,?\s*(?:{YEAR}|\d)))"
        rf"|(?P<{prefix}quoted>(?<![a-z0-9]){QUOTED_YEAR}))"
    )


SHORT_END = _end("x")
_RANGE = re.compile(rf"{_end('a')}{TO}(?:{NOW}|{_end('b')})", re.I)
# Without one of these the expression cannot match; most lines have not even two figures behind such a mark.
_TWO_FIGURES = re.compile(rf"[{QUOTES}/ -]\s?\d\d(?!\d)")
_HINT = Caseless(
    rf"[{QUOTES}]\s?\d\d(?!\d)|(?<![\d/])\d{{1,2}}\s?/\s?\d\d(?![\d/])|(?<![a-z])[a-z]{{3,9}}\.?[ -]\d\d(?!\d)"
)

_BEHIND_MONTH = re.compile(rf"{MONTH}\W*$", re.I)


@dataclass(frozen=True, slots=True)
class ShortRange:
    """From when to when (None: it still runs), where the whole stands, and where its two ends do."""

    first: str
    last: str | None
    span: tuple[int, int]
    start_span: tuple[int, int]
    end_span: tuple[int, int]


def find_short(text: str) -> Iterator[ShortRange]:
    """The ranges of which both ends have a year of two figures, or one has and it still runs."""
    if _TWO_FIGURES.search(text) is None or _HINT.search(text) is None:
        return
    for match in _RANGE.finditer(text):
        first, kind, start_span = _value(match, "a")
        last, other, end_span = (None, kind, (0, 0)) if match["now"] else _value(match, "b")
        if kind == "quoted" and _BEHIND_MONTH.search(text[: match.start()]):
            continue
        if first is not None and kind == other and (last is None or _may_be(kind, first, last)):
            yield ShortRange(first, last, match.span(), start_span, end_span)


def _may_be(kind: str, first: str, last: str) -> bool:
    """Whether days of a month would not be written the same way: "05/06 – 07/08", "Mar 12 – Mar 15"."""
    if kind == "slash" and max(int(first[2:4]), int(last[2:4])) <= 12:
        return False
    return last >= first and not (kind == "short" and first[4:] == last[4:])


def _value(match: re.Match[str], prefix: str) -> tuple[str | None, str, tuple[int, int]]:
    for kind in _KINDS:
        text = match[prefix + kind]
        if text is not None:
            numbers = [int(number) for number in re.findall(r"\d+", text)]
            year = full_year(numbers[-1])
            word = re.match(r"[a-z]+", text.lower())
            month = numbers[0] if kind == "slash" else MONTHS[word.group()] if word else None
            value = f"{year}" if month is None else checked(year, month, None)[0]
            return value, kind, match.span(prefix + kind)
    return None, "", (0, 0)
