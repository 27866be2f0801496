"""Whether an ambiguous word (go, r, excel, access) is meant as a skill where it stands.

It is where it stands as an item of a list of skills; or where it is written as a name and either a word such
as "using" leads to it or a skill of its kind is near. Everywhere else it is an ordinary word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.lexicon import Lexicon
from scoring.names import Sense
from scoring.ordinary_words import CUES, LEVEL_WORDS
from scoring.text import JOINTS

WINDOW = 200
"""Characters within which another skill gives context; also the longest gap between items of a list."""
GLUE = frozenset("-.&'’_")
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")
_VERB = re.compile(r"\s+(?:in|at)\s+\w+ing\b", re.IGNORECASE)
"""What follows an ordinary verb: to excel in serving, at listening."""
MARKS = frozenset(",;/|•·●▪()+\n\t:&")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at [start, end) of a text, with all that it may mean, the likeliest first."""

    senses: Sequence[Sense]
    start: int
    end: int
    score: float
    word_before: str
    ambiguous: bool


def meant_as_skill(place: int, hits: Sequence[Hit], text: str, lexicon: Lexicon) -> bool:
    """Judge the ambiguous hit at this place among all hits of the text, which are in order."""
    hit = hits[place]
    if _glued(text, hit.start, hit.end) or _YEAR.match(text, hit.end) or _VERB.match(text, hit.end):
        return False
    if _in_list(place, hits, text):
        return True
    if (
        not text[hit.start].isupper()
        or text[hit.start - WINDOW if hit.start > WINDOW else 0 :][:WINDOW].isupper()
    ):
        return False
    if hit.word_before in CUES:
        return True
    before = text[max(0, hit.start - 3) : hit.start].rstrip()
    opens_sentence = not before or before.endswith((".", "!", "?"))
    return not opens_sentence and any(_akin(hit, other, lexicon) for other in _near(place, hits))


def _near(place: int, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The unambiguous hits within the window, before and after."""
    hit = hits[place]
    for other in reversed(hits[max(0, place - 20) : place]):
        if hit.start - other.end <= WINDOW and not other.ambiguous:
            yield other
    for other in hits[place + 1 : place + 20]:
        if other.start - hit.end <= WINDOW and not other.ambiguous:
            yield other


def _akin(hit: Hit, other: Hit, lexicon: Lexicon) -> bool:
    """Of the same family, or neighbours."""
    return any(
        lexicon.entry(one.id).family == lexicon.entry(two.id).family or two.id in lexicon.affinities(one.id)
        for one in hit.senses
        for two in other.senses
    )


def _glued(text: str, start: int, end: int) -> bool:
    """Part of a longer word: `Go-Jek`, `C-level`, `R&D`."""
    before = start >= 2 and text[start - 1] in GLUE and text[start - 2].isalnum()
    after = end + 1 < len(text) and text[end] in GLUE and text[end + 1].isalnum()
    return before or after


def _in_list(place: int, hits: Sequence[Hit], text: str) -> bool:
    """An item of a list whose next item, before or after, is a skill; one item near by is unambiguous."""
    hit = hits[place]
    before = hits[place - 1] if place else None
    after = hits[place + 1] if place + 1 < len(hits) else None
    beside = (before is not None and _parts_items(text, before.end, hit.start)) or (
        after is not None and _parts_items(text, hit.end, after.start)
    )
    return beside and _stands_alone(text, hit) and (any(_near(place, hits)) or len(hits) > 2)


def _parts_items(text: str, start: int, end: int) -> bool:
    """Nothing but marks of a list, "and", and words of level lies between two items."""
    between = text[start:end]
    if len(between) > WINDOW:
        return False
    words = "".join(" " if ch in MARKS else ch for ch in between).casefold().split()
    parted = any(ch in MARKS for ch in between) or any(word in JOINTS for word in words)
    return parted and all(word in JOINTS or word in LEVEL_WORDS or word == "-" for word in words)


def _stands_alone(text: str, hit: Hit) -> bool:
    """The item is the word alone, perhaps with words of level."""
    behind, ahead = (
        text[max(0, hit.start - 40) : hit.start].rstrip(" "),
        text[hit.end : hit.end + 40].lstrip(" "),
    )
    return _ends_item(ahead[:1], ahead.casefold().split()[:1]) and _ends_item(
        behind[-1:], behind.casefold().split()[-1:]
    )


def _ends_item(mark: str, words: Sequence[str]) -> bool:
    if not mark or mark in MARKS or mark in ".!":
        return True
    word = words[0].strip(".,;:")
    return word in JOINTS or word in LEVEL_WORDS or word in CUES or word in ("-", "dengan", "with", "in")
