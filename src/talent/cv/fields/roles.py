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
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

ROUNDS = 4
STRENGTH = 0.7
MOST = 2.2
DOUBT = 1.0
MAX_PIECES = 6
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
    return _rounds(entries, absent, elsewhere)[0]


def votes(entries: Sequence[Sequence[Candidate]], absent: Sequence[float]) -> Votes:
    """How often each cue went with each role (the last number: how often it was there at all)."""
    return _rounds(entries, absent, None)[1]


def _rounds(
    entries: Sequence[Sequence[Candidate]], absent: Sequence[float], elsewhere: Votes | None
) -> tuple[list[Settled], Votes]:
    roles = len(absent)
    entries = [entry[:MAX_PIECES] for entry in entries]
    outside = {cue: [ELSEWHERE * count for count in counts] for cue, counts in (elsewhere or {}).items()}
    total: dict[Hashable, list[float]] = dict(outside)
    shares: list[list[list[float]]] = []
    settled: list[Settled] = []
    for _ in range(ROUNDS):
        shares_before, shares, settled = shares, [], []
        for number, entry in enumerate(entries):
            own = _counted([entry], shares_before[number : number + 1], roles)
            scores = [
                [
                    score + _bonus(piece.cues, role, total, own, roles)
                    for role, score in enumerate(piece.scores)
                ]
                for piece in entry
            ]
            best, share = _weigh(scores, absent)
            settled.append(best)
            shares.append(share)
        total = _counted(entries, shares, roles)
        for cue, counts in outside.items():
            total[cue] = [
                one + two for one, two in zip(total.get(cue, [0.0] * (roles + 1)), counts, strict=True)
            ]
    return settled, total


def _counted(
    entries: Sequence[Sequence[Candidate]], shares: Sequence[Sequence[Sequence[float]]], roles: int
) -> dict[Hashable, list[float]]:
    counts: dict[Hashable, list[float]] = defaultdict(lambda: [0.0] * (roles + 1))
    for entry, share in zip(entries, shares, strict=False):
        for piece, of_piece in zip(entry, share, strict=True):
            for cue in piece.cues:
                counted = counts[cue]
                for role, value in enumerate(of_piece):
                    counted[role] += value
                counted[roles] += 1.0
    return dict(counts)


def _bonus(cues: Sequence[Hashable], role: int, total: Votes, own: Votes, roles: int) -> float:
    """The logarithm of how much oftener the cues go with the role than chance would have it."""
    base = 1.0 / (roles + 0.5)
    bonus = 0.0
    for cue in cues:
        counts, mine = total.get(cue), own.get(cue)
        if counts is None:
            continue
        with_role, there = counts[role], counts[roles]
        if mine:
            with_role, there = with_role - mine[role], there - mine[roles]
        with_role, there = (with_role if with_role > 0.0 else 0.0), (there if there > 0.0 else 0.0)
        bonus += math.log((with_role + DOUBT * base) / ((there + DOUBT) * base))
    return max(-MOST, min(MOST, STRENGTH * bonus))


def _weigh(scores: Sequence[Sequence[float]], absent: Sequence[float]) -> tuple[Settled, list[list[float]]]:
    """The best assignment with its lead, and for each piece how likely it is to have each role."""
    choices = [None, *range(len(scores))]
    weighed: list[tuple[float, Assignment]] = []
    for assignment in product(choices, repeat=len(absent)):
        taken = [index for index in assignment if index is not None]
        if len(set(taken)) < len(taken):
            continue
        total = sum(
            absent[role] if index is None else scores[index][role] for role, index in enumerate(assignment)
        )
        weighed.append((total, assignment))
    top = max(total for total, _ in weighed)
    parts = [(math.exp(max(total - top, -30.0)), assignment) for total, assignment in weighed]
    whole = sum(part for part, _ in parts)
    share = [[0.0] * len(absent) for _ in scores]
    for part, assignment in parts:
        for role, index in enumerate(assignment):
            if index is not None:
                share[index][role] += part / whole
    ordered = sorted(weighed, key=lambda item: (-item[0], [len(scores) if i is None else i for i in item[1]]))
    second = ordered[1][0] if len(ordered) > 1 else ordered[0][0] - 4.0
    return Settled(ordered[0][1], ordered[0][0] - second), share
