"""Referees are other people: they are counted, and nothing about them is kept."""

import re

from talent.cv.fields.contact import EMAIL, PHONE_LIKE
from talent.cv.layout import TextLine

ON_REQUEST = re.compile(
    r"upon request|on request|available|sesuai permintaan|jika diperlukan|bila diperlukan|tersedia", re.I
)


def count_references(lines: list[TextLine]) -> int:
    """How many referees are named: one for each way to reach one, else one for each bold or bulleted line."""
    text = [line for line in lines if not ON_REQUEST.search(line.text)]
    emails = sum(bool(EMAIL.search(line.text)) for line in text)
    phones = sum(bool(PHONE_LIKE.search(line.text)) for line in text)
    marked = sum(line.bullet or line.bold for line in text)
    return max(emails, phones) or marked or (1 if text else 0)
