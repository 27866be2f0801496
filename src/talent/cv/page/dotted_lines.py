"""Lines that a browser draws as dots or dashes one after the other, put together to the lines that a person sees.

Left as they are, dots would be taken for the marks of list items, and what such a line parts for one row of words.
"""

from collections.abc import Sequence
from itertools import chain

from talent.cv.page.drawn_marks import Mark
from talent.cv.types import Box

# White space between the pieces of a line, in points: the marks of a list stand further apart than this.
_NEAREST = 6.0
_SAME_LINE = 0.6
# What is drawn with fewer pieces may be anything; a piece is no longer than this.
_LEAST = 6
_LONGEST = 8.0

_Piece = tuple[float, float, float, Box | Mark]


def put_together(rules: Sequence[Box], dots: Sequence[Mark]) -> tuple[list[Box], list[Mark]]:
    """Return rules and dots with the pieces of upright dotted and dashed lines as one rule each; points, top left.

    The order of the others stays.
    """
    short = [box for box in rules if box[3] - box[1] <= _LONGEST and box[2] - box[0] <= _LONGEST]
    if len(dots) + len(short) < _LEAST:
        return [*rules], [*dots]
    pieces: list[_Piece] = [(box[0], box[1], box[3], box) for box in short]
    pieces += [(dot[0] - 1, dot[1], dot[1], dot) for dot in dots]
    # Edges that differ by less than a person sees are one edge; the order of heights must not hang on them.
    pieces.sort(key=lambda piece: (round(piece[0]), piece[1]))
    lines = [run for run in _runs(pieces) if len(run) >= _LEAST]
    used = {id(piece[3]) for piece in chain.from_iterable(lines)}
    if not used:
        return [*rules], [*dots]
    drawn = [(run[0][0], run[0][1], run[0][0] + 1, run[-1][2]) for run in lines]
    return (
        [*(box for box in rules if id(box) not in used), *drawn],
        [dot for dot in dots if id(dot) not in used],
    )


def _runs(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the pieces, sorted by edge and height, as runs that stand one below the other without a hole."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and piece[0] - last[0] <= _SAME_LINE
            and -_NEAREST < piece[1] - last[2] <= _NEAREST
        ):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs
