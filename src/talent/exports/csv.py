"""CSV files: UTF-8, a byte order mark where it is asked for, CRLF, text quoted and quantities not (RFC 4180).

A number that is no quantity, such as a NIP, is text and so is quoted; every cell is one line, so that line n + 1
of the file is row n.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from talent.core.errors import BadInput
from talent.exports.cells import Cell, text_cell


def cells(values: Sequence[Cell]) -> list[Cell]:
    """Return the cells to write."""
    return [
        "" if value is None else text_cell(value) if isinstance(value, str) else value for value in values
    ]


def stored(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells as a reader of the file sees them: all text."""
    return [cell if isinstance(cell, str) else repr(cell) for cell in row]


def write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, mark: bool = False) -> None:
    """Write the file."""
    with path.open("w", encoding="utf-8-sig" if mark else "utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow([text_cell(heading) for heading in headings])
        writer.writerows(rows)


def read(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """Read line numbers and cells; the first are the headings. Comma or semicolon, as it was saved.

    Raises:
        BadInput: the file is not CSV in UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline(1_000_000)
            delimiter = ";" if first.count(";") > first.count(",") else ","
            reader = csv.reader(_chain(first, file), delimiter=delimiter)
            start = 1
            for row in reader:
                if row:
                    yield start, list(row)
                start = reader.line_num + 1
    except (UnicodeDecodeError, csv.Error):
        raise BadInput("error.export.unreadable", path=path.name) from None


def _chain(first: str, rest: io.TextIOBase) -> Iterator[str]:
    yield first
    yield from rest
