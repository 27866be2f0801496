"""Lists of dated things: certificates and training, awards, publications."""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from talent.cv.fields.citations import read_citations
from talent.cv.fields.entries import body_texts
from talent.cv.fields.links import is_contact
from talent.cv.fields.listed_groups import DATE_LABEL, LABEL, TITLE_LABEL, WHEN, gives, listed_groups
from talent.cv.fields.roles import Candidate, settle
from talent.cv.fields.stretches import ORDINAL, trimmed, without
from talent.cv.found import Entry, Found, found_in
from talent.cv.layout import TextLine, style_at, style_changes
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.places import is_place


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece of an entry: its place in a line, the number of that line, its slot there, and what a label says."""

    line: TextLine
    start: int
    end: int
    number: int
    slot: int
    said: str | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text[self.start : self.end]


@dataclass(slots=True)
class Parts:
    """An entry with what has still to be told apart."""

    entry: Entry
    pieces: list[Listed] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)


ABSENT = (-4.0, -1.2)
NAMES = {
    "certificates": ("name", "issuer", "date"),
    "awards": ("title", "awarder", "date"),
    "publications": ("name", "publisher", "releaseDate"),
}
SPLIT = re.compile(
    r"\t+|\s+\((?=[^()]*$)|\s+[|•·]\s+|\s+[–—]\s+|\s+[-:]\s+|"
    r"\s+(?:oleh|by|dari|from|issued by|diselenggarakan oleh)\s+",
    re.I,
)
# "A Study of Rain in Proceedings of the Asian Forum".
IN_VENUE = re.compile(
    r"\s+(?:in(?: the)?|dalam|pada|di)\s+(?=(?:jurnal|journal|prosiding|proceedings|buletin|bulletin|majalah)\b)",
    re.I,
)
# "Certified ScrumMaster (Scrum Alliance)", with a comma behind it where the date follows.
IN_BRACKETS = re.compile(r"\s+\((?P<giver>[A-Z][^()\d]+)\)[\s,;:|•·–—-]*$")
BY = re.compile(
    r"^(?:oleh|by|penyelenggara|penerbit|issuer|(?:issued|awarded|published|presented|granted) by|from|dari|"
    r"(?:diselenggarakan|diterbitkan|diberikan|dikeluarkan) oleh|(?:published|appeared|presented) (?:in|at)|"
    r"(?:diterbitkan|dipublikasikan|dimuat|terbit|dipresentasikan|disajikan) (?:di|dalam|pada))\s*:?\s+",
    re.I,
)
TITLE_WORDS = re.compile(
    r"\b(?:juara|finalis\w*|penghargaan|awards?|medal|medali|satyalancana|terbaik|best|winner|pemenang|place|prize|"
    r"scholarship|beasiswa|teladan|berprestasi|employee of|mahasiswa|certified|certificate|certification|sertifika\w+|"
    r"pelatihan|diklat|training|course|kursus|bootcamp|nanodegree|specialization|brevet|toefl|ielts|licen[cs]e|uji|"
    r"kompetensi|fundamentals|essentials|dasar)\b",
    re.I,
)
# What still belongs to the name of an award behind its first comma.
OF_THE_AWARD = re.compile(
    r"^(?:tingkat|level|kategori|category|bidang|juara|lomba|kompetisi|competition|national|nasional|internasional|"
    r"regional|provinsi|hackathon|olimpiade|olympiad|peringkat|rank)|\b(?:level|hackathon|competition|olympiad|award)$",
    re.I,
)
KIND = re.compile(r"^(?:article|artikel|paper|makalah|book|buku|conference paper|thesis)\s*:\s+", re.I)
EXPIRY = re.compile(
    r"\b(?:valid|berlaku|expires?|expired|expiry(?: date)?|kedaluwarsa|kadaluarsa|masa berlaku)\b[^\d\t]{0,24}$",
    re.I,
)
CREDENTIAL = re.compile(
    r"^(?:credential|id kredensial|no\.?\s*(?:sertifikat|reg)|nomor|valid|berlaku|https?:|"
    r"show credential|see credential)",
    re.I,
)


def read_listed(lines: list[TextLine], section: str) -> list[Entry]:
    """Entries of a list; `lines` are as they stand on the page, wrapped ones not yet put together."""
    cited = read_citations(lines) if section == "publications" else []
    if cited:
        return [
            entry
            for part in cited
            for entry in ([part] if isinstance(part, Entry) else _read_rows(part, section))
        ]
    return _read_rows(lines, section)


def _read_rows(lines: list[TextLine], section: str) -> list[Entry]:
    """Entries whose title, giver and date stand in lines, cells or behind marks."""
    kept = [line for line in lines if not CREDENTIAL.match(line.text)]
    groups = listed_groups(kept)
    bracketed = len(groups) > 1 and all(_ends_in_bracket(group[0]) for group in groups)
    read = [_parts(group, section, bracketed=bracketed) for group in groups]
    heads = [parts.pieces for parts in read]
    # Where most entries say title and giver apart from each other, a comma belongs to the title.
    apart = 2 * sum(len(pieces) > 1 for pieces in heads) >= len([pieces for pieces in heads if pieces])
    settled = settle([_candidates(pieces) for pieces in heads], ABSENT) if apart else []
    entries: list[Entry] = []
    for number, parts in enumerate(read):
        if not parts.pieces:
            continue
        title_key, by_key, _ = NAMES[section]
        title, by = settled[number].assignment if apart else (None, None)
        if title is not None:
            parts.entry.values[title_key] = _value(parts.pieces[title], 0.85)
            if by is not None:
                parts.entry.values[by_key] = _value(parts.pieces[by], 0.75)
        else:
            _by_commas(parts, section)
        parts.entry.values = {
            key: parts.entry.values[key] for key in NAMES[section] if key in parts.entry.values
        }
        parts.entry.highlights = body_texts(parts.body)
        entries.append(parts.entry)
    return entries


def _parts(group: list[TextLine], section: str, *, bracketed: bool) -> Parts:
    """The pieces of an entry that may be its title or who gave it, its date, and the text below.

    `bracketed` tells that all entries have a bracket at their end.
    """
    parts = Parts(Entry(section))
    date_key = NAMES[section][2]
    for number, line in enumerate(group):
        if number and (line.bullet or len(line.text) > 100) and parts.pieces:
            parts.body.append(line)
            continue
        if number and parts.pieces and _is_stray(group[0], line):
            continue
        label = LABEL.match(line.text)
        offset = label.end() if label is not None else 0
        said = None
        if label is not None:
            said = (
                "when"
                if DATE_LABEL.match(label["label"])
                else "title"
                if TITLE_LABEL.match(label["label"])
                else "by"
            )
        ranges = find_ranges(line.text)
        if ranges and date_key not in parts.entry.values:
            _date(parts.entry, line, date_key)
        if said == "when":
            continue
        slot = 0
        for start, end in without(line, [(item.start, item.end) for item in ranges]):
            for left, right in _cut(line, max(start, offset), end, section, every=bracketed):
                left, right = trimmed(line, left, right)
                ordinal = ORDINAL.match(line.text, left, right) if not number and not slot else None
                left = ordinal.end() if ordinal else left
                text = line.text[left:right]
                worded = re.search(r"[A-Za-z]{2}" if section != "publications" else r"[^\W_]", text)
                if not worded or WHEN.match(text) or is_place(text):
                    continue
                kind = KIND.match(text) if section == "publications" else None
                by = BY.match(text)
                left += kind.end() if kind else by.end() if by else 0
                parts.pieces.append(Listed(line, left, right, number, slot, "by" if by else said))
                slot += 1
    return parts


def _ends_in_bracket(line: TextLine) -> bool:
    ends = [end for _, end in without(line, [(item.start, item.end) for item in find_ranges(line.text)])]
    return any(_giver_in_brackets(line.text, 0, end) for end in ends)


def _is_stray(head: TextLine, line: TextLine) -> bool:
    """Lines of another column, and what stands at the foot of the page below a list."""
    elsewhere = line.page == head.page and line.region != head.region
    return elsewhere or is_contact(line) or (head.bullet and not line.bullet and line.gap > 1.0)


def _candidates(pieces: list[Listed]) -> list[Candidate]:
    """What speaks for each piece as title and as the one who gave it: words, order and setting."""
    result = []
    for order, piece in enumerate(pieces):
        giver = min(max(gives(piece.text), -2.0), 0.0 if TITLE_WORDS.match(piece.text) else 4.0)
        title = (
            (1.2 if order == 0 else -0.4 * order)
            + (1.5 if TITLE_WORDS.search(piece.text) else 0.0)
            - 0.6 * giver
        )
        by = (0.4 if order == 1 else -0.4) + giver - (1.5 if TITLE_WORDS.search(piece.text) else 0.0)
        if piece.said is not None:
            title, by = (9.0, -9.0) if piece.said == "title" else (-9.0, 9.0)
        cues: tuple[Hashable, ...] = (
            ("line", piece.number, piece.slot),
            ("order", order),
            ("style", style_at(piece.line, piece.start)),
        )
        result.append(Candidate((title, by), cues))
    return result


def _value(piece: Listed, confidence: float) -> Found:
    return found_in(piece.line, piece.start, piece.end, confidence)


def _by_commas(parts: Parts, section: str) -> None:
    """Title and giver of an entry whose pieces only commas part: the last piece gave it, the others are the title."""
    title_key, by_key, _ = NAMES[section]
    pieces = [part for piece in parts.pieces for part in _at_commas(piece)]
    first, rest = pieces[0], pieces[1:]
    rest = [piece for piece in rest if not is_place(piece.text)]
    by = _giver(first.line, rest, section)
    line, left, right, confidence = first.line, first.start, first.end, 0.85
    comma = by is not None and by.line is line and line.text[: by.start].rstrip()[-1:] == ","
    for piece in rest:
        if piece is by or piece.line is not line:
            break
        between = line.text[right : piece.start].strip()
        if (between in (",", "") and "\t" not in line.text[right : piece.start]) or (
            comma and between in ("–", "-", "—")
        ):
            # A comma inside of the title, or a dash where a comma parts off the giver: it goes on.
            right, confidence = piece.end, 0.75
    parts.entry.values[title_key] = found_in(line, left, right, confidence)
    if by is not None:
        parts.entry.values[by_key] = _value(by, 0.75)


def _at_commas(piece: Listed) -> list[Listed]:
    result = []
    position = piece.start
    for match in [*re.finditer(r",\s+", piece.text), None]:
        end = piece.end if match is None else piece.start + match.start()
        inside = piece.line.text[position:end]
        if match is not None and inside.count("(") > inside.count(")"):
            continue
        left, right = trimmed(piece.line, position, end)
        if left < right:
            result.append(replace(piece, start=left, end=right))
        position = end if match is None else piece.start + match.end()
    return result or [piece]


def _giver(line: TextLine, rest: list[Listed], section: str) -> Listed | None:
    """Who gave it: what says so, else the last piece; an award need not have one."""
    said = next((piece for piece in rest if piece.said == "by"), None)
    if said is not None or not rest:
        return said
    last = rest[-1]
    apart = last.line is not line or line.text[: last.start].rstrip()[-1:] != ","
    if section == "awards" and not apart and len(rest) == 1 and OF_THE_AWARD.search(last.text):
        return None
    return last


def _giver_in_brackets(text: str, start: int, end: int) -> re.Match[str] | None:
    """What a bracket at the end says, unless it is short for the words before it or tells a level."""
    match = IN_BRACKETS.search(text, start, end)
    if match is None or OF_THE_AWARD.search(match["giver"]):
        return None
    initials = iter(word[0] for word in text[start : match.start()].upper().split())
    short = match["giver"].split(" ")[0]
    return None if short.isupper() and all(letter in initials for letter in short) else match


def _cut(line: TextLine, start: int, end: int, section: str, *, every: bool = False) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    position = start
    changes = [(at, at, "") for at in style_changes(line) if start < at < end]
    marks = [(match.start(), match.end(), match.group()) for match in SPLIT.finditer(line.text, start, end)]
    if section == "publications":
        marks += [(*match.span(), "") for match in IN_VENUE.finditer(line.text, start, end)]
    giver = _giver_in_brackets(line.text, start, end)
    if giver is not None and (every or (" " in giver["giver"] and gives(giver["giver"]) >= 0)):
        marks.append((giver.start(), giver.start("giver"), "("))
    for left, right, mark in sorted([*changes, *marks]):
        before = line.text[start:left]
        if left < position or (before.count("(") > before.count(")") and ")" in line.text[right:end]):
            continue
        parts.append((position, left))
        # "oleh" stays with the one who gave it, and tells so.
        position = left + 1 if mark.strip().replace(" ", "").isalpha() else right
    parts.append((position, end))
    return parts


def _date(entry: Entry, line: TextLine, key: str) -> None:
    """The date of a list entry: the end of a range is when it was earned."""
    every = [item for item in find_ranges(line.text) if not item.bad]
    # Until when it is valid says nothing of when it was earned.
    dates = [item for item in every if not item.until and not EXPIRY.search(line.text[: item.start])]
    if every and not dates:
        return
    if not dates:
        entry.bad_dates = True
        return
    date = dates[-1]
    value = date.end_date or date.start_date
    if value is None:
        return
    span = date.end_span if date.end_span[1] > date.end_span[0] and date.end_date else (date.start, date.end)
    if value[:4] not in line.text[span[0] : span[1]]:
        span = (date.start, date.end)
    entry.values[key] = found_in(line, *span, 0.9, value)
    entry.end_month = value[:7] if len(value) >= 7 else None
