"""Lights the quotes of a person on the pictures of the pages that they stand on, numbered as they are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talent.cv.types import Box
from talent.reports.album import Album, Leaf, Light
from talent.shortlists.sheet import Quote

_Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Lit:
    """A quote on a picture: rectangles (x, y, width, height) in thousandths of the page; `back` is where it counts."""

    number: int
    id: str
    back: str
    lines: Sequence[Box]
    words: Sequence[Box]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A page with its lights."""

    id: str
    leaf: Leaf
    lights: Sequence[Lit]


class Lights:
    """The lights of one person. The same words that prove several skills are one light."""

    def __init__(self, place: str, quotes: Iterable[tuple[str, Quote]], *, album: Album, blind: bool) -> None:
        """Take the quotes in the order they are read, each with the id of the line in which it counts."""
        self._place = place
        self._lit: dict[_Key, tuple[Leaf, Lit]] = {}
        proofs: dict[_Key, list[tuple[str, Quote]]] = {}
        for back, quote in quotes:
            proofs.setdefault(_key(quote), []).append((back, quote))
        for key, proved in proofs.items():
            places = [
                (q.evidence, q.start, q.end) for _, q in proved if q.start is not None and q.end is not None
            ]
            leaf = album.find_leaf(key[0], key[1], blind=blind) if places else None
            light = album.light_of(key[0], key[1], blind=blind, places=places) if leaf else None
            if leaf is not None and light is not None:
                self._lit[key] = (leaf, self._numbered(proved[0][0], leaf, light))

    def find(self, quote: Quote) -> Lit | None:
        """Return the light of a quote, None where no picture may be shown."""
        found = self._lit.get(_key(quote))
        return found[1] if found else None

    def pictures(self) -> list[PictureView]:
        """Return each page that carries a quote, with all its lights."""
        pages: dict[Leaf, list[Lit]] = {}
        for leaf, lit in self._lit.values():
            pages.setdefault(leaf, []).append(lit)
        return [
            PictureView(f"{self._place}-{leaf.id}", leaf, lights)
            for leaf, lights in sorted(pages.items(), key=lambda each: (each[0].document, each[0].number))
        ]

    def _numbered(self, back: str, leaf: Leaf, light: Light) -> Lit:
        number = len(self._lit) + 1
        return Lit(
            number,
            f"{self._place}-light-{number}",
            back,
            [_rectangle(box, leaf) for box in light.lines],
            [_rectangle(box, leaf) for box in light.words],
        )


def _key(quote: Quote) -> _Key:
    return quote.document or "", quote.page or 0, quote.text or ""


def _rectangle(box: Box, leaf: Leaf) -> Box:
    x0, y0, x1, y1 = box
    return (
        round(x0 * 1000, 1),
        round(y0 * leaf.height, 1),
        round((x1 - x0) * 1000, 1),
        round((y1 - y0) * leaf.height, 1),
    )
