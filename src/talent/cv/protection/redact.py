"""The blind copy of a CV: pictures of its pages with everything black that tells who it is, and its text likewise.

Before anything is returned the copy is read again by other means: the text by bare letters and digits, the pictures
by the letters that PDFium finds outside of the black, the file by what it carries beside its pictures. What leaks
is refused with its reason; there is no leaky copy.
"""

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy
import pypdfium2
from PIL import Image

from talent.core.errors import Problem
from talent.cv.draw import POINTS_PER_INCH, Picture, page_picture, plain_picture
from talent.cv.protection.blackout import NotCoverable, black_out, unread_boxes
from talent.cv.protection.identity import (
    Identity,
    Span,
    field_spans,
    find_identity,
    identity_of,
    merged,
    what_leaks,
)
from talent.cv.protection.picture_pdf import pictures_as_pdf
from talent.cv.protection.visible import visible_text
from talent.cv.types import Page, ParsedCv

COVER: Final = "█████"
DPI: Final = 150
# A page on which more than this would be black (a scan, a page set on one large picture) is drawn from its text.
_MOSTLY_BLACK: Final = 0.45
_PNG_PARTS: Final = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND"))


class NotBlind(Problem):
    """No blind copy can be made, or the one that was made would tell who it is. Its parameters say what and where."""

    status = 409


@dataclass(frozen=True, slots=True)
class BlindCopy:
    """`pages` are PNG, `pdf` holds the same pictures and nothing else, `text` has covers in place of what was hidden.

    `covered` counts the places by kind: name, email, phone, link, handle, campus, address, number, protected, other.
    """

    pages: tuple[bytes, ...]
    pdf: bytes
    text: str
    covered: Mapping[str, int]


def redact(
    data: bytes, parsed: ParsedCv, *, names: Iterable[str] = (), also: Iterable[str] = ()
) -> BlindCopy:
    """Make the blind copy of the CV `data`, of which `parsed` is the reading.

    `names` are further names of the person (as registered), `also` further words to hide.

    Raises:
        NotBlind: the document was not read, or names nobody (error.cv.blind_no_name), or the copy would leak
            (error.cv.blind_leak: `kinds`, `page`).
    """
    names = tuple(name for name in names if name.strip())
    if parsed.status != "parsed" or not parsed.pages:
        raise NotBlind("error.cv.blind_not_read")
    if not names and "name" not in parsed.resume.get("basics", {}):
        # Who does not know the name cannot see whether it still stands there.
        raise NotBlind("error.cv.blind_no_name")
    identity = identity_of(parsed, names=names, others=also)
    pages, texts, covered = [], [], Counter[str]()
    for page in parsed.pages:
        spans = spans_of_page(page, parsed, identity)
        covered.update(kind for _, _, kind in spans)
        text = cover(page.text, spans)
        _refuse_leaks(what_leaks(text.replace(COVER, " \n "), identity), page.number)
        texts.append(text)
        pages.append(_picture(data, parsed, page, spans, identity))
    pdf = pictures_as_pdf(pages, dpi=DPI)
    _check_files(pages, pdf)
    return BlindCopy(tuple(pages), pdf, "\f".join(texts), dict(sorted(covered.items())))


def spans_of_page(page: Page, parsed: ParsedCv, identity: Identity) -> list[Span]:
    """Everything to cover on a page, in order, none touching another."""
    found = [*field_spans(parsed, page.number), *find_identity(page.text, identity)]
    return [span for span in merged(found) if page.text[span[0] : span[1]].strip()]


def cover(text: str, spans: Sequence[Span]) -> str:
    """The text with one cover, always of the same length, in place of each span."""
    pieces, position = [], 0
    for start, end, _ in spans:
        pieces += [text[position:start], COVER]
        position = end
    return "".join([*pieces, text[position:]])


def _picture(data: bytes, parsed: ParsedCv, page: Page, spans: Sequence[Span], identity: Identity) -> bytes:
    """The page as it looks where that can be made blind, else its text on a plain page."""
    places = [(start, end) for start, end, _ in spans]
    if parsed.format == "pdf":
        try:
            unread = unread_boxes(data, page)
            if sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in unread) < _MOSTLY_BLACK:
                picture = black_out(
                    page_picture(data, parsed, page.number, scale=DPI / POINTS_PER_INCH), places, unread
                )
                _check_black(picture, places)
                if not what_leaks(visible_text(data, page.number, picture.png), identity):
                    return picture.png
        except NotCoverable:
            pass
    picture = black_out(plain_picture(page, dpi=DPI), places)
    _check_black(picture, places)
    return picture.png


def _check_black(picture: Picture, places: Sequence[tuple[int, int]]) -> None:
    """Every place that is to be covered is black in every pixel."""
    with Image.open(io.BytesIO(picture.png)) as image:
        grey = numpy.asarray(image.convert("L"))
    for start, end in places:
        for x0, y0, x1, y1 in picture.boxes_of(start, end):
            patch = grey[
                int(y0 * picture.height) : int(y1 * picture.height) + 1,
                int(x0 * picture.width) : int(x1 * picture.width) + 1,
            ]
            if patch.size and int(patch.max()) > 0:
                raise NotBlind("error.cv.blind_not_black")


def _refuse_leaks(kinds: set[str], page: int) -> None:
    if kinds:
        raise NotBlind("error.cv.blind_leak", kinds=", ".join(sorted(kinds)), page=page)


def _check_files(pages: Sequence[bytes], pdf: bytes) -> None:
    """The pictures carry no comments, the PDF no text, no attachment, no note and no metadata."""
    for png in pages:
        if not _PNG_PARTS.issuperset(_parts_of_png(png)):
            raise NotBlind("error.cv.blind_extra")
    document = pypdfium2.PdfDocument(pdf)
    try:
        clean = len(document) == len(pages) and not any(document.get_metadata_dict().values())
        clean = clean and document.count_attachments() == 0
        for page in document:
            clean = clean and page.get_textpage().count_chars() == 0
            page.close()
    finally:
        document.close()
    if not clean:
        raise NotBlind("error.cv.blind_extra")


def _parts_of_png(png: bytes) -> list[bytes]:
    parts, position = [], 8
    while position + 8 <= len(png):
        parts.append(png[position + 4 : position + 8])
        position += 12 + int.from_bytes(png[position : position + 4], "big")
    return parts
