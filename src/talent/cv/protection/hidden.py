"""Words that are not what they look like: letters of another alphabet inside of Latin words, full-width letters.

A reader sees "Python", a machine sees five Latin letters and a Cyrillic one, or the other way round. Such a word is
taken out of the text and told to a person, like text that nobody can see. A word that is wholly of another
alphabet is just a word, and so are "kΩ" and "μs", which have no twin among the Latin letters.
"""

import re
import unicodedata
from typing import Final

from talent.cv.layout import TextLine
from talent.cv.protection.set_apart import Cut, without_cuts
from talent.cv.types import Reason

# Letters that cannot be told from Latin ones (Unicode TR39, confusables), Cyrillic, Greek and Armenian.
_TWINS: Final = frozenset("АВЕЅІЈКМНОРСТУХҮҺԌԚԜаесіјорѕухһԁԛԝѵѡгпктΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυικχγՏՕոօսցհոքʟɡɑɩ")
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:[.+#@/-]?[\w]+)*")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_FULL_WIDTH: Final = re.compile("[\uff21-\uff3a\uff41-\uff5a]")
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff]")
_SHORTEST: Final = 3


def is_disguised(word: str) -> bool:
    """Whether the word mixes Latin letters with twins of them, or is set in full-width or mathematical letters."""
    if len(word) < _SHORTEST or word.isascii():
        return False
    if len(_FULL_WIDTH.findall(word)) + len(_STYLED.findall(word)) >= _SHORTEST:
        return True
    foreign = [letter for letter in word if letter.isalpha() and not _LATIN.match(letter)]
    twins = [letter for letter in foreign if letter in _TWINS]
    return bool(twins) and bool(_LATIN.search(word)) and not _is_unit(word)


def _is_unit(word: str) -> bool:
    """One Greek letter before one or two Latin ones ("νm") is a quantity."""
    return len(word) < _SHORTEST + 1 and "GREEK" in unicodedata.name(word[0], "")


def without_disguised(lines: list[TextLine]) -> tuple[list[TextLine], list[Reason]]:
    """The lines without such words, and a warning for every page that has some, with their number."""
    cuts: dict[int, list[Cut]] = {}
    counts: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.text.isascii():
            continue
        for match in _WORD.finditer(line.text):
            if is_disguised(match.group()):
                cuts.setdefault(index, []).append(Cut(*match.span(), "disguised"))
                counts[line.page] = counts.get(line.page, 0) + 1
    if not cuts:
        return lines, []
    warnings = [
        Reason("cv.warning.disguised_words", {"page": page, "words": count})
        for page, count in sorted(counts.items())
    ]
    return without_cuts(lines, cuts).kept, warnings
