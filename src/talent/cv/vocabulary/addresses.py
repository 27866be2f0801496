"""The part of an address that finds a door: street, number, RT/RW, village, postal code. City and province stay.

Where somebody lives within a city decides nothing about work and tells much about a person; the city is needed,
because posts are in places.
"""

import re
from collections.abc import Iterator

from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.places import find_places, find_province

_LABEL = re.compile(
    r"^\W*(?:alamat(?:\s+(?:rumah|domisili|tinggal|lengkap|ktp|sekarang|surat|kos))*|(?:home\s+|current\s+)?address|"
    r"domisili|domicile|tempat\s+tinggal|residence)\s*[:=\t]\s*",
    re.I,
)
_DOOR = re.compile(
    r"(?<!\w)(?:jl|jln|jalan|gg|gang|komp|kompl|komplek|kompleks|perum|perumahan|griya|blok|dusun|dsn|kampung|kp|desa|ds|"
    r"kelurahan|kel|kecamatan|kec|r\.?t|r\.?w|apartemen|apartment|apt|lt|lantai|kav|kavling|no|nomor|km|kost?|cluster|"
    r"taman)(?:[.:/]\s*|\s+|(?=\d))(?=[\w.])|\b(?:street|st|road|rd|avenue|ave|lane|alley|block|unit|suite)\b\.?|"
    r"(?<!\w)r\.?t\.?\s*/?\s*r\.?w\b|(?<!\d)\d{1,3}\s*/\s*\d{1,3}(?!\d)",
    re.I,
)
_FIGURE = re.compile(r"\d")
_STREET = Caseless(
    r"(?<!\w)(?:jl|jln|jalan|gg|gang|komp|kompl|komplek|kompleks|perum|perumahan|blok|dusun|dsn|kp|kampung|r\.?t|desa|"
    r"kelurahan|kel|kecamatan|kec)(?:[./]\s*|\s+|(?=\d))(?=(?-i:[A-Z\d]))|\d\s*[a-z]?\s+[A-Z][a-z]+\s+(?:street|st|road|rd|avenue|ave|lane)\b|"
    r"\b[A-Z][a-z]+\s+(?:street|st\.|road|rd\.|avenue|lane)(?!\w)"
)
_POSTAL = re.compile(r"(?<![\d./-])\(?(?:kode\s*pos\s*:?\s*)?[1-9]\d{4}\)?(?![\d/-]|\.\d)", re.I)
_POSTAL_LABEL = re.compile(r"^\W*(?:kode\s*pos|postal\s*code|zip(?:\s*code)?|post\s*code)\b.*$", re.I)
_NO_ADDRESS = re.compile(r"@|https?:|www\.|linkedin|github|\b(?:km/h|rt\s*analyst)\b", re.I)
_PHONE = re.compile(r"(?:\(?\+62\)?|(?<![\d(])\(?0\d{2,3}\)?|(?<!\d)62(?=[ -]?8))[ ().–-]*\d[\d ().–-]{5,}")
_PART = re.compile(r"\s*[,;|•·\t]\s*")
MAX_ADDRESS = 120
_KEEP = re.compile(r"(?:kota|kab\.?|kabupaten|provinsi|prov\.?|city|regency)\s+(?-i:[A-Z])", re.I)


_WHOLE = re.compile(
    r"^\W*(?:(?:alamat|address|domisili|domicile)\b|(?:jl|jln|jalan|gg|gang|perum|komplek|kp)(?:\.\s*|\s+)[^,]{2,40}?\bno\.?\s*\d)",
    re.I,
)


_STREET_AND_NUMBER = re.compile(
    r"(?<!\w)(?:(?:jl|jln|gg)\.\s*|(?:Jalan|Gang)\s+)(?-i:[A-Z])[^,|]{2,40}?\bno\.?\s*\d+(?!\w)", re.I
)


def starts_address(text: str) -> bool:
    """Whether a line is an address wherever it stands: labelled, or a street with its number."""
    return bool(_WHOLE.match(text))


def is_address(text: str) -> bool:
    """Whether a value says where somebody lives and nothing else, whatever list it stands in."""
    if len(text) > MAX_ADDRESS or not _FIGURE.search(text) or text.lower() == text.upper():
        # A date, which has no letter, is none either.
        return False
    return starts_address(text) or any(end - start >= len(text.strip()) for start, end in address_spans(text))


def doors(text: str) -> list[tuple[int, int]]:
    """Streets with their number within a line that says other things as well."""
    return [match.span() for match in _STREET_AND_NUMBER.finditer(text)] if _FIGURE.search(text) else []


def address_spans(text: str) -> list[tuple[int, int]]:
    """Where the near parts of an address stand in a line of personal data, in order."""
    if _POSTAL_LABEL.match(text):
        return [(0, len(text))]
    label = _LABEL.match(text)
    if label is None and not _STREET.search(text):
        return []
    return [span for span in _near_parts(text, label.end() if label else 0, labelled=label is not None)
            if span[0] < span[1]]  # fmt: skip


def _near_parts(text: str, offset: int, *, labelled: bool) -> Iterator[tuple[int, int]]:
    position = offset
    for match in [*_PART.finditer(text, offset), None]:
        end = len(text) if match is None else match.start()
        start, position = position, (end if match is None else match.end())
        part = text[start:end]
        if _NO_ADDRESS.search(part) or _PHONE.search(part):
            continue
        yield from ((start + left, start + right) for left, right in _of_part(part, labelled=labelled))


def _of_part(part: str, *, labelled: bool) -> Iterator[tuple[int, int]]:
    """A part is near as far as it names a door; a city at its end stays."""
    postal = [match.span() for match in _POSTAL.finditer(part)]
    bare = part
    for start, end in postal:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    door = _DOOR.search(bare)
    if door is None:
        places = bool(find_places(bare) or find_province(bare) or _KEEP.search(bare))
        if labelled and not places and not re.search(r"\bindonesia\b", bare, re.I) and bare.strip():
            yield 0, len(part)
        else:
            yield from postal
        return
    stop = _city_at_end(bare, door.end())
    yield 0, stop
    yield from (span for span in postal if span[0] >= stop)


def _city_at_end(bare: str, after: int) -> int:
    """Where the city begins that ends the part ("Jl. Melati No. 4 Kota Bandung"), else the end."""
    text = bare.rstrip(" .)")
    province = find_province(text)
    ends = [len(text)] + (
        [len(text[: province[0]].rstrip(" ,"))] if province and province[1] == len(text) else []
    )
    for place in find_places(text):
        follows_door = not text[after : place.start].strip(" .")
        if place.end in ends and not follows_door and not re.match(r"kec", place.name, re.I):
            return place.start
    return len(bare) if len(ends) == 1 or province is None else province[0]
