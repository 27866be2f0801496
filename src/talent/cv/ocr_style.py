"""Measures what recognised words are set in, size and weight: tesseract tells neither, and much of a CV's order is set.

A size is told by the letters of a word and the height of their ink, a weight by the width of their strokes. Both are
measured on grey edges, finer than by pixels: at 200 dots an inch a pixel is a twentieth of a line.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from talent.cv.ocr_page import Gray
from talent.cv.tesseract import SeenWord

# The em as a part of the height of a line from the lowest descender to the highest ascender.
EM_OF_LINE = 1.07
# Parts of the em that ink reaches from the baseline: capitals up, small letters up, descenders down, commas down.
CAPITALS, SMALL, DESCENDERS, COMMAS = 0.72, 0.52, 0.21, 0.14
# Sizes that differ by less than this share are one size.
SAME_SIZE = 0.05
# Tesseract's own guess of the height is far off for capitals and slanted letters, and bounds only what is absurd.
LEAST_OF_GUESS, MOST_OF_GUESS = 0.6, 1.4
FAINTEST = 40.0
# A bold word's strokes are wider by this share (as a logarithm) than those of most of the page; beyond the reach to
# both sides a word is as sure as can be. Blur and thin large fonts make strokes grow by less than the size.
BOLDER, REACH, GROWTH = 0.14, 0.1, 0.4
# What a change of weight between two neighbours costs, in words of six letters that are sure.
CHANGE, WHOLE_WORD = 0.3, 6
ENOUGH_LETTERS = 40


def measure_sizes(gray: Gray, words: list[SeenWord]) -> None:
    """Give every word the size of its line in pixels, and lines of about one size the same."""
    lines: dict[int, list[SeenWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    sizes = [_size_of_line(gray, line) for line in lines.values()]
    groups = list(lines.values())
    while groups:
        # The size with the most letters near it takes those in.
        near = [
            sum(count for other, count in sizes if abs(other - size) <= SAME_SIZE * size) for size, _ in sizes
        ]
        center = sizes[int(np.argmax(near))][0]
        taken = [abs(size - center) <= SAME_SIZE * center for size, _ in sizes]
        common = _weighed_median([item for item, inside in zip(sizes, taken, strict=True) if inside])
        for group, inside in zip(groups, taken, strict=True):
            if inside:
                for word in group:
                    word.em = common
        groups = [group for group, inside in zip(groups, taken, strict=True) if not inside]
        sizes = [item for item, inside in zip(sizes, taken, strict=True) if not inside]


def _size_of_line(gray: Gray, line: list[SeenWord]) -> tuple[float, float]:
    """The size on which most letters of a line agree, and how many letters tell it."""
    guess = line[0].size * EM_OF_LINE
    least, most = LEAST_OF_GUESS * guess, MOST_OF_GUESS * guess
    # A rule that touches a word makes its ink too tall.
    found = [item for word in line if least <= (item := _em(gray, word))[0] <= most]
    standing = [item for item in found if not item[2]]
    if sum(count for _, count, _ in standing) >= 3:
        found = standing
    if not found:
        return guess, 1.0
    agreed = [
        sum(count for other, count, _ in found if abs(other - em) <= SAME_SIZE * em) for em, _, _ in found
    ]
    center = found[int(np.argmax(agreed))][0]
    near = [(em, count) for em, count, _ in found if abs(em - center) <= SAME_SIZE * center]
    letters = sum(count for _, count in near)
    return sum(em * count for em, count in near) / letters, float(letters)


def _em(gray: Gray, word: SeenWord) -> tuple[float, int, bool]:
    """The size of the font of a word in pixels, its letters, and whether some reach below the baseline; 0 where they
    do not tell."""
    letters = [character for character in word.text if character.isalnum()]
    if len(letters) < 2 or len(letters) < 0.6 * len(word.text):
        return 0.0, 0, False
    high = any(character.isupper() or character.isdigit() or character in "bdfhklt" for character in letters)
    below = 0.0
    if any(character in "gjpqyQ()" for character in word.text):
        below = DESCENDERS
    elif any(character in ",;" for character in word.text):
        below = COMMAS
    return _ink_height(gray, word) / ((CAPITALS if high else SMALL) + below), len(letters), below > 0


def _ink_height(gray: Gray, word: SeenWord) -> float:
    """From the highest to the lowest edge of the ink of a word, in parts of pixels."""
    x0, y0, x1, y1 = (int(edge) for edge in word.ink)
    top = max(y0 - 2, 0)
    patch = gray[top : y1 + 2, x0:x1].astype(np.float32)
    if patch.shape[0] < 6 or patch.shape[1] < 3:
        return float(y1 - y0)
    low, high = float(patch.min()), float(np.percentile(patch, 90))
    if high - low < FAINTEST:
        return float(y1 - y0)
    # The darkest three pixels of a row tell how much of it the ink covers.
    dark = 1 - (np.partition(patch, 2, axis=1)[:, :3].mean(axis=1) - low) / (high - low)
    middle = len(dark) // 2
    return _edge(dark[: middle + 1][::-1]) + _edge(dark[middle:])


def _edge(dark: NDArray[np.float32]) -> float:
    """How far from its first row, in rows, ink reaches that ends within the last four rows."""
    last = len(dark) - 1
    at = max(last - 4, 0)
    while at < last and dark[at] >= 0.5:
        at += 1
    if at == 0 or dark[at] >= 0.5 or dark[at - 1] < 0.5:
        return float(last - 1.5)
    return at - 1 + float((dark[at - 1] - 0.5) / (dark[at - 1] - dark[at]))


def _weighed_median(items: list[tuple[float, float]]) -> float:
    ordered = sorted(items)
    half = sum(count for _, count in ordered) / 2
    for value, count in ordered:
        half -= count
        if half <= 0:
            return value
    return ordered[-1][0]


def bold_words(gray: Gray, words: list[SeenWord]) -> list[bool]:
    """Which words have clearly wider strokes, for their size, than most of the page.

    Neighbours on a line are weighed together: a change of weight must be worth it, so that one blurred word does not
    break a name in two.
    """
    strokes = np.array([_stroke(gray, word) / word.em**GROWTH for word in words], dtype=np.float64)
    letters = np.array(
        [sum(character.isalnum() for character in word.text) for word in words], dtype=np.int64
    )
    known = (strokes > 0) & (letters > 1)
    if int(letters[known].sum()) < ENOUGH_LETTERS:
        return [False] * len(words)
    widths = np.log(np.where(known, strokes, 1.0))
    usual = float(np.median(np.repeat(widths[known], letters[known])))
    surplus = np.clip((widths - usual - BOLDER) / REACH, -1, 1) * np.minimum(letters, WHOLE_WORD) / WHOLE_WORD
    surplus[~known] = 0
    result: list[bool] = []
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or _parted(words[end - 1], words[end]):
            result += _runs_of_weight(surplus[start:end])
            start = end
    return result


def _parted(word: SeenWord, following: SeenWord) -> bool:
    """Whether two words are no neighbours on a line."""
    return word.line != following.line or following.ink[0] - word.ink[2] > 0.6 * word.em


def _runs_of_weight(surplus: NDArray[np.float64]) -> list[bool]:
    """The cheapest runs of plain and bold for words that are bolder by `surplus` (Viterbi's two states)."""
    costs, choices = np.zeros(2), []
    for each in surplus:
        change = costs[::-1] + CHANGE < costs
        choices.append(change)
        costs = np.where(change, costs[::-1] + CHANGE, costs) + np.maximum([each, -each], 0)
    state, states = int(costs[1] < costs[0]), []
    for change in reversed(choices):
        states.append(bool(state))
        state = 1 - state if change[state] else state
    return states[::-1]


def _stroke(gray: Gray, word: SeenWord) -> float:
    """The width of the strokes of a word in pixels; 0 where it cannot be told.

    The geometric mean of two measures that err apart: the mean run of ink along the rows, and twice the area by the
    length of its edge, which is the sum of the gradient however soft the edge is.
    """
    x0, y0, x1, y1 = (int(edge) for edge in word.ink)
    patch = gray[max(y0 - 2, 0) : y1 + 2, max(x0 - 2, 0) : x1 + 2].astype(np.float32)
    if patch.size < 12 or sum(character.isalnum() for character in word.text) < 2:
        return 0.0
    low, high = (float(level) for level in np.percentile(patch, (3, 90)))
    if high - low < FAINTEST:
        return 0.0
    # The share of ink of a grey edge counts as such, so that the width is told finer than by pixels.
    ink = np.clip((high - patch) / (high - low), 0, 1)
    if float(ink.mean()) > 0.6:
        ink = 1 - ink
    ink[ink < 0.12] = 0
    solid = ink > 0.5
    runs = int((solid[:, 1:] & ~solid[:, :-1]).sum() + solid[:, 0].sum())
    edge = float(np.hypot(np.diff(ink, axis=0)[:, :-1], np.diff(ink, axis=1)[:-1]).sum())
    if not runs or edge <= 0:
        return 0.0
    run = float(ink[ndimage.binary_dilation(solid)].sum()) / runs
    return float(np.sqrt(run * 2 * float(ink.sum()) / edge))
