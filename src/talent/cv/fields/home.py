"""Home: city and province as written, the country where it is named, and the Kemendagri code beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.vocabulary.places import COUNTRIES, Place, country_of, find_places, find_province, is_place

ADDRESS = re.compile(
    r"^\s*(?:\d{1,2}[.)]?[\s\t]+)?(?:alamat(?:\s+(?:rumah|domisili|lengkap|sekarang|tinggal|ktp|"
    r"sesuai ktp))?|domisili|address|location|lokasi|kota(?:\s+domisili)?|tempat\s+tinggal|residence|"
    r"city|home|kota\s*/\s*kabupaten|based\s+in|lives?\s+in)\s*[:\t=]",
    re.I,
)
STREET = re.compile(
    r"\b(?:jl\.?|jalan|gg\.?|gang|kp\.?|kampung|perum(?:ahan)?|komp(?:lek|leks)?\.?|rt|rw|no\.|blok|"
    r"dusun|desa|kel(?:urahan)?\.?|kec(?:amatan)?\.?|street|road)\b",
    re.I,
)
# The code of the country alone, as many exports print it behind the province.
COUNTRY_CODE = re.compile(r",\s+(?P<code>ID)\s*(?:$|[|•·\t])")
# How many lines from an e-mail address or a number a home may stand where no heading tells of contact data.
NEAR = 4
# An icon parts the ways to reach somebody as a bar does.
PARTS = re.compile(r"\s*[|•·;\u2190-\u2bff\U0001f300-\U0001faff\ue000-\uf8ff]+\ufe0f?\s*|\t+|\s[–—/-]\s")
UNBROKEN = re.compile(r"\S+")
NETWORK = re.compile(r"@|://|www\.|\.[a-z]{2,6}/", re.I)
# "T: 0812-…  A: Semarang": a label inside the line that names all ways.
INSIDE = re.compile(r"(?<![\w.])(?:a|alamat|domisili|address|location|lokasi)\s?:\s*(?=[^\W\d_])", re.I)


@dataclass(frozen=True, slots=True)
class Home:
    """`city` and `region` as written, `country` an ISO 3166 code, `code` the Kemendagri code of the city."""

    city: Found | None = None
    region: Found | None = None
    country: Found | None = None
    code: str | None = None


def find_home(sections: list[Section], ways: Sequence[Found] = ()) -> Home:
    """The place that looks most like a home: labelled, set alone, or with its province.

    `ways` are e-mail and telephone: the lines beside them tell of the person under any heading.
    """
    best: tuple[float, TextLine, int] | None = None
    country: TextLine | None = None
    for section in sections:
        own = section.key in ("head", "contact", "personal")
        lines = section.lines if own else _beside(section.lines, ways)
        for index, line in enumerate(lines):
            if own and country is None and line.text.strip().lower() in COUNTRIES:
                country = line
            places = _places(line.text)
            if not places:
                continue
            label = ADDRESS.match(line.text) or _label_inside(line.text, places)
            before = lines[index - 1] if index else None
            total = 0.0
            total += 3.0 if label else 0.0
            total += 1.0 if STREET.search(line.text) else 0.0
            total += 1.5 if before is not None and ADDRESS.match(before.text) else 0.0
            total += 1.0 if len(line.text) < 60 else 0.0
            total += (
                1.5
                if any(is_place(part) for part in PARTS.split(line.text)) or is_place(line.text.split(",")[0])
                else 0.0
            )
            total += 0.8 if find_province(line.text) or "indonesia" in line.text.lower() else 0.0
            total -= (
                3.0
                if re.search(
                    r"\b(?:universitas|university|institut|politeknik|dinas|pt|cv|lahir|born)\b",
                    line.text,
                    re.I,
                )
                else 0.0
            )
            total -= 0.05 * index
            if total > 0.4 and (best is None or total > best[0]):
                best = (total, line, label.end() if label else 0)
    if best is None and country is not None:
        named = country_of(country.text)
        return Home(country=named and found_in(country, named[0], named[1], 0.8, named[2]))
    if best is None:
        return Home()
    total, line, offset = best
    places = [place for place in _places(line.text) if place.start >= offset] or _places(line.text)
    province = find_province(line.text)
    # "DI Yogyakarta" is the province in which Sleman lies.
    inside = [place for place in places if province is None or not province[0] <= place.start < province[1]]
    places = inside or places
    kinds = [place for place in places if re.match(r"(?:kota|kab)", place.name, re.I)]
    place = (kinds or places)[-1] if STREET.search(line.text) or len(places) > 1 else places[0]
    city = found_in(line, place.start, place.end, min(0.95, 0.6 + 0.1 * total))
    code = place.code or next((other.code for other in places if other.code), None)
    region = None if province is None else found_in(line, province[0], province[1], 0.9)
    named = country_of(line.text)
    nation = None if named is None else found_in(line, named[0], named[1], 0.9, named[2])
    coded = COUNTRY_CODE.search(line.text) if named is None else None
    if coded is not None:
        nation = found_in(line, *coded.span("code"), 0.85)
    return Home(city, region, nation, code)


def _places(text: str) -> list[Place]:
    """The places of a line but for those in the names of an address of the network ("/in/sri-bandung")."""
    found = find_places(text)
    if not found or not NETWORK.search(text):
        return found
    taken: set[int] = set()
    for word in UNBROKEN.finditer(text):
        if NETWORK.search(word[0]):
            taken.update(range(*word.span()))
    return [place for place in found if place.start not in taken]


def _label_inside(text: str, places: Sequence[Place]) -> re.Match[str] | None:
    """The label right before one of the places."""
    starts = {place.start for place in places}
    return next((match for match in INSIDE.finditer(text) if match.end() in starts), None)


def _beside(lines: list[TextLine], ways: Sequence[Found]) -> list[TextLine]:
    """The lines near a way to reach the person that say a place and no more than a postal code or another way."""
    at = {
        number
        for number, line in enumerate(lines)
        for way in ways
        if way.page == line.page and way.start < line.end and way.end > line.start
    }
    return [
        line
        for number, line in enumerate(lines)
        if any(abs(number - other) <= NEAR for other in at)
        and len(line.text) < 60
        and any(
            is_place(re.sub(r"\d{5}|\bID\b,?", "", part)) for part in PARTS.split(line.text) if part.strip()
        )
    ]
