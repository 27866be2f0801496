"""JSON files: one object a line, UTF-8, keys in the order of the columns, as the command line prints rows.

A line stands alone, so that a file of any length is written and read in constant memory, and a row has a line
number. Codes stay codes and numbers numbers: what reads this is a program.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from talent.core.errors import BadInput
from talent.exports.cells import Cell


def cells(values: Sequence[Cell]) -> list[Cell]:
    """Return the values to write; lone surrogates, which UTF-8 cannot hold, are replaced."""
    return [_text(value) if isinstance(value, str) else value for value in values]


def stored(row: Sequence[Cell]) -> list[Cell]:
    """Return the values as a reader of the file sees them."""
    return list(row)


def write(path: Path, keys: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            json.dump(dict(zip(keys, row, strict=True)), file, ensure_ascii=False, allow_nan=False)
            file.write("\n")


def read(path: Path, keys: Sequence[str]) -> Iterator[tuple[int, list[Cell]]]:
    """Read line numbers and values; the first are the keys of the first object, or `keys` in an empty file.

    A line that is no object of plain values is given as it stands, in one cell.

    Raises:
        BadInput: the file is not UTF-8.
    """
    headings: list[str] | None = None
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                found = _object(line)
                if headings is None:
                    headings = list(keys if found is None else found)
                    yield 0, list(headings)
                if found is None:
                    yield number, [line.rstrip("\n")]
                    continue
                others = [value for key, value in found.items() if key not in headings]
                yield number, [*(found.get(key) for key in headings), *others]
    except UnicodeDecodeError:
        raise BadInput("error.export.unreadable", path=path.name) from None
    if headings is None:
        yield 0, list(keys)


def _object(line: str) -> dict[str, Cell] | None:
    try:
        found = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    if not all(value is None or isinstance(value, str | int | float) for value in found.values()):
        return None
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode() if not value.isascii() else value
