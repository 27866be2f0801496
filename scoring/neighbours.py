"""Expand the skills that a requirement names to all that it accepts: narrower ones in full, neighbours in part.

One step only: a neighbour's neighbour proves nothing, and a broader skill does not prove a narrower one.
"""

from collections.abc import Container, Iterable

from scoring.lexicon import Lexicon
from scoring.policy import Policy
from scoring.types import Accepted


def expand(
    skills: Iterable[str], lexicon: Lexicon, policy: Policy, *, elsewhere: Container[str] = ()
) -> tuple[Accepted, ...]:
    """The named skills first, as given, then the others by falling affinity and name.

    A skill that is reached in several ways counts by the nearest. A named skill that the library does not
    hold is accepted as itself. A neighbour that another requirement of the need asks for (`elsewhere`) counts
    there alone: who asks for Vue and for React is not answered twice by Vue.
    """
    asked = tuple(dict.fromkeys(skills))
    affinity: dict[str, float] = {}
    for skill in asked:
        near = {
            other: value
            for other, value in lexicon.affinities(skill).items()
            if value >= policy.affinity_floor and other not in elsewhere
        }
        for other, value in (*near.items(), *((below, 1.0) for below in lexicon.narrower(skill))):
            affinity[other] = max(value, affinity.get(other, 0.0))
    others = sorted((-value, other) for other, value in affinity.items() if other not in asked)
    return (
        *(Accepted(skill, 1.0, asked=True) for skill in asked),
        *(Accepted(other, -negative, asked=False) for negative, other in others),
    )
