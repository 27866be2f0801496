"""At which level a skill is asked: by the word before it, else by the years asked, else the default.

dasar, basic 1; memahami, familiar 2; menguasai, proficient 3; mahir, strong, advanced 4; ahli, expert 5. A word that
narrows (strong, dasar, mendalam) goes before the word it stands beside. Years go through the policy's table of months.
"""

import re
from bisect import bisect_right
from typing import Final, Literal

from scoring.policy import Policy
from talent.projects.from_text.cues import LEVELS, MODIFIERS

DEFAULT_LEVEL: Final = 3
LevelSource = Literal["words", "years", "default"]
_NUMBERS: Final = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh",
    "one two three four five six seven eight nine ten",
)
_WRITTEN: Final = {word: number for words in _NUMBERS for number, word in enumerate(words.split(), start=1)}
_YEARS: Final = re.compile(
    rf"(?P<least>\d{{1,2}}|\b(?:{'|'.join(_WRITTEN)})\b)"
    r"(?:[.,]\d)?\s*(?:\+|\([\w ]+\)|plus)?\s*(?:(?:-|–|s\.?d\.?|to|hingga|"
    r"sampai)\s*\d{1,2}\s*)?\+?\s*"
    r"(?P<unit>tahun|thn|th|years?|yrs?|bulan|bln|months?)(?!\w)",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\s+(?:(?!(?:dan|and|atau|or)\b)\w+\s+)?", re.IGNORECASE)
_BEHIND: Final = re.compile(r"[\s(]{0,2}(?:level |tingkat |secara )?(\w+)", re.IGNORECASE)
_PARTED: Final = re.compile(r"[;.]\s")


def months_asked(text: str) -> int | None:
    """Return the least months of experience that a sentence names in digits or words, None where it names none."""
    found = _YEARS.search(text)
    if found is None:
        return None
    least = found["least"].lower()
    count = _WRITTEN[least] if least in _WRITTEN else int(least)
    return count if found["unit"][0].lower() in "bm" else count * 12


def level_of(text: str, start: int, end: int, policy: Policy) -> tuple[int, LevelSource]:
    """Return the level asked of the skill at [start, end) of a sentence, and what said so."""
    stated = _stated(text, start, end)
    if stated is not None:
        return stated, "words"
    months = months_asked(text)
    if months:
        return bisect_right(policy.level_months, months), "years"
    return DEFAULT_LEVEL, "default"


def _stated(text: str, start: int, end: int) -> int | None:
    behind = _BEHIND.match(text, end)
    if behind is not None:
        level = next(
            (level for level, words in LEVELS if level in MODIFIERS and words.fullmatch(behind[1])), None
        )
        if level is not None:
            return level
    begin = max((found.end() for found in _PARTED.finditer(text, 0, start)), default=0)
    before = sorted(
        (found.start(), found.end(), level)
        for level, words in LEVELS
        for found in words.finditer(text, begin, start)
    )
    if not before:
        return None
    at, _, level = before[-1]
    if level not in MODIFIERS and len(before) > 1:
        _, ended, narrower = before[-2]
        if narrower in MODIFIERS and _BESIDE.fullmatch(text, ended, at):
            return narrower
    return level
