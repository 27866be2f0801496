"""Reads the CSV file of running placements: columns, dates and amounts as people write them in Indonesia."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from talent.applicants.models import EmploymentBasis
from talent.core.errors import BadInput, Invalid, TooLarge
from talent.placements.terms import Terms, UnpaidReason

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 10_000
REQUIRED: Final = ("requisition", "basis", "starts_on", "ends_on", "fte_percent", "decree_number", "approver")
OPTIONAL: Final = ("applicant", "nip", "email", "fee_rupiah", "budget_code", "unpaid_reason")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")

E = TypeVar("E", EmploymentBasis, UnpaidReason)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the file (2 is the first after the headings) with its cells by column."""

    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell that must be filled.

        Raises:
            Invalid: it is empty.
        """
        value = self.cells.get(column, "")
        if not value:
            raise Invalid("error.placement.import.empty", column=column)
        return value

    def terms(self) -> Terms:
        """Return the terms that the row states.

        Raises:
            Invalid: a cell cannot be read; the sentence names its column.
        """
        unpaid = self.cells.get("unpaid_reason", "")
        return Terms(
            basis=_choice(EmploymentBasis, "basis", self.text("basis")),
            starts_on=_day("starts_on", self.text("starts_on")),
            ends_on=_day("ends_on", self.text("ends_on")),
            fte_percent=_whole("fte_percent", self.text("fte_percent").removesuffix("%")),
            fee_rupiah=_whole("fee_rupiah", self.cells["fee_rupiah"])
            if self.cells.get("fee_rupiah")
            else None,
            budget_code=self.cells.get("budget_code") or None,
            unpaid_reason=_choice(UnpaidReason, "unpaid_reason", unpaid) if unpaid else None,
        )


def read_rows(data: bytes) -> Iterator[ImportRow]:
    """Read a CSV file: UTF-8 with or without a mark, columns by commas or semicolons, headings in the first line.

    Raises:
        TooLarge: the file has more bytes or rows than are taken at once.
        BadInput: it is no such file, or lacks a column.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge("error.placement.import.too_large", most=MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("error.placement.import.encoding") from None
    if "\x00" in text:
        # PostgreSQL holds no NUL, and no spreadsheet writes one.
        raise BadInput("error.placement.import.broken")
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    try:
        yield from _rows(reader)
    except csv.Error:
        raise BadInput("error.placement.import.broken") from None


def _rows(reader: Iterator[list[str]]) -> Iterator[ImportRow]:
    headings = [heading.strip().lower() for heading in next(reader, [])]
    missing = [column for column in REQUIRED if column not in headings]
    if missing or not {"applicant", "nip", "email"} & set(headings):
        names = ", ".join(missing or ["applicant / nip / email"])
        raise BadInput("error.placement.import.columns", names=names)
    for line, cells in enumerate(reader, start=2):
        if line > MOST_ROWS + 1:
            raise TooLarge("error.placement.import.too_many", most=MOST_ROWS)
        if any(cell.strip() for cell in cells):
            yield ImportRow(
                line, {name: cell.strip() for name, cell in zip(headings, cells, strict=False) if name}
            )


def _day(column: str, text: str) -> date:
    match = _DAY_FIRST.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text)
    except ValueError:
        raise Invalid("error.placement.import.date", column=column) from None


def _whole(column: str, text: str) -> int:
    digits = text.removeprefix("Rp").strip().removesuffix(",00")
    if not digits.isascii() or not _AMOUNT.fullmatch(digits) or len(digits) > 20:
        raise Invalid("error.placement.import.number", column=column)
    return int(digits.replace(".", ""))


def _choice(kind: type[E], column: str, text: str) -> E:
    try:
        return kind(text.lower())
    except ValueError:
        raise Invalid("error.placement.import.choice", column=column, choices=", ".join(kind)) from None
