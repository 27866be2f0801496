"""The letter of application in front of a CV, which in Indonesia is often one file with it.

It names the addressee, the post applied for and what is enclosed, and gives the person's data once more: read as the
head of the CV, the list of enclosures would be skills and the addressee an employer.
"""

import re
from collections.abc import Sequence

from talent.cv.layout import TextLine
from talent.cv.vocabulary.headings import is_title, section_of

GREETING = re.compile(
    r"^(?:dengan\s+hormat|kepada\s+yth|yth\b|dear\s+(?:sir|madam|mr|ms|mrs|hr|hiring|recruit)|to\s+whom\s+it\s+may)",
    re.I,
)
SIGNED = re.compile(
    r"^(?:hormat\s+saya|salam\s+hormat|yours\s+(?:sincerely|faithfully|truly)|sincerely(?:\s+yours)?|"
    r"(?:best|kind)\s+regards|pemohon)\W*$",
    re.I,
)
# How far down a letter greets, and how little of a CV there may be behind it.
TOP, LEAST = 20, 6


def end_of_letter(lines: Sequence[TextLine]) -> int:
    """The index of the first line of the CV behind a letter, 0 where the document begins with the CV."""
    greeting = next((n for n, line in enumerate(lines[:TOP]) if GREETING.match(line.text.strip())), None)
    if greeting is None:
        return 0
    first = next((n for n, line in enumerate(lines) if n > greeting and _opens_cv(line)), 0)
    titles = [
        n for n in range(greeting + 1, first) if is_title(lines[n].text.strip()) and not lines[n].bullet
    ]
    signed = [n + 2 for n in range(greeting + 1, first) if SIGNED.match(lines[n].text.strip())]
    # What is enclosed may be named like the title, before it.
    end = max(titles or signed, default=0)
    return end if end < len(lines) - LEAST else 0


def _opens_cv(line: TextLine) -> bool:
    """Whether a line is the heading of what every CV tells."""
    return not line.bullet and section_of(line.text.strip()) in ("work", "education")
