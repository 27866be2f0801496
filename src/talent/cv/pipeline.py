"""From bytes to the answer, step by step; the one place where a document that cannot be read ends."""

from talent.cv.detect import MAX_BYTES, detect
from talent.cv.extract import extract
from talent.cv.layout import Layout
from talent.cv.read_docx import read_docx
from talent.cv.read_html import read_html
from talent.cv.read_json import read_json
from talent.cv.read_pdf import read_pdf
from talent.cv.read_text import read_text
from talent.cv.refusal import Refusal, refuse
from talent.cv.types import ParsedCv, Reason

READERS = {"pdf": read_pdf, "docx": read_docx, "html": read_html, "text": read_text}


def parse(data: bytes, *, filename: str = "", max_bytes: int = MAX_BYTES) -> ParsedCv:
    """Read one CV. Never raises for a document, however broken: `status` and `reason` say what became of it.

    The format is told by the bytes; `filename` is only for people and is not looked at. `max_bytes` is the
    largest size that is read.
    """
    del filename
    kind = ""
    try:
        kind = detect(data, max_bytes=max_bytes)
        if kind == "json":
            return read_json(data)
        return extract(_with_text(READERS[kind](data)), kind)
    except Refusal as stop:
        return ParsedCv(stop.status, kind or str(stop.reason.params.get("format", "")), stop.reason)
    except (MemoryError, RecursionError):
        return ParsedCv("refused", kind, Reason("cv.reason.too_complex"))
    except Exception as error:
        # A reader that meets what its author did not foresee must not take the whole batch with it.
        return ParsedCv(
            "unreadable", kind, Reason("cv.reason.not_understood", {"error": type(error).__name__})
        )


def _with_text(layout: Layout) -> Layout:
    """A document without a single word is no empty person."""
    if not any(any(character.isalnum() for character in line.text) for line in layout.lines):
        raise refuse("cv.reason.no_text")
    return layout
