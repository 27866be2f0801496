"""Degrees: titles before and behind names, levels of study, and the KKNI level of each.

Levels: Perpres 8/2012 (SMA/SMK/MA 2, D1 3, D2 4, D3 5, D4 and S1 6, profession 7, S2 8, S3 9).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless

FRONT = (
    "prof", "dr", "dra", "drs", "ir", "drg", "drh", "h", "r", "hj", "ns", "apt", "kh", "tb", "rd", "mr", "mrs", "ms",
    "bapak", "ibu", "sdr", "sdri", "bdn", "cand",
)  # fmt: skip
BACK = (
    "A.Md", "A.Md.Kom", "A.Md.T", "A.Md.Keb", "A.Md.Kep", "A.Md.Ak", "A.Md.Gz", "A.P", "S.Tr.T", "S.Tr.Kom", "S.Tr",
    "S.Tr.Kes", "S.Kom", "S.T", "S.Si", "S.Stat", "S.E", "S.Ds", "S.I.Kom", "S.Ikom", "S.Sos", "S.IP", "S.AP", "S.H",
    "S.Pd", "S.Pd.I", "S.Psi", "S.Hum", "S.S", "S.Sn", "S.P", "S.Pt", "S.Kep", "S.Ked", "S.Farm", "S.Gz", "S.KM",
    "S.A.B", "S.AB", "S.Ag", "S.Mat", "S.Ak", "S.M", "S.Tr.Sos", "S.STP", "S.Keb", "S.Ant", "S.Geo", "S.Hut", "S.TP",
    "S.Kel", "S.Ars", "S.Bns", "S.Li", "S.In", "M.Kom", "M.T", "M.T.I", "M.TI", "M.Si", "M.Cs", "M.M", "M.B.A", "MBA",
    "M.Ds", "M.A", "M.AP", "M.Sc", "M.Eng", "M.Hum", "M.Pd", "M.I.Kom", "M.Ikom", "M.P.H", "MPH", "M.Kes", "M.H",
    "M.Kn", "M.Ak", "M.E", "M.Psi", "M.PWK", "M.Stat", "M.Sn", "M.IP", "M.P", "M.PA", "MPA", "MPP", "M.Tr.T", "Ph.D",
    "PhD", "B.Sc", "BSc", "B.A", "BA", "B.Eng", "B.Ed", "B.Com", "Ak", "CA", "CPA", "CISA", "CISM", "CISSP", "PMP",
    "Psikolog", "Apt", "Lc", "ST", "SE", "SKom", "MKom", "MT", "MM", "SH", "MSi", "SSi", "SSos", "SPd", "MPd", "MSc",
    "S.Fil", "S.Par", "S.Pi", "S.Si.T", "S.ST", "SST", "S.Log", "C.PM", "CSM", "CFA", "IPM", "IPU", "IPP",
    "S.K.M", "M.Log", "S.Tr.Keb", "S.Kom.I", "S.Th", "SKM", "Ns", "Ners", "LL.M", "LL.B", "LLM", "LLB",
)  # fmt: skip
LEVELS: tuple[tuple[str, int], ...] = (
    (r"s-?3|strata[ -]?(?:3|tiga|iii)|doktor(?:al)?|ph\.?\s?d\.?|doctor(?:ate| of (?:(?! in\b)[a-z ])+)?", 9),
    (r"s-?2|strata[ -]?(?:2|dua|ii)(?!i)|magister(?: terapan)?|pascasarjana|"
     r"master(?:'?s)?(?: degree)?|m\.?sc|m\.?b\.?a|m\.?eng|mba|postgraduate", 8),
    (r"pendidikan profesi|profesi", 7),
    (
        r"s-?1|d-?4|d-?iv|diploma (?:4|iv)|sarjana(?: terapan)?|bachelor(?:'?s)?(?: degree)?|b\.?sc|"
        r"b\.?a|b\.?eng|"
        r"undergraduate(?: degree)?|strata[ -]?(?:1|satu|i)",
        6,
    ),
    (r"d-?3|d-?iii|diploma (?:3|iii|tiga)|ahli madya|diploma|associate(?:'?s)?(?: degree)?|"
     r"vocational diploma", 5),
    (r"d-?2|d-?ii|diploma (?:2|ii)", 4),
    (r"d-?1|d-i|diploma (?:1|i)", 3),
    (r"(?:sma|smk|ma)\s?/\s?(?:sederajat|smk|ma|sma)|sma|smk|smu|stm|smea|madrasah aliyah|aliyah|"
     r"sekolah menengah (?:atas|kejuruan)|(?:senior|"
     r"vocational) high school|"
     r"high school(?: diploma)?|man|slta|paket c|pesantren", 2),
    (r"smp|mts|sltp|junior high school|sekolah menengah pertama|sd|(?<!guru )sekolah dasar|elementary school|mi", 1),
)  # fmt: skip
_LEVEL_RES = tuple((re.compile(rf"(?<![\w.])(?:{pattern})(?!\w)", re.I), level) for pattern, level in LEVELS)
_ANY_LEVEL = Caseless(rf"(?<![\w.])(?:{'|'.join(pattern for pattern, _ in LEVELS)})(?!\w)")
_TITLE = "|".join(
    sorted(
        (re.escape(title).replace(r"\.", r"\.?\s?") for title in {*BACK, *map(str.upper, BACK)}),
        key=len,
        reverse=True,
    )
)
BACK_TITLE = re.compile(
    rf"^(?:{_TITLE}|(?:A\.M[dD]|S\.T[rR]|M\.T[rR]|S[pP])\.(?:[A-Z][A-Za-z]{{0,5}}\.?){{1,3}}|"
    rf"[SMBD]\.(?:[A-Z][A-Za-z]{{0,4}}\.){{1,3}})\.?(?:\s*\([A-Za-z .]{{1,14}}\))?$"
)
SHORT_TITLE = re.compile(r"\s*([A-Za-z]+)\.\s*")
LONG_TITLE = re.compile(r"\s*(Drs|Dra|Dr|Ir|Prof|Mr|Mrs|Ms|Bapak|Ibu)\s+")
TITLE_IN_TEXT = re.compile(rf"(?<![\w.])(?:{_TITLE})\.?(?![\w])")
_BY_TITLE = (
    (re.compile(r"^(?:Ph|Dr)", re.I), 9),
    (re.compile(r"^M"), 8),
    (re.compile(r"^(?:S|B)"), 6),
    (re.compile(r"^A\.?Md"), 5),
)


@dataclass(frozen=True, slots=True)
class Degree:
    """A level of study named at `text[start:end]`."""

    start: int
    end: int
    level: int


@lru_cache(maxsize=128)
def find_degree(text: str) -> Degree | None:
    """The highest level of study that `text` names."""
    if not _ANY_LEVEL.search(text):
        return None
    for pattern, level in _LEVEL_RES:
        match = pattern.search(text)
        if match:
            return Degree(match.start(), match.end(), level)
    return None


def level_of_title(title: str) -> int | None:
    """The KKNI level that an academic title proves ("S.Kom." 6, "M.T." 8), None for other titles."""
    if not BACK_TITLE.match(title.strip()) or re.match(
        r"^(?:CISA|CISM|CISSP|PMP|CSM|CPA|CA|CFA|C\.PM)", title
    ):
        return None
    return next((level for pattern, level in _BY_TITLE if pattern.match(title)), None)


def split_titles(text: str) -> tuple[int, int, tuple[str, ...]]:
    """Where the bare name stands in `text`, and the titles around it as written.

    `split_titles("Dr. Ir. Asep Sunandar, S.Kom., M.T.")` gives the place of "Asep Sunandar" and
    ("Dr.", "Ir.", "S.Kom.", "M.T.").
    """
    titles: list[str] = []
    start, end = 0, len(text)
    while True:
        word = SHORT_TITLE.match(text[start:end]) or LONG_TITLE.match(text[start:end])
        if (
            word is None
            or word[1].lower() not in FRONT
            or (len(word[1]) == 1 and (word[1].lower() not in "hr" or " " not in text[start + word.end() :]))
        ):
            break
        titles.append(word.group().strip())
        start += word.end()
    tail: list[str] = []
    if "," in text[start:end]:
        comma = text.index(",", start)
        parts = [part.strip() for part in text[comma + 1 : end].split(",") if part.strip()]
        if parts and all(BACK_TITLE.match(part) for part in parts):
            tail, end = parts, comma
    else:
        words = text[start:end].split(" ")
        while len(words) > 1 and "." in words[-1] and len(words[-1]) > 2 and BACK_TITLE.match(words[-1]):
            tail.insert(0, words.pop())
        end = start + len(" ".join(words))
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end, (*titles, *tail)
