"""Whatever is handed in gets an answer with a reason, quickly, and never an exception."""

import gc
import io
import time
import zipfile

import pikepdf
import pytest
from PIL import Image

from talent.core.i18n import LANGUAGES, translate
from talent.cv import ParsedCv, parse
from talent.cv.formats.detect import MAX_BYTES
from tests.cv.documents import NAMESPACE, Ink, archive, cv_docx, cv_pdf, docx, lines, paragraph, pdf

BOMB = f"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">
{"".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(9))}]>
<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>"""
EXTERNAL = f"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"""


def picture(kind: str) -> bytes:
    """A photo of nothing."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 30, 30)).save(buffer, kind)
    return buffer.getvalue()


def scan() -> bytes:
    """A PDF that holds one picture and no text."""
    buffer = io.BytesIO()
    Image.new("L", (827, 1169), 240).save(buffer, "PDF", resolution=100)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """The same PDF behind a password."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))
    return buffer.getvalue()


def many_entries() -> bytes:
    """An archive of 3,000 empty files."""
    return archive({"word/document.xml": "<x/>", **{f"word/{number}.xml": "" for number in range(3_000)}})


def answer(data: bytes, *, seconds: float = 2.0) -> ParsedCv:
    """The answer of the reader, within the processor time that a hostile file may take.

    What the tests before have left is not collected in between: a child process that reads has none of it.
    """
    gc.disable()
    began = time.process_time()
    try:
        parsed = parse(data, ocr=False)
    finally:
        gc.enable()
    assert time.process_time() - began < seconds
    return parsed


@pytest.mark.proves("S7")
@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        pytest.param(b"", "refused", "cv.reason.empty", id="empty"),
        pytest.param(b" \r\n\t\n", "refused", "cv.reason.empty", id="blank"),
        pytest.param(b"\x00" * 5_000, "refused", "cv.reason.empty", id="nul bytes"),
        pytest.param(b"a\x00\x01\x02" * 500, "refused", "cv.reason.unknown_format", id="binary"),
        pytest.param(picture("PNG"), "needs_ocr", "cv.reason.image", id="png"),
        pytest.param(picture("JPEG"), "needs_ocr", "cv.reason.image", id="jpg"),
        pytest.param(scan(), "needs_ocr", "cv.reason.image_only", id="scan"),
        pytest.param(encrypted(cv_pdf()), "refused", "cv.reason.encrypted", id="password"),
        pytest.param(b"%PDF-1.7\n%%EOF", "unreadable", "cv.reason.damaged", id="no pages"),
        pytest.param(
            pdf(*[[Ink(50, 50, "halaman")]] * 80), "refused", "cv.reason.too_many_pages", id="many pages"
        ),
        pytest.param(docx(paragraph("a" * 40_000_000)), "refused", "cv.reason.zip_bomb", id="zip bomb"),
        pytest.param(many_entries(), "refused", "cv.reason.zip_bomb", id="many entries"),
        pytest.param(
            archive({"word/document.xml": BOMB}), "refused", "cv.reason.unsafe_xml", id="billion laughs"
        ),
        pytest.param(archive({"word/document.xml": EXTERNAL}), "refused", "cv.reason.unsafe_xml", id="xxe"),
        pytest.param(
            archive({"word/document.xml": "<w:document>"}), "unreadable", "cv.reason.damaged", id="bad xml"
        ),
        pytest.param(archive({"xl/workbook.xml": "<x/>"}), "refused", "cv.reason.format_not_read", id="xlsx"),
        pytest.param(
            archive({"mimetype": "x", "content.xml": "<x/>"}),
            "refused",
            "cv.reason.format_not_read",
            id="odt",
        ),
        pytest.param(b"{\\rtf1 Asep", "unreadable", "cv.reason.truncated", id="rtf without end"),
        pytest.param(b"MZ\x90\x00", "refused", "cv.reason.format_not_read", id="program"),
        pytest.param(b"PK\x03\x04 broken", "unreadable", "cv.reason.damaged", id="bad zip"),
        pytest.param(b'{"work": [', "unreadable", "cv.reason.damaged", id="bad json"),
        pytest.param(b"[" * 10_000 + b"]" * 10_000, "refused", "cv.reason.too_complex", id="deep json"),
        pytest.param(b'{"a":' * 100_000, "refused", "cv.reason.too_complex", id="deep open json"),
        pytest.param(b'{"nama": "Asep"}', "refused", "cv.reason.json_not_resume", id="other json"),
        pytest.param(
            b"<html><body>" + b"<div>" * 200_000, "refused", "cv.reason.too_complex", id="deep html"
        ),
        pytest.param(b"<html><body></body></html>", "refused", "cv.reason.no_text", id="empty html"),
        pytest.param(docx(paragraph(" ")), "refused", "cv.reason.no_text", id="blank docx"),
    ],
)
def test_a_bad_document_gets_its_reason(data: bytes, status: str, code: str) -> None:
    parsed = answer(data)
    assert parsed.reason is not None
    assert (parsed.status, parsed.reason.code) == (status, code)
    assert (parsed.resume, parsed.fields, parsed.phrases) == ({}, (), ())
    for lang in LANGUAGES:
        assert "{" not in translate(parsed.reason.code, lang, **parsed.reason.params)


@pytest.mark.proves("S7")
def test_a_file_of_50_mb_is_refused_at_once() -> None:
    parsed = answer(b"%PDF-1.4\n" + b"0" * (50 * 1024 * 1024), seconds=1.0)
    assert parsed.reason is not None
    assert (parsed.status, parsed.reason.code) == ("refused", "cv.reason.too_large")
    assert parsed.reason.params == {"limit_mb": MAX_BYTES // (1024 * 1024)}


def test_a_renamed_picture_is_told_by_its_bytes() -> None:
    assert parse(picture("PNG"), filename="cv.pdf", ocr=False).status == "needs_ocr"


@pytest.mark.proves("S7")
@pytest.mark.parametrize("make", [cv_pdf, cv_docx])
def test_a_truncated_file_is_unreadable_at_every_point(make: object) -> None:
    assert callable(make)
    data: bytes = make()
    step = max(1, len(data) // 60)
    for cut in range(16, len(data) - 8, step):
        parsed = parse(data[:cut])
        assert parsed.status in ("unreadable", "refused"), cut
        assert parsed.resume == {}


def test_random_damage_never_raises() -> None:
    for data in (cv_pdf(), cv_docx()):
        for position in range(0, len(data), max(1, len(data) // 80)):
            hurt = data[:position] + bytes([data[position] ^ 0x5A]) + data[position + 1 :]
            assert parse(hurt).status in ("parsed", "unreadable", "refused", "needs_ocr")


def test_zip_slip_and_symlinks_change_nothing() -> None:
    document = cv_docx()
    buffer = io.BytesIO(document)
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("../../etc/passwd", "x")
        link = zipfile.ZipInfo("word/media/link")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    assert parse(buffer.getvalue()).resume == parse(document).resume


@pytest.mark.proves("S7")
def test_a_huge_text_is_read_in_time() -> None:
    line = "Pengalaman Kerja 2019 - 2021 Staf (PT Maju Jaya), Bandung; 0812-3456-7890 a@example.com\n"
    parsed = answer(line.encode() * 20_000, seconds=4.0)
    assert parsed.status == "parsed"
    assert [warning.code for warning in parsed.warnings] == ["cv.warning.too_long"]
    assert 190_000 < len(parsed.pages[0].text) < 210_000


def test_a_line_without_end_is_cut() -> None:
    parsed = answer(b"Asep Sunandar\nasep@example.com\nKEAHLIAN\n" + b"Python, " * 200_000, seconds=4.0)
    assert parsed.resume["basics"]["name"] == "Asep Sunandar"
    assert [warning.code for warning in parsed.warnings] == ["cv.warning.too_long"]


def test_nul_bytes_inside_a_text_are_dropped() -> None:
    parsed = parse(b"Asep\x00 Sunandar\nasep@example.com\n" + b"Python adalah bahasa yang saya pakai. " * 20)
    assert parsed.resume["basics"]["name"] == "Asep Sunandar"


def test_an_empty_person_is_never_invented() -> None:
    parsed = parse(b"lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor")
    assert parsed.status == "parsed"
    assert "basics" not in parsed.resume
    reasons = {item.path: item.reason.code for item in parsed.missing}
    assert reasons["basics.name"] == "cv.missing.no_name"
    assert {"basics.email", "basics.phone", "work", "education", "skills"} <= reasons.keys()


@pytest.mark.proves("S9")
@pytest.mark.parametrize(
    ("ink", "code"),
    [
        (Ink(50, 700, "Kubernetes Terraform Golang", color="1 1 1"), "cv.warning.white_text"),
        (Ink(50, 700, "Kubernetes Terraform Golang", size=2), "cv.warning.tiny_text"),
        (Ink(50, 700, "Kubernetes Terraform Golang", mode=3), "cv.warning.invisible_text"),
        (Ink(50, 1200, "Kubernetes Terraform Golang"), "cv.warning.off_page_text"),
    ],
)
def test_hidden_text_of_a_pdf_is_left_out_and_told(ink: Ink, code: str) -> None:
    cv = lines(["!Asep Sunandar", "asep@example.com", "#Keahlian", "Python, SQL"])
    parsed = parse(pdf([*cv, ink]))
    assert code in [warning.code for warning in parsed.warnings]
    assert "Kubernetes" not in parsed.pages[0].text
    assert parsed.resume == parse(pdf(cv)).resume


def test_white_text_on_a_dark_side_bar_is_read() -> None:
    bar = b"0.1 0.2 0.3 rg 0 0 200 842 re f\n"
    inks = [
        Ink(30, 60, "Asep Sunandar", 20, bold=True, color="1 1 1"),
        Ink(30, 120, "asep@example.com", color="1 1 1"),
    ]
    parsed = parse(pdf([*inks, *lines(["#Keahlian", "Python, SQL, Docker dan Linux"], x=230)], extra=bar))
    assert parsed.resume["basics"] == {"name": "Asep Sunandar", "email": "asep@example.com"}
    assert not [warning for warning in parsed.warnings if warning.code == "cv.warning.white_text"]


@pytest.mark.proves("S9")
def test_vanished_text_of_a_docx_is_left_out_and_told() -> None:
    parsed = parse(
        docx(paragraph("Keahlian", bold=True, size=28), paragraph("Python"), paragraph("Rust", hidden=True))
    )
    assert "Rust" not in parsed.pages[0].text
    assert "cv.warning.vanished_text" in [warning.code for warning in parsed.warnings]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Publikasi", "S1 _"),
        ("Pendidikan", "a,b;"),
        ("Sertifikat", "C++ \t"),
        ("Pengalaman Kerja", "Rahman, B. & "),
        ("Pengalaman Kerja", "Jl. "),
        ("Pengalaman Kerja", "Python, "),
        ("Pendidikan", "| ://"),
        ("Keahlian", "sebagai "),
    ],
)
def test_a_line_without_end_takes_time_that_grows_with_it(heading: str, words: str) -> None:
    def spent(size: int) -> float:
        data = f"Rani Wulandari\nrani@example.com\n\n{heading}\n{words * (size // len(words))}".encode()
        began = time.process_time()
        parse(data)
        return time.process_time() - began

    # Eight times the words: with their square it would be near sixty-four times the work.
    short, long = (min(spent(size) for _ in range(2)) for size in (1_000, 8_000))
    assert long < 20 * short
