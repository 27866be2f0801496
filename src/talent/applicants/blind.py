"""Hides who somebody is in a text that is shown about them: the words of the name, contact, links and campus.

Blind is the default wherever people are compared; what is hidden is covered by blocks, so that the reader sees
that something stood there.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from talent.applicants.models import Applicant
from talent.cv.protection.identity import mails

COVER: Final = "▇▇▇"
# Shorter words of a name ("Al", "Bin", "Dr") also are words of other things, and alone tell nothing.
_SHORTEST: Final = 3
_CONTACT: Final = re.compile(
    r"https?://\S+|www\.\S+"
    r"|\b(?:[\w-]{1,63}\.)?(?:linkedin|github|gitlab|behance|dribbble|medium|instagram|facebook|twitter|tiktok|youtube"
    r"|kaggle|x|t|wa)\.(?:com|io|me)\b(?:/\S*)?"
    r"|(?:\+\d|(?<![\w.-])62|(?<![\w.-])0)[\d \t().-]{7,}\d|\b\d{16}\b|\b\d{18}\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"^[ \t]*(?:alamat|address|domisili)\b[^\n]*|\b(?:jl|jln|kp|gg)\.[ \t][^\n,;]*"
    r"|\brt\.?[ ]?\d+[ ]?/[ ]?(?:rw\.?[ ]?)?\d+[^\n;]*",
    re.IGNORECASE | re.MULTILINE,
)
_TELLING: Final = re.compile(
    r"basics\.(?:name|email|phone|url|location\.address)|basics\.profiles\[\d+\]\.(?:username|url)"
    r"|education\[\d+\]\.institution"
)
_APOSTROPHES: Final = "'’‘ʼ`´"
_HYPHENS: Final = "-‐‑–"


def blind_text(text: str, applicant: Applicant, *, reading: Mapping[str, Any] | None = None) -> str:
    """Return `text` with everything that names the person covered.

    `reading` is the stored reading of the document that the text stands in: another campus or another way to write
    the name may stand there than in the person's newest document.
    """
    text = unicodedata.normalize("NFC", text)
    pieces, position = [], 0
    for start, end in hidden_spans(text, applicant, reading=reading):
        pieces += [text[position:start], COVER]
        position = end
    return "".join([*pieces, text[position:]])


def hidden_spans(
    text: str, applicant: Applicant, *, reading: Mapping[str, Any] | None = None
) -> list[tuple[int, int]]:
    """Return the places `[start, end)` of `text` that name the person, in order, none touching another.

    A text and the picture of the page that it stands on are covered at the same places.
    """
    patterns = [_CONTACT, _ADDRESS]
    if applicant.birth_year is not None:
        patterns.append(_born_in(applicant.birth_year))
    for secret in set(identifying(applicant, reading)):
        patterns += {_pattern(secret, form) for form in ("NFC", "NFD")}
    spans: list[tuple[int, int]] = []
    found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    for start, end in sorted([*mails(text), *found]):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif start < end:
            spans.append((start, end))
    return spans


def identifying(applicant: Applicant, reading: Mapping[str, Any] | None = None) -> Iterator[str]:
    """Give the words and phrases that would tell who the person is."""
    basics: dict[str, Any] = applicant.resume.get("basics", {})
    read: dict[str, list[str]] = {}
    for field in (reading or {}).get("fields", ()):
        if _TELLING.fullmatch(field["path"]):
            read.setdefault(field["path"].rpartition(".")[2], []).append(str(field["value"]))
    for name in (applicant.name, basics.get("name"), *read.pop("name", ())):
        yield from _of_name(name or "")
    for address in (applicant.email, basics.get("email"), *read.pop("email", ())):
        if address:
            yield address
            yield address.split("@")[0]
    for number in (applicant.phone, basics.get("phone"), *read.pop("phone", ())):
        yield from _of_phone(number or "")
    studies = [study.get("institution") for study in applicant.resume.get("education", [])]
    for campus in (*studies, *read.pop("institution", ())):
        yield from _of_campus(campus or "")
    links = [basics.get("url"), basics.get("location", {}).get("address")]
    links += [profile.get(key) for profile in basics.get("profiles", []) for key in ("username", "url")]
    yield from (value for value in (*links, *(each for values in read.values() for each in values)) if value)


def _of_name(name: str) -> Iterator[str]:
    if len(name) >= _SHORTEST:
        yield name
    for word in re.findall(rf"[\w{_APOSTROPHES}{_HYPHENS}]+", name):
        yield from (part for part in (word, *re.split(f"[{_HYPHENS}]", word)) if len(part) >= _SHORTEST)


def _of_phone(number: str) -> Iterator[str]:
    """The digits behind country and trunk prefix, which stay the same however the number is written."""
    digits = re.sub(r"\D", "", number).removeprefix("62").lstrip("0")
    if len(digits) >= 7:
        yield digits


def _of_campus(campus: str) -> Iterator[str]:
    for part in (campus, *re.split(r"[()]", campus)):
        if len(part.strip()) >= _SHORTEST:
            yield part.strip()
    initials = "".join(word[0] for word in campus.split() if word[0].isupper())
    if len(initials) >= _SHORTEST:
        yield initials


def _born_in(year: int) -> re.Pattern[str]:
    """Match a date in the year of birth; a year alone may be a quantity."""
    return re.compile(rf"(?<!\w)(?:\d{{1,2}}[ /.-]+)?(?:[^\W\d]+|\d{{1,2}})[ /.-]+{year}(?!\d)")


def _pattern(secret: str, form: Literal["NFC", "NFD"] = "NFC") -> re.Pattern[str]:
    """Match `secret` however it is spaced and hyphenated, but not inside a longer word."""
    secret = unicodedata.normalize(form, secret)
    if secret.isdigit():
        return re.compile(r"[+(]?\d{0,3}[\s().-]{0,3}" + r"[\s().-]{0,3}".join(secret))
    parts = []
    for char in " ".join(secret.split()):
        if char == " ":
            parts.append(r"\s+")
        elif char in _APOSTROPHES:
            parts.append(f"[{_APOSTROPHES}]?")
        elif char in _HYPHENS:
            parts.append(rf"[{_HYPHENS}\s]?")
        else:
            parts.append(re.escape(char))
    return re.compile(rf"(?<![^\W\d_]){''.join(parts)}(?![^\W\d_])", re.IGNORECASE)


def identity_of(applicant: Applicant) -> dict[str, str | None]:
    """Return what identifies the person: the one `identity` object of every answer, absent while blind."""
    return {"name": applicant.name, "email": applicant.email, "phone": applicant.phone}
