"""What the lines below a heading of unknown words are: studies, jobs, skills, languages, certificates, …

"The Story So Far" names nothing, but three ranges of dates beside positions and companies do. Each kind of section
has its features, counted over the lines; a kind is named only where its features are strong, for a value in the wrong
section is worse than one that is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from talent.cv.fields.entry_starts import date_in_head
from talent.cv.fields.languages import goes_on, read_languages
from talent.cv.layout import TextLine
from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.dates import DateRange, find_ranges
from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.features import (
    INSTITUTION_WORDS,
    ORGANISATION_FORMS,
    ORGANISATION_WORDS,
    POSITION_WORDS,
)
from talent.cv.vocabulary.known_skills import share_known

CONTACT = Caseless(
    r"@|\w\.(?:com|id|(?<!\basp\.)net|org|io|dev|example)\b|\d[\d ().-]{7,}\d|https?:|linkedin|github"
)
SCORE = re.compile(r"\b(?:ipk|gpa|cgpa|indeks prestasi)\b|\b[0-4][.,]\d{1,2}\s*/\s*4", re.I)
CLUB = Caseless(
    r"\b(?:himpunan|hima|hm[a-z]{1,4}|bem|dema|senat|komunitas|community|communities|karang taruna|palang merah|pmi|"
    r"osis|pramuka|scouts?|ukm|unit kegiatan|mahasiswa|pelajar|students?|yayasan|foundation|ikatan|forum|gerakan|"
    r"movement|red cross|red crescent|bulan sabit|youth|pemuda|remaja|alumni|panitia|committee|kelompok|paguyuban|"
    r"association|asosiasi|perkumpulan|perhimpunan|society|club|klub|chapter|kelas inspirasi|rumah (?:belajar|baca)|"
    r"taman baca\w*|posyandu|masjid|gereja|church|mosque|warga|desa|village|rt|rw|food bank|charity|amal|bank sampah|"
    r"rotary|lions|aiesec|toastmasters?|union|serikat|peduli|sahabat|relawan|volunteers?)\b",
)
OFFICE = Caseless(
    r"\b(?:anggota|ketua|wakil ketua|bendahara|sekretaris|member|chair(?:man|woman|person)?|treasurer|secretary|"
    r"pembina|pengurus|koordinator|coordinator|mentor|tutor|fasilitator|facilitator|pendamping|divisi|panitia|"
    r"committee|organi[sz]er|kader|kepala (?:divisi|departemen|bidang)|head of (?:public|events?|media)|"
    r"(?:vice )?president)\b",
)
FREE = Caseless(r"\b(?:relawan|sukarelawan|volunteers?|anggota|member|panitia|pengurus)\b")
CERTIFICATE = Caseless(
    r"\b(?:sertifi\w*|certifi\w*|pelatihan|training|kursus|course|diklat|pusdiklat|bnsp|workshop|seminar|webinar|"
    r"bootcamp|toefl|ielts|toeic|jlpt|lisensi|licen[cs]e|academy|akademi|lsp|credential|coursera|udemy|edx|dicoding|"
    r"kompetensi|competen\w*|professional|practitioner|associate|foundations?|specialist|fundamentals?|nanodegree|"
    r"brevet|uji|test|register\w*|registration|registrasi|surat tanda|chartered|advanced|basic|dasar|lanjut(?:an)?|"
    r"tingkat|level|programme?|pertolongan pertama|first aid|safety|k3)\b",
)
AWARD = Caseless(
    r"\b(?:juara|awards?|penghargaan|best|winner|terbaik|medali|medal|lomba|competition|kompetisi|olimpiade|olympiad|"
    r"finalis|finalist|beasiswa|scholarship|satyalancana|teladan|pemenang|runner[- ]up|hackathon|employee of|prize|"
    r"honou?r\w*|outstanding|berprestasi|anugerah|piala|trophy|champion|(?:1st|2nd|3rd|first|second|third) place)\b",
)
PUBLICATION = Caseless(
    r"\b(?:jurnal|journal|prosiding|proceedings|vol(?:ume)?\.?\s*\d|doi|issn|isbn|hlm\.?\s*\d|pp\.?\s*\d|"
    r"(?:conference|symposium|workshop) on|conference|konferensi|simposium|press|penerbit|publisher|arxiv|bulletin|"
    r"buletin|majalah|magazine|newsletter|harian|koran|transactions|review|letters|annals)\b",
)
HOBBY = re.compile(
    r"\b(?:membaca|reading|musik|music|memasak|cooking|baking|traveling|travell?ing|travel|jalan-jalan|hiking|mendaki|"
    r"fotografi|photography|sepak bola|football|futsal|badminton|bulu ?tangkis|bersepeda|cycling|berenang|"
    r"swimming|lari|running|gardening|berkebun|games?|gaming|chess|catur|film|movies?|menonton|menulis|writing|yoga|"
    r"gym|basket(?:ball)?|novels?|"
    r"volunteering|camping|berkemah|melukis|painting|drawing|menggambar|gitar|guitar|memancing|fishing|kopi|coffee|"
    r"podcasts?|puzzles?|board games?|merajut|knitting|menjahit|sewing|bird ?watching|anime|kuliner|jogging)\b",
    re.I,
)
PROJECT = Caseless(
    r"\b(?:aplikasi|application|app|sistem|system|dashboard|dasbor|website|situs|platform|peta|map|tool|library|bot|"
    r"portal|api|proyek|project|open[- ]source|prototype|purwarupa|github|game|plugin|dataset|modul|module|packages?|"
    r"arsip|archive|database|basis data|templat\w*|kampanye|campaign|pustaka|fonta|typeface|podcast|pilot|uji coba)\b",
)
REFEREE = Caseless(
    r"\b(?:on request|bila diminta|jika diminta|upon request|atasan|supervisor|dosen pembimbing|reference)\b",
)
TERMS = Caseless(
    r"\b(?:gaji|salary|notice|pemberitahuan|ketersediaan|availability|available|penuh waktu|full[- ]time|kontrak|"
    r"bersedia|relocat\w*|willing|lokasi yang|preferred|preferensi)\b",
)
ITEM_MARKS = re.compile(r"[,;|•·\t:()]\s*|\s{3,}|\.$")
NAME_AND_TEXT = re.compile(r"^([^:]{2,60}?)\s*(?::\s+|\s[–—-]\s)(?=\S)")
CERTIFIES = Caseless(r"\b(?:sertifi\w*|certifi\w*|pelatihan|training|kursus|diklat|scrum|brevet)\b")
LETTERS = re.compile(r"[^\W\d_]{2}")
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
PROSE = 75
HEAD = 110
MAX_LINES = 60
THRESHOLD = 2.5
# A kind that is found in one place is no news in another: the lead it must have over the next.
LEAD = 0.6


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that are the same as others where what is looked at here is."""

    told: tuple[object, ...]
    lines: list[TextLine] = field(compare=False)


def content_scores(lines: Sequence[TextLine]) -> dict[str, float]:
    """For each kind of section how much the lines below a heading look like it."""
    lines = [line for line in lines if line.text.strip()][:MAX_LINES]
    told = [(line.text, line.bullet, line.bold) for line in lines]
    parted = [goes_on(before, line) for before, line in pairwise(lines)]
    return dict(_scores(_Lines((*told, *parted), lines)))


@lru_cache(maxsize=256)
def _scores(of: _Lines) -> dict[str, float]:
    """The scores; a document is divided again where lines are taken out, and most of its sections are as before."""
    lines = of.lines
    if not lines:
        return {}
    texts = [line.text.strip() for line in lines]
    dates = [date_in_head(line) for line in lines]
    ranges = sum(date is not None and not date.single for date in dates)
    singles = sum(date is not None and date.single for date in dates)
    short = [text for text in texts if len(text) <= HEAD and not text.endswith(".")]
    prose = sum(map(_is_prose, texts))
    if sum(bool(TERMS.search(text)) for text in texts) > 1 and len(texts) < 15:
        # What somebody asks of the next employer is in no section of a resume.
        return {}
    undated = not ranges and not singles
    contacts = sum(bool(CONTACT.search(without_dates(text))) for text in texts)
    scores = _listed(texts, singles=singles, ranges=ranges)
    scores["education"] = _education(short, ranges + singles, lone=singles > ranges)
    scores["languages"] = _languages(lines, texts, dated=ranges > 0)
    heads = _heads(lines, dates)
    scores |= _jobs(heads, ranges, has_school=scores["education"] >= THRESHOLD)
    scores["projects"] = _projects(lines, heads, undated=undated, linked=contacts > 0)
    scores["skills"] = _skills(texts, undated=undated, prose=prose)
    scores["interests"] = _interests(texts) if undated and not prose else 0.0
    scores["contact"] = 3.0 if contacts >= 1 and contacts >= 0.4 * len(texts) and undated else 0.0
    scores["references"] = (
        3.0 if any(REFEREE.search(text) for text in texts) and undated and len(texts) < 12 else 0.0
    )
    scores["summary"] = (
        2.6
        if undated and prose and prose >= 0.5 * len(texts) and not any(line.bullet for line in lines)
        else 0.0
    )
    return {key: round(value, 3) for key, value in scores.items() if value > 0}


def content_key(lines: Sequence[TextLine]) -> str | None:
    """The kind of section the lines are beyond doubt, else None."""
    ordered = sorted(content_scores(lines).items(), key=lambda item: -item[1])
    if not ordered or ordered[0][1] < THRESHOLD:
        return None
    if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < LEAD:
        return None
    return ordered[0][0]


def _education(short: list[str], dated: int, *, lone: bool) -> float:
    """Schools, levels of study and marks in short lines; "Scrum Master" on a line of a certificate is no degree."""
    schools = sum(bool(INSTITUTION_WORDS.search(text)) for text in short)
    degrees = sum(find_degree(text) is not None and not CERTIFIES.search(text) for text in short)
    if not schools and not degrees:
        return 0.0
    marks = sum(bool(SCORE.search(text)) for text in short)
    share = (schools + degrees + marks) / max(len(short), 1)
    total = min(schools, 2) * 1.0 + min(degrees, 2) * 1.0 + min(marks, 1) * 1.2 + (0.6 if dated else 0.0)
    certified = sum(bool(CERTIFIES.search(text)) for text in short)
    total -= 1.5 if certified > degrees or (lone and not degrees) else 0.0
    return total + (0.8 if share > 0.5 else 0.0 if share > 0.3 else -1.5)


def _languages(lines: Sequence[TextLine], texts: list[str], *, dated: bool) -> float:
    """Names of human languages, most with a level."""
    if dated or len(texts) > 14:
        return 0.0
    found = read_languages(list(lines))
    if not found:
        return 0.0
    levels = sum(item.fluency is not None for item in found)
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    if words > 9 * len(found) or _items(texts) > 3 * len(found):
        first = read_languages(list(lines[:2]))
        return 1.6 if len(first) > 1 and all(item.fluency is not None for item in first) else 0.0
    return 1.6 + 1.0 * min(len(found), 2) + (0.8 if levels else 0.0)


def _heads(lines: Sequence[TextLine], dates: Sequence[DateRange | None]) -> list[str]:
    """The words around each date: its own line and up to two short ones on each side, none of which has a date."""
    heads = []
    for index, date in enumerate(dates):
        if date is None:
            continue
        first = last = index
        while first > max(index - 2, 0) and dates[first - 1] is None:
            first -= 1
        while last < min(index + 2, len(lines) - 1) and dates[last + 1] is None:
            last += 1
        near = [
            other.text
            for other in lines[first : last + 1]
            if not _is_item(other) and len(other.text) <= 90 and not _tells(other.text)
        ]
        heads.append(" \t ".join(near))
    return heads


def _jobs(heads: list[str], ranges: int, *, has_school: bool) -> dict[str, float]:
    """Positions and organisations beside ranges of dates: jobs, or offices in clubs and communities."""
    if not heads:
        return {}
    count = len(heads)
    positions = sum(bool(POSITION_WORDS.search(head)) for head in heads) / count
    bodies = sum(bool(ORGANISATION_FORMS.search(head) or ORGANISATION_WORDS.search(head)) for head in heads)
    clubs = sum(bool(CLUB.search(head)) for head in heads) / count
    offices = sum(bool(OFFICE.search(head) or FREE.search(head)) for head in heads) / count
    free = sum(bool(FREE.search(head)) for head in heads) / count
    base = 1.6 * max(positions, offices) + 0.9 * min(bodies / count, 1.0) + 0.5 * min(ranges, 3)
    if not ranges:
        base -= 1.0
    if has_school and max(positions, offices) < 0.5:
        base -= 2.0
    club = clubs + offices + 0.5 * free
    # Who writes of an office in a club, of some of them at least, writes of no job.
    return {
        "work": base - (2.0 if club >= 1.0 else 1.0 if club >= 0.75 else 0.0),
        "volunteer": base - (1.2 if ranges else 0.4) + (2.0 if club >= 1.0 else 1.0 if club >= 0.5 else 0.0),
    }


def _listed(texts: list[str], *, singles: int, ranges: int) -> dict[str, float]:
    """Certificates, awards and publications by their words; lone dates speak for all three."""
    entries = max(singles + ranges, 1)
    result = {}
    for key, pattern in (("certificates", CERTIFICATE), ("awards", AWARD), ("publications", PUBLICATION)):
        hits = sum(bool(pattern.search(text)) for text in texts)
        share = hits / max(len(texts), 1)
        value = 2.4 * min(hits / entries, 1.0) + (0.8 if singles else 0.0) + (0.6 if share > 0.4 else 0.0)
        if ranges > singles:
            value -= 2.0
        if not singles:
            value -= 1.2 if hits > 1 and share >= 0.5 else 2.4
        result[key] = value if hits else 0.0
    # A journal is never named beside a certificate, and an award hardly ever; the words of certificates are common.
    for key in ("awards", "publications"):
        if result[key] >= THRESHOLD:
            result[key] += 0.6
    if singles > ranges and not max(result.values()):
        result["certificates"] = 1.4
    return result


def _projects(lines: Sequence[TextLine], heads: Sequence[str], *, undated: bool, linked: bool) -> float:
    """Names that no employer has, each with a sentence or more about what it was."""
    named = told = 0
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if _is_item(line) or len(line.text) > HEAD:
            continue
        both = NAME_AND_TEXT.match(line.text)
        if both is not None and _tells(line.text[both.end() :]):
            named += 1
            told += 1
        elif not _tells(line.text) and not _is_date(line.text):
            named += 1
            told += below is not None and (_is_item(below) or _tells(below.text) or _is_date(below.text))
    if not named or not told:
        return 0.0
    words = sum(bool(PROJECT.search(line.text)) for line in lines)
    people = [head for head in heads if any(each.search(head) for each in (POSITION_WORDS, OFFICE))]
    bodies = [
        head for head in heads if any(each.search(head) for each in (ORGANISATION_FORMS, INSTITUTION_WORDS))
    ]
    share = (len(people) + len(bodies)) / max(len(heads), 1)
    value = 2.6 * told / named + 0.4 * min(words, 2) + (0.6 if linked else 0.0) - 2.4 * min(share, 1.0)
    if undated:
        listed = sum(bool(CERTIFICATE.search(line.text)) for line in lines)
        value -= 0.2 + listed / len(lines)
    return value


def _is_item(line: TextLine) -> bool:
    """A line of a list, and no title that is one itself."""
    return line.bullet and not line.bold


def _tells(text: str) -> bool:
    """Whether a line says what something was: most of its words begin small, which those of a name do not."""
    words = LONG_WORD.findall(text)
    return len(words) >= 3 and sum(word[0].islower() for word in words) > 0.55 * len(words)


def _is_date(text: str) -> bool:
    """Whether a line says when and nothing else."""
    return bool(find_ranges(text)) and not LETTERS.search(without_dates(text))


def _interests(texts: Sequence[str]) -> float:
    """A few things people like to do."""
    hits = sum(len(HOBBY.findall(text)) for text in texts)
    return 1.0 + min(2.5, hits) if hits and len(texts) <= 12 else 0.0


def _skills(texts: list[str], *, undated: bool, prose: int) -> float:
    """Short items without dates, several to a line or each on its own."""
    if not undated or prose > 0.3 * len(texts):
        return 0.0
    items = [item for text in texts for item in ITEM_MARKS.split(text) if item.strip()]
    brief = [item for item in items if len(item.split()) <= 4 and len(item) <= 36]
    if len(items) < 4 or len(brief) < 0.8 * len(items):
        return 0.0
    if sum(bool(CONTACT.search(item)) for item in items) > 0.2 * len(items):
        return 0.0
    if sum(bool(POSITION_WORDS.search(item) or INSTITUTION_WORDS.search(item)) for item in items) > 0.3 * len(
        items
    ):
        return 0.0
    known = share_known([item.strip() for item in items])
    return 2.2 + (0.6 if len(items) >= 7 else 0.0) + min(0.8, 2.4 * known)


def _items(texts: Sequence[str]) -> int:
    return sum(bool(item.strip()) for text in texts for item in ITEM_MARKS.split(text))


def _is_prose(text: str) -> bool:
    """Sentences, and no list of items however long."""
    if text.endswith(".") and len(text) > 30 and len(LONG_WORD.findall(text)) > 4 and _tells(text):
        return True
    if len(text) <= 45 or not (len(text) > PROSE or text.endswith(".")):
        return False
    return max(len(item.split()) for item in ITEM_MARKS.split(text)) > 6


def without_dates(text: str) -> str:
    """The text without its dates, which else look like numbers to call ("2026-04 - 2026-07")."""
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + text[item.end :]
    return text
