"""One line of a list cut into its items: at commas, bars, slashes and gaps, never inside of brackets."""

import re
from itertools import pairwise

from talent.cv.found import Found, found_in
from talent.cv.layout import TextLine

ITEMS = re.compile(
    r"\t+|\]\s*\[|\s+~\s+|\s+(?=#[^\W\d])|\s*[;,|•·●▪◦‣∙✓✔☑➢►▸❖◆]\s*|\s+[>›»]\s+|\s{3,}|\s+[/+](?:\s+|$)|\s+[–—](?:\s+(?=[A-Z])|$)"
)
# A hyphen parts items where it does so twice ("Excel - SPSS - Stata"); once it may stand before a level.
HYPHENS = re.compile(r"\s-(?:\s+(?=[A-Z])|$)")
ENDS_OPEN = re.compile(r"(?:[,;|•·]|\s/|\s[–—+-]|[/&])\s*$")
# What numbers or marks an item: "1. Python", "2) SQL", "6 . Jira", and what a scan makes of a bullet.
LEAD = re.compile(r"^(?:\(?\d{1,2}\s?[.)]\s+(?=\D)|[/.“”\"'»>›–—*•·|,;:©¢°+~]+\s+)")
# What a sentence says before it lists: "Menguasai SQL, R dan Python. Juga memahami Go."
LEAD_IN = re.compile(
    r"(?:^|(?<=[.;])\s+)(?:saya\s+|i(?:\s+am|\s+have|['’](?:m|ve))\s+)?(?:juga\s+|also\s+|serta\s+)?(?:"
    r"menguasai|memahami|familiar\s+(?:dengan|with)|(?:mahir|terampil|terbiasa|berpengalaman|mampu|dapat|bisa|cakap)\s+"
    r"(?:(?:dalam|dengan|di)(?:\s+(?:menggunakan|mengoperasikan|penggunaan))?|menggunakan|mengoperasikan|memakai)|"
    r"(?:memiliki\s+)?(?:keahlian|kemampuan|pengalaman|pengetahuan)\s+(?:dalam|dengan|di(?:\s+bidang)?|tentang)|"
    r"(?:highly\s+)?(?:proficient|experienced?|skilled|competent|expert|expertise|well[- ]versed|comfortable|fluent)\s+"
    r"(?:in|with|at)|(?:(?:good|strong|solid|working|basic)\s+)?(?:knowledge|command|understanding)\s+of|"
    r"knowledgeable\s+in|hands-on\s+experience\s+(?:in|with)|able\s+to\s+use)\s+",
    re.I,
)
CONJUNCTION = re.compile(r"^(?:dan|and|serta|&)\s+", re.I)
MARKS = " .:\t-–★⭐☆■▮⬤□▯◯○"
# The brackets in which a form prints a level that was not given, and levels drawn with typed marks: [####-], *****.
EMPTY = re.compile(r"\([\s-]*\)?$|\s\[[#*=|xX+._\s-]*\]?$|\s\*+$")
# What typed items stand in: quotes, the marks of code, brackets.
QUOTES = '"“”`[]='
SEPARATOR = re.compile(r"[,;|•·]|\s[/+]\s")
WORDY = re.compile(r"\w")
SPACE = re.compile(r"(?<=\S)[ \t](?=\S)")
WIDE_SPACE = 0.55
NARROWEST = 0.15
# From how many letters their width is told, and by how much the steps from one to the next may differ, in sizes.
ENOUGH_STEPS, SAME_STEP = 20, 0.1
MAX_ITEM = 60
MAX_WORDS = 7


def items_of(line: TextLine, offset: int, *, wide: float = WIDE_SPACE) -> list[Found]:
    """The items of `line` from `offset` on; brackets are never cut, prose is one item.

    A space of more than `wide` times the size of the letters parts items that nothing else parts.
    """
    text = line.text
    cuts = [*(match.span() for match in ITEMS.finditer(text, offset)), *_wide_spaces(line, offset, wide)]
    if SEPARATOR.search(text):
        cuts += [match.span() for match in LEAD_IN.finditer(text, offset)]
    hyphens = [match.span() for match in HYPHENS.finditer(text, offset)]
    if len(hyphens) > 1 and not SEPARATOR.search(text, offset):
        cuts += hyphens
    cuts.sort()
    items: list[Found] = []
    position = offset
    for start, end in [*cuts, (len(text), len(text))]:
        if start < position:
            # What parts items twice: a mark and the wide space beside it.
            position = max(position, end)
            continue
        inside = text[position:start]
        if inside.count("(") > inside.count(")") and start < len(text):
            continue
        left, right = position, start
        lead = CONJUNCTION.match(text[left:right].lstrip())
        if lead is not None and items:
            left += len(text[left:right]) - len(text[left:right].lstrip()) + lead.end()
        while right > left:
            if text[right - 1] in MARKS + QUOTES:
                right -= 1
            elif (empty := EMPTY.search(text, max(left, right - MAX_ITEM), right)) is not None:
                right = empty.start()
            else:
                break
        while left < right and text[left] in " \t-–*#" + QUOTES:
            left += 1
        if (number := LEAD.match(text[left:right])) is not None:
            left += number.end()
        if right > left and WORDY.search(text, left, right):
            items.append(found_in(line, left, right, _confidence(text[left:right])))
        position = end
    return items


def wide_space(lines: list[TextLine]) -> float:
    """The space that parts items in a list, in sizes of the letters: well above the narrowest space within it."""
    spaces = [space for line in lines for _, space in spaces_of(line, 0)]
    usual = min((space for space in spaces if space >= NARROWEST), default=0.0)
    if usual and max(spaces) >= 1.5 * usual:
        return max(1.4 * usual, 0.45)
    return max(1.4 * usual, WIDE_SPACE) if _typewritten(lines) else WIDE_SPACE


def _typewritten(lines: list[TextLine]) -> bool:
    """Whether all letters are of one width, and the space between two words is as wide as a letter."""
    steps = [
        (after[0] - before[0]) / line.size
        for line in lines
        if line.size > 0 and len(line.boxes) == len(line.text)
        for before, after in pairwise(line.boxes)
        if before and after
    ]
    return len(steps) >= ENOUGH_STEPS and max(steps) - min(steps) < SAME_STEP


def spaces_of(line: TextLine, offset: int) -> list[tuple[int, float]]:
    """Where the spaces of a line stand and how wide they are, in sizes of its letters."""
    if not line.boxes or len(line.boxes) != len(line.text) or line.size <= 0:
        return []
    spaces = []
    for match in SPACE.finditer(line.text, offset):
        before, after = line.boxes[match.start() - 1], line.boxes[match.end()]
        if before and after and abs(before[1] - after[1]) < 0.5 * line.size:
            spaces.append((match.start(), (after[0] - before[2]) / line.size))
    return spaces


def _wide_spaces(line: TextLine, offset: int, wide: float) -> list[tuple[int, int]]:
    """Spaces far wider than those of the font: items set side by side as labels."""
    if SEPARATOR.search(line.text) or _wraps(line, offset):
        return []
    spaces = spaces_of(line, offset)
    if "\t" in line.text and spaces:
        # The gaps between the cells of a line say more about it than the other lines do.
        narrow = min(space for _, space in spaces)
        wide = max(wide, 1.4 * narrow) if max(space for _, space in spaces) >= 1.5 * narrow else wide
    return [(at, at + 1) for at, space in spaces if space > wide and line.text[at] == " "]


def _wraps(line: TextLine, offset: int) -> bool:
    """Whether the words go on in a second row, so that the spaces of the first may be those of a justified line."""
    boxes = [box for box in line.boxes[offset:] if box]
    return bool(boxes) and boxes[-1][1] > boxes[0][3]


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
