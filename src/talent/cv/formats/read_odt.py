"""ODT (OpenDocument text) to lines: frames, sections, lists, tables, headers and footers included.

Names of elements are those of the OpenDocument specification 1.2, part 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from xml.etree.ElementTree import Element

from talent.cv.formats.flow import Flow, Run
from talent.cv.formats.form_tables import Cell
from talent.cv.formats.link_target import links_of_words
from talent.cv.formats.office_zip import open_archive, read_part
from talent.cv.layout import Layout
from talent.cv.refusal import refuse, unreadable

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
T, S, OFFICE = f"{{{_OASIS}text:1.0}}", f"{{{_OASIS}style:1.0}}", f"{{{_OASIS}office:1.0}}"
TABLE, DRAW = f"{{{_OASIS}table:1.0}}", f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
MAX_DEPTH = 200
MAX_ROWS = 2_000
TINY = 4.0
DEFAULT_SIZE = 12.0
LENGTH = re.compile(r"^([\d.]+)(pt|cm|mm|in|px|pc|%)$")
POINTS = {"pt": 1.0, "cm": 28.346, "mm": 2.8346, "in": 72.0, "px": 0.75, "pc": 12.0}
WHITE = re.compile(r"^#f[c-f]f[c-f]f[c-f]$", re.I)
HEADING_STYLE = re.compile(r"^(?:heading|judul|title|kop)(?:_20_|\s)*(\d)?", re.I)
# What stands beside the text: notes of reviewers, what was deleted, indices of the office program itself.
SKIPPED = frozenset(
    (
        *(
            f"{T}{name}"
            for name in ("tracked-changes", "sequence-decls", "user-field-decls", "variable-decls")
        ),
        *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms")),
        f"{T}note-citation",
        f"{DRAW}image",
    )
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How letters are set, after what surrounds them."""

    size: float = DEFAULT_SIZE
    bold: bool = False
    italic: bool = False
    color: str = ""
    hidden: bool = False
    ground: bool = False
    capitals: bool = False


def read_odt(data: bytes) -> Layout:
    """Lines of header, body and footer in reading order, as page 1.

    Raises Refusal: damaged parts (unreadable), entities or a bomb (refused).
    """
    with open_archive(data, "odt") as archive:
        content, styles = (read_part(archive, name, "odt") for name in ("content.xml", "styles.xml"))
        pictures = [info for info in archive.infolist() if info.filename.startswith("Pictures/")]
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise unreadable("cv.reason.damaged", format="odt")
    reader = _Reader(_Styles([root for root in (styles, content) if root is not None]))
    reader.blocks(body, _Setting())
    main = reader.flow.lines
    seen = {line.text for line in main}
    for name in ("header", "footer"):
        lines = reader.flow.cell(partial(reader.edges, styles, name))
        fresh = [line for line in lines if line.text not in seen and (name == "header" or len(line.text) > 8)]
        main = [*fresh, *main] if name == "header" else [*main, *fresh]
    layout = reader.flow.layout(main)
    layout.links = links_of_words(
        (each.get(f"{XLINK}href"), "".join(each.itertext()))
        for part in (styles, content)
        if part is not None
        for each in part.iter(f"{T}a")
    )
    if any(
        re.search(r"\.(?:jpe?g|png|webp)$", info.filename, re.I) and info.file_size > 3_000
        for info in pictures
    ):
        layout.protected.add("photo")
    return layout


class _Styles:
    """Named and automatic styles; a style adds to the one it is based on."""

    def __init__(self, roots: list[Element]) -> None:
        self.by_name: dict[tuple[str, str], Element] = {}
        self.defaults: dict[str, Element] = {}
        self.bullets: set[str] = set()
        for root in roots:
            for style in root.iter(f"{S}style"):
                self.by_name[style.get(f"{S}family", ""), style.get(f"{S}name", "")] = style
            for style in root.iter(f"{S}default-style"):
                self.defaults[style.get(f"{S}family", "")] = style

    def chain(self, family: str, name: str | None) -> list[Element]:
        """From the most general style to `name` itself; at most ten."""
        found: list[Element] = []
        while name is not None and len(found) < 10:
            style = self.by_name.get((family, name))
            if style is None:
                break
            found.insert(0, style)
            name = style.get(f"{S}parent-style-name")
        return found

    def apply(self, setting: _Setting, family: str, name: str | None) -> _Setting:
        """`setting` with what the style and its bases set."""
        for style in self.chain(family, name):
            for properties in style:
                setting = _changed(setting, properties)
        return setting

    def start(self) -> _Setting:
        """The setting of a paragraph without a style."""
        setting = _Setting()
        for properties in self.defaults.get("paragraph", ()):
            setting = _changed(setting, properties)
        return setting

    def heading_name(self, name: str | None) -> str:
        """The name of the nearest of a paragraph's styles that is named after a heading, empty where none is."""
        for style in reversed(self.chain("paragraph", name)):
            shown = style.get(f"{S}display-name") or style.get(f"{S}name") or ""
            if HEADING_STYLE.match(shown):
                return shown
        return ""


def _changed(setting: _Setting, properties: Element) -> _Setting:
    """What a `style:…-properties` element changes."""
    get = properties.get
    if properties.tag == f"{S}text-properties":
        if size := LENGTH.match(get(f"{FO}font-size", "")):
            value = float(size[1])
            setting = replace(
                setting, size=setting.size * value / 100 if size[2] == "%" else value * POINTS[size[2]]
            )
        if weight := get(f"{FO}font-weight"):
            setting = replace(setting, bold=weight == "bold" or (weight.isdigit() and int(weight) >= 600))
        if slant := get(f"{FO}font-style"):
            setting = replace(setting, italic=slant != "normal")
        if color := get(f"{FO}color"):
            setting = replace(setting, color=color)
        if display := get(f"{T}display"):
            setting = replace(setting, hidden=display == "none")
        if transform := get(f"{FO}text-transform"):
            setting = replace(setting, capitals=transform == "uppercase")
    ground = get(f"{FO}background-color") or get(f"{DRAW}fill-color")
    if ground and ground != "transparent":
        setting = replace(setting, ground=not WHITE.match(ground))
    return setting


class _Reader:
    """Walks the text once and writes lines."""

    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.flow = Flow()

    def blocks(self, parent: Element, setting: _Setting, *, listed: bool = False, depth: int = 0) -> None:
        """Paragraphs, lists, tables and what holds them, in order."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        for child in parent:
            tag = child.tag
            if tag in (f"{T}p", f"{T}h"):
                self.paragraph(child, setting, listed=listed, depth=depth)
                listed = listed and tag == f"{T}h"
            elif tag == f"{T}list":
                for item in child:
                    self.blocks(item, setting, listed=item.tag == f"{T}list-item", depth=depth + 1)
            elif tag == f"{TABLE}table":
                self.flow.read_table(partial(self.rows, child, setting, depth + 1))
            elif tag == f"{T}section":
                self.section(child, setting, depth)
            elif tag in SKIPPED or not isinstance(tag, str):
                continue
            elif tag.startswith((T, DRAW, OFFICE)):
                self.blocks(child, setting, depth=depth + 1)

    def section(self, element: Element, setting: _Setting, depth: int) -> None:
        """A section; one that is not shown is left out and said."""
        if element.get(f"{T}display", "true") != "true":
            self.flow.hide("vanished_text", "".join(element.itertext()))
            return
        self.flow.new_region()
        self.blocks(
            element, self.styles.apply(setting, "section", element.get(f"{T}style-name")), depth=depth + 1
        )
        self.flow.new_region()

    def paragraph(self, element: Element, setting: _Setting, *, listed: bool, depth: int) -> None:
        """One paragraph; the frames anchored in it follow as regions of their own."""
        name = element.get(f"{T}style-name")
        start = replace(self.styles.start(), hidden=setting.hidden, ground=setting.ground)
        setting = self.styles.apply(start, "paragraph", name)
        runs: list[Run] = []
        frames: list[tuple[Element, _Setting]] = []
        self.inline(element, setting, runs, frames, depth)
        heading = 0
        if element.tag == f"{T}h":
            level = element.get(f"{T}outline-level", "1")
            heading = int(level) if level.isdigit() else 1
        elif named := HEADING_STYLE.match(self.styles.heading_name(name)):
            heading = int(named[1] or 1)
        self.flow.paragraph(runs, heading=min(heading, 9), listed=listed)
        for frame, around in frames:
            self.flow.new_region()
            self.blocks(frame, around, depth=depth + 1)
            self.flow.new_region()

    def inline(
        self,
        element: Element,
        setting: _Setting,
        runs: list[Run],
        frames: list[tuple[Element, _Setting]],
        depth: int,
    ) -> None:
        """The letters inside a paragraph, spans and links included."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        self.letters(element.text, setting, runs)
        for child in element:
            tag = child.tag
            if tag == f"{T}s":
                count = child.get(f"{T}c", "1")
                self.letters(" " * min(int(count) if count.isdigit() else 1, 80), setting, runs, exact=True)
            elif tag == f"{T}tab":
                self.letters("\t", setting, runs, exact=True)
            elif tag == f"{T}line-break":
                self.letters("\n", setting, runs, exact=True)
            elif tag in (f"{T}hidden-text", f"{T}hidden-paragraph"):
                self.flow.hide("vanished_text", child.get(f"{T}string-value") or "".join(child.itertext()))
            elif tag in SKIPPED or not isinstance(tag, str):
                pass
            elif tag.startswith(DRAW):
                frames.append((child, self.styles.apply(setting, "graphic", child.get(f"{DRAW}style-name"))))
            else:
                around = self.styles.apply(setting, "text", child.get(f"{T}style-name"))
                self.inline(child, around, runs, frames, depth + 1)
            self.letters(child.tail, setting, runs)

    def letters(self, text: str | None, setting: _Setting, runs: list[Run], *, exact: bool = False) -> None:
        """Add letters, or count them where nobody sees them; white space of the file itself is one space."""
        if not text:
            return
        if not exact:
            text = re.sub(r"[ \t\r\n]+", " ", text)
        kind = None
        if setting.hidden:
            kind = "vanished_text"
        elif setting.size < TINY:
            kind = "tiny_text"
        elif WHITE.match(setting.color) and not setting.ground:
            kind = "white_text"
        if kind is not None:
            self.flow.hide(kind, text)
            return
        style = self.flow.style_of(round(setting.size, 1), setting.bold, setting.italic, setting.color)
        shown = text.upper() if setting.capitals else text
        runs.append(Run(shown, setting.size, setting.bold, style))

    def rows(self, table: Element, setting: _Setting, depth: int) -> list[list[Cell]]:
        """The cells of a table, those of header rows and groups included."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        return [
            [
                self.flow.cell(partial(self.cell, cell, setting, depth))
                for cell in row
                if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
            ]
            for row in _rows_of(table)
        ][:MAX_ROWS]

    def cell(self, element: Element, setting: _Setting, depth: int) -> None:
        """The blocks of one cell on its own ground."""
        around = self.styles.apply(setting, "table-cell", element.get(f"{TABLE}style-name"))
        self.blocks(element, around, depth=depth + 1)

    def edges(self, styles: Element | None, name: str) -> None:
        """The headers or footers of all master pages, left and first pages included."""
        if styles is None:
            return
        for page in styles.iter(f"{S}master-page"):
            for part in page:
                if part.tag in (f"{S}{name}", f"{S}{name}-first", f"{S}{name}-left"):
                    self.blocks(part, _Setting())


def _rows_of(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows_of(child)
