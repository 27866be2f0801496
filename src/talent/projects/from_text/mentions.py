"""Finds the skills that a sentence asks for: those of the library, and names that only look like one.

A name outside the library is taken by its own words where it stands in a list beside a skill ("ReactJS, Gridsome") or
behind words that only skills follow ("pengalaman dengan Mambu"), and is written as a name. What is named for another
reason is left out: fields of study, teams to work with, posts that a person has held.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.linker import Linker
from talent.core.text import fold
from talent.skills.extract import find_skills


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill named at [start, end) of a sentence; without an id where the library does not hold it."""

    id: str | None
    name: str
    start: int
    end: int


_STUDY: Final = re.compile(
    r"\b(?:s-?[123]|d-?[1-4]|sm[ak]|slta|sarjana|bachelor\S*|master'?s|diploma|degree|lulusan|jurusan|"
    r"program studi|gelar|graduates?|mahasiswa|majors?|majoring|pendidikan (?:minimal|terakhir|formal)|education:)(?!\w)",
    re.IGNORECASE,
)
_WORK: Final = re.compile(
    r"\b(?:menguasai|pengalaman|memiliki (?:pengalaman|kemampuan|keahlian|pengetahuan)|memahami|mampu|experience|knowledge|"
    r"skills?|proficien\w+|familiar\w*|serta|paham|terbiasa)\b",
    re.IGNORECASE,
)
_TEAM: Final = re.compile(
    r"\b(?:tim|teams?|divisi|departemen|department)\s*(?:lain\s*)?[(:]?\s*(?:[\w/&-]+(?:\s[\w/&-]+)?\s*(?:,|/|dan|and|&)\s*)*$",
    re.IGNORECASE,
)
_PARTNERS: Final = re.compile(
    r"\b(?:ber?kolaborasi|be?kerja ?sama|collaborat\w+|ber?koordinasi|koordinasi|work(?:ing)? closely|coordinate)\s+"
    r"(?:\w+\s+){0,2}?(?:dengan|with|antara)\b(?:(?!\b(?:untuk|guna|agar|dalam|to|in order|menggunakan|using|in)\b)[^.;])*$",
    re.IGNORECASE,
)
_POST: Final = re.compile(r"\b(?:sebagai|as an?|as|posisi|position(?: of)?|jabatan)\s+(?:\w+\s?/\s?)?$", re.IGNORECASE)
_POST_ENDS: Final = re.compile(
    r"\s+(?:engineers?|developers?|analysts?|analis|managers?|specialists?|designers?|teams?|officers?|staff|administrators?|"
    r"scientists?|testers?|consultants?|leads?)\b",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(
    r"\s*(?:[,;/()|]|\s[-–]\s|:)\s*|\s+(?:dan/atau|and/or|dan|atau|and|or|serta|seperti|misalnya|such as|maupun|like)\s+|"
    r"\s&\s|\be\.g\.?,?\s",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"\b(?:menguasai|penguasaan|familiar (?:dengan|with)|pengalaman (?:dengan|menggunakan|dalam)|experience (?:with|in|using)|"
    r"experienced with|knowledge (?:of|in)|proficien(?:t|cy) (?:in|with)|menggunakan|keakraban dengan|using|mahir|terbiasa dengan|"
    r"framework|library|tools?|software|aplikasi|platform)(?: (?:seperti|software|aplikasi|framework|tools?|platform|bundler))*\s*:?\s+$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[A-Z0-9][\w.+#-]*(?: [A-Z0-9][\w.+#-]*){0,2}")
# Written like names, and none of a skill.
_NO_NAME: Final = re.compile(
    r"(?:S[123]|D[1-4]|SM[AK]|IPK|GPA|PT|CV|Tbk|WF[OHA]|WIB|SIM [ABC]\w*|SKCK|KTP|NPWP|Bahasa|English|Inggris|Indonesia\w*|"
    r"Minimal|Maksimal|Usia|Pria|Wanita|Senin|Jumat|Kab|Kota|Provinsi|Jawa|Jakarta|Bandung|Must|Wajib|Nilai|Plus|Nice|Good|"
    r"Strong|Experience|Pengalaman|Menguasai|Memiliki|Mampu|Paham|Memahami|Familiar|Back|Lainnya|Dll|Etc|Hard|Soft|Ability|"
    r"Bersedia|Sehat|Jujur|Ms|\d+)(?!\w).*|\d.*|.*\b(?:tahun|years?|Developer|Engineer|Analyst|Manager|Officer|Staff)\b.*",
    re.IGNORECASE,
)
_OWN_WORDS: Final = 30


def find_mentions(text: str, linker: Linker, *, own_words: bool = True) -> list[Mention]:
    """Return the skills that a sentence names in their order, without overlap, each place once.

    `own_words` says whether names outside the library are looked for as well: lists of what is asked have them,
    prose does not.
    """
    known = [
        Mention(each.id, text[each.start : each.end], each.start, each.end)
        for each in find_skills(text, linker)
        if each.id is not None and not _named_otherwise(text, each.start, each.end)
    ]
    others = [*_own_words(text, known, linker)] if own_words else []
    return sorted([*known, *others], key=lambda each: each.start)


def _named_otherwise(text: str, start: int, end: int) -> bool:
    before = text[:start]
    studied = [*_STUDY.finditer(before)]
    if studied and not _WORK.search(before, studied[-1].end()):
        return True
    if _POST_ENDS.match(text, end) or _POST.search(before):
        return True
    return _TEAM.search(before) is not None or _PARTNERS.search(before) is not None


def _own_words(text: str, known: Sequence[Mention], linker: Linker) -> Iterator[Mention]:
    items = _items(text)
    of_list = [any(each.start < end and start < each.end for each in known) for start, end in items]
    for number, (start, end) in enumerate(items):
        name = text[start:end]
        if of_list[number] or not _NAME.fullmatch(name) or _NO_NAME.fullmatch(name) or len(name) > _OWN_WORDS:
            continue
        beside = any(of_list[max(0, number - 1) : number + 2])
        led = _LEADS.search(text[:start]) is not None
        if (led or (beside and start > 0)) and not _named_otherwise(text, start, end) and len(fold(name)) > 1:
            linked = linker.link(name)
            yield Mention(linked[0].id if linked else None, name, start, end)
            of_list[number] = True


def _items(text: str) -> list[tuple[int, int]]:
    """The places of the items of the lists in a sentence: what separators part, less the words that lead to a name."""
    places = []
    at = 0
    for found in [*_SEPARATOR.finditer(text), None]:
        end = found.start() if found else len(text)
        start = at
        lead = _last_lead(text, start, end)
        start = lead if lead is not None else start
        stop = re.compile(r"\s+(?:adalah|merupakan|menjadi|is|lebih|yang|di|untuk|for|pada|in|secara|dll|etc)\b.*|[.!]\s*$").search(
            text, start, end
        )
        end = stop.start() if stop else end
        if start < end:
            places.append((start, end))
        at = found.end() if found else len(text)
    return places


def _last_lead(text: str, start: int, end: int) -> int | None:
    for place in [match.end() for match in re.finditer(r"\s", text[start:end])][::-1]:
        if _LEADS.search(text[start : start + place]):
            return start + place
    return None
