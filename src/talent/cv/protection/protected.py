"""Facts that the law protects and that never decide about a person, recognised in order to be set apart.

Every line, part of a line or phrase that states one is taken out before any field is looked for, so that neither
the resume, nor a phrase, nor the text of a page can hold it. Kinds: photo, birth, age, sex, religion,
marital_status, nationality, ethnicity, body, blood_type, family, nik, nip, sensitive_number, bank_account, address,
health, affiliation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from talent.cv.layout import TextLine
from talent.cv.protection.protected_prose import SELF, cuts_in_prose, find_phrases
from talent.cv.protection.protected_words import (
    AGE,
    BIRTH_DATE,
    FAMILY_HEADINGS,
    LABELS,
    NUMBER_LABEL,
    NUMBERS,
    PERSONAL_LABELS,
    SHAPES,
    compiled,
)
from talent.cv.protection.set_apart import Cut, SetApart, without_cuts
from talent.cv.vocabulary.addresses import address_spans, doors, starts_address
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.headings import section_of

PERSONAL: Final = frozenset(("head", "personal", "contact", "other", "closing"))

_SEPARATOR = r"\s*\.?\s*(?:[:=\t：]|$|(?=\d)|[-–]\s)"


def _any(*tables: Sequence[tuple[str, str]]) -> Caseless:
    """All patterns as one, which says quickly that none of them begins a line."""
    patterns = "|".join(pattern for table in tables for pattern, _ in table)
    return Caseless(rf"^\W*(?:\d{{1,2}}[.)]\s*)?(?:{patterns})" + _SEPARATOR)


_ANY_START: Final = _any(LABELS)
_ANY_START_PERSONAL: Final = _any(LABELS, PERSONAL_LABELS)
_STARTS: Final = compiled(LABELS, r"^\W{{0,3}}(?:\d{{1,2}}[.)]\s*)?(?:{})" + _SEPARATOR)
_STARTS_PERSONAL: Final = compiled(PERSONAL_LABELS, r"^\W{{0,3}}(?:{})" + _SEPARATOR)
_LABEL_ALONE: Final = compiled(LABELS, r"^\W*(?:\d{{1,2}}[.)]\s*)?(?:{})\s*\.?\s*[:：]?\s*$")
_LABEL_ALONE_PERSONAL: Final = compiled(PERSONAL_LABELS, r"^\W*(?:{})\s*\.?\s*[:：]?\s*$")
_INSIDE: Final = compiled(LABELS, r"(?<![\w-])(?:{})\s*\.?\s*[:=：]\s*")
_ANY_INSIDE: Final = Caseless(rf"(?<![\w-])(?:{'|'.join(pattern for pattern, _ in LABELS)})\s*\.?\s*[:=：]")
_ALONE: Final = tuple(
    (re.compile(rf"^\W*(?:{pattern})\W*$", re.I if kind != "birth" else 0), kind)
    for kind, pattern in SHAPES.items()
)
_ANY_ALONE: Final = Caseless(
    rf"^\W*(?:{'|'.join(pattern for kind, pattern in SHAPES.items() if kind != 'birth')})\W*$"
)
_VALUES: Final = {
    kind: re.compile(rf"\s*(?:{pattern})(?![\w/])(?:\s*[;,.])?", re.I)
    for kind, pattern in SHAPES.items()
    if kind != "birth"
}
_BIRTH_ALONE: Final = re.compile(rf"^\W*(?:{SHAPES['birth']})\W*$", re.I)
_BIRTH_INSIDE: Final = re.compile(
    rf"(?<![\w.])(?-i:[A-Z])[\w.']*(?:[ ](?-i:[A-Z])[\w.']*){{0,3}}[,/]\s*{BIRTH_DATE}(?:\s*{AGE})?", re.I
)
_SHORTEST_NUMBER: Final = 14
_LONG_NUMBER: Final = re.compile(rf"\d[\d .x*•-]{{{_SHORTEST_NUMBER - 1}}}")
_NUMBERS: Final = compiled(NUMBERS, r"{}")
_FAMILY: Final = compiled(FAMILY_HEADINGS, r"^\W*(?:[ivx\d]{{1,4}}[.)]\s*)?(?:{})\W*$")
_PARTS: Final = re.compile(r"\s*[|•·;●▪♦/]\s+|\s+[|•·●▪♦/]\s*|\t+| {3,}|\s+[–—]\s+")
# Every mark that parts has one of these; most lines have none, and are one part.
_MARK: Final = re.compile(r"[|•·;●▪♦/\t–—]| {3}")
_COMMAS: Final = re.compile(r"\s*,\s*")
_ANY_LABEL: Final = re.compile(
    r"(?<![\w/])(?:(?:No\.?|Nomor|Nama|Tempat|Tanggal|Tgl\.?|Jenis|Status|Gol\w*\.?|Media|Alamat|Place|Date|Marital|"
    r"Blood|Phone|Mobile)\s+)?[A-Z][\w./'-]*\s?:\s"
)
_COLON: Final = re.compile(r"[:=：]")
_SHORT: Final = 60
_LABEL_REACH: Final = 64


def label_kind(text: str, *, personal: bool = False) -> str | None:
    """The kind when `text` begins with a protected label ("Agama : …"); `personal` allows words like "Lahir"."""
    if not _may_begin(text, personal=personal):
        return None
    tables = (*_STARTS, *_STARTS_PERSONAL) if personal else _STARTS
    return next((kind for pattern, kind in tables if pattern.match(text)), None)


@lru_cache(maxsize=1024)
def _may_begin(text: str, *, personal: bool) -> bool:
    """Whether `text` begins with any of the labels."""
    return (_ANY_START_PERSONAL if personal else _ANY_START).match(text) is not None


def value_kind(text: str) -> str | None:
    """The kind when `text` is nothing but a protected value ("Laki-laki", "Belum menikah", "26 tahun")."""
    if len(text) > _SHORT or not _ANY_ALONE.match(text):
        return None
    return next((kind for pattern, kind in _ALONE if kind != "birth" and pattern.match(text)), None)


def number_kind(text: str) -> str | None:
    """The kind when a NIK, NIP or NPWP stands anywhere in `text`."""
    if len(text) < _SHORTEST_NUMBER or not _LONG_NUMBER.search(text):
        return None
    return next((kind for pattern, kind in _NUMBERS if pattern.search(text)), None)


def sentence_kinds(text: str) -> set[str]:
    """The kinds that a sentence about oneself states."""
    found = {kind for _, _, kind in find_phrases(text)}
    number = number_kind(text)
    return found | ({number} if number else set())


def set_aside(lines: list[TextLine], areas: Sequence[str]) -> SetApart:
    """Take everything protected out of `lines`; `areas` names the section of each line.

    Lines that state nothing else are left out whole; of the others the harmless parts stay, closed up.
    """
    cuts: dict[int, list[Cut]] = {}
    for index, kind in _family_lines(lines, areas):
        cuts[index] = [Cut(0, len(lines[index].text), kind)]
    largest = max((line.size for line in lines if line.page == 1), default=0.0)
    waiting: str | None = None
    columns: dict[int, str] = {}
    wide = 0
    for index, line in enumerate(lines):
        if index in cuts:
            continue
        personal = areas[index] in PERSONAL
        title = line.page == 1 and largest > 0 and line.size >= largest - 0.1 and line.size > 12
        if waiting is not None and _follows_label(line.text):
            cuts[index] = [Cut(0, len(line.text), waiting)]
            waiting = None
            continue
        found = _in_columns(line, columns) if columns and len(line.cells) == wide else []
        head = _column_heads(line, lines[index + 1] if index + 1 < len(lines) else None)
        if head:
            columns, wide = head, len(line.cells)
            continue
        columns = columns if found else {}
        if not title or ":" in line.text:
            found += _in_line(line.text, personal=personal, own=areas[index] in SELF)
        waiting = _label_of_next(line.text, personal=personal)
        if personal or starts_address(line.text):
            found += [Cut(start, end, "address") for start, end in address_spans(line.text)]
        else:
            found += [Cut(start, end, "address") for start, end in doors(line.text)]
        if found:
            cuts[index] = found
    for index, cut in cuts_in_prose(lines, areas, cuts):
        cuts.setdefault(index, []).append(cut)
    return without_cuts(lines, cuts)


def _family_lines(lines: list[TextLine], areas: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What stands under a heading such as "Data Keluarga" is about other people, or about health and money."""
    kind: str | None = None
    for index, line in enumerate(lines):
        heading = len(line.text) < _SHORT and not line.cells
        if heading and areas[index] in ("other", "heading", "personal"):
            told = next((k for pattern, k in _FAMILY if pattern.match(line.text)), None)
            if told is not None:
                kind = told
                yield index, kind
                continue
        if areas[index] != "other":
            kind = None
        if kind is not None:
            yield index, kind


def _label_of_next(text: str, *, personal: bool) -> str | None:
    """The kind of a label that stands alone, so that its value is the next line."""
    if len(text) > _SHORT or not _may_begin(text, personal=personal):
        return None
    tables = (*_LABEL_ALONE, *_LABEL_ALONE_PERSONAL) if personal and ":" in text else _LABEL_ALONE
    return next((kind for pattern, kind in tables if pattern.match(text)), None)


def _follows_label(text: str) -> bool:
    """The line is the value of the label above, and not the next label or heading."""
    if len(text) >= _SHORT or "@" in text or section_of(text) is not None:
        return False
    return (
        label_kind(text) is None
        and _label_of_next(text, personal=False) is None
        and not _ANY_LABEL.match(text)
    )


def _column_heads(line: TextLine, below: TextLine | None) -> dict[int, str]:
    """The protected columns of a table, told by its head; none where the cells hold values themselves."""
    if below is None or len(line.cells) < 3 or len(below.cells) != len(line.cells) or ":" in line.text:
        return {}
    kinds = {}
    for number, (start, end) in enumerate(line.cells):
        kind = _label_of_next(line.text[start:end], personal=False)
        if kind is not None:
            kinds[number] = kind
    values = [below.text[start:end] for start, end in below.cells]
    if any(_label_of_next(value, personal=False) for value in values):
        return {}
    labels = [line.text[start:end].strip() for start, end in line.cells]
    known = sum(
        number in kinds or bool(re.fullmatch(r"no\.?|nama.*|name|e-?mail|telepon|phone|alamat|address", label, re.I))
        or section_of(label) is not None
        for number, label in enumerate(labels)
    )  # fmt: skip
    return kinds if known == len(labels) else {}


def _in_columns(line: TextLine, columns: dict[int, str]) -> list[Cut]:
    return [
        Cut(start, end, columns[number])
        for number, (start, end) in enumerate(line.cells)
        if number in columns and start < end
    ]


def _in_line(text: str, *, personal: bool, own: bool) -> list[Cut]:
    """The protected stretches of one line: labels with their values, values alone, numbers."""
    cuts: list[Cut] = []
    parts = list(_parts_of(text))
    whole = len(parts) == 1
    pieces = text.split(":") if whole else [text[start:end] for start, end in parts]
    if len(pieces) == 2 and (told := _told_by_label(*pieces)):
        return [Cut(0, len(text), told)]
    expected: str | None = None
    before = (0, 0)
    for start, end in parts:
        part = text[start:end]
        if not part.strip(" :：=-"):
            continue
        if expected is not None and label_kind(part, personal=personal) is None and "@" not in part:
            cuts.append(Cut(start, end, expected))
            expected = None
            continue
        expected = None
        kind = label_kind(part, personal=personal)
        if kind is not None and (len(part.strip()) > 2 or not whole):
            if _label_of_next(part, personal=personal):
                if (
                    whole
                    and kind not in _OWN_LINE
                    and not personal
                    and not part.rstrip().endswith((":", "："))
                ):
                    continue
                expected = kind
                cuts.append(Cut(start, end, kind))
            else:
                cuts += _labelled(text, start, end, kind)
            continue
        inside = list(_inside_part(text, start, end, personal=personal, whole=whole, own=own))
        if inside and inside[0].kind == "marital_status" and text[slice(*before)].strip().lower() == "status":
            cuts.append(Cut(*before, "marital_status"))
        cuts += inside
        before = (start, end)
    return cuts + list(_numbers(text, cuts)) if _LONG_NUMBER.search(text) else cuts


def _told_by_label(label: str, value: str) -> str | None:
    """The kind where nothing but a label and a value of its kind stand on a line ("Weight" beside "60 kg"): a form may
    have been read such that they stand in any section."""
    kind = value_kind(value)
    if kind is None:
        return None
    said = label.strip(" :：").lower()
    return (
        kind
        if label_kind(said, personal=True) == kind or (said, kind) == ("status", "marital_status")
        else None
    )


def start_of_number(text: str, number: re.Match[str]) -> int:
    """Where a protected number begins, with the label before it ("NIP. 1987…")."""
    label = NUMBER_LABEL.search(text, max(number.start() - _LABEL_REACH, 0), number.start())
    return number.start() if label is None else label.start()


def _numbers(text: str, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """The numbers of a line, with the label before them, that no cut holds yet."""
    taken = {place for cut in cuts for place in range(cut.start, cut.end)}
    for pattern, kind in _NUMBERS:
        for match in pattern.finditer(text):
            if match.start() in taken:
                continue
            cut = Cut(start_of_number(text, match), match.end(), kind)
            taken.update(range(cut.start, cut.end))
            yield cut


# A label of these kinds on a line of its own is no heading and no skill: it can be taken out anywhere.
_OWN_LINE: Final = frozenset(("birth", "sex", "marital_status", "nik", "nip", "blood_type", "nationality"))


# How to reach somebody: an address, or a number.
_WAY: Final = re.compile(r"[^\s@]{0,64}@|[+(\d](?:\D{0,2}\d){7}")


def _parts_of(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for match in _PARTS.finditer(text) if _MARK.search(text) else ():
        # "Tempat / Tanggal Lahir" and "170 cm / 65 kg" are one thing.
        if "/" in match.group() and not _WAY.match(text, match.end()):
            continue
        yield position, match.start()
        position = match.end()
    yield position, len(text)


def _labelled(text: str, start: int, end: int, kind: str) -> Iterator[Cut]:
    """A label with its value, up to the next label on the line."""
    part = text[start:end]
    colon = re.search(r"[:=：]|\s[-–]\s", part)
    offset = colon.end() if colon else 0
    value = _VALUES[kind].match(part, offset) if colon and kind in _VALUES else None
    offset = value.end() if value else offset
    following = _ANY_LABEL.search(part, offset) if colon else None
    stop = following.start() if following and following.start() > offset else len(part)
    yield Cut(start, start + stop, kind)
    if stop < len(part):
        rest = label_kind(part[stop:])
        if rest is not None:
            yield from _labelled(text, start + stop, end, rest)
        else:
            for pattern, other in _INSIDE:
                match = pattern.search(text, start + stop, end)
                if match is not None:
                    yield from _labelled(text, match.start(), end, other)
                    return


def _inside_part(text: str, start: int, end: int, *, personal: bool, whole: bool, own: bool) -> Iterator[Cut]:
    part = text[start:end]
    for pattern, kind in _INSIDE if _COLON.search(part) and _ANY_INSIDE.search(part) else ():
        match = pattern.search(part)
        if match is not None:
            yield from _labelled(text, start + match.start(), end, kind)
            return
    alone = value_kind(part)
    if alone is not None and (own or (whole and alone in ("sex", "marital_status", "religion"))):
        yield Cut(start, end, alone)
        return
    if not personal:
        return
    if _BIRTH_ALONE.match(part):
        yield Cut(start, end, "birth")
        return
    birth = _BIRTH_INSIDE.search(part)
    if birth is not None:
        yield Cut(start + birth.start(), start + birth.end(), "birth")
    position = 0
    pieces = []
    for comma in _COMMAS.finditer(part):
        pieces.append((position, comma.start()))
        position = comma.end()
    pieces.append((position, len(part)))
    if len(pieces) > 1:
        for left, right in pieces:
            piece_kind = value_kind(part[left:right])
            if piece_kind is not None:
                yield Cut(start + left, start + right, piece_kind)
