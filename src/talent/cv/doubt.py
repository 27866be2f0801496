"""What was recognised is less sure than what was written: values of a scan take on the doubt of their words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from talent.cv.types import Box, Field, ParsedCv


def lower_confidence(parsed: ParsedCv, sure: Mapping[int, Sequence[tuple[Box, float]]]) -> ParsedCv:
    """The same answer with the confidence of each value that was read by OCR times that of its words.

    `sure` gives, for each page that was read so, the box and the confidence (0–1) of each word. A value is as good as
    the mean of its words and, by half, as the worst of them: one wrong letter makes an e-mail address wrong.
    """
    if not sure:
        return parsed
    return replace(parsed, fields=tuple(_doubted(field, sure.get(field.page)) for field in parsed.fields))


def _doubted(field: Field, words: Sequence[tuple[Box, float]] | None) -> Field:
    if words is None:
        return field
    inside = [confidence for box, confidence in words if field.box is not None and _within(box, field.box)]
    known = inside or [confidence for _, confidence in words] or [0.5]
    share = (sum(known) / len(known) + min(known)) / 2 if inside else sum(known) / len(known)
    doubted = round(field.confidence * share, 3)
    return replace(field, confidence=doubted, score=doubted)


def _within(word: Box, box: Box) -> bool:
    """Whether the middle of the word lies in the box."""
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
