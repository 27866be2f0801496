"""Rows that are no field: what is told of scans, sameness over layouts, what must be 0, columns, scans, confidence."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.metrics.bootstrap import interval_of_sums
from scoring.metrics.calibration import Bin, bins, expected_calibration_error
from talent.evaluation.figures import Row, counted, f1, precision, three
from talent.evaluation.kinds import WANTED
from talent.evaluation.reading import Reading, fields_of, main_counts
from talent.evaluation.sameness import Answers, answers, same_as_most, same_in_all, share

_MAIN: Final = tuple(WANTED)


def measure_rows(readings: Sequence[Reading], text_versions: Sequence[Reading]) -> Iterator[Row]:
    """Yield `{"measure", "of", "value", "wanted"}`; a value is a figure of three or, where it must be 0, a number.

    `text_versions` are the readings of the documents that the scans were made from.
    """
    yield _row("status", len(readings), _rights([each.status == each.expected for each in readings]), "1")
    scans = [each for each in readings if each.document.scan]
    if scans:
        yield _row("scans_told", len(scans), _rights([each.told_as_scan for each in scans]), "1")
    yield from _sameness(fields_of(readings))
    for name in ("invented", "unexplained", "leaked"):
        yield _row(name, len(readings), sum(len(getattr(each, name)) for each in readings), "0")
    yield from _columns(fields_of(readings))
    yield from _scans(scans, text_versions)
    judged = calibration_values(fields_of(readings))
    error = expected_calibration_error(bins(judged))
    yield _row("calibration_error", len(judged), round(error, 4), None)


def calibration_values(readings: Sequence[Reading]) -> list[tuple[float, bool]]:
    """Return confidence and rightness of each found value of the compared kinds that has a confidence."""
    return [
        (reading.confidence[value.path], right)
        for reading in readings
        for matched in reading.matched.values()
        for values, right in ((matched.right, True), (matched.wrong, False))
        for value in values
        if value.path is not None and value.path in reading.confidence
    ]


def calibration_rows(readings: Sequence[Reading]) -> list[Row]:
    """Return a row for each bin of confidence that holds a value."""
    return [_bin_row(each) for each in bins(calibration_values(fields_of(readings)))]


def _bin_row(held: Bin) -> Row:
    return {
        "confidence_from": held.low,
        "confidence_below": held.high,
        "values": held.values,
        "mean_confidence": round(held.confidence, 4),
        "share_right": round(held.right, 4),
    }


def _row(measure: str, of: int, value: object, wanted: str | None) -> Row:
    return {"measure": measure, "of": of, "value": value, "wanted": wanted}


def _rights(rights: Sequence[bool]) -> list[float] | None:
    sums = np.array([(right, 1) for right in rights], dtype=np.float64).reshape(-1, 2)
    return three(interval_of_sums(sums, precision))


def _sameness(readings: Sequence[Reading]) -> Iterator[Row]:
    """Over persons, not documents, since the documents of a person are compared with each other."""
    by_person: list[list[Answers]] = [fields for fields in answers(readings).values() if fields]
    if not by_person:
        return
    for name, count, wanted in (
        ("same_fields", same_in_all, ">= 0.95"),
        ("same_fields_as_most", same_as_most, None),
    ):
        sums = np.array([count(fields) for fields in by_person], dtype=np.float64)
        yield _row(name, int(sums[:, 1].sum()), three(interval_of_sums(sums, share)), wanted)


def _columns(readings: Sequence[Reading]) -> Iterator[Row]:
    """F1 of documents with several columns minus that of one column, all wanted kinds together."""
    sides = [
        [main_counts(each, _MAIN) for each in readings if (each.document.columns or 0) in wanted]
        for wanted in ({1}, {2, 3, 4})
    ]
    if not all(sides):
        return
    one, more = map(counted, sides)
    rows = np.vstack([np.hstack([one, np.zeros_like(one)]), np.hstack([np.zeros_like(more), more])])
    difference = interval_of_sums(rows, lambda sums: f1(sums[:, 3:]) - f1(sums[:, :3]))
    yield _row("two_column_minus_one", len(rows), three(difference), ">= -0.03")


def _scans(scans: Sequence[Reading], text_versions: Sequence[Reading]) -> Iterator[Row]:
    """F1 of the scans as a share of that of the documents they were made from: together, then by kind of field."""
    texts = {each.document.file: each for each in text_versions}
    pairs = [
        (scan, texts[scan.document.text_version])
        for scan in scans
        if scan.expected == "parsed" and scan.document.text_version in texts
    ]
    if not pairs:
        return
    for name, kinds in (("ocr_share", _MAIN), *((f"ocr_share {kind}", (kind,)) for kind in _MAIN)):
        rows = np.hstack([counted([main_counts(pair[side], kinds) for pair in pairs]) for side in (0, 1)])
        yield _row(name, len(pairs), three(interval_of_sums(rows, _ratio)), ">= 0.85")


def _ratio(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    whole = f1(sums[:, 3:])
    with np.errstate(divide="ignore", invalid="ignore"):
        result: NDArray[np.float64] = np.where(whole > 0, f1(sums[:, :3]) / whole, np.nan)
    return result
