"""PDF to words with positions through PDFium; hidden, tiny, off-page and rotated text is left out and said.

PDFium gives characters in the order of the file, which is not the order of reading: `lines` finds that.
"""

import ctypes
from array import array
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import filterfalse, repeat

import pypdfium2
import pypdfium2.raw as pdfium

from talent.cv.formats.pdf_chars import NUMBER, POINTER, CType, Handle, Look, PageChars, direct, pointer
from talent.cv.formats.read_links import links_of_page
from talent.cv.layout import Layout, Link, TextLine, Word
from talent.cv.page.dotted_lines import put_together
from talent.cv.page.drawn_underscores import with_underscores
from talent.cv.page.grid import THIN, find_grids
from talent.cv.page.lines import lines_of_page, without_running_heads
from talent.cv.page.link_lines import with_whole_links
from talent.cv.pictures.ocr_page import OcrPage, even_sizes
from talent.cv.pictures.scans import SCAN_AREA, SCAN_CHARS, pictures_of_text, points_per_scan_pixel, read_scan
from talent.cv.pictures.tesseract import Tesseract
from talent.cv.refusal import needs_ocr, refuse, unreadable
from talent.cv.types import Box, Reason

MAX_PAGES = 60
MAX_OBJECTS = 5_000
DIVIDER = 0.08
# A drawn line may be as thick as this where it is as long, in points.
THICK, LONG = 5.0, 200.0

_get_object = direct(pdfium.FPDFPage_GetObject, POINTER)
_get_type = direct(pdfium.FPDFPageObj_GetType, NUMBER)
_get_bounds = direct(pdfium.FPDFPageObj_GetBounds, NUMBER)
_get_draw_mode = direct(pdfium.FPDFPath_GetDrawMode, NUMBER)


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
    frames: list[Box] = field(default_factory=list)
    scan: OcrPage | None = None
    links: list[Link] = field(default_factory=list)


def read_pdf(data: bytes, *, program: Tesseract | None = None) -> Layout:
    """Words of all pages as lines in reading order; pages that are pictures are read by `program`, where there is one.

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
        looks: dict[Look, int] = {}
        pages = [_read_page(document, index, looks) for index in range(count)]
        if program is not None:
            for index in pictures_of_text(pages):
                try:
                    pages[index].scan = read_scan(document, index, program=program)
                except MemoryError:
                    # A photo too large to be drawn as a scan is left out and told, where other pages have words.
                    if sum(len(word.text) for page in pages for word in page.words) < SCAN_CHARS:
                        raise
    except pypdfium2.PdfiumError as error:
        raise unreadable("cv.reason.damaged", format="pdf") from error
    finally:
        document.close()
    return _assemble(pages)


def _assemble(pages: list[_PageWords]) -> Layout:
    """Lines of every page, and the warnings about what was left out."""
    chars = [sum(len(word.text) for word in page.words) for page in pages]
    if sum(chars) < SCAN_CHARS and not any(page.scan and page.scan.words for page in pages):
        if any(page.scan for page in pages):
            raise unreadable("cv.reason.picture_without_words", pages=len(pages))
        if any(page.picture_area > 0.2 for page in pages) or not any(sum(p.hidden.values()) for p in pages):
            raise needs_ocr("cv.reason.image_only", pages=len(pages))
        raise unreadable("cv.reason.no_visible_text")
    layout = Layout([(page.width, page.height) for page in pages], [])
    scans = [page.scan.words for page in pages if page.scan]
    if scans:
        even_sizes(scans, [word for page in pages if page.scan is None for word in page.words])
    per_page: list[list[TextLine]] = []
    for number, page in enumerate(pages, start=1):
        if page.scan is not None:
            # What recognises text loads what computes with pictures: most documents need neither.
            from talent.cv.formats.read_image import lines_of_ocr

            scale = points_per_scan_pixel(page.width, page.height)
            per_page.append(lines_of_ocr(page.scan, number, scale, layout))
        else:
            grids = find_grids(page.rules)
            dividers = [
                (box[0], box[1], box[3])
                for box in page.rules
                if box[2] - box[0] <= THIN and box[3] - box[1] > DIVIDER * page.height
            ]
            lines = lines_of_page(
                page.words, number, page.width, page.dots, grids,
                height=page.height, frames=page.frames, dividers=dividers,
            )  # fmt: skip
            per_page.append(with_whole_links(lines, page.links))
        for kind, amount in page.hidden.items():
            layout.warnings.append(Reason(f"cv.warning.{kind}", {"page": number, "characters": amount}))
        if page.scan is None and chars[number - 1] < SCAN_CHARS and page.picture_area > SCAN_AREA:
            layout.warnings.append(Reason("cv.warning.page_is_picture", {"page": number}))
    if pages[0].photo:
        layout.protected.add("photo")
    layout.links = [link for page in pages for link in page.links]
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


def _read_page(document: Handle, index: int, looks: dict[Look, int] | None = None) -> _PageWords:
    """The visible words of one page, in points from the top left corner as shown."""
    page = document[index]
    try:
        width, height = page.get_size()
        result = _PageWords([], width, height)
        handle = pdfium.FPDFText_LoadPage(page.raw)
        if not handle:
            raise unreadable("cv.reason.damaged", format="pdf")
        try:
            chars = PageChars(page, handle, width, height, looks)
            result.words, result.hidden = chars.words, chars.hidden
        finally:
            pdfium.FPDFText_ClosePage(handle)
        _look_at_pictures(page, result, chars.objects, first=index == 0)
        result.links = links_of_page(document, page, index + 1)
        result.words = with_underscores(result.words, result.rules)
        return result
    finally:
        page.close()


def _look_at_pictures(page: Handle, result: _PageWords, texts: Container[int | None], *, first: bool) -> None:
    """How much of the page is picture, whether one has the shape of a passport photo, and drawn bullets.

    Browsers draw the mark of a list item as a shape and not as a character. `texts` are objects that need not be
    looked at.
    """
    area = result.width * result.height or 1.0
    handle = page.raw
    top = page.get_bbox()[3]
    frames: list[Box] = []
    address = pointer(ctypes.cast(handle, POINTER).value)
    edges = array("f", bytes(16))
    at, _ = edges.buffer_info()
    sides = [pointer(at + place) for place in (0, 4, 8, 12)]
    count = min(pdfium.FPDFPage_CountObjects(handle), MAX_OBJECTS)
    things = map(_get_object, repeat(address), range(count))
    for number in filterfalse(texts.__contains__, things):
        thing = pointer(number)
        kind = _get_type(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        _get_bounds(thing, *sides)
        left, bottom, right, high = edges
        wide, tall = right - left, high - bottom
        portrait = 40 <= wide <= 220 and 40 <= tall <= 260 and 0.6 <= tall / wide <= 1.8
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            result.frames.append((left, top - high, right, top - bottom))
            result.picture_area += max(wide, 0) * max(tall, 0) / area
            result.photo = result.photo or (first and portrait)
        elif 1.2 <= wide <= 7 and 1.2 <= tall <= 7 and abs(wide - tall) < 1.5:
            result.dots.append((right, top - (high + bottom) / 2))
        elif min(wide, tall) <= THIN:
            result.rules.append((left, top - high, right, top - bottom))
        elif tall <= THICK and wide > LONG:
            # The line below the titles of a table is often drawn thicker than the others.
            middle = top - (high + bottom) / 2
            result.rules.append((left, middle - 1, right, middle + 1))
        elif wide >= 12 and tall >= 12:
            if _is_outline(thing):
                result.rules += _edges((left, top - high, right, top - bottom))
            frames.append((left, top - high, right, top - bottom))
    result.rules, result.dots = put_together(result.rules, result.dots)
    result.photo = result.photo or (first and _drawn_photo(frames, result.words))
    result.frames += frames


def _is_outline(thing: CType) -> bool:
    """Whether a path is drawn with a stroke and not filled."""
    modes = array("i", (0, 0))
    at, _ = modes.buffer_info()
    _get_draw_mode(thing, pointer(at), pointer(at + 4))
    return bool(modes[1]) and not modes[0]


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
