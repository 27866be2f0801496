"""English words without their endings, so that "analysing", "analysis" and "analyst" meet.

Coarser than `scoring.text.root`, which must not take a program for programming: here a meeting of two words only
moves a concept up in a list that is ordered by many words. After Porter (1980), with fewer steps.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"\.net\b|[a-z0-9]+(?:\+\+|#)?|[^\W_]+")
_ANALYSIS = re.compile(r"analy[sz](?:e|es|ed|ing|is|t|ts|tics|tical|tically)$")
_ENDINGS = (
    *(("izations", "ize", 3), ("ization", "ize", 3), ("ational", "ate", 3), ("fulness", "ful", 3)),
    *(("ousness", "ous", 3), ("iveness", "ive", 3), ("abilities", "able", 2), ("ability", "able", 2)),
    *(("ibility", "ible", 2), ("ements", "", 3), ("ement", "", 3), ("ations", "ate", 3), ("ation", "ate", 3)),
    *(("ators", "ate", 3), ("ator", "ate", 3), ("ments", "", 3), ("ment", "", 3), ("nesses", "", 3)),
    *(("ness", "", 3), ("ities", "", 3), ("ity", "", 3), ("ically", "ic", 3), ("ally", "al", 3)),
    *(("ly", "", 3), ("ions", "", 4), ("ion", "", 4), ("ings", "", 3), ("ing", "", 3), ("ied", "y", 2)),
    *(("ies", "y", 2), ("ers", "", 3), ("ors", "", 4), ("er", "", 4), ("or", "", 4), ("ed", "", 3)),
    *(("es", "", 3), ("s", "", 3)),
)
"""Ending, what is put there, and how many letters have to be left before it; the first that fits counts."""
_NOTHING = """
    a an the of to in for on with and or at by as from into within is are be our your their its his her this
    that these those we you will can able ability skill skills good strong excellent solid proficient knowledge
    experience expertise understanding familiarity years year etc using use high great very well proven advanced
    basic
"""
SAYS_NOTHING = frozenset(_NOTHING.split())
"""Words of a phrase that do not tell which concept it is."""


def words(text: str) -> list[str]:
    """The words of a text in lower case; `C++`, `C#` and `.NET` are words."""
    return _WORD.findall(text.lower().replace("'s", ""))


def stems(text: str) -> list[str]:
    """The stems of the words that tell something; of all words where none does."""
    listed = words(text)
    return [stem(word) for word in listed if word not in SAYS_NOTHING] or [stem(word) for word in listed]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending; words of up to three letters stay as they are."""
    if len(word) <= 3:
        return word
    word = word.replace("isation", "ization").replace("ising", "izing")
    if word.endswith("ise"):
        word = word[:-3] + "ize"
    if word.endswith("our"):
        word = word[:-3] + "or"
    word = _ANALYSIS.sub("analys", word)
    for ending, put, least in _ENDINGS:
        plural_only = ending == "s" and word[-2] in "sui"
        if word.endswith(ending) and len(word) - len(ending) >= least and not plural_only:
            word = word[: len(word) - len(ending)] + put
            break
    return _trimmed(word)


def _trimmed(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    for ending in ("ate", "ive"):
        if word.endswith(ending) and len(word) > 5:
            word = word[:-3]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
