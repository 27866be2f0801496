"""Jobs and studies that stand under no heading of their own.

Some people write them right below their name, some put both under one heading ("Latar Belakang", "Experience and
Education"). The entries are told apart one by one: a school or a degree makes a study, all else with dates a job.
"""

from collections.abc import Sequence
from dataclasses import replace

from talent.cv.fields.entry_starts import find_anchors, find_starts
from talent.cv.layout import TextLine
from talent.cv.section import Section
from talent.cv.sections.section_contents import CONTACT
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.features import (
    INSTITUTION_WORDS,
    ORGANISATION_FORMS,
    ORGANISATION_WORDS,
    POSITION_WORDS,
)
from talent.cv.vocabulary.heading_stems import stem_scores, stem_section
from talent.cv.vocabulary.headings import section_of

LONGEST = 100
KINDS = ("work", "education")


def with_unheaded(sections: list[Section]) -> list[Section]:
    """The sections, with jobs and studies taken out of the head, of what is unnamed, and of headings that name both;
    each only where the document has no section for it."""
    have = {section.key for section in sections if section.key in KINDS and section.lines}
    result: list[Section] = []
    for number, section in enumerate(sections):
        wanted = set(KINDS) - have
        if not wanted or not section.lines:
            result.append(section)
        elif number == 0:
            result += _parted(section, _first_entry(section.lines), wanted)
        elif section.key == "other" and _ranges(section.lines) > 1:
            result += _parted(section, 0, wanted)
        elif section.key in KINDS and section.heading is not None and _names_both(section.heading.text):
            result += _parted(section, 0, set(KINDS))
        else:
            result.append(section)
    return result


def _names_both(text: str) -> bool:
    """Whether a heading is about both, or does not say what it is about."""
    scores = stem_scores(text)
    both = all(scores.get(kind, 0.0) >= 1.5 for kind in KINDS)
    return both or (section_of(text) is None and stem_section(text) is None)


def _ranges(lines: Sequence[TextLine]) -> int:
    return sum(any(not item.single for item in find_ranges(line.text)) for line in lines)


def _first_entry(lines: Sequence[TextLine]) -> int | None:
    """Where the first entry below the name begins: its dates, or the short lines right above that say who or where."""
    first = next(
        (
            index
            for index, line in enumerate(lines)
            if index and any(not item.single for item in find_ranges(line.text)) and len(line.text) < LONGEST
        ),
        None,
    )
    # An employer may be called by its site ("Kirim.id") on the line that has the dates.
    rest = lines[first:] if first is not None else ()
    if first is None or any(CONTACT.search(line.text) for line in rest if not find_ranges(line.text)):
        return None
    for _ in range(2):
        above = lines[first - 1]
        if first < 3 or CONTACT.search(above.text) or len(above.text) > 60 or not _says_who(above.text):
            break
        first -= 1
    return first


def _says_who(text: str) -> bool:
    return any(
        pattern.search(text) for pattern in (ORGANISATION_FORMS, ORGANISATION_WORDS, INSTITUTION_WORDS)
    ) or (find_degree(text) is not None)


def _parted(section: Section, first: int | None, wanted: set[str]) -> list[Section]:
    """The section with the wanted entries from line `first` on in sections of their own; no line is lost."""
    if first is None:
        return [section]
    lines = section.lines[first:]
    starts = find_starts(lines, find_anchors(lines, single_dates=True))
    parts: list[Section] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        entry = lines[start:end]
        kind = _kind(entry)
        if kind not in wanted:
            kind = section.key if section.key != "head" else "work" if "work" in wanted else "head"
        if parts and parts[-1].key == kind:
            parts[-1].lines += entry
        else:
            parts.append(Section(kind, None, list(entry), guessed=True))
    if all(part.key == section.key for part in parts):
        return [section]
    if not first and section.heading is not None:
        parts[0].heading = section.heading
        return parts
    return [replace(section, lines=section.lines[:first]), *parts]


def _kind(entry: Sequence[TextLine]) -> str | None:
    """Whether an entry is a study or a job; None where its dates or its words tell neither."""
    head = [line.text for line in entry[:4] if not line.bullet and len(line.text) <= LONGEST]
    if not any(find_ranges(text) for text in head):
        return None
    school = any(INSTITUTION_WORDS.search(text) or find_degree(text) is not None for text in head)
    return "education" if school and not any(POSITION_WORDS.search(text) for text in head) else "work"
