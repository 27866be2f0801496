"""Underscores that are drawn as short rules and not printed as letters, as TeX does in its first encoding (OT1).

Without them "ana_sari@example.com" is read as the address of somebody else, "sari@example.com".
"""

from collections.abc import Sequence
from dataclasses import replace

from talent.cv.layout import Word
from talent.cv.types import Box

# Width of the rule and what it may be away from the letters beside it and from their baseline, in sizes of the letters.
_NARROW, _WIDE = 0.2, 0.7
_TOUCHING = 0.12
_NEAR_BASE = 0.2


def with_underscores(words: list[Word], rules: Sequence[Box]) -> list[Word]:
    """The words of a page; two that a short rule on their baseline joins are one, with "_" for the rule."""
    short = [rule for rule in rules if rule[2] - rule[0] < 12 and rule[3] - rule[1] < 1]
    if not short:
        return words
    result = words[:1]
    for word in words[1:]:
        last = result[-1]
        rule = next((rule for rule in short if _joins(last, word, rule)), None)
        if rule is None:
            result.append(word)
            continue
        result[-1] = replace(
            last,
            text=f"{last.text}_{word.text}",
            boxes=[*last.boxes, (rule[0], last.y0, rule[2], last.y1), *word.boxes],
            x1=word.x1,
            order=(last.order[0], word.order[1]),
        )
    return result


def _joins(before: Word, after: Word, rule: Box) -> bool:
    size = before.size
    return (
        abs(before.foot - after.foot) < 1
        and abs(before.foot - rule[3]) < _NEAR_BASE * size
        and _NARROW * size < rule[2] - rule[0] < _WIDE * size
        and all(abs(b - a) < _TOUCHING * size for a, b in ((before.x1, rule[0]), (rule[2], after.x0)))
    )
