"""Lists of dated things: certificates and training, awards, publications."""

import re

from talent.cv.dates import find_ranges
from talent.cv.fields.entries import body_texts, split_entries
from talent.cv.fields.stretches import trimmed, without
from talent.cv.found import Entry, Found, found_in
from talent.cv.layout import TextLine, style_at
from talent.cv.places import is_place

Piece3 = tuple[TextLine, int, int]
NAMES = {
    "certificates": ("name", "issuer", "date"),
    "awards": ("title", "awarder", "date"),
    "publications": ("name", "publisher", "releaseDate"),
}
SPLIT = re.compile(
    r"\t+|\s+\((?=[^()]*$)|\s+[|•·]\s+|\s+[–—]\s+|\s+-\s+|,\s+|"
    r"\s+(?:oleh|by|dari|from|issued by|diselenggarakan oleh)\s+",
    re.I,
)
BY = re.compile(
    r"^(?:oleh|by|penyelenggara|penerbit|issuer|issued by|from|dari|diselenggarakan oleh|"
    r"diterbitkan oleh)\s*:?\s+",
    re.I,
)
# What still belongs to the name of an award behind its first comma.
OF_THE_AWARD = re.compile(
    r"^(?:tingkat|level|kategori|category|bidang|juara|lomba|kompetisi|competition|national|nasional|internasional|"
    r"regional|provinsi|hackathon|olimpiade|olympiad|peringkat|rank)",
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
    """Entries of a list, one for each line (or bullet) with the lines that only say who and when."""
    entries: list[Entry] = []
    for group in _groups(lines):
        entry = _entry(group, section)
        if entry is not None:
            entries.append(entry)
    return entries


def _groups(lines: list[TextLine]) -> list[list[TextLine]]:
    """Lines of one entry. Bullets part entries; so does a bold line; wrapped lines stay together."""
    bullets = sum(line.bullet for line in lines)
    groups: list[list[TextLine]] = []
    if lines and not bullets and len({style_at(line, 0) for line in lines}) > 1:
        return [[*entry.head, *entry.body] for entry in split_entries(lines, single_dates=True)]
    for index, line in enumerate(lines):
        if CREDENTIAL.match(line.text) and groups:
            continue
        previous = lines[index - 1] if index else None
        new = (
            previous is None
            or line.bullet
            or (not (bullets and groups[-1][0].bullet) and not _belongs(groups[-1], previous, line))
        )
        if new:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _belongs(group: list[TextLine], previous: TextLine, line: TextLine) -> bool:
    """Whether an unbulleted line goes on with the entry above."""
    if line.gap > 0.6 or previous.region != line.region:
        return False
    if line.text[:1].islower() or line.text[:1] == "(":
        return True
    dated = any(find_ranges(other.text) for other in group)
    if not dated and find_ranges(line.text) and _rest(line) == "":
        return True
    if previous.right and "\t" not in line.text and "\t" not in previous.text:
        width = (line.x1 - line.x0) / max(len(line.text), 1)
        if previous.x1 + width * (len(line.text.split(" ", 1)[0]) + 1) > previous.right - 1 and not dated:
            return True
    if BY.match(line.text):
        return True
    return not line.bold and group[0].bold


def _rest(line: TextLine) -> str:
    text = line.text
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + text[item.end :]
    return text.strip(" \t()-–—,.|•")


def _entry(group: list[TextLine], section: str) -> Entry | None:
    title_key, by_key, date_key = NAMES[section]
    entry = Entry(section)
    pieces: list[tuple[TextLine, int, int]] = []
    body: list[TextLine] = []
    for number, line in enumerate(group):
        if number and (line.bullet or len(line.text) > 100):
            body.append(line)
            continue
        ranges = find_ranges(line.text)
        if ranges and date_key not in entry.values:
            _date(entry, line, date_key)
        for start, end in without(line, [(item.start, item.end) for item in ranges]):
            for left, right in _cut(line, start, end):
                left, right = trimmed(line, left, right)
                if re.search(r"[A-Za-z]{2}", line.text[left:right]) or (
                    section == "publications" and right > left
                ):
                    pieces.append((line, left, right))
    if not pieces:
        return None
    line, left, right = pieces[0]
    if section == "publications" and (kind := KIND.match(line.text[left:right])):
        left += kind.end()
    rest = [piece for piece in pieces[1:] if not is_place(piece[0].text[piece[1] : piece[2]])]
    by = _giver(line, rest, section)
    name: Found = found_in(line, left, right, 0.85)
    comma = by is not None and by[0] is line and line.text[: by[1]].rstrip()[-1:] == ","
    for piece in rest:
        if piece is by or piece[0] is not line:
            break
        between = line.text[right : piece[1]].strip()
        if (between in (",", "") and "\t" not in line.text[right : piece[1]]) or (
            comma and between in ("–", "-", "—")
        ):
            # A comma inside of the title, or a dash where a comma parts off the giver: it goes on.
            right = piece[2]
            name = found_in(line, left, right, 0.75)
    entry.values[title_key] = name
    if by is not None:
        lead = BY.match(by[0].text[by[1] : by[2]])
        entry.values[by_key] = found_in(by[0], by[1] + (lead.end() if lead else 0), by[2], 0.75)
    entry.highlights = body_texts(body)
    return entry


def _giver(line: TextLine, rest: list[Piece3], section: str) -> Piece3 | None:
    """Who gave it: what says so, else the last piece; an award need not have one."""
    said = next((piece for piece in rest if BY.match(piece[0].text[piece[1] : piece[2]])), None)
    if said is not None or not rest:
        return said
    last = rest[-1]
    text = last[0].text[last[1] : last[2]]
    apart = last[0] is not line or line.text[: last[1]].rstrip()[-1:] != ","
    if section == "awards" and not apart and len(rest) == 1 and OF_THE_AWARD.match(text):
        return None
    return last


def _cut(line: TextLine, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    position = start
    for match in SPLIT.finditer(line.text, start, end):
        before = line.text[start : match.start()]
        if before.count("(") > before.count(")") and ")" in line.text[match.end() : end]:
            continue
        stop = match.start()
        parts.append((position, stop))
        position = (
            match.end() if "," in match.group() or not match.group().strip().isalpha() else match.start() + 1
        )
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
