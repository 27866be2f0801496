"""A picture of a page to words in points, of the same kind as the words of a PDF: what reads lines reads both.

Which of the two ways up a page lies is told by reading it: letters on their heads are recognised with little
confidence. Weight is measured by the width of the strokes, rules of tables by long runs of ink.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from talent.cv.layout import Word
from talent.cv.ocr_page import Gray, OcrPage
from talent.cv.straighten import Sheet, led_back, quarter_turns, straighten
from talent.cv.tesseract import SeenWord, Tesseract, recognise
from talent.cv.types import Box

DPI = 200
# Below these a page is read the other way up as well.
SURE, ENOUGH_WORDS = 0.72, 12
MIN_CONFIDENCE = 0.25
BOLD_RATIO = 1.28
# What tesseract makes of a round bullet.
BULLET_READINGS = frozenset(("e", "¢", "©", "®", "°", "*", "+", "«", "»", "¥", "@", "¢e", "e¢", "*e", "o"))
# The em as a part of the height of a line from the lowest descender to the highest ascender.
EM_OF_LINE = 1.07
# Sizes that differ by less than this share are one size.
SAME_SIZE = 0.06


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
    _mend_starts(kept)
    _measure(kept)
    _mend_bullets(kept)
    kept = _with_underscores(sheet.gray, kept)
    bold = _bold(sheet.gray, kept)
    words, sure = [], []
    for word, heavy in zip(kept, bold, strict=True):
        made = _word(word, heavy, unit)
        words.append(made)
        sure.append(((made.x0, made.y0, made.x1, made.y1), word.confidence))
    back = sheet.back @ np.diag([1 / unit, 1 / unit, 1.0])
    dots = [(x * unit, y * unit) for x, y in _dots(sheet.gray, kept)]
    scaled = [(x0 * unit, y0 * unit, x1 * unit, y1 * unit) for x0, y0, x1, y1 in rules]
    return OcrPage(words, width * unit, height * unit, back, scaled, dots, sure)


def _is_word(word: SeenWord, gray: Gray) -> bool:
    """Specks, rules and pictures are read as words of little confidence or of a strange shape."""
    x0, y0, x1, y1 = word.ink
    if x1 <= x0 or y1 <= y0 or word.size < 6 or y1 - y0 > gray.shape[0] * 0.12:
        return False
    if not any(character.isalnum() for character in word.text):
        return word.confidence > 0.4 or word.text in ("•", "-", "–", "—", "|", "/", "&", ":")
    return word.confidence >= MIN_CONFIDENCE and (x1 - x0) / len(word.text) < 3 * word.size


def _mend_starts(words: list[SeenWord]) -> None:
    """A speck at the foot of the first letter is read as an underscore; no word begins with one."""
    for word in words:
        if word.text[0] == "_" and word.text.strip("_"):
            word.text = word.text.lstrip("_")


def _mend_bullets(words: list[SeenWord]) -> None:
    """A round bullet is read as a letter: what stands first on its line, small, before a gap, is the bullet it was."""
    for word in words:
        if word.text not in BULLET_READINGS or word.ink[3] - word.ink[1] > 0.7 * word.em:
            continue
        row = [other for other in words if other is not word and _beside(word, other)]
        after = min((other.ink[0] for other in row if other.ink[0] >= word.ink[2]), default=None)
        before = max((other.ink[2] for other in row if other.ink[2] <= word.ink[0]), default=None)
        if after is None or not 0.2 * word.em < after - word.ink[2] < 2.5 * word.em:
            continue
        if before is None or word.ink[0] - before > 2 * word.em:
            word.text = "•"


def _with_underscores(gray: Gray, words: list[SeenWord]) -> list[SeenWord]:
    """Words of a line that stand on both sides of an underscore as one word: tesseract takes it for a gap.

    Only where the line under the gap does not go on under the letters before it: that is an underlined text.
    """
    result: list[SeenWord] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and last.line == word.line and _underscore_between(gray, last, word):
            ink = (last.ink[0], min(last.ink[1], word.ink[1]), word.ink[2], max(last.ink[3], word.ink[3]))
            sure = min(last.confidence, word.confidence)
            joined = f"{last.text.rstrip('_')}_{word.text.lstrip('_')}"
            result[-1] = SeenWord(joined, ink, last.base, last.size, sure, last.line, last.em)
        else:
            result.append(word)
    return result


def _underscore_between(gray: Gray, last: SeenWord, word: SeenWord) -> bool:
    gap = word.ink[0] - last.ink[2]
    if not 0 < gap < 1.1 * word.em or not last.text[-1].isalnum() or not word.text[0].isalnum():
        return False
    top, low = int(word.base + 0.02 * word.em), int(word.base + 0.24 * word.em) + 1
    band = gray[max(top, 0) : low, int(last.ink[2]) : int(word.ink[0]) + 1] < 150
    before = (
        gray[max(top, 0) : low, int(last.ink[2] - 0.6 * word.em) : int(last.ink[2] - 0.1 * word.em)] < 150
    )
    if not band.size or not before.size:
        return False
    return float(band.any(axis=0).mean()) > 0.6 and float(before.any(axis=0).mean()) < 0.6


def _dots(gray: Gray, words: list[SeenWord]) -> list[tuple[float, float]]:
    """Right edges and middles of the bullets before a line that tesseract took for nothing, in pixels."""
    dots = []
    for word in words:
        em = word.em
        left, right = word.ink[0] - 2.4 * em, word.ink[0] - 0.2 * em
        if any(
            other is not word and other.ink[2] > left and other.ink[0] < right and _beside(word, other)
            for other in words
        ):
            continue
        top, low = int(word.base - 0.75 * em), int(word.base + 0.12 * em)
        patch = gray[max(top, 0) : max(low, 0), max(int(left), 0) : max(int(right), 0)] < 128
        rows, columns = np.nonzero(patch.any(axis=1))[0], np.nonzero(patch.any(axis=0))[0]
        if not len(columns):
            continue
        wide, tall = columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1
        # One compact thing with white around it: neither a letter that reaches in nor a rule.
        alone = (
            columns[0] > 0
            and rows[0] > 0
            and columns[-1] < patch.shape[1] - 1
            and rows[-1] < patch.shape[0] - 1
        )
        if alone and 0.1 * em < max(wide, tall) < 0.65 * em and patch.sum() > 0.3 * wide * tall:
            dots.append((max(int(left), 0) + float(columns[-1]), max(top, 0) + float(rows[0] + rows[-1]) / 2))
    return dots


def _beside(word: SeenWord, other: SeenWord) -> bool:
    """Whether the middle of `word` lies within the height of `other`."""
    return other.ink[1] <= (word.ink[1] + word.ink[3]) / 2 <= other.ink[3]


def _measure(words: list[SeenWord]) -> None:
    """Give every word the size of its line, and lines of about one size the same.

    Tesseract guesses the height of a line; which letters a word has tells the size of its font from its ink: from the
    baseline, capitals reach 0.72 em, small letters 0.52 em, and descenders 0.21 em below it.
    """
    lines: dict[int, list[SeenWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    sizes: list[tuple[float, int, list[SeenWord]]] = []
    for line in lines.values():
        found = [(em, len(word.text)) for word in line if (em := _em(word)) > 0]
        letters = sum(count for _, count in found)
        # A rule that touches a word makes its ink too tall: the two measures keep each other in bounds.
        guess = line[0].size * EM_OF_LINE
        size = min(max(_weighed_median(found), 0.8 * guess), 1.06 * guess) if found else guess
        sizes.append((size, max(letters, 1), line))
    while sizes:
        # The size with the most letters near it takes those in.
        near = [
            sum(count for other, count, _ in sizes if abs(other - size) <= SAME_SIZE * size)
            for size, _, _ in sizes
        ]
        center = sizes[int(np.argmax(near))][0]
        taken = [item for item in sizes if abs(item[0] - center) <= SAME_SIZE * center]
        common = _weighed_median([(size, count) for size, count, _ in taken])
        for _, _, line in taken:
            for word in line:
                word.em = common
        sizes = [item for item in sizes if abs(item[0] - center) > SAME_SIZE * center]


def _em(word: SeenWord) -> float:
    """The size of the font of a word in pixels, by its letters; 0 where they do not tell."""
    letters = [character for character in word.text if character.isalnum()]
    if len(letters) < 2 or len(letters) < 0.6 * len(word.text):
        return 0.0
    high = any(character.isupper() or character.isdigit() or character in "bdfhklt" for character in letters)
    low = any(character in "gjpqy" for character in letters) or any(
        character in "(),;Q" for character in word.text
    )
    return (word.ink[3] - word.ink[1]) / ((0.72 if high else 0.52) + (0.21 if low else 0.0))


def _weighed_median(items: list[tuple[float, int]]) -> float:
    ordered = sorted(items)
    half = sum(count for _, count in ordered) / 2
    for value, count in ordered:
        half -= count
        if half <= 0:
            return value
    return ordered[-1][0]


def _word(word: SeenWord, bold: bool, unit: float) -> Word:
    """A word of the layout: its letters share its width evenly and stand as high as those of its line."""
    x0, x1 = word.ink[0] * unit, word.ink[2] * unit
    y0, y1 = (word.base - 0.9 * word.em) * unit, (word.base + 0.22 * word.em) * unit
    step = (x1 - x0) / len(word.text)
    boxes = [(x0 + number * step, y0, x0 + (number + 1) * step, y1) for number in range(len(word.text))]
    return Word(word.text, boxes, round(word.em * unit, 1), bold, x0, y0, x1, y1)


def _bold(gray: Gray, words: list[SeenWord]) -> list[bool]:
    """Which words have clearly wider strokes, for their size, than most of the page."""
    ratios = [_stroke(gray, word) / word.em for word in words]
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
