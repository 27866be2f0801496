"""Whether two words are inflections of one another, so that a name may be met in another form.

Sharing a root is not enough for a word that stands alone: `ponsel` and `konseling`, `tempat` and `empati`,
`program` and `programming` share theirs. Here the endings and prefixes have to fit as well.
"""

import re
from functools import lru_cache

from scoring.text import root

_VERBAL = re.compile(r"(?:at|i[sz])(?:e[sd]?|ing|ions?)$|ifi?(?:y|ies|ied)$")
"""Endings of a verb that is no noun, and of what is made of it: facilitate, facilitated, facilitation."""
_GERUND = re.compile(r"(?:ing|ed)$")
_PERSON = re.compile(r"(?:er|or)s?$")
_NOMINAL = re.compile(r"(?:ment|ation|[st]ion)$")
_NASAL = (
    (re.compile(r"^(?:me|pe)nge(?=(?:cek|tes|cat|las|bor|rem))"), ("",)),
    (re.compile(r"^(?:me|pe)ny(?=[aeiou])"), ("s",)),
    (re.compile(r"^(?:me|pe)ng(?=[aeiou])"), ("", "k")),
    (re.compile(r"^(?:me|pe)ng(?=[ghk])"), ("",)),
    (re.compile(r"^(?:me|pe)m(?=[bfpv])"), ("",)),
    (re.compile(r"^(?:me|pe)m(?=r|[aeiou])"), ("p", "m")),
    (re.compile(r"^(?:me|pe)n(?=[cdjstz])"), ("",)),
    (re.compile(r"^(?:me|pe)n(?=[aeiou])"), ("t", "n")),
    (re.compile(r"^(?:me|pe)(?=[lrwym])"), ("",)),
    (re.compile(r"^(?:di|ber)(?=\w{3})"), ("",)),
)
"""Prefixes of Indonesian verbs and their nouns, with the consonant that each may have swallowed."""


@lru_cache(maxsize=65536)
def inflects(word: str, name: str) -> bool:
    """Whether a word alone says what a name of one word says: dihitung, penghitungan; tests, testing."""
    if word == name:
        return True
    if root(word) != root(name):
        return False
    if _affixed(word) or _affixed(name):
        return _same_stem(word, name)
    return _english(word, name)


@lru_cache(maxsize=65536)
def inflects_inside(word: str, name: str) -> bool:
    """The same for a word among others, which tell as well: here a bare verb or noun may stand for the name.

    A noun in `-ation` is still not met by what only looks like its verb: information, to inform.
    """
    if word == name:
        return True
    if root(word) != root(name):
        return False
    if _affixed(word) or _affixed(name):
        return bool(_stems(word) & _stems(name))
    if word[0] != name[0]:
        return False
    longer, shorter = sorted((word, name), key=len, reverse=True)
    if longer.endswith("ation") and not _VERBAL.search(shorter):
        return bool(_GERUND.search(shorter))
    return not longer.endswith("si") or shorter.endswith("si")


def _affixed(word: str) -> bool:
    return any(prefix.search(word) for prefix, _ in _NASAL)


def _english(word: str, name: str) -> bool:
    """Plurals, spellings, and forms of the verb; never the noun for the craft (program, programming)."""
    if word[0] != name[0]:
        return False
    if word.removesuffix("s") == name.removesuffix("s") or word.removesuffix("es") == name.removesuffix("es"):
        return True
    if _PERSON.search(word) or _PERSON.search(name):
        return False
    if _VERBAL.search(word) and _VERBAL.search(name):
        return True
    if word.endswith("ies") and name == word[:-3] + "y":
        return True
    if word.endswith("nya"):
        return word[:-3] == name
    if _GERUND.search(word):
        return bool(_GERUND.search(name) or _NOMINAL.search(name))
    return _spelling(word) == _spelling(name)


def _spelling(word: str) -> str:
    """British and American endings alike; Indonesian -isa and -isis too."""
    word = re.sub(r"is(?=ation|ing|e)", "iz", re.sub(r"isa$", "isis", word))
    return re.sub(r"([bdglmnprt])\1(?=ing|ed)", r"\1", word)


def _same_stem(word: str, name: str) -> bool:
    """One stem, and both what one does: `pimpinan` is a person, `perawat` too, `laporan` a thing."""
    if not _stems(word) & _stems(name):
        return False
    return _action(word) and _action(name)


def _action(word: str) -> bool:
    """A verb, or the noun for doing it (also `verifikasi`); no bare word, none with an ending only, no person."""
    plain = word.removesuffix("nya")
    if re.match(r"pe(?:ng|ny|[mnlrwy])", plain):
        return plain.endswith("an")
    return _affixed(plain) or plain.endswith(("si", "sis"))


@lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """What may be left of a word without prefix and suffix; the consonant that a prefix swallowed is back."""
    word = re.sub(r"isa$", "isis", word.removesuffix("nya"))
    bare = {word}
    for prefix, heads in _NASAL:
        rest = prefix.sub("", word)
        if rest != word:
            bare |= {head + rest for head in heads}
    ends = {re.sub(r"(?<=\w{3})(?:kan|an|i)$", "", stem) for stem in bare}
    return frozenset(bare | ends)
