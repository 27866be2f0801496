"""What the styles of a DOCX set: a run's own setting, its character style, its paragraph's style, the defaults."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "none", "off")


def value_of(element: Element | None, default: str | None = None) -> str | None:
    """The `w:val` of an element."""
    return default if element is None else element.get(f"{W}val", default)


def number(text: str | None, default: int) -> int:
    """A whole number, `default` where the text is none."""
    try:
        return int(float(text or default))
    except (ValueError, OverflowError):
        return default


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as `w:b` is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1").lower() not in OFF


class Styles:
    """The named styles of a document; `default_size` is in half points."""

    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, Element] = {}
        self.default_size = 22
        self.default_paragraph: str | None = None
        self._found: dict[tuple[str | None, str], Element | None] = {}
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self.by_id[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0").lower() not in OFF:
                self.default_paragraph = name
        size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
        if size is not None:
            self.default_size = number(size.get(f"{W}val"), 22)

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those it is based on, at most ten."""
        for _ in range(10):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value_of(style.find(f"{W}basedOn"))

    def name(self, style_id: str | None) -> str:
        """The name that people see."""
        style = self.by_id.get(style_id or "")
        return (style_id or "") if style is None else value_of(style.find(f"{W}name"), "") or ""

    def find(self, style_id: str | None, path: str) -> Element | None:
        """The first setting along the chain."""
        key = (style_id, path)
        if key not in self._found:
            found = (style.find(path) for style in self.chain(style_id))
            self._found[key] = next((element for element in found if element is not None), None)
        return self._found[key]

    def settings(self, properties: Element | None, style: str | None, tag: str) -> Iterator[Element]:
        """The setting `tag` of letters, where it counts first: the run, its character style, the paragraph's style."""
        if properties is not None:
            own = properties.find(f"{W}{tag}")
            if own is not None:
                yield own
            named = self.find(value_of(properties.find(f"{W}rStyle")), f"{W}rPr/{W}{tag}")
            if named is not None:
                yield named
        inherited = self.find(style or self.default_paragraph, f"{W}rPr/{W}{tag}")
        if inherited is not None:
            yield inherited

    def outline(self, style: str | None, properties: Element | None) -> int:
        """The level of a heading by its outline (1–9), 0 for body text."""
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        level = number(
            value_of(own if own is not None else self.find(style, f"{W}pPr/{W}outlineLvl"), "9"), 9
        )
        return level + 1 if 0 <= level < 9 else 0
