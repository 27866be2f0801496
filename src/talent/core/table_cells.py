"""Cells that a spreadsheet program never takes for a formula (TRUST S10; OWASP, CSV injection)."""

from typing import Final

# The full-width twins of = + - @ are normalised to the plain ones by some programs on opening.
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")


def safe(value: str) -> str:
    """Return `value` with a leading apostrophe where a spreadsheet could run it, and NUL made a space."""
    text = value.replace("\x00", " ")
    return "'" + text if _risky(value) or _risky(text) else text


def plain(cell: str) -> str:
    """Return the value that `safe` was given; the inverse used when an export is verified."""
    return cell[1:] if cell.startswith("'") and _risky(cell[1:]) else cell


def _risky(value: str) -> bool:
    # Apostrophes in front are looked through, or a value that brings its own could not be read back.
    text = value.lstrip("'")
    return text.startswith(_RISKY) or text.lstrip(" ").startswith(_RISKY)
