"""Scans and photos: recognised as such, righted, read like the text they show, and told as less sure."""

import io
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from talent.core.i18n import LANGUAGES, translate
from talent.cv import ParsedCv, parse, parse_pictures
from talent.cv.formats.detect import detect
from talent.cv.formats.read_image import open_pictures
from talent.cv.pictures.straighten import find_sheet, find_skew
from talent.cv.pictures.tesseract import Tesseract, find_tesseract, recognise
from talent.cv.refusal import Refusal
from tests.cv.documents import Ink, archive, cv_pdf, lines, pdf
from tests.cv.paper import on_table, scanned, sheet, stored, turned
from tests.cv.test_formats import check_places

FIELDS = ("basics.name", "basics.email", "basics.phone", "work[0].name", "work[0].position", "work[0].startDate",
          "work[1].name", "work[1].position", "work[1].startDate", "work[1].endDate", "education[0].institution",
          "education[0].studyType", "education[0].area", "education[0].startDate", "education[0].endDate")  # fmt: skip


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    if find_tesseract() is None:
        pytest.skip(
            "tesseract is absent, so no picture is read (Debian: apt-get install tesseract-ocr tesseract-ocr-ind)"
        )


# Recognising takes seconds: tests that only look at an answer share the reading of the same bytes.
read = lru_cache(maxsize=8)(parse)


def values(parsed: ParsedCv) -> dict[str, object]:
    """The main values by their paths."""
    return {field.path: field.value for field in parsed.fields if field.path in FIELDS}


def share(parsed: ParsedCv) -> float:
    """How many of the main values of the text version are the same."""
    truth, found = values(read(cv_pdf())), values(parsed)
    assert len(truth) >= 13
    return sum(found.get(path) == value for path, value in truth.items()) / len(truth)


def codes(parsed: ParsedCv) -> list[str]:
    return [warning.code for warning in parsed.warnings]


def test_tesseract_is_there_with_both_languages() -> None:
    program = find_tesseract()
    assert program is not None
    assert program.languages == ("ind", "eng")


@pytest.mark.parametrize("kind", ["JPEG", "PDF"])
def test_a_scan_is_read_like_its_text(kind: str) -> None:
    parsed = read(scanned(sheet()) if kind == "PDF" else stored(sheet(), kind))
    assert parsed.status == "parsed"
    assert "cv.warning.read_by_ocr" in codes(parsed)
    assert share(parsed) >= 0.85
    check_places(parsed)
    for lang in LANGUAGES:
        for warning in parsed.warnings:
            assert "{" not in translate(warning.code, lang, **warning.params)


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {})])
def test_the_same_pixels_are_recognised_whatever_file_holds_them(kind: str, options: dict[str, bool]) -> None:
    data = stored(sheet(), kind, **options)
    assert detect(data) == kind.lower()
    (gray,) = open_pictures(data, kind.lower())
    assert np.array_equal(gray, np.asarray(sheet()))


@pytest.mark.parametrize("degrees", [90, 270, -6.5])
def test_a_turned_or_skewed_page_is_righted(degrees: float) -> None:
    parsed = parse(stored(turned(sheet(), degrees)))
    assert share(parsed) >= 0.85
    assert ("cv.warning.page_was_righted" in codes(parsed)) is (degrees in (90, 270))


def test_a_photo_on_a_table_is_cropped_righted_and_lit() -> None:
    photo = on_table(sheet())
    corners = find_sheet(np.asarray(photo))
    assert corners is not None
    wide, tall = photo.size
    truth = np.array([(0.12, 0.08), (0.88, 0.11), (0.93, 0.93), (0.07, 0.9)]) * (wide, tall)
    assert np.abs(corners - truth).max() < 0.02 * tall
    assert share(parse(stored(photo))) >= 0.85


def test_a_page_with_a_dark_bar_is_no_sheet_on_a_table() -> None:
    page = np.full((1170, 827), 255, dtype=np.uint8)
    page[:, :260] = 40
    assert find_sheet(page) is None


@pytest.mark.parametrize("degrees", [-9.0, -3.3, 0.0, 1.2, 7.5])
def test_the_skew_is_found_within_a_quarter_of_a_degree(degrees: float) -> None:
    found, sideways = find_skew(np.asarray(turned(sheet(dpi=100), degrees)))
    assert not sideways
    assert found == pytest.approx(degrees, abs=0.25)


def test_boxes_are_those_of_the_page_as_it_was_handed_in() -> None:
    upright, over = (read(stored(turned(sheet(), angle))) for angle in (0, 180))
    assert share(over) >= 0.85
    assert "cv.warning.page_was_righted" in codes(over)
    boxes = [next(f.box for f in each.fields if f.path == "basics.email") for each in (upright, over)]
    (width, height) = (over.pages[0].width, over.pages[0].height)
    assert boxes[0] is not None
    assert boxes[1] is not None
    mirrored = (width - boxes[1][2], height - boxes[1][3], width - boxes[1][0], height - boxes[1][1])
    assert mirrored == pytest.approx(boxes[0], abs=3)


def test_the_orientation_that_a_camera_notes_is_followed() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = stored(sheet().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)
    (gray,) = open_pictures(sideways, "jpeg")
    upright = np.asarray(sheet(), dtype=float)
    assert gray.shape == upright.shape
    assert np.abs(gray - upright).mean() < 5


def test_values_of_a_scan_are_less_sure() -> None:
    text = {field.path: field for field in read(cv_pdf()).fields}
    scan = {field.path: field for field in read(scanned(sheet())).fields}
    shared = text.keys() & scan.keys()
    assert len(shared) > 10
    assert all(scan[path].score < text[path].score for path in shared)
    # Confidences are measured for written and for recognised text apart, so that only most of them must follow.
    assert sum(scan[path].confidence < text[path].confidence for path in shared) > 0.75 * len(shared)


def test_only_the_pages_that_are_pictures_are_recognised() -> None:
    back = scanned(sheet(pdf(lines(["#Keahlian", "Kubernetes, Terraform", "#Bahasa", "Inggris (aktif)"]))))
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(cv_pdf())) as document, pikepdf.open(io.BytesIO(back)) as other:
        document.pages.extend(other.pages)
        document.save(buffer)
    parsed = parse(buffer.getvalue())
    assert [w.params["page"] for w in parsed.warnings if w.code == "cv.warning.read_by_ocr"] == [2]
    assert "Kubernetes" in parsed.pages[1].text
    without = parse(buffer.getvalue(), ocr=False)
    assert without.status == "parsed"
    assert "cv.warning.page_is_picture" in codes(without)


def test_a_picture_too_large_for_the_memory_is_told_and_the_other_pages_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_large(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("talent.cv.formats.read_pdf.read_scan", too_large)
    with pikepdf.open(io.BytesIO(cv_pdf())) as document, pikepdf.open(io.BytesIO(scanned(sheet()))) as cover:
        document.pages.extend(cover.pages)
        buffer = io.BytesIO()
        document.save(buffer)
    mixed = parse(buffer.getvalue())
    assert "cv.warning.page_is_picture" in codes(mixed)
    assert mixed.resume["work"] == parse(cv_pdf()).resume["work"]
    assert parse(scanned(sheet())).status == "unreadable"


@pytest.mark.proves("S9")
def test_the_picture_counts_and_not_an_invisible_layer_over_it() -> None:
    layer = pdf([Ink(50, 60 + 14 * row, "Kubernetes Terraform Golang Haskell", mode=3) for row in range(30)])
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned(sheet()))) as document, pikepdf.open(io.BytesIO(layer)) as other:
        document.pages[0].add_overlay(other.pages[0], pikepdf.Rectangle(0, 0, 595, 842))
        document.save(buffer)
    parsed = parse(buffer.getvalue())
    assert {"cv.warning.read_by_ocr", "cv.warning.invisible_text"} <= set(codes(parsed))
    assert "Kubernetes" not in parsed.pages[0].text
    assert share(parsed) >= 0.85


def test_several_photos_are_one_cv_in_an_archive_too() -> None:
    # Enough words for a page to be known the right way up at the first reading.
    more = ["Menyusun laporan banjir bersama warga desa di Bandung", "Melatih guru memakai peta daring"]
    front = sheet(
        pdf(lines(["!Asep Sunandar", "asep@example.com", *more, "#Keahlian", "Python, QGIS, MySQL"]))
    )
    back = sheet(pdf(lines(["#Pengalaman", *more, "#Sertifikasi", "Juru Ukur, BNSP, 2021"])))
    together = parse_pictures([stored(front), stored(back, "PNG")])
    assert [page.number for page in together.pages] == [1, 2]
    assert "BNSP" in together.pages[1].text
    # Letters of English that Indonesian has none of.
    assert {"QGIS", "MySQL"} <= set(together.pages[0].text.replace(",", " ").split())
    packed = parse(archive({"10.png": stored(back, "PNG"), "2.jpg": stored(front), "__MACOSX/._2.jpg": b"x"}))
    assert packed.resume == together.resume


def test_the_same_scan_gives_the_same_answer() -> None:
    data = scanned(sheet())
    assert parse(data) == read(data)


def test_without_tesseract_it_is_told_what_to_do() -> None:
    for data in (stored(sheet()), scanned(sheet()), stored(sheet(), "TIFF")):
        parsed = parse(data, ocr=False)
        assert parsed.status == "needs_ocr"
        assert parsed.reason is not None
        assert "tesseract" in translate(parsed.reason.code, "id", **parsed.reason.params)
        assert parsed.resume == {}


def test_a_picture_without_words_is_told_as_one() -> None:
    for data in (stored(Image.new("L", (900, 1200), 250)), scanned(Image.new("L", (900, 1200), 250))):
        parsed = parse(data)
        assert parsed.reason is not None
        assert (parsed.status, parsed.reason.code) == ("unreadable", "cv.reason.picture_without_words")


def test_a_flood_of_pixels_is_refused_before_it_is_decoded() -> None:
    data = stored(Image.new("1", (9_000, 9_000)), "PNG")
    assert len(data) < 100_000
    began = time.perf_counter()
    parsed = parse(data)
    assert time.perf_counter() - began < 1.0
    assert parsed.reason is not None
    assert (parsed.status, parsed.reason.code) == ("refused", "cv.reason.too_many_pixels")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_that_was_cut_off_is_unreadable(kind: str) -> None:
    data = stored(sheet(dpi=60), kind)
    parsed = parse(data[: len(data) // 3])
    assert parsed.reason is not None
    assert (parsed.status, parsed.reason.code) == ("unreadable", "cv.reason.damaged")


def test_transparency_is_shown_on_white() -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    (gray,) = open_pictures(stored(picture, "PNG"), "png")
    assert int(gray.min()) == 255


def test_photos_of_telephones_that_nothing_decodes_are_told() -> None:
    parsed = parse(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 200)
    assert parsed.reason is not None
    assert (parsed.status, parsed.reason.code) == ("refused", "cv.reason.heic")


@pytest.mark.parametrize("program", ["exit 3", "echo '<html'; exit 0", "exit 0"])
def test_a_tesseract_that_fails_gives_a_reason_and_no_words(tmp_path: Path, program: str) -> None:
    broken = tmp_path / "tesseract"
    broken.write_text(f"#!/bin/sh\ncat >/dev/null\n{program}\n")
    broken.chmod(0o755)
    with pytest.raises(Refusal) as caught:
        recognise(np.full((50, 50), 255, np.uint8), dpi=200, program=Tesseract(str(broken), ("eng",)))
    assert caught.value.reason.code == "cv.reason.ocr_failed"
