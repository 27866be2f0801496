"""Scores become confidences that keep their word: of values at 0.9, about 90 % are right.

What the reader thinks of a value is a score between 0 and 1 that orders values of one kind and says little else.
`confidence.json` holds, for each kind of field, which share of the values with such a score was right in the golden
documents of the tuned layouts, and what such a share is worth on layouts that the reader was not tuned on
(`python -m fixtures.cvs.golden.calibrate` measures both anew). Without the file the scores stay as they are.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from talent.cv.types import Field, ParsedCv

LOWEST: Final = 0.01
HIGHEST: Final = 0.99
_NUMBERS: Final = str.maketrans("", "", "[0123456789]")

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """Curves through points (score, share right), both rising: one for each kind of field, `whole` for all others.

    `unseen` and `recognised` lead on from that share: to the share on layouts that the reader was not tuned on, where
    the text was written, and to the share of text that was read in a picture.
    """

    groups: Mapping[str, Points]
    whole: Points
    unseen: Points
    recognised: Points

    def confidence(self, path: str, score: float, *, recognised: bool = False) -> float:
        """The share of right values among those of this kind with this score, between 0.01 and 0.99."""
        return self.share(group_of(path), score, recognised)

    def share(self, group: str, score: float, recognised: bool) -> float:
        """The same of a kind of field, as `group_of` gives it."""
        share = on_curve(self.groups.get(group, self.whole), score)
        share = on_curve(self.recognised if recognised else self.unseen, share)
        return round(min(max(share, LOWEST), HIGHEST), 3)


def group_of(path: str) -> str:
    """The kind of field: the path without the numbers of entries (`work[0].name` and `work[1].name` are one)."""
    return path.translate(_NUMBERS)


def on_curve(points: Points, score: float) -> float:
    """The straight line between the two points around the score; level before the first and after the last."""
    # Behind every point at this score, whatever its share.
    right = bisect_right(points, (score, math.inf))
    if right == 0:
        return points[0][1]
    if right == len(points):
        return points[-1][1]
    (x0, y0), (x1, y1) = points[right - 1], points[right]
    return y0 + (y1 - y0) * (score - x0) / (x1 - x0)


def table_of(data: Mapping[str, Any]) -> ConfidenceTable:
    """The table of a `confidence.json`."""
    groups = {name: _points(group["points"]) for name, group in data["groups"].items()}
    whole, unseen, recognised = (_points(data[name]["points"]) for name in ("whole", "unseen", "recognised"))
    return ConfidenceTable(groups, whole, unseen, recognised)


def _points(listed: list[list[float]]) -> Points:
    return tuple((float(score), float(share)) for score, share in listed)


def _shipped() -> ConfidenceTable | None:
    try:
        text = files("talent.cv").joinpath("confidence.json").read_text("utf-8")
    except FileNotFoundError:
        return None
    return table_of(json.loads(text))


# Read when the module is loaded: a child process that reads a document may open no file.
SHIPPED: Final = _shipped()


def calibrated(parsed: ParsedCv, recognised: Collection[int] = ()) -> ParsedCv:
    """The same answer with measured confidences; `recognised` are the pages that were read in a picture.

    The score of the reader stays beside each of them.
    """
    if SHIPPED is None:
        return parsed
    # A document has many values of one kind with one score.
    share = cache(SHIPPED.share)
    fields = [
        _with(share(group_of(field.path), field.score, field.page in recognised), field)
        for field in parsed.fields
    ]
    return replace(parsed, fields=tuple(fields))


def _with(confidence: float, field: Field) -> Field:
    return Field(
        field.path,
        field.value,
        confidence,
        field.page,
        field.quote,
        field.start,
        field.end,
        field.box,
        field.score,
        field.link,
    )
