"""DOCX to lines, straight from its XML: headers, text boxes, nested tables, lists and content controls included.

What was deleted under tracking, the codes of fields, and what a placeholder asks for are no text of the person.
"""

import re
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

from talent.cv.formats.docx_styles import Styles, W, is_on, number, value_of
from talent.cv.formats.flow import Flow, Run
from talent.cv.formats.form_tables import Cell
from talent.cv.formats.link_target import links_of_words
from talent.cv.formats.office_zip import open_archive, read_part
from talent.cv.layout import Layout
from talent.cv.refusal import refuse, unreadable
from talent.cv.types import Reason

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MAX_DEPTH = 200
MAX_BOXES = 50
MAX_COLUMNS = 60
TINY_HALF_POINTS = 8
HEADING_STYLE = re.compile(r"^(?:heading|judul|title|kop)\s*(\d)?", re.I)
LIST_STYLE = re.compile(r"list|daftar|bullet", re.I)
WHITE = ("FFFFFF", "FEFEFE", "FDFDFD")
HOLDERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "txbxContent", "smartTag")
)
NO_TEXT = frozenset(
    f"{W}{name}"
    for name in (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "fldData",
    )
)


def read_docx(data: bytes) -> Layout:
    """Lines of header, body and footer in reading order; Word has no pages of its own, so all is page 1.

    Raises Refusal: damaged parts (unreadable), entities or a bomb (refused).
    """
    with open_archive(data, "docx") as archive:
        names = sorted(archive.namelist())
        document = read_part(archive, "word/document.xml", "docx")
        styles = Styles(read_part(archive, "word/styles.xml", "docx"))
        edges = {
            name: part
            for kind in ("header", "footer")
            for name in names
            if re.fullmatch(rf"word/{kind}\d*\.xml", name)
            and (part := read_part(archive, name, "docx")) is not None
        }
        links = [
            link
            for name, part in (*edges.items(), ("word/document.xml", document))
            if part is not None
            for link in _links(
                part, read_part(archive, name.replace("word/", "word/_rels/") + ".rels", "docx")
            )
        ]
        pictures = [info for info in archive.infolist() if info.filename.startswith("word/media/")]
    body = None if document is None else document.find(f"{W}body")
    if document is None or body is None:
        raise unreadable("cv.reason.damaged", format="docx")
    reader = _Reader(styles, _ground(document))
    reader.blocks(body)
    main = reader.flow.lines
    for part in edges.values():
        lines = reader.flow.cell(partial(reader.blocks, part))
        seen = {line.text for line in main}
        if part.tag == f"{W}hdr":
            main = [*(line for line in lines if line.text not in seen), *main]
        else:
            main = [*main, *(line for line in lines if line.text not in seen and len(line.text) > 8)]
    layout = reader.flow.layout(main)
    layout.links = links_of_words(links)
    if reader.embedded:
        layout.warnings.append(Reason("cv.warning.embedded_part", {"parts": reader.embedded}))
    if any(
        re.search(r"\.(?:jpe?g|png)$", info.filename, re.I) and info.file_size > 3_000 for info in pictures
    ):
        layout.protected.add("photo")
    return layout


def _links(part: Element, relations: Element | None) -> Iterator[tuple[str | None, str]]:
    """The address and the words of each link of a part; the addresses stand in a part of their own."""
    addresses = {each.get("Id"): each.get("Target") for each in (() if relations is None else relations)}
    for link in part.iter(f"{W}hyperlink"):
        yield addresses.get(link.get(f"{R}id")), "".join(text.text or "" for text in link.iter(f"{W}t"))


def _ground(document: Element) -> bool:
    """Whether the page itself has a colour that white letters stand out from."""
    background = document.find(f"{W}background")
    return background is not None and background.get(f"{W}color", "auto").upper() not in ("AUTO", *WHITE)


class _Reader:
    """Walks the body once and writes lines."""

    def __init__(self, styles: Styles, shaded: bool) -> None:
        self.styles = styles
        self.flow = Flow()
        self.shaded = shaded
        self.embedded = 0

    def blocks(self, parent: Element, depth: int = 0) -> None:
        """Paragraphs and tables of `parent` in order; content controls and the like are looked into."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self.flow.read_table(partial(self.rows, child, depth))
            elif child.tag == f"{W}altChunk":
                self.embedded += 1
            elif child.tag == f"{MC}AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self.blocks(chosen, depth + 1)
            elif child.tag in HOLDERS and not _is_placeholder(child):
                self.blocks(child, depth + 1)

    def paragraph(self, element: Element, depth: int) -> None:
        """One line for each line break; text boxes anchored here follow as a region of their own."""
        properties = element.find(f"{W}pPr")
        style = None if properties is None else value_of(properties.find(f"{W}pStyle"))
        runs: list[Run] = []
        boxes: list[tuple[Element, bool]] = []
        outer = self.shaded
        self.shaded = outer or _is_shaded(properties) or _is_shaded(self.styles.find(style, f"{W}pPr"))
        self._runs(element, style, runs, boxes, depth)
        self.shaded = outer
        heading = self._heading(style, properties)
        listed = self._is_listed(style, properties)
        self.flow.paragraph(runs, heading=heading, listed=listed, level=_level(properties))
        for box, filled in boxes[:MAX_BOXES]:
            self.flow.new_region()
            self.shaded = outer or filled
            self.blocks(box, depth + 1)
            self.shaded = outer
            self.flow.new_region()

    def _heading(self, style: str | None, properties: Element | None) -> int:
        """The level by the style's name, else by its outline."""
        named = HEADING_STYLE.match(self.styles.name(style))
        return number(named[1], 1) if named else self.styles.outline(style, properties)

    def _is_listed(self, style: str | None, properties: Element | None) -> bool:
        """Whether the paragraph has a bullet or a number; the list 0 takes off that of the style."""
        own = None if properties is None else properties.find(f"{W}numPr")
        numbering = own if own is not None else self.styles.find(style, f"{W}pPr/{W}numPr")
        if numbering is not None:
            return value_of(numbering.find(f"{W}numId"), "1") != "0"
        return bool(LIST_STYLE.search(self.styles.name(style)))

    def _runs(
        self,
        element: Element,
        style: str | None,
        runs: list[Run],
        boxes: list[tuple[Element, bool]],
        depth: int,
    ) -> None:
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        for child in element:
            if child.tag == f"{W}r":
                self._run(child, style, runs, boxes)
            elif child.tag in NO_TEXT or _is_placeholder(child):
                continue
            elif child.tag == f"{MC}AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self._runs(chosen, style, runs, boxes, depth + 1)
            elif len(child):
                self._runs(child, style, runs, boxes, depth + 1)

    def _run(
        self, run: Element, style: str | None, runs: list[Run], boxes: list[tuple[Element, bool]]
    ) -> None:
        properties = run.find(f"{W}rPr")
        text = ""
        for child in run:
            if child.tag == f"{W}t":
                text += (child.text or "").replace("\xad", "")
            elif child.tag in (f"{W}tab", f"{W}ptab"):
                text += "\t"
            elif child.tag in (f"{W}br", f"{W}cr"):
                text += "\n"
            elif child.tag == f"{W}noBreakHyphen":
                text += "-"
            elif child.tag == f"{W}sym":
                # A symbol before the text is its bullet; one inside it is an icon.
                text += " " if text or runs else "• "
            elif child.tag == f"{W}ruby":
                text += "".join(part.text or "" for part in child.iterfind(f"{W}rubyBase/{W}r/{W}t"))
            elif child.tag == f"{MC}AlternateContent":
                chosen = _chosen(child)
                boxes += [] if chosen is None else _text_boxes(chosen)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes += _text_boxes(child)
        if not text:
            return
        size = self._size(properties, style)
        hidden = self._hidden(properties, style, size)
        if hidden is not None:
            self.flow.hide(hidden, text)
            return
        bold = next((is_on(place) for place in self.styles.settings(properties, style, "b")), False)
        slant = next((is_on(place) for place in self.styles.settings(properties, style, "i")), False)
        capitals = next((is_on(place) for place in self.styles.settings(properties, style, "caps")), False)
        lined = self._underlined(properties, style)
        number_of_style = self.flow.style_of(size, bold, slant, lined, self._color(properties, style))
        # Whoever underlines a heading sets it off as others do by bold letters.
        runs.append(Run(text.upper() if capitals else text, size, bold or lined, number_of_style))

    def _underlined(self, properties: Element | None, style: str | None) -> bool:
        """Whether the letters are underlined by themselves or their paragraph's style; that of links does not count."""
        own = None if properties is None else properties.find(f"{W}u")
        line = own if own is not None else self.styles.find(style, f"{W}rPr/{W}u")
        linked = properties is not None and properties.find(f"{W}rStyle") is not None
        return line is not None and not linked and value_of(line, "single") != "none"

    def _size(self, properties: Element | None, style: str | None) -> float:
        for place in self.styles.settings(properties, style, "sz"):
            return number(place.get(f"{W}val"), 22) / 2
        return self.styles.default_size / 2

    def _color(self, properties: Element | None, style: str | None) -> str:
        colors = (place.get(f"{W}val", "") for place in self.styles.settings(properties, style, "color"))
        return next(colors, "").upper()

    def _hidden(self, properties: Element | None, style: str | None, size: float) -> str | None:
        if next((is_on(place) for place in self.styles.settings(properties, style, "vanish")), False):
            return "vanished_text"
        if size * 2 < TINY_HALF_POINTS:
            return "tiny_text"
        if self._color(properties, style) in WHITE and not self.shaded and not _is_shaded(properties):
            return "white_text"
        return None

    def rows(self, table: Element, depth: int) -> list[list[Cell]]:
        """The cells of a table, those inside of content controls included."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        shaded = _is_shaded(table.find(f"{W}tblPr"))
        rows: list[list[Cell]] = []
        for row in _children(table, "tr"):
            rows.append([])
            for cell in _children(row, "tc"):
                rows[-1].append(self.flow.cell(partial(self.cell, cell, shaded, depth)))
                # A cell over several columns leaves those behind its first one empty.
                span = number(value_of(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
                rows[-1] += [[] for _ in range(min(span, MAX_COLUMNS) - 1)]
        return rows

    def cell(self, element: Element, shaded: bool, depth: int) -> None:
        """The blocks of one cell on its own ground."""
        outer = self.shaded
        self.shaded = outer or shaded or _is_shaded(element.find(f"{W}tcPr"))
        self.blocks(element, depth + 1)
        self.shaded = outer


def _level(properties: Element | None) -> str:
    """The list of a paragraph and its level in it, "" where it has none of its own."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    if numbering is None:
        return ""
    places = (value_of(numbering.find(f"{W}{tag}"), "0") or "0" for tag in ("numId", "ilvl"))
    return ".".join(places)


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, those inside of content controls and insertions included."""
    for child in element:
        if child.tag == f"{W}{tag}":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in HOLDERS:
            yield from _children(child, tag)


def _is_placeholder(element: Element) -> bool:
    """A content control that still shows what should be filled in."""
    return element.tag == f"{W}sdt" and is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _is_shaded(properties: Element | None) -> bool:
    """Whether the ground of a run, paragraph, cell or table has a colour."""
    shade = None if properties is None else properties.find(f"{W}shd")
    if shade is None:
        highlight = None if properties is None else properties.find(f"{W}highlight")
        return value_of(highlight, "none") not in ("none", "white")
    solid = value_of(shade, "clear") == "solid"
    return solid or shade.get(f"{W}fill", "auto").upper() not in ("AUTO", *WHITE)


def _chosen(alternate: Element) -> Element | None:
    """One of the ways in which the same thing is stored: never two of them."""
    choices = [*alternate.iterfind(f"{MC}Choice"), *alternate.iterfind(f"{MC}Fallback")]
    with_text = (choice for choice in choices if next(choice.iter(f"{W}t"), None) is not None)
    return next(with_text, choices[0] if choices else None)


def _text_boxes(element: Element) -> list[tuple[Element, bool]]:
    """The outermost text boxes of a drawing, each with whether letters in it stand on a coloured ground."""
    found: list[tuple[Element, bool]] = []
    behind = any(anchor.get("behindDoc") in ("1", "true") for anchor in element.iter(f"{WP}anchor"))
    pending = [(element, behind)]
    while pending and len(found) < MAX_BOXES:
        node, filled = pending.pop()
        filled = filled or _is_filled(node)
        if node.tag == f"{W}txbxContent":
            found.append((node, filled))
        elif node.tag == f"{MC}AlternateContent":
            chosen = _chosen(node)
            pending += [] if chosen is None else [(chosen, filled)]
        else:
            pending += [(child, filled) for child in reversed(node)]
    return found


def _is_filled(shape: Element) -> bool:
    """Whether a shape of either of Word's two drawing languages has a fill that is not white."""
    color = shape.get("fillcolor", "white").lower()
    if shape.get("fillcolor") and shape.get("filled", "t") not in ("f", "false"):
        return color.split(" ")[0].lstrip("#").upper() not in (*WHITE, "WHITE", "FFF")
    properties = shape.find(f"{WPS}spPr")
    if properties is None:
        return False
    for name in ("solidFill", "gradFill", "blipFill", "pattFill"):
        fill = properties.find(f"{DRAWING}{name}")
        if fill is not None:
            plain = fill.find(f"{DRAWING}srgbClr")
            return name != "solidFill" or plain is None or plain.get("val", "").upper() not in WHITE
    reference = shape.find(f"{WPS}style/{DRAWING}fillRef")
    return (
        properties.find(f"{DRAWING}noFill") is None
        and reference is not None
        and reference.get("idx", "0") != "0"
    )
