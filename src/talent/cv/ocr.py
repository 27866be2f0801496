"""A picture of a page to words in points, of the same kind as the words of a PDF: what reads lines reads both.

Which of the two ways up a page lies is told by reading it: letters on their heads are recognised with little
confidence. Weight is measured by the width of the strokes, rules of tables by long runs of ink.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from talent.cv.layout import Word
from talent.cv.straighten import Gray, Matrix, Sheet, led_back, quarter_turns, straighten
from talent.cv.tesseract import SeenWord, Tesseract, recognise
from talent.cv.types import Box

DPI = 200
# Below these a page is read the other way up as well.
SURE, ENOUGH_WORDS = 0.72, 12
MIN_CONFIDENCE = 0.25
BOLD_RATIO = 1.28
# What tesseract makes of a round bullet.
BULLET_READINGS = frozenset(("e", "¢", "©", "®", "°", "*", "+", "«", "»", "¥", "@", "¢e", "e¢", "*e", "o"))
# Letters fill about this part of the line from the lowest descender to the highest ascender.
EM_OF_LINE = 0.86


@dataclass(slots=True)
class OcrPage:
    """The words of one page in points of the righted page, and what leads them back.

    `back` maps points of the righted page to pixels of the picture; `sure` holds a box and a confidence (0–1) for each
    word, in the same points as the words; `turned` is by how many degrees the page was righted, clockwise.
    """

    words: list[Word]
    width: float
    height: float
    back: Matrix
    rules: list[Box] = field(default_factory=list)
    sure: list[tuple[Box, float]] = field(default_factory=list)
    turned: int = 0

    @property
    def confidence(self) -> float:
        """The confidence of the words, weighed by their length; 0 where there is none."""
        letters = sum(len(word.text) for word in self.words)
        weighed = sum(sure * len(word.text) for word, (_, sure) in zip(self.words, self.sure, strict=True))
        return weighed / max(letters, 1)


def read_page(gray: Gray, *, program: Tesseract) -> OcrPage:
    """The words of a grey picture of one page. Raises Refusal where tesseract fails."""
    sheet = straighten(gray, dpi=DPI)
    first = quarter_turns(sheet, 1) if sheet.sideways else sheet
    seen = recognise(first.gray, dpi=DPI, program=program)
    turns = int(sheet.sideways)
    if _trust(seen) < SURE or len(seen) < ENOUGH_WORDS:
        other = quarter_turns(first, 2)
        again = recognise(other.gray, dpi=DPI, program=program)
        if _trust(again) * min(len(again), 40) > _trust(seen) * min(len(seen), 40):
            first, seen, turns = other, again, turns + 2
    page = _page(first, seen)
    page.turned = (-90 * turns) % 360
    return page


def boxes_on_picture(page: OcrPage, boxes: list[Box | None], scale: float) -> list[Box | None]:
    """Boxes in points of the righted page led back to the picture, of which a pixel is `scale` points."""
    back = np.diag([scale, scale, 1.0]) @ page.back
    return [None if box is None else led_back(box, back) for box in boxes]


def _trust(seen: list[SeenWord]) -> float:
    letters = sum(len(word.text) for word in seen)
    return sum(word.confidence * len(word.text) for word in seen) / max(letters, 1)


def _page(sheet: Sheet, seen: list[SeenWord]) -> OcrPage:
    height, width = sheet.gray.shape
    unit = 72 / DPI
    rules = _rules(sheet.gray)
    kept = [word for word in seen if _is_word(word, sheet.gray)]
    _mend_bullets(kept)
    bold = _bold(sheet.gray, kept)
    words, sure = [], []
    for word, heavy in zip(kept, bold, strict=True):
        made = _word(word, heavy, unit)
        words.append(made)
        sure.append(((made.x0, made.y0, made.x1, made.y1), word.confidence))
    back = sheet.back @ np.diag([1 / unit, 1 / unit, 1.0])
    scaled = [(x0 * unit, y0 * unit, x1 * unit, y1 * unit) for x0, y0, x1, y1 in rules]
    return OcrPage(words, width * unit, height * unit, back, scaled, sure)


def _is_word(word: SeenWord, gray: Gray) -> bool:
    """Specks, rules and pictures are read as words of little confidence or of a strange shape."""
    x0, y0, x1, y1 = word.ink
    if x1 <= x0 or y1 <= y0 or word.size < 6 or y1 - y0 > gray.shape[0] * 0.12:
        return False
    if not any(character.isalnum() for character in word.text):
        return word.confidence > 0.4 or word.text in ("•", "-", "–", "—", "|", "/", "&", ":")
    return word.confidence >= MIN_CONFIDENCE and (x1 - x0) / len(word.text) < 3 * word.size


def _mend_bullets(words: list[SeenWord]) -> None:
    """A round bullet is read as a letter: what stands first on its line, small, before a gap, is the bullet it was."""
    last: SeenWord | None = None
    for index, word in enumerate(words):
        first = last is None or abs(word.bottom - last.bottom) > 0.4 * word.size or word.ink[0] < last.ink[0]
        after = words[index + 1] if index + 1 < len(words) else None
        if first and word.text in BULLET_READINGS and after is not None:
            tall = word.ink[3] - word.ink[1]
            gap = after.ink[0] - word.ink[2]
            if (
                abs(after.bottom - word.bottom) < 0.4 * word.size
                and gap > 0.2 * word.size
                and tall < 0.7 * word.size
            ):
                word.text = "•"
        last = word


def _word(word: SeenWord, bold: bool, unit: float) -> Word:
    """A word of the layout: its letters share its width evenly and stand as high as those of its line."""
    x0, x1 = word.ink[0] * unit, word.ink[2] * unit
    y0, y1 = word.top * unit, word.bottom * unit
    step = (x1 - x0) / len(word.text)
    boxes = [(x0 + number * step, y0, x0 + (number + 1) * step, y1) for number in range(len(word.text))]
    return Word(word.text, boxes, round(word.size * unit * EM_OF_LINE, 1), bold, x0, y0, x1, y1)


def _bold(gray: Gray, words: list[SeenWord]) -> list[bool]:
    """Which words have clearly wider strokes, for their size, than most of the page."""
    ratios = [_stroke(gray, word) / word.size for word in words]
    letters = np.repeat(ratios, [len(word.text) for word in words]) if words else np.zeros(0)
    known = letters[letters > 0]
    if len(known) < 40:
        return [False] * len(words)
    usual = float(np.median(known))
    return [ratio > BOLD_RATIO * usual for ratio in ratios]


def _stroke(gray: Gray, word: SeenWord) -> float:
    """The mean run of ink along the rows of a word, in pixels; 0 where it cannot be told."""
    x0, y0, x1, y1 = (int(edge) for edge in word.ink)
    patch = gray[y0:y1, x0:x1].astype(np.float32)
    if patch.size < 12 or sum(character.isalnum() for character in word.text) < 2:
        return 0.0
    low, high = float(patch.min()), float(patch.max())
    if high - low < 40:
        return 0.0
    # The share of ink of a grey edge counts as such, so that the width is told finer than by pixels.
    ink = (high - patch) / (high - low)
    if float(ink.mean()) > 0.6:
        ink = 1 - ink
    solid = ink > 0.5
    runs = int((solid[:, 1:] & ~solid[:, :-1]).sum() + solid[:, 0].sum())
    return float(ink[ndimage.binary_dilation(solid, iterations=1)].sum()) / runs if runs else 0.0


def _rules(gray: Gray) -> list[Box]:
    """Straight dark lines longer than an inch, in pixels: the rules of tables."""
    dark = gray < 160
    boxes: list[Box] = []
    for mask, along in ((dark, 1), (dark.T, 0)):
        boxes += [
            (box[0], box[1], box[2], box[3]) if along else (box[1], box[0], box[3], box[2])
            for box in _long_runs(mask)
        ]
    return boxes


def _long_runs(mask: NDArray[np.bool_]) -> list[Box]:
    """Boxes `(x0, y0, x1, y1)` of thin horizontal strips of at least an inch of a mask."""
    change = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    keep = ends - starts >= DPI
    strips: list[list[int]] = []
    for row, start, end in zip(rows[keep].tolist(), starts[keep].tolist(), ends[keep].tolist(), strict=True):
        for strip in reversed(strips[-40:]):
            if row - strip[3] <= 1 and start < strip[2] and end > strip[0]:
                strip[0], strip[2], strip[3] = min(strip[0], start), max(strip[2], end), row
                break
        else:
            strips.append([start, row, end, row])
        if len(strips) > 2_000:
            return []
    return [(x0, y0, x1, y1 + 1) for x0, y0, x1, y1 in strips if y1 - y0 < 8]
