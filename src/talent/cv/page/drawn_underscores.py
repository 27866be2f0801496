"""Underscores that are drawn as short rules and not printed as letters, as TeX does in its first encoding (OT1).

Without them "ana_sari@example.com" is read as the address of somebody else, "sari@example.com".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from talent.cv.layout import Word
from talent.cv.types import Box

# Width of the rule and what it may be away from the letters beside it and from their baseline, in sizes of the letters.
_NARROW, _WIDE = 0.2, 0.7
_TOUCHING = 0.12
_NEAR_BASE = 0.2
_bottom = itemgetter(3)


def with_underscores(words: list[Word], rules: Sequence[Box]) -> list[Word]:
    """The words of a page; two that a short rule on their baseline joins are one, with "_" for the rule."""
    short = [rule for rule in rules if rule[2] - rule[0] < 12 and rule[3] - rule[1] < 1]
    if not short:
        return words
    # A dotted line may be drawn as thousands of them: only those at the height of the words are looked at.
    short.sort(key=_bottom)
    result = words[:1]
    for word in words[1:]:
        last = result[-1]
        rule = _rule_between(last, word, short)
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


def _rule_between(before: Word, after: Word, rules: Sequence[Box]) -> Box | None:
    """The rule, of those sorted by their lower edge, that stands for an underscore between two words."""
    if abs(before.foot - after.foot) >= 1:
        return None
    size, reach = before.size, _NEAR_BASE * before.size
    low = bisect_right(rules, before.foot - reach, key=_bottom)
    for rule in rules[low : bisect_left(rules, before.foot + reach, key=_bottom)]:
        touching = max(abs(rule[0] - before.x1), abs(after.x0 - rule[2])) < _TOUCHING * size
        if touching and _NARROW * size < rule[2] - rule[0] < _WIDE * size:
            return rule
    return None
