"""Paints over what a picture of a page must not show, in its pixels, so that no reader can lift the cover.

Two kinds of places are covered: those that the caller names, and everything that was drawn on the page without
having been read as text of the page. What nobody read, nobody could check: lines that state protected facts,
running heads, comments, photos, signatures, words drawn as shapes.
"""

import ctypes
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

import numpy
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from talent.core.errors import Problem
from talent.cv.draw import Picture
from talent.cv.types import Box, Page

# PDFium gives places of a page drawn on whole numbers; with these a point of A4 is about 30 of them.
_GRID: Final = 20_000
_MARGIN_PIXELS: Final = 2
# Bullets of lists are drawn as shapes too, and tell nothing.
_BULLET_POINTS: Final = 8.0
_PLAIN_SEGMENTS: Final = 6
_DEEPEST: Final = 8
_HARMLESS_NOTES: Final = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_HIGHLIGHT})

_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class NotCoverable(Problem):
    """A place that has to be covered has no position on the picture, so the picture cannot be shown."""

    status = 409


def black_out(picture: Picture, spans: Iterable[tuple[int, int]], boxes: Iterable[Box] = ()) -> Picture:
    """Return the picture with black boxes over the text `spans` (offsets of the page) and over `boxes` (fractions).

    Raises:
        NotCoverable: a span holds text that has no place on the picture.
    """
    covered = list(boxes)
    for start, end in spans:
        found = picture.boxes_of(start, end)
        if not found:
            raise NotCoverable("error.cv.not_coverable")
        covered += found
    if not covered:
        return picture
    with Image.open(io.BytesIO(picture.png)) as image:
        black = min(range(256), key=lambda index: _lightness(image, index))
        pen = ImageDraw.Draw(image)
        for box in covered:
            pen.rectangle(_pixels(box, image.width, image.height), fill=black)
        buffer = io.BytesIO()
        few = {"bits": 4} if image.mode == "P" and len(image.getpalette() or ()) <= 16 * 3 else {}
        image.save(buffer, "PNG", **few)
    return replace(picture, png=buffer.getvalue())


def unread_boxes(data: bytes, page: Page) -> list[Box]:
    """Return what a PDF draws on `page` besides the text that was read of it, as fractions of the shown page.

    Lines and plain areas are left out, as they say nothing; so are shapes on which text stands that was read.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        shown = document[page.number - 1]
        read = _read_boxes(page)
        found = [*_unread_letters(shown, read), *_pictures_and_shapes(shown, read), *_notes(shown)]
        shown.close()
        return found
    finally:
        document.close()


def _lightness(image: Image.Image, index: int) -> int:
    if image.mode != "P":
        return index
    palette = image.getpalette() or []
    part = palette[index * 3 : index * 3 + 3]
    return sum(part) if len(part) == 3 else 3 * 255


def _pixels(box: Box, width: int, height: int) -> tuple[float, float, float, float]:
    margin = _MARGIN_PIXELS
    return (
        box[0] * width - margin,
        box[1] * height - margin,
        box[2] * width + margin,
        box[3] * height + margin,
    )


def _read_boxes(page: Page) -> NDArray[Any]:
    """The boxes of letters that were read, as fractions; blanks that replaced a dropped fact do not count."""
    width, height = page.width or 1.0, page.height or 1.0
    boxes = [
        (box[0] / width, box[1] / height, box[2] / width, box[3] / height)
        for letter, box in zip(page.text, page.char_boxes, strict=False)
        if box is not None and not letter.isspace()
    ]
    return numpy.array(boxes, dtype=float).reshape(-1, 4)


def _unread_letters(shown: Any, read: NDArray[Any]) -> Iterator[Box]:  # noqa: ANN401 - pypdfium2 has no types
    handle = pdfium.FPDFText_LoadPage(shown.raw)
    try:
        rect = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(handle)):
            if not chr(pdfium.FPDFText_GetUnicode(handle, index)).isalnum():
                continue
            pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rect))
            box = _on_picture(shown, (rect.left, rect.bottom, rect.right, rect.top))
            if not _holds_centre(read, box) and _on_page(box):
                yield box
    finally:
        pdfium.FPDFText_ClosePage(handle)


def _pictures_and_shapes(shown: Any, read: NDArray[Any]) -> Iterator[Box]:  # noqa: ANN401
    for kind, plain, bounds in _objects(shown.raw, _UNMOVED, _DEEPEST):
        box = _on_picture(shown, bounds)
        if not _on_page(box):
            continue
        small = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _BULLET_POINTS
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE or not (plain or small or _has_text(read, box)):
            yield box


def _objects(
    holder: Any,  # noqa: ANN401
    matrix: _Matrix,
    deeper: int,
    *,
    form: bool = False,
) -> Iterator[tuple[int, bool, Box]]:
    """Give kind, whether it is a line or rectangle, and bounds in page space, of images, paths and shadings."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if form
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for index in range(count(holder)):
        thing = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and deeper:
            yield from _objects(thing, _product(_matrix_of(thing), matrix), deeper - 1, form=True)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            yield kind, kind == pdfium.FPDF_PAGEOBJ_PATH and _is_plain(thing), _moved(_bounds(thing), matrix)


def _is_plain(path: Any) -> bool:  # noqa: ANN401
    """Whether a path has straight sides only, and not more than a rectangle."""
    segments = pdfium.FPDFPath_CountSegments(path)
    if segments > _PLAIN_SEGMENTS:
        return False
    kinds = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index))
        for index in range(segments)
    )
    return pdfium.FPDF_SEGMENT_BEZIERTO not in kinds


def _bounds(thing: Any) -> Box:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _matrix_of(thing: Any) -> _Matrix:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(box: Box, matrix: _Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _notes(shown: Any) -> Iterator[Box]:  # noqa: ANN401
    """Comments, stamps and form fields are drawn, but their words are not text of the page."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(shown.raw)):
        note = pdfium.FPDFPage_GetAnnot(shown.raw, index)
        try:
            rect = pdfium.FS_RECTF()
            if pdfium.FPDFAnnot_GetSubtype(note) in _HARMLESS_NOTES or not pdfium.FPDFAnnot_GetRect(
                note, rect
            ):
                continue
            yield _on_picture(shown, (rect.left, rect.bottom, rect.right, rect.top))
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _on_picture(shown: Any, bounds: Box) -> Box:  # noqa: ANN401
    """From page space (points, origin at the bottom) to fractions of the page as it is shown, rotated or cropped."""
    corners = []
    for x, y in ((bounds[0], bounds[1]), (bounds[2], bounds[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(shown.raw, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        corners.append((across.value / _GRID, down.value / _GRID))
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _on_page(box: Box) -> bool:
    return box[0] < 1 and box[1] < 1 and box[2] > 0 and box[3] > 0


def _holds_centre(read: NDArray[Any], box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bool(((read[:, 0] <= x) & (x <= read[:, 2]) & (read[:, 1] <= y) & (y <= read[:, 3])).any())


def _has_text(read: NDArray[Any], box: Box) -> bool:
    x, y = (read[:, 0] + read[:, 2]) / 2, (read[:, 1] + read[:, 3]) / 2
    return bool(((box[0] <= x) & (x <= box[2]) & (box[1] <= y) & (y <= box[3])).any())
