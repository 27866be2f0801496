"""Lists of skills and languages set side by side, put in the order in which a person reads them.

The names of groups may stand in a column beside their items, levels beside names, or short lists beside each other.
What tells such columns is a gutter: white space from the first row to the last that no word crosses. Labels and
levels are put on the line of what they belong to, columns of items one below the other.
"""

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from talent.cv.layout import TextLine, part_of, style_at
from talent.cv.page.rows import BULLET_GLYPHS
from talent.cv.section import Section
from talent.cv.vocabulary.levels import is_only_level

KEYS = ("skills", "languages", "interests")
SEPARATOR = re.compile(r"[,;|•·](?:\s|$)|\s[/|•·–]\s")
NUMBER = re.compile(r"^(?:\d{1,2}\s?[.)]?|no\.?|#)$", re.I)
WORD = re.compile(r"\S+")
# The least width of a gutter in heights of letters, by the number of rows that it parts; more rows need less.
GUTTERS = {2: 0.95, 3: 0.62, 4: 0.5}
NARROWEST = 0.45
LABEL = 45
FIRST_GAP = 2.0
FLUSH = 10.0
WRAP = 0.6
EVEN = 0.1
NO_WORD = re.compile(r"^[:|–—-]$")
TICK = re.compile(r"^[^\w★⭐●■▮⬤☆○□▯◯]+$")


@dataclass(slots=True)
class _Piece:
    """The words of one line in one column, where they stand, and the number of their row."""

    line: TextLine
    x0: float
    x1: float
    y0: float
    y1: float
    row: int = 0


def in_reading_order(lines: list[TextLine], sections: list[Section]) -> list[TextLine]:
    """The lines of the document, those of lists set side by side put in order; the same list where there are none."""
    order: dict[int, list[TextLine]] = {}
    at_home = _at_home(sections)
    for section, own in zip(sections, at_home, strict=True):
        if section.key not in KEYS:
            continue
        arranged = _arranged(own) if len(own) > 1 else None
        if arranged is None and own != section.lines:
            arranged = [replace(line, region=own[0].region) for line in own]
        if arranged is not None and section.lines:
            order |= {id(line): [] for line in section.lines}
            order[id(section.lines[0])] = arranged
    return [new for line in lines for new in order.get(id(line), [line])] if order else lines


def _at_home(sections: list[Section]) -> list[list[TextLine]]:
    """The lines of each section, those of lists under the nearest heading above them in a column of headings.

    The columns of a list may be read after the heading that follows below it, and so be counted to that.
    """
    result: list[list[TextLine]] = [[] for _ in sections]
    places = [_place(section.heading) for section in sections]
    for number, section in enumerate(sections):
        for line in section.lines:
            home = _home(line, number, sections, places) if section.key in KEYS else number
            result[home].append(line)
    if any(
        section.key in KEYS and section.lines and not lines
        for section, lines in zip(sections, result, strict=True)
    ):
        return [section.lines for section in sections]
    return [
        lines if lines == section.lines else sorted(lines, key=lambda line: (line.page, line.region))
        for section, lines in zip(sections, result, strict=True)
    ]


def _place(line: TextLine | None) -> tuple[float, float, float] | None:
    """Where the first letter begins, its upper and its lower edge."""
    box = next((box for box in line.boxes if box is not None), None) if line is not None else None
    return None if box is None else (box[0], box[1], box[3])


def _home(
    line: TextLine, number: int, sections: list[Section], places: list[tuple[float, float, float] | None]
) -> int:
    """The number of the section that a line belongs to by its height, among those whose headings are flush."""
    own, place, heading = places[number], _place(line), sections[number].heading
    if own is None or place is None or heading is None or heading.page != line.page:
        return number
    if place[2] > own[1] and line.region == heading.region:
        # Below its heading, or beside it and a little higher.
        return number
    best = None
    for other, (section, at) in enumerate(zip(sections, places, strict=True)):
        if at is None or section.heading is None or section.heading.page != line.page:
            continue
        if abs(at[0] - own[0]) <= FLUSH and at[1] < place[1] and (best is None or at[1] > best[0]):
            best = (at[1], other)
    if best is None or sections[best[1]].key not in KEYS or not sections[best[1]].lines:
        return number
    return best[1]


def _arranged(lines: list[TextLine]) -> list[TextLine] | None:
    """The lines of one list in order, None where they stand in one column already."""
    if len({line.page for line in lines}) > 1 or any(not line.boxes for line in lines):
        return None
    words = [piece for line in lines for piece in _words(line)]
    rows = _number_rows(words)
    size = sorted(piece.y1 - piece.y0 for piece in words)[len(words) // 2] if words else 0.0
    if rows < 2 or size <= 0:
        return None
    edges = _gutters(
        [word for word in words if not NO_WORD.match(word.line.text)], GUTTERS.get(rows, NARROWEST) * size
    )
    if not edges:
        return None
    columns: list[list[_Piece]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        for number, piece in _cut(line, edges):
            columns[number].append(piece)
    _number_rows([piece for column in columns for piece in column])
    columns = [sorted(column, key=lambda piece: piece.y0) for column in columns]
    if not all(_is_flush(column, size, rows) for column in columns[1:] if column):
        return None
    if any(column and all(TICK.match(piece.line.text) for piece in column) for column in columns):
        # A table that marks levels with ticks reads row by row.
        return None
    columns = [column for column in columns if not all(NUMBER.match(piece.line.text) for piece in column)]
    columns = _with_levels(columns)
    if len(columns) == 2 and _are_labels(columns[0], columns[1]):
        columns = [_labelled(columns[0], columns[1])]
    else:
        columns = _with_wraps(columns)
    return [
        replace(line, region=lines[0].region) for column in columns for line in _with_gaps(column) if column
    ]


def _words(line: TextLine) -> list[_Piece]:
    """The words of a line, of which only text and place are asked."""
    pieces = []
    for match in WORD.finditer(line.text):
        boxes = [box for box in line.boxes[match.start() : match.end()] if box is not None]
        if boxes:
            pieces.append(_piece(TextLine(match.group()), boxes))
    return pieces


def _piece(line: TextLine, boxes: list[tuple[float, float, float, float]]) -> _Piece:
    return _Piece(
        line,
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        min(box[1] for box in boxes),
        max(box[3] for box in boxes),
    )


def _number_rows(pieces: list[_Piece]) -> int:
    """Number the rows in which the pieces stand, from the top; how many there are."""
    row, last = -1, None
    for piece in sorted(pieces, key=lambda each: each.y0 + each.y1):
        middle = (piece.y0 + piece.y1) / 2
        if last is None or middle - last > 0.45 * (piece.y1 - piece.y0):
            row, last = row + 1, middle
        piece.row = row
    return row + 1


def _gutters(words: list[_Piece], width: float) -> list[float]:
    """Where the columns behind the first begin."""
    edges = []
    reach = None
    for word in sorted(words, key=lambda each: each.x0):
        if reach is not None and word.x0 - reach >= width:
            edges.append(word.x0 - 0.5)
        reach = word.x1 if reach is None else max(reach, word.x1)
    return edges


def _cut(line: TextLine, edges: list[float]) -> list[tuple[int, _Piece]]:
    """The parts of a line with the numbers of their columns."""
    parts: list[tuple[int, int, int]] = []
    for match in WORD.finditer(line.text):
        box = next((box for box in line.boxes[match.start() : match.end()] if box is not None), None)
        number = parts[-1][0] if box is None and parts else 0
        if box is not None:
            number = sum(box[0] >= edge for edge in edges)
        if parts and parts[-1][0] == number:
            parts[-1] = (number, parts[-1][1], match.end())
        else:
            parts.append((number, match.start(), match.end()))
    result = []
    for index, (number, start, end) in enumerate(parts):
        piece = line
        if len(parts) > 1:
            marked = index > 0 and line.text[start] in BULLET_GLYPHS and end - start > 2
            marked = marked and not is_only_level(line.text[start:end])
            lead = WORD.search(line.text, start + 1, end) if marked else None
            start = lead.start() if lead is not None else start
            cells = [
                (max(a, start) - start, min(b, end) - start) for a, b in line.cells if a < end and b > start
            ]
            piece = replace(
                part_of(line, start, end),
                bullet=lead is not None or (index == 0 and line.bullet),
                cells=cells if len(cells) > 1 else [],
            )
        boxes = [box for box in piece.boxes if box is not None]
        if boxes:
            found = _piece(piece, boxes)
            if len(parts) > 1:
                piece = replace(piece, x0=found.x0, x1=found.x1, size=_size_of(found, line))
            found.line = piece
            result.append((number, found))
    return result


def _size_of(piece: _Piece, line: TextLine) -> float:
    """The size of the letters of a part of a line, told by its height beside that of the line where that is set in
    several ways: letters set alike are of one size, though some hang below their line and others do not."""
    if len({style for _, style in line.runs}) == 1:
        return line.size
    whole = max((box[3] - box[1] for box in line.boxes if box is not None), default=0.0)
    return round(line.size * (piece.y1 - piece.y0) / whole, 1) if whole > 0 else line.size


def _is_flush(column: list[_Piece], size: float, rows: int) -> bool:
    """Whether most pieces of a column share an edge or the middle; in few rows one piece alone tells nothing."""
    if (rows < 4 and len(column) < 2) or len(column) * 2 <= rows - 1:
        return False
    edges = ([p.x0 for p in column], [p.x1 for p in column], [(p.x0 + p.x1) / 2 for p in column])
    return any(
        max(sum(abs(place - other) <= 0.4 * size for other in places) for place in places)
        >= 0.55 * len(places)
        for places in edges
    )


def _with_levels(columns: list[list[_Piece]]) -> list[list[_Piece]]:
    """Columns of nothing but levels are put behind the names of their rows."""
    result: list[list[_Piece]] = []
    for column in columns:
        levels = sum(is_only_level(piece.line.text) for piece in column)
        if not result or levels < max(1, len(column) - 1):
            result.append(column)
            continue
        stated = {piece.row: piece for piece in column}
        names = []
        for piece in result[-1]:
            level = stated.pop(piece.row, None)
            names.append(_beside(piece, level) if level is not None else piece)
        result[-1] = names
    return result


def _with_wraps(columns: list[list[_Piece]]) -> list[list[_Piece]]:
    """What wraps inside a grid is put together: its second row has nothing in the first column, which is longest."""
    rows = {piece.row for piece in columns[0]}
    loose = sum(piece.row not in rows for column in columns[1:] for piece in column)
    every = sum(map(len, columns))
    if not loose or loose * 4 > every or any(len(column) > len(columns[0]) + loose for column in columns[1:]):
        return columns
    # Columns that are stretched to one height have their items further apart than the lines of one item ever are.
    leading = min((below.y0 - above.y1 for above, below in pairwise(columns[0])), default=math.inf)
    result = [columns[0]]
    for column in columns[1:]:
        whole: list[_Piece] = []
        edge = max(piece.x1 for piece in column)
        for piece in column:
            last = whole[-1] if whole else None
            size = piece.line.size or piece.y1 - piece.y0
            if (
                last is None
                or piece.row in rows
                or piece.line.bullet
                or piece.y0 - last.y1 >= min(WRAP * size, leading + EVEN * size)
                or not _is_full(last, piece, edge)
            ):
                whole.append(piece)
            else:
                whole[-1] = _joined(last, piece, " ", [])
        result.append(whole)
    return result


def _is_full(above: _Piece, piece: _Piece, edge: float) -> bool:
    """Whether the first word of a piece would not have fitted behind the one above it."""
    word, *_ = piece.line.text.split(" ", 1)
    width = (piece.x1 - piece.x0) / max(len(piece.line.text), 1)
    return above.x1 + width * len(word) > edge


def _are_labels(left: list[_Piece], right: list[_Piece]) -> bool:
    """Whether the left column names groups whose items stand at the right."""
    if any(len(piece.line.text) > LABEL or SEPARATOR.search(piece.line.text) for piece in left):
        return False
    if any(piece.line.bullet for piece in right) and not any(SEPARATOR.search(p.line.text) for p in right):
        return False
    if any(SEPARATOR.search(piece.line.text) for piece in right):
        return True
    if all(piece.line.text.rstrip().endswith(":") for piece in left):
        return True
    rows = {piece.row for piece in right}
    set_apart = all(style_at(a.line, 0) != style_at(b.line, 0) for a in left for b in right)
    return set_apart and len(left) < len(right) and all(piece.row in rows for piece in left)


def _labelled(left: list[_Piece], right: list[_Piece]) -> list[_Piece]:
    """The items in rows, each first row of a group behind its label."""
    rows = {piece.row for piece in right}
    labels: dict[int, list[_Piece]] = {}
    last: list[_Piece] = []
    for piece in left:
        if piece.row in rows and not (last and _goes_on(last[-1], piece, right)):
            last = labels.setdefault(piece.row, [])
        last.append(piece)
        if not labels:
            labels[piece.row] = last
    result = []
    for piece in right:
        for row in [row for row in labels if row < piece.row]:
            result += labels.pop(row)
        label = labels.pop(piece.row, None)
        if label is None:
            result.append(piece)
            continue
        whole = label[0]
        for part in label[1:]:
            whole = _joined(whole, part, " ", [])
        result.append(_beside(whole, piece))
    return result + [piece for label in labels.values() for piece in label]


def _goes_on(above: _Piece, piece: _Piece, right: list[_Piece]) -> bool:
    """A label over two rows beside items over two rows: the second row of both goes on with the first."""
    if piece.line.text[:1].islower():
        return True
    beside = next((other for other in right if other.row == piece.row), None)
    before = next((other for other in right if other.row == above.row), None)
    if beside is None or before is None or piece.row != above.row + 1:
        return False
    return before.line.text.rstrip()[-1:] in ",;|/•·"


def _beside(left: _Piece, right: _Piece) -> _Piece:
    first, second = len(left.line.text), len(right.line.text)
    return _joined(left, right, "\t", [(0, first), (first + 1, first + 1 + second)])


def _joined(left: _Piece, right: _Piece, between: str, cells: list[tuple[int, int]]) -> _Piece:
    """Two pieces as one line, as if they had been written in one go."""
    first, second = left.line, right.line
    shift = len(first.text) + 1
    runs = list(first.runs)
    runs += [(at + shift, style) for at, style in second.runs if not runs or style != runs[-1][1] or at]
    line = replace(
        first,
        text=f"{first.text}{between}{second.text}",
        boxes=[*first.boxes, None, *second.boxes],
        bold=first.bold and second.bold,
        bold_start=shift if first.bold != second.bold and first.bold else 0,
        cells=cells,
        x1=max(first.x1, second.x1),
        right=max(first.right, second.right),
        runs=runs,
    )
    return _Piece(
        line,
        left.x0,
        max(left.x1, right.x1),
        min(left.y0, right.y0),
        max(left.y1, right.y1),
        right.row,
    )


def _with_gaps(column: list[_Piece]) -> list[TextLine]:
    """The lines of a column with the white space above each within this column; its end is where the longest ends."""
    right = max((piece.x1 for piece in column), default=0.0)
    lines = []
    for index, piece in enumerate(column):
        height = max(piece.line.size or piece.y1 - piece.y0, 1.0)
        gap = (piece.y0 - column[index - 1].y1) / height if index else FIRST_GAP
        lines.append(replace(piece.line, gap=round(max(gap, 0.0), 3), right=right))
    return lines
