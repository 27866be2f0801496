"""Tables with a row of column titles ("No | Perusahaan | Jabatan | Periode"): each row is an entry."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations

from talent.cv.fields.education import SCORE, read_studies
from talent.cv.fields.entries import RawEntry, undated_entry
from talent.cv.fields.heads import HeadPiece, add_dates, peel_place
from talent.cv.fields.stretches import trimmed
from talent.cv.fields.study import split_study
from talent.cv.fields.work import posts_of, read_posts
from talent.cv.found import Entry, Found, found_in
from talent.cv.layout import TextLine, part_of, style_at
from talent.cv.page.unwrap import joined_line
from talent.cv.vocabulary.date_joins import PRESENT
from talent.cv.vocabulary.dates import DateRange, find_ranges
from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.features import DUTY, INSTITUTION_WORDS, POSITION_WORDS
from talent.cv.vocabulary.titles import kind_of_title

BULLET = re.compile(r"\s*(?:[•●▪■◦‣▸►➢➤∙·\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s))")
ORDINAL = re.compile(r"\(?\d{1,2}[.)]?")
COUNTED = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=\w)")
NUMBER = re.compile(r"(no\.?|nomor|#)\s+(?=\S)", re.I)
MARK = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?(?:\s*/\s*\d{1,3}(?:[.,]\d{1,2})?)?")
TITLE_WORDS = re.compile(
    r"^(?:\s|[/.,&-]|no|nomor|nama|jabatan|posisi|uraian|tugas|mulai|sampai|dan|periode|tahun|waktu|"
    r"tanggal|instansi|perusahaan|"
    r"organisasi|lokasi|tempat|keterangan|position|company|employer|dates?|period|role|"
    r"responsibilities|description|from|to|"
    r"tingkat|jurusan|sekolah|perguruan|tinggi|penyelenggara|pemberi|institution|degree|year|"
    r"sertifikat|pelatihan)+$",
    re.I,
)
KEYS = {
    "work": {"name": "name", "institution": "name", "by": "name", "title": "position"},
    "volunteer": {"name": "organization", "institution": "organization", "by": "organization",
    "title": "organization"},
    "education": {"name": "institution", "title": "area"},
    "certificates": {"title": "name", "by": "issuer", "name": "issuer", "institution": "issuer"},
    "awards": {"title": "title", "by": "awarder", "name": "awarder", "institution": "awarder"},
    "publications": {"title": "name", "by": "publisher", "name": "publisher"},
    "projects": {"title": "name", "name": "entity", "position": "description", "text": "description"},
}  # fmt: skip
# The sections whose entries have a head that says two things.
BOTH = ("work", "volunteer", "education")
STUDIES = frozenset(("studyType", "area", "study"))
# "Tahun | Keterangan": what stands below is read as lines are.
TELL_NOTHING = frozenset(("number", "dates", "text", "other"))
# What says nothing of an entry by itself.
BARE = frozenset(("startDate", "endDate", "date", "releaseDate", "location", "score"))
# Where the office begins that stands behind a post: "Kepala Seksi | Dinas Sosial Kabupaten Garut".
OFFICE = re.compile(
    r"(?<=\w)[,\s]+(?=(?:Dinas|Badan|Kantor|Sekretariat|Inspektorat|Kecamatan|Kelurahan|Desa|Puskesmas|RSUD|UPTD?|"
    r"Balai|Kementerian|PT|CV|UD|Yayasan|Bank|SM[APK]N?|SDN?|Bappeda|BKPSDM|Setda|DPRD|Universitas|Politeknik)\b)"
)
# What stands between post and employer on the one line of a cell.
MARKS = (" / ", " | ", " – ", " — ", " - ", " (", ", ")
# The cells of an entry: kind, line, start, end.
Cell = tuple[str, TextLine, int, int]
Row = list[Cell]
DATE_KEYS = {"certificates": "date", "awards": "date", "publications": "releaseDate"}


def read_table(lines: list[TextLine], section: str) -> list[Entry] | None:
    """Entries of a section that is a table, None where its first line is no row of column titles."""
    header = _with_number_apart(lines[0])
    columns = _columns(header) or _columns_of_dated(header, lines[1:], section)
    if columns is None or set(columns) <= TELL_NOTHING:
        return None
    titled = columns
    others = [_columns(_with_number_apart(line)) for line in lines[1:]]
    if any(other and set(titled).isdisjoint(other) for other in others):
        # What is asked for further down is something else: labels of a form, each above its value.
        return None
    columns = _with_unknown(columns, section)
    if len(lines) > 1 and _parts_dates(columns, lines[1]):
        # "Dari | Sampai" below "Tahun": the rows have a cell more than the titles.
        at = columns.index("dates")
        columns = [*columns[:at], "dates", *columns[at:]]
        lines = lines[1:]
        header = next((line for line in lines[1:] if len(line.cells) == len(columns)), header)
    edges, widest = _left_edges([header]), _left_edges([header, *lines])
    numbered = _are_numbered(lines[1:], columns)
    rows: list[Row] = []
    for line in lines[1:]:
        # What stands below a row and in none of its cells tells of it.
        loose = bool(line.boxes and rows and header.table) and not line.table
        if not line.boxes and not line.cells and rows and len(columns) > 2 and not find_ranges(line.text):
            # A cell over all columns tells what was done.
            rows[-1].append(("text", line, 0, len(line.text)))
            continue
        below = not line.boxes and not line.cells and line.gap == 0 and line.table > 0 and len(columns) == 2
        # The lines below the first of the one cell that has several stand by themselves.
        each = (
            {1 - columns.index("dates"): (0, len(line.text))}
            if below and rows and "dates" in columns
            else _cells(line, widest if loose or line.table else edges, columns)
        )
        if not each or _only_counts(line) or _columns(_with_number_apart(line)) == titled:
            continue
        cells = _with_whole_spans(each, columns)
        if not rows or not (loose or _goes_on(line, each, columns, numbered=numbered)):
            merged = _merged_above(line, cells, columns, rows)
            rows.append(merged)
        beside = loose and line.region != rows[-1][0][1].region
        rows[-1] += [
            ("text" if beside else columns[column], line, start, end)
            for column, (start, end) in cells.items()
        ]
    lone = _lone_column(rows, columns, section)
    if lone:
        columns = ["both" if kind == lone else kind for kind in columns]
        rows = [[("both" if cell[0] == lone else cell[0], *cell[1:]) for cell in row] for row in rows]
    rows = [_with_duties(row) for row in rows]
    if section in DATE_KEYS and not {"by", "name", "institution"}.intersection(columns):
        rows = _with_givers(rows)
    if "both" in columns and section in BOTH:
        return _read_both(rows, section)
    entries: list[Entry] = []
    for row in rows:
        entries.append(Entry(section))
        for kind, line, start, end in row:
            fill_cell(entries[-1], kind, line, start, end, section)
        _fill_stacked(entries[-1], row, section)
        _join_broken(entries[-1], row)
    return [entry for entry in entries if entry.values.keys() - BARE]


def _parts_dates(columns: Sequence[str], line: TextLine) -> bool:
    """Whether a line below the titles parts the column of the dates in two."""
    return columns.count("dates") == 1 and _columns(line) == ["dates", "dates"]


def _lone_column(rows: Sequence[Row], columns: Sequence[str], section: str) -> str:
    """The kind of the one column that must say both post and employer, or study and school, "" where each has its
    own."""
    if "both" in columns or section not in BOTH:
        return ""
    if section == "education":
        studies = STUDIES.intersection(columns)
        if len(studies) != 1 or {"name", "institution", "by"}.intersection(columns):
            return ""
        said = [
            any(
                kind in studies and INSTITUTION_WORDS.search(line.text[start:end])
                for kind, line, start, end in row
            )
            for row in rows
        ]
        return next(iter(studies)) if said and 2 * sum(said) >= len(said) else ""
    if not {"name", "institution", "by"}.intersection(columns):
        return "position" if "position" in columns else ""
    if "position" in columns or "name" not in columns:
        return ""
    lines = [[line for kind, line, *_ in row if kind == "name" and not line.bullet] for row in rows]
    if any(line.boxes for row in rows for _, line, *_ in row):
        # On a page a name may wrap in its cell: one of the lines must be a post.
        lines = [each if any(POSITION_WORDS.search(line.text) for line in each) else [] for each in lines]
    return "name" if sum(len(each) == 2 for each in lines) > len(lines) / 2 else ""


def _with_duties(row: Row) -> Row:
    """The cells of an entry, what was done there as such: lines below the name of an employer or post from the first
    with a mark or of a duty on."""
    result: Row = []
    named: set[str] = set()
    told: set[str] = set()
    for kind, line, start, end in row:
        text = line.text[start:end]
        if kind in named and (line.bullet or any(mark.match(text) for mark in (BULLET, COUNTED, DUTY))):
            told.add(kind)
        named |= {kind} & {"name", "position", "institution", "both"}
        result.append(("text" if kind in told else kind, line, start, end))
    return result


def _with_givers(rows: list[Row]) -> list[Row]:
    """The cells of certificates and the like, the second line below each title as who gave it, where most have two."""
    titles = [[cell for cell in row if cell[0] == "title"] for row in rows]
    two = sum(len(cells) == 2 for cells in titles)
    if 2 * two <= len(rows) or any(cell[1].boxes for cells in titles for cell in cells):
        return rows
    return [
        [("by", *cell[1:]) if len(cells) == 2 and cell is cells[1] else cell for cell in row]
        for row, cells in zip(rows, titles, strict=True)
    ]


def _join_broken(entry: Entry, row: Row) -> None:
    """Put the lines of duties together that only the width of their column has broken, as a page does."""
    cells = [(line, start, end) for kind, line, start, end in row if kind == "text"]
    if len(cells) != len(entry.highlights) or not any(line.boxes for line, *_ in cells):
        return
    marked = [line.bullet or BULLET.match(line.text[start:end]) is not None for line, start, end in cells]
    whole: list[Found] = []
    for (line, start, _), mark, found in zip(cells, marked, entry.highlights, strict=True):
        goes_on = not mark and (marked[0] or line.text[start : start + 1].islower())
        before = whole[-1] if whole else None
        if (
            goes_on
            and before is not None
            and before.page == found.page
            and 0 < found.start - before.end < 200
        ):
            before.value = f"{before.value} {found.value}"
            before.end = found.end
        else:
            whole.append(found)
    entry.highlights = whole


def _fill_stacked(entry: Entry, row: Row, section: str) -> None:
    """Two dates one below the other in their column are the start and the end."""
    if section in DATE_KEYS:
        return
    lines = [line for kind, line, *_ in row if kind == "dates"]
    dates = [
        (line, date)
        for kind, line, start, end in row
        if kind == "dates"
        for date in _ranges_of_cell(line, start, end)[0]
    ]
    if len(lines) == len(dates) == 2 and all(date.single for _, date in dates):
        add_dates(entry, RawEntry(lines, [], dates))


def _read_both(rows: list[Row], section: str) -> list[Entry]:
    """Entries of a table one of whose columns says who and as what: its lines are read as the head of an entry is."""
    raws: list[RawEntry] = []
    heads = [
        [part_of(line, *trimmed(line, start, end)) for kind, line, start, end in row if kind == "both"]
        for row in rows
    ]
    heads = _on_one_line([[line for line in head if line.text] for head in heads])
    for row, head in zip(rows, heads, strict=True):
        told = Entry(section)
        raw = undated_entry(_parted(_unbroken(head))) if head else RawEntry()
        raw.told = told
        for kind, line, start, end in row:
            if kind == "dates":
                ranges, raw.open_end = _ranges_of_cell(line, start, end)
                raw.dates += [(line, date) for date in ranges]
            elif kind != "both":
                fill_cell(told, kind, line, start, end, section)
        _join_broken(told, row)
        raws.append(raw)
    return read_studies(raws) if section == "education" else read_posts(posts_of(raws), section=section)


def _on_one_line(heads: list[list[TextLine]]) -> list[list[TextLine]]:
    """The cells that say two things, each on one line where every one has the same mark between the two, and some
    have no other line: what is on a second one then has only the width of the column broken."""
    filled = [head for head in heads if head]
    alike = all(style_at(line, 0) == style_at(head[0], 0) for head in filled for line in head)
    if not alike or not any(line.boxes for head in filled for line in head):
        return heads
    joined = [reduce(joined_line, head) if head else None for head in heads]
    texts = [line.text for line in joined if line is not None]
    whole = sum(len(head) == 1 for head in filled)
    if 0 < whole < len(filled) and any(all(mark in text for text in texts) for mark in MARKS):
        return [[line] if line is not None else [] for line in joined]
    return heads


def _parted(lines: list[TextLine]) -> list[TextLine]:
    """The only line of a cell parted where the office begins that stands behind the post."""
    office = OFFICE.search(lines[0].text) if len(lines) == 1 else None
    if office is None:
        return lines
    return [part_of(lines[0], 0, office.start()), part_of(lines[0], office.end(), len(lines[0].text))]


def _unbroken(lines: list[TextLine]) -> list[TextLine]:
    """The lines of a cell; of three and more those are put together that are set alike, as a page breaks them."""
    result: list[TextLine] = []
    for line in lines:
        alike = bool(result) and style_at(result[-1], 0) == style_at(line, 0)
        if len(lines) > 2 and line.boxes and alike and not line.bullet:
            result[-1] = joined_line(result[-1], line)
        else:
            result.append(line)
    return result


def _with_number_apart(line: TextLine) -> TextLine:
    """The row of titles, "No" a cell of its own: its column is so narrow that the next title stands close by."""
    start, end = line.cells[0] if line.cells else (0, 0)
    match = NUMBER.match(line.text, start, end)
    if match is None:
        return line
    return replace(line, cells=[(start, match.end(1)), (match.end(), end), *line.cells[1:]])


def _columns(line: TextLine) -> list[str] | None:
    """What each column holds; one title may be unknown where two others are not, and a lone date is none."""
    if len(line.cells) < 2 or find_ranges(line.text):
        return None
    kinds = [kind_of_title(line.text[start:end]) for start, end in line.cells]
    # An answer between the same label in two languages is no row of titles.
    known = {kind for kind in kinds if kind not in ("", "number", "other")}
    unknown = sum(not kind for kind in kinds)
    return kinds if known and (not unknown or (len(known) >= 2 and unknown == 1)) else None


def _columns_of_dated(header: TextLine, rows: Sequence[TextLine], section: str) -> list[str] | None:
    """What two columns hold beside one that numbers them: dates, as the rows below tell, and all the rest.

    "Tahun | Pengalaman" says so of jobs; None for other rows of titles.
    """
    if section not in BOTH or len(header.cells) < 2 or find_ranges(header.text):
        return None
    kinds = [kind_of_title(header.text[start:end]) for start, end in header.cells]
    # "Pendidikan" beside the years is the whole study.
    told = ["both" if kind in ("", "studyType") else kind for kind in kinds]
    if sorted(kind for kind in told if kind != "number") != ["both", "dates"]:
        return None
    at = told.index("dates")
    whole = [line for line in rows if len(line.cells) == len(told) and not _only_counts(line)]
    dated = [line for line in whole if line.text[slice(*line.cells[at])].strip()]
    return told if dated and all(find_ranges(line.text[slice(*line.cells[at])]) for line in dated) else None


def _with_unknown(columns: list[str], section: str) -> list[str]:
    """A column of unknown title holds what the section needs and no other column has."""
    needed = {
        "work": ("name", "position"),
        "volunteer": ("name", "position"),
        "education": ("institution", "study"),
    }
    names = (
        {"by": "name", "title": "position"} if section == "work" else {"studyType": "study", "area": "study"}
    )
    have = {names.get(kind, kind) for kind in columns} | ({"name"} if "institution" in columns else set())
    missing = [kind for kind in needed.get(section, ()) if kind not in have]
    # "Pengalaman" between the dates and the duties says both.
    unknown = "both" if len(missing) > 1 else missing[0] if missing else ""
    return [kind or unknown for kind in columns]


def _with_whole_spans(cells: dict[int, tuple[int, int]], columns: list[str]) -> dict[int, tuple[int, int]]:
    """The cells of a row, those of two columns that tell start and end ("Mulai | Sampai") as one."""
    joined = dict(cells)
    for index, span in cells.items():
        before = joined.get(index - 1)
        if before is not None and columns[index - 1] == columns[index] == "dates":
            joined[index] = (before[0], span[1])
            del joined[index - 1]
    return joined


def _only_counts(line: TextLine) -> bool:
    """Whether the row numbers the columns, as forms of offices do below the titles ("1 | 2 | 3 | 4")."""
    cells = [line.text[start:end].strip() for start, end in line.cells]
    numbers = [cell.strip("().") for cell in cells]
    counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return counted and (len(numbers) > 2 or (len(numbers) == 2 and cells[0].startswith("(")))


def without_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines without a first row of column titles (a table whose cells hold more than values).

    Titles of unknown words are told by the rows below: as many cells, and a date in each of them.
    """
    first = lines[0]
    cells = [first.text[start:end] for start, end in first.cells]
    if len(cells) < 2 or find_ranges(first.text):
        return lines
    rows = [line for line in lines[1:] if len(line.cells) == len(cells)]
    dated = all(find_ranges(line.text) for line in rows)
    dated = dated and (len(rows) > 1 if len(cells) > 2 else bool(rows) and _dates_one(cells))
    if dated or all(TITLE_WORDS.match(cell) or kind_of_title(cell) for cell in cells):
        return lines[2:] if len(lines) > 1 and _only_counts(lines[1]) else lines[1:]
    return lines


def _dates_one(cells: Sequence[str]) -> bool:
    """Whether one of two titles asks for the dates, as beside "Pengalaman"."""
    return [kind_of_title(cell) == "dates" for cell in cells].count(True) == 1


def _left_edges(rows: Sequence[TextLine]) -> list[float]:
    """Where each column begins on the page in the first row and others of as many cells, empty where places are not
    known: a title may stand in the middle of its column, above cells that begin further left."""
    whole = [line for line in rows if len(line.cells) == len(rows[0].cells) and line.boxes]
    boxes = [[line.boxes[start] for start, _ in line.cells] for line in whole]
    return [min(box[0] for box in column if box) for column in zip(*boxes, strict=True) if any(column)]


def _cells(line: TextLine, edges: Sequence[float], columns: list[str]) -> dict[int, tuple[int, int]]:
    """Cells by column: one for one where the counts agree, else by position on the page or by what they hold."""
    spans = line.cells or [(0, len(line.text))]
    if len(spans) == len(columns):
        return {index: span for index, span in enumerate(spans) if line.text[span[0] : span[1]].strip()}
    if not edges or not line.boxes:
        return _by_contents(line, spans[: len(columns)], columns)
    cells: dict[int, tuple[int, int]] = {}
    for start, end in spans:
        box = line.boxes[start] if start < len(line.boxes) else None
        if box is None:
            continue
        column = max((index for index, edge in enumerate(edges) if edge <= box[0] + 6), default=0)
        cells[column] = (cells[column][0], end) if column in cells else (start, end)
    return cells


def _by_contents(
    line: TextLine, spans: list[tuple[int, int]], columns: list[str]
) -> dict[int, tuple[int, int]]:
    """Cells of a row that has fewer than the table: in their order where dates, numbers and marks fit best."""
    best: tuple[float, tuple[int, ...]] = (float("-inf"), ())
    for chosen in combinations(range(len(columns)), len(spans)):
        fit = sum(
            _fits(line.text[slice(*span)].strip(), columns[column])
            for span, column in zip(spans, chosen, strict=True)
        )
        # Of equal ones the first: what is missing is missing at the end.
        if fit > best[0]:
            best = (fit, chosen)
    return {
        column: span for column, span in zip(best[1], spans, strict=True) if line.text[slice(*span)].strip()
    }


def _fits(text: str, kind: str) -> float:
    """How well words fit into a column that holds `kind`."""
    if not text:
        return 0.0
    if ORDINAL.fullmatch(text):
        return 1.0 if kind == "number" else -1.0
    dates = find_ranges(text)
    dated = bool(dates) and sum(date.end - date.start for date in dates) > 0.6 * len(text)
    if kind == "number" or dated != (kind == "dates"):
        return -1.0
    if kind == "score":
        return 1.0 if MARK.fullmatch(text) else -1.0
    if kind == "text":
        return 0.5 if len(text) > 45 else 0.0
    return 1.0 if dated else 0.0


def _are_numbered(lines: Sequence[TextLine], columns: Sequence[str]) -> bool:
    """Whether a number begins the rows, as the title of the first column says."""
    first = [line.text[slice(*line.cells[0])] for line in lines if len(line.cells) == len(columns)]
    whole = [text for text in first if ORDINAL.fullmatch(text.strip())]
    dated = sum(bool(find_ranges(line.text)) for line in lines)
    return columns[0] == "number" and 2 * len(whole) > dated


def _merged_above(
    line: TextLine, cells: dict[int, tuple[int, int]], columns: Sequence[str], rows: Sequence[Row]
) -> Row:
    """The employer of the row above where its cell is merged over this row: a row of a word processor that has a post
    and dates of its own, and neither employer nor number."""
    kinds = {columns[column] for column in cells}
    if not rows or not (line.boxes or len(line.cells) == len(columns)) or kinds & {"name", "number", "both"}:
        return []
    return [cell for cell in rows[-1] if cell[0] == "name"] if {"position", "dates"} <= kinds else []


def _goes_on(
    line: TextLine, cells: dict[int, tuple[int, int]], columns: list[str], *, numbered: bool
) -> bool:
    """A row whose first column is empty on a positioned page goes on with the row above."""
    if not line.boxes:
        # Lines of a word processor's cell below its first one leave the other cells empty.
        whole = len(line.cells) == len(columns) or not line.cells
        kinds = {columns[index] for index, (start, end) in cells.items() if line.text[start:end].strip()}
        if {"position", "dates"} <= kinds and find_ranges(line.text):
            # A post of its own in a row whose employer is merged with that above.
            return False
        return line.gap == 0 and whole and len(cells) < len(columns)
    if min(cells) == 0:
        return False
    told = {columns[index] for index in cells}
    dates = find_ranges(line.text) if line.table and {"position", "dates"} <= told else ()
    if len(dates) > 1 or any(not date.single for date in dates):
        # A post with its whole time, beside an employer that is merged over it.
        return False
    if numbered:
        # Whatever stands in the other columns: a row of its own would have a number.
        return True
    return not any(
        columns[index] == "dates" and find_ranges(line.text[start:end])
        for index, (start, end) in cells.items()
    )


def fill_cell(entry: Entry, kind: str, line: TextLine, start: int, end: int, section: str) -> None:
    """Put one cell where its column says."""
    start, end = trimmed(line, start, end)
    if kind in ("", "number", "other") or start >= end:
        return
    if kind == "dates":
        _fill_dates(entry, line, start, end, section)
        return
    if kind == "text" and section == "education" and (match := SCORE.search(line.text, start, end)):
        entry.values.setdefault("score", found_in(line, *match.span("score"), 0.9))
        return
    if kind == "text" and section != "projects":
        entry.highlights.append(found_in(line, start, end, 0.85))
        return
    key = KEYS.get(section, {}).get(kind, kind)
    if kind == "score" and (match := SCORE.search(line.text, start, end)):
        start, end = match.span("score")
    if kind in ("institution", "area", "study") and (match := SCORE.search(line.text, start, end)):
        entry.values.setdefault("score", found_in(line, *match.span("score"), 0.9))
        start, end = trimmed(line, start, match.start())
        if start >= end:
            return
    if kind in ("study", "studyType", "area"):
        _fill_study(entry, line, start, end, kind)
        return
    if key in entry.values and kind == "title" and section in ("work", "volunteer"):
        # "Kegiatan" beside employer and position says what was done.
        entry.highlights.append(found_in(line, start, end, 0.85))
        return
    if kind in ("name", "institution"):
        # Before the rest of a wrapped name is looked for: below the employer stands where it is.
        rest, place = peel_place(HeadPiece(line, start, end, (0, 0)))
        if place is not None:
            entry.values.setdefault("location", place.found(0.8, {}))
        if rest is None:
            return
        start, end = rest.start, rest.end
    if key in entry.values:
        before = entry.values[key]
        if before.page == line.page and 0 < line.start + start - before.end < 200:
            # A wrapped cell: the quote runs over what its neighbours say in between.
            before.value = f"{before.value} {line.text[start:end]}"
            before.end = line.start + end
        return
    entry.values[key] = found_in(line, start, end, 0.93)


def _fill_study(entry: Entry, line: TextLine, start: int, end: int, kind: str) -> None:
    """Degree and subject, which may share a cell whatever its column is called."""
    degree, area = split_study(line.text[start:end])
    if kind == "area" and degree is not None and area is None:
        # "Pendidikan Dokter" is a subject, "S1" in the column of subjects a degree.
        degree, area = (None, (0, end - start)) if degree != (0, end - start) else (degree, None)
    if degree is None and area is None:
        degree, area = ((0, end - start), None) if kind == "studyType" else (None, (0, end - start))
    for key, span in (("studyType", degree), ("area", area)):
        if span is not None and key not in entry.values:
            left, right = trimmed(line, start + span[0], start + span[1])
            entry.values[key] = found_in(line, left, right, 0.93)
    found = find_degree(line.text[start:end])
    entry.level = entry.level or (found.level if found else None)


def _fill_dates(entry: Entry, line: TextLine, start: int, end: int, section: str) -> None:
    ranges, open_end = _ranges_of_cell(line, start, end)
    if not ranges:
        return
    if section in DATE_KEYS:
        value = ranges[-1].end_date or ranges[-1].start_date
        if value is not None:
            entry.values[DATE_KEYS[section]] = found_in(line, ranges[-1].start, ranges[-1].end, 0.93, value)
            entry.end_month = value[:7] if len(value) >= 7 else None
        return
    add_dates(entry, RawEntry([line], [], [(line, item) for item in ranges], open_end))


def _ranges_of_cell(line: TextLine, start: int, end: int) -> tuple[list[DateRange], bool]:
    """The dates of a cell, and whether "sekarang" stands alone in the column of the ends."""
    # What stands in the next cell is no part of a span ("2022 | -").
    ranges = [item.moved(start) for item in find_ranges(line.text[start:end])]
    # "Mulai 2019 | Sampai sekarang".
    return ranges, len(ranges) == 1 and line.text[ranges[0].end : end].strip(" \t-–.").lower() in PRESENT
