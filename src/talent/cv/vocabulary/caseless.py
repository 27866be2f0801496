"""Expressions that ignore case, several times as fast as with `re.IGNORECASE`.

Python's `re` tells an alternative that cannot match by its first letter, but not where case is ignored: there it tries
hundreds of words at every place of a text. So an expression is first looked for in lower case in the text in lower
case, and only where it stands the real one is asked for its match. In both the words of long lists are parted by
their first letter, so that few of them are looked at.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

# Outside of these, escapes and the syntax of groups, every capital of an expression is a letter to find.
_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.S)
# Letters that are equal to a Latin one where case is ignored, and stay what they are in lower case.
_ODD = re.compile("[ıſ]")
# The parts of an expression of which groups and their alternatives are told.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|<?[=!]|-i:|:))?|.", re.S)
_BEGINS = re.compile(r"[a-z0-9](?![?*+{])")
_FEW = 6
# A line that long may be searched part by part, and is made small once for all of them.
_LONG = 512


class Caseless:
    """The methods of `re.Pattern` for an expression compiled with `re.IGNORECASE`, with the same answers.

    A part of it may mind case (`(?-i:…)`), though not within what must not stand there (`(?!…)`). `needs` are small
    letters and signs of which every match holds one: a text without any of them is not searched.
    """

    __slots__ = ("_exact", "_needs", "_quick", "pattern")

    def __init__(self, pattern: str, *, needs: Sequence[str] = ("",)) -> None:
        self.pattern = pattern
        self._needs = needs
        self._exact = re.compile(parted(pattern), re.I)
        self._quick = re.compile(parted(_CAPITAL.sub(_lower, pattern.replace("(?-i:", "(?:"))))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match."""
        small = text.lower() if text.isascii() else _small(text)
        if small is None:
            return self._exact.search(text, pos, endpos)
        for each in self._needs:
            if each in small:
                break
        else:
            return None
        found = self._quick.search(small, pos, endpos)
        while found is not None:
            match = self._exact.match(text, found.start(), endpos)
            if match is not None:
                return match
            # Only an expression that minds case in a part of it gets here.
            found = self._quick.search(small, found.start() + 1, endpos)
        return None

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at `pos`."""
        small = text.lower() if text.isascii() else _small(text)
        if small is not None and not self._quick.match(small, pos, endpos):
            return None
        return self._exact.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text."""
        small = _small(text)
        if small is not None and not self._quick.fullmatch(small):
            return None
        return self._exact.fullmatch(text)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield all matches, none touching another."""
        match = self.search(text, pos, endpos)
        while match is not None:
            yield match
            match = self.search(text, max(match.end(), match.start() + 1), endpos)

    def sub(self, replacement: str, text: str) -> str:
        """Return the text with the replacement in place of every match."""
        return self._exact.sub(replacement, text) if self.search(text) else text


def _lower(match: re.Match[str]) -> str:
    part = match.group()
    return part.lower() if len(part) == 1 else part


def _small(text: str) -> str | None:
    """The text in lower case; None where a letter loses its place, or small letters are not all that is needed."""
    return _small_once(text) if len(text) > _LONG else _in_small_letters(text)


def _in_small_letters(text: str) -> str | None:
    small = text.lower()
    return small if text.isascii() or (len(text) == len(small) and _ODD.search(text) is None) else None


_small_once = lru_cache(maxsize=8)(_in_small_letters)


def lowered(text: str) -> str:
    """The text in lower case, every letter at its place: a capital whose small letter is two signs stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def one_of(names: Iterable[str]) -> str:
    """An expression for any of the names, the longest first; parted by first letter, which makes it fast."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


def parted(pattern: str) -> str:
    """The same expression with the alternatives of its long lists parted by first letter; it matches the same.

    Only one of two alternatives that begin with other letters can match at a place, so their order does not matter.
    """
    opened: list[tuple[str, list[str]]] = [("", [""])]
    for piece in _TOKEN.findall(pattern):
        if piece[0] == "(":
            opened.append((piece, [""]))
        elif piece == ")":
            head, alternatives = opened.pop()
            opened[-1][1][-1] += f"{head}{_by_first_letter(alternatives)})"
        elif piece == "|":
            opened[-1][1].append("")
        else:
            opened[-1][1][-1] += piece
    return _by_first_letter(opened[0][1])


def _by_first_letter(alternatives: list[str]) -> str:
    """The alternatives as one expression; none changes places with one that may begin with any letter."""
    parts: list[str] = []
    for parting, run in groupby(alternatives, key=lambda each: _BEGINS.match(each) is not None):
        together = list(run)
        if not parting or len(together) < _FEW:
            parts += together
            continue
        groups: dict[str, list[str]] = {}
        for each in together:
            groups.setdefault(each[0], []).append(each[1:])
        parts += [f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()]
    return "|".join(parts)
