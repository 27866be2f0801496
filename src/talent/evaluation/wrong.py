"""Lists what went wrong, one row a document, for those who tune the reader."""

from collections.abc import Iterator, Sequence
from typing import Final

from talent.evaluation.figures import Row
from talent.evaluation.kinds import NAMES
from talent.evaluation.reading import Reading

LISTS: Final = ("invented", "unexplained", "leaked")
CHOICES: Final = (*NAMES, *LISTS, "status")


def wrong_rows(readings: Sequence[Reading], name: str) -> Iterator[Row]:
    """Yield `{"file", "expected", "found"}` for each document in which a value of the kind is missing or wrong.

    `name` is one of CHOICES: a kind of field, `status`, or one of the lists that must be empty.
    """
    for reading in readings:
        expected, found = _of(reading, name)
        if expected or found:
            yield {"file": reading.document.file, "expected": expected, "found": found}


def _of(reading: Reading, name: str) -> tuple[list[str], list[str]]:
    if name == "status":
        right = reading.status == reading.expected
        return ([], []) if right else ([reading.expected], [reading.status])
    if name in LISTS:
        return [], list(getattr(reading, name))
    matched = reading.matched[name]
    return [value.text for value in matched.missed], [value.text for value in matched.wrong]
