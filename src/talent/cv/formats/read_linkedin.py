"""LinkedIn's data export (a ZIP of CSV files, "Get a copy of your data") as JSON Resume.

Columns are those of the exports of 2018 to 2026, found by their English names, in which LinkedIn writes them whatever
the language of the account. Files about other people (connections, messages, invitations) are not opened.
"""

import csv
import io
import re
import zipfile
from typing import Any

from talent.cv.formats.office_zip import open_archive, unpack
from talent.cv.formats.read_json import take_resume
from talent.cv.formats.read_text import decode
from talent.cv.formats.structured import Item, iso_date, lines_of, links_of, split_place, study
from talent.cv.refusal import unreadable
from talent.cv.types import ParsedCv

MAX_FILE = 4 * 1024 * 1024
MAX_ROWS = 2_000
WANTED = frozenset(
    (
        "profile", "positions", "education", "skills", "languages", "certifications", "projects", "volunteering",
        "honors", "publications", "courses", "organizations", "email addresses", "phonenumbers", "profile summary",
    )
)  # fmt: skip
Row = dict[str, str]


def read_linkedin(data: bytes) -> ParsedCv:
    """The answer for a data export. Raises Refusal: damaged (unreadable), a bomb (refused)."""
    with open_archive(data, "zip") as archive:
        tables = _tables(archive)
    if not any(tables.values()):
        raise unreadable("cv.reason.damaged", format="linkedin")
    return take_resume(_resume(tables), kind="linkedin")


def _tables(archive: zipfile.ZipFile) -> dict[str, list[Row]]:
    """Rows by the name of their file, keys folded."""
    tables: dict[str, list[Row]] = {}
    for name in archive.namelist():
        base = re.sub(r"[_ ]+", " ", name.rsplit("/", 1)[-1].lower().removesuffix(".csv")).strip()
        if name.lower().endswith(".csv") and base in WANTED and base not in tables:
            tables[base] = _rows(decode(unpack(archive, name, most=MAX_FILE)))
    return tables


def _rows(text: str) -> list[Row]:
    """The rows under the first line that has the look of a header: notes may stand above it."""
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))[: MAX_ROWS + 20]
    except csv.Error as error:
        raise unreadable("cv.reason.damaged", format="csv") from error
    start = next((at for at, line in enumerate(lines) if line and all(cell.strip() for cell in line[:1])), 0)
    if not lines:
        return []
    header = [cell.strip().lower() for cell in lines[start]]
    return [
        {key: cell.strip() for key, cell in zip(header, line, strict=False) if cell.strip()}
        for line in lines[start + 1 :]
        if any(cell.strip() for cell in line)
    ]


def _resume(tables: dict[str, list[Row]]) -> Item:
    rows = {name: tables.get(name, []) for name in WANTED}
    return {
        "basics": _basics(rows),
        "work": [
            {
                "name": row.get("company name"),
                "position": row.get("title"),
                "location": row.get("location"),
                **_dates(row),
                "highlights": lines_of(row.get("description", "")),
            }
            for row in rows["positions"]
        ],
        "education": [
            {
                "institution": row.get("school name"),
                **study(row.get("degree name", "")),
                **_dates(row, "start date", "end date"),
                "courses": lines_of(row.get("activities", "")),
            }
            for row in rows["education"]
        ],
        "volunteer": [
            {
                "organization": row.get("company name") or row.get("name"),
                "position": row.get("role") or row.get("position"),
                **_dates(row),
                "highlights": lines_of(row.get("description", "")),
            }
            for row in (*rows["volunteering"], *rows["organizations"])
        ],
        "certificates": [
            {"name": row.get("name"), "issuer": row.get("authority"), "date": _date(row.get("started on")),
             "url": row.get("url")}
            for row in rows["certifications"]
        ],
        "projects": [
            {"name": row.get("title"), "url": row.get("url"), **_dates(row),
             "highlights": lines_of(row.get("description", ""))}
            for row in rows["projects"]
        ],
        "awards": [
            {"title": row.get("title"), "date": _date(row.get("issued on")), "summary": row.get("description")}
            for row in rows["honors"]
        ],
        "publications": [
            {"name": row.get("name"), "publisher": row.get("publisher"), "url": row.get("url"),
             "releaseDate": _date(row.get("published on")), "summary": row.get("description")}
            for row in rows["publications"]
        ],
        "skills": [{"name": row["name"]} for row in rows["skills"] if "name" in row],
        "languages": [
            {"language": row["name"], "fluency": row.get("proficiency")} for row in rows["languages"] if "name" in row
        ],
    }  # fmt: skip


def _basics(rows: dict[str, list[Row]]) -> Item:
    profile = next(iter(rows["profile"]), {})
    emails = rows["email addresses"]
    email = next((row for row in emails if row.get("primary", "").lower() == "yes"), next(iter(emails), {}))
    summary = profile.get("summary") or next(iter(rows["profile summary"]), {}).get("profile summary")
    phones = [row.get("number", "") for row in rows["phonenumbers"]]
    websites = re.findall(
        r"(?:\[|,|^)\s*(?:[A-Z_ ]+:)?\s*([^\[\],\s]+\.[^\[\],\s]+)", profile.get("websites", "")
    )
    handles = re.findall(r"[\w.]+", profile.get("twitter handles", ""))
    return {
        "name": " ".join(filter(None, (profile.get("first name"), profile.get("last name")))) or None,
        "label": profile.get("headline"),
        "email": email.get("email address"),
        "phone": next(filter(None, phones), None),
        "summary": " ".join(lines_of(summary or "")) or None,
        "location": split_place(profile.get("geo location", "")),
        "birthDate": profile.get("birth date"),
        "address": profile.get("address"),
        **links_of([*websites, *(f"twitter.com/{handle}" for handle in handles)]),
    }


def _dates(row: Row, start: str = "started on", end: str = "finished on") -> dict[str, Any]:
    return {"startDate": _date(row.get(start)), "endDate": _date(row.get(end))}


def _date(text: str | None) -> str | None:
    """A date of the calendar, else the words as they are: `read_json` says that they are none."""
    return None if not text else iso_date(text) or text
