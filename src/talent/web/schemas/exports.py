"""What is exported, how, and as of when."""

from datetime import date
from typing import Literal

from pydantic import Field

from talent.exports.columns import ExportKind, Profile
from talent.exports.write import ExportFormat
from talent.placements.models import PlacementState
from talent.web.schemas.base import Create, Flag


class ExportCreate(Create):
    """`as_of` is the last day that is seen; `byte_order_mark` is what old spreadsheet programs need in a CSV file."""

    kind: ExportKind = ExportKind.PLACEMENTS
    format: ExportFormat = ExportFormat.CSV
    profile: Profile = Profile.SIMPLE
    as_of: date | None = None
    states: list[PlacementState] | None = Field(default=None, min_length=1, max_length=10)
    with_corrected: Flag = False
    byte_order_mark: Flag = False
    lang: Literal["id", "en"] | None = None
