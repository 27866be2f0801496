"""The wage floor of a place on a day (UMP of the province, UMK of a kabupaten or kota), from a dated, sourced table.

The table is `fixtures/reference/wage_floors.json`; each row has its source, and `confirmed` is false until somebody
has compared the amount with the governor's decree.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from talent.core import paths

PROVINCE: Final = "32"


@dataclass(frozen=True, slots=True)
class WageFloor:
    """Rupiah a month for full time in `region` (Kemendagri code; the province's has two digits)."""

    region: str
    kind: str
    amount: int
    valid_from: date
    source: str
    confirmed: bool


@lru_cache
def wage_floors() -> tuple[WageFloor, ...]:
    """Return the shipped table."""
    rows = json.loads((paths.reference() / "wage_floors.json").read_text(encoding="utf-8"))
    return tuple(
        WageFloor(
            row["region"],
            row["kind"],
            row["amount"],
            date.fromisoformat(row["valid_from"]),
            row["source"],
            row["confirmed"],
        )
        for row in rows
    )


def floor_on(
    region_code: str | None, day: date, *, table: tuple[WageFloor, ...] | None = None
) -> WageFloor | None:
    """Return the floor that holds in a region on a day: the higher of the province's and the region's own.

    Where the table does not reach the day yet, the newest floor before it stands: floors are raised, not lowered.
    None where the table knows nothing that early.
    """
    newest: dict[str, WageFloor] = {}
    for floor in wage_floors() if table is None else table:
        if floor.region not in (PROVINCE, region_code) or floor.valid_from > day:
            continue
        if floor.region not in newest or newest[floor.region].valid_from < floor.valid_from:
            newest[floor.region] = floor
    return max(newest.values(), key=lambda floor: floor.amount, default=None)


def least_fee(floor: WageFloor, fte_percent: int) -> int:
    """Return the least fee a month for a share of the whole time, in rupiah, rounded up."""
    return -(-floor.amount * fte_percent // 100)
