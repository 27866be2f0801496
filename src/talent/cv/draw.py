"""Pictures of pages, so that a quote can be lit where it stands; every CV has one, of whatever format.

A PDF page is drawn by PDFium. Formats without pages (DOCX, HTML, text, JSON) are laid out here as plain text on a
page of A4 proportions, as high as the text needs. Pictures are grey with 16 shades, to be small.
"""

import io
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from talent.core.errors import Problem, Unsupported
from talent.cv.types import Box, Page, ParsedCv

DPI = 100
POINTS_PER_INCH = 72
SHADES = 16
MAX_PIXELS = 12_000_000
PLAIN_WIDTH, PLAIN_MARGIN, PLAIN_SIZE = 827, 56, 15
PLAIN_LINE = 1.45
PLAIN_COLUMNS = 96
MAX_PLAIN_LINES = 400


class PageNotThere(Problem):
    """The document has no such page."""

    status = 404


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG of `width` × `height` pixels; `boxes_of` finds text on it."""

    png: bytes
    width: int
    height: int
    boxes_of: Callable[[int, int], list[Box]]
    """Offsets `[start, end)` in the text of the page → one box a line, as fractions 0–1 of width and height."""


def page_png(data: bytes, page: int, *, scale: float = DPI / POINTS_PER_INCH) -> bytes:
    """One page of a PDF as PNG; `page` counts from 1, `scale` is pixels per point.

    Raises PageNotThere (404) for a page that is not there, Unsupported (415) for what PDFium cannot open.
    """
    return _encode(_render(data, page, scale))


def page_picture(
    data: bytes, parsed: ParsedCv, page: int, *, scale: float = DPI / POINTS_PER_INCH
) -> Picture:
    """The picture of page `page` (from 1) of a document that was parsed.

    Raises PageNotThere for a page that is not there.
    """
    if not 1 <= page <= len(parsed.pages):
        raise PageNotThere("error.cv.no_such_page", page=page)
    shown = parsed.pages[page - 1]
    if parsed.format == "pdf":
        image = _render(data, page, scale)
        return Picture(_encode(image), image.width, image.height, _boxes_on_page(shown))
    return plain_picture(shown)


def _render(data: bytes, page: int, scale: float) -> Image.Image:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unsupported("error.cv.no_picture") from error
    try:
        if not 1 <= page <= len(document):
            raise PageNotThere("error.cv.no_such_page", page=page)
        shown = document[page - 1]
        width, height = shown.get_size()
        # A page of metres would fill the memory: such a page is drawn smaller.
        scale = min(scale, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
        image: Image.Image = shown.render(scale=scale, grayscale=True).to_pil()
        shown.close()
        return image
    finally:
        document.close()


def _encode(image: Image.Image) -> bytes:
    """Sixteen greys compress to a third of 256 and read as well."""
    buffer = io.BytesIO()
    levels = [round(value / 255 * (SHADES - 1)) for value in range(256)]
    few = image.convert("L").point(levels)
    palette = Image.new("P", few.size)
    palette.putpalette(
        [value for shade in range(SHADES) for value in (round(shade * 255 / (SHADES - 1)),) * 3]
    )
    palette.frombytes(few.tobytes())
    # The hardest compression saves a twentieth of the bytes and takes five times as long.
    palette.save(buffer, "PNG", bits=4)
    return buffer.getvalue()


def _boxes_on_page(page: Page) -> Callable[[int, int], list[Box]]:
    """Boxes in fractions of a PDF page."""

    def boxes_of(start: int, end: int) -> list[Box]:
        width, height = page.width or 1.0, page.height or 1.0
        return [_fractions(box, width, height) for box in page.line_boxes(start, end)]

    return boxes_of


def _fractions(box: Box, width: float, height: float) -> Box:
    x0, y0, x1, y1 = box
    return (_clamp(x0 / width), _clamp(y0 / height), _clamp(x1 / width), _clamp(y1 / height))


def _clamp(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 5)


def plain_picture(page: Page, *, dpi: int = DPI) -> Picture:
    """The text of a page set in one column on paper of A4 width; long lines are wrapped."""
    zoom = dpi / DPI
    width, margin = round(PLAIN_WIDTH * zoom), round(PLAIN_MARGIN * zoom)
    font = ImageFont.load_default(size=PLAIN_SIZE * zoom)
    rows = _wrapped(page.text)[:MAX_PLAIN_LINES]
    step = PLAIN_SIZE * PLAIN_LINE * zoom
    height = max(round(width * 1.2), round(2 * margin + step * len(rows)))
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    for number, (start, end) in enumerate(rows):
        text = page.text[start:end].replace("\t", "   ")
        pen.text((margin, margin + number * step), text, fill=20, font=font)

    def boxes_of(start: int, end: int) -> list[Box]:
        boxes = []
        for number, (left, right) in enumerate(rows):
            first, last = max(start, left), min(end, right)
            if first >= last or not page.text[first:last].strip():
                continue
            x0 = margin + font.getlength(page.text[left:first].replace("\t", "   "))
            x1 = margin + font.getlength(page.text[left:last].replace("\t", "   "))
            y0 = margin + number * step
            boxes.append(_fractions((x0, y0, x1, y0 + step), width, height))
        return boxes

    return Picture(_encode(image), image.width, image.height, boxes_of)


def _wrapped(text: str) -> list[tuple[int, int]]:
    """Offsets of the rows that `text` takes when lines are broken at spaces after at most
    PLAIN_COLUMNS characters."""
    rows: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        parts = textwrap.wrap(
            line, PLAIN_COLUMNS, drop_whitespace=False, expand_tabs=False, replace_whitespace=False
        ) or [""]
        start = position
        for part in parts:
            rows.append((start, start + len(part)))
            start += len(part)
        position += len(line) + 1
    return rows
