"""XLSX files, written in constant memory: text is text (a NIP too), no cell is a formula or a link.

The same records give the same bytes: the file's own dates are the moment of the export, which the manifest names.
"""

import contextlib
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import xlsxwriter
from openpyxl import load_workbook

from talent.core.errors import BadInput, Problem, TooLarge
from talent.exports.cells import Cell, text_cell

# What a workbook may unpack to when it is read again: far above ours, far below what harms.
MOST_UNPACKED: Final = 1_000_000_000
MOST_PARTS: Final = 1_000
_WIDEST: Final = 40


def cells(values: Sequence[Cell]) -> list[Cell]:
    """Return the cells to write."""
    return [
        "" if value is None else text_cell(value) if isinstance(value, str) else value for value in values
    ]


def stored(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells as a reader of the file sees them."""
    return list(row)


def write(
    path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, moment: datetime, title: str
) -> None:
    """Write the file: one sheet, headings in the first row."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": title, "created": moment.astimezone(UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet(title[:31])
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for index, heading in enumerate(headings):
            sheet.set_column(index, index, min(max(len(heading) + 2, 12), _WIDEST))
        for index, heading in enumerate(headings):
            sheet.write_string(0, index, text_cell(heading), bold)
        for number, row in enumerate(rows, start=1):
            for index, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, index, cell, text)
                elif cell is not None:
                    sheet.write_number(number, index, cell)


def read(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """Read row numbers and cells of the first sheet; the first are the headings.

    Raises:
        BadInput: the file is no workbook, or a broken one.
        TooLarge: it unpacks to more than a workbook of ours could.
    """
    with path.open("rb") as file:
        try:
            _refuse_bomb(file, path.name)
            yield from _rows(file)
        except Problem:
            raise
        except Exception:
            # A stranger may have put anything into the archive; the readers of its parts then say so in many ways.
            raise BadInput("error.export.unreadable", path=path.name) from None


def _rows(file: BinaryIO) -> Iterator[tuple[int, list[Cell]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    with contextlib.closing(book):
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            found = [_value(value) for value in row]
            if any(cell != "" for cell in found):
                yield number, found


def _refuse_bomb(file: BinaryIO, name: str) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge("error.export.too_large", path=name)


def _value(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return str(value)
    return value
