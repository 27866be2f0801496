"""The head of an entry in pieces: dates taken out, the rest parted at the marks people part with."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from talent.cv.fields.entries import RawEntry
from talent.cv.fields.entry_starts import ADDRESS, ends_name, goes_on_open
from talent.cv.fields.forms import FORM_LABEL, REST_OF_LABEL
from talent.cv.fields.stretches import DURATION, trimmed, without
from talent.cv.fields.study import whole_degree
from talent.cv.found import Entry, Found, found_in
from talent.cv.layout import TextLine, style_at, style_changes
from talent.cv.vocabulary.dates import DateRange, find_ranges, month_of
from talent.cv.vocabulary.features import POSITION_WORDS, Piece
from talent.cv.vocabulary.places import find_places, is_place
from talent.cv.vocabulary.titles import kind_of_title

SPLIT = re.compile(
    r"\t+|\s+(?:[|•·‣⋅/»›~\\*>_]{1,2}|::|--+|[-=]>|→)\s+|\s+[–—]\s+|\s+-\s+|\s*[|•·]\s*|\s+:\s+|;\s+|(?<=\))\s*[,-]\s+"
)
LETTER = re.compile(r"[^\W\d_]")
COMMA = re.compile(r",\s*")
# More letters than a label has, or a place with what stands in brackets behind it.
LONGEST_TAIL = 120
BRACKET = re.compile(r"\s*[(\[{<]([^()\[\]{}<>]+)[)\]}>]$")
# "Bandung, ID": the code of the country behind a place.
COUNTRY_CODE = re.compile(r",\s*[A-Z]{2}$")
# "PT Padi Emas: Analis Data (2019 - 2021)".
COLON = re.compile(r"(?<=[\w.)]):\s+(?=[A-Z])")
# "Yayasan Literasi Warga, Garut. Penyunting." in heads that end with a full stop; no abbreviation.
STOP = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
PREPOSITION = re.compile(
    r"\s+(?:at|@|di|pada|dari|from(?!\s+Home\b))\s+(?!(?:Large|Bidang)\b)(?=[A-ZÀ-Þ0-9]|[a-z][\w.]+$)|\s*@\s*(?=[A-Z])"
)
# "at Universitas Terbuka" on a line below the study.
AT_FIRST = re.compile(r"(?:at|@|di|pada|dari|from)\s+(?=[A-Z])(?!Home\b|Large\b)")
# "Analis Data di" and the employer set in bold, or on the next line.
ASKS_WHERE = re.compile(r"\s+(?:at|@|di|pada)$")
WHEN = re.compile(
    r"^(?:completed|graduated|graduation|lulus(?:an)?|expected|tamat|selesai|angkatan|class of|"
    r"tahun(?: lulus)?|since|sejak|dates?|periode|from|per)(?:\s+(?:in|on|pada|tahun|of))?\s*:?$",
    re.I,
)
# How people who write in sentences say what they were or studied, and what stands before the dates then.
TELLS = re.compile(
    r"(?:(?:i|saya)\s+)?(?:(?:have\s+|was\s+)?(?:worked|working|served|serving|employed)\s+as\s+(?:an?\s+|the\s+)?|"
    r"(?:pernah\s+)?(?:bekerja|menjabat|bertugas|berperan|magang)\s+sebagai\s+|"
    r"(?<=[Ii] )(?:studied|majored in)\s+|(?<=[Ss]aya )(?:belajar|menempuh|kuliah)\s+)(?=\S)",
    re.I,
)
ORDINAL = re.compile(r"\(?([A-Z]|\d{1,2})[.)](?:\s+|$)")
# "PT Padi Emas sebagai Analis Mutu": what follows is the post. A verb alone ("Bekerja di …") is neither.
AS_WHAT = re.compile(r"(?:^|(?<=[\w.)])[,\s]+|(?<=\s))(?:sebagai|as(?:\s+an?|\s+the)?)\s+(?=[A-Z])", re.I)
VERB = re.compile(r"(?:(?:i|saya|pernah)\s+)*(?:bekerja|bertugas|worked|working|employed)$", re.I)
# What stands between a name and its dates: "PT Padi Emas (sejak", "PT Padi Emas dari tanggal".
SINCE = re.compile(
    r"(?:\s+|\s*[(\[]\s*)(?:(?:from|since|sejak|mulai|terhitung|dari|periode|masa|pada|selama|during|between|antara|"
    r"tmt|per)\s*)(?:(?:mulai|dari|sejak|tahun|bulan|tanggal|kerja|the year)\s*){0,3}$|\s*[(\[]\s*(?:tahun|tanggal)$",
    re.I,
)
BODY_OF_AREA = re.compile(
    r"(?:kecamatan|kelurahan|desa|dinas|badan|sekretariat|puskesmas|inspektorat|upt\w*|sdn?|smpn?|kantor|balai)\b|"
    r".*\b(?:district|office|agency|department|secretariat|village|health centre|service)$",
    re.I,
)
AREA = re.compile(r"(?:kabupaten|kab\.|kota|provinsi)\s|[\w ]+\s(?:regency|province)\b", re.I)
# "Harris, Patel and Wong": a comma of a partnership's name; "Nurse, mental health, RSUD Cimahi": the second half of a
# title, where an employer follows.
PARTNERS = re.compile(r"(?<!\w )(?<!\w)[A-Z][\w'’-]+(?:, [A-Z][\w'’-]+){1,7},? (?:and|&|dan) [A-Z][\w'’-]+")
SECOND_HALF = re.compile(r"(?!(?:at|in|di|pada|dari|from|untuk|for|kab|kota|kec)\b)[a-z][^,]*, ")
# "DaerahSemarang": boxes side by side with nothing between their words.
GLUED = re.compile(r"[a-z]{3}(?=[A-Z][a-z]+(?: [A-Z][a-z]+)*$)")
LABEL = re.compile(
    r"^(?:(?:[A-Z]|\d{1,2})[.)]\s+)?(?P<label>posisi|jabatan|position|title|role|perusahaan|company|instansi|organisasi|"
    r"organization|employer|lokasi|location|"
    r"periode|period|tanggal|dates?|waktu|tempat|place|sebagai|as(?=\s*:)|institusi|institution|jurusan|major|"
    r"program studi|ipk|gpa)\s*[:\t]\s*",
    re.I,
)
# Any words before a colon: what they ask for is told as it is of the columns of a table.
ANY_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w /().&–-]{2,45}?)\s*[:：]\s+(?=\S)")
OF_CLIENT = re.compile(r"\b(?:klien|client|pengguna jasa)\b", re.I)
TOLD_BY_TITLE = {
    "name": "name", "institution": "name", "position": "position", "location": "location", "dates": "dates",
    "other": "other", "text": "other",
}  # fmt: skip
LABEL_KINDS = {
    "posisi": "position", "jabatan": "position", "position": "position", "title": "position", "role": "position",
    "sebagai": "position", "as": "position", "perusahaan": "name", "company": "name", "instansi": "name",
    "organisasi": "name",
    "organization": "name", "employer": "name", "lokasi": "location", "location": "location", "tempat": "location",
    "place": "location", "occupation": "position", "peran": "position", "nama dan alamat": "name",
    "name and address": "name", "organisation": "name", "gelar": "degree", "title of qualification": "degree",
    "kualifikasi": "degree", "bidang": "area", "principal subjects": "area", "major": "area", "jurusan": "area",
    "program studi": "area", "institusi": "name", "institution": "name", "nama dan jenis": "name",
    "name and type": "name",
}  # fmt: skip


@dataclass(slots=True)
class HeadPiece:
    """A piece with its place in the line, and what is known of it beforehand.

    `slot` is its line in the head and its place in that line, `offset` its line as counted from the line with the
    dates (None where the head has none).
    """

    line: TextLine
    start: int
    end: int
    slot: tuple[int, int]
    after_preposition: bool = False
    said: str | None = None
    offset: int | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text[self.start : self.end]

    def piece(self) -> Piece:
        """What the tables of features look at."""
        bold = self.line.bold or self.line.bold_start >= self.end
        return Piece(self.text, bold, self.slot == (0, 0), *self.slot, self.after_preposition)

    def part(self, start: int, end: int, *, shift: int = 0) -> "HeadPiece":
        """A stretch of the piece; `shift` is how many pieces further to the right it stands."""
        return replace(self, start=start, end=end, slot=(self.slot[0], self.slot[1] + shift))

    def cues(self, order: int) -> tuple[Hashable, ...]:
        """How it is set: what the pieces of other entries with the same role share with it."""
        return (
            ("line", self.offset, self.slot[1]),
            ("order", order),
            ("style", style_at(self.line, self.start)),
            ("first in line", self.slot[1] == 0, self.slot[0]),
        )

    def found(self, confidence: float, points: dict[str, float]) -> Found:
        """The piece as a value."""
        value = found_in(self.line, self.start, self.end, confidence)
        value.points = points
        return value


def kind_of_label(label: str) -> str | None:
    """What a label says its value is; of a long label the first words count ("Nama dan alamat pemberi kerja")."""
    words = label.lower().split()
    for count in range(len(words), 0, -1):
        kind = LABEL_KINDS.get(" ".join(words[:count]))
        if kind is not None:
            return kind
    return None


def _asked_for(text: str) -> tuple[str, int] | None:
    """What the label says that a text begins with, and where its value begins; None where none is known."""
    label = ANY_LABEL.match(text)
    if label is None or OF_CLIENT.search(label["label"]):
        return None
    kind = TOLD_BY_TITLE.get(kind_of_title(label["label"]))
    return (kind, label.end()) if kind is not None else None


def head_pieces(entry: RawEntry, *, form: bool = False) -> list[HeadPiece]:
    """Pieces of the head lines in order, without dates, durations, labels and marks."""
    pieces: list[HeadPiece] = []
    shift = 0
    before = False
    dated = next((n for n, line in enumerate(entry.head) if any(line is d for d, _ in entry.dates)), None)
    for number, line in enumerate(entry.head):
        spans = _date_spans(entry, line)
        spans += _durations(line, dated=bool(spans))
        spans += [match.span() for match in ADDRESS.finditer(line.text)]
        spans += [entry.rest[1:]] if entry.rest is not None and entry.rest[0] is line else []
        slot = 0
        offset = None if dated is None else number - dated
        for start, end in without(line, spans):
            for left, right, preposition in _parts(line, start, end):
                said = None
                label = LABEL.match(line.text[left:right].lstrip())
                if form:
                    label = label or FORM_LABEL.match(line.text[left:right].lstrip() + " x")
                    if REST_OF_LABEL.match(line.text[left:right].strip()):
                        continue
                if label is not None:
                    said = kind_of_label(label["label"])
                    left = min(right - len(line.text[left:right].lstrip()) + label.end(), right)
                elif (asked := _asked_for(line.text[left:right].lstrip())) is not None:
                    said = asked[0]
                    if said == "other":
                        continue
                    left = right - len(line.text[left:right].lstrip()) + asked[1]
                role = AS_WHAT.match(line.text, *trimmed(line, left, right))
                if role is not None and line.text[role.end()].isupper():
                    said, left = said or "position", role.end()
                left, right = _without_sentence(line, *trimmed(line, left, right))
                if VERB.match(line.text[left:right]):
                    preposition = False
                    continue
                preposition, before = preposition or before, False
                if (asks := ASKS_WHERE.search(line.text[left:right])) is not None:
                    right, before = left + asks.start(), True
                if not LETTER.search(line.text, left, right) or WHEN.match(line.text[left:right]):
                    continue
                at = (number - shift, slot)
                pieces.append(HeadPiece(line, left, right, at, preposition, said, offset))
                slot += 1
        if slot == 0:
            # A line of dates alone must not move the slots of the lines below.
            shift += 1
    return pieces


def _without_sentence(line: TextLine, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words of a sentence around it: "I worked as Analyst", "PT Padi Emas sejak"."""
    lead = TELLS.match(line.text, start, end)
    start = lead.end() if lead else start
    tail = SINCE.search(line.text, start, end)
    return start, tail.start() if tail else end


def _date_spans(entry: RawEntry, line: TextLine) -> list[tuple[int, int]]:
    """Where the dates of a head line stand; a range of years before one with months is part of a name."""
    ranges = find_ranges(line.text)
    own = [date for other, date in entry.dates if other is line]
    if not own and len(line.text) >= 90:
        return []
    months = any(len(date.start_date or "") > 4 for date in own)
    return [
        (item.start, item.end)
        for item in ranges
        if item in own
        or not (
            (months and not item.single and len(item.start_date or "") == 4)
            or (entry.dates and ends_name(line.text, item))
        )
    ]


def _durations(line: TextLine, *, dated: bool) -> list[tuple[int, int]]:
    """ "3 years 2 months" says neither when nor what; beside dates, in brackets, or as a piece of its own."""
    spans = []
    for match in DURATION.finditer(line.text):
        before, after = line.text[: match.start()].rstrip(), line.text[match.end() :].lstrip()
        apart = (not before or before[-1] in "|•·,-–—\t()") and (not after or after[0] in "|•·,-–—\t)")
        if (
            dated
            or match.group().strip().startswith("(")
            or apart
            or "\t" in line.text[match.start() - 1 : match.start()]
        ):
            spans.append(match.span())
    return spans


def _parts(line: TextLine, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Cut at marks, at "at", "di" and the like, and where the setting changes; brackets are never cut."""
    text = line.text
    cuts = [
        (match.start(), match.end(), False)
        for match in SPLIT.finditer(text, start, end)
        if not _is_behind_label(text, start, match)
    ]
    cuts += [(match.start(), match.end(), True) for match in PREPOSITION.finditer(text, start, end)]
    cuts += [(at, at, False) for at in style_changes(line) if start < at < end]
    cuts += [
        (match.start(), match.start(), False)
        for match in AS_WHAT.finditer(text, start, end)
        if match.start() > start and text[match.end()].isupper()
    ]
    if _inside_brackets(text, start, end):
        # The bracket closes behind the dates: "PT Padi Emas (Analis, 2016-2017)".
        opened = text.rindex("(", start, end)
        cuts.append((opened, opened + 1, False))
    if text[start:end].rstrip().endswith("."):
        stops = [(*stop.span(), False) for stop in STOP.finditer(text, start, end)]
        if 0 < len(stops) < 3:
            cuts += stops
            end = start + len(text[start:end].rstrip()) - 1
    if (start, end) != (0, len(text)) and (colon := COLON.search(text, start, end)) is not None:
        # Beside dates a colon parts two things, unless it stands behind a label.
        label = text[start : colon.start()].strip()
        known = LABEL.match(f"{label}:") or kind_of_label(label) or _asked_for(f"{label}: x")
        cuts += [] if known else [(*colon.span(), False)]
    parts: list[tuple[int, int, bool]] = []
    position, preposition = start, False
    lead = AT_FIRST.match(text, start, end)
    if lead is not None and not is_place(text[lead.end() : end]):
        position, preposition = lead.end(), True
    for left, right, is_preposition in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if left < position or _inside_brackets(text, start, left):
            continue
        if is_preposition and is_place(re.split(r"\t|\s[|•·–—-]\s", text[right:end], maxsplit=1)[0]):
            # "Perhimpunan Pelajar Indonesia di Belanda" is one name.
            continue
        if not re.search(r"\w", text[position:left]):
            position, preposition = right, preposition or is_preposition
            continue
        parts.append((position, left, preposition))
        position, preposition = right, is_preposition
    parts.append((position, end, preposition))
    return parts


def _is_behind_label(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a colon with space before it belongs to a label: "Company : PT Padi Emas"."""
    if ":" not in text[mark.start() : mark.end() + 1]:
        return False
    before = text[max(start, mark.start() - LONGEST_TAIL) : mark.start()]
    label = re.split(r"\t|\s[|•·]\s", before)[-1].strip()
    return LABEL.match(f"{label}:") is not None or _asked_for(f"{label}: x") is not None


def _inside_brackets(text: str, start: int, position: int) -> bool:
    before = text[start:position]
    return before.count("(") > before.count(")")


def comma_cut(piece: HeadPiece) -> list[HeadPiece]:
    """The piece parted at its commas, for heads that part with nothing else."""
    result: list[HeadPiece] = []
    position = piece.start
    text = piece.line.text
    within = _within_names(piece.text)
    commas = [match for match in re.finditer(r",\s+", piece.text) if not within(match)]
    for number, match in enumerate([*commas, None]):
        end = piece.end if match is None else piece.start + match.start()
        if not _inside_brackets(text, piece.start, end):
            left, right = trimmed(piece.line, position, end)
            if left < right:
                part = piece.part(left, right, shift=number)
                result.append(replace(part, after_preposition=piece.after_preposition and number == 0))
            if match is not None:
                position = piece.start + match.end()
    return result


def _within_names(text: str) -> Callable[[re.Match[str]], bool]:
    """What tells of each comma of a text whether it stands within one name or title."""
    partners = PARTNERS.search(text)
    first, last = partners.span() if partners is not None else (0, 0)
    parted = partners is not None and POSITION_WORDS.search(partners.group()) is not None
    _, degree = whole_degree(text) or (0, 0)

    def joins(comma: re.Match[str]) -> bool:
        if first < comma.start() < last:
            return not parted
        return SECOND_HALF.match(text, comma.end()) is not None or degree == comma.start()

    return joins


def _is_place(text: str) -> bool:
    return is_place(text) or is_place(COUNTRY_CODE.sub("", text))


def peel_place(piece: HeadPiece) -> tuple[HeadPiece | None, HeadPiece | None]:
    """What is left of a piece, and the place behind its last commas or in its brackets."""
    text = piece.text
    if text.endswith(".") and is_place(COMMA.split(text[:-1])[-1]):
        piece = piece.part(piece.start, piece.end - 1)
        text = piece.text
    if _is_place(text):
        return None, piece
    glued = GLUED.search(text)
    if glued is not None and is_place(text[glued.end() :]):
        place = piece.part(piece.start + glued.end(), piece.end)
        return piece.part(piece.start, piece.start + glued.end()), place
    for number, match in enumerate(COMMA.finditer(text)):
        if len(text) - match.end() > LONGEST_TAIL:
            continue
        tail = text[match.end() :]
        if number == 0 and BODY_OF_AREA.match(text[: match.start()]) and AREA.match(tail):
            # "Kecamatan Sukamakmur, Kabupaten Bogor" names one office.
            continue
        if _is_place(tail) or (find_places(tail[-40:]) and is_place(re.sub(r"\s*\([^()]*\)$", "", tail))):
            place = HeadPiece(piece.line, piece.start + match.end(), piece.end, piece.slot)
            return piece.part(piece.start, piece.start + match.start()), place
    bracket = BRACKET.search(text) if text.endswith((")", "]", "}", ">")) else None
    if bracket and _is_place(bracket[1]):
        place = piece.part(piece.start + bracket.start(1), piece.start + bracket.end(1))
        return piece.part(piece.start, piece.start + bracket.start()), place
    return piece, None


def without_ordinals(heads: Sequence[list[HeadPiece]]) -> list[list[HeadPiece]]:
    """The heads without "A.", "B.", "C." or "1.", "2.", "3." before their first words, where they are counted so.

    A lone entry may be counted as well, by a figure.
    """
    marks = [
        next(((index, mark) for index, piece in enumerate(pieces) if (mark := _ordinal(piece, number))), None)
        for number, pieces in enumerate(heads)
    ]
    alone = len(heads) == 1 and marks[0] is not None and heads[0][marks[0][0]].text[:1].isdigit()
    if not alone and sum(found is not None for found in marks) < 2:
        return list(heads)
    result: list[list[HeadPiece]] = []
    for pieces, found in zip(heads, marks, strict=True):
        if found is not None:
            index, length = found
            rest = pieces[index].part(pieces[index].start + length, pieces[index].end)
            pieces = [*pieces[:index], *([rest] if rest.text else []), *pieces[index + 1 :]]
        result.append(pieces)
    return result


def _ordinal(piece: HeadPiece, number: int) -> int:
    """How long the mark of the entry with this number is at the begin of a piece, 0 where there is none."""
    match = ORDINAL.match(piece.text)
    return match.end() if match and match[1] in (chr(ord("A") + number % 26), str(number + 1)) else 0


def add_dates(entry: Entry, raw: RawEntry) -> None:
    """Start, end, whether it still runs, and months where the document names them."""
    if not raw.dates:
        return
    singles = [(line, date) for line, date in raw.dates if date.single]
    if len(singles) == 2 == len(raw.dates):
        (line, first), (below, last) = sorted(singles, key=_newest_last)
        if (
            first.end_date
            and last.end_date
            and first.end_date <= last.end_date
            and not (first.bad or last.bad)
        ):
            entry.values["startDate"] = found_in(line, first.start, first.end, 0.85, first.end_date)
            entry.values["endDate"] = found_in(below, last.start, last.end, 0.85, last.end_date)
            entry.start_month, entry.end_month = month_of(first.end_date), month_of(last.end_date)
            return
    if raw.open_end and len(raw.dates) == 1 and singles and not singles[0][1].bad:
        line, date = singles[0]
        entry.values["startDate"] = found_in(line, date.start, date.end, 0.85, date.end_date)
        entry.start_month, entry.current = month_of(date.end_date), True
        return
    if (
        len(raw.dates) == 2
        and goes_on_open(raw.dates[0][1], raw.dates[0][0].text, raw.dates[1][0]) is not None
    ):
        (line, first), (below, last) = raw.dates
        if last.end_date and first.start_date and first.start_date[:4] <= last.end_date[:4] and not last.bad:
            entry.values["startDate"] = found_in(line, *first.start_span, 0.85, first.start_date)
            entry.values["endDate"] = found_in(below, last.start, last.end, 0.85, last.end_date)
            entry.start_month, entry.end_month = month_of(first.start_date), month_of(last.end_date)
            return
    line, date = next(((line, date) for line, date in raw.dates if not date.single), raw.dates[0])
    _add_date(entry, line, date)
    entry.start_month, entry.end_month = month_of(date.start_date), month_of(date.end_date)


def _newest_last(dated: tuple[TextLine, DateRange]) -> str:
    """The end may stand above the start, as on a timeline whose newest entry is on top."""
    return dated[1].end_date or ""


def _add_date(entry: Entry, line: TextLine, date: DateRange) -> None:
    confidence = 0.95 if not date.bad else 0.3
    entry.bad_dates = date.bad
    entry.current = date.current
    if date.bad and not (date.start_date and date.end_date):
        return
    if date.start_date is not None:
        span = (
            date.start_span
            if len(date.start_date) <= 4 or date.start_span[1] > date.start_span[0]
            else (date.start, date.end)
        )
        if line.text[span[0] : span[1]].count(date.start_date[:4]) == 0:
            # "Jan – Mar 2020": the year of the start stands at the end of the range.
            span = (date.start, date.end)
        entry.values["startDate"] = found_in(line, *span, confidence, date.start_date)
    if date.end_date is not None:
        span = date.end_span if date.end_span[1] > date.end_span[0] else (date.start, date.end)
        if line.text[span[0] : span[1]].count(date.end_date[:4]) == 0:
            span = (date.start, date.end)
        entry.values["endDate"] = found_in(
            line, *span, confidence * (0.85 if date.single else 1.0), date.end_date
        )
