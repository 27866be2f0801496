"""Cells that a spreadsheet program never takes for a formula (TRUST S10; OWASP, CSV injection)."""

from typing import Final

# The full-width twins of = + - @ are normalised to the plain ones by some programs on opening.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")


def safe(value: str) -> str:
    """Return `value` with a leading apostrophe where a spreadsheet could run it, NUL and line breaks made spaces."""
    text = value.replace("\x00", " ")
    return "'" + text if text.lstrip(" ").startswith(_RISKY) or value.startswith(_RISKY) else text


def plain(cell: str) -> str:
    """Return the value that `safe` was given; the inverse used when an export is verified."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" ").startswith(_RISKY) else cell
