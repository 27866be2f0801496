"""Stretches of a line: what stays when some are taken out, and a stretch without the marks around it."""

import re

from talent.cv.layout import TextLine
from talent.cv.vocabulary.caseless import Caseless

DURATION = Caseless(
    r"\(?\s*(?<![\w.,])(?:(?:less than|kurang dari)\s+)?(?:\d+|a|setahun)\s*\+?\s*"
    r"(?:tahun|bulan|years?|months?|yrs?|mos?|thn|bln|th|bl)\b\.?"
    r"(?:[\s,]*(?:dan|and)?\s*\d+\s*(?:bulan|months?|mos?|bln|bl)\b\.?)?\s*\)?"
)

# What counts the items of a typed list.
ORDINAL = re.compile(r"\(?\d{1,2}[.)]\s+(?=[^\W\d])")
# A full stop that ends no sentence.
ABBREVIATED = re.compile(r"(?:\.\w+|\b(?:Tbk|Inc|Ltd|Corp|Co|Jr|No|Vol|v|etc|dll|dsb|\w))\.$", re.I)


def without(line: TextLine, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a line that are left when `spans` are taken out."""
    result = []
    position = 0
    for start, end in sorted(spans):
        result.append((position, start))
        position = max(position, end)
    result.append((position, len(line.text)))
    return [(start, end) for start, end in result if line.text[start:end].strip(" \t,;:()[]|-–—•·.")]


def trimmed(line: TextLine, start: int, end: int) -> tuple[int, int]:
    """The stretch without the marks that part pieces; brackets stay where both stand."""
    text = line.text
    marks = " \t,;:|-–—•·/@"
    while start < end and (
        text[start] in marks + ")]" or (text[start] in "([" and not _closed(text[start:end]))
    ):
        start += 1
    while end > start and (
        text[end - 1] in marks + "([" or (text[end - 1] in ")]" and not _closed(text[start:end]))
    ):
        end -= 1
    if (
        start < end
        and text[start] + text[end - 1] in ("()", "[]")
        and text[start + 1 : end - 1].count(text[start]) == 0
    ):
        start, end = start + 1, end - 1
    return start, end


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
