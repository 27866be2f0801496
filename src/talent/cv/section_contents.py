"""What the lines below a heading of unknown words are: studies, jobs, skills, languages, certificates, …

"The Story So Far" names nothing, but three ranges of dates beside positions and companies do. Each kind of section
has its features, counted over the lines; a kind is named only where its features are strong, for a value in the wrong
section is worse than one that is left out.
"""

import re
from collections.abc import Sequence

from talent.cv.dates import DateRange, find_ranges
from talent.cv.degrees import find_degree
from talent.cv.features import INSTITUTION_WORDS, ORGANISATION_FORMS, ORGANISATION_WORDS, POSITION_WORDS
from talent.cv.fields.entry_starts import date_in_head
from talent.cv.fields.languages import read_languages
from talent.cv.layout import TextLine

CONTACT = re.compile(
    r"@|\.(?:com|id|net|org|io|dev|example)\b|\d[\d ().-]{7,}\d|https?:|linkedin|github", re.I
)
SCORE = re.compile(r"\b(?:ipk|gpa|cgpa|indeks prestasi)\b|\b[0-4][.,]\d{1,2}\s*/\s*4", re.I)
STUDENT_BODY = re.compile(
    r"\b(?:himpunan|bem|komunitas|community|communities|relawan|volunteers?|karang taruna|palang merah|pmi|osis|"
    r"pramuka|ukm|organisasi mahasiswa|students? (?:association|union|council|executive)|yayasan|foundation|ikatan|"
    r"forum|gerakan|red cross|youth|alumni|panitia|committee|kelompok|paguyuban|association|asosiasi|"
    r"perkumpulan|perhimpunan)\b",
    re.I,
)
STUDENT_ROLE = re.compile(
    r"\b(?:anggota|ketua|wakil ketua|bendahara|sekretaris|relawan|volunteer|member|chair(?:man|woman|person)?|"
    r"treasurer|secretary|pembina|pengurus|koordinator|coordinator|mentor|fasilitator|facilitator|pendamping|divisi|panitia)\b",
    re.I,
)
CERTIFICATE = re.compile(
    r"\b(?:sertifi\w*|certifi\w*|pelatihan|training|kursus|course|diklat|bnsp|workshop|seminar|webinar|bootcamp|toefl|"
    r"ielts|toeic|lisensi|licen[cs]e|academy|lsp|credential|coursera|udemy|dicoding|kompetensi|professional|practitioner|"
    r"associate|foundations?|specialist|fundamentals?)\b",
    re.I,
)
AWARD = re.compile(
    r"\b(?:juara|award|penghargaan|best|winner|terbaik|medali|medal|lomba|competition|kompetisi|olimpiade|olympiad|finalis|"
    r"finalist|beasiswa|scholarship|satyalancana|teladan|pemenang|runner[- ]up|hackathon|employee of|prize|honou?r)\b",
    re.I,
)
PUBLICATION = re.compile(
    r"\b(?:jurnal|journal|prosiding|proceedings|vol(?:ume)?\.?\s*\d|doi|issn|isbn|hlm\.?\s*\d|pp\.?\s*\d|conference|"
    r"konferensi|press|penerbit|publisher|arxiv|bulletin|buletin|majalah|magazine|newsletter)\b",
    re.I,
)
HOBBY = re.compile(
    r"\b(?:membaca|reading|musik|music|memasak|cooking|baking|traveling|travell?ing|travel|jalan-jalan|hiking|mendaki|"
    r"fotografi|photography|sepak bola|football|futsal|badminton|bulu ?tangkis|bersepeda|cycling|berenang|"
    r"swimming|lari|running|gardening|berkebun|games?|gaming|chess|catur|film|movies?|menonton|menulis|writing|yoga|gym|basket(?:ball)?|"
    r"volunteering|camping|berkemah|melukis|painting|drawing|menggambar|gitar|guitar|memancing|fishing|kopi|coffee|"
    r"podcasts?|puzzles?|board games?|merajut|knitting|menjahit|sewing|bird ?watching|anime|kuliner|jogging)\b",
    re.I,
)
PROJECT = re.compile(
    r"\b(?:aplikasi|application|app|sistem|system|dashboard|dasbor|website|situs|platform|peta|map|tool|library|bot|portal|"
    r"api|proyek|project|open[- ]source|prototype|purwarupa|github|game|plugin|dataset|modul|module|packages?)\b",
    re.I,
)
REFEREE = re.compile(
    r"\b(?:on request|bila diminta|jika diminta|upon request|atasan|supervisor|dosen pembimbing|reference)\b",
    re.I,
)
ITEM_MARKS = re.compile(r"[,;|•·\t:()]\s*|\s{3,}|\.$")
PROSE = 75
HEAD = 110
MAX_LINES = 60
THRESHOLD = 2.5
# A kind that is found in one place is no news in another: the lead it must have over the next.
LEAD = 0.6


def content_scores(lines: Sequence[TextLine]) -> dict[str, float]:
    """For each kind of section how much the lines below a heading look like it."""
    lines = [line for line in lines if line.text.strip()][:MAX_LINES]
    if not lines:
        return {}
    texts = [line.text.strip() for line in lines]
    dates = [date_in_head(line) for line in lines]
    ranges = [date for date in dates if date is not None and not date.single]
    singles = [date for date in dates if date is not None and date.single]
    short = [text for text in texts if len(text) <= HEAD and not text.endswith(".")]
    prose = sum(map(_is_prose, texts))
    scores = {
        "education": _education(short, len(ranges) + len(singles)),
        "languages": _languages(lines, texts, dated=bool(ranges)),
    }
    heads = _heads(lines, dates)
    scores |= _jobs(heads, len(ranges), has_school=scores["education"] >= THRESHOLD)
    undated = not ranges and not singles
    bare = not ranges and len(singles) >= 1
    listed = _listed(texts, singles=len(singles), ranges=len(ranges))
    scores |= listed
    scores["skills"] = _skills(texts, undated=undated, prose=prose)
    scores["interests"] = (
        1.0 + min(2.5, sum(len(HOBBY.findall(text)) for text in texts))
        if undated and prose == 0 and len(texts) <= 12 and any(HOBBY.search(text) for text in texts)
        else 0.0
    )
    contacts = sum(bool(CONTACT.search(without_dates(text))) for text in texts)
    scores["contact"] = 3.0 if contacts >= 1 and contacts >= 0.4 * len(texts) and undated else 0.0
    scores["references"] = (
        3.0 if any(REFEREE.search(text) for text in texts) and undated and len(texts) < 12 else 0.0
    )
    scores["summary"] = (
        2.6
        if undated and prose and prose >= 0.5 * len(texts) and not any(line.bullet for line in lines)
        else 0.0
    )
    if bare and contacts > 0.3 * len(texts):
        scores["projects"] = scores.get("projects", 0.0) + 0.6
    return {key: round(value, 3) for key, value in scores.items() if value > 0}


def content_key(lines: Sequence[TextLine]) -> str | None:
    """The kind of section the lines are beyond doubt, else None."""
    ordered = sorted(content_scores(lines).items(), key=lambda item: -item[1])
    if not ordered or ordered[0][1] < THRESHOLD:
        return None
    if len(ordered) > 1 and ordered[0][1] - ordered[1][1] < LEAD:
        return None
    return ordered[0][0]


def _education(short: list[str], dated: int) -> float:
    """Schools, levels of study and marks in short lines."""
    schools = sum(bool(INSTITUTION_WORDS.search(text)) for text in short)
    degrees = sum(find_degree(text) is not None for text in short)
    if not schools and not degrees:
        return 0.0
    marks = sum(bool(SCORE.search(text)) for text in short)
    share = (schools + degrees + marks) / max(len(short), 1)
    total = min(schools, 2) * 1.0 + min(degrees, 2) * 1.0 + min(marks, 1) * 1.2 + (0.6 if dated else 0.0)
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
        return 0.0
    return 1.6 + 1.0 * min(len(found), 2) + (0.8 if levels else 0.0)


def _heads(lines: Sequence[TextLine], dates: Sequence[DateRange | None]) -> list[str]:
    """The words around each range of dates: its own line, two above and two below, where these are short."""
    heads = []
    for index, date in enumerate(dates):
        if date is None:
            continue
        near = [
            other.text
            for other in lines[max(index - 2, 0) : index + 3]
            if not other.bullet and len(other.text) <= 90 and not other.text.rstrip().endswith(".")
        ]
        heads.append(" \t ".join(near))
    return heads


def _jobs(heads: list[str], ranges: int, *, has_school: bool) -> dict[str, float]:
    """Positions and organisations beside ranges of dates: jobs, or offices in clubs and communities."""
    if not heads:
        return {}
    positions = sum(bool(POSITION_WORDS.search(head)) for head in heads) / len(heads)
    bodies = sum(
        bool(ORGANISATION_FORMS.search(head) or ORGANISATION_WORDS.search(head)) for head in heads
    ) / len(heads)
    clubs = sum(bool(STUDENT_BODY.search(head)) for head in heads) / len(heads)
    offices = sum(bool(STUDENT_ROLE.search(head)) for head in heads) / len(heads)
    base = 1.6 * positions + 0.9 * bodies + 0.5 * min(ranges, 3)
    if not ranges:
        base -= 0.6
    if has_school and positions < 0.5:
        base -= 2.0
    club = clubs >= 0.5 and offices >= 0.5
    return {
        "work": base - (2.0 if club else 0.0),
        "volunteer": base + 0.8 if club else 0.0,
    }


def _listed(texts: list[str], *, singles: int, ranges: int) -> dict[str, float]:
    """Certificates, awards, publications and projects by their words; lone dates speak for the first three."""
    entries = max(singles + ranges, 1)
    result = {}
    for key, pattern in (("certificates", CERTIFICATE), ("awards", AWARD), ("publications", PUBLICATION)):
        hits = sum(bool(pattern.search(text)) for text in texts)
        share = hits / max(len(texts), 1)
        value = 2.4 * min(hits / entries, 1.0) + (0.8 if singles else 0.0) + (0.6 if share > 0.4 else 0.0)
        if ranges > singles:
            value -= 2.0
        if not singles and (hits < 2 or share < 0.5):
            value -= 1.2
        result[key] = value if hits else 0.0
    hits = sum(bool(PROJECT.search(text)) for text in texts)
    result["projects"] = (
        1.4 + 0.5 * min(hits, 3) - (0.8 if ranges else 0.0)
        if hits >= 2 and (singles or ranges or any(CONTACT.search(text) for text in texts))
        else 0.0
    )
    return result


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
    return 2.6 + (0.6 if len(items) >= 7 else 0.0)


def _items(texts: Sequence[str]) -> int:
    return sum(bool(item.strip()) for text in texts for item in ITEM_MARKS.split(text))


def _is_prose(text: str) -> bool:
    """Sentences, and no list of items however long."""
    if len(text) <= 45 or not (len(text) > PROSE or text.endswith(".")):
        return False
    return max(len(item.split()) for item in ITEM_MARKS.split(text)) > 6


def without_dates(text: str) -> str:
    """The text without its dates, which else look like numbers to call ("2026-04 - 2026-07")."""
    for item in reversed(find_ranges(text)):
        text = text[: item.start] + text[item.end :]
    return text
