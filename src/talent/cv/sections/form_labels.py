"""Labels set on lines of their own above what they ask for, as application forms and portals print them.

"Organisation" above "Mitra Sehat" is no heading of a section, nor is the bold value one, however both are set. What
tells such labels is that lines set alike ask for different things, dates among them, each with a value below.
"""

from collections import defaultdict
from collections.abc import Sequence

from talent.cv.layout import Style, TextLine
from talent.cv.vocabulary.titles import kind_of_title

LONGEST = 45
# How many things a form asks for at least, and the share of the lines set so that are labels.
FEWEST, SHARE = 3, 0.6
_WHO = frozenset(("name", "institution", "position"))


def form_lines(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of labels above their values and of the values; empty where the document is no form."""
    kinds = [_kinds(line) for line in lines]
    set_so: dict[Style, int] = defaultdict(int)
    labels: dict[Style, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        style = line.style
        set_so[style] += 1
        if kinds[index] and index + 1 < len(lines) and not kinds[index + 1]:
            labels[style].append(index)
    found: set[int] = set()
    for style, indexes in labels.items():
        asked = {kind for index in indexes for kind in kinds[index]}
        distinct = {lines[index].text.lower() for index in indexes}
        cells = sum(len(kinds[index]) for index in indexes) / len(indexes)
        if (
            len(distinct) * cells >= FEWEST
            and len(indexes) >= SHARE * set_so[style]
            and "dates" in asked
            and asked & _WHO
        ):
            found |= {each for index in indexes for each in (index, index + 1)}
    return found


def _kinds(line: TextLine) -> tuple[str, ...]:
    """What the cells of a line ask for; empty where one of them is no label."""
    if line.bullet or len(line.text) > 2 * LONGEST:
        return ()
    kinds: list[str] = []
    for cell in line.text.split("\t"):
        kind = kind_of_title(cell.rstrip(" :：")) if len(cell) <= LONGEST else ""
        if not kind:
            return ()
        kinds.append(kind)
    return tuple(kinds)
