"""Find skills in running text: at each place the longest known name, ambiguous ones only with context."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.context import Hit, meant_as_skill
from scoring.names import Names, Sense
from scoring.ordinary_words import FILE_ENDINGS, OF_PLACES, PLACES, PRONOUNS, VERBS
from scoring.text import CONNECTORS, Token, tokens

LONGEST_JOIN = 2
"""How many words may be one word of the library written apart (`postgre sql`)."""
PARTING = CONNECTORS - {"of", "the"}
"""Words between two others that make of a verb and its object something else: to account for a government."""
INFLECTED, AMBIGUOUS = 0.9, 0.9
"""How sure a name is that was found by the roots of its words, or by its context."""


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A skill at [start, end) of the text, how sure (0–1), and by which step."""

    id: str
    start: int
    end: int
    score: float
    method: str


def find_spans(text: str, names: Names) -> list[SkillSpan]:
    """Spans in the order of the text, without overlap."""
    hits = list(_hits(text, names))
    taken = [
        hit
        for place, hit in enumerate(hits)
        if not hit.ambiguous or meant_as_skill(place, hits, text, names.lexicon)
    ]
    if all(len(hit.senses) == 1 for hit in taken):
        return [_span(hit, hit.senses[0]) for hit in taken]
    families = Counter(names.lexicon.entry(hit.senses[0].id).family for hit in hits if not hit.ambiguous)
    # Of several senses the one whose family the text speaks of most, else the likeliest.
    return [
        _span(hit, max(hit.senses, key=lambda each: families[names.lexicon.entry(each.id).family]))
        for hit in taken
    ]


def _hits(text: str, names: Names) -> Iterator[Hit]:
    words, before = _name_words(text)
    place = 0
    while place < len(words):
        following = words[place + 1].text.lstrip(".") if place + 1 < len(words) else None
        if not names.may_begin(words[place].text, following):
            place += 1
            continue
        length, senses, score = _longest_at(text, place, words, before, names)
        if senses and not (length == 1 and _other_thing(text, place, words)):
            start, end = words[place].start, words[place + length - 1].end
            ambiguous = senses[0].ambiguous or (length == 1 and _plain_verb(text, words[place]))
            yield Hit(senses, start, end, score, before[place], ambiguous)
        place += length


def _name_words(text: str) -> tuple[list[Token], list[str]]:
    """The words that names are made of, and beside each the word of any kind that leads to it."""
    words, before, last, parted = [], [], "", False
    for token in tokens(text):
        parted = parted or token.after_stop
        if token.text not in CONNECTORS:
            words.append(token if token.after_stop == parted else token._replace(after_stop=parted))
            before.append("" if token.after_stop else last)
            parted = False
        last = token.text
    return words, before


def _other_thing(text: str, place: int, words: Sequence[Token]) -> bool:
    """A part of a place's name (West Java, Jawa Barat), or the ending of a file's (`index.html`)."""
    word = words[place]
    written = text[word.start : word.end]
    if word.text in PLACES:
        beside = {words[place - 1].text} if place and not word.after_stop else set()
        if place + 1 < len(words):
            after = words[place + 1]
            beside |= {after.text} if not after.after_stop or after.text == "indonesia" else set()
        return not beside.isdisjoint(OF_PLACES)
    glued = text[max(0, word.start - 2) : word.start]
    return (
        word.text in FILE_ENDINGS
        and written.islower()
        and len(glued) == 2
        and glued[0].isalnum()
        and glued[1] == "."
    )


def _plain_verb(text: str, token: Token) -> bool:
    """`react` and its like, unless written as a name: "we react to incidents"."""
    verb = token.text in VERBS
    return verb and (text[token.start].islower() or text[token.end : token.end + 4].lower() == " to ")


def _longest_at(
    text: str, place: int, words: Sequence[Token], before: Sequence[str], names: Names
) -> tuple[int, Sequence[Sense], float]:
    """How many words the longest name at this place has, what it means, and how sure; (1, [], 0) for none."""
    key = [words[place].text]
    most = max(names.longest(key[0]), LONGEST_JOIN)
    for word in words[place + 1 : place + most]:
        if word.after_stop:
            break
        key.append(word.text.lstrip("."))
    roots = names.roots(tuple(key))
    for length in range(len(key), 0, -1):
        part = tuple(key[:length])
        senses, score = names.exact(part), 1.0
        if not senses and length <= LONGEST_JOIN:
            senses = names.joined("".join(part))
        if not senses and part[0] not in PRONOUNS:
            apart = not PARTING.isdisjoint(before[place + 1 : place + length])
            senses, score = names.inflected(part, roots[:length], apart=apart), INFLECTED
        if senses and not _lower_case_initials(text, words[place], part, senses):
            return length, senses, score
    return 1, [], 0.0


def _lower_case_initials(text: str, token: Token, key: tuple[str, ...], senses: Sequence[Sense]) -> bool:
    """Two letters in lower case (`ai`, `it`, `pr`) are a word, not an abbreviation."""
    short = len(key) == 1 and len(key[0]) == 2 and key[0].isalpha() and not senses[0].ambiguous
    return short and not text[token.start : token.end].isupper()


def _span(hit: Hit, sense: Sense) -> SkillSpan:
    score = min(hit.score, AMBIGUOUS) if hit.ambiguous else hit.score
    return SkillSpan(sense.id, hit.start, hit.end, score, sense.method)
