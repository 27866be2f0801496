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
SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The code of the country and the nought of a number.
_CODE = re.compile(r"^(?:0062|62)?0?")
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


def find_linked(links: Sequence[Link], pages: Sequence[Page]) -> list[Linked]:
    """Each target of a link at every place of its page where the same address is printed, in the order of the text."""
    found: list[Linked] = []
    letters = [_letters(page.text) for page in pages] if links else []
    for target, page in dict.fromkeys((link.target, link.page) for link in links):
        kind, address = address_of(target)
        # To look for an address in the text takes long, and most links of a page are not printed.
        if not address or _letters(address) not in letters[page - 1]:
            continue
        text = pages[page - 1].text
        # Breaks at every letter take longer to compile than all else to look for.
        whole = text.lower().count(address.lower()) == letters[page - 1].count(_letters(address))
        for match in re.finditer(_pattern(kind, address, whole=whole), text, re.I):
            value = match.group() if kind == "tel" else address.lower()
            if kind == "site":
                scheme = "http" if target[:5].lower() == "http:" else "https"
                www = "www." if "www." in match.group().lower() else ""
                value = f"{scheme}://{www}{address}"
            found.append(Linked(kind, value, page, *match.span()))
    return sorted(found, key=lambda each: (each.page, each.start, -each.end))


def is_printed(target: str, text: str) -> bool:
    """Whether a text is the address that a link leads to, and nothing else."""
    kind, address = address_of(target)
    if not address or _letters(address) not in _letters(text):
        return False
    return re.fullmatch(rf"\W*?{_pattern(kind, address)}\W*", text, re.I) is not None


def beginning_in(linked: Iterable[Linked], line: TextLine, kind: str) -> list[Linked]:
    """Those of a kind that begin in a line."""
    return [
        each
        for each in linked
        if each.kind == kind and each.page == line.page and line.start <= each.start < line.end
    ]


def _letters(text: str) -> str:
    """The letters and figures of a text, as they stand in an address that a line breaks anywhere."""
    return "".join(filter(str.isalnum, text.lower()))


def address_of(target: str) -> tuple[str, str]:
    """The kind of a target, and the address or the figures that a page prints of it; empty where there are none."""
    kind, _, rest = target.partition(":")
    if kind == "mailto":
        return "mail", rest if _MAIL.fullmatch(rest) else ""
    if kind == "tel":
        digits = _CODE.sub("", re.sub(r"\D", "", rest.replace("(0)", "")))
        return kind, digits if len(digits) >= _SHORTEST_NUMBER else ""
    return "site", SCHEME.sub("", target).rstrip("/")


def _pattern(kind: str, address: str, *, whole: bool = False) -> str:
    """The ways in which a page prints an address; `whole` says that it does so in one go."""
    if kind == "tel":
        before = r"(?<![\w.])(?:\(?\+?\(?(?:62|0)\)?" + _GROUPED + r"){0,2}"
        return rf"{before}{address if whole else _GROUPED.join(address)}(?!\d)"
    printed = re.escape(address) if whole else _broken(address)
    if kind == "mail":
        return rf"(?<![\w.@+-]){printed}(?-i:(?![a-z0-9_]))"
    before = rf"(?<![\w.@/-])(?:https?://{_BREAK})?(?:www\.{_BREAK})?"
    return rf"{before}{printed}/?(?-i:(?![a-z0-9_/-]))"


def _broken(address: str) -> str:
    """An address with breaks anywhere in it; the underscores that TeX draws as rules are no text."""
    parts = [f"{_BREAK}[_ ]?" if letter == "_" else re.escape(letter) for letter in address]
    return _BREAK.join(parts)
