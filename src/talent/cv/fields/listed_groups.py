"""Which lines of a list of certificates, awards or publications are one entry.

Told in this order: labels ("Nama: …"), bullets, the setting of first lines, dates on lines of their own, white space.
"""

import itertools
import re
from dataclasses import replace
from functools import lru_cache

from talent.cv.layout import TextLine, end_of_first_word, part_of, style_at
from talent.cv.page.unwrap import dates_go_on, joined_line
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.features import ORGANISATION, Piece, score

LABEL = re.compile(
    r"^(?P<label>nama(?:\s+(?:sertifikat|pelatihan|penghargaan|kegiatan))?|judul|name|title|"
    r"issued by|issuer|issuing \w+|awarded by|penyelenggara|penerbit|pemberi|diberikan oleh|lembaga|institusi|instansi|"
    r"publisher|organi[sz]er|organi[sz]ation|provider|"
    r"period|periode|tanggal|date|tahun|year|waktu|issued|published|awarded)\s*[:\t]\s*:?\s*",
    re.I,
)
TITLE_LABEL = re.compile(r"nama|judul|name|title", re.I)
DATE_LABEL = re.compile(r"period|tanggal|date|tahun|year|waktu|(?:issued|published|awarded)$", re.I)
# What a theme prints where it has nothing to print, and when something was, without the date.
WHEN = re.compile(
    r"^[(\s]*(?:(?:awarded|published|issued|released|received|completed|obtained|diterbitkan|diperoleh|diterima|terbit|"
    r"dipublikasikan)(?:\s+(?:on|in|at|pada|tahun))*|\d+\s+(?:years?|months?|tahun|bulan)\s+(?:ago|lalu)|"
    r"article|artikel|paper|makalah|book|buku|"
    r"(?:undefined|nan|null|invalid date|none|[\s/-])+|periode?|tanggal|date|tahun)\s*:?[)\s]*$",
    re.I,
)
PUBLISHER = re.compile(
    r"^(?:jurnal|journal|prosiding|proceedings|conference|konferensi|workshop on|forum|simposium|symposium|"
    r"seminar nasional|majalah|harian|koran|penerbit|press|ieee|acm|springer|elsevier|medium|lipi|transactions|buletin|"
    r"bulletin|review of)\b|\b(?:press|publishing|journal|review|proceedings)$",
    re.I,
)
# With what the name of a publisher begins that has more words behind it.
VENUE = re.compile(
    r"(?:(?:dalam|in)\s+)?(?:jurnal|journal|prosiding|proceedings|buletin|bulletin|majalah)\b", re.I
)
OPEN_WORD = re.compile(
    r"(?:[,:&(–-]|\b(?:dan|and|of|the|for|di|untuk|dengan|dalam|terhadap|in|on|to|a|an|oleh|by|pada))$", re.I
)
WRAP_GAP = 0.4
APART = 0.25
# White space between lines set close, and what is too much to be within an entry.
CLOSE, SPACED = 0.2, 0.8
MOST_LINES = 5
# Fewer letters are no title.
SHORTEST_TITLE = 12


def listed_groups(lines: list[TextLine]) -> list[list[TextLine]]:
    """The lines of each entry in order, wrapped lines of one value put together."""
    lines = [line for line in lines if not WHEN.match(line.text) or find_ranges(line.text)]
    if not lines:
        return []
    lines = _as_paragraph(_with_dates(_set_close(lines)))
    told = _by_labels(lines)
    by_setting = [] if told else _by_setting(lines)
    starts = (
        told
        or by_setting
        or _by_margin(lines)
        or _by_dates_beside(lines)
        or _by_dates(lines)
        or _by_last_dates(lines)
        or _by_space(lines)
    )
    ends = [*starts[1:], len(lines)]
    # A date ahead of the title says nothing of how title and giver are set.
    date_ahead = only_when(lines[0]) or (bool(lines[0].cells) and _begins_dated(lines[0]))
    groups = [
        _together(lines[start:end], styled=bool(by_setting) and not date_ahead)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [part for group in groups for part in _at_semicolons(group)]


def _set_close(lines: list[TextLine]) -> list[TextLine]:
    """The lines with their white space as in lines set close, where entries are clearly further apart than the lines of
    a list with much white between its lines."""
    gaps = [line.gap for line in lines[1:] if line.boxes]
    leading = min(gaps, default=0.0)
    if not CLOSE < leading < SPACED or max(gaps) < leading + 2 * APART:
        return lines
    return [lines[0], *(replace(line, gap=line.gap - leading + CLOSE) for line in lines[1:])]


def _with_dates(lines: list[TextLine]) -> list[TextLine]:
    """The lines, dates that are broken over them put together."""
    result: list[TextLine] = []
    last: TextLine | None = None
    for line in lines:
        if last is not None and dates_go_on(result[-1], last, line):
            result[-1] = joined_line(result[-1], line)
        else:
            result.append(line)
        last = line
    return result


def _as_paragraph(lines: list[TextLine]) -> list[TextLine]:
    """One line of a running paragraph in which semicolons part the entries, each with its date."""
    text = " ".join(line.text for line in lines)
    parts = [part for part in re.split(r";\s+", text) if part.strip()]
    running = all(line.start == before.end + 1 for before, line in itertools.pairwise(lines))
    if len(lines) < 2 or not running or len(parts) < 2 or any(line.bullet or line.cells for line in lines):
        return lines
    if any(len(find_ranges(part)) != 1 for part in parts):
        return lines
    whole = lines[0]
    for line in lines[1:]:
        whole = joined_line(whole, line)
    return [whole]


def _at_semicolons(group: list[TextLine]) -> list[list[TextLine]]:
    """Entries that follow each other in one paragraph, each with its date."""
    if len(group) != 1 or ";" not in group[0].text:
        return [group]
    line = group[0]
    cuts = [0, *(match.end() for match in re.finditer(r";\s+", line.text)), len(line.text)]
    parts = [part_of(line, start, end) for start, end in itertools.pairwise(cuts)]
    return [[part] for part in parts] if len(find_ranges(line.text)) >= len(parts) - 1 else [group]


def only_when(line: TextLine) -> bool:
    """A line that says when and nothing else."""
    dates = find_ranges(line.text)
    if not dates:
        return False
    rest = line.text[: dates[0].start] + " " + line.text[dates[-1].end :]
    rest = LABEL.sub("", f"{rest.strip()} ").strip(" \t()[]-–—,.:|•")
    return not re.search(r"[^\W\d_]", rest) or WHEN.match(rest) is not None


@lru_cache(maxsize=512)
def gives(text: str) -> float:
    """How much the words look like one that gives, issues or publishes."""
    return score(ORGANISATION, Piece(text)) + (2.5 if PUBLISHER.search(text) else 0.0)


def _by_labels(lines: list[TextLine]) -> list[int]:
    labels = [LABEL.match(line.text) for line in lines]
    starts = [n for n, label in enumerate(labels) if label is not None and TITLE_LABEL.match(label["label"])]
    return starts if starts and starts[0] == 0 and sum(map(bool, labels)) * 2 > len(lines) else []


def _by_setting(lines: list[TextLine]) -> list[int]:
    """Entries begin with lines set as the first one is, where others are set otherwise."""
    styles = [style_at(line, 0) for line in lines]
    if len(set(styles)) == 1 or any(line.bullet for line in lines):
        return []
    # Who gave it may be set as the date is.
    dated = _begins_dated(lines[0])
    above = [
        line.gap
        for before, line in itertools.pairwise(lines)
        if style_at(line, 0) == styles[0] != style_at(before, 0)
    ]
    # Lines much nearer to each other than entries are belong together, whether or not the column is full.
    near = min([*above, 2.0]) - 2 * APART
    starts = [
        index
        for index, line in enumerate(lines)
        if styles[index] == styles[0]
        and (_begins_dated(line) if dated else not only_when(line))
        and not (
            index
            and _ends_like(lines[index - 1], line)
            and (_wraps(lines[index - 1], line) or (line.gap < min(near, WRAP_GAP) and not dated))
        )
    ]
    longest = max(end - start for start, end in zip(starts, [*starts[1:], len(lines)], strict=True))
    return starts if longest <= 3 * MOST_LINES else []


def _by_margin(lines: list[TextLine]) -> list[int]:
    """Entries begin with their date in a margin, where all else stands right of it."""
    starts = [index for index, line in enumerate(lines) if _begins_dated(line) and line.cells]
    if starts[:1] != [0] or len(starts) == len(lines) or not lines[0].boxes:
        return []
    margin = max(lines[index].x0 for index in starts) + 8
    others = set(range(len(lines))).difference(starts)
    return starts if all(lines[index].x0 > margin for index in others) else []


def _by_dates_beside(lines: list[TextLine]) -> list[int]:
    """Entries begin with a title that has its date at the end of its row, and have nearer lines without one below."""
    starts = [index for index, line in enumerate(lines) if line.cells and _ends_dated(line)]
    others = sorted(set(range(len(lines))).difference(starts))
    if starts[:1] != [0] or not others or any(line.bullet or not line.boxes for line in lines):
        return []
    if any(find_ranges(lines[index].text) or lines[index].cells for index in others):
        return []
    apart = min((lines[index].gap for index in starts[1:]), default=0.0)
    return starts if max(lines[index].gap for index in others) < apart - APART else []


def _by_dates(lines: list[TextLine]) -> list[int]:
    """Entries end with a line that says only when, or begin with it."""
    alone = [index for index, line in enumerate(lines) if only_when(line)]
    if not alone or any(line.bullet for line in lines):
        return []
    if any(find_ranges(line.text) for index, line in enumerate(lines) if index not in alone):
        return []
    starts = alone if alone[0] == 0 else [0, *(index + 1 for index in alone if index + 1 < len(lines))]
    sizes = [end - start for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return starts if max(sizes) <= MOST_LINES else []


def _by_last_dates(lines: list[TextLine]) -> list[int]:
    """Entries that run over lines alike and end with their dates: "Title | that wraps, Giver (May 2022)"."""
    ends = [index for index, line in enumerate(lines) if _ends_dated(line) and not only_when(line)]
    dated = [index for index, line in enumerate(lines) if find_ranges(line.text)]
    if not ends or ends[-1] != len(lines) - 1 or ends != dated or len(ends) == len(lines):
        return []
    if any(line.bullet or line.cells for line in lines) or len({style_at(line, 0) for line in lines}) > 1:
        return []
    starts = [0, *(index + 1 for index in ends[:-1])]
    return starts if max(end - start for start, end in zip(starts, ends, strict=True)) < 3 else []


def _by_space(lines: list[TextLine]) -> list[int]:
    """Bullets part entries, else wider white space than between wrapped lines, else the end of each line that the one
    below does not go on with."""
    bullets = any(line.bullet for line in lines)
    wrapped = [
        line.gap
        for before, line in itertools.pairwise(lines)
        if line.region == before.region and _is_full(before, line) and line.gap <= WRAP_GAP
    ]
    # The longest of lines that are all short may end there for no other reason: it tells nothing of the column.
    longest = max(lines, key=lambda line: line.x1)
    lone = len(lines) > 2 and longest.x1 > longest.right - 0.5
    lone = lone and all(line is longest or line.x1 < longest.x1 - 6 for line in lines)
    told_by_space = bool(wrapped) and any(line.gap > min(wrapped) + APART for line in lines[1:])
    starts = [0]
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        head = lines[starts[-1]]
        if line.bullet or line.bold > before.bold:
            new = True
        elif bullets and head.bullet:
            new = False
        elif wrapped and not bullets and line.region == before.region and len(wrapped) + 1 < len(lines):
            new = line.gap > min(wrapped) + APART
            new = new or not _goes_on(
                lines[max(starts[-1], index - 2 * MOST_LINES) : index],
                line,
                unsure=lone and not told_by_space,
            )
        else:
            new = not _goes_on(lines[max(starts[-1], index - 2 * MOST_LINES) : index], line, unsure=lone)
        if new:
            starts.append(index)
    return starts


def _wraps(before: TextLine, line: TextLine, gap: float = WRAP_GAP) -> bool:
    """Whether a line goes on with the value of the line above."""
    if before.region != line.region or line.gap > gap or line.cells or _ends_dated(before):
        return False
    # Lines that end below each other and begin apart are set to the right, where no line is ever full.
    right = bool(line.boxes) and abs(before.x1 - line.x1) < 2 < abs(before.x0 - line.x0)
    return right or _is_full(before, line) or OPEN_WORD.search(before.text.strip()) is not None


def _is_full(before: TextLine, line: TextLine) -> bool:
    """Whether the first word of `line` would not have fitted on the line before."""
    if not before.right or not line.boxes:
        return line.text[:1].islower() and len(before.text) > 45
    return end_of_first_word(before, line, space=0.0) > before.right - 1


def _ends_like(before: TextLine, line: TextLine) -> bool:
    return style_at(before, len(before.text) - 1) == style_at(line, 0)


def _begins_dated(line: TextLine) -> bool:
    dates = find_ranges(line.text)
    return bool(dates) and dates[0].start == 0


def _ends_dated(line: TextLine) -> bool:
    dates = find_ranges(line.text)
    return bool(dates) and not line.text[dates[-1].end :].strip(" ).]")


def _goes_on(group: list[TextLine], line: TextLine, *, unsure: bool) -> bool:
    """Whether a line set as all others are belongs to the entry above: its end, its date, or who gave it."""
    before = group[-1]
    if line.gap > 0.6 or before.region != line.region:
        return False
    if line.text[:1].islower() or line.text[:1] == "(":
        return True
    dated = any(find_ranges(other.text) for other in group)
    if only_when(line):
        return not dated
    here = find_ranges(line.text)
    if dated and here and (here[0].start == 0 or _ends_dated(before)):
        return False
    if OPEN_WORD.search(before.text.strip()):
        return True
    if (
        (dated or not unsure)
        and "\t" not in line.text
        and not _ends_dated(before)
        and before.right
        and _is_full(before, line)
    ):
        return True
    if LABEL.match(line.text) or line.text.lower().startswith(("oleh ", "by ", "from ")):
        return True
    undated = not find_ranges(line.text) and (dated or len(group) == 1)
    alone = len(group) == 1 and gives(line.text) > 1.5 > gives(before.text)
    return (undated and alone) or (not line.bold and group[0].bold)


def _together(group: list[TextLine], *, styled: bool) -> list[TextLine]:
    """Wrapped lines of one value as one line; who gave it begins a value of its own."""
    result: list[TextLine] = []
    last: TextLine | None = None
    for line in group:
        if last is not None and _is_rest(last, line, listed=group[0].bullet, styled=styled):
            result[-1] = joined_line(result[-1], line)
        else:
            result.append(line)
        last = line
    return result


def _is_end_of_title(before: TextLine, line: TextLine) -> bool:
    """Whether a line with a giver and a date of its own begins with what the title above still lacks."""
    if before.region != line.region or line.gap > WRAP_GAP + APART or not _ends_dated(line):
        return False
    if re.search(r"[,|–—\t(]", before.text) or _ends_dated(before):
        return False
    head = line.text[: find_ranges(line.text)[0].start].rstrip(" (,–—-")
    first, comma, giver = head.partition(", ")
    return bool(comma and giver) and len(first.split()) <= 4 and gives(first) <= 0 and len(before.text) > 12


def _is_open_publisher(text: str) -> bool:
    """Whether a line ends with the name of a journal behind the title, without a date: "Title, Journal of"."""
    title, comma, last = text.rpartition(", ")
    return (
        bool(comma)
        and len(title) > SHORTEST_TITLE
        and VENUE.match(last) is not None
        and not find_ranges(last)
    )


def _is_rest(before: TextLine, line: TextLine, *, listed: bool, styled: bool) -> bool:
    """Whether a line of an entry goes on with the value above; `styled` where title and giver are set otherwise."""
    if line.bullet or line.start != before.end + 1 or line.page != before.page or LABEL.match(line.text):
        return False
    if before.text.count("(") > before.text.count(")") and line.gap <= WRAP_GAP + APART:
        return True
    if only_when(line) or only_when(before) or not _ends_like(before, line):
        return False
    if _is_open_publisher(before.text) and line.gap <= WRAP_GAP + APART and before.region == line.region:
        return True
    publisher = PUBLISHER.match(line.text) is not None and OPEN_WORD.search(before.text.strip()) is None
    parted = re.search(r"[,|–—\t]", before.text) is not None
    if publisher and not parted and not listed:
        return False
    # "Engineer, Google Cloud (Q4 2022)": the giver behind the comma leaves the rest of a title before it.
    if _is_end_of_title(before, line):
        return True
    near = (
        styled
        and line.gap < APART
        and before.region == line.region
        and not _ends_dated(before)
        and not line.cells
    )
    return near or _wraps(before, line, 2 * WRAP_GAP if listed else WRAP_GAP)
