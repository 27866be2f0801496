"""Headings of recognised pages of which some letters were taken for others, apart from `headings`: pictures alone need
what compares the letters."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from talent.cv.vocabulary.headings import PHRASES, normal

MOST_LETTERS, LETTERS_OF_ONE_MISTAKE, MOST_MISTAKES = 40, 6, 4


@lru_cache(maxsize=1024)
def misread_section_of(text: str) -> str | None:
    """The section that `text` heads once a letter in six is another ("Rrwayat Kerja"), None where it heads none."""
    phrase = normal(text)
    mistakes = min(len(phrase) // LETTERS_OF_ONE_MISTAKE, MOST_MISTAKES)
    if not mistakes or len(phrase) > MOST_LETTERS:
        return None
    found = extractOne(phrase, PHRASES.keys(), scorer=Levenshtein.distance, score_cutoff=mistakes)
    return None if found is None else PHRASES[found[0]]
