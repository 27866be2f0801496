"""Lines that only the width of their column has broken are put together again, quotes and boxes included."""

import re

from talent.cv.layout import TextLine, end_of_first_word
from talent.cv.page.ragged import is_ragged
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.date_joins import JOIN, NOW, TO
from talent.cv.vocabulary.date_points import MONTHS, point
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.features import DUTY
from talent.cv.vocabulary.fresh_starts import asks_for_rest, begins_anew
from talent.cv.vocabulary.short_years import SHORT_END

_END = rf"(?:{point('b')}|{SHORT_END})"
# Only a few figures and words long: what stands before it in the line is of no account.
OPEN_RANGE = re.compile(rf"{_END}{TO}$", re.I)
JOIN_ALONE = re.compile(rf"\s*{JOIN}\s*", re.I)
END_BELOW = re.compile(rf"\s*{JOIN}\s*(?:{NOW}|{_END})\s*[)\]]?\s*", re.I)
# The tenth of November is the name of a school.
MONTH_LAST = re.compile(rf"(?<![a-z])(?<!sepuluh )(?:{'|'.join(MONTHS)})[.,]?\s*$", re.I)
YEAR_FIRST = re.compile(r"^(?:['’]\d\d(?=[)\s,;]|$)|(?:19|20)\d\d(?!\d)\s*(?:$|[)\].,;–-]))")
# From one year to another, which no month is told of.
YEARS_ALONE = re.compile(r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d(?!\d)")
# The last letters of what joins the two dates of a range: most lines end otherwise and need not be searched.
OPEN_ENDS = frozenset("-–—−‐→>~/dDiInNaAoOlLpPhHuU.")
END_ALONE = Caseless(rf"\s*(?:{NOW}|{_END})\s*[)\]]?\s*")
WHOLE_DATE = 24
# What a line ends with whose dates stand below.
OPEN_MARKS = ("(", ",", "-", "–", "—", "|", "•", "·")
# A name or a title; what is longer is prose.
SHORT = 60
# The least white space above an entry, in line heights, where lines of a paragraph may have less.
LEADING = 0.25
# How far a paragraph may hang from its first line, in points.
HANGING = 36.0
REST_OF_DURATION = re.compile(
    r"(?:\d{1,2}\s*)?(?:tahun|thn|years?|yrs?|bulan|bln|months?|mos?)"
    r"(?:\s*\d{1,2}\s*(?:bulan|bln|months?|mos?))?\s*\)",
    re.I,
)


def unwrap(lines: list[TextLine]) -> list[TextLine]:
    """The lines of a section in which a line goes on where the next word did not fit any more.

    The joined text has a space where the page has a line break, so every offset stays what it was.
    """
    result: list[TextLine] = []
    last: TextLine | None = None
    widest = max(line.x1 - line.x0 for line in lines) if is_ragged(lines) else 0.0
    for line in lines:
        if result and last is not None and _goes_on(result[-1], last, line, widest):
            result[-1] = joined_line(result[-1], line)
        else:
            result.append(line)
        last = line
    return result


def dates_go_on(whole: TextLine, last: TextLine, line: TextLine) -> bool:
    """Whether a line holds the rest of a date or a range that begins above; `whole` are the lines so far."""
    if line.start != last.end + 1:
        return False
    # What tells most of the line is asked first: few begin with a year or are the end of a range alone.
    if YEAR_FIRST.match(line.text) and MONTH_LAST.search(last.text):
        return line.page == last.page and not line.bullet and YEARS_ALONE.match(line.text) is None
    follows = line.page == last.page
    may_be_open = follows and last.text.rstrip()[-1:] in OPEN_ENDS
    if may_be_open and END_ALONE.fullmatch(line.text) and OPEN_RANGE.search(whole.text[-48:]):
        return True
    return follows and len(line.text) <= WHOLE_DATE and _is_date(last.text) and _joins(line.text)


def _goes_on(whole: TextLine, last: TextLine, line: TextLine, widest: float) -> bool:
    """Whether a line is the rest of the one above; `widest` is the width of the column where lines are set flush right
    or in its middle, in points, else 0."""
    if dates_go_on(whole, last, line):
        return True
    if _closes_bracket(last, line):
        return True
    if line.bullet or line.cells or last.table or not line.boxes or not last.right or line.gap > 0.75:
        return False
    if (line.page, line.region, line.start) != (last.page, last.region, last.end + 1):
        return False
    if (abs(line.size - last.size) > 0.3 or line.bold != last.bold) and not _in_one_setting(last, line):
        return False
    dates = find_ranges(last.text)
    if dates and not last.text[dates[-1].end :].strip(" ).") and not _opens_date(last.text):
        return False
    edge = _left_of_last_cell(last) if last.cells else whole.x0 if not whole.cells else line.x0
    if not widest and not edge - 3 <= line.x0 <= edge + (HANGING if _may_hang(whole, last, line) else 14):
        return False
    if _set_otherwise(last, line):
        return False
    dated = find_ranges(line.text) and not _rest(line) and not line.text.startswith("(")
    if dated and not last.text.rstrip().endswith(OPEN_MARKS):
        return _opens_date(last.text)
    manner = _range_ahead(line.text) if line.gap > LEADING else ""
    if manner and manner == _range_ahead(whole.text):
        # Heads that begin with their dates, the first as wide as the column.
        return False
    if DUTY.match(line.text) and not last.text.rstrip().endswith((",", "(", "&", "/")):
        # What was done begins with its verb, however full the line above.
        return False
    if _is_name(last) and whole is last and line.text[:1].isupper() and begins_anew(last.text, line.text):
        return False
    right = last.x0 + widest if widest else last.right
    full = end_of_first_word(last, line, space=0.6) > right
    return full or _opens_date(last.text) or asks_for_rest(last.text.rstrip(), line.text)


def _range_ahead(text: str) -> str:
    """The manner of the range that a head begins with, "year" or "month"; empty where it begins with none."""
    if not text[:1].isalnum():
        return ""
    dates = find_ranges(text)
    if not dates or dates[0].start or dates[0].single or not text[dates[0].end :].lstrip()[:1].isupper():
        return ""
    return "year" if YEARS_ALONE.match(text) else "month"


def _may_hang(whole: TextLine, last: TextLine, line: TextLine) -> bool:
    """Whether a line may be the rest of a head that begins with its dates and hangs from there: both are one sentence,
    "2009 – 2012 S1 Hukum, Universitas" above "Padjadjaran, Bandung."."""
    dates = find_ranges(whole.text)
    ends = line.text.rstrip().endswith(".") and not last.text.rstrip().endswith(".")
    return bool(dates) and dates[0].start == 0 and ends and len(line.text) <= SHORT and whole.x0 < line.x0


def _in_one_setting(last: TextLine, line: TextLine) -> bool:
    """Whether a line begins as the one above ends, however that began: "Staf di **Kantor Notaris**", "**Siti**"."""
    return bool(last.runs and line.runs) and last.runs[-1][1] == line.runs[0][1]


def _is_name(line: TextLine) -> bool:
    """Whether a line may be a name or a title: short, without the mark of a list, and nothing that was done."""
    return len(line.text) <= SHORT and not line.bullet and not DUTY.match(line.text)


def _closes_bracket(last: TextLine, line: TextLine) -> bool:
    """The rest of a duration whose bracket is open above: "(1 tahun 3", below it "bulan)"."""
    if not _opens_date(last.text) or line.bullet or line.gap > 0.75:
        return False
    follows = (line.page, line.region, line.start) == (last.page, last.region, last.end + 1)
    return follows and REST_OF_DURATION.fullmatch(line.text) is not None


def _left_of_last_cell(line: TextLine) -> float:
    """What wraps in a line of cells stands below the last of them."""
    box = line.boxes[line.cells[-1][0]]
    return box[0] if box is not None else line.x0


def _set_otherwise(last: TextLine, line: TextLine) -> bool:
    """Whether something new begins: in another setting, with a capital, behind what needs no more."""
    if not last.runs or not line.runs or last.runs[-1][1] == line.runs[0][1]:
        return False
    return not line.text[:1].islower() and last.text.rstrip()[-1:] not in ",(-–&/"


def _joins(text: str) -> bool:
    """ "s.d." below "2014", or "– 2018"."""
    return JOIN_ALONE.fullmatch(text) is not None or END_BELOW.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    """Whether the line is one date alone."""
    if len(text) > WHOLE_DATE:
        return False
    dates = find_ranges(text)
    return (
        len(dates) == 1
        and dates[0].single
        and not text.replace(text[dates[0].start : dates[0].end], "").strip(" ([")
    )


def _opens_date(text: str) -> bool:
    """A bracket that is still open, or a range without its end."""
    return text.count("(") > text.count(")")


def _rest(line: TextLine) -> str:
    text = line.text
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + text[item.end :]
    return text.strip(" \t()-–—,.|•")


def joined_line(whole: TextLine, line: TextLine) -> TextLine:
    """Two lines as one, with a space where the page has a line break."""
    runs = list(whole.runs)
    for offset, style in line.runs:
        if not runs or runs[-1][1] != style:
            runs.append((offset + len(whole.text) + 1, style))
    return TextLine(
        f"{whole.text} {line.text}",
        page=whole.page,
        size=whole.size,
        bold=whole.bold,
        bold_start=whole.bold_start,
        heading=whole.heading,
        bullet=whole.bullet,
        gap=whole.gap,
        region=whole.region,
        table=whole.table,
        cells=whole.cells and [*whole.cells[:-1], (whole.cells[-1][0], len(whole.text) + 1 + len(line.text))],
        boxes=[*whole.boxes, None, *line.boxes],
        x0=whole.x0,
        x1=line.x1,
        right=whole.right,
        start=whole.start,
        runs=runs,
    )
