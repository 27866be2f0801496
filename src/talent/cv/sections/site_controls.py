"""Lines in which a site speaks and not the person: its buttons, its foot, the names of its pictures, page numbers.

A profile saved or copied from a portal has them among its own lines ("Ubah", "+ Tambah Pengalaman Kerja", "Show all 12
skills", "PT Maju Jaya logo"), where they would be read as items of the list they stand below.
"""

import re
from dataclasses import replace

from talent.cv.layout import TextLine
from talent.cv.vocabulary.headings import is_title, section_of

ALONE = re.compile(
    r"^(?:\W*)(?:ubah|sunting|edit|hapus|delete|remove|tambah(?:kan)?|add|(?:show|see|view|read) (?:more|less|all|"
    r"credential)|(?:lihat|tampilkan|baca) (?:semua|lainnya|selengkapnya|lebih (?:banyak|sedikit)|kredensial)|"
    r"selengkapnya)\W*$",
    re.I,
)
OF_SECTION = re.compile(
    r"^\W*(?:tambah(?:kan)?|add(?: an?| new)?|(?:show|see|view) all(?: \d+)?|(?:lihat|tampilkan) semua(?: \d+)?)\s+"
    r"(?P<words>.+?)\W*$",
    re.I,
)
FOOT = re.compile(
    r"^(?:©|\(c\)|copyright\b|hak cipta\b|sent from (?:my|mail for)\b|dikirim dari (?:ponsel|iphone|hp|android)|"
    r"get outlook for\b)",
    re.I,
)
PAGE = re.compile(r"^(?:.{0,60}\W)?(?:halaman|hal\.?|page)\s+\d+\s*(?:dari|of|/)\s*\d+\W*$", re.I)
RUNNING = re.compile(r"^(?P<title>[^|–—-]{2,40}?)\s*[|–—-]\s+\S")
PICTURE = re.compile(r"^(?:(?P<name>.{2,80}?)'?s? logo|logo (?P<later>.{2,80}))$", re.I)
# How many lines below its picture a name stands.
NEAR = 3


def without_controls(lines: list[TextLine]) -> list[TextLine]:
    """The lines without those of the site; the white space above one of them goes to the line below it."""
    kept: list[TextLine] = []
    gap = 0.0
    for index, line in enumerate(lines):
        if PAGE.match(line.text):
            # The title and the name beside the number of the page.
            running = RUNNING.match(kept[-1].text) if kept else None
            if running is not None and is_title(running["title"]):
                gap = max(gap, kept.pop().gap)
            continue
        if _is_control(line.text.strip()) or _names_picture(
            line.text.strip(), lines[index + 1 : index + 1 + NEAR]
        ):
            gap = max(gap, line.gap)
            continue
        kept.append(replace(line, gap=max(gap, line.gap)) if gap > line.gap else line)
        gap = 0.0
    return kept


def _is_control(text: str) -> bool:
    """Whether the words are those of a button, or of the foot of a site."""
    if len(text) > 60:
        return bool(FOOT.match(text))
    named = OF_SECTION.match(text)
    return bool(ALONE.match(text) or FOOT.match(text)) or (
        named is not None and section_of(named["words"]) is not None
    )


def _names_picture(text: str, below: list[TextLine]) -> bool:
    """Whether a line says what a picture shows, and the name stands below it once more."""
    match = PICTURE.match(text)
    name = (match["name"] or match["later"]) if match is not None else ""
    return bool(name) and any(line.text.strip().startswith(name) for line in below)
