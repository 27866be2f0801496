"""What the tables below a caption of their own list: "2. Kursus/Latihan di Dalam dan di Luar Negeri" under PENDIDIKAN.

A form of an office has several tables in one section, each with a caption and a row of titles. What a table lists is
told by its titles first: a caption that speaks of school days may stand above the offices in clubs of that time.
"""

import re
from collections.abc import Collection, Sequence

from talent.cv.layout import TextLine
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.titles import kind_of_title, names_entries

LONGEST = 90
COUNTED = re.compile(r"^(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})[.)]\s+")
STUDY = frozenset(("institution", "studyType", "area", "study"))
POST = frozenset(("name", "position", "both"))
LISTS = frozenset(("certificates", "awards", "publications", "projects"))


def captioned_section(lines: Sequence[TextLine], index: int, current: str) -> str | None:
    """The section of the table whose row of titles is right below this line; None where it captions none.

    `current` is the section that the line stands in; "other" is that of a table which lists nothing of a resume.
    """
    line = lines[index]
    if current == "head" or line.cells or line.bullet or len(line.text) > LONGEST or index + 1 == len(lines):
        return None
    titles = lines[index + 1]
    cells = [titles.text[slice(*cell)] for cell in titles.cells]
    if not names_entries(cells) or find_ranges(titles.text):
        return None
    kinds = {kind_of_title(cell) for cell in cells}
    words = COUNTED.sub("", line.text.strip())
    named = section_of(words) or stem_section(words)
    return next(
        (key for key in (named, current) if key is not None and _may_list(key, kinds)), _listed(kinds)
    )


def _may_list(key: str, kinds: Collection[str]) -> bool:
    """Whether a table with columns of these kinds can list what the section is of."""
    if key == "education":
        return bool(STUDY.intersection(kinds))
    if key in ("work", "volunteer"):
        # "Kegiatan" beside post and employer is what was done there.
        lists = "title" in kinds and not {"name", "position"}.issubset(kinds)
        return bool(POST.intersection(kinds)) and not lists and not {"studyType", "area"}.intersection(kinds)
    return key in LISTS and "title" in kinds


def _listed(kinds: Collection[str]) -> str:
    """What a table of these columns lists where no words tell."""
    if STUDY.intersection(kinds):
        return "education"
    if "both" in kinds or {"name", "position"}.issubset(kinds):
        return "work"
    return "certificates" if "title" in kinds else "other"
