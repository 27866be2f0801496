"""Draws how a page was read: its columns, its lines by section, and where every value stands.

What was left out because the law protects it is shown hatched: whoever holds the document sees it anyway.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from talent.cv.draw import POINTS_PER_INCH, PageNotThere, page_picture
from talent.cv.extract import areas_of
from talent.cv.formats.detect import detect
from talent.cv.formats.read_pdf import read_pdf
from talent.cv.layout import TextLine
from talent.cv.page.hyphenation import undivided
from talent.cv.protection.hidden import without_disguised
from talent.cv.refusal import Refusal
from talent.cv.types import Box, Page, ParsedCv

DPI: Final = 130
_SHADES: Final = 48
_TAG_SIZE: Final = 11
_LEGEND_SIZE: Final = 15
_ROW: Final = 26
Color = tuple[int, int, int]
# Dark enough on white to be read (4.5 to 1); the greens and blues are those of the product.
COLORS: Final[dict[str, Color]] = {
    "head": (21, 101, 192), "personal": (21, 101, 192), "contact": (21, 101, 192), "summary": (0, 121, 134),
    "work": (0, 132, 68), "volunteer": (85, 107, 20), "education": (123, 31, 162), "skills": (198, 80, 0),
    "languages": (173, 20, 87), "certificates": (121, 85, 72), "projects": (48, 63, 159), "awards": (150, 110, 0),
    "publications": (69, 90, 100), "interests": (97, 97, 97), "references": (97, 97, 97), "other": (97, 97, 97),
}  # fmt: skip
_GREY: Final[Color] = (97, 97, 97)
_PROTECTED: Final[Color] = (198, 40, 40)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of the page: where, of which section, in which column, heading or protected."""

    box: Box
    section: str
    region: int
    heading: bool
    protected: bool


def draw_reading(data: bytes, parsed: ParsedCv, page: int) -> bytes:
    """Return page `page` (from 1) as PNG with lines, columns and fields drawn on it, and a legend below.

    Raises PageNotThere for a page that is not there.
    """
    if not 1 <= page <= len(parsed.pages):
        raise PageNotThere("error.cv.no_such_page", page=page)
    shown = parsed.pages[page - 1]
    picture = page_picture(data, parsed, page, scale=DPI / POINTS_PER_INCH)
    with Image.open(io.BytesIO(picture.png)) as grey:
        base = grey.convert("RGB")
    # The page steps back a little, so that what is drawn on it stands out.
    base = Image.blend(base, Image.new("RGB", base.size, (255, 255, 255)), 0.35)
    canvas = base.convert("RGBA")
    marks = list(_marks(data, parsed, shown))
    if not marks:
        marks = [
            _Mark(box, section, 0, heading=False, protected=False)
            for section, box in _lines_of_fields(parsed, shown, picture.boxes_of)
        ]
    _draw_columns(canvas, marks)
    _draw_lines(canvas, marks)
    tags = []
    for field in parsed.fields:
        if field.page != page:
            continue
        boxes = picture.boxes_of(field.start, field.end)
        color = COLORS.get(_section(field.path), _GREY)
        tags += [(box, field.path if number == 0 else "", color) for number, box in enumerate(boxes)]
    _draw_fields(canvas, tags)
    return _encode(_with_legend(canvas, marks, [color for _, _, color in tags], parsed))


def _section(path: str) -> str:
    return "head" if path.startswith("basics") and "summary" not in path else path.split(".")[-1] if (
        path.startswith("basics")) else path.split("[")[0]  # fmt: skip


def _marks(data: bytes, parsed: ParsedCv, page: Page) -> Iterable[_Mark]:
    """The lines of a PDF page as the reader made them, before anything was left out."""
    if parsed.format != "pdf" or not page.char_boxes:
        return
    try:
        detect(data)
        lines, _ = without_disguised(undivided(read_pdf(data).lines))
    except Refusal:
        return
    heading_of = _headings(lines)
    said = set(page.text.split("\n"))
    for line, area in zip(lines, areas_of(lines), strict=True):
        box = _box(line)
        if line.page != page.number or box is None:
            continue
        scaled = (box[0] / page.width, box[1] / page.height, box[2] / page.width, box[3] / page.height)
        heading = area == "heading"
        section = heading_of.get(id(line), "other") if heading else area
        yield _Mark(scaled, section, line.region, heading, line.text not in said)


def _headings(lines: list[TextLine]) -> dict[int, str]:
    """The section that each heading opens."""
    from talent.cv.sections.sections import split_sections

    return {id(each.heading): each.key for each in split_sections(lines) if each.heading is not None}


def _box(line: TextLine) -> Box | None:
    boxes = [box for box in line.boxes if box is not None]
    if not boxes:
        return None
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _lines_of_fields(parsed: ParsedCv, page: Page, boxes_of: object) -> Iterable[tuple[str, Box]]:
    """Where the lines themselves are not known (a scan, a page without positions): those that hold a value."""
    assert callable(boxes_of)  # noqa: S101 - narrows the type
    position = 0
    for text in page.text.split("\n"):
        end = position + len(text)
        here = [f for f in parsed.fields if f.page == page.number and f.start < end and f.end > position]
        if here:
            yield from ((_section(here[0].path), box) for box in boxes_of(position, end))
        position = end + 1


def _pixels(canvas: Image.Image, box: Box, margin: float = 0) -> tuple[float, float, float, float]:
    width, height = canvas.size
    return (
        box[0] * width - margin,
        box[1] * height - margin,
        box[2] * width + margin,
        box[3] * height + margin,
    )


def _draw_columns(canvas: Image.Image, marks: Sequence[_Mark]) -> None:
    """A frame around what is read in one go, numbered in the order of reading."""
    groups: list[list[_Mark]] = []
    for mark in marks:
        if groups and groups[-1][-1].region == mark.region:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    if len(groups) < 2:
        return
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    font = ImageFont.load_default(size=_LEGEND_SIZE)
    for number, group in enumerate(groups, start=1):
        around = (
            min(mark.box[0] for mark in group), min(mark.box[1] for mark in group),
            max(mark.box[2] for mark in group), max(mark.box[3] for mark in group),
        )  # fmt: skip
        x0, y0, x1, y1 = _pixels(canvas, around, 7)
        pen.rounded_rectangle((x0, y0, x1, y1), 8, outline=(0, 27, 61, 150), width=2)
        pen.ellipse((x0 - 11, y0 - 11, x0 + 11, y0 + 11), fill=(0, 27, 61, 255))
        pen.text((x0, y0), str(number), fill=(255, 255, 255, 255), font=font, anchor="mm")
    canvas.alpha_composite(layer)


def _draw_lines(canvas: Image.Image, marks: Sequence[_Mark]) -> None:
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for mark in marks:
        x0, y0, x1, y1 = _pixels(canvas, mark.box, 1)
        if mark.protected:
            pen.rectangle((x0, y0, x1, y1), outline=(*_PROTECTED, 255))
            for x in range(int(x0), int(x1), 7):
                pen.line((x, y1, min(x + (y1 - y0), x1), max(y0, y1 - (x1 - x))), fill=(*_PROTECTED, 150))
            continue
        color = COLORS.get(mark.section, _GREY)
        pen.rectangle((x0, y0, x1, y1), fill=(*color, 70 if mark.heading else 26), outline=(*color, 150))
        if mark.heading:
            pen.rectangle((x0 - 6, y0, x0 - 2, y1), fill=(*color, 255))
    canvas.alpha_composite(layer)


def _draw_fields(canvas: Image.Image, tags: Sequence[tuple[Box, str, Color]]) -> None:
    """A line under every value and its path beside it, moved where another tag stands already."""
    pen = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(size=_TAG_SIZE)
    taken: list[tuple[float, float, float, float]] = []
    words = [_pixels(canvas, box, -1) for box, _, _ in tags]
    for box, path, color in tags:
        x0, y0, x1, y1 = _pixels(canvas, box)
        pen.line((x0, y1, x1, y1), fill=color, width=2)
        if not path:
            continue
        wide = pen.textlength(path, font=font) + 6
        tall = _TAG_SIZE + 3
        left = min(x1 + 3, canvas.width - wide - 2)
        spots = [(left, y0 + 1), (x0, y0 - tall + 2), (x0, y1 + 1), (canvas.width - wide - 2, y0 + 1)]
        free = [each for each in spots if not _hits(each, wide, tall, taken)]
        spot = next((each for each in free if not _hits(each, wide, tall, words)), free[0] if free else None)
        if spot is None:
            continue
        area = (spot[0], spot[1], spot[0] + wide, spot[1] + tall)
        taken.append(area)
        pen.rounded_rectangle(area, 3, fill=color)
        pen.text((spot[0] + 3, spot[1] + tall / 2), path, fill=(255, 255, 255), font=font, anchor="lm")


def _hits(
    spot: tuple[float, float], wide: float, tall: float, taken: Sequence[tuple[float, float, float, float]]
) -> bool:
    x, y = spot
    return any(x < x1 and x + wide > x0 and y < y1 and y + tall > y0 for x0, y0, x1, y1 in taken)


def _with_legend(
    canvas: Image.Image, marks: Sequence[_Mark], used: Sequence[Color], parsed: ParsedCv
) -> Image.Image:
    """The page with the colours explained below it."""
    sections = [mark.section for mark in marks if not mark.protected]
    entries: dict[str, Color] = {}
    for section in sections:
        color = COLORS.get(section, _GREY)
        if color not in entries.values():
            entries["basics" if color == COLORS["head"] else section] = color
    for section, color in COLORS.items():
        if color in used and color not in entries.values():
            entries["basics" if color == COLORS["head"] else section] = color
    if any(mark.protected for mark in marks):
        entries["left out, protected: " + ", ".join(parsed.protected)] = _PROTECTED
    font = ImageFont.load_default(size=_LEGEND_SIZE)
    pen = ImageDraw.Draw(canvas)
    places, x, row = [], 16.0, 0
    for name, color in entries.items():
        wide = 26 + pen.textlength(name, font=font) + 22
        if x + wide > canvas.width - 16 and x > 16:
            x, row = 16.0, row + 1
        places.append((x, row, name, color))
        x += wide
    whole = Image.new("RGB", (canvas.width, canvas.height + 20 + _ROW * (row + 1)), (250, 250, 250))
    whole.paste(canvas.convert("RGB"), (0, 0))
    pen = ImageDraw.Draw(whole)
    pen.line((0, canvas.height, canvas.width, canvas.height), fill=(160, 160, 160))
    for left, line, name, color in places:
        y = canvas.height + 10 + _ROW * line
        pen.rounded_rectangle((left, y + 3, left + 18, y + _ROW - 7), 3, fill=color)
        pen.text((left + 26, y + _ROW / 2 - 2), name, fill=(33, 33, 33), font=font, anchor="lm")
    return whole


def _encode(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.quantize(_SHADES, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
