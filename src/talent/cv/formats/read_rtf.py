"""RTF to lines by a reader of its own: tables, tabs, hidden text, shapes with text, and letters of every code page.

The one maintained library, striprtf, gives the bare text: it loses what is hidden, bold and large, and where the cells
of a table end, which are the things that a CV is read by. Control words are those of the RTF specification 1.9.1.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from talent.cv.formats.flow import Flow, Run
from talent.cv.formats.form_tables import Cell
from talent.cv.layout import Layout, TextLine
from talent.cv.refusal import refuse, unreadable

MAX_DEPTH = 400
MAX_TOKENS = 2_000_000
TINY = 4.0
TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
# Destinations without text of the document; every one behind `\*` that is not known is skipped as well.
SKIPPED = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "fldinst", "listtable", "listoverridetable",
        "revtbl", "rsidtbl", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "generator",
        "bkmkstart", "bkmkend", "nonshppict", "shprslt", "do", "footnote", "annotation", "atnid", "atnauthor",
        "filetbl", "pgptbl", "mmathPr", "wgrffmtfilter", "panose", "falt", "operator", "author", "title", "userprops",
        "picprop", "sn", "sv", "nesttableprops", "objdata", "objclass", "blipuid", "template", "passwordhash",
        "tc", "xe", "private", "upr",
    )
)  # fmt: skip
# Known destinations behind `\*` whose text counts.
STARRED = frozenset(("shpinst", "shptxt", "ud", "pn", "pntext", "cs"))
LIST_MARKS = frozenset(("listtext", "pntext", "pn", "pntxtb", "pntxta"))
EDGES = {"header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
         "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer"}  # fmt: skip
SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip
ESCAPES = {
    b"~": " ",
    b"_": "-",
    b"-": "",
    b"\n": "\n",
    b"\r": "\n",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\t": "\t",
}
# Code pages by the number of a font's character set (`\fcharset`).
CHARSETS = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
            163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
            77: "mac_roman"}  # fmt: skip
SYMBOL_CHARSET = 2
# The name and the value of a property of a shape.
SHAPE_PARTS = {"sn": "property", "sv": "value"}
WHITE_GROUND = 0xFFFFFF
HEADING_STYLE = re.compile(r"^(?:heading|judul|title|kop)\s*(\d)?", re.I)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end; `size` is in points."""

    size: float = 12.0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    color: int = 0
    ground: int = 0
    font: int = -1
    skip: int = 1
    target: str = ""
    mark: bool = False
    capitals: bool = False
    # Whether the ground of the shape has a colour.
    filled: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What counts for a whole paragraph."""

    runs: list[Run] = field(default_factory=list)
    in_table: bool = False
    listed: bool = False
    heading: int = 0
    shaded: bool = False


def read_rtf(data: bytes) -> Layout:
    """Lines in reading order, as page 1. Raises Refusal: cut short (unreadable), nested or built too largely (refused).

    A file whose groups do not close was cut off on its way: half a CV is not the person's CV.
    """
    reader = _Reader(data)
    if not reader.read():
        raise unreadable("cv.reason.truncated", format="rtf")
    seen = {line.text for line in reader.flow.lines}
    head = [line for line in reader.edges["header"] if line.text not in seen]
    foot = [line for line in reader.edges["footer"] if line.text not in seen and len(line.text) > 8]
    layout = reader.flow.layout([*head, *reader.flow.lines, *foot])
    if reader.photo:
        layout.protected.add("photo")
    return layout


class _Reader:
    """One pass over the tokens."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.flow = Flow()
        self.edges: dict[str, list[TextLine]] = {"header": [], "footer": []}
        self.state = _State()
        self.stack: list[tuple[_State, Callable[[], None] | None]] = []
        self.paragraph = _Paragraph()
        self.codec = "cp1252"
        self.fonts: dict[int, str] = {}
        self.symbol_fonts: set[int] = set()
        self.colors: list[tuple[int, int, int] | None] = []
        self._mixed: tuple[int, int, int] | None = None
        self.styles: dict[int, int] = {}
        self.style_name: tuple[int, str] = (0, "")
        self.pending = b""
        self.surrogate = 0
        self.fallback = 0
        self.cells: list[Cell] = []
        self.rows: list[list[Cell]] = []
        self.in_cell: list[_Paragraph] = []
        self.row_shades: list[bool] = []
        self.shade_next = False
        self.photo = False
        # The property of a shape that is being read, and whether its ground has a colour.
        self.property, self.filled = "", False

    def read(self) -> bool:
        """Read to the end of the outermost group; False where it never ends."""
        position, count, size = 0, 0, len(self.data)
        while position < size:
            match = TOKEN.match(self.data, position)
            if match is None:
                position += 1
                continue
            position, count = match.end(), count + 1
            if count > MAX_TOKENS:
                raise refuse("cv.reason.too_complex")
            word, argument, code, escape, brace, text = match.groups()
            if code is not None:
                self._byte(bytes([int(code, 16)]))
                continue
            if text is not None:
                self._plain(text)
                continue
            self._flush_bytes()
            if brace == b"{":
                self._open()
            elif brace == b"}":
                if self._close():
                    self._end_paragraph()
                    self._end_table()
                    return True
            elif escape == b"*":
                self._starred(position)
            elif escape is not None:
                self._text(ESCAPES.get(escape, ""))
            elif word is not None:
                name, number = word.decode("ascii"), None if argument is None else int(argument)
                if name == "bin":
                    position += max(number or 0, 0)
                    continue
                self._word(name, number)
        return False

    def _open(self) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise refuse("cv.reason.too_complex")
        self.stack.append((self.state, None))
        self.fallback = 0

    def _close(self) -> bool:
        """End a group; True where it was the outermost."""
        if not self.stack:
            return True
        if self.state.target == "stylesheet" and self.style_name[1]:
            self._note_style()
        self.state, after = self.stack.pop()
        self.fallback = 0
        if after is not None:
            after()
        return not self.stack

    def _at_end(self, after: Callable[[], None]) -> None:
        """Call `after` when the group that is open now ends."""
        if self.stack:
            self.stack[-1] = (self.stack[-1][0], after)

    def _starred(self, position: int) -> None:
        """A destination that a reader may skip: known ones are read."""
        match = TOKEN.match(self.data, position)
        name = match[1].decode("ascii") if match is not None and match[1] else ""
        if name not in STARRED and name not in LIST_MARKS:
            self.state = replace(self.state, target="skipped")

    def _byte(self, value: bytes) -> None:
        if self.fallback > 0:
            self.fallback -= 1
            return
        self.pending += value

    def _plain(self, text: bytes) -> None:
        if self.fallback > 0:
            used = min(self.fallback, len(text))
            self.fallback -= used
            text = text[used:]
        if any(byte > 127 for byte in text):
            self.pending += text
        elif text:
            self._flush_bytes()
            self._text(text.decode("ascii"))

    def _flush_bytes(self) -> None:
        """Letters of a code page: several bytes may be one letter."""
        if self.pending:
            pending, self.pending = self.pending, b""
            if self.state.font in self.symbol_fonts:
                self._text("•" if not self.paragraph.runs else " ")
                return
            self._text(pending.decode(self.fonts.get(self.state.font, self.codec), "replace"))

    def _text(self, text: str) -> None:
        """Letters of the document, of the list of colours, of the names of styles, or of nothing that counts."""
        if not text:
            return
        if self.state.target == "colortbl":
            for _ in range(text.count(";")):
                self.colors.append(self._mixed)
                self._mixed = None
        elif self.state.target == "stylesheet":
            self.style_name = (self.style_name[0], self.style_name[1] + text)
        elif self.state.target == "property":
            self.property += text
        elif self.state.target == "value":
            self._shape_has(self.property.strip(), text.strip())
        elif self.state.target == "" and self.state.mark:
            self.paragraph.listed = self.paragraph.listed or bool(text.strip())
        elif self.state.target == "":
            self._letters(text)

    def _letters(self, text: str) -> None:
        state = self.state
        if state.deleted:
            return
        if state.hidden:
            self.flow.hide("vanished_text", text)
        elif state.size < TINY:
            self.flow.hide("tiny_text", text)
        elif self._is_white(state.color) and not (
            state.filled or self._is_colored(state.ground) or self._shaded()
        ):
            self.flow.hide("white_text", text)
        else:
            style = self.flow.style_of(state.size, state.bold, state.italic, state.color, state.font)
            shown = text.upper() if state.capitals else text
            self.paragraph.runs.append(Run(shown, state.size, state.bold, style))

    def _shaded(self) -> bool:
        index = len(self.cells)
        in_cell = self.paragraph.in_table and index < len(self.row_shades) and self.row_shades[index]
        return self.paragraph.shaded or in_cell

    def _is_white(self, number: int) -> bool:
        color = self.colors[number] if 0 <= number < len(self.colors) else None
        return color is not None and min(color) >= 0xFC

    def _is_colored(self, number: int) -> bool:
        color = self.colors[number] if 0 < number < len(self.colors) else None
        return color is not None and min(color) < 0xFC

    def _word(self, name: str, number: int | None) -> None:
        """One control word."""
        state = self.state
        if name in SHAPE_PARTS and state.target == "shape":
            self.state = replace(state, target=SHAPE_PARTS[name])
            self.property = "" if name == "sn" else self.property
        elif name in SKIPPED:
            self.photo = self.photo or (name == "pict" and state.target == "")
            kept = name in ("fonttbl", "colortbl", "stylesheet")
            self.state = replace(state, target=name if kept else "skipped")
        elif name == "shptxt" and state.target == "shape":
            self._shape()
        elif state.target not in ("", "fonttbl", "colortbl", "stylesheet"):
            return
        elif name in LIST_MARKS:
            self.state = replace(state, mark=True)
            self.paragraph.listed = True
        elif name in EDGES:
            self._edge(EDGES[name])
        elif name == "shp":
            self.state = replace(state, target="shape")
            self.filled = False
        elif state.target == "colortbl":
            self._color(name, number or 0)
        elif name in SIGNS:
            self._text(SIGNS[name])
        elif name == "u" and number is not None:
            self._unicode(number)
        elif state.mark or not self._structure(name, number):
            # The mark of a list item is set as a paragraph of its own, which must not end the one it stands before.
            self._setting(name, number)

    def _structure(self, name: str, number: int | None) -> bool:
        """Paragraphs, tables, columns; True where the word is one of theirs."""
        paragraph = self.paragraph
        if name in ("par", "sect", "page", "column"):
            self._end_paragraph()
            if name in ("sect", "column"):
                self.flow.region += 1
        elif name in ("cell", "nestcell"):
            self._end_paragraph(in_table=True)
            if name == "cell":
                self._end_cell()
        elif name in ("row", "nestrow"):
            if name == "row" and self.cells:
                self.rows.append(self.cells)
                self.cells = []
        elif name == "trowd":
            self.row_shades, self.shade_next = [], False
        elif name == "clcbpat":
            self.shade_next = self._is_colored(number or 0)
        elif name == "cellx":
            self.row_shades.append(self.shade_next)
            self.shade_next = False
        elif name == "intbl":
            paragraph.in_table = True
        elif name == "pard":
            self.paragraph = _Paragraph(paragraph.runs, listed=paragraph.listed and not paragraph.runs)
        elif name == "ls":
            paragraph.listed = number is None or number > 0
        elif name == "cbpat":
            paragraph.shaded = self._is_colored(number or 0)
        elif name == "outlinelevel":
            paragraph.heading = (number or 0) + 1 if 0 <= (number or 0) < 9 else 0
        elif name == "s":
            if self.state.target == "stylesheet":
                self.style_name = (number or 0, "")
            else:
                paragraph.heading = self.styles.get(number or 0, paragraph.heading)
        else:
            return False
        return True

    def _setting(self, name: str, number: int | None) -> None:
        """How letters are set from here to the end of the group."""
        on = number is None or number != 0
        state, value = self.state, number or 0
        if name == "f" and state.target == "fonttbl":
            self.state = replace(state, font=value)
        elif name == "fcharset" and state.target == "fonttbl":
            if value == SYMBOL_CHARSET:
                self.symbol_fonts.add(state.font)
            self.fonts[state.font] = CHARSETS.get(value, self.codec)
        elif name == "ansicpg":
            self.codec = _codec(f"cp{value}", self.codec)
        elif name in ("mac", "pc"):
            self.codec = {"mac": "mac_roman", "pc": "cp437"}[name]
        elif name == "plain":
            self.state = _State(target=state.target, mark=state.mark, skip=state.skip)
        else:
            changes: dict[str, dict[str, Any]] = {
                "fs": {"size": value / 2}, "b": {"bold": on}, "i": {"italic": on}, "v": {"hidden": on},
                "deleted": {"deleted": on}, "cf": {"color": value}, "cb": {"ground": value},
                "chcbpat": {"ground": value}, "highlight": {"ground": value}, "f": {"font": value},
                "uc": {"skip": max(min(value, 8), 0)}, "caps": {"capitals": on},
            }  # fmt: skip
            if name in changes:
                self.state = replace(state, **changes[name])

    def _unicode(self, number: int) -> None:
        """A letter by its number, halves of a pair put together; what follows for old readers is skipped."""
        code = number & 0xFFFF
        self.fallback = self.state.skip
        if 0xD800 <= code < 0xDC00:
            self.surrogate = code
            return
        if 0xDC00 <= code < 0xE000:
            high, self.surrogate = self.surrogate, 0
            self._text(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else "")
            return
        self.surrogate = 0
        # Letters of a symbol font are stored in the area for private use.
        symbol = 0xF000 <= code <= 0xF0FF
        self._text(chr(code) if not symbol else " " if self.paragraph.runs else "•")

    def _color(self, name: str, value: int) -> None:
        """`\\red\\green\\blue` stand before the semicolon that ends their colour."""
        order = {"red": 0, "green": 1, "blue": 2}
        if name not in order:
            return
        parts = list(self._mixed or (0, 0, 0))
        parts[order[name]] = min(max(value, 0), 255)
        self._mixed = (parts[0], parts[1], parts[2])

    def _note_style(self) -> None:
        number, name = self.style_name
        named = HEADING_STYLE.match(name.strip(" ;"))
        if named:
            self.styles[number] = int(named[1] or 1)
        self.style_name = (0, "")

    def _end_paragraph(self, *, in_table: bool = False) -> None:
        paragraph = self.paragraph
        self.paragraph = replace(paragraph, runs=[], listed=False)
        if in_table or paragraph.in_table:
            self.in_cell.append(paragraph)
            return
        self._end_table()
        self._write(paragraph)

    def _write(self, paragraph: _Paragraph) -> None:
        self.flow.paragraph(paragraph.runs, heading=min(paragraph.heading, 9), listed=paragraph.listed)

    def _end_cell(self) -> None:
        paragraphs, self.in_cell = self.in_cell, []
        self.cells.append(self.flow.cell(partial(_write_all, self._write, paragraphs)))

    def _end_table(self) -> None:
        """Write the rows that have come together; what stands in a row that never ends is kept as well."""
        if self.in_cell:
            self._end_cell()
        if self.cells:
            self.rows.append(self.cells)
            self.cells = []
        if self.rows:
            rows, self.rows = self.rows, []
            self.flow.read_table(lambda: rows)

    def _edge(self, kind: str) -> None:
        """A header or footer: its lines are kept apart."""
        outer, lines = self.paragraph, self.flow.lines
        self.paragraph, self.flow.lines = _Paragraph(), []

        def end() -> None:
            self._end_paragraph()
            self._end_table()
            self.edges[kind] += self.flow.lines
            self.paragraph, self.flow.lines = outer, lines

        self._at_end(end)

    def _shape_has(self, name: str, value: str) -> None:
        """A property of a shape: what colour its ground has, and whether it is painted at all."""
        if name == "fillColor":
            self.filled = value.isdigit() and int(value) != WHITE_GROUND
        elif name == "fFilled":
            self.filled = self.filled and value != "0"

    def _shape(self) -> None:
        """The text in a shape: a region of its own, after the paragraph that it is anchored in."""
        outer, lines = self.paragraph, self.flow.lines
        self.paragraph, self.flow.lines = _Paragraph(), []
        self.state = replace(self.state, target="", ground=0, filled=self.filled)

        def end() -> None:
            self._end_paragraph()
            self._end_table()
            inside = self.flow.lines
            self.paragraph, self.flow.lines = outer, lines
            self.flow.new_region()
            for line in inside:
                line.region = self.flow.region
            self.flow.lines += inside
            self.flow.new_region()

        self._at_end(end)


def _write_all(write: Callable[[_Paragraph], None], paragraphs: list[_Paragraph]) -> None:
    for paragraph in paragraphs:
        write(paragraph)


def _codec(name: str, default: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return default
