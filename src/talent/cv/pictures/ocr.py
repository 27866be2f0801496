"""A picture of a page to words in points, of the same kind as the words of a PDF: what reads lines reads both.

Which of the two ways up a page lies is told by reading it: letters on their heads are recognised with little
confidence. Rules of tables are long runs of ink.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from talent.cv.layout import Word
from talent.cv.pictures.ocr_page import Gray, OcrPage
from talent.cv.pictures.ocr_style import measure_style
from talent.cv.pictures.straighten import Sheet, led_back, quarter_turns, straighten
from talent.cv.pictures.tesseract import SeenWord, Tesseract, recognise
from talent.cv.types import Box

DPI = 200
# Below these a page is read the other way up as well, and one that is hardly legible both ways, on its sides too.
SURE, LEGIBLE, BEYOND_DOUBT = 0.72, 0.55, 0.9
ENOUGH_WORDS, FEW_LETTERS, MANY_LETTERS = 12, 20, 200
MIN_CONFIDENCE = 0.25
# An upright rule of a table of two or three rows, in inches.
LEAST_UPRIGHT = 0.4
# Lines under words, in inches: longer than a dash, letters right above them, over this share of their length.
LEAST_UNDERLINE, RIGHT_ABOVE, LETTERS_ABOVE = 0.3, 0.04, 0.35
# The share of a row that is inked where a line is drawn along it.
DRAWN = 0.6
# What tesseract makes of a round bullet.
BULLET_READINGS = frozenset(
    ("e", "¢", "©", "®", "°", "*", "+", "«", "»", "¥", "@", "#", "¢e", "e¢", "*e", "o")
)


def read_page(gray: Gray, *, program: Tesseract) -> OcrPage:
    """The words of a grey picture of one page. Raises Refusal where tesseract fails."""
    sheet = straighten(gray, dpi=DPI)
    # The other way up, and what the profile of a page with few words may have mistaken: up for sideways and back.
    order = [1, 3, 0, 2] if sheet.sideways else [0, 2, 1, 3]
    tries: list[tuple[float, int, Sheet, list[SeenWord]]] = []
    while order:
        turns = order.pop(0)
        turned = quarter_turns(sheet, turns) if turns else sheet
        turned = replace(turned, gray=without_underlines(turned.gray))
        words = recognise(turned.gray, dpi=DPI, program=program)
        tries.append((_trust(words) * min(_letters(words, lying=True), MANY_LETTERS), turns, turned, words))
        _, best, righted, seen = max(tries, key=lambda each: each[0])
        if _is_sure(seen, SURE if len(tries) == 1 else LEGIBLE) or (len(tries) == 2 and not seen):
            break
        if 2 * _letters(words, lying=True) < _letters(words):
            # Lines that stand are read as well, but neither way up will lay them down.
            order = [other for other in order if (other - turns) % 2]
    page = _page(righted, seen)
    page.turned = (-90 * best) % 360
    return page


def boxes_on_picture(page: OcrPage, boxes: list[Box | None], scale: float) -> list[Box | None]:
    """Boxes in points of the righted page led back to the picture, of which a pixel is `scale` points."""
    back = np.diag([scale, scale, 1.0]) @ page.back
    return [None if box is None else led_back(box, back) for box in boxes]


def _is_sure(seen: list[SeenWord], least: float) -> bool:
    """Whether a page is read the right way up: enough words, or a few that are beyond doubt, in lines that lie."""
    trust = _trust(seen)
    few = trust >= BEYOND_DOUBT and _letters(seen) >= FEW_LETTERS
    return (
        trust >= least
        and (len(seen) >= ENOUGH_WORDS or few)
        and 2 * _letters(seen, lying=True) > _letters(seen)
    )


def _trust(seen: list[SeenWord]) -> float:
    return sum(word.confidence * len(word.text) for word in seen) / max(_letters(seen), 1)


def _letters(seen: list[SeenWord], *, lying: bool = False) -> int:
    """How many characters the words have, or those of them whose letters do not stand one below the other."""
    return sum(
        len(word.text)
        for word in seen
        if not (
            lying and len(word.text) > 2 and word.ink[3] - word.ink[1] > 1.2 * (word.ink[2] - word.ink[0])
        )
    )


def _page(sheet: Sheet, seen: list[SeenWord]) -> OcrPage:
    height, width = sheet.gray.shape
    unit = 72 / DPI
    rules = _rules(sheet.gray)
    upright = [box for box in rules if box[3] - box[1] > box[2] - box[0]]
    kept = [word for word in seen if _is_word(word, sheet.gray) and not _is_rule(word, upright)]
    _mend_starts(kept)
    measure_style(sheet.gray, kept)
    _mend_bullets(kept)
    kept = _with_underscores(sheet.gray, kept)
    words, sure = [], []
    for word in kept:
        made = _word(word, unit)
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


def _is_rule(word: SeenWord, upright: list[Box]) -> bool:
    """Whether a word of a letter or two is the rule between two cells, or the mark of a time line on its rule."""
    x0, y0, x1, y1 = word.ink
    return len(word.text) < 3 and any(
        x0 - 2 <= (left + right) / 2 <= x1 + 2 and top <= (y0 + y1) / 2 <= low
        for left, top, right, low in upright
    )


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
            result[-1] = SeenWord(joined, ink, last.base, last.size, sure, last.line, last.em, last.bold)
        else:
            result.append(word)
    return result


def _underscore_between(gray: Gray, last: SeenWord, word: SeenWord) -> bool:
    """Whether the white between the letters of two words has a line below it that goes on under neither.

    Tesseract's boxes reach over the underscore from both sides, so where the letters end is looked for in the ink.
    """
    em, middle = word.em, (last.ink[2] + word.ink[0]) / 2
    top, foot = max(int(word.base - 0.7 * em), 0), int(word.base - 0.06 * em)
    if abs(word.ink[0] - last.ink[2]) > 1.1 * em or not last.text[-1].isalnum() or not word.text[0].isalnum():
        return False
    left, rows = max(int(middle - 1.2 * em), 0), foot - top
    patch = gray[top : int(word.base + 0.32 * em), left : int(middle + 1.2 * em)]
    if rows < 2 or patch.shape[0] <= rows:
        return False
    dark = patch < int(patch.max()) - 0.35 * (int(patch.max()) - int(patch.min()))
    letters: NDArray[np.bool_] = np.any(dark[:rows], axis=0)
    gap = _white_run(letters, middle - left, 0.5 * em)
    if gap is None or not 0.25 * em < gap[1] - gap[0] < 1.1 * em:
        return False
    (start, end), side = gap, int(0.5 * em)
    drawn = dark[rows:][dark[rows:, start:end].mean(axis=1) > DRAWN]
    beside = (drawn[:, max(start - side, 0) : start], drawn[:, end : end + side])
    return bool(len(drawn)) and all(not part.size or float(part.mean()) < DRAWN for part in beside)


def _white_run(dark: NDArray[np.bool_], middle: float, reach: float) -> tuple[int, int] | None:
    """Start and end of the widest run of white columns that comes as near to `middle` as `reach`."""
    edges = np.flatnonzero(np.diff(np.pad(dark, 1, constant_values=True).astype(np.int8)))
    runs = [
        (int(start), int(end))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if start - reach <= middle <= end + reach
    ]
    return max(runs, key=lambda run: run[1] - run[0], default=None)


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


def _word(word: SeenWord, unit: float) -> Word:
    """A word of the layout: its letters share its width evenly and stand as high as those of its line."""
    x0, x1 = word.ink[0] * unit, word.ink[2] * unit
    y0, y1 = (word.base - 0.9 * word.em) * unit, (word.base + 0.22 * word.em) * unit
    step = (x1 - x0) / len(word.text)
    boxes = [(x0 + number * step, y0, x0 + (number + 1) * step, y1) for number in range(len(word.text))]
    return Word(word.text, boxes, round(word.em * unit, 1), word.bold, x0, y0, x1, y1)


def _rules(gray: Gray) -> list[Box]:
    """Straight dark lines in pixels, the rules of tables: longer than an inch, or upright and higher than a letter."""
    dark = gray < 160
    boxes: list[Box] = []
    for mask, along, least in ((dark, 1, DPI), (dark.T, 0, LEAST_UPRIGHT * DPI)):
        boxes += [
            (box[0], box[1], box[2], box[3]) if along else (box[1], box[0], box[3], box[2])
            for box in _long_runs(mask, least)
        ]
    return boxes


def without_underlines(gray: Gray) -> Gray:
    """The picture without the lines under words: where letters touch one, tesseract reads neither.

    What crosses a line, as the tail of a "g", stays.
    """
    dark = gray < 160
    result = gray
    for box in _long_runs(dark, LEAST_UNDERLINE * DPI):
        x0, y0, x1, y1 = (int(edge) for edge in box)
        if dark[max(y0 - int(RIGHT_ABOVE * DPI), 0) : y0, x0:x1].any(axis=0).mean() < LETTERS_ABOVE:
            continue
        if result is gray:
            result = gray.copy()
        top, low = max(y0 - 1, 0), min(y1 + 1, len(gray))
        crossed = dark[max(top - 1, 0), x0:x1] & dark[min(low, len(gray) - 1), x0:x1]
        result[top:low, x0:x1][:, ~crossed] = 255
    return result


def _long_runs(mask: NDArray[np.bool_], least: float) -> list[Box]:
    """Boxes `(x0, y0, x1, y1)` of thin horizontal strips of a mask that are at least so many pixels long."""
    change = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    keep = ends - starts >= least
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
