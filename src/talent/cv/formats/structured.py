"""What a file of values says in its own way, said as JSON Resume 1.x: names of keys, dates, degrees, descriptions.

Used for older JSON Resume files and their kin, for LinkedIn's data export and for Europass XML: each is turned into
one document of JSON Resume, which `read_json` then takes over value by value.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from talent.cv.formats.read_text import BULLET
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.degrees import find_degree

MAX_DESCRIPTION = 20_000
ISO = re.compile(r"^((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ]\d\d:\d\d.*)?$")
RUNNING = re.compile(r"^(?:present|current|now|ongoing|sekarang|saat ini|kini)$", re.I)
# Keys of JSON Resume before 1.0 and of common exports that call themselves by its name.
RENAMED: Mapping[str, Mapping[str, str]] = {
    "basics": {"website": "url", "headline": "label", "title": "label", "about": "summary", "fullName": "name"},
    "work": {
        "company": "name", "organization": "name", "employer": "name", "website": "url", "title": "position",
        "role": "position", "jobTitle": "position", "from": "startDate", "to": "endDate", "start": "startDate",
        "end": "endDate", "start_date": "startDate", "end_date": "endDate",
    },
    "volunteer": {
        "organisation": "organization", "name": "organization", "company": "organization", "website": "url",
        "role": "position", "title": "position", "start": "startDate", "end": "endDate",
    },
    "education": {
        "school": "institution", "university": "institution", "name": "institution", "degree": "studyType",
        "field": "area", "fieldOfStudy": "area", "major": "area", "gpa": "score", "grade": "score", "website": "url",
        "start": "startDate", "end": "endDate", "from": "startDate", "to": "endDate", "start_date": "startDate",
        "end_date": "endDate",
    },
    "certificates": {"title": "name", "authority": "issuer", "organization": "issuer", "issueDate": "date"},
    "awards": {"name": "title", "issuer": "awarder"},
    "publications": {"title": "name", "website": "url", "date": "releaseDate"},
    "projects": {"title": "name", "website": "url", "summary": "description"},
    "skills": {"title": "name", "skill": "name"},
    "languages": {"name": "language", "level": "fluency", "proficiency": "fluency"},
    "interests": {"title": "name"},
}  # fmt: skip
SECTION_NAMES = {
    "experience": "work", "jobs": "work", "certifications": "certificates", "volunteering": "volunteer",
    "honors": "awards",
}  # fmt: skip
DEGREE_OF = re.compile(
    r"^((?:bachelor|master|doctor|associate)(?:'?s)?(?: degree)?(?: of [a-z& ]+?)?) in (.+)$", re.I
)
NETWORKS = {
    "linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab", "twitter.com": "Twitter",
    "x.com": "Twitter", "instagram.com": "Instagram", "facebook.com": "Facebook", "behance.net": "Behance",
    "dribbble.com": "Dribbble", "medium.com": "Medium", "youtube.com": "YouTube", "kaggle.com": "Kaggle",
    "stackoverflow.com": "Stack Overflow", "tiktok.com": "TikTok",
}  # fmt: skip
Item = dict[str, Any]


def as_json_resume(document: Mapping[str, Any]) -> Item:
    """The document with the names of JSON Resume 1.x; what is there under its right name wins."""
    result: Item = dict(document)
    for old, new in SECTION_NAMES.items():
        if new not in result and isinstance(result.get(old), list):
            result[new] = result.pop(old)
    for section, names in RENAMED.items():
        value = result.get(section)
        if isinstance(value, Mapping):
            result[section] = _renamed(value, names)
        elif isinstance(value, list):
            result[section] = [
                _renamed(item, names) if isinstance(item, Mapping) else item
                for item in (_named(entry, section) for entry in value)
            ]
    return result


def _named(entry: object, section: str) -> object:
    """A bare word in a list of skills, languages or interests is the name of one."""
    if isinstance(entry, str) and section in ("skills", "languages", "interests"):
        return {"language" if section == "languages" else "name": entry}
    return entry


def _renamed(item: Mapping[str, Any], names: Mapping[str, str]) -> Item:
    renamed: Item = {key: value for key, value in item.items() if key not in names}
    for old, new in names.items():
        if old in item and renamed.get(new) in (None, ""):
            renamed[new] = item[old]
    return renamed


def iso_date(text: str) -> str | None:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` for one date as people or programs write it, None for anything else."""
    text = text.strip()
    plain = ISO.match(text)
    if plain:
        return plain[1]
    found = find_ranges(text)
    if len(found) != 1 or found[0].bad or not found[0].single:
        return None
    return found[0].end_date


def study(text: str) -> Item:
    """A degree and its subject, written in one field ("S1 Sastra Inggris", "Bachelor of Arts in History")."""
    text = re.sub(r"\s+", " ", text).strip()
    named = DEGREE_OF.match(text)
    if named:
        return {"studyType": named[1], "area": named[2]}
    degree = find_degree(text)
    if degree is None or degree.start > 0:
        return {"studyType": text} if text else {}
    rest = text[degree.end :]
    dot = rest.startswith(".")
    subject = re.sub(r"^(?:[\s.,:–—-]|(?:in|of|dalam|jurusan|program studi)\s)+", "", rest, flags=re.I)
    if not subject or subject.startswith("(") or re.match(r"\s*of\b", rest, re.I):
        return {"studyType": text}
    return {"studyType": text[: degree.end + dot], "area": subject}


def lines_of(description: str) -> list[str]:
    """The paragraphs and items of a description in plain text or HTML, without their bullets."""
    description = description[:MAX_DESCRIPTION]
    if re.search(r"<(?:p|ul|ol|li|br|div)\b", description, re.I):
        marked = re.sub(r"</?(?:p|ul|ol|li|br|div|h\d)\b[^>]*>", "\n", description, flags=re.I)
        page = LexborHTMLParser(marked)
        page.strip_tags(["script", "style", "template"])
        description = page.body.text() if page.body is not None else ""
    lines = (BULLET.sub("", line).strip() for line in description.splitlines())
    return [line for line in lines if line]


def split_place(text: str) -> Item:
    """City and region of "Banda Aceh, Aceh, Indonesia"."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    place = {"city": parts[0]} if parts else {}
    return (
        {**place, "region": parts[1]}
        if len(parts) > 2 or (len(parts) == 2 and parts[1] != "Indonesia")
        else place
    )


def links_of(urls: Sequence[str]) -> Item:
    """`profiles` for the networks that are known, `url` for the first other address."""
    result: Item = {}
    profiles = []
    for url in urls:
        address = url if re.match(r"https?://", url, re.I) else f"https://{url}"
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        host = (parts.hostname or "").removeprefix("www.")
        network = next(
            (name for end, name in NETWORKS.items() if host == end or host.endswith(f".{end}")), None
        )
        if network is not None:
            user = parts.path.strip("/").removeprefix("in/").lstrip("@")
            profiles.append({"network": network, "url": address, **({"username": user} if user else {})})
        elif "." in host:
            result.setdefault("url", address)
    return {**result, "profiles": profiles} if profiles else result
