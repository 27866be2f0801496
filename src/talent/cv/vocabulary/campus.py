"""How the name of a school is written: in full, without its kind, by initials, by the short names that students use.

"Universitas Padjadjaran" is also "Padjadjaran University", "Univ. Padjadjaran" and "Unpad". A name that is only a place
("Universitas Bandung") is looked for with its kind, because the city alone tells no school.
"""

import re
from functools import lru_cache
from typing import Final

from talent.cv.vocabulary.places import is_place

_KIND: Final = (
    r"(?:universitas|university|univ|institut[e]?|politeknik|polytechnic|poltek(?:kes)?|sekolah\s+tinggi|akademi|academy|"
    r"college|school|sekolah|kampus|campus|fakultas|faculty|st[a-z]{1,5}|sma|smk|smp|sman|smkn|ma|man|mts|sd)"
)
_WITHOUT_MEANING: Final = re.compile(
    r"universitas|university|univ|institute?|politeknik|polytechnic|poltek|poltekkes|sekolah|tinggi|akademi|academy|"
    r"college|school|of|the|dan|and|ilmu|sciences?|teknologi|technology|negeri|state|swasta|kampus|campus|fakultas|"
    r"faculty|islam|kristen|katolik|muhammadiyah|nahdlatul|ulama|pembangunan|pendidikan|komputer|informatika|"
    r"manajemen|ekonomi|teknik|engineering|kesehatan|health|indonesia|nasional|national|at|di|sm[apk]n?|man|madrasah|"
    r"aliyah|terbuka|open|internasional|international|business|computer|bina|city|kota"
)
# Words of the language that look like such a short name.
_WORDS: Final = (
    r"untuk|under|until|units?|unggul(?:an)?|unik|undang(?:an)?|universal|unique|unions?|undo|unsur|unity|"
    r"universitas|universit(?:y|ies)|unlike|unless|unused|update|polisi|politi[kc]s?|polls?|polic(?:y|ies)|positif"
)
# Short names that no rule gives (the schools' own sites, 2026).
_OWN_NAMES: Final = {
    "bina nusantara": "binus", "telkom": r"tel-?u", "brawijaya": "ub", "diponegoro": "undip", "udayana": "unud",
    "sebelas maret": "uns", "airlangga": "unair", "sepuluh nopember": "its", "komputer indonesia": "unikom",
    "islam bandung": "unisba", "teknologi nasional": "itenas", "pendidikan indonesia": "upi", "sam ratulangi": "unsrat",
    "soedirman": "unsoed", "syiah kuala": "usk|unsyiah", "andalas": "unand", "parahyangan": "unpar",
    "pertanian bogor": "ipb", "atma jaya": r"uaj[ys]?", "dian nuswantoro": "udinus", "gunadarma": "gundar|ug",
    "siliwangi": "unsil", "galuh": "unigal", "singaperbangsa": "unsika",
}  # fmt: skip


@lru_cache(maxsize=256)
def campus_patterns(campus: str) -> tuple[re.Pattern[str], ...]:
    """Patterns over folded text (lower case, no accents) for one school named in folded words."""
    patterns = []
    bracketed = re.findall(r"\(([^)]{2,40})\)", campus)
    bare = " ".join(re.sub(r"\([^)]*\)", " ", campus).replace("|", " ").split()).strip(" ,.;-")
    for text in (bare, *bracketed):
        if len(text) > 1:
            patterns.append(_spelled(text))
        patterns += [
            _spelled(part)
            for part in re.split(r"\s*[,;|]\s*|\s+[–-]\s+", text)
            if len(part) > 4 and not is_place(part)
        ]
    words = re.findall(r"[^\W_]+", bare)
    told = [word for word in words if not _WITHOUT_MEANING.fullmatch(word) and not word.isdigit()]
    patterns += _distinctive(words, told)
    initials = "".join(word[0] for word in words if word not in ("of", "the", "dan", "and", "di", "at"))
    if len(initials) >= 3 and not initials.isdigit():
        patterns.append(re.compile(rf"(?<![a-z]){re.escape(initials)}(?![a-z])"))
    elif len(initials) == 2:
        patterns.append(
            re.compile(rf"(?<=\(){re.escape(initials)}(?=\))|(?<=\bdi ){re.escape(initials)}(?![\w/])")
        )
    patterns += [
        re.compile(rf"(?<![a-z])(?:{short})(?![a-z/])") for name, short in _OWN_NAMES.items() if name in bare
    ]
    return tuple(patterns)


def _spelled(text: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in re.findall(r"[^\W_]+", text)]
    return (
        re.compile(r"(?<![^\W_])" + r"[\W_]{1,3}".join(parts) + r"(?![^\W_])")
        if parts
        else re.compile(r"(?!)")
    )


def _distinctive(words: list[str], told: list[str]) -> list[re.Pattern[str]]:
    """What is left of the name without the kinds of schools: alone where it is no place, else with a kind."""
    patterns: list[re.Pattern[str]] = []
    phrase = " ".join(told)
    if told and not is_place(phrase) and len(phrase) >= 4:
        patterns.append(_spelled(phrase))
        patterns += [_spelled(word) for word in told if len(word) >= 6 and not is_place(word)]
    rest = words[1:] if words and re.fullmatch(_KIND, words[0]) else words
    rest = rest[1:] if rest[:1] in (["negeri"], ["n"]) else rest
    if rest and rest != words:
        named = r"[\W_]{1,3}".join(map(re.escape, rest))
        patterns.append(re.compile(rf"(?<!\w){_KIND}\.?\s*(?:n(?:egeri)?\s*)?{named}(?!\w)"))
    for word in told:
        if len(word) >= 4:
            short = rf"(?:uni?|pol|stik?|iai)-?{re.escape(word[:2])}[a-z]{{0,3}}"
            patterns.append(re.compile(rf"(?<![a-z])(?!(?:{_WORDS})(?![a-z])){short}(?![a-z])"))
    return patterns
