"""Small operations on text that several packages need in exactly the same way."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` for comparison: NFKC, case folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shorten(text: str, width: int) -> str:
    """Return `text` on one line, cut at a word to at most `width` characters with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    return line[: width - 1].rsplit(" ", 1)[0] + "…"
