"""The order of a list: by a column that its service names, then by the first one, so that pages never overlap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlmodel.sql.expression import SelectOfScalar

from talent.core.errors import Invalid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """By which column, and whether the largest comes first; `by` None is the list's own order."""

    by: str | None = None
    descending: bool = False


def ordered(
    statement: SelectOfScalar[T], columns: Mapping[str, Any], order: Order | None
) -> SelectOfScalar[T]:
    """Return `statement` in the wanted order; the first of `columns` is the list's own order and is unique.

    Raises:
        Invalid: the list cannot be sorted by that.
    """
    order = order or Order()
    first = next(iter(columns))
    by = order.by or first
    if by not in columns:
        raise Invalid("error.sort.column", column=by[:40], columns=", ".join(columns))
    chosen = columns[by].desc() if order.descending else columns[by].asc()
    if by == first:
        return statement.order_by(chosen)
    return statement.order_by(chosen, columns[first].asc())
