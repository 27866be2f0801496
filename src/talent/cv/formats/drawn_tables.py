"""Tables that a plain text draws with bars: `| No | Instansi | Jabatan |`, with rules between their rows or without.

What a cell cannot hold in one line goes on below, so that the lines between two rules are one row. A frame around a
heading has one cell and is none of these.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

BARS = "|│┃║¦"
CROSSINGS = "+|│┃║├┤┌┐└┘┬┴┼╔╗╚╝╠╣╦╩╬"
RULE = re.compile(rf"[{CROSSINGS}:=─━═\-\s]+")
DASHES, CROSSING = re.compile(r"[-=─━═]{3}"), re.compile(rf"[{CROSSINGS}]")
PARTED = re.compile(rf"[{BARS}]")
Row = list[str]


class Cells(list[str]):
    """The cells of one row."""


def drawn_rows(raws: Sequence[str]) -> Iterator[list[str]]:
    """The lines in stretches: plain lines that follow each other, or the `Cells` of one row."""
    plain: list[str] = []
    index = 0
    while index < len(raws):
        end = _end_of_table(raws, index)
        if end is None:
            plain.append(raws[index])
            index += 1
            continue
        if plain:
            yield plain
            plain = []
        yield from map(Cells, _rows(raws[index:end]))
        index = end
    if plain:
        yield plain


def _end_of_table(raws: Sequence[str], start: int) -> int | None:
    """Where the table ends that begins with this line, None where none does."""
    end = start
    while end < len(raws) and (_is_row(raws[end]) or _is_rule(raws[end])):
        end += 1
    rows = [raw for raw in raws[start:end] if not _is_rule(raw)]
    if len(rows) < 2 or max(len(_cells(raw)) for raw in rows) < 2:
        return None
    return end


def _is_row(raw: str) -> bool:
    text = raw.strip()
    return len(text) > 2 and text[0] in BARS and text[-1] in BARS


def _is_rule(raw: str) -> bool:
    """A line of dashes with crossings; one of dashes alone underlines what is above it."""
    return bool(RULE.fullmatch(raw) and DASHES.search(raw) and CROSSING.search(raw))


def _cells(raw: str) -> Row:
    return [cell.strip() for cell in PARTED.split(raw.strip()[1:-1])]


def _rows(raws: Sequence[str]) -> list[Row]:
    """The rows: what stands between two rules, or each line where only the titles are ruled off."""
    groups: list[list[Row]] = [[]]
    for raw in raws:
        if _is_rule(raw):
            groups.append([])
        else:
            groups[-1].append(_cells(raw))
    groups = [group for group in groups if group]
    if len(groups) <= 2:
        return [row for group in groups for row in _unwrapped(group)]
    return [_joined(group) for group in groups]


def _unwrapped(rows: Sequence[Row]) -> list[Row]:
    """Rows without rules between them; one whose first cell is empty goes on with the row above."""
    result: list[list[Row]] = []
    for row in rows:
        if result and not row[0]:
            result[-1].append(row)
        else:
            result.append([row])
    return [_joined(group) for group in result]


def _joined(rows: Sequence[Row]) -> Row:
    return [" ".join(filter(None, cells)) for cells in zip_longest(*rows, fillvalue="")]
