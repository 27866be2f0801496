"""Lines to sections: which lines are headings, and what stands under each.

A heading is told by its words (the table in `headings`) and by how it is set. A line that looks like the
headings that were recognised but says something else opens a section `other`, so that what is under it is not
counted to the section before.
"""

import re
from collections import Counter
from collections.abc import Sequence

from talent.cv.fields.entries import ROLES
from talent.cv.fields.languages import read_languages
from talent.cv.layout import Style, TextLine, part_of, style_at
from talent.cv.page.unwrap import joined_line
from talent.cv.section import Section
from talent.cv.sections.form_labels import form_lines
from talent.cv.sections.heading_lines import (
    body_size,
    heading_keys,
    heading_style,
    looks_like_heading,
    loose_key,
    with_numbered_headings,
    without_icons,
)
from talent.cv.sections.letters import end_of_letter
from talent.cv.sections.section_naming import named_by_contents
from talent.cv.sections.table_captions import captioned_section
from talent.cv.sections.text_headings import BLANK
from talent.cv.sections.unheaded import with_unheaded
from talent.cv.sections.unknown_headings import ACRONYM, unknown_headings
from talent.cv.sections.without_headings import opens_summary, with_foot
from talent.cv.types import Box
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.features import INSTITUTION_WORDS
from talent.cv.vocabulary.heading_stems import stem_section
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.known_skills import is_known
from talent.cv.vocabulary.places import find_places

CLOSING = re.compile(
    r"^(?:hormat\s+saya|dengan\s+hormat|demikian(?:lah)?\s|yang\s+membuat\s+pernyataan|pemohon\b|"
    r"(?:best|kind|warm(?:est)?)\s+regards|regards\W*$|salam(?:\s+hormat|\s+hangat)?\W*$|sincerely|"
    r"i\s+(?:hereby\s+)?(?:certify|declare)\b|dengan\s+ini\s+saya\s+menyatakan)",
    re.I,
)
SIGNATURE = re.compile(
    r"^[A-Z][A-Za-z .]{2,30},\s+\d{1,2}\s+\w{3,10}\s+20\d\d\.?$|^[A-Z][A-Za-z .]{2,30},\s+\w{3,10}\s+20\d\d$"
)
INLINE = re.compile(r"^([A-Za-z&/ ]{3,40}?)\s*[:：]\s*(?=\S)")
INLINE_SECTIONS = ("skills", "languages", "interests", "summary", "certificates")
# White space above the second line of a heading, at most, in its height.
WRAPPED = 0.75
# What a heading goes on behind.
OPEN_HEADING = re.compile(r"(?:&|/|\b(?:dan|and))$", re.I)
DATED = ("work", "volunteer", "education", "projects")
# How much smaller than the heading of its section a line is that names a part of it.
QUIETER = 0.95
# How far from the headings a column begins that is another, in points.
ELSEWHERE = 20.0
# A line of a list of skills; what is longer is a sentence.
LONGEST_ITEM = 90
# How much further in than its column an item with a mark may begin, in points.
INDENT = 28.0
CONTACT = re.compile(
    r"@|\w\.(?:com|id|(?<!\basp\.)net|org|io|dev|example)\b|\d[\d ().-]{7,}\d|https?:|linkedin|github", re.I
)
CONTACT_LABEL = re.compile(
    r"^(?:nama|name|alamat|address|e-?mail|surel|telepon|telp|hp|no|phone|mobile|domisili)\b", re.I
)


def split_sections(lines: list[TextLine]) -> list[Section]:
    """Sections in reading order, the first with key `head`; no line is lost, headings stand apart.

    A letter in front of the CV closes before it begins.
    """
    end = end_of_letter(lines)
    letter = [Section("head", None), Section("closing", None, lines[:end])] if end else []
    return letter + _sections_of(lines[end:])


def _sections_of(lines: list[TextLine]) -> list[Section]:
    lines = without_icons(lines)
    body = body_size(lines)
    keys = heading_keys(lines, body)
    keys = [
        None if key == "languages" and not _names_languages(lines, index, keys) else key
        for index, key in enumerate(keys)
    ]
    keys = [
        None if key == "contact" and not _says_contact(lines[index + 1 : index + 6]) else key
        for index, key in enumerate(keys)
    ]
    for index, key in enumerate(keys):
        if key in DATED and _names_group_of_skills(lines, index, keys):
            keys[index] = None
    form = form_lines(lines)
    keys = [None if index in form else key for index, key in enumerate(keys)]
    style = heading_style(lines, keys)
    lines = with_numbered_headings(lines, keys, style)
    keys = _without_repeated(lines, keys)
    unnamed = unknown_headings(lines, keys, style, body) - form
    sections = [Section("head", None)]
    columns = _Columns()
    titles: set[Style] = set()
    largest = max((line.size for line in lines if line.page == 1), default=0.0)
    for index, line in enumerate(lines):
        key = keys[index]
        above = lines[index - 1] if index else None
        following = lines[index + 1 : index + 3]
        if key is None and _closes(line, following):
            key = "closing"
        if key is None and sections[-1].key != "head" and index not in form:
            key = loose_key(line, style, body, following[0] if following else None)
            if key is None and style is not None and looks_like_heading(line, style, body):
                key = "other"
        if key is None and index in unnamed:
            key = stem_section(line.text) or "other"
        told = key is not None or line.style == style
        if told and keys[index] is None and _titles_entry(lines, index, sections[-1], titles):
            key = None
        if (
            key is not None
            and section_of(line.text.strip()) is None
            and _is_first_item(line, sections[-1], above)
        ):
            key = None
        if key is not None and keys[index] is None and sections[-1].key == "skills":
            key = None if _names_group_of_skills(lines, index, keys, sections[-1].heading) else key
        if key == "other" and sections[-1].key == "skills" and _is_skill_in_capitals(line, body):
            key = None
        if key == "other" and sections[-1].key == "skills" and _is_label(line, sections[-1], keys[index]):
            # "Lainnya" below "Desain" and "Riset": the last group of the skills.
            key = None
        if key == sections[-1].key and line.text.strip().lower() in ROLES:
            # "Relawan" below "Kegiatan Sukarela" is what somebody was.
            key = None
        wrapped = None
        if key is not None or line.size > 1.1 * body or line.bold:
            wrapped = _wrapped_key(line, sections[-1])
            key = wrapped or key
        asks = keys[index] is None and index not in form
        caption = captioned_section(lines, index, sections[-1].key) if asks else None
        if caption is not None:
            sections.append(Section(caption, line, settled=True))
            columns.note(line, sections[-1])
            continue
        if key is not None:
            # What stands below a signature names no section.
            heading = _with_first_line(line, sections[-1])
            sections.append(Section(key, heading, settled=key == "closing" or wrapped is not None))
            columns.note(line, sections[-1])
            continue
        interrupted = columns.of(line, sections[-1], above)
        if interrupted is not None:
            interrupted.lines.append(line)
            continue
        inline = _inline_heading(line, sections[-1], last=_ends_entries(lines, keys, index))
        if inline is not None:
            sections.append(Section(inline[0], None, [inline[1]]))
            continue
        if sections[-1].key != "head" and _opens_main_column([line, *following], sections[-1], largest):
            sections.append(Section("head", None))
        elif sections[-1].key != "head" and columns.is_new(line) and opens_summary(lines, keys, index):
            sections.append(Section("summary", None))
        sections[-1].lines.append(line)
        columns.note(line, sections[-1])
    kept = [item for item in sections if item.lines or item.heading is not None or item.key == "head"]
    return with_foot(with_unheaded(named_by_contents(kept)))


def _is_skill_in_capitals(line: TextLine, body: float) -> bool:
    """An item such as "QGIS", which capitals alone set as the headings are."""
    text = line.text.strip()
    plain = not line.bold and not line.heading and line.size <= 1.05 * body
    return plain and text.isupper() and (ACRONYM.fullmatch(text) is not None or is_known(text))


def _is_label(line: TextLine, section: Section, key: str | None) -> bool:
    """Whether a line is set as the names of groups above it are, at their place.

    Where its words name no section (`key` is None) the headings stand elsewhere.
    """
    head = section.heading
    if key is None and (head is None or abs(head.x0 - line.x0) < ELSEWHERE):
        return False
    return bool(line.boxes) and any(
        style_at(other, 0) == style_at(line, 0)
        and (other.page, round(other.x0)) == (line.page, round(line.x0))
        and not other.bullet
        for other in section.lines
    )


def _wrapped_key(line: TextLine, above: Section) -> str | None:
    """What a heading says together with the one right above it, its first line ("Education &", "Training")."""
    head = above.heading
    if head is None or above.lines or head.style != line.style:
        return None
    if (head.page, head.region) != (line.page, line.region) or line.gap > WRAPPED:
        return None
    return section_of(f"{head.text} {line.text}")


def _with_first_line(line: TextLine, above: Section) -> TextLine:
    """The heading with its first line, which is no heading alone ("Training &", "Certifications") and is taken out of
    the section that it would be the last line of."""
    last = above.lines[-1] if above.lines else None
    if last is None or (last.page, last.region, last.end + 1) != (line.page, line.region, line.start):
        return line
    if (
        line.gap > WRAPPED
        or (last.size, last.bold) != (line.size, line.bold)
        or not OPEN_HEADING.search(last.text)
    ):
        return line
    return joined_line(above.lines.pop(), line)


def _titles_entry(lines: list[TextLine], index: int, section: Section, titles: set[Style]) -> bool:
    """Whether words set as the headings are name an employer or a school: beside dates, as the entry before does.

    `titles` are the manners in which entries are set right below the heading of their section or the first dates there.
    """
    line, heading = lines[index], section.heading
    if (
        section.key not in DATED
        or section_of(line.text.strip()) is not None
        or not _beside_range(lines, index, 3)
    ):
        return False
    style = line.style
    if heading is not None and not section.lines:
        if (heading.page, heading.region) == (line.page, line.region):
            titles.add(style)
            return True
        return False
    if style in titles:
        return True
    if not _beside_range(lines, index, 1):
        return False
    if (
        heading is not None
        and section.lines == lines[index - 1 : index]
        and not line.gap > section.lines[0].gap
    ):
        # Only its dates stand between the heading of the section and the entry.
        titles.add(style)
        return True
    own = [n for n, other in enumerate(section.lines) if other.style == style]
    return any(_beside_range(section.lines, n, 1) for n in own)


def _beside_range(lines: list[TextLine], index: int, below: int) -> bool:
    """Whether the line right above or one of those below is one with a range of dates."""
    near = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 1 + below]]
    return any(
        len(line.text) < 60 and any(not date.single for date in find_ranges(line.text)) for line in near
    )


class _Columns:
    """Which section each column of the page was left in.

    A side bar is read between two halves of the main column, a page break between two pages of one: lines without a
    heading that begin where an earlier column began go on with its section.
    """

    def __init__(self) -> None:
        self.region = -1
        self.left: dict[int, float] = {}
        self.section: dict[int, Section] = {}

    def note(self, line: TextLine, section: Section) -> None:
        """Remember where the region of the line begins, and its section."""
        if not line.boxes:
            return
        self.left[line.region] = min(self.left.get(line.region, line.x0), line.x0)
        self.section[line.region] = section
        self.region = line.region

    def is_new(self, line: TextLine) -> bool:
        """Whether no line of its column was read before."""
        return line.region not in self.section

    def of(self, line: TextLine, current: Section, above: TextLine | None) -> Section | None:
        """The section that `line`, read behind `above`, goes on with in another column; None for the current one."""
        if not line.boxes or line.region == self.region or _is_below_heading(line, current, above):
            return None
        if _is_beside_first(line, current):
            return None
        if line.region in self.section:
            found = self.section[line.region]
            return None if found is current else found
        if self.region < 0 or abs(self.left[self.region] - line.x0) <= 20:
            return None
        for region in sorted(self.section, reverse=True):
            found = self.section[region]
            # The items of a list stand further in than the column begins.
            if not -8 <= line.x0 - self.left[region] <= (INDENT if line.bullet else 8):
                continue
            if found.lines and found.lines[-1].region == self.region and found.lines[0].region != region:
                # Its heading stands at the foot of a column, from which the text flows to the next.
                return None
            if found.key != "head" and found is not current:
                self.left[line.region], self.section[line.region] = line.x0, found
                return found
        return None


def _is_below_heading(line: TextLine, current: Section, above: TextLine | None) -> bool:
    """Whether the line is the first below its heading, which may be set in the middle above a wide one."""
    head = current.heading
    if head is None or current.lines or above is not head or not (head.boxes and line.boxes):
        return False
    if line.page != head.page:
        # The last line of a page is the heading of what the next page begins with.
        return line.page == head.page + 1
    top, bottom = _first_box(line)[1], _first_box(head)[3]
    return -1 < top - bottom < 2 * head.size


def _is_beside_first(line: TextLine, current: Section) -> bool:
    """Whether the line begins a column right of the first one below a heading, and level with it."""
    head = current.heading
    if head is None or not current.lines or not (head.boxes and line.boxes and current.lines[0].boxes):
        return False
    first = current.lines[0]
    if head.region == first.region or not head.page == first.page == line.page or line.x0 < first.x0:
        return False
    return abs(_first_box(line)[1] - _first_box(first)[1]) < head.size


def _is_first_item(line: TextLine, current: Section, above: TextLine | None) -> bool:
    """Whether the line stands right below a heading that is set otherwise: the title of an entry ("Pendidikan Khusus
    Profesi" below "SERTIFIKAT"), whatever its words sound like."""
    head = current.heading
    if head is None or current.lines or above is not head or not (head.boxes and line.boxes):
        return False
    # The last line of a page may be the heading of what the next page begins with.
    follows = (head.page, head.region) == (line.page, line.region) or line.page == head.page + 1
    return follows and head.style != line.style and line.size <= head.size + 0.1


def _first_box(line: TextLine) -> Box:
    return next((box for box in line.boxes if box is not None), (0.0, 0.0, 0.0, 0.0))


REPEATED = ("awards", "summary", "skills", "projects", "publications", "interests", "other")


def _without_repeated(lines: list[TextLine], keys: list[str | None]) -> list[str | None]:
    """ "Achievements" below every job is a label within the entries and no section, also where one opens a page, or
    where the labels of several jobs stand in a column of their own."""
    said = Counter((line.text.strip().lower(), line.style) for line in lines)
    result = list(keys)
    inside = False
    for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if key in REPEATED and said[line.text.strip().lower(), line.style] > (1 if inside else 2):
            result[index] = None
        elif key is not None:
            inside = key in ("work", "volunteer", "projects")
    return result


def _names_languages(lines: list[TextLine], index: int, keys: list[str | None]) -> bool:
    """Whether a human language is named below: "Languages" may head a list of programming languages."""
    following = []
    for line, key in zip(lines[index + 1 : index + 6], keys[index + 1 : index + 6], strict=True):
        if key is not None:
            break
        following.append(line)
    return bool(read_languages(following)) or not following


def _names_group_of_skills(
    lines: list[TextLine], index: int, keys: list[str | None], parent: TextLine | None = None
) -> bool:
    """Whether the words of a heading name a group within the skills ("Pendidikan" above "Moodle"): set smaller than the
    heading of the skills that it stands below, and nothing below it happened at a time or at a school.

    `parent` is that heading; where it is not given, the heading above is asked whether it is one of skills.
    """
    if parent is None:
        at = next((at for at in range(index - 1, -1, -1) if keys[at] is not None), None)
        parent = lines[at] if at is not None and keys[at] == "skills" else None
    if parent is None or lines[index].size >= QUIETER * parent.size or lines[index].page > parent.page + 1:
        return False
    below: list[TextLine] = []
    for line, key in zip(lines[index + 1 :], keys[index + 1 :], strict=True):
        if key is not None or line.style == lines[index].style:
            break
        below.append(line)
    texts = [line.text for line in below]
    return bool(texts) and not any(
        find_ranges(text) or find_degree(text) or INSTITUTION_WORDS.search(text) or len(text) > LONGEST_ITEM
        for text in texts
    )


def _says_contact(lines: list[TextLine]) -> bool:
    """Whether an address, a number or a place stands below: "Media sosial" may be a skill."""
    return any(
        CONTACT.search(line.text) or CONTACT_LABEL.match(line.text) or find_places(line.text)
        for line in lines
    )


def _opens_main_column(lines: Sequence[TextLine], section: Section, largest: float) -> bool:
    """After a side bar the main column may begin without a heading: with the name, in the largest letters, or with the
    trade right above the name; `lines` are its first and those below."""
    line, before = lines[0], section.lines[-1] if section.lines else section.heading
    if before is None or line.page != 1 or before.region == line.region or line.size <= 0:
        return False
    name = next((each for each in lines[:2] if each.size >= largest - 0.1), None)
    return name is not None and name.region == line.region and name.size > before.size * 1.3


def _closes(line: TextLine, following: list[TextLine]) -> bool:
    """The signature at the end of an Indonesian CV."""
    if CLOSING.match(line.text) and len(line.text) < 200:
        return True
    return bool(SIGNATURE.match(line.text)) and any(CLOSING.match(other.text) for other in following)


def _ends_entries(lines: list[TextLine], keys: list[str | None], index: int) -> bool:
    """Whether a line stands below a blank one and no entry goes on behind it: another section follows, or nothing."""
    if lines[index].gap < BLANK or lines[index].size:
        return False
    for other in range(index + 1, len(lines)):
        inline = INLINE.match(lines[other].text)
        if keys[other] is not None or (inline is not None and section_of(inline[1]) in INLINE_SECTIONS):
            return True
        if lines[other].gap >= BLANK:
            return False
    return True


def _inline_heading(line: TextLine, section: Section, *, last: bool) -> tuple[str, TextLine] | None:
    """`Keahlian: Python, SQL` outside of an entry: the words after the colon are the section.

    In a section of entries it must be the `last` of what stands there.
    """
    if section.key not in ("head", "contact", "personal", "skills", "languages", "interests") and not last:
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
