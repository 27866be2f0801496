"""Headings whose marks of Markdown are printed with them, as pages in the manner of a typed file have them."""

import re
from collections.abc import Sequence

from talent.cv.layout import TextLine, behind
from talent.cv.vocabulary.headings import section_of

MARK = re.compile(r"#{1,6}\s+(?=\S)")
# How many headings of sections have marks where these are no numbers ("# 1 in sales").
LEAST = 2
# A letter of Korean that a template of an on-line writer sets as a rule above its headings.
RULE = "\u3161 "


def without_typed_marks(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without the marks of their rank, where several headings of sections have one, and without rules."""
    lines = [line for line in lines if not line.text or line.text.strip(RULE)]
    marks = [MARK.match(line.text) for line in lines]
    headed = [
        line.text[mark.end() :]
        for line, mark in zip(lines, marks, strict=True)
        if mark and section_of(line.text[mark.end() :])
    ]
    if len(headed) < LEAST:
        return lines
    return [
        line if mark is None else behind(line, mark.end()) for line, mark in zip(lines, marks, strict=True)
    ]
