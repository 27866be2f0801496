"""The answer of the reader: what a CV says, where each value stands, and why a value is missing.

Nothing here knows of a file format. All types are frozen; page text offsets count Python characters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Box = tuple[float, float, float, float]
Status = Literal["parsed", "needs_ocr", "unreadable", "refused"]
DocumentLanguage = Literal["id", "en", "mixed"]
Setting = Literal["drop", "keep"]
Source = Literal["work", "project", "certificate", "education", "declared"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of the catalogues (`cv.…`) with the parameters of its sentence."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page in reading order.

    `width` and `height` are PDF points, 0 where the format has no pages. `char_boxes` holds one box
    `(x0, y0, x1, y1)` in points from the top left corner for each character of `text`, or is empty.
    """

    number: int
    width: float
    height: float
    text: str
    char_boxes: tuple[Box | None, ...] = ()

    def box_of(self, start: int, end: int) -> Box | None:
        """The box around the characters `text[start:end]`, None where the format has no positions."""
        boxes = list(filter(None, self.char_boxes[start:end]))
        if not boxes:
            return None
        x0, y0, x1, y1 = boxes[0]
        # Every value has its box: one pass is twice as fast as the least and the most of each side.
        for left, top, right, foot in boxes:
            if left < x0:
                x0 = left
            if top < y0:
                y0 = top
            if right > x1:
                x1 = right
            if foot > y1:
                y1 = foot
        return x0, y0, x1, y1

    def line_boxes(self, start: int, end: int) -> list[Box]:
        """One box for each line of text that `text[start:end]` touches, top to bottom as read."""
        boxes: list[Box] = []
        position = start
        for part in self.text[start:end].split("\n"):
            box = self.box_of(position, position + len(part))
            if box is not None:
                boxes.append(box)
            position += len(part) + 1
        return boxes


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the resume: `pages[page - 1].text[start:end] == quote`, always.

    `confidence` is the measured share of right values among those of its kind with this `score`, which is what the
    reader itself thinks of the value (0–1). `link` is where the quoted words lead, if the value was read from there:
    "LinkedIn" may be all that a page prints of an address.
    """

    path: str
    value: Any
    confidence: float
    page: int
    quote: str
    start: int
    end: int
    box: Box | None
    score: float = 0.0
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MissingField:
    """A main field without a value, and why."""

    path: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class FieldScore:
    """A candidate for a field and the features that spoke for and against it."""

    path: str
    text: str
    page: int
    start: int
    end: int
    total: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ProtectedFact:
    """A fact that the law protects, kept apart: `pages[page - 1].text[start:end] == quote`."""

    kind: str
    page: int
    quote: str
    start: int
    end: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class SkillPhrase:
    """A stretch of the page in which skills may be named; `quote` is the whole line or sentence.

    Months are `YYYY-MM`. `entry` names the entry of the resume it stands under (`work[0]`). `level` is
    1–5 where the document states one.
    """

    text: str
    page: int
    start: int
    end: int
    quote: str
    source: Source
    entry: str | None = None
    start_month: str | None = None
    end_month: str | None = None
    current: bool = False
    level: int | None = None


@dataclass(frozen=True, slots=True)
class WorkMonths:
    """The months of one work entry, both ends included; `end_month` is None while it still runs."""

    entry: str
    start_month: str
    end_month: str | None


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A human language: ISO 639-1 code and level 1–5 where stated (5 is the mother tongue)."""

    code: str
    level: int | None


@dataclass(frozen=True, slots=True)
class ParsedCv:
    """Everything that was read of one document.

    `section_languages` tells the language of each kind of section (`work`, `education`, …) that says enough.
    `resume` is a JSON Resume v1 object without any protected fact. `education_level` is the highest KKNI
    level (1–9) of the studies that do not still run. `region` is the Kemendagri code of the home area in West
    Java where the document names it beyond doubt. `protected` lists the kinds of protected facts that
    were seen, never their values. `protected_facts` is empty unless the reader was told to keep them apart
    (`protected="keep"`); then the text of the pages holds them too, and nothing else does.
    """

    status: Status
    format: str
    reason: Reason | None = None
    language: DocumentLanguage | None = None
    section_languages: Mapping[str, DocumentLanguage] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    resume: dict[str, Any] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    missing: tuple[MissingField, ...] = ()
    phrases: tuple[SkillPhrase, ...] = ()
    work_spans: tuple[WorkMonths, ...] = ()
    education_level: int | None = None
    languages: tuple[SpokenLanguage, ...] = ()
    region: str | None = None
    titles: tuple[str, ...] = ()
    references: int = 0
    warnings: tuple[Reason, ...] = ()
    protected: tuple[str, ...] = ()
    scores: tuple[FieldScore, ...] = ()
    protected_facts: tuple[ProtectedFact, ...] = ()
