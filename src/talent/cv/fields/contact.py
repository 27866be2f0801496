"""E-mail, telephone, links and home: the first of each that stands where the person speaks of themselves."""

import re

import phonenumbers

from talent.cv.found import Found, found_in
from talent.cv.headings import normal
from talent.cv.layout import TextLine
from talent.cv.places import find_places, find_province, is_place
from talent.cv.sections import Section

EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9_])?\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12}(?![\w@])"
)
URL = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s,;|<>()\"']+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|id|net|org|"
    r"io|dev|me|co|app|info|tech|site|example|xyz|page)"
    r"(?:/[^\s,;|<>()\"']*)?(?![\w@])",
    re.I,
)
NETWORKS = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "twitter": "Twitter",
    "x": "X", "instagram": "Instagram", "facebook": "Facebook", "medium": "Medium",
    "behance": "Behance", "dribbble": "Dribbble", "kaggle": "Kaggle", "stackoverflow": "Stack Overflow",
    "youtube": "YouTube", "tiktok": "TikTok", "orcid": "ORCID", "scholar": "Google Scholar",
}  # fmt: skip
PHONE_LABEL = re.compile(
    r"\b(?:telepon|telp|tlp|hp|no\.?\s*hp|handphone|phone|mobile|whats?app|wa|tel|ponsel|kontak|"
    r"contact|call)\b",
    re.I,
)
# No number without six figures of which each stands near the next: most lines need not be looked through.
PHONE_DIGITS = re.compile(r"\d(?:\W{0,6}\d){5}")
PHONE_LIKE = re.compile(r"(?:\+|\(?0|\(?62)[\d\s().–—-]{7,22}\d")
ADDRESS = re.compile(
    r"^\s*(?:\d{1,2}[.)]\s*)?(?:alamat(?:\s+(?:rumah|domisili|lengkap|sekarang|tinggal|ktp|"
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
OTHER_PEOPLE = ("references", "closing", "work", "education", "volunteer", "projects", "certificates")


def find_email(sections: list[Section]) -> Found | None:
    """The first address, those of referees last."""
    lines = _lines(sections)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if "@" not in line.text:
            continue
        whole = _with_broken_end(line, following)
        for match in EMAIL.finditer(whole.text):
            value = re.sub(r"\s", "", match.group()).lower()
            if ".." not in value:
                broken = match.end() > len(line.text)
                return Found(
                    value,
                    line.page,
                    line.start + match.start(),
                    whole.start + match.end() + broken,
                    0.9 if broken else 0.99,
                )
    return None


def _with_broken_end(line: TextLine, following: TextLine | None) -> TextLine:
    """The line together with the last letters of an address that a narrow column has broken."""
    if following is None or not line.right or line.x1 < line.right - 14 or following.start != line.end + 1:
        return line
    if re.fullmatch(r"[a-z0-9][a-z.]{0,14}", following.text) is None:
        return line
    return TextLine(line.text + following.text, page=line.page, start=line.start)


def find_phone(sections: list[Section]) -> Found | None:
    """The first number that is valid in Indonesia or abroad, as E.164; a mobile number goes before
    a landline."""
    best: tuple[float, Found] | None = None
    for order, line in enumerate(_lines(sections)):
        text = line.text
        if not any(character.isdigit() for character in text):
            continue
        for start, end, value, mobile in _numbers(text):
            labelled = bool(PHONE_LABEL.search(text[max(0, start - 24) : start]))
            total = 1.0 * labelled + 1.0 * mobile - 0.02 * order
            if best is None or total > best[0]:
                best = (total, found_in(line, start, end, 0.97 if mobile or labelled else 0.8, value))
    return best[1] if best else None


def _numbers(text: str) -> list[tuple[int, int, str, bool]]:
    if not PHONE_DIGITS.search(text):
        return []
    matcher = phonenumbers.PhoneNumberMatcher(text, "ID", leniency=phonenumbers.Leniency.VALID)
    found = [(match.start, match.end, match.number) for match in matcher]
    if not found:
        for like in PHONE_LIKE.finditer(text):
            digits = re.sub(r"\D", "", like.group())
            if digits.startswith("62") or like.group().startswith("+"):
                digits = "+" + digits
            try:
                number = phonenumbers.parse(digits, "ID")
            except phonenumbers.NumberParseException:
                continue
            mobile_shape = str(number.national_number).startswith("8") and number.country_code == 62
            if phonenumbers.is_possible_number(number) and (
                mobile_shape or phonenumbers.is_valid_number(number)
            ):
                found.append((like.start(), like.end(), number))
    result = []
    for start, end, parsed in found:
        if sum(character.isdigit() for character in text[start:end]) > 15:
            continue
        mobile = parsed.country_code != 62 or str(parsed.national_number).startswith("8")
        result.append(
            (start, end, phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), mobile)
        )
    return result


def find_links(sections: list[Section]) -> list[tuple[str, str, Found]]:
    """Network, user name and address of every link near the contact data."""
    found: list[tuple[str, str, Found]] = []
    seen: set[str] = set()
    for section in sections:
        if section.key not in ("head", "contact", "personal", "summary"):
            continue
        for line in section.lines:
            masked = EMAIL.sub(lambda match: " " * len(match.group()), line.text)
            for match in URL.finditer(masked):
                text = match.group().rstrip(".,;/")
                value = text if text.lower().startswith("http") else f"https://{text}"
                key = re.sub(r"^https?://(?:www\.)?", "", value.lower())
                if key in seen or "." not in key:
                    continue
                seen.add(key)
                host = key.split("/")[0].split(".")
                network = next((name for part, name in NETWORKS.items() if part in host), "")
                user = key.split("/", 1)[1].split("/")[-1] if "/" in key else ""
                found.append(
                    (network, user, found_in(line, match.start(), match.start() + len(text), 0.9, value))
                )
    return found


def find_home(sections: list[Section]) -> tuple[Found | None, Found | None, str | None]:
    """City as written, province, and the Kemendagri code where it is beyond doubt."""
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
            total += 1.5 if any(is_place(part) for part in PARTS.split(line.text)) else 0.0
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
        return None, None, None
    total, line, offset = best
    places = [place for place in find_places(line.text) if place.start >= offset] or find_places(line.text)
    province = find_province(line.text)
    places = [place for place in places if province is None or place.start != province[0]] or places
    kinds = [place for place in places if re.match(r"(?:kota|kab)", place.name, re.I)]
    place = (kinds or places)[-1] if STREET.search(line.text) or len(places) > 1 else places[0]
    city = found_in(line, place.start, place.end, min(0.95, 0.6 + 0.1 * total))
    code = place.code or next((other.code for other in places if other.code), None)
    region = None if province is None else found_in(line, province[0], province[1], 0.9, province[2])
    return city, region, code


def _lines(sections: list[Section]) -> list[TextLine]:
    """Contact data first, then the rest, the data of referees last."""
    first = [s for s in sections if s.key in ("head", "contact", "personal")]
    last = [s for s in sections if s.key in OTHER_PEOPLE]
    middle = [s for s in sections if s not in first and s not in last]
    headed = [line for section in first for line in section.lines]
    return [
        *headed,
        *(line for section in [*middle, *last] if section.key != "references" for line in section.lines),
    ]


def is_contact(line: TextLine) -> bool:
    """Whether the line says how to reach the person, so that it is no headline and no summary."""
    return (
        bool(EMAIL.search(line.text) or PHONE_LIKE.search(line.text) or URL.search(line.text))
        or normal(line.text) in NETWORKS
    )
