"""What an ad asks for besides skills: languages, education, experience, share of time, place, and its title.

Only what is plainly demanded: "diutamakan S2" sets no least level of education, and an ad that welcomes people without
experience asks for none. Levels of education are KKNI levels (Perpres 8/2012, `talent.cv.vocabulary.degrees`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from scoring.policy import Policy
from scoring.types import RequirementKind
from talent.cv.vocabulary.degrees import LEVELS as DEGREES
from talent.cv.vocabulary.places import find_places
from talent.projects.from_text.clauses import reaches
from talent.projects.from_text.headings import Section, find_headings
from talent.projects.from_text.kinds import is_denied, kind_of, section_of
from talent.projects.from_text.levels import level_of, months_asked
from talent.projects.from_text.passages import Passage

T = TypeVar("T")

LANGUAGES: Final = {
    "english-language": "en", "indonesian-language": "id", "sundanese-language": "su", "javanese-language": "jv",
    "arabic-language": "ar", "mandarin-language": "zh", "japanese-language": "ja", "dutch-language": "nl",
    "french-language": "fr", "german-language": "de", "spanish-language": "es", "korean-language": "ko",
    "malay-language": "ms", "betawi-language": "bew",
}  # fmt: skip
"""The languages among the skills of the library with their ISO 639 codes."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is asked besides skills; None is not asked. `sentences` tells where each was read."""

    experience_months: int | None
    education_level: int | None
    fte: float | None
    region: str | None
    remote: bool
    openings: int | None
    sentences: dict[str, str]


_DEGREE: Final = re.compile(
    "|".join(rf"(?<![\w.])(?P<l{level}>{pattern})(?!\w)" for pattern, level in DEGREES), re.IGNORECASE
)
_WORDS_OF_STUDY: Final = re.compile(
    r"\b(?:pendidikan|lulusan|gelar|ijazah|minimal|minimum|min\.?|at least|degree|bachelor\S*|sarjana|"
    r"diploma|education|"
    r"jurusan|graduate|setara|sederajat)\b",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(
    r"[\W\d]*(?:wajib |minimal |minimum )?(?:s-?[123]|d-?[34]|sm[ak]|sarjana|magister|diploma)\b",
    re.IGNORECASE,
)
_EXPERIENCE: Final = re.compile(r"pengalaman|experience|berpengalaman", re.IGNORECASE)
_WELCOME: Final = re.compile(
    r"fresh[ -]?graduates?\b[^.;]*?(?:dipersilakan|dipertimbangkan|welcome|boleh|bisa|are encouraged|"
    r"can apply)|"
    r"(?:terbuka untuk|open to|welcom\w+) fresh[ -]?grad|tanpa pengalaman|no experience (?:needed|"
    r"required|necessary)",
    re.IGNORECASE,
)
_FULL: Final = re.compile(r"\b(?:penuh waktu|purna waktu|full[- ]?time)\b", re.IGNORECASE)
_HALF: Final = re.compile(r"\b(?:paruh waktu|part[- ]?time)\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"(?<!\d)(?P<percent>\d{1,3})\s?%\s*(?:dari )?(?:waktu|time|fte|alokasi)|"
    r"\bfte\s*[:=]?\s*(?P<fte>[01](?:[.,]\d+)?)\b|"
    r"(?<!\d)(?P<hours>\d{1,2})\s*(?:jam|hours?|hrs)\s*(?:/|per|a|dalam|se)\s*-?(?:minggu|week|pekan)",
    re.IGNORECASE,
)
_FULL_WEEK: Final = 40
_PLACED: Final = re.compile(
    r"\b(?:penempatan|ditempatkan di|placement|lokasi(?: kerja| penugasan| pekerjaan)?|location|based in|"
    r"berkedudukan di|duty station|"
    r"tempat kerja|bertugas di)\b",
    re.IGNORECASE,
)
# Remote are also areas, servers and a kind of sensing; neither says where the work is done.
_REMOTE: Final = re.compile(
    r"\b(?:remote(?![ -](?:\w+ )?(?:areas?|locations?|sites?|regions?|districts?|villages?|islands?|communit\w+|"
    r"sensing|sensed|access|desktops?|servers?|controls?|controlled|systems?|devices?|learning|monitoring)\b)|"
    r"(?<!penginderaan )(?<!inderaja )(?<!pembelajaran )(?<!belajar )(?<!pendidikan )(?<!kuliah )(?<!kendali )"
    r"(?<!akses )(?<!perjalanan )(?<!pengemudi )(?<!mengemudi )(?<!angkutan )(?<!pengiriman )(?<!pemantauan )"
    r"jarak jauh|wfh|work from home|work from anywhere|wfa|sepenuhnya (?:secara )?(?:daring|"
    r"online)|kerja dari rumah)\b",
    re.IGNORECASE,
)
_NOT_REMOTE: Final = re.compile(
    r"\b(?:hybrid|hibrida|wfo|work from office|not remote|tidak remote|non-remote|sabtu|monitoring|support)\b",
    re.IGNORECASE,
)
_OPENINGS: Final = re.compile(
    r"\b(?:jumlah(?: kebutuhan| formasi| personel| tenaga)?|formasi|kebutuhan|openings?|vacanc(?:y|ies)|"
    r"kuota|sebanyak(?=\s*\d{1,3}\s*(?:\([\w ]+\)\s*)?(?:orang|personel|posisi)\b))\s*:?\s*"
    r"(?P<count>\d{1,3})\s*(?:\([\w ]+\)\s*)?(?:orang|personel|people|persons?|posisi|positions?)?",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 120
_TITLE: Final = re.compile(
    r"^[^\w\n]{0,20}(?:nama )?(?:posisi|jabatan|position|job title|title|role|formasi)(?: yang (?:dibutuhkan|"
    r"dicari))?\W*:\W*(?P<title>.{2,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_NO_TITLE: Final = re.compile(
    r"kerangka acuan(?: kerja)?|terms? of reference|lowongan(?: kerja| pekerjaan)?|job vacancy|we(?:'|"
    r" a)re hiring|kak|tor|"
    r"pengumuman|dibutuhkan(?: segera)?|pemerintah\b.*|dinas\b.*",
    re.IGNORECASE,
)
# The post that a sentence is about: "untuk mengisi formasi Pranata Komputer sebanyak 2 orang".
_SOUGHT: Final = re.compile(
    r"\b(?:mengisi|membuka|mencari|membutuhkan|lowongan)\b[^.\n]{0,60}?\b(?:formasi|posisi|jabatan)\s+"
    r"(?:sebagai\s+)?(?P<title>[A-Z][\w/&-]*(?: (?:[A-Z][\w/&-]*|dan|and|of|&(?= [A-Z])))*)"
)
_PLAIN_HEAD: Final = re.compile(r"[\s#*_>|•-]+")


def read_criteria(text: str, passages: Sequence[Passage], policy: Policy) -> Criteria:
    """Return what the passages of a text demand besides skills."""
    sentences: dict[str, str] = {}
    asked = [each for each in passages if each.section is not Section.NOTHING]
    welcome = any(_WELCOME.search(each.text) for each in asked)
    return Criteria(
        experience_months=None if welcome else _first("experience_months", asked, _experience, sentences),
        education_level=_first("education_level", asked, _education, sentences),
        fte=_first("fte", passages, _fte, sentences),
        region=_first("region", passages, _region, sentences),
        remote=bool(_first("remote", passages, _remote, sentences)),
        openings=_first("openings", passages, _openings, sentences),
        sentences=sentences,
    )


def read_title(text: str) -> str | None:
    """Return the post that a text is about: where it says so, else its first line that is no kind of document."""
    named = _TITLE.search(text)
    if named is not None:
        return named["title"].strip(" *_|.\"'")[:120]
    for line in text.splitlines()[:8]:
        plain = _PLAIN_HEAD.sub(" ", line[:_LONGEST_TITLE]).strip(" :")
        if _is_heading(line):
            break
        if plain and len(line) > _LONGEST_TITLE:
            break
        if plain and not _NO_TITLE.fullmatch(re.sub(r"\s*\([^)]*\)", "", plain)):
            return plain
    sought = _SOUGHT.search(text)
    return sought["title"][:_LONGEST_TITLE] if sought else None


def _is_heading(line: str) -> bool:
    first = next(find_headings(line), None)
    return first is not None and not (line[: first.start] + line[first.end :]).strip(" :*_#.")


def _first(
    name: str, passages: Sequence[Passage], read: Callable[[Passage], T | None], sentences: dict[str, str]
) -> T | None:
    for passage in passages:
        value = read(passage)
        if value:
            sentences[name] = passage.text
            return value
    return None


def _is_must(passage: Passage, start: int, end: int) -> bool:
    reach = reaches(passage.text)
    if is_denied(passage, start, end, reach):
        return False
    said = [each for each in reach if each.kind is not None and each.start <= start and end <= each.end]
    return not any(each.kind is not RequirementKind.MUST for each in said) and passage.section not in (
        Section.PLUS,
        Section.PREFERRED,
    )


def _experience(passage: Passage) -> int | None:
    place = _EXPERIENCE.search(passage.text)
    if place is None or not _is_must(passage, *place.span()):
        return None
    return months_asked(passage.text)


def _education(passage: Passage) -> int | None:
    """The lowest of the levels that a sentence names: "D3/S1" lets both in."""
    if section_of(passage) not in (Section.ASKED, Section.INTRO):
        return None
    if not _WORDS_OF_STUDY.search(passage.text) and not _STARTS.match(passage.text):
        return None
    levels = [
        int(found.lastgroup[1:])
        for found in _DEGREE.finditer(passage.text)
        if found.lastgroup and int(found.lastgroup[1:]) > 1 and _is_must(passage, *found.span())
    ]
    return min(levels, default=None)


def _fte(passage: Passage) -> float | None:
    share = _SHARE.search(passage.text)
    if share is not None:
        if share["fte"]:
            value = float(share["fte"].replace(",", "."))
        else:
            value = int(share["percent"]) / 100 if share["percent"] else int(share["hours"]) / _FULL_WEEK
        return min(value, 1.0) or None
    if _HALF.search(passage.text):
        return None if _FULL.search(passage.text) else 0.5
    return 1.0 if _FULL.search(passage.text) else None


def _region(passage: Passage) -> str | None:
    named = _PLACED.search(passage.text)
    if named is None:
        return None
    codes = {place.code for place in find_places(passage.text[named.end() : named.end() + 80])}
    # Two areas, or one whose name a kota and a kabupaten share: a person says which.
    return codes.pop() if len(codes) == 1 else None


def _remote(passage: Passage) -> bool:
    found = _REMOTE.search(passage.text)
    if found is None or _NOT_REMOTE.search(passage.text):
        return False
    return not is_denied(passage, *found.span(), reaches(passage.text))


def _openings(passage: Passage) -> int | None:
    found = _OPENINGS.search(passage.text)
    return int(found["count"]) or None if found else None


def languages_of(
    passage: Passage, places: Sequence[tuple[str, int, int]], policy: Policy
) -> Iterator[tuple[str, int | None, RequirementKind]]:
    """Yield code, level (None where nothing says one) and kind of each language among the skills of a sentence."""
    reach = reaches(passage.text)
    for skill, start, end in places:
        level, source = level_of(passage.text, start, end, policy)
        behind = fluency_of(passage.text, start, end)
        yield (
            LANGUAGES[skill],
            behind or (level if source == "words" else None),
            kind_of(passage, start, end, reach),
        )


_FLUENCY: Final = (
    (5, r"native|penutur asli|bilingual|c2"),
    (4, r"fluent\w*|fasih|lancar|advanced|mahir|c1|proficien\w+|aktif(?: \w+)*|active"),
    (3, r"intermediate|menengah|baik|good|b[12]|conversational|komunikatif"),
    (2, r"basic|dasar|pasif|passive|a[12]"),
)


def fluency_of(text: str, start: int, end: int) -> int | None:
    """Return the level of a language that the words around its name tell, None where they tell none."""
    near = text[max(0, start - 40) : end + 40]
    return next(
        (level for level, words in _FLUENCY if re.search(rf"(?<!\w)(?:{words})(?!\w)", near, re.IGNORECASE)),
        None,
    )
