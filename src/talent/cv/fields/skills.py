"""Listed skills: groups with a label, or single items, with a level where one is stated."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from talent.cv.fields.item_rows import is_rest_of_name, rests_of_rated, with_margin_labels
from talent.cv.fields.items import ENDS_OPEN, LEAD_IN, items_of, spaces_of, wide_space
from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine, end_of_first_word, part_of, style_at, style_changes
from talent.cv.page.unwrap import joined_line
from talent.cv.vocabulary.known_skills import is_known
from talent.cv.vocabulary.levels import BEHIND, is_only_level, level_of

GROUP = re.compile(
    r"^(?:\[([^\]:\t,;]{2,40})\]\s+(?=[^\[]+$)|([^:\t,;]{2,45}?)\s*(?:[:：]|[-=]>|→|\s=\s)\s*)"
)
DASH_GROUP = re.compile(r"^([A-Z][^:\t,;]{2,30}?)\s+[–—]\s+(?=[^,;/|]+[,;/|])")
DASH_NAME = re.compile(r"([^:\t,;]{2,30}?)\s+[-–—]\s+(?=\S)")
DASH_LABEL = re.compile(r"[A-Z][^:\t,;]{2,30}?\s+[–—]\s+\S")
ENOUGH = re.compile(r"\w[\w+#. ]*(?:\s*[,;|/•·]\s*|\t)\S")
NEXT_GROUP = re.compile(r"[;|]\s+([A-Z][^:\t,;|]{2,40}?\s*:\s)")
CELL_GROUP = re.compile(r"^([^\t,;]{2,45}?)\t+(?=[^\t]*(?:[,;|•·]|\s/\s))")
SEPARATED = re.compile(r"[,;|•·]|\s/(?:\s|$)")
# What parts the first item of a list from the second: its colour may differ from theirs.
BETWEEN_ITEMS = re.compile(r"\s*(?:[,;•·]|/\s)")
BETWEEN_TWO = re.compile(r"\s+(?:dan|and|serta)\s+", re.I)
# The last word of a line whose list goes on with one more item below, and the first of the line that holds it.
ENDS_JOINING = re.compile(r"[,;|•·]?\s(?:dan|and|serta|&)\s*$", re.I)
# A full stop behind the last item of a list; "vs." and "etc." go on.
ENDS_SENTENCE = re.compile(r"\w{2}\.$")
BEGINS_ITEM = re.compile(r"^(?:[,;|/•·]|(?:dan|and|serta)(?=\s))\s", re.I)
# Crafts whose names are two words with "and" between.
ONE_CRAFT = re.compile(
    r"(?:(?:monitoring|pemantauan|perencanaan|planning|pengendalian|analisis|analysis) (?:dan|and) "
    r"(?:evaluasi|evaluation|penganggaran|budgeting|pengembangan|development|pelaporan|reporting)|"
    r"(?:penelitian|riset|research|pelatihan|training|learning|pembelajaran|organi[sz]ation) (?:dan|and) "
    r"(?:pengembangan|development)|(?:rekrutmen|recruitment) (?:dan|and) (?:seleksi|selection)|"
    r"(?:occupational |keselamatan dan )?(?:health|kesehatan|safety|keselamatan) (?:dan|and) "
    r"(?:safety|health|kesehatan|keselamatan)(?: kerja)?|(?:\w+ )?barang dan jasa|search and rescue|"
    r"supply and demand|water and sanitation|air dan sanitasi|hukum dan (?:ham|peraturan))",
    re.I,
)
# Names that groups of skills bear and skills do not.
GROUP_NAME = re.compile(
    r"^(?:(?:programming|scripting|markup)? ?languages?|bahasa(?: pemrograman)?|frameworks?|libraries|"
    r"kerangka kerja|pustaka|databases?|basis data|tools?|perkakas|perangkat(?: lunak)?|aplikasi|software|"
    r"(?:soft|hard|technical|general|other|core) skills?|keahlian (?:umum|teknis|lain(?:nya)?|utama)|"
    r"kemampuan (?:umum|teknis|lain(?:nya)?)|lainnya|lain-lain|others?|platforms?|technologies|teknologi|"
    r"methods?|metode|cloud|devops|infrastructure|infrastruktur)$",
    re.I,
)
# Of these, the ones that are no skill even where nothing tells them from what they name.
NO_SKILL = re.compile(
    r"^(?:programming languages?|bahasa pemrograman|(?:soft|hard|technical|general|other) skills|"
    r"keahlian (?:umum|teknis|lain(?:nya)?)|kemampuan (?:umum|teknis|lain(?:nya)?)|lainnya|lain-lain|others?)$",
    re.I,
)
# What stands in the margins of pages or beside the list, and is no item.
NO_ITEM = re.compile(
    r"@|https?:|www\.|(?:^|\s)(?:halaman|hal\.?|page)\s+\d+(?:\s*(?:dari|of|/)\s*\d+)?$|\bcurriculum vitae\b|"
    r"^\d+\s*(?:dari|of)\s*\d+$|"
    r"^(?:ubah|sunting|hapus|edit|delete|lihat semua|show all)$|^[\W_]+$|^\(\d\)(?:\s+\(\d\))*$|"
    r"\b(?:powered|built|made|created) (?:by|with)\b|"
    r"^(?:(?:19|20)\d\d)(?:\s*[-–—]\s*(?:(?:19|20)\d\d|\w+))?$|^(?:ipk|gpa)\b|\d[\d ().-]{7,}\d",
    re.I,
)
# "Analysis (Pandas, SPSS)": a group whose items stand in brackets.
BRACKETED = re.compile(r"([^(),;:|•·]{3,45}?)\s*\(([^()]+)\)\s*")
LEVEL_TAIL = re.compile(
    r"\s*(?:\(([^()]{2,40})\)|\s(\d{1,2}\+?\s(?:tahun|thn|years?|yrs?|bulan|months?))|\[([^\[\]]{2,40})\]|[-–—:=]\s*([^-–—:]{2,30})|\t+(.{1,30})|\s(\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|"
    r"[★⭐●■▮⬤☆○□▯◯ ]{3,20}))\s*:?$"
)
# How long something was used, where others say how well: "Python (3 tahun)".
DURATION = re.compile(r"^[(\s]*\d{1,2}\+?\s*(?:tahun|thn|years?|yrs?|bulan|months?)[)\s]*$", re.I)
# The marks behind a skill in the columns of a table of levels: "Linux | | √".
TICKS = re.compile(r"(?:\t+\s*[√✓✔☑]\s*)+$")
HEADER_CELL = re.compile(
    r"^(?:no\.?|(?:nama )?(?:keahlian|keterampilan|kemampuan|kompetensi|bidang|perangkat)|nama|skills?|tools?|"
    r"tingkat(?: \w+)?|level|kemahiran|keterangan|penguasaan|proficiency|rating|nilai|competenc(?:e|y)|technology|"
    r"years?|tahun|pengalaman|experience)$",
    re.I,
)


_LABELLED = 0.8
# How much wider than the usual space of a line the one behind its label is.
WIDER = 1.4
# The first line of a column has this white space above, whatever stands there.
FIRST_GAP = 2.0
# So many items in brackets are no parts of a single skill, where the section holds nothing else.
MANY = 4
# The white space above a line that belongs to the one above, in line heights.
CLOSE = 0.6
# White space above the rest of an item beside that above items: its share, and how much less, in line heights.
CLOSER, LEAST_STEP = 0.4, 0.12
# How much further in items with marks stand than the name of their list, in points.
INDENT = (8.0, 60.0)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the lists of a section are written: the space that parts items, in sizes of the letters; whether levels stand
    behind a mere space; whether a word joins the last two items."""

    wide: float
    plain: bool
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
    lines = [line for line in lines if not NO_ITEM.search(line.text.strip()) and not _is_header(line)]
    lines = with_margin_labels(_without_titles(lines))
    lines = [part_of(line, 0, tick.start()) if (tick := TICKS.search(line.text)) else line for line in lines]
    lines = [part for line in _without_label_rows(lines) for part in _groups_apart(line)]
    labels = _labels(lines)
    lines_of_table = sum(_cell_group(line) is not None for line in lines) > 1
    wide = wide_space([line for index, line in enumerate(lines) if index not in labels])
    wholes = [
        (part, label)
        for line, label in _wholes(lines, labels, wide)
        for part in ([line] if label else _groups_apart(line))
    ]
    bracketed = _bracketed([line for line, _ in wholes])
    if bracketed:
        return bracketed
    lists = [line for line, label in wholes if not label]
    manner = _Manner(wide, _says_levels_plainly(lists, wide), _joins_last(lists))
    dashed = _are_dash_groups(lists)
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
        group = _group(line) or (_row_group(line) if lines_of_table else None)
        group = group or (_dash_group(line) if dashed else None)
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


def _wholes(lines: list[TextLine], labels: set[int], wide: float) -> list[tuple[TextLine, bool]]:
    """The lines with what goes on below them, each with whether it is the label of a group."""
    spacing, edge = _spacing(lines, labels), _edge(lines)
    widest = max((line.x1 - line.x0 for line in lines if not line.cells), default=0.0)
    result: list[tuple[TextLine, bool]] = []
    grouped = False
    for index, line in enumerate(lines):
        if index in labels:
            if index - 1 in labels and _is_rest_of_label(lines[index - 1], line):
                result[-1] = (joined_line(result[-1][0], line), True)
            else:
                result.append((line, True))
            grouped = True
            continue
        above = lines[index - 1] if index and index - 1 not in labels else None
        if above is not None and above.page == line.page and line.start == above.end + 1:
            whole = result[-1][0]
            several = grouped or _group(whole) is not None
            told = LEAD_IN.match(whole.text) is not None and not above.text.rstrip().endswith(".")
            goes_on = _continues(above, line, edge, grouped=several) or (told and line.gap < 0.7)
            goes_on = goes_on or (index - 1 not in labels and is_rest_of_name(whole, line, widest))
            if goes_on or (_wrapped(above, line, spacing, widest) and not _holds_several(above, line, wide)):
                result[-1] = (joined_line(whole, line), False)
                continue
        result.append((line, False))
    return result


def _is_rest_of_label(above: TextLine, line: TextLine) -> bool:
    """Whether a line is the rest of the name of a group that its column has broken ("Programming", "Languages")."""
    near = (above.page, above.region, above.end + 1) == (
        line.page,
        line.region,
        line.start,
    ) and line.gap < CLOSE / 2
    return (
        near and not line.bullet and not above.text.endswith(":") and style_at(above, 0) == style_at(line, 0)
    )


def _group(line: TextLine) -> tuple[int, int] | None:
    """Where the label of a group ends and its items begin: behind a colon, a gap, a dash, or in bold."""
    match = GROUP.match(line.text) or DASH_GROUP.match(line.text) or _cell_group(line)
    if match is not None:
        rest = line.text[match.end() :]
        if is_only_level(rest) or not rest.strip():
            return None
        return match.end(match.lastindex or 0), match.end()
    changes = (at for at in style_changes(line) if style_at(line, at) != style_at(line, 0))
    change = next(changes, 0) or _wide_gap(line)
    label, rest = line.text[:change].rstrip(" :–—-|"), line.text[change:]
    if (
        not 2 < len(label) <= 45
        or re.search(r"[,;|/•·]\s", label)
        or not re.search(r"\w", rest)
        or BETWEEN_ITEMS.match(rest)
        or (line.bullet and not (label[0].isupper() and re.match(r"\s*\w", rest) and SEPARATED.search(rest)))
    ):
        return None
    lead = re.match(r"[\s:–—|-]*", rest)
    start = change + (lead.end() if lead else 0)
    if is_only_level(line.text[start:]) or not (ENOUGH.search(rest) or re.match(r"\s*[:–—|]", rest)):
        return None
    return len(label), start


def _dash_group(line: TextLine) -> tuple[int, int] | None:
    """A group before a dash, where several lines of the section are such groups."""
    match = DASH_NAME.match(line.text)
    if match is None or not match[1][0].isupper() or is_only_level(line.text[match.end() :]):
        return None
    return match.end(1), match.end()


def _are_dash_groups(lines: list[TextLine]) -> bool:
    """Whether all lines are names with a dash behind them, and several of them list more than one item there."""
    named = [match for line in lines if (match := DASH_NAME.match(line.text)) is not None]
    several = sum(SEPARATED.search(match.string, match.end()) is not None for match in named)
    return several > 1 and len(named) == len(lines)


def _wide_gap(line: TextLine) -> int:
    """Where the items begin behind the one wide space of a line, which parts a label off; 0 where there is none."""
    spaces = spaces_of(line, 0)
    if len(spaces) < 3 or not SEPARATED.search(line.text):
        return 0
    usual = sorted(space for _, space in spaces)[len(spaces) // 2]
    wide = [at for at, space in spaces if space > WIDER * usual]
    return wide[0] + 1 if len(wide) == 1 and not SEPARATED.search(line.text[: wide[0]]) else 0


def _without_label_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines without those that name several lists side by side, whose items stand below them in turn."""
    named = {
        number
        for index, line in enumerate(lines)
        for last in [_end_of_row(lines, index)]
        if ("\t" in line.text or last > index)
        and last + 1 < len(lines)
        and _heads(line, lines[last + 1])
        and (
            lines[last + 1].bullet
            or not _are_items(line, lines[index - 1] if index else None, lines[last + 1])
        )
        for number in range(index, last + 1)
    }
    return [line for index, line in enumerate(lines) if index not in named]


def _are_items(line: TextLine, above: TextLine | None, below: TextLine) -> bool:
    """Whether a row is no row of names: a list stands in it, in more than one manner, or a larger name above it, or it
    stands between two names in bold."""
    if SEPARATED.search(line.text) or len(line.runs) > 1:
        return True
    if above is not None and "\t" in above.text and style_at(above, 0) == style_at(line, 0):
        # A further row of the list above.
        return True
    if above is not None and below.bold and not line.bold and style_at(above, 0) == style_at(below, 0):
        return True
    return above is not None and "\t" not in above.text and above.size > 1.07 * line.size


def _end_of_row(lines: list[TextLine], index: int) -> int:
    """The last of the lines that stand beside the one at `index`, set as it is."""
    last = index
    while last + 1 < len(lines) and _beside(lines[last], lines[last + 1]):
        last += 1
    return last


def _beside(line: TextLine, other: TextLine) -> bool:
    if not (line.boxes and other.boxes and line.boxes[0] and other.boxes[0]) or line.page != other.page:
        return False
    level = abs(line.boxes[0][1] - other.boxes[0][1]) < 0.3 * line.size
    return (
        level
        and other.x0 > line.x1
        and style_at(line, 0) == style_at(other, 0)
        and line.bullet == other.bullet
    )


def _heads(line: TextLine, below: TextLine) -> bool:
    """Whether names of lists are set as such: without the marks of their items, larger, or bold over plain."""
    if line.bullet or is_only_level(below.text):
        return False
    if style_at(line, 0) == style_at(below, 0):
        marked = not line.text[:1].isalnum()
        return (
            not marked and below.bullet and "\t" in line.text and INDENT[0] < below.x0 - line.x0 < INDENT[1]
        )
    return below.bullet or line.size > 1.07 * below.size > 0 or (line.bold and not below.bold)


def _is_header(line: TextLine) -> bool:
    """The titles of the columns of a table of skills: "No | Keahlian | Tingkat", "Skill | Basic | Advanced"."""
    cells = [cell.strip(" .:") for cell in line.text.split("\t")]
    if len(cells) < 2 or not any(HEADER_CELL.match(cell) for cell in cells):
        return False
    return all(HEADER_CELL.match(cell) or is_only_level(cell) for cell in cells)


def _without_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines without the titles of the columns of a table that stand one below the other before its first row."""
    titles: set[int] = set()
    for index, line in enumerate(lines):
        if not line.table or not HEADER_CELL.match(line.text.strip(" .:")):
            continue
        near = [other for other in lines[max(index - 1, 0) : index + 2] if other is not line]
        if any(other.table == line.table and HEADER_CELL.match(other.text.strip(" .:")) for other in near):
            titles.add(index)
    return [line for index, line in enumerate(lines) if index not in titles]


def _labels(lines: list[TextLine]) -> set[int]:
    """Indexes of the lines that name a group whose items stand below.

    A label has no separators and is set above its items: bold over plain, larger, further out, or without the
    bullets that the items have.
    """
    result = set()
    for index, line in enumerate(lines[:-1]):
        text, below = line.text.strip(), lines[index + 1]
        own = _level_apart(line, 0, len(line.text), plain=False)
        if own is not None and not SEPARATED.search(text[: own[0]]) and _holds_list(line, below):
            result.add(index)
            continue
        if len(text) > 45 or "\t" in text or SEPARATED.search(text) or is_only_level(text):
            continue
        if index and _is_last_word(lines[index - 1], line):
            continue
        if is_only_level(below.text) or own is not None:
            if _has_keywords(lines, index):
                result.add(index)
            continue
        if below.text.rstrip().endswith(":") and text.endswith(":") and line.bold == below.bold:
            # "Python:" above "SQL:" — a level may be drawn behind each.
            continue
        if text.endswith(":") or _above(line, below) or _before_list(line, below):
            result.add(index)
    for index in sorted(result, reverse=True):
        # A narrow column breaks a name of two words, both of which are set as no item is.
        line, above = lines[index], lines[index - 1]
        apart = index and line.bold and not line.text.endswith(":") and not lines[index + 1].bold
        if apart and _is_rest_of_label(above, line) and not SEPARATED.search(above.text):
            result.add(index - 1)
    told = result | _plain_labels(lines) | _labels_alike(lines, result)
    return told | _labels_by_name(lines) | _set_apart(lines)


def _labels_by_name(lines: list[TextLine]) -> set[int]:
    """Lines set like the items below them that say what groups of skills are called, one of them no skill at all."""
    named = {
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if GROUP_NAME.match(line.text.strip())
        and not GROUP_NAME.match(below.text.strip())
        and not is_only_level(below.text)
        and line.bullet == below.bullet
    }
    return named if any(NO_SKILL.match(lines[index].text.strip()) for index in named) else set()


def _is_last_word(above: TextLine, line: TextLine) -> bool:
    """Whether a line is what did not fit into the full line of a list above it, set as that ends."""
    if not above.right or line.bullet or line.gap > 0.5 or not SEPARATED.search(above.text):
        return False
    if (above.page, above.region, above.end + 1) != (line.page, line.region, line.start):
        return False
    if style_at(above, len(above.text)) != style_at(line, 0) or ENDS_SENTENCE.search(above.text):
        return False
    return end_of_first_word(above, line) > above.right - 1


def _labels_alike(lines: list[TextLine], labels: set[int]) -> set[int]:
    """Lines set as labels above bullets are, and as far out, although the marks below them were not seen."""
    manners = {
        (style_at(lines[index], 0), round((lines[index + 1].x0 - lines[index].x0) / 3))
        for index in labels
        if lines[index + 1].bullet and lines[index + 1].x0 > lines[index].x0 + 8
    }
    return {
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if not line.bullet
        and line.region == below.region
        and (style_at(line, 0), round((below.x0 - line.x0) / 3)) in manners
    }


def _set_apart(lines: list[TextLine]) -> set[int]:
    """Labels in letters of their own, each above one item or more that stand below each other in the letters of all
    items; nothing where the lines are set in more than these two manners."""
    if any(
        line.bullet or not line.runs or len(line.runs) > 1 or SEPARATED.search(line.text) for line in lines
    ):
        return set()
    styles = [style_at(line, 0) for line in lines]
    labels = [index for index, style in enumerate(styles) if style == styles[0]]
    if len(set(styles)) != 2 or len(labels) < 2:
        return set()
    counts = [after - before - 1 for before, after in pairwise([*labels, len(lines)])]
    rated = all(is_only_level(line.text) for index, line in enumerate(lines) if index not in labels)
    return set(labels) if min(counts) > 0 and max(counts) > 1 and not rated else set()


def _has_keywords(lines: list[TextLine], index: int) -> bool:
    """Whether a skill with its level is the name of a group: what stands below is set otherwise than it."""
    line = lines[index]
    below = next((other for other in lines[index + 1 :] if not is_only_level(other.text)), None)
    if below is None or below.region != line.region:
        return False
    if below.bullet != line.bullet:
        return below.bullet
    if _is_nested(line, below):
        return True
    plain = style_at(below, 0) != style_at(line, 0)
    return plain and (not below.boxes or below.size <= line.size) and not (below.bold and not line.bold)


def _holds_list(line: TextLine, below: TextLine) -> bool:
    """Whether a skill with its level is the name of the list right below it, whose items have no level."""
    near = below.region == line.region and not below.bullet and not line.bullet and below.gap < CLOSE
    listed = near and "\t" not in below.text and SEPARATED.search(below.text) is not None
    return listed and _level_apart(below, 0, len(below.text), plain=False) is None


def _plain_labels(lines: list[TextLine]) -> set[int]:
    """Labels set like their items: a short line above each line that lists several, and at least two such pairs."""
    result: set[int] = set()
    certain: set[int] = set()
    for index, (line, below) in enumerate(pairwise(lines)):
        previous = lines[index - 1] if index else None
        if SEPARATED.search(line.text) or "\t" in line.text or len(line.text) > 45 or line.bullet:
            continue
        if not _lists_several(below) or GROUP.match(below.text) or BEGINS_ITEM.match(below.text):
            continue
        if previous is not None and ENDS_OPEN.search(previous.text):
            continue
        if previous is None or not line.boxes or line.gap > below.gap + 0.1:
            result.add(index)
            if GROUP_NAME.match(line.text.strip(" :.")) and not GROUP_NAME.match(below.text.strip(" :.")):
                certain.add(index)
    return result if len(result) > 1 else certain


def _lists_several(line: TextLine) -> bool:
    """Whether a line holds several items, and not one with its level."""
    if SEPARATED.search(line.text):
        return True
    cells = line.text.split("\t")
    return len(cells) > 1 and not any(is_only_level(cell) for cell in cells)


def _above(line: TextLine, below: TextLine) -> bool:
    """Whether a line is set as the label of the one below it."""
    if _is_nested(line, below):
        return True
    if line.bold != below.bold:
        return line.bold and (not line.bullet or not below.bullet or line.x0 < below.x0 - 4)
    if below.bullet != line.bullet:
        # A wrapped item stands closer to its own first line than the next bullet does.
        return below.bullet and (not line.boxes or line.gap > below.gap)
    if line.size > below.size * 1.07 > 0:
        return True
    outer = bool(line.boxes) and 4 < below.x0 - line.x0 < 60 and style_at(line, 0) != style_at(below, 0)
    return outer and line.region == below.region


def _is_nested(line: TextLine, below: TextLine) -> bool:
    """Whether a list with marks of its own, further in, begins below an item of a list."""
    if not (line.bullet and below.bullet) or (line.page, line.region) != (below.page, below.region):
        return False
    return (
        INDENT[0] < below.x0 - line.x0 < INDENT[1]
        and line.start <= line.end < below.start
        and _is_below(line, below)
    )


def _is_below(line: TextLine, below: TextLine) -> bool:
    """Whether a line stands lower than the one before it, and not beside it."""
    boxes = line.boxes and line.boxes[0], below.boxes and below.boxes[0]
    return bool(boxes[0] and boxes[1] and boxes[1][1] > boxes[0][3] - 0.3 * line.size)


def _before_list(line: TextLine, below: TextLine) -> bool:
    """Whether what comes next stands at the right of a line, on its row, and lists several."""
    if not (line.boxes and below.boxes and line.boxes[0] and below.boxes[0]) or below.x0 <= line.x1:
        return False
    middle = (below.boxes[0][1] + below.boxes[0][3]) / 2
    return line.boxes[0][1] < middle < line.boxes[0][3] and SEPARATED.search(below.text) is not None


def _spacing(lines: list[TextLine], labels: set[int]) -> float:
    """The white space between items that stand one below the other, in line heights; 0 where it is not told."""
    gaps = sorted(
        line.gap
        for index, line in enumerate(lines)
        if index and line.boxes and line.gap != FIRST_GAP and index not in labels and index - 1 not in labels
    )
    return gaps[len(gaps) * 2 // 3] if len(gaps) >= 3 else 0.0


def _wrapped(previous: TextLine, line: TextLine, spacing: float, widest: float) -> bool:
    """An item of a narrow column that goes on below: closer than items are to each other, or behind a bullet.

    `widest` is the widest line of the list, in points.
    """
    if not line.boxes or line.bullet or (previous.page, previous.region) != (line.page, line.region):
        return False
    if previous.cells or line.cells or style_at(previous, 0) != style_at(line, 0):
        return False
    if line.start != previous.end + 1:
        return False
    if previous.bullet:
        return line.gap < 0.75 and line.x0 > previous.x0 - 3
    if spacing > 0.5 and line.gap < min(spacing - 0.3, 0.75):
        return True
    # Where items stand close, the rest of one stands closer, and had no room above.
    full = end_of_first_word(previous, line) - previous.x0 > widest
    return full and line.gap < CLOSER * spacing and spacing - line.gap > LEAST_STEP


def _holds_several(previous: TextLine, line: TextLine, wide: float) -> bool:
    """Whether one of the lines is a row of items: the last of them is whole."""
    return any(len(items_of(each, 0, wide=wide)) > 1 for each in (previous, line))


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


def _cell_group(line: TextLine) -> re.Match[str] | None:
    """A row of a table: the group in the first cell, its items in the second."""
    return CELL_GROUP.match(line.text) if len(line.cells) == 2 else None


def _row_group(line: TextLine) -> tuple[int, int] | None:
    """A row with a single item among rows with a group and its items each."""
    if len(line.cells) != 2 or is_only_level(line.text[line.cells[1][0] :]):
        return None
    return line.cells[0][1], line.cells[1][0]


def _was_label(skill: Skill) -> bool:
    return skill.name.confidence == _LABELLED


def _continues(previous: TextLine, line: TextLine, edge: float, *, grouped: bool) -> bool:
    """A wrapped list: the line before ends with a comma, or breaks off inside an item."""
    if line.bullet or line.gap > 0.7 or previous.page != line.page or previous.region != line.region:
        return False
    if ENDS_OPEN.search(previous.text) or ENDS_JOINING.search(previous.text):
        return True
    if previous.text.count("(") > previous.text.count(")") or BEGINS_ITEM.match(line.text):
        return True
    if _is_known_over(previous, line):
        return True
    cut = "\t" in line.text or (len(previous.cells) != 2 and "\t" in previous.text)
    if GROUP.match(line.text) or DASH_GROUP.match(line.text) or cut or line.bold != previous.bold:
        return False
    if ENDS_SENTENCE.search(previous.text):
        return False
    begun = GROUP.match(previous.text) or DASH_LABEL.match(previous.text)
    if previous.right and (SEPARATED.search(previous.text) or (begun and SEPARATED.search(line.text))):
        wrapped = end_of_first_word(previous, line) > min(previous.right, edge or previous.right) - 1
        # Where lists stand line above line, the white space between them is wider than within.
        return wrapped and (grouped or bool(SEPARATED.search(line.text)) or line.gap < 0.5)
    if not previous.right and SEPARATED.search(previous.text) and _is_known_across(previous.text, line.text):
        return True
    return bool(grouped and line.text[:1].islower() and SEPARATED.search(previous.text))


def _is_known_over(above: TextLine, line: TextLine) -> bool:
    """Whether a known name begins in the last cell of a row of items and ends in the first of the next row."""
    if "\t" not in above.text or style_at(above, len(above.text)) != style_at(line, 0):
        return False
    last, first = above.text.rsplit("\t", 1)[1].strip(), line.text.split("\t", 1)[0].strip()
    return not (is_known(last) or is_known(first)) and is_known(f"{last} {first}")


def _is_known_across(above: str, below: str) -> bool:
    """Whether the last words of a typed line and the first of the next are one known name."""
    *_, last = SEPARATED.split(above)
    first, *_ = SEPARATED.split(below)
    return is_known(f"{last.strip()} {first.strip()}")


def _edge(lines: list[TextLine]) -> float:
    """Where the lines of one long list end that its paragraph has wrapped, 0 where the lines are no such list."""
    if len(lines) < 3 or any(line.bullet or not line.boxes or "\t" in line.text for line in lines):
        return 0.0
    if len({(line.page, line.region) for line in lines}) > 1 or any(GROUP.match(line.text) for line in lines):
        return 0.0
    edge = max(line.x1 for line in lines)
    for line, below in pairwise(lines):
        if below.start <= line.end and line.end:
            # Parts of one line stand beside each other.
            return 0.0
        if not SEPARATED.search(line.text) or end_of_first_word(line, below) <= edge - 1:
            return 0.0
    return edge


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
    own = _level_apart(line, 0, end, plain=plain)
    if own is None:
        return Skill(found_in(line, 0, end, _LABELLED))
    return Skill(found_in(line, 0, own[0], _LABELLED), level=_level(line, *own[1]))


def _single_items(line: TextLine, offset: int, manner: _Manner) -> list[Skill]:
    """Items of a line from `offset` on, the level taken off their names."""
    text = line.text[offset:]
    whole = _level_apart(line, offset, len(line.text), plain=manner.plain)
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
        own = _level_apart(line, start, end, plain=manner.plain)
        if own is not None:
            skills.append(Skill(found_in(line, start, own[0], 0.9), level=_level(line, *own[1])))
        elif is_only_level(str(item.value)):
            if skills:
                skills[-1].level = item
        else:
            skills.append(Skill(item))
    return skills


def _level_apart(line: TextLine, start: int, end: int, *, plain: bool) -> tuple[int, tuple[int, int]] | None:
    """Where the name of an item ends and where its level stands, None where it says none."""
    text = line.text[start:end]
    tail = LEVEL_TAIL.search(text)
    # A hyphen within the name may look like the one before its level: "scikit-learn (mahir)".
    while tail is not None:
        number = next(index for index, part in enumerate(tail.groups(), start=1) if part)
        if (is_only_level(tail[number]) or DURATION.match(tail[number])) and re.search(
            r"\w", text[: tail.start()]
        ):
            return start + tail.start(), (start + tail.start(number), start + tail.end(number))
        tail = LEVEL_TAIL.search(text, tail.start(number))
    for change in style_changes(line):
        if start < change < end and is_only_level(line.text[change:end]):
            name = line.text[start:change].rstrip(" \t:–—-(")
            return (start + len(name), (change, end)) if re.search(r"\w", name) else None
    behind = BEHIND.search(text) if plain else None
    if behind is not None and re.search(r"\w", text[: behind.start()]):
        return start + behind.start(), (start + behind.start(1), end)
    return None


def _says_levels_plainly(lines: list[TextLine], wide: float) -> bool:
    """Whether levels stand behind names with a mere space: one such word alone may belong to its name."""
    items = [item.value for line in lines for item in items_of(line, 0, wide=wide)]
    stated = sum(BEHIND.search(str(item)) is not None for item in items)
    return stated > 1 and stated * 2 >= len(items)


def _level(line: TextLine, start: int, end: int) -> Found | None:
    found = found_in(line, start, end, 0.85)
    return found if level_of(str(found.value)) is not None else None
