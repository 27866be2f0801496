"""Dates and ranges as Indonesian and English CVs write them; a date that cannot be is told, not repaired."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Final

from talent.cv.vocabulary.caseless import lowered
from talent.cv.vocabulary.date_joins import NOW, TO, TO_WORD
from talent.cv.vocabulary.date_points import (
    DASHES,
    MAY_BEGIN,
    MONTH,
    MONTHS,
    QUOTES,
    SHORT_YEAR,
    YEAR,
    YEARS,
    checked,
    point,
    value_of,
)
from talent.cv.vocabulary.short_years import find_short

_FIRST = point("a", r"(?<![\d/-])")
_SECOND = point("b")
_OPEN_MONTH = (
    rf"(?P<openmonth>(?:(?<!\d)\d{{1,2}}\s+)?(?<![a-z]){MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d/.]))?)"
)
_DAYS = (
    rf"(?P<days>(?<![\d./-])(?P<day1>\d{{1,2}}){TO}(?P<day2>\d{{1,2}})\s+(?P<month>{MONTH})[ ,]*(?P<year>{YEAR})|"
    rf"(?<![a-z])(?P<month_>{MONTH})\s+(?P<day1_>\d{{1,2}}){TO}(?P<day2_>\d{{1,2}}),\s*(?P<year_>{YEAR}))"
)
# All of these are in lower case, and are looked for in the text in lower case.
_POINT_RE = re.compile(_FIRST)
_RANGE_RE = re.compile(rf"{MAY_BEGIN}(?:{_FIRST}|{_OPEN_MONTH}){TO}(?:{NOW}|{_SECOND})")
_DAYS_RE = re.compile(MAY_BEGIN + _DAYS)
# Days that are a range have this in them, and few lines do.
_TWO_DAYS = re.compile(rf"\d{TO}\d{{1,2}}[\s,]")
_SINCE_RE = re.compile(
    rf"(?<![a-z])(?:(?:terhitung\s+)?(?:sejak|mulai)|since|from|starting)\s+(?:tahun\s+|bulan\s+)?{_FIRST}"
)
_INTAKE_RE = re.compile(rf"(?<![a-z])angkatan\s+(?:tahun\s+)?{_FIRST}")
_UNTIL_RE = re.compile(rf"(?<![a-z])(?!to\b|up){TO_WORD}\s+(?:tahun\s+|bulan\s+)?{_FIRST}")
_SHORT_RE = re.compile(
    rf"(?:(?<![a-z])semester\s+(?:ganjil|genap|gasal)\s+)?(?P<y1>(?<![\d/.-]){YEAR})\s*[-–/]\s*"
    r"(?P<y2>(?:20|19)?\d{2})(?![\d/.-])"
)
_OPEN_RE = re.compile(rf"{_FIRST}\s*[-–—]\s*(?:\.{{2,3}}|…)?(?=\s*(?:$|[)\t]))")
_OPEN_END = re.compile(r"[-–—.…]\s*(?:$|[)\t])")
# A line that says nothing else needs no mark between a date and "Sekarang".
_BARE_RE = re.compile(rf"\W*{_FIRST}\s+{NOW}\W*")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"[-–—/]")
# Each of its alternatives begins with a letter of its own: `re` looks for these first.
_FULL_YEAR = re.compile(
    "|".join((*(rf"{year}(?!\d)" for year in YEARS), *(rf"{quote}\s?{SHORT_YEAR}" for quote in QUOTES)))
)
# What a date in figures has in it, and hardly anything else.
_THREE_FIGURES = re.compile(r"\d[-/.]\d{1,2}[-/.]\d")
_LOOSE_BAD = re.compile(
    rf"(?<![\d-])({YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR})(?![\d-])"
)
# Only dates, no numbers of a level, stand behind these marks or at the beginning.
_BEFORE_ROMAN = re.compile(rf"(?:^|[\t(\[|,;:•·{DASHES}]|{TO_WORD})\s*$", re.I)


@dataclass(frozen=True, slots=True)
class DateRange:
    """`text[start:end]` says from when to when, `YYYY[-MM[-DD]]`; `bad` where one of them cannot be.

    A single date has `single` set and stands in `end_date`; `current` means that it still runs; `until` that the
    words name an end whose beginning is not told ("hingga 2020").
    """

    start: int
    end: int
    start_date: str | None
    end_date: str | None
    current: bool
    single: bool = False
    bad: bool = False
    start_span: tuple[int, int] = (0, 0)
    end_span: tuple[int, int] = (0, 0)
    until: bool = False

    def moved(self, by: int) -> "DateRange":
        """The range in a text of which the one it was found in begins at offset `by`."""
        first, last = ((start + by, end + by) for start, end in (self.start_span, self.end_span))
        return replace(self, start=self.start + by, end=self.end + by, start_span=first, end_span=last)


_start: Final = attrgetter("start")


@lru_cache(maxsize=4096)
def find_ranges(text: str) -> tuple[DateRange, ...]:
    """Ranges and single dates of `text`, left to right, without overlap.

    Years of two figures are read behind a month ("Jan '21"), or where both ends of a range are written so ("'19 – '21",
    "01/20 – 03/21"); of a quarter or a season only the year counts; a length
    ("2 tahun 3 bulan") is no date.
    """
    if not _DIGIT.search(text):
        return ()
    text = lowered(text)
    found = [
        DateRange(
            *each.span, each.first, each.last, each.last is None, False, False, each.start_span, each.end_span
        )
        for each in find_short(text)
    ]
    if not _FULL_YEAR.search(text):
        # Every expression below asks for a year of four figures, or of two behind a quotation mark.
        return tuple(found)
    found.sort(key=_start)
    for match in _DAYS_RE.finditer(text) if _TWO_DAYS.search(text) else ():
        if _is_free(match, found):
            insort(found, _days(match), key=_start)
    for match in _RANGE_RE.finditer(text):
        if _is_free(match, found) and _roman_stands(text, match):
            insort(found, _range(match), key=_start)
    if not any(_is_free(year, found) for year in _FULL_YEAR.finditer(text)):
        # Whatever else would be found shares its year with what was.
        return tuple(found)
    dashed = _DASH.search(text) is not None
    for match in _SHORT_RE.finditer(text) if dashed else ():
        first, last = match["y1"], (match["y1"][:2] + match["y2"])[-4 if len(match["y2"]) == 2 else 2 :]
        if int(first) < int(last) and _is_free(match, found):
            start, end = match.span()
            ends = match.span("y1"), match.span("y2")
            insort(found, DateRange(start, end, first, last, False, False, False, *ends), key=_start)
    for match in _SINCE_RE.finditer(text):
        if _is_free(match, found):
            insort(found, _opened(match, current=True), key=_start)
    for match in _INTAKE_RE.finditer(text):
        if _is_free(match, found):
            insort(found, _opened(match, current=False), key=_start)
    for match in _UNTIL_RE.finditer(text):
        if _is_free(match, found) and _stands_free(text, match):
            insort(found, _lone(match, until=True), key=_start)
    for match in _OPEN_RE.finditer(text) if dashed and _OPEN_END.search(text) else ():
        if _is_free(match, found) and _stands_free(text, match):
            insort(found, _opened(match, current=True), key=_start)
    bare = _BARE_RE.fullmatch(text) if not found else None
    if bare is not None:
        insort(found, _opened(bare, current=True), key=_start)
    for match in _POINT_RE.finditer(text):
        if _is_free(match, found) and _stands_free(text, match) and _roman_stands(text, match):
            insort(found, _lone(match, until=False), key=_start)
    return tuple(found)


def _is_free(match: re.Match[str], found: list[DateRange]) -> bool:
    """Whether none of `found`, which stand in their order and apart, shares a character with it."""
    if not found:
        return True
    at = bisect_left(found, match.start(), key=_start)
    return (at == 0 or found[at - 1].end <= match.start()) and (
        at == len(found) or match.end() <= found[at].start
    )


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """A year inside a longer number or word (a phone, a version, a NIP) is no date."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    return not (
        before.isalnum() or (before in "+@_" and before) or after[:1].isalnum() or re.match(r"[-.]\d", after)
    )


def _roman_stands(text: str, match: re.Match[str]) -> bool:
    """ "Tingkat III/2019" is a level and a year, "D-IV / 2020" a degree; a month in Roman figures stands apart."""
    if match["aroman"] is None:
        return True
    before = text[max(0, match.start() - 24) : match.start()]
    return _BEFORE_ROMAN.search(before) is not None and not before.rstrip().endswith(("D-", "D -", "D–"))


def _opened(match: re.Match[str], *, current: bool) -> DateRange:
    date, bad, span = value_of(match, "a")
    return DateRange(*match.span(), date, None, current, bad=bad, start_span=span)


def _lone(match: re.Match[str], *, until: bool) -> DateRange:
    date, bad, span = value_of(match, "a")
    return DateRange(*match.span(), None, date, False, True, bad, end_span=span, until=until)


def _range(match: re.Match[str]) -> DateRange:
    """Both ends; a month without a year takes the year of the end ("Jan – Mar 2020")."""
    end_date, bad_end, end_span = (None, False, (0, 0)) if match["now"] else value_of(match, "b")
    if match["openmonth"]:
        start_date, bad_start, start_span = None, False, match.span("openmonth")
        if end_date is not None:
            words, days = (
                re.findall(r"[a-z]+", match["openmonth"]),
                re.findall(r"\d+", match["openmonth"]),
            )
            day = int(days[0]) if days else None
            start_date, bad_start = checked(int(end_date[:4]), MONTHS[words[0]], day)
    else:
        start_date, bad_start, start_span = value_of(match, "a")
    bad = bad_start or bad_end
    if start_date and end_date and _key(end_date, last=True) < _key(start_date, last=False):
        bad = True
    return DateRange(
        match.start(), match.end(), start_date, end_date, bool(match["now"]), False, bad, start_span, end_span
    )


def _days(match: re.Match[str]) -> DateRange:
    """ "12–15 Maret 2020": both days are of the one month."""
    tail = "" if match["month"] else "_"
    month = MONTHS[match["month" + tail].rstrip(".")]
    first, bad_first = checked(int(match["year" + tail]), month, int(match["day1" + tail]))
    last, bad_last = checked(int(match["year" + tail]), month, int(match["day2" + tail]))
    bad = bad_first or bad_last or str(last) < str(first)
    return DateRange(
        *match.span(), first, last, False, bad=bad, start_span=match.span(), end_span=match.span()
    )


def _key(date: str, *, last: bool) -> str:
    """Dates of different precision become comparable: a year reaches from January to December."""
    filler = "-12-31" if last else "-01-01"
    return date + filler[len(date) - 4 :]


def bad_dates(text: str) -> list[str]:
    """Dates written in figures that no calendar has ("2023-19-39")."""
    if not _THREE_FIGURES.search(text):
        return []
    return [
        match.group()
        for match in _LOOSE_BAD.finditer(text)
        if any(item.bad for item in find_ranges(match.group()))
    ]


def month_of(date: str | None) -> str | None:
    """`YYYY-MM` of a date that knows its month, else None."""
    return date[:7] if date is not None and len(date) >= 7 else None
