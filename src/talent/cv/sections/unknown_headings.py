"""Headings whose words no table has, found by how they are set and by what stands below them.

Where other headings are known, a line set like these is one as well, also above the first of them. Where none is
known ("Foundations", "The Story So Far"), the headings are the lines set in one manner, louder than the text, that
part the document into stretches which are each something else: jobs, studies, skills, languages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from talent.cv.layout import Style, TextLine
from talent.cv.sections.heading_lines import looks_like_heading
from talent.cv.sections.section_contents import content_key
from talent.cv.vocabulary.features import INSTITUTION_WORDS, ORGANISATION_FORMS, POSITION_WORDS
from talent.cv.vocabulary.headings import is_title, normal, section_of

MAIN = frozenset(("work", "education"))
TELLING = frozenset(
    ("work", "education", "skills", "languages", "certificates", "volunteer", "awards", "publications")
)
MOST = 18
LONGEST = 36
# "SEO" in a list of skills is set as headings in capitals are.
ACRONYM = re.compile(r"[A-Z]{2,4}")


def unknown_headings(
    lines: Sequence[TextLine], keys: Sequence[str | None], style: Style | None, body: float
) -> set[int]:
    """Indexes of the lines that are headings of sections nobody has named yet."""
    known = [index for index, key in enumerate(keys) if key is not None]
    found = (
        _above_the_first(lines, known[0] if known else len(lines), style, body)
        if style is not None
        else set()
    )
    if style is None:
        found = _parting(lines, keys, body, _largest(lines))
    found = found or _in_columns(lines, keys, body)
    return found - _name_of_person(lines, known, found)


def _name_of_person(lines: Sequence[TextLine], known: Sequence[int], found: Collection[int]) -> set[int]:
    """The first of the lines found where the ways to reach somebody stand below it: the name, set as headings are."""
    first, *others = sorted({*known, *found}) or [0]
    end = others[0] if others else len(lines)
    return {first} if first in found and content_key(lines[first + 1 : end]) == "contact" else set()


def _in_columns(lines: Sequence[TextLine], keys: Sequence[str | None], body: float) -> set[int]:
    """The headings of a column whose manner is another than that of the side bar."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        columns[line.page, line.region].append(index)
    if len(columns) < 2:
        return set()
    manners: set[Style] = set()
    largest = _largest(lines)
    known = {index for index, key in enumerate(keys) if key is not None}
    for indexes in columns.values():
        named = [keys[index] for index in indexes]
        if len(indexes) < 8 or sum(key is not None for key in named) > 2:
            continue
        # Headings that are set as those elsewhere are, as on a further page: the column has no manner of its own.
        elsewhere = {lines[n].style for n in known - set(indexes)}
        if any(lines[index].style in elsewhere for index in known.intersection(indexes)):
            continue
        part = [lines[index] for index in indexes]
        have = {key for key in keys if key is not None} - set(named)
        manners |= {part[index].style for index in _parting(part, named, body, largest, have)}
    return {
        index
        for index, line in enumerate(lines)
        if keys[index] is None and line.style in manners and _may_head(lines, index, largest)
    }


def _above_the_first(lines: Sequence[TextLine], first: int, style: Style, body: float) -> set[int]:
    """Lines set as headings above the first that is known, where something can be told of what they head."""
    marks = [index for index in range(1, first) if looks_like_heading(lines[index], style, body)]
    largest = _largest(lines)
    found = set()
    for number, index in enumerate(marks):
        end = marks[number + 1] if number + 1 < len(marks) else first
        named = content_key(lines[index + 1 : end])
        if named is not None and not _names_somebody(lines[index], largest):
            found.add(index)
    return found


def _names_somebody(line: TextLine, largest: float) -> bool:
    """The name or the trade at the top of the page, which may be set as the headings are."""
    return (line.page == 1 and 0 < largest <= line.size + 0.1) or bool(POSITION_WORDS.search(line.text))


def _largest(lines: Sequence[TextLine]) -> float:
    """The size of the largest letters on the first page, in which the name is set; in points, 0 where unknown."""
    return max((line.size for line in lines if line.page == 1), default=0.0)


def _parting(
    lines: Sequence[TextLine],
    keys: Sequence[str | None],
    body: float,
    largest: float,
    have: Collection[str] = (),
) -> set[int]:
    """The manner of setting whose lines part the document best; empty where none parts it into known kinds.

    `largest` is the size of the name, which may stand in another column than `lines`; `have` are the kinds of sections
    that other columns have: jobs are told in one place.
    """
    known = {index for index, key in enumerate(keys) if key is not None}
    best: tuple[float, float, set[int]] = (0.0, 0.0, set())
    for manner in _manners(lines, body, largest):
        if len(known) > 2 and len(manner & known) < 0.5 * len(known):
            continue
        marks = sorted(manner | known)
        if sum(index + 1 in manner for index in marks) > (0 if len(known) > 2 else 1):
            # Set right below a heading it is the title of an entry, which some set as the headings are.
            continue
        kinds = []
        for number, index in enumerate(marks):
            end = marks[number + 1] if number + 1 < len(marks) else len(lines)
            # A heading that stems alone have told may be about something else ("Yang Saya Kerjakan").
            named = keys[index] if section_of(lines[index].text.strip()) is not None else None
            kinds.append(named or content_key(lines[index + 1 : end]) or keys[index])
        told = {kind for kind in kinds if kind in TELLING}
        most = 0 if have or (len(known) > 2 and not lines[min(manner)].heading) else 2
        repeated = sum(kinds.count(kind) - 1 for kind in MAIN if kind in kinds)
        if len(told) < 2 or not told & MAIN or repeated > most:
            continue
        if told & MAIN & set(have):
            continue
        silent = sum(kind is None for kind in kinds)
        value = len(told) - 0.7 * repeated - 0.3 * silent + 0.3 * len(told & MAIN)
        loud = lines[min(manner)].size
        if value > 0.6 and (value, loud) > best[:2]:
            best = (value, loud, manner)
    return best[2]


def _manners(lines: Sequence[TextLine], body: float, largest: float) -> list[set[int]]:
    """Sets of lines that are set alike, louder than the text or apart from it, and short."""
    alike: dict[Style, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        alike[line.style].append(index)
    # What is said again and again ("Pencapaian" below every job) is a label.
    often = Counter(line.text for line in lines)
    result = []
    for style, indexes in alike.items():
        sample = lines[indexes[0]]
        loud = style[1] or style[2] or sample.bold or (body and sample.size > 1.05 * body)
        fit = {
            index for index in indexes if often[lines[index].text] == 1 and _may_head(lines, index, largest)
        }
        if loud and 2 <= len(fit) <= MOST and len(fit) >= 0.4 * len(indexes):
            result.append(fit)
    if not body:
        # Plain text: a line alone between two blank ones.
        alone = {
            index
            for index, line in enumerate(lines[:-1])
            if _may_head(lines, index, largest) and line.gap >= 1 and lines[index + 1].gap >= 1
        }
        under = {
            index
            for index, line in enumerate(lines)
            if _may_head(lines, index, largest) and line.gap >= 1 and line.text.rstrip().endswith(":")
        }
        result += [some for some in (alone, under) if 2 <= len(some) <= MOST]
    return result


def _may_head(lines: Sequence[TextLine], index: int, largest: float) -> bool:
    """A few words that name no post, school, company or date, with something below."""
    line = lines[index]
    if index == 0 or line.bullet or line.cells:
        return False
    if line.page == 1 and line.size and line.size >= largest - 0.1:
        return False
    return _may_name(line.text.strip().rstrip(":").rstrip())


@lru_cache(maxsize=256)
def _may_name(text: str) -> bool:
    """Whether words may be a heading nobody has in a table; asked of a line once for each way to part a page."""
    if not 2 <= len(text) <= LONGEST or len(text.split()) > 6:
        return False
    if any(character.isdigit() or character in ",@.:;()" for character in text) or not text[:1].isupper():
        return False
    if is_title(text) or not normal(text) or ACRONYM.fullmatch(text):
        return False
    return not (
        POSITION_WORDS.search(text) or INSTITUTION_WORDS.search(text) or ORGANISATION_FORMS.search(text)
    )
