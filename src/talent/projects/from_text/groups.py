"""Which skills of a sentence are alternatives: "React atau Vue", "Python/Go", "salah satu dari …", "such as A, B".

Alternatives become one requirement that any of them meets. A list behind "such as" belongs to the skill that it
exemplifies ("cloud platforms (e.g. AWS)"), so that either meets it; a bracket behind alternatives belongs to them ("Go
atau Java (Spring Boot)"), or whoever brings the first would miss what only the second needs; a list joined by "dan" or
"and" asks for each.
"""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from talent.projects.from_text.cues import AND_OTHERS, EXAMPLES, ONE_OF, OR
from talent.projects.from_text.mentions import Mention

_GAP: Final = re.compile(
    r"\s*(?:[,/&]|,?\s*(?:dan/atau|and/or|dan|atau|and|or|maupun|serta)\b|\s)+\s*", re.IGNORECASE
)
_AND: Final = re.compile(r"&|\b(?:dan|and|serta)\b(?!/)", re.IGNORECASE)
_OR_WORD: Final = re.compile(r"\b(?:atau|or|maupun)\b", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\s*\(\s*")
_HEAD: Final = 30
"""Characters that may stand between a skill and its examples."""


def group(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Return the requirements of a sentence: each one mention, or several any of which is enough."""
    groups: list[list[Mention]] = []
    for run in _runs(text, mentions):
        before, after = text[: run[0].start], text[run[-1].end :]
        examples = _leads_to(EXAMPLES, before)
        one_of = any(not re.search(r"[.;]", before[found.end() :]) for found in ONE_OF.finditer(before))
        if len(run) > 1 and (
            one_of or examples or AND_OTHERS.match(after.lstrip(" ,")) or _all_or(text, run)
        ):
            parts = [[*run]]
        else:
            parts = _slashed(text, run)
        if len(parts) == 1 and groups:
            between = text[groups[-1][-1].end : run[0].start]
            bracketed = _BRACKET.fullmatch(between) is not None and len(groups[-1]) > 1
            if bracketed or (examples and len(between) <= _HEAD):
                groups[-1] += parts.pop()
        groups += parts
    return [tuple(_once(each)) for each in groups]


def _runs(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions with nothing between them but the marks of a list."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _GAP.fullmatch(text[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _leads_to(cue: re.Pattern[str], before: str) -> bool:
    """Whether the cue stands right before a list, a word or two and a colon aside."""
    found = [*cue.finditer(before)]
    return bool(found) and re.fullmatch(r"[\s:,(]*(?:\w+\s+){0,2}", before[found[-1].end() :]) is not None


def _all_or(text: str, run: Sequence[Mention]) -> bool:
    """ "A, B atau C": the last mark says "or", and none says "and"."""
    gaps = [text[one.end : other.start] for one, other in itertools.pairwise(run)]
    return _OR_WORD.search(gaps[-1]) is not None and not any(
        _AND.search(gap) and not OR.search(gap) for gap in gaps
    )


def _slashed(text: str, run: Sequence[Mention]) -> list[list[Mention]]:
    """Neighbours that "/" or "or" joins are alternatives; all others stand alone."""
    parts = [[run[0]]]
    for one, other in itertools.pairwise(run):
        if OR.search(text[one.end : other.start]):
            parts[-1].append(other)
        else:
            parts.append([other])
    return parts


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    return [*{each.id or each.name.casefold(): each for each in reversed(mentions)}.values()][::-1]
