"""A career told as a stream of events: a month at the head of each block, then "Joined PT X" or "Earned 1 award".

Jobs, studies, awards and projects stand mixed in the order of time and under one heading or none, so no section holds
one kind of them. What each block is about is said by the verb it begins with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from talent.cv.fields.education import read_education
from talent.cv.fields.entries import body_texts
from talent.cv.fields.entry_starts import PROSE
from talent.cv.found import Entry, found_in
from talent.cv.layout import TextLine, part_of
from talent.cv.vocabulary.dates import find_ranges, month_of

_COUNT = r"(?:(?:\d{1,2}|an?|one|new|sebuah|satu)\s+)?"
EVENTS = {
    "education": rf"(?:finished|completed|earned|received|graduated(?:\s+with)?|menyelesaikan|meraih|lulus)\s+{_COUNT}"
    r"(?:(?:degrees?|studies|gelar|studi|pendidikan)\s+)?(?:at|from|di|dari)\s+(?P<name>\S.*)",
    "certificates": rf"(?:earned|obtained|received|completed|got|memperoleh|meraih|menerima)\s+{_COUNT}"
    r"(?:certificates?|certifications?|courses?|sertifikat|sertifikasi|kursus)",
    "awards": rf"(?:earned|received|won|got|meraih|menerima|memenangkan)\s+{_COUNT}(?:awards?|prizes?|penghargaan)",
    "projects": rf"(?:started|launched|created|began|finished|memulai|membuat|meluncurkan)\s+{_COUNT}"
    r"(?:projects?|proyek)",
    "publications": rf"(?:published|wrote|menerbitkan|menulis)\s+{_COUNT}"
    r"(?:articles?|publications?|papers?|books?|artikel|publikasi|makalah|buku)",
    "volunteer": r"(?:volunteered|menjadi relawan|(?:started|began) volunteering)"
    r"(?:\s+(?:at|for|with|di|pada|untuk|bersama)\s+(?P<name>\S.*))?",
    "work": r"(?:joined|started (?:work(?:ing)?\s+)?(?:at|with)|began (?:work\s+)?at|hired by|"
    r"bergabung (?:dengan|di|ke|pada)|mulai bekerja (?:di|pada|untuk)|masuk ke)\s+(?P<name>\S.*)",
}  # fmt: skip
_MATCHERS = {key: re.compile(rf"{pattern}\s*[.:]?", re.I) for key, pattern in EVENTS.items()}
FIRST_WORDS = re.compile(
    r"(?:finished|completed|earned|received|graduated|obtained|got|won|started|launched|created|began|published|wrote|"
    r"volunteered|joined|hired|menyelesaikan|meraih|lulus|memperoleh|menerima|memenangkan|memulai|membuat|meluncurkan|"
    r"menerbitkan|menulis|menjadi relawan|bergabung|mulai|masuk)\b",
    re.I,
)
LONGEST = 90
FEWEST = 3
LEADS = {"certificates": "name", "awards": "title", "publications": "name", "projects": "name"}
DATES = {"certificates": "date", "awards": "date", "publications": "releaseDate", "projects": "startDate"}


@dataclass(slots=True)
class Activity:
    """The entries of a stream by section, and the lines they were read from."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    lines: list[TextLine] = field(default_factory=list)


@dataclass(slots=True)
class _Event:
    kind: str
    line: TextLine
    name: tuple[int, int] | None
    date: TextLine
    below: list[TextLine] = field(default_factory=list)


def find_activity(lines: Sequence[TextLine]) -> Activity:
    """The events of a document, none where it is not told in events: three or more in two kinds or more, each below
    a date that stands alone."""
    events: list[_Event] = []
    date: TextLine | None = None
    since = 0
    for line in lines:
        if _is_date(line):
            date, since = line, 0
            continue
        since += 1
        event = _event(line, date) if date is not None and (since == 1 or events) else None
        if event is not None and (since == 1 or events[-1].date is date):
            events.append(event)
        elif events and events[-1].date is date:
            events[-1].below.append(line)
    if len(events) < FEWEST or len({event.kind for event in events}) < 2:
        return Activity()
    _cut_end(events[-1])
    result = Activity()
    for event in events:
        result.entries.setdefault(event.kind, []).extend(_entries(event))
        known = {id(line) for line in result.lines}
        result.lines += [line for line in (event.date, event.line, *event.below) if id(line) not in known]
    return result


def _is_date(line: TextLine) -> bool:
    """Whether a line is a month or a year and nothing else."""
    text = line.text.strip()
    if not 4 <= len(text) <= 20 or not ("19" in text or "20" in text):
        return False
    dates = find_ranges(text)
    return (
        len(dates) == 1
        and dates[0].single
        and not dates[0].bad
        and dates[0].end - dates[0].start >= len(text)
    )


def _event(line: TextLine, date: TextLine) -> _Event | None:
    text = line.text.strip()
    if len(text) > LONGEST or line.bullet or not FIRST_WORDS.match(text):
        return None
    for kind, pattern in _MATCHERS.items():
        match = pattern.fullmatch(line.text)
        if match is not None:
            name = match.span("name") if "name" in pattern.groupindex and match["name"] else None
            return _Event(kind, line, name, date)
    return None


def _cut_end(event: _Event) -> None:
    """The last block ends where the page does, or at white space wider than that before its first line."""
    for number, line in enumerate(event.below):
        if number and (line.page != event.below[0].page or line.gap > max(event.below[0].gap, 1.5) + 1):
            del event.below[number:]
            return


def _entries(event: _Event) -> list[Entry]:
    """What one event tells."""
    if event.kind == "education":
        lines = [part_of(event.line, *event.name)] if event.name is not None else []
        return read_education([*lines, *(line for line in event.below if len(line.text) < PROSE), event.date])
    if event.kind in ("work", "volunteer"):
        return [_job(event)]
    lead, when = LEADS[event.kind], DATES[event.kind]
    entry = Entry(event.kind)
    if event.below:
        entry.values[lead] = found_in(event.below[0], 0, len(event.below[0].text), 0.8)
    if event.kind == "projects":
        entry.highlights = body_texts(event.below[1:])
    _set_date(entry, event.date, when)
    more = [] if event.kind == "projects" else event.below[1:]
    result = [entry]
    for line in more:
        other = Entry(event.kind, {lead: found_in(line, 0, len(line.text), 0.7)})
        _set_date(other, event.date, when)
        result.append(other)
    return [each for each in result if lead in each.values]


def _job(event: _Event) -> Entry:
    """Who, as what, since when: the first line below names the position where it is short."""
    entry = Entry(event.kind)
    below = event.below
    if below and not below[0].bullet and len(below[0].text) <= PROSE:
        entry.values["position"] = found_in(below[0], 0, len(below[0].text), 0.85)
        below = below[1:]
    if event.name is not None:
        key = "name" if event.kind == "work" else "organization"
        entry.values[key] = found_in(event.line, *event.name, 0.9)
    _set_date(entry, event.date, "startDate")
    entry.highlights = body_texts(below)
    return entry


def _set_date(entry: Entry, line: TextLine, key: str) -> None:
    date = find_ranges(line.text)[0]
    if date.end_date is not None:
        entry.values[key] = found_in(line, date.start, date.end, 0.9, date.end_date)
        entry.start_month = month_of(date.end_date)
