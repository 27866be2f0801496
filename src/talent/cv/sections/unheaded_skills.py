"""Lists of skills in a side bar whose heading was not told, found by what stands in them.

Where a document has no section of skills, its side bar may still have the list: under a heading that is set weaker
than those of the main column, under one whose words say nothing ("What I bring"), or below the address without any.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talent.cv.fields.items import items_of, wide_space
from talent.cv.fields.languages import read_languages
from talent.cv.layout import TextLine, style_at
from talent.cv.section import Section
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.known_skills import is_known, share_known
from talent.cv.vocabulary.levels import is_only_level, level_of

LOOSE = ("head", "contact", "personal", "summary", "other")
LISTS = ("skills", "languages", "interests")
NO_ITEM = re.compile(
    r"@|https?:|www\.|\.(?:com|id|org|net|io|dev|example)\b|\d[\d ().-]{6,}\d|^(?:jl|jalan)\b", re.I
)
LONGEST, FEWEST = 45, 3
# What the heading of a group of skills may sound like: "Kemanusiaan", "Pendidikan", "Desain".
GROUPS = ("other", "volunteer", "education", "projects", "work")


def with_lists_found(sections: list[Section]) -> list[Section]:
    """The sections, those that hold a list of skills without saying so parted; the same where skills are told."""
    sections = _with_groups(_without_levels_as_headings(sections))
    sections = _with_siblings(_with_rated_names(sections))
    if any(section.key == "skills" and section.lines for section in sections):
        return sections
    for find in (_under_weak_headings, _under_unknown_heading, _without_heading):
        found = [part for section in sections for part in find(section)]
        if any(section.key == "skills" and section.lines for section in found):
            return _with_siblings(found)
    return sections


def _without_levels_as_headings(sections: list[Section]) -> list[Section]:
    """ "MAHIR", set large below a skill, opens no section; the same list where there is no such heading."""
    levels = [
        number
        for number, section in enumerate(sections)
        if number and section.heading is not None and section.key in ("skills", "other")
        if is_only_level(section.heading.text) and level_of(section.heading.text) is not None
    ]
    if not levels:
        return sections
    result: list[Section] = []
    for number, section in enumerate(sections):
        if number in levels and section.heading is not None and result:
            before = result[-1]
            lines = [*before.lines, section.heading, *section.lines]
            result[-1] = replace(before, lines=lines)
        else:
            result.append(section)
    return result


def _with_groups(sections: list[Section]) -> list[Section]:
    """The sections, a group of skills that was taken for a section of its own put back to the skills above it."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        if before is not None and before.key == "skills" and _is_group(section, before):
            lines = [] if section.heading is None else [section.heading]
            result[-1] = Section("skills", before.heading, [*before.lines, *lines, *section.lines])
        else:
            result.append(section)
    return result


def _with_rated_names(sections: list[Section]) -> list[Section]:
    """The sections, skills set as headings above their levels ("Python", below it "Mahir") put into one of skills."""
    result: list[Section] = []
    start = 0
    while start < len(sections):
        end = start
        while end < len(sections) and _is_rated_name(sections[end]):
            end += 1
        if end - start >= FEWEST:
            lines = [line for each in sections[start:end] for line in (each.heading, *each.lines) if line]
            result.append(Section("skills", None, lines))
        else:
            end = max(end, start + 1)
            result += sections[start:end]
        start = end
    return result


def _is_rated_name(section: Section) -> bool:
    """Whether nothing but a level stands below words set as a heading, or more such words with their levels."""
    head = section.heading
    if section.key not in ("other", "skills") or head is None or not section.lines:
        return False
    names = [line for line in section.lines if not is_only_level(line.text)]
    return section.lines[0] not in names and all(style_at(line, 0) == style_at(head, 0) for line in names)


def _with_siblings(sections: list[Section]) -> list[Section]:
    """The sections, those of unknown words among groups of skills that have headings of their own made skills, too."""
    keys = [section.key for section in sections]
    for number, section in enumerate(sections):
        near = [other for other in (number - 1, number + 1) if 0 <= other < len(sections)]
        if any(keys[other] == "skills" and _is_sibling(section, sections[other]) for other in near):
            keys[number] = "skills"
    return [
        section if section.key == key else replace(section, key=key)
        for section, key in zip(sections, keys, strict=True)
    ]


def _is_sibling(section: Section, group: Section) -> bool:
    """Whether a section stands in the column of a group of skills, and both its heading and its items are set as there.

    The group is one by what it holds: its heading names the group and not the skills.
    """
    head, other = section.heading, group.heading
    if head is None or other is None or not section.lines or not group.lines or head.style != other.style:
        return False
    if section.key not in GROUPS or section_of(head.text.strip()) not in (None, "other"):
        return False
    if section_of(other.text.strip()) == "skills":
        return False
    first = section.lines[0]
    alike = (first.page, first.region, style_at(first, 0)) == (
        group.lines[0].page,
        group.lines[0].region,
        style_at(group.lines[0], 0),
    )
    return (
        alike
        and bool(first.boxes)
        and _holds_short_items(section.lines)
        and not read_languages(section.lines)
    )


def _is_group(section: Section, before: Section) -> bool:
    """Whether a section of unknown words is set weaker than the heading of the skills and holds short items alone."""
    if section.key != "other" or section.heading is None or before.heading is None or not section.lines:
        return False
    weaker = 0 < section.heading.size < before.heading.size * 0.95
    return weaker and _holds_short_items(section.lines)


def _holds_short_items(lines: Sequence[TextLine]) -> bool:
    return all(
        not find_ranges(line.text)
        and not NO_ITEM.search(line.text)
        and not line.text.rstrip().endswith(".")
        and all(len(str(item.value)) <= LONGEST for item in items_of(line, 0))
        for line in lines
    )


def _under_weak_headings(section: Section) -> list[Section]:
    """ "Skills" in the letters of its side bar, where the main column has larger headings."""
    if section.key not in LOOSE:
        return [section]
    heads = [index for index, line in enumerate(section.lines) if _is_head(line)]
    if not any(section_of(section.lines[index].text.strip()) == "skills" for index in heads):
        return [section]
    result = [Section(section.key, section.heading, section.lines[: heads[0]])]
    for start, end in pairwise([*heads, len(section.lines)]):
        key = section_of(section.lines[start].text.strip()) or section.key
        result.append(Section(key, section.lines[start], section.lines[start + 1 : end]))
    return result


def _is_head(line: TextLine) -> bool:
    return len(line.text) < 30 and not line.bullet and section_of(line.text.strip()) in (*LISTS, "contact")


def _under_unknown_heading(section: Section) -> list[Section]:
    """A section of its own whose items are skills."""
    if section.key != "other" or section.heading is None or not section.lines:
        return [section]
    names = _names(section.lines)
    known = sum(map(is_known, names))
    if (
        known >= 2
        and share_known(names) >= 0.25
        and not any(find_ranges(line.text) for line in section.lines)
    ):
        return [Section("skills", section.heading, section.lines)]
    return [section]


def _without_heading(section: Section) -> list[Section]:
    """Lines set alike below an address, at least two of which are known skills."""
    if section.key not in LOOSE:
        return [section]
    for start, end in _alike(section.lines):
        names = _names(section.lines[start:end])
        if end - start >= FEWEST and sum(map(is_known, names)) >= 2 and share_known(names) >= 0.2:
            rest = [*section.lines[:start], *section.lines[end:]]
            return [
                Section(section.key, section.heading, rest),
                Section("skills", None, section.lines[start:end]),
            ]
    return [section]


def _alike(lines: list[TextLine]) -> list[tuple[int, int]]:
    """Stretches of short lines of one column that are set alike and say nothing about how to reach the person."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        if line is not None and index > start and is_only_level(line.text) and section_of(line.text) is None:
            # The level of the item above, which may be set otherwise.
            continue
        fits = line is not None and len(line.text) <= LONGEST and not NO_ITEM.search(line.text)
        same = (
            fits
            and line is not None
            and index > start
            and style_at(line, 0) == style_at(lines[start], 0)
            and abs(line.x0 - lines[start].x0) < 4
        )
        if index > start and not same:
            stretches.append((start, index))
        if not same:
            start = index if fits else index + 1
    return stretches


def _names(lines: list[TextLine]) -> list[str]:
    wide = wide_space(lines)
    return [str(item.value) for line in lines for item in items_of(line, 0, wide=wide)]
