"""Takes rows in batches, so that what belongs to them is read by one query a batch, and memory stays small."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")
SIZE: Final = 500


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """Return the rows in lists of at most `SIZE`."""
    waiting = iter(rows)
    while batch := list(islice(waiting, SIZE)):
        yield batch
