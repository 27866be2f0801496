"""Where the entries of a section begin: at their dates, and at the lines of the head that stand above these.

How many lines of its head stand above the line with the dates is the same for all entries of a section in most CVs,
so it is chosen for the section as a whole.
"""

import re
import statistics
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import lru_cache
from itertools import pairwise

from talent.cv.fields.stretches import ABBREVIATED
from talent.cv.layout import TextLine, end_of_first_word, style_at
from talent.cv.page.ragged import is_ragged
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.date_joins import PRESENT
from talent.cv.vocabulary.dates import DateRange, find_ranges
from talent.cv.vocabulary.features import DUTY
from talent.cv.vocabulary.places import is_place

MAX_HEAD = 4
PROSE = 95
DASHES = ("-", "–", "—")
MARKED = re.compile(r"(?P<date>[^◦•▪‣▹▷○●*]{4,20}?)\s+[◦•▪‣▹▷○●]\s+(?=\S)")
LONG_NAME = 60
FLUSH = 2.0
ONE_LINE_HEAD = 160
Style = tuple[Hashable, bool, int]
LABELLED_BODY = re.compile(
    r"^(?:tech(?:nologies|nology)?(?: stack)?|tools?|teknologi|stack|perangkat|tugas|deskripsi|"
    r"uraian|responsibilities|"
    r"tanggung jawab|jobdesk|job ?desc(?:ription)?|prestasi|pencapaian|achievements?|"
    r"key achievements?|skills?|keahlian|"
    r"catatan|relevant coursework|coursework|mata kuliah|skripsi|tugas akhir|thesis|tesis|judul)\s*:",
    re.I,
)
MARK = re.compile(r"^(?:ipk|gpa|cgpa|nilai|skor|score|grade|predikat)\b.{0,24}$", re.I)
_LAST = r"(?:\d{1,2}[ ./-])?(?:[^\W\d_]{3,9}\.?|\d{1,2})?[ ,./-]*(?:19|20)\d\d"
# "Dinas Sosial | Juli 2025 s.d. sekarang | Karawang", with "\0" for the dates.
BETWEEN_MARKS = re.compile(r"[|•·]\s*\0\s*(?:\([^()]{1,30}\)\s*)?[|•·]")
LEAD_OF_DATE = re.compile(r"^(?:pada\s+)?(?:tahun|periode|bulan|masa kerja)$", re.I)
SPAN_END = re.compile(
    rf"^(?:to|until|till|through|s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga|[-–—])\s*"
    rf"(?:{_LAST}|{'|'.join(PRESENT)})$",
    re.I,
)
# Some layouts print the site of an employer beside its name.
ADDRESS = Caseless(r"[(\[]?\s*(?:https?://|www\.)[^\s()]+\s*[)\]]?", needs=("://", "www."))
# What stands before a range of years that is part of a name, and behind no such one.
NAME_ENDS, NAME_GOES_ON = re.compile(r"[^\W\d_]{2} $"), re.compile(r" ?[^\W\d_]")
DURATION_BEHIND_DATE = re.compile(r"^\(?\s*\d+\s*(?:tahun|bulan|years?|months?|yrs?|mos?|thn|bln)\b.*$", re.I)
MARK_BEHIND_DATE = re.compile(r"^(?:IPK|GPA|Nilai|Skor|Score|Grade|CGPA|Predikat)\b.{0,24}$", re.I)


def date_in_head(line: TextLine) -> DateRange | None:
    """The dates of a head line: they stand at one of its ends, or the line is short."""
    return _date_in_head(line.text, bullet=line.bullet)


@lru_cache(maxsize=1024)
def _date_in_head(text: str, *, bullet: bool) -> DateRange | None:
    ranges = find_ranges(text)
    if not ranges:
        return None
    closing = not ranges[-1].single and text[ranges[-1].end :] == ")"
    best = _main_range(text, ranges)
    behind = MARK_BEHIND_DATE.sub("", text[best.end :].strip(" \t,;|–-"))
    apart = (
        not best.single
        and not behind
        and text[: best.start].rstrip(" ")[-1:] in "\t,|–-"
        and not DUTY.match(text)
    )
    if bullet and len(text) > PROSE * (1.3 if closing or apart else 1):
        return None
    before = LEAD_OF_DATE.sub("", text[: best.start].strip(" \t([|,;:-–—•·/"))
    after = text[best.end :].strip(" \t()[]|,;:-–—•·./")
    after = MARK_BEHIND_DATE.sub("", DURATION_BEHIND_DATE.sub("", after))
    if best.single and len(text) > PROSE:
        return None
    in_brackets = text[: best.start].rstrip().endswith("(") and text[best.end :].lstrip()[:1] == ")"
    # A head of one line may run on behind its dates: "School (2012 – 2017), Bachelor of …, GPA 3.49".
    in_head = (
        in_brackets and not bullet and not best.single and len(before) < LONG_NAME and not DUTY.match(text)
    )
    in_head = in_head or (
        not bullet and BETWEEN_MARKS.search(f"{text[: best.start]}\0{text[best.end :]}") is not None
    )
    longest = ONE_LINE_HEAD if in_head else PROSE if in_brackets and not bullet else 70
    if not before or not after or "\t" in text or (len(text) < longest and not best.single):
        return best
    return None


def _main_range(text: str, ranges: tuple[DateRange, ...]) -> DateRange:
    """Of several dates ("Peta 2020–2024, Mei 2021 – Agustus 2022") a range that names months, else one that no name
    ends with, else a range."""
    spans = [item for item in ranges if not item.single]
    with_months = [item for item in spans if len(item.start_date or "") > 4]
    apart = [item for item in spans if not ends_name(text, item)] if len(spans) > 1 else []
    return next(iter(with_months or apart or spans), ranges[-1])


def ends_name(text: str, date: DateRange) -> bool:
    """Whether a range of years stands right behind a word, as the last part of a name does: "Land Cover 2020–2024"."""
    if date.single or len(date.start_date or "") != 4 or len(date.end_date or "") != 4:
        return False
    return NAME_ENDS.search(text[: date.start]) is not None and NAME_GOES_ON.match(text, date.end) is None


def find_anchors(lines: list[TextLine], *, single_dates: bool) -> dict[int, DateRange]:
    """Indexes of lines whose dates belong to a head."""
    found = {}
    for index, line in enumerate(lines):
        date = date_in_head(line)
        if date is not None and not LABELLED_BODY.match(line.text):
            found[index] = date
    spans: set[int] = set()
    for index in [index for index in found if index - 1 in found]:
        below = only_date(lines[index]) and (only_date(lines[index - 1]) or _date_cell(lines[index - 1]))
        above = found.get(index - 1)
        if above is None:
            continue
        goes_on = span_end(lines[index]) is not None and above.single
        if below or goes_on or goes_on_open(above, lines[index - 1].text, lines[index]) is not None:
            # Start and end one below the other.
            del found[index]
            spans.add(index - 1)
    ranged = {index: date for index, date in found.items() if not date.single or index in spans}
    if not ranged:
        return found
    quiet = any(line.bullet and not line.bold for line in lines)
    # A number before the head of an entry is no mark of a task where these are set otherwise.
    plain = {i: date for i, date in ranged.items() if not lines[i].bullet or (quiet and lines[i].bold)}
    # The dots of a time line stand before dates as the marks of a list do.
    outside = {
        index: date
        for index, date in found.items()
        if index not in ranged and (not lines[index].bullet or (not plain and only_date(lines[index])))
    }
    if plain and len(plain) < len(ranged) and any(line.bullet for line in lines):
        # A range inside a bullet tells when a task was done, not when the job began.
        ranged = plain
    if single_dates:
        return dict(sorted({**ranged, **outside}.items()))
    return dict(
        sorted({**ranged, **{i: d for i, d in outside.items() if _same_setting(lines, i, ranged)}}.items())
    )


def only_date(line: TextLine) -> bool:
    """A line that is one date and nothing else."""
    dates = find_ranges(line.text)
    return len(dates) == 1 and dates[0].single and (dates[0].end - dates[0].start) >= len(line.text.strip())


def _date_cell(line: TextLine) -> bool:
    """A row of a table one end of which is a cell with one date and nothing else."""
    if not line.table or len(line.cells) < 2:
        return False
    ends = (line.text[slice(*line.cells[0])], line.text[slice(*line.cells[-1])])
    return any(only_date(TextLine(text)) for text in ends)


def span_end(line: TextLine) -> tuple[int, int] | None:
    """The stretch that is the rest of a span begun above ("to Oct 2026", "s.d. sekarang"): a line or an outer cell."""
    cells = [line.cells[0], line.cells[-1]] if line.cells else [(0, len(line.text))]
    return next((cell for cell in cells if SPAN_END.match(line.text[slice(*cell)].strip()[:40])), None)


def goes_on_open(above: DateRange, text: str, line: TextLine) -> tuple[int, int] | None:
    """The date below one that ends in a dash ("Jan 2020 –" above "Mar 2021"), in a line or an outer cell."""
    open_end = above.current and text[: above.end].rstrip()[-1:] in DASHES
    if above.single:
        # "2023-04 — Analis Data, …" above "2025-01 ◦ Menyusun …": the head stands beside both dates.
        open_end = text[above.end :].lstrip()[:1] in DASHES and bool(before_mark(line.text))
    if not open_end:
        return None
    cells = [line.cells[0], line.cells[-1]] if line.cells else [(0, before_mark(line.text) or len(line.text))]
    return next((cell for cell in cells if only_date(TextLine(line.text[slice(*cell)]))), None)


def before_mark(text: str) -> int:
    """Where the date ends that stands before the mark of a duty ("2025-01 ◦ Menyusun …"), 0 where none does."""
    match = MARKED.match(text)
    return match.end("date") if match is not None else 0


def _same_setting(lines: list[TextLine], index: int, ranged: dict[int, DateRange]) -> bool:
    """A lone date that is set as the ranges of the section are (a job of one month)."""
    line = lines[index]
    date = find_ranges(line.text)[-1]
    at_edge = {
        not text[: item.start].strip(" (") for text, item in [(lines[i].text, d) for i, d in ranged.items()]
    }
    if date.end - date.start < 5 and not line.cells and at_edge != {not line.text[: date.start].strip(" (")}:
        return False
    left = _left(lines)
    return any(
        bool(lines[other].cells) == bool(line.cells)
        and (
            _style(lines[other], left) == _style(line, left) or _ends_level(lines[other], range_, line, date)
        )
        for other, range_ in ranged.items()
    )


def _ends_level(one: TextLine, first: DateRange, two: TextLine, second: DateRange) -> bool:
    """Whether the dates at the beginning of two lines alike are set flush right, one above the other."""
    if not two.text[second.end :].lstrip()[:1].isalnum():
        # A mark of a list behind the second date of a range.
        return False
    if first.start or second.start or style_at(one, 0) != style_at(two, 0) or one.bullet or two.bullet:
        return False
    ends = [line.boxes[date.end - 1] if line.boxes else None for line, date in ((one, first), (two, second))]
    return ends[0] is not None and ends[1] is not None and abs(ends[0][2] - ends[1][2]) < FLUSH


def _left(lines: list[TextLine]) -> float:
    """Where the lines begin: how far in another stands is told from here, whatever white space its letter has."""
    return min([line.x0 for line in lines])


def _style(line: TextLine, left: float) -> Style:
    """How a line is set, its first letter, a bullet, how far in it begins."""
    return (style_at(line, 0), line.bullet, round((line.x0 - left) / 6))


def _loud_look(line: TextLine, left: float) -> tuple[float, bool, int] | None:
    """Size, weight and left edge of a bold line, whatever its colour: an employer with a link has another one."""
    return (round(line.size, 1), line.bullet, round((line.x0 - left) / 6)) if line.bold else None


def is_body(line: TextLine, previous: TextLine | None) -> bool:
    text = line.text.strip()
    if line.bullet or len(text) > PROSE or LABELLED_BODY.match(text) or (DUTY.match(text) and not line.bold):
        return True
    if text.endswith(".") and len(text) > 50 and not ABBREVIATED.search(text):
        return True
    return text[:1].islower() and previous is not None and is_wrapped(previous, line)


def is_wrapped(previous: TextLine, line: TextLine) -> bool:
    """Whether the first word of `line` would not have fitted on the line before."""
    if style_at(previous, 0) != style_at(line, 0) and not previous.bullet:
        return False
    if line.bold and not previous.bold:
        return False
    if not previous.right or previous.page != line.page:
        return line.text[:1].islower() and len(previous.text) > 45
    return end_of_first_word(previous, line) > previous.right - 1


def find_starts(lines: list[TextLine], anchors: dict[int, DateRange]) -> list[int]:
    """First lines of the entries; 0 is always one."""
    if not anchors:
        return _starts_without_dates(lines)
    indexes = list(anchors)
    left = _left(lines)
    pattern = _pattern(lines, indexes)
    above_first = [line for line in lines[: indexes[0]] if not _says_where(line)]
    looks = {step: _loud_look(line, left) for step, line in enumerate(reversed(above_first), 1) if line.bold}
    loud = {style for style in pattern if style is not None} - {_body_style(lines)}
    # Heads may be set in the middle above lists that begin at the left.
    anywhere = (
        _in_columns(lines, indexes)
        or is_ragged([line for line in lines if not line.bullet])
        or _are_centred([lines[index] for index in indexes])
    )
    starts: list[int] = []
    floor = 0
    for anchor in indexes:
        start = anchor
        step = 0
        for above in range(anchor - 1, max(floor, anchor - 2 * MAX_HEAD) - 1, -1):
            if _says_where(lines[above]):
                # Not every entry names a place, a site or a mark, so these lines do not count.
                continue
            step += 1
            if step > MAX_HEAD:
                break
            style = _style(lines[above], left)
            alike = step <= len(pattern) and (
                style[: 2 if anywhere else 3] == pattern[-step][: 2 if anywhere else 3]
                or _loud_look(lines[above], left) == looks.get(step, False)
            )
            if not (alike and _may_head(lines[above])) and is_body(
                lines[above], lines[above - 1] if above else None
            ):
                break
            if not alike and style not in loud:
                break
            start = above
        starts.append(min(start, _column_top(lines, floor, anchor)))
        floor = anchor + 1
    if starts[0] > 0 and _lead_belongs(lines, starts[0]):
        starts[0] = 0
    return sorted({0, *starts, *_undated(lines, starts, anchors)})


def _in_columns(lines: list[TextLine], anchors: list[int]) -> bool:
    """Whether the entries stand in columns side by side, so that their heads begin in different places."""
    tops: dict[tuple[int, int], tuple[float, float]] = {}
    for index in anchors:
        line = lines[index]
        if line.boxes and line.boxes[0] is not None and not line.table:
            tops.setdefault((line.page, line.region), (line.x0, line.boxes[0][1]))
    places = list(tops.items())
    return any(
        one[0] == two[0] and abs(x - other) > 90 and lower <= upper + 1
        for (one, (x, upper)), (two, (other, lower)) in pairwise(places)
    )


def _are_centred(lines: Sequence[TextLine]) -> bool:
    """Whether most of the lines with the dates have one middle and begin in different places, as in cards."""
    edges = [
        (first[0], last[2])
        for line in lines
        if line.boxes and (first := line.boxes[0]) is not None and (last := line.boxes[-1]) is not None
    ]
    middle = statistics.median([(x0 + x1) / 2 for x0, x1 in edges]) if edges else 0.0
    begins = [x0 for x0, x1 in edges if abs((x0 + x1) / 2 - middle) < 3]
    return len(begins) > max(1, 0.6 * len(lines)) and max(begins) - min(begins) > 6


def _column_top(lines: list[TextLine], floor: int, anchor: int) -> int:
    """The first line of the column that the dates at `anchor` stand in, where nothing but a head is between."""
    for index in range(anchor, max(floor, anchor - MAX_HEAD, 1) - 1, -1):
        line, before = lines[index], lines[index - 1]
        if index < anchor and is_body(line, None):
            break
        if line.region != before.region and line.page == before.page and line.boxes and not line.table:
            return index
    return anchor


def _may_head(line: TextLine) -> bool:
    """A short line behind a bullet or number: in some CVs the entries themselves are a list."""
    return line.bullet and len(line.text) <= PROSE and not DUTY.match(line.text)


def _lead_belongs(lines: list[TextLine], first: int) -> bool:
    return first <= MAX_HEAD and not any(is_body(line, None) for line in lines[:first])


def _pattern(lines: list[TextLine], anchors: list[int]) -> list[Style]:
    """How the lines of a head above its dates are set, top to bottom: those of the first entry, which begins where
    the section does."""
    first, left = anchors[0], _left(lines)
    depth = first
    if first > MAX_HEAD or any(is_body(line, None) and not _may_head(line) for line in lines[:first]):
        depth = _depth(lines, anchors)
    return [_style(line, left) for line in lines[first - depth : first] if not _says_where(line)]


def _says_where(line: TextLine) -> bool:
    """A line that is a place, a site or a mark and nothing else."""
    text = line.text.strip()
    if line.bullet:
        return False
    return is_place(text) or bool(MARK.match(text)) or not ADDRESS.sub("", text).strip(" \t|,;")


def _body_style(lines: list[TextLine]) -> Style:
    """The style of most lines."""
    left = _left(lines)
    return Counter(_style(line, left) for line in lines).most_common(1)[0][0]


def _depth(lines: list[TextLine], anchors: list[int]) -> int:
    """How many lines of the head stand above the dates: the choice under which first lines look most alike."""
    first, left = anchors[0], _left(lines)
    most = min(first, MAX_HEAD)
    best, best_score = most, -99.0
    for depth in range(most, 0, -1):
        score = 0.0
        reference = _style(lines[first - depth], left)
        for previous, anchor in zip([-1, *anchors], anchors, strict=False):
            start = anchor - depth
            if start <= previous:
                score -= 1.0
                continue
            span = lines[start:anchor]
            bad = any(is_body(line, lines[start - 1] if start else None) for line in span)
            score += -1.0 if bad else 1.0
            score += 0.6 if _style(lines[start], left) == reference else -0.3
            score += 0.3 if lines[start].bold or lines[start].gap > 0.4 else 0.0
        if score > best_score:
            best, best_score = depth, score
    return best


def _undated(lines: list[TextLine], starts: list[int], anchors: dict[int, DateRange]) -> list[int]:
    """Entries without dates among entries with dates: set like the first lines, after something
    that is body."""
    left = _left(lines)
    reference = {_style(lines[start], left) for start in starts}
    if len(reference) != 1:
        return []
    style = next(iter(reference))
    taken = set(starts)
    heads = {start + offset for start in starts for offset in range(3)}
    if style == _body_style(lines) or sum(_style(line, left) == style for line in lines) > 3 * len(starts):
        return []
    return [
        index
        for index, line in enumerate(lines)
        if index not in taken
        and index not in heads
        and index not in anchors
        and _style(line, left) == style
        and index
        and (is_body(lines[index - 1], None) or only_date(lines[index - 1]))
        and not is_body(line, lines[index - 1])
    ]


def _starts_without_dates(lines: list[TextLine]) -> list[int]:
    """Entries of an undated section: bold lines, or lines after white space, or each line for itself."""
    bold = [index for index, line in enumerate(lines) if line.bold and not line.bullet]
    if bold and len(bold) < len(lines):
        merged = [index for number, index in enumerate(bold) if number == 0 or bold[number - 1] != index - 1]
        return sorted({0, *merged})
    heads = [
        i
        for i, line in enumerate(lines)
        if not line.bullet and (i == 0 or lines[i - 1].bullet or line.gap > 0.5)
    ]
    if any(line.bullet for line in lines) and not lines[0].bullet:
        return sorted({0, *heads})
    starts = [0]
    for index in range(1, len(lines)):
        line = lines[index]
        if _tells_of(lines, index):
            continue
        if line.bullet or line.gap > 0.5 or not is_wrapped(lines[index - 1], line):
            starts.append(index)
    return starts


def _tells_of(lines: list[TextLine], index: int) -> bool:
    """Whether a line is a sentence that tells of the name above it; bullets are so only where each sentence is."""
    above, line = lines[index - 1], lines[index]
    if above.bullet != line.bullet or not _is_sentence(line) or _is_sentence(above) or len(above.text) > 60:
        return False
    return not line.bullet or all(_is_sentence(one) != _is_sentence(two) for one, two in pairwise(lines))


def _is_sentence(line: TextLine) -> bool:
    text = line.text.strip()
    return text.endswith(".") and len(text.split()) > 4 and not ABBREVIATED.search(text)
