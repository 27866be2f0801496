"""Listed skills: groups with a label, or single items, with a level where one is stated."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from talent.cv.fields.item_rows import rests_of_rated, with_margin_labels
from talent.cv.fields.items import LEAD_IN, items_of, wide_space
from talent.cv.fields.skill_labels import (
    are_dash_groups,
    cell_group,
    dash_group,
    labelled_group,
    level_apart,
    lines_of_labels,
    row_group,
)
from talent.cv.fields.skill_lines import is_header, whole_lines, without_label_rows, without_titles
from talent.cv.fields.skill_words import (
    BETWEEN_TWO,
    BRACKETED,
    GROUP,
    NEXT_GROUP,
    NO_ITEM,
    ONE_CRAFT,
    SEPARATED,
    TICKS,
)
from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine, part_of
from talent.cv.vocabulary.known_skills import is_known
from talent.cv.vocabulary.levels import AHEAD, BEHIND, is_only_level, level_of

_LABELLED = 0.8
# So many items in brackets are no parts of a single skill, where the section holds nothing else.
MANY = 4


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the lists of a section are written: the space that parts items, in sizes of the letters; whether levels stand
    behind a mere space, or before the names; whether a word joins the last two items."""

    wide: float
    plain: bool
    ahead: bool
    joining: bool


@dataclass(slots=True)
class Skill:
    """One item (no keywords) or one group of items."""

    name: Found
    keywords: list[Found] = field(default_factory=list)
    level: Found | None = None


def read_skills(lines: list[TextLine]) -> list[Skill]:
    """Groups and items of a skills section, in order."""
    skills: list[Skill] = []
    lines = [line for line in lines if not NO_ITEM.search(line.text.strip()) and not is_header(line)]
    lines = with_margin_labels(without_titles(lines))
    lines = [part_of(line, 0, tick.start()) if (tick := TICKS.search(line.text)) else line for line in lines]
    lines = [part for line in without_label_rows(lines) for part in _groups_apart(line)]
    labels = lines_of_labels(lines)
    lines_of_table = sum(cell_group(line) is not None for line in lines) > 1
    wide = wide_space([line for index, line in enumerate(lines) if index not in labels])
    wholes = [
        (part, label)
        for line, label in whole_lines(lines, labels, wide)
        for part in ([line] if label else _groups_apart(line))
    ]
    bracketed = _bracketed([line for line, _ in wholes])
    if bracketed:
        return bracketed
    lists = [line for line, label in wholes if not label]
    # The label of a group is no part of its first item.
    begins = [(line, group[1] if (group := labelled_group(line)) else 0) for line in lists]
    items = [str(item.value) for line, start in begins for item in items_of(line, start, wide=wide)]
    manner = _Manner(wide, _says_levels_plainly(items), _says_levels_ahead(items), _joins_last(lists))
    dashed = are_dash_groups(lists)
    rests = {id(line) for line in rests_of_rated(lists)}
    for line, label in wholes:
        if id(line) in rests and skills and not skills[-1].keywords:
            skills[-1].name = _with_rest(skills[-1].name, line)
            continue
        if label:
            skills.append(_label(line, plain=manner.plain))
            continue
        if is_only_level(line.text) and skills and not skills[-1].keywords:
            skills[-1].level = skills[-1].level or _level(line, 0, len(line.text))
            continue
        group = labelled_group(line) or (row_group(line) if lines_of_table else None)
        group = group or (dash_group(line) if dashed else None)
        if group is not None:
            keywords = [skill.name for skill in _single_items(line, group[1], manner)]
            skills.append(Skill(found_in(line, 0, group[0], 0.85), keywords))
        elif skills and _was_label(skills[-1]):
            skills[-1].keywords += [skill.name for skill in _single_items(line, 0, manner)]
        else:
            skills += _single_items(line, 0, manner)
    return [skill for skill in skills if skill.keywords or not _was_label(skill)]


def _with_rest(name: Found, line: TextLine) -> Found:
    """A name with its last words, which stand below its level."""
    return Found(f"{name.value} {line.text.strip()}", name.page, name.start, line.end, name.confidence)


def _bracketed(lines: list[TextLine]) -> list[Skill]:
    """The groups of a section all of which have their items in brackets; empty where it holds anything else.

    A single skill may tell its parts so ("Microsoft Office (Word, Excel)").
    """
    skills: list[Skill] = []
    several = 0
    for line in lines:
        end = 0
        for match in BRACKETED.finditer(line.text):
            if match.start() != end:
                return []
            end = match.end()
            several += "," in match[2]
            inside = part_of(line, *match.span(2))
            skills.append(Skill(found_in(line, *match.span(1), 0.85), items_of(inside, 0)))
        if end != len(line.text):
            return []
    if len(skills) == 1 and len(skills[0].keywords) >= MANY:
        return skills
    return skills if several > 1 and 2 * several >= len(skills) else []


def _groups_apart(line: TextLine) -> list[TextLine]:
    """ "Bahasa: Python, Go; Basis data: MySQL" holds two groups, and so does a line with two labels set alike."""
    cuts = [match.start(1) for match in NEXT_GROUP.finditer(line.text)]
    if not cuts or GROUP.match(line.text) is None:
        cuts = _next_labels(line) or _behind_levels(line)
    if not cuts:
        return [line]
    return [part_of(line, start, end) for start, end in pairwise([0, *cuts, len(line.text)])]


def _next_labels(line: TextLine) -> list[int]:
    """Where further labels begin in a line of groups without anything between: they are set like the first words."""
    if len(line.runs) < 4 or line.runs[0][0] != 0 or len({style for _, style in line.runs}) != 2:
        return []
    label = line.runs[0][1]
    ends = [*(at for at, _ in line.runs[1:]), len(line.text)]
    stretches = [(style, line.text[at:end]) for (at, style), end in zip(line.runs, ends, strict=True)]
    if any(SEPARATED.search(text.strip(" |•·/,;")) for style, text in stretches if style == label):
        return []
    # Marks alone between words that are set alike part the items of one list.
    if not any(SEPARATED.search(text.strip(" |•·/,;")) for style, text in stretches if style != label):
        return []
    return [at for at, style in line.runs[1:] if style == label]


def _behind_levels(line: TextLine) -> list[int]:
    """Where the next names begin in a line of names with their levels, each set otherwise than its name."""
    if len(line.runs) < 4 or len({style for _, style in line.runs}) != 2 or SEPARATED.search(line.text):
        return []
    ends = [*(at for at, _ in line.runs[1:]), len(line.text)]
    levels = [is_only_level(line.text[at:end]) for (at, _), end in zip(line.runs, ends, strict=True)]
    if any(level != number % 2 for number, level in enumerate(levels)):
        return []
    return [at for at, _ in line.runs[2::2]]


def _was_label(skill: Skill) -> bool:
    return skill.name.confidence == _LABELLED


def _two_apart(line: TextLine, item: Found, *, joining: bool) -> list[Found]:
    """ "R dan Go" at the end of a list are two items where both are known as skills, and where the lists of the section
    end so (`joining`) also where they are not."""
    start, end = item.start - line.start, item.end - line.start
    match = BETWEEN_TWO.search(line.text, start, end)
    if match is None or "," not in line.text[:start] or not _ends_list(line.text, end):
        return [item]
    halves = (line.text[start : match.start()], line.text[match.end() : end])
    known = all(is_known(half) for half in halves)
    if not known and (not joining or ONE_CRAFT.fullmatch(line.text, start, end)):
        return [item]
    return [found_in(line, start, match.start(), 0.85), found_in(line, match.end(), end, 0.85)]


def _known_apart(line: TextLine, item: Found) -> list[Found]:
    """ "Docker Git GitHub Actions": known names with nothing but spaces between are an item each, if three or more."""
    start, end = item.start - line.start, item.end - line.start
    words = list(re.finditer(r"\S+", line.text[start:end]))
    if len(words) < 3 or is_known(line.text[start:end]):
        return [item]
    names: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        stop = next(
            (stop for stop in range(min(at + 4, len(words)), at, -1)
             if is_known(line.text[start + words[at].start() : start + words[stop - 1].end()])),
            None,
        )  # fmt: skip
        if stop is None:
            return [item]
        names.append((start + words[at].start(), start + words[stop - 1].end()))
        at = stop
    return [found_in(line, *name, 0.85) for name in names] if len(names) > 2 else [item]


def _ends_list(text: str, end: int) -> bool:
    """Whether a list ends at `end`: with its line, or with the sentence before the next that lists something."""
    rest = text[end:].strip(" .")
    return not rest or LEAD_IN.match(text, end + (text[end : end + 1] in (".", ";"))) is not None


def _joins_last(lines: list[TextLine]) -> bool:
    """Whether the lists of a section have a word between their last two items: all that have several do, and no other
    item holds one."""
    said = 0
    for line in lines:
        for sentence in re.split(r"[.;]\s+", line.text.strip(" .")):
            items = sentence.split(",")
            if len(items) < (2 if LEAD_IN.match(sentence) else 3):
                continue
            if not BETWEEN_TWO.search(items[-1]) or any(map(BETWEEN_TWO.search, items[:-1])):
                return False
            said += 1
    return said > 0


def _label(line: TextLine, *, plain: bool) -> Skill:
    """The name of a group, the level taken off it."""
    end = len(line.text.rstrip(" :"))
    own = level_apart(line, 0, end, plain=plain)
    if own is None:
        return Skill(found_in(line, 0, end, _LABELLED))
    return Skill(found_in(line, 0, own[0], _LABELLED), level=_level(line, *own[1]))


def _single_items(line: TextLine, offset: int, manner: _Manner) -> list[Skill]:
    """Items of a line from `offset` on, the level taken off their names."""
    text = line.text[offset:]
    whole = level_apart(line, offset, len(line.text), plain=manner.plain)
    if (
        whole is not None
        and not SEPARATED.search(text[: whole[0] - offset])
        and "\t" not in text[: whole[0] - offset]
    ):
        name = items_of(part_of(line, offset, whole[0]), 0, wide=manner.wide)
        if len(name) < 2:
            return [Skill(item, level=_level(line, *whole[1])) for item in name]
    skills: list[Skill] = []
    items = [
        part
        for whole in items_of(line, offset, wide=manner.wide)
        for half in _two_apart(line, whole, joining=manner.joining)
        for part in _known_apart(line, half)
    ]
    for item in items:
        start, end = item.start - line.start, item.end - line.start
        if str(item.value).isdecimal():
            # The number of a row, or a mark out of ten.
            continue
        own = level_apart(line, start, end, plain=manner.plain)
        before = AHEAD.match(line.text, start, end) if manner.ahead else None
        if before is not None:
            level = _level(line, start, before.end("level"))
            skills.append(Skill(found_in(line, before.end(), end, 0.9), level=level))
        elif own is not None:
            skills.append(Skill(found_in(line, start, own[0], 0.9), level=_level(line, *own[1])))
        elif is_only_level(str(item.value)):
            if skills:
                skills[-1].level = item
        else:
            skills.append(Skill(item))
    return skills


def _says_levels_plainly(items: list[str]) -> bool:
    """Whether levels stand behind names with a mere space: one such word alone may belong to its name."""
    stated = sum(BEHIND.search(item) is not None for item in items)
    return stated > 1 and stated * 2 >= len(items)


def _says_levels_ahead(items: list[str]) -> bool:
    """Whether most names have a level before them, and not all the same, which may be part of a name as well as one
    alone ("Basic Life Support")."""
    stated = [match["level"].lower() for item in items if (match := AHEAD.match(item))]
    return len(stated) > 2 and 3 * len(stated) >= 2 * len(items) and len({*stated}) > 1


def _level(line: TextLine, start: int, end: int) -> Found | None:
    found = found_in(line, start, end, 0.85)
    return found if level_of(str(found.value)) is not None else None
