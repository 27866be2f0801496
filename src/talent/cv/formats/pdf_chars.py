"""The characters of a PDF page as arrays, and the words they make.

PDFium is asked for a box and a text object per character and for everything else once per style, because a call
costs more than what it answers. Kerned text is one object per letter, so a style is looked up by what is cheap to
ask (font, mode, colour, height of the box) before size and direction are computed.
"""

import ctypes
import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from talent.cv.layout import Word
from talent.cv.page.rows import BULLET_GLYPHS
from talent.cv.page.turned_headings import find_turned, turned_lines, with_turned
from talent.cv.types import Box

# Pointers of PDFium, for which pypdfium2 has no types.
Handle = Any
CType = Any
Picture = NDArray[np.uint8]
MAX_CHARS = 400_000
TINY = 4.0
WHITE = 0xE8
TRANSPARENT = 26
BLACK = (0, 0, 0, 255)
INVISIBLE = (3, 7)
FILL_AND_STROKE = 2
BOLD_WEIGHT = 600
BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibd", b"demi")
# Fonts that say so are not bold, whatever PDFium guesses from the width of their stems.
PLAIN_NAMES = (b"regular", b"-book", b"-light", b"-thin", b"-roman", b"italic", b"oblique")
# Fonts whose letters are pictures: TeX puts a telephone where others have an "I".
ICON_FONTS = (
    b"awesome",
    b"academicons",
    b"marvosym",
    b"simpleicons",
    b"glyphicons",
    b"materialicons",
    b"ifsym",
)
LETTER_GAP = 0.18
# Boxes lower than this share of the size are those of the ink, between which there is more white.
INKED, INK_GAP = 0.85, 0.24
# How high small capitals are beside the large ones.
SMALL_CAPITALS = (0.6, 0.9)
# White between letters of one word, between those of a ligature and others, and how far the second may reach under the
# first, as in "To", in sizes.
TOUCHING, INK_TOUCHING, KERNED = 0.03, 0.12, 0.2
# What words and addresses are made of; U+FFFE and U+0002 are hyphens at the end of a line.
IN_WORD = re.compile(r"[\w@.\-\ufffe\x02]").match
TIGHT, ASCENT, DESCENT = 0.95, 0.9, 0.22
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft"}
# What TeX's bitmap letters, which have no names, mean in its encodings: OT1 (0x0B to 0x0F), T1 and TS1 (0x19, 0x88).
TEX_CODES = {
    0x0B: 0xFB00, 0x0C: 0xFB01, 0x0E: 0xFB03, 0x0F: 0x2022, 0x10: 0x201C, 0x11: 0x201D, 0x15: 0x2013, 0x16: 0x2014,
    0x19: 0x2192, 0x1B: 0xFB00, 0x1C: 0xFB01, 0x1D: 0xFB02, 0x1E: 0xFB03, 0x1F: 0xFB04, 0x7F: 0x2D, 0x88: 0x2022,
}  # fmt: skip
# Accents that are printed before the letter below them, as characters of their own.
ACCENTS = {
    "\u00a8": "\u0308", "\u00b4": "\u0301", "\u0060": "\u0300", "\u02c6": "\u0302", "\u02dc": "\u0303",
    "\u00b8": "\u0327", "\u02c7": "\u030c", "\u02d8": "\u0306", "\u02da": "\u030a",
}  # fmt: skip
HYPHENATION = 0x02
LINE_FEED, CARRIAGE_RETURN = 0x0A, 0x0D
SOFT_HYPHENS = (0xAD, HYPHENATION, 0xFFFE)
ZERO_WIDTHS = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
REASONS = ("", "invisible_text", "tiny_text", "rotated_text", "off_page_text", "white_text")


def _table(codes: Iterable[int]) -> NDArray[np.bool_]:
    """For every code point up to U+FFFF whether it is one of `codes`."""
    table = np.zeros(0x10000, np.bool_)
    table[list(codes)] = True
    return table


IS_BULLET, IS_LIGATURE = _table(map(ord, BULLET_GLYPHS)), _table(map(ord, LIGATURES))
IS_TEX, IS_ACCENT = _table(TEX_CODES), _table(map(ord, ACCENTS))
IS_SOFT_HYPHEN, IS_ZERO_WIDTH = _table(SOFT_HYPHENS), _table(ZERO_WIDTHS)


def _among(codes: NDArray[np.uint32], table: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of `codes` the table holds; U+FFFF stands for all above it and is in none."""
    found: NDArray[np.bool_] = table[np.minimum(codes, 0xFFFF)]
    return found


def direct(function: Handle, result: CType) -> Callable[..., Any]:
    """The same function of PDFium without types of its arguments, whose conversion costs more than what it answers.

    Numbers are C's `int`; addresses must be made by `pointer`, once for many calls, and whoever calls it must keep
    what they point to. `result` is a type of ctypes.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


POINTER, NUMBER = ctypes.c_void_p, ctypes.c_int
pointer = ctypes.c_void_p.from_param
_get_text = direct(pdfium.FPDFText_GetText, NUMBER)
_get_box = direct(pdfium.FPDFText_GetLooseCharBox, NUMBER)
_get_origin = direct(pdfium.FPDFText_GetCharOrigin, NUMBER)
_get_object = direct(pdfium.FPDFText_GetTextObject, POINTER)
_get_font = direct(pdfium.FPDFTextObj_GetFont, POINTER)
_get_mode = direct(pdfium.FPDFTextObj_GetTextRenderMode, NUMBER)
_get_matrix = direct(pdfium.FPDFText_GetMatrix, NUMBER)
_get_size = direct(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_get_color = direct(pdfium.FPDFPageObj_GetFillColor, NUMBER)


Look = tuple[bytes, bool, float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object share; `hidden` is an index of REASONS, `number` tells how it looks.

    `icon` says that its letters are pictures.
    """

    size: float
    bold: bool
    hidden: int
    suspect: bool
    number: int
    icon: bool = False


class PageChars:
    """One pass over the characters of a page.

    `words` are the visible ones, in points from the top left corner as shown; `hidden` counts the characters that
    were left out by reason. `page` and `handle` are the page and its text page of PDFium, `width` and `height` the
    size of the page as shown. `looks` numbers the fonts, sizes and colours of the document.
    """

    def __init__(
        self, page: Handle, handle: Handle, width: float, height: float, looks: dict[Look, int] | None = None
    ) -> None:
        self.page, self.handle = page, handle
        self.text_page = pointer(ctypes.cast(handle, POINTER).value)
        self.width, self.height = width, height
        self.frame = page.get_bbox()
        self.rotation = page.get_rotation() // 90
        self.styles: list[_Style] = []
        self.settings: dict[tuple[object, ...], int] = {}
        self.matrix = array("f", bytes(24))
        self.matrix_at = pointer(self.matrix.buffer_info()[0])
        self.fonts: dict[int | None, tuple[bytes, bool, bool]] = {}
        self.looks = looks if looks is not None else {}
        self.objects: dict[int | None, int] = {}
        self.hidden: Counter[str] = Counter()
        self.words: list[Word] = self._read()

    def _read(self) -> list[Word]:
        count = min(pdfium.FPDFText_CountChars(self.handle), MAX_CHARS)
        if count <= 0:
            return []
        codes = self._codes(count)
        blank = ((codes <= 32) & (codes != HYPHENATION)) | (codes == 0xA0)
        icon = (codes >= 0xE000) & (codes <= 0xF8FF) & ~_among(codes, IS_BULLET)
        flat, style = self._measure(blank)
        icon |= np.array([item.icon for item in self.styles] or [False])[style] & ~blank
        boxes = self._placed(np.frombuffer(flat, np.float32).reshape(count, 4).astype(np.float64))
        blank |= icon
        reason = self._reasons(codes, boxes, style, blank)
        turned = np.flatnonzero(reason == REASONS.index("rotated_text"))
        headings = self._turned(turned, codes, boxes, style) if turned.size else []
        for heading in headings:
            # Their letters are no part of a word that is written across.
            reason[heading[0].order[0] : heading[-1].order[1]] = 0
            blank[heading[0].order[0] : heading[-1].order[1]] = True
        zero = _among(codes, IS_ZERO_WIDTH) & (reason == 0)
        for number, amount in enumerate(np.bincount(reason, minlength=len(REASONS)).tolist()):
            if number and amount:
                self.hidden[REASONS[number]] += amount
        if zero.any():
            self.hidden["zero_width"] += int(zero.sum())
        codes[_among(codes, IS_SOFT_HYPHEN)] = ord("-")
        line_end = (codes == CARRIAGE_RETURN) | (codes == LINE_FEED)
        stop = blank | (reason > 0)
        kept = np.flatnonzero(~stop & ~zero)
        if not kept.size:
            return []
        # Where few letters stand on a page PDFium takes it for written downwards and ends a line behind each stretch of
        # letters that the file places.
        stops = np.stack([np.cumsum(stop & ~line_end)[kept], np.cumsum(line_end)[kept]])
        return with_turned(self._words(kept, codes[kept], boxes[kept], style[kept], stops), headings)

    def _turned(
        self,
        indexes: NDArray[np.int64],
        codes: NDArray[np.uint32],
        boxes: NDArray[np.float64],
        style: NDArray[np.int32],
    ) -> list[list[Word]]:
        """The turned headings of the page, of the characters at `indexes`."""
        letters = []
        for index in indexes.tolist():
            x0, y0, x1, y1 = boxes[index].tolist()
            look = self.styles[style[index]]
            box = (x0, y0, x1, y1)
            place = (index, index + 1)
            letters.append(
                Word(chr(codes[index]), [box], look.size, look.bold, *box, look.number, 0.0, place)
            )
        return find_turned(turned_lines(letters))

    def _codes(self, count: int) -> NDArray[np.uint32]:
        """The code points; at once where PDFium's text has one unit per character, else one by one."""
        buffer = np.zeros(count + 1, np.uint16)
        length = _get_text(self.text_page, 0, count, pointer(buffer.ctypes.data)) - 1
        codes: NDArray[np.uint32] = buffer[:count].astype(np.uint32)
        if length != count or bool(((codes >= 0xD800) & (codes < 0xE000)).any()):
            get = pdfium.FPDFText_GetUnicode
            codes = np.array([get(self.handle, index) for index in range(count)], np.uint32)
            codes[((codes >= 0xD800) & (codes < 0xE000)) | (codes > 0x10FFFF)] = 0xFFFD
        for index in np.flatnonzero(_among(codes, IS_TEX)).tolist():
            # Only a font drawn by the document itself (Type 3) is without a name.
            if pdfium.FPDFText_GetFontInfo(self.handle, index, None, 0, None) <= 1:
                codes[index] = TEX_CODES[int(codes[index])]
        return codes

    def _measure(self, blank: NDArray[np.bool_]) -> tuple["array[float]", NDArray[np.int32]]:
        """Box (left, top, right, bottom in page space) and number of the style of each character."""
        count = len(blank)
        flat = array("f", bytes(16 * count))
        address, _ = flat.buffer_info()
        color = array("I", BLACK)
        black = color.tobytes()
        at, _ = color.buffer_info()
        red, green, blue, alpha = (pointer(at + place) for place in (0, 4, 8, 12))
        get_color, get_font, get_mode = _get_color, _get_font, _get_mode
        shown = np.flatnonzero(~blank)
        indexes: list[int] = shown.tolist()
        places = map(pointer, (address + 16 * shown).tolist())
        for _ in map(_get_box, repeat(self.text_page), indexes, places):
            pass
        things = list(map(_get_object, repeat(self.text_page), indexes))
        by_object = self.objects
        numbers: dict[tuple[int | None, int, bytes, float, float], int] = {}
        for index, thing in zip(indexes, things, strict=True):
            if thing in by_object:
                continue
            # The height of the box stands for size and direction, which cost more to ask.
            top, bottom = flat[4 * index + 1], flat[4 * index + 3]
            if thing:
                own = pointer(thing)
                get_color(own, red, green, blue, alpha)
                key = (get_font(own), get_mode(own), color.tobytes(), top, bottom)
            else:
                key = (None, 0, black, top, bottom)
            number = numbers.get(key)
            if number is None:
                shade = tuple(color) if thing else BLACK
                number = numbers[key] = self._style_of(index, key[0], key[1], shade)
            by_object[thing] = number
        style = np.zeros(count, np.int32)
        style[shown] = list(map(by_object.__getitem__, things))
        return flat, style

    def _style_of(self, index: int, font: int | None, mode: int, color: tuple[int, ...]) -> int:
        """The number of the style of the text object that a character belongs to."""
        _get_matrix(self.text_page, index, self.matrix_at)
        turn = tuple(self.matrix[:4])
        key = (font, mode, color, _get_size(self.text_page, index), turn)
        number = self.settings.get(key)
        if number is None:
            number = self.settings[key] = len(self.styles)
            self.styles.append(self._new_style(index, *key))
        return number

    def _new_style(
        self,
        index: int,
        font: int | None,
        mode: int,
        color: tuple[int, ...],
        size: float,
        turn: tuple[float, ...],
    ) -> _Style:
        """Size as shown, weight, and whether the whole text object is invisible."""
        along, upward, c, d = turn
        size *= math.hypot(c, d)
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = self._font(index)
        name, bold, icon = known
        bold = bold or mode == FILL_AND_STROKE
        number = self.looks.setdefault((name, bold, round(size, 1), color), len(self.looks) + 1)
        angle = (math.atan2(upward, along) - self.rotation * math.pi / 2) % (2 * math.pi)
        light = min(color[:3]) >= WHITE or color[3] < TRANSPARENT
        hidden = ""
        if mode in INVISIBLE or (color[3] == 0 and size > 0):
            hidden = "invisible_text"
        elif size < TINY:
            hidden = "tiny_text"
        elif 0.1 < angle < 2 * math.pi - 0.1:
            hidden = "rotated_text"
        return _Style(size, bold, REASONS.index(hidden), light, number, icon)

    def _font(self, index: int) -> tuple[bytes, bool, bool]:
        """The name of the font, whether it is bold (by its name, else its weight), whether its letters are pictures.

        PDFium guesses the weight of slanted fonts too high.
        """
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.handle, index, buffer, 128, flags)
        name = buffer.value
        lower = name.lower()
        icon = any(part in lower for part in ICON_FONTS)
        if any(part in lower for part in BOLD_NAMES):
            return name, True, icon
        plain = any(part in lower for part in PLAIN_NAMES)
        bold = not plain and bool(pdfium.FPDFText_GetFontWeight(self.handle, index) >= BOLD_WEIGHT)
        return name, bold, icon

    def _placed(self, raw: NDArray[np.float64]) -> NDArray[np.float64]:
        """From page space to the page as shown: origin top left, rotation of the page undone."""
        left, low, right, high = self.frame
        x0, top, x1, bottom = raw.T
        if self.rotation == 0:
            sides = (x0 - left, high - top, x1 - left, high - bottom)
        elif self.rotation == 1:
            sides = (bottom - low, x0 - left, top - low, x1 - left)
        elif self.rotation == 2:
            sides = (right - x1, bottom - low, right - x0, top - low)
        else:
            sides = (high - top, right - x1, high - bottom, right - x0)
        return np.stack(sides, axis=1)

    def _reasons(
        self,
        codes: NDArray[np.uint32],
        boxes: NDArray[np.float64],
        style: NDArray[np.int32],
        blank: NDArray[np.bool_],
    ) -> NDArray[np.int64]:
        """Per character the index in REASONS why it cannot be seen, 0 where it can."""
        hidden = np.array([item.hidden for item in self.styles] or [0])
        reason: NDArray[np.int64] = np.where(blank, 0, hidden[style])
        outside = (
            (boxes[:, 2] <= 0)
            | (boxes[:, 3] <= 0)
            | (boxes[:, 0] >= self.width)
            | (boxes[:, 1] >= self.height)
        )
        reason[outside & ~blank & (reason == 0)] = REASONS.index("off_page_text")
        suspect = np.array([item.suspect for item in self.styles] or [False])[style] & ~blank & (reason == 0)
        indexes = np.flatnonzero(suspect)
        if indexes.size:
            doubtful = boxes[indexes]
            seen = self._are_seen(doubtful)
            unseen = indexes[~seen]
            reason[unseen] = REASONS.index("white_text")
            reason[self._run_off(unseen, codes, boxes, style, blank | (reason > 0))] = 0
        return reason

    def _run_off(
        self,
        unseen: NDArray[np.int64],
        codes: NDArray[np.uint32],
        boxes: NDArray[np.float64],
        style: NDArray[np.int32],
        stop: NDArray[np.bool_],
    ) -> list[int]:
        """Which unseen letters are the end of a word of which more is seen: it is longer than its dark panel.

        Such a word is one a person wrote to be read. What begins unseen is not, nor what stands
        behind a comma or a slash.
        """
        ends: dict[int, int] = {}
        for index in unseen.tolist():
            # How many more letters may go unseen: as many as are seen before, less one for each.
            left = ends.get(index - 1)
            if left is None:
                start = index
                while start and not stop[start - 1] and IN_WORD(chr(codes[start - 1])):
                    start -= 1
                left = index - start
            if not left or not IN_WORD(chr(codes[index])) or style[index] != style[index - 1]:
                continue
            gap, drop = boxes[index, 0] - boxes[index - 1, 2], boxes[index, 3] - boxes[index - 1, 3]
            if max(abs(gap), abs(drop)) < INK_TOUCHING * self.styles[style[index]].size:
                ends[index] = left - 1
        return list(ends)

    def _are_seen(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether anything stands out inside each box of the page drawn in grey at one dot per point.

        Only the part of the page that holds the boxes is drawn.
        """
        columns, rows = math.ceil(self.width), math.ceil(self.height)
        first = np.clip(boxes[:, :2].astype(np.int64), 0, (columns - 1, rows - 1))
        last = np.clip(boxes[:, 2:].astype(np.int64) + 1, first, (columns, rows))
        (x0, y0), (x1, y1) = first.min(axis=0).tolist(), last.max(axis=0).tolist()
        crop = (x0, rows - max(y1, y0 + 1), columns - max(x1, x0 + 1), y0)
        picture = self.page.render(scale=1, grayscale=True, crop=crop).to_numpy()
        patches = zip((first - (x0, y0)).tolist(), (last - (x0, y0)).tolist(), strict=True)
        return np.array(
            [_stands_out(picture[top:bottom, left:right]) for (left, top), (right, bottom) in patches]
        )

    def _words(
        self,
        kept: NDArray[np.int64],
        codes: NDArray[np.uint32],
        boxes: NDArray[np.float64],
        style: NDArray[np.int32],
        stops: NDArray[np.int64],
    ) -> list[Word]:
        """Characters to words: a new one begins at a gap, on another line, and after what is left out.

        `stops` counts what is left out before each character, then the ends of lines that may be none.
        """
        sizes = np.array([item.size for item in self.styles])[style]
        gap = boxes[1:, 0] - boxes[:-1, 2]
        # The letters of one ligature have all its box, which may be wider than the size.
        gap[(boxes[1:] == boxes[:-1]).all(axis=1)] = 0.0
        stopped, ended = stops[:, 1:] != stops[:, :-1]
        # Boxes that are those of the ink leave out the white sides of the letters.
        inked = boxes[:, 3] - boxes[:, 1] < INKED * sizes
        white = np.where(inked[1:] | inked[:-1], INK_TOUCHING, TOUCHING)
        new = stopped | (ended & ((gap > sizes[1:] * white) | (gap < sizes[1:] * -KERNED)))
        new |= np.abs(boxes[1:, 3] - boxes[:-1, 3]) > sizes[1:] * 0.5
        widest = np.where(inked[1:] & inked[:-1], INK_GAP, LETTER_GAP) * sizes[1:]
        new |= ~((-sizes[1:] < gap) & (gap < widest))
        first = np.concatenate(([0], np.flatnonzero(new) + 1))
        y0 = np.minimum.reduceat(boxes[:, 1], first).tolist()
        y1 = np.maximum.reduceat(boxes[:, 3], first).tolist()
        text = codes.astype("<u4").tobytes().decode("utf-32-le")
        places = list(zip(*(side.tolist() for side in boxes.T), strict=True))
        ligature = bool(_among(codes, IS_LIGATURE).any())
        accent = bool(_among(codes, IS_ACCENT).any())
        words = []
        capitals = self._small_capitals(codes, style, np.flatnonzero(~new & (style[1:] != style[:-1])))
        starts = first.tolist()
        order = kept.tolist()
        bases = self._baselines(kept[first].tolist())
        settings = [self.styles[number] for number in style[first].tolist()]
        for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(places)], strict=True)):
            setting = settings[place]
            part, own = text[start:end], places[start:end]
            x0, x1 = own[0][0], own[-1][2]
            if ligature and not part.isascii():
                own = [box for letter, box in zip(part, own, strict=True) for _ in LIGATURES.get(letter, "1")]
                part = "".join(LIGATURES.get(letter, letter) for letter in part)
            if accent and not ACCENTS.keys().isdisjoint(part):
                part, own = _composed(part, own)
            base, top, low = bases[place], y0[place], y1[place]
            if low - top < TIGHT * setting.size:
                # Some fonts say nothing of their height; then the box is that of the ink.
                top, low = base - ASCENT * setting.size, base + DESCENT * setting.size
            span = (order[start], order[end - 1] + 1)
            number = setting.number
            if number in capitals and part.islower():
                number = capitals[number]
            words.append(Word(part, own, setting.size, setting.bold, x0, top, x1, low, number, base, span))
        return words

    def _small_capitals(
        self, codes: NDArray[np.uint32], style: NDArray[np.int32], changes: NDArray[np.int64]
    ) -> dict[int, int]:
        """Which looks are the small letters of others in words set in small capitals, told by these words: their
        small letters are drawn as smaller capitals. `changes` are the places inside words at which the look changes.
        """
        found: dict[int, int] = {}
        for at in changes.tolist():
            large, small = self.styles[style[at]], self.styles[style[at + 1]]
            told = chr(codes[at]).isupper() and chr(codes[at + 1]).islower() and large.bold == small.bold
            if told and SMALL_CAPITALS[0] < small.size / large.size < SMALL_CAPITALS[1]:
                found[small.number] = large.number
        return found

    def _baselines(self, indexes: list[int]) -> list[float]:
        """How far below the top of the page as shown the baselines of characters are."""
        left, low, right, high = self.frame
        place = array("d", (0.0, 0.0))
        at, _ = place.buffer_info()
        text_page, rotation, bases = self.text_page, self.rotation, []
        along, upward = pointer(at), pointer(at + 8)
        for index in indexes:
            _get_origin(text_page, index, along, upward)
            x, y = place
            bases.append((high - y, x - left, y - low, right - x)[rotation])
        return bases


def _composed(text: str, boxes: list[Box]) -> tuple[str, list[Box]]:
    """The letters with the accents that are printed over them, each with the box of the letter."""
    letters: list[str] = []
    places: list[Box] = []
    over = ""
    for at, (letter, box) in enumerate(zip(text, boxes, strict=True)):
        following = boxes[at + 1] if letter in ACCENTS and at + 1 < len(text) else None
        if following is not None and box[0] < (following[0] + following[2]) / 2 < box[2]:
            over = ACCENTS[letter]
            continue
        whole = unicodedata.normalize("NFC", letter + over)
        letters.append(whole if len(whole) == 1 else letter)
        places.append(box)
        over = ""
    return "".join(letters), places


def _stands_out(patch: Picture) -> bool:
    """Whether anything in a patch is darker than white letters; of an empty patch nothing can be told."""
    return not patch.size or int(patch.min()) < WHITE
