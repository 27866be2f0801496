"""DOCX to lines, straight from its XML: headers, text boxes, nested tables and numbered lists included.

defusedxml refuses entities and DTDs, so neither billion laughs nor an outside reference is followed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from talent.cv.detect import MAX_UNPACKED
from talent.cv.headings import section_of
from talent.cv.layout import Layout, TextLine
from talent.cv.read_text import BULLET, clean
from talent.cv.refusal import refuse, unreadable
from talent.cv.types import Reason

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAX_XML = 24 * 1024 * 1024
MAX_DEPTH = 200
TINY_HALF_POINTS = 8
OFF = ("0", "false", "none", "off")
HEADING_STYLE = re.compile(r"(?:heading|judul|title|kop)\s*(\d)?", re.I)
LIST_STYLE = re.compile(r"list|daftar|bullet", re.I)
WHITE = ("FFFFFF", "FEFEFE", "FDFDFD")


def read_docx(data: bytes) -> Layout:
    """Lines of header, body and footer in reading order; Word has no pages of its own, so all is page 1.

    Raises Refusal: damaged parts (unreadable), entities or a bomb (refused).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            document = _parse(_unpack(archive, "word/document.xml"))
            styles = (
                _Styles(_parse(_unpack(archive, "word/styles.xml")))
                if "word/styles.xml" in names
                else _Styles(None)
            )
            edges = [
                _parse(_unpack(archive, name))
                for kind in ("header", "footer")
                for name in sorted(names)
                if re.fullmatch(rf"word/{kind}\d*\.xml", name)
            ]
            pictures = [info for info in archive.infolist() if info.filename.startswith("word/media/")]
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise unreadable("cv.reason.damaged", format="docx") from error
    reader = _Reader(styles)
    body = document.find(f"{W}body")
    if body is None:
        raise unreadable("cv.reason.damaged", format="docx")
    reader.blocks(body)
    main = reader.lines
    for part in edges:
        reader.lines = []
        reader.blocks(part)
        fresh = [line for line in reader.lines if all(line.text != other.text for other in main)]
        above, below = (
            (fresh, []) if part.tag == f"{W}hdr" else ([], [line for line in fresh if len(line.text) > 8])
        )
        main = [*above, *main, *below]
    layout = Layout([(0.0, 0.0)], main)
    layout.warnings = [
        Reason(f"cv.warning.{kind}", {"page": 1, "characters": count})
        for kind, count in reader.hidden.items()
    ]
    if any(
        re.search(r"\.(?:jpe?g|png)$", info.filename, re.I) and info.file_size > 3_000 for info in pictures
    ):
        layout.protected.add("photo")
    return layout


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, never more of it than is allowed, whatever its entry says."""
    with archive.open(name) as part:
        data = part.read(min(MAX_XML, MAX_UNPACKED) + 1)
    if len(data) > MAX_XML:
        raise refuse("cv.reason.zip_bomb")
    return data


def _parse(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise refuse("cv.reason.unsafe_xml") from error
    except (ParseError, ValueError, LookupError) as error:
        raise unreadable("cv.reason.damaged", format="docx") from error
    return root


class _Styles:
    """What the named styles set: size, weight, hidden, level of heading."""

    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, Element] = {}
        self.default_size = 22
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            self.by_id[style.get(f"{W}styleId", "")] = style
        size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        if size is not None:
            self.default_size = _number(size.get(f"{W}val"), 22)

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those it is based on, at most ten."""
        for _ in range(10):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            base = style.find(f"{W}basedOn")
            style_id = None if base is None else base.get(f"{W}val")

    def name(self, style_id: str | None) -> str:
        style = self.by_id.get(style_id or "")
        name = None if style is None else style.find(f"{W}name")
        return (style_id or "") if name is None else name.get(f"{W}val", "")

    def find(self, style_id: str | None, path: str) -> Element | None:
        """The first setting along the chain."""
        for style in self.chain(style_id):
            found = style.find(path)
            if found is not None:
                return found
        return None


def _number(text: str | None, default: int) -> int:
    try:
        return int(float(text or default))
    except (ValueError, OverflowError):
        return default


def _on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1").lower() not in OFF


class _Reader:
    """Walks the body once and writes lines."""

    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.lines: list[TextLine] = []
        self.hidden: dict[str, int] = {}
        self.region = 1
        self.table = 0
        self.blank = True

    def blocks(self, parent: Element, depth: int = 0) -> None:
        """Paragraphs and tables of `parent` in order; content controls and the like are looked into."""
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self.read_table(child, depth)
            elif child.tag in (
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}customXml",
                f"{W}ins",
                f"{W}moveTo",
                f"{W}txbxContent",
            ):
                self.blocks(child, depth + 1)

    def paragraph(self, element: Element, depth: int) -> None:
        """One line for each line break; text boxes anchored here follow as a region of their own."""
        properties = element.find(f"{W}pPr")
        style = None if properties is None else _value(properties.find(f"{W}pStyle"))
        runs: list[tuple[str, float, bool]] = []
        boxes: list[Element] = []
        self._runs(element, style, runs, boxes, depth)
        self._write(runs, style, properties)
        for box in boxes:
            self.region += 1
            self.blank = True
            self.blocks(box, depth + 1)
            self.region += 1

    def _runs(
        self,
        element: Element,
        style: str | None,
        runs: list[tuple[str, float, bool]],
        boxes: list[Element],
        depth: int,
    ) -> None:
        if depth > MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        for child in element:
            if child.tag == f"{W}r":
                self._run(child, style, runs, boxes, depth)
            elif child.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}instrText"):
                continue
            elif len(child):
                self._runs(child, style, runs, boxes, depth + 1)

    def _run(
        self,
        run: Element,
        style: str | None,
        runs: list[tuple[str, float, bool]],
        boxes: list[Element],
        depth: int,
    ) -> None:
        properties = run.find(f"{W}rPr")
        text = ""
        for child in run:
            if child.tag == f"{W}t":
                text += child.text or ""
            elif child.tag in (f"{W}tab", f"{W}ptab"):
                text += "\t"
            elif child.tag in (f"{W}br", f"{W}cr"):
                text += "\n"
            elif child.tag == f"{W}noBreakHyphen":
                text += "-"
            elif child.tag == f"{W}sym":
                text += _symbol(child)
            elif child.tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                boxes += _text_boxes(choice if choice is not None else child)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes += _text_boxes(child)
        if not text:
            return
        size = self._size(properties, style)
        hidden = self._hidden(properties, style, size)
        if hidden is not None:
            count = len(text.strip())
            if count:
                self.hidden[hidden] = self.hidden.get(hidden, 0) + count
            return
        runs.append((text, size, self._bold(properties, style)))

    def _size(self, properties: Element | None, style: str | None) -> float:
        for place in self._places(properties, style, "sz"):
            return _number(place.get(f"{W}val"), 22) / 2
        return self.styles.default_size / 2

    def _bold(self, properties: Element | None, style: str | None) -> bool:
        return next((_on(place) for place in self._places(properties, style, "b")), False)

    def _places(self, properties: Element | None, style: str | None, tag: str) -> Iterator[Element]:
        """The setting where it counts first: the run, its character style, the paragraph's style."""
        if properties is not None:
            own = properties.find(f"{W}{tag}")
            if own is not None:
                yield own
            named = self.styles.find(_value(properties.find(f"{W}rStyle")), f"{W}rPr/{W}{tag}")
            if named is not None:
                yield named
        inherited = self.styles.find(style, f"{W}rPr/{W}{tag}")
        if inherited is not None:
            yield inherited

    def _hidden(self, properties: Element | None, style: str | None, size: float) -> str | None:
        if next((_on(place) for place in self._places(properties, style, "vanish")), False):
            return "vanished_text"
        if size * 2 < TINY_HALF_POINTS:
            return "tiny_text"
        color = next((place.get(f"{W}val", "") for place in self._places(properties, style, "color")), "")
        if (
            color.upper() in WHITE
            and not self.shaded
            and (properties is None or properties.find(f"{W}shd") is None)
        ):
            return "white_text"
        return None

    shaded = False

    def _write(
        self, runs: list[tuple[str, float, bool]], style: str | None, properties: Element | None
    ) -> None:
        """Turn runs into lines."""
        whole = clean("".join(text for text, _, _ in runs))
        if not whole.strip():
            self.blank = True
            return
        numbered = properties is not None and properties.find(f"{W}numPr") is not None
        numbered = numbered or self.styles.find(style, f"{W}pPr/{W}numPr") is not None
        name = self.styles.name(style)
        heading = HEADING_STYLE.match(name)
        level = 0 if heading is None else _number(heading[1], 1)
        listed = numbered or bool(LIST_STYLE.search(name))
        spaced = self.blank
        for part in _split_runs(runs):
            text = clean("".join(text for text, _, _ in part))
            bullet = BULLET.match(text)
            if bullet and text[bullet.end() :].strip():
                text = text[bullet.end() :]
            text = re.sub(r"\s*\t+\s*", "\t", re.sub(r" {4,}", "\t", text)).strip()
            if not text:
                continue
            letters = sum(len(piece.strip()) for piece, _, _ in part) or 1
            bold = sum(len(piece.strip()) for piece, _, is_bold in part if is_bold) > 0.8 * letters
            line = TextLine(
                text,
                size=max(size for piece, size, _ in part if piece.strip()),
                bold=bold,
                bold_start=_bold_lead(part),
                heading=level,
                bullet=(listed and level == 0 and section_of(text) is None) or bool(bullet),
                gap=1.0 if spaced else 0.0,
                region=self.region,
                table=self.table,
            )
            line.cells = _cells(text)
            self.lines.append(line)
            spaced = False
        self.blank = False

    def read_table(self, element: Element, depth: int) -> None:
        """A grid of short cells reads across, row by row; cells that hold paragraphs are read one by one."""
        outer, self.table = self.table, self.table + 1
        rows = [self._row(row, depth) for row in _children(element, "tr")]
        self.table = outer + 1
        kind = _kind_of_table(rows)
        for cells in rows:
            self.region += kind == "layout"
            if kind == "layout":
                for lines in cells:
                    self.region += 1
                    for line in lines:
                        line.region = self.region
                        self.lines.append(line)
                self.region += 1
            else:
                self.lines += _across(cells)
        self.table = outer
        self.blank = True

    def _row(self, row: Element, depth: int) -> list[list[TextLine]]:
        """The lines of each cell of a row."""
        cells = []
        for cell in _children(row, "tc"):
            lines, self.lines = self.lines, []
            shade, self.shaded = self.shaded, self.shaded or _is_shaded(cell)
            self.blank = True
            self.blocks(cell, depth + 1)
            cells.append(self.lines)
            self.lines, self.shaded = lines, shade
        return cells


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, those inside of content controls included."""
    for child in element:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(child, tag)


def _is_shaded(cell: Element) -> bool:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return shade is not None and shade.get(f"{W}fill", "auto").upper() not in ("AUTO", *WHITE)


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _symbol(element: Element) -> str:
    """A bullet of a symbol font."""
    del element
    return "•"


def _text_boxes(element: Element) -> list[Element]:
    return list(element.iter(f"{W}txbxContent"))[:50]


def _split_runs(runs: list[tuple[str, float, bool]]) -> list[list[tuple[str, float, bool]]]:
    """Runs parted at line breaks."""
    parts: list[list[tuple[str, float, bool]]] = [[]]
    for text, size, bold in runs:
        for number, piece in enumerate(text.split("\n")):
            if number:
                parts.append([])
            parts[-1].append((piece, size, bold))
    return [part for part in parts if any(piece.strip() for piece, _, _ in part)]


def _bold_lead(part: list[tuple[str, float, bool]]) -> int:
    lead = 0
    for piece, _, bold in part:
        if not bold:
            break
        lead += len(piece)
    return lead


def _cells(text: str) -> list[tuple[int, int]]:
    if "\t" not in text:
        return []
    cells, start = [], 0
    for part in text.split("\t"):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def _kind_of_table(rows: list[list[list[TextLine]]]) -> str:
    """`grid`: cells are values; `layout`: cells are columns of the page with sections in them."""
    for cells in rows:
        filled = [lines for lines in cells if lines]
        if len(filled) < 2:
            continue
        if sum(any(section_of(line.text) for line in lines) and len(lines) > 1 for lines in filled) >= 2:
            return "layout"
        if sum(len(lines) > 6 for lines in filled) >= 1 and any(section_of(line.text) for line in filled[0]):
            return "layout" if len(filled[0]) > 1 else "grid"
    return "grid"


def _across(cells: list[list[TextLine]]) -> list[TextLine]:
    """A row as lines: the first lines of the cells side by side, then what else the cells hold."""
    filled = [lines for lines in cells if lines]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0]
    if (
        len(filled[0]) == 1
        and section_of(filled[0][0].text) is not None
        and len(filled) == 2
        and not filled[1][0].text.startswith(":")
    ):
        return [*filled[0], *filled[1]]
    first = [lines[0] for lines in filled]
    if len(first) > 2 and first[1].text.strip() == ":":
        first = [first[0], *first[2:]]
    texts = [line.text.replace("\t", " ").strip() for line in first]
    line = TextLine(
        "\t".join(texts), size=max(item.size for item in first), bold=all(item.bold for item in first),
        region=first[0].region, table=first[0].table, gap=first[0].gap,
        bold_start=len(texts[0]) if first[0].bold else 0,
    )  # fmt: skip
    line.cells = _cells(line.text)
    return [line, *(other for lines in filled for other in lines[1:])]
