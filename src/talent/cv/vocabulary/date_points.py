"""How one date is written, in words, figures, Roman figures or quarters: an expression for it, and its value."""

import calendar
import re

from talent.cv.vocabulary.caseless import one_of

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
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
QUOTES = "'’‘`´ʼ"
DASHES = "‐‑‒–—―−-"

YEARS = (r"19[5-9]\d", r"20[0-3]\d")
YEAR = rf"(?:{'|'.join(YEARS)})(?!\d)"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
# The century of two figures is beyond doubt only because no CV reaches from before 1950 to after 2039.
SHORT_YEAR = r"(?:[0-35-9]\d)(?!\d)"
QUOTED_YEAR = rf"[{QUOTES}]\s?{SHORT_YEAR}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ROMAN = "(?:" + "|".join(sorted(ROMAN, key=len, reverse=True)) + ")"
_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|early|mid|late|awal|pertengahan|akhir|semester\s+(?:ganjil|genap|gasal)|"
    r"(?:fall|spring|summer|odd|even)\s+(?:semester|term))"
)
_OTHER_WORDS = (
    "spring", "summer", "autumn", "fall", "winter", "early", "mid", "late", "awal", "pertengahan", "akhir", "semester",
    "odd", "even", "kuartal", "quarter", "triwulan", "tw", "kw",
)  # fmt: skip
_QUARTER = r"(?:q\s?[1-4]|(?:kuartal|quarter|triwulan|tw\.?|kw\.?)[ -]?(?:iv|i{1,3}|[1-4])(?!\w))"
_FIGURES, _WORDS = re.compile(r"\d+"), re.compile(r"[a-z]+")
# A date begins with a figure or one of these: looking for that first spares trying all kinds at every letter.
_OPENINGS = one_of({word[:2] for word in (*MONTHS, *_OTHER_WORDS)})
MAY_BEGIN = rf"(?=\d|(?<![a-z])(?:[ivx]|q\s?\d|{_OPENINGS}))"
POINT_KINDS = ("iso", "dmy", "my", "roman", "mdcy", "text", "ytext", "quarter", "year")


def point(prefix: str, before: str = r"(?<!\d)") -> str:
    """An expression for one date, with a group for each kind named `prefix` + kind; `before` looks at what stands
    before a year alone."""
    kinds = {
        "iso": rf"(?<!\d){YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d)",
        "dmy": rf"(?<!\d)\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR}",
        "my": rf"(?<!\d)\d{{1,2}}\s?[-/.]\s?{YEAR}",
        "roman": rf"(?<![\w/])(?:(?<!\d)\d{{1,2}}[-/. ])?{_ROMAN}\s?[-/.]\s?{YEAR}",
        "mdcy": rf"(?<![a-z]){MONTH}\s+{_DAY},\s*{YEAR}",
        "text": (
            rf"(?:(?<![\d.]){_DAY}[ \xa0-]+)?(?<![a-z]){MONTH}"
            rf"(?:[ \xa0,/{QUOTES}{DASHES}]*(?:(?:tahun|thn\.?|of)\s+)?{YEAR}|[ \xa0,-]*{QUOTED_YEAR})"
        ),
        "ytext": rf"(?<![\d/-]){YEAR}(?:,\s?|\s|[-/.]){MONTH}(?![\s,./{QUOTES}-]?\s?\d)",
        "quarter": (
            rf"(?<![a-z]){_QUARTER}[ ,/-]*(?:(?:tahun|of)\s+)?(?:{YEAR}|{QUOTED_YEAR})|{YEAR}[ ,/-]{{0,2}}q[1-4]"
        ),
        "year": rf"{before}(?:(?<![a-z]){_SEASON}[ ,-]+)?{YEAR}",
    }
    return (
        f"(?:{MAY_BEGIN}(?:" + "|".join(f"(?P<{prefix}{kind}>{kinds[kind]})" for kind in POINT_KINDS) + "))"
    )


def value_of(match: re.Match[str], prefix: str) -> tuple[str | None, bool, tuple[int, int]]:
    """One date: `YYYY[-MM[-DD]]`, whether it is impossible, where it stands in the text.

    A quarter or a season names no month, so only its year is given: what does not stand there is not made up.
    """
    for kind in POINT_KINDS:
        text = match[prefix + kind]
        if text is not None:
            date, bad = _value(kind, text.lower())
            return date, bad, match.span(prefix + kind)
    return None, True, (0, 0)


def _value(kind: str, text: str) -> tuple[str | None, bool]:
    numbers = [int(number) for number in _FIGURES.findall(text)]
    if kind == "year":
        return str(numbers[-1]), False
    if kind == "quarter":
        return str(full_year(next((number for number in numbers if number > 4), numbers[-1]))), False
    if kind == "ytext":
        return checked(numbers[0], _named_month(text), None)
    if kind in ("text", "mdcy"):
        return checked(full_year(numbers[-1]), _named_month(text), numbers[0] if len(numbers) == 2 else None)
    if kind == "roman":
        word = re.search(r"[ivx]+", text)
        month = ROMAN.index(word.group()) + 1 if word else 0
        return checked(numbers[-1], month, numbers[0] if len(numbers) == 2 else None)
    if kind == "iso":
        return checked(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)
    if kind == "my":
        return checked(numbers[1], numbers[0], None)
    day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    return checked(year, month, day)


def _named_month(text: str) -> int:
    return next((MONTHS[word] for word in _WORDS.findall(text) if word in MONTHS), 0)


def full_year(number: int) -> int:
    """The year that two figures stand for."""
    return number if number > 99 else number + (2000 if number < 40 else 1900)


def checked(year: int, month: int, day: int | None) -> tuple[str | None, bool]:
    """`YYYY-MM[-DD]`, or nothing and True where the calendar has no such day."""
    if not 1 <= month <= 12:
        return None, True
    if day is None:
        return f"{year}-{month:02}", False
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None, True
    return f"{year}-{month:02}-{day:02}", False
