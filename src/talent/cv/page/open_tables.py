"""Tables without ruled lines: the titles of their columns tell where cells begin, white space where rows end.

What wraps in the cells of one row falls between the lines of its neighbours, whether text stands at the top, in the
middle or at the foot of its cell, so that no line of such a page can be read across. A table found here is handed on as
a grid, as if its lines were drawn.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from talent.cv.layout import Word
from talent.cv.page.grid import Band, Grid
from talent.cv.page.rows import Row, joined_text
from talent.cv.vocabulary.date_joins import PRESENT
from talent.cv.vocabulary.dates import find_ranges
from talent.cv.vocabulary.headings import section_of
from talent.cv.vocabulary.titles import NO_TITLE, kind_of_title

# White space between two titles, in their size; a cell begins so near to the left edge of its column, in points.
APART, FLUSH = 0.6, 3.5
FEWEST_TITLES, MOST_TITLES = 3, 8
# Which part of the rows must tell one time each, and how few rows make a table.
DATED, FEWEST_ROWS = 0.75, 1
WHO = frozenset(("name", "institution", "both", "title"))
# The first or the second half of a time that wraps in its cell.
OPEN = re.compile(r"(?:^\s*[-–—~]|(?:[-–—~]|\bs\.?/?d\.?|\b(?:to|until|hingga|sampai|dengan))\s*$)", re.I)
LONGEST_TITLE = 3
# White space between two lines of one title, in their size.
LEADING = 1.0
# The words of titles by which nearly every such table can be told from text, so that other pages cost nothing.
TELLING = frozenset((
    "jabatan", "posisi", "position", "role", "title", "perusahaan", "instansi", "company", "employer", "organisasi",
    "organisation", "organization", "institusi", "institution", "sekolah", "school", "jurusan", "major", "jenjang",
    "degree", "pelatihan", "penyelenggara", "kerja", "tinggi", "universitas", "university", "study", "studi",
    "jabatan/posisi", "instansi/perusahaan", "sekolah/universitas", "school/university", "peran", "periode", "period",
))  # fmt: skip
Stretch = list[Row]


def find_open_tables(rows: list[Row]) -> list[Grid]:
    """The tables of a page whose lines are not drawn, top to bottom; `rows` are those outside of drawn tables.

    Where whole lines of text stand between rows, each stretch of rows is a grid of its own.
    """
    words = " ".join([word.text for row in rows for word in row.words]).lower().split()
    if sum([word.strip(".:") in TELLING for word in words]) < 2:
        return []
    found: list[Grid] = []
    for index, row in enumerate(rows):
        if (found and row.y0 < found[-1].y1) or section_of(row.text) is not None:
            continue
        count, titles = _named(rows[index : index + LONGEST_TITLE])
        if titles is not None:
            head, below = rows[index : index + count], rows[index + count :]
            numbers = below[:1] if below and _counts(below[0], len(titles)) else []
            found += _table([head, numbers] if numbers else [head], titles, below[len(numbers) :])
    return found


def _named(rows: Sequence[Row]) -> tuple[int, list[tuple[str, float]] | None]:
    """How many of the rows are titles, and what they name: all that go on in the same manner, where that tells."""
    result: tuple[int, list[tuple[str, float]] | None] = (0, None)
    for count, row in enumerate(rows, 1):
        head = rows[:count]
        if NO_TITLE.search(row.text) or (result[1] is not None and not _set_as_titles(head)):
            break
        titles = _titles(head)
        if titles is not None and (result[1] is None or len(titles) == len(result[1])):
            result = count, titles
    return result


def _set_as_titles(head: Sequence[Row]) -> bool:
    """Whether the last row is close below the others and bold as they are."""
    near = head[-1].y0 - head[-2].y1 < LEADING * head[-1].size
    return near and all(word.bold for row in head for word in row.words)


def _titles(head: Sequence[Row]) -> list[tuple[str, float]] | None:
    """What each column holds and where it begins; None where the rows do not name columns."""
    cells: list[list[Word]] = []
    reach = 0.0
    for word in sorted([word for row in head for word in row.words], key=attrgetter("x0")):
        if cells and word.x0 - reach < APART * word.size:
            cells[-1].append(word)
            reach = max(reach, word.x1)
        else:
            cells.append([word])
            reach = word.x1
    if not FEWEST_TITLES <= len(cells) <= MOST_TITLES:
        return None
    kinds: list[str] = []
    for cell in cells:
        cell.sort(key=lambda word: (round(word.foot), word.x0))
        kinds.append(kind_of_title(joined_text(cell)))
        if not kinds[-1]:
            return None
    # A table tells when, in one column or in two that stand side by side, and who or where.
    dated = [column for column, kind in enumerate(kinds) if kind == "dates"]
    if not dated or dated[-1] - dated[0] != len(dated) - 1 or len(dated) > 2 or WHO.isdisjoint(kinds):
        return None
    return [(kind, min(word.x0 for word in cell)) for kind, cell in zip(kinds, cells, strict=True)]


def _counts(row: Row, columns: int) -> bool:
    """Whether a row below the titles numbers them, as forms of offices do: "(1) | (2) | (3)"."""
    return [word.text.strip("().") for word in row.words] == [str(at) for at in range(1, columns + 1)]


def _table(heads: Sequence[Stretch], titles: Sequence[tuple[str, float]], rows: Sequence[Row]) -> list[Grid]:
    """The grids of the rows below the titles; empty where they are no table."""
    edges = [x for _, x in titles]
    stretches: list[Stretch] = []
    inside = False
    for row in rows:
        if section_of(row.text) is not None or row.words[0].x0 < edges[0] - FLUSH:
            break
        fits = _fits(row, edges)
        if fits and inside:
            stretches[-1].append(row)
        elif fits:
            stretches.append([row])
        inside = fits
    kinds = [kind for kind, _ in titles]
    parted = _parted(stretches, edges, kinds) if stretches else []
    if sum(map(len, parted)) < FEWEST_ROWS:
        return []
    right = max(word.x1 for stretch in stretches for row in stretch for word in row.words)
    right = max(right, *(row.words[-1].x1 for head in heads for row in head))
    limits = [*(x - 1.0 for x in edges), right + 1.0]
    grids = [_grid(records, limits) for records in parted if records]
    top = _grid(heads, limits)
    if rows[0] is stretches[0][0]:
        # Nothing stands between the titles and the first row.
        grids[0].bands[:0], grids[0].y0 = top.bands, top.y0
        return grids
    return [top, *grids]


def _fits(row: Row, edges: Sequence[float]) -> bool:
    """Whether every cell of a row begins where a column does, and none reaches into the next."""
    for column, (_, group) in enumerate(groupby(row.words, key=lambda word: _column(word, edges))):
        words = list(group)
        at = _column(words[0], edges)
        if words[0].x0 > edges[at] + FLUSH or (column and at == 0):
            return False
        if at + 1 < len(edges) and words[-1].x1 > edges[at + 1] + FLUSH:
            return False
    return True


def _column(word: Word, edges: Sequence[float]) -> int:
    """The last column that begins left of a word."""
    return max((index for index, x in enumerate(edges) if x <= word.x0 + FLUSH), default=0)


def _parted(
    stretches: Sequence[Stretch], edges: Sequence[float], kinds: Sequence[str]
) -> list[list[Stretch]]:
    """The records of each stretch: parted by the white space under which most of them tell one time each, else where
    cells begin in as many columns as in the first row."""
    gaps = sorted(
        {round(_gap(above, row), 1) for stretch in stretches for above, row in pairwise(_piled(stretch))},
        reverse=True,
    )
    best: tuple[float, list[list[Stretch]]] = (0.0, [])
    ways = [
        [list(_records(stretch, least)) for stretch in stretches]
        for least in ((gaps[0] + 1, *gaps) if gaps else (1.0,))
    ]
    for records in (*ways, [list(_begun(stretch, edges)) for stretch in stretches]):
        flat = [record for records_of in records for record in records_of]
        right = sum(_is_record(record, edges, kinds) for record in flat)
        if right >= DATED * len(flat) and right - 2 * (len(flat) - right) > best[0]:
            best = (right - 2 * (len(flat) - right), records)
    return best[1]


def _piled(stretch: Stretch) -> Iterator[tuple[float, float]]:
    """The heights that the rows of a stretch take, those that overlap as one."""
    low, high = stretch[0].y0, stretch[0].y1
    for row in stretch[1:]:
        if row.y0 > high:
            yield low, high
            low = row.y0
        high = max(high, row.y1)
    yield low, high


def _gap(above: tuple[float, float], below: tuple[float, float]) -> float:
    return below[0] - above[1]


def _records(stretch: Stretch, least: float) -> Iterator[Stretch]:
    """The rows of a stretch, parted where at least so much white space is between."""
    record: Stretch = []
    foot = 0.0
    for row in stretch:
        if record and row.y0 - foot >= least - 0.05:
            yield record
            record = []
        foot = max(foot, row.y1) if record else row.y1
        record.append(row)
    yield record


def _begun(stretch: Stretch, edges: Sequence[float]) -> Iterator[Stretch]:
    """The rows of a stretch, parted where one has a cell in each column in which the first has one."""
    columns = {_column(word, edges) for word in stretch[0].words}
    record: Stretch = []
    for row in stretch:
        if record and columns <= {_column(word, edges) for word in row.words}:
            yield record
            record = []
        record.append(row)
    yield record


def _is_record(record: Stretch, edges: Sequence[float], kinds: Sequence[str]) -> bool:
    """Whether rows tell one time, whole, and who or where."""
    cells: dict[int, str] = {}
    for row in record:
        for word in row.words:
            column = _column(word, edges)
            cells[column] = f"{cells.get(column, '')} {word.text}"
    first, *last = (cells.get(column, "") for column, kind in enumerate(kinds) if kind == "dates")
    tells = len(find_ranges(first)) == 1 and not OPEN.search(first)
    # Beside a start of its own stands one end, or that it has none.
    ended = all(len(find_ranges(end)) == 1 or end.strip(" \t-–.").lower() in {"", *PRESENT} for end in last)
    return tells and ended and not WHO.isdisjoint(kinds[column] for column in cells)


def _grid(records: Sequence[Stretch], limits: Sequence[float]) -> Grid:
    bands = []
    for record in records:
        y0, y1 = min(row.y0 for row in record), max(row.y1 for row in record)
        cells = [(left, y0, right, y1) for left, right in pairwise(limits)]
        bands.append(Band(y0, y1, cells))
    return Grid(bands[0].y0, bands[-1].y1, limits[0], limits[-1], bands, drawn=False)
