"""A PDF of pictures alone: no text, no metadata, no attachment, no clock; the same pages give the same bytes."""

import io
import zlib
from collections.abc import Sequence

from PIL import Image

_POINTS_PER_INCH = 72


def pictures_as_pdf(pngs: Sequence[bytes], *, dpi: int) -> bytes:
    """One page for each grey PNG, as large as it is at `dpi`."""
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(pngs)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pngs)}/Kids[{kids}]>>".encode("ascii"),
    ]
    for number, png in enumerate(pngs):
        objects += _page(png, 3 + 3 * number, dpi)
    body = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + table + tail


def _page(png: bytes, key: int, dpi: int) -> list[bytes]:
    """The page object `key`, its drawing order and its picture."""
    with Image.open(io.BytesIO(png)) as image:
        grey = image.convert("L")
    width, height = grey.size
    across, down = width * _POINTS_PER_INCH / dpi, height * _POINTS_PER_INCH / dpi
    order = b"%.2f 0 0 %.2f 0 0 cm /I Do" % (across, down)
    data = zlib.compress(grey.tobytes(), 9)
    return [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
        % (across, down, key + 1, key + 2),
        b"<</Length %d>>stream\n%s\nendstream" % (len(order), order),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (width, height, len(data), data),
    ]
