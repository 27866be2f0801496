"""Measures what recognised words are set in, size and weight: tesseract tells neither, and much of a CV's order is set.

A size is told by the letters of a word and the height of their ink, a weight by the width of their strokes. Both are
measured on grey edges, finer than by pixels: at 200 dots an inch a pixel is a twentieth of a line.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from talent.cv.pictures.ocr_page import Gray
from talent.cv.pictures.tesseract import SeenWord

# The em as a part of the height of a line from the lowest descender to the highest ascender.
EM_OF_LINE = 1.07
# Parts of the em that ink reaches from the baseline: capitals up, small letters up, descenders down, commas down.
CAPITALS, SMALL, DESCENDERS, COMMAS = 0.72, 0.52, 0.21, 0.14
# Sizes that differ by less than these shares are one size: among words that are set alike, and among all.
SAME_SIZE, SAME_SIZE_IN_OTHERS = 0.05, 0.03
# A gap of this part of the height of a line parts what may be set otherwise.
FAR_APART = 1.5
# Tesseract's own guess of the height is far off for capitals and slanted letters, and bounds only what is absurd.
LEAST_OF_GUESS, MOST_OF_GUESS = 0.6, 1.4
FAINTEST = 40.0
# A bold word's strokes are wider by this share (as a logarithm) than those of most of the page; beyond the reach to
# both sides a word is as sure as can be. Blur and thin large fonts make strokes grow by less than the size.
BOLDER, REACH, GROWTH = 0.14, 0.1, 0.4
# What a change of weight between two neighbours costs, in words of six letters that are sure.
CHANGE, WHOLE_WORD = 0.3, 6
ENOUGH_LETTERS = 40


def measure_style(gray: Gray, words: list[SeenWord]) -> None:
    """Give every word the size of its font in pixels (`em`) and its weight (`bold`)."""
    runs = _runs_of_words(words)
    sizes = [_size_of_run(gray, run) for run in runs]
    for run, (size, _) in zip(runs, sizes, strict=True):
        for word in run:
            word.em = size
    _weigh(gray, [word for run in runs for word in run], [len(run) for run in runs])
    _share_sizes(runs, [letters for _, letters in sizes])


def _runs_of_words(words: list[SeenWord]) -> list[list[SeenWord]]:
    """Neighbours on a line: what stands far apart, as a date at the right, may be set otherwise."""
    runs: list[list[SeenWord]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is None or word.line != last.line or word.ink[0] - last.ink[2] > FAR_APART * word.size:
            runs.append([])
        runs[-1].append(word)
    return runs


def _share_sizes(runs: list[list[SeenWord]], letters: list[float]) -> None:
    """Give runs of about one size exactly the same, first those that are set alike, since headings are."""
    alike: dict[tuple[bool, bool], list[int]] = {}
    for index, run in enumerate(runs):
        bold = 2 * sum(word.bold for word in run) > len(run)
        alike.setdefault((bold, " ".join(word.text for word in run).isupper()), []).append(index)
    for indices in alike.values():
        _share_size(runs, letters, indices, SAME_SIZE)
    _share_size(runs, letters, list(range(len(runs))), SAME_SIZE_IN_OTHERS)


def _share_size(
    runs: list[list[SeenWord]], letters: list[float], indices: list[int], nearness: float
) -> None:
    while indices:
        # The size with the most letters near it takes those in.
        sizes = {index: runs[index][0].em for index in indices}
        near = {
            size: sum(
                letters[index] for index, other in sizes.items() if abs(other - size) <= nearness * size
            )
            for size in set(sizes.values())
        }
        center = max(sorted(near), key=lambda size: near[size])
        taken = [index for index, size in sizes.items() if abs(size - center) <= nearness * center]
        common = _weighed_median([(sizes[index], letters[index]) for index in taken])
        for index in taken:
            for word in runs[index]:
                word.em = common
        indices = [index for index in indices if index not in taken]


def _size_of_run(gray: Gray, run: list[SeenWord]) -> tuple[float, float]:
    """The size on which most letters of a run agree, and how many letters tell it."""
    guess = run[0].size * EM_OF_LINE
    least, most = LEAST_OF_GUESS * guess, MOST_OF_GUESS * guess
    # A rule that touches a word makes its ink too tall.
    found = [item for word in run if least <= (item := _em(gray, word))[0] <= most]
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
    high = any(character.isupper() or character.isdigit() or character in "bdfhijkl" for character in letters)
    if not high and "t" in letters:
        # It ends between small letters and capitals, in each font elsewhere.
        return 0.0, 0, False
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


def _weigh(gray: Gray, words: list[SeenWord], counts: list[int]) -> None:
    """Tell which words have clearly wider strokes, for their size, than most of the page; `counts` are those of runs.

    The words of a run are weighed together: a change of weight must be worth it, so that one blurred word does not
    break a name in two.
    """
    strokes = np.array([_stroke(gray, word) / word.em**GROWTH for word in words], dtype=np.float64)
    letters = np.array(
        [sum(character.isalnum() for character in word.text) for word in words], dtype=np.int64
    )
    known = (strokes > 0) & (letters > 1)
    if int(letters[known].sum()) < ENOUGH_LETTERS:
        return
    widths = np.log(np.where(known, strokes, 1.0))
    usual = float(np.median(np.repeat(widths[known], letters[known])))
    surplus = np.clip((widths - usual - BOLDER) / REACH, -1, 1) * np.minimum(letters, WHOLE_WORD) / WHOLE_WORD
    surplus[~known] = 0
    heavy = [bold for part in np.split(surplus, np.cumsum(counts)[:-1]) for bold in _runs_of_weight(part)]
    for word, bold in zip(words, heavy, strict=True):
        word.bold = bold


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
