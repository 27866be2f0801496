"""Jobs and organisations: who, as what, where, from when to when, doing what.

Position and organisation are told apart by the tables in `features`; where the words of one entry do not tell,
the order in which the other entries of the section say the two decides.
"""

import re
from collections import defaultdict

from talent.cv.features import EMPLOYMENT, ORGANISATION, POSITION, points
from talent.cv.fields.entries import RawEntry, body_texts, split_entries
from talent.cv.fields.heads import HeadPiece, add_dates, comma_cut, head_pieces, peel_place
from talent.cv.found import Entry, confidence_of
from talent.cv.layout import TextLine

Slot = tuple[int, int]


def read_work(
    lines: list[TextLine], *, section: str = "work", order: dict[Slot, float] | None = None
) -> list[Entry]:
    """Entries of a section of jobs (`work`) or organisations (`volunteer`).

    `order` is the answer of `order_of` for another section: people write both in the same manner.
    """
    raws = split_entries(lines, single_dates=section == "volunteer")
    heads = [_pieces(raw) for raw in raws]
    lean = _lean(heads)
    for slot, value in (order or {}).items():
        lean[slot] = 0.5 * lean.get(slot, 0.0) + value
    entries: list[Entry] = []
    for raw, head in zip(raws, heads, strict=True):
        pieces, place = head
        entry = Entry(section)
        _assign(entry, pieces, lean, "organization" if section == "volunteer" else "name")
        if place is not None:
            entry.values["location"] = place.found(0.85, {"named_place": 2.0})
        add_dates(entry, raw)
        entry.highlights = body_texts(raw.body)
        if entry.values or entry.highlights:
            entries.append(entry)
    return entries


def order_of(sections: list[list[TextLine]]) -> dict[Slot, float]:
    """How much each slot of a head leans to the position in these sections of jobs."""
    raws = [raw for lines in sections for raw in split_entries(lines, single_dates=False)]
    return _lean([_pieces(raw) for raw in raws])


def _pieces(raw: RawEntry) -> tuple[list[HeadPiece], HeadPiece | None]:
    """The pieces that may be position or organisation, and the place."""
    pieces: list[HeadPiece] = []
    place: HeadPiece | None = None
    for piece in head_pieces(raw):
        if EMPLOYMENT.match(piece.text):
            continue
        if piece.said == "location":
            place = place or piece
            continue
        rest, found = peel_place(piece)
        place = place or found
        if rest is not None and rest.start < rest.end:
            pieces.append(rest)
    pieces = [part for piece in pieces for part in _parted(piece)]
    if len(pieces) == 1 and "," in pieces[0].text:
        cut = comma_cut(pieces[0])
        scores = [_margin(part) for part in cut]
        best = max(range(len(cut)), key=lambda index: scores[index])
        if len(cut) == 2 and (max(scores) > 0.5 or min(scores) < -0.5):
            pieces = cut
        elif len(cut) > 2 and scores[best] > 0.5 and best == 0:
            rest_piece = HeadPiece(cut[1].line, cut[1].start, cut[-1].end, cut[1].slot)
            pieces = [cut[0], rest_piece]
    elif len(pieces) == 1 and (match := re.search(r"\s*\(([^()]{4,})\)$", pieces[0].text)):
        only = pieces[0]
        outer = HeadPiece(only.line, only.start, only.start + match.start(), only.slot)
        inner = HeadPiece(
            only.line,
            only.start + match.start(1),
            only.start + match.end(1),
            (only.slot[0], only.slot[1] + 1),
        )
        if abs(_margin(outer) - _margin(inner)) > 2.0:
            pieces = [outer, inner]
    return pieces, place


def _parted(piece: HeadPiece) -> list[HeadPiece]:
    """A piece that says both, parted at the comma between."""
    cut = comma_cut(piece) if "," in piece.text else [piece]
    if len(cut) < 2:
        return [piece]
    first, second = _margin(cut[0]), _margin(cut[1])
    if first * second < 0 and abs(first - second) > 3.0 and abs(first) > 0.5 and abs(second) > 0.5:
        return [cut[0], HeadPiece(cut[1].line, cut[1].start, cut[-1].end, cut[1].slot)]
    return [piece]


def _margin(piece: HeadPiece) -> float:
    """How much more a position than an organisation."""
    if piece.said is not None:
        return 9.0 if piece.said == "position" else -9.0
    looked = piece.piece()
    return sum(points(POSITION, looked).values()) - sum(points(ORGANISATION, looked).values())


def _lean(heads: list[tuple[list[HeadPiece], HeadPiece | None]]) -> dict[Slot, float]:
    """How much each slot of the head leans to the position, over all entries of the section."""
    votes: dict[Slot, list[float]] = defaultdict(list)
    for pieces, _ in heads:
        for piece in pieces[:3]:
            votes[piece.slot].append(max(-3.0, min(3.0, _margin(piece))))
    return {slot: sum(values) / len(values) for slot, values in votes.items()}


def _assign(entry: Entry, pieces: list[HeadPiece], lean: dict[Slot, float], organisation: str) -> None:
    """Give the best pair of pieces to position and organisation."""
    margins = [_margin(piece) + 0.7 * lean.get(piece.slot, 0.0) for piece in pieces[:4]]
    if not pieces:
        return
    if len(pieces) == 1:
        kind = "position" if margins[0] > 0 else organisation
        _set(entry, kind, pieces[0], abs(margins[0]))
        return
    pairs = [
        (margins[p] - margins[o] - 0.35 * abs(p - o) - 0.3 * (max(p, o) - 1), p, o)
        for p in range(len(margins))
        for o in range(len(margins))
        if p != o
    ]
    margin, position, where = max(pairs, key=lambda item: (item[0], -item[1]))
    _set(entry, "position", pieces[position], margin / 2)
    _set(entry, organisation, pieces[where], margin / 2)


def _set(entry: Entry, kind: str, piece: HeadPiece, margin: float) -> None:
    table = POSITION if kind == "position" else ORGANISATION
    spoke = points(table, piece.piece())
    entry.values[kind] = piece.found(confidence_of(0.8 + margin), {**spoke, "margin": round(margin, 3)})
