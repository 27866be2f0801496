"""Dates and ranges as Indonesian and English CVs write them; a date that cannot be is told, not repaired."""

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = {
    "januari": 1, "january": 1, "jan": 1,
    "februari": 2, "pebruari": 2, "february": 2, "feb": 2, "peb": 2,
    "maret": 3, "march": 3, "mar": 3, "mrt": 3,
    "april": 4, "apr": 4,
    "mei": 5, "may": 5,
    "juni": 6, "june": 6, "jun": 6,
    "juli": 7, "july": 7, "jul": 7,
    "agustus": 8, "august": 8, "agt": 8, "agu": 8, "ags": 8, "agus": 8, "aug": 8, "agust": 8,
    "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
PRESENT = (
    "sekarang", "saat ini", "kini", "present", "now", "current", "currently", "today", "ongoing", "berjalan",
    "hari ini", "sampai sekarang", "hingga sekarang", "hingga kini", "till now", "until now", "to date",
)  # fmt: skip

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR = r"(?:19[5-9]\d|20[0-3]\d)(?!\d)"
_POINT = (
    rf"(?:(?P<{{p}}iso>{_YEAR}[-/.]\d{{{{1,2}}}}(?:[-/.]\d{{{{1,2}}}})?(?!\d))"
    rf"|(?P<{{p}}dmy>(?<!\d)\d{{{{1,2}}}}[-/.]\d{{{{1,2}}}}[-/.]{_YEAR})"
    rf"|(?P<{{p}}my>(?<!\d)\d{{{{1,2}}}}\s?[-/.]\s?{_YEAR})"
    rf"|(?P<{{p}}mdcy>(?<![a-z]){_MONTH}\s+\d{{{{1,2}}}},\s*{_YEAR})"
    rf"|(?P<{{p}}text>(?:(?<![\d.])\d{{{{1,2}}}}[ \xa0-]+)?(?<![a-z]){_MONTH}[ \xa0,'’/-]*{_YEAR})"
    rf"|(?P<{{p}}year>{{before}}{_YEAR}))"
)
_FIRST = _POINT.format(p="a", before=r"(?<![\d/-])")
_SECOND = _POINT.format(p="b", before=r"(?<!\d)")
_NOW = (
    "(?P<now>(?:"
    + "|".join(sorted((re.escape(word) for word in PRESENT), key=len, reverse=True))
    + r"))(?![a-z])"
)
_TO = (
    r"\s*(?:-{1,2}|–|—|−|‒|~|→|s\s?/\s?d|s\.\s?d\.?|sd(?![a-z])|sampai(?:\s+dengan)?|hingga|to(?![a-z])|"
    r"until|till|through)\s*"
)
_OPEN_MONTH = rf"(?P<openmonth>(?:(?<!\d)\d{{1,2}}\s+)?(?<![a-z]){_MONTH})"
_POINT_RE = re.compile(_FIRST, re.I)
_RANGE_RE = re.compile(rf"(?:{_FIRST}|{_OPEN_MONTH}){_TO}(?:{_NOW}|{_SECOND})", re.I)
_SINCE_RE = re.compile(rf"(?:sejak|mulai|since|from)\s+(?:tahun\s+)?{_FIRST}", re.I)
_SHORT_RE = re.compile(rf"(?P<y1>(?<![\d/.-]){_YEAR})\s*[-–/]\s*(?P<y2>(?:20|19)?\d{{2}})(?![\d/.-])")
_OPEN_RE = re.compile(rf"{_FIRST}\s*[-–—](?=\s*(?:$|[)\t]))", re.I)
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"[-–—/]")
_YEAR_OR_NOW = re.compile(rf"{_YEAR}|{_NOW}", re.I)
_LOOSE_BAD = re.compile(
    rf"(?<![\d-])({_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR})(?![\d-])"
)


@dataclass(frozen=True, slots=True)
class DateRange:
    """`text[start:end]` says from when to when, `YYYY[-MM[-DD]]`; `bad` where one of them cannot be.

    A single date has `single` set and stands in `end_date`; `current` means that it still runs.
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


@lru_cache(maxsize=4096)
def find_ranges(text: str) -> tuple[DateRange, ...]:
    """Ranges and single dates of `text`, left to right, without overlap."""
    if not _DIGIT.search(text) or not _YEAR_OR_NOW.search(text):
        return ()
    found: list[DateRange] = [_range(match) for match in _RANGE_RE.finditer(text)]
    dashed = _DASH.search(text) is not None
    for match in _SHORT_RE.finditer(text) if dashed else ():
        first, last = match["y1"], (match["y1"][:2] + match["y2"])[-4 if len(match["y2"]) == 2 else 2 :]
        if int(first) < int(last) and _is_free(match, found):
            found.append(
                DateRange(
                    match.start(),
                    match.end(),
                    first,
                    last,
                    False,
                    start_span=match.span("y1"),
                    end_span=match.span("y2"),
                )
            )
    for match in _SINCE_RE.finditer(text):
        if _is_free(match, found):
            date, bad, span = _point(match, "a")
            found.append(DateRange(match.start(), match.end(), date, None, True, bad=bad, start_span=span))
    for match in _OPEN_RE.finditer(text) if dashed else ():
        if _is_free(match, found) and _stands_free(text, match):
            date, bad, span = _point(match, "a")
            found.append(DateRange(match.start(), match.end(), date, None, True, bad=bad, start_span=span))
    for match in _POINT_RE.finditer(text):
        if _is_free(match, found) and _stands_free(text, match):
            date, bad, span = _point(match, "a")
            found.append(DateRange(match.start(), match.end(), None, date, False, True, bad, end_span=span))
    return tuple(sorted(found, key=lambda item: item.start))


def _is_free(match: re.Match[str], found: list[DateRange]) -> bool:
    return all(match.end() <= item.start or match.start() >= item.end for item in found)


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """A year inside a longer number or word (a phone, a version, a NIP) is no date."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    return not (
        before.isalnum() or (before in "+@_" and before) or after[:1].isalnum() or re.match(r"[-.]\d", after)
    )


def _range(match: re.Match[str]) -> DateRange:
    """Both ends; a month without a year takes the year of the end ("Jan – Mar 2020")."""
    end_date, bad_end, end_span = (None, False, (0, 0)) if match["now"] else _point(match, "b")
    if match["openmonth"]:
        start_date, bad_start, start_span = None, False, match.span("openmonth")
        parts = match["openmonth"].lower().split()
        if end_date is not None:
            start_date = f"{end_date[:4]}-{MONTHS[parts[-1].rstrip('.')]:02}"
            if len(parts) == 2:
                start_date, bad_start = _checked(int(end_date[:4]), int(start_date[5:7]), int(parts[0]))
    else:
        start_date, bad_start, start_span = _point(match, "a")
    bad = bad_start or bad_end
    if start_date and end_date and _key(end_date, last=True) < _key(start_date, last=False):
        bad = True
    return DateRange(
        match.start(), match.end(), start_date, end_date, bool(match["now"]), False, bad, start_span, end_span
    )


def _key(date: str, *, last: bool) -> str:
    """Dates of different precision become comparable: a year reaches from January to December."""
    filler = "-12-31" if last else "-01-01"
    return date + filler[len(date) - 4 :]


def _point(match: re.Match[str], prefix: str) -> tuple[str | None, bool, tuple[int, int]]:
    """One date: value, whether it is impossible, where it stands in the text."""
    for kind in ("iso", "dmy", "my", "mdcy", "text", "year"):
        text = match[prefix + kind]
        if text is None:
            continue
        date, bad = _value(kind, text.lower())
        return date, bad, match.span(prefix + kind)
    return None, True, (0, 0)


def _value(kind: str, text: str) -> tuple[str | None, bool]:
    """The value of one written date, and whether it is impossible."""
    if kind == "year":
        return text, False
    if kind in ("text", "mdcy"):
        word = re.search(r"[a-z]+", text)
        month = MONTHS[word.group()] if word else 0
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        day = numbers[0] if len(numbers) == 2 else None
        return _checked(numbers[-1], month, day)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if kind == "iso":
        return _checked(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)
    if kind == "my":
        return _checked(numbers[1], numbers[0], None)
    day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int | None) -> tuple[str | None, bool]:
    """`YYYY-MM[-DD]`, or nothing and True where the calendar has no such day."""
    if not 1 <= month <= 12:
        return None, True
    if day is None:
        return f"{year}-{month:02}", False
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None, True
    return f"{year}-{month:02}-{day:02}", False


def bad_dates(text: str) -> list[str]:
    """Dates written in figures that no calendar has ("2023-19-39")."""
    if not _DIGIT.search(text):
        return []
    return [
        match.group()
        for match in _LOOSE_BAD.finditer(text)
        if any(item.bad for item in find_ranges(match.group()))
    ]


def month_of(date: str | None) -> str | None:
    """`YYYY-MM` of a date that knows its month, else None."""
    return date[:7] if date is not None and len(date) >= 7 else None
