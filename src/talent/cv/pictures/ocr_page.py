"""The words of a page that was a picture, apart from what recognises them: that loads what computes with pictures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from talent.cv.layout import Word
from talent.cv.types import Box

Gray = NDArray[np.uint8]
Matrix = NDArray[np.float64]
# A page whose lightest and darkest points differ by less than this has nothing on it.
FAINTEST_INK = 12
# Sizes of two pages that differ by less than this share are one.
SAME_ON_PAGES = 0.05


@dataclass(slots=True)
class OcrPage:
    """The words of one page in points of the righted page, and what leads them back.

    `rules` are boxes of drawn lines, `dots` right edges and middles of bullets that were not read as a character.
    `back` maps points of the righted page to pixels of the picture; `sure` holds a box and a confidence (0–1) for each
    word, in the same points as the words; `turned` is by how many degrees the page was righted, clockwise.
    """

    words: list[Word]
    width: float
    height: float
    back: Matrix
    rules: list[Box] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    sure: list[tuple[Box, float]] = field(default_factory=list)
    turned: int = 0

    @property
    def confidence(self) -> float:
        """The confidence of the words, weighed by their length; 0 where there is none."""
        letters = sum(len(word.text) for word in self.words)
        weighed = sum(sure * len(word.text) for word, (_, sure) in zip(self.words, self.sure, strict=True))
        return weighed / max(letters, 1)


def is_blank(gray: Gray) -> bool:
    """Whether a grey picture shows nothing at all."""
    return int(gray.max(initial=0)) - int(gray.min(initial=255)) < FAINTEST_INK


def even_sizes(pages: Sequence[Sequence[Word]], printed: Iterable[Word] = ()) -> None:
    """Give words of recognised `pages` the sizes of `printed` text, else of pages before, that are nearly theirs.

    A size is measured on each page anew; headings that are set alike must not differ from page to page. Two sizes of
    one page stay two.
    """
    known = {round(word.size, 1) for word in printed}
    for words in pages:
        letters: Counter[float] = Counter()
        for word in words:
            letters[word.size] += len(word.text)
        taken: dict[float, float] = {}
        for size, _ in letters.most_common():
            free = known.difference(taken.values())
            near = min(free, key=lambda other: (abs(other - size), other), default=0.0)
            taken[size] = near if abs(near - size) <= SAME_ON_PAGES * size else size
        for word in words:
            word.size = taken[word.size]
        known.update(taken.values())
