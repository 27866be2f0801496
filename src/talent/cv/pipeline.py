"""From bytes to the answer, step by step; the one place where a document that cannot be read ends."""

from collections.abc import Sequence

from talent.cv.confidence import calibrated
from talent.cv.doubt import lower_confidence
from talent.cv.extract import extract
from talent.cv.formats.detect import MAX_BYTES, PICTURES, detect
from talent.cv.formats.read_docx import read_docx
from talent.cv.formats.read_europass import read_europass
from talent.cv.formats.read_html import read_html
from talent.cv.formats.read_json import read_json
from talent.cv.formats.read_linkedin import read_linkedin
from talent.cv.formats.read_odt import read_odt
from talent.cv.formats.read_pdf import read_pdf
from talent.cv.formats.read_rtf import read_rtf
from talent.cv.formats.read_text import read_text
from talent.cv.layout import Layout, part_of
from talent.cv.limits import take_time_for_ocr
from talent.cv.pictures.tesseract import Tesseract, find_tesseract
from talent.cv.refusal import Refusal, refuse
from talent.cv.sections.lettered_lists import without_letters
from talent.cv.sections.photo_frames import without_photo_frames
from talent.cv.sections.site_controls import without_controls
from talent.cv.sections.typed_marks import without_typed_marks
from talent.cv.types import ParsedCv, Reason, Setting

READERS = {"docx": read_docx, "odt": read_odt, "rtf": read_rtf, "html": read_html, "text": read_text}

# Sixty full pages; the time that a document takes grows with its lines.
MAX_LINES = 2_400
MAX_TEXT = 200_000
VALUE_READERS = {"json": read_json, "xml": read_europass, "linkedin": read_linkedin}


def parse(
    data: bytes,
    *,
    filename: str = "",
    max_bytes: int = MAX_BYTES,
    ocr: bool | None = None,
    protected: Setting = "drop",
) -> ParsedCv:
    """Read one CV. Never raises for a document, however broken: `status` and `reason` say what became of it.

    The format is told by the bytes; `filename` is only for people and is not looked at. `max_bytes` is the
    largest size that is read. Pictures of text are read by tesseract where it is installed; `ocr=False` leaves
    them unread (`needs_ocr`), as does a machine without it. Facts that the law protects are left out everywhere;
    `protected="keep"` gives them apart, in `protected_facts` and in the text of the pages, never in the resume.
    """
    del filename
    return _answer([data], max_bytes=max_bytes, ocr=ocr, protected=protected)


def parse_pictures(
    pictures: Sequence[bytes],
    *,
    max_bytes: int = MAX_BYTES,
    ocr: bool | None = None,
    protected: Setting = "drop",
) -> ParsedCv:
    """Read several photos or scans, in their order, as the pages of one CV; `max_bytes` is for each of them."""
    return _answer(pictures, max_bytes=max_bytes, ocr=ocr, protected=protected)


def _answer(parts: Sequence[bytes], *, max_bytes: int, ocr: bool | None, protected: Setting) -> ParsedCv:
    kind = ""
    try:
        kinds = [detect(part, max_bytes=max_bytes) for part in parts] or [detect(b"")]
        kind = kinds[0]
        if len(parts) > 1 and not PICTURES.issuperset(kinds):
            raise refuse("cv.reason.not_all_pictures")
        return _read(parts, kind, None if ocr is False else find_tesseract(), protected)
    except Refusal as stop:
        return ParsedCv(stop.status, kind or str(stop.reason.params.get("format", "")), stop.reason)
    except RecursionError:
        return ParsedCv("refused", kind, Reason("cv.reason.too_complex"))
    except MemoryError:
        return ParsedCv("unreadable", kind, Reason("cv.reason.too_much_memory"))
    except Exception as error:
        # A reader that meets what its author did not foresee must not take the whole batch with it.
        return ParsedCv(
            "unreadable", kind, Reason("cv.reason.not_understood", {"error": type(error).__name__})
        )


def _read(parts: Sequence[bytes], kind: str, program: Tesseract | None, protected: Setting) -> ParsedCv:
    """The answer for one document, or for pictures that are one; raises Refusal and what a reader may raise."""
    data = parts[0]
    if kind in VALUE_READERS:
        return calibrated(VALUE_READERS[kind](data))
    if kind == "pictures" or kind in PICTURES:
        # Only pictures need the libraries that right them, which take longer to load than a CV to read: the time for
        # recognising begins before.
        if program is not None:
            take_time_for_ocr()
        from talent.cv.formats.read_image import pictures_of_archive, read_pictures

        pictures = pictures_of_archive(data) if kind == "pictures" else parts
        layout = read_pictures(pictures, program=program, kind=kind)
    elif kind == "pdf":
        layout = read_pdf(data, program=program)
    else:
        layout = READERS[kind](data)
        layout.lines = without_controls(layout.lines)
    layout.lines = without_letters(without_typed_marks(without_photo_frames(layout.lines)))
    parsed = lower_confidence(extract(_with_text(layout), kind, protected=protected), layout.sure)
    return calibrated(parsed, layout.sure)


def _with_text(layout: Layout) -> Layout:
    """A document without a single word is no empty person, and what is longer than any CV is cut short and said."""
    if not any(any(character.isalnum() for character in line.text) for line in layout.lines):
        raise refuse("cv.reason.no_text")
    left = MAX_TEXT
    for index, line in enumerate(layout.lines):
        left -= len(line.text)
        if left >= 0 and index < MAX_LINES:
            continue
        rest = [part_of(line, 0, len(line.text) + left)] if left < 0 and index < MAX_LINES else []
        layout.lines[index:] = rest
        layout.warnings.append(Reason("cv.warning.too_long", {"lines": MAX_LINES, "characters": MAX_TEXT}))
        break
    return layout
