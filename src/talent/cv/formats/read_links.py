"""Where the links of a PDF page lead: addresses of which the page itself may show a part, a word or an icon alone.

Only what opens a page, a mail or a telephone is taken; a link without a place on the page is nobody's to click.
"""

import ctypes

import pypdfium2.raw as pdfium

from talent.cv.formats.link_target import LONGEST, MAX_LINKS, target_of
from talent.cv.formats.pdf_chars import Handle
from talent.cv.layout import Link

# A link is at least as large as one small letter.
SMALLEST = 3.0


def links_of_page(document: Handle, page: Handle, number: int) -> list[Link]:
    """The links of a page (from 1), in the order of the file; boxes are points from the top left corner as shown."""
    found: list[Link] = []
    position, handle, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    width, height = page.get_size()
    while len(found) < MAX_LINKS and pdfium.FPDFLink_Enumerate(page.raw, position, handle):
        action = pdfium.FPDFLink_GetAction(handle)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        target = target_of(_address(document, action))
        if not target or not pdfium.FPDFLink_GetAnnotRect(handle, rect):
            continue
        corners = [_shown(page, x, y) for x, y in ((rect.left, rect.top), (rect.right, rect.bottom))]
        (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
        inside = x1 > 0 and y1 > 0 and x0 < width and y0 < height
        if inside and min(x1 - x0, y1 - y0) >= SMALLEST:
            found.append(Link(target, number, (x0, y0, x1, y1)))
    return found


def _address(document: Handle, action: Handle) -> str:
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= 3 * LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _shown(page: Handle, x: float, y: float) -> tuple[float, float]:
    """A point of page space as it is shown, in points from the top left corner."""
    left, low, right, high = page.get_bbox()
    turns = ((x - left, high - y), (y - low, x - left), (right - x, y - low), (high - y, right - x))
    return turns[page.get_rotation() // 90]
