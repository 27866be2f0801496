"""Sections that list entries (jobs, studies, organisations, projects): where one ends and the next begins.

An entry is found by its dates. How many lines of its head stand above the line with the dates is the same for
all entries of a section in most CVs, so it is chosen for the section as a whole.
"""

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from talent.cv.dates import DateRange, find_ranges
from talent.cv.features import DUTY
from talent.cv.fields.forms import FORM_LABEL, REST_OF_LABEL, is_form
from talent.cv.found import Found, joined
from talent.cv.headings import section_of
from talent.cv.layout import TextLine, style_at
from talent.cv.places import is_place

MAX_HEAD = 4
Style = tuple[Hashable, bool, int]
PROSE = 95
LABELLED_BODY = re.compile(
    r"^(?:tech(?:nologies|nology)?(?: stack)?|tools?|teknologi|stack|perangkat|tugas|deskripsi|"
    r"uraian|responsibilities|"
    r"tanggung jawab|jobdesk|job ?desc(?:ription)?|prestasi|pencapaian|achievements?|"
    r"key achievements?|skills?|keahlian|"
    r"catatan|relevant coursework|coursework|mata kuliah|skripsi|tugas akhir|thesis|tesis|judul)\s*:",
    re.I,
)


LABEL_ALONE = re.compile(
    r"^(?:highlights?|achievements?|pencapaian|prestasi|responsibilities|key responsibilities|tanggung jawab|deskripsi|"
    r"uraian tugas|tugas|jobdesk|duties|"
    r"courses|mata kuliah)\s*:?$",
    re.I,
)


# Some layouts print the site of an employer beside its name.
ADDRESS = re.compile(r"[(\[]?\s*(?:https?://|www\.)[^\s()]+\s*[)\]]?", re.I)


@dataclass(slots=True)
class RawEntry:
    """Lines of one entry: the head, the dates in it, and the texts below."""

    head: list[TextLine] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)
    dates: list[tuple[TextLine, DateRange]] = field(default_factory=list)


def split_entries(lines: list[TextLine], *, single_dates: bool, things: int = 2) -> list[RawEntry]:
    """Entries of a section in order; `single_dates` also takes a lone year or month for an anchor.

    `things` is how many things besides dates and places the head of an entry says.
    """
    if not lines:
        return []
    anchors = _anchors(lines, single_dates=single_dates)
    starts = _starts(lines, anchors)
    entries = []
    form = is_form(lines)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        entries.append(
            _entry(
                lines[start:end],
                {a - start: r for a, r in anchors.items() if start <= a < end},
                things,
                form=form,
            )
        )
    return [entry for entry in entries if entry.head or entry.body]


def date_in_head(line: TextLine) -> DateRange | None:
    """The dates of a head line: they stand at one of its ends, or the line is short."""
    if line.bullet and len(line.text) > PROSE:
        return None
    ranges = find_ranges(line.text)
    if not ranges:
        return None
    best = _main_range(ranges)
    before = line.text[: best.start].strip(" \t([|,;:-–—•·")
    after = line.text[best.end :].strip(" \t)]|,;:-–—•·.")
    after = re.sub(
        r"^\(?\s*\d+\s*(?:tahun|bulan|years?|months?|yrs?|mos?|thn|bln)\b.*$", "", after, flags=re.I
    )
    after = re.sub(r"^(?:IPK|GPA|Nilai|Skor|Grade|CGPA|Predikat)\b.{0,24}$", "", after, flags=re.I)
    if best.single and len(line.text) > PROSE:
        return None
    if not before or not after or "\t" in line.text or (len(line.text) < 70 and not best.single):
        return best
    return None


def _main_range(ranges: tuple[DateRange, ...]) -> DateRange:
    """Of several dates ("Peta 2020–2024, Mei 2021 – Agustus 2022") a range that names months, else a range."""
    spans = [item for item in ranges if not item.single]
    with_months = [item for item in spans if len(item.start_date or "") > 4]
    return next(iter(with_months or spans), ranges[-1])


def _anchors(lines: list[TextLine], *, single_dates: bool) -> dict[int, DateRange]:
    """Indexes of lines whose dates belong to a head."""
    found = {}
    for index, line in enumerate(lines):
        date = date_in_head(line)
        if date is not None and not LABELLED_BODY.match(line.text):
            found[index] = date
    for index in [index for index in found if index - 1 in found]:
        if _only_date(lines[index]) and _only_date(lines[index - 1]):
            # Start and end one below the other.
            del found[index]
    ranged = {index: date for index, date in found.items() if not date.single}
    if not ranged:
        return found
    outside = {
        index: date for index, date in found.items() if index not in ranged and not lines[index].bullet
    }
    plain = {index: date for index, date in ranged.items() if not lines[index].bullet}
    if plain and len(plain) < len(ranged) and any(line.bullet for line in lines):
        # A range inside a bullet tells when a task was done, not when the job began.
        ranged = plain
    if single_dates:
        return dict(sorted({**ranged, **outside}.items()))
    return dict(
        sorted({**ranged, **{i: d for i, d in outside.items() if _same_setting(lines, i, ranged)}}.items())
    )


def _only_date(line: TextLine) -> bool:
    """A line that is one date and nothing else."""
    dates = find_ranges(line.text)
    return len(dates) == 1 and dates[0].single and (dates[0].end - dates[0].start) >= len(line.text.strip())


def _same_setting(lines: list[TextLine], index: int, ranged: dict[int, DateRange]) -> bool:
    """A lone date that is set as the ranges of the section are (a job of one month)."""
    line = lines[index]
    date = find_ranges(line.text)[-1]
    at_edge = {
        not text[: item.start].strip(" (") for text, item in [(lines[i].text, d) for i, d in ranged.items()]
    }
    if date.end - date.start < 5 and not line.cells and at_edge != {not line.text[: date.start].strip(" (")}:
        return False
    return any(
        _style(lines[other]) == _style(line) and bool(lines[other].cells) == bool(line.cells)
        for other in ranged
    )


def _style(line: TextLine) -> Style:
    """How a line is set, its first letter, a bullet, where it begins."""
    return (style_at(line, 0), line.bullet, round(line.x0 / 6))


def _is_body(line: TextLine, previous: TextLine | None) -> bool:
    text = line.text.strip()
    if line.bullet or len(text) > PROSE or LABELLED_BODY.match(text) or (DUTY.match(text) and not line.bold):
        return True
    if (
        text.endswith(".")
        and len(text) > 50
        and not re.search(r"\b(?:[A-Z]\.|Tbk\.|Inc\.|Ltd\.|Corp\.)$", text)
    ):
        return True
    return text[:1].islower() and previous is not None and _is_wrapped(previous, line)


def _is_wrapped(previous: TextLine, line: TextLine) -> bool:
    """Whether the first word of `line` would not have fitted on the line before."""
    if style_at(previous, 0) != style_at(line, 0) and not previous.bullet:
        return False
    if line.bold and not previous.bold:
        return False
    if not previous.right or previous.page != line.page:
        return line.text[:1].islower() and len(previous.text) > 45
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    word = len(line.text.split(" ", 1)[0]) * width
    return previous.x1 + width + word > previous.right - 1


def _starts(lines: list[TextLine], anchors: dict[int, DateRange]) -> list[int]:
    """First lines of the entries; 0 is always one."""
    if not anchors:
        return _starts_without_dates(lines)
    indexes = list(anchors)
    pattern = _pattern(lines, indexes)
    loud = {style for style in pattern if style is not None} - {_body_style(lines)}
    starts: list[int] = []
    floor = 0
    for anchor in indexes:
        start = anchor
        step = 0
        for above in range(anchor - 1, max(floor, anchor - 2 * MAX_HEAD) - 1, -1):
            if _says_where(lines[above]):
                # Not every entry names a place or a site, so these lines do not count.
                continue
            step += 1
            if step > MAX_HEAD:
                break
            style = _style(lines[above])
            alike = step <= len(pattern) and style == pattern[-step]
            if not (alike and _may_head(lines[above])) and _is_body(
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


def _column_top(lines: list[TextLine], floor: int, anchor: int) -> int:
    """The first line of the column that the dates at `anchor` stand in, where nothing but a head is between."""
    for index in range(anchor, max(floor, anchor - MAX_HEAD, 1) - 1, -1):
        line, before = lines[index], lines[index - 1]
        if index < anchor and _is_body(line, None):
            break
        if line.region != before.region and line.page == before.page and line.boxes and not line.table:
            return index
    return anchor


def _may_head(line: TextLine) -> bool:
    """A short line behind a bullet or number: in some CVs the entries themselves are a list."""
    return line.bullet and len(line.text) <= PROSE and not DUTY.match(line.text)


def _lead_belongs(lines: list[TextLine], first: int) -> bool:
    return first <= MAX_HEAD and not any(_is_body(line, None) for line in lines[:first])


def _pattern(lines: list[TextLine], anchors: list[int]) -> list[Style]:
    """How the lines of a head above its dates are set, top to bottom: those of the first entry, which begins where
    the section does."""
    first = anchors[0]
    if first <= MAX_HEAD and not any(_is_body(line, None) and not _may_head(line) for line in lines[:first]):
        return [_style(line) for line in lines[:first] if not _says_where(line)]
    depth = _depth(lines, anchors)
    return [_style(line) for line in lines[first - depth : first] if not _says_where(line)]


def _says_where(line: TextLine) -> bool:
    """A line that is a place or a site and nothing else."""
    text = line.text.strip()
    return not line.bullet and (is_place(text) or not ADDRESS.sub("", text).strip(" \t|,;"))


def _body_style(lines: list[TextLine]) -> Style:
    """The style of most lines."""
    return Counter(_style(line) for line in lines).most_common(1)[0][0]


def _depth(lines: list[TextLine], anchors: list[int]) -> int:
    """How many lines of the head stand above the dates: the choice under which first lines look most alike."""
    first = anchors[0]
    most = min(first, MAX_HEAD)
    best, best_score = most, -99.0
    for depth in range(most, 0, -1):
        score = 0.0
        reference = _style(lines[first - depth])
        for previous, anchor in zip([-1, *anchors], anchors, strict=False):
            start = anchor - depth
            if start <= previous:
                score -= 1.0
                continue
            span = lines[start:anchor]
            bad = any(_is_body(line, lines[start - 1] if start else None) for line in span)
            score += -1.0 if bad else 1.0
            score += 0.6 if _style(lines[start]) == reference else -0.3
            score += 0.3 if lines[start].bold or lines[start].gap > 0.4 else 0.0
        if score > best_score:
            best, best_score = depth, score
    return best


def _undated(lines: list[TextLine], starts: list[int], anchors: dict[int, DateRange]) -> list[int]:
    """Entries without dates among entries with dates: set like the first lines, after something
    that is body."""
    reference = {_style(lines[start]) for start in starts}
    if len(reference) != 1:
        return []
    style = next(iter(reference))
    taken = set(starts)
    heads = {start + offset for start in starts for offset in range(3)}
    if style == _body_style(lines) or sum(_style(line) == style for line in lines) > 3 * len(starts):
        return []
    return [
        index
        for index, line in enumerate(lines)
        if index not in taken
        and index not in heads
        and index not in anchors
        and _style(line) == style
        and index
        and (_is_body(lines[index - 1], None) or _only_date(lines[index - 1]))
        and len(line.text) < PROSE
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
        if line.bullet or line.gap > 0.5 or not _is_wrapped(lines[index - 1], line):
            starts.append(index)
    return starts


def _entry(lines: list[TextLine], anchors: dict[int, DateRange], things: int, *, form: bool) -> RawEntry:
    """Part the lines of one entry into head and body."""
    entry = RawEntry()
    last_anchor = max(anchors, default=0)
    first_anchor = min(anchors, default=0)
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if LABEL_ALONE.match(line.text):
            continue
        if index == first_anchor + 1 and index not in anchors and _only_date(line):
            entry.dates.append((line, find_ranges(line.text)[0]))
            entry.head.append(line)
            continue
        if index in anchors and (not entry.dates or not line.bullet):
            entry.dates.append((line, anchors[index]))
        if form and (FORM_LABEL.match(line.text) or REST_OF_LABEL.match(line.text)) and not line.bullet:
            entry.head.append(line)
            continue
        if index <= first_anchor or (index <= last_anchor and not entry.body):
            entry.head.append(line)
            continue
        indented = bool(line.boxes) and not lines[0].table and line.x0 > lines[0].x0 + 7
        indented = indented and (len(line.text) > 60 or sum(map(_bare_pieces, entry.head)) >= things)
        if (
            entry.body
            or indented
            or _is_body(line, previous)
            or len(entry.head) > MAX_HEAD
            or not _continues_head(entry, line, things)
        ):
            entry.body.append(line)
        else:
            entry.head.append(line)
    return entry


def _continues_head(entry: RawEntry, line: TextLine, things: int) -> bool:
    """Short lines right below the dates are head while the head has fewer than two things to say."""
    if line.gap > (1.5 if line.bold else 1.1) or len(line.text) > 80 or section_of(line.text) is not None:
        return False
    words = sum(_bare_pieces(other) for other in entry.head)
    return words < things or (words < 4 and _short_label(line))


def _bare_pieces(line: TextLine) -> int:
    """How many things besides dates a head line says."""
    text = line.text
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + "\t" + text[item.end :]
    text = ADDRESS.sub("\t", text)
    return len(
        [
            part
            for part in re.split(r"\t|\s[|•·–—-]\s", text)
            if re.search(r"[A-Za-z]{2}", part) and not is_place(part)
        ]
    )


def _short_label(line: TextLine) -> bool:
    return is_place(line.text) or bool(
        re.match(r"^(?:IPK|GPA|Nilai|Skor|Predikat|Jurusan|Program Studi|Prodi)\b", line.text, re.I)
    )


def body_texts(lines: list[TextLine], confidence: float = 0.85) -> list[Found]:
    """Bullets and sentences of a body, wrapped lines put together."""
    groups: list[list[TextLine]] = []
    bullets = any(line.bullet for line in lines)
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if previous is None or line.bullet or line.page != previous.page or line.start > previous.end + 2:
            new = previous is None or line.bullet or not _page_wrap(previous, line)
        elif bullets and groups and groups[-1][0].bullet:
            new = line.gap > 0.8 or line.x0 < groups[-1][0].x0 - 14
        else:
            new = line.gap > 0.6 or not _is_wrapped(previous, line)
        if new or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [joined(group, confidence) for group in groups]


def _page_wrap(previous: TextLine, line: TextLine) -> bool:
    return line.page != previous.page and line.text[:1].islower()


def without(line: TextLine, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a line that are left when `spans` are taken out."""
    result = []
    position = 0
    for start, end in sorted(spans):
        result.append((position, start))
        position = max(position, end)
    result.append((position, len(line.text)))
    return [(start, end) for start, end in result if line.text[start:end].strip(" \t,;:()[]|-–—•·.")]


def trimmed(line: TextLine, start: int, end: int) -> tuple[int, int]:
    """The stretch without the marks that part pieces; brackets stay where both stand."""
    text = line.text
    marks = " \t,;:|-–—•·/@"
    while start < end and (
        text[start] in marks + ")]" or (text[start] in "([" and not _closed(text[start:end]))
    ):
        start += 1
    while end > start and (
        text[end - 1] in marks + "([" or (text[end - 1] in ")]" and not _closed(text[start:end]))
    ):
        end -= 1
    if (
        start < end
        and text[start] == "("
        and text[end - 1] == ")"
        and text[start + 1 : end - 1].count("(") == 0
    ):
        start, end = start + 1, end - 1
    return start, end


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
