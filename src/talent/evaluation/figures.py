"""Rows of figures by kind of field: precision, recall and F1 with 95 % intervals, beside the baseline."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.metrics.bootstrap import Interval, interval_of_sums
from scoring.metrics.precision_recall import Counts
from talent.evaluation.kinds import NAMES, WANTED
from talent.evaluation.reading import Reading, fields_of, main_counts

PARTS: Final = ("language", "format", "layout", "columns", "group")
Row = dict[str, object]
Figure = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def field_rows(readings: Sequence[Reading], *, scans: bool = False, part: str | None = None) -> list[Row]:
    """Return a row for each kind of field, and one for all kinds with a wanted figure together.

    A figure is a list of three: the value and the bounds of its interval over documents; None where it cannot be
    measured. Scans are left out unless asked for: their text is recognised, not read.
    """
    read = fields_of(readings, scans=scans)
    rows = [
        _row(
            name,
            [each.matched[name].counts for each in read],
            [each.baseline[name] for each in read],
            part=part,
        )
        for name in NAMES
    ]
    plain = [sum((each.baseline[name] for name in WANTED), Counts(0, 0, 0)) for each in read]
    rows.append(_row("all wanted", [main_counts(each, tuple(WANTED)) for each in read], plain, part=part))
    linked = [each.skill_ids for each in read if each.skill_ids is not None]
    if linked:
        # The truth names the main skills of a document only: more that were found are not wrong.
        row = _row("linked skills", linked, [Counts(0, 0, 0)] * len(linked), part=part)
        rows.append({**row, "precision": None, "f1": None})
    return rows


def rows_by(readings: Sequence[Reading], part: str) -> list[Row]:
    """Return the rows of each part of the documents, such as each layout, in alphabetical order."""
    parts: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        name = str(getattr(reading.document, part))
        if part == "format" and reading.document.scan:
            name += " scan"
        parts[name].append(reading)
    # A layout or a format that is a scan is asked for by its name; elsewhere scans would blur the part.
    scans = part in ("layout", "format")
    return [
        row
        for name in sorted(parts)
        if fields_of(parts[name], scans=scans)
        for row in field_rows(parts[name], scans=scans, part=name)
    ]


def counted(counts: Sequence[Counts]) -> NDArray[np.float64]:
    """Return the counts as an array of shape (documents, 3): right, found, true."""
    return np.array([(each.right, each.found, each.true) for each in counts], dtype=np.float64).reshape(-1, 3)


def precision(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return right / found of each row of sums."""
    return _share(sums[:, 0], sums[:, 1])


def recall(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return right / true of each row of sums."""
    return _share(sums[:, 0], sums[:, 2])


def f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the harmonic mean of both of each row of sums."""
    return _share(2 * sums[:, 0], sums[:, 1] + sums[:, 2])


def three(got: Interval) -> list[float] | None:
    """Return value and bounds, rounded; None for what is not a number."""
    return None if math.isnan(got.value) else [round(each, 4) for each in (got.value, got.low, got.high)]


def _row(name: str, ours: Sequence[Counts], plain: Sequence[Counts], *, part: str | None) -> Row:
    counts, others = counted(ours), counted(plain)
    row: Row = {} if part is None else {"part": part}
    row |= {
        "field": name,
        "documents": sum(each.true > 0 for each in ours),
        "values": int(counts[:, 2].sum()),
    }
    for figure in (precision, recall, f1):
        row[figure.__name__] = three(interval_of_sums(counts, figure))
    tried = others[:, 1].sum() > 0
    for figure in (precision, recall, f1):
        row[f"baseline_{figure.__name__}"] = three(interval_of_sums(others, figure)) if tried else None
    row["wanted"] = WANTED.get(name)
    return row


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        result: NDArray[np.float64] = np.where(whole > 0, part / whole, np.nan)
    return result
