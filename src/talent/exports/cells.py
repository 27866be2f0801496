"""What may stand in a cell: no formula, nothing that a file format cannot hold, and a hash for each row of them."""

import hashlib
from collections.abc import Sequence

import rfc8785

from talent.core.table_cells import safe

Cell = str | int | float | None


def text_cell(value: str) -> str:
    """Return `value` as one line that no spreadsheet runs.

    It is looked at before and after it is cleaned: a line break or TAB in front is gone afterwards and must be
    quoted all the same, and a control character in front may hide what only then comes to the front. Control
    characters become spaces, lone surrogates the replacement character.
    """
    cleaned = "".join(map(_clean, value))
    risky = len(safe(value)) > len(value) or len(safe(cleaned)) > len(cleaned)
    return "'" + cleaned if risky else cleaned


def _clean(character: str) -> str:
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029):
        return " "
    if 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF):
        return "�"
    return character


def row_hash(cells: Sequence[Cell]) -> str:
    """Return SHA-256 (hex) over the canonical JSON (RFC 8785) of the array of a row's cells as the file holds them."""
    return hashlib.sha256(rfc8785.dumps(list(cells))).hexdigest()


def stranger_hash(cells: Sequence[Cell]) -> str | None:
    """Return the hash of a row of a file that anybody may have changed; None where it holds what we never write."""
    try:
        return row_hash(cells)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        return None


def local_phone(number: str | None) -> str | None:
    """Return an Indonesian E.164 number as it is dialled (0812…), which no spreadsheet takes for a formula."""
    return "0" + number[3:] if number and number.startswith("+62") else number
