"""The words in the frame for a photo ("Pas Foto 3x4"), which forms print beside the name or above it."""

import re
from collections.abc import Sequence

from talent.cv.layout import TextLine, behind, part_of

# A frame stands at the top of the document.
TOP = 12
_SIZE = r"\d\s?[x×]\s?\d{1,2}(?:\s?cm)?"
FRAME = re.compile(
    rf"[\[(<]?\s*(?:(?:pas\s?)?(?:foto|photo)(?:graph)?(?:\s+(?:berwarna|terbaru|here|di\s?sini|diri))?(?:\s*{_SIZE})?"
    rf"|{_SIZE})\s*[\])>]?",
    re.I,
)


def without_photo_frames(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without what stands in a frame for a photo, be it a line or a cell at one end of it."""
    top = [kept for line in lines[:TOP] for kept in _without_frame(line)]
    return [*top, *lines[TOP:]]


def _without_frame(line: TextLine) -> list[TextLine]:
    if FRAME.fullmatch(line.text.strip()):
        return []
    if len(line.cells) < 2:
        return [line]
    first, last = line.cells[0], line.cells[-1]
    if FRAME.fullmatch(line.text[slice(*first)].strip()):
        return [behind(line, line.cells[1][0])]
    if FRAME.fullmatch(line.text[slice(*last)].strip()):
        before = part_of(line, 0, line.cells[-2][1])
        before.cells = line.cells[:-1] if len(line.cells) > 2 else []
        return [before]
    return [line]
