"""Lines to sections: which lines are headings, and what stands under each.

A heading is told by its words (the table in `headings`) and by how it is set. A line that looks like the
headings that were recognised but says something else opens a section `other`, so that what is under it is not
counted to the section before.
"""

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field

from talent.cv.fields.languages import read_languages
from talent.cv.headings import is_title, loose_section_of, section_of
from talent.cv.layout import TextLine, part_of
from talent.cv.places import find_places

CLOSING = re.compile(
    r"^(?:hormat\s+saya|dengan\s+hormat|demikian(?:lah)?\s|yang\s+membuat\s+pernyataan|pemohon\b|"
    r"best\s+regards|sincerely|"
    r"i\s+(?:hereby\s+)?(?:certify|declare)\b|dengan\s+ini\s+saya\s+menyatakan)",
    re.I,
)
SIGNATURE = re.compile(
    r"^[A-Z][A-Za-z .]{2,30},\s+\d{1,2}\s+\w{3,10}\s+20\d\d\.?$|^[A-Z][A-Za-z .]{2,30},\s+\w{3,10}\s+20\d\d$"
)
INLINE = re.compile(r"^([A-Za-z&/ ]{3,40}?)\s*[:：]\s*(?=\S)")
INLINE_SECTIONS = ("skills", "languages", "interests", "summary", "certificates")
CONTACT = re.compile(
    r"@|\.(?:com|id|net|org|io|dev|example)\b|\d[\d ().-]{7,}\d|https?:|linkedin|github", re.I
)
CONTACT_LABEL = re.compile(
    r"^(?:nama|name|alamat|address|e-?mail|surel|telepon|telp|hp|no|phone|mobile|domisili)\b", re.I
)
THRESHOLD = 2.0


@dataclass(slots=True)
class Section:
    """Lines under one heading; `key` is `head` for what stands before the first heading."""

    key: str
    heading: TextLine | None
    lines: list[TextLine] = field(default_factory=list)


def body_size(lines: list[TextLine]) -> float:
    """The size most characters are set in, in points; 0 where sizes are unknown."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def heading_features(line: TextLine, body: float) -> dict[str, float]:
    """What speaks for and against `line` as a heading of the section its words name."""
    letters = [character for character in line.text if character.isalpha()]
    upper = bool(letters) and all(character.isupper() for character in letters)
    return {
        "words_of_a_heading": 1.2,
        "declared_heading": 2.0 if line.heading else 0.0,
        "larger_than_text": 1.2 if body and line.size > body * 1.08 else 0.0,
        "bold": 1.0 if line.bold else 0.0,
        "capitals": 1.0 if upper and len(letters) > 1 else 0.0,
        "space_above": 0.5 if line.gap >= 0.5 else 0.0,
        "ends_with_colon": 0.4 if line.text.rstrip().endswith(":") else 0.0,
        "several_words": 0.5 if " " in line.text.strip() else 0.0,
        "bullet": -1.5 if line.bullet else 0.0,
        "smaller_than_text": -0.8 if body and line.size < body * 0.9 and not upper else 0.0,
        "in_table": -0.6 if line.table and line.cells else 0.0,
        "starts_lower_case": -1.0 if line.text[:1].islower() and not line.bold else 0.0,
    }


def split_sections(lines: list[TextLine]) -> list[Section]:
    """Sections in reading order, the first with key `head`; no line is lost, headings stand apart."""
    body = body_size(lines)
    keys = _without_weak([_heading_key(line, body) for line in lines], lines, body)
    keys = [
        None if key == "languages" and not _names_languages(lines, index, keys) else key
        for index, key in enumerate(keys)
    ]
    keys = [
        None if key == "contact" and not _says_contact(lines[index + 1 : index + 6]) else key
        for index, key in enumerate(keys)
    ]
    likeness = _heading_likeness(lines, keys)
    sections = [Section("head", None)]
    largest = max((line.size for line in lines if line.page == 1), default=0.0)
    for index, line in enumerate(lines):
        key = keys[index]
        following = lines[index + 1 : index + 3]
        if key is None and _closes(line, following):
            key = "closing"
        if key is None and likeness and _looks_like_heading(line, likeness, sections[-1]):
            key = loose_section_of(line.text) or "other"
        if key is not None:
            sections.append(Section(key, line))
            continue
        inline = _inline_heading(line, sections[-1])
        if inline is not None:
            sections.append(Section(inline[0], None, [inline[1]]))
            continue
        if sections[-1].key != "head" and _opens_main_column(line, sections[-1], largest):
            sections.append(Section("head", None))
        sections[-1].lines.append(line)
    return [
        section
        for section in sections
        if section.lines or section.heading is not None or section.key == "head"
    ]


def _names_languages(lines: list[TextLine], index: int, keys: list[str | None]) -> bool:
    """Whether a human language is named below: "Languages" may head a list of programming languages."""
    following = []
    for line, key in zip(lines[index + 1 : index + 6], keys[index + 1 : index + 6], strict=True):
        if key is not None:
            break
        following.append(line)
    return bool(read_languages(following)) or not following


def _says_contact(lines: list[TextLine]) -> bool:
    """Whether an address, a number or a place stands below: "Media sosial" may be a skill."""
    return any(
        CONTACT.search(line.text) or CONTACT_LABEL.match(line.text) or find_places(line.text)
        for line in lines
    )


def _opens_main_column(line: TextLine, section: Section, largest: float) -> bool:
    """After a side bar the main column may begin without a heading: with the name, in the largest letters."""
    before = section.lines[-1] if section.lines else section.heading
    if before is None or line.page != 1 or before.region == line.region or line.size <= 0:
        return False
    return line.size >= largest - 0.1 and line.size > before.size * 1.3


def _heading_key(line: TextLine, body: float) -> str | None:
    text = line.text.strip()
    if len(line.cells) > 1 and not (line.text.isupper() and len(line.cells) == 2):
        return None
    key = section_of(text)
    if key is None or is_title(text):
        return None
    return key if sum(heading_features(line, body).values()) >= THRESHOLD else None


def _without_weak(keys: list[str | None], lines: list[TextLine], body: float) -> list[str | None]:
    """A label set like text ("Bahasa" above programming languages) is no heading where others are
    set stronger."""
    styles = Counter(_style(line) for line, key in zip(lines, keys, strict=True) if key is not None)
    strong = [
        style for style, count in styles.items() if count >= 2 and (style[0] > body * 1.05 or any(style[1:]))
    ]
    total = sum(styles.values())

    def weak(line: TextLine, before: TextLine | None) -> bool:
        if line.bold and before is not None and before.region != line.region:
            return False
        if line.heading or (body and line.size > body * 1.05):
            return False
        own = _style(line)
        return any(
            own != style and all(mine <= theirs for mine, theirs in zip(own, style, strict=True))
            for style in strong
            if styles[style] >= 0.3 * total
        )

    if total < 3:
        return keys
    everywhere = Counter(_style(line) for line in lines)
    pure = any(count >= 3 and count > 0.7 * everywhere[style] for style, count in styles.items())

    def common(line: TextLine) -> bool:
        """Set as text is set, in a document whose headings have a style of their own."""
        style = _style(line)
        return pure and everywhere[style] >= 3 and styles[style] < 0.35 * everywhere[style]

    return [
        None if key is not None and (weak(line, before) or common(line)) else key
        for line, key, before in zip(lines, keys, [None, *lines], strict=False)
    ]


def _style(line: TextLine) -> tuple[float, bool, bool, int]:
    return (round(line.size, 1), line.bold, line.text.isupper(), min(line.heading, 1))


def _heading_likeness(lines: list[TextLine], keys: list[str | None]) -> tuple[float, bool, bool, int] | None:
    """The style of at least three headings that few other lines have, None where headings have none."""
    styles = Counter(_style(line) for line, key in zip(lines, keys, strict=True) if key is not None)
    if not styles:
        return None
    style, count = styles.most_common(1)[0]
    same = sum(_style(line) == style for line in lines)
    plain = (
        not style[1]
        and not style[2]
        and not style[3]
        and style[0] <= statistics.median(line.size for line in lines)
    )
    return style if count >= 3 and same <= count * 1.8 and not plain else None


def _looks_like_heading(line: TextLine, style: tuple[float, bool, bool, int], section: Section) -> bool:
    if (
        _style(line) != style
        or line.bullet
        or line.cells
        or len(line.text) > 40
        or any(c.isdigit() for c in line.text)
    ):
        return False
    return (
        section.key != "head"
        and not re.search(r"[,@.]", line.text)
        and (line.gap > 0.25 or line.heading > 0 or (style[1] and style[2]))
    )


def _closes(line: TextLine, following: list[TextLine]) -> bool:
    """The signature at the end of an Indonesian CV."""
    if CLOSING.match(line.text) and len(line.text) < 200:
        return True
    return bool(SIGNATURE.match(line.text)) and any(CLOSING.match(other.text) for other in following)


def _inline_heading(line: TextLine, section: Section) -> tuple[str, TextLine] | None:
    """`Keahlian: Python, SQL` outside of an entry: the words after the colon are the section."""
    if section.key not in ("head", "contact", "personal", "skills", "languages", "interests"):
        return None
    match = INLINE.match(line.text)
    if match is None or line.bullet:
        return None
    key = section_of(match[1])
    if key == "languages" and not read_languages([part_of(line, match.end(), len(line.text))]):
        return None
    if key not in INLINE_SECTIONS or key == section.key or (section.key == "skills" and key != "languages"):
        return None
    rest = part_of(line, match.end(), len(line.text))
    return key, rest
