"""Size and weight of recognised words are measured from their ink; no text is recognised here."""

import numpy as np
import pytest
from PIL import Image

from talent.cv.ocr_style import bold_words, measure_sizes
from talent.cv.tesseract import SeenWord
from tests.cv.documents import Ink, pdf
from tests.cv.paper import sheet, turned

PLAIN = "menulis laporan tentang banjir setiap pekan bersama warga desa"
# A plain line and, in each next line, words of a weight and a size of their own.
LINES = (
    *((10.0, False, PLAIN),) * 3,
    (11.0, True, "Riwayat Pekerjaan"),
    (10.0, True, "Komunitas Data Bandung"),
    (8.0, False, "JANUARI SAMPAI MARET"),
    (18.0, True, "Citra"),
)
DPI = 200


def drawn(blur: bool) -> tuple[np.ndarray, list[SeenWord], list[tuple[float, bool]]]:
    """The page, its words in the boxes of their ink with a useless guess of the size, and what they are set in."""
    inks, number = [], []
    for row, (size, bold, text) in enumerate(LINES):
        for place, word in enumerate(text.split()):
            inks.append(Ink(30 + 58 * place, 40 + 40 * row, word, size, bold))
            number.append(row)
    page = sheet(pdf(inks), dpi=DPI)
    gray = np.asarray(turned(page, 0.3).resize(page.size, Image.Resampling.BILINEAR) if blur else page)
    words = []
    for ink, row in zip(inks, number, strict=True):
        left, top = int((ink.x - 1) * DPI / 72), int((ink.y - 6) * DPI / 72)
        patch = gray[top : top + int(34 * DPI / 72), left : left + int(57 * DPI / 72)] < 128
        y, x = np.nonzero(patch.any(axis=1))[0], np.nonzero(patch.any(axis=0))[0]
        box = (float(left + x[0]), float(top + y[0]), float(left + x[-1] + 1), float(top + y[-1] + 1))
        words.append(SeenWord(ink.text, box, box[3], 0.8 * ink.size * DPI / 72, 0.9, row))
    return gray, words, [(ink.size, ink.bold) for ink in inks]


@pytest.mark.parametrize("blur", [False, True])
def test_size_and_weight_are_told_by_the_ink(blur: bool) -> None:
    gray, words, truth = drawn(blur)
    measure_sizes(gray, words)
    sizes = [word.em * 72 / DPI for word in words]
    assert sizes == pytest.approx([size for size, _ in truth], rel=0.06)
    # Lines of one size are given exactly the same.
    assert len({round(size, 6) for size in sizes}) == 4
    assert bold_words(gray, words) == [bold for _, bold in truth]
