"""PDF to words with positions through PDFium; hidden, tiny, off-page and rotated text is left out and said.

PDFium gives characters in the order of the file, which is not the order of reading: `lines` finds that.
"""

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from talent.cv.grid import THIN, find_grids
from talent.cv.layout import Layout, TextLine, Word
from talent.cv.lines import BULLET_GLYPHS, lines_of_page, without_running_heads
from talent.cv.refusal import needs_ocr, refuse, unreadable
from talent.cv.types import Box, Reason

# Pointers of PDFium, for which pypdfium2 has no types.
Handle = Any
MAX_PAGES = 60
MAX_CHARS = 400_000
TINY = 4.0
WHITE = 0xE8
INVISIBLE = (3, 7)
FILL_AND_STROKE = 2
BOLD_WEIGHT = 600
BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibd", b"demi")
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft"}
HYPHENATION = 0x02
SOFT_HYPHEN = frozenset((0xAD, HYPHENATION, 0xFFFE))
ZERO_WIDTH = frozenset((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
SCAN_AREA = 0.5
SCAN_CHARS = 40


@dataclass(slots=True)
class _Style:
    """What the characters of one text object share."""

    size: float
    bold: bool
    hidden: str | None
    suspect: bool


@dataclass(slots=True)
class _PageWords:
    words: list[Word]
    width: float
    height: float
    hidden: dict[str, int] = field(default_factory=dict)
    picture_area: float = 0.0
    photo: bool = False
    dots: list[tuple[float, float]] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)


def read_pdf(data: bytes) -> Layout:
    """Words of all pages as lines in reading order.

    Raises Refusal: encrypted or too many pages (refused), damaged or cut short (unreadable), pictures of
    text only (needs_ocr).
    """
    _check_complete(data)
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise unreadable("cv.reason.damaged", format="pdf")
        if count > MAX_PAGES:
            raise refuse("cv.reason.too_many_pages", limit=MAX_PAGES, pages=count)
        pages = [_read_page(document, index) for index in range(count)]
    except pypdfium2.PdfiumError as error:
        raise unreadable("cv.reason.damaged", format="pdf") from error
    finally:
        document.close()
    return _assemble(pages)


def _assemble(pages: list[_PageWords]) -> Layout:
    """Lines of every page, and the warnings about what was left out."""
    chars = [sum(len(word.text) for word in page.words) for page in pages]
    if sum(chars) < SCAN_CHARS:
        if any(page.picture_area > 0.2 for page in pages) or not any(sum(p.hidden.values()) for p in pages):
            raise needs_ocr("cv.reason.image_only", pages=len(pages))
        raise unreadable("cv.reason.no_visible_text")
    layout = Layout([(page.width, page.height) for page in pages], [])
    per_page: list[list[TextLine]] = []
    for number, page in enumerate(pages, start=1):
        per_page.append(lines_of_page(page.words, number, page.width, page.dots, find_grids(page.rules)))
        for kind, amount in page.hidden.items():
            layout.warnings.append(Reason(f"cv.warning.{kind}", {"page": number, "characters": amount}))
        if chars[number - 1] < SCAN_CHARS and page.picture_area > SCAN_AREA:
            layout.warnings.append(Reason("cv.warning.page_is_picture", {"page": number}))
    if pages[0].photo:
        layout.protected.add("photo")
    layout.lines = [line for lines in without_running_heads(per_page) for line in lines]
    return layout


def _check_complete(data: bytes) -> None:
    """PDFium repairs a file that was cut short and shows what is left; a half CV is not the person's CV."""
    end = data.rfind(b"%%EOF")
    if end < 0 or len(data[end:].strip(b"%EOF\r\n\t \x00")) > 4096:
        raise unreadable("cv.reason.truncated", format="pdf")


def _open(data: bytes) -> Handle:
    """Open, or say why not."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        text = str(error).lower()
        if "password" in text or "security" in text:
            raise refuse("cv.reason.encrypted") from error
        raise unreadable("cv.reason.damaged", format="pdf") from error


def _read_page(document: Handle, index: int) -> _PageWords:
    """The visible words of one page, in points from the top left corner as shown."""
    page = document[index]
    try:
        width, height = page.get_size()
        result = _PageWords([], width, height)
        handle = pdfium.FPDFText_LoadPage(page.raw)
        if not handle:
            raise unreadable("cv.reason.damaged", format="pdf")
        try:
            _Reader(page, handle, result).read()
        finally:
            pdfium.FPDFText_ClosePage(handle)
        _look_at_pictures(page, result, first=index == 0)
        return result
    finally:
        page.close()


class _Reader:
    """One pass over the characters of a page; three calls of PDFium per character, the rest per object."""

    def __init__(self, page: Handle, handle: Handle, result: _PageWords) -> None:
        self.page = page
        self.handle = handle
        self.result = result
        left, bottom, right, top = page.get_bbox()
        self.frame = (left, bottom, right, top)
        self.rotation = page.get_rotation() // 90
        self.styles: dict[int | None, _Style] = {}
        self.shared: dict[tuple[Any, ...], _Style] = {}
        self.fonts: dict[int | None, bool] = {}
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_pointer = ctypes.byref(self.matrix)
        self.color = tuple(ctypes.c_uint(0) for _ in range(4))
        self.color_pointers = tuple(ctypes.byref(part) for part in self.color)
        self.picture: Handle = None
        self.chars: list[str] = []
        self.boxes: list[Box] = []
        self.style = _Style(0.0, False, None, False)

    def read(self) -> None:
        """Fill `result.words` and count what is hidden."""
        handle, get_unicode = self.handle, pdfium.FPDFText_GetUnicode
        get_object, get_box = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetLooseCharBox
        rect, address, cast, styles = pdfium.FS_RECTF(), ctypes.c_void_p, ctypes.cast, self.styles
        rect_pointer = ctypes.byref(rect)
        last_right, last_bottom = 0.0, 0.0
        upright, (left, _, _, high) = self.rotation == 0, self.frame
        width, height = self.result.width, self.result.height
        for index in range(min(pdfium.FPDFText_CountChars(handle), MAX_CHARS)):
            code = get_unicode(handle, index)
            if 0xE000 <= code <= 0xF8FF and chr(code) not in BULLET_GLYPHS:
                # Icons of a symbol font.
                self._end_word()
                continue
            if (code <= 32 and code != HYPHENATION) or code == 0xA0:
                self._end_word()
                continue
            thing = get_object(handle, index)
            key = cast(thing, address).value
            style = styles.get(key)
            if style is None:
                style = styles[key] = self._style_of(index, thing)
            get_box(handle, index, rect_pointer)
            if upright:
                box = (rect.left - left, high - rect.top, rect.right - left, high - rect.bottom)
            else:
                box = self._place(rect.left, rect.top, rect.right, rect.bottom)
            reason = style.hidden
            if reason is None and (
                style.suspect or not (box[2] > 0 and box[3] > 0 and box[0] < width and box[1] < height)
            ):
                reason = self._hidden_at(box, style)
            if reason is not None:
                self._end_word()
                self.result.hidden[reason] = self.result.hidden.get(reason, 0) + 1
                continue
            text = chr(code)
            if code in SOFT_HYPHEN:
                text = "-"
            elif code in ZERO_WIDTH:
                self.result.hidden["zero_width"] = self.result.hidden.get("zero_width", 0) + 1
                continue
            if self.chars and (
                abs(box[3] - last_bottom) > style.size * 0.5
                or not -style.size < box[0] - last_right < style.size * 0.18
            ):
                self._end_word()
            if not self.chars:
                self.style = style
            if 0xFB00 <= code <= 0xFB05:
                for part in LIGATURES[text]:
                    self.chars.append(part)
                    self.boxes.append(box)
            else:
                self.chars.append(text)
                self.boxes.append(box)
            last_right, last_bottom = box[2], box[3]
        self._end_word()

    def _end_word(self) -> None:
        if not self.chars:
            return
        boxes = self.boxes
        self.result.words.append(
            Word(
                "".join(self.chars),
                boxes,
                self.style.size,
                self.style.bold,
                boxes[0][0],
                min(box[1] for box in boxes),
                boxes[-1][2],
                max(box[3] for box in boxes),
            )
        )
        self.chars, self.boxes = [], []

    def _place(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """From page space to the page as shown: origin top left, rotation of the page undone."""
        left, low, right, high = self.frame
        if self.rotation == 0:
            return (x0 - left, high - top, x1 - left, high - bottom)
        if self.rotation == 1:
            return (bottom - low, x0 - left, top - low, x1 - left)
        if self.rotation == 2:
            return (right - x1, bottom - low, right - x0, top - low)
        return (high - top, right - x1, high - bottom, right - x0)

    def _style_of(self, index: int, thing: Handle) -> _Style:
        """Size as shown, weight, and whether the whole text object is invisible.

        Kerned text is one object per letter, so equal settings share one style and a font is asked once.
        """
        matrix, (red, green, blue, alpha) = self.matrix, self.color
        pdfium.FPDFText_GetMatrix(self.handle, index, self.matrix_pointer)
        pdfium.FPDFText_GetFillColor(self.handle, index, *self.color_pointers)
        size = pdfium.FPDFText_GetFontSize(self.handle, index) * math.hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        font = ctypes.cast(pdfium.FPDFTextObj_GetFont(thing), ctypes.c_void_p).value if thing else None
        light = min(red.value, green.value, blue.value) >= WHITE or alpha.value < 26
        key = (size, mode, font, light, alpha.value == 0, matrix.a, matrix.b)
        style = self.shared.get(key)
        if style is None:
            style = self.shared[key] = self._new_style(index, key, font)
        return style

    def _new_style(self, index: int, key: tuple[Any, ...], font: int | None) -> _Style:
        size, mode, _, light, unseen, a, b = key
        bold = self.fonts.get(font)
        if bold is None:
            bold = self.fonts[font] = self._is_bold(index)
        angle = (math.atan2(b, a) - self.rotation * math.pi / 2) % (2 * math.pi)
        hidden = None
        if mode in INVISIBLE or (unseen and size > 0):
            hidden = "invisible_text"
        elif size < TINY:
            hidden = "tiny_text"
        elif 0.1 < angle < 2 * math.pi - 0.1:
            hidden = "rotated_text"
        return _Style(size, bold or mode == FILL_AND_STROKE, hidden, light)

    def _is_bold(self, index: int) -> bool:
        """By the name of the font, else by its weight; PDFium guesses the weight of slanted fonts too high."""
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.handle, index, name, 128, flags)
        lower = name.value.lower()
        if any(part in lower for part in BOLD_NAMES):
            return True
        slanted = b"italic" in lower or b"oblique" in lower
        return not slanted and pdfium.FPDFText_GetFontWeight(self.handle, index) >= BOLD_WEIGHT

    def _hidden_at(self, box: Box, style: _Style) -> str | None:
        """Off the page, or of the colour of what lies behind it."""
        if box[2] <= 0 or box[3] <= 0 or box[0] >= self.result.width or box[1] >= self.result.height:
            return "off_page_text"
        if not style.suspect:
            return None
        if self.picture is None:
            self.picture = self.page.render(scale=1, grayscale=True).to_numpy()
        rows, columns = self.picture.shape[:2]
        y0, y1 = max(int(box[1]), 0), min(int(box[3]) + 1, rows)
        x0, x1 = max(int(box[0]), 0), min(int(box[2]) + 1, columns)
        patch = self.picture[y0:y1, x0:x1]
        if patch.size and float(patch.min()) >= WHITE:
            return "white_text"
        return None


def _look_at_pictures(page: Handle, result: _PageWords, *, first: bool) -> None:
    """How much of the page is picture, whether one has the shape of a passport photo, and drawn bullets.

    Browsers draw the mark of a list item as a shape and not as a character.
    """
    area = result.width * result.height or 1.0
    handle = page.raw
    top = page.get_bbox()[3]
    frames: list[Box] = []
    for index in range(min(pdfium.FPDFPage_CountObjects(handle), 5_000)):
        thing = pdfium.FPDFPage_GetObject(handle, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(thing, *edges)
        left, bottom, right, high = (edge.value for edge in edges)
        wide, tall = right - left, high - bottom
        portrait = 40 <= wide <= 220 and 40 <= tall <= 260 and 0.6 <= tall / wide <= 1.8
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            result.picture_area += max(wide, 0) * max(tall, 0) / area
            result.photo = result.photo or (first and portrait)
        elif 1.2 <= wide <= 7 and 1.2 <= tall <= 7 and abs(wide - tall) < 1.5:
            result.dots.append((right, top - (high + bottom) / 2))
        elif min(wide, tall) <= THIN:
            result.rules.append((left, top - high, right, top - bottom))
        elif wide >= 12 and tall >= 12:
            if _is_outline(thing):
                result.rules += _edges((left, top - high, right, top - bottom))
            frames.append((left, top - high, right, top - bottom))
    result.photo = result.photo or (first and _drawn_photo(frames, result.words))


def _is_outline(thing: Handle) -> bool:
    """Whether a path is drawn with a stroke and not filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return bool(stroke.value) and not fill.value


def _edges(box: Box) -> list[Box]:
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y0 + 1), (x0, y1 - 1, x1, y1), (x0, y0, x0 + 1, y1), (x1 - 1, y0, x1, y1)]


def _drawn_photo(frames: list[Box], words: list[Word]) -> bool:
    """A frame of a portrait's shape with at least two shapes in it and no word: a drawn photo."""
    for frame in frames:
        wide, tall = frame[2] - frame[0], frame[3] - frame[1]
        if not (40 <= wide <= 220 and 40 <= tall <= 260 and 0.9 <= tall / wide <= 1.8):
            continue
        inside = sum(_within(other, frame) for other in frames) - 1
        if inside >= 2 and not any(_within((word.x0, word.y0, word.x1, word.y1), frame) for word in words):
            return True
    return False


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 1
        and inner[1] >= outer[1] - 1
        and inner[2] <= outer[2] + 1
        and inner[3] <= outer[3] + 1
    )
