"""Sections that list entries (jobs, studies, organisations, projects): each with its head, its dates and its texts."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from talent.cv.fields.entry_starts import (
    ADDRESS,
    MARKED,
    MAX_HEAD,
    PROSE,
    find_anchors,
    find_starts,
    goes_on_open,
    is_body,
    is_wrapped,
    only_date,
    span_end,
)
from talent.cv.fields.forms import FORM_LABEL, REST_OF_LABEL, is_form
from talent.cv.fields.stretches import DURATION
from talent.cv.fields.study import degree_at
from talent.cv.found import Entry, Found, joined
from talent.cv.layout import TextLine, part_of
from talent.cv.vocabulary.date_joins import PRESENT
from talent.cv.vocabulary.dates import DateRange, find_ranges
from talent.cv.vocabulary.features import AREA_WORDS, DUTY, ORGANISATION_WORDS, POSITION_WORDS
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.places import is_place

# Words that head a section and are a role as well.
ROLES = frozenset(("relawan", "sukarelawan", "volunteer", "volunteering"))
STREAM = re.compile(r"bahasa|languages?", re.I)
LABEL_ALONE = re.compile(
    r"^(?:(?:key |main |selected )?(?:highlights?|achievements?|accomplishments?|responsibilities|duties|tasks)|"
    r"(?:capaian|pencapaian|prestasi|tanggung jawab|deskripsi|uraian|rincian|tugas)(?: (?:tugas|pekerjaan|kerja|utama|"
    r"singkat|saya))?|(?:tugas|peran) dan tanggung jawab|roles? (?:and|&) responsibilities|"
    r"(?:duties|responsibilities) (?:and|&) (?:achievements|responsibilities)|what i did|"
    r"job ?desc(?:ription)?|jobdesk|courses|mata kuliah)\s*[:：]?$",
    re.I,
)
# What stands beside the date of a study that still runs.
EXPECTED = re.compile(r"\((?:expected|anticipated|perkiraan|diharapkan|rencana|ongoing|in progress)\)", re.I)
# The end of a sentence.
STOP = re.compile(r"(?<=[^\W_]{2})\.\s+(?=[A-Z])")
PARTING = re.compile(r"\t|\s[|•·–—-]\s")
LETTERS = re.compile(r"[A-Za-z]{2}")
# Longer lines belong to no head, but for the full names of offices.
LONG = 80
# A post or an area of study with nothing beside it is shorter.
SHORT = 60
SITE_ALONE = re.compile(r"(?:www\.)?([a-z0-9-]{4,})(?:\.[a-z]{2,})+/?")
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class RawEntry:
    """Lines of one entry: the head, the dates in it, and the texts below."""

    head: list[TextLine] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)
    dates: list[tuple[TextLine, DateRange]] = field(default_factory=list)
    # Whether "sampai sekarang" stands on a line of its own below the date of the start.
    open_end: bool = False
    # The stretch of a line that ends a span begun on the line above.
    rest: tuple[TextLine, int, int] | None = None
    # What the other columns of a table have said of it.
    told: Entry | None = None


def split_entries(lines: list[TextLine], *, single_dates: bool, things: int = 2) -> list[RawEntry]:
    """Entries of a section in order; `single_dates` also takes a lone year or month for an anchor.

    `things` is how many things besides dates and places the head of an entry says.
    """
    if not lines:
        return []
    anchors = find_anchors(lines, single_dates=single_dates)
    starts = find_starts(lines, anchors)
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


def undated_entry(lines: list[TextLine], *, things: int = 2) -> RawEntry:
    """Lines that are known to be one entry, and to tell no date of it, as head and body."""
    return _entry(lines, {}, things, form=False)


def _entry(lines: list[TextLine], anchors: dict[int, DateRange], things: int, *, form: bool) -> RawEntry:
    """Part the lines of one entry into head and body."""
    entry = RawEntry()
    last_anchor = max(anchors, default=0)
    first_anchor = min(anchors, default=0)
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if LABEL_ALONE.match(line.text) or (previous is not None and _site_of(line.text, previous.text)):
            continue
        rest = _rest_of_span(line, lines[first_anchor], anchors) if index == first_anchor + 1 else None
        if rest is not None and index not in anchors:
            below = [date for date in find_ranges(line.text) if rest[0] <= date.start and date.end <= rest[1]]
            entry.dates += [(line, date) for date in below[:1]]
            entry.open_end, entry.rest = not below, (line, *rest)
            mark = MARKED.match(line.text)
            if mark is not None and mark.end("date") == rest[1]:
                # The first duty stands beside the second date.
                entry.head.append(part_of(line, 0, rest[1]))
                entry.body.append(replace(part_of(line, mark.end(), len(line.text)), bullet=True))
                continue
            entry.head.append(line)
            continue
        if index in anchors and (not entry.dates or not line.bullet):
            entry.dates.append((line, anchors[index]))
        if form and (FORM_LABEL.match(line.text) or REST_OF_LABEL.match(line.text)) and not line.bullet:
            entry.head.append(line)
            continue
        if index <= first_anchor or (index <= last_anchor and not entry.body):
            told = _behind_sentence(line) if index in anchors and index == last_anchor else 0
            entry.head.append(part_of(line, 0, told) if told else line)
            if told:
                entry.body.append(part_of(line, told, len(line.text)))
            continue
        indented = bool(line.boxes) and not lines[0].table and line.x0 > lines[0].x0 + 7
        indented = indented and (len(line.text) > 60 or sum(map(_bare_pieces, entry.head)) >= things)
        if (
            entry.body
            or indented
            or (is_body(line, previous) and not _marked_head(line, lines[first_anchor]))
            or sum(_bare_pieces(other) > 0 for other in entry.head) > MAX_HEAD
            or not _continues_head(entry, line, things)
        ):
            entry.body.append(line)
        else:
            entry.head.append(line)
    return entry


def _behind_sentence(line: TextLine) -> int:
    """Where the first duty begins that runs on in the line of the head ("Analyst, PT Padi Emas. Built a map of …"), 0
    where none does."""
    if "," not in line.text:
        return 0
    return next((stop.end() for stop in STOP.finditer(line.text) if DUTY.match(line.text[stop.end() :])), 0)


def _marked_head(line: TextLine, anchor: TextLine) -> bool:
    """A line of the head with a mark before it, as a drawn time line sets one between the dates and what they are of.

    It is bold, below dates with a mark that are bold as well, or stand for themselves in a margin.
    """
    in_one_column = anchor.bold and abs(line.x0 - anchor.x0) < 2
    return (
        line.bullet
        and anchor.bullet
        and line is not anchor
        and line.bold
        and (in_one_column or (_bare_pieces(anchor) == 0 and line.x0 > anchor.x0 + 7))
        and len(line.text) <= PROSE
    )


def _rest_of_span(line: TextLine, above: TextLine, anchors: dict[int, DateRange]) -> tuple[int, int] | None:
    """The stretch of `line` that is the second date of a span begun on the line above, None where there is none."""
    if only_date(line) or (line.text.strip().lower() in PRESENT and _is_open(anchors)):
        return 0, len(line.text)
    first = anchors.get(min(anchors, default=-1))
    return span_end(line) or (goes_on_open(first, above.text, line) if first is not None else None)


def _continues_head(entry: RawEntry, line: TextLine, things: int) -> bool:
    """Short lines right below the dates are head while the head has fewer than two things to say."""
    words = sum(_bare_pieces(other) for other in entry.head)
    # Dates with nothing beside them are of what stands below, though white space is between.
    near = 3.0 if not words and entry.head else 1.5 if line.bold else 1.1
    if entry.head and _wraps_in_a_cell(entry.head[-1]):
        # The white space below the words beside is that of the second line of the cell.
        near = 2.0
    names_section = section_of(line.text) is not None and line.text.strip().lower() not in ROLES
    # "Bahasa" is what one learns at a secondary school as well.
    names_section = names_section and not (things > 2 and STREAM.fullmatch(line.text.strip()))
    office = len(line.text) <= PROSE and (not words or ORGANISATION_WORDS.match(line.text))
    if (
        (len(line.text) > LONG and not office)
        or names_section
        or (line.gap > near and not _belongs_anyway(entry, line, words))
    ):
        return False
    return words < things or (words < 4 and _short_label(line))


def _wraps_in_a_cell(line: TextLine) -> bool:
    """Whether one of the cells of a row goes on in a second line of its own."""
    if len(line.cells) < 2:
        return False
    boxes = [box for box in line.boxes if box is not None]
    return bool(boxes) and max(box[3] for box in boxes) - min(box[1] for box in boxes) > 1.8 * line.size > 0


def _belongs_anyway(entry: RawEntry, line: TextLine, words: int) -> bool:
    """White space tells nothing at the top of a page; a degree belongs to the school above it, a post to the employer.

    `words` is how many things the head says already.
    """
    if entry.head and line.page != entry.head[-1].page:
        return True
    degree = degree_at(line.text)
    named = (degree is not None and degree[0] == 0) or (words == 1 and _names_post_or_area(line.text))
    return named and line.gap < 3


def _names_post_or_area(text: str) -> bool:
    short = len(text) < SHORT and not text.endswith((".", ":"))
    return short and (POSITION_WORDS.search(text) is not None or AREA_WORDS.search(text) is not None)


def _site_of(text: str, above: str) -> bool:
    """Whether the line is only the site of who is named above: "jagarimba.example" below "Jaga Rimba"."""
    site = SITE_ALONE.fullmatch(text.strip())
    return site is not None and NOT_A_LETTER.sub("", site[1]) in NOT_A_LETTER.sub("", above.lower())


def _is_open(anchors: dict[int, DateRange]) -> bool:
    """Whether the first date of an entry tells its beginning alone, so that "Sekarang" below is the end."""
    return bool(anchors) and anchors[min(anchors)].single


def _bare_pieces(line: TextLine) -> int:
    """How many things besides dates a head line says."""
    return _count_things(line.text, span_end(line))


@lru_cache(maxsize=256)
def _count_things(text: str, rest: tuple[int, int] | None) -> int:
    """The same of a text, of which `rest` is the end of a span begun above; every line below a head asks for it."""
    if text.strip().lower() in PRESENT:
        return 0
    if rest is not None:
        text = f"{text[: rest[0]]}\t{text[rest[1] :]}"
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + "\t" + text[item.end :]
    text = DURATION.sub("\t", ADDRESS.sub("\t", EXPECTED.sub("\t", text)))
    return len([part for part in PARTING.split(text) if LETTERS.search(part) and not is_place(part)])


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
            new = line.gap > 0.6 or not is_wrapped(previous, line)
        if new or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [joined(group, confidence) for group in groups]


def _page_wrap(previous: TextLine, line: TextLine) -> bool:
    return line.page != previous.page and line.text[:1].islower()
