"""Where skills may be named: list items as they are, running text one bullet or sentence at a time."""

import re
from collections.abc import Iterable
from typing import Final

from talent.cv.fields.skills import Skill
from talent.cv.found import Entry, Found
from talent.cv.protection.protected import number_kind, sentence_kinds
from talent.cv.types import Page, SkillPhrase, Source
from talent.cv.vocabulary.levels import level_of, level_of_title

SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9\"'(])")
MAX_PHRASE = 600
SOURCES: dict[str, Source] = {
    "work": "work", "volunteer": "work", "projects": "project", "certificates": "certificate",
    "education": "education",
    "awards": "certificate", "publications": "project",
}  # fmt: skip
TELLING = {
    "work": ("position", "summary"), "volunteer": ("position", "summary"), "projects": ("name", "description"),
    "certificates": ("name",), "education": ("area",), "awards": ("title",), "publications": ("name",),
}  # fmt: skip

DATED: Final = frozenset(("startDate", "endDate", "date", "releaseDate"))


def phrases_of_entry(entry: Entry, path: str, pages: tuple[Page, ...]) -> list[SkillPhrase]:
    """Phrases of one entry with its months.

    An entry without a date in a section that no heading names may be any pasted text: its words are declared, no proof.
    """
    told = {key: entry.values[key] for key in TELLING[entry.section] if key in entry.values}
    position = told.get("position")
    months = (entry.start_month, entry.end_month, entry.current)
    if entry.bad_dates:
        months = (None, None, False)
    source: Source = (
        "declared" if entry.guessed and not DATED & entry.values.keys() else SOURCES[entry.section]
    )
    result = []
    for item in [*told.values(), *entry.highlights]:
        level = level_of_title(str(item.value)) if item is position else None
        for start, end in _sentences(pages[item.page - 1].text, item.start, item.end):
            phrase = _phrase(pages, item.page, start, end, source, path, months, level)
            if phrase is not None:
                result.append(phrase)
    return result


def phrases_of_skills(skills: Iterable[Skill], pages: tuple[Page, ...]) -> list[SkillPhrase]:
    """One phrase for each listed item; its quote is the line it stands in."""
    result = []
    for skill in skills:
        items = skill.keywords or [skill.name]
        level = level_of(str(skill.level.value)) if skill.level is not None else None
        for item in items:
            phrase = _phrase(
                pages,
                item.page,
                item.start,
                item.end,
                "declared",
                None,
                (None, None, False),
                level,
                whole_line=True,
            )
            if phrase is not None:
                result.append(phrase)
    return result


def phrases_of_text(found: Iterable[Found], pages: tuple[Page, ...]) -> list[SkillPhrase]:
    """Sentences in which a person says what they can, without proof: a summary."""
    result = []
    for item in found:
        for start, end in _sentences(pages[item.page - 1].text, item.start, item.end):
            phrase = _phrase(pages, item.page, start, end, "declared", None, (None, None, False), None)
            if phrase is not None:
                result.append(phrase)
    return result


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    position = start
    for match in SENTENCE.finditer(text, start, end):
        spans.append((position, match.start()))
        position = match.end()
    spans.append((position, end))
    return [(left, min(right, left + MAX_PHRASE)) for left, right in spans if right - left > 1]


def _phrase(
    pages: tuple[Page, ...],
    page: int,
    start: int,
    end: int,
    source: Source,
    entry: str | None,
    months: tuple[str | None, str | None, bool],
    level: int | None,
    *,
    whole_line: bool = False,
) -> SkillPhrase | None:
    text = pages[page - 1].text
    line = _line_around(text, start, end) if whole_line else None
    # The line around a listed item is its quote, unless the line states a protected fact as well.
    quote = line if line is not None and not sentence_kinds(line) else text[start:end]
    if number_kind(quote) is not None:
        return None
    words = " ".join(text[start:end].split())
    return SkillPhrase(words, page, start, end, quote, source, entry, *months, level) if words else None


def _line_around(text: str, start: int, end: int) -> str | None:
    """The line, or None where it is longer than a quote may be.

    Thousands of items in one line would each have all of it looked through again: minutes for a small file.
    """
    first = text.rfind("\n", max(0, start - MAX_PHRASE), start) + 1
    last = text.find("\n", end, end + MAX_PHRASE)
    if (first == 0 and start > MAX_PHRASE) or (last < 0 and len(text) - end > MAX_PHRASE):
        return None
    return text[first : last if last >= 0 else len(text)]
