"""What begins a column or stands at the foot of the page under no heading of its own: a summary, contact data.

Beside a side bar the main column may begin with the person's summary, and some designs print how to reach the person in
a band below all else. Without these rules both would be counted to the section that was read before.
"""

from collections.abc import Sequence
from dataclasses import replace

from talent.cv.fields.links import is_contact
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.vocabulary.places import is_place

MOST_LINES = 12
LEAST_WORDS = 6
TOLD = 60
FOOT_LINES = 6
APART = 1.2


def opens_summary(lines: Sequence[TextLine], keys: Sequence[str | None], index: int) -> bool:
    """Whether the line begins a column with sentences alone, up to the first heading of the column."""
    first = lines[index]
    if first.page != 1 or not first.boxes or not index or lines[index - 1].region == first.region:
        return False
    end = index
    while end < len(lines) and keys[end] is None and lines[end].region == first.region:
        end += 1
    told = lines[index:end]
    if end == len(lines) or lines[end].region != first.region or not 0 < len(told) <= MOST_LINES:
        return False
    if any(line.bullet or line.cells or round(line.size) != round(first.size) for line in told):
        return False
    words = " ".join(line.text for line in told).split()
    lower = sum(word[:1].islower() for word in words)
    whole = told[-1].text.rstrip().endswith(".") or sum(map(len, words)) > TOLD
    return whole and first.text[:1].isupper() and len(words) >= LEAST_WORDS and 2 * lower >= len(words)


def with_foot(sections: list[Section]) -> list[Section]:
    """The sections with the lines at the end that only say how to reach the person in a section of their own."""
    last = sections[-1]
    if last.key in ("head", "contact", "personal", "references", "closing"):
        return sections
    lines = last.lines
    start = len(lines)
    while start and len(lines) - start < FOOT_LINES and _reaches(lines[start - 1]):
        start -= 1
    while start < len(lines) and not (lines[start].boxes and lines[start].gap >= APART):
        start += 1
    foot = lines[start:]
    if not start or not any("@" in line.text for line in foot):
        return sections
    return [*sections[:-1], replace(last, lines=lines[:start]), Section("contact", None, foot)]


def _reaches(line: TextLine) -> bool:
    """Whether a line holds nothing but ways to reach the person, and where they live."""
    return is_contact(line) or is_place(line.text)
