"""Folding, tokens and word roots: what the linker sees of a text.

Tokens keep their place in the original text, so that a linked skill can be lit on the page. The names of
technology decide what a token is: `C++`, `C#` and `.NET` are one, `Node.js`, `UI/UX` and `A/B` are two that
belong together.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_LETTER = f"(?:[^\\W_]|[\u0300-\u036f{INVISIBLE}])"
_TOKEN = re.compile(
    r"(?P<address>[\w.+-]{1,64}@[\w.-]{1,255}|https?://\S+|www\.\S+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|id|gov|edu)\b(?:/\S*)?)"
    rf"|(?P<word>(?:(?<![\w.])\.)?{_LETTER}+(?:\+\+|\#)?)"
    r"|(?P<stop>[,;:!?|()\[\]{}•·●▪◦–—\t]|\.(?=\s|$)|\n\s*\n|\s-\s)"
)
CONNECTORS = frozenset(
    (
        *("of", "the", "for", "in", "on", "to", "with"),
        *("untuk", "dalam", "pada", "di", "ke", "dari", "dengan", "yang"),
    )
)
"""Words inside a phrase that do not change what it names."""
JOINTS = frozenset(("and", "dan", "or", "atau", "serta"))
"""Words that join two parts of one name, or part two names: `barang dan jasa`, `C# and .NET`."""


@dataclass(frozen=True, slots=True)
class Token:
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
    parted = True
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "word":
            folded = fold(found.group())
            if folded:
                yield Token(folded, found.start(), found.end(), parted)
                parted = False
        else:
            parted = True


@lru_cache(maxsize=65536)
def key_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase without connectors: the form in which phrases are compared."""
    words = [token.text for token in tokens(phrase)] or re.findall(r"[^\W_]+", fold(phrase))
    kept = [word for word in words if word not in CONNECTORS]
    return tuple(word if place == 0 else word.lstrip(".") for place, word in enumerate(kept or words))


def without_joints(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key as it is when a slash stands for "and": `pengadaan barang/jasa`.

    Only between two words: in `OR-Tools` it is part of the name.
    """
    last = len(key) - 1
    return tuple(word for place, word in enumerate(key) if word not in JOINTS or place in (0, last))


_ENGLISH = (
    (re.compile(r"isation(s?)$"), "ization"),
    (re.compile(r"ising$"), "izing"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"analy[sz](?:e|ed|es|ing|is)$"), "analisis"),
    (re.compile(r"(?<=\w{2}[^siu])s$"), ""),
    (re.compile(r"(?<=\w{4})(?:e?ment|ation|e)$|(?<=\w{3})(?:ing|ed)$"), ""),
    (re.compile(r"([bdglmnprt])\1$"), r"\1"),
)
_INDONESIAN = (
    (re.compile(r"isa$"), "isis"),
    (re.compile(r"nya$"), ""),
    (re.compile(r"^(?:me|pe)nge(?=(?:cek|tes|cat|las|bor|rem)(?:k?an)?$)"), ""),
    (re.compile(r"^(?:me|pe)ny(?=[aeiou]\w{2})"), ""),
    (re.compile(r"^(?:me|pe)ng(?=\w{3})"), ""),
    (re.compile(r"^(?:me|pe)[mn](?=\w{3})"), ""),
    (re.compile(r"^(?:me|pe)(?=[lrwy]\w{3})"), ""),
    (re.compile(r"^(?:di(?=\w{3})|ber(?=\w{4}))"), ""),
    (re.compile(r"(?<=\w{4})kan$|(?<=\w{3})an$"), ""),
    (re.compile(r"(?<=\w{5})i$"), ""),
    (re.compile(r"^[kpst](?=\w{2})"), ""),
)


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A key that inflections of a word share: mengolah, pengolahan, diolah; test, tests, testing.

    Not a dictionary's root: Indonesian nasal prefixes swallow the first consonant (tulis, menulis), so an
    initial k, p, s or t is dropped from every word. Only whole phrases are compared by it, where a chance
    meeting of two words does not matter.
    """
    for pattern, replacement in (*_INDONESIAN, *_ENGLISH):
        word = pattern.sub(replacement, word)
    return word
