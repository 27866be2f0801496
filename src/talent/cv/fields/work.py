"""Jobs and organisations: who, as what, where, from when to when, doing what.

Position and organisation are told apart by the words of the tables in `features` and by how the section is set
(`roles`). Where several positions stand under one employer, each gets the employer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from talent.cv.fields.entries import RawEntry, body_texts, split_entries
from talent.cv.fields.forms import is_form
from talent.cv.fields.heads import (
    AREA,
    PARTNERS,
    HeadPiece,
    add_dates,
    comma_cut,
    head_pieces,
    peel_place,
    without_ordinals,
)
from talent.cv.fields.roles import Candidate, Votes, settle, votes
from talent.cv.found import Entry, Found, confidence_of
from talent.cv.layout import TextLine
from talent.cv.vocabulary.features import (
    EMPLOYMENT,
    ORGANISATION,
    ORGANISATION_WORDS,
    POSITION,
    POSITION_WORDS,
    Piece,
    points,
)
from talent.cv.vocabulary.places import COUNTRIES, is_place

Head = tuple[list[HeadPiece], HeadPiece | None]
ABSENT = (-2.5, -2.5)
ALIKE = ("line", "style")
# An office whose name is that of its area, and an employer who is the person.
OFFICE = re.compile(r"(?:kecamatan|kelurahan|desa|nagari)\s+\S|[\w ]+\s(?:sub-?)?district(?:,|$)", re.I)
FREELANCE = re.compile(r"(?:freelance|self[- ]employed|wiraswasta)$", re.I)
_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}"
SHORT_PLACE = re.compile(rf"{_NAME}(?:(?:, | and | dan | / ){_NAME})?")
# "PT Maju Jaya [Analis Data]".
SQUARE = re.compile(r"(?<=\w|[.)])\s*\[([^\[\]]{2,})\]$")
BRACKETED = re.compile(r"(?<=\w)\s*[(\[]([^()\[\]]{2,})[)\]]$")


@dataclass(frozen=True, slots=True)
class Posts:
    """Jobs or offices whose lines are parted, and the pieces of their heads."""

    raws: list[RawEntry]
    heads: list[Head]


def part_posts(lines: list[TextLine], section: str) -> Posts:
    """The entries of a section of jobs (`work`) or organisations (`volunteer`)."""
    form = is_form(lines)
    return posts_of(split_entries(lines, single_dates=section == "volunteer"), form=form)


def posts_of(raws: list[RawEntry], *, form: bool = False) -> Posts:
    """Entries with the pieces of their heads; `form` says that labels stand in them."""
    return Posts(raws, [_pieces(raw, form=form) for raw in raws])


def read_posts(posts: Posts, *, section: str, elsewhere: Votes | None = None) -> list[Entry]:
    """Entries of a section of jobs (`work`) or organisations (`volunteer`).

    `elsewhere` is the answer of `manner_of` for another section: people write both in the same manner.
    """
    raws = posts.raws
    heads = _cut_alike(_placed_alike(_without_ordinals(posts.heads)))
    settled = settle([_candidates(pieces) for pieces, _ in heads], ABSENT, elsewhere=elsewhere)
    organisation = "organization" if section == "volunteer" else "name"
    entries: list[Entry] = []
    # Entries with words left over, which may name an employer of their own.
    unread: list[Entry] = []
    for raw, (pieces, place), roles in zip(raws, heads, settled, strict=True):
        entry = raw.told or Entry(section)
        if len(pieces) > sum(index is not None for index in roles.assignment):
            unread.append(entry)
        for kind, index in zip(("position", organisation), roles.assignment, strict=True):
            if index is not None:
                _set(entry, kind, pieces[index], roles.margin)
        if place is not None:
            entry.values.setdefault("location", place.found(0.85, {"named_place": 2.0}))
        add_dates(entry, raw)
        entry.highlights += body_texts(raw.body)
        entry.until = any(date.until for _, date in raw.dates)
        if entry.values or entry.highlights:
            entries.append(entry)
    _fill_lone_dates(entries)
    return share_employers(entries, organisation, unread)


def _fill_lone_dates(entries: list[Entry]) -> None:
    """Where the other jobs of a section say from when to when, one that names a lone date began and ended in it.

    Of the newest job, which stands first and later than all others, only the beginning is told where it names the
    month: it may still run. A lone year is a job that began and ended in it.
    """
    whole = [entry for entry in entries if "startDate" in entry.values]
    lone = [
        entry
        for entry in entries
        if "startDate" not in entry.values and "endDate" in entry.values and not entry.until
    ]
    if len(whole) < 2 * len(lone) and len(lone) > 1:
        return
    for entry in lone:
        entry.values["startDate"] = replace(entry.values["endDate"])
        entry.start_month = entry.end_month
        others = [str(found.value) for other in whole for found in other.values.values() if _is_date(found)]
        end = str(entry.values["endDate"].value)
        if others and entry is entries[0] and len(end) > 4 and all(end >= date for date in others):
            del entry.values["endDate"]
            entry.end_month = None


def _is_date(found: Found) -> bool:
    return re.fullmatch(r"\d{4}(?:-\d\d){0,2}", str(found.value)) is not None


def manner_of(sections: Sequence[Posts]) -> Votes:
    """How these sections of jobs set position and organisation."""
    heads = _cut_alike(_without_ordinals([head for posts in sections for head in posts.heads]))
    said = votes([_candidates(pieces) for pieces, _ in heads], ABSENT)
    # That the employer comes first says nothing where heads have other lines and other pieces.
    return {cue: counts for cue, counts in said.items() if isinstance(cue, tuple) and cue[0] in ALIKE}


def _candidates(pieces: list[HeadPiece]) -> list[Candidate]:
    """What speaks for each piece as position and as organisation."""
    return [Candidate(_scores(piece), piece.cues(order)) for order, piece in enumerate(pieces)]


def _scores(piece: HeadPiece) -> tuple[float, float]:
    if piece.said is not None:
        return (9.0, -9.0) if piece.said == "position" else (-9.0, 9.0)
    late = 0.35 * max(piece.slot[0] + piece.slot[1] - 1, 0)
    position, organisation = (sum(spoke.values()) for spoke in _worded(piece.piece()))
    return position - late, organisation - late


@lru_cache(maxsize=1024)
def _worded(piece: Piece) -> tuple[dict[str, float], ...]:
    """What the words of a piece say for position and organisation; asked for again when they are told."""
    return points(piece, POSITION, ORGANISATION)


def share_employers(entries: list[Entry], organisation: str, unread: Sequence[Entry] = ()) -> list[Entry]:
    """Several positions under one employer: each gets it, and the employer's own line is no job of its own.

    The employer stands in the head of the first position, or on a line of its own with or without dates. Those of
    `unread` say more than was understood and get nothing from others.
    """
    alone_said = {id(entry) for entry in unread}
    said = sum(organisation in entry.values for entry in entries)
    result: list[Entry] = []
    employer: Entry | None = None
    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else None
        if organisation in entry.values:
            employer = entry
            alone = "position" not in entry.values and not entry.highlights
            if (
                alone
                and following is not None
                and _only_position(following, organisation)
                and _holds(entry, following)
            ):
                continue
        elif (
            employer is not None
            and _only_position(entry, organisation)
            and said >= 1
            and id(entry) not in alone_said
        ):
            entry.values[organisation] = employer.values[organisation]
            if "location" in employer.values:
                entry.values.setdefault("location", employer.values["location"])
        result.append(entry)
    return result


def _only_position(entry: Entry, organisation: str) -> bool:
    return "position" in entry.values and organisation not in entry.values


def _holds(employer: Entry, position: Entry) -> bool:
    """Whether the months of the position lie within those of the employer (or nothing speaks against it)."""
    first, begun = (entry.values.get("startDate") for entry in (employer, position))
    return first is None or begun is None or str(begun.value)[:4] >= str(first.value)[:4]


def _pieces(raw: RawEntry, *, form: bool = False) -> Head:
    """The pieces that may be position or organisation, and the place."""
    pieces: list[HeadPiece] = []
    place: HeadPiece | None = None
    spare: list[HeadPiece] = []
    for piece in head_pieces(raw, form=form):
        if OFFICE.match(piece.text) or FREELANCE.match(piece.text):
            spare.append(piece)
        if EMPLOYMENT.match(piece.text):
            continue
        if piece.said == "location":
            place = place or piece
            continue
        rest, found = peel_place(piece)
        place = _with_country(place, found) if place is not None and rest is None else place or found
        if rest is not None and rest.start < rest.end:
            (spare if FREELANCE.match(rest.text) else pieces).append(rest)
    pieces = [part for piece in pieces for part in _parted(piece)]
    if place is not None and not spare and OFFICE.match(place.text):
        spare = [place]
    if spare and len(pieces) == 1 and _margin(pieces[0]) > -0.5:
        return _with_spare(pieces[0], spare[0], place)
    if len(pieces) == 1 and "," in pieces[0].text:
        cut = comma_cut(pieces[0])
        scores = [_margin(part) for part in cut]
        if len(cut) == 2 and (max(scores) > 0.5 or min(scores) < -0.5):
            pieces = cut
        elif len(cut) > 2 and scores[0] > 0.5 and scores[0] == max(scores):
            # "Senior Product Manager, Driver Experience, Gojek": what reads like a position goes with it.
            unsure = next((n for n in range(1, len(cut) - 1) if scores[n] <= 0.5), len(cut) - 1)
            first = next((n for n in range(1, len(cut)) if scores[n] < -0.5), unsure)
            pieces = [
                cut[0].part(cut[0].start, cut[first - 1].end),
                cut[first].part(cut[first].start, cut[-1].end),
            ]
    elif len(pieces) == 1 and (match := re.search(r"\s*\(([^()]{4,})\)$", pieces[0].text)):
        only = pieces[0]
        outer = only.part(only.start, only.start + match.start())
        inner = only.part(only.start + match.start(1), only.start + match.end(1), shift=1)
        if abs(_margin(outer) - _margin(inner)) > 2.0:
            pieces = [outer, inner]
    elif len(pieces) == 1 and (match := SQUARE.search(pieces[0].text)):
        only = pieces[0]
        inner = only.part(only.start + match.start(1), only.start + match.end(1), shift=1)
        pieces = [only.part(only.start, only.start + match.start()), inner]
    return pieces, place


def _without_ordinals(heads: list[Head]) -> list[Head]:
    """The heads without the marks that count them."""
    bare = without_ordinals([pieces for pieces, _ in heads])
    return [(pieces, place) for pieces, (_, place) in zip(bare, heads, strict=True)]


def _with_spare(position: HeadPiece, spare: HeadPiece, place: HeadPiece | None) -> Head:
    """A position whose employer is what else is a place or the terms of a job: "Kecamatan Lembang", "Freelance"."""
    name = spare
    comma = spare.text.find(", ")
    if comma > 0 and is_place(spare.text[comma + 2 :]):
        name = spare.part(spare.start, spare.start + comma)
        place = spare.part(spare.start + comma + 2, spare.end)
    elif place is not None and place.line is spare.line and place.start == spare.start:
        place = None
    name = replace(name, said="name")
    ahead = name.slot < position.slot
    return ([name, position] if ahead else [position, name]), place


def _placed_alike(heads: list[Head]) -> list[Head]:
    """Where the other entries name a place behind the comma of a piece, one whose place is unknown does so as well."""
    told = [len(pieces) for pieces, place in heads if place is not None and _behind_comma(pieces, place)]
    if not told or 2 * len(told) < len(heads) - 1:
        return heads
    result: list[Head] = []
    for pieces, place in heads:
        if place is None and len(pieces) in told and len(pieces) > 1:
            for index, piece in enumerate(pieces):
                comma = piece.text.find(", ")
                tail = piece.text[comma + 2 :]
                if comma < 1 or not SHORT_PLACE.fullmatch(tail) or _margin(piece) > 0.5:
                    continue
                if PARTNERS.fullmatch(piece.text):
                    continue
                if POSITION_WORDS.search(tail) or ORGANISATION_WORDS.search(tail) or AREA.match(tail):
                    continue
                place = piece.part(piece.start + comma + 2, piece.end)
                pieces = [*pieces[:index], piece.part(piece.start, piece.start + comma), *pieces[index + 1 :]]
                break
        result.append((pieces, place))
    return result


def _behind_comma(pieces: list[HeadPiece], place: HeadPiece) -> bool:
    return any(
        piece.line is place.line and piece.line.text[piece.end : place.start].strip() == ","
        for piece in pieces
    )


def _with_country(place: HeadPiece, found: HeadPiece | None) -> HeadPiece:
    """ "Palu – Indonesia" is one place, though a dash stands between."""
    if found is None or found.line is not place.line or found.text.lower() not in COUNTRIES:
        return place
    between = place.line.text[place.end : found.start]
    return place.part(place.start, found.end) if not re.search(r"[\w\t]", between) else place


def _cut_alike(heads: list[Head]) -> list[Head]:
    """Where the heads of a section part who and what with a comma, those whose words tell nothing do so as well."""
    heads = _bracketed_alike(heads)
    whole = [number for number, (pieces, _) in enumerate(heads) if len(pieces) == 1 and "," in pieces[0].text]
    cuts = {number: comma_cut(heads[number][0][0]) for number in whole}
    told = sum(len(pieces) == 2 and _one_comma(pieces) for pieces, _ in heads)
    if not cuts or (told < len(cuts) and sum(_contrast(cut) for cut in cuts.values()) < 1.5 * len(cuts)):
        return heads
    result = list(heads)
    for number, cut in cuts.items():
        if len(cut) > 1:
            result[number] = ([cut[0], cut[1].part(cut[1].start, cut[-1].end)], heads[number][1])
    return result


def _bracketed_alike(heads: list[Head]) -> list[Head]:
    """Where each head of a section is one name with another in brackets, the two are parted."""
    matches = [BRACKETED.search(pieces[0].text) if len(pieces) == 1 else None for pieces, _ in heads]
    told = [
        match is not None or _one_bracket(pieces) for match, (pieces, _) in zip(matches, heads, strict=True)
    ]
    if len(heads) < 2 or not all(told):
        return heads
    result: list[Head] = []
    for (pieces, place), match in zip(heads, matches, strict=True):
        if match is not None:
            only = pieces[0]
            outer = only.part(only.start, only.start + match.start())
            inner = only.part(only.start + match.start(1), only.start + match.end(1), shift=1)
            pieces = [outer, inner]
        result.append((pieces, place))
    return result


def _one_bracket(pieces: list[HeadPiece]) -> bool:
    if len(pieces) != 2 or pieces[0].line is not pieces[1].line:
        return False
    return pieces[0].line.text[pieces[0].end : pieces[1].start].strip() in ("(", "[")


def _one_comma(pieces: list[HeadPiece]) -> bool:
    one, two = pieces
    return one.line is two.line and one.line.text[one.end : two.start].strip() == ","


def _contrast(cut: list[HeadPiece]) -> float:
    return abs(_margin(cut[0]) - _margin(cut[-1])) if len(cut) > 1 else 0.0


def _parted(piece: HeadPiece) -> list[HeadPiece]:
    """A piece that says both, parted at the comma between."""
    cut = comma_cut(piece) if "," in piece.text else [piece]
    if len(cut) < 2:
        return [piece]
    first, second = _margin(cut[0]), _margin(cut[1])
    if first * second < 0 and abs(first - second) > 3.0 and abs(first) > 0.5 and abs(second) > 0.5:
        return [cut[0], cut[1].part(cut[1].start, cut[-1].end)]
    return [piece]


def _margin(piece: HeadPiece) -> float:
    """How much more a position than an organisation, by its words."""
    position, organisation = _scores(piece)
    return position - organisation


def _set(entry: Entry, kind: str, piece: HeadPiece, margin: float) -> None:
    spoke = _worded(piece.piece())[kind != "position"]
    entry.values[kind] = piece.found(confidence_of(0.8 + margin / 2), {**spoke, "margin": round(margin, 3)})
