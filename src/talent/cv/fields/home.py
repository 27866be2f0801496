"""Home: city and province as written, the country where it is named, and the Kemendagri code beyond doubt."""

import re
from dataclasses import dataclass

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine
from talent.cv.places import country_of, find_places, find_province, is_place
from talent.cv.section import Section

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
PARTS = re.compile(r"\s*[|•·;]\s*|\t+|\s[–—/-]\s")


@dataclass(frozen=True, slots=True)
class Home:
    """`city` and `region` as written, `country` an ISO 3166 code, `code` the Kemendagri code of the city."""

    city: Found | None = None
    region: Found | None = None
    country: Found | None = None
    code: str | None = None


def find_home(sections: list[Section]) -> Home:
    """The place that looks most like a home: labelled, set alone, or with its province."""
    best: tuple[float, TextLine, int] | None = None
    for section in sections:
        if section.key not in ("head", "contact", "personal"):
            continue
        lines = section.lines
        for index, line in enumerate(lines):
            places = find_places(line.text)
            if not places:
                continue
            label = ADDRESS.match(line.text)
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
    if best is None:
        return Home()
    total, line, offset = best
    places = [place for place in find_places(line.text) if place.start >= offset] or find_places(line.text)
    province = find_province(line.text)
    places = [place for place in places if province is None or place.start != province[0]] or places
    kinds = [place for place in places if re.match(r"(?:kota|kab)", place.name, re.I)]
    place = (kinds or places)[-1] if STREET.search(line.text) or len(places) > 1 else places[0]
    city = found_in(line, place.start, place.end, min(0.95, 0.6 + 0.1 * total))
    code = place.code or next((other.code for other in places if other.code), None)
    region = None if province is None else found_in(line, province[0], province[1], 0.9)
    named = country_of(line.text)
    country = None if named is None else found_in(line, named[0], named[1], 0.9, named[2])
    return Home(city, region, country, code)
