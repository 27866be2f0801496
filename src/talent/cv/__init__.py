"""Reads a CV: bytes in, a `ParsedCv` out. Pure: no network, no clock, no files, no database.

The steps, one module each: `detect` → `read_pdf`, `read_docx`, `read_html`, `read_text`, `read_json` → `lines` →
`sections` → `protected` (set aside) → `fields/` by the tables of `features` → `assemble` and `phrases`.
"""

from talent.cv.pipeline import parse, parse_pictures
from talent.cv.types import (
    Field,
    FieldScore,
    MissingField,
    Page,
    ParsedCv,
    Reason,
    SkillPhrase,
    SpokenLanguage,
    WorkMonths,
)

__all__ = [
    "Field",
    "FieldScore",
    "MissingField",
    "Page",
    "ParsedCv",
    "Reason",
    "SkillPhrase",
    "SpokenLanguage",
    "WorkMonths",
    "parse",
    "parse_pictures",
]
