"""Listed skills: groups with a label, or single items, with a level where one is stated."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from talent.cv.fields.items import ENDS_OPEN, items_of
from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine, part_of, style_at, style_changes
from talent.cv.levels import is_only_level, level_of

GROUP = re.compile(r"^([^:\t,;]{2,45}?)\s*[:：]\s*")
DASH_GROUP = re.compile(r"^([A-Z][^:\t,;]{2,30}?)\s+[–—]\s+(?=[^,;/|]+[,;/|])")
ENOUGH = re.compile(r"\w[\w+#. ]*\s*[,;|/•·]\s*\S")
NEXT_GROUP = re.compile(r"[;|]\s+([A-Z][^:\t,;|]{2,40}?\s*:\s)")
CELL_GROUP = re.compile(r"^([^\t,;]{2,45}?)\t+(?=[^\t]*[,;])")
LEVEL_TAIL = re.compile(
    r"\s*(?:\(([^()]{2,40})\)|[-–—:]\s*([^-–—:]{2,30})|\t+(.{1,30})|\s(\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|"
    r"[★⭐●■▮⬤☆○□▯◯ ]{3,20}))$"
)
HEADER = re.compile(
    r"^(?:no\.?\s*)?(?:keahlian|skill|kemampuan|kompetensi|bidang|nama)s?\s*\t+\s*(?:tingkat|level|"
    r"kemahiran|keterangan|penguasaan)",
    re.I,
)


_LABELLED = 0.8


@dataclass(slots=True)
class Skill:
    """One item (no keywords) or one group of items."""

    name: Found
    keywords: list[Found] = field(default_factory=list)
    level: Found | None = None


def read_skills(lines: list[TextLine]) -> list[Skill]:
    """Groups and items of a skills section, in order."""
    skills: list[Skill] = []
    lines = [part for line in lines if not HEADER.match(line.text) for part in _groups_apart(line)]
    labels = _labels(lines)
    spacing = _spacing(lines, labels)
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if index in labels:
            skills.append(Skill(found_in(line, 0, len(line.text.rstrip(" :")), _LABELLED)))
            continue
        if skills and previous is not None and index - 1 not in labels:
            if _continues(previous, line, skills[-1]):
                _extend(skills, line, same_item=ENDS_OPEN.search(previous.text) is None)
                continue
            if _wrapped(previous, line, spacing):
                _extend(skills, line, same_item=True)
                continue
        if is_only_level(line.text) and skills and not skills[-1].keywords:
            skills[-1].level = skills[-1].level or _level(line, 0, len(line.text))
            continue
        group = _group(line)
        if group is not None:
            skills.append(Skill(found_in(line, 0, group[0], 0.85), items_of(line, group[1])))
        elif skills and _was_label(skills[-1]):
            skills[-1].keywords += [skill.name for skill in _single_items(line)]
        else:
            skills += _single_items(line)
    return [skill for skill in skills if skill.keywords or not _was_label(skill)]


def _group(line: TextLine) -> tuple[int, int] | None:
    """Where the label of a group ends and its items begin: behind a colon, a gap, a dash, or in bold."""
    match = GROUP.match(line.text) or DASH_GROUP.match(line.text) or _cell_group(line)
    if match is not None:
        return None if is_only_level(line.text[match.end() :]) else (match.end(1), match.end())
    change = next(iter(style_changes(line)), 0)
    label, rest = line.text[:change].rstrip(" :–—-|"), line.text[change:]
    if (
        not 2 < len(label) <= 45
        or re.search(r"[,;|/•·]\s", label)
        or not re.search(r"\w", rest)
        or line.bullet
    ):
        return None
    lead = re.match(r"[\s:–—|-]*", rest)
    start = change + (lead.end() if lead else 0)
    if is_only_level(line.text[start:]) or not (ENOUGH.search(rest) or re.match(r"\s*[:–—|]", rest)):
        return None
    return len(label), start


def _labels(lines: list[TextLine]) -> set[int]:
    """Indexes of the lines that name a group whose items stand below.

    A label has no separators and is set above its items: bold over plain, larger, further out, or without the
    bullets that the items have.
    """
    result = set()
    for index, line in enumerate(lines[:-1]):
        text, below = line.text.strip(), lines[index + 1]
        if len(text) > 45 or re.search(r"[,;|\t]|\s/\s", text) or is_only_level(text):
            continue
        if is_only_level(below.text) or LEVEL_TAIL.search(text):
            continue
        if below.text.rstrip().endswith(":") and text.endswith(":") and line.bold == below.bold:
            # "Python:" above "SQL:" — a level may be drawn behind each.
            continue
        if text.endswith(":") or _above(line, below):
            result.add(index)
    return result


def _above(line: TextLine, below: TextLine) -> bool:
    """Whether a line is set as the label of the one below it."""
    if line.bold != below.bold:
        return line.bold and (not line.bullet or not below.bullet or line.x0 < below.x0 - 4)
    if below.bullet != line.bullet:
        # A wrapped item stands closer to its own first line than the next bullet does.
        return below.bullet and (not line.boxes or line.gap > below.gap)
    if line.size > below.size * 1.07 > 0:
        return True
    outer = bool(line.boxes) and 4 < below.x0 - line.x0 < 60 and style_at(line, 0) != style_at(below, 0)
    return outer and line.region == below.region


def _spacing(lines: list[TextLine], labels: set[int]) -> float:
    """The white space between items that stand one below the other, in line heights; 0 where it is not told."""
    gaps = sorted(
        line.gap
        for index, line in enumerate(lines)
        if index and line.boxes and index not in labels and index - 1 not in labels
    )
    return gaps[len(gaps) * 2 // 3] if len(gaps) >= 3 else 0.0


def _wrapped(previous: TextLine, line: TextLine, spacing: float) -> bool:
    """An item of a narrow column that goes on below: closer than items are to each other, or behind a bullet."""
    if not line.boxes or line.bullet or (previous.page, previous.region) != (line.page, line.region):
        return False
    if previous.cells or line.cells or style_at(previous, 0) != style_at(line, 0):
        return False
    if line.start != previous.end + 1:
        return False
    if previous.bullet:
        return line.gap < 0.75 and line.x0 > previous.x0 - 3
    return spacing > 0.5 and line.gap < spacing - 0.3


def _groups_apart(line: TextLine) -> list[TextLine]:
    """ "Bahasa: Python, Go; Basis data: MySQL" holds two groups."""
    cuts = [match.start(1) for match in NEXT_GROUP.finditer(line.text)]
    if not cuts or GROUP.match(line.text) is None:
        return [line]
    return [part_of(line, start, end) for start, end in pairwise([0, *cuts, len(line.text)])]


def _cell_group(line: TextLine) -> re.Match[str] | None:
    """A row of a table: the group in the first cell, its items in the second."""
    return CELL_GROUP.match(line.text) if len(line.cells) == 2 else None


def _was_label(skill: Skill) -> bool:
    return skill.name.confidence == _LABELLED


def _continues(previous: TextLine, line: TextLine, skill: Skill) -> bool:
    """A wrapped list: the line before ends with a comma, or breaks off inside an item."""
    if line.bullet or line.gap > 0.7 or previous.page != line.page or previous.region != line.region:
        return False
    if ENDS_OPEN.search(previous.text):
        return True
    if GROUP.match(line.text) or "\t" in line.text or "\t" in previous.text or line.bold != previous.bold:
        return False
    if previous.right and "," in previous.text:
        width = (line.x1 - line.x0) / max(len(line.text), 1)
        first = line.text.split(" ", 1)[0]
        wrapped = previous.x1 + width * (len(first) + 1) > previous.right - 1
        return wrapped and ("," in line.text or bool(skill.keywords) or line.text[:1].islower())
    return bool(line.text[:1].islower() and "," in previous.text and skill.keywords)


def _extend(skills: list[Skill], line: TextLine, *, same_item: bool) -> None:
    """Go on with the last item where it was broken, then with the list."""
    skill = skills[-1]
    items = items_of(line, 0)
    before = skill.keywords[-1] if skill.keywords else skill.name
    if same_item and items and before.page == line.page and before.end + 1 == items[0].start == line.start:
        first = items.pop(0)
        before.value = f"{before.value} {first.value}"
        before.end = first.end
    if skill.keywords:
        skill.keywords += items
    else:
        skills += [Skill(item) for item in items]


def _single_items(line: TextLine) -> list[Skill]:
    """Items of a line without a group."""
    text = line.text
    tail = LEVEL_TAIL.search(text)
    if (
        tail is not None
        and is_only_level(next(part for part in tail.groups() if part))
        and not re.search(r"[,;|]", text[: tail.start()])
    ):
        number = next(index for index, part in enumerate(tail.groups(), start=1) if part)
        if text[: tail.start()].strip():
            return [Skill(found_in(line, 0, tail.start(), 0.9), level=_level(line, *tail.span(number)))]
    skills = []
    for item in items_of(line, 0):
        start, end = item.start - line.start, item.end - line.start
        own = LEVEL_TAIL.search(line.text[start:end])
        if (
            own is not None
            and (stated := next(part for part in own.groups() if part))
            and is_only_level(stated)
        ):
            number = next(index for index, part in enumerate(own.groups(), start=1) if part)
            level = _level(line, start + own.start(number), start + own.end(number))
            skills.append(Skill(found_in(line, start, start + own.start(), 0.9), level=level))
        elif is_only_level(str(item.value)) and skills:
            skills[-1].level = item
        else:
            skills.append(Skill(item))
    return skills


def _level(line: TextLine, start: int, end: int) -> Found | None:
    found = found_in(line, start, end, 0.85)
    return found if level_of(str(found.value)) is not None else None
