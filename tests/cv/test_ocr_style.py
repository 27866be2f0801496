"""What is measured on a picture beside its text: sheets, ways up, sizes, weights; no text is recognised here."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from talent.cv.layout import Word
from talent.cv.pictures import ocr
from talent.cv.pictures.ocr_page import even_sizes
from talent.cv.pictures.ocr_style import measure_style
from talent.cv.pictures.straighten import Sheet, find_sheet, find_skew, sheets_apart, turn_labels
from talent.cv.pictures.tesseract import SeenWord, Tesseract
from tests.cv.documents import Ink, lines, pdf
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
    inks, rows, ends = [], [], []
    for row, (size, bold, text) in enumerate(LINES):
        x = 30.0
        for word in text.split():
            inks.append(Ink(x, 40 + 40 * row, word, size, bold))
            rows.append(row)
            x += 0.6 * size * len(word)
            ends.append(x)
    page = sheet(pdf(inks), dpi=DPI)
    gray = np.asarray(turned(page, 0.3).resize(page.size, Image.Resampling.BILINEAR) if blur else page)
    words = []
    for ink, row, end in zip(inks, rows, ends, strict=True):
        left, top = int((ink.x - 1) * DPI / 72), int((ink.y - 6) * DPI / 72)
        patch = gray[top : top + int(34 * DPI / 72), left : int((end - 1) * DPI / 72)] < 128
        down, across = np.nonzero(patch.any(axis=1))[0], np.nonzero(patch.any(axis=0))[0]
        box = (
            float(left + across[0]),
            float(top + down[0]),
            float(left + across[-1] + 1),
            float(top + down[-1] + 1),
        )
        words.append(SeenWord(ink.text, box, box[3], 0.8 * ink.size * DPI / 72, 0.9, row))
    return gray, words, [(ink.size, ink.bold) for ink in inks]


@pytest.mark.parametrize("blur", [False, True])
def test_size_and_weight_are_told_by_the_ink(blur: bool) -> None:
    gray, words, truth = drawn(blur)
    measure_style(gray, words)
    sizes = [word.em * 72 / DPI for word in words]
    assert sizes == pytest.approx([size for size, _ in truth], rel=0.07)
    # What is of one size is given exactly the same.
    assert len({round(size, 6) for size in sizes}) == 4
    assert [word.bold for word in words] == [bold for _, bold in truth]


def on_desk() -> np.ndarray:
    """A sheet with a dark band at its head on a desk that is a little lighter than the band."""
    photo = np.full((1200, 900), 95, dtype=np.uint8)
    photo[100:1100, 80:820] = 240
    photo[100:280, 80:820] = 35
    return photo


def test_a_dark_band_at_the_head_of_a_sheet_is_part_of_it() -> None:
    corners = find_sheet(on_desk())
    assert corners is not None
    assert corners == pytest.approx(np.array([(80, 100), (820, 100), (820, 1100), (80, 1100)]), abs=20)


def test_photos_below_each_other_in_one_picture_are_pages() -> None:
    assert [part.shape for part in sheets_apart(np.vstack([on_desk()] * 3))] == [(1200, 900)] * 3
    long = np.full((3600, 900), 250, dtype=np.uint8)
    assert sheets_apart(long) == [long]


def test_light_letters_on_a_label_are_turned_and_what_is_beside_it_stays() -> None:
    page = np.full((400, 600), 255, dtype=np.uint8)
    page[100:150, 40:240] = 60
    for row in range(8):  # a rounded corner
        page[100 + row, 40 : 48 - row] = 255
    page[115:135, 60:220:8] = 250
    page[115:135, 244:250] = 0
    turned = turn_labels(page)
    assert int(turned[104:146, 52:56].min()) == 255
    assert int(turned[125, 60]) < 10
    assert int(turned[100:110, 40:50].min()) == 255
    assert (turned[115:135, 244:250] == 0).all()


def test_the_skew_of_dense_text_is_found() -> None:
    dense = sheet(pdf(lines([f"{PLAIN} {PLAIN}"] * 70, step=10, size=10)), dpi=100)
    assert find_skew(np.asarray(turned(dense, 0.6)))[0] == pytest.approx(0.6, abs=0.15)


def test_lines_under_words_are_taken_out_and_other_lines_stay() -> None:
    page = np.full((200, 400), 255, dtype=np.uint8)
    page[80:100, 40:240] = np.tile([0] * 5 + [255] * 5, 20)  # strokes of letters that touch their line
    page[80:108, 147] = 0  # and one that crosses it
    page[100:103, 40:240] = 0
    page[150:153, 40:240] = 0
    clean = ocr.without_underlines(page)
    assert int(clean[100:103, 42:146].min()) == 255
    assert int(clean[85:99, 40].max()) == 0
    assert int(clean[85:108, 147].max()) == 0
    assert int(clean[150:153, 40:240].max()) == 0


@pytest.mark.parametrize(("line", "words"), [((70, 84), 1), ((20, 160), 2), (None, 2)])
def test_an_underscore_between_words_joins_them_and_an_underline_does_not(
    line: tuple[int, int] | None, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = np.full((1400, 990), 255, dtype=np.uint8)
    page[42:60, 20:70:6] = page[42:60, 85:160:6] = 0
    if line is not None:
        page[63:65, line[0] : line[1]] = 0
    # As tesseract gives them, the boxes reach over the underscore from both sides.
    seen = [
        SeenWord("maria", (20.0, 42.0, 77.0, 66.0), 61.0, 28, 0.9, 1, 26.0),
        SeenWord("bria@example.org", (77.0, 42.0, 157.0, 66.0), 61.0, 28, 0.9, 1, 26.0),
    ]
    monkeypatch.setattr(ocr, "recognise", lambda *_, **__: [replace(word) for word in seen * 12])
    monkeypatch.setattr(ocr, "measure_style", lambda *_: None)
    monkeypatch.setattr(ocr, "without_underlines", lambda gray: gray)
    monkeypatch.setattr(ocr, "straighten", lambda gray, dpi: Sheet(gray, np.eye(3), False, 0.0))
    read = ocr.read_page(page, program=Tesseract("tesseract", ("eng",))).words
    assert len(read) == 12 * words
    assert read[0].text == ("maria_bria@example.org" if words == 1 else "maria")


def test_lines_that_stand_are_laid_down(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def recognise(gray: np.ndarray, *, dpi: int, program: Tesseract) -> list[SeenWord]:
        del dpi, program
        tried.append(gray.shape)
        lies = gray.shape[0] > gray.shape[1]
        ink = (100.0, 100.0, 160.0, 120.0) if lies else (100.0, 100.0, 120.0, 160.0)
        return [SeenWord("Riwayat", ink, ink[3], 20, 0.95, row) for row in range(20)]

    monkeypatch.setattr(ocr, "recognise", recognise)
    lying = np.full((1414, 1000), 250, dtype=np.uint8)
    lying[200:1200:40, 100:900:8] = 0
    for gray in (lying, np.ascontiguousarray(np.rot90(lying))):
        page = ocr.read_page(gray, program=Tesseract("tesseract", ("ind",)))
        assert len(page.words) == 20
        assert page.height > page.width
    assert len(tried) <= 4


def test_sizes_of_recognised_pages_are_those_of_the_printed_ones() -> None:
    def word(size: float, text: str = "kata") -> Word:
        return Word(text, [], size, False, 0, 0, 1, 1)

    pages = [[word(10.3, "panjang"), word(11.3), word(16.0)], [word(10.7), word(20.0)]]
    even_sizes(pages, [word(10.5), word(11.0)])
    assert [[each.size for each in page] for page in pages] == [[10.5, 11.0, 16.0], [10.5, 20.0]]
