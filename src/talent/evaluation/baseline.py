"""A plain reader of CVs to measure beside: patterns, the first line, and a list of headings, as simple parsers do.

It works on the text alone: sections by the words of their headings in two languages, entries by their dates, of a job's
two lines the one with a word for a job as its position, of a study's the one with a word for a school. It is meant to
be fair, not weak: where its rule fits, the value is right.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?:\+\d{1,3}[\s.-]?|\b62|\b0|\()\d[\d\s().-]{6,16}\d")
_URL: Final = re.compile(
    r"(?<![@\w])(?:https?://|www\.)\S+|(?<![@\w])(?:[\w-]+\.)+(?:com|id|org|net|io|dev|me|example)/\S+"
)
_PLACE: Final = re.compile(r"\b([A-Z][\w.]+(?: [A-Z][\w.]+){0,2}), (?:[A-Z][\w.]+)(?: [A-Z][\w.]+){0,2}\b")
_MONTHS: Final = (
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"],
)
_NUMBER_OF: Final = {name: number for row in _MONTHS for number, name in enumerate(row, start=1)}
_POINT: Final = rf"(?:(?:(?:{'|'.join(_NUMBER_OF)})[a-z]*\.?|\d{{1,2}}/)\s*)?(?:19|20)\d\d"
_NOW: Final = r"present|now|current|today|sekarang|saat ini|kini"
_RANGE: Final = re.compile(
    rf"({_POINT})\s*(?:[-–—]|to|until|hingga|sampai|s\.?d\.?|s/d)\s*({_POINT}|{_NOW})", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET: Final = re.compile(r"^\s*[•·▪◦●○■–*-]\s*")
_HEADINGS: Final = {
    "summary": "summary profile about objective ringkasan profil tentang",
    "work": "experience employment pengalaman pekerjaan work",
    "education": "education pendidikan academic",
    "skills": "skills skill keahlian keterampilan kemampuan kompetensi technologies",
    "languages": "languages language bahasa",
    "certificates": "certificates certifications certification training sertifikat sertifikasi pelatihan",
    "projects": "projects proyek portfolio portofolio",
    "awards": "awards achievements honors penghargaan prestasi",
    "publications": "publications publikasi",
    "volunteer": "volunteer volunteering organisasi organizations relawan",
    "other": "interests hobbies references minat hobi referensi",
}
_SECTION_OF: Final = {word: key for key, words in _HEADINGS.items() for word in words.split()}
_JOB: Final = re.compile(
    r"\b(?:engineer|developer|manager|analyst|officer|designer|consultant|lead|head|director|intern|assistant|"
    r"coordinator|specialist|administrator|staff|editor|reporter|researcher|programmer|architect|supervisor|"
    r"analis|pengembang|manajer|staf|koordinator|kepala|magang|asisten|perancang|peneliti|penyunting|wartawan|"
    r"pranata|pelaksana|fasilitator|relawan|teknisi|konsultan)\b",
    re.IGNORECASE,
)
_SCHOOL: Final = re.compile(
    r"\b(?:university|college|institute|school|academy|universitas|institut|politeknik|sekolah|akademi|sm[ak]n?)\b",
    re.IGNORECASE,
)
_DEGREE: Final = re.compile(
    r"\b(?:bachelor(?: of [A-Z]\w+)?|master(?: of [A-Z]\w+)?|ph\.?d|diploma|sarjana|magister|doktor|[SD][1-4]|"
    r"B\.?Sc|M\.?Sc|S\.[A-Z]\w+|M\.[A-Z]\w+)\b\.?",
    re.IGNORECASE,
)
_MOST_LEAD: Final = 2
_SHORT: Final = 12
_SCORE: Final = re.compile(r"\b(?:gpa|ipk)\b\D{0,5}(\d[.,]\d+)", re.IGNORECASE)


def read_plainly(text: str) -> dict[str, Any]:
    """Return a JSON Resume of what the rules find in the text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    sections = _sections(lines)
    resume: dict[str, Any] = {"basics": _basics(text, lines, sections)}
    resume["work"] = [_job(entry, "name") for entry in _entries(sections.get("work", []))]
    resume["volunteer"] = [_job(entry, "organization") for entry in _entries(sections.get("volunteer", []))]
    resume["education"] = [_study(entry) for entry in _entries(sections.get("education", []))]
    resume["skills"] = [{"name": item} for item in _items(sections.get("skills", []))]
    resume["languages"] = [
        {"language": re.split(r"\s*[(:–-]", item)[0]} for item in _items(sections.get("languages", []))
    ]
    for key, name in (
        ("certificates", "name"),
        ("projects", "name"),
        ("awards", "title"),
        ("publications", "name"),
    ):
        resume[key] = [{name: entry[0]} for entry in _entries(sections.get(key, []))]
    return resume


def _basics(text: str, lines: list[str], sections: dict[str, list[str]]) -> dict[str, Any]:
    email, phone, place = _EMAIL.search(text), _PHONE.search(text), _PLACE.search(text)
    second = lines[1] if len(lines) > 1 and not re.search(r"[\d@]", lines[1]) else None
    return {
        "name": lines[0] if lines else None,
        "label": second if second and len(second.split()) <= 6 else None,
        "email": email and email.group(),
        "phone": phone and phone.group(),
        "location": {"city": place and place.group(1)},
        "profiles": [{"url": url.rstrip(".,;|")} for url in dict.fromkeys(_URL.findall(text))],
        "summary": " ".join(sections.get("summary", [])) or None,
    }


def _sections(lines: list[str]) -> dict[str, list[str]]:
    """A heading is a line of at most four words, one of them in the list, without figures or commas."""
    sections: dict[str, list[str]] = {}
    current = "head"
    for line in lines:
        words = re.findall(r"[a-z]+", line.casefold())
        if 0 < len(words) <= 4 and not re.search(r"[\d,.;@]", line):
            key = next((_SECTION_OF[word] for word in words if word in _SECTION_OF), None)
            if key is not None and (line.isupper() or line[:1].isupper()):
                current = key
                continue
        sections.setdefault(current, []).append(line)
    return sections


def _entries(lines: list[str]) -> Iterator[list[str]]:
    """An entry has as many lines above its date as the first one has, two at most; without dates each line is one."""
    dated = [index for index, line in enumerate(lines) if _has_date(line)]
    if not dated:
        yield from ([_BULLET.sub("", line)] for line in lines)
        return
    lead = min(dated[0], _MOST_LEAD)
    starts: list[int] = []
    for index in dated:
        start = index
        while start > 0 and index - start < lead and not _BULLET.match(lines[start - 1]):
            start -= 1
        if not starts or start > starts[-1]:
            starts.append(start)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start:end]


def _has_date(line: str) -> bool:
    """A range of dates, or a year on a short line that is no bullet."""
    return bool(_RANGE.search(line)) or (
        bool(_YEAR.search(line)) and len(line.split()) <= _SHORT and not _BULLET.match(line)
    )


def _job(entry: list[str], organisation: str) -> dict[str, Any]:
    head = [part for line in entry[:3] if not _BULLET.match(line) for part in _parts(line)]
    position = next((part for part in head if _JOB.search(part)), None)
    other = next((part for part in head if part != position), None)
    return {
        organisation: other,
        "position": position,
        **_dates(entry),
        "highlights": [_BULLET.sub("", line) for line in entry if _BULLET.match(line)],
    }


def _study(entry: list[str]) -> dict[str, Any]:
    text = "\n".join(entry)
    parts = [part for line in entry for part in _parts(line)]
    school = next((part for part in parts if _SCHOOL.search(part)), None)
    degree, score = _DEGREE.search(text), _SCORE.search(text)
    area = None
    if degree is not None:
        rest = re.sub(r"^\s*(?:in|of|dalam)?\b[\s,:–-]*", "", text[degree.end() :].split("\n")[0])
        area = next(iter(_parts(rest)), None)
    return {
        "institution": school,
        "studyType": degree and degree.group(),
        "area": area if area != school else None,
        "score": score and score.group(1),
        **_dates(entry),
    }


def _parts(line: str) -> list[str]:
    plain = _YEAR.sub("", _RANGE.sub("", line))
    return [part for each in re.split(r"[|•·,]|\s[–—-]\s", plain) if (part := each.strip(" ()-–—"))]


def _dates(entry: list[str]) -> dict[str, str | None]:
    for line in entry:
        if span := _RANGE.search(line):
            start, end = span.groups()
            return {"startDate": _date(start), "endDate": _date(end)}
    year = next((found.group() for line in entry if (found := _YEAR.search(line))), None)
    return {"endDate": year}


def _date(text: str) -> str | None:
    year = _YEAR.search(text)
    if year is None:
        return None
    month = re.match(r"([a-z]{3})|(\d{1,2})/", text.casefold())
    if month is None:
        return year.group()
    number = _NUMBER_OF.get(month.group(1) or "") or int(month.group(2) or 0)
    return f"{year.group()}-{number:02d}" if number else year.group()


def _items(lines: list[str]) -> Iterator[str]:
    for line in lines:
        listed = re.sub(r"^[^:]{1,30}:", "", _BULLET.sub("", line))
        yield from (item.strip(" .") for item in re.split(r"[,;|•·]", listed) if item.strip(" ."))
