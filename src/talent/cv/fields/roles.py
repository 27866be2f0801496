"""Which piece of a head is what, decided for all entries of a section together.

The words of a piece speak for or against each role (the tables in `features`), but "Kirana" may be an employer or
a product. In one document, though, every entry is set alike: the employer always in bold on the first line, the
position always below. So the roles are settled in rounds, as in expectation maximisation:

1. each entry weighs all its assignments of pieces to roles, by words and by cues;
2. each cue (place in the head, order, style) counts how often it goes with each role in the *other* entries;
3. these counts become the cues' weight of the next round.

The result depends on nothing but the entries and their order.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import add, getitem

ROUNDS = 4
STRENGTH = 0.7
MOST = 2.2
DOUBT = 1.0
MAX_PIECES = 6
# What an assignment counts that is out of the question.
_FAINT = math.exp(-30.0)
# Another section of the document says less than the entries of this one.
ELSEWHERE = 0.25

Votes = Mapping[Hashable, Sequence[float]]
Assignment = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece: what its words say for each role, and the cues of how it is set."""

    scores: tuple[float, ...]
    cues: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The roles of one entry: for each role the index of its piece (None: not said), and by how much the assignment
    beats the next one."""

    assignment: Assignment
    margin: float


def settle(
    entries: Sequence[Sequence[Candidate]], absent: Sequence[float], *, elsewhere: Votes | None = None
) -> list[Settled]:
    """The best assignment of each entry.

    `absent` is, for each role, the score of leaving it empty. `elsewhere` are the `votes` of another section of the
    document whose entries are set in the same manner.
    """
    return (_rounds(entries, absent, elsewhere) if elsewhere else _alone(_fixed(entries), tuple(absent)))[0]


def votes(entries: Sequence[Sequence[Candidate]], absent: Sequence[float]) -> Votes:
    """How often each cue went with each role (the last number: how often it was there at all)."""
    return _alone(_fixed(entries), tuple(absent))[1]


def _fixed(entries: Sequence[Sequence[Candidate]]) -> tuple[tuple[Candidate, ...], ...]:
    return tuple(map(tuple, entries))


@lru_cache(maxsize=16)
def _alone(
    entries: tuple[tuple[Candidate, ...], ...], absent: tuple[float, ...]
) -> tuple[list[Settled], Votes]:
    """The roles by these entries alone; jobs are asked once for their roles and once for their votes."""
    return _rounds(entries, absent, None)


def _rounds(
    entries: Sequence[Sequence[Candidate]], absent: Sequence[float], elsewhere: Votes | None
) -> tuple[list[Settled], Votes]:
    roles = len(absent)
    entries = [entry[:MAX_PIECES] for entry in entries]
    outside = {cue: [ELSEWHERE * count for count in counts] for cue, counts in (elsewhere or {}).items()}
    total: dict[Hashable, list[float]] = dict(outside)
    shares: list[list[list[float]]] = []
    weights: list[list[float]] = []
    for _ in range(ROUNDS):
        shares_before, shares, weights = shares, [], []
        for number, entry in enumerate(entries):
            own = _counted([entry], shares_before[number : number + 1])
            scores = [
                [
                    score + bonus
                    for score, bonus in zip(
                        piece.scores, _bonuses(piece.cues, total, own, roles), strict=True
                    )
                ]
                for piece in entry
            ]
            weights.append(_weigh(scores, absent))
            shares.append(_shared(weights[-1], len(entry), roles))
        if shares == shares_before:
            # As of an entry that has no others beside it: nothing moves any more.
            break
        total = _counted(entries, shares)
        for cue, counts in outside.items():
            total[cue] = [
                one + two for one, two in zip(total.get(cue, [0.0] * (roles + 1)), counts, strict=True)
            ]
    return [_best(of, len(entry), roles) for of, entry in zip(weights, entries, strict=True)], total


def _counted(
    entries: Sequence[Sequence[Candidate]], shares: Sequence[Sequence[Sequence[float]]]
) -> dict[Hashable, list[float]]:
    counts: dict[Hashable, list[float]] = {}
    for entry, share in zip(entries, shares, strict=False):
        for piece, of_piece in zip(entry, share, strict=True):
            once = [*of_piece, 1.0]
            for cue in piece.cues:
                before = counts.get(cue)
                counts[cue] = once if before is None else list(map(add, before, once))
    return counts


def _bonuses(cues: Sequence[Hashable], total: Votes, own: Votes, roles: int) -> list[float]:
    """For each role the logarithm of how much oftener the cues go with it than chance would have it."""
    base = 1.0 / (roles + 0.5)
    bonuses = [0.0] * roles
    if not total:
        # In the first round nothing is known of other entries.
        return bonuses
    for cue in cues:
        counts, mine = total.get(cue), own.get(cue)
        if counts is None:
            continue
        there = counts[roles] - mine[roles] if mine else counts[roles]
        by_chance = ((there if there > 0.0 else 0.0) + DOUBT) * base
        for role in range(roles):
            with_role = counts[role] - mine[role] if mine else counts[role]
            bonuses[role] += math.log(((with_role if with_role > 0.0 else 0.0) + DOUBT * base) / by_chance)
    return [max(-MOST, min(MOST, STRENGTH * bonus)) for bonus in bonuses]


@lru_cache(maxsize=64)
def _ways(pieces: int, roles: int) -> tuple[tuple[int, ...], ...]:
    """All ways to give each role a piece, none to two roles; the number `pieces` leaves the role empty."""
    every = product((pieces, *range(pieces)), repeat=roles)
    return tuple(way for way in every if all(index == pieces or way.count(index) == 1 for index in way))


def _weigh(scores: Sequence[Sequence[float]], absent: Sequence[float]) -> list[float]:
    """What each of the ways to assign the pieces counts."""
    of_role = [[*(piece[role] for piece in scores), absent[role]] for role in range(len(absent))]
    return [sum(map(getitem, of_role, way)) for way in _ways(len(scores), len(absent))]


def _shared(weights: Sequence[float], pieces: int, roles: int) -> list[list[float]]:
    """For each piece how likely it is to have each role."""
    top = max(weights)
    parts = [math.exp(weight - top) if weight - top > -30.0 else _FAINT for weight in weights]
    whole = sum(parts)
    share = [[0.0] * roles for _ in range(pieces + 1)]
    for part, way in zip(parts, _ways(pieces, roles), strict=True):
        likely = part / whole
        for role, index in enumerate(way):
            share[index][role] += likely
    return share[:pieces]


def _best(weights: Sequence[float], pieces: int, roles: int) -> Settled:
    """The assignment that counts most, the first of those that count alike, with its lead."""
    ordered = sorted(zip([-weight for weight in weights], _ways(pieces, roles), strict=True))
    margin = ordered[1][0] - ordered[0][0] if len(ordered) > 1 else 4.0
    return Settled(tuple(None if index == pieces else index for index in ordered[0][1]), margin)
