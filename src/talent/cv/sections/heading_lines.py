"""Which lines are headings: told by their words and by how they are set, and by how the other headings are set.

Each line whose words are those of a heading gets the sum of its features; the threshold decides. In one document all
headings are set alike, so a style in which little else is set speaks for a line, a style in which the text itself is
set speaks against it. Last, a line in the style of the headings that says something unknown is a heading as well.
"""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talent.cv.layout import Style, TextLine
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import (
    COLUMN_TITLE,
    is_title,
    loose_section_of,
    section_of,
    worded_section_of,
)
from talent.cv.vocabulary.known_skills import is_known

THRESHOLD = 2.0
# What plain text draws before and behind a heading: "~~~ Pendidikan ~~~", "/// Skills".
FRAMED = re.compile(r"^[^\w\s]{2,}\s*\w.*\w\s*[^\w\s]*$")
# "IV. " and "B. " before the words of a heading.
COUNTED = re.compile(r"^(?:[IVX]{1,4}|[A-Z])[.)]\s+")
# "9. Pendidikan :", one of the numbered items of a form, with nothing behind the colon.
ITEM_OF_FORM = re.compile(
    r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+(?P<words>[^:：()]{3,40}?)\s*(?:\([^()]*\))?\s*[:：]\s*$"
)
# "3. " before the words of a heading that the tables know.
NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s+(?=[^\W\d])")
# White space above a line, in its heights, that parts it from what is above as a section is parted, and by how much
# it is more than usual on a picture.
APART, MORE_THAN_USUAL = 2.0, 0.5
# How many lines may be set as the known headings are, for each of these: anywhere, and where all of them part the text.
MIXED, PARTED = 1.8, 2.4
# The most letters of a heading that parts the text.
LONGEST = 40
# How much larger than the text a line with a mark is that is no item of a list.
LOUDER = 1.1


def body_size(lines: list[TextLine]) -> float:
    """The size most characters are set in, in points; 0 where sizes are unknown."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_icons(lines: list[TextLine]) -> list[TextLine]:
    """The lines; a drawn mark before bold letters larger than the text is the icon of a heading, no bullet."""
    body = body_size(lines)
    return [
        replace(line, bullet=False)
        if line.bullet and line.bold and line.boxes and 0 < LOUDER * body < line.size
        else line
        for line in lines
    ]


def heading_keys(lines: list[TextLine], body: float) -> list[str | None]:
    """For each line the section it is the heading of, None where it is none; `body` is the size of the text."""
    sure = _apart_on_pictures(lines)
    words = [sure.get(index) or _words_of(line) for index, line in enumerate(lines)]
    shares = _shares(lines, words)
    keys: list[str | None] = []
    for index, line in enumerate(lines):
        key = words[index]
        if key is not None:
            features = heading_features(line, body, *_neighbours(lines, index))
            features["set_as_headings"] = shares[line.style]
            key = key if sum(features.values()) >= THRESHOLD or index in sure else None
        keys.append(key)
    checked = _without_weak(keys, lines, body)
    return [key if index in sure else checked[index] for index, key in enumerate(keys)]


def _apart_on_pictures(lines: list[TextLine]) -> dict[int, str]:
    """Sections by the lines of recognised pages that head them by their words and the white above, however set.

    An underlined or slanted heading is measured too light or too small there, and some of its letters are misread.
    """
    gaps = [line.gap for line in lines if line.recognised]
    if not gaps:
        return {}
    from talent.cv.vocabulary.misread_headings import misread_section_of

    least = statistics.median(gaps) + MORE_THAN_USUAL
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        apart = line.recognised and line.gap >= least and not (line.bullet or line.cells or line.table)
        if apart and line.text[:1].isupper() and not is_title(line.text.strip()):
            key = section_of(line.text.strip()) or misread_section_of(line.text)
            if key is not None:
                found[index] = key
    return found


def heading_features(
    line: TextLine, body: float, before: TextLine | None = None, after: TextLine | None = None
) -> dict[str, float]:
    """What speaks for and against `line` as a heading of the section its words name."""
    letters = [character for character in line.text if character.isalpha()]
    upper = bool(letters) and all(character.isupper() for character in letters)
    form = ITEM_OF_FORM.match(line.text.strip()) is not None
    return {
        "words_of_a_heading": 1.2 if form or section_of(line.text.strip()) is not None else 0.5,
        "declared_heading": 2.0 if line.heading else 0.0,
        "larger_than_text": 1.2 if body and line.size > body * 1.08 else 0.0,
        "larger_than_below": 0.6 if after is not None and line.size > after.size * 1.05 > 0 else 0.0,
        "bold": 1.0 if line.bold else 0.0,
        "bold_above_plain": 0.3 if line.bold and after is not None and not after.bold else 0.0,
        "capitals": 1.0 if upper and len(letters) > 1 else 0.0,
        "space_above": 0.9 if line.gap >= 1.2 else 0.5 if line.gap >= 0.5 else 0.0,
        "opens_a_region": 0.6 if before is None or before.region != line.region else 0.0,
        "ends_with_colon": 0.4 if line.text.rstrip().endswith(":") else 0.0,
        "item_of_a_form": 1.0 if form else 0.0,
        "framed_by_marks": 1.0 if FRAMED.match(line.text.strip()) else 0.0,
        "several_words": 0.5 if " " in line.text.strip() else 0.0,
        "bullet": -1.5 if line.bullet and not form else 0.0,
        "smaller_than_text": -0.8 if body and line.size < body * 0.9 and not upper else 0.0,
        "in_table": -0.6 if line.table and line.cells else 0.0,
        "starts_lower_case": -1.0 if line.text[:1].islower() and not line.bold else 0.0,
    }


def _words_of(line: TextLine) -> str | None:
    """The section that the words of a line name."""
    text = line.text.strip()
    item = ITEM_OF_FORM.match(text)
    if item is not None:
        return section_of(item["words"])
    if len(line.cells) > 1 and not (line.text.isupper() and len(line.cells) == 2):
        return None
    key = section_of(text) or _words_of_its_own(line, text)
    return None if key is None or is_title(text) else key


def _words_of_its_own(line: TextLine, text: str) -> str | None:
    """The section named by stems alone, of a line that nothing else speaks against."""
    if line.bullet or line.cells or not 5 <= len(text) <= 40 or not (text[:1].isupper() or line.bold):
        return None
    key = stem_section(text, strict=True)
    return None if key is None or COLUMN_TITLE.match(text.strip(" .:")) else key


def _neighbours(lines: Sequence[TextLine], index: int) -> tuple[TextLine | None, TextLine | None]:
    return lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None


def _shares(lines: list[TextLine], words: Sequence[str | None]) -> Counter[Style]:
    """For each style how much it speaks for a heading: positive where most of what is set so are headings."""
    headings = Counter(line.style for line, key in zip(lines, words, strict=True) if key is not None)
    everything = Counter(line.style for line in lines)
    result: Counter[Style] = Counter()
    for style, count in headings.items():
        if everything[style] >= 3:
            share = count / everything[style]
            result[style] = 0.8 if share > 0.6 and count > 1 else -0.4 if share < 0.2 else 0  # type: ignore[assignment]
    return result


def _without_weak(keys: list[str | None], lines: list[TextLine], body: float) -> list[str | None]:
    """A label set like text ("Bahasa" above programming languages) is no heading where others are
    set stronger."""
    styles = Counter(_weight(line) for line, key in zip(lines, keys, strict=True) if key is not None)
    strong = [
        style for style, count in styles.items() if count >= 2 and (style[0] > body * 1.05 or any(style[1:]))
    ]
    total = sum(styles.values())
    beside = {
        (line.page, line.region, _weight(line))
        for line, key in zip(lines, keys, strict=True)
        if key is not None
    }

    opened = {
        (line.page, line.region, _weight(line))
        for line, key, before in zip(lines, keys, [None, *lines], strict=False)
        if key is not None and line.bold and (before is None or before.region != line.region)
    }

    def weak(line: TextLine, key: str) -> bool:
        if line.heading or (body and line.size > body * 1.05):
            return False
        if not line.size and line.text.isupper() and line.gap and section_of(line.text.strip()) is not None:
            # In a plain text capitals behind an empty line say it, also where others are underlined.
            return False
        if key == "languages" and line.bold and line.gap >= 1.5:
            # What follows is looked at later: human languages have no other place.
            return False
        if key in ("work", "education") and line.bold and line.gap >= 1.5:
            # On a scan the sizes of letters are guesses.
            return False
        own = _weight(line)
        # A side bar has a manner of its own: in bold capitals, or as what opens it is set.
        apart = line.bold and (line.text.isupper() or (line.page, line.region, own) in opened)
        return any(
            own != style and all(mine <= theirs for mine, theirs in zip(own, style, strict=True))
            for style in strong
            if styles[style] >= 0.3 * total and (not apart or (line.page, line.region, style) in beside)
        )

    if total < 3:
        return keys
    everywhere = Counter(_weight(line) for line in lines)
    pure = any(count >= 3 and count > 0.7 * everywhere[style] for style, count in styles.items())

    def common(line: TextLine) -> bool:
        """Set as text is set, in a document whose headings have a style of their own."""
        style = _weight(line)
        if line.bold and line.size > body * 1.05 and line.gap >= APART and section_of(line.text.strip()):
            # Smaller headings of smaller sections ("Certificates"), loud and far below what is above them.
            return False
        return pure and everywhere[style] >= 3 and styles[style] < 0.35 * everywhere[style]

    def opens(line: TextLine, before: TextLine | None) -> bool:
        """Bold or in capitals at the top of a column, text box or table cell."""
        return (line.bold or line.text.isupper()) and (before is None or before.region != line.region)

    return [
        None if key is not None and not opens(line, before) and (weak(line, key) or common(line)) else key
        for line, key, before in zip(lines, keys, [None, *lines], strict=False)
    ]


def _weight(line: TextLine) -> tuple[float, bool, bool, int]:
    return (round(line.size, 1), line.bold, line.text.isupper(), min(line.heading, 1))


def heading_style(lines: list[TextLine], keys: Sequence[str | None]) -> Style | None:
    """The style of most headings where few other lines have it, None where headings have none; of two it must be a
    clear one, larger than the text or declared."""
    styles = Counter(line.style for line, key in zip(lines, keys, strict=True) if key is not None)
    if not styles:
        return None
    style, count = styles.most_common(1)[0]
    alike = [line for line in lines if line.style == style]
    sample = alike[0]
    plain = (
        not sample.bold
        and not style[1]
        and not style[2]
        and sample.size <= statistics.median(line.size for line in lines)
    )
    clear = style[2] or sample.size > 1.1 * statistics.median(line.size for line in lines)
    few = count >= 3 or (count == 2 and clear and len(alike) <= 8)
    if plain or not few:
        return None
    if len(alike) <= MIXED * count or (clear and count == 2):
        return style
    return style if len(alike) <= PARTED * count and _part_the_text(lines, style) else None


def _part_the_text(lines: Sequence[TextLine], style: Style) -> bool:
    """Whether all lines of a style are a few words below white that name no skill, none right below another."""
    alike = [index for index, line in enumerate(lines) if line.style == style]
    return not any(after - before == 1 for before, after in pairwise(alike)) and all(
        line.gap >= 1 and len(line.text) <= LONGEST and not line.cells and not is_known(line.text.strip())
        for line in (lines[index] for index in alike)
    )


def with_numbered_headings(
    lines: list[TextLine], keys: Sequence[str | None], style: Style | None
) -> list[TextLine]:
    """The lines; where the headings that are known are numbered, those set like them are no items of a list ("4. Things
    I Built")."""
    known = [line for line, key in zip(lines, keys, strict=True) if key is not None and line.style == style]
    if style is None or 2 * sum(bool(NUMBERED.match(line.text)) for line in known) <= len(known):
        return lines
    return [replace(line, bullet=False) if line.bullet and line.style == style else line for line in lines]


def looks_like_heading(line: TextLine, style: Style, body: float) -> bool:
    """Whether a line of unknown words is set as the headings are, and short; `body` is the size of the text."""
    if line.style != style or line.bullet or line.cells:
        return False
    words = COUNTED.sub("", line.text)
    if len(words) > 40 or any(character.isdigit() for character in words) or re.search(r"[,@.]", words):
        return False
    larger = 0 < 1.1 * body < line.size
    return line.gap > 0.25 or line.heading > 0 or (line.bold and (larger or line.text.isupper()))


def loose_key(line: TextLine, style: Style | None, body: float, after: TextLine | None) -> str | None:
    """The section of a line whose words are those of headings, though not as the table has them."""
    if line.bullet or line.cells or len(line.text) > 44 or is_title(line.text.strip()):
        return None
    if section_of(line.text.strip()) is not None:
        # Its words are in the table, and were found wanting.
        return None
    if style is not None and line.style == style:
        return (
            (loose_section_of(line.text) or stem_section(line.text))
            if looks_like_heading(line, style, body)
            else None
        )
    key = worded_section_of(line.text)
    if key is None:
        return None
    features = heading_features(line, body, None, after)
    del features["opens_a_region"]
    return key if sum(features.values()) >= THRESHOLD + 0.6 else None
