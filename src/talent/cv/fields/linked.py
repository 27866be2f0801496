"""Addresses that the page prints and that a link of the document says as well: whole, wherever a line breaks them.

The words of the page are quoted; the link tells where an address begins and ends, and which hyphens are its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talent.cv.layout import Link, TextLine
from talent.cv.types import Page

# What the page may have between two characters of an address: the end of a line, with or without a hyphen.
_BREAK = r"(?:-?\s+)?"
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
# Figures of a number, and what may group them.
_GROUPED = r"[\s().–-]{0,4}"
_SHORTEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Linked:
    """An address at `[start, end)` of the text of `page` that a link leads to; `kind` is mail, tel or site."""

    kind: str
    value: str
    page: int
    start: int
    end: int

    def touches(self, page: int, start: int, end: int) -> bool:
        """Whether it shares a character with the stretch `[start, end)` of a page."""
        return page == self.page and start < self.end and end > self.start


def find_linked(links: Iterable[Link], pages: Sequence[Page]) -> list[Linked]:
    """Each target of a link at every place of its page where the same address is printed, in the order of the text."""
    found: list[Linked] = []
    for target, page in dict.fromkeys((link.target, link.page) for link in links):
        text = pages[page - 1].text
        kind, pattern = _printed(target)
        if not pattern:
            continue
        for match in re.finditer(pattern, text, re.I):
            value = match.group() if kind == "tel" else target.partition(":")[2].lower()
            if kind == "site":
                scheme = _SCHEME.match(target)
                www = "www." if "www." in match.group().lower() else ""
                value = f"{'http' if scheme and 'https' not in scheme.group().lower() else 'https'}://{www}{_bare(target)}"
            found.append(Linked(kind, value, page, *match.span()))
    return sorted(found, key=lambda each: (each.page, each.start, -each.end))


def is_printed(target: str, text: str) -> bool:
    """Whether a text is the address that a link leads to, and nothing else."""
    _, pattern = _printed(target)
    return bool(pattern) and re.fullmatch(rf"\W*?{pattern}\W*", text, re.I) is not None


def beginning_in(linked: Iterable[Linked], line: TextLine, kind: str) -> list[Linked]:
    """Those of a kind that begin in a line."""
    return [
        each
        for each in linked
        if each.kind == kind and each.page == line.page and line.start <= each.start < line.end
    ]


def _bare(target: str) -> str:
    return _SCHEME.sub("", target).rstrip("/")


def _printed(target: str) -> tuple[str, str]:
    """The kind of a target, and a pattern for the ways in which a page prints it; empty where there is none."""
    if target.startswith("mailto:"):
        address = target[7:]
        if not re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", address):
            return "mail", ""
        return "mail", rf"(?<![\w.@+-]){_broken(address)}(?-i:(?![a-z0-9_]))"
    if target.startswith("tel:"):
        digits = re.sub(r"\D", "", target.replace("(0)", ""))
        digits = re.sub(r"^(?:0062|62)?0?", "", digits)
        if len(digits) < _SHORTEST_NUMBER:
            return "tel", ""
        before = r"(?<![\w.])(?:\(?\+?\(?(?:62|0)\)?" + _GROUPED + r"){0,2}"
        return "tel", rf"{before}{_GROUPED.join(digits)}(?!\d)"
    bare = _bare(target)
    return (
        "site",
        rf"(?<![\w.@/-])(?:https?://{_BREAK})?(?:www\.{_BREAK})?{_broken(bare)}/?(?-i:(?![a-z0-9_/-]))",
    )


def _broken(address: str) -> str:
    """An address with breaks anywhere in it; the underscores that TeX draws as rules are no text."""
    parts = [f"{_BREAK}[_ ]?" if letter == "_" else re.escape(letter) for letter in address]
    return _BREAK.join(parts)
