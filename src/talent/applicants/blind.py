"""Hides who somebody is in a text that is shown about them: the words of the name, contact, links and campus.

Blind is the default wherever people are compared; what is hidden is covered by blocks, so that the reader sees
that something stood there.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from talent.applicants.models import Applicant

COVER: Final = "▇▇▇"
# Shorter words of a name ("Al", "Bin", "Dr") also are words of other things, and alone tell nothing.
_SHORTEST: Final = 3
_CONTACT: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+|\b(?:linkedin|github|gitlab|behance|dribbble|medium)\.com/\S+"
    r"|(?:\+62|\b62|\b0)[\d\s().-]{7,}\d|\b\d{16}\b|\b\d{18}\b",
    re.IGNORECASE,
)


def blind_text(text: str, applicant: Applicant) -> str:
    """Return `text` with everything that names the person covered."""
    text = _CONTACT.sub(COVER, text)
    for secret in sorted(set(identifying(applicant)), key=lambda word: (-len(word), word)):
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", COVER, text, flags=re.IGNORECASE)
    return text


def identifying(applicant: Applicant) -> Iterator[str]:
    """Give the words and phrases that would tell who the person is."""
    basics: dict[str, Any] = applicant.resume.get("basics", {})
    for name in (applicant.name, basics.get("name") or ""):
        yield from (word for word in re.findall(r"[\w'’-]+", name) if len(word) >= _SHORTEST)
    for address in (applicant.email, basics.get("email")):
        if address:
            yield address
            yield address.split("@")[0]
    for profile in basics.get("profiles", []):
        yield from (value for value in (profile.get("username"), profile.get("url")) if value)
    for study in applicant.resume.get("education", []):
        if study.get("institution"):
            yield study["institution"]


def identity_of(applicant: Applicant) -> dict[str, str | None]:
    """Return what identifies the person: the one `identity` object of every answer, absent while blind."""
    return {"name": applicant.name, "email": applicant.email, "phone": applicant.phone}
