"""Reads a CV: bytes in, a `ParsedCv` out. Pure: no network, no clock, no files, no database.

The steps, a room each: `formats` → `page` → `sections` → `protection` (set aside) → `fields`, in the words of
`vocabulary`; `assemble` and `phrases` make the answer. docs/architecture.md has the picture.

`parse` reads in this very process; whoever is handed documents by others reads them through
`talent.cv.processes.sandbox`.
"""

from typing import TYPE_CHECKING

from talent.cv.types import (
    Field,
    FieldScore,
    MissingField,
    Page,
    ParsedCv,
    ProtectedFact,
    Reason,
    SkillPhrase,
    SpokenLanguage,
    WorkMonths,
)

if TYPE_CHECKING:
    from talent.cv.pipeline import parse, parse_pictures

__all__ = [
    "Field",
    "FieldScore",
    "MissingField",
    "Page",
    "ParsedCv",
    "ProtectedFact",
    "Reason",
    "SkillPhrase",
    "SpokenLanguage",
    "WorkMonths",
    "parse",
    "parse_pictures",
]


def __getattr__(name: str) -> object:
    """Load the readers when they are first asked for: a process that only hands documents over needs none of them."""
    if name in ("parse", "parse_pictures"):
        from talent.cv import pipeline

        return getattr(pipeline, name)
    raise AttributeError(name)
