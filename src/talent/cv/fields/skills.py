"""Listed skills: groups with a label, or single items, with a level where one is stated."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine, part_of
from talent.cv.levels import is_only_level, level_of

GROUP = re.compile(r"^([^:\t,;]{2,45}?)\s*[:：]\s*")
DASH_GROUP = re.compile(r"^([A-Z][^:\t,;]{2,30}?)\s+[–—]\s+(?=[^,;]+[,;])")
NEXT_GROUP = re.compile(r"[;|]\s+([A-Z][^:\t,;|]{2,40}?\s*:\s)")
CELL_GROUP = re.compile(r"^([^\t,;]{2,45}?)\t+(?=[^\t]*[,;])")
ITEMS = re.compile(r"\t+|\s*[;,|•·●▪◦‣∙]\s*|\s{3,}|\s+/\s+|\s+[–—]\s+(?=[A-Z])")
LEVEL_TAIL = re.compile(
    r"\s*(?:\(([^()]{2,40})\)|[-–—:]\s*([^-–—:]{2,30})|\t+(.{1,30})|\s(\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|"
    r"[★⭐●■▮⬤☆○□▯◯ ]{3,20}))$"
)
CONJUNCTION = re.compile(r"^(?:dan|and|serta|&)\s+", re.I)
HEADER = re.compile(
    r"^(?:no\.?\s*)?(?:keahlian|skill|kemampuan|kompetensi|bidang|nama)s?\s*\t+\s*(?:tingkat|level|"
    r"kemahiran|keterangan|penguasaan)",
    re.I,
)
WIDE_SPACE = 0.55
MAX_ITEM = 60
MAX_WORDS = 7


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
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if skills and previous is not None and _continues(previous, line, skills[-1]):
            _extend(skills, line)
            continue
        if is_only_level(line.text) and skills and not skills[-1].keywords:
            skills[-1].level = skills[-1].level or _level(line, 0, len(line.text))
            continue
        group = GROUP.match(line.text) or DASH_GROUP.match(line.text) or _cell_group(line)
        if group is not None and not is_only_level(line.text[group.end() :]):
            name = found_in(line, *group.span(1), 0.85)
            skills.append(Skill(name, _items(line, group.end())))
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _is_label(line, previous, following):
            skills.append(Skill(found_in(line, 0, len(line.text.rstrip(" :")), 0.8)))
            continue
        if skills and _under_label(skills[-1], line):
            skills[-1].keywords += _items(line, 0)
            continue
        skills += _single_items(line)
    return [skill for skill in skills if skill.keywords or not _was_label(skill)]


def _groups_apart(line: TextLine) -> list[TextLine]:
    """ "Bahasa: Python, Go; Basis data: MySQL" holds two groups."""
    cuts = [match.start(1) for match in NEXT_GROUP.finditer(line.text)]
    if not cuts or GROUP.match(line.text) is None:
        return [line]
    return [part_of(line, start, end) for start, end in pairwise([0, *cuts, len(line.text)])]


def _cell_group(line: TextLine) -> re.Match[str] | None:
    """A row of a table: the group in the first cell, its items in the second."""
    return CELL_GROUP.match(line.text) if len(line.cells) == 2 else None


_LABELLED = 0.8


def _was_label(skill: Skill) -> bool:
    return skill.name.confidence == _LABELLED


def _is_label(line: TextLine, previous: TextLine | None, following: TextLine | None) -> bool:
    """A line that names a group whose items follow on their own lines: bold or with a colon, the
    items plain."""
    text = line.text.strip()
    if following is None or line.bullet or len(text) > 45 or re.search(r"[,;|\t]", text):
        return False
    if text.endswith(":"):
        return True
    return (line.bold and not following.bold) or (line.size > following.size * 1.07 and following.size > 0)


def _under_label(skill: Skill, line: TextLine) -> bool:
    """Items below a group's label belong to it until the next label."""
    return _was_label(skill) and not line.bold


def _continues(previous: TextLine, line: TextLine, skill: Skill) -> bool:
    """A wrapped list: the line before ends with a comma, or breaks off inside an item."""
    if line.bullet or line.gap > 0.7 or previous.page != line.page or previous.region != line.region:
        return False
    if previous.text.rstrip().endswith((",", ";", "/", "&")):
        return True
    if GROUP.match(line.text) or "\t" in line.text or "\t" in previous.text or line.bold != previous.bold:
        return False
    if previous.right and "," in previous.text:
        width = (line.x1 - line.x0) / max(len(line.text), 1)
        first = line.text.split(" ", 1)[0]
        wrapped = previous.x1 + width * (len(first) + 1) > previous.right - 1
        return wrapped and ("," in line.text or bool(skill.keywords) or line.text[:1].islower())
    return bool(line.text[:1].islower() and "," in previous.text and skill.keywords)


def _extend(skills: list[Skill], line: TextLine) -> None:
    """Go on with the last item where it was broken, then with the list."""
    skill = skills[-1]
    items = _items(line, 0)
    before = skill.keywords[-1] if skill.keywords else skill.name
    same_item = (
        before.page == line.page and before.end + 1 == line.start and items and items[0].start == line.start
    )
    if same_item:
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
    for item in _items(line, 0):
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


def _items(line: TextLine, offset: int) -> list[Found]:
    """The items of `line` from `offset` on; brackets are never cut, prose is one item."""
    text = line.text
    cuts = sorted([*(match.span() for match in ITEMS.finditer(text, offset)), *_wide_spaces(line, offset)])
    items: list[Found] = []
    position = offset
    for start, end in [*cuts, (len(text), len(text))]:
        if start < position:
            continue
        inside = text[position:start]
        if inside.count("(") > inside.count(")") and start < len(text):
            continue
        left, right = position, start
        lead = CONJUNCTION.match(text[left:right].lstrip())
        if lead is not None and items:
            left += len(text[left:right]) - len(text[left:right].lstrip()) + lead.end()
        while right > left and text[right - 1] in " .\t-–★⭐☆■▮⬤□▯◯○":
            right -= 1
        while left < right and text[left] in " \t-–*":
            left += 1
        if right > left and re.search(r"\w", text[left:right]):
            items.append(found_in(line, left, right, _confidence(text[left:right])))
        position = end
    return items


def _wide_spaces(line: TextLine, offset: int) -> list[tuple[int, int]]:
    """Spaces far wider than those of the font: items set side by side as labels."""
    if not line.boxes or len(line.boxes) != len(line.text) or re.search(r"[,;|]", line.text):
        return []
    cuts = []
    for match in re.finditer(r"(?<=\S) (?=\S)", line.text[offset:]):
        at = offset + match.start()
        before, after = line.boxes[at - 1], line.boxes[at + 1]
        if before and after and before[1] == after[1] and after[0] - before[2] > WIDE_SPACE * line.size:
            cuts.append((at, at + 1))
    return cuts


def _confidence(text: str) -> float:
    """Short items are skills; a sentence in a skills section is less likely one."""
    words = len(text.split())
    return (
        0.92
        if words <= 4 and len(text) <= 40
        else 0.75
        if words <= MAX_WORDS and len(text) <= MAX_ITEM
        else 0.45
    )
