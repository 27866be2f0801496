"""Degree and subject in one piece of text: "S1 Teknik Informatika", "BSc (Hons) Physics", "Informatics, Bachelor".

A degree is a level ("S1", "Master"), a title ("S.Kom.", "BSc") or a named degree ("Bachelor of Science", "Sarjana
Hukum"); the longest that fits at its place counts. What is left is the subject.
"""

import re

from talent.cv.vocabulary.degrees import TITLE_IN_TEXT, find_degree, level_of_title

Span = tuple[int, int]
_OF = (
    r"(?:applied\s+|business\s+|computer\s+|public\s+|social\s+|fine\s+|data\s+|information\s+|political\s+|health\s+)?"
    r"(?:sciences?|arts|engineering|administration|laws?|education|economics|design|philosophy|health|management|"
    r"technology|work|nursing|communications?|architecture|commerce|policy|systems|informatics|statistics|medicine|"
    r"accounting|accountancy|computing|psychology|fine arts|letters|planning|humanities|literature)"
)
NAMED = re.compile(
    r"(?:bachelor|master|doctor|associate|diploma)(?:'?s|’s)?(?:\s+degree)?"
    rf"(?:\s+of\s+(?:{_OF}(?:\s+(?:and|&)\s+{_OF})?|[A-Z][\w&-]+(?:\s+(?:and\s+|&\s+)?[A-Z][\w&-]+){{0,2}}?(?=\s+in\s|\s*[,(]|$)))?"
    r"(?:\s+degree)?(?!\w)",
    re.I,
)
FIELD_DEGREE = re.compile(
    r"(?:sarjana|magister|ahli madya|doktor)(?:\s+(?:terapan|sains))?\s+(?:komputer|teknik|sains|ekonomi|hukum|sosial|"
    r"pendidikan|psikologi|pertanian|farmasi|kedokteran|humaniora|manajemen|desain|seni|agama|kesehatan masyarakat|"
    r"keperawatan|kebidanan|kesehatan|administrasi publik|administrasi bisnis|statistika?)"
    r"(?=\s*(?:$|[,(–—|]|-\s))",
    re.I,
)
# The degree is named in full where a subject of its own follows: "Sarjana Ilmu Komunikasi, Jurnalistik".
WHOLE_DEGREE = re.compile(
    r"(?:sarjana|magister|doktor)\s+(?:komputer|(?:ilmu\s+)?(?:komunikasi|komputer|politik|sosial|pemerintahan|administrasi)|"
    r"ekonomi|hukum|sains|psikologi|humaniora|seni|agama)"
    r"(?=(?:\s*[,(–—|]|\s+-)?\s+(?P<next>[A-Z]\w+))",
    re.I,
)
# What the name of a field of study begins with, so that the words before belong to the degree.
SUBJECT_STARTS = re.compile(
    r"(?:akuntansi|desain|hubungan|ilmu|informatika|jurnalistik|kesejahteraan|manajemen|pendidikan|perpustakaan|psikologi|"
    r"rekayasa|sastra|sistem|sosiologi|statistika|teknik|teknologi)$",
    re.I,
)
TERM = re.compile(
    r"\s*\((?:hons?\.?|honou?rs|[SD]-?[1-4]|"
    r"(?-i:(?=\w*[.A-Z]\w*[.A-Z])[A-Z]\w{0,4}\.?(?:[A-Z]\w{0,5}\.?){0,3}))\)|\s+(?:hons?\.?|honou?rs)(?!\w)",
    re.I,
)
# Behind these a bracket holds the subject ("SMA (IPS)", "SMK (TKJ)") and no title.
SCHOOL = re.compile(r"(?:SMA|SMK|MA|MAN|SMU|SLTA|STM|SMEA)", re.I)
AREA_LEAD = re.compile(
    r"^\s*(?:degree|program(?:me)?)?\s*[-–—:,(|/]*\s*(?:(?:in|of|en|jurusan|program studi|prodi|bidang(?: studi)?|"
    r"majoring in|major(?: in)?|konsentrasi)(?!\w)\.?)?\s*[-–—:,(]*\s*",
    re.I,
)
AREA_TAIL = re.compile(r"[\s,:;|(–—-]*(?:(?:program|jenjang|tingkat|gelar|strata)\s*[:(]?\s*)?$", re.I)
SUBJECT_OF_DEGREE = re.compile(
    r"\bof ((?!(?:Applied )?(?:Science|Arts|Engineering|Philosophy|Education|Letters)s?$)[A-Z][\w& -]+)$"
)
# Indonesian degrees whose name is that of the subject itself; "Sarjana Teknik" and "Sarjana Komputer" name none.
LEVEL_OF_SUBJECT = re.compile(
    r"(?:sarjana|magister|doktor)(?: terapan)?\s+((?:psikologi|manajemen|farmasi|kedokteran|keperawatan|kebidanan|"
    r"statistika|kesehatan masyarakat|administrasi publik|administrasi bisnis))$",
    re.I,
)


def split_study(text: str) -> tuple[Span | None, Span | None]:
    """Where degree and subject stand in `text`; None for what it does not say. A text without a degree is no study
    here, whatever subject it names."""
    degree = degree_at(text)
    if degree is None:
        return None, None
    start, end = degree
    lead = AREA_LEAD.match(text[end:])
    after = (end + (lead.end() if lead else 0), len(text))
    tail = AREA_TAIL.search(text[:start])
    before = (0, tail.start() if tail else start)
    area = after if _says(text, after) else before if _says(text, before) else None
    return degree, None if area is None else _bare(text, area)


def degree_at(text: str) -> Span | None:
    """The longest degree at the first place where one is named."""
    spans: list[Span] = []
    level = find_degree(text)
    if level is not None:
        spans.append((level.start, level.end))
    for pattern in (NAMED, FIELD_DEGREE):
        match = pattern.search(text)
        if match is not None and (match.start() == 0 or not text[match.start() - 1].isalnum()):
            spans.append(match.span())
    whole = whole_degree(text)
    if whole is not None:
        spans.append(whole)
    for match in TITLE_IN_TEXT.finditer(text):
        if level_of_title(match.group()) is not None:
            spans.append(match.span())
            break
    if not spans:
        return None
    first = min(start for start, _ in spans)
    end = max(end for start, end in spans if start == first)
    if SCHOOL.fullmatch(text, first, end):
        return first, end
    while end < len(text) and (text[end] == "." or TERM.match(text, end)):
        term = TERM.match(text, end)
        end = term.end() if term else end + 1
    return first, end


def whole_degree(text: str) -> Span | None:
    """Where a degree stands in full before a subject of its own."""
    match = WHOLE_DEGREE.search(text)
    return match.span() if match is not None and SUBJECT_STARTS.match(match["next"]) else None


def _says(text: str, span: Span) -> bool:
    return len(re.findall(r"[^\W\d_]", text[slice(*span)])) > 1


def _bare(text: str, span: Span) -> Span:
    """Without marks at the ends, a bracket that only repeats the title, and a closing bracket alone."""
    start, end = span
    title = re.search(r"\s*\((?:[A-Z]\.?[A-Za-z.]{1,8}|[SD]-?[1-4])\)\s*$", text[start:end])
    if title is not None:
        end = start + title.start()
    while end > start and (
        text[end - 1] in " ,;:.|–—-" or (text[end - 1] == ")" and "(" not in text[start:end])
    ):
        end -= 1
    while start < end and text[start] in " ,;:|–—-)":
        start += 1
    return start, end


def subject_of(degree: str) -> Span | None:
    """The subject that "Master of Computer Science" names itself."""
    match = SUBJECT_OF_DEGREE.search(degree) or LEVEL_OF_SUBJECT.match(degree)
    return None if match is None else match.span(1)
