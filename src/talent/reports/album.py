"""Keeps the pictures of CV pages that a report shows: each drawn, covered and embedded once.

While a person is blind, everything that names them is black in the pixels. Whoever is revealed is shown with their
name, but never with a photo or with what stands on lines of protected facts.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from talent.applicants.blind import hidden_spans
from talent.applicants.import_cv import file_of, get_document
from talent.applicants.models import Applicant, ClaimEvidence, CvDocument
from talent.core.errors import Problem
from talent.core.settings import Settings
from talent.cv.draw import Picture, page_picture
from talent.cv.processes.sandbox import read_in_child
from talent.cv.protection.blackout import black_out, unread_boxes
from talent.cv.types import Box, Page, ParsedCv

# A summary and a headline say what somebody does; the words in them that name the person are found by themselves.
_TELLING: Final = re.compile(r"basics\.(?!summary|label).+|education\[\d+\]\.institution|.+\.url")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it is embedded: `uri` is its PNG, `height` in thousandths of its width."""

    id: str
    document: str
    number: int
    height: int
    uri: str


@dataclass(frozen=True, slots=True)
class Light:
    """Where a quote stands on its page: `lines` of the quote and `words` that name the skill, fractions of the page."""

    lines: tuple[Box, ...]
    words: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    leaf: Leaf
    page: Page
    picture: Picture


class Album:
    """The pictures of one report."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self._settings = settings
        self._read: dict[str, tuple[CvDocument, bytes, ParsedCv] | None] = {}
        self._drawn: dict[tuple[str, int, bool], _Drawn | None] = {}

    @property
    def leaves(self) -> list[Leaf]:
        """The pages that were asked for and could be drawn, in that order."""
        return [drawn.leaf for drawn in self._drawn.values() if drawn is not None]

    def find_leaf(self, document: str, page: int, *, blind: bool) -> Leaf | None:
        """Return the page of the document of that reference, None where there is no picture that may be shown."""
        drawn = self._find(document, page, blind=blind)
        return drawn.leaf if drawn else None

    def light_of(
        self, document: str, page: int, *, blind: bool, places: Sequence[tuple[str, int, int]]
    ) -> Light | None:
        """Return where evidence stands on the page: each place is its reference and the offsets of its words."""
        drawn = self._find(document, page, blind=blind)
        if drawn is None:
            return None
        lines: dict[Box, None] = {}
        words: dict[Box, None] = {}
        quotes = self._quotes([reference for reference, _, _ in places])
        for reference, start, end in places:
            span = _span(drawn.page.text, quotes.get(reference), start, end)
            lines |= dict.fromkeys(drawn.picture.boxes_of(*span))
            words |= dict.fromkeys(drawn.picture.boxes_of(start, end))
        return Light(tuple(lines), tuple(words)) if lines else None

    def _quotes(self, references: Sequence[str]) -> dict[str, str | None]:
        rows = self._session.exec(
            select(ClaimEvidence.reference, ClaimEvidence.quote).where(
                col(ClaimEvidence.reference).in_(references)
            )
        )
        return dict(rows.all())

    def _find(self, document: str, page: int, *, blind: bool) -> _Drawn | None:
        key = (document, page, blind)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def _draw(self, reference: str, number: int, blind: bool) -> _Drawn | None:
        if reference not in self._read:
            self._read[reference] = self._open(reference)
        opened = self._read[reference]
        if opened is None:
            return None
        document, data, parsed = opened
        if not 1 <= number <= len(parsed.pages) or not _is_as_stored(document, parsed.pages[number - 1]):
            return None
        page = parsed.pages[number - 1]
        try:
            picture = page_picture(data, parsed, number)
            unread = unread_boxes(data, page) if parsed.format == "pdf" else []
            picture = black_out(picture, self._hidden(document, page) if blind else [], unread)
        except Problem:
            return None
        leaf = Leaf(
            id=f"leaf-{len(self.leaves) + 1}",
            document=reference,
            number=number,
            height=round(1000 * picture.height / picture.width),
            uri="data:image/png;base64," + base64.b64encode(picture.png).decode("ascii"),
        )
        return _Drawn(leaf, page, picture)

    def _open(self, reference: str) -> tuple[CvDocument, bytes, ParsedCv] | None:
        document = get_document(self._session, reference)
        try:
            data = file_of(document, self._settings).read_bytes()
        except FileNotFoundError:
            return None
        return document, data, read_in_child(data, filename=f"cv.{document.extension}")

    def _hidden(self, document: CvDocument, page: Page) -> list[tuple[int, int]]:
        applicant = self._session.get_one(Applicant, document.applicant_key)
        fields = [
            (field["start"], field["end"])
            for field in document.reading.get("fields", ())
            if field["page"] == page.number and _TELLING.fullmatch(field["path"])
        ]
        named = hidden_spans(page.text, applicant, reading=document.reading)
        return [(start, end) for start, end in (*fields, *named) if page.text[start:end].strip()]


def _is_as_stored(document: CvDocument, page: Page) -> bool:
    """Places count in the text that was stored; after a change of the reader they may point elsewhere."""
    stored = document.reading.get("pages", ())
    return any(each["number"] == page.number and each["text"] == page.text for each in stored)


def _span(text: str, quote: str | None, start: int, end: int) -> tuple[int, int]:
    """The whole quote around its words, the words alone where it was shortened or put together."""
    if quote:
        found = text.find(quote, max(0, end - len(quote)), start + len(quote))
        if found >= 0:
            return found, found + len(quote)
    return start, end
