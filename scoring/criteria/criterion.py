"""The protocol that every criterion fulfils: one function from the four values to lines and gates."""

from dataclasses import dataclass
from typing import Any, Protocol

from scoring.gates import GateResult
from scoring.policy import Policy
from scoring.scorecard import Line
from scoring.types import Candidate, Need

Figures = Any
"""A number, or a NumPy array of numbers: a rule that takes one serves one person and a whole pool alike."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a criterion found: weighted lines for the score, gates for the bucket. Both may be empty."""

    lines: tuple[Line, ...] = ()
    gates: tuple[GateResult, ...] = ()


NOT_ASKED = Finding()


class Criterion(Protocol):
    """A part of the score. It must be pure, deterministic and free of the order of its input.

    Lines and gates depend in number, key and weight on the need and the policy alone, so that the cards of
    one need can be compared line by line.
    """

    def __call__(self, candidate: Candidate, need: Need, policy: Policy, as_of: int) -> Finding:
        """Judge one candidate for one need."""
        ...
