"""Paper for the tests: pages drawn as pictures, scanned, turned, skewed, and photographed on a dark table."""

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image

from tests.cv.documents import cv_pdf, lines, pdf

WHITE = 255


def sheet(document: bytes | None = None, *, dpi: int = 200) -> Image.Image:
    """The first page of a PDF in shades of grey with a little noise, as a scanner gives it."""
    page = pypdfium2.PdfDocument(document or cv_pdf())[0]
    clean = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    noise = np.random.default_rng(7).normal(0, 3, clean.size[::-1])
    return Image.fromarray((np.asarray(clean, dtype=np.float64) + noise).clip(0, 255).astype(np.uint8))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """The sheet turned against the clock on a white ground that is large enough."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=WHITE)


def on_table(picture: Image.Image) -> Image.Image:
    """The sheet on a dark table, seen a little from the side, with the light falling off to the right."""
    width, height = picture.size
    wide, tall = round(width * 1.25), round(height * 1.2)
    corners = ((0.12, 0.08), (0.88, 0.11), (0.93, 0.93), (0.07, 0.9))
    rows, right = [], []
    for (u, v), (x, y) in zip(((0, 0), (width, 0), (width, height), (0, height)), corners, strict=True):
        x, y = x * wide, y * tall
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    plane = tuple(np.linalg.solve(np.array(rows, float), np.array(right, float)))
    how = Image.Transform.PERSPECTIVE
    seen = picture.transform((wide, tall), how, plane, Image.Resampling.BICUBIC, fillcolor=60)
    light = np.linspace(1.0, 0.6, wide)[None, :]
    return Image.fromarray((np.asarray(seen, dtype=np.float64) * light).clip(0, 255).astype(np.uint8))


def stored(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def scanned(*pictures: Image.Image, dpi: int = 200) -> bytes:
    """A PDF whose pages are pictures."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return buffer.getvalue()


def photo_of(texts: Sequence[str]) -> bytes:
    """A PNG of a page with these lines."""
    return stored(sheet(pdf(lines(texts))), "PNG")
