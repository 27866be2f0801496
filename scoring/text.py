"""Folding, tokens and word roots: what the linker sees of a text.

Tokens keep their place in the original text, so that a linked skill can be lit on the page. The names of
technology decide what a token is: `C++`, `C#` and `.NET` are one, `Node.js`, `UI/UX` and `A/B` are two that
belong together.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_LETTER = f"(?:[^\\W_]|[\u0300-\u036f{INVISIBLE}])"
_ADDRESS = (
    r"(?P<address>[\w.+-]{1,64}@[\w.-]{1,255}|https?://\S+|www\.\S+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|id|gov|edu)\b(?:/\S*)?)|"
)
_WORD_OR_STOP = (
    rf"(?P<word>(?:(?<![\w.])\.)?{_LETTER}+(?:\+\+|\#)?)"
    r"|(?P<stop>[,;:!?|()\[\]{}•·●▪◦–—\t]|\.(?=\s|$)|\n\s*\n|\s-\s)"
)
_TOKEN = re.compile(_ADDRESS + _WORD_OR_STOP)
_TOKEN_WITHOUT_ADDRESS = re.compile(_WORD_OR_STOP)
CONNECTORS = frozenset(
    (
        *("of", "the", "for", "in", "on", "to", "with"),
        *("untuk", "dalam", "pada", "di", "ke", "dari", "dengan", "yang"),
    )
)
"""Words inside a phrase that do not change what it names."""
JOINTS = frozenset(("and", "dan", "or", "atau", "serta"))
"""Words that join two parts of one name, or part two names: `barang dan jasa`, `C# and .NET`."""


class Token(NamedTuple):
    """A word of a text: folded, with its place [start, end) in the original.

    `after_stop` is true when punctuation or a gap parts it from the word before.
    """

    text: str
    start: int
    end: int
    after_stop: bool


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Compatibility form, no case, no accents, nothing invisible, single spaces."""
    plain = unicodedata.normalize("NFKD", text)
    kept = (ch for ch in plain if not unicodedata.combining(ch) and unicodedata.category(ch) != "Cf")
    return " ".join("".join(kept).casefold().split())


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order. Addresses (mail, web) hold no words: they only part what is around."""
    if text.isascii() and text.replace(" ", "").isalnum():
        # Plain words with blanks between, as most phrases are.
        plain, end = text.lower(), 0
        for word in plain.split():
            start, first = plain.index(word, end), end == 0
            end = start + len(word)
            yield Token(word, start, end, first)
        return
    parted = True
    # Most texts hold none of the marks without which there is no address, and are then read much faster.
    pattern = _TOKEN if "@" in text or "." in text or "//" in text else _TOKEN_WITHOUT_ADDRESS
    for found in pattern.finditer(text):
        if found.lastgroup == "word":
            word = found.group()
            folded = word.lower() if word.isascii() else fold(word)
            # A dot before what is invisible is no word.
            if folded.strip("."):
                start, end = found.span()
                yield Token(folded, start, end, parted)
                parted = False
        else:
            parted = True


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase without connectors: the form in which phrases are compared."""
    return key_and_stops(phrase)[0]


def key_and_stops(phrase: str) -> tuple[tuple[str, ...], bool]:
    """The same, and whether punctuation parts its words; a phrase of plain words is read without a pattern."""
    if phrase.isascii() and phrase.replace(" ", "").isalnum():
        words, parted = phrase.lower().split(), False
    else:
        found = list(tokens(phrase))
        words = [token.text for token in found] or re.findall(r"[^\W_]+", fold(phrase))
        parted = any(token.after_stop for token in found[1:])
    if not CONNECTORS.isdisjoint(words):
        words = [word for word in words if word not in CONNECTORS] or words
    if "." in phrase:
        words[1:] = [word.lstrip(".") for word in words[1:]]
    return tuple(words), parted


def without_joints(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key as it is when a slash stands for "and": `pengadaan barang/jasa`.

    Only between two words: in `OR-Tools` it is part of the name.
    """
    last = len(key) - 1
    return tuple(word for place, word in enumerate(key) if word not in JOINTS or place in (0, last))


_Rule = tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str], str]
"""What a word must begin and end with for the pattern to be tried at all, the pattern, what it puts there."""


def _rule(pattern: str, put: str, *, begins: str = "", ends: str = "") -> _Rule:
    return tuple(begins.split()) or ("",), tuple(ends.split()) or ("",), re.compile(pattern), put


_RULES: tuple[_Rule, ...] = (
    _rule(r"isa$", "isis", ends="isa"),
    _rule(r"nya$", "", ends="nya"),
    _rule(r"^(?:me|pe)nge(?=(?:cek|tes|cat|las|bor|rem)(?:k?an)?$)", "", begins="menge penge"),
    _rule(r"^(?:me|pe)ny(?=[aeiou]\w{2})", "", begins="meny peny"),
    _rule(r"^(?:me|pe)ng(?=\w{3})", "", begins="meng peng"),
    _rule(r"^(?:me|pe)[mn](?=\w{3})", "", begins="mem men pem pen"),
    _rule(r"^(?:me|pe)(?=[lrwy]\w{3})", "", begins="me pe"),
    _rule(r"^(?:di(?=\w{3})|ber(?=\w{4}))", "", begins="di ber"),
    _rule(r"(?<=\w{4})kan$|(?<=\w{3})an$", "", ends="an"),
    _rule(r"(?<=\w{5})i$", "", ends="i"),
    _rule(r"^[kpst](?=\w{2})", "", begins="k p s t"),
    _rule(r"isation(s?)$", "ization", ends="isation isations"),
    _rule(r"ising$", "izing", ends="ising"),
    _rule(r"ies$", "y", ends="ies"),
    _rule(r"analy[sz](?:e|ed|es|ing|is)$", "analisis", ends="e ed es ing is"),
    _rule(r"(?<=\w{2}[^siu])s$", "", ends="s"),
    _rule(r"(?<=\w{4})(?:e?ment|ation|e)$|(?<=\w{3})(?:ing|ed)$", "", ends="ment ation e ing ed"),
    _rule(r"([bdglmnprt])\1$", r"\1", ends="bb dd gg ll mm nn pp rr tt"),
)


@lru_cache(maxsize=4096)
def _tried(first: str, last: str) -> tuple[tuple[int, _Rule], ...]:
    """The rules, with their numbers, that a word of this first and last letter may meet: few of all."""
    return tuple(
        (number, rule)
        for number, rule in enumerate(_RULES)
        if any(not begin or begin[0] == first for begin in rule[0])
        and any(not end or end[-1] == last for end in rule[1])
    )


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A key that inflections of a word share: mengolah, pengolahan, diolah; test, tests, testing.

    Not a dictionary's root: Indonesian nasal prefixes swallow the first consonant (tulis, menulis), so an
    initial k, p, s or t is dropped from every word. Only whole phrases are compared by it, where a chance
    meeting of two words does not matter.
    """
    rules, done = _tried(word[:1], word[-1:]), -1
    while rules:
        following: tuple[tuple[int, _Rule], ...] = ()
        for number, (begins, ends, pattern, put) in rules:
            if number > done and word.startswith(begins) and word.endswith(ends):
                changed, done = pattern.sub(put, word), number
                if changed != word:
                    word, following = changed, _tried(changed[:1], changed[-1:])
                    break
        rules = following
    return word
