"""The order of a shortlist: bucket, score as shown, confidence as shown, then a fair draw.

The draw is HMAC-SHA256 of the requisition's stored seed and the candidate's reference: the same at every
replay, and no name and no early number is favoured. Whoever has the same figures is shown as tied.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from scoring.policy import Policy
from scoring.scorecard import ScoreCard
from scoring.types import Need

_BLOCK = hashlib.sha256().block_size


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card in its place. `position` counts 1, 2, 3 …; `rank` is shared by ties (1, 2, 2, 4)."""

    rank: int
    position: int
    tie: bool
    card: ScoreCard


def figures(card: ScoreCard) -> tuple[int, float, float]:
    """What people compare, smaller is better; who has equal figures is tied."""
    return card.bucket.order, -card.shown_score, -card.shown_confidence


def draw(ref: str, need: Need) -> bytes:
    """The fair tie-break of a candidate for a need."""
    return drawing(need)(ref)


def drawing(need: Need) -> Callable[[str], bytes]:
    """The same for many candidates of a need."""
    inner, outer = _keyed(need.tie_seed)

    def drawn(ref: str) -> bytes:
        told, whole = inner.copy(), outer.copy()
        told.update(ref.encode())
        whole.update(told.digest())
        return whole.digest()

    return drawn


@lru_cache(maxsize=64)
def _keyed(seed: str) -> tuple["hashlib._Hash", "hashlib._Hash"]:
    """The two hashes of an HMAC (RFC 2104) that have read its key: to copy them takes a third of the time that the
    library's HMAC takes."""
    key = seed.encode()
    block = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    inner, outer = (hashlib.sha256(bytes(byte ^ pad for byte in block)) for pad in (0x36, 0x5C))
    return inner, outer


def rank(cards: Iterable[ScoreCard], need: Need, policy: Policy) -> list[Ranked]:
    """All cards of a need in order. ValueError when a card is of another need or another policy."""
    cards = list(cards)
    for card in cards:
        if card.need_ref != need.ref or card.policy_hash != policy.content_hash():
            raise ValueError(f"the card of {card.candidate_ref} is of another need or policy")
    cards.sort(key=lambda card: (figures(card), draw(card.candidate_ref, need), card.candidate_ref))
    all_figures = [figures(card) for card in cards]
    ranked: list[Ranked] = []
    for index, card in enumerate(cards):
        above = index > 0 and all_figures[index - 1] == all_figures[index]
        below = index + 1 < len(cards) and all_figures[index + 1] == all_figures[index]
        place = ranked[-1].rank if above else index + 1
        ranked.append(Ranked(place, index + 1, above or below, card))
    return ranked


def top_n(cards: Iterable[ScoreCard], need: Need, policy: Policy, n: int) -> list[Ranked]:
    """The first n, filled from all met, then some unknown, then any unmet. A tie cut off still shows."""
    return rank(cards, need, policy)[:n]
