"""Projects: name, what it was, when, and what was done."""

import re

from talent.cv.fields.entries import RawEntry, body_texts, split_entries
from talent.cv.fields.heads import HeadPiece, add_dates, head_pieces
from talent.cv.fields.stretches import ABBREVIATED, ORDINAL, trimmed
from talent.cv.found import Entry, Found, found_in, joined
from talent.cv.layout import TextLine
from talent.cv.vocabulary.dates import find_ranges

NAME_AND_TEXT = re.compile(r"^(?P<name>[^:]{2,70}?)\s*(?::\s+|\s[–—-]\s)(?P<text>.{12,})$")

# "Lumbung Data (Jan 2025 – Agu 2025): papan harga panen", "Food Price Map (2021) - shows prices".
DATED_NAME = re.compile(
    r"(?:\(?\d{1,2}[.)]\s+)?(?P<name>[^\s():][^():]{1,80}?)\s*\((?P<when>[^()]{4,40})\)\s*(?:[:.–—-]\s*(?P<text>\S.*)?)?$"
)
# "Food Price Map. Shows prices of 40 markets. 2019 – 2021."
DATED_END = re.compile(
    r"(?:\(?\d{1,2}[.)]\s+)?(?P<name>[^.:()]{3,60})\.\s+(?P<text>[^\W\d_].*?)[.,]\s+(?P<when>.{4,40})$"
)
SENTENCE_END = re.compile(r"[.:]\s+(?=[A-Z\"“(])")


def read_projects(lines: list[TextLine]) -> list[Entry]:
    """Entries of a section of projects."""
    entries = _in_single_lines(lines)
    if entries:
        return entries
    for raw in split_entries(lines, single_dates=True):
        entry = Entry("projects")
        pieces = head_pieces(raw)
        body = raw.body
        if not pieces and body:
            pieces_line, body = body[0], body[1:]
            match = NAME_AND_TEXT.match(pieces_line.text)
            if match is not None:
                entry.values["name"] = found_in(pieces_line, *match.span("name"), 0.75)
                entry.values["description"] = found_in(pieces_line, *match.span("text"), 0.75)
            else:
                entry.values["name"] = found_in(
                    pieces_line, *trimmed(pieces_line, 0, len(pieces_line.text)), 0.55
                )
        elif pieces:
            ordinal = ORDINAL.match(pieces[0].text)
            if ordinal is not None:
                pieces[0] = pieces[0].part(pieces[0].start + ordinal.end(), pieces[0].end)
            first = SENTENCE_END.search(pieces[0].text)
            if first is None:
                entry.values["name"] = _without_stop(pieces[0]).found(0.85, {})
            else:
                line, start, end = pieces[0].line, pieces[0].start, pieces[0].end
                entry.values["name"] = found_in(line, start, start + first.start(), 0.75)
                entry.values["description"] = found_in(line, start + first.end(), end, 0.75)
            later = [piece for piece in pieces[1:] if len(piece.text) > 2]
            if later and "description" not in entry.values:
                entry.values["description"] = _description(later[0].line, later[0].start, raw.head)
        add_dates(entry, raw)
        if "description" not in entry.values and body and not body[0].bullet:
            count = next((index for index, line in enumerate(body) if line.bullet), len(body))
            entry.values["description"] = joined(body[:count], 0.8)
            body = body[count:]
        entry.highlights = body_texts(body)
        if entry.values:
            entries.append(entry)
    return entries


def _in_single_lines(lines: list[TextLine]) -> list[Entry]:
    """Entries of a list in which each line names a project, its dates in brackets or at its end and what it was; none
    where the list is set otherwise."""
    found = [DATED_NAME.match(line.text) or _with_date_behind(line.text) for line in lines]
    dated = [match is not None and bool(find_ranges(match["when"])) for match in found]
    if (
        dated[:1] != [True]
        or 2 * sum(dated) < len(lines)
        or not any(match and match["text"] for match in found)
    ):
        return []
    entries: list[Entry] = []
    rest: list[tuple[Entry, list[TextLine]]] = []
    below: list[TextLine] = []
    for line, match, begins in zip(lines, found, dated, strict=True):
        if match is None or not begins:
            below.append(line)
            continue
        entry, below = Entry("projects"), []
        entry.values["name"] = found_in(line, *match.span("name"), 0.85)
        if match["text"]:
            entry.values["description"] = found_in(line, *match.span("text"), 0.75)
        dates = [date for date in find_ranges(line.text) if date.start >= match.start("when")]
        add_dates(entry, RawEntry([line], below, [(line, date) for date in dates[:1]]))
        entries.append(entry)
        rest.append((entry, below))
    for entry, texts in rest:
        entry.highlights = body_texts(texts)
    return entries


def _with_date_behind(text: str) -> re.Match[str] | None:
    """The parts of a line whose last sentence is nothing but dates."""
    dates = find_ranges(text)
    if not dates or text[dates[-1].end :].strip(" ."):
        return None
    match = DATED_END.match(text)
    return match if match is not None and match.start("when") == dates[-1].start else None


def _without_stop(piece: HeadPiece) -> HeadPiece:
    """A name without the full stop behind it, which abbreviations keep."""
    text = piece.text
    if not text.endswith(".") or ABBREVIATED.search(text):
        return piece
    return piece.part(piece.start, piece.end - 1)


def _description(line: TextLine, start: int, head: list[TextLine]) -> Found:
    if line is not head[0]:
        index = next(number for number, other in enumerate(head) if other is line)
        return joined(head[index:], 0.75)
    return found_in(line, start, len(line.text), 0.7)
