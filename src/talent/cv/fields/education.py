"""Studies: institution, degree and its KKNI level, subject, mark, dates."""

import re

from talent.cv.degrees import TITLE_IN_TEXT, find_degree, level_of_title
from talent.cv.features import AREA_WORDS, INSTITUTION, INSTITUTION_WORDS, STUDY, points
from talent.cv.fields.entries import RawEntry, body_texts, split_entries, trimmed
from talent.cv.fields.heads import HeadPiece, add_dates, comma_cut, head_pieces, peel_place
from talent.cv.found import Entry, Found, confidence_of, found_in
from talent.cv.layout import TextLine

SCORE = re.compile(
    r"(?:\b(?:ipk|gpa|cgpa|indeks prestasi(?: kumulatif)?|nilai(?: akhir| rata-rata| ujian| un)?|"
    r"rata-rata|grade|skor)\b\.?\s*(?:kumulatif|akhir)?\s*[:=]?\s*)"
    r"(?P<score>\d{1,3}(?:[.,]\d{1,2})?(?:\s*(?:/|dari|out of|of)\s*\d{1,3}(?:[.,]\d{1,2})?)?)",
    re.I,
)
BARE_SCORE = re.compile(r"\(?(?P<score>[0-4][.,]\d{1,2}\s*/\s*4(?:[.,]0{1,2})?)\)?")
AREA_LABEL = re.compile(
    r"^(?:jurusan|program studi|prodi|major(?:ing)?(?: in)?|bidang(?: studi)?|konsentrasi|peminatan|"
    r"department of|field of study|course)\s*[:.]?\s+",
    re.I,
)
FACULTY = re.compile(r"^(?:fakultas|faculty|departemen|department|school of|sekolah)\b", re.I)
AREA_AFTER = re.compile(
    r"^\s*(?:degree)?\s*[-–—:,(]?\s*(?:(?:in|of|of science in|jurusan|program studi|prodi|bidang|"
    r"majoring in)\b)?\s*[:,-]?\s*",
    re.I,
)
ENGLISH_DEGREE = re.compile(
    r"^(?:bachelor|master|doctor|associate|diploma|magister|"
    r"sarjana)(?:'?s)?(?:\s+degree)?(?:\s+of\s+(?:applied\s+)?(?:science|arts|engineering|"
    r"computer science|business administration|"
    r"laws?|education|economics|design|philosophy|public administration|public health|management|"
    r"technology|fine arts|social science|information technology|nursing|communication|architecture|"
    r"commerce|public policy|data science|information systems|informatics|statistics)\b)?"
    r"|^(?:sarjana|magister)(?:\s+terapan)?\s+(?:komputer|teknik|sains|ekonomi|hukum|ilmu komunikasi|"
    r"sosial|pendidikan|desain|psikologi|statistika|humaniora|ilmu politik|manajemen|administrasi publik)\b",
    re.I,
)


NAMED_DEGREE = re.compile(
    r"^(?:Bachelor|Master|Doctor|Associate|Diploma) of [A-Z][\w&-]+(?: (?:and |of |"
    r"in (?=the))?[A-Z][\w&-]+){0,3}?(?= in [A-Z]|$)"
)
LEVEL_IN_BRACKETS = re.compile(r"\s*\((?:S|D)-?[1-4]\)", re.I)
SUBJECT_OF_DEGREE = re.compile(
    r"\bof ((?!Science$|Arts$|Engineering$|Philosophy$|Education$|Applied Science$)[A-Z][\w& -]+)$"
)


def read_education(lines: list[TextLine]) -> list[Entry]:
    """Entries of a section of studies."""
    entries: list[Entry] = []
    for raw in split_entries(lines, single_dates=True, things=3):
        entry = _read_entry(raw)
        if entry.values.keys() & {"institution", "studyType", "area"}:
            entries.append(entry)
        elif entries and not raw.dates:
            entries[-1].highlights += entry.highlights
    return _merged(entries)


def _merged(entries: list[Entry]) -> list[Entry]:
    """A degree on one line and its school on the next, both with dates or neither, are one study."""
    result: list[Entry] = []
    for entry in entries:
        before = result[-1] if result else None
        if (
            before is not None
            and not entry.values.keys() & {"startDate", "endDate"}
            and not entry.values.keys() & before.values.keys()
        ):
            before.values.update(entry.values)
            before.highlights += entry.highlights
            before.level = before.level or entry.level
            continue
        result.append(entry)
    return result


def _read_entry(raw: RawEntry) -> Entry:
    entry = Entry("education")
    body = []
    for line in raw.body:
        if _add_score(entry, line) and len(line.text) < 60:
            continue
        body.append(line)
    for line in raw.head:
        _add_score(entry, line)
    pieces = _pieces(raw, entry)
    _assign(entry, pieces)
    for line in list(body):
        if "area" not in entry.values and (match := AREA_LABEL.match(line.text)):
            entry.values["area"] = found_in(line, match.end(), len(line.text), 0.85)
            body.remove(line)
        elif (
            "institution" not in entry.values and len(line.text) < 80 and INSTITUTION_WORDS.search(line.text)
        ):
            start, end = trimmed(line, 0, len(line.text))
            entry.values["institution"] = found_in(line, start, end, 0.7)
            body.remove(line)
    add_dates(entry, raw)
    if not raw.dates or all(date.single for _, date in raw.dates):
        entry.current = False
    _subject_from_degree(entry)
    entry.highlights = body_texts(body)
    entry.level = _level(entry)
    return entry


def _add_score(entry: Entry, line: TextLine) -> bool:
    match = SCORE.search(line.text) or BARE_SCORE.search(line.text)
    if match is None or "score" in entry.values:
        return False
    entry.values["score"] = found_in(line, *match.span("score"), 0.93)
    return True


def _pieces(raw: RawEntry, entry: Entry) -> list[HeadPiece]:
    """Pieces without places and marks, cut at commas where a school and a subject share one."""
    result: list[HeadPiece] = []
    for piece in head_pieces(raw):
        for part in comma_cut(piece):
            text = part.text
            match = SCORE.search(text) or BARE_SCORE.search(text)
            if match is not None:
                start, end = trimmed(part.line, part.start, part.start + match.start())
                if end - start < 3:
                    continue
                part = HeadPiece(part.line, start, end, part.slot)
            rest, place = peel_place(part)
            if place is not None and "location" not in entry.values:
                entry.values["location"] = place.found(0.6, {})
            if rest is not None:
                result.append(rest)
    return result


def _assign(entry: Entry, pieces: list[HeadPiece]) -> None:
    """The most school-like piece is the institution; what names a degree or a subject is the study."""
    if not pieces:
        return
    school = [sum(points(INSTITUTION, piece.piece()).values()) for piece in pieces]
    study = [sum(points(STUDY, piece.piece()).values()) for piece in pieces]
    order = sorted(range(len(pieces)), key=lambda index: (school[index] - study[index], -index), reverse=True)
    where = order[0] if school[order[0]] > 0 or (len(pieces) > 1 and study[order[0]] <= 0) else None
    if where is not None:
        spoke = points(INSTITUTION, pieces[where].piece())
        entry.values["institution"] = pieces[where].found(confidence_of(school[where], threshold=0.4), spoke)
        _school_level(entry, pieces[where])
    for index, piece in enumerate(pieces):
        if index == where:
            continue
        _add_study(entry, piece, study[index])


def _school_level(entry: Entry, piece: HeadPiece) -> None:
    """ "SMA Negeri 1 Garut" says the level of study itself."""
    degree = find_degree(piece.text)
    if degree is not None and degree.level <= 2 and degree.start == 0 and "studyType" not in entry.values:
        entry.values["studyType"] = found_in(piece.line, piece.start, piece.start + degree.end, 0.7)


def _add_study(entry: Entry, piece: HeadPiece, total: float) -> None:
    """Degree and subject of one piece."""
    text = piece.text
    label = AREA_LABEL.match(text)
    if label is not None:
        if "area" not in entry.values:
            entry.values["area"] = found_in(piece.line, piece.start + label.end(), piece.end, 0.9)
        return
    if FACULTY.match(text) or len(text) > 90:
        return
    degree = find_degree(text)
    title = TITLE_IN_TEXT.search(text)
    full = ENGLISH_DEGREE.match(text)
    if full is None or " of " not in full.group():
        full = NAMED_DEGREE.match(text) or full
    stated = "studyType" in entry.values and entry.values["studyType"].confidence > 0.72
    if full is not None and full.end() > 3 and degree is not None and not stated:
        _set_degree(entry, piece, full.start(), full.end())
        _set_area(entry, piece, full.end())
    elif degree is not None and degree.start <= 12 and not stated:
        if degree.start > 3 and AREA_WORDS.search(text[: degree.start]):
            _set_degree(entry, piece, degree.start, degree.end)
            entry.values.setdefault(
                "area",
                found_in(piece.line, *trimmed(piece.line, piece.start, piece.start + degree.start), 0.75),
            )
        else:
            _set_degree(entry, piece, degree.start, degree.end)
            _set_area(entry, piece, degree.end)
    elif degree is not None and degree.start > 12 and not stated and len(text) - degree.end < 4:
        _set_degree(entry, piece, degree.start, degree.end)
        start, end = trimmed(piece.line, piece.start, piece.start + degree.start)
        entry.values.setdefault("area", found_in(piece.line, start, end, 0.75))
    elif title is not None and not stated and level_of_title(title.group()) is not None:
        _set_degree(entry, piece, title.start(), title.end())
        if title.start() > 3:
            start, end = trimmed(piece.line, piece.start, piece.start + title.start())
            entry.values.setdefault("area", found_in(piece.line, start, end, 0.75))
        else:
            _set_area(entry, piece, title.end())
    elif "area" not in entry.values and (total > 0 or AREA_WORDS.search(text) or "studyType" in entry.values):
        entry.values["area"] = found_in(piece.line, piece.start, piece.end, confidence_of(total))


def _set_degree(entry: Entry, piece: HeadPiece, start: int, end: int) -> None:
    said = LEVEL_IN_BRACKETS.match(piece.text, end)
    end = said.end() if said else end
    value = found_in(piece.line, piece.start + start, piece.start + end, 0.92)
    value.points = points(STUDY, piece.piece())
    entry.values["studyType"] = value


def _set_area(entry: Entry, piece: HeadPiece, offset: int) -> None:
    """What follows the degree in the same piece."""
    said = LEVEL_IN_BRACKETS.match(piece.text, offset)
    offset = said.end() if said else offset
    rest = piece.text[offset:]
    lead = AREA_AFTER.match(rest)
    start = piece.start + offset + (lead.end() if lead else 0)
    start, end = trimmed(piece.line, start, piece.end)
    text = piece.line.text[start:end]
    title = re.search(r"\s*\((?:[A-Z]\.?[A-Za-z.]{1,8})\)$", text)
    if title is not None:
        end = start + title.start()
    if end - start > 2 and not FACULTY.match(text) and not level_of_title(text):
        entry.values.setdefault("area", found_in(piece.line, start, end, 0.88))


def _subject_from_degree(entry: Entry) -> None:
    """ "Master of Computer Science" says the subject as well where nothing else does."""
    degree = entry.values.get("studyType")
    if degree is None or "area" in entry.values:
        return
    match = SUBJECT_OF_DEGREE.search(str(degree.value))
    if match is not None and degree.end - degree.start == len(str(degree.value)):
        entry.values["area"] = Found(match[1], degree.page, degree.start + match.start(1), degree.end, 0.7)


def _level(entry: Entry) -> int | None:
    """KKNI level of the study."""
    found: Found | None = entry.values.get("studyType")
    if found is not None:
        degree = find_degree(str(found.value))
        return degree.level if degree else level_of_title(str(found.value))
    school = entry.values.get("institution")
    degree = find_degree(str(school.value)) if school else None
    return degree.level if degree and degree.level <= 2 else None
