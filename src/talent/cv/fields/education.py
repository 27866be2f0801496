"""Studies: institution, degree and its KKNI level, subject, mark, dates."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from talent.cv.fields.entries import RawEntry, body_texts, split_entries
from talent.cv.fields.forms import is_form
from talent.cv.fields.heads import HeadPiece, add_dates, comma_cut, head_pieces, peel_place, without_ordinals
from talent.cv.fields.roles import Candidate, Settled, settle
from talent.cv.fields.stretches import trimmed
from talent.cv.fields.study import LEVEL_OF_SUBJECT, degree_at, split_study, subject_of
from talent.cv.found import Entry, Found, confidence_of, found_in
from talent.cv.layout import TextLine, style_at
from talent.cv.page.unwrap import joined_line
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.degrees import find_degree, level_of_title
from talent.cv.vocabulary.features import AREA_WORDS, INSTITUTION, INSTITUTION_WORDS, STUDY, Piece, points
from talent.cv.vocabulary.places import find_places

SCORE = re.compile(
    r"(?:\b(?:ipk|gpa|cgpa|indeks prestasi(?: kumulatif)?|nilai(?: akhir| rata-rata| ujian| un)?|"
    r"rata-rata|grade|skor|score)\b\.?\s*(?:kumulatif|akhir)?\s*[:=]?\s*)"
    r"(?P<score>\d{1,3}(?!\d)(?:[.,]\d{1,2})?(?:\s*(?:/|dari|out of|of)\s*\d{1,3}(?:[.,]\d{1,2})?)?)",
    re.I,
)
# "2014 – 2019 • 2.96": a mark alone at the end of a line, or in brackets on one of its own.
SCORE_BEHIND = re.compile(r"\s*[•|·]\s*(?P<score>[1-4][.,]\d{1,2})$|^\((?P<alone>[1-4][.,]\d{1,2})\)$")
BARE_SCORE = re.compile(r"\(?(?P<score>[0-4][.,]\d{1,2}\s*/\s*4(?:[.,]0{1,2})?)\)?")
AREA_LABEL = re.compile(
    r"^(?:jurusan|program studi|prodi|major(?:ing)?(?: in)?|bidang(?: studi)?|konsentrasi|peminatan|"
    r"department of|field of study|course)\s*[:.]?\s+",
    re.I,
)
DEGREE_BEHIND = re.compile(r"(?<=\w)\s+\(?(?P<degree>[SD]-?[1-4]|D-?I{1,3}V?|SM[AK]|MA)\)?$")
LEVEL_LABEL = re.compile(r"^(?:jenjang|tingkat|strata|gelar|degree|level)\s*[:\t]\s*", re.I)
AREA_LABEL_ALONE = re.compile(
    r"^(?:jurusan|program studi|prodi|major(?:ing)?(?: in)?|in|bidang(?: studi)?|konsentrasi|peminatan|department of|"
    r"field of study)\s*[:.]?$",
    re.I,
)
LEAD_OF_AREA = re.compile(r"^(?:in|majoring in|bidang)\s+(?=\S)", re.I)
# What stands beside a study and is no subject.
REMARK = re.compile(
    r"^(?:cum ?laude|summa|magna|dengan pujian|with (?:honou?rs|distinction)|lulus|graduated|passed|beasiswa|"
    r"scholarship|thesis|tesis|skripsi|tugas akhir|predikat|aktif|active|peringkat|rank|ranking|exchange|pertukaran|"
    r"akreditasi|accredited|terakreditasi|semester|angkatan|class of|kampus|campus|ijazah|expected|ongoing|dean)\b",
    re.I,
)
SCHOOL_IN_BRACKETS = re.compile(
    r"\s*\(([^()]{4,})\)(?:\s*[,;|·•–—-]?\s*(?:ipk|gpa|nilai|grade|score)\b.*)?$", re.I
)
# A name of a school that ends so goes on, mostly with a place.
OPEN_NAME = re.compile(
    r"\b(?:negeri|swasta|kemenkes|islam|kristen|katolik|muhammadiyah|terpadu|universitas|institut|politeknik|akademi|"
    r"sekolah tinggi|institut teknologi|teknik elektronika|ilmu|of|for|and|dan)$",
    re.I,
)
FACULTY = re.compile(r"^(?:fakultas|faculty|departemen|department|school of|sekolah)\b", re.I)
ABSENT = (-0.6, -1.5)
# What only the name of a school tells of the level is less sure than this.
SURE_LEVEL = 0.72


def read_education(lines: list[TextLine]) -> list[Entry]:
    """Entries of a section of studies."""
    lines = _with_whole_names(lines)
    return read_studies(split_entries(lines, single_dates=True, things=3), form=is_form(lines))


def read_studies(raws: Sequence[RawEntry], *, form: bool = False) -> list[Entry]:
    """Entries of studies whose lines are parted; `form` says that labels stand in them."""
    begun = [_begin(raw, form=form) for raw in raws]
    bare = without_ordinals([pieces for _, _, pieces in begun])
    begun = [(entry, body, pieces) for (entry, body, _), pieces in zip(begun, bare, strict=True)]
    _tell_subjects([pieces for _, _, pieces in begun])
    settled = settle([_candidates(pieces) for _, _, pieces in begun], ABSENT)
    entries: list[Entry] = []
    for raw, (entry, body, pieces), roles in zip(raws, begun, settled, strict=True):
        _assign(entry, pieces, roles, dated=bool(raw.dates))
        _finish(entry, raw, body)
        if entry.values.keys() & {"institution", "studyType", "area"}:
            entries.append(entry)
        elif entries and not raw.dates:
            entries[-1].highlights += entry.highlights
    _drop_levels_of_names(entries)
    return _merged(entries)


def _with_whole_names(lines: list[TextLine]) -> list[TextLine]:
    """The lines, names of schools put together that a narrow column has broken in the middle."""
    result: list[TextLine] = []
    for line in lines:
        if result and _ends_name(result[-1], line):
            result[-1] = joined_line(result[-1], line)
        else:
            result.append(line)
    return result


def _ends_name(school: TextLine, line: TextLine) -> bool:
    """Whether a line right below a school, set as it is and apart from the text, is the end of its name."""
    if not INSTITUTION_WORDS.search(school.text) or not school.boxes or line.start != school.end + 1:
        return False
    if not (school.bold and line.bold) or line.bullet or line.cells or school.cells or line.gap > 0.2:
        return False
    if style_at(school, 0) != style_at(line, 0) or line.page != school.page or abs(line.x0 - school.x0) > 2:
        return False
    if len(line.text.split()) > 4 or not line.text[:1].isupper() or find_ranges(line.text):
        return False
    tells = INSTITUTION_WORDS.search(line.text) or AREA_WORDS.search(line.text) or find_degree(line.text)
    return not tells and (OPEN_NAME.search(school.text) is not None or not find_places(line.text))


def _tell_subjects(heads: list[list[HeadPiece]]) -> None:
    """Where a list names no school at all, what stands beside a degree is its subject."""
    if any(sum(_worded(piece.piece())[0].values()) > 0.4 for pieces in heads for piece in pieces):
        return
    for pieces in heads:
        degrees = [piece for piece in pieces if find_degree(piece.text) is not None]
        if len(pieces) == 2 and len(degrees) == 1:
            other = next(piece for piece in pieces if piece is not degrees[0])
            if other.line is degrees[0].line:
                other.said = "area"


def _drop_levels_of_names(entries: list[Entry]) -> None:
    """Where no entry of a university names a degree, the list has none: "SMA Negeri 1" is the school's name."""
    bare = [entry for entry in entries if "institution" in entry.values and "studyType" not in entry.values]
    named = [entry for entry in entries if "studyType" in entry.values]
    if bare and all(entry.values["studyType"].points.get("name_of_the_school") for entry in named):
        for entry in named:
            del entry.values["studyType"]


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


def _begin(raw: RawEntry, *, form: bool = False) -> tuple[Entry, list[TextLine], list[HeadPiece]]:
    """The entry with its mark, the lines below, and the pieces that may be school, degree and subject."""
    entry = raw.told or Entry("education")
    body = [line for line in raw.body if not (_add_score(entry, line) and len(line.text) < 60)]
    for line in raw.head:
        _add_score(entry, line)
    return entry, body, _pieces(raw, entry, form=form)


def _finish(entry: Entry, raw: RawEntry, body: list[TextLine]) -> None:
    """What the lines below say, and the dates."""
    for line in list(body):
        if "area" not in entry.values and (match := AREA_LABEL.match(line.text)):
            _put_area(entry, line, match.end(), len(line.text), 0.85)
            body.remove(line)
        elif "studyType" not in entry.values and (match := LEVEL_LABEL.match(line.text)):
            entry.values["studyType"] = found_in(line, match.end(), len(line.text), 0.85)
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
    entry.highlights += body_texts(body)
    entry.level = _level(entry)


def _add_score(entry: Entry, line: TextLine) -> bool:
    match = SCORE.search(line.text) or BARE_SCORE.search(line.text) or SCORE_BEHIND.search(line.text)
    if match is None or "score" in entry.values:
        return False
    group = "score" if match["score"] else "alone"
    entry.values["score"] = found_in(line, *match.span(group), 0.93)
    return True


def _pieces(raw: RawEntry, entry: Entry, *, form: bool = False) -> list[HeadPiece]:
    """Pieces without places and marks, cut at commas where a school and a subject share one."""
    result: list[HeadPiece] = []
    for piece in head_pieces(raw, form=form):
        for part in (cut for whole in comma_cut(piece) for cut in _school_apart(whole)):
            text = part.text
            match = SCORE.search(text) or BARE_SCORE.search(text)
            if match is not None:
                start, end = trimmed(part.line, part.start, part.start + match.start())
                if end - start < 3:
                    continue
                part = part.part(start, end)
            rest, place = peel_place(part)
            if place is not None and "location" not in entry.values:
                entry.values["location"] = place.found(0.6, {})
            if rest is not None:
                result.append(rest)
    return _labelled(result)


def _school_apart(piece: HeadPiece) -> list[HeadPiece]:
    """A degree and the school right behind it, as "S1 Universitas Terbuka", are two pieces; one may be in brackets."""
    degree = find_degree(piece.text)
    bracket = SCHOOL_IN_BRACKETS.search(piece.text)
    # As in "Sarjana Teknik Industri (Universitas Gadjah Mada)" and "Universitas Gadjah Mada (S1 Teknik Industri)".
    school = (
        bracket and degree is not None and not degree.start and INSTITUTION_WORDS.search(bracket.group(1))
    )
    study = (
        bracket and INSTITUTION_WORDS.search(piece.text[: bracket.start()]) and degree_at(bracket.group(1))
    )
    if bracket and (school or (study and study[0] == 0)):
        middle = piece.start + bracket.start()
        return [
            piece.part(piece.start, middle),
            piece.part(piece.start + bracket.start(1), piece.start + bracket.end(1)),
        ]
    if degree is None or degree.start or piece.text[degree.end : degree.end + 1] != " ":
        return [piece]
    if INSTITUTION_WORDS.match(piece.text[degree.end + 1 :]) is None:
        return [piece]
    middle = piece.start + degree.end
    return [piece.part(piece.start, middle), piece.part(middle + 1, piece.end)]


def _labelled(pieces: list[HeadPiece]) -> list[HeadPiece]:
    """A label that is set otherwise than its value is a piece of its own; the value behind it needs no more words."""
    result: list[HeadPiece] = []
    label: HeadPiece | None = None
    for piece in pieces:
        if label is not None and label.line is piece.line and label.end <= piece.start <= label.end + 3:
            piece = replace(piece, said="area")
        elif label is not None:
            result.append(label)
        label = piece if AREA_LABEL_ALONE.match(piece.text) else None
        if label is None:
            result.append(piece)
    return result if label is None else [*result, label]


def _candidates(pieces: list[HeadPiece]) -> list[Candidate]:
    """What speaks for each piece as school and as study."""
    return [
        Candidate(
            (-9.0, 0.0)
            if piece.said == "area"
            else tuple(sum(spoke.values()) for spoke in _worded(piece.piece())),
            piece.cues(order),
        )
        for order, piece in enumerate(pieces)
    ]


@lru_cache(maxsize=1024)
def _worded(piece: Piece) -> tuple[dict[str, float], ...]:
    """What the words of a piece say for school and study; asked for again when they are told."""
    return points(piece, INSTITUTION, STUDY)


def _assign(entry: Entry, pieces: list[HeadPiece], roles: Settled, *, dated: bool) -> None:
    """The institution is settled for the section as a whole; the other pieces name degree and subject."""
    where, main = roles.assignment
    if where is not None:
        spoke, _ = _worded(pieces[where].piece())
        confidence = confidence_of(0.8 + roles.margin / 2)
        entry.values["institution"] = pieces[where].found(
            confidence, {**spoke, "margin": round(roles.margin, 3)}
        )
        _school_level(entry, pieces[where])
    # A lone name beside a title may as well be who gave a certificate.
    sure = dated and where is not None and sum(_worded(pieces[where].piece())[0].values()) > 0.5
    rest = [index for index in range(len(pieces)) if index != where]
    for index in sorted(rest, key=lambda index: (index != main, index)):
        total = sum(_worded(pieces[index].piece())[1].values())
        _add_study(entry, pieces[index], total, settled=index == main and sure)


def _school_level(entry: Entry, piece: HeadPiece) -> None:
    """ "SMA Negeri 1 Garut" says the level of study itself."""
    degree = find_degree(piece.text)
    if degree is not None and degree.level <= 2 and degree.start == 0 and "studyType" not in entry.values:
        level = found_in(piece.line, piece.start, piece.start + degree.end, 0.7)
        level.points = {"name_of_the_school": 1.0}
        entry.values["studyType"] = level


def _add_study(entry: Entry, piece: HeadPiece, total: float, *, settled: bool = False) -> None:
    """Degree and subject of one piece; `settled` where the whole section says that it is the study."""
    text = piece.text
    if piece.said == "area":
        if "area" not in entry.values:
            _put_area(entry, piece.line, piece.start, piece.end, 0.9)
        return
    label = AREA_LABEL.match(text)
    if label is not None:
        if "area" not in entry.values:
            _put_area(entry, piece.line, piece.start + label.end(), piece.end, 0.9)
        return
    if FACULTY.match(text) or len(text) > 90:
        return
    degree, area = split_study(text)
    stated = "studyType" in entry.values and entry.values["studyType"].confidence > SURE_LEVEL
    if degree is not None and not stated:
        value = piece.part(piece.start + degree[0], piece.start + degree[1]).found(
            0.92, _worded(piece.piece())[1]
        )
        entry.values["studyType"] = value
        if area is not None and not FACULTY.match(text[slice(*area)]):
            start, end = trimmed(piece.line, piece.start + area[0], piece.start + area[1])
            entry.values.setdefault("area", found_in(piece.line, start, end, 0.88))
    elif "area" not in entry.values and (
        total > 0
        or AREA_WORDS.search(text)
        or "studyType" in entry.values
        or (settled and total > -1.0 and not REMARK.match(text))
    ):
        lead = LEAD_OF_AREA.match(text)
        start = piece.start + (lead.end() if lead else 0)
        entry.values["area"] = found_in(piece.line, start, piece.end, confidence_of(total))


def _put_area(entry: Entry, line: TextLine, start: int, end: int, confidence: float) -> None:
    """The subject that a label names, without the degree beside it ("Jurusan S1 Teknik Informatika")."""
    degree = DEGREE_BEHIND.search(line.text, start, end)
    before, area = split_study(line.text[start:end])
    if degree is not None:
        entry.values.setdefault("studyType", found_in(line, *degree.span("degree"), confidence))
        end = degree.start()
    elif before is not None and before[0] == 0 and area is not None:
        stated = entry.values.get("studyType")
        if stated is None or stated.confidence < SURE_LEVEL:
            entry.values["studyType"] = found_in(line, start, start + before[1], confidence)
        start, end = trimmed(line, start + area[0], start + area[1])
    entry.values["area"] = found_in(line, start, end, confidence)


def _subject_from_degree(entry: Entry) -> None:
    """ "Master of Computer Science" says the subject as well where nothing else does."""
    degree = entry.values.get("studyType")
    if degree is None or "area" in entry.values or degree.end - degree.start != len(str(degree.value)):
        return
    text = str(degree.value)
    span = subject_of(text)
    if span is not None:
        entry.values["area"] = replace(
            degree,
            value=text[slice(*span)],
            start=degree.start + span[0],
            end=degree.start + span[1],
            confidence=0.7,
        )
    if span is not None and LEVEL_OF_SUBJECT.match(text):
        # "Magister Psikologi" is a level and a subject.
        level = text[: span[0]].rstrip()
        entry.values["studyType"] = replace(degree, value=level, end=degree.start + len(level))


def _level(entry: Entry) -> int | None:
    """KKNI level of the study."""
    found: Found | None = entry.values.get("studyType")
    if found is not None:
        degree = find_degree(str(found.value))
        return degree.level if degree else level_of_title(str(found.value))
    school = entry.values.get("institution")
    degree = find_degree(str(school.value)) if school else None
    return degree.level if degree and degree.level <= 2 else None
