"""Whether words below others begin something of their own, or are the rest of what a narrow column has broken.

Asked where lines and cells are put together again: a name, a degree or a place below a whole name is another thing.
"""

import re

from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.features import AREA_WORDS
from talent.cv.vocabulary.places import find_places, is_place

# Words that a name of its own begins with.
OPENING = re.compile(
    r"(?:ma[ns]|sm[apk][nkt]?|smu|stm|universitas|univ\.|university of|institut|politeknik|poltekkes|sekolah|akademi|"
    r"st[im]\w*|uin|iain|pondok|fakultas|faculty|departemen|department|jurusan|program studi|prodi|major|pt|cv|ud|"
    r"dinas|badan|kementerian|yayasan|pemerintah|rsud|rsup|rumah sakit|puskesmas|kantor|lembaga)\b\.?\s",
    re.I,
)
ASKS_FOR_MORE = re.compile(
    r"(?:[,&/(–—-]|\b(?:di|at|dan|and|of|the|for|untuk|pada|in|dari|from|dengan|with|ke|to|oleh|by))$", re.I
)
# A name never ends with these, nor begins with the others in small letters.
OPEN_END = re.compile(
    r"(?:&|\b(?:dan|and|of|the|for|untuk|serta|pada|dari|from|dengan|with)|"
    r"(?:^|\s)(?:universitas(?: islam| negeri| muhammadiyah| katolik| jenderal)?|institut(?: teknologi(?: sepuluh)?)?|"
    r"politeknik(?: negeri)?|sekolah tinggi(?: ilmu)?|akademi|sm[apk] negeri|kabupaten|provinsi|pemerintah(?: kota)?|"
    r"kementerian|yayasan))$",
    re.I,
)
REST = re.compile(
    r"(?:&|(?:dan|and|of|for|untuk|serta)\b)\s|(?:I{1,3}|IV|VI{0,3}|IX|X)$|"
    r"(?:Barat|Timur|Tengah|Selatan|Utara|Tenggara)(?:$|[\s,])"
)
CAPITAL_REST = re.compile(REST.pattern, re.I)


def asks_for_rest(above: str, below: str) -> bool:
    """Whether the words themselves tell that `below` is the rest of `above`: "Dinas Sosial dan", "Tenaga Kerja"."""
    if OPEN_END.search(above):
        return True
    return (CAPITAL_REST if above.isupper() else REST).match(below) is not None


def begins_anew(above: str, below: str) -> bool:
    """Whether `below`, set right below `above` and alike, says something else: a name, a degree, a place, a subject
    below a whole school, or words in other letters."""
    if ASKS_FOR_MORE.search(above) or below.startswith("("):
        return False
    if is_place(below):
        # Mostly the last word of a name ("SMK Negeri 4 / Bandung"), unless that has its place.
        return _ends_with_place(above) and not OPENING.match(above)
    if OPENING.match(f"{below} ") or is_place(above):
        return True
    degree = find_degree(below)
    if degree is not None and degree.start == 0:
        return True
    if OPENING.match(above) and AREA_WORDS.match(below) and _ends_with_place(above):
        return True
    return above.isupper() != below.isupper() and len(below) > 3


def _ends_with_place(text: str) -> bool:
    return any(place.end == len(text.rstrip()) for place in find_places(text))
