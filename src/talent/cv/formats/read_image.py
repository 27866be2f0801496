"""Photos and scans of paper (JPG, PNG, WEBP, TIFF): each picture is a page, several are one CV.

A picture says its size in its first bytes: what would unpack to a flood of pixels is refused before it is decoded.
"""

import io
import re
import warnings
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from talent.cv.formats.detect import OF_THE_SYSTEM, PICTURE_NAME, PICTURES, detect
from talent.cv.formats.office_zip import open_archive, unpack
from talent.cv.layout import Layout, TextLine
from talent.cv.page.grid import find_grids
from talent.cv.page.lines import lines_of_page, without_running_heads
from talent.cv.pictures.ocr import boxes_on_picture, read_page
from talent.cv.pictures.ocr_page import Gray, OcrPage, even_sizes
from talent.cv.pictures.straighten import points_per_pixel, sheets_apart
from talent.cv.pictures.tesseract import Tesseract
from talent.cv.refusal import needs_ocr, refuse, unreadable
from talent.cv.types import Reason

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
MAX_PIXELS = 40_000_000
# A JPEG can be decoded at a half, a quarter or an eighth of its size, so more of it is taken.
MAX_JPEG_PIXELS = 160_000_000
MAX_PAGES = 20
# The longer side that is kept: A4 at 260 dots an inch.
KEPT_SIDE = 3_000


def read_pictures(pictures: Sequence[bytes], *, program: Tesseract | None, kind: str) -> Layout:
    """Lines of all pictures in their order, each a page or, of a TIFF, its pages.

    Raises Refusal: no tesseract (needs_ocr), damaged or without a word (unreadable), too many pixels or pages
    (refused).
    """
    if program is None:
        raise needs_ocr("cv.reason.image", format=kind)
    layout = Layout([], [])
    pages: list[OcrPage] = []
    scales: list[float] = []
    for data in pictures:
        for gray in open_pictures(data, kind):
            if len(pages) == MAX_PAGES:
                raise refuse("cv.reason.too_many_pages", limit=MAX_PAGES, pages=MAX_PAGES + 1)
            pages.append(read_page(gray, program=program))
            height, width = gray.shape
            scales.append(points_per_pixel(width, height))
            layout.sizes.append((width * scales[-1], height * scales[-1]))
    even_sizes([page.words for page in pages])
    per_page = [
        lines_of_ocr(page, number, scale, layout)
        for number, (page, scale) in enumerate(zip(pages, scales, strict=True), start=1)
    ]
    if not any(per_page):
        raise unreadable("cv.reason.picture_without_words", pages=len(per_page))
    layout.lines = [line for lines in without_running_heads(per_page) for line in lines]
    return layout


def pictures_of_archive(data: bytes) -> list[bytes]:
    """The pictures of a ZIP in the order of their names, numbers counted as such (2 before 10)."""
    with open_archive(data, "zip") as archive:
        names = [
            name
            for name in archive.namelist()
            if PICTURE_NAME.search(name) and not OF_THE_SYSTEM.search(name)
        ]
        names.sort(key=_as_counted)
        if len(names) > MAX_PAGES:
            raise refuse("cv.reason.too_many_pages", limit=MAX_PAGES, pages=len(names))
        pictures = [unpack(archive, name) for name in names]
    if any(detect(picture) not in PICTURES for picture in pictures):
        raise refuse("cv.reason.not_all_pictures")
    return pictures


def _as_counted(name: str) -> list[tuple[int, str]]:
    """Sorts "2.jpg" before "10.jpg"."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name.lower())]


def lines_of_ocr(page: OcrPage, number: int, scale: float, layout: Layout) -> list[TextLine]:
    """Lines of a page that was read by OCR, told in the warnings of `layout`; a pixel of its picture is `scale` points.

    What lies where is looked at on the righted page; the boxes are those of the page as it was handed in.
    """
    lines = lines_of_page(page.words, number, page.width, page.dots, find_grids(page.rules))
    for line in lines:
        line.boxes = boxes_on_picture(page, line.boxes, scale)
    places = boxes_on_picture(page, [box for box, _ in page.sure], scale)
    layout.sure[number] = [
        (box, sure) for box, (_, sure) in zip(places, page.sure, strict=True) if box is not None
    ]
    layout.warnings.append(
        Reason("cv.warning.read_by_ocr", {"page": number, "confidence": round(100 * page.confidence)})
    )
    if page.turned:
        layout.warnings.append(
            Reason("cv.warning.page_was_righted", {"page": number, "degrees": page.turned})
        )
    return lines


def open_pictures(data: bytes, kind: str) -> list[Gray]:
    """The pages of a picture file in shades of grey, the right way up as the camera noted it (EXIF).

    The longer side has at most 3,000 pixels, or six thousand where the picture is a long strip. Photos that an app put
    below each other are taken apart. Raises Refusal.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return _frames(picture)
    except Image.DecompressionBombError as error:
        raise refuse("cv.reason.too_many_pixels", pixels="> 178", limit=MAX_PIXELS // 1_000_000) from error
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        TypeError,
    ) as error:
        raise unreadable("cv.reason.damaged", format=kind) from error


def _frames(picture: Image.Image) -> list[Gray]:
    count = min(getattr(picture, "n_frames", 1), MAX_PAGES + 1) if picture.format == "TIFF" else 1
    frames = []
    for number in range(count):
        if number:
            picture.seek(number)
        pixels = picture.width * picture.height
        limit = MAX_JPEG_PIXELS if picture.format == "JPEG" else MAX_PIXELS
        if pixels > limit:
            raise refuse(
                "cv.reason.too_many_pixels", pixels=round(pixels / 1_000_000), limit=limit // 1_000_000
            )
        frames += sheets_apart(_gray(picture))
    return frames


def _gray(picture: Image.Image) -> Gray:
    if picture.format == "JPEG":
        picture.draft("L", (KEPT_SIDE, KEPT_SIDE))
    page = ImageOps.exif_transpose(picture)
    if page.mode in ("RGBA", "LA", "PA") or "transparency" in page.info:
        # What is transparent is shown on white paper, not on the black that it stores.
        page = page.convert("RGBA")
        page = Image.alpha_composite(Image.new("RGBA", page.size, "white"), page)
    if page.mode.startswith(("I", "F")):
        values = np.asarray(page, dtype=np.float32)
        top = 65535.0 if float(values.max(initial=0)) > 255 else 255.0
        page = Image.fromarray((values / top * 255).clip(0, 255).astype(np.uint8))
    page = page.convert("L")
    longest = KEPT_SIDE if max(page.size) < 2.2 * min(page.size) else 2 * KEPT_SIDE
    if max(page.size) > longest:
        page.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return np.asarray(page)
