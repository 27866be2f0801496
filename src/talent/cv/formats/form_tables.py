"""Tables of forms: rows of titles wherever they stand in the table, and labels that say the same in two languages.

An office puts a title over two columns ("Periode" above "Mulai" and "Sampai"), begins another section in the middle
of a table, and asks in Indonesian and English. Here such titles and labels are put together, so that what reads the
sections meets one row of titles and one label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from talent.cv.layout import TextLine
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.titles import kind_of_title, names_entries

LONGEST = 60
# Labels of what every form asks for first, in either language.
PERSONAL = re.compile(
    r"(?:(?:full |nama )?(?:name|lengkap)|nama|alamat|(?:home )?address|e-?mail|surel|telepon|telp|phone|mobile|"
    r"no\.? ?(?:hp|telp|telepon)\b.*|agama|religion|jenis kelamin|sex|gender|kewarganegaraan|nationality|"
    r"status perkawinan|marital status|tempat.*lahir|place.*birth)$",
    re.I,
)
Cell = list[TextLine]
Cells = list[Cell]


def asks(text: str) -> bool:
    """Whether words that may head a section ask for one value of an entry ("Pekerjaan atau jabatan")."""
    return " " in text.strip() and kind_of_title(text) in ("name", "institution", "position", "dates", "text")


def with_titles(rows: Sequence[Cells]) -> Iterator[tuple[int, Cells]]:
    """The rows, each with the number of columns that titles above it name (0: none do); titles of two rows as one."""
    titled = 0
    index = 0
    while index < len(rows):
        cells = rows[index]
        found = _titles_at(rows, index)
        if found is not None:
            titles, taken = found
            titled = len(titles)
            yield titled, [[line] for line in titles]
            index += taken
            continue
        filled = [lines for lines in cells if lines]
        if len(filled) == 1 and section_of(filled[0][0].text) is not None:
            titled = 0
        yield titled, cells
        index += 1


def _titles_at(rows: Sequence[Cells], index: int) -> tuple[list[TextLine], int] | None:
    """The titles that begin at a row, and how many rows they take."""
    top = [_whole(lines) for lines in rows[index]]
    if top and top[0].heading and not any(line.heading for line in top[1:]):
        # A heading stands beside the first entry of its section.
        return None
    below = [_whole(lines) for lines in rows[index + 1]] if index + 1 < len(rows) else []
    if len(top) == len(below) and _go_together(top, below):
        spread = _spread(top)
        titles = [_joined([line for line in pair if line.text]) for pair in zip(spread, below, strict=True)]
        if names_entries([line.text for line in titles]):
            return titles, 2
    titles = _spread(top)
    several = len({line.text for line in top if line.text}) > 1
    return (titles, 1) if several and names_entries([line.text for line in titles]) else None


def _whole(lines: Cell) -> TextLine:
    """A title, which may be broken over lines or stand there in two languages; nothing where it is none."""
    short = 0 < len(lines) < 4 and sum(len(line.text) for line in lines) <= LONGEST
    return _joined(lines) if short and not any(line.bullet for line in lines) else TextLine("")


def _joined(lines: Sequence[TextLine]) -> TextLine:
    if len(lines) < 2:
        return lines[0] if lines else TextLine("")
    text = " ".join(line.text for line in lines)
    bold = all(line.bold for line in lines)
    return replace(lines[0], text=text, bold=bold, bold_start=len(text) if bold else 0, runs=[], cells=[])


def _spread(titles: Sequence[TextLine]) -> list[TextLine]:
    """A title over several columns stands above each of them."""
    result: list[TextLine] = []
    for line in titles:
        result.append(line if line.text or not result else result[-1])
    return result


def _go_together(top: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Whether the second of two rows of titles names the columns below the wide titles of the first."""
    told = [line for line in top if line.text]
    if len(told) == 1 and told[0] is top[0] and section_of(told[0].text) is not None:
        # The heading of a section stands over all columns of its table.
        return False
    named = [number for number, line in enumerate(below) if line.text]
    if len(named) < 2 or len(named) == len(below) or not all(kind_of_title(below[n].text) for n in named):
        return False
    # Below a title of one column stands nothing.
    wide = [not line.text for line in top[1:]] + [False]
    return all(wide[number] or not top[number].text for number in named) and any(wide)


def with_whole_labels(rows: list[Cells]) -> list[Cells]:
    """The rows, a label in two languages put together: in two lines of a cell, or at the two sides of the answer."""
    rows = [_without_colon(cells) for cells in rows]
    asking = {index for index in range(len(rows)) if _asks_among_labels(rows, index)}
    rows = [
        _told([lines for lines in cells if lines]) if index in asking else cells
        for index, cells in enumerate(rows)
    ]
    stacked = [cells for cells in rows if _is_stacked(cells)]
    facing = [cells for cells in rows if _is_facing(cells)]
    if sum(_says_same(cells[0][0], cells[0][1]) for cells in stacked) >= 2:
        rows = [[[_slashed(cells[0])], *cells[1:]] if _is_stacked(cells) else cells for cells in rows]
    if sum(_says_same(cells[0][0], cells[2][0]) for cells in facing) >= 2:
        rows = [
            [[_slashed([cells[0][0], cells[2][0]])], cells[1]] if _is_facing(cells) else cells
            for cells in rows
        ]
    return rows


def _without_colon(cells: Cells) -> Cells:
    filled = [lines for lines in cells if lines]
    if not (len(filled) > 2 and len(filled[1]) == 1 and filled[1][0].text.strip() == ":"):
        return cells
    row = [filled[0], *filled[2:]]
    return _told(row) if section_of(filled[0][0].text) is not None else row


def _told(cells: Cells) -> Cells:
    """The row with a colon before its answer, so that "Organisasi" is not taken for the heading of a section."""
    answer = replace(cells[1][0], text=f": {cells[1][0].text}", bold_start=0, runs=[], cells=[])
    return [cells[0], [answer, *cells[1][1:]], *cells[2:]]


def _asks_among_labels(rows: Sequence[Cells], index: int) -> bool:
    """Whether a word that may head a section ("Jabatan") has one short answer, and a plain label above or below."""
    filled = [lines for lines in rows[index] if lines]
    if len(filled) != 2 or any(len(lines) != 1 for lines in filled) or filled[1][0].text.startswith(":"):
        return False
    if section_of(filled[0][0].text) is None or not kind_of_title(filled[0][0].text):
        return False
    return any(
        _is_plain_label(row) for row in (*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2])
    )


def _is_plain_label(cells: Cells) -> bool:
    """Whether a row is a label that heads no section and its answer."""
    filled = [lines for lines in cells if lines]
    if len(filled) != 2 or len(filled[0]) != 1:
        return False
    text = filled[0][0].text
    return section_of(text) is None and bool(kind_of_title(text)) and not kind_of_title(filled[1][0].text)


def _is_stacked(cells: Cells) -> bool:
    """A label of two short lines, and an answer beside it."""
    label = cells[0] if cells else []
    answers = sum(map(bool, cells[1:]))
    return len(label) == 2 and answers == 1 and all(map(_may_ask, label))


def _is_facing(cells: Cells) -> bool:
    """An answer between two short lines."""
    return (
        len(cells) == 3
        and all(cells)
        and len(cells[0]) == len(cells[2]) == 1
        and _may_ask(cells[0][0])
        and _may_ask(cells[2][0])
    )


def _may_ask(line: TextLine) -> bool:
    return len(line.text) <= LONGEST and not line.bullet and not re.search(r"\d", line.text)


def _says_same(first: TextLine, second: TextLine) -> bool:
    """Whether two lines are one label in two languages."""
    one, two = first.text.strip(" :/()"), second.text.strip(" :/()")
    kind = kind_of_title(one)
    return (bool(kind) and kind == kind_of_title(two)) or bool(PERSONAL.match(one) and PERSONAL.match(two))


def _slashed(lines: Sequence[TextLine]) -> TextLine:
    """Two lines of a label as one, with a stroke between them."""
    one, two = (line.text.strip(" :/()") for line in lines)
    text = one if one.lower() == two.lower() else f"{one} / {two}"
    return replace(lines[0], text=text, bold_start=len(text) if lines[0].bold else 0, runs=[], cells=[])
