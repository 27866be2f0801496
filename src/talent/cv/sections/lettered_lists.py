"""Lists that letters number, as official forms have them: "a. Menyusun laporan", "b. Melayani warga".

One letter with a point is an initial as well: only letters that follow each other from "a" on are marks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from talent.cv.layout import TextLine, behind
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of

MARK = re.compile(r"\s*\(?(?P<letter>[a-z])[.)]\s+(?=\S)")
# How many lines an item may take until the next letter stands.
LONGEST = 8
# In how many lines from its first an entry tells when it was.
NEAR = 3


def without_letters(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with the letters of lists taken off, the items being told as such."""
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        mark = MARK.match(line.text)
        if mark is None or section_of(line.text[mark.end() :]) is not None:
            continue
        if mark["letter"] == "a":
            runs.append([index])
        elif runs and ord(mark["letter"]) - ord("a") == len(runs[-1]) and index - runs[-1][-1] <= LONGEST:
            runs[-1].append(index)
    runs = [run for run in runs if not _are_entries(lines, run)]
    if not any(len(run) > 1 for run in runs):
        return list(lines)
    items = {index for run in runs for index in run}
    return [_item(line) if index in items else line for index, line in enumerate(lines)]


def _are_entries(lines: Sequence[TextLine], run: Sequence[int]) -> bool:
    """Whether jobs or studies are what the letters number: most of the items tell when, themselves or right below."""
    dated = [any(find_ranges(line.text) for line in lines[index : index + NEAR]) for index in run]
    return sum(dated) > len(run) / 2


def _item(line: TextLine) -> TextLine:
    mark = MARK.match(line.text)
    at = mark.end() if mark is not None else 0
    return replace(behind(line, at), bullet=True)
