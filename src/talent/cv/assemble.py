"""What was found becomes the answer: the resume, its fields with their places, and why others are empty."""

from collections.abc import Iterable, Sequence
from typing import Any

from talent.cv.found import Entry, Found
from talent.cv.layout import TextLine
from talent.cv.protection.protected import number_kind
from talent.cv.types import Field, FieldScore, MissingField, Page, Reason, WorkMonths
from talent.cv.vocabulary.addresses import is_address
from talent.cv.vocabulary.dates import bad_dates

HIGHLIGHTS = {
    "work": "highlights",
    "volunteer": "highlights",
    "projects": "highlights",
    "education": "courses",
}
SUMMARIES = {"certificates": "summary", "awards": "summary", "publications": "summary"}
MAIN = {
    "work": ("name", "position", "startDate"),
    "education": ("institution", "studyType", "area", "endDate"),
}


class Assembly:
    """Collects the resume and, beside it, one Field for every value that stands in it."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self.pages = pages
        self.resume: dict[str, Any] = {}
        self.fields: list[Field] = []
        self.missing: list[MissingField] = []
        self.scores: list[FieldScore] = []
        self.warnings: list[Reason] = []

    def add(self, path: str, found: Found) -> bool:
        """Note the place of a value; False where it is a NIK, a NIP or a home, and must not be kept."""
        page = self.pages[found.page - 1]
        quote = page.text[found.start : found.end]
        if not quote or (
            isinstance(found.value, str) and (number_kind(found.value) or is_address(found.value))
        ):
            return False
        box = page.box_of(found.start, found.end)
        self.fields.append(
            Field(
                path,
                found.value,
                found.confidence,
                found.page,
                quote,
                found.start,
                found.end,
                box,
                found.confidence,
                found.link,
            )
        )
        if found.points:
            total = round(sum(found.points.values()), 3)
            spoke = tuple(found.points.items())
            self.scores.append(FieldScore(path, quote, found.page, found.start, found.end, total, spoke))
        return True

    def miss(self, path: str, code: str, **params: object) -> None:
        """Say why a main field is empty."""
        self.missing.append(MissingField(path, Reason(code, params)))

    def put_entries(self, section: str, entries: Sequence[Entry]) -> None:
        """A section of the resume from its entries, in document order."""
        items: list[dict[str, Any]] = []
        for entry in entries:
            path = f"{section}[{len(items)}]"
            item: dict[str, Any] = {}
            for key, found in entry.values.items():
                if self.add(f"{path}.{key}", found):
                    item[key] = found.value
            self._put_texts(section, path, item, entry.highlights)
            if not item:
                continue
            for key in MAIN.get(section, ()):
                if key not in item:
                    self.miss(f"{path}.{key}", "cv.missing.not_said", entry=path)
            if entry.bad_dates:
                self.warnings.append(Reason("cv.warning.bad_date_in_entry", {"entry": path}))
            items.append(item)
        if items:
            self.resume[section] = items

    def _put_texts(self, section: str, path: str, item: dict[str, Any], texts: list[Found]) -> None:
        """Bullets as a list, or one summary where the section knows no list."""
        key = HIGHLIGHTS.get(section)
        if key is None:
            if texts and self.add(f"{path}.{SUMMARIES[section]}", texts[0]):
                item[SUMMARIES[section]] = texts[0].value
            return
        kept: list[str] = []
        for text in texts:
            if self.add(f"{path}.{key}[{len(kept)}]", text):
                kept.append(text.value)
        if kept:
            item[key] = kept


def months_of_work(entries: Sequence[Entry]) -> tuple[WorkMonths, ...]:
    """Spans of the jobs whose months are known on both sides (or that still run)."""
    spans = []
    for number, entry in enumerate(entries):
        if entry.start_month is None or entry.bad_dates or (entry.end_month is None and not entry.current):
            continue
        spans.append(WorkMonths(f"work[{number}]", entry.start_month, entry.end_month))
    return tuple(spans)


def build_pages(lines: list[TextLine], sizes: list[tuple[float, float]]) -> tuple[Page, ...]:
    """Put the lines of each page together and tell every line its offset."""
    pages = []
    for number, (width, height) in enumerate(sizes, start=1):
        parts: list[str] = []
        boxes: list[Any] = []
        offset = 0
        positioned = False
        for line in lines:
            if line.page != number:
                continue
            line.start = offset
            parts.append(line.text)
            offset += len(line.text) + 1
            if line.boxes:
                positioned = True
                boxes.extend(line.boxes)
            else:
                boxes.extend([None] * len(line.text))
            boxes.append(None)
        text = "\n".join(parts)
        pages.append(Page(number, width, height, text, tuple(boxes[: len(text)]) if positioned else ()))
    return tuple(pages)


def warn_bad_dates(lines: Iterable[TextLine]) -> list[Reason]:
    """Dates in figures that no calendar has, as written."""
    found: list[Reason] = []
    for line in lines:
        found += [
            Reason("cv.warning.bad_date", {"text": text, "page": line.page}) for text in bad_dates(line.text)
        ]
    return found
